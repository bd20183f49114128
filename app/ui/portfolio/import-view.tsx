import { useEffect } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form, useNavigation, useRevalidator } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { ConfirmButton, ErrorNotice, type Answer } from '../forms/index.ts';
import { Badge, DataTable, LinkButton, Section, useFormat, type Column } from '../index.ts';
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
  const active = item.status === 'checking' || item.status === 'queued' || item.status === 'running';
  usePolling(active);
  if (active) {
    return (
      <Section>
        <p role="status">{item.status === 'running' ? t('imports:detail.running', { total: number(item.rows.total) }) : t(`imports:detail.${item.status}`)}</p>
        <progress className={classes.progress} aria-label={t(`ui:status.import.${item.status}`)} />
        {item.rows.total ? <Counts item={item} /> : null}
      </Section>
    );
  }
  if (item.status === 'discarded' || item.status === 'undone') {
    return (
      <Section>
        <div className="jz-row"><p role="status">{t(`imports:detail.${item.status}`)}</p><LinkButton to={paths.imports()}>{t('imports:detail.again')}</LinkButton></div>
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
      {([['rows', rows.total], ['created', rows.created], ['updated', rows.updated], ['unchanged', rows.unchanged], ['rejected', rows.rejected], ['warned', rows.warned]] as const).map(([key, value]) => (
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

/** Formats whose refused rows can be given back as a table to mend. */
const TABLES: ReadonlySet<string> = new Set(['csv', 'xlsx', 'xls']);

/** Rows that were refused or read with reservations, and why. */
export function ImportProblems({ item, problems }: { item: Import; problems: readonly ImportProblemView[] }) {
  const { t } = useTranslation();
  if (!problems.length) return item.status === 'succeeded' && item.rows.total ? <p className="jz-muted">{t('imports:detail.allGood')}</p> : null;
  const columns: Column<ImportProblemView & { n: number }>[] = [
    { key: 'row', label: t('imports:detail.row'), cell: (p) => p.row, align: 'end', shrink: true },
    ...(problems.some((p) => p.entry) ? [{ key: 'entry', label: t('imports:detail.entry'), cell: (p: ImportProblemView) => <span className={classes.value}>{p.entry}</span> }] : []),
    { key: 'what', label: t('imports:detail.what'), cell: (p) => <Badge tone={p.severity === 'error' ? 'bad' : 'attention'}>{t(`imports:severity.${p.severity}`)}</Badge>, shrink: true },
    { key: 'field', label: t('imports:detail.field'), cell: (p) => p.column || t(`imports:field.${p.field}`, { defaultValue: t(`portfolio:factName.${p.field}`, { defaultValue: p.field }) }) },
    { key: 'why', label: t('imports:detail.why'), cell: (p) => <span>{p.message}{p.expected && p.severity === 'error' ? <span className="jz-small jz-muted"> {t('imports:detail.expected', { form: p.expected })}</span> : null}</span> },
    { key: 'value', label: t('imports:detail.value'), cell: (p) => <span className={classes.value}>{p.value}</span> },
  ];
  return (
    <Section title={t('imports:detail.problems')} hint={t('imports:detail.problemsHint')} actions={(
      <>
        <LinkButton tone="secondary" small reloadDocument to={paths.importErrors(item.id)}>{t('imports:detail.download')}</LinkButton>
        {item.rows.rejected > 0 && TABLES.has(item.format)
          ? <LinkButton tone="secondary" small reloadDocument to={paths.importRejected(item.id)}>{t('imports:detail.rejectedRows')}</LinkButton> : null}
      </>
    )}>
      <DataTable rows={problems.map((p, n) => ({ ...p, n }))} columns={columns} rowKey={(p) => String(p.n)} caption={t('imports:detail.problems')} />
      {problems.length >= 100 ? <p className="jz-small jz-muted">{t('imports:detail.first', { count: problems.length })}</p> : null}
    </Section>
  );
}

/** Takes the whole import back, after a question that says what goes. Shown while there is something to take back. */
export function UndoImport({ item, answer }: { item: Import; answer: Answer | null | undefined }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const pending = useNavigation().state !== 'idle';
  const { created, updated } = item.rows;
  const blocked = (answer?.error?.details.blocked ?? []) as { number: string; reason: string }[];
  if (item.dry_run || (item.status !== 'succeeded' && item.status !== 'failed') || created + updated === 0) return null;
  const counts = { created: number(created), updated: number(updated) };
  return (
    <Section look="plain" title={t('imports:undo.title')} hint={t('imports:undo.hint')}>
      <Form method="post">
        <div className="jz-stack">
          <ErrorNotice answer={answer}>
            {blocked.length > 0 ? <ul>{blocked.map((b) => <li key={b.number}><span className="jz-num">{b.number}</span> {t(`imports:undo.why.${b.reason}`)}</li>)}</ul> : null}
          </ErrorNotice>
          <div><ConfirmButton name="intent" value="undo" title={t('imports:undo.ask')} body={t('imports:undo.body', counts)} pending={pending}>{t('imports:undo.go')}</ConfirmButton></div>
        </div>
      </Form>
    </Section>
  );
}
