import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import { Page, Tabs, useCan, useFormat, useViewer } from '#app/ui/index.ts';

/** Heading and tabs shared by the organisation's pages. */
export function OrganisationFrame({ tab, children }: { tab: 'profile' | 'verification' | 'members' | 'tokens'; children: ReactNode }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { org } = useViewer();
  const can = useCan();
  const name = org ? pick(org.nameZh, org.nameEn) : '';
  return (
    <Page title={`${t(`org:tabs.${tab}`)} · ${name}`} heading={name}>
      <Tabs label={t('org:title')} tabs={[
        { label: t('org:tabs.profile'), to: paths.organisation() },
        { label: t('org:tabs.verification'), to: paths.verification() },
        { label: t('org:tabs.members'), to: paths.members() },
        ...(can('token.manage') ? [{ label: t('org:tabs.tokens'), to: paths.tokens() }] : []),
      ]} />
      {children}
    </Page>
  );
}
