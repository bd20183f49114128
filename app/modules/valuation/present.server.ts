import type { CURRENCIES, Currency, Money } from '#app/core/money.ts';
import { annuitiesAhead } from '#app/modules/patents/annuities.ts';
import type { ValuationItem, ValuationResource } from './contract.ts';
import { lifeView } from './money/life.ts';
import { methodOf, type ValuationMethod } from './methods/registry.server.ts';
import { packRefs } from './methods/run.ts';
import type { Standing } from './scores/cohort.ts';
import { readPlatform } from './scores/platform.ts';
import { COMPOSITE_4, COMPOSITE_6 } from './scores/quality.ts';
import { citationStanding } from './scores/read-quality.ts';
import { mainField } from './fields/wipo.ts';
import type { BandFigures, Bar, Figures, SnapshotInputs } from './snapshot.ts';
import { DIMENSIONS, INDICATORS, PLATFORM_INDICATORS, type QualityGap, type QualityIndicator } from './vocabulary.ts';
import type { listValuationRows, ValuationRow } from './valuation.store.server.ts';

const bandOf = (currency: Currency) => {
  const money = (amount: number): Money => ({ currency, amount });
  return { money, band: (b: BandFigures) => ({ low: money(b.low), base: money(b.base), high: money(b.high) }), bars: (bars: readonly Bar[]) => bars.map(([input, low, high]) => ({ input, at_low: money(low), at_high: money(high) })) };
};

const cohortRef = (s: Standing | null | undefined) => (s ? { level: s.level, field: s.field, year_from: s.yearFrom, year_to: s.yearTo, n: s.n, set_id: s.setId, p50: s.p50, p98: s.p98 } : null);

/** Figures come from the stored results; where each comes from is read off the stored inputs beside it. */
function scorePart(inputs: SnapshotInputs, figures: Figures, method: ValuationMethod): ValuationResource['score'] {
  const readings = readPlatform(inputs, lifeView(inputs));
  const w = method.packs.weights.values;
  const { score } = figures;
  const platform = (code: (typeof PLATFORM_INDICATORS)[number]) => {
    const { kind, unit, origin, source, asOf, standing, answers } = readings[code];
    const figure = score.platform[code];
    const known = 'missing' in figure ? null : figure;
    return {
      code, kind, unit, weight_bps: w.platform.value[code].weight, value: known?.value ?? null, score: known?.score ?? null, percentile: known?.percentile ?? null, cohort: cohortRef(standing),
      origin, source, as_of: asOf, missing: 'missing' in figure ? figure.missing : null, answers: answers.map(({ role, score: given, author, day }) => ({ role, score: given, author, day })),
    };
  };
  return {
    total: score.total, low: score.low, high: score.high, coverage_bps: score.coverageBps,
    dimensions: DIMENSIONS.map((code) => ({
      code, score: score.dimensions[code].score, coverage_bps: score.dimensions[code].coverageBps, weight_bps: w.dimensions.value[inputs.scenario][code],
      indicators: INDICATORS.filter((i) => w.indicators.value[i].dimension === code).map((i) => ({
        code: i, score: score.indicators[i].score, coverage_bps: score.indicators[i].coverageBps, weight_bps: w.indicators.value[i].weight,
        platform: PLATFORM_INDICATORS.filter((p) => w.platform.value[p].indicator === i).map(platform),
      })),
    })),
  };
}

/** Parts a composite was taken over: all of them unless the results name fewer. */
const overOf = (value: number | null, over: readonly QualityIndicator[] | undefined, parts: readonly QualityIndicator[]) => (value === null ? [] : [...(over ?? parts)]);

/** Why a part of a composite has no normalised value: nobody gave it one, or there is nothing to compare it with. */
function gapOf(code: QualityIndicator, inputs: SnapshotInputs, q: Figures['quality']): QualityGap {
  if (q.indicators[code]) return 'no_cohort';
  if (code === 'generality') return 'not_stated';
  return code === 'grant_lag' && inputs.facts.grantDate === null ? 'not_granted' : 'not_recorded';
}

function qualityPart(inputs: SnapshotInputs, figures: Figures): ValuationResource['quality'] {
  const q = figures.quality;
  const { facts: p } = inputs;
  const note = inputs.stated.sources?.facts;
  const counted = { claims: p.claims, forward_citations: p.forwardCitations, backward_citations: p.backwardCitations, family_size: p.familySize } as Partial<Record<QualityIndicator, typeof p.claims>>;
  const from = (code: QualityIndicator) => counted[code] ?? (code === 'generality' || code === 'originality'
    ? { origin: note?.document ? 'document' as const : inputs.party, source: note?.source ?? '', asOf: note?.as_of ?? inputs.valuedOn } : { origin: 'register' as const, source: p.record.source, asOf: p.record.asOf });
  const against = citationStanding(inputs);
  const missing = (parts: readonly QualityIndicator[]) => parts.filter((c) => q.indicators[c]?.[1] == null);
  return {
    field: mainField(p.ipc), filing_year: p.filingDate ? Number(p.filingDate.slice(0, 4)) : null,
    indicators: (Object.keys(q.indicators) as QualityIndicator[]).sort().map((code) => {
      const [value, normalised, percentile] = q.indicators[code]!;
      const { origin, source, asOf } = from(code);
      return { code, value, normalised, percentile, cohort: cohortRef(code === 'forward_citations' ? against : inputs.standings[code as keyof typeof inputs.standings]), origin, source, as_of: asOf };
    }),
    composite_4: q.composite4, composite_4_over: overOf(q.composite4, q.composite4Over, COMPOSITE_4), composite_4_missing: missing(COMPOSITE_4),
    composite_6: q.composite6, composite_6_over: overOf(q.composite6, q.composite6Over, COMPOSITE_6), composite_6_missing: missing(COMPOSITE_6),
    gaps: missing(COMPOSITE_6).map((code) => ({ code, reason: gapOf(code, inputs, q) })),
    citation_basis: p.forwardCitations === null ? null : p.citationBasis ?? 'total', citations_against: against && (against === inputs.standings.forward_citations_5y ? 'window' : 'totals'),
    generality: q.generality, generality_corrected: q.generalityCorrected, originality: q.originality,
  };
}

function annuitiesPart(inputs: SnapshotInputs): ValuationResource['annuities_ahead'] {
  const { facts: p, stated, valuedOn } = inputs;
  if (!p.filingDate) return null;
  try {
    const ahead = annuitiesAhead({ authority: p.authority, patentKind: p.kind, filingDate: p.filingDate, grantDate: p.grantDate, claims: p.claims?.value ?? null }, valuedOn, stated.fee_reduction === 'none' ? {} : { reduction: stated.fee_reduction });
    return ahead.total && { items: ahead.items.map((i) => ({ year: i.year, due_on: i.dueDay, full: i.full, payable: i.payable })), total: ahead.total, pack: ahead.pack, unverified: ahead.unverified };
  } catch {
    return null; // a kind this office does not grant: no schedule
  }
}

/** A snapshot as the wire shows it. */
export function valuationResource(row: ValuationRow, more: { author: string; titleZh: string; titleEn: string; mine: boolean }, versions?: readonly ValuationMethod[]): ValuationResource {
  const inputs = row.inputs as unknown as SnapshotInputs;
  const figures = row.results as unknown as Figures;
  const method = methodOf(row.methodVersion, versions);
  const currency = row.currency as Currency;
  const { band, bars } = bandOf(currency);
  return {
    id: row.id, patent: { id: row.patentId, number: row.patentNumber, title_zh: more.titleZh, title_en: more.titleEn, mine: more.mine },
    scenario: inputs.scenario, deal_kind: inputs.dealKind, sector: inputs.sector.value, currency, valued_on: row.valuedOn, trl: inputs.trl?.value ?? null, expiry_date: lifeView(inputs).expiry,
    veto: figures.veto, method: { version: row.methodVersion, hash: row.methodHash, seed: row.seed, draws: row.draws, packs: packRefs(method.packs).refs, cohort_set: inputs.cohortSet },
    score: scorePart(inputs, figures, method), quality: qualityPart(inputs, figures),
    methods: figures.methods.map((m) => ({
      method: m.method, state: m.state, missing: m.missing, band: m.band && band(m.band), weight_bps: m.weightBps, weight_reasons: m.reasons, inputs: m.inputs, tornado: bars(m.tornado), years: m.years,
      comparables: m.method === 'market' && m.state === 'computed' && inputs.market ? { n: inputs.market.n, level: inputs.market.level, currency: inputs.market.currency } : null,
    })),
    combined: figures.combined && { ...band(figures.combined), basis: figures.combined.basis, tornado: bars(figures.combined.tornado) },
    inputs: figures.rows.map((r) => ({
      name: r.name, unit: r.unit, low: r.low, base: r.base, high: r.high, distribution: r.shape, origin: r.origin, source: r.source, as_of: r.asOf, verified: r.verified, asserted: r.asserted,
      years: r.name === 'revenue' ? inputs.stated.revenue?.years.map((y) => y.amount) ?? null : null,
    })),
    annuities_ahead: figures.veto ? null : annuitiesPart(inputs),
    curve: method.curve(inputs, row.seed).map(({ day, ...b }) => ({ day, ...band(b) })),
    limits: figures.limits, carried: inputs.carried ? { valuation_id: inputs.carried.valuationId, valued_on: inputs.carried.valuedOn } : null, results_hash: row.resultsHash, batch_id: row.batchId, created_by: more.author, created_at: row.createdAt.toISOString(),
  };
}

/** One line of a list. */
export function valuationItem(row: Awaited<ReturnType<typeof listValuationRows>>[number]): ValuationItem {
  const currency = row.currency as keyof typeof CURRENCIES;
  return {
    id: row.id, patent_id: row.patentId, patent_number: row.patentNumber, title_zh: row.titleZh ?? '', title_en: row.titleEn ?? '', scenario: row.scenario as ValuationItem['scenario'], valued_on: row.valuedOn, currency,
    score: row.score === null ? null : row.score / 10, band: row.baseAmount === null ? null : bandOf(currency).band({ low: row.lowAmount!, base: row.baseAmount, high: row.highAmount! }),
    basis: row.basis as ValuationItem['basis'], veto: row.veto as ValuationItem['veto'], method_version: row.methodVersion, batch_id: row.batchId, created_at: row.createdAt.toISOString(),
  };
}
