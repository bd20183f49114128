import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#app/core/ids.ts';
import type { MemberScope, OperatorScope } from '#app/core/scope.ts';
import { assignLine, confirmLine, listBankLines, reopenLine, uploadStatement } from '#app/modules/payments/bank-statement.server.ts';
import { remarkCode } from '#app/modules/payments/contract-statements.ts';
import { checkLedger, dealMoney } from '#app/modules/payments/ledger/read.server.ts';
import { closeMoneyIncident, readIncidents } from '#app/modules/payments/money-incident.server.ts';
import { rejectBankPayment } from '#app/modules/payments/confirm-bank-receipt.server.ts';
import { runReconciler } from '#app/modules/payments/run-reconciler.server.ts';
import { startCheckout } from '#app/modules/payments/start-checkout.server.ts';
import { submitBankSlip } from '#app/modules/payments/submit-bank-slip.server.ts';
import { fillInbox } from '#app/modules/payments/sweep-payments.server.ts';
import { ProviderError } from '#app/platform/stripe/port.ts';
import { files } from '#db/schema/platform.ts';
import { withRead, withTx } from '#db/tx.ts';
import { memoryFiles } from '#tests/fixtures/deals.ts';
import { PaymentWorld, platform, type TestDeal } from '#tests/fixtures/payments.ts';

let w: PaymentWorld;
let alice: OperatorScope;
let bob: OperatorScope;
/** The reconciler leaves fresh movements their time: it is run half an hour later. */
const soon = () => w.depsAt(new Date(Date.now() + 30 * 60_000));
const incidents = async () => (await readIncidents(w.deps, alice)).open;
const again = () => withTx(w.db, platform, (tx) => tx.execute(sql`update reconcile_cursors set position = ''`));
const quiet = async () => { await w.delivered(); await w.work(); };

beforeAll(async () => {
  w = await PaymentWorld.start();
  [alice, bob] = [await w.operator(), await w.operator()];
});
afterEach(async () => {
  w.deaf = false;
  await w.control('DELETE', 'faults');
  expect(await withRead(w.db, platform, checkLedger)).toEqual([]);
});
afterAll(async () => { await w.stop(); });

async function paid(): Promise<TestDeal> {
  const deal = await w.deal();
  const { payment } = await startCheckout(w.deps, deal.buyerScope as MemberScope, { dealId: deal.id, milestone: 'price', currency: 'CNY', amount: deal.price, description: 'x', locale: 'en' });
  const [row] = await w.rows<{ checkout_id: string }>(sql`select checkout_id from payments where id = ${payment.id}`);
  await w.pay(row!.checkout_id);
  return deal;
}

describe('the reconciler', () => {
  it('finds nothing where the books agree', async () => {
    await paid();
    await quiet();
    await runReconciler(soon());
    // Alone on an empty balance the provider's fee makes it true that less is at hand than owed: that one stands.
    expect((await incidents()).map((i) => i.kind)).toEqual(['cover_short']);
  });

  it('opens one incident per difference, and closes what explains itself', async () => {
    w.deaf = true;
    await paid();
    await w.delivered();
    await again();
    const first = await runReconciler(soon());
    expect(first.opened).toBeGreaterThan(0);
    const open = await incidents();
    expect(open.map((i) => i.kind)).toContain('unexplained_movement');
    await again();
    expect(await runReconciler(soon()), 'read once more, nothing twice').toMatchObject({ opened: 0 });
    expect((await incidents()).map((i) => i.id)).toEqual(open.map((i) => i.id));
    w.deaf = false;
    expect(await fillInbox(w.deps)).toBeGreaterThan(0);
    await quiet();
    await runReconciler(soon());
    expect((await incidents()).map((i) => i.kind)).toEqual(['cover_short']);
    expect(await w.rows(sql`select distinct kind from money_incidents where state = 'explained' and kind = 'unexplained_movement'`)).toHaveLength(1);
  });

  it('leaves the rest to an operator, who closes it with a reason, once; and it stays closed', async () => {
    const stray = await w.stripe.createCheckout({ key: 'stray:2', amount: { currency: 'CNY', amount: 70_000 }, description: 'x', metadata: {}, transferGroup: 'none', successUrl: 'http://127.0.0.1:9/', cancelUrl: 'http://127.0.0.1:9/', locale: 'en' });
    await w.pay(stray.id);
    await quiet();
    await again();
    await runReconciler(soon());
    const found = (await incidents()).find((i) => i.kind === 'unexplained_movement' && i.amount.amount === 70_000)!;
    expect((await incidents()).map((i) => i.kind)).toContain('balance_differs');
    await expect(closeMoneyIncident(w.deps, alice, { incident_id: found.id, reason: ' ' })).rejects.toThrow(/validation/);
    await expect(closeMoneyIncident(w.deps, (await w.deal()).buyerScope, { incident_id: found.id, reason: 'mine' })).rejects.toThrow(/forbidden/);
    expect(await closeMoneyIncident(w.deps, alice, { incident_id: found.id, reason: 'a test payment of ours' })).toMatchObject({ state: 'closed' });
    await expect(closeMoneyIncident(w.deps, bob, { incident_id: found.id, reason: 'again' })).rejects.toThrow(/conflict/);
    await again();
    await runReconciler(soon());
    expect((await incidents()).some((i) => i.subject === found.subject)).toBe(false);
    expect(await w.rows(sql`select 1 as one from audit_events where action = 'money_incident.close' and subject = ${found.id}`)).toHaveLength(1);
  });

  it('drains a backlog larger than one reading, and goes on where it stopped', async () => {
    await again();
    const spans: [number, number][] = [];
    const tight = { ...w.stripe, listMovements: async (filter: { createdFrom: Date; createdTo?: Date }) => {
      const [from, to] = [filter.createdFrom.getTime(), filter.createdTo!.getTime()];
      if (to - from > 6 * 3_600_000) throw new ProviderError('unavailable', 'too_many', 'more than fits');
      spans.push([from, to]);
      if (spans.length === 40) throw new ProviderError('unavailable', 'connection', 'away');
      return w.stripe.listMovements(filter);
    } };
    await expect(runReconciler({ ...soon(), stripe: tight })).rejects.toThrow(/away|connection/);
    const [kept] = await w.rows<{ position: string }>(sql`select position from reconcile_cursors`);
    expect(Number(kept!.position)).toBe(spans[38]![1]);
    await runReconciler({ ...soon(), stripe: tight });
    expect(spans[40]![0]).toBe(spans[38]![1]);
    for (let i = 1; i < spans.length; i++) if (i !== 40) expect(spans[i]![0]).toBe(spans[i - 1]![1]);
  });
});

describe('a bank statement', () => {
  const store = memoryFiles();
  const deps = () => ({ ...w.deps, files: store });
  const bytes = (text: string) => (async function* () { yield Buffer.from(text); })();
  const csv = (rows: string[]) => ['账号：6222020200112233445', '交易日期,借方发生额,贷方发生额,余额,对方户名,摘要,流水号', ...rows].join('\n');
  const hand = (rows: string[], scope = alice) => uploadStatement(deps(), scope, { bank_name: 'Bank of China' }, { fileName: 'march.csv', bytes: bytes(csv(rows)) });
  async function announced(): Promise<{ deal: TestDeal; payment: string }> {
    const deal = await w.deal();
    const id = newId('file');
    await withTx(w.db, platform, (tx) => tx.insert(files).values({ id, orgId: deal.buyer.id, dealId: deal.id, name: 'slip.pdf', mime: 'application/pdf', size: 3, sha256: 'x', key: id, createdBy: deal.buyerScope.userId }));
    return { deal, payment: (await submitBankSlip(w.deps, deal.buyerScope, deal.id, { milestone: 'price', amount: { currency: 'CNY', amount: deal.price }, slip_file_id: id })).id };
  }

  it('is read once, proposes what its lines are for, and posts by two persons only', async () => {
    const { deal, payment } = await announced();
    const rows = [`2026-03-02,,${deal.price / 100}.00,${deal.price / 100}.00,某公司,${remarkCode(deal.id)} 专利款,LINE-0001`, '2026-03-03,12.50,,0,银行,手续费,LINE-0002'];
    await expect(hand(rows, deal.buyerScope as never)).rejects.toThrow(/forbidden/);
    expect(await hand(rows)).toMatchObject({ format: 'csv', lines: 2, fresh: 2 });
    expect(await hand(rows, bob), 'handed in again').toMatchObject({ lines: 2, fresh: 0 });
    const { items } = await listBankLines(w.deps, alice);
    const [receipt, fee] = [items.find((l) => l.serial === 'LINE0001')!, items.find((l) => l.serial === 'LINE0002')!];
    expect(receipt).toMatchObject({ state: 'open', account_no: '6222020200112233445', proposal: { kind: 'receipt', id: payment, by: 'code', problem: null } });
    expect(fee.proposal).toBeNull();
    await assignLine(w.deps, alice, receipt.id, { subject: payment });
    expect(await w.journals(deal.id), 'nothing is posted by one person').toEqual([]);
    await expect(confirmLine(w.deps, alice, receipt.id)).rejects.toMatchObject({ code: 'same_person' });
    await expect(withTx(w.db, platform, (tx) => tx.execute(sql`update bank_statement_lines set state = 'confirmed', confirmed_by = assigned_by, confirmed_at = now() where id = ${receipt.id}`))).rejects.toThrow();
    await confirmLine(w.deps, bob, receipt.id);
    expect(await w.journals(deal.id)).toEqual([`offline:BANK OF CHINA:LINE0001 asset.bank_custody=${deal.price} held.deal:${deal.id}=-${deal.price}`]);
    await expect(confirmLine(w.deps, bob, receipt.id)).rejects.toThrow(/conflict/);
    await expect(assignLine(w.deps, alice, fee.id, { subject: payment })).rejects.toThrow(/conflict/);
    await assignLine(w.deps, bob, fee.id, { purpose: 'bank_fee' });
    await reopenLine(w.deps, alice, fee.id);
    await assignLine(w.deps, alice, fee.id, { purpose: 'bank_fee' });
    await confirmLine(w.deps, bob, fee.id);
    expect((await listBankLines(w.deps, alice)).items).toEqual([]);
    expect(await withRead(w.db, platform, (tx) => dealMoney(tx, deal.id))).toMatchObject({ held: deal.price });
    // All lines are confirmed: the bank's last balance is compared with ours, and the fee we have no journal for is a difference.
    await runReconciler(soon());
    expect((await incidents()).find((i) => i.kind === 'bank_balance_differs')).toMatchObject({ rail: 'bank', subject: 'CNY' });
  });

  it('does not count as done by a line whose receipt was turned away meanwhile: it is opened again', async () => {
    const { deal, payment } = await announced();
    await hand([`2026-03-04,,${deal.price / 100}.00,${deal.price / 100}.00,某公司,${remarkCode(deal.id)} 专利款,LINE-0003`]);
    const line = (await listBankLines(w.deps, alice)).items.find((l) => l.serial === 'LINE0003')!;
    await assignLine(w.deps, alice, line.id, { subject: payment });
    await rejectBankPayment(w.deps, alice, payment, { reason: 'not_received' });
    await expect(confirmLine(w.deps, bob, line.id)).rejects.toMatchObject({ code: 'conflict', details: { reason: 'not_received' } });
    expect(await w.rows(sql`select state from bank_statement_lines where id = ${line.id}`)).toEqual([{ state: 'assigned' }]);
    await reopenLine(w.deps, bob, line.id);
    await assignLine(w.deps, alice, line.id, { purpose: 'not_ours' });
    await confirmLine(w.deps, bob, line.id);
  });

  it('with a row of another currency is not taken at all', async () => {
    const text = '交易日期,收入,支出,币种,流水号\n2026-03-02,5.00,,USD,U-0001\n2026-03-02,5.00,,CNY,U-0002';
    await expect(uploadStatement(deps(), alice, { bank_name: 'Bank of China', account_no: '62220202' }, { fileName: 'x.csv', bytes: bytes(text) })).rejects.toMatchObject({ fields: [{ path: 'row.2', code: 'other_currency' }] });
    expect(await w.rows(sql`select 1 as one from bank_statement_lines where serial like 'U%'`)).toEqual([]);
    await expect(uploadStatement(deps(), alice, { bank_name: 'Bank of China' }, { fileName: 'x.pdf', bytes: bytes('%PDF-1.4') })).rejects.toThrow(/unsupported_media/);
    // A file of one byte is no table either, and no fault of ours.
    await expect(uploadStatement(deps(), alice, { bank_name: 'Bank of China', account_no: '1' }, { fileName: 'x.csv', bytes: bytes('x') })).rejects.toMatchObject({ name: 'AppError' });
  });
});
