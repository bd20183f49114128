import { packRef, unverifiedRules } from '#app/core/rule-pack.ts';
import { yearsBetween, lifeView, type LifeView } from '../money/life.ts';
import { incomeYears, METHOD_DEFINITIONS, type MethodDefinition, type Setting } from '../money/methods.ts';
import { resolveRows, type Rows } from '../money/resolve.ts';
import { combine, drawSamples, normaliseWeights, simulate, usedRows, type Samples, type Simulated } from '../money/simulate.ts';
import type { ValuationPacks } from '../rule-packs/index.ts';
import { readPlatform } from '../scores/platform.ts';
import { readQuality } from '../scores/read-quality.ts';
import { scoreTree } from '../scores/tree.ts';
import type { Figures, MethodFigures, PlatformFigure, SnapshotInputs } from '../snapshot.ts';
import { PLATFORM_INDICATORS, type Limit, type MoneyInput, type PlatformIndicator, type WeightReason } from '../vocabulary.ts';

const INCOME_METHODS = new Set(['relief_from_royalty', 'dcf', 'real_option']);
const ZERO = { low: 0, base: 0, high: 0 };
/** As the canonical text wants them, which then need not be sorted a hundred thousand times. */
const IN_ORDER = [...PLATFORM_INDICATORS].sort();

/** What the formulas share that no draw changes. */
export function settingOf(inputs: SnapshotInputs, life: LifeView, feesPaid: Setting['feesPaid'], shift = 0): Setting {
  const { stated, valuedOn } = inputs;
  return {
    years: stated.revenue?.years.map((m) => m.amount) ?? [], restYears: life.restYears, elapsedYears: life.elapsedYears,
    licenceYears: stated.licence_term_months === undefined ? null : stated.licence_term_months / 12, midYear: stated.convention === 'mid_year', feesPaid,
    rdYearsAgo: stated.rd_spent_on ? yearsBetween(stated.rd_spent_on, valuedOn) : life.elapsedYears, shift,
  };
}

/** A method's weight before normalising, with the reasons that made it. */
function weigh(definition: MethodDefinition, inputs: SnapshotInputs, rows: Rows, packs: ValuationPacks): { weight: number; reasons: WeightReason[] } {
  const { methods, evidence, comparables } = packs.weights.values;
  let weight = methods.value[inputs.scenario][definition.method];
  const reasons: WeightReason[] = ['scenario'];
  const scale = (bps: number, reason: WeightReason) => { weight = (weight * bps) / 10_000; reasons.push(reason); };
  if (INCOME_METHODS.has(definition.method)) {
    // Only what somebody stated can be asserted; the priors are the same for every method.
    const stated = definition.needs.map((n) => rows[n]).filter((r) => r && r.origin !== 'rule_pack');
    if (stated.length && stated.every((r) => r!.asserted)) scale(evidence.value.assertedOnly, 'asserted_only');
    else if (stated.some((r) => !r!.asserted)) reasons.push('documented');
    const early = inputs.trl !== null && inputs.trl.value <= packs.economics.values.optionUpToTrl.value;
    if (early) scale(definition.method === 'real_option' ? evidence.value.earlyOption : evidence.value.earlyIncome, 'early_stage');
    else if (inputs.trl !== null) reasons.push('mature');
  }
  if (definition.method === 'market' && inputs.market) {
    if (inputs.market.n >= comparables.value.manyFrom) scale(evidence.value.manyDeals, 'many_deals');
    else scale(evidence.value.fewDeals, 'few_deals');
    if (!inputs.market.level.startsWith('subclass')) scale(evidence.value.wideComparison, 'wide_comparison');
  }
  return { weight, reasons };
}

interface Ran { definition: MethodDefinition; figures: MethodFigures; result: Simulated | null; raw: number }

function runOne(definition: MethodDefinition, inputs: SnapshotInputs, packs: ValuationPacks, rows: Rows, samples: Samples, setting: Setting, draws: number): Ran {
  const missing = definition.needs.filter((n) => !rows[n]);
  const empty = { method: definition.method, missing, band: null, weightBps: 0, reasons: [], inputs: [], tornado: [], years: null };
  const refused = definition.refuse?.(inputs, packs) ?? null;
  if (refused) return { definition, figures: { ...empty, missing: [], state: refused }, result: null, raw: 0 };
  // Cost counts whatever is known of it, and says what is not; without anything there is no floor.
  const nothing = definition.method === 'cost' && !rows.rd_cost && !rows.filing_cost && !rows.annuities_paid;
  if (missing.length || nothing) return { definition, figures: { ...empty, missing: nothing ? ['rd_cost', 'filing_cost'] : missing, state: 'missing_inputs' }, result: null, raw: 0 };
  const result = simulate(definition, rows, samples, setting, draws);
  const { weight, reasons } = weigh(definition, inputs, rows, packs);
  const base = Object.fromEntries(Object.values(rows).map((r) => [r.name, r.base]));
  return {
    definition, result, raw: weight,
    figures: {
      ...empty, state: 'computed', missing: definition.method === 'cost' && !rows.rd_cost ? ['rd_cost'] : [], band: result.band, reasons, tornado: result.tornado,
      inputs: [...definition.needs, ...definition.uses].filter((n) => rows[n]), years: INCOME_METHODS.has(definition.method) ? Math.round(incomeYears(base, setting) * 100) / 100 : null,
    },
  };
}

/** Shares the weights among the methods that gave a result; cost stands aside as a floor unless it is all there is. */
function combined(ran: readonly Ran[]): Figures['combined'] {
  const valued = ran.filter((r) => r.result && r.definition.method !== 'cost');
  const cost = ran.find((r) => r.result && r.definition.method === 'cost');
  if (cost && valued.length) cost.figures.reasons = ['floor_only'];
  if (!valued.length) {
    if (!cost) return null;
    cost.figures.weightBps = 10_000;
    cost.figures.reasons = ['floor_only', 'only_method'];
    return { ...cost.result!.band, basis: 'floor_only', tornado: cost.result!.tornado };
  }
  const weights = normaliseWeights(valued.map((r) => r.raw));
  valued.forEach((r, i) => {
    r.figures.weightBps = weights[i]!;
    if (valued.length === 1) r.figures.reasons.push('only_method');
  });
  return { ...combine(valued.map((r) => ({ weightBps: r.figures.weightBps, result: r.result! }))), basis: 'methods' };
}

/**
 * One run of the method: scores, quality, money methods, combined band, limits. Pure: the same inputs, seed and number of draws
 * give the same figures to the last minor unit. A dead right is worth 0 by every measure, and its indicators stay readable.
 */
export function runValuation(inputs: SnapshotInputs, packs: ValuationPacks, options: { seed: number; draws: number }): Figures {
  const life = lifeView(inputs);
  const readings = readPlatform(inputs, life);
  const platform = {} as Record<PlatformIndicator, PlatformFigure>;
  for (const code of IN_ORDER) platform[code] = readings[code].figure;
  const score = scoreTree(platform, inputs.scenario, packs, life.veto !== null);
  const quality = readQuality(inputs, packs.quality?.values.composites.value);
  if (life.veto) {
    const methods = METHOD_DEFINITIONS.map((d): MethodFigures => ({ method: d.method, state: 'vetoed', missing: [], band: { ...ZERO }, weightBps: 0, reasons: [], inputs: [], tornado: [], years: null }));
    return { veto: life.veto, score, quality, methods, combined: { ...ZERO, basis: 'veto', tornado: [] }, rows: [], limits: ['not_an_appraisal', ...(life.stale ? ['status_stale' as const] : [])] };
  }
  const { rows, feesPaid } = resolveRows(inputs, packs);
  const setting = settingOf(inputs, life, feesPaid);
  const runnable = METHOD_DEFINITIONS.filter((d) => !d.refuse?.(inputs, packs) && d.needs.every((n) => rows[n]));
  const samples = drawSamples(rows, new Set(runnable.flatMap((d) => [...d.needs, ...d.uses])), options.seed, options.draws);
  const ran = METHOD_DEFINITIONS.map((d) => runOne(d, inputs, packs, rows, samples, setting, options.draws));
  const whole = combined(ran);
  const used = new Set(ran.flatMap((r) => r.figures.inputs));
  const limits = limitsOf({ inputs, quality, life, rows, used, ran, setting, coverageBps: score.coverageBps, basis: whole?.basis ?? null });
  return { veto: null, score, quality, methods: ran.map((r) => r.figures), combined: whole, rows: usedRows(rows, used), limits };
}

interface LimitContext { inputs: SnapshotInputs; quality: Figures['quality']; life: LifeView; rows: Rows; used: ReadonlySet<MoneyInput>; ran: readonly Ran[]; setting: Setting; coverageBps: number; basis: string | null }

/** What a reader must know before using the figures, in a fixed order. */
function limitsOf({ inputs, quality, life, rows, used, ran, setting, coverageBps, basis }: LimitContext): Limit[] {
  const { facts: p, standings } = inputs;
  const levels = Object.values(standings).map((s) => s.level);
  const usedRowsList = Object.values(rows).filter((r) => used.has(r.name));
  const income = ran.some((r) => r.result && INCOME_METHODS.has(r.definition.method));
  const cycle = (rows.technology_cycle_months?.base ?? 600) / 12;
  const rest = life.restYears ?? Infinity;
  const licence = setting.licenceYears ?? Infinity;
  const counted = Math.min(rest, licence, cycle);
  const holds: [Limit, boolean][] = [
    ['not_an_appraisal', true], ['status_unknown', life.unknown], ['status_stale', life.stale], ['pending_application', life.pending], ['expiry_unknown', life.expiry === null],
    ['frozen', p.frozen], ['pledged', p.pledged], ['co_owned', p.coOwned], ['no_cohort', levels.length === 0], ['cohort_widened', levels.some((l) => l !== 'year_field')],
    // Counts to date: same age within a filing year, but not the five years of the indicator's definition.
    ['citations_not_dated', p.forwardCitations !== null && (p.citationBasis ?? 'total') === 'total'], ['citations_so_far', p.forwardCitations !== null && p.citationBasis === 'so_far'],
    ['citations_against_totals', p.citationBasis === 'five_years' && !standings.forward_citations_5y && standings.forward_citations !== undefined],
    ['composite_partial', quality.composite4Over !== undefined || quality.composite6Over !== undefined], ['stated_carried', inputs.carried != null],
    ['low_coverage', coverageBps < 5_000], ['seller_asserted', usedRowsList.some((r) => r.asserted && r.origin === 'seller')],
    ['unverified_rules', usedRowsList.some((r) => !r.verified)], ['no_income_method', !income], ['floor_only', basis === 'floor_only'],
    ['life_cut_by_licence', income && licence === counted && licence < rest], ['life_cut_by_cycle', income && cycle === counted && cycle < rest && cycle < licence], ['life_cut_by_term', income && rest === counted && rest < cycle],
    ['forecast_shorter_than_life', income && setting.years.length < counted], ['negative_value_floored', ran.some((r) => r.result?.floored)],
    ['no_fee_schedule', setting.feesPaid === null && inputs.currency === 'CNY'], ['currency_without_annuities', setting.feesPaid === null && inputs.currency !== 'CNY'],
  ];
  return holds.filter(([, yes]) => yes).map(([limit]) => limit);
}

/** References of the packs a version computes with, and the rules in them whose primary source is still to be read. */
export function packRefs(packs: ValuationPacks): { refs: string[]; unverified: string[] } {
  const all = Object.values(packs) as Parameters<typeof packRef>[0][];
  return { refs: all.map(packRef), unverified: all.flatMap((p) => unverifiedRules(p).map((rule) => `${p.subject}.${rule}`)) };
}
