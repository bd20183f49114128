import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clearPaperGates, consent, makeMarket, openedDeal, pay, signBoth, terms, type Market } from '#tests/fixtures/deals.ts';
import { makeMember } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { testApi, type Answer, type TestApi } from '#tests/fixtures/http.ts';

let t: TestDatabase;
let api: TestApi;
let m: Market;
let seller: string;
let buyer: string;
beforeAll(async () => { t = await testDatabase(); api = testApi(t); });
afterAll(async () => { api.close(); await t.close(); });
beforeEach(async () => {
  m = await makeMarket(t.db);
  [seller, buyer] = [await api.token(m.university.scope), await api.token(m.company.scope)];
});

const as = <T>(answer: Answer) => answer.body as T;
function upload(name = '证书.pdf'): FormData {
  const form = new FormData();
  form.set('kind', 'certificate');
  form.set('file', new File(['%PDF-1.4\n% certificate\n%%EOF\n'], name, { type: 'text/html' }));
  return form;
}

describe('from an offer to a signed contract, over the API alone', () => {
  it('makes, counters, accepts; reads and signs the contract', async () => {
    const made = await api.call(buyer, 'post', `/listings/${m.listing.id}/offers`, { body: terms('transfer') });
    expect(made.status, made.text).toBe(201);
    const { id } = as<{ id: string }>(made);
    const countered = await api.call(seller, 'post', `/offers/${id}/counter`, { body: { price: { currency: 'CNY', amount: 1_200_000_00 } } });
    expect(countered.status, countered.text).toBe(200);
    expect((await api.call(seller, 'post', `/offers/${id}/accept`, { body: {} })).status, 'not the seller’s turn').toBe(409);
    const accepted = as<{ status: string; deal_id: string; rounds: unknown[] }>(await api.call(buyer, 'post', `/offers/${id}/accept`, { body: { version: 2 } }));
    expect(accepted).toMatchObject({ status: 'accepted', rounds: [{ no: 1 }, { no: 2 }] });
    const dealId = accepted.deal_id;
    expect(as<{ items: { id: string }[] }>(await api.call(buyer, 'get', '/deals?open=true&role=buyer')).items.map((d) => d.id)).toContain(dealId);
    expect(as<{ items: unknown[] }>(await api.call(buyer, 'get', '/deals?open=false')).items).toEqual([]);
    const drafted = await api.call(seller, 'post', `/deals/${dealId}/contract`, { body: { additional_clauses: 'Drawings are handed over with the contract.' } });
    expect(drafted.status, drafted.text).toBe(201);
    const contract = as<{ id: string; sha256: string; version: number; findings: unknown[] }>(drafted);
    expect(contract).toMatchObject({ version: 2, findings: [] });
    expect((await api.call(buyer, 'post', `/deals/${dealId}/documents/${contract.id}/sign`, { body: { sha256: 'b'.repeat(64), ...consent } })).status).toBe(409);
    const signed = await api.call(buyer, 'post', `/deals/${dealId}/documents/${contract.id}/sign`, { body: { sha256: contract.sha256, ...consent }, key: 'sign-1' });
    expect(signed.status, signed.text).toBe(200);
    expect(as(await api.call(buyer, 'post', `/deals/${dealId}/documents/${contract.id}/sign`, { body: { sha256: contract.sha256, ...consent }, key: 'sign-1' }))).toEqual(signed.body);
    const events = as<{ items: { name: string; accepted: boolean }[]; audit: { hash: string } }>(await api.call(seller, 'get', `/deals/${dealId}/events`));
    expect(events.items.filter((e) => e.name === 'sign_contract').map((e) => e.accepted)).toEqual([false, true]);
    expect(events.audit.hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a move over the API', () => {
  it('tells without writing when dry, explains a refusal, and keeps its key for what went through', async () => {
    const deal = await openedDeal(t.db, m, 'transfer');
    const before = as<{ version: number }>(await api.call(seller, 'get', `/deals/${deal}`));
    const dry = await api.call(seller, 'post', `/deals/${deal}/transitions`, { body: { name: 'propose_cancel', reason: 'no budget', dry_run: true } });
    expect(as(dry)).toMatchObject({ dry_run: true, accepted: true, seq: null });
    expect(as(await api.call(seller, 'get', `/deals/${deal}`))).toMatchObject({ version: before.version });
    const early = () => api.call(seller, 'post', `/deals/${deal}/transitions`, { body: { name: 'file_certificate', evidence: {} }, key: 'file-1' });
    const refused = await early();
    expect(refused.status).toBe(409);
    expect(as<{ title: string; state: { blocked_by: { code: string }[] } }>(refused)).toMatchObject({ title: 'transition_refused', state: { blocked_by: [{ code: 'wrong_state' }] } });
    expect(as<{ title: string }>(await early()).title, 'a refusal is no answer to keep').toBe('transition_refused');
    const cancel = () => api.call(seller, 'post', `/deals/${deal}/transitions`, { body: { name: 'propose_cancel', reason: 'no budget' }, key: 'cancel-1' });
    const [one, two] = [await cancel(), await cancel()];
    expect(one.status, one.text).toBe(200);
    expect(two.body).toEqual(one.body);
    expect((await api.call(seller, 'post', `/deals/${deal}/transitions`, { body: { name: 'propose_cancel', reason: 'another' }, key: 'cancel-1' })).status).toBe(409);
  });

  it('takes no more from a token than its scopes name, whatever its member may', async () => {
    const deal = await openedDeal(t.db, m, 'transfer');
    const narrow = await api.token(m.operator.scope, ['deal.act', 'deal.read']);
    const answer = await api.call(narrow, 'post', `/deals/${deal}/transitions`, { body: { name: 'override', evidence: { to: 'cancelled' }, reason: 'x' } });
    expect(answer.status).toBe(403);
    expect(as<{ state: string }>(await api.call(seller, 'get', `/deals/${deal}`)).state).toBe('opened');
  });
});

describe('files over the API', () => {
  it('are judged by their bytes, kept by name, and always come back as a download', async () => {
    const deal = await openedDeal(t.db, m, 'transfer');
    const stored = await api.call(seller, 'post', `/deals/${deal}/documents`, { form: upload() });
    expect(stored.status, stored.text).toBe(201);
    const { id } = as<{ id: string }>(stored);
    const file = await api.call(buyer, 'get', `/deals/${deal}/documents/${id}/file`);
    expect(file.text).toContain('%PDF-1.4');
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="__.pdf"; filename*=UTF-8''${encodeURIComponent('证书')}.pdf`);
    const page = new FormData();
    page.set('file', new File(['<script>alert(1)</script>'], 'x.pdf', { type: 'application/pdf' }));
    expect((await api.call(seller, 'post', `/deals/${deal}/documents`, { form: page })).status).toBe(415);
    const stranger = await api.token((await makeMarket(t.db)).company.scope);
    expect((await api.call(stranger, 'post', `/deals/${deal}/documents`, { form: upload() })).status).toBe(404);
    expect((await api.call(stranger, 'get', `/deals/${deal}/documents/${id}/file`)).status).toBe(404);
  });
});

describe('bank money over the API', () => {
  it('counts after two operators, and the slip is no business of the seller', async () => {
    const deal = await openedDeal(t.db, m, 'transfer');
    const slip = as<{ slip_file_id: string }>(await api.call(buyer, 'post', `/deals/${deal}/bank-slips`, { form: upload('slip.pdf') }));
    const paid = await api.call(buyer, 'post', `/deals/${deal}/payments`, { body: { rail: 'bank', slip_file_id: slip.slip_file_id } });
    expect(paid.status, paid.text).toBe(201);
    const payment = as<{ id: string; amount: { amount: number } }>(paid);
    expect((await api.call(seller, 'post', `/deals/${deal}/bank-slips`, { form: upload() })).status).toBe(403);
    expect((await api.call(seller, 'get', `/payments/${payment.id}/slip`)).status).toBe(404);
    expect(as(await api.call(seller, 'get', `/payments/${payment.id}`))).toMatchObject({ bank: null });
    const [one, two] = [await api.token(m.operator.scope), await api.token(await makeMember(t.db, m.operator.org, 'manager'))];
    expect((await api.call(one, 'get', `/payments/${payment.id}/slip`)).status).toBe(200);
    const body = { bank_name: 'Bank', serial: `S-${deal.slice(-8)}`, amount: payment.amount, received_on: '2026-01-02' };
    expect((await api.call(one, 'post', `/payments/${payment.id}/confirm`, { body })).status, 'nothing recorded yet').toBe(409);
    expect((await api.call(one, 'post', `/payments/${payment.id}/record`, { body })).status).toBe(200);
    expect((await api.call(one, 'post', `/payments/${payment.id}/confirm`, { body })).status, 'same person').toBe(403);
    expect(as(await api.call(two, 'post', `/payments/${payment.id}/confirm`, { body }))).toMatchObject({ status: 'settled' });
    const ledger = as<{ money: { held: { amount: number } } }>(await api.call(buyer, 'get', `/deals/${deal}/ledger`));
    expect(ledger.money.held.amount).toBe(payment.amount.amount);
    expect(as<{ totals: { difference: number }[] }>(await api.call(one, 'get', '/ledger/trial-balance')).totals.every((x) => x.difference === 0)).toBe(true);
  });

  it('refuses a card payment over the provider’s cap, keeps one the provider cannot take now, and takes none that is not due', async () => {
    const dear = await openedDeal(t.db, m, 'transfer');
    expect(as<{ title: string }>(await api.call(buyer, 'post', `/deals/${dear}/payments`, { body: { rail: 'stripe' } })).title).toBe('amount_over_rail_cap');
    const cheap = await makeMarket(t.db);
    const deal = await openedDeal(t.db, cheap, 'transfer', { price: { currency: 'CNY', amount: 500_00 } });
    const kept = await api.call(await api.token(cheap.company.scope), 'post', `/deals/${deal}/payments`, { body: { rail: 'stripe' } });
    expect(kept.status, kept.text).toBe(201);
    expect(as(kept)).toMatchObject({ rail: 'stripe', amount: { amount: 500_00 }, checkout_url: null });
    const other = await makeMarket(t.db);
    const paidDeal = await openedDeal(t.db, other, 'transfer');
    await clearPaperGates(t.db, other, paidDeal);
    await pay(t.db, other, paidDeal);
    await signBoth(t.db, other, paidDeal);
    expect((await api.call(await api.token(other.company.scope), 'post', `/deals/${paidDeal}/payments`, { body: { rail: 'stripe' } })).status).toBe(409);
  });
});
