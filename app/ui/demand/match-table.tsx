import { useTranslation } from '#app/i18n/react.tsx';
import { ELEMENTS, type Element } from '#app/core/vocabulary.ts';
import type { Match } from '#app/modules/matching/contract.ts';
import { Badge, DataTable, Segments } from '../index.ts';
import type { MatchView } from './match-view.ts';
import { useConstraintWords, type Reader } from './words.ts';
import classes from './demand.module.css';

/** The same order in every match, so that an eye running down the page finds an element where it was. */
const ORDER: readonly string[] = ['problem', ...ELEMENTS];

interface Row { key: string; label: string; asked: string; reason: MatchView['reasons'][number] | null }

/** What was asked, and the sentence that answers it, with the words in common marked; what nothing answers says so. */
export function ElementTable({ match, asked, open, reader }: { match: Pick<MatchView, 'rank' | 'reasons' | 'missing'>; asked: Record<Element, string>; open: boolean; reader: Reader }) {
  const { t } = useTranslation();
  const rows: Row[] = [
    ...match.reasons.map((reason): Row => ({ key: reason.element, label: reason.element === 'problem' ? t('demand:match.general') : t(`demand:element.${reason.element}.label`), asked: reason.text, reason })),
    ...match.missing.map((e): Row => ({ key: e, label: t(`demand:element.${e}.label`), asked: asked[e], reason: null })),
  ].sort((a, b) => ORDER.indexOf(a.key) - ORDER.indexOf(b.key));
  const counts = { answered: match.reasons.length, missing: match.missing.length };
  return (
    <details className={classes.compare} open={open}>
      <summary>{t(counts.missing ? 'demand:match.summaryMissing' : 'demand:match.summary', counts)}</summary>
      <DataTable rows={rows} rowKey={(r) => r.key} caption={t('demand:match.caption', { rank: match.rank })} columns={[
        { key: 'element', label: t('demand:match.element'), phone: null, shrink: true, cell: (r) => <strong>{r.label}</strong> },
        { key: 'asked', label: t('demand:match.asked', { context: reader }), cell: (r) => <span className={classes.asked}>{r.asked}</span> },
        { key: 'answer', label: t('demand:match.answer'), cell: (r) => (r.reason ? <span lang={r.reason.lang === 'zh' ? 'zh-CN' : 'en'} className={classes.answer}><Segments parts={r.reason.parts} /></span> : <span><Badge tone="wait">{t('demand:match.notFound')}</Badge></span>) },
      ]}
      />
    </details>
  );
}

/** The hard conditions, each met or not, with what the listing says to it. */
export function Constraints({ constraints, reader }: { constraints: Match['constraints']; reader: Reader }) {
  const { t } = useTranslation();
  const { said } = useConstraintWords(reader);
  // What stands in the way is read first.
  const sorted = [...constraints].sort((a, b) => Number(a.met) - Number(b.met));
  return (
    <ul className={classes.constraints} aria-label={t('demand:match.constraints')}>
      {sorted.map((c) => (
        <li key={c.code} data-met={c.met}>
          <svg width="13" height="13" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" role="img" aria-label={t(c.met ? 'demand:match.met' : 'demand:match.unmet')}><path d={c.met ? 'm3.5 8.5 3 3 6-7' : 'm4.5 4.5 7 7M11.5 4.5l-7 7'} /></svg>
          <span><span className={classes.code}>{t(`demand:constraint.${c.code}`)}</span> {said(c)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Of a near miss: what would have to change before there can be a deal. */
export function WhatWouldChange({ constraints, reader }: { constraints: Match['constraints']; reader: Reader }) {
  const { t } = useTranslation();
  const { change } = useConstraintWords(reader);
  const unmet = constraints.filter((c) => !c.met);
  if (!unmet.length) return null;
  return (
    <div className={classes.change}>
      <p>{t('demand:match.change')}</p>
      <ul>{unmet.map((c) => <li key={c.code}>{change(c)}</li>)}</ul>
    </div>
  );
}
