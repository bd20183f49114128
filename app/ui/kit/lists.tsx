import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Link, NavLink, useSearchParams } from 'react-router';
import { DateText } from './values.tsx';
import type { Tone } from './status.tsx';
import { LinkButton } from './button.tsx';
import { WideBox } from './wide-box.tsx';
import classes from './lists.module.css';

export interface Column<T> {
  key: string;
  label: ReactNode;
  /** Words before the cell on a phone; the label when it is a string. Null: the cell stands alone (actions). */
  phone?: string | null;
  cell: (row: T) => ReactNode;
  /** `end` for amounts and counts (tabular figures). */
  align?: 'end';
  /** As narrow as its content. */
  shrink?: boolean;
}

/** Rows as a plain table; each row becomes a card on a phone. `caption` names it for screen readers and, unless hidden, for all. Too wide for its place, it scrolls by itself, for the keyboard too. */
export function DataTable<T>({ rows, columns, rowKey, caption, showCaption }: { rows: readonly T[]; columns: Column<T>[]; rowKey: (row: T) => string; caption: string; showCaption?: boolean }) {
  const phone = (c: Column<T>) => (c.phone === null ? undefined : c.phone ?? (typeof c.label === 'string' ? c.label : undefined));
  const cls = (c: Column<T>) => [c.align === 'end' ? classes.end : '', c.shrink ? classes.shrink : ''].join(' ').trim() || undefined;
  return (
    <WideBox label={caption}>
      <table className={classes.table}>
        <caption className={showCaption ? undefined : 'jz-only-screen-reader'}>{caption}</caption>
        <thead><tr>{columns.map((c) => (c.label ? <th key={c.key} scope="col" className={cls(c)}>{c.label}</th> : <td key={c.key} className={cls(c)} />))}</tr></thead>
        <tbody>{rows.map((row) => <tr key={rowKey(row)}>{columns.map((c) => <td key={c.key} data-label={phone(c)} className={cls(c)}>{c.cell(row)}</td>)}</tr>)}</tbody>
      </table>
    </WideBox>
  );
}

export interface Tab { label: ReactNode; to: string; count?: number; end?: boolean }

/** Sections of a room as pages of their own: the address is the state. */
export function Tabs({ tabs, label }: { tabs: Tab[]; label?: string }) {
  const { t } = useTranslation();
  return (
    <nav className={classes.tabs} aria-label={label ?? t('ui:tabs')}>
      {tabs.map((tab) => <NavLink key={tab.to} to={tab.to} end={tab.end ?? true}>{tab.label}{tab.count === undefined ? null : <span className={`${classes.tabCount} jz-num`}>{tab.count}</span>}</NavLink>)}
    </nav>
  );
}

/** Tabs kept in the query (`?view=closed`); the first one is the default and leaves the query clean. */
export function QueryTabs({ name, options, label }: { name: string; options: { value: string; label: ReactNode; count?: number }[]; label?: string }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const current = search.get(name) ?? options[0]?.value;
  const to = (value: string) => {
    const next = new URLSearchParams(search);
    next.delete('cursor');
    if (value === options[0]?.value) next.delete(name); else next.set(name, value);
    return `?${next.toString()}`;
  };
  return (
    <nav className={classes.tabs} aria-label={label ?? t('ui:tabs')}>
      {options.map((o) => <Link key={o.value} to={to(o.value)} aria-current={o.value === current ? 'page' : undefined}>{o.label}{o.count === undefined ? null : <span className={`${classes.tabCount} jz-num`}>{o.count}</span>}</Link>)}
    </nav>
  );
}

export interface TimelineItem { key: string; at: string | Date; title: ReactNode; detail?: ReactNode; tone?: Tone }

/** What happened, newest or oldest first as given. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label?: string }) {
  const { t } = useTranslation();
  return (
    <ol className={classes.timeline} aria-label={label ?? t('ui:timeline.label')}>
      {items.map((item) => (
        <li key={item.key} data-tone={item.tone}>
          <div>{item.title}</div>
          <div className={classes.when}><DateText value={item.at} time /></div>
          {item.detail ? <div className="jz-small">{item.detail}</div> : null}
        </li>
      ))}
    </ol>
  );
}

export interface Step { key: string; label: ReactNode; state: 'done' | 'current' | 'todo'; note?: ReactNode }

/** A process with "you are here". */
export function Stepper({ steps, label }: { steps: readonly Step[]; label?: string }) {
  const { t } = useTranslation();
  return (
    <ol className={classes.steps} aria-label={label ?? t('ui:stepper.label')}>
      {steps.map((step) => (
        <li key={step.key} data-state={step.state} aria-current={step.state === 'current' ? 'step' : undefined}>
          {step.label}
          <span className="jz-only-screen-reader"> {t(`ui:stepper.${step.state}`)}</span>
          {step.state === 'current' ? <span className={classes.here}>{t('ui:stepper.here')}</span> : null}
          {step.note ? <span className={classes.stepNote}>{step.note}</span> : null}
        </li>
      ))}
    </ol>
  );
}

/** Previous and next page. By number (`page` of `pages`, written as `?page=`) or by cursor (`nextCursor`; going back is the browser's). */
export function Pager(props: { page: number; pages: number } | { nextCursor: string | null }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const to = (name: string, value: string | null) => {
    const next = new URLSearchParams(search);
    if (value === null) next.delete(name); else next.set(name, value);
    return `?${next.toString()}`;
  };
  if ('nextCursor' in props) {
    if (!props.nextCursor) return null;
    return <nav className={classes.pager} aria-label={t('ui:pager.label')}><LinkButton tone="secondary" to={to('cursor', props.nextCursor)}>{t('ui:pager.next')}</LinkButton></nav>;
  }
  const { page, pages } = props;
  if (pages <= 1) return null;
  return (
    <nav className={classes.pager} aria-label={t('ui:pager.label')}>
      {page > 1 ? <LinkButton tone="secondary" rel="prev" to={to('page', page === 2 ? null : String(page - 1))}>{t('ui:pager.previous')}</LinkButton> : null}
      <span className="jz-num">{t('ui:pager.of', { page, pages })}</span>
      {page < pages ? <LinkButton tone="secondary" rel="next" to={to('page', String(page + 1))}>{t('ui:pager.next')}</LinkButton> : null}
    </nav>
  );
}
