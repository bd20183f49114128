import { useTranslation } from '#app/i18n/react.tsx';
import { Form, useActionData, useLoaderData } from 'react-router';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { UpdateOrganisationInput } from '#app/modules/orgs/contract.ts';
import { ownOrganisation, updateOrganisation } from '#app/modules/orgs/profile.server.ts';
import { REGIONS } from '#app/modules/orgs/regions.ts';
import { legalDay } from '#app/core/clock.ts';
import { ownVerification } from '#app/modules/orgs/verification.ts';
import { VerificationBadge } from '#app/ui/identity/badges.tsx';
import { Badge, DateText, KeyValue, LinkButton, Section, SubmitButton, useCan, useFormat, type ShellHandle } from '#app/ui/index.ts';
import { ConfirmButton, DoneNotice, ErrorNotice, FieldRow, Fields, FormActions, getFormProps, Notice, SelectField, TextAreaField, TextField, useAppForm } from '#app/ui/forms/index.ts';
import { paths } from '#app/http/paths.ts';
import { getPayoutAccount } from '#app/modules/payments/payout-account.server.ts';
import { OrganisationFrame } from './frame.tsx';

export const handle: ShellHandle = { texts: ['org', 'rights'] };

export const loader = defineLoader({ access: 'org.read' }, async ({ scope, services }) => {
  const org = await ownOrganisation(services, scope);
  return {
    name_zh: org.nameZh, name_en: org.nameEn, about_zh: org.aboutZh, about_en: org.aboutEn, region: org.region,
    // Only who is paid has an account to show; the provider is asked, so a page that needs no answer does not wait for one.
    payout: org.kind === 'university' || org.kind === 'broker' ? await getPayoutAccount(services, scope) : null,
    kind: org.kind, stateOwned: org.stateOwned, verification: ownVerification(org, legalDay(services.clock.now())), nameHeld: org.nameHeldAt !== null,
  };
});

export const action = defineAction({ access: 'org.manage', form: UpdateOrganisationInput }, async ({ scope, services }, input) => {
  await updateOrganisation(services, scope, input);
  return { saved: true };
});

type Data = Awaited<ReturnType<typeof loader>>;

function Facts({ org, full }: { org: Data; full: boolean }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <KeyValue items={[
      { key: t('org:profile.kind'), value: t(`ui:vocab.orgKind.${org.kind}`) },
      { key: t('org:profile.state'), value: org.stateOwned ? t('ui:yes') : t('ui:no') },
      full && { key: t('org:field.region'), value: t(`ui:vocab.region.${org.region}`) },
      full && { key: t('org:field.name_zh'), value: org.name_zh },
      full && { key: t('org:field.name_en'), value: org.name_en },
      full && { key: t('org:field.about_zh'), value: pick(org.about_zh, org.about_en) || t('ui:notGiven') },
    ]} />
  );
}

const PAYOUT_TONE = { ready: 'good', incomplete: 'attention', none: 'wait', unknown: 'neutral' } as const;

/** Where the organisation is paid: the state at the payment provider, and the way to its page for those who may. */
function Payout({ account, manage }: { account: NonNullable<Data['payout']>; manage: boolean }) {
  const { t } = useTranslation();
  return (
    <Section title={t('org:payout.title')} hint={t('org:payout.hint')} actions={<Badge tone={PAYOUT_TONE[account.state]}>{t(`org:payout.state.${account.state}`)}</Badge>}>
      <div className="jz-stack">
        <p>{t(`org:payout.say.${account.state}`)}</p>
        {manage && account.state !== 'ready' && account.state !== 'unknown' ? <Form method="post" action={paths.payoutAccount()} reloadDocument><SubmitButton>{t('org:payout.go')}</SubmitButton></Form> : null}
        {account.cools_until ? <Notice tone="attention"><p>{t('org:payout.cools')} <DateText value={account.cools_until} time />. {t('org:payout.coolsHint')}</p></Notice> : null}
        {account.replacing ? <p className="jz-muted">{t('org:payout.replacing')}</p> : null}
        {manage && (account.state === 'ready' || account.replacing) ? <Replace begun={account.replacing} /> : null}
      </div>
    </Section>
  );
}

/** Another account in the place of the present one: begun with a question, taken up again without. */
function Replace({ begun }: { begun: boolean }) {
  const { t } = useTranslation();
  return (
    <Form method="post" action={paths.payoutAccount()} reloadDocument>
      <input type="hidden" name="change" value="yes" />
      {begun ? <SubmitButton tone="secondary">{t('org:payout.resume')}</SubmitButton>
        : <ConfirmButton tone="secondary" title={t('org:payout.changeTitle')} body={<p>{t('org:payout.changeBody')}</p>} go={t('org:payout.changeGo')}>{t('org:payout.change')}</ConfirmButton>}
    </Form>
  );
}

export default function Organisation() {
  const { t } = useTranslation();
  const can = useCan();
  const org = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useAppForm({ schema: UpdateOrganisationInput, answer, id: 'organisation', defaultValue: { name_zh: org.name_zh, name_en: org.name_en, about_zh: org.about_zh, about_en: org.about_en, region: org.region as never } });
  const manage = can('org.manage');
  return (
    <OrganisationFrame tab="profile">
      {org.kind === 'operator' || org.verification.state === 'verified' ? null : (
        <Notice tone="attention" title={t('rights:verify.cta')}>
          <p>{t(`rights:verify.ctaText.${org.verification.state}`)}</p>
          <p><LinkButton small to={paths.verification()}>{t('rights:verify.go2')}</LinkButton></p>
        </Notice>
      )}
      {org.nameHeld ? <Notice tone="attention" title={t('rights:verify.held')}><p>{t('rights:verify.heldText')}</p></Notice> : null}
      <Section title={t('org:profile.title')} actions={<VerificationBadge verification={org.verification} />}>
        <div className="jz-stack">
          <Facts org={org} full={!manage} />
          {manage ? (
            <Form method="post" {...getFormProps(form)}>
              <Fields>
                <DoneNotice answer={answer} />
                {answer?.error?.code === 'validation' ? null : <ErrorNotice answer={answer} />}
                <FieldRow>
                  <TextField field={fields.name_zh} label={t('org:field.name_zh')} hint={org.verification.verified ? t('org:profile.renameHint') : undefined} />
                  <TextField field={fields.name_en} label={t('org:field.name_en')} hint={org.verification.verified ? t('org:profile.renameHint') : undefined} />
                </FieldRow>
                <SelectField field={fields.region} label={t('org:field.region')} options={REGIONS.map((code) => ({ value: code, label: t(`ui:vocab.region.${code}`) }))} />
                <FieldRow>
                  <TextAreaField field={fields.about_zh} label={t('org:field.about_zh')} rows={3} optional />
                  <TextAreaField field={fields.about_en} label={t('org:field.about_en')} rows={3} optional />
                </FieldRow>
                <FormActions><SubmitButton>{t('org:profile.save')}</SubmitButton></FormActions>
              </Fields>
            </Form>
          ) : null}
        </div>
      </Section>
      {org.payout ? <Payout account={org.payout} manage={manage} /> : null}
    </OrganisationFrame>
  );
}
