import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import { Page, Tabs, useCan, type Crumb } from '../index.ts';

export interface OperatorFrameProps { title: string; lead?: ReactNode; crumbs?: Crumb[]; children: ReactNode }

/** Heading and tabs shared by the operator's pages; a tab the viewer may not open is not shown. */
export function OperatorFrame({ title, lead, crumbs, children }: OperatorFrameProps) {
  const { t } = useTranslation();
  const can = useCan();
  return (
    <Page title={title} lead={lead} {...(crumbs ? { crumbs } : {})}>
      <Tabs label={t('operator:title')} tabs={[
        { label: t('operator:tabs.queue'), to: paths.operator() },
        { label: t('operator:tabs.approvals'), to: paths.approvals() },
        ...(can('operator.review') ? [{ label: t('operator:tabs.find'), to: paths.operatorFind() }, { label: t('operator:tabs.exposure'), to: paths.operatorExposure() }, { label: t('operator:tabs.outages'), to: paths.operatorOutages() }, { label: t('operator:tabs.people'), to: paths.operatorPeople() }, { label: t('operator:tabs.brokerage'), to: paths.operatorBrokerage() }] : []),
        ...(can('operator.ledger') ? [{ label: t('operator:tabs.ledger'), to: paths.operatorLedger(), end: false }, { label: t('operator:tabs.reconciliation'), to: paths.operatorReconciliation() }, { label: t('operator:tabs.statements'), to: paths.operatorStatements() }] : []),
        ...(can('audit.read') ? [{ label: t('operator:tabs.audit'), to: paths.operatorAudit() }] : []),
      ]} />
      {children}
    </Page>
  );
}
