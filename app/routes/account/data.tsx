import { useTranslation } from '#app/i18n/react.tsx';
import { Form, useActionData, useLoaderData } from 'react-router';
import { ownCookies } from '#app/http/cookies.server.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { CloseAccountInput } from '#app/modules/identity/contract.ts';
import { isFresh } from '#app/modules/identity/proof.ts';
import { signOut } from '#app/modules/identity/sign-out.server.ts';
import { closeAccount, closingHindrances } from '#app/modules/orgs/close-account.server.ts';
import { clientOf, demandProof, redirectWith } from '#app/routes/auth/reply.server.ts';
import { ProofLink } from '#app/ui/account/proof-link.tsx';
import { Section, SubmitButton, useFormat, type ShellHandle } from '#app/ui/index.ts';
import { CheckboxField, ErrorNotice, Fields, FormActions, getFormProps, Notice, useAppForm } from '#app/ui/forms/index.ts';
import { AccountFrame } from './frame.tsx';

export const handle: ShellHandle = { texts: ['security'] };

export const loader = defineLoader({ access: 'user' }, async ({ scope, viewer, services }) => ({
  fresh: isFresh(viewer.session, services.clock.now()),
  hindrances: (await closingHindrances(services, scope.userId)).map((h) => ({ id: h.orgId, zh: h.nameZh, en: h.nameEn, obstacles: h.obstacles })),
}));

export const action = defineAction({ access: 'user', form: CloseAccountInput }, async (ask) => {
  demandProof(ask, paths.personalData());
  await closeAccount(ask.services, ask.scope.userId, clientOf(ask));
  const cookies = await signOut(ask.services, null, ownCookies(ask.request.headers.get('cookie')), clientOf(ask));
  return redirectWith(`${paths.login()}?closed=`, cookies);
});

function Close({ fresh, hindrances }: { fresh: boolean; hindrances: { id: string; zh: string; en: string; obstacles: string[] }[] }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const answer = useActionData<typeof action>();
  const [form, fields] = useAppForm({ schema: CloseAccountInput, answer, id: 'close' });
  if (hindrances.length) {
    return (
      <Notice tone="attention" title={t('security:close.notYet')}>
        <ul>{hindrances.map((h) => <li key={h.id}>{t('security:close.because', { org: pick(h.zh, h.en), what: h.obstacles.map((o) => t(`security:close.obstacle.${o}`)).join(t('security:close.and')) })}</li>)}</ul>
      </Notice>
    );
  }
  if (!fresh) return <ProofLink next={paths.personalData()} />;
  return (
    <Form method="post" {...getFormProps(form)}>
      <Fields>
        {answer?.error?.code === 'validation' ? null : <ErrorNotice answer={answer} />}
        <CheckboxField field={fields.sure} label={t('security:close.sure')} />
        <FormActions><SubmitButton tone="danger">{t('security:close.go')}</SubmitButton></FormActions>
      </Fields>
    </Form>
  );
}

export default function PersonalData() {
  const { t } = useTranslation();
  const { fresh, hindrances } = useLoaderData<typeof loader>();
  return (
    <AccountFrame tab="data">
      <Section title={t('security:data.title')} hint={t('security:data.hint')}>
        <div className="jz-stack">
          {fresh ? <p><a href={paths.personalDataFile()} download>{t('security:data.download')}</a></p> : <ProofLink next={paths.personalData()} />}
          <p className="jz-muted jz-small">{t('security:data.correct')}</p>
        </div>
      </Section>
      <Section title={t('security:close.title')} hint={t('security:close.hint')}>
        <div className="jz-stack">
          <p className="jz-muted">{t('security:close.stays')}</p>
          <Close fresh={fresh} hindrances={hindrances} />
        </div>
      </Section>
    </AccountFrame>
  );
}
