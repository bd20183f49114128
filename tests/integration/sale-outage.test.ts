import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope, type OperatorScope } from '#app/core/scope.ts';
import { placeBid } from '#app/modules/sales/place-bid.server.ts';
import { listOutages, recordOutage } from '#app/modules/sales/record-outage.server.ts';
import { replay, type LogEntry } from '#app/modules/sales/rules.ts';
import { tickSales } from '#app/modules/sales/tick.server.ts';
import { saleLog, sales } from '#db/schema/sales.ts';
import { withTx } from '#db/tx.ts';
import { makeMember, makeOrg } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { makeMarket } from '#tests/fixtures/deals.ts';
import { cny, openSale, saleClock, type SaleClock } from '#tests/fixtures/sales.ts';

let t: TestDatabase;
let clock: SaleClock;
let operator: OperatorScope;
beforeAll(async () => { t = await testDatabase(); clock = saleClock(t.ownerUrl); operator = await makeMember(t.db, await makeOrg(t.db, 'operator'), 'owner') as unknown as OperatorScope; });
afterAll(async () => { await clock?.end(); await t?.close(); });
const s = systemScope('test');
const saleOf = async (id: string) => (await withTx(t.db, s, (tx) => tx.select().from(sales).where(sql`id = ${id}`)))[0]!;
const replayed = async (id: string) => replay(await withTx(t.db, s, (tx) => tx.select().from(saleLog).where(sql`sale_id = ${id}`).orderBy(saleLog.seq)) as unknown as LogEntry[]);
const told = async (kind: string) => (await withTx(t.db, s, (tx) => tx.execute<{ org: string }>(sql`select payload->>'orgId' as org from outbox where topic = 'org.notice' and payload->>'kind' = ${kind}`))).map((r) => r.org);
const record = (from: Date, ms: number) => recordOutage(t, operator, { from_at: from.toISOString(), to_at: new Date(from.getTime() + ms).toISOString(), reason: 'The network was cut.' });
const MIN = 60_000;

describe('an outage', () => {
  it('moves the end of what was open and still is, once, and the log replays to the same end', async () => {
    const market = await makeMarket(t.db);
    const { id, bidders, closesAt, opensAt } = await openSale(t.db, clock, market.university.scope, market.listing.id);
    await placeBid(t, bidders[0]!.scope, id, { max: cny(1_000_000_00) });
    const from = new Date(closesAt.getTime() - 60 * MIN);
    await clock.to(closesAt, -40 * MIN);
    expect(await record(from, 15 * MIN)).toMatchObject({ extended: 1 });
    expect((await saleOf(id)).endsAt.getTime()).toBe(closesAt.getTime() + 15 * MIN);
    expect((await told('sale_extended')).sort()).toEqual([market.university.org.id, ...bidders.map((b) => b.org.id)].sort());
    // The same minutes are not given twice.
    for (const [at, ms] of [[from, 15 * MIN], [new Date(from.getTime() + 14 * MIN), 5 * MIN], [opensAt, 90 * MIN]] as const) await expect(record(at, ms)).rejects.toMatchObject({ code: 'validation' });
    // The last minute of the new end extends as ever; the sale closes by the new end and not before.
    await clock.to(closesAt, 1_000);
    await tickSales(t);
    expect((await saleOf(id)).closedAt).toBeNull();
    await clock.to(closesAt, 14 * MIN);
    expect(await placeBid(t, bidders[1]!.scope, id, { max: cny(1_050_000_00) })).toMatchObject({ accepted: true });
    await clock.to(closesAt, 40 * MIN);
    await tickSales(t);
    const row = await saleOf(id);
    expect(row.result).toBe('sold');
    expect(await replayed(id)).toMatchObject({ problems: [], result: 'sold', price: row.price, leader: row.leaderNo });
  });

  it('leaves what is closed closed, and what had not opened alone', async () => {
    const [ended, later] = [await makeMarket(t.db), await makeMarket(t.db)];
    const over = await openSale(t.db, clock, ended.university.scope, ended.listing.id);
    await clock.to(over.closesAt, 1_000);
    await tickSales(t);
    const before = await saleOf(over.id);
    const next = await openSale(t.db, clock, later.university.scope, later.listing.id);
    const until = await saleOf(next.id);
    await clock.forward(5 * MIN);
    expect(await record(new Date(over.closesAt.getTime() - 20 * MIN), 30 * MIN)).toMatchObject({ extended: 0 });
    expect([(await saleOf(over.id)).endsAt, (await saleOf(next.id)).endsAt]).toEqual([before.endsAt, until.endsAt]);
    // Of one that opened in the middle of it only the rest was lost.
    expect(await record(new Date(until.openedAt!.getTime() - 10 * MIN), 12 * MIN)).toMatchObject({ extended: 1 });
    expect((await saleOf(next.id)).endsAt.getTime()).toBe(until.endsAt.getTime() + Math.ceil((until.openedAt!.getTime() + 2 * MIN - until.openedAt!.getTime()) / 1_000) * 1_000);
    expect((await replayed(next.id)).problems).toEqual([]);
  });

  it('is recorded by operators, of the past, with its reason', async () => {
    const now = clock.now();
    const ask = (from: number, to: number, reason = 'x') => recordOutage(t, operator, { from_at: new Date(now.getTime() + from).toISOString(), to_at: new Date(now.getTime() + to).toISOString(), reason });
    await expect(ask(-MIN, 60 * MIN)).rejects.toMatchObject({ code: 'validation', fields: [{ path: 'to_at', code: 'not_past' }] });
    await expect(ask(-MIN, -2 * MIN)).rejects.toMatchObject({ fields: [{ path: 'to_at', code: 'end_before_start' }] });
    await expect(ask(-9 * 24 * 60 * MIN, -8 * 24 * 60 * MIN)).rejects.toMatchObject({ fields: [{ path: 'from_at', code: 'too_long_ago' }] });
    await expect(ask(-2 * MIN, -MIN, ' ')).rejects.toMatchObject({ code: 'validation' });
    const market = await makeMarket(t.db);
    await expect(recordOutage(t, market.university.scope, { from_at: now.toISOString(), to_at: now.toISOString(), reason: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
    const list = await listOutages(t, operator);
    expect(list.length).toBeGreaterThanOrEqual(2);
    expect(list[0]).toMatchObject({ reason: 'The network was cut.' });
  });
});
