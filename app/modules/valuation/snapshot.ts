import type { Currency } from '#app/core/money.ts';
import type { DealKind, LegalStatus, PatentKind } from '#app/core/vocabulary.ts';
import type { ValuationData } from './contract.ts';
import type { CohortIndicator, Standing } from './scores/cohort.ts';
import type { AnswerRole, CitationBasis, Indicator, Limit, MethodState, MoneyInput, MoneyMethod, Dimension, Origin, PlatformIndicator, QualityIndicator, Scenario, Sector, Veto, WeightReason } from './vocabulary.ts';

/** A figure with where it comes from. */
export interface Sourced<T> { value: T; origin: Origin; source: string; asOf: string | null }

/** The patent as the register row and the rights ledger told it on the valuation day. Null: nobody has said. */
export interface PatentFacts {
  number: string; authority: string; kind: PatentKind; ipc: readonly string[];
  filingDate: string | null; grantDate: string | null; expiryDate: string | null;
  legalStatus: LegalStatus; statusAsOf: string | null; statusSource: string;
  coOwned: boolean; frozen: boolean; pledged: boolean;
  claims: Sourced<number> | null; independentClaims: Sourced<number> | null;
  /** Share of independent claims to things rather than methods, 0-1. */
  productShare: Sourced<number> | null;
  /** Absent in snapshots made before method 2026.2, whose counts were totals throughout. */
  publicationDate?: string | null; citationBasis?: CitationBasis | null;
  forwardCitations: Sourced<number> | null; backwardCitations: Sourced<number> | null; familySize: Sourced<number> | null;
  /** Rights recorded: exclusive, sole and open licences; ordinary ones; all recorded operations of the patent. */
  rights: { exclusive: number; ordinary: number; operations: number };
  record: { source: string; asOf: string | null };
}

/** One answer to one question of the questionnaire. */
export interface AnswerFact { question: string; role: AnswerRole; score: number; author: string; day: string }

/** Closed deals of other organisations, already anonymous: only figures of at least k deals ever get here. Minor units. */
export interface MarketFacts { n: number; level: string; p25: number; p50: number; p75: number; currency: Currency; asOf: string }

/** Filings of the field, recent years against the years before. */
export interface GrowthFacts { field: number; recent: number; before: number; yearFrom: number; yearTo: number; setId: string }

/** What somebody stated, without what decides how the run is made. */
export type Stated = Omit<ValuationData, 'scenario' | 'currency' | 'valued_on' | 'deal_kind' | 'sector' | 'trl' | 'seed' | 'draws'>;

/** Everything a version of the method computes from: stored whole, so that a replay needs nothing else. */
export interface SnapshotInputs {
  valuedOn: string; scenario: Scenario; currency: Currency; dealKind: DealKind;
  sector: { value: Sector; named: boolean };
  trl: Sourced<number> | null;
  /** Which side of a deal the requester stands on. */
  party: 'seller' | 'buyer';
  facts: PatentFacts;
  standings: Partial<Record<CohortIndicator, Standing>>;
  growth: GrowthFacts | null;
  answers: readonly AnswerFact[];
  market: MarketFacts | null;
  stated: Stated;
  /** Of a batch: the snapshot whose stated figures were taken over, and the day they were stated for. */
  carried?: { valuationId: string; valuedOn: string } | null;
  cohortSet: string | null;
}

/** Minor units. */
export interface BandFigures { low: number; base: number; high: number }
/** Value with one input at its low and at its high end. */
export type Bar = readonly [MoneyInput, number, number];
export interface MethodFigures {
  method: MoneyMethod; state: MethodState; missing: MoneyInput[]; band: BandFigures | null; weightBps: number; reasons: WeightReason[]; inputs: MoneyInput[]; tornado: Bar[]; years: number | null;
}
/** One input as the methods used it. */
export interface InputRow extends BandFigures {
  name: MoneyInput; unit: 'money' | 'bps' | 'months'; shape: 'fixed' | 'triangular' | 'lognormal'; origin: Origin; source: string; asOf: string | null; verified: boolean; asserted: boolean;
}
/** A third-level indicator: value, score and percentile, or why there is none. */
export type PlatformFigure = { value: number; score: number; percentile: number | null } | { missing: 'not_recorded' | 'not_asked' | 'no_cohort' | 'not_derivable' };
export interface ScoreFigures {
  total: number | null; low: number; high: number; coverageBps: number;
  dimensions: Record<Dimension, { score: number | null; coverageBps: number }>;
  indicators: Record<Indicator, { score: number | null; coverageBps: number }>;
  platform: Record<PlatformIndicator, PlatformFigure>;
}
export interface QualityFigures {
  /** value, normalised, percentile. */
  indicators: Partial<Record<QualityIndicator, readonly [number, number | null, number | null]>>;
  composite4: number | null; composite6: number | null;
  /** Parts a composite was computed over where not all are known (from method 2026.2 on). */
  composite4Over?: QualityIndicator[]; composite6Over?: QualityIndicator[];
  generality: number | null; generalityCorrected: number | null; originality: number | null;
}

/** What a run of the method gives: stored, hashed, and compared by a replay. */
export interface Figures {
  veto: Veto | null; score: ScoreFigures; quality: QualityFigures; methods: MethodFigures[];
  combined: (BandFigures & { basis: 'methods' | 'floor_only' | 'veto'; tornado: Bar[] }) | null;
  rows: InputRow[]; limits: Limit[];
}
