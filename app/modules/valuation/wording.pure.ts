import type { Money, OfficeFee } from '#app/core/money.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import type { Band, ValuationResource } from './contract.ts';

/** What is needed to put a figure into words: pages and the printed report give the same ones. */
export interface Words {
  locale: Locale;
  t(key: string, values?: Record<string, unknown>): string;
  money(value: OfficeFee, style?: 'short' | 'exact'): string;
  day(value: string | Date): string;
  instant(value: string | Date): string;
  number(value: number, digits?: number): string;
  bps(value: number): string;
  pick(zh: string | null | undefined, en: string | null | undefined): string;
}

export type InputRowResource = ValuationResource['inputs'][number];
export type PlatformResource = ValuationResource['score']['dimensions'][number]['indicators'][number]['platform'][number];
export type QualityRow = ValuationResource['quality']['indicators'][number];
export type CohortRef = NonNullable<PlatformResource['cohort']>;
export type Currency = Money['currency'];

/** Low to high of a band, in words. */
export function bandText(band: Band, w: Words): string { return w.t('valuation:range', { low: w.money(band.low), high: w.money(band.high) }); }

/** One end of an input in its unit. */
export function inputFigure(row: InputRowResource, value: number, currency: Currency, w: Words): string {
  if (row.unit === 'money') return w.money({ currency, amount: value });
  return row.unit === 'months' ? w.t('valuation:unit.months', { v: w.number(value) }) : w.bps(value);
}

/** Low, base and high of an input; one figure when all three are the same. */
export function inputSpan(row: InputRowResource, currency: Currency, w: Words): string {
  if (row.low === row.high) return inputFigure(row, row.base, currency, w);
  return [row.low, row.base, row.high].map((v) => inputFigure(row, v, currency, w)).join(' · ');
}

/** Where an input comes from: the kind of source, and its name where there is one. */
export function inputSource(row: InputRowResource, w: Words): string {
  const origin = w.t(`valuation:origin.${row.origin}`);
  if (row.origin === 'rule_pack') return w.t(`valuation:prior.${row.name}`, { source: row.source, defaultValue: row.source });
  if (row.origin === 'deals') {
    const [n = '', level = ''] = row.source.split(' ');
    return w.t('valuation:methods.deals', { n, level: w.t(`valuation:level.${level}`, { defaultValue: level }) });
  }
  return row.source ? `${origin}${w.t('valuation:colon')}${row.source}` : origin;
}

/** Value of a third-level indicator in its unit, or why there is none. */
export function platformValue(p: PlatformResource, w: Words): string {
  if (p.value === null) return w.t(`valuation:absent.${p.missing ?? 'not_recorded'}`);
  if (p.unit === 'share') return w.bps(Math.round(p.value * 10_000));
  return w.t(`valuation:unit.${p.unit}`, { v: w.number(p.value, 2) });
}

/** Where a third-level indicator comes from; empty where nothing is known. */
export function platformSource(p: PlatformResource, w: Words): string {
  if (!p.origin) return '';
  const origin = w.t(`valuation:origin.${p.origin}`);
  return p.source && p.origin !== 'corpus' ? `${origin}${w.t('valuation:colon')}${p.source}` : origin;
}

/** The cohort compared with, how wide it had to be made, and how many patents are in it. */
export function cohortText(cohort: CohortRef, w: Words): string {
  return w.t('valuation:quality.cohortOf', { level: w.t(`valuation:cohort.${cohort.level}`), n: w.number(cohort.n) });
}

/** Name of a quality indicator; of the citations received, with what the count covers. */
export function qualityName(code: QualityRow['code'], quality: ValuationResource['quality'], w: Words): string {
  const name = w.t(`valuation:quality_of.${code}`);
  return code === 'forward_citations' && quality.citation_basis ? w.t('valuation:quality.basis', { name, basis: w.t(`valuation:citationBasis.${quality.citation_basis}`) }) : name;
}

/** A composite in words: its value and over which parts, or why there is none; parts that are missing are named with the reason. */
export function compositeText(quality: ValuationResource['quality'], which: 4 | 6, w: Words): { value: string | null; note: string } {
  const [value, over, missing] = which === 4 ? [quality.composite_4, quality.composite_4_over, quality.composite_4_missing] : [quality.composite_6, quality.composite_6_over, quality.composite_6_missing];
  const list = missing.map((code) => w.t('valuation:quality.gapOf', { name: w.t(`valuation:quality_of.${code}`), reason: w.t(`valuation:gap.${quality.gaps.find((g) => g.code === code)?.reason ?? 'not_recorded'}`) })).join(w.t('valuation:list'));
  if (value === null) return { value: null, note: w.t('valuation:quality.compositeMissing', { list }) };
  return { value: w.number(value, 3), note: missing.length ? w.t('valuation:quality.compositeOver', { n: over.length, of: which, list }) : '' };
}

/** Why a method weighs what it weighs, in one line. */
export function reasonsText(reasons: ValuationResource['methods'][number]['weight_reasons'], w: Words): string {
  return reasons.map((r) => w.t(`valuation:reason.${r}`)).join(w.t('valuation:list'));
}

/** A method's state; what is missing, where that is the reason. */
export function stateText(m: ValuationResource['methods'][number], w: Words): string {
  if (m.state === 'missing_inputs' && m.missing.length) return w.t('valuation:methods.missing', { inputs: m.missing.map((i) => w.t(`valuation:input.${i}`)).join(w.t('valuation:list')) });
  return w.t(`valuation:state.${m.state}`);
}

/** The day from which the base value is less than half of today's; null when it never is before expiry, or nothing is drawn. */
export function halfLifeDay(curve: ValuationResource['curve']): string | null {
  const first = curve[0]?.base.amount ?? 0;
  if (first <= 0) return null;
  return curve.find((p, i) => i < curve.length - 1 && p.base.amount < first / 2)?.day ?? null;
}
