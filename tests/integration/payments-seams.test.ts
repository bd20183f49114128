import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OperatorScope } from '#app/core/scope.ts';
import { applyDispute } from '#app/modules/payments/apply-dispute.server.ts';
import { bankReceiptConfirmed } from '#app/modules/payments/ledger/facts.ts';
import { post } from '#app/modules/payments/ledger/post.server.ts';
import { checkLedger, dealMoney } from '#app/modules/payments/ledger/read.server.ts';
import { recordBankPayout } from '#app/modules/payments/record-bank-order.server.ts';
import { reconciliation } from '#app/modules/payments/reconcile.server.ts';
import { requestRefundInTx, retryRefund } from '#app/modules/payments/refund-payment.server.ts';
import { rejectBankOrder } from '#app/modules/payments/reject-bank-order.server.ts';
import { sendPayout } from '#app/modules/payments/send-payout.server.ts';
import { withRead, withTx } from '#db/tx.ts';
import { PaymentWorld, platform } from '#tests/fixtures/payments.ts';
import { paying } from '#tests/fixtures/paying.ts';

/** Where two things happen to one deal's money at the same time. */
let w: PaymentWorld;
let operator: OperatorScope;
const promised = async (dealId: string) => Number((await w.rows<{ reserved: string }>(sql`select reserved from ledger_balances where code = ${`held.deal:${dealId}`}`))[0]!.reserved);
const quiet = async () => { await w.delivered(); expect(await w.work()).toBe(0); };

const { payout, balance, funded, onboarded } = paying(() => w, quiet);

beforeAll(async () => {
  w = await PaymentWorld.start();
  operator = await w.operator();
  await funded();
});
afterEach(async () => {
  await w.control('DELETE', 'faults');
  expect(await withRead(w.db, platform, checkLedger)).toEqual([]);
});
afterAll(async () => { await w.stop(); });

describe('a payout', () => {
  it('stays when the payer’s bank disputes the payment while its payee’s account is being read', async () => {
    const { deal, chargeId } = await funded();
    await onboarded(deal);
    const payoutId = await w.release(deal);
    const stripe = {
      ...w.stripe,
      retrieveAccount: async (id: string) => {
        const { dispute } = await w.control<{ dispute: string }>('POST', `charges/${chargeId}/dispute`, {});
        await applyDispute(w.deps, dispute);
        return w.stripe.retrieveAccount(id);
      },
    };
    expect(await sendPayout({ ...w.deps, stripe }, payoutId)).toEqual({ state: 'waiting', code: 'dispute_open' });
    expect(await payout(payoutId)).toEqual({ state: 'pending', last_error: 'dispute_open', paid: '0', set_off: '0' });
    expect(await w.stripe.findTransfers(deal.id)).toEqual([]);
  });

  it('that came back may go by bank, also after a first record of it was turned away', async () => {
    const { deal } = await funded();
    await onboarded(deal);
    const payoutId = await w.release(deal);
    await quiet();
    const [sent] = await w.stripe.findTransfers(deal.id);
    await w.stripe.reverseTransfer({ key: `rev:${payoutId}`, transferId: sent!.id, amount: { currency: 'CNY', amount: deal.price * 0.98 } });
    await quiet();
    expect(await payout(payoutId)).toMatchObject({ state: 'failed', last_error: 'transfer_reversed' });
    const other = await w.deal();
    const received = bankReceiptConfirmed({ bank: 'BANK OF CHINA', serial: 'IN1', amount: { currency: 'CNY', amount: deal.price }, held: { dealId: other.id } });
    await withTx(w.db, platform, (tx) => post(tx, { ...received, occurredAt: new Date() }));
    const order = await recordBankPayout(w.deps, operator, payoutId, await w.bankOrder(operator, 'BACK-0001', deal.price * 0.98));
    await rejectBankOrder(w.deps, operator, order.id, { reason: 'another payee' });
    expect(await recordBankPayout(w.deps, operator, payoutId, await w.bankOrder(operator, 'BACK-0002', deal.price * 0.98))).toMatchObject({ state: 'recorded' });
  });
});

describe('a refund', () => {
  it('that waits for a chargeback is over when the chargeback is lost: nobody owes it, nothing is held', async () => {
    const { deal, chargeId } = await funded();
    const { dispute } = await w.control<{ dispute: string }>('POST', `charges/${chargeId}/dispute`, {});
    await quiet();
    const { commandIds: [refund] } = await withTx(w.db, platform, (tx) => requestRefundInTx(tx, platform, { dealId: deal.id, reason: 'test' }));
    await w.work(1);
    expect(await w.rows(sql`select state, last_error from payment_commands where id = ${refund!}`)).toEqual([{ state: 'pending', last_error: 'charge_disputed' }]);
    await w.control('POST', `disputes/${dispute}/close`, { won: false });
    await quiet();
    expect(await withRead(w.db, platform, (tx) => dealMoney(tx, deal.id))).toMatchObject({ held: 0, refunded: deal.price });
    expect(await balance(`asset.receivable:${deal.buyer.id}`)).toBe(0);
    expect(await w.rows(sql`select state, last_error from payment_commands where id = ${refund!}`)).toEqual([{ state: 'refused', last_error: 'charge_lost' }]);
    expect(await w.facts(deal.id, 'payment.refunded'), 'the deal hears of it').toHaveLength(1);
  });

  it('that came to nothing is asked for anew once, though two operators see it', async () => {
    const { deal } = await funded();
    await w.fault({ kind: 'status', status: 400, path: '/v1/refunds', method: 'POST' });
    const { commandIds: [refund] } = await withTx(w.db, platform, (tx) => requestRefundInTx(tx, platform, { dealId: deal.id, reason: 'test', amount: 40_000_00 }));
    await w.work(1);
    expect(await w.rows(sql`select state from payment_commands where id = ${refund!}`)).toEqual([{ state: 'refused' }]);
    const second = await w.operator();
    const asked = await Promise.allSettled([retryRefund(w.deps, operator, refund!), retryRefund(w.deps, second, refund!)]);
    expect(asked.map((a) => a.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(retryRefund(w.deps, second, refund!)).rejects.toThrow(/asked_anew/);
    await quiet();
    expect(await withRead(w.db, platform, (tx) => dealMoney(tx, deal.id))).toMatchObject({ held: deal.price - 40_000_00, refunded: 40_000_00 });
    expect((await reconciliation(w.deps, operator)).commands.filter((c) => c.id === refund)).toEqual([]);
  });

  it('is asked for anew for what a chargeback lost in part leaves', async () => {
    const { deal, chargeId } = await funded();
    const { dispute } = await w.control<{ dispute: string }>('POST', `charges/${chargeId}/dispute`, { amount: 50_000_00 });
    await quiet();
    await withTx(w.db, platform, (tx) => requestRefundInTx(tx, platform, { dealId: deal.id, reason: 'test' }));
    await w.work(1);
    await w.control('POST', `disputes/${dispute}/close`, { won: false });
    await w.delivered();
    await w.work();
    expect(await withRead(w.db, platform, (tx) => dealMoney(tx, deal.id))).toMatchObject({ refunded: deal.price - (await promised(deal.id)), held: await promised(deal.id) });
    expect(await w.rows(sql`select (request->>'amount')::int as amount from payment_commands where kind = 'refund' and deal_id = ${deal.id} and state <> 'refused'`)).toEqual([{ amount: deal.price - 50_000_00 }]);
    expect(await balance(`asset.receivable:${deal.buyer.id}`)).toBe(0);
  });
});
