import type { SnapshotInputs } from '../snapshot.ts';

const yuan = (n: number) => ({ currency: 'CNY' as const, amount: n * 100 });
const range = (low: number, base: number, high: number) => ({ low, base, high });

/**
 * A made-up patent with a figure for everything. Every version of the method is run on it, and the result goes into the version's hash:
 * code that computes anything differently has another hash, and must be another version.
 */
export const REFERENCE_INPUTS: SnapshotInputs = {
  valuedOn: '2026-03-05', scenario: 'transfer_licence', currency: 'CNY', dealKind: 'transfer', sector: { value: 'electronics', named: true },
  trl: { value: 5, origin: 'seller', source: '', asOf: '2026-03-05' }, party: 'seller',
  facts: {
    number: 'CN199000000B', authority: 'CN', kind: 'invention', ipc: ['H01M 8/0204', 'C23C 14/06'], filingDate: '2019-03-12', grantDate: '2021-05-18', expiryDate: '2039-03-12',
    legalStatus: 'in_force', statusAsOf: '2026-03-01', statusSource: 'register', coOwned: false, frozen: false, pledged: false,
    claims: { value: 9, origin: 'register', source: 'record', asOf: null }, independentClaims: { value: 2, origin: 'register', source: 'record', asOf: null }, productShare: { value: 0.5, origin: 'register', source: 'record', asOf: null },
    forwardCitations: { value: 6, origin: 'register', source: 'record', asOf: null }, backwardCitations: { value: 4, origin: 'register', source: 'record', asOf: null }, familySize: { value: 2, origin: 'register', source: 'record', asOf: null },
    rights: { exclusive: 0, ordinary: 1, operations: 1 }, record: { source: 'record', asOf: null },
  },
  standings: Object.fromEntries((['forward_citations', 'family_size', 'claims', 'backward_citations', 'grant_lag', 'classes'] as const).map((name, i) => [name, {
    level: i < 3 ? 'year_field' : 'field', field: 1, yearFrom: i < 3 ? 2019 : null, yearTo: i < 3 ? 2019 : null, setId: 'reference', n: 100 + i, below: 40 + i * 5, equal: 7, p50: 3 + i, p98: 14 + i * 6,
  }])) as SnapshotInputs['standings'],
  growth: { field: 1, recent: 130, before: 100, yearFrom: 2018, yearTo: 2023, setId: 'reference' },
  answers: [
    { question: 'validity', role: 'inventor', score: 4, author: 'A', day: '2026-03-01' }, { question: 'substitutes', role: 'officer', score: 3, author: 'B', day: '2026-03-02' },
    { question: 'substitutes', role: 'buyer', score: 1, author: 'C', day: '2026-03-03' }, { question: 'market_pull', role: 'buyer', score: 4, author: 'C', day: '2026-03-03' },
  ],
  market: { n: 8, level: 'subclass_kind', p25: 30_000_000, p50: 48_000_000, p75: 90_000_000, currency: 'CNY', asOf: '2026-03-05' },
  stated: {
    convention: 'mid_year', fee_reduction: 'one', revenue: { years: [3_000_000, 3_600_000, 4_140_000, 4_554_000, 4_781_700].map(yuan), low_bps: 7_000, high_bps: 13_000 },
    royalty_bps: range(300, 500, 600), tax_bps: range(1_500, 2_500, 2_500), discount_bps: range(1_400, 1_800, 2_300), operating_margin_bps: range(800, 1_200, 1_600), technology_share_bps: range(2_000, 3_000, 4_000),
    investment: { low: yuan(200_000), base: yuan(300_000), high: yuan(500_000) }, rd_cost: { low: yuan(500_000), base: yuan(600_000), high: yuan(900_000) }, rd_spent_on: '2018-12-31',
    development_cost: { low: yuan(300_000), base: yuan(500_000), high: yuan(900_000) },
    facts: { citing_classes: { A: 3, B: 1 }, cited_classes: { A: 1, B: 1, C: 2 } },
    sources: { revenue: { source: 'business plan', document: true } },
  },
  cohortSet: 'reference',
};

/** The same patent as later versions may meet it: citations counted for five years among others counted so, one part of the composites unknown, figures taken over. */
export const REFERENCE_2026_2: SnapshotInputs = {
  ...REFERENCE_INPUTS,
  facts: { ...REFERENCE_INPUTS.facts, publicationDate: '2019-09-20', citationBasis: 'five_years', familySize: null },
  standings: { ...REFERENCE_INPUTS.standings, forward_citations_5y: { ...REFERENCE_INPUTS.standings.forward_citations!, n: 60, below: 41, equal: 5, p50: 2, p98: 9 } },
  carried: { valuationId: 'val_reference', valuedOn: '2025-11-05' },
};
