import type { Money } from '#app/core/money.ts';
import { DIMENSIONS, INDICATORS, METHODS, MONEY_INPUTS, PLATFORM_INDICATORS } from '#app/modules/valuation/contract.ts';
import type { Words } from '#app/modules/valuation/wording.pure.ts';

/** A difference a reader understands: what it is about, and both sides in its unit. */
export interface ReadableDifference { path: string; label: string; a: string; b: string }

type Show = (value: unknown) => string;
interface Reading { label: string; show: Show }

const isObject = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
const ends = ['low', 'base', 'high'] as const;

/** Minor units inside `{currency, amount}` or bare. */
const amountOf = (v: unknown): unknown => (isObject(v) && typeof v.amount === 'number' ? v.amount : v);

/**
 * Reads a stored path as a reader would name it: bands, weights, inputs, scores. Null for what only the machine needs (order of
 * bars, composition of lists): those are shown as they are stored. `currency` is the one both snapshots are in.
 */
export function readPath(path: string, currency: Money['currency'], w: Words): Reading | null {
  const { t } = w;
  const parts = path.split('.');
  const none = t('valuation:compare.absent');
  const number: Show = (v) => (typeof v === 'number' ? w.number(v, 2) : none);
  const bps: Show = (v) => (typeof v === 'number' ? w.bps(v) : none);
  const money: Show = (v) => { const amount = amountOf(v); return typeof amount === 'number' ? w.money({ currency, amount }) : none; };
  const range = (one: Show): Show => (v) => (isObject(v) ? ends.map((end) => one(v[end])).join(' · ') : one(v));
  const of = (...names: string[]) => names.join(' · ');
  const end = (key: string | undefined) => (ends.includes(key as 'low') ? t(`valuation:band.${key}`) : null);
  const [head, name = '', field, more] = parts;
  const fact = factReading(path, w, number);
  if (fact) return fact;
  if (head === 'combined' && parts.length === 2 && end(name)) return { label: of(t('valuation:band.title'), end(name)!), show: money };
  if (head === 'combined' && parts.length === 1) return { label: t('valuation:band.title'), show: range(money) };
  if (head === 'methods' && METHODS.includes(name as 'dcf')) {
    const method = t(`valuation:method.${name}`);
    if (field === 'band') return more ? { label: of(method, end(more) ?? more), show: money } : { label: of(method, t('valuation:methods.band')), show: range(money) };
    if (field === 'weightBps') return { label: of(method, t('valuation:methods.weight')), show: bps };
    if (field === 'state') return { label: method, show: (v) => (typeof v === 'string' ? t(`valuation:state.${v}`) : none) };
  }
  if ((head === 'rows' || head === 'stated') && MONEY_INPUTS.includes(name as 'revenue')) return inputReading(parts, { money, bps, range, none }, w);
  if (head === 'score' && name === 'total') return { label: of(t('valuation:score.title'), t('valuation:score.total')), show: number };
  if (head === 'score' && more === 'score') {
    if (name === 'dimensions' && DIMENSIONS.includes(field as 'legal')) return { label: t(`valuation:dimension.${field}`), show: number };
    if (name === 'indicators' && INDICATORS.includes(field as 'scope')) return { label: t(`valuation:indicator.${field}`), show: number };
    if (name === 'platform' && PLATFORM_INDICATORS.includes(field as 'rivals')) return { label: t(`valuation:platform.${field}`), show: number };
  }
  if (path === 'scenario') return { label: t('valuation:form.scenario'), show: (v) => (typeof v === 'string' ? t(`valuation:scenario.${v}`) : none) };
  if (path === 'valuedOn') return { label: t('valuation:form.valuedOn'), show: (v) => (typeof v === 'string' ? w.day(v) : none) };
  if (path === 'version') return { label: t('valuation:version.method'), show: (v) => (typeof v === 'string' ? v : none) };
  return null;
}

/** Facts and circumstances of a valuation that are one figure or one word. */
function factReading(path: string, w: Words, number: Show): Reading | null {
  const { t } = w;
  const word = (key: string): Show => (v) => (typeof v === 'string' ? t(`valuation:${key}.${v}`) : t('valuation:compare.absent'));
  const counted = /^facts\.(claims|forwardCitations|backwardCitations|familySize)(?:\.value)?$/.exec(path)?.[1];
  const code = counted && ({ claims: 'claims', forwardCitations: 'forward_citations', backwardCitations: 'backward_citations', familySize: 'family_size' } as Record<string, string>)[counted];
  if (code) return { label: t(`valuation:quality_of.${code}`), show: (v) => number(isObject(v) ? v.value : v) };
  if (path === 'facts.citationBasis') return { label: t('valuation:compare.citations'), show: word('citationBasis') };
  if (path === 'trl.value' || path === 'trl') return { label: t('valuation:form.trl'), show: (v) => number(isObject(v) ? v.value : v) };
  if (path === 'sector.value') return { label: t('valuation:form.sector'), show: word('sector') };
  if (path === 'quality.composite4' || path === 'quality.composite6') return { label: t(path === 'quality.composite4' ? 'valuation:quality.composite4' : 'valuation:quality.composite6'), show: (v) => (typeof v === 'number' ? w.number(v, 3) : t('valuation:compare.absent')) };
  return null;
}

function inputReading([head, name = '', field, year, more]: string[], show: { money: Show; bps: Show; range: (one: Show) => Show; none: string }, w: Words): Reading | null {
  const { t } = w;
  const label = t(`valuation:input.${name}`);
  if (name === 'revenue') {
    if (head === 'stated' && field === 'years' && /^\d+$/.test(year ?? '') && (more === undefined || more === 'amount')) return { label: `${label} · ${t('valuation:compare.year', { year: Number(year) + 1 })}`, show: show.money };
    if (head === 'stated' && (field === 'low_bps' || field === 'high_bps')) return { label: `${label} · ${t(`valuation:form.${field === 'low_bps' ? 'low' : 'high'}`)}`, show: show.bps };
    if (head !== 'stated' || field) return null;
    return { label, show: (v) => (isObject(v) && Array.isArray(v.years) ? v.years.map((y: unknown) => show.money(y)).join(' · ') : show.none) };
  }
  const months: Show = (v) => (typeof v === 'number' ? t('valuation:unit.months', { v }) : show.none);
  const one = name.endsWith('_bps') ? show.bps : name.endsWith('_months') || name === 'months_to_market' ? months : show.money;
  if (!field) return { label, show: show.range(one) };
  return ends.includes(field as 'low') ? { label: `${label} · ${t(`valuation:form.${field}`)}`, show: one } : null;
}
