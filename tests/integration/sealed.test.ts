import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Holder } from '#app/core/sale-words.ts';
import { systemScope } from '#app/core/scope.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { announceSale } from '#app/modules/sales/announce-sale.server.ts';
import { enterSale } from '#app/modules/sales/enter-sale.server.ts';
import { getSale, saleLogFile } from '#app/modules/sales/get-sale.server.ts';
import { declineWitness, depositKey, nameWitness } from '#app/modules/sales/holder-keys.server.ts';
import { envelopesToOpen, presentReceipt } from '#app/modules/sales/open-bids.server.ts';
import { placeBid } from '#app/modules/sales/place-bid.server.ts';
import { sealBid } from '#app/modules/sales/seal-bid.server.ts';
import { toB64 } from '#app/modules/sales/sealed.pure.ts';
import { tickSales, onNews } from '#app/modules/sales/tick.server.ts';
import { checkReceipt, verifyLog, type FiledEntry } from '#app/modules/sales/verify-log.pure.ts';
import { patents } from '#db/schema/patents.ts';
import { sales } from '#db/schema/sales.ts';
import { withTx } from '#db/tx.ts';
import { makeMember, makeParty } from '#tests/fixtures/builders.ts';
import { verifyScript } from '#workers/cli/verify-script.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { makeMarket } from '#tests/fixtures/deals.ts';
import { announcing, cny, saleClock, type SaleClock } from '#tests/fixtures/sales.ts';
import { openSealed, release, sendSealed, type SealedSale } from '#tests/fixtures/sealed.ts';

let t: TestDatabase;
let clock: SaleClock;
beforeAll(async () => { t = await testDatabase(); clock = saleClock(t.ownerUrl); });
afterAll(async () => { await clock?.end(); await t?.close(); });
const s = systemScope('test');
const DAY = 86_400_000;
const saleOf = async (id: string) => (await withTx(t.db, s, (tx) => tx.select().from(sales).where(sql`id = ${id}`)))[0]!;
const sha = async (text: string) => [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))].map((b) => b.toString(16).padStart(2, '0')).join('');
const fileOf = async (id: string) => { await tickSales({ db: t.db }); const f = await saleLogFile({ db: t.db }, id); return { sale: f.sale, entries: f.entries as FiledEntry[] }; };
const close = async (sale: SealedSale) => { await clock.to((await saleOf(sale.id)).endsAt, 1); await tickSales({ db: t.db }); };
const code = (p: Promise<unknown>) => p.then(() => 'done', (e: { code: string; details?: { reason?: string }; fields?: { code: string }[] }) => `${e.code}:${e.details?.reason ?? e.fields?.[0]?.code ?? ''}`);

/** Everything the database holds, as text. */
async function dump(): Promise<string> {
  const tables = await withTx(t.db, s, (tx) => tx.execute<{ name: string }>(sql`select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`));
  const parts: string[] = [];
  const postgres = (await import('postgres')).default;
  const owner = postgres(t.ownerUrl, { max: 1, onnotice: () => {} });
  for (const { name } of tables) parts.push(...(await owner.unsafe(`select x::text as row from ${name} x`)).map((r) => String(r.row)));
  await owner.end({ timeout: 5 });
  return parts.join('\n');
}

describe('a sealed sale', () => {
  it('holds no amount anywhere before it is opened, and then goes to the highest bid whichever two open it', async () => {
    for (const [round, [first, second]] of ([['operator', 'seller'], ['witness', 'operator'], ['seller', 'witness']] as [Holder, Holder][]).entries()) {
      const m = await makeMarket(t.db);
      const sale = await openSealed(t.db, clock, m, {}, 3);
      const [a, b, c] = sale.bidders;
      // Twelve digits and more, others in every round: no hash holds them by chance, and none was opened before.
      const best = 2_357_913_571_13 + round * 7_000_003_07;
      const amounts = [2_234_567_891_11 + round * 7_000_003_07, best, best, 2_111_777_333_17 + round * 7_000_003_07];
      const one = await sendSealed(t.db, sale, a!.scope, amounts[3]!);
      expect(one).toMatchObject({ accepted: true, bid: 1, code: null });
      await sendSealed(t.db, sale, b!.scope, amounts[1]!);
      await sendSealed(t.db, sale, c!.scope, amounts[2]!);
      const last = await sendSealed(t.db, sale, a!.scope, amounts[0]!);
      // One second before the opening: nothing anywhere in the database gives a sum away, in any form.
      await close(sale);
      const all = await dump();
      for (const amount of amounts) {
        const yuan = (amount / 100).toFixed(2);
        for (const form of [String(amount), yuan, Number(yuan).toLocaleString('en-US', { minimumFractionDigits: 2 }), String(Math.trunc(amount / 100)), amount.toString(16), Buffer.from(String(amount)).toString('base64').replace(/=+$/, ''), Buffer.from(`"amount":${amount}`).toString('base64').slice(2, -3)]) expect(all.includes(form), form).toBe(false);
      }
      for (const kept of [one.kept, last.kept]) for (const secret of [kept.seed, kept.text]) expect(all.includes(secret)).toBe(false);
      // The dump sees what there is: the commitment, and the start price, which is public.
      expect(all).toContain(last.kept.commitment);
      expect(all).toContain('100000000');
      expect(await saleOf(sale.id)).toMatchObject({ state: 'opening_bids', price: null, leaderNo: null, bids: 4 });
      expect(await release(t.db, sale, first)).toMatchObject({ opened: 0, waiting: 3 });
      expect((await saleOf(sale.id)).price).toBeNull();
      expect(await code(release(t.db, sale, first))).toBe('conflict:shares_released');
      expect(await release(t.db, sale, second)).toMatchObject({ opened: 3, waiting: 0, state: 'awarded' });
      // Of two alike the earlier one.
      const row = await saleOf(sale.id);
      expect(row).toMatchObject({ result: 'sold', price: best, leaderNo: 2 });
      expect((await getDeal({ db: t.db }, b!.scope, row.dealId!)).terms).toMatchObject({ price: cny(best) });
      const file = await fileOf(sale.id);
      const verdict = await verifyLog(file, sha);
      expect(verdict.problems).toEqual([]);
      expect(verdict.replay).toMatchObject({ result: 'sold', price: best, leader: 2 });
      // Receipts: the first of two bids was replaced, the second counted; another amount makes another envelope.
      const receipt = (bid: typeof one, amount: number) => ({ kind: 'jingzhe-sealed-bid' as const, sale: sale.id, bid: bid.bid!, bidder: 1, at: bid.at, amount, currency: 'CNY', seed: bid.kept.seed, commitment: bid.commitment, envelope_hash: bid.envelope_hash });
      expect(await checkReceipt(file, verdict.replay, receipt(one, amounts[3]!))).toBe('replaced');
      expect(await checkReceipt(file, verdict.replay, receipt(last, amounts[0]!))).toBe('counts');
      expect(await checkReceipt(file, verdict.replay, receipt(last, amounts[0]! + 1))).toBe('differs');
      const other = file.entries.map((e) => (e.kind === 'bid_opened' && e.data.bidder === 1 ? { ...e, data: { ...e.data, amount: 9_999_999_999_99 } } : e));
      expect((await verifyLog({ ...file, entries: other }, sha)).problems.map((p) => p.code)).toEqual(expect.arrayContaining(['hash_differs', 'not_what_was_sealed', 'winner_does_not_follow']));
    }
  });

  it('shows an envelope to nobody before the close, and to holders alone after it', async () => {
    const m = await makeMarket(t.db);
    const sale = await openSealed(t.db, clock, m, {}, 2);
    const bid = await sendSealed(t.db, sale, sale.bidders[0]!.scope, 1_500_000_00);
    expect(await code(envelopesToOpen({ db: t.db }, sale.holders.operator.scope, sale.id))).toBe('conflict:not_at_opening');
    expect(await code(release(t.db, sale, 'seller'))).toBe('conflict:not_at_opening');
    expect(await code(envelopesToOpen({ db: t.db }, sale.bidders[1]!.scope, sale.id))).toBe('not_found:');
    const [seen] = await withTx(t.db, m.university.scope, (tx) => tx.execute<{ n: number }>(sql`select (select count(*) from sale_envelopes) + (select count(*) from sale_shares) as n`));
    expect(Number(seen!.n)).toBe(0);
    const page = JSON.stringify(await getSale({ db: t.db }, m.university.scope, sale.id));
    expect(page).toContain(bid.commitment);
    expect(page).not.toContain(bid.kept.envelope.box);
    // Somebody else's commitment cannot be sent again, and no open bid is taken.
    expect(await sealBid({ db: t.db }, sale.bidders[1]!.scope, sale.id, { commitment: bid.commitment, envelope: bid.kept.envelope })).toMatchObject({ accepted: false, code: 'known_commitment' });
    expect(await placeBid({ db: t.db }, sale.bidders[1]!.scope, sale.id, { max: cny(1_500_000_00) })).toMatchObject({ accepted: false, code: 'wrong_mechanism' });
    expect(await code(sealBid({ db: t.db }, sale.bidders[1]!.scope, sale.id, { commitment: bid.commitment, envelope: { ...bid.kept.envelope, box: 'short' } }))).toBe('validation:unreadable_envelope');
    await clock.to(sale.closesAt, 0);
    expect(await sendSealed(t.db, sale, sale.bidders[1]!.scope, 1_600_000_00)).toMatchObject({ accepted: false, code: 'over' });
  });

  it('waits for the third holder where two cannot open a bid, takes the bidder’s receipt for it, and sets aside what nobody can open', async () => {
    const m = await makeMarket(t.db);
    const sale = await openSealed(t.db, clock, m, {}, 4);
    const [honest, copied, spoiled, low] = sale.bidders;
    const good = await sendSealed(t.db, sale, honest!.scope, 2_000_000_00);
    // A bidder who sends another's ciphertext under a commitment of its own; one whose envelope is rubbish for one holder; one below the start.
    await sendSealed(t.db, sale, copied!.scope, 9_000_000_00, (b) => ({ ...b, envelope: good.kept.envelope }));
    await sendSealed(t.db, sale, spoiled!.scope, 3_000_000_00, (b) => ({ ...b, envelope: { ...b.envelope, parts: { ...b.envelope.parts, witness: toB64(crypto.getRandomValues(new Uint8Array(145))) } } }));
    await sendSealed(t.db, sale, low!.scope, 999_999_99);
    await close(sale);
    const receipt = { bid: good.bid!, amount: 2_000_000_00, seed: good.kept.seed };
    await release(t.db, sale, 'operator');
    expect(await code(presentReceipt({ db: t.db }, honest!.scope, sale.id, receipt))).toBe('conflict:holders_first');
    // The seller lies about the honest bid.
    const lie = toB64(crypto.getRandomValues(new Uint8Array(64)));
    expect(await release(t.db, sale, 'seller', (bid, share) => (bid === good.bid ? lie : share))).toMatchObject({ opened: 0, waiting: 3, state: 'opening_bids' });
    expect(await code(presentReceipt({ db: t.db }, honest!.scope, sale.id, { ...receipt, amount: 2_500_000_00 }))).toBe('validation:receipt_differs');
    expect(await code(presentReceipt({ db: t.db }, low!.scope, sale.id, receipt))).toBe('not_found:');
    expect(await presentReceipt({ db: t.db }, honest!.scope, sale.id, receipt)).toMatchObject({ opened: 1, waiting: 2 });
    expect(await release(t.db, sale, 'witness')).toMatchObject({ opened: 1, waiting: 0, state: 'awarded' });
    expect(await saleOf(sale.id)).toMatchObject({ result: 'sold', price: 2_000_000_00, leaderNo: 1 });
    const { sealed } = await getSale({ db: t.db }, m.university.scope, sale.id);
    expect(sealed!.bids.map((b) => [b.outcome, b.reason])).toEqual([['opened', null], ['set_aside', 'unopenable'], ['set_aside', 'unopenable'], ['set_aside', 'below_start']]);
    const file = await fileOf(sale.id);
    expect((await verifyLog(file, sha)).problems).toEqual([]);
    // A record that sets a good bid aside with shares its holders never signed, or with none, does not pass; nor one whose witness's key is somebody else's.
    const codes = async (change: (e: FiledEntry) => Record<string, unknown> | null) => (await verifyLog({ ...file, entries: file.entries.map((e) => ({ ...e, data: { ...e.data, ...change(e) } })) }, sha)).problems.map((p) => p.code);
    const forged = (shares: unknown) => (e: FiledEntry) => (e.kind === 'bid_set_aside' && e.data.bid === 3 ? { shares } : null);
    for (const shares of [{ operator: lie, seller: lie, witness: lie }, {}, { operator: null, seller: null, witness: null }]) expect(await codes(forged(shares))).toContain('shares_differ');
    expect(await codes(forged(undefined))).toContain('unreadable');
    expect(await codes((e) => (e.kind === 'shares' && e.data.holder === 'witness' ? { shares: [] } : null))).toContain('shares_differ');
    expect(await codes((e) => (e.kind === 'key' && e.data.holder === 'witness' ? { org: m.company.org.id } : null))).toContain('key_of_another');
    const early = file.entries.filter((e) => !(e.kind === 'shares' && e.data.holder === 'witness')).map((e) => (e.kind === 'bid_set_aside' && e.data.bid === 3 ? { ...e, data: { ...e.data, shares: { ...e.data.shares as object, witness: undefined } } } : e));
    expect((await verifyLog({ ...file, entries: JSON.parse(JSON.stringify(early)) as FiledEntry[] }, sha)).problems.map((p) => p.code)).toContain('set_aside_early');
    // The same with the script alone.
    const dir = await mkdtemp(join(tmpdir(), 'sealed-'));
    await writeFile(join(dir, 'verify-sale.mjs'), await verifyScript());
    await writeFile(join(dir, 'record.json'), JSON.stringify(file));
    const said = await promisify(execFile)(process.execPath, [join(dir, 'verify-sale.mjs'), join(dir, 'record.json')]).then((r) => r.stdout, (e: { stdout: string }) => e.stdout);
    expect(JSON.parse(said)).toMatchObject({ whole: true, result: 'sold', price: 2_000_000_00, bidder: 1 });
    await rm(dir, { recursive: true });
  });

  it('is opened by the third holder where one lies, and by what two released when the time runs out', async () => {
    for (const third of [true, false]) {
      const m = await makeMarket(t.db);
      const sale = await openSealed(t.db, clock, m, {}, 2);
      await sendSealed(t.db, sale, sale.bidders[0]!.scope, 1_200_000_00);
      await sendSealed(t.db, sale, sale.bidders[1]!.scope, 1_100_000_00);
      await close(sale);
      await release(t.db, sale, 'seller', (bid, share) => (bid === 1 ? toB64(new Uint8Array(64)) : share));
      await release(t.db, sale, 'witness');
      expect((await saleOf(sale.id)).result).toBeNull();
      if (third) await release(t.db, sale, 'operator');
      else { await clock.to((await saleOf(sale.id)).endsAt, 8 * DAY + DAY); await tickSales({ db: t.db }); }
      expect(await saleOf(sale.id)).toMatchObject(third ? { result: 'sold', price: 1_200_000_00 } : { result: 'sold', price: 1_100_000_00 });
      expect((await verifyLog(await fileOf(sale.id), sha)).problems).toEqual([]);
    }
  });

  it('does not open without its three keys, is stopped when nobody opens it in time, and when the right is lost meanwhile', async () => {
    const m = await makeMarket(t.db);
    const keyless = await openSealed(t.db, clock, m, {}, 1, ['witness']);
    expect(await saleOf(keyless.id)).toMatchObject({ result: 'stopped', stopReason: 'keys' });
    const [n, o] = [await makeMarket(t.db), await makeMarket(t.db)];
    const late = await openSealed(t.db, clock, n, {}, 1);
    await sendSealed(t.db, late, late.bidders[0]!.scope, 1_200_000_00);
    await close(late);
    await release(t.db, late, 'operator');
    await clock.to((await saleOf(late.id)).endsAt, 9 * DAY);
    // Nobody has looked at the time yet: a late release changes nothing all the same.
    expect(await code(release(t.db, late, 'seller'))).toBe('conflict:opening_over');
    await tickSales({ db: t.db });
    expect(await saleOf(late.id)).toMatchObject({ result: 'stopped', stopReason: 'not_opened', price: null });
    expect(JSON.stringify((await fileOf(late.id)).entries)).not.toContain('seed');
    const frozen = await openSealed(t.db, clock, o, {}, 1);
    await sendSealed(t.db, frozen, frozen.bidders[0]!.scope, 1_200_000_00);
    await close(frozen);
    await withTx(t.db, s, (tx) => tx.update(patents).set({ frozen: true }).where(sql`id = ${o.patent.id}`));
    await onNews({ db: t.db }, { patentId: o.patent.id });
    expect(await saleOf(frozen.id)).toMatchObject({ result: 'stopped', stopReason: 'patent' });
    const none = await openSealed(t.db, clock, await makeMarket(t.db), {}, 1);
    await close(none);
    expect(await saleOf(none.id)).toMatchObject({ result: 'no_bids' });
  });

  it('takes three holders who are three: neutral, verified, and each its own person', async () => {
    const m = await makeMarket(t.db);
    const announce = (witness: string) => code(announceSale({ db: t.db }, m.university.scope, m.listing.id, { ...announcing(clock.now(), { mechanism: 'sealed', witness }), step: null }));
    expect(await announce('')).toBe('validation:required');
    expect(await announce('nobody-at-all')).toBe('validation:unknown_organisation');
    expect(await announce(m.university.org.slug)).toBe('validation:witness_is_seller');
    expect(await announce((await makeParty(t.db, 'broker', { verifiedAt: null })).org.slug)).toBe('validation:witness_unverified');
    const related = await makeParty(t.db, 'broker');
    await makeMember(t.db, related.org, 'manager', { userId: m.university.scope.userId });
    expect(await announce(related.org.slug)).toBe('validation:witness_related');
    const sale = await openSealedUnopened(m);
    expect(await code(enterSale({ db: t.db }, sale.witness.scope, sale.id))).toMatch(/^forbidden/);
    expect(await code(nameWitness({ db: t.db }, m.company.scope, sale.id, { witness: related.org.slug }))).toMatch(/^(forbidden|not_found)/);
    await declineWitness({ db: t.db }, sale.witness.scope, sale.id, { reason: 'we know a bidder' });
    const other = await makeParty(t.db, 'broker');
    await nameWitness({ db: t.db }, m.university.scope, sale.id, { witness: other.org.slug });
    const key = { public_key: '', sign_key: '' };
    const { makeKeyFile } = await import('#app/modules/sales/key-file.pure.ts');
    Object.assign(key, await makeKeyFile(sale.id, 'witness', 'three hares under one moon', 1_000));
    expect(await code(depositKey({ db: t.db }, sale.witness.scope, sale.id, key))).toBe('not_found:');
    expect(await code(depositKey({ db: t.db }, other.scope, sale.id, { ...key, public_key: `${'A'.repeat(87)}` }))).toBe('validation:unreadable_key');
    expect(await code(depositKey({ db: t.db }, other.scope, sale.id, key))).toBe('done');
    expect(await code(depositKey({ db: t.db }, other.scope, sale.id, key))).toBe('conflict:key_there');
    expect(await code(nameWitness({ db: t.db }, m.university.scope, sale.id, { witness: related.org.slug }))).toBe('conflict:witness_stands');
    const limited = await makeMember(t.db, (await makeParty(t.db, 'company')).org, 'manager', { approvalLimit: 1_000_00 });
    expect(await code(sealBid({ db: t.db }, limited, sale.id, { commitment: 'a'.repeat(64), envelope: { v: 1, box: 'A'.repeat(704), parts: { operator: 'A'.repeat(194), seller: 'A'.repeat(194), witness: 'A'.repeat(194) } } }))).toBe('sealed_needs_full_authority:');
  });

  it('keeps holders and bidders apart, whenever the tie comes about', async () => {
    const { makeKeyFile } = await import('#app/modules/sales/key-file.pure.ts');
    const m = await makeMarket(t.db);
    const sale = await openSealedUnopened(m);
    const [bidder, operator] = [await makeParty(t.db, 'company'), m.operator.scope];
    await enterSale({ db: t.db }, bidder.scope, sale.id);
    const name = (witness: string) => code(nameWitness({ db: t.db }, m.university.scope, sale.id, { witness }));
    const key = (holder: Holder) => makeKeyFile(sale.id, holder, 'three hares under one moon', 1_000);
    // A witness tied to somebody who has entered already.
    const tied = await makeParty(t.db, 'broker');
    await makeMember(t.db, tied.org, 'manager', { userId: bidder.scope.userId });
    expect(await name(tied.org.slug)).toBe('validation:witness_tied_to_bidder');
    expect(await name(bidder.org.slug)).toBe('validation:witness_bids');
    // A person who joined a bidder holds no key of the platform; one key serves one holder.
    await makeMember(t.db, bidder.org, 'manager', { userId: operator.userId });
    expect(await code(depositKey({ db: t.db }, operator, sale.id, await key('operator')))).toBe('both_sides:bids');
    const sellers = await key('seller');
    expect(await code(depositKey({ db: t.db }, m.university.scope, sale.id, sellers))).toBe('done');
    expect(await code(depositKey({ db: t.db }, sale.witness.scope, sale.id, sellers))).toBe('validation:key_of_another');
    // The witness became tied between its naming and its key.
    const late = await makeParty(t.db, 'company');
    await enterSale({ db: t.db }, late.scope, sale.id);
    const both = await makeMember(t.db, late.org, 'manager', { userId: sale.witness.scope.userId });
    expect(await code(depositKey({ db: t.db }, sale.witness.scope, sale.id, await key('witness')))).toBe('validation:witness_tied_to_bidder');
    // The witness's person, and whoever holds a key, bids for nobody.
    const empty = { commitment: 'a'.repeat(64), envelope: { v: 1 as const, box: 'A'.repeat(704), parts: { operator: 'A'.repeat(194), seller: 'A'.repeat(194), witness: 'A'.repeat(194) } } };
    expect(await code(sealBid({ db: t.db }, both, sale.id, empty))).toBe('both_sides:');
    const second = await openSealed(t.db, clock, await makeMarket(t.db), {}, 1);
    const holder = await makeMember(t.db, second.bidders[0]!.org, 'manager', { userId: second.holders.operator.scope.userId });
    expect(await code(sealBid({ db: t.db }, holder, second.id, empty))).toBe('both_sides:holds_key');
  });
});

async function openSealedUnopened(m: Awaited<ReturnType<typeof makeMarket>>) {
  const witness = await makeParty(t.db, 'broker');
  const { id } = await announceSale({ db: t.db }, m.university.scope, m.listing.id, { ...announcing(clock.now(), { mechanism: 'sealed', witness: witness.org.slug }), step: null });
  return { id, witness };
}
