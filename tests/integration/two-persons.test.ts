import { sql } from 'drizzle-orm';
import { RouterContextProvider } from 'react-router';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { legalDay } from '#app/core/clock.ts';
import { systemScope, type MemberScope, type OperatorScope, type OrgScope } from '#app/core/scope.ts';
import { requestContext } from '#app/http/context.server.ts';
import { uploadBankAdvice } from '#app/modules/deals/bank-advice.server.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { listQueue } from '#app/modules/operations/list-queue.server.ts';
import { queueDetail } from '#app/modules/operations/queue-item.server.ts';
import { confirmBankPayout } from '#app/modules/payments/confirm-bank-payout.server.ts';
import { bankReceiptConfirmed } from '#app/modules/payments/ledger/facts.ts';
import { post } from '#app/modules/payments/ledger/post.server.ts';
import { recordBankPayout } from '#app/modules/payments/record-bank-order.server.ts';
import { rejectBankOrder } from '#app/modules/payments/reject-bank-order.server.ts';
import { action as queueAction } from '#app/routes/operator/queue.tsx';
import { withRead, withTx } from '#db/tx.ts';
import { makeMember } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { certificate, clearPaperGates, makeMarket, memoryFiles, move, openedDeal, overrideByTwo, pay, pdf, signBoth, toRegistered, type Market } from '#tests/fixtures/deals.ts';
import { testApi, type TestApi } from '#tests/fixtures/http.ts';

let t: TestDatabase;
let api: TestApi;
let m: Market;
const s = systemScope('test');
const today = legalDay(new Date());
const same = expect.objectContaining({ code: 'same_person' });
const rows = <T extends Record<string, unknown>>(q: ReturnType<typeof sql>) => withRead(t.db, s, (tx) => tx.execute<T>(q));
const state = async (id: string) => (await rows<{ state: string }>(sql`select state from deals where id = ${id}`))[0]!.state;
const nameOf = async (scope: OrgScope) => (await rows<{ name: string }>(sql`select name from users where id = ${scope.userId}`))[0]!.name;
const op = (scope: OrgScope) => scope as unknown as OperatorScope;
const deps = () => api.services;

beforeAll(async () => { t = await testDatabase(); api = testApi(t); });
afterAll(async () => { api.close(); await t.close(); });
beforeEach(async () => { m = await makeMarket(t.db); });

/** A form of the queue's page, sent by somebody who is signed in. */
async function press(scope: OrgScope, fields: Record<string, string>, file?: File): Promise<{ status: number; error: string | null; text: string }> {
  const provider = new RouterContextProvider();
  provider.set(requestContext, {
    requestId: 'r', nonce: 'n', locale: 'en', clientAddress: '127.0.0.1', services: api.services,
    viewer: Promise.resolve({ user: { id: scope.userId, name: 'x', email: 'x@test.example', locale: 'en' as const }, sessionId: 'ses', memberships: [], org: null, scope: scope as MemberScope, tokenId: null }),
  });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file) form.set('file', file);
  const request = new Request('http://localhost:3000/operator', { method: 'POST', body: file ? form : new URLSearchParams(fields) });
  const answer = await queueAction({ request, params: {}, context: provider } as never) as Response | { data: { error: { code: string; message: string } | null }; init: { status: number } };
  if (answer instanceof Response) return { status: answer.status, error: null, text: '' };
  return { status: answer.init.status, error: answer.data.error?.code ?? null, text: JSON.stringify(answer.data) };
}

/** Signed, paid and with the certificate filed: waits for the platform. */
async function certified(): Promise<string> {
  const deal = await openedDeal(t.db, m, 'transfer');
  await pay(t.db, m, deal);
  await clearPaperGates(t.db, m, deal);
  await signBoth(t.db, m, deal);
  await move(t.db, m.university.scope, deal, 'file_certificate', { certificate_no: 'C-1', registered_on: today, document_id: await certificate(t.db, m, deal) });
  return deal;
}

const version = async (deal: string) => String((await getDeal({ db: t.db }, m.operator.scope, deal)).version);

describe('confirmation and release', () => {
  it('are two persons’ work: by use case, API and page the same person is refused by name, another goes through', async () => {
    const deal = await certified();
    await move(t.db, m.operator.scope, deal, 'confirm_registration');
    const who = await nameOf(m.operator.scope);
    await expect(move(t.db, m.operator.scope, deal, 'release')).rejects.toMatchObject({ code: 'same_person', status: 403, details: { first_by: who, blocked_by: [{ code: 'same_person', detail: who }] } });
    const answer = await api.call(await api.token(m.operator.scope), 'post', `/deals/${deal}/transitions`, { body: { name: 'release' } });
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ title: 'same_person', detail: expect.stringContaining(who) });
    const page = await press(m.operator.scope, { intent: 'move_release', deal_id: deal, version: await version(deal) });
    expect(page).toMatchObject({ status: 403, error: 'same_person' });
    expect(page.text).toContain(who);
    expect(await state(deal)).toBe('registered');
    expect(await rows(sql`select count(*)::int as n from payouts where deal_id = ${deal}`)).toEqual([{ n: 0 }]);
    expect(await rows(sql`select count(*)::int as n from case_moves where case_id = ${deal} and name = 'release' and not accepted and refusal @> '[{"code":"same_person"}]'`), 'the attempts are on record').toEqual([{ n: 3 }]);
    expect(await press(m.second.scope, { intent: 'move_release', deal_id: deal, version: await version(deal) })).toMatchObject({ status: 302 });
    expect(await state(deal)).toBe('released');
  });

  it('are told apart by person, not by organisation, role or token', async () => {
    const deal = await certified();
    // The seller's own officer is one of the platform's people too: still who filed the certificate.
    const both = await makeMember(t.db, m.operator.org, 'manager', { userId: m.university.scope.userId });
    await expect(move(t.db, both, deal, 'confirm_registration')).rejects.toEqual(same);
    await move(t.db, m.second.scope, deal, 'confirm_registration');
    await expect(move(t.db, both, deal, 'release')).rejects.toEqual(same);
    const narrow = await api.token(m.second.scope, ['operator.ledger', 'deal.act', 'deal.read']);
    expect((await api.call(narrow, 'post', `/deals/${deal}/transitions`, { body: { name: 'release' } })).status).toBe(403);
    await move(t.db, m.operator.scope, deal, 'release');
  });

  it('hold when the same person tries twenty times at once beside another', async () => {
    const deal = await toRegistered(t.db, m);
    const tries = [...Array.from({ length: 20 }, () => m.second.scope), m.operator.scope].map((scope) => move(t.db, scope, deal, 'release').then(() => scope.userId, () => null));
    expect((await Promise.all(tries)).filter((x) => x !== null)).toEqual([m.operator.scope.userId]);
  });

  it('hold for licences whose hand-over the platform confirmed or skipped, and the database holds them again', async () => {
    const licence = async () => {
      const deal = await openedDeal(t.db, m, 'ordinary_licence', { price: { currency: 'CNY', amount: 0 }, royalty_bps: 300, term_months: 12 });
      await clearPaperGates(t.db, m, deal);
      await signBoth(t.db, m, deal);
      await move(t.db, m.university.scope, deal, 'file_handover', { handed_over_on: today, items: ['files'] });
      return deal;
    };
    const confirmed = await licence();
    await move(t.db, m.operator.scope, confirmed, 'confirm_handover');
    await expect(move(t.db, m.operator.scope, confirmed, 'release')).rejects.toEqual(same);
    await expect(withTx(t.db, s, (tx) => tx.execute(sql`
      insert into case_moves (id, case_id, seq, name, from_state, to_state, accepted, actor_kind, actor_user_id) values ('trn_forged', ${confirmed}, 999, 'release', 'accepted', 'released', true, 'operator', ${m.operator.scope.userId})`))).rejects.toThrow();
    await move(t.db, m.second.scope, confirmed, 'release');
    m = await makeMarket(t.db);
    const skipped = await licence();
    await overrideByTwo(t.db, m, skipped, 'accepted', 'the buyer cannot be reached');
    await expect(move(t.db, m.operator.scope, skipped, 'release')).rejects.toEqual(same);
    await move(t.db, m.second.scope, skipped, 'release');
  });
});

describe('money that goes back', () => {
  it('by an operator’s hand is asked for by one and done by another', async () => {
    const deal = await openedDeal(t.db, m, 'transfer');
    await pay(t.db, m, deal);
    await move(t.db, m.company.scope, deal, 'open_dispute', {}, 'the drawings are missing');
    await expect(move(t.db, m.operator.scope, deal, 'end_dispute', {}, 'no deal')).rejects.toMatchObject({ code: 'transition_refused', details: { blocked_by: [{ code: 'refund_asked' }] } });
    await move(t.db, m.operator.scope, deal, 'ask_refund', {}, 'the seller agrees');
    await expect(move(t.db, m.operator.scope, deal, 'end_dispute', {}, 'no deal')).rejects.toEqual(same);
    const mine = (await listQueue(deps(), op(m.operator.scope))).items.find((i) => i.key === `refund_ask:${deal}`)!;
    expect(mine).toMatchObject({ mine: true, amount: { amount: 1_000_000_00 } });
    expect(await queueDetail(deps(), op(m.second.scope), mine)).toMatchObject({ first: { move: 'ask_refund', by: await nameOf(m.operator.scope), reason: 'the seller agrees' } });
    expect(await press(m.operator.scope, { intent: 'move_end_dispute', deal_id: deal, reason: 'no deal', version: await version(deal) })).toMatchObject({ status: 403, error: 'same_person' });
    expect(await press(m.second.scope, { intent: 'move_end_dispute', deal_id: deal, reason: 'no deal', version: await version(deal) })).toMatchObject({ status: 302 });
    expect(await state(deal)).toBe('refunding');
    expect((await listQueue(deps(), op(m.second.scope))).items.map((i) => i.key)).not.toContain(`refund_ask:${deal}`);
  });

  it('over an override too; a wish that was dropped, or asked in another state, does not stand', async () => {
    const deal = await openedDeal(t.db, m, 'transfer');
    await pay(t.db, m, deal);
    const back = (scope: OrgScope) => move(t.db, scope, deal, 'override', { to: 'refunding' }, 'both sides want out');
    await expect(back(m.operator.scope)).rejects.toMatchObject({ details: { blocked_by: [{ code: 'refund_asked' }] } });
    await move(t.db, m.second.scope, deal, 'ask_refund', {}, 'both sides want out');
    await move(t.db, m.operator.scope, deal, 'drop_refund', {}, 'they have made peace');
    await expect(back(m.operator.scope)).rejects.toMatchObject({ details: { blocked_by: [{ code: 'refund_asked' }] } });
    await move(t.db, m.second.scope, deal, 'ask_refund', {}, 'again');
    await clearPaperGates(t.db, m, deal);
    await signBoth(t.db, m, deal);
    expect(await state(deal)).toBe('signed');
    await expect(back(m.operator.scope)).rejects.toMatchObject({ details: { blocked_by: [{ code: 'refund_asked' }] } });
    await move(t.db, m.second.scope, deal, 'ask_refund', {}, 'now');
    await expect(back(m.second.scope)).rejects.toEqual(same);
    expect(await back(m.operator.scope)).toMatchObject({ state: 'refunding' });
  });

  it('by agreement needs two persons, though one may belong to both sides', async () => {
    const deal = await openedDeal(t.db, m, 'transfer');
    await pay(t.db, m, deal);
    const both = await makeMember(t.db, m.company.org, 'manager', { userId: m.university.scope.userId });
    await move(t.db, m.university.scope, deal, 'propose_cancel', {}, 'plans changed');
    await expect(move(t.db, both, deal, 'agree_cancel')).rejects.toEqual(same);
    expect(await move(t.db, m.company.scope, deal, 'agree_cancel')).toMatchObject({ state: 'refunding' });
  });
});

describe('a payout by bank', () => {
  /** Released by the first operator, and waiting for a bank transfer. */
  async function released(): Promise<{ deal: string; payout: string; amount: number }> {
    const deal = await toRegistered(t.db, m);
    await withTx(t.db, s, (tx) => tx.execute(sql`update payments set rail = 'bank' where deal_id = ${deal}`));
    await move(t.db, m.operator.scope, deal, 'release');
    const [row] = await rows<{ id: string; amount: string; last_error: string }>(sql`select id, amount::text, last_error from payouts where deal_id = ${deal}`);
    expect(row!.last_error).toBe('awaiting_bank_payout');
    await withTx(t.db, s, async (tx) => {
      // The supervised account has the money to send.
      await post(tx, { ...bankReceiptConfirmed({ bank: 'TESTS', serial: deal, amount: { currency: 'CNY', amount: 1_000_000_00 }, held: { dealId: deal } }), occurredAt: new Date() });
    });
    return { deal, payout: row!.id, amount: Number(row!.amount) };
  }
  const files = memoryFiles();
  const order = async (scope: OrgScope, serial: string, amount: number) => ({
    bank_name: 'Bank of Tests', serial, amount: { currency: 'CNY' as const, amount }, sent_on: today,
    advice_file_id: (await uploadBankAdvice({ db: t.db, files }, scope, { fileName: 'advice.pdf', bytes: pdf(serial) })).advice_file_id,
  });

  it('is never done by one person with an invented number, by no way in', async () => {
    const { deal, payout, amount } = await released();
    const record = await recordBankPayout(deps(), m.second.scope, payout, await order(m.second.scope, 'INV-0001', amount));
    // Asked before the attempt: a refusal nobody waits for yet would fail the run.
    const first_by = await nameOf(m.second.scope);
    await expect(confirmBankPayout(deps(), m.second.scope, payout, { order_id: record.id })).rejects.toMatchObject({ code: 'same_person', details: { first_step: 'asked', first_by } });
    const token = await api.token(m.second.scope);
    expect((await api.call(token, 'post', `/payouts/${payout}/confirm`, { body: { order_id: record.id } })).status).toBe(403);
    expect((await api.call(token, 'post', `/payouts/${payout}/confirm`, { body: { bank_name: 'Bank', serial: 'INV-0002', sent_on: today } })).status).toBe(422);
    expect(await press(m.second.scope, { intent: 'confirm_sent', subject: payout, order_id: record.id })).toMatchObject({ status: 403, error: 'same_person' });
    await expect(confirmBankPayout(deps(), m.operator.scope, payout, { order_id: record.id }), 'whoever released does not confirm the payout').rejects.toMatchObject({ code: 'same_person', details: { first_step: 'earlier_step' } });
    for (const forged of [sql`update bank_orders set confirmed_by = recorded_by, confirmed_at = now() where id = ${record.id}`, sql`update bank_orders set confirmed_by = ${m.operator.scope.userId}, confirmed_at = now() where id = ${record.id}`,
      sql`update payouts set state = 'sent', transfer_id = 'bank:X:1' where id = ${payout}`, sql`update bank_orders set bank_serial = 'OTHER1' where id = ${record.id}`, sql`delete from bank_orders where id = ${record.id}`]) {
      await expect(withTx(t.db, s, (tx) => tx.execute(forged))).rejects.toThrow();
    }
    expect(await rows(sql`select state from payouts where id = ${payout}`)).toEqual([{ state: 'pending' }]);
    expect(await rows(sql`select count(*)::int as n from ledger_journals where deal_id = ${deal} and kind = 'transfer'`)).toEqual([{ n: 0 }]);
    const third = await makeMember(t.db, m.operator.org, 'manager');
    const both = await Promise.allSettled([confirmBankPayout(deps(), third, payout, { order_id: record.id }), confirmBankPayout(deps(), third, payout, { order_id: record.id })]);
    expect(both.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    expect(await rows(sql`select count(*)::int as n from ledger_journals where deal_id = ${deal} and kind = 'transfer'`)).toEqual([{ n: 1 }]);
  });

  it('goes with two operators when who released records and the other confirms; the queue shows each their part', async () => {
    const { payout, amount } = await released();
    const item = async (scope: OrgScope, kind: string) => (await listQueue(deps(), op(scope), { view: 'money' })).items.find((i) => i.key === `${kind}:${payout}`);
    expect(await item(m.operator.scope, 'bank_payout')).toMatchObject({ mine: false });
    const advice = new File(['%PDF-1.4\n% advice\n%%EOF\n'], 'advice.pdf', { type: 'application/pdf' });
    const fields = { intent: 'payout', payout_id: payout, bank_name: 'Bank of Tests', serial: `T-${payout.slice(-8)}`, 'amount.amount': String(amount), 'amount.currency': 'CNY', sent_on: today };
    expect((await press(m.operator.scope, fields)).status, 'no record without the bank’s advice').toBe(422);
    expect(await press(m.operator.scope, fields, advice)).toMatchObject({ status: 302 });
    const waiting = (await item(m.second.scope, 'payout_confirm'))!;
    expect(waiting).toMatchObject({ mine: false, amount: { amount } });
    expect(await item(m.operator.scope, 'payout_confirm')).toMatchObject({ mine: true });
    const detail = await queueDetail(deps(), op(m.second.scope), waiting);
    expect(detail).toMatchObject({ type: 'payout', order: { bank_name: 'BANK OF TESTS', amount: { amount }, sent_on: today, advice: 'advice.pdf' }, first: [{ move: 'record_payout', by: await nameOf(m.operator.scope) }, { move: 'release' }] });
    const { order: recorded } = detail as { order: { id: string } };
    const [one, two] = [await api.token(m.operator.scope), await api.token(m.second.scope)];
    expect((await api.call(two, 'get', `/bank-orders/${recorded.id}/advice`)).text).toContain('%PDF');
    expect((await api.call(await api.token(m.university.scope), 'get', `/bank-orders/${recorded.id}/advice`)).status).toBe(403);
    expect((await api.call(one, 'post', `/payouts/${payout}/confirm`, { body: { order_id: recorded.id } })).status).toBe(403);
    expect((await api.call(two, 'post', `/payouts/${payout}/confirm`, { body: { order_id: recorded.id } })).body).toMatchObject({ state: 'sent' });
    expect(await item(m.second.scope, 'payout_confirm')).toBeUndefined();
  });

  it('turned away is recorded anew, by exactly what was looked at', async () => {
    const { payout, amount } = await released();
    const first = await recordBankPayout(deps(), m.operator.scope, payout, await order(m.operator.scope, 'TURN-0001', amount));
    await expect(recordBankPayout(deps(), m.second.scope, payout, await order(m.second.scope, 'TURN-0002', amount))).rejects.toMatchObject({ code: 'conflict', details: { reason: 'order_recorded' } });
    await rejectBankOrder(deps(), m.second.scope, first.id, { reason: 'the advice names another payee' });
    const again = await recordBankPayout(deps(), m.operator.scope, payout, await order(m.operator.scope, 'TURN-0001', amount));
    await expect(confirmBankPayout(deps(), m.second.scope, payout, { order_id: first.id })).rejects.toMatchObject({ code: 'conflict', details: { reason: 'order_gone' } });
    expect(await confirmBankPayout(deps(), m.second.scope, payout, { order_id: again.id })).toMatchObject({ state: 'sent' });
    await expect(rejectBankOrder(deps(), m.second.scope, again.id, { reason: 'too late' })).rejects.toMatchObject({ code: 'conflict' });
    const stranger = { ...(await order(m.second.scope, 'TURN-0009', amount)) };
    m = await makeMarket(t.db);
    const other = await released();
    await expect(recordBankPayout(deps(), m.operator.scope, other.payout, { ...stranger, amount: { currency: 'CNY', amount: other.amount } }), 'another’s advice').rejects.toMatchObject({ fields: [{ code: 'unknown_file' }] });
  });
});
