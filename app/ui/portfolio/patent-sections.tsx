import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { HighValueCase } from '#app/core/vocabulary.ts';
import { Badge, DataTable, DateText, Money, Section, Term, Timeline, useFormat, useSourceName, type Column } from '../index.ts';
import type { PatentView } from '../listing/types.ts';
import classes from './patent.module.css';

/** Names in a fact's value (a new owner, say), in both languages; null for anything else. */
function namesIn(value: unknown): { zh: string; en: string } | null {
  if (typeof value !== 'object' || value === null || !('name_zh' in value)) return null;
  const named = value as { name_zh: unknown; name_en?: unknown };
  return { zh: String(named.name_zh), en: String(named.name_en ?? '') };
}

/** A fact's value in words. */
export function useFactText(): (fact: string, value: unknown) => string {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  return (fact, value) => {
    if (fact === 'legalStatus' && typeof value === 'string') return value === 'unknown' ? t('ui:unknown') : t(`ui:status.legal.${value}`, { defaultValue: value });
    if (typeof value === 'boolean') return value ? t('ui:yes') : t('ui:no');
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return day(value);
    const names = namesIn(value);
    if (names) return pick(names.zh, names.en);
    return Array.isArray(value) ? value.map(String).join(t('card:list')) : typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
}

/** Facts on which sources differ, side by side; nothing where they agree. */
export function SourcesApart({ list }: { list: PatentView['disagreements'] }) {
  const { t } = useTranslation();
  const source = useSourceName();
  const text = useFactText();
  if (!list.length) return null;
  return (
    <Section look="wake" title={t('portfolio:apart.title')} hint={t('portfolio:apart.hint')}>
      {list.map((d) => (
        <div key={d.fact} className={classes.apart}>
          <strong>{t(`portfolio:factName.${d.fact}`, { defaultValue: d.fact })}</strong>
          {d.says.map((s) => <div key={s.source}><span>{text(d.fact, s.value)}</span><span className="jz-small jz-muted">{source(s.source)} · <DateText value={s.as_of} /></span></div>)}
        </div>
      ))}
    </Section>
  );
}

/** What register and gazettes told, newest first: the first few in sight. */
export function LegalTimeline({ events }: { events: PatentView['events'] }) {
  const { t } = useTranslation();
  if (!events.length) return null;
  const items = events.map((e, n) => ({ key: String(n), at: e.date ?? '', title: e.text || e.code, detail: e.code && e.text ? e.code : undefined, tone: e.effect === '-' ? 'bad' as const : e.effect === '+' ? 'good' as const : 'neutral' as const }));
  return (
    <Section title={t('portfolio:events.title')} hint={t('portfolio:events.hint')}>
      <Timeline items={items.slice(0, 8)} label={t('portfolio:events.title')} />
      {items.length > 8 ? <details><summary>{t('portfolio:events.more', { count: items.length })}</summary><Timeline items={items.slice(8)} label={t('portfolio:events.title')} /></details> : null}
    </Section>
  );
}

/** The fees of a life as a row of years: what counts as paid, what is overdue, what comes next, what lies ahead, each with its money. */
export function FeeBar({ fees, restoration }: Pick<PatentView, 'fees' | 'restoration'>) {
  const { t } = useTranslation();
  const { day, money } = useFormat();
  if (!fees.length) return null;
  const most = Math.max(...fees.map((f) => f.amount.amount), 1);
  const columns: Column<PatentView['fees'][number]>[] = [
    { key: 'year', label: t('portfolio:fees.year'), cell: (f) => f.year, shrink: true },
    { key: 'state', label: t('portfolio:fees.stateHead'), cell: (f) => <span><Badge tone={f.state === 'paid' ? 'good' : f.state === 'overdue' ? 'bad' : f.state === 'next' ? 'attention' : 'neutral'}>{t(`portfolio:fees.state.${f.state}`)}</Badge></span> },
    { key: 'due', label: t('portfolio:fees.due'), cell: (f) => <DateText value={f.due} /> },
    { key: 'grace', label: t('portfolio:fees.grace'), cell: (f) => <DateText value={f.grace_end} /> },
    { key: 'amount', label: t('portfolio:fees.amount'), align: 'end', cell: (f) => <Money value={f.amount} style="exact" /> },
    { key: 'surcharge', label: t('portfolio:fees.surcharge'), align: 'end', cell: (f) => (f.state === 'overdue' && f.surcharge.amount > 0 ? <Money value={f.surcharge} style="exact" /> : '–') },
  ];
  return (
    <>
      <p className="jz-small jz-muted"><Term code="annuity">{t('portfolio:fees.word')}</Term></p>
      <ol className={classes.fees} aria-label={t('portfolio:fees.label')}>
        {fees.map((f) => (
          <li key={f.year} data-state={f.state} title={t('portfolio:fees.one', { year: f.year, state: t(`portfolio:fees.state.${f.state}`), day: day(f.due) })}>
            <span className={classes.fee} style={{ height: `${12 + Math.round((f.amount.amount / most) * 36)}px` }} aria-hidden="true" />
            <span className="jz-num">{f.year}</span>
            <span className="jz-only-screen-reader">{t(`portfolio:fees.state.${f.state}`)}</span>
          </li>
        ))}
      </ol>
      <p className={`${classes.legend} jz-small jz-muted`}>{(['paid', 'overdue', 'next', 'ahead'] as const).filter((s) => fees.some((f) => f.state === s)).map((s) => <span key={s} data-state={s}>{t(`portfolio:fees.state.${s}`)}</span>)}</p>
      <p className="jz-small jz-muted">{t('portfolio:fees.hint')}</p>
      {restoration ? (
        <p>
          {restoration.until ? t('portfolio:fees.restoreUntil', { day: day(restoration.until) }) : t(`portfolio:fees.restore.${restoration.from}`, { count: restoration.months })}
          {restoration.fee ? ` ${t('portfolio:fees.restoreFee', { amount: money(restoration.fee, 'exact') })}` : ''}
          {restoration.verified ? '' : ` ${t('listing:annuity.unverified')}`}
        </p>
      ) : null}
      <details><summary>{t('portfolio:fees.table')}</summary><DataTable rows={fees} columns={columns} rowKey={(f) => String(f.year)} caption={t('portfolio:fees.label')} /></details>
    </>
  );
}

/** Family and related applications; those whose record can be read here are links. */
export function Family({ members }: { members: PatentView['family'] }) {
  const { t } = useTranslation();
  if (!members.length) return null;
  const offices = [...new Set(members.map((m) => m.number.slice(0, 2)))].sort();
  return (
    <Section title={t('portfolio:family.title')} hint={t('portfolio:family.hint')}>
      {offices.map((office) => (
        <div key={office} className={classes.apart}>
          <strong>{office}</strong>
          {members.filter((m) => m.number.startsWith(office)).map((m) => (
            <div key={m.number}>
              {m.held ? <Link to={paths.patent(m.number)} className="jz-num">{m.number}</Link> : <span className="jz-num">{m.number}</span>}
              <span className="jz-small jz-muted">{t(`portfolio:family.relation.${m.relation}`, { defaultValue: m.relation })}</span>
            </div>
          ))}
        </div>
      ))}
    </Section>
  );
}

export interface EvidenceView { case: HighValueCase; found: string; industry?: string; hint: boolean; source: string; asOf: string | null }

/** The five cases of a high-value invention patent that hold, each with what was found and where. */
export function HighValue({ evidence }: { evidence: readonly EvidenceView[] }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const source = useSourceName();
  const found = (e: EvidenceView) => {
    const text = e.case === 'long_maintained' ? day(e.found) : e.case === 'pledged' && e.found ? t('portfolio:highValue.holder', { name: e.found }) : e.found;
    return t(`portfolio:highValue.${e.case}.found`, { found: text, industry: e.industry ? t(`portfolio:industry.${e.industry}`) : '' });
  };
  return (
    <Section title={t('portfolio:highValue.title')} hint={t('portfolio:highValue.titleHint')}>
      {evidence.length ? evidence.map((e) => (
        <div key={e.case} className={classes.apart}>
          <strong>{t(`portfolio:highValue.${e.case}.short`)} {e.hint ? <Badge tone="wait">{t('portfolio:highValue.hint')}</Badge> : null}</strong>
          <div><span>{found(e)}</span>{e.source ? <span className="jz-small jz-muted">{source(e.source)}{e.asOf ? <> · <DateText value={e.asOf} /></> : null}</span> : null}</div>
        </div>
      )) : <p className="jz-muted">{t('portfolio:highValue.none')}</p>}
    </Section>
  );
}
