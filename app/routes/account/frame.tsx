import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import { Page, Tabs, useViewer } from '#app/ui/index.ts';

/** Heading and tabs shared by the account's pages. */
export function AccountFrame({ tab, children }: { tab: 'account' | 'security' | 'notices' | 'data'; children: ReactNode }) {
  const { t } = useTranslation();
  const { user } = useViewer();
  return (
    <Page title={t(`security:tabs.${tab}`)} heading={t('security:tabs.heading')} lead={user?.email}>
      <Tabs label={t('security:tabs.heading')} tabs={[
        { label: t('security:tabs.account'), to: paths.account() },
        { label: t('security:tabs.security'), to: paths.security() },
        { label: t('security:tabs.notices'), to: paths.noticeSettings() },
        { label: t('security:tabs.data'), to: paths.personalData() },
      ]} />
      {children}
    </Page>
  );
}
