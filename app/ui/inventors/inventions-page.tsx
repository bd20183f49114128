import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { Invention } from '#app/modules/inventors/contract.ts';
import { Legal } from './legal.tsx';
import { DataTable, DateText, EmptyState, Page, Section, StatusBadge, useFormat, useViewer } from '../index.ts';

/** Home of somebody who is an inventor: their patents, how each stands, and what is still asked of them. */
export function InventionsPage({ inventions }: { inventions: readonly Invention[] }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { user, org } = useViewer();
  return (
    <Page title={t('inventor:mine.title')} heading={t('inventor:mine.hello', { name: user?.name })} lead={org ? t('inventor:mine.lead', { org: pick(org.nameZh, org.nameEn) }) : undefined}>
      <Section title={t('inventor:mine.patents')} hint={t('inventor:mine.privacy')}>
        {inventions.length ? (
          <DataTable rows={[...inventions]} rowKey={(i) => i.patent_id} caption={t('inventor:mine.patents')} columns={[
            { key: 'title', label: t('inventor:patent'), cell: (i) => <div><Link to={paths.invention(i.patent_id)}><strong>{pick(i.title.zh, i.title.en) || i.patent_number}</strong></Link><div className="jz-muted jz-small jz-num">{i.patent_number}</div></div> },
            { key: 'filed', label: t('inventor:filed'), shrink: true, cell: (i) => (i.filing_date ? <DateText value={i.filing_date} /> : '–') },
            { key: 'status', label: t('inventor:legal'), shrink: true, cell: (i) => <Legal status={i.legal_status} /> },
            { key: 'listing', label: t('inventor:market'), shrink: true, cell: (i) => (i.listing ? <StatusBadge kind="listing" status={i.listing.status} /> : <span className="jz-muted">{t('inventor:notListed')}</span>) },
            { key: 'questions', label: t('inventor:questions'), shrink: true, cell: (i) => <Link to={paths.invention(i.patent_id)}>{i.questions.answered < i.questions.asked ? t('inventor:answered', { done: i.questions.answered, all: i.questions.asked }) : t('inventor:allAnswered')}</Link> },
          ]} />
        ) : <EmptyState title={t('inventor:mine.none')}><p>{t('inventor:mine.noneHint')}</p></EmptyState>}
      </Section>
    </Page>
  );
}
