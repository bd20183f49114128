import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, addMonths, fixedClock, legalDay } from '#app/core/clock.ts';
import { systemScope } from '#app/core/scope.ts';
import { buildCohorts, newestSet, pruneCohorts } from '#app/modules/valuation/cohorts.server.ts';
import type { ValuationInput } from '#app/modules/valuation/contract.ts';
import { getValuation, latestValuation, listValuations, portfolioValue } from '#app/modules/valuation/get-valuation.server.ts';
import { replayValuation } from '#app/modules/valuation/replay-valuation.server.ts';
import { requestBatch } from '#app/modules/valuation/request-batch.server.ts';
import { requestValuation } from '#app/modules/valuation/request-valuation.server.ts';
import { runBatch } from '#app/modules/valuation/run-batch.server.ts';
import { valuationCohorts } from '#db/schema/valuation.ts';
import { sqlState } from '#db/errors.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeParty, makePatent } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { testApi, type TestApi } from '#tests/fixtures/http.ts';

let t: TestDatabase;
let api: TestApi;
let uni: Awaited<ReturnType<typeof makeParty>>;
let stranger: Awaited<ReturnType<typeof makeParty>>;
const clock = fixedClock(new Date());
const at = (day: string) => ({ db: t.db, clock: fixedClock(`${day}T04:00:00Z`) });
const deps = () => ({ db: t.db, clock });
const system = systemScope('test');
const today = () => legalDay(clock.now());

beforeAll(async () => {
  t = await testDatabase();
  api = testApi(t);
  uni = await makeParty(t.db, 'university');
  stranger = await makeParty(t.db, 'university');
});
afterAll(async () => {
  api.close();
  await t.close();
});

const yuan = (n: number) => ({ currency: 'CNY' as const, amount: n * 100 });
const PLAN: ValuationInput = {
  revenue: { years: [3_000_000, 3_600_000, 4_140_000, 4_554_000, 4_781_700].map(yuan) }, trl: 8, sector: 'semiconductors', royalty_bps: { low: 300, base: 500, high: 600 }, sources: { revenue: { source: '商业计划书', document: true } },
};

async function batchOf(ids: string[], more: Parameters<typeof requestBatch>[2] = {}) {
  const asked = await requestBatch(deps(), uni.scope, { patent_ids: ids, ...more });
  await runBatch(deps(), { batchId: asked.id, orgId: uni.org.id });
  return { asked, of: async (number: string) => getValuation(deps(), uni.scope, (await listValuations(deps(), uni.scope, { batch_id: asked.id, patent_number: number })).items[0]!.id) };
}

describe('superseded states of the corpus', () => {
  it('let go of their distributions after thirty days, and their snapshots replay', async () => {
    const patent = await makePatent(t.db, uni.org);
    for (let i = 0; i < 11; i++) await makePatent(t.db, uni.org, { claimCount: i + 1 });
    const past = addDays(today(), -60);
    // The first valuation ever makes the first state of the corpus; two newer ones supersede it.
    const made = await requestValuation(at(past), uni.scope, patent.number, PLAN);
    const old = { id: made.method.cohort_set! };
    expect(made.quality.indicators.find((q) => q.code === 'claims')!.cohort).toMatchObject({ set_id: old.id, n: 12 });
    const count = async (id: string) => withRead(t.db, system, (tx) => tx.$count(valuationCohorts, sql`set_id = ${id}`));
    expect(await count(old.id)).toBeGreaterThan(0);
    await buildCohorts(at(addDays(today(), -1)));
    expect(await count(old.id)).toBeGreaterThan(0);
    await buildCohorts(deps());
    expect(await count(old.id)).toBe(0);
    const current = await withRead(t.db, system, (tx) => newestSet(tx));
    expect(await count(current!.id)).toBeGreaterThan(0);
    expect(await replayValuation(deps(), uni.scope, made.id)).toMatchObject({ same: true });
    expect((await getValuation(deps(), uni.scope, made.id)).quality).toEqual(made.quality);
    const sets = await withRead(t.db, system, (tx) => tx.execute(sql`select 1 from valuation_cohort_sets where id = ${old.id}`));
    expect(sets).toHaveLength(1);
    expect(await pruneCohorts(deps())).toEqual([]);
  });

  it('are the only ones: the database refuses to let go of a current one, and members of any', async () => {
    const { id } = await buildCohorts(deps());
    const state = (run: Promise<unknown>) => run.then(() => null, (e: unknown) => sqlState(e));
    expect(await state(withTx(t.db, system, (tx) => tx.execute(sql`delete from valuation_cohorts where set_id = ${id}`)))).toBe('P0001');
    expect(await state(withTx(t.db, system, (tx) => tx.execute(sql`update valuation_cohorts set n = 99 where set_id = ${id}`)))).toBe('42501');
    const gone = await withTx(t.db, uni.scope, (tx) => tx.execute(sql`delete from valuation_cohorts where set_id = ${id} returning set_id`));
    expect(gone).toHaveLength(0);
  });
});

describe('a batch', () => {
  it('keeps what was stated by hand: same band, same marks, the day it was stated, and the valuation it came from', async () => {
    const [stated, bare] = [await makePatent(t.db, uni.org), await makePatent(t.db, uni.org)];
    const day = addMonths(today(), -3);
    const hand = await requestValuation(at(day), uni.scope, stated.number, PLAN);
    // Stating nothing afterwards does not unsay it.
    await requestValuation(deps(), uni.scope, stated.number, {});
    const { of } = await batchOf([stated.id, bare.id], { scenario: 'transfer_licence' });
    const made = await of(stated.number);
    expect(made).toMatchObject({ sector: 'semiconductors', trl: 8, combined: { basis: 'methods' }, carried: { valuation_id: hand.id, valued_on: day } });
    expect(made.inputs.find((i) => i.name === 'revenue')).toMatchObject({ origin: 'document', source: '商业计划书', as_of: day, asserted: false, years: [300_000_000, 360_000_000, 414_000_000, 455_400_000, 478_170_000] });
    expect(made.inputs.find((i) => i.name === 'royalty_bps')).toMatchObject({ origin: 'seller', as_of: day, asserted: true });
    expect(made.limits).toEqual(expect.arrayContaining(['stated_carried', 'seller_asserted']));
    expect(await of(bare.number)).toMatchObject({ combined: { basis: 'floor_only' }, carried: null });
    expect((await latestValuation(deps(), uni.scope, stated.number)).id).toBe(made.id);
    expect(await replayValuation(deps(), uni.scope, made.id)).toMatchObject({ same: true });
    expect((await portfolioValue(deps(), uni.scope)).totals.find((x) => x.basis === 'methods')).toMatchObject({ patents: 2 });
    expect(await (await batchOf([stated.id], { carry_stated: false })).of(stated.number)).toMatchObject({ combined: { basis: 'floor_only' }, carried: null });
  });

  it('takes over nothing of another organisation, of a later day, or too old to stand', async () => {
    const [old, late] = [await makePatent(t.db, uni.org), await makePatent(t.db, uni.org)];
    await requestValuation(at(addMonths(today(), -30)), uni.scope, old.number, PLAN);
    await requestValuation(deps(), uni.scope, late.number, PLAN);
    const { of } = await batchOf([old.id, late.id], { valued_on: addDays(today(), -10) });
    for (const patent of [old, late]) expect(await of(patent.number)).toMatchObject({ carried: null, combined: { basis: 'floor_only' } });
  });

  it('names patents in lists by their titles', async () => {
    const { items } = await listValuations(deps(), uni.scope, { limit: 1 });
    expect(items[0]).toMatchObject({ title_zh: '一种燃料电池双极板及其制备方法', title_en: expect.stringContaining('Bipolar plate') });
  });
});

describe('citations and composites', () => {
  it('are read from dated documents against counts of the same kind, and say so', async () => {
    const field = await makeParty(t.db, 'university');
    for (let i = 0; i < 12; i++) await makePatent(t.db, field.org, { ipc: ['G21F 1/00'], forwardCitations: i, record: { forwardCitations: i, forwardCitations5y: Math.floor(i / 2), provenance: { '*': { source: 's', asOf: today() } } } as never });
    await buildCohorts(at(addDays(today(), 1)));
    const patent = await makePatent(t.db, uni.org, { ipc: ['G21F 1/00'] });
    const made = await requestValuation(at(addDays(today(), 1)), uni.scope, patent.number, { facts: { family_size: 2, citing_documents: [{ published_on: '2020-01-01', classes: ['H01M'] }, { published_on: '2021-01-01', classes: ['H01M', 'C23C'] }, { published_on: '2025-01-01' }] } });
    expect(made.quality).toMatchObject({ citation_basis: 'five_years', citations_against: 'window', generality: 0.4444, composite_4_missing: ['family_size'], gaps: expect.arrayContaining([{ code: 'family_size', reason: 'no_cohort' }]) });
    expect(made.quality.indicators.find((i) => i.code === 'forward_citations')).toMatchObject({ value: 2, origin: 'seller', cohort: { n: 12, p98: 5 } });
    expect(made.limits).not.toContain('citations_not_dated');
    await expect(requestValuation(deps(), uni.scope, patent.number, { facts: { citing_documents: [{ published_on: '2999-01-01' }] } })).rejects.toMatchObject({ code: 'validation', fields: [{ path: 'facts.citing_documents.0.published_on', code: 'in_the_future' }] });
  });
});

describe('the report through the API', () => {
  it('is a PDF in the language asked for, for its own organisation only', async () => {
    const patent = await makePatent(t.db, uni.org);
    const made = await requestValuation(deps(), uni.scope, patent.number, PLAN);
    const token = await api.token(uni.scope);
    for (const lang of ['zh', 'en']) {
      const answer = await api.call(token, 'get', `/valuations/${made.id}/report?lang=${lang}`);
      expect(answer.status).toBe(200);
      expect(answer.text.slice(0, 5)).toBe('%PDF-');
      expect(answer.text.length).toBeGreaterThan(20_000);
    }
    expect((await api.call(await api.token(stranger.scope), 'get', `/valuations/${made.id}/report`)).status).toBe(404);
    expect((await api.call(token, 'get', `/valuations/${made.id}/report?lang=xx`)).status).toBe(422);
    expect((await api.call(null, 'get', `/valuations/${made.id}/report`)).status).toBe(401);
  });
});

describe('generality and originality', () => {
  it('stand among what was stated of other patents, once ten are, and in no cohort before', async () => {
    const later = at(addDays(today(), 2));
    const cited = (n: number) => ({ ...PLAN, facts: { citing_classes: { H01M: n + 1, C25B: 2 }, cited_classes: { H01M: n + 1, B60L: 1 } } });
    const own = await Promise.all(Array.from({ length: 10 }, () => makePatent(t.db, uni.org)));
    for (const [i, patent] of own.slice(0, 9).entries()) await requestValuation(later, uni.scope, patent.number, cited(i));
    // Said again of one patent: counted once, as it was said last.
    await requestValuation(later, uni.scope, own[0]!.number, cited(20));
    await buildCohorts(later);
    const last = await requestValuation(later, uni.scope, own[9]!.number, cited(9));
    expect(last.quality.indicators.find((q) => q.code === 'originality')).toMatchObject({ percentile: null, cohort: null });
    await buildCohorts(later);
    const compared = await requestValuation(later, uni.scope, own[1]!.number, cited(1));
    const row = compared.quality.indicators.find((q) => q.code === 'originality')!;
    // {H01M: 2, B60L: 1}: 1 - 4/9 - 1/9; of the ten it spreads widest, so nine lie below and half of itself.
    expect(row.value).toBeCloseTo(0.4444, 4);
    expect(row).toMatchObject({ percentile: 95, cohort: { n: 10 } });
    expect(compared.quality.indicators.find((q) => q.code === 'generality')!.cohort!.n).toBeGreaterThanOrEqual(10);
    expect(await replayValuation(later, uni.scope, compared.id)).toMatchObject({ same: true });
  });
});
