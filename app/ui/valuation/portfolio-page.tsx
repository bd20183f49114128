import { useEffect } from 'react';
import { Form, Link, useRevalidator } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { SCENARIOS, type BatchResource, type PortfolioValue, type ValuationItem } from '#app/modules/valuation/contract.ts';
import type { Words } from '#app/modules/valuation/wording.pure.ts';
import { ErrorNotice, Notice, type Answer } from '../forms/index.ts';
import { Badge, DataTable, DateText, EmptyState, LinkButton, Page, Pager, Section, SubmitButton, useCan } from '../index.ts';
import { BandCell } from './history-page.tsx';
import { useWords } from './use-words.ts';
import classes from './valuation.module.css';

export interface PortfolioValueData { value: PortfolioValue; batches: BatchResource[]; items: ValuationItem[]; next_cursor: string | null }

const POLL_MS = 2_000;
const TONES = { queued: 'wait', running: 'wait', succeeded: 'good', failed: 'bad' } as const;

/** Asks again while something runs; not while nobody looks. */
function usePolling(active: boolean) {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!active || state !== 'idle') return;
    const look = () => { if (!document.hidden) void revalidate(); };
    const timer = setTimeout(look, POLL_MS);
    document.addEventListener('visibilitychange', look);
    return () => { clearTimeout(timer); document.removeEventListener('visibilitychange', look); };
  }, [active, state, revalidate]);
}

/** What the patents are worth together; and the button that values them all. */
export function PortfolioValuePage({ data, answer }: { data: PortfolioValueData; answer: Answer | null | undefined }) {
  const w = useWords();
  const { t } = w;
  const can = useCan();
  const { value, batches } = data;
  const newest = batches[0];
  const running = newest?.status === 'queued' || newest?.status === 'running';
  usePolling(running);
  const empty = value.patents === 0;
  return (
    <Page title={t('valuation:portfolio.title')} lead={t('valuation:portfolio.lead')} crumbs={[{ label: t('nav.portfolio'), to: paths.portfolio() }]}>
      <ErrorNotice answer={answer} />
      {empty ? <EmptyState title={t('valuation:portfolio.empty')} action={can('patent.import') ? <LinkButton to={paths.imports()}>{t('valuation:portfolio.import')}</LinkButton> : undefined} /> : (
        <>
          <Totals value={value} w={w} />
          {can('valuation.write') || newest ? (
            <Section title={t('valuation:portfolio.batch')} hint={t('valuation:portfolio.goHint')}>
              <div className="jz-stack">
                {newest ? <BatchState batch={newest} w={w} /> : null}
                {can('valuation.write') && !running ? (
                  <Form method="post" className={classes.inline}>
                    <label>{t('valuation:portfolio.scenario')}<select name="scenario" defaultValue="management">{SCENARIOS.map((s) => <option key={s} value={s}>{t(`valuation:scenario.${s}`)}</option>)}</select></label>
                    <SubmitButton>{t('valuation:portfolio.go')}</SubmitButton>
                  </Form>
                ) : running ? <p className="jz-small jz-muted">{t('valuation:portfolio.running')}</p> : null}
              </div>
            </Section>
          ) : null}
          <Section title={t('valuation:portfolio.table')}>
            {data.items.length ? (
              <DataTable rows={data.items} rowKey={(r) => r.id} caption={t('valuation:portfolio.table')} columns={[
                { key: 'patent', label: t('valuation:portfolio.patent'), cell: (r) => <div><Link to={paths.valuation(r.patent_number)}>{w.pick(r.title_zh, r.title_en) || r.patent_number}</Link><div className="jz-small jz-muted jz-num">{r.patent_number}</div></div> },
                { key: 'score', label: t('valuation:history.score'), align: 'end', cell: (r) => (r.score === null ? '–' : w.number(r.score, 1)) },
                { key: 'base', label: t('valuation:band.base'), align: 'end', cell: (r) => (r.band ? w.money(r.band.base) : '–') },
                { key: 'band', label: t('valuation:history.band'), align: 'end', cell: (r) => <BandCell item={r} /> },
                { key: 'scenario', label: t('valuation:history.scenario'), cell: (r) => t(`valuation:scenario.${r.scenario}`) },
                { key: 'day', label: t('valuation:history.day'), shrink: true, cell: (r) => <DateText value={r.valued_on} /> },
              ]} />
            ) : <p className="jz-muted">{t('valuation:portfolio.none')}</p>}
            <Pager nextCursor={data.next_cursor} />
          </Section>
        </>
      )}
    </Page>
  );
}

function Totals({ value, w }: { value: PortfolioValue; w: Words }) {
  const { t } = w;
  const most = Math.max(1, ...value.scores.deciles);
  const scored = value.scores.deciles.some((n) => n > 0);
  return (
    <Section title={t('valuation:portfolio.totals')} hint={t('valuation:portfolio.note')}>
      <div className="jz-stack">
        {[...value.totals].sort((a, b) => (a.basis === b.basis ? 0 : a.basis === 'methods' ? -1 : 1)).map((total) => {
          const money = (amount: number) => w.money({ currency: total.currency, amount });
          return (
            <div key={`${total.currency}-${total.basis}`}>
              <p className="jz-small jz-muted">{total.currency} · {t(`valuation:portfolio.basis.${total.basis}`)} · {t('valuation:portfolio.count', { count: total.patents })}</p>
              <dl className={classes.band}>{(['low', 'base', 'high'] as const).map((end) => <div key={end} data-base={end === 'base' || undefined}><dt>{t(`valuation:band.${end}`)}</dt><dd>{money(total[end])}</dd></div>)}</dl>
            </div>
          );
        })}
        {value.totals.length ? null : <p>{t('valuation:portfolio.none')}</p>}
        <dl className={classes.counts}>
          {(['patents', 'valued', 'unvalued', 'vetoed'] as const).map((key) => <div key={key}><dt>{t(`valuation:portfolio.${key}`)}</dt><dd>{w.number(value[key])}</dd></div>)}
          {value.scores.mean === null ? null : <div><dt>{t('valuation:portfolio.mean')}</dt><dd>{w.number(value.scores.mean, 1)}</dd></div>}
        </dl>
        {scored ? (
          <details>
            <summary>{t('valuation:portfolio.deciles')}</summary>
            <ul className={classes.sides}>
              {value.scores.deciles.map((n, i) => {
                const label = `${t('valuation:portfolio.decile', { from: i * 10, to: i * 10 + 10 })}${t('valuation:colon')}${t('valuation:portfolio.decileCount', { count: n })}`;
                return <li key={i}><span className="jz-small">{label}</span><progress className={classes.progress} max={most} value={n} aria-label={label} /></li>;
              })}
            </ul>
          </details>
        ) : null}
      </div>
    </Section>
  );
}

/** Where a batch is, what came of it, and what could not be valued. */
function BatchState({ batch, w }: { batch: BatchResource; w: Words }) {
  const { t } = w;
  const active = batch.status === 'queued' || batch.status === 'running';
  const label = t('valuation:portfolio.progress', { done: w.number(batch.patents.done), total: w.number(batch.patents.total) });
  return (
    <div className="jz-stack" aria-live="polite">
      <p className="jz-row"><Badge tone={TONES[batch.status]}>{t(`valuation:portfolio.status.${batch.status}`)}</Badge> <span className="jz-small jz-muted">{t(`valuation:scenario.${batch.scenario}`)} · {t('valuation:portfolio.startedAt', { day: w.instant(batch.created_at) })}</span></p>
      {active ? <div><progress className={classes.progress} max={batch.patents.total || 1} value={batch.patents.done} aria-label={label} /><p className="jz-small jz-num">{label}</p></div>
        : <p>{t('valuation:portfolio.result', batch.patents)}</p>}
      {batch.status === 'failed' ? <Notice tone="bad"><p>{t('valuation:portfolio.failed', { code: t(`errors:${batch.error ?? 'internal'}`, { defaultValue: t('errors:internal') }) })}</p></Notice> : null}
      {batch.problems.length ? (
        <details>
          <summary>{t('valuation:portfolio.problems')} ({batch.problems.length})</summary>
          <ul className={classes.limits}>{batch.problems.map((p) => <li key={p.patent_number}><Link to={paths.valuation(p.patent_number)}>{p.patent_number}</Link>{t('valuation:colon')}{t(`errors:field.${p.code}`, { defaultValue: t('errors:field.invalid') })}</li>)}</ul>
        </details>
      ) : null}
    </div>
  );
}
