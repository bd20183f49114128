import { useTranslation } from '#app/i18n/react.tsx';
import { Form, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { appealByLink, viewClaim } from '#app/modules/patents/appeal-claim.server.ts';
import { AppealInput } from '#app/modules/patents/contract-ownership.ts';
import { ErrorNotice, Fields, FormActions, getFormProps, Notice, TextAreaField, useAppForm, type Answer } from '#app/ui/forms/index.ts';
import { Badge, DateText, KeyValue, Page, Section, SubmitButton, useFormat, type ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['rights'], shell: { search: false } };
const Params = z.object({ token: z.string().min(10).max(120) });

/** Where a claim stands, for whoever holds the link in its mails. Reading changes nothing. */
export const loader = defineLoader({ access: 'public', params: Params }, ({ params, services }) => viewClaim(services, params.token));

export const action = defineAction({ access: 'public', params: Params, form: AppealInput }, async ({ params, services }, input) => {
  await appealByLink(services, params.token, input);
  return { told: 'appealSent' };
});

const TONES = { open: 'wait', upheld: 'good', dismissed: 'neutral' } as const;

function Appeal({ answer }: { answer: Answer | undefined }) {
  const { t } = useTranslation();
  const [form, fields] = useAppForm({ schema: AppealInput, answer: answer ?? null, id: 'appeal' });
  return (
    <Section title={t('rights:claim.appealTitle')} hint={t('rights:claim.appealText')}>
      <Form method="post" {...getFormProps(form)}>
        <Fields>
          {answer?.error && answer.error.code !== 'validation' ? <ErrorNotice answer={answer} /> : null}
          <TextAreaField field={fields.reason} label={t('rights:proof.appealReason')} hint={t('rights:proof.appealReasonHint')} rows={4} />
          <FormActions><SubmitButton>{t('rights:claim.appealGo')}</SubmitButton></FormActions>
        </Fields>
      </Form>
    </Section>
  );
}

export default function ClaimView() {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const claim = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page title={t('rights:claim.viewTitle')} width="narrow" lead={<>{pick(claim.title.zh, claim.title.en)} <span className="jz-num">{claim.number}</span></>}>
      {answer?.done ? <Notice tone="good"><p>{t('rights:claim.appealSent')}</p></Notice> : null}
      <Section title={t('rights:verify.now')} actions={<Badge tone={TONES[claim.state]} date={claim.decided_at}>{t(`rights:claim.state.${claim.state}`)}</Badge>}>
        <div className="jz-stack">
          {claim.state === 'open' ? <p>{t('rights:claim.openText')}</p> : null}
          <KeyValue items={[
            { key: t('rights:claim.organisation'), value: claim.organisation }, { key: t('rights:claim.said'), value: claim.reason }, { key: t('rights:claim.at'), value: <DateText value={claim.created_at} time /> },
            claim.state !== 'open' && claim.decided_at ? { key: t('rights:claim.decided'), value: <DateText value={claim.decided_at} time /> } : null,
            claim.decision ? { key: t('rights:claim.decision'), value: claim.decision } : null,
          ]} />
          {claim.appealed && claim.state !== 'open' ? <p className="jz-small jz-muted">{t('rights:claim.appealed')}</p> : null}
        </div>
      </Section>
      {claim.can_appeal ? <Appeal answer={answer} /> : null}
    </Page>
  );
}
