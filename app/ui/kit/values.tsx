import { useState, type ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import type { OfficeFee } from '#app/core/money.ts';
import { dayOf } from '../format.ts';
import { useFormat } from '../hooks.ts';
import { Button } from './button.tsx';
import classes from './values.module.css';

/** An amount. `short` rounds to 万/亿 or K/M and keeps the exact figure as a title; `exact` is for screens that lead to a payment. */
export function Money({ value, style = 'short' }: { value: OfficeFee | null | undefined; style?: 'short' | 'exact' }) {
  const { t } = useTranslation();
  const { money } = useFormat();
  if (!value) return <>{t('ui:none')}</>;
  return <span className="jz-num jz-nowrap" title={style === 'short' ? money(value, 'exact') : undefined}>{money(value, style)}</span>;
}

/** A day, or with `time` a minute in China Standard Time. */
export function DateText({ value, time }: { value: string | Date | null | undefined; time?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!value) return <>{t('ui:notGiven')}</>;
  return <time className="jz-num jz-nowrap" dateTime={(time ? new Date(value).toISOString() : dayOf(value)) ?? undefined}>{time ? format.instant(value) : format.day(value)}</time>;
}

/** The end of a period as law and people say it: the last day, and its hour. */
export function DeadlineText({ value }: { value: string }) {
  const { deadline } = useFormat();
  return <time className="jz-num jz-nowrap" dateTime={new Date(value).toISOString()}>{deadline(value)}</time>;
}

/** The name of a source as people say it: facts a deal of this platform made carry its id, which means nothing to a reader. */
export function useSourceName(): (source: string) => string {
  const { t } = useTranslation();
  return (source) => (source.startsWith('deal:') ? t('ui:sourceDeal') : source);
}

export interface KeyValueItem { key: ReactNode; value: ReactNode; /** Where the fact comes from. */ source?: { name: string; date: string | Date } }

/** Facts as a definition list; each may say where it is from. `items` that are false are left out. */
export function KeyValue({ items }: { items: (KeyValueItem | false | null | undefined)[] }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const source = useSourceName();
  return (
    <dl className={classes.list}>
      {items.map((item, i) => (item ? (
        <div key={i} style={{ display: 'contents' }}>
          <dt>{item.key}</dt>
          <dd>{item.value}{item.source ? <span className={classes.source}>{t('ui:source', { source: source(item.source.name), day: day(item.source.date) })}</span> : null}</dd>
        </div>
      ) : null))}
    </dl>
  );
}

export interface Segment { text: string; hit: boolean }

/** Text with its matched parts marked. Segments are data, so no HTML of anybody ever reaches the page. */
export function Segments({ parts }: { parts: readonly Segment[] }) {
  return <>{parts.map((part, i) => (part.hit ? <mark key={i}>{part.text}</mark> : <span key={i}>{part.text}</span>))}</>;
}

/** A code or link to take away, with a button that copies it. */
export function CopyText({ text, label }: { text: string; label?: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(text).then(() => { setCopied(true); setTimeout(() => setCopied(false), 2_000); }, () => {});
  return (
    <span className={classes.copy}>
      <code>{text}</code>
      <Button small onClick={() => { void copy(); }} aria-label={label ? `${t('ui:copy.copy')} ${label}` : undefined}>{copied ? t('ui:copy.copied') : t('ui:copy.copy')}</Button>
      <span className="jz-only-screen-reader" role="status">{copied ? t('ui:copy.copied') : ''}</span>
    </span>
  );
}
