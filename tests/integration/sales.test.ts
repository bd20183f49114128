import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '#app/core/scope.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { makeOffer } from '#app/modules/offers/make-offer.server.ts';
import { announceSale } from '#app/modules/sales/announce-sale.server.ts';
import { enterSale } from '#app/modules/sales/enter-sale.server.ts';
import { saleLogFile } from '#app/modules/sales/get-sale.server.ts';
import { acceptPrice, postPrice } from '#app/modules/sales/posted-price.server.ts';
import { placeBid } from '#app/modules/sales/place-bid.server.ts';
import { beginning, place, refusalOf, replay, resultOf, type LogEntry } from '#app/modules/sales/rules.ts';
import { rulesOf } from '#app/modules/sales/sale.store.server.ts';
import { onNews, tickSales } from '#app/modules/sales/tick.server.ts';
import { createDb, closeDb } from '#db/client.ts';
import { patents } from '#db/schema/patents.ts';
import { sales, saleLog } from '#db/schema/sales.ts';
import { withTx } from '#db/tx.ts';
import { makeMember, makeParty } from '#tests/fixtures/builders.ts';
import { verifyScript } from '#workers/cli/verify-script.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { makeMarket, terms } from '#tests/fixtures/deals.ts';
import { size } from '#tests/fixtures/sizes.ts';
import { announcing, cny, openSale, saleClock, type SaleClock } from '#tests/fixtures/sales.ts';

let t: TestDatabase;
let clock: SaleClock;
beforeAll(async () => { t = await testDatabase(); clock = saleClock(t.ownerUrl); });
afterAll(async () => { await clock?.end(); await t?.close(); });
const s = systemScope('test');
const wan = (n: number) => ({ max: cny(n * 10_000_00) });

const saleOf = async (id: string) => (await withTx(t.db, s, (tx) => tx.select().from(sales).where(sql`id = ${id}`)))[0]!;
const logFor = async (id: string) => withTx(t.db, s, (tx) => tx.select().from(saleLog).where(sql`sale_id = ${id}`).orderBy(saleLog.seq));
/** Runs the log through the reducer: it follows from the rules, and says what the row says. */
async function agrees(id: string) {
  const [row, log] = [await saleOf(id), await logFor(id)];
  const r = replay(log as unknown as LogEntry[]);
  expect(r.problems).toEqual([]);
  expect({ price: r.price, leader: r.leader, result: r.result }).toEqual({ price: row.price, leader: row.leaderNo, result: row.result });
  expect(log.map((e) => e.seq)).toEqual(log.map((_, i) => i + 1));
  return r;
}

describe('an English sale', () => {
  it('goes from the announcement over bids and their extension to a deal on the announced terms', async () => {
    const m = await makeMarket(t.db);
    const offer = await makeOffer({ db: t.db }, m.company.scope, m.listing.id, terms('transfer'));
    const sale = await openSale(t.db, clock, m.university.scope, m.listing.id);
    const [a, b] = sale.bidders;
    expect(await saleOf(sale.id)).toMatchObject({ price: null, leaderNo: null });
    const [listing] = await withTx(t.db, s, (tx) => tx.execute<{ status: string; offer: string; why: string }>(sql`select l.status, o.status as offer, o.closed_reason as why from listings l join offers o on o.listing_id = l.id where o.id = ${offer.id}`));
    expect(listing).toEqual({ status: 'under_offer', offer: 'lost', why: 'sale_opened' });
    expect(await placeBid({ db: t.db }, a!.scope, sale.id, wan(120))).toMatchObject({ accepted: true, seq: 1, price: cny(1_000_000_00), leads: true });
    expect(await placeBid({ db: t.db }, b!.scope, sale.id, wan(100))).toMatchObject({ accepted: false, code: 'below_minimum' });
    expect(await placeBid({ db: t.db }, b!.scope, sale.id, { max: cny(1_015_000_00) })).toMatchObject({ accepted: false, code: 'off_step' });
    expect(await placeBid({ db: t.db }, b!.scope, sale.id, wan(110))).toMatchObject({ accepted: true, price: cny(1_110_000_00), leads: false });
    expect(await placeBid({ db: t.db }, b!.scope, sale.id, wan(120))).toMatchObject({ accepted: true, price: cny(1_200_000_00), leads: false });
    expect(await placeBid({ db: t.db }, a!.scope, sale.id, wan(110))).toMatchObject({ accepted: false, code: 'not_higher' });
    await clock.to(sale.closesAt, -60_000);
    expect(await placeBid({ db: t.db }, b!.scope, sale.id, wan(121))).toMatchObject({ accepted: true, leads: true, extended: true });
    expect(await placeBid({ db: t.db }, a!.scope, sale.id, wan(121))).toMatchObject({ accepted: false, code: 'below_minimum' });
    const { endsAt } = await saleOf(sale.id);
    expect(endsAt.getTime() - sale.closesAt.getTime()).toBeGreaterThan(239_000);
    await clock.to(sale.closesAt, 30_000);
    await tickSales({ db: t.db });
    expect(await saleOf(sale.id)).toMatchObject({ closedAt: null, result: null });
    await clock.to(endsAt, 1);
    expect(await placeBid({ db: t.db }, a!.scope, sale.id, wan(200))).toMatchObject({ accepted: false, code: 'over' });
    await tickSales({ db: t.db });
    const row = await saleOf(sale.id);
    expect(row).toMatchObject({ result: 'sold', price: 1_210_000_00, leaderNo: 2, bids: 4 });
    const deal = await getDeal({ db: t.db }, b!.scope, row.dealId!);
    expect(deal.terms).toMatchObject({ price: cny(1_210_000_00) });
    await expect(getDeal({ db: t.db }, a!.scope, row.dealId!)).rejects.toMatchObject({ code: 'not_found' });
    await agrees(sale.id);
    const hashes = (await logFor(sale.id)).map((e) => e.hash);
    expect(hashes.every((h) => /^[0-9a-f]{64}$/.test(h ?? ''))).toBe(true);
    await expect(withTx(t.db, s, (tx) => tx.execute(sql`update sale_log set data = '{}' where sale_id = ${sale.id}`))).rejects.toThrow();
    await expect(withTx(t.db, s, (tx) => tx.execute(sql`update sales set ends_at = now() + interval '9 days' where id = ${sale.id}`))).rejects.toThrow();
  });

  it('keeps out the seller, its people, related and unverified organisations, and whoever has not entered', async () => {
    const m = await makeMarket(t.db);
    const sale = await openSale(t.db, clock, m.university.scope, m.listing.id, {}, 0);
    const enter = (scope: typeof m.company.scope) => enterSale({ db: t.db }, scope, sale.id).then(() => 'in', (e: { code: string; details: { reason?: string } }) => `${e.code}:${e.details.reason ?? ''}`);
    const both = await makeMember(t.db, m.company.org, 'manager', { userId: m.university.scope.userId });
    expect(await enter(both)).toBe('both_sides:');
    expect(await enter(m.company.scope)).toBe('forbidden:related_party');
    expect(await enter(m.university.scope)).toBe('forbidden:');
    expect(await enter((await makeParty(t.db, 'company', { verifiedAt: null })).scope)).toBe('unverified:');
    const stranger = (await makeParty(t.db, 'company')).scope;
    expect(await placeBid({ db: t.db }, stranger, sale.id, wan(100))).toMatchObject({ accepted: false, code: 'not_entered' });
    expect(await enter(stranger)).toBe('in');
    expect(await enter(stranger)).toBe('in');
    const [seen] = await withTx(t.db, m.university.scope, (tx) => tx.execute<{ n: number }>(sql`select (select count(*) from sale_entrants) + (select count(*) from sale_bids) + (select count(*) from sale_secrets) as n`));
    expect(Number(seen!.n)).toBe(0);
  });

  it('ends without a buyer below a secret reserve, and the listing is free again', async () => {
    const m = await makeMarket(t.db);
    const sale = await openSale(t.db, clock, m.university.scope, m.listing.id, { reserve: 'secret', reserve_price: cny(1_500_000_00) });
    await placeBid({ db: t.db }, sale.bidders[0]!.scope, sale.id, wan(140));
    await clock.to(sale.closesAt, 1);
    await tickSales({ db: t.db });
    expect(await saleOf(sale.id)).toMatchObject({ result: 'reserve_missed', dealId: null });
    const [listing] = await withTx(t.db, s, (tx) => tx.execute<{ status: string }>(sql`select status from listings where id = ${m.listing.id}`));
    expect(listing!.status).toBe('published');
    expect(JSON.stringify(await logFor(sale.id))).not.toContain('150000000');
    await agrees(sale.id);
  });

  it('stops at once when the patent is frozen, and begins late by its rule when nobody opened it in time', async () => {
    const m = await makeMarket(t.db);
    const sale = await openSale(t.db, clock, m.university.scope, m.listing.id);
    await placeBid({ db: t.db }, sale.bidders[0]!.scope, sale.id, wan(100));
    await withTx(t.db, s, (tx) => tx.update(patents).set({ frozen: true }).where(sql`id = ${m.patent.id}`));
    await onNews({ db: t.db }, { patentId: m.patent.id });
    expect(await saleOf(sale.id)).toMatchObject({ result: 'stopped', stopReason: 'patent' });
    expect(await placeBid({ db: t.db }, sale.bidders[1]!.scope, sale.id, wan(110))).toMatchObject({ accepted: false, code: 'over' });
    for (const [lateMs, opened] of [[119_000, true], [121_000, false]] as const) {
      const other = await makeMarket(t.db);
      const input = announcing(clock.now());
      const { id } = await announceSale({ db: t.db }, other.university.scope, other.listing.id, input);
      await clock.to(new Date(input.opens_at), lateMs);
      await tickSales({ db: t.db });
      const row = await saleOf(id);
      expect(row.openedAt !== null, String(lateMs)).toBe(opened);
      if (!opened) expect(row.opensAt.getTime() - Date.parse(input.opens_at)).toBeGreaterThan(30 * 60_000);
    }
  });
});

it('a Dutch price goes to the first who takes it', async () => {
  const m = await makeMarket(t.db);
  const sale = await openSale(t.db, clock, m.university.scope, m.listing.id, { mechanism: 'dutch', floor: cny(600_000_00), step_seconds: 60, step: cny(50_000_00) }, 3);
  await clock.to(sale.opensAt, 125_000);
  expect(await placeBid({ db: t.db }, sale.bidders[0]!.scope, sale.id, wan(80))).toMatchObject({ accepted: false, code: 'price_moved' });
  const tries = await Promise.all(sale.bidders.map((b) => placeBid({ db: t.db }, b.scope, sale.id, wan(90))));
  expect(tries.filter((x) => x.accepted)).toHaveLength(1);
  expect(tries.filter((x) => !x.accepted).map((x) => x.code)).toEqual(['over', 'over']);
  expect(await saleOf(sale.id)).toMatchObject({ result: 'sold', price: 900_000_00 });
  await agrees(sale.id);
});

describe('twenty connections at once', () => {
  it('lose no bid and double none; commit order is the order of the sequence; a bid that waited past the end is late', async () => {
    const m = await makeMarket(t.db);
    const wide = createDb({ url: t.url, max: 20, applicationName: 'bidders' });
    try {
      const sale = await openSale(t.db, clock, m.university.scope, m.listing.id, {}, 20);
      const told = (await Promise.all(Array.from({ length: 80 }, (_, i) => placeBid({ db: wide }, sale.bidders[i % 20]!.scope, sale.id, wan(100 + i))))).filter((x) => x.accepted);
      const row = await saleOf(sale.id);
      expect(told.map((x) => x.seq!).sort((x, y) => x - y)).toEqual(Array.from({ length: row.bids }, (_, i) => i + 1));
      expect(row).toMatchObject({ leaderNo: 20 });
      await agrees(sale.id);
      // The row is held across the end by somebody who changes nothing.
      await clock.to(row.endsAt, -1_500);
      let free = () => {};
      const held = withTx(t.db, s, async (tx) => { await tx.execute(sql`select 1 from sales where id = ${sale.id} for update`); await new Promise<void>((r) => { free = r; }); });
      const waiting = placeBid({ db: wide }, sale.bidders[0]!.scope, sale.id, wan(500));
      for (let n = 0; n === 0;) n = Number((await withTx(t.db, s, (tx) => tx.execute<{ n: number }>(sql`select count(*) as n from pg_stat_activity where application_name = 'bidders' and wait_event_type = 'Lock' and datname = current_database()`)))[0]!.n);
      await clock.to(row.endsAt, 1);
      free();
      await held;
      expect(await waiting).toMatchObject({ accepted: false, code: 'over' });
      await tickSales({ db: t.db });
      expect((await saleOf(sale.id)).result).toBe('sold');
    } finally {
      await closeDb(wide);
    }
  });
});

it('a posted price is had at once: an ordinary licence by several, an exclusive right by one', async () => {
  const m = await makeMarket(t.db);
  const rival = await makeParty(t.db, 'company');
  const post = (kind: 'ordinary_licence' | 'transfer', amount: number) => postPrice({ db: t.db }, m.university.scope, m.listing.id, { kind, price: cny(amount), ...(kind === 'transfer' ? {} : { term_months: 12 }) });
  const licence = await post('ordinary_licence', 5_000_00);
  const [one, two] = [await acceptPrice({ db: t.db }, m.company.scope, licence.id, { amount: 5_000_00 }), await acceptPrice({ db: t.db }, rival.scope, licence.id, { amount: 5_000_00 })];
  expect((await getDeal({ db: t.db }, m.company.scope, one.deal_id)).terms).toMatchObject({ price: cny(5_000_00), term_months: 12 });
  expect(two.deal_id).not.toBe(one.deal_id);
  const newer = await post('ordinary_licence', 6_000_00);
  await expect(acceptPrice({ db: t.db }, rival.scope, licence.id, { amount: 5_000_00 })).rejects.toMatchObject({ code: 'state_changed' });
  await expect(acceptPrice({ db: t.db }, rival.scope, newer.id, { amount: 5_000_00 })).rejects.toMatchObject({ code: 'state_changed' });
  await expect(acceptPrice({ db: t.db }, m.university.scope, newer.id, { amount: 6_000_00 })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(acceptPrice({ db: t.db }, (await makeParty(t.db, 'company', { verifiedAt: null })).scope, newer.id, { amount: 6_000_00 })).rejects.toMatchObject({ code: 'unverified' });
  const other = await makeMarket(t.db);
  const whole = await postPrice({ db: t.db }, other.university.scope, other.listing.id, { kind: 'transfer', price: cny(900_000_00) });
  const tries = await Promise.allSettled([other.company, rival].map((p) => acceptPrice({ db: t.db }, p.scope, whole.id, { amount: 900_000_00 })));
  expect(tries.map((x) => x.status).sort()).toEqual(['fulfilled', 'rejected']);
});

it('the record can be checked by the script alone, which finds a changed entry', async () => {
  const m = await makeMarket(t.db);
  const sale = await openSale(t.db, clock, m.university.scope, m.listing.id, { reserve: 'open', reserve_price: cny(1_100_000_00) });
  await placeBid({ db: t.db }, sale.bidders[0]!.scope, sale.id, wan(100));
  await placeBid({ db: t.db }, sale.bidders[1]!.scope, sale.id, wan(110));
  await clock.to(sale.closesAt, 1);
  await tickSales({ db: t.db });
  await tickSales({ db: t.db });
  const file = await saleLogFile({ db: t.db }, sale.id);
  const dir = await mkdtemp(join(tmpdir(), 'sale-'));
  await writeFile(join(dir, 'verify-sale.mjs'), await verifyScript());
  const check = async (record: unknown) => {
    await writeFile(join(dir, 'record.json'), JSON.stringify(record));
    return promisify(execFile)(process.execPath, [join(dir, 'verify-sale.mjs'), join(dir, 'record.json')]).then((r) => r.stdout, (e: { stdout: string }) => e.stdout);
  };
  expect(JSON.parse(await check(file))).toMatchObject({ whole: true, result: 'sold', price: 1_100_000_00, bidder: 2, bids: 2, without_hash: 0 });
  const changed = file.entries.map((e) => (e.kind === 'bid' && e.data.bidder === 1 ? { ...e, data: { ...e.data, bidder: 2, leader: 2 } } : e));
  expect(await check({ ...file, entries: changed })).toContain('hash_differs');
  expect(await check({ ...file, entries: file.entries.slice(1) })).toContain('out_of_order');
  await rm(dir, { recursive: true });
});

it('decides as the reference does, bid after bid, with and without a reserve', async () => {
  for (const [seed, over] of [[7, {}], [11, { reserve: 'secret', reserve_price: cny(1_080_000_00) }], [13, { reserve: 'open', reserve_price: cny(1_050_000_00) }]] as const) {
    const m = await makeMarket(t.db);
    const sale = await openSale(t.db, clock, m.university.scope, m.listing.id, over, 3);
    const row = await saleOf(sale.id);
    const rules = { ...rulesOf(row), reserveAmount: 'reserve_price' in over ? over.reserve_price.amount : null };
    let standing = beginning(rules);
    let random = seed;
    for (let i = 0; i < size(30, 300); i++) {
      random = (random * 1_103_515_245 + 12_345) % 2 ** 31;
      const bid = { no: 1 + (random >> 8) % 3, max: rules.start + ((random >> 12) % 14 - 1) * rules.step + ((random >> 5) % 9 === 0 ? 1 : 0), at: rules.opensAt + 1_000 };
      const expected = refusalOf(rules, standing, bid);
      const told = await placeBid({ db: t.db }, sale.bidders[bid.no - 1]!.scope, sale.id, { max: cny(bid.max) });
      expect({ code: told.code, price: told.price?.amount ?? null }, `seed ${seed}, bid ${i}`).toEqual({ code: expected, price: (expected ? standing : (standing = place(rules, standing, bid)!)).price });
      if (told.accepted) expect(told.leads).toBe(standing.leader === bid.no);
    }
    await clock.to((await saleOf(sale.id)).endsAt, 1);
    await tickSales({ db: t.db });
    expect((await saleOf(sale.id)).result).toBe(resultOf(standing, rules.reserveAmount));
    await agrees(sale.id);
  }
});
