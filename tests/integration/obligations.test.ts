import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addDays, legalDay } from '#app/core/clock.ts';
import { newId } from '#app/core/ids.ts';
import type { OperatorScope, OrgScope } from '#app/core/scope.ts';
import type { DealResource } from '#app/modules/deals/contract.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { onPaymentSettled } from '#app/modules/deals/on-payment.server.ts';
import { payDeal } from '#app/modules/deals/pay-deal.server.ts';
import { reportRoyalty } from '#app/modules/deals/report-royalty.server.ts';
import { sweepOwed } from '#app/modules/deals/sweep-owed.server.ts';
import { deliverNotice } from '#app/modules/notifications/deliver-notices.server.ts';
import { checkObligations } from '#app/modules/obligations/check.server.ts';
import { listQueue } from '#app/modules/operations/list-queue.server.ts';
import { confirmBankReceipt } from '#app/modules/payments/confirm-bank-receipt.server.ts';
import { checkLedger } from '#app/modules/payments/ledger/read.server.ts';
import { startPayoutOnboarding } from '#app/modules/payments/payout-account.server.ts';
import { recordBankReceipt } from '#app/modules/payments/record-bank-receipt.server.ts';
import { redrivePayouts } from '#app/modules/payments/sweep-payments.server.ts';
import { files } from '#db/schema/platform.ts';
import { withRead, withTx } from '#db/tx.ts';
import { certificate, clearPaperGates, makeMarket, move, openedDeal, signBoth, type Market } from '#tests/fixtures/deals.ts';
import { PaymentWorld, platform } from '#tests/fixtures/payments.ts';
import { paying } from '#tests/fixtures/paying.ts';

/** What is owed under a deal: royalties from report to payout, what reopens, what payees give back. The worker, the ledger and the sandbox are the real ones. */
let w: PaymentWorld;
const cny = (amount: number) => ({ currency: 'CNY' as const, amount });
const today = legalDay(new Date());
const quiet = async () => {
  await w.delivered();
  await w.work();
  expect(await w.rows(sql`select topic, last_error from outbox where consumer = 'payments' and done_at is null`)).toEqual([]);
};
const { balance, pays, funded, onboarded } = paying(() => w, quiet);
const run = (q: ReturnType<typeof sql>) => withTx(w.db, platform, (tx) => tx.execute(q));
const owed = async (dealId: string, code: string) => (await w.rows<{ state: string; amount: string; settled: string; released: string; credited: string; carried: string; due_on: string | null }>(
  sql`select state, amount::int, settled::int, released::int, credited::int, carried::int, due_on::text from obligations where deal_id = ${dealId} and code = ${code}`))[0]!;
const claims = (dealId: string) => w.rows<{ id: string; debtor_org_id: string; amount: number; settled: number; state: string }>(
  sql`select id, debtor_org_id, amount::int, settled::int, state from obligations where deal_id = ${dealId} and kind = 'claim' order by amount desc`);
const lose = async (chargeId: string, amount: number) => {
  const { dispute } = await w.control<{ dispute: string }>('POST', `charges/${chargeId}/dispute`, { amount });
  await w.control('POST', `disputes/${dispute}/close`, { won: false });
  await quiet();
};
async function asOwner(statements: string): Promise<void> {
  const owner = postgres(w.t.ownerUrl, { max: 1, onnotice: () => {} });
  await owner.unsafe(statements);
  await owner.end({ timeout: 5 });
}
const words = { locale: 'en' as const, describe: (n: string) => n };

/** Pays over the provider's page, as the payer's browser and the worker do. */
async function byCard(scope: OrgScope, dealId: string, obligationId?: string): Promise<string> {
  const payment = await payDeal(w.deps, scope, dealId, { rail: 'stripe', ...(obligationId ? { obligation_id: obligationId } : {}) }, words);
  const [row] = await w.rows<{ checkout_id: string }>(sql`select checkout_id from payments where id = ${payment.id}`);
  await w.pay(row!.checkout_id);
  await quiet();
  await onPaymentSettled({ db: w.db }, { paymentId: payment.id, dealId });
  return payment.id;
}

/** A licence in force with its royalty's periods: the first `over` of them are over. */
async function licence(over: number, terms: { minimum?: number; creditable?: boolean; broker?: boolean } = {}): Promise<{ m: Market; dealId: string; period: (n: number) => string }> {
  const m = await makeMarket(w.db);
  const dealId = await openedDeal(w.db, m, 'ordinary_licence', { price: cny(0), royalty_bps: 1_000, term_months: 36, ...(terms.broker ? { broker: m.broker.org.slug, broker_fee_bps: 300 } : {}), royalty_minimum: cny(terms.minimum ?? 0), minimum_creditable: terms.creditable ?? false });
  await clearPaperGates(w.db, m, dealId);
  await signBoth(w.db, m, dealId);
  await move(w.db, m.university.scope, dealId, 'file_handover', { handed_over_on: today, items: ['files'] });
  await move(w.db, m.company.scope, dealId, 'confirm_handover');
  await move(w.db, m.operator.scope, dealId, 'release');
  await move(w.db, m.university.scope, dealId, 'file_recordal', { recordal_no: 'L', recorded_on: today, document_id: await certificate(w.db, m, dealId, 'recordal') });
  const starts = (await w.rows<{ day: string }>(sql`select period_start::text as day from deal_royalties where deal_id = ${dealId} order by 1`)).map((r) => r.day);
  for (let i = 0; i < over; i++) await run(sql`update deal_royalties set period_end = ${addDays(today, i - 9)}::date where deal_id = ${dealId} and period_start = ${starts[i]!}`);
  return { m, dealId, period: (n) => starts[n]! };
}
const report = (m: Market, dealId: string, period_start: string, sales: number, reason = '') => reportRoyalty({ db: w.db }, m.company.scope, dealId, { period_start, sales: cny(sales), reason });
const room = (m: Market, dealId: string, who: 'company' | 'university' | 'broker' = 'company'): Promise<DealResource> => getDeal({ db: w.db }, m[who].scope, dealId);
const code = (start: string) => `royalty_${start.replaceAll('-', '')}`;

beforeAll(async () => {
  w = await PaymentWorld.start();
  await funded();
});
afterEach(async () => {
  await w.control('DELETE', 'faults');
  expect(await withRead(w.db, platform, checkLedger)).toEqual([]);
  expect(await withRead(w.db, platform, checkObligations)).toEqual([]);
});
afterAll(async () => { await w.stop(); });

describe('a royalty', () => {
  it('is reported, owed, paid by card, and goes on to licensor, broker and platform at once', async () => {
    const { m, dealId, period } = await licence(1, { broker: true });
    expect(await report(m, dealId, period(0), 100_000_05)).toMatchObject({ no: 1, royalty: cny(10_000_01), due: cny(10_000_01), credit: cny(0), due_on: addDays(today, 30) });
    expect((await room(m, dealId)).obligations).toMatchObject([{ kind: 'royalty', state: 'open', mine: true, due: cny(10_000_01), due_on: addDays(today, 30), late: false, period: { start: period(0) } }]);
    expect((await room(m, dealId, 'university')).obligations).toMatchObject([{ mine: false, due: cny(10_000_01) }]);
    expect((await room(m, dealId, 'broker')).obligations).toEqual([]);
    await expect(payDeal(w.deps, m.university.scope, dealId, { rail: 'stripe' }, words)).rejects.toMatchObject({ code: 'forbidden' });
    await startPayoutOnboarding(w.deps, m.university.scope, '/org');
    await startPayoutOnboarding(w.deps, m.broker.scope, '/org');
    await w.onboard(m.university.org.id);
    await w.onboard(m.broker.org.id);
    await byCard(m.company.scope, dealId);
    expect(await owed(dealId, code(period(0)))).toMatchObject({ state: 'released', settled: 10_000_01, released: 10_000_01 });
    await w.control('POST', 'settle');
    await redrivePayouts(w.deps, sql`now() + interval '1 second'`);
    await quiet();
    expect(await w.rows(sql`select role, amount::int, state, release from payouts where deal_id = ${dealId} order by role`)).toEqual([
      { role: 'broker', amount: 300_00, state: 'sent', release: code(period(0)) }, { role: 'seller', amount: 9_500_01, state: 'sent', release: code(period(0)) },
    ]);
    await expect(payDeal(w.deps, m.company.scope, dealId, { rail: 'stripe' }, words)).rejects.toMatchObject({ code: 'conflict', details: { reason: 'nothing_due' } });
  });

  it('is paid by bank in parts, each going on when two people have found it', async () => {
    const { m, dealId, period } = await licence(1);
    const { obligation_id: id } = await report(m, dealId, period(0), 50_000_00);
    const [one, two] = [m.operator.scope, m.second.scope] as unknown as OperatorScope[];
    const part = async (amount: number, serial: string) => {
      const slip = newId('file');
      await withTx(w.db, platform, (tx) => tx.insert(files).values({ id: slip, orgId: m.company.org.id, name: 's.pdf', mime: 'application/pdf', size: 1, sha256: 'x', key: slip, createdBy: m.company.scope.userId }));
      const payment = await payDeal(w.deps, m.company.scope, dealId, { rail: 'bank', slip_file_id: slip, amount: cny(amount), obligation_id: id! }, words);
      const receipt = { bank_name: 'Bank of China', serial, amount: cny(amount), received_on: today };
      await recordBankReceipt(w.deps, one!, payment.id, receipt);
      await confirmBankReceipt(w.deps, two!, payment.id, receipt);
    };
    await part(2_000_00, 'ROY-0001');
    expect(await owed(dealId, code(period(0)))).toMatchObject({ state: 'partly_settled', settled: 2_000_00, released: 2_000_00 });
    await expect(part(3_000_01, 'ROY-0002')).rejects.toMatchObject({ code: 'validation' });
    await part(3_000_00, 'ROY-0003');
    expect(await owed(dealId, code(period(0)))).toMatchObject({ state: 'released', settled: 5_000_00 });
    expect(await w.rows(sql`select amount::int, last_error from payouts where deal_id = ${dealId} order by release`)).toEqual([{ amount: 1_960_00, last_error: 'awaiting_bank_payout' }, { amount: 2_940_00, last_error: 'awaiting_bank_payout' }]);
  });

  it('costs the minimum, and what that exceeds the earned royalty by counts against what is earned above it later', async () => {
    const { m, dealId, period } = await licence(2, { minimum: 5_000_00, creditable: true });
    expect(await report(m, dealId, period(0), 20_000_00)).toMatchObject({ earned: cny(2_000_00), royalty: cny(5_000_00), due: cny(5_000_00), credit: cny(3_000_00) });
    expect(await report(m, dealId, period(1), 70_000_00)).toMatchObject({ royalty: cny(7_000_00), due: cny(5_000_00) });
    expect(await owed(dealId, code(period(1)))).toMatchObject({ amount: 7_000_00, credited: 2_000_00 });
    expect((await room(m, dealId)).credit).toEqual({ free: cny(0), minimum: cny(1_000_00) });
  });

  it('is amended by another report: less is credit, more is owed beside it, nothing is edited', async () => {
    const { m, dealId, period } = await licence(2);
    await report(m, dealId, period(0), 50_000_00);
    await expect(report(m, dealId, period(0), 40_000_00)).rejects.toMatchObject({ details: { reason: 'already_reported' } });
    await expect(report(m, dealId, period(0), 50_000_00, 'same')).rejects.toMatchObject({ details: { reason: 'nothing_changed' } });
    // Unpaid: what was too much need not be paid.
    await report(m, dealId, period(0), 40_000_00, 'returns were counted');
    expect(await owed(dealId, code(period(0)))).toMatchObject({ amount: 5_000_00, credited: 1_000_00, state: 'open' });
    await byCard(m.company.scope, dealId);
    expect(await owed(dealId, code(period(0)))).toMatchObject({ settled: 4_000_00, state: 'released' });
    // Paid: it is credit, and counts against the next period.
    expect(await report(m, dealId, period(0), 30_000_00, 'more returns')).toMatchObject({ due: cny(0), credit: cny(1_000_00), obligation_id: null });
    expect(await report(m, dealId, period(1), 20_000_00)).toMatchObject({ royalty: cny(2_000_00), due: cny(1_000_00) });
    expect(await report(m, dealId, period(0), 60_000_00, 'an audit')).toMatchObject({ no: 4, due: cny(3_000_00) });
    expect((await room(m, dealId)).royalties[0]).toMatchObject({ sales: cny(60_000_00), reports: [{ no: 1 }, { no: 2 }, { no: 3 }, { no: 4, reason: 'an audit' }] });
    await expect(withTx(w.db, platform, (tx) => tx.execute(sql`update royalty_reports set sales_amount = 1 where deal_id = ${dealId}`))).rejects.toThrow();
  });

  it('that is neither paid nor reported by the end of its day is marked once, told, and waits in the operator’s queue', async () => {
    const { m, dealId, period } = await licence(2);
    await report(m, dealId, period(0), 10_000_00);
    // Days are made to pass as the owner of the schema could: what is owed does not change, not even when.
    const age = (days: number) => asOwner(`alter table obligations disable trigger obligation_guard; update obligations set due_on = (now() at time zone 'Asia/Shanghai')::date - ${days} where deal_id = '${dealId}'; alter table obligations enable trigger obligation_guard`);
    const notices = async () => (await w.rows<{ kind: string; reason: string }>(sql`select payload ->> 'kind' as kind, payload #>> '{data,reason}' as reason from outbox where topic = 'org.notice' and payload ->> 'href' = ${`/deals/${dealId}`} and payload ->> 'kind' like 'owed_%' order by 1, 2`)).map((n) => `${n.kind} ${n.reason}`);
    await age(-5);
    await sweepOwed({ db: w.db });
    await sweepOwed({ db: w.db });
    expect(await notices()).toEqual(['owed_reminder royalty']);
    await age(0);
    expect(await sweepOwed({ db: w.db }), 'the day itself is still time').toBe(0);
    await age(1);
    await run(sql`update deal_royalties set due_on = ${addDays(today, -1)}::date where deal_id = ${dealId} and period_start = ${period(1)}`);
    expect(await sweepOwed({ db: w.db })).toBe(2);
    expect(await sweepOwed({ db: w.db })).toBe(0);
    expect(await notices()).toEqual(['owed_late royalty', 'owed_late royalty', 'owed_late royalty_report', 'owed_late royalty_report', 'owed_reminder royalty', 'owed_reminder royalty']);
    const queue = await listQueue({ db: w.db }, m.operator.scope as unknown as OperatorScope, { view: 'deals' });
    expect(queue.items.filter((i) => i.deal_id === dealId).map((i) => [i.kind, i.detail, i.amount?.amount ?? null]).sort()).toEqual([['overdue', 'royalty', 1_000_00], ['overdue', 'royalty_report', null]]);
    expect((await room(m, dealId)).obligations[0]).toMatchObject({ late: true, tone: 'bad' });
    await byCard(m.company.scope, dealId);
    expect((await room(m, dealId)).obligations[0]).toMatchObject({ late: false, state: 'released' });
  });
});

describe('what went on and was taken back', () => {
  it('is owed again by the payer and claimed from the payees; paid once more it goes on to them less what they owe', async () => {
    const { deal, chargeId } = await funded();
    await onboarded(deal);
    await w.release(deal);
    await quiet();
    await lose(chargeId, 50_000_00);
    expect(await owed(deal.id, 'price')).toMatchObject({ state: 'reopened', settled: 70_000_00, released: 70_000_00 });
    expect(await claims(deal.id)).toMatchObject([{ debtor_org_id: deal.seller.id, amount: 49_000_00, settled: 0, state: 'open' }]);
    await w.control('POST', 'settle');
    await pays(deal, 50_000_00);
    expect(await owed(deal.id, 'price')).toMatchObject({ state: 'released', settled: deal.price, released: deal.price });
    // The second release goes to the seller, who owes exactly that: it is set off, and the claim is met.
    expect(await claims(deal.id)).toMatchObject([{ settled: 49_000_00, state: 'released' }]);
    expect(await w.rows(sql`select release, amount::int, set_off::int, state from payouts where deal_id = ${deal.id} order by release`)).toEqual([
      { release: 'price', amount: 117_600_00, set_off: 0, state: 'sent' }, { release: 'price:1', amount: 49_000_00, set_off: 49_000_00, state: 'sent' },
    ]);
    expect(await balance(`asset.receivable:${deal.seller.id}`)).toBe(0);
    await expect(pays(deal, 1_00)).rejects.toThrow(/already_paid/);
  });

  it('is given back by the payee itself, by card; the money stands against its debt and never on the deal', async () => {
    const { m, dealId, period } = await licence(1);
    await report(m, dealId, period(0), 100_000_00);
    const paymentId = await byCard(m.company.scope, dealId);
    const [{ charge_id: chargeId }] = await w.rows<{ charge_id: string }>(sql`select charge_id from payments where id = ${paymentId}`) as [{ charge_id: string }];
    await lose(chargeId, 4_000_00);
    expect(await owed(dealId, code(period(0)))).toMatchObject({ state: 'reopened', settled: 6_000_00 });
    const seller = await room(m, dealId, 'university');
    const claim = seller.obligations.find((o) => o.kind === 'claim')!;
    expect(claim).toMatchObject({ mine: true, due: cny(3_920_00), due_on: addDays(today, 30) });
    expect((await room(m, dealId)).obligations.some((o) => o.kind === 'claim'), 'the buyer is not told').toBe(false);
    await expect(payDeal(w.deps, m.company.scope, dealId, { rail: 'stripe', obligation_id: claim.id }, words)).rejects.toMatchObject({ code: 'not_found' });
    await byCard(m.university.scope, dealId, claim.id);
    expect(await claims(dealId)).toMatchObject([{ settled: 3_920_00, state: 'released' }]);
    expect(await balance(`asset.receivable:${m.university.org.id}`)).toBe(0);
    expect(Math.abs(await balance(`held.deal:${dealId}`))).toBe(0);
    const again = await byCard(m.company.scope, dealId);
    expect(await owed(dealId, code(period(0)))).toMatchObject({ state: 'released', settled: 10_000_00 });
    // What a payee owes is nobody else's to hear of; of a royalty both hear, and that it went on.
    const [{ id: repaid }] = await w.rows<{ id: string }>(sql`select id from payments where deal_id = ${dealId} and payer_org_id = ${m.university.org.id}`) as [{ id: string }];
    for (const topic of ['payment.settled', 'payment.failed', 'payment.refunded'] as const) await deliverNotice(w.deps, { topic, key: `${repaid}:${topic}`, payload: { paymentId: repaid, dealId } });
    await deliverNotice(w.deps, { topic: 'payment.settled', key: again, payload: { paymentId: again, dealId } });
    expect(await w.rows(sql`select distinct org_id, kind, data ->> 'reason' as reason from notifications where dedupe_key like ${`${repaid}:%`} order by kind`)).toEqual(
      ['payment_failed', 'payment_refunded', 'payment_settled'].map((kind) => ({ org_id: m.university.org.id, kind, reason: 'claim' })));
    expect(await w.rows(sql`select org_id from notifications where dedupe_key = ${again} and data ->> 'reason' = 'onward' and org_id in ${[m.company.org.id, m.university.org.id]}`)).toHaveLength(2);
  });

  it('paid for a claim that was set off meanwhile goes back, and is not taken for another claim', async () => {
    const { m, dealId, period } = await licence(2);
    const charge = async (n: number) => {
      await report(m, dealId, period(n), 100_000_00);
      const id = await byCard(m.company.scope, dealId);
      return (await w.rows<{ charge_id: string }>(sql`select charge_id from payments where id = ${id}`))[0]!.charge_id;
    };
    await startPayoutOnboarding(w.deps, m.university.scope, '/org');
    await w.onboard(m.university.org.id);
    const [first, second] = [await charge(0), await charge(1)];
    await w.control('POST', 'settle');
    await redrivePayouts(w.deps, sql`now() + interval '1 second'`);
    await quiet();
    await lose(first, 4_000_00);
    await lose(second, 2_000_00);
    const [a, b] = await claims(dealId);
    const own = await payDeal(w.deps, m.university.scope, dealId, { rail: 'stripe', obligation_id: a!.id }, words);
    // The licensor's next share meets the older claim while the page for it is still open.
    const back = (await w.rows<{ id: string }>(sql`select id from obligations where deal_id = ${dealId} and code = ${code(period(0))}`))[0]!.id;
    await byCard(m.company.scope, dealId, back);
    expect(await claims(dealId)).toMatchObject([{ id: a!.id, settled: 3_920_00 }, { id: b!.id, settled: 0, state: 'open' }]);
    const [{ checkout_id: page }] = await w.rows<{ checkout_id: string }>(sql`select checkout_id from payments where id = ${own.id}`) as [{ checkout_id: string }];
    await w.pay(page);
    await quiet();
    expect(await w.rows(sql`select status from payments where id = ${own.id}`)).toEqual([{ status: 'refunded' }]);
    expect(await claims(dealId)).toMatchObject([{ settled: 3_920_00 }, { settled: 0, state: 'open' }]);
    expect(await balance(`asset.receivable:${m.university.org.id}`)).toBe(1_960_00);
    await byCard(m.university.scope, dealId, b!.id);
    expect(await balance(`asset.receivable:${m.university.org.id}`)).toBe(0);
  });
});

describe('a member', () => {
  it('writes nothing of what is owed, and sees nothing of others', async () => {
    const { deal } = await funded();
    const stranger = await makeMarket(w.db);
    const [{ id }] = await w.rows<{ id: string }>(sql`select id from obligations where deal_id = ${deal.id}`) as [{ id: string }];
    for (const attempt of [sql`update obligations set settled = 0 where id = ${id}`, sql`update obligations set ended = 'waived', ended_at = now() where id = ${id}`, sql`insert into settlements (id, obligation_id, deal_id, kind, journal_id, amount) select 'stl_x', ${id}, ${deal.id}, 'paid', journal_id, 5 from settlements limit 1`, sql`update agreements set credit_free = 5 where subject_id = ${deal.id}`]) {
      const changed = await withTx(w.db, deal.buyerScope, (tx) => tx.execute(sql`${attempt} returning 1`)).then((r) => [...r].length, () => 'refused');
      expect([0, 'refused']).toContain(changed);
    }
    // Nor does the platform, by hand: the sums are those of the rows.
    await expect(run(sql`update obligations set settled = settled - 1 where id = ${id}`)).rejects.toThrow();
    await expect(run(sql`update settlements set amount = 1 where obligation_id = ${id}`)).rejects.toThrow();
    for (const table of ['agreements', 'agreement_parties', 'obligations', 'obligation_payees', 'settlements']) {
      const seen = async (scope: OrgScope) => Number((await withRead(w.db, scope, (tx) => tx.execute<{ n: string }>(sql`select count(*) as n from ${sql.identifier(table)}`)))[0]!.n);
      expect(await seen(stranger.company.scope), table).toBe(0);
      if (table !== 'obligation_payees') expect(await seen(deal.buyerScope), table).toBeGreaterThan(0);
    }
  });
});
