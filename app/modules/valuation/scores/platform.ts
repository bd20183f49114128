import { yearsBetween, type LifeView } from '../money/life.ts';
import type { AnswerFact, PatentFacts, PlatformFigure, SnapshotInputs, Sourced } from '../snapshot.ts';
import { ANSWER_ROLES, type Origin, type PlatformIndicator } from '../vocabulary.ts';
import { percentileOf, type Standing } from './cohort.ts';
import { spread } from './quality.ts';
import { citationStanding } from './read-quality.ts';

/** A third-level indicator with everything a reader may ask about it. */
export interface PlatformReading {
  figure: PlatformFigure; kind: 'computed' | 'asked'; unit: 'count' | 'years' | 'share' | 'ratio' | 'trl' | 'answer' | 'months';
  origin: Origin | null; source: string; asOf: string | null; standing: Standing | null; answers: readonly AnswerFact[];
}

/** Question of the questionnaire each asked indicator rests on. */
export const QUESTION_OF: Partial<Record<PlatformIndicator, string>> = {
  validity_opinion: 'validity', claim_breadth: 'claim_breadth', infringement_visible: 'infringement_visible', freedom_to_operate: 'freedom_to_operate',
  advance_over_art: 'advance_over_art', substitutes: 'substitutes', stands_alone: 'stands_alone', rivals: 'rivals', market_pull: 'market_pull', product_evidence: 'product_evidence',
};

type Unit = PlatformReading['unit'];
const clamp = (score: number) => Math.round(Math.max(0, Math.min(100, score)) * 10) / 10;

function computed(unit: Unit, value: number, score: number, from: { origin: Origin; source: string; asOf: string | null }, standing: Standing | null = null): PlatformReading {
  const percentile = standing ? Math.round(percentileOf(standing) * 10) / 10 : null;
  return { figure: { value, score: clamp(score), percentile }, kind: 'computed', unit, ...from, standing, answers: [] };
}
/** Readings that say nothing are all alike: one object for each kind of silence. */
const silences = new Map<string, PlatformReading>();
function absent(unit: Unit, missing: 'not_recorded' | 'not_asked' | 'no_cohort' | 'not_derivable', kind: 'computed' | 'asked' = 'computed'): PlatformReading {
  const name = unit + missing + kind;
  let reading = silences.get(name);
  if (!reading) silences.set(name, (reading = silence(unit, missing, kind)));
  return reading;
}
function silence(unit: Unit, missing: 'not_recorded' | 'not_asked' | 'no_cohort' | 'not_derivable', kind: 'computed' | 'asked'): PlatformReading {
  return { figure: { missing }, kind, unit, origin: null, source: '', asOf: null, standing: null, answers: [] };
}

/** Percentile in the cohort as the score. */
function inCohort(fact: Sourced<number> | null, standing: Standing | undefined): PlatformReading {
  if (!fact) return absent('count', 'not_recorded');
  if (!standing) return absent('count', 'no_cohort');
  return computed('count', fact.value, percentileOf(standing), fact, standing);
}

/** Mean of the sides' answers, each side counting once: ten answers of one side do not outvote the other. */
function asked(indicator: PlatformIndicator, answers: readonly AnswerFact[]): PlatformReading {
  if (!answers.length) return absent('answer', 'not_asked', 'asked');
  const given = answers.filter((a) => a.question === QUESTION_OF[indicator]);
  if (!given.length) return absent('answer', 'not_asked', 'asked');
  const sides = ANSWER_ROLES.map((role) => given.filter((a) => a.role === role)).filter((g) => g.length).map((g) => g.reduce((sum, a) => sum + a.score, 0) / g.length);
  const mean = sides.reduce((a, b) => a + b, 0) / sides.length;
  const newest = given.map((a) => a.day).sort().at(-1)!;
  return { ...computed('answer', Math.round(mean * 100) / 100, ((mean - 1) / 4) * 100, { origin: 'questionnaire', source: given.map((a) => a.author).join(', '), asOf: newest }), kind: 'asked', answers: given };
}

/** Facts a row of the register carries, read on the day its status was read. */
const registerFrom = (p: PatentFacts) => ({ origin: 'register' as const, source: p.statusSource || p.record.source, asOf: p.statusAsOf ?? p.record.asOf });
const recordFrom = (p: PatentFacts) => ({ origin: 'register' as const, source: p.record.source, asOf: p.record.asOf });

function legal(inputs: SnapshotInputs): Pick<Record<PlatformIndicator, PlatformReading>, 'kept_in_force' | 'unencumbered' | 'independent_claims' | 'claim_category' | 'sole_ownership' | 'licence_burden'> {
  const { facts: p, valuedOn } = inputs;
  const register = registerFrom(p);
  const held = p.grantDate ? yearsBetween(p.grantDate, valuedOn) : null;
  const { exclusive, ordinary } = p.rights;
  return {
    // Ten years in force, fees paid each year, is as much proof as time gives (national statistic: kept more than ten years).
    kept_in_force: held === null ? absent('years', 'not_recorded') : computed('years', Math.round(held * 10) / 10, (held / 10) * 100, recordFrom(p)),
    // A register nobody has read says nothing about freezes and pledges.
    unencumbered: p.frozen || p.pledged || p.statusAsOf ? computed('share', p.frozen || p.pledged ? 0 : 1, p.frozen ? 0 : p.pledged ? 30 : 100, register) : absent('share', 'not_recorded'),
    independent_claims: p.independentClaims ? computed('count', p.independentClaims.value, 20 + p.independentClaims.value * 20, p.independentClaims) : absent('count', 'not_derivable'),
    // A product is found on the market, a method behind somebody's factory wall.
    claim_category: p.productShare ? computed('share', p.productShare.value, 40 + p.productShare.value * 60, p.productShare) : absent('share', 'not_derivable'),
    sole_ownership: computed('share', p.coOwned ? 0 : 1, p.coOwned ? 40 : 100, recordFrom(p)),
    licence_burden: exclusive + ordinary > 0 || p.statusAsOf ? computed('count', exclusive + ordinary, exclusive ? 20 : ordinary ? 70 : 100, register) : absent('count', 'not_recorded'),
  };
}

function technical(inputs: SnapshotInputs): Pick<Record<PlatformIndicator, PlatformReading>, 'generality' | 'originality' | 'readiness' | 'field_growth' | 'classes_in_cohort'> {
  const { facts: p, stated, growth, trl, standings, valuedOn, party } = inputs;
  const note = stated.sources?.facts;
  const facts = { origin: note?.document ? 'document' as const : party, source: note?.source ?? '', asOf: note?.as_of ?? valuedOn };
  const general = stated.facts?.citing_classes ? spread(stated.facts.citing_classes) : null;
  const original = stated.facts?.cited_classes ? spread(stated.facts.cited_classes) : null;
  const classes = new Set(p.ipc.map((s) => s.slice(0, 4)).filter((s) => s.length === 4)).size;
  const ratio = growth && growth.before > 0 ? growth.recent / growth.before : null;
  return {
    classes_in_cohort: inCohort(classes ? { value: classes, ...recordFrom(p) } : null, standings.classes),
    generality: general === null ? absent('ratio', 'not_recorded') : computed('ratio', general, general * 100, facts),
    originality: original === null ? absent('ratio', 'not_recorded') : computed('ratio', original, original * 100, facts),
    readiness: trl ? computed('trl', trl.value, ((trl.value - 1) / 8) * 100, trl) : absent('trl', 'not_recorded'),
    // Filings of three years over the three before: even is 50, double is 100, half is 25.
    field_growth: ratio === null ? absent('ratio', 'no_cohort') : computed('ratio', Math.round(ratio * 100) / 100, ratio * 50, { origin: 'corpus', source: growth!.setId, asOf: null }),
  };
}

function economic(inputs: SnapshotInputs, life: LifeView): Pick<Record<PlatformIndicator, PlatformReading>, 'life_left' | 'operation_record'> {
  const { facts: p } = inputs;
  const whole = (life.restYears ?? 0) + life.elapsedYears;
  return {
    life_left: life.restYears === null || whole <= 0 ? absent('years', 'not_recorded') : computed('years', Math.round(life.restYears * 10) / 10, (life.restYears / whole) * 100, recordFrom(p)),
    operation_record: p.rights.operations > 0 || p.statusAsOf ? computed('count', p.rights.operations, p.rights.operations === 0 ? 20 : 40 + p.rights.operations * 30, registerFrom(p)) : absent('count', 'not_recorded'),
  };
}

/** All third-level indicators: computed where a fact is there, asked where an answer is, and stated as missing otherwise. Pure. */
export function readPlatform(inputs: SnapshotInputs, life: LifeView): Record<PlatformIndicator, PlatformReading> {
  const { facts: p, standings, answers } = inputs;
  return {
    ...legal(inputs), ...technical(inputs), ...economic(inputs, life),
    claims_in_cohort: inCohort(p.claims, standings.claims),
    citations_in_cohort: inCohort(p.forwardCitations, citationStanding(inputs) ?? undefined),
    knowledge_base: inCohort(p.backwardCitations, standings.backward_citations),
    family_in_cohort: inCohort(p.familySize, standings.family_size),
    validity_opinion: asked('validity_opinion', answers), claim_breadth: asked('claim_breadth', answers), infringement_visible: asked('infringement_visible', answers),
    freedom_to_operate: asked('freedom_to_operate', answers), advance_over_art: asked('advance_over_art', answers), substitutes: asked('substitutes', answers),
    stands_alone: asked('stands_alone', answers), rivals: asked('rivals', answers), market_pull: asked('market_pull', answers), product_evidence: asked('product_evidence', answers),
  };
}
