import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import type { DealResource } from '#app/modules/deals/contract.ts';
import { useFormat } from '../hooks.ts';
import { SubmitButton } from '../kit/button.tsx';
import { DataTable, type Column } from '../kit/lists.tsx';
import { Badge } from '../kit/status.tsx';
import { Section } from '../kit/page.tsx';
import { DateText, Money } from '../kit/values.tsx';
import classes from './deal.module.css';

type Period = DealResource['royalties'][number];

/** Periods of a running royalty; the licensee reports a period once it is over. `today` as YYYY-MM-DD. */
export function Royalties({ deal, today }: { deal: DealResource; today: string }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  if (!deal.royalties.length) return null;
  const open = (p: Period) => p.reported_at === null && p.period_end < today;
  const columns: Column<Period>[] = [
    { key: 'period', label: t('deal:royalty.period'), cell: (p) => `${day(p.period_start)} – ${day(p.period_end)}` },
    { key: 'due', label: t('deal:royalty.due'), cell: (p) => <DateText value={p.due_on} /> },
    { key: 'sales', label: t('deal:royalty.sales'), align: 'end', cell: (p) => (p.sales ? <Money value={p.sales} style="exact" /> : '—') },
    { key: 'royalty', label: t('deal:royalty.royalty'), align: 'end', cell: (p) => (p.royalty ? <Money value={p.royalty} style="exact" /> : '—') },
    { key: 'state', label: t('deal:royalty.state'), shrink: true, cell: (p) => (p.reported_at ? <Badge tone="good" date={p.reported_at}>{t('deal:royalty.reported')}</Badge> : open(p) ? <Badge tone="attention">{t('deal:royalty.overdue')}</Badge> : <Badge tone="wait">{t('deal:royalty.waiting')}</Badge>) },
  ];
  const next = deal.my_role === 'buyer' ? deal.royalties.find(open) : undefined;
  return (
    <Section title={t('deal:royalty.title')} hint={t('deal:royalty.hint')}>
      {next ? (
        <Form method="post" className={classes.fields} preventScrollReset>
          <input type="hidden" name="intent" value="royalty" />
          <input type="hidden" name="period_start" value={next.period_start} />
          <label>{t('deal:royalty.salesField')} ({day(next.period_start)} – {day(next.period_end)})<input className={classes.input} name="sales" inputMode="decimal" required autoComplete="off" /></label>
          <div><SubmitButton tone="secondary" name="go" value="royalty">{t('deal:royalty.report')}</SubmitButton></div>
        </Form>
      ) : null}
      <DataTable rows={deal.royalties} columns={columns} rowKey={(p) => p.period_start} caption={t('deal:royalty.caption')} />
    </Section>
  );
}
