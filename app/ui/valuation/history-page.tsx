import { Form, Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { ValuationItem } from '#app/modules/valuation/contract.ts';
import { bandText } from '#app/modules/valuation/wording.pure.ts';
import { Badge, Button, DataTable, DateText, EmptyState, LinkButton, Pager, Section, useCan } from '../index.ts';
import { ValuationFrame, type PatentHead } from './frame.tsx';
import { useWords } from './use-words.ts';
import classes from './valuation.module.css';

/** Every snapshot of a patent; two of them can be laid side by side. */
export function HistoryPage({ data }: { data: { patent: PatentHead; items: ValuationItem[]; next_cursor: string | null } }) {
  const w = useWords();
  const { t } = w;
  const can = useCan();
  const { patent, items } = data;
  const pick = (name: 'a' | 'b', preset: number) => (row: ValuationItem) => (
    <input className={classes.radio} type="radio" name={name} value={row.id} defaultChecked={items[preset]?.id === row.id} aria-label={t('valuation:history.pick', { side: t(`valuation:history.${name}`), day: w.instant(row.created_at) })} />
  );
  const choose = items.length > 1;
  return (
    <ValuationFrame patent={patent} title={t('valuation:history.title')}>
      <Section title={t('valuation:history.title')} hint={t('valuation:history.lead')}>
        {items.length ? (
          <Form method="get" action={`${paths.valuationHistory(patent.number).replace(/history$/, 'compare')}`}>
            <DataTable rows={items} rowKey={(r) => r.id} caption={t('valuation:history.caption')} columns={[
              ...(choose ? [{ key: 'a', label: t('valuation:history.a'), shrink: true, cell: pick('a', 1) }, { key: 'b', label: t('valuation:history.b'), shrink: true, cell: pick('b', 0) }] : []),
              { key: 'day', label: t('valuation:history.day'), cell: (r) => <Link to={paths.valuation(patent.number, r.id)}><DateText value={r.valued_on} /></Link> },
              { key: 'made', label: t('valuation:history.made'), cell: (r) => <DateText value={r.created_at} time /> },
              { key: 'scenario', label: t('valuation:history.scenario'), cell: (r) => <span>{t(`valuation:scenario.${r.scenario}`)} {r.batch_id ? <Badge>{t('valuation:head.batch')}</Badge> : null}</span> },
              { key: 'score', label: t('valuation:history.score'), align: 'end', cell: (r) => (r.score === null ? '–' : w.number(r.score, 1)) },
              { key: 'band', label: t('valuation:history.band'), align: 'end', cell: (r) => <BandCell item={r} /> },
              { key: 'version', label: t('valuation:history.version'), shrink: true, cell: (r) => r.method_version },
            ]} />
            {choose ? <p className={classes.actions}><Button type="submit" tone="primary">{t('valuation:action.compare')}</Button></p> : <p className={classes.note}>{t('valuation:history.only')}</p>}
          </Form>
        ) : <EmptyState title={t('valuation:history.none')} action={can('valuation.write') ? <LinkButton to={paths.valuationNew(patent.number)}>{t('valuation:empty.go')}</LinkButton> : undefined}>{t('valuation:empty.text')}</EmptyState>}
        <Pager nextCursor={data.next_cursor} />
      </Section>
    </ValuationFrame>
  );
}

/** A line's range, with a word where it is no market value. */
export function BandCell({ item }: { item: ValuationItem }) {
  const w = useWords();
  if (item.veto) return <Badge tone="bad">{w.t('valuation:state.vetoed')}</Badge>;
  if (!item.band) return <span className="jz-muted">{w.t('valuation:none')}</span>;
  return <span>{bandText(item.band, w)}{item.basis === 'floor_only' ? <> <Badge tone="wait">{w.t('valuation:reason.floor_only')}</Badge></> : null}</span>;
}
