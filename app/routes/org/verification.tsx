import { useTranslation } from '#app/i18n/react.tsx';
import { useActionData, useLoaderData } from 'react-router';
import { COUNTRIES_ABROAD } from '#app/core/countries.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { ownOrganisation } from '#app/modules/orgs/profile.server.ts';
import { submitVerification, verificationStatus, withdrawVerification } from '#app/modules/orgs/submit-verification.server.ts';
import { VerificationSections, zVerificationForm } from '#app/ui/identity/verification-page.tsx';
import { useCan, type ShellHandle } from '#app/ui/index.ts';
import { evidenceOf } from '../evidence.server.ts';
import { readForm } from '../file-form.server.ts';
import { OrganisationFrame } from './frame.tsx';

export const handle: ShellHandle = { texts: ['org', 'rights'] };

export const loader = defineLoader({ access: 'org.read' }, async ({ scope, services, locale }) => {
  const [status, org] = await Promise.all([verificationStatus(services, scope), ownOrganisation(services, scope)]);
  // Named here and not in the browser: two runtimes may know a country by different names.
  const name = new Intl.DisplayNames([locale === 'zh' ? 'zh-CN' : 'en'], { type: 'region' });
  const countries = COUNTRIES_ABROAD.map((code) => ({ code, name: name.of(code) ?? code })).sort((a, b) => a.name.localeCompare(b.name, locale === 'zh' ? 'zh-CN' : 'en'));
  return { status, countries, names: { zh: org.nameZh.replace(/（演示）$/, ''), en: org.nameEn } };
});

export const action = defineAction({ access: { submit: 'org.manage', withdraw: 'org.manage' }, form: zVerificationForm, read: readForm }, async (ask, input) => {
  const { scope, services } = ask;
  if (input.intent === 'withdraw') {
    await withdrawVerification(services, scope);
    return { intent: input.intent, told: 'withdrawn' };
  }
  await submitVerification(services, scope, input, await evidenceOf(ask));
  return { intent: input.intent, told: 'done' };
});

export default function Verification() {
  const { t } = useTranslation();
  const can = useCan();
  return (
    <OrganisationFrame tab="verification">
      <p>{t('rights:verify.lead')}</p>
      <VerificationSections data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} manage={can('org.manage')} />
    </OrganisationFrame>
  );
}
