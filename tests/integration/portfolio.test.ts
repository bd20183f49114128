import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, fixedClock, legalDay, systemClock } from '#app/core/clock.ts';
import { systemScope, type OrgScope } from '#app/core/scope.ts';
import { LEGAL_STATUSES } from '#app/core/vocabulary.ts';
import { updateListing } from '#app/modules/listings/update-listing.server.ts';
import { handOver } from '#app/modules/orgs/hand-over.server.ts';
import { sweepJudgements } from '#app/modules/patents/judge.server.ts';
import { listPortfolio, type PortfolioQuery } from '#app/modules/patents/list-portfolio.server.ts';
import { PORTFOLIO_SORTS, type PortfolioFilter } from '#app/modules/patents/contract-portfolio.ts';
import { recordStatus } from '#app/modules/patents/record-status.server.ts';
import { applyBatch, previewBatch, recentBatches, undoBatch } from '#app/modules/portfolio/batches.server.ts';
import type { BatchInput } from '#app/modules/portfolio/contract.ts';
import { portfolioOverview } from '#app/modules/portfolio/overview.server.ts';
import { dropView, keepView, listViews } from '#app/modules/portfolio/views.server.ts';
import { portfolioValue } from '#app/modules/valuation/get-valuation.server.ts';
import { listOwnBatches } from '#app/modules/valuation/request-batch.server.ts';
import { runBatch } from '#app/modules/valuation/run-batch.server.ts';
import { listings } from '#db/schema/listings.ts';
import { patentRights, patents } from '#db/schema/patents.ts';
import { portfolioRows } from '#db/schema/portfolio.ts';
import { withTx } from '#db/tx.ts';
import { makeMember, makeParty, makePatent } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { size } from '#tests/fixtures/sizes.ts';

const platform = systemScope('test');
let t: TestDatabase;
let uni: Awaited<ReturnType<typeof makeParty>>;
let scope: OrgScope;
const deps = () => ({ db: t.db, clock: systemClock });
const rowOf = async (id: string) => (await withTx(t.db, platform, (tx) => tx.select().from(portfolioRows).where(eq(portfolioRows.patentId, id))))[0]!;

beforeAll(async () => {
  t = await testDatabase();
  uni = await makeParty(t.db, 'university');
  scope = uni.scope;
});
afterAll(async () => { await t.close(); });

describe('the row a portfolio is read from', () => {
  it('follows facts, listing and rights in the transaction that changes them, and is judged again', async () => {
    const patent = await makePatent(t.db, uni.org);
    expect(await rowOf(patent.id)).toMatchObject({ number: patent.number, legalStatus: 'in_force', judgedOn: null, listingId: null, ipcGroup: 'H01M 8' });
    const seen = (await listPortfolio(deps(), scope, { limit: 5, q: patent.number })).items[0]!;
    expect(seen.dormancy).toMatchObject({ dormant: true });
    await sweepJudgements(deps());
    expect(await rowOf(patent.id)).toMatchObject({ judgedOn: legalDay(new Date()), live: true, dormant: true, dormancy: seen.dormancy!.score, highValue: ['strategic_industry'] });
    await recordStatus(deps(), scope, patent.id, { legal_status: 'lapsed', as_of: legalDay(new Date()), source: 'extract 1', frozen: false, pledged: false });
    expect(await rowOf(patent.id)).toMatchObject({ judgedOn: legalDay(new Date()), live: false, dormant: false, legalStatus: 'lapsed', nextFeeDue: null });
  });

  it('names the listing that is live, lets go of one that was withdrawn, and asks for a new judgement when a licence is granted', async () => {
    const patent = await makePatent(t.db, uni.org);
    await sweepJudgements(deps());
    await withTx(t.db, platform, (tx) => tx.insert(listings).values({ id: 'lst_portfolio1', orgId: uni.org.id, patentId: patent.id, dealKinds: ['transfer'], territories: ['CN'] }));
    expect(await rowOf(patent.id)).toMatchObject({ listingId: 'lst_portfolio1', listingStatus: 'draft' });
    await withTx(t.db, platform, (tx) => tx.update(listings).set({ status: 'withdrawn' }).where(eq(listings.id, 'lst_portfolio1')));
    expect(await rowOf(patent.id)).toMatchObject({ listingId: null, listingStatus: null });
    await withTx(t.db, platform, (tx) => tx.insert(patentRights).values({ id: 'rgt_portfolio1', orgId: uni.org.id, patentId: patent.id, patentNumber: patent.number, kind: 'ordinary', territory: 'CN', startsOn: '2026-01-01', source: 'register', asOf: '2026-01-01' }));
    expect((await rowOf(patent.id)).judgedOn).toBeNull();
    await sweepJudgements(deps());
    expect(await rowOf(patent.id)).toMatchObject({ dormant: false, advice: 'keep_defence' });
  });

  it('is judged again on a new day, each row once', async () => {
    const tomorrow = fixedClock(new Date(Date.now() + 86_400_000));
    const all = await withTx(t.db, platform, (tx) => tx.$count(portfolioRows));
    await sweepJudgements(deps());
    expect(await sweepJudgements({ db: t.db, clock: tomorrow })).toBe(all);
    expect(await sweepJudgements({ db: t.db, clock: tomorrow })).toBe(0);
    await sweepJudgements(deps());
  });

  it('belongs to its organisation: another one sees and changes nothing of it', async () => {
    const other = await makeParty(t.db, 'university');
    const patent = await makePatent(t.db, uni.org);
    expect((await listPortfolio(deps(), other.scope, { limit: 5, q: patent.number })).items).toEqual([]);
    expect(await withTx(t.db, other.scope, (tx) => tx.update(portfolioRows).set({ assignedTo: other.scope.userId }).where(eq(portfolioRows.patentId, patent.id)).returning({ id: portfolioRows.patentId }))).toEqual([]);
    await expect(withTx(t.db, scope, (tx) => tx.update(portfolioRows).set({ dormancy: 3 }).where(eq(portfolioRows.patentId, patent.id)))).rejects.toThrow();
  });
});

describe('the list', () => {
  let shop: Awaited<ReturnType<typeof makeParty>>;
  beforeAll(async () => {
    shop = await makeParty(t.db, 'university');
    const day = (i: number, n: number) => (i % 7 === n % 7 ? null : addDays('2012-03-01', (i * 97 + n * 31) % 4_000));
    await withTx(t.db, platform, (tx) => tx.insert(patents).values(Array.from({ length: 137 }, (_, i) => ({
      id: `pat_shelf${String((i * 53) % 137).padStart(4, '0')}`, orgId: shop.org.id, ownerOrgId: shop.org.id, number: `CN1${String(10_000_000 + i * 7_919).slice(-8)}B`, authority: i % 11 ? 'CN' : 'US', kind: i % 3 ? 'invention' as const : 'utility_model' as const,
      titleZh: ['重庆装置', '一种方法', '厦门', ''][i % 4]!, titleEn: ['Plate', '', 'plate', 'Ångström'][(i >> 1) % 4]!, ipc: [`H0${i % 3}M 8/02`], legalStatus: LEGAL_STATUSES[i % LEGAL_STATUSES.length]!,
      filingDate: day(i, 1), grantDate: i % 5 ? day(i, 2) : null, expiryDate: day(i, 3), ownership: 'proven' as const,
    }))));
    await sweepJudgements(deps());
    await withTx(t.db, platform, (tx) => tx.execute(sql`update portfolio_rows set value_rank = (hashtext(patent_id) % 5) * 1000, valuation_id = 'x', valued_on = '2026-01-01' where org_id = ${shop.org.id} and hashtext(patent_id) % 3 = 0`));
  });

  const day = fc.integer({ min: 0, max: 7_000 }).map((n) => addDays('2012-01-01', n));
  const filters: fc.Arbitrary<PortfolioFilter> = fc.record({
    q: fc.constantFrom('plate', '厦', 'CN1', 'zzz'), status: fc.constantFrom(...LEGAL_STATUSES), kind: fc.constantFrom('invention' as const, 'utility_model' as const), office: fc.constantFrom('CN', 'US'),
    dormant: fc.constantFrom('yes' as const, 'no' as const), valued: fc.constantFrom('yes' as const, 'no' as const), high_value: fc.constantFrom('any' as const, 'long_maintained' as const), expiring_before: day, fee_before: day,
  }, { requiredKeys: [] });

  it('gives, page by page, every row of a plain sort once, whatever the order and the filter (property)', async () => {
    const all = await withTx(t.db, platform, (tx) => tx.select().from(portfolioRows).where(eq(portfolioRows.orgId, shop.org.id)));
    // Titles are sorted as the languages sort them: the place of each, as the database sees it, without pages.
    const place = async (column: string, language: string) => new Map((await withTx(t.db, platform, (tx) => tx.execute<{ id: string; n: number }>(sql.raw(
      `select patent_id as id, dense_rank() over (order by ${column} collate "${language}-x-icu")::int as n from portfolio_rows where org_id = '${shop.org.id}'`)))).map((x) => [x.id, x.n]));
    const titles = { zh: await place('title_zh', 'zh'), en: await place('title_en', 'en') };
    type Row = (typeof all)[number];
    const keys: Record<(typeof PORTFOLIO_SORTS)[number], (r: Row, l: 'zh' | 'en') => string | number | null> = {
      changed: (r) => r.changedAt.getTime(), number: (r) => r.number, title: (r, l) => titles[l].get(r.patentId)!, status: (r) => r.legalStatus, filing: (r) => r.filingDate, grant: (r) => r.grantDate, expiry: (r) => r.expiryDate,
      fee: (r) => r.nextFeeDue, dormancy: (r) => r.dormancy, value: (r) => r.valueRank, listing: (r) => r.listingStatus,
    };
    const passes = (r: Row, f: PortfolioFilter) => (!f.q || r.words.includes(f.q.toLowerCase())) && (!f.status || r.legalStatus === f.status) && (!f.kind || r.kind === f.kind) && (!f.office || r.authority === f.office)
      && (!f.dormant || r.dormant === (f.dormant === 'yes')) && (!f.valued || (r.valuationId !== null) === (f.valued === 'yes')) && (!f.high_value || (f.high_value === 'any' ? r.highValue.length > 0 : r.highValue.includes(f.high_value)))
      && (!f.expiring_before || (r.expiryDate !== null && r.expiryDate < f.expiring_before)) && (!f.fee_before || (r.nextFeeDue !== null && r.nextFeeDue < f.fee_before));
    const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
    await fc.assert(fc.asyncProperty(filters, fc.constantFrom(...PORTFOLIO_SORTS), fc.constantFrom('asc' as const, 'desc' as const), fc.constantFrom('zh' as const, 'en' as const), fc.integer({ min: 1, max: 60 }),
      async (filter, sort, direction, locale, limit) => {
        const turn = direction === 'asc' ? 1 : -1;
        const wanted = all.filter((r) => passes(r, filter)).sort((a, b) => {
          const [x, y] = [keys[sort](a, locale), keys[sort](b, locale)];
          return (x === null ? 1 : 0) - (y === null ? 1 : 0) || turn * ((x === null || y === null ? 0 : compare(x, y)) || compare(a.patentId, b.patentId));
        });
        const walked: string[] = [];
        const query: PortfolioQuery = { ...filter, sort, direction, locale, limit };
        for (let cursor: string | undefined, pages = 0; pages < 200; pages += 1) {
          const page = await listPortfolio(deps(), shop.scope, { ...query, cursor });
          walked.push(...page.items.map((i) => i.id));
          expect(page.total).toBe(wanted.length);
          expect(page.counts.by_status[filter.status ?? 'in_force'] ?? 0).toBe(all.filter((r) => passes(r, { ...filter, status: filter.status ?? 'in_force' })).length);
          if (!page.next_cursor) break;
          cursor = page.next_cursor;
        }
        expect(walked).toEqual(wanted.map((r) => r.patentId));
      }), { numRuns: size(40, 400) });
  }, 240_000);

  it('takes a cursor of another order for none, and keeps its place while rows change', async () => {
    const first = await listPortfolio(deps(), shop.scope, { limit: 5, sort: 'number', direction: 'asc' });
    const other = await listPortfolio(deps(), shop.scope, { limit: 5, sort: 'filing', direction: 'asc', cursor: first.next_cursor! });
    expect(other.items).toEqual((await listPortfolio(deps(), shop.scope, { limit: 5, sort: 'filing', direction: 'asc' })).items);
  });
});

describe('a step over many patents', () => {
  let shop: Awaited<ReturnType<typeof makeParty>>;
  let colleague: OrgScope;
  const many: string[] = [];
  const step = async (input: BatchInput) => applyBatch(deps(), shop.scope, input, (await previewBatch(deps(), shop.scope, input)).changes);
  beforeAll(async () => {
    shop = await makeParty(t.db, 'university');
    colleague = await makeMember(t.db, shop.org, 'member');
    for (let i = 0; i < 5; i += 1) many.push((await makePatent(t.db, shop.org)).id);
    many.push((await makePatent(t.db, shop.org, { legalStatus: 'lapsed' })).id, (await makePatent(t.db, shop.org, { ownership: 'passed' })).id);
    const licensed = await makePatent(t.db, shop.org);
    many.push(licensed.id);
    await withTx(t.db, platform, (tx) => tx.insert(patentRights).values({ id: 'rgt_portfolio2', orgId: shop.org.id, patentId: licensed.id, patentNumber: licensed.number, kind: 'ordinary', territory: 'CN', startsOn: '2026-01-01', source: 'register', asOf: '2026-01-01' }));
    await sweepJudgements(deps());
  });

  it('assigns all that match, shows them to the colleague, and gives back those nobody has touched since', async () => {
    const input: BatchInput = { step: 'assign', selection: { filter: {} }, assignee: colleague.userId };
    expect(await previewBatch(deps(), shop.scope, input)).toMatchObject({ changes: 8, left_out: [], assignee: { id: colleague.userId } });
    expect((await listPortfolio(deps(), colleague, { limit: 20, assigned: 'me' })).total).toBe(0);
    const done = await step(input);
    expect((await listPortfolio(deps(), colleague, { limit: 20, assigned: 'me' })).total).toBe(8);
    expect(await previewBatch(deps(), shop.scope, input)).toMatchObject({ changes: 0, left_out: [{ reason: 'same_assignee', count: 8 }] });
    await step({ step: 'assign', selection: { ids: [many[0]!, many[1]!] }, assignee: shop.scope.userId });
    expect(await undoBatch(deps(), shop.scope, done.batch_id!)).toEqual({ restored: 6, kept: 2 });
    expect((await rowOf(many[0]!)).assignedTo).toBe(shop.scope.userId);
    expect((await rowOf(many[2]!)).assignedTo).toBeNull();
    await expect(undoBatch(deps(), shop.scope, done.batch_id!)).rejects.toMatchObject({ code: 'state_changed' });
    expect((await recentBatches(deps(), shop.scope))[1]).toMatchObject({ step: 'assign', changed: 8, undone: { restored: 6, kept: 2 } });
  });

  it('decides to pay no more fees, with the money that saves, and leaves out what cannot lapse by a decision', async () => {
    const input: BatchInput = { step: 'let_lapse', selection: { ids: many } };
    const seen = await previewBatch(deps(), shop.scope, input);
    expect(seen).toMatchObject({ changes: 5, saves: [{ currency: 'CNY' }] });
    expect(seen.saves[0]!.amount).toBe((await listPortfolio(deps(), shop.scope, { limit: 20 })).items.filter((i) => many.slice(0, 5).includes(i.id)).reduce((n, i) => n + i.fees_ahead!.amount, 0));
    expect(new Map(seen.left_out.map((l) => [l.reason, l.count]))).toEqual(new Map([['not_live', 1], ['not_owned', 1], ['in_use', 1]]));
    expect((await listPortfolio(deps(), shop.scope, { limit: 20, lapsing: 'yes' })).total).toBe(0);
    const done = await step(input);
    expect((await listPortfolio(deps(), shop.scope, { limit: 20, lapsing: 'yes' })).total).toBe(5);
    expect(await previewBatch(deps(), shop.scope, { step: 'draft_listings', selection: { ids: many.slice(0, 5) } })).toMatchObject({ changes: 0, left_out: [{ reason: 'decided', count: 5 }] });
    const kept = await step({ step: 'keep_paying', selection: { ids: [many[0]!] } });
    expect(await undoBatch(deps(), shop.scope, kept.batch_id!)).toEqual({ restored: 1, kept: 0 });
    // The decision stands, but it is another one: the first step leaves it.
    expect(await undoBatch(deps(), shop.scope, done.batch_id!)).toEqual({ restored: 4, kept: 1 });
  });

  it('opens drafts, says why not for the others, and takes back only drafts nobody has begun to fill', async () => {
    const input: BatchInput = { step: 'draft_listings', selection: { ids: many.slice(1) } };
    expect(await previewBatch(deps(), shop.scope, input)).toMatchObject({ changes: 5, left_out: [{ reason: 'not_live', count: 1 }, { reason: 'not_owned', count: 1 }] });
    const done = await step(input);
    const drafts = (await listPortfolio(deps(), shop.scope, { limit: 20, listed: 'yes' })).items;
    expect(drafts.map((d) => d.listing!.status)).toEqual(Array(5).fill('draft'));
    await updateListing(deps(), shop.scope, drafts[0]!.listing!.id, { version: 1, trl: 5 } as never);
    expect(await undoBatch(deps(), shop.scope, done.batch_id!)).toEqual({ restored: 4, kept: 1 });
    expect((await listPortfolio(deps(), shop.scope, { limit: 20, listed: 'yes' })).items.map((i) => i.id)).toEqual([drafts[0]!.id]);
  });

  it('does nothing when the preview no longer holds, for strangers, for readers, or for somebody who is no colleague', async () => {
    await expect(applyBatch(deps(), shop.scope, { step: 'assign', selection: { ids: [many[3]!] }, assignee: colleague.userId }, 7)).rejects.toMatchObject({ code: 'state_changed' });
    const viewer = await makeMember(t.db, shop.org, 'viewer');
    await expect(previewBatch(deps(), viewer, { step: 'let_lapse', selection: { filter: {} } })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await previewBatch(deps(), uni.scope, { step: 'let_lapse', selection: { ids: many } })).toMatchObject({ changes: 0, left_out: [] });
    await expect(previewBatch(deps(), shop.scope, { step: 'assign', selection: { ids: [many[3]!] }, assignee: uni.scope.userId })).rejects.toMatchObject({ code: 'validation' });
    expect((await rowOf(many[3]!)).assignedTo).toBeNull();
  });

  it('values what was chosen through a batch of the valuation room', async () => {
    const input: BatchInput = { step: 'value', selection: { ids: many.slice(0, 3) } };
    expect(await step(input)).toMatchObject({ step: 'value', changed: 3, batch_id: null });
    const [job] = (await listOwnBatches(deps(), shop.scope)).items;
    await runBatch(deps() as never, { batchId: job!.id, orgId: shop.org.id });
    const items = (await listPortfolio(deps(), shop.scope, { limit: 20, sort: 'value', valued: 'yes' })).items;
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({ value: { score: expect.any(Number) }, advice: { code: expect.any(String) } });
    const seen = await portfolioOverview(deps(), shop.scope, {});
    expect(seen.points).toHaveLength(3);
    expect(seen.cells.reduce((n, c) => n + c.patents, 0)).toBe(3);
    expect(seen.advice.reduce((n, a) => n + a.patents, 0)).toBe(4); // the licensed one is kept whatever it is worth
    expect(seen.living - seen.unvalued).toBe(3);
    const totals = (await portfolioValue(deps(), shop.scope)).totals;
    const of = (basis: string) => totals.filter((x) => x.basis === basis).reduce((n, x) => n + x.base, 0);
    expect(of('floor_only')).toBeGreaterThan(0); // else the two lines below could not tell them apart
    expect(seen.advice.flatMap((a) => a.floors).reduce((n, m) => n + m.amount, 0)).toBe(of('floor_only'));
    expect(seen.advice.flatMap((a) => a.brings).reduce((n, b) => n + b.base.amount, 0)).toBe(of('methods'));
  });

  it('hands what a colleague looks after to whoever takes over, with their views', async () => {
    await step({ step: 'assign', selection: { ids: [many[4]!] }, assignee: colleague.userId });
    await keepView(deps(), colleague, { name: 'Mine', query: 'status=in_force' });
    await withTx(t.db, shop.scope, (tx) => handOver(tx, shop.scope, { orgId: shop.org.id, from: colleague.userId, to: shop.scope.userId, saved: 'hand_over', link: '/' }));
    expect((await rowOf(many[4]!)).assignedTo).toBe(shop.scope.userId);
    expect(await listViews(deps(), shop.scope)).toMatchObject([{ name: 'Mine', mine: true }]);
  });
});

describe('views', () => {
  it('are a person’s own until they are shared; one is the default; the same name is the same view; a place in the list is no part of it', async () => {
    const shop = await makeParty(t.db, 'university');
    const other = await makeMember(t.db, shop.org, 'viewer');
    await keepView(deps(), shop.scope, { name: 'Sleeping', query: 'dormant=yes&sort=value&cursor=abc', is_default: true });
    const shared = await keepView(deps(), shop.scope, { name: 'Dying', query: 'expiring_before=2027-01-01', shared: true, is_default: true });
    expect(await listViews(deps(), shop.scope)).toMatchObject([{ name: 'Dying', is_default: true }, { name: 'Sleeping', is_default: false, query: 'sort=value&dormant=yes' }]);
    expect(await listViews(deps(), other)).toMatchObject([{ name: 'Dying', mine: false, is_default: false }]);
    await expect(dropView(deps(), other, shared.id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await keepView(deps(), shop.scope, { name: 'Dying', query: 'status=lapsed' })).id).toBe(shared.id);
    expect(await listViews(deps(), other)).toEqual([]);
    await dropView(deps(), shop.scope, shared.id);
    expect(await listViews(deps(), shop.scope)).toHaveLength(1);
  });
});
