import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { transition } from '#app/modules/deals/transition.server.ts';
import { checkLedger, dealMoney } from '#app/modules/payments/ledger/read.server.ts';
import { requestRefundInTx } from '#app/modules/payments/refund-payment.server.ts';
import { onDepositPaid, payDeposit } from '#app/modules/sales/deposits.server.ts';
import { moveSale } from '#app/modules/sales/move-sale.server.ts';
import { placeBid } from '#app/modules/sales/place-bid.server.ts';
import { onNews, tickSales } from '#app/modules/sales/tick.server.ts';
import type { OrgScope } from '#app/core/scope.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeMember } from '#tests/fixtures/builders.ts';
import { clearPaperGates, makeMarket, signBoth, type Market } from '#tests/fixtures/deals.ts';
import { PaymentWorld, platform } from '#tests/fixtures/payments.ts';
import { cny, openSale, saleClock, type SaleClock } from '#tests/fixtures/sales.ts';

let w: PaymentWorld;
let clock: SaleClock;
beforeAll(async () => { w = await PaymentWorld.start(); clock = saleClock(w.t.ownerUrl); });
afterAll(async () => { await clock?.end(); await w?.stop(); });

const DEPOSIT = 100_000_00;
const held = async (id: string) => (await withRead(w.db, platform, (tx) => dealMoney(tx, id))).held;
const entrants = (sale: string) => w.rows<{ id: string; org_id: string; deposit: string; no: number }>(sql`select id, org_id, deposit, no from sale_entrants where sale_id = ${sale} order by no`);
const saleRow = async (id: string) => (await w.rows<{ state: string; deal_id: string; result: string }>(sql`select state, deal_id, result from sales where id = ${id}`))[0]!;

async function pay(scope: OrgScope, sale: string): Promise<void> {
  const { payment_id } = await payDeposit({ ...w.deps, publicUrl: 'http://localhost' }, scope, sale, { locale: 'zh', describe: (n) => `保证金 ${n}` });
  const [row] = await w.rows<{ checkout_id: string; deal_id: string }>(sql`select checkout_id, deal_id from payments where id = ${payment_id}`);
  await w.pay(row!.checkout_id);
  await w.delivered();
  await w.work();
  await onDepositPaid({ db: w.db }, { dealId: row!.deal_id });
}

/** A sale with two paid deposits, won by the second bidder. */
async function won(m: Market) {
  const sale = await openSale(w.db, clock, m.university.scope, m.listing.id, { deposit: cny(DEPOSIT) }, 3);
  const [a, b] = sale.bidders;
  expect(await placeBid({ db: w.db }, a!.scope, sale.id, { max: cny(1_000_000_00) })).toMatchObject({ accepted: false, code: 'deposit_missing' });
  for (const bidder of [a!, b!]) await pay(bidder.scope, sale.id);
  expect((await entrants(sale.id)).map((e) => e.deposit)).toEqual(['held', 'held', 'due']);
  await placeBid({ db: w.db }, a!.scope, sale.id, { max: cny(1_000_000_00) });
  await placeBid({ db: w.db }, b!.scope, sale.id, { max: cny(1_100_000_00) });
  await clock.to(sale.closesAt, 1);
  await tickSales({ db: w.db });
  expect((await entrants(sale.id)).map((e) => e.deposit)).toEqual(['released', 'held', 'released']);
  return { ...sale, winner: b!, rows: await entrants(sale.id), ...(await saleRow(sale.id)) };
}

it('gives the losers their deposits back and forfeits a defaulting winner’s by two persons after an objection', async () => {
  const m = await makeMarket(w.db);
  const sale = await won(m);
  expect(await held(sale.rows[1]!.id)).toBe(DEPOSIT);
  const refunds = await w.rows<{ n: number }>(sql`select count(*)::int as n from payment_commands where kind = 'refund' and deal_id = ${sale.rows[0]!.id}`);
  expect(refunds[0]!.n).toBe(1);
  // The deal comes to nothing.
  await transition({ db: w.db }, sale.winner.scope, { dealId: sale.deal_id, name: 'propose_cancel', reason: 'we cannot pay' });
  await transition({ db: w.db }, m.university.scope, { dealId: sale.deal_id, name: 'agree_cancel', reason: 'agreed' });
  await onNews({ db: w.db }, { dealId: sale.deal_id });
  expect((await saleRow(sale.id)).state).toBe('deposit_at_stake');
  const operator = await makeMember(w.db, m.operator.org, 'manager');
  const second = await makeMember(w.db, m.operator.org, 'manager');
  await expect(moveSale({ db: w.db }, m.university.scope, sale.id, { name: 'propose_forfeit', reason: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
  await moveSale({ db: w.db }, operator, sale.id, { name: 'propose_forfeit', reason: 'did not sign' });
  await expect(moveSale({ db: w.db }, second, sale.id, { name: 'forfeit', reason: 'did not sign' })).rejects.toMatchObject({ code: 'transition_refused' });
  await moveSale({ db: w.db }, sale.winner.scope, sale.id, { name: 'object', reason: 'the seller agreed' });
  await expect(moveSale({ db: w.db }, operator, sale.id, { name: 'forfeit', reason: 'did not sign' })).rejects.toMatchObject({ code: 'same_person' });
  await moveSale({ db: w.db }, second, sale.id, { name: 'forfeit', reason: 'the objection does not hold' });
  expect((await entrants(sale.id))[1]!.deposit).toBe('forfeited');
  expect(await held(sale.rows[1]!.id)).toBe(0);
  const [payout] = await w.rows<{ amount: string; payee: string }>(sql`select amount, payee_org_id as payee from payouts where deal_id = ${sale.rows[1]!.id}`);
  expect(payout).toMatchObject({ amount: String(DEPOSIT), payee: m.university.org.id });
  expect(await withRead(w.db, platform, (tx) => checkLedger(tx))).toEqual([]);
});

it('counts the winner’s deposit towards the price once both have signed, and sends it back with the rest when the deal is undone', async () => {
  const m = await makeMarket(w.db);
  const sale = await won(m);
  const deal = { ...m, company: { org: sale.winner.org, scope: sale.winner.scope } };
  await clearPaperGates(w.db, deal, sale.deal_id);
  await signBoth(w.db, deal, sale.deal_id);
  await onNews({ db: w.db }, { dealId: sale.deal_id });
  expect((await saleRow(sale.id)).state).toBe('concluded');
  expect((await entrants(sale.id))[1]!.deposit).toBe('converted');
  const [price] = await w.rows<{ settled: string; amount: string; state: string }>(sql`select settled, amount, state from obligations where deal_id = ${sale.deal_id} and code = 'price'`);
  expect(price).toMatchObject({ settled: String(DEPOSIT), state: 'partly_settled' });
  expect([await held(sale.rows[1]!.id), await held(sale.deal_id)]).toEqual([0, DEPOSIT]);
  await onNews({ db: w.db }, { dealId: sale.deal_id });
  await withTx(w.db, platform, (tx) => requestRefundInTx(tx, platform, { dealId: sale.deal_id, reason: 'deal_refund_due' }));
  expect([await held(sale.rows[1]!.id), await held(sale.deal_id)]).toEqual([DEPOSIT, 0]);
  const refunds = await w.rows<{ n: number }>(sql`select count(*)::int as n from payment_commands where kind = 'refund' and deal_id = ${sale.rows[1]!.id}`);
  expect(refunds[0]!.n).toBe(1);
  // Asking again asks for nothing more.
  await withTx(w.db, platform, (tx) => requestRefundInTx(tx, platform, { dealId: sale.deal_id, reason: 'deal_refund_due' }));
  expect(await held(sale.rows[1]!.id)).toBe(DEPOSIT);
  expect(await withRead(w.db, platform, (tx) => checkLedger(tx))).toEqual([]);
});

it('shows the seller nothing of a deposit before the end', async () => {
  const m = await makeMarket(w.db);
  const sale = await openSale(w.db, clock, m.university.scope, m.listing.id, { deposit: cny(DEPOSIT) }, 1);
  await pay(sale.bidders[0]!.scope, sale.id);
  const [entrant] = await entrants(sale.id);
  const seen = await withRead(w.db, m.university.scope, async (tx) => [...await tx.execute(sql`select id from payments where deal_id = ${entrant!.id} union all select id from agreements where subject_id = ${entrant!.id} union all select id from obligations where deal_id = ${entrant!.id}`)]);
  expect(seen).toEqual([]);
});
