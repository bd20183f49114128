import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, fixedClock, legalDay } from '#app/core/clock.ts';
import { newId } from '#app/core/ids.ts';
import { publicScope, systemScope, type OrgScope } from '#app/core/scope.ts';
import { answerQuestionnaire, getQuestionnaire } from '#app/modules/valuation/answer-questionnaire.server.ts';
import { buildCohorts } from '#app/modules/valuation/cohorts.server.ts';
import { valuationResourceSchema, type ValuationInput } from '#app/modules/valuation/contract.ts';
import { getValuation, latestValuation, listValuations, portfolioValue } from '#app/modules/valuation/get-valuation.server.ts';
import { METHOD_VERSIONS, type ValuationMethod } from '#app/modules/valuation/methods/registry.server.ts';
import { listingValuation, publishValuation } from '#app/modules/valuation/publish-valuation.server.ts';
import { compareSnapshots, replayValuation } from '#app/modules/valuation/replay-valuation.server.ts';
import { getBatch, listOwnBatches, requestBatch } from '#app/modules/valuation/request-batch.server.ts';
import { requestValuation } from '#app/modules/valuation/request-valuation.server.ts';
import { runBatch } from '#app/modules/valuation/run-batch.server.ts';
import { deals } from '#db/schema/deals.ts';
import { offerRounds, offers } from '#db/schema/offers.ts';
import { outbox } from '#db/schema/platform.ts';
import { valuationCohorts, valuations } from '#db/schema/valuation.ts';
import { sqlState } from '#db/errors.ts';
import { withRead, withTx } from '#db/tx.ts';
import { valuationConsumer } from '#workers/consumers/valuation.ts';
import type { WorkerServices } from '#workers/services.ts';
import { makeListing, makeMember, makeParty, makePatent, makeInventor } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { testApi, type TestApi } from '#tests/fixtures/http.ts';

let t: TestDatabase;
let api: TestApi;
let uni: Awaited<ReturnType<typeof makeParty>>;
let company: Awaited<ReturnType<typeof makeParty>>;
let stranger: OrgScope;
const clock = fixedClock(new Date());
const deps = () => ({ db: t.db, clock });
const system = systemScope('test');
const today = () => legalDay(clock.now());

beforeAll(async () => {
  t = await testDatabase();
  api = testApi(t);
  uni = await makeParty(t.db, 'university');
  company = await makeParty(t.db, 'company');
  stranger = (await makeParty(t.db, 'university')).scope;
  for (let i = 0; i < 14; i++) await makePatent(t.db, uni.org, { claimCount: i + 1, forwardCitations: i, backwardCitations: 2 });
});
afterAll(async () => {
  api.close();
  await t.close();
});

const yuan = (n: number) => ({ currency: 'CNY' as const, amount: n * 100 });
const PLAN: ValuationInput = {
  revenue: { years: [3_000_000, 3_600_000, 4_140_000, 4_554_000, 4_781_700].map(yuan) }, trl: 8, rd_cost: { low: yuan(400_000), base: yuan(600_000), high: yuan(900_000) },
  royalty_bps: { low: 300, base: 500, high: 600 }, sources: { revenue: { source: '商业计划书 2026', document: true } },
};

describe('a valuation', () => {
  it('is kept whole: band, inputs with their sources, percentile with its cohort, limits', async () => {
    const patent = await makePatent(t.db, uni.org, { claimCount: 9, forwardCitations: 6 });
    const made = await requestValuation(deps(), uni.scope, patent.number, PLAN);
    expect(valuationResourceSchema.safeParse(made).error).toBeUndefined();
    expect(made.combined).toMatchObject({ basis: 'methods' });
    expect(made.combined!.low.amount).toBeLessThan(made.combined!.high.amount);
    expect(made.inputs.find((r) => r.name === 'revenue')).toMatchObject({ origin: 'document', source: '商业计划书 2026', asserted: false, years: [300_000_000, 360_000_000, 414_000_000, 455_400_000, 478_170_000] });
    expect(made.inputs.find((r) => r.name === 'royalty_bps')).toMatchObject({ origin: 'seller', asserted: true });
    expect(made.inputs.find((r) => r.name === 'tax_bps')).toMatchObject({ origin: 'rule_pack', verified: true });
    const claims = made.quality.indicators.find((q) => q.code === 'claims')!;
    expect(claims).toMatchObject({ value: 9, cohort: { level: 'year_field', field: 1, year_from: 2019 } });
    expect(claims.percentile).toBeGreaterThan(40);
    // Over the parts that are known; what is missing is named with the reason.
    expect(made.quality).toMatchObject({ composite_4: expect.any(Number), composite_4_over: ['forward_citations', 'claims'], composite_4_missing: ['family_size', 'generality'], citation_basis: 'total', citations_against: 'totals' });
    expect(made.quality.gaps).toEqual(expect.arrayContaining([{ code: 'family_size', reason: 'not_recorded' }, { code: 'generality', reason: 'not_stated' }]));
    expect(made.limits).toEqual(expect.arrayContaining(['not_an_appraisal', 'seller_asserted', 'citations_not_dated', 'composite_partial']));
    expect(made.annuities_ahead!.total.amount).toBeGreaterThan(0);
    expect(made.curve.at(0)!.base.amount).toBeGreaterThan(0);
    expect(made.curve.at(-1)).toMatchObject({ day: '2039-03-12', high: yuan(0) });
    expect(made.created_by).toMatch(/^Person/);
    expect((await latestValuation(deps(), uni.scope, patent.number)).id).toBe(made.id);
    const audited = await withRead(t.db, system, (tx) => tx.execute(sql`select 1 from audit_events where action = 'valuation.make' and subject = ${made.id}`));
    expect(audited).toHaveLength(1);
  });

  it.each<[string, unknown, string, string]>([
    ['negative revenue', { revenue: { years: [{ currency: 'CNY', amount: -1 }] } }, 'revenue.years.0.amount', 'invalid_amount'],
    ['a rate over 100 %', { royalty_bps: { low: 1, base: 2, high: 10_001 } }, 'royalty_bps.high', 'rate_over_100'],
    ['a range the wrong way round', { discount_bps: { low: 3_000, base: 2_000, high: 4_000 } }, 'discount_bps.low', 'min_over_max'],
    ['an expiry in the past', { expiry_date: '2020-01-01' }, 'expiry_date', 'in_the_past'],
    ['two currencies', { revenue: { years: [{ currency: 'CNY', amount: 1 }, { currency: 'USD', amount: 1 }] } }, 'revenue.years.1.currency', 'currency_mixed'],
    ['a quadrillion', { revenue: { years: [{ currency: 'CNY', amount: 1e15 }] } }, 'revenue.years.0.amount', 'amount_too_large'],
    ['half a fen', { revenue: { years: [{ currency: 'CNY', amount: 0.5 }] } }, 'revenue.years.0.amount', 'invalid_amount'],
    ['not a number', { revenue: { years: [{ currency: 'CNY', amount: Number.NaN }] } }, 'revenue.years.0.amount', 'invalid_amount'],
    ['a day to come', { valued_on: '2999-01-01' }, 'valued_on', 'in_the_future'],
    ['a day before filing', { valued_on: '2018-01-01' }, 'valued_on', 'before_filing'],
    ['readiness ten', { trl: 10 }, 'trl', 'invalid_trl'],
    ['no life at all', { licence_term_months: 0 }, 'licence_term_months', 'invalid_months'],
  ])('refuses %s, naming the field', async (_name, input, path, code) => {
    const patent = await makePatent(t.db, uni.org);
    await expect(requestValuation(deps(), uni.scope, patent.number, input as ValuationInput)).rejects.toMatchObject({ code: 'validation', fields: [expect.objectContaining({ path, code })] });
    expect((await listValuations(deps(), uni.scope, { patent_number: patent.number })).items).toEqual([]);
  });

  it('of a dead patent is nothing', async () => {
    const patent = await makePatent(t.db, uni.org, { legalStatus: 'lapsed' });
    expect(await requestValuation(deps(), uni.scope, patent.number, PLAN)).toMatchObject({ veto: 'dead_status', score: { total: 0 }, combined: { basis: 'veto', high: yuan(0) }, curve: [], annuities_ahead: null });
    const ended = await makePatent(t.db, uni.org, { expiryDate: today() });
    expect(await requestValuation(deps(), uni.scope, ended.number)).toMatchObject({ veto: 'term_over', combined: { high: yuan(0) } });
  });

  it('states what nobody has said instead of counting it as nothing', async () => {
    const patent = await makePatent(t.db, uni.org, { statusAsOf: null, legalStatus: 'unknown', ipc: [], filingDate: null, expiryDate: null, claims: [], claimCount: 0 });
    const made = await requestValuation(deps(), uni.scope, patent.number);
    const leaves = made.score.dimensions.flatMap((d) => d.indicators.flatMap((i) => i.platform));
    expect(leaves.find((l) => l.code === 'citations_in_cohort')).toMatchObject({ missing: 'not_recorded', score: null });
    expect(leaves.find((l) => l.code === 'market_pull')).toMatchObject({ missing: 'not_asked', score: null });
    expect(made.limits).toEqual(expect.arrayContaining(['status_unknown', 'expiry_unknown', 'no_cohort', 'low_coverage', 'no_income_method']));
    expect(made.methods.map((m) => m.state)).not.toContain('vetoed');
  });

  it('belongs to whoever asked; a buyer may value what is listed and nothing else', async () => {
    const patent = await makePatent(t.db, uni.org);
    const mine = await requestValuation(deps(), uni.scope, patent.number, PLAN);
    await expect(getValuation(deps(), stranger, mine.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(replayValuation(deps(), company.scope, mine.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(requestValuation(deps(), company.scope, patent.number)).rejects.toMatchObject({ code: 'not_found' });
    await makeListing(t.db, patent);
    const theirs = await requestValuation(deps(), company.scope, patent.number, PLAN);
    expect(theirs).toMatchObject({ patent: { mine: false }, inputs: expect.arrayContaining([expect.objectContaining({ name: 'royalty_bps', origin: 'buyer' })]) });
    await expect(getValuation(deps(), uni.scope, theirs.id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await listValuations(deps(), uni.scope, { patent_number: patent.number })).items.map((i) => i.id)).toEqual([mine.id]);
    await expect(requestValuation(deps(), await makeMember(t.db, uni.org, 'viewer'), patent.number)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(requestValuation(deps(), publicScope, patent.number)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('pages through a list without repeating or losing one', async () => {
    const patent = await makePatent(t.db, uni.org);
    const made: string[] = [];
    for (let i = 0; i < 5; i++) made.push((await requestValuation(deps(), uni.scope, patent.number, { seed: i })).id);
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await listValuations(deps(), uni.scope, { patent_number: patent.number, limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map((i) => i.id));
      if (!page.next_cursor) break;
      cursor = page.next_cursor;
    }
    expect(seen).toEqual([...made].sort().reverse());
  });
});

describe('the database', () => {
  it('keeps snapshots as they are, for the application and for the owner', async () => {
    const patent = await makePatent(t.db, uni.org);
    const { id } = await requestValuation(deps(), uni.scope, patent.number, PLAN);
    const refused = async (run: Promise<unknown>) => run.then(() => null, (error: unknown) => sqlState(error));
    for (const scope of [uni.scope, system]) {
      expect(await refused(withTx(t.db, scope, (tx) => tx.execute(sql`update valuations set base_amount = 1 where id = ${id}`)))).toBe('42501');
      expect(await refused(withTx(t.db, scope, (tx) => tx.execute(sql`delete from valuations where id = ${id}`)))).toBe('42501');
    }
    const owner = postgres(t.ownerUrl, { max: 1, onnotice: () => {} });
    try {
      for (const statement of [`update valuations set base_amount = 1`, 'delete from valuations', 'truncate valuations cascade', 'update valuation_answers set score = 1', 'update valuation_cohorts set n = 99']) {
        const error: unknown = await owner.unsafe(statement).then(() => null, (e: unknown) => e);
        // An empty table has no row to refuse; it is filled by the tests that follow.
        if (error !== null) expect(String(error)).toContain('append_only');
      }
      await expect(owner.unsafe('update valuations set base_amount = 1')).rejects.toThrow(/append_only/);
    } finally {
      await owner.end();
    }
    expect((await getValuation(deps(), uni.scope, id)).id).toBe(id);
  });

  it('refuses a snapshot in another’s name, and of a patent that may not be seen', async () => {
    const patent = await makePatent(t.db, uni.org);
    const row = (orgId: string) => ({ id: newId('valuation'), orgId, patentOrgId: uni.org.id, patentId: patent.id, patentNumber: patent.number, scenario: 'management', currency: 'CNY', valuedOn: today(), methodVersion: '2026.1', methodHash: 'x', seed: 1, draws: 1, inputs: {}, results: {}, resultsHash: 'x', createdBy: 'x' });
    const state = (run: Promise<unknown>) => run.then(() => null, (e: unknown) => sqlState(e));
    expect(await state(withTx(t.db, stranger, (tx) => tx.insert(valuations).values(row(uni.org.id))))).toBe('42501');
    expect(await state(withTx(t.db, stranger, (tx) => tx.insert(valuations).values(row(stranger.orgId))))).toBe('42501');
    expect(await state(withTx(t.db, uni.scope, (tx) => tx.insert(valuationCohorts).values({ setId: 'x', key: 'all', indicator: 'claims', n: 10, histogram: [] })))).toBe('42501');
  });
});

describe('a replay', () => {
  it('gives the same figures to the cent, from the stored inputs alone', async () => {
    const patent = await makePatent(t.db, uni.org, { forwardCitations: 3 });
    const made = await requestValuation(deps(), uni.scope, patent.number, PLAN);
    // The patent, the corpus and the listing change; the snapshot does not care.
    await withTx(t.db, system, (tx) => tx.execute(sql`update patents set legal_status = 'lapsed', claim_count = 99, forward_citations = 77 where id = ${patent.id}`));
    const replay = await replayValuation(deps(), uni.scope, made.id);
    expect(replay).toMatchObject({ same: true, differences: [], results_hash: made.results_hash, replayed_hash: made.results_hash });
    expect((await getValuation(deps(), uni.scope, made.id)).combined).toEqual(made.combined);
  });

  it('uses the version the snapshot was made by, however many have come since, and notices one that was tampered with', async () => {
    const patent = await makePatent(t.db, uni.org);
    const made = await requestValuation(deps(), uni.scope, patent.number, PLAN);
    const old = METHOD_VERSIONS.at(-1)!;
    const newer: ValuationMethod = { ...old, version: '2099.1', hash: 'other', run: () => { throw new Error('must not run'); } };
    expect(await replayValuation({ db: t.db, methods: [old, newer] }, uni.scope, made.id)).toMatchObject({ same: true });
    const tampered: ValuationMethod = { ...old, run: (inputs, options) => { const f = old.run(inputs, options); return { ...f, combined: { ...f.combined!, base: f.combined!.base + 1 } }; } };
    expect(await replayValuation({ db: t.db, methods: [tampered] }, uni.scope, made.id)).toMatchObject({ same: false, differences: ['combined.base'] });
    await expect(replayValuation({ db: t.db, methods: [newer] }, uni.scope, made.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('compares two snapshots field by field', async () => {
    const patent = await makePatent(t.db, uni.org);
    const a = await requestValuation(deps(), uni.scope, patent.number, PLAN);
    const b = await requestValuation(deps(), uni.scope, patent.number, { ...PLAN, royalty_bps: { low: 300, base: 500, high: 700 } });
    const { differences } = await compareSnapshots(deps(), uni.scope, a.id, b.id);
    expect(differences).toContainEqual({ part: 'inputs', path: 'stated.royalty_bps.high', a: 600, b: 700 });
    expect(differences.filter((d) => d.part === 'method')).toEqual([]);
    expect(differences.find((d) => d.path === 'combined.high')).toBeDefined();
    expect(differences.some((d) => d.path.startsWith('methods.cost.'))).toBe(false);
    expect((await compareSnapshots(deps(), uni.scope, a.id, a.id)).differences).toEqual([]);
    await expect(compareSnapshots(deps(), stranger, a.id, b.id)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the corpus', () => {
  it('is one set however often it is counted, with no cohort of fewer than ten', async () => {
    const [a, b] = await Promise.all([buildCohorts(deps()), buildCohorts(deps())]);
    expect(a.id).toBe(b.id);
    const rows = await withRead(t.db, publicScope, (tx) => tx.select().from(valuationCohorts));
    expect(rows.length).toBeGreaterThan(0);
    expect(Math.min(...rows.map((r) => r.n))).toBeGreaterThanOrEqual(10);
  });

  it('is asked to be renewed when it has aged, once a day', async () => {
    const patent = await makePatent(t.db, uni.org);
    const later = { db: t.db, clock: fixedClock(`${addDays(today(), 3)}T04:00:00Z`) };
    await requestValuation(later, uni.scope, patent.number);
    await requestValuation(later, uni.scope, patent.number);
    const rows = await withRead(t.db, system, (tx) => tx.select().from(outbox).where(sql`topic = 'cohorts.stale' and key = ${`cohorts.stale:${addDays(today(), 3)}`}`));
    expect(rows).toHaveLength(1);
    const consumer = valuationConsumer(later as unknown as WorkerServices);
    await consumer.handle(rows.map((r) => ({ id: r.id, topic: 'cohorts.stale', key: r.key, payload: r.payload as never, attempts: 1, createdAt: r.createdAt })), { renew: async () => {} });
    const [newest] = await withRead(t.db, system, (tx) => tx.execute<{ as_of: string }>(sql`select max(as_of)::text as as_of from valuation_cohort_sets`));
    expect(newest!.as_of).toBe(addDays(today(), 3));
  });
});

/** A closed deal of a fresh seller (or this one), as far as prices go. */
async function closedDeal(price: number, seller?: Awaited<ReturnType<typeof makeParty>>): Promise<void> {
  const party = seller ?? (await makeParty(t.db, 'university'));
  const patent = await makePatent(t.db, party.org, { ipc: ['G21K 1/00'] });
  const listing = await makeListing(t.db, patent, { status: 'transferred' });
  const offerId = newId('offer');
  await withTx(t.db, system, async (tx) => {
    await tx.insert(offers).values({ id: offerId, listingId: listing.id, sellerOrgId: party.org.id, buyerOrgId: company.org.id, kind: 'transfer', status: 'accepted', turnOrgId: party.org.id, expiresAt: new Date() });
    await tx.insert(deals).values({
      id: newId('deal'), offerId, listingId: listing.id, patentId: patent.id, patentNumber: patent.number, kind: 'transfer', process: 'transfer', processVersion: 1, rulePack: 'x', state: 'closed', sellerOrgId: party.org.id,
      buyerOrgId: company.org.id, currency: 'CNY', priceAmount: price, territory: 'CN', platformFeeBps: 200, outcome: 'completed', closedAt: new Date(),
    });
  });
}

describe('comparables', () => {
  it('are shown from five deals of others on, rounded, and never before', async () => {
    const patent = await makePatent(t.db, uni.org, { ipc: ['G21K 1/00'] });
    const market = async (scope = uni.scope, number = patent.number) => (await requestValuation(deps(), scope, number)).methods.find((m) => m.method === 'market')!;
    const twice = await makeParty(t.db, 'university');
    for (const price of [412_345_67, 498_765_43]) await closedDeal(price, twice);
    for (const price of [301_111_11, 623_456_78]) await closedDeal(price);
    expect(await market()).toMatchObject({ state: 'not_enough_deals', band: null });
    await closedDeal(555_555_55);
    const five = await market();
    expect(five).toMatchObject({ state: 'computed', comparables: { n: 5, level: 'subclass_kind' }, band: { base: { amount: 500_000_00 } } });
    // A party of these deals knows their prices already; for it they do not count.
    await makeListing(t.db, patent);
    expect((await market(company.scope)).state).toBe('not_enough_deals');
    const theirs = await makePatent(t.db, twice.org, { ipc: ['G21K 1/00'] });
    expect((await market(twice.scope, theirs.number)).state).toBe('not_enough_deals');
  });
});

describe('the questionnaire', () => {
  it('keeps the sides apart, with author and day, and shows each what it may see', async () => {
    const patent = await makePatent(t.db, uni.org);
    await makeListing(t.db, patent);
    await makeInventor(t.db, uni.scope, patent.id);
    await answerQuestionnaire(deps(), uni.scope, patent.number, { role: 'inventor', answers: [{ question: 'substitutes', score: 5, note: '没有替代' }, { question: 'proof', score: 4 }] });
    await answerQuestionnaire(deps(), uni.scope, patent.number, { role: 'inventor', answers: [{ question: 'proof', score: 3 }] });
    await answerQuestionnaire(deps(), company.scope, patent.number, { role: 'buyer', answers: [{ question: 'substitutes', score: 2 }] });
    const owner = await getQuestionnaire(deps(), uni.scope, patent.number);
    expect(owner.answers).toHaveLength(3);
    expect(owner.answers.find((a) => a.question === 'proof')).toMatchObject({ score: 3, role: 'inventor' });
    expect(owner.disagreements).toMatchObject([{ question: 'substitutes', spread: 3 }]);
    expect((await getQuestionnaire(deps(), company.scope, patent.number)).answers.map((a) => a.role)).toEqual(['buyer']);
    expect((await getQuestionnaire(deps(), stranger, patent.number)).answers).toEqual([]);
    const leaf = (await requestValuation(deps(), uni.scope, patent.number)).score.dimensions.flatMap((d) => d.indicators.flatMap((i) => i.platform)).find((p) => p.code === 'substitutes')!;
    expect(leaf).toMatchObject({ origin: 'questionnaire', value: 3.5 });
    expect(leaf.answers.map((a) => a.role)).toEqual(['buyer', 'inventor']);
  });

  it('refuses a side that is not one’s own, a question that is none, and an answer beyond the scale', async () => {
    const patent = await makePatent(t.db, uni.org);
    await makeListing(t.db, patent);
    const field = (code: string) => ({ code: 'validation', fields: [expect.objectContaining({ code })] });
    await expect(answerQuestionnaire(deps(), uni.scope, patent.number, { role: 'buyer', answers: [{ question: 'substitutes', score: 2 }] })).rejects.toMatchObject(field('wrong_role'));
    await expect(answerQuestionnaire(deps(), company.scope, patent.number, { role: 'officer', answers: [{ question: 'substitutes', score: 2 }] })).rejects.toMatchObject(field('wrong_role'));
    await expect(answerQuestionnaire(deps(), uni.scope, patent.number, { role: 'inventor', answers: [{ question: 'nonsense', score: 2 }] })).rejects.toMatchObject(field('unknown_question'));
    await expect(answerQuestionnaire(deps(), uni.scope, patent.number, { role: 'inventor', answers: [{ question: 'proof', score: 6 }] })).rejects.toMatchObject(field('invalid_score'));
    await expect(answerQuestionnaire(deps(), stranger, (await makePatent(t.db, uni.org)).number, { role: 'buyer', answers: [{ question: 'substitutes', score: 2 }] })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('what the listing shows', () => {
  it('is what the owner chose, with a warning when the ask lies far outside, and bids to those who may see them', async () => {
    const patent = await makePatent(t.db, uni.org);
    const listing = await makeListing(t.db, patent, { askAmount: 900_000_000_00 });
    const made = await requestValuation(deps(), uni.scope, patent.number, PLAN);
    const look = (scope: Parameters<typeof listingValuation>[1]) => listingValuation(deps(), scope, listing.id);
    expect(await look(publicScope)).toMatchObject({ show: 'nothing', score: null, band: null, ask_position: null, ask: { amount: 900_000_000_00 } });
    await publishValuation(deps(), uni.scope, made.id, { show: 'score' });
    expect(await look(publicScope)).toMatchObject({ show: 'score', score: made.score.total, band: null, ask_position: null });
    await publishValuation(deps(), uni.scope, made.id, { show: 'score_and_band' });
    expect(await look(publicScope)).toMatchObject({ score: made.score.total, band: { base: made.combined!.base }, ask_position: 'far_above', seller_asserted: true });
    const offerId = newId('offer');
    await withTx(t.db, system, async (tx) => {
      await tx.insert(offers).values({ id: offerId, listingId: listing.id, sellerOrgId: uni.org.id, buyerOrgId: company.org.id, kind: 'transfer', status: 'open', turnOrgId: uni.org.id, expiresAt: new Date(Date.now() + 86_400_000) });
      await tx.insert(offerRounds).values({ offerId, no: 1, byOrgId: company.org.id, byUserId: company.scope.userId, amount: 120_000_00, expiresAt: new Date(Date.now() + 86_400_000) });
    });
    expect((await look(uni.scope)).bids).toMatchObject([{ amount: { amount: 120_000_00 }, mine: false }]);
    expect((await look(company.scope)).bids).toMatchObject([{ mine: true }]);
    for (const scope of [publicScope, stranger]) expect((await look(scope)).bids).toEqual([]);
    await publishValuation(deps(), uni.scope, made.id, { show: 'nothing' });
    expect(await look(publicScope)).toMatchObject({ show: 'nothing', score: null, band: null });
    const left = await withRead(t.db, publicScope, (tx) => tx.execute(sql`select 1 from valuation_publications where patent_id = ${patent.id}`));
    expect(left).toHaveLength(0);
  });

  it('is chosen by the owner’s managers only, of its own valuations of its own patents', async () => {
    const patent = await makePatent(t.db, uni.org);
    const listing = await makeListing(t.db, patent, { status: 'draft' });
    const mine = await requestValuation(deps(), uni.scope, patent.number, PLAN);
    await expect(publishValuation(deps(), await makeMember(t.db, uni.org, 'member'), mine.id, { show: 'band' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(publishValuation(deps(), stranger, mine.id, { show: 'band' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(listingValuation(deps(), publicScope, listing.id)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a batch', () => {
  it('values a portfolio with progress, goes on after a crash, and never does one patent twice', async () => {
    const owner = await makeParty(t.db, 'university');
    for (let i = 0; i < 260; i++) await makePatent(t.db, owner.org, i % 50 === 0 ? { legalStatus: 'lapsed' } : i === 7 ? { filingDate: '2999-01-01', expiryDate: null } : {});
    const asked = await requestBatch(deps(), owner.scope);
    expect(asked).toMatchObject({ status: 'queued', patents: { total: 260, done: 0 } });
    const ref = { batchId: asked.id, orgId: owner.org.id };
    const queued = await withRead(t.db, system, (tx) => tx.select().from(outbox).where(sql`topic = 'valuation.requested' and payload ->> 'batchId' = ${asked.id}`));
    expect(queued).toHaveLength(1);
    await expect(runBatch(deps(), ref, async () => { throw new Error('killed'); })).rejects.toThrow('killed');
    const half = await getBatch(deps(), owner.scope, asked.id);
    expect(half).toMatchObject({ status: 'running', patents: { total: 260, done: 250 } });
    const failed = await valuationConsumer(deps() as unknown as WorkerServices).handle(queued.map((r) => ({ id: r.id, topic: 'valuation.requested', key: r.key, payload: r.payload as never, attempts: 2, createdAt: r.createdAt })), { renew: async () => {} });
    expect(failed && failed.failed?.size).toBe(0);
    const done = await getBatch(deps(), owner.scope, asked.id);
    expect(done).toMatchObject({ status: 'succeeded', patents: { total: 260, done: 260, valued: 253, vetoed: 6, failed: 1 } });
    expect(done.problems).toMatchObject([{ path: 'valued_on', code: 'before_filing' }]);
    await runBatch(deps(), ref);
    const [count] = await withRead(t.db, owner.scope, (tx) => tx.execute<{ n: number; patents: number }>(sql`select count(*)::int as n, count(distinct patent_id)::int as patents from valuations where batch_id = ${asked.id}`));
    expect(count).toEqual({ n: 259, patents: 259 });
    const { items } = await listValuations(deps(), owner.scope, { batch_id: asked.id, limit: 1 });
    expect(await replayValuation(deps(), owner.scope, items[0]!.id)).toMatchObject({ same: true });
    const totals = await portfolioValue(deps(), owner.scope);
    expect(totals).toMatchObject({ patents: 260, valued: 253, vetoed: 6, unvalued: 1 });
    expect(totals.totals).toMatchObject([{ currency: 'CNY', basis: 'floor_only', patents: 253 }]);
    expect(totals.scores.deciles.reduce((a, b) => a + b, 0)).toBe(253);
  });

  it('is nobody else’s, and holds only patents of one’s own', async () => {
    const patent = await makePatent(t.db, uni.org);
    const batch = await requestBatch(deps(), uni.scope, { patent_ids: [patent.id] });
    expect(batch.patents.total).toBe(1);
    await runBatch(deps(), { batchId: batch.id, orgId: uni.org.id });
    expect((await listOwnBatches(deps(), uni.scope, { limit: 1 })).items[0]).toMatchObject({ id: batch.id, status: 'succeeded', patents: { valued: 1 } });
    await expect(getBatch(deps(), stranger, batch.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(requestBatch(deps(), stranger, { patent_ids: [patent.id] })).rejects.toMatchObject({ code: 'not_found' });
    await expect(requestBatch(deps(), stranger)).rejects.toMatchObject({ code: 'validation' });
    // The worker trusts the organisation in the payload as little as anybody's: another's batch is not found under it.
    await runBatch(deps(), { batchId: batch.id, orgId: stranger.orgId });
  });
});

describe('the API', () => {
  it('makes one snapshot per key, shows, replays, compares and lists it', async () => {
    const patent = await makePatent(t.db, uni.org);
    const token = await api.token(uni.scope);
    const path = `/patents/${patent.number}/valuation`;
    const first = await api.call(token, 'post', path, { body: PLAN, key: 'v-1' });
    expect(first.status, first.text).toBe(201);
    const { id } = first.body as { id: string };
    expect((await api.call(token, 'post', path, { body: PLAN, key: 'v-1' })).body).toMatchObject({ id });
    expect((await api.call(token, 'post', path, { body: {}, key: 'v-1' })).status).toBe(409);
    expect((await api.call(token, 'get', path)).body).toMatchObject({ id });
    expect((await api.call(token, 'post', `/valuations/${id}/replay`)).body).toMatchObject({ same: true });
    const second = (await api.call(token, 'post', path, { body: {} })).body as { id: string };
    expect(((await api.call(token, 'get', `/valuations/${id}/compare?with=${second.id}`)).body as { differences: unknown[] }).differences.length).toBeGreaterThan(0);
    expect(((await api.call(token, 'get', `/patents/${patent.number}/valuations`)).body as { items: { id: string }[] }).items.map((i) => i.id)).toEqual([second.id, id]);
    const bad = await api.call(token, 'post', path, { body: { royalty_bps: { low: 0, base: 0, high: 20_000 } }, language: 'en' });
    expect(bad.status).toBe(422);
    expect(bad.body).toMatchObject({ errors: [{ path: 'royalty_bps.high', code: 'rate_over_100', message: 'A rate cannot exceed 100 %.' }] });
    for (const get of [`/valuations/${id}`, `/valuations/${id}/compare?with=${id}`]) expect((await api.call(await api.token(stranger), 'get', get)).status).toBe(404);
    expect((await api.call(null, 'get', '/valuation-questions')).status).toBe(200);
    expect((await api.call(token, 'get', '/portfolio/valuation')).status).toBe(200);
    const batch = await api.call(token, 'post', '/valuation-batches', { body: { patent_ids: [patent.id] } });
    expect(batch.status, batch.text).toBe(202);
    expect((await api.call(await api.token(stranger), 'get', `/valuation-batches/${(batch.body as { id: string }).id}`)).status).toBe(404);
  });
});
