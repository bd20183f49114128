import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#app/core/ids.ts';
import type { MemberScope, OperatorScope } from '#app/core/scope.ts';
import { confirmBankPayout, confirmBankRefund } from '#app/modules/payments/confirm-bank-payout.server.ts';
import { confirmBankReceipt, rejectBankPayment } from '#app/modules/payments/confirm-bank-receipt.server.ts';
import { checkLedger, dealMoney } from '#app/modules/payments/ledger/read.server.ts';
import { reconciliation } from '#app/modules/payments/reconcile.server.ts';
import { recordBankReceipt } from '#app/modules/payments/record-bank-receipt.server.ts';
import { recordBankPayout, recordBankRefund } from '#app/modules/payments/record-bank-order.server.ts';
import { requestRefundInTx } from '#app/modules/payments/refund-payment.server.ts';
import { startCheckout } from '#app/modules/payments/start-checkout.server.ts';
import { submitBankSlip } from '#app/modules/payments/submit-bank-slip.server.ts';
import { rereadRefunds } from '#app/modules/payments/sweep-payments.server.ts';
import { files } from '#db/schema/platform.ts';
import { emit } from '#db/outbox.ts';
import { withRead, withTx } from '#db/tx.ts';
import { PaymentWorld, platform, type TestDeal } from '#tests/fixtures/payments.ts';

let w: PaymentWorld;
let alice: OperatorScope;
let bob: OperatorScope;
const at = sql`now() + interval '1 second'`;
const row = async (id: string) => (await w.rows<{ status: string; checkout_id: string; charge_id: string; last_error: string | null }>(sql`select * from payments where id = ${id}`))[0]!;
const money = (dealId: string) => withRead(w.db, platform, (tx) => dealMoney(tx, dealId));
const refundDue = (dealId: string) => withTx(w.db, platform, (tx) => emit(tx, 'deal.refund_due', { dealId }));
const refund = (dealId: string, amount?: number) => withTx(w.db, platform, (tx) => requestRefundInTx(tx, platform, { dealId, reason: 'test', ...(amount ? { amount } : {}) }));
const quiet = async () => { await w.delivered(); expect(await w.work()).toBe(0); };

beforeAll(async () => {
  w = await PaymentWorld.start();
  [alice, bob] = [await w.operator(), await w.operator()];
  // The provider keeps its fee when it refunds: without money of other deals on the balance, a whole refund would wait.
  await funded();
});
afterEach(async () => {
  w.deaf = false;
  await w.control('DELETE', 'faults');
  expect(await withRead(w.db, platform, checkLedger)).toEqual([]);
});
afterAll(async () => { await w.stop(); });

async function funded(card?: string): Promise<{ deal: TestDeal; paymentId: string; chargeId: string }> {
  const deal = await w.deal();
  const { payment } = await startCheckout(w.deps, deal.buyerScope as MemberScope, { dealId: deal.id, milestone: 'price', currency: 'CNY', amount: deal.price, description: 'x', locale: 'en' });
  await w.pay((await row(payment.id)).checkout_id, card);
  await quiet();
  return { deal, paymentId: payment.id, chargeId: (await row(payment.id)).charge_id };
}

describe('refunds by card', () => {
  it('send everything held back once, however often the deal asks', async () => {
    const { deal, paymentId, chargeId } = await funded();
    await refundDue(deal.id);
    await refundDue(deal.id);
    await quiet();
    await refundDue(deal.id);
    await quiet();
    expect(await w.stripe.listRefunds(chargeId)).toHaveLength(1);
    expect(await row(paymentId)).toMatchObject({ status: 'refunded', last_error: null });
    expect(await money(deal.id)).toMatchObject({ funded: deal.price, held: 0, refunded: deal.price });
    expect(await w.facts(deal.id, 'payment.refunded')).toHaveLength(1);
  });

  it('in parts never promise more than is held', async () => {
    const { deal, paymentId } = await funded();
    expect(await refund(deal.id, 20_000_00)).toMatchObject({ amount: 20_000_00 });
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => refund(deal.id, 30_000_00)));
    expect(asked.filter((a) => a.status === 'fulfilled')).toHaveLength(3);
    expect(asked.filter((a) => a.status === 'rejected').every((a) => /not_enough_held/.test(String((a as PromiseRejectedResult).reason)))).toBe(true);
    await quiet();
    expect(await money(deal.id)).toMatchObject({ held: 10_000_00, refunded: 110_000_00 });
    expect(await row(paymentId)).toMatchObject({ status: 'settled' });
    await w.release(deal, 10_000_00);
  });

  it('with the answer lost refund once', async () => {
    const { deal, chargeId } = await funded();
    await w.fault({ kind: 'answer_lost', path: '/v1/refunds', method: 'POST', how: 'cut' });
    w.deaf = true;
    await refundDue(deal.id);
    expect(await w.work()).toBe(0);
    expect(await w.stripe.listRefunds(chargeId)).toHaveLength(1);
    expect(await money(deal.id)).toMatchObject({ held: 0, refunded: deal.price });
    await w.delivered();
  });

  it('that are pending move nothing until they have succeeded', async () => {
    const { deal, paymentId } = await funded('4000000000007726');
    await refundDue(deal.id);
    await quiet();
    expect(await money(deal.id)).toMatchObject({ held: deal.price, refunded: 0 });
    expect(await w.rows(sql`select state, last_error from payment_commands where kind = 'refund' and subject_id = ${paymentId}`)).toEqual([{ state: 'done', last_error: 'refund_pending' }]);
    w.deaf = true;
    await w.control('POST', 'clock', { advanceSeconds: 3_700 });
    await w.delivered();
    w.deaf = false;
    expect(await rereadRefunds(w.deps, at)).toBe(1);
    expect(await money(deal.id)).toMatchObject({ held: 0, refunded: deal.price });
  });

  it('that come back later are taken back, and the money is held again', async () => {
    const { deal, paymentId } = await funded('4000000000005126');
    await refundDue(deal.id);
    await quiet();
    expect(await money(deal.id)).toMatchObject({ held: 0 });
    await w.control('POST', 'clock', { advanceSeconds: 3_700 });
    await quiet();
    expect(await money(deal.id)).toMatchObject({ held: deal.price, refunded: 0 });
    expect(await row(paymentId)).toMatchObject({ status: 'settled', last_error: 'refund_failed' });
    expect((await w.journals(deal.id)).map((j) => j.split(' ')[0]!.replace(/re_[^:]+/, 're'))).toEqual(expect.arrayContaining(['refund:re', 'refund:re:failed']));
  });
});

describe('the supervised bank account', () => {
  const receipt = (serial: string, amount: number) => ({ bank_name: 'Bank of China', serial, amount: { currency: 'CNY' as const, amount }, received_on: '2026-03-02' });
  async function slip(deal: TestDeal, amount = deal.price): Promise<string> {
    const id = newId('file');
    await withTx(w.db, platform, (tx) => tx.insert(files).values({ id, orgId: deal.buyer.id, dealId: deal.id, name: 'slip.pdf', mime: 'application/pdf', size: 3, sha256: 'x', key: id, createdBy: deal.buyerScope.userId }));
    return (await submitBankSlip(w.deps, deal.buyerScope, deal.id, { milestone: 'price', amount: { currency: 'CNY', amount }, slip_file_id: id })).id;
  }

  it('takes two people to make a receipt count, above the card rail\'s cap too', async () => {
    const deal = await w.deal(5_000_000_00);
    const id = await slip(deal);
    await expect(confirmBankReceipt(w.deps, alice, id, receipt('A-1001', deal.price))).rejects.toThrow(/conflict/);
    await expect(recordBankReceipt(w.deps, deal.buyerScope, id, receipt('A-1001', deal.price))).rejects.toThrow(/forbidden/);
    expect(await recordBankReceipt(w.deps, alice, id, receipt('A-1001', deal.price))).toMatchObject({ status: 'pending', bank: { serial: 'A1001', recorded: true, confirmed: false } });
    await expect(confirmBankReceipt(w.deps, alice, id, receipt('A-1001', deal.price))).rejects.toThrow(/two_persons/);
    await expect(confirmBankReceipt(w.deps, bob, id, receipt('A-1002', deal.price))).rejects.toThrow(/validation/);
    expect(await money(deal.id)).toMatchObject({ held: 0 });
    // Both confirm at once, the same person twice: one effect.
    const both = await Promise.allSettled([confirmBankReceipt(w.deps, bob, id, receipt('A 1001', deal.price)), confirmBankReceipt(w.deps, bob, id, receipt('A1001', deal.price))]);
    expect(both.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    expect(await money(deal.id)).toMatchObject({ funded: deal.price, held: deal.price });
    expect(await w.journals(deal.id)).toEqual([`offline:BANK OF CHINA:A1001 asset.bank_custody=${deal.price} held.deal:${deal.id}=-${deal.price}`]);
    expect(await w.facts(deal.id, 'payment.settled')).toHaveLength(1);
    await expect(withTx(w.db, platform, (tx) => tx.execute(sql`update payments set confirmed_by = recorded_by where id = ${id}`))).rejects.toThrow();
  });

  it('counts a serial number once, and keeps a sum that differs out', async () => {
    const [one, two] = [await w.deal(), await w.deal()];
    const [first, second] = [await slip(one), await slip(two)];
    await recordBankReceipt(w.deps, alice, first, receipt('DUP-77', one.price));
    await expect(recordBankReceipt(w.deps, bob, second, receipt('dup77', two.price))).rejects.toThrow(/duplicate/);
    await expect(recordBankReceipt(w.deps, bob, second, receipt('OTHER-1', two.price - 1))).rejects.toThrow(/amount_mismatch/);
    expect(await row(second)).toMatchObject({ status: 'pending', last_error: 'amount_mismatch' });
    expect((await reconciliation(w.deps, alice)).payments.map((p) => p.id)).toContain(second);
    expect(await rejectBankPayment(w.deps, bob, second, { reason: 'not_received' })).toMatchObject({ status: 'failed', problem: 'not_received' });
    await expect(slip(one)).rejects.toThrow(/payment_open/);
    expect(await slip(two)).toMatch(/^pay_/);
    await expect(startCheckout(w.deps, one.buyerScope as MemberScope, { dealId: one.id, milestone: 'price', currency: 'CNY', amount: one.price, description: 'x', locale: 'zh' })).rejects.toThrow(/bank_payment_pending/);
  });

  it('pays out and refunds by the hands of two operators, each order once', async () => {
    const [sold, cancelled] = [await w.deal(), await w.deal()];
    for (const [i, deal] of [sold, cancelled].entries()) {
      const id = await slip(deal);
      await recordBankReceipt(w.deps, alice, id, receipt(`IN-${i}000`, deal.price));
      await confirmBankReceipt(w.deps, bob, id, receipt(`IN-${i}000`, deal.price));
    }
    const payoutId = await w.release(sold);
    await refundDue(cancelled.id);
    expect(await w.work()).toBe(0);
    const report = await reconciliation(w.deps, alice);
    expect(report.payouts.find((p) => p.id === payoutId)).toMatchObject({ waiting_for: 'awaiting_bank_payout' });
    const due = report.commands.find((c) => c.deal_id === cancelled.id)!;
    expect(due).toMatchObject({ kind: 'refund', rail: 'bank', state: 'pending', amount: { amount: cancelled.price } });
    const paid = sold.price - Math.round(sold.price * 0.02);
    const order = await w.bankOrder(alice, 'OUT-0001', paid);
    await expect(recordBankPayout(w.deps, sold.sellerScope, payoutId, order)).rejects.toThrow(/forbidden/);
    await expect(recordBankPayout(w.deps, alice, payoutId, { ...order, amount: { currency: 'CNY', amount: paid - 1 } })).rejects.toThrow(/validation/);
    await expect(recordBankPayout(w.deps, alice, payoutId, { ...order, sent_on: '2999-01-01' })).rejects.toThrow(/validation/);
    const recorded = await recordBankPayout(w.deps, alice, payoutId, order);
    expect(recorded).toMatchObject({ state: 'recorded', serial: 'OUT0001', payout_id: payoutId });
    expect(await w.journals(sold.id), 'nothing is posted by one person').not.toContainEqual(expect.stringContaining('transfer:'));
    expect(await confirmBankPayout(w.deps, bob, payoutId, { order_id: recorded.id })).toMatchObject({ state: 'sent' });
    await expect(confirmBankPayout(w.deps, bob, payoutId, { order_id: recorded.id })).rejects.toThrow(/conflict/);
    const refundOrder = await w.bankOrder(bob, 'OUT-0001', cancelled.price);
    await expect(recordBankRefund(w.deps, bob, due.id, refundOrder)).rejects.toThrow(/duplicate/);
    const back = await recordBankRefund(w.deps, bob, due.id, { ...refundOrder, serial: 'OUT-0003' });
    expect(await confirmBankRefund(w.deps, alice, due.id, { order_id: back.id })).toMatchObject({ status: 'refunded', refunded: { amount: cancelled.price } });
    expect(await money(cancelled.id)).toMatchObject({ held: 0, refunded: cancelled.price });
    expect(await w.facts(sold.id, 'payout.sent')).toHaveLength(1);
  });
});

describe('reconciliation', () => {
  it('explains every movement at the provider, and names what it cannot', async () => {
    const report = await reconciliation(w.deps, alice);
    expect(report.unexplained).toEqual([]);
    expect(report.unanswered).toEqual([]);
    expect(report.balances).toHaveLength(1);
    expect(report.balances[0]).toMatchObject({ currency: 'CNY', difference: 0 });
    expect(report.mode).toBe('sandbox');
    // Somebody takes money at the provider that is nobody's payment here.
    const stray = await w.stripe.createCheckout({ key: 'stray:1', amount: { currency: 'CNY', amount: 70_000 }, description: 'x', metadata: {}, transferGroup: 'none', successUrl: 'http://127.0.0.1:9/', cancelUrl: 'http://127.0.0.1:9/', locale: 'en' });
    await w.pay(stray.id);
    await quiet();
    const after = await reconciliation(w.deps, alice);
    expect(after.unexplained).toHaveLength(1);
    expect(after.unexplained[0]).toMatchObject({ type: 'charge', amount: { amount: 70_000 } });
    expect(after.balances[0]!.difference).toBeGreaterThan(0);
    await expect(reconciliation(w.deps, (await w.deal()).buyerScope)).rejects.toThrow(/forbidden/);
    await w.fault({ kind: 'status', status: 503, path: '/v1/balance', times: null });
    await expect(reconciliation(w.deps, alice)).rejects.toThrow(/payment_unavailable/);
  });
});
