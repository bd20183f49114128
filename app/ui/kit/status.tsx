import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { useFormat } from '../hooks.ts';
import classes from './status.module.css';

/** `good` holds, `wait` rests, `attention` needs somebody, `bad` is lost or refused, `neutral` is neither. */
export type Tone = 'good' | 'wait' | 'attention' | 'bad' | 'neutral';

const SHAPES: Record<Tone, string> = {
  good: 'm3.5 8.5 3 3 6-7', wait: 'M8 4v4l2.5 2M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Z', attention: 'M8 4.5v4.5M8 11.5v.1M8 1.5 15 14H1Z',
  bad: 'm4.5 4.5 7 7M11.5 4.5l-7 7', neutral: 'M8 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
};

/** A word with an icon, and the date it holds since: never colour alone. */
export function Badge({ tone = 'neutral', date, children }: { tone?: Tone; date?: string | Date | null; children: ReactNode }) {
  const { day } = useFormat();
  return (
    <span className={`${classes.badge} ${tone === 'neutral' ? '' : classes[tone]}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d={SHAPES[tone]} /></svg>
      {children}
      {date ? <span className={`${classes.date} jz-num`}>{day(date)}</span> : null}
    </span>
  );
}

const TONES = {
  listing: { draft: 'wait', published: 'good', suspended: 'attention', under_offer: 'attention', transferred: 'neutral', withdrawn: 'neutral' },
  demand: { draft: 'wait', open: 'good', paused: 'wait', closed: 'neutral' },
  offer: { open: 'attention', accepted: 'good', rejected: 'bad', withdrawn: 'neutral', expired: 'neutral', lost: 'neutral' },
  legal: { pending: 'wait', in_force: 'good', in_grace: 'attention', lapsed: 'bad', expired: 'bad', revoked: 'bad', withdrawn: 'bad' },
  gate: { cleared: 'good', open: 'attention', not_applicable: 'neutral' },
  payment: { created: 'wait', pending: 'wait', settled: 'good', failed: 'bad', expired: 'neutral', refunded: 'neutral', unknown: 'attention' },
  import: { checking: 'wait', checked: 'attention', queued: 'wait', running: 'wait', succeeded: 'good', failed: 'bad', discarded: 'neutral', undone: 'neutral' },
} as const satisfies Record<string, Record<string, Tone>>;

export type StatusKind = keyof typeof TONES;

/** A status of the shared vocabulary with its own word and tone. For states of your own use {@link Badge}. */
export function StatusBadge<K extends StatusKind>({ kind, status, date }: { kind: K; status: keyof (typeof TONES)[K] & string; date?: string | Date | null }) {
  const { t } = useTranslation();
  const tone = (TONES[kind] as Record<string, Tone>)[status] ?? 'neutral';
  return <Badge tone={tone} date={date}>{t(`ui:status.${kind}.${status}`)}</Badge>;
}
