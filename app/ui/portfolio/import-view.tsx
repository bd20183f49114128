import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRevalidator } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { DataTable, LinkButton, Section, useFormat, type Column } from '../index.ts';
import type { ImportProblemView, ImportView as Import } from './types.ts';
import classes from './portfolio.module.css';

/** How often a running import is looked at again. */
const POLL_MS = 1_000;

/** Asks again while `active`, one question at a time; stops by itself. */
export function usePolling(active: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!active || state !== 'idle') return;
    const timer = setTimeout(() => { if (!document.hidden) void revalidate(); }, POLL_MS);
    const onShow = () => { if (!document.hidden) void revalidate(); };
    document.addEventListener('visibilitychange', onShow);
    return () => { clearTimeout(timer); document.removeEventListener('visibilitychange', onShow); };
  }, [active, state, revalidate]);
}

/** Where an import stands, what came of it, and what to do next. */
export function ImportState({ item }: { item: Import }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const active = item.status === 'queued' || item.status === 'running';
  usePolling(active);
  if (active) {
    return (
      <Section>
        <p role="status">{item.status === 'queued' ? t('imports:detail.queued') : t('imports:detail.running', { total: number(item.rows.total) })}</p>
        <progress className={classes.progress} aria-label={t(`ui:status.import.${item.status}`)} />
        {item.rows.total ? <Counts item={item} /> : null}
      </Section>
    );
  }
  if (item.status === 'failed') {
    return (
      <Section look="wake" title={t('imports:detail.failed')}>
        <div className="jz-stack">
          <p role="status">{item.error?.message}</p>
          <p className="jz-muted">{t('imports:detail.failedKept')}</p>
          {item.rows.total ? <Counts item={item} /> : null}
          <p><LinkButton to={paths.imports()}>{t('imports:detail.again')}</LinkButton></p>
        </div>
      </Section>
    );
  }
  return (
    <Section title={t('imports:detail.counts')}>
      <div className="jz-stack">
        <Counts item={item} />
        <NextStep item={item} />
      </div>
    </Section>
  );
}

function Counts({ item: { rows } }: { item: Import }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <dl className={classes.counts}>
      {([['rows', rows.total], ['created', rows.created], ['updated', rows.updated], ['unchanged', rows.unchanged], ['rejected', rows.rejected]] as const).map(([key, value]) => (
        <div key={key} data-tone={key === 'rejected' && value > 0 ? 'bad' : undefined}><dt>{t(`imports:col.${key}`)}</dt><dd>{number(value)}</dd></div>
      ))}
    </dl>
  );
}

function NextStep({ item: { rows, dry_run: dry } }: { item: Import }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  if (dry) return <div className="jz-row"><p role="status">{t('imports:detail.dry')}</p><LinkButton to={paths.imports()}>{t('imports:detail.dryGo')}</LinkButton></div>;
  const good = rows.created + rows.updated + rows.unchanged > 0;
  const words = rows.created ? t('imports:detail.wake', { count: rows.created, total: number(rows.created) }) : rows.updated ? t('imports:detail.updated', { count: rows.updated }) : rows.rejected ? t('imports:detail.onlyRejected', { count: rows.rejected }) : t('imports:detail.nothing');
  return <div className="jz-row"><p role="status">{words}</p>{good ? <LinkButton to={`${paths.portfolio()}?listed=no`}>{t('imports:detail.created')}</LinkButton> : <LinkButton to={paths.imports()}>{t('imports:detail.again')}</LinkButton>}</div>;
}

/** Rows that were refused or read with reservations, and why. */
export function ImportProblems({ item, problems }: { item: Import; problems: readonly ImportProblemView[] }) {
  const { t } = useTranslation();
  if (!problems.length) return item.status === 'succeeded' && item.rows.total ? <p className="jz-muted">{t('imports:detail.allGood')}</p> : null;
  const columns: Column<ImportProblemView & { n: number }>[] = [
    { key: 'row', label: t('imports:detail.row'), cell: (p) => p.row, align: 'end', shrink: true },
    { key: 'field', label: t('imports:detail.field'), cell: (p) => t(`portfolio:factName.${p.field}`, { defaultValue: p.field }) },
    { key: 'why', label: t('imports:detail.why'), cell: (p) => p.message },
    { key: 'value', label: t('imports:detail.value'), cell: (p) => <span className={classes.value}>{p.value}</span> },
  ];
  return (
    <Section title={t('imports:detail.problems')} hint={t('imports:detail.problemsHint')} actions={<LinkButton tone="secondary" small reloadDocument to={paths.importErrors(item.id)}>{t('imports:detail.download')}</LinkButton>}>
      <DataTable rows={problems.map((p, n) => ({ ...p, n }))} columns={columns} rowKey={(p) => String(p.n)} caption={t('imports:detail.problems')} />
      {problems.length >= 100 ? <p className="jz-small jz-muted">{t('imports:detail.first', { count: problems.length })}</p> : null}
    </Section>
  );
}
