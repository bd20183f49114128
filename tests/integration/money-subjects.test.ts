import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#app/core/ids.ts';
import { audit } from '#db/audit.ts';
import { meetRelease, obligationByCode, openAgreement, openObligation } from '#app/modules/obligations/obligation.store.server.ts';
import { bankMoney } from '#app/modules/operations/queue.store.server.ts';
import { deliverNotice } from '#app/modules/notifications/deliver-notices.server.ts';
import { checkLedger, dealMoney } from '#app/modules/payments/ledger/read.server.ts';
import { requestRefundInTx } from '#app/modules/payments/refund-payment.server.ts';
import { releaseObligation } from '#app/modules/payments/release-obligation.server.ts';
import { startCheckout } from '#app/modules/payments/start-checkout.server.ts';
import { submitBankSlip } from '#app/modules/payments/submit-bank-slip.server.ts';
import { files } from '#db/schema/platform.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeParty } from '#tests/fixtures/builders.ts';
import { PaymentWorld, platform } from '#tests/fixtures/payments.ts';

let w: PaymentWorld;
type TestParty = Awaited<ReturnType<typeof makeParty>>;
beforeAll(async () => { w = await PaymentWorld.start(); });
afterAll(async () => { await w.stop(); });

/** Something one organisation owes another without any deal: a bidder's deposit, or a service case's fee. */
async function owed(kind: 'deposit' | 'service', debtor: TestParty, creditor: TestParty, amount: number): Promise<string> {
  const id = newId(kind);
  await withTx(w.db, platform, async (tx) => {
    const agreementId = await openAgreement(tx, {
      origin: { kind: kind === 'deposit' ? 'sale' : 'service_quote', id }, subject: { kind, id }, currency: 'CNY', about: { zh: '竞价保证金', en: 'Deposit of a bid', href: `/somewhere/${id}` },
      parties: [{ role: 'buyer', orgId: debtor.org.id }, { role: 'seller', orgId: creditor.org.id }],
    });
    await openObligation(tx, { agreementId, dealId: id, code: kind, kind, debtorOrgId: debtor.org.id, creditorOrgId: creditor.org.id, currency: 'CNY', amount, releaseOn: 'release', payees: [{ role: 'seller', orgId: creditor.org.id, shareBps: 10_000 }] });
  });
  return id;
}

async function pay(id: string, code: string, payer: TestParty, amount: number): Promise<string> {
  const { payment } = await startCheckout(w.deps, payer.scope, { dealId: id, milestone: code, currency: 'CNY', amount, description: '保证金', locale: 'zh', returnPath: `/somewhere/${id}` });
  const [row] = await w.rows<{ checkout_id: string }>(sql`select checkout_id from payments where id = ${payment.id}`);
  await w.pay(row!.checkout_id);
  await w.delivered();
  expect(await w.work()).toBe(0);
  return payment.id;
}

it('holds a deposit that belongs to no deal, shows it to its two sides alone, and gives it back', async () => {
  const [seller, bidder, rival] = [await makeParty(w.db, 'university'), await makeParty(w.db, 'company'), await makeParty(w.db, 'company')];
  const id = await owed('deposit', bidder, seller, 50_000_00);
  await expect(startCheckout(w.deps, rival.scope, { dealId: id, milestone: 'deposit', currency: 'CNY', amount: 50_000_00, description: 'x', locale: 'zh' })).rejects.toMatchObject({ code: 'not_found' });
  // The provider keeps its fee of a refund: without other money on the balance a whole refund would wait.
  await pay(await owed('service', rival, seller, 20_000_00), 'service', rival, 20_000_00);
  const paymentId = await pay(id, 'deposit', bidder, 50_000_00);
  expect(await withRead(w.db, platform, (tx) => dealMoney(tx, id))).toMatchObject({ currency: 'CNY', funded: 50_000_00, held: 50_000_00 });

  const seen = (party: TestParty) => withRead(w.db, party.scope, async (tx) => [
    ...await tx.execute(sql`select id from payments where deal_id = ${id} union all select id from ledger_journals where deal_id = ${id} union all select id from obligations where deal_id = ${id} union all select action from audit_events where chain = ${`deposit:${id}`}`)].length);
  expect([await seen(bidder), await seen(seller), await seen(rival)]).toEqual([expect.any(Number), expect.any(Number), 0]);
  expect(await seen(bidder)).toBeGreaterThan(3);
  expect(await seen(seller)).toBe(await seen(bidder));
  // Its audit chain is its parties' to write, and nobody else's.
  await withTx(w.db, bidder.scope, (tx) => audit(tx, bidder.scope, { chain: `deposit:${id}`, action: 'test.note', subject: id, data: {} }));
  await expect(withTx(w.db, rival.scope, (tx) => audit(tx, rival.scope, { chain: `deposit:${id}`, action: 'test.note', subject: id, data: {} }))).rejects.toThrow();

  await withTx(w.db, platform, (tx) => requestRefundInTx(tx, platform, { dealId: id, reason: 'deal_refund_due' }));
  expect(await w.work()).toBe(0);
  await w.delivered();
  expect(await w.work()).toBe(0);
  expect(await withRead(w.db, platform, (tx) => dealMoney(tx, id))).toMatchObject({ funded: 50_000_00, held: 0, refunded: 50_000_00 });
  expect((await w.rows<{ status: string }>(sql`select status from payments where id = ${paymentId}`))[0]!.status).toBe('refunded');
  expect(await withRead(w.db, platform, checkLedger)).toEqual([]);
});

it('releases a service fee to whom it is owed, by what its agreement calls it in notices and in the operator\'s queue', async () => {
  const [agency, client] = [await makeParty(w.db, 'university'), await makeParty(w.db, 'company')];
  const id = await owed('service', client, agency, 8_000_00);
  const operator = await w.operator();
  const slip = newId('file');
  await withTx(w.db, platform, (tx) => tx.insert(files).values({ id: slip, orgId: client.org.id, name: 'slip.pdf', mime: 'application/pdf', size: 3, sha256: 'x', key: slip, createdBy: client.scope.userId }));
  await submitBankSlip(w.deps, client.scope, id, { milestone: 'service', amount: { currency: 'CNY', amount: 8_000_00 }, slip_file_id: slip });
  const queue = await withRead(w.db, operator, (tx) => bankMoney(tx, operator));
  expect(queue.find((q) => q.kind === 'bank_record')).toMatchObject({ title: { zh: '竞价保证金', en: 'Deposit of a bid' }, deal_id: null, amount: { currency: 'CNY', amount: 8_000_00 } });

  const other = await owed('service', client, agency, 6_000_00);
  const paid = await pay(other, 'service', client, 6_000_00);
  await withTx(w.db, platform, async (tx) => { await releaseObligation(tx, platform, await meetRelease(tx, await obligationByCode(tx, other, 'service'), new Date())); });
  expect(await withRead(w.db, platform, (tx) => dealMoney(tx, other))).toMatchObject({ held: 0, released: 6_000_00 });
  await deliverNotice(w.deps, { topic: 'payment.settled', key: paid, payload: { paymentId: paid, dealId: other } });
  expect(await w.rows<{ n: number }>(sql`select count(*)::int as n from notifications where href = ${`/somewhere/${other}`}`)).toEqual([{ n: 2 }]);
  expect(await withRead(w.db, platform, checkLedger)).toEqual([]);
});
