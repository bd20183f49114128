import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OperatorScope } from '#app/core/scope.ts';
import { recheckMoney } from '#app/modules/operations/recheck-money.server.ts';
import { disputeLost, disputeWithdrawn, milestoneReleased } from '#app/modules/payments/ledger/facts.ts';
import { post, postAll } from '#app/modules/payments/ledger/post.server.ts';
import { checkLedger, dealMoney } from '#app/modules/payments/ledger/read.server.ts';
import { requestTransfersInTx } from '#app/modules/payments/plan-transfers.server.ts';
import { requestRefundInTx } from '#app/modules/payments/refund-payment.server.ts';
import { retryPayout } from '#app/modules/payments/send-payout.server.ts';
import { redrivePayouts } from '#app/modules/payments/sweep-payments.server.ts';
import { withRead, withTx } from '#db/tx.ts';
import { PaymentWorld, platform } from '#tests/fixtures/payments.ts';
import { paying } from '#tests/fixtures/paying.ts';

/** No dead ends: what went back can be paid again, what came back can be sent again, a loss is shared and collected. */
let w: PaymentWorld;
let operator: OperatorScope;
const at = sql`now() + interval '1 second'`;
const quiet = async () => {
  await w.delivered();
  await w.work();
  expect(await w.rows(sql`select topic, last_error from outbox where consumer = 'payments' and done_at is null`)).toEqual([]);
};
const money = (dealId: string) => withRead(w.db, platform, (tx) => dealMoney(tx, dealId));
const { row, payout, balance, pays, funded, onboarded } = paying(() => w, quiet);
const lose = async (chargeId: string, amount?: number) => {
  const { dispute } = await w.control<{ dispute: string }>('POST', `charges/${chargeId}/dispute`, amount ? { amount } : {});
  await w.control('POST', `disputes/${dispute}/close`, { won: false });
  await quiet();
};

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

describe('the payer', () => {
  it('pays the rest after a partial refund, and no more', async () => {
    const { deal } = await funded();
    await withTx(w.db, platform, (tx) => requestRefundInTx(tx, platform, { dealId: deal.id, amount: 20_000_00, reason: 'test' }));
    await quiet();
    await expect(pays(deal, 20_000_01)).rejects.toThrow(/already_paid/);
    await pays(deal, 20_000_00);
    expect(await money(deal.id)).toMatchObject({ held: deal.price, refunded: 20_000_00, funded: deal.price + 20_000_00 });
    await expect(pays(deal, 1_00)).rejects.toThrow(/already_paid/);
  });

  it('pays the rest after a partly lost chargeback', async () => {
    const { deal, chargeId, paymentId } = await funded();
    await lose(chargeId, 30_000_00);
    expect(await row(paymentId)).toMatchObject({ lost: String(30_000_00), status: 'settled' });
    expect(await money(deal.id)).toMatchObject({ held: deal.price - 30_000_00 });
    await pays(deal, 30_000_00);
    expect(await money(deal.id)).toMatchObject({ held: deal.price });
  });

  it('is asked for once: a refund under way is kept by the ledger, and one that came to nothing is asked for anew', async () => {
    const { deal } = await funded();
    await w.fault({ kind: 'reset', path: '/v1/refunds', method: 'POST', times: null });
    const { commandIds } = await withTx(w.db, platform, (tx) => requestRefundInTx(tx, platform, { dealId: deal.id, reason: 'test' }));
    await w.work(1);
    expect((await w.rows<{ reserved: string }>(sql`select reserved from ledger_accounts where code = ${`held.deal:${deal.id}`}`))[0]!.reserved).toBe(String(deal.price));
    expect(await withTx(w.db, platform, (tx) => requestRefundInTx(tx, platform, { dealId: deal.id, reason: 'again' }))).toEqual({ commandIds: [], amount: 0 });
    // Nor can the deal be released meanwhile: the money is promised.
    await expect(w.release(deal)).rejects.toThrow(/overdraw/);
    await w.control('DELETE', 'faults');
    await w.fault({ kind: 'status', status: 400, path: '/v1/refunds', method: 'POST' });
    await quiet();
    const [command] = await w.rows<{ state: string }>(sql`select state from payment_commands where id = ${commandIds[0]!}`);
    if (command!.state === 'refused') {
      expect((await w.rows<{ reserved: string }>(sql`select reserved from ledger_accounts where code = ${`held.deal:${deal.id}`}`))[0]!.reserved).toBe('0');
      await recheckMoney(w.deps, operator, { what: 'command', id: commandIds[0]! });
    }
    await quiet();
    expect(await money(deal.id)).toMatchObject({ held: 0, refunded: deal.price });
  });
});

describe('the payee', () => {
  it('is sent again what came back of a transfer, in part and once more', async () => {
    const { deal } = await funded();
    await onboarded(deal);
    const id = await w.release(deal);
    await quiet();
    const due = deal.price * 0.98;
    expect(await payout(id)).toMatchObject({ state: 'sent', paid: String(due) });
    const [first] = await w.stripe.findTransfers(deal.id);
    await w.stripe.reverseTransfer({ key: `rev:${id}:1`, transferId: first!.id, amount: { currency: 'CNY', amount: 40_000_00 } });
    await quiet();
    expect(await payout(id)).toMatchObject({ state: 'failed', last_error: 'transfer_reversed', paid: String(due - 40_000_00) });
    await w.control('POST', 'settle');
    await retryPayout(w.deps, operator, id);
    await quiet();
    expect(await payout(id)).toMatchObject({ state: 'sent', paid: String(due) });
    const sent = await w.stripe.findTransfers(deal.id);
    expect(sent.map((t) => t.amount.amount).sort((a, b) => a - b)).toEqual([40_000_00, due]);
    await expect(retryPayout(w.deps, operator, id)).rejects.toThrow(/conflict/);
    expect(await balance(`payable.org:${deal.seller.id}`)).toBe(0);
  });

  it('owes its share of a chargeback lost after the release, and the next payout is less by a journal', async () => {
    const { deal, chargeId } = await funded();
    await onboarded(deal);
    const first = await w.release(deal);
    await quiet();
    expect(await payout(first)).toMatchObject({ state: 'sent' });
    await lose(chargeId, 50_000_00);
    const owed = 50_000_00 * 0.98;
    expect(await balance(`asset.receivable:${deal.seller.id}`)).toBe(owed);
    expect((await w.journals(deal.id)).find((j) => j.includes(':lost'))).toContain('revenue.commission=100000');
    // A seller who owes as much from an earlier deal sells again.
    const next = await w.deal(60_000_00);
    const debt = { disputeId: 'dp_earlier', amount: { currency: 'CNY' as const, amount: owed } };
    await withTx(w.db, platform, (tx) => postAll(tx, [
      { ...disputeWithdrawn({ ...debt, fee: 0, dealId: deal.id }), occurredAt: new Date() },
      { ...disputeLost({ ...debt, dealId: deal.id, shares: { held: 0, owed: [{ orgId: next.seller.id, amount: owed }], commission: 0 } }), occurredAt: new Date() },
    ]));
    await pays(next, next.price);
    await onboarded(next);
    await w.control('POST', 'settle');
    await w.release(next);
    await quiet();
    const [second] = await w.rows<{ id: string }>(sql`select id from payouts where deal_id = ${next.id}`);
    await redrivePayouts(w.deps, at);
    const due = next.price * 0.98;
    expect(await payout(second!.id)).toMatchObject({ state: 'sent', set_off: String(owed), paid: String(due - owed) });
    expect(await balance(`asset.receivable:${next.seller.id}`)).toBe(0);
    expect(await balance(`payable.org:${next.seller.id}`)).toBe(0);
    expect((await w.journals(next.id)).filter((j) => j.startsWith('setoff:'))).toHaveLength(1);
    expect((await w.stripe.findTransfers(next.id)).map((t) => t.amount.amount)).toEqual([due - owed]);
    expect(await w.rows(sql`select 1 as told from audit_events where chain = ${`deal:${next.id}`} and action = 'payout.set_off'`)).toEqual([{ told: 1 }]);
  });

  it('is asked for in the release’s own transaction: one step of the outbox to the provider', async () => {
    const { deal } = await funded();
    await onboarded(deal);
    await withTx(w.db, platform, async (tx) => {
      await post(tx, { ...milestoneReleased({ dealId: deal.id, milestone: 'price', currency: 'CNY', payees: [{ orgId: deal.seller.id, amount: deal.price }], commission: 0 }), occurredAt: new Date() });
      const asked = { dealId: deal.id, currency: 'CNY' as const, release: 'price', payees: [{ payeeOrgId: deal.seller.id, role: 'seller' as const, amount: deal.price }] };
      const first = await requestTransfersInTx(tx, platform, asked);
      expect(await requestTransfersInTx(tx, platform, asked)).toEqual(first);
    });
    expect(await w.rows(sql`select topic from outbox where consumer = 'payments' and done_at is null and payload->>'dealId' = ${deal.id}`)).toEqual([{ topic: 'payout.requested' }]);
    expect((await w.rows<{ reserved: string }>(sql`select reserved from ledger_accounts where code = ${`payable.org:${deal.seller.id}`}`))[0]!.reserved).toBe(String(deal.price));
    await w.control('POST', 'settle');
    await quiet();
    await redrivePayouts(w.deps, at);
    expect(await w.rows(sql`select state from payouts where deal_id = ${deal.id}`)).toEqual([{ state: 'sent' }]);
  });
});

describe('a member', () => {
  it('writes nothing in the tables of the payments room: not the state of its own payment, nor any other column', async () => {
    const { deal, paymentId } = await funded();
    const id = await w.release(deal, 1_000_00);
    const attempts: [string, ReturnType<typeof sql>][] = [
      ['payments', sql`update payments set status = 'refunded' where id = ${paymentId}`], ['payments', sql`update payments set amount = amount + 1, checkout_url = 'https://evil.example' where id = ${paymentId}`],
      ['payouts', sql`update payouts set state = 'sent', paid = amount where id = ${id}`], ['payment_commands', sql`update payment_commands set state = 'done' where deal_id = ${deal.id}`],
      ['provider_events', sql`update provider_events set processed_at = now()`], ['bank_orders', sql`update bank_orders set confirmed_by = recorded_by`],
      ['money_incidents', sql`update money_incidents set state = 'closed'`], ['bank_statement_lines', sql`update bank_statement_lines set state = 'open'`], ['ledger_corrections', sql`update ledger_corrections set rejected_at = now()`],
      ['ledger_pendings', sql`update ledger_pendings set state = 'voided'`], ['ledger_stripes', sql`update ledger_stripes set balance = 0`], ['reconcile_cursors', sql`update reconcile_cursors set position = ''`],
      ['payments', sql`insert into payments (id, deal_id, payer_org_id, rail, currency, amount, status, created_by) values ('pay_mine', ${deal.id}, ${deal.buyer.id}, 'bank', 'CNY', 1, 'settled', ${deal.buyerScope.userId})`],
      ['money_incidents', sql`insert into money_incidents (id, kind, rail, subject, currency, amount) values ('x', 'cover_short', 'bank', 'x', 'CNY', 1)`],
      ['bank_statements', sql`insert into bank_statements (id, file_id, format, bank_name, account_no, currency, lines, fresh, uploaded_by) values ('x', 'x', 'csv', 'x', 'x', 'CNY', 0, 0, 'x')`],
    ];
    for (const scope of [deal.buyerScope, deal.sellerScope]) {
      for (const [table, attempt] of attempts) {
        const changed = await withTx(w.db, scope, (tx) => tx.execute(sql`${attempt} returning 1`)).then((r) => [...r].length, () => 'refused');
        expect([0, 'refused'], `${table} by ${scope.orgId}`).toContain(changed);
      }
    }
    await expect(withTx(w.db, deal.buyerScope, (tx) => tx.execute(sql`select ledger_release('x', 'voided')`))).rejects.toThrow();
    expect(await row(paymentId)).toMatchObject({ status: 'settled' });
    await quiet();
  });
});
