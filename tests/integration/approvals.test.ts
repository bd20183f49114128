import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { legalDay } from '#app/core/clock.ts';
import { systemScope, type OrgScope } from '#app/core/scope.ts';
import { expireApprovals } from '#app/modules/approvals/expire-approvals.server.ts';
import { listApprovals } from '#app/modules/approvals/list-approvals.server.ts';
import { refuseApproval, withdrawApproval } from '#app/modules/approvals/refuse-approval.server.ts';
import { setSignatureRule } from '#app/modules/approvals/signature-rule.server.ts';
import { agreementOf, openObligation } from '#app/modules/obligations/obligation.store.server.ts';
import { acceptOffer } from '#app/modules/deals/accept-offer.server.ts';
import { approve } from '#app/modules/deals/decide-approval.server.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { payDeal } from '#app/modules/deals/pay-deal.server.ts';
import { renewApproval } from '#app/modules/deals/renew-approval.server.ts';
import { signDocument } from '#app/modules/deals/sign-document.server.ts';
import { uploadBankSlip } from '#app/modules/deals/bank-slip.server.ts';
import { advanceDeal } from '#app/modules/deals/transition.server.ts';
import { makeOffer } from '#app/modules/offers/make-offer.server.ts';
import { recordBankReceipt } from '#app/modules/payments/record-bank-receipt.server.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeMember, makeParty } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { caller, certificate, clearPaperGates, consent, makeMarket, memoryFiles, move, openedDeal, pay, pdf, signBoth, terms, toRegistered, type Market } from '#tests/fixtures/deals.ts';
import { testApi, type TestApi } from '#tests/fixtures/http.ts';

let t: TestDatabase;
let api: TestApi;
let m: Market;
const s = systemScope('test');
const rows = <T extends Record<string, unknown>>(q: ReturnType<typeof sql>) => withRead(t.db, s, (tx) => tx.execute<T>(q));
const run = (q: ReturnType<typeof sql>) => withTx(t.db, s, (tx) => tx.execute(q));
const state = async (id: string) => (await rows<{ state: string }>(sql`select state from deals where id = ${id}`))[0]!.state;
const code = (value: string) => expect.objectContaining({ code: value });
const words = { locale: 'en' as const, describe: (n: string) => n };
const deps = () => api.services;
const open = async (scope: OrgScope, subject: string) => (await listApprovals(deps(), scope, { state: 'open' })).items.filter((a) => a.subject.id === subject);
const ended = async (scope: OrgScope, subject: string) => (await listApprovals(deps(), scope, { state: 'ended' })).items.filter((a) => a.subject.id === subject);
const yes = async (scope: OrgScope, subject: string) => { const [a] = await open(scope, subject); return approve(deps(), scope, a!.id, { hash: a!.hash, reason: 'looked at it' }, words); };

beforeAll(async () => { t = await testDatabase(); api = testApi(t); });
afterAll(async () => { api.close(); await t.close(); });
beforeEach(async () => { m = await makeMarket(t.db); });

describe('a deal', () => {
  it('takes an override by two: the first asks, the second approves what was read and by that does it', async () => {
    const deal = await openedDeal(t.db, m, 'transfer');
    const ask = move(t.db, m.second.scope, deal, 'override', { to: 'cancelled' }, 'the seller is bankrupt');
    await expect(ask).rejects.toMatchObject({ code: 'approval_requested', status: 409, details: { approval: expect.stringMatching(/^apr_/) } });
    expect(await state(deal)).toBe('opened');
    const [mine] = await open(m.second.scope, deal);
    expect(mine).toMatchObject({ kind: 'override', bars_me: 'asked', what: { deal, from: 'opened', to: 'cancelled', held: 0, reason: 'the seller is bankrupt' } });
    await expect(move(t.db, m.second.scope, deal, 'override', { to: 'cancelled' }, 'the seller is bankrupt')).rejects.toEqual(code('approval_requested'));
    await expect(yes(m.second.scope, deal)).rejects.toEqual(code('same_person'));
    const [theirs] = await open(m.operator.scope, deal);
    expect(theirs).toMatchObject({ bars_me: null, hash: mine!.hash });
    await expect(approve(deps(), m.operator.scope, theirs!.id, { hash: 'a'.repeat(64) }, words)).rejects.toEqual(code('state_changed'));
    await expect(move(t.db, m.operator.scope, deal, 'override', { to: 'signed' }, 'something else'), 'another target than was asked for').rejects.toEqual(code('ground_changed'));
    expect(await yes(m.operator.scope, deal)).toMatchObject({ state: 'approved', used_at: expect.any(String), decided_by: { id: m.operator.scope.userId } });
    expect(await state(deal)).toBe('cancelled');
    await expect(approve(deps(), m.operator.scope, theirs!.id, { hash: theirs!.hash }, words), 'used once').rejects.toEqual(code('approval_missing'));
  });

  it('is refused with a reason that the first hears, withdrawn by the first, and expires by itself', async () => {
    const deal = await openedDeal(t.db, m, 'transfer');
    const ask = () => move(t.db, m.second.scope, deal, 'override', { to: 'cancelled' }, 'why not').catch(() => null);
    await ask();
    const [first] = await open(m.operator.scope, deal);
    await expect(refuseApproval(deps(), m.second.scope, first!.id, { reason: 'mine' })).rejects.toEqual(code('same_person'));
    await expect(withdrawApproval(deps(), m.operator.scope, first!.id)).rejects.toEqual(code('forbidden'));
    await refuseApproval(deps(), m.operator.scope, first!.id, { reason: 'no ground for it' });
    expect(await rows(sql`select payload->'data'->>'words' as words from outbox where topic = 'org.notice' and payload->>'kind' = 'approval_refused' and payload->>'orgId' = ${m.operator.org.id}`)).toEqual([{ words: 'no ground for it' }]);
    await expect(approve(deps(), m.operator.scope, first!.id, { hash: first!.hash }, words)).rejects.toEqual(code('approval_missing'));
    await ask();
    const [second] = await open(m.second.scope, deal);
    expect(await withdrawApproval(deps(), m.second.scope, second!.id)).toMatchObject({ state: 'withdrawn' });
    await ask();
    await late(deal);
    await expect(yes(m.operator.scope, deal)).rejects.toEqual(code('approval_missing'));
    expect(await expireApprovals(deps())).toBeGreaterThan(0);
    expect((await ended(m.operator.scope, deal)).map((a) => a.state)).toContain('expired');
    expect(await state(deal)).toBe('opened');
    await ask();
    expect(await open(m.operator.scope, deal)).toHaveLength(1);
  });

  it('maps filing and confirming onto requests; the release is of the sums, accounts and papers that were looked at', async () => {
    const deal = await openedDeal(t.db, m, 'transfer');
    await pay(t.db, m, deal);
    await clearPaperGates(t.db, m, deal);
    await signBoth(t.db, m, deal);
    await move(t.db, m.university.scope, deal, 'file_certificate', { certificate_no: 'C-1', registered_on: legalDay(new Date()), document_id: await certificate(t.db, m, deal) });
    expect(await open(m.operator.scope, deal)).toMatchObject([{ kind: 'confirm_registration', requested_by: { id: m.university.scope.userId }, what: { certificate_no: 'C-1', file: expect.stringMatching(/^[0-9a-f]{64}$/) } }]);
    await yes(m.second.scope, deal);
    expect(await open(m.operator.scope, deal)).toMatchObject([{ kind: 'release', requested_by: { id: m.second.scope.userId }, what: { price: 1_000_000_00, seller_account: null } }]);
    await run(sql`insert into org_payout_accounts (org_id, provider_account_id, bank_mark) values (${m.university.org.id}, 'acct_other', 'x')`);
    await expect(move(t.db, m.operator.scope, deal, 'release'), 'the account changed since').rejects.toMatchObject({ code: 'ground_changed', details: { blocked_by: [{ code: 'ground_changed', detail: 'seller_account' }] } });
    const [stale] = await open(m.operator.scope, deal);
    await expect(renewApproval(deps(), m.operator.scope, stale!.id), 'asking would use the second person up').rejects.toEqual(code('forbidden'));
    await renewApproval(deps(), m.second.scope, stale!.id);
    await expect(renewApproval(deps(), m.second.scope, stale!.id)).rejects.toMatchObject({ code: 'conflict', details: { reason: 'approval_open' } });
    await expect(yes(m.second.scope, deal)).rejects.toEqual(code('same_person'));
    await yes(m.operator.scope, deal);
    expect(await state(deal)).toBe('released');
    expect((await ended(m.operator.scope, deal)).map((a) => [a.kind, a.state]).sort()).toEqual([['confirm_registration', 'approved'], ['release', 'approved'], ['release', 'overtaken']]);
  });

  it('turned away ends the request with the reason, and the next filing asks again', async () => {
    const deal = await openedDeal(t.db, m, 'transfer');
    await pay(t.db, m, deal);
    await clearPaperGates(t.db, m, deal);
    await signBoth(t.db, m, deal);
    const file = async () => move(t.db, m.university.scope, deal, 'file_certificate', { certificate_no: 'C-1', registered_on: legalDay(new Date()), document_id: await certificate(t.db, m, deal) });
    await file();
    await move(t.db, m.operator.scope, deal, 'reject_certificate', {}, 'another owner on it');
    expect(await ended(m.operator.scope, deal)).toMatchObject([{ kind: 'confirm_registration', state: 'refused', reason: 'another owner on it' }]);
    await file();
    await move(t.db, m.company.scope, deal, 'open_dispute', {}, 'wait');
    await move(t.db, m.operator.scope, deal, 'resolve_dispute', {}, 'settled');
    expect(await open(m.operator.scope, deal), 'a dispute leaves the request as it is').toMatchObject([{ kind: 'confirm_registration', requested_by: { id: m.university.scope.userId } }]);
  });

  it('stands in no clock’s way: the seller’s stops while a second person of the platform is awaited, and goes on when nobody is', async () => {
    const deal = await openedDeal(t.db, m, 'transfer');
    await pay(t.db, m, deal);
    await clearPaperGates(t.db, m, deal);
    await signBoth(t.db, m, deal);
    const clock = async () => (await rows<{ state: string; holds: string[] }>(sql`select state, holds from case_timers where case_id = ${deal} and code = 'registration'`))[0];
    expect(await clock()).toEqual({ state: 'open', holds: [] });
    await move(t.db, m.university.scope, deal, 'file_certificate', { certificate_no: 'C-1', registered_on: legalDay(new Date()), document_id: await certificate(t.db, m, deal) });
    expect(await clock()).toEqual({ state: 'held', holds: ['approval'] });
    await move(t.db, m.operator.scope, deal, 'reject_certificate', {}, 'another owner on it');
    expect(await clock()).toEqual({ state: 'open', holds: [] });
    await expect(move(t.db, m.second.scope, deal, 'override', { to: 'registered' }, 'stuck')).rejects.toEqual(code('approval_requested'));
    expect(await clock(), 'an override is awaited').toEqual({ state: 'held', holds: ['approval'] });
    await late(deal);
    await expireApprovals(deps());
    const told = await rows<{ payload: { dealId: string } }>(sql`select payload from outbox where topic = 'approval.changed' and consumer = 'deals' and payload->>'dealId' = ${deal}`);
    expect(told.length).toBeGreaterThan(0);
    await advanceDeal(deps(), told[0]!.payload.dealId);
    expect(await clock()).toEqual({ state: 'open', holds: [] });
  });

  it('once, when two approve at the same time', async () => {
    const third = await makeMember(t.db, m.operator.org, 'manager');
    const deal = await toRegistered(t.db, m);
    const [a] = await open(m.operator.scope, deal);
    const tries = await Promise.allSettled([m.operator.scope, third, m.operator.scope, third, m.second.scope].map((scope) => approve(deps(), scope, a!.id, { hash: a!.hash }, words)));
    expect(tries.filter((x) => x.status === 'fulfilled')).toHaveLength(1);
    expect(await rows(sql`select count(*)::int as n from approvals where subject_id = ${deal} and kind = 'release' and used_at is not null`)).toEqual([{ n: 1 }]);
    expect(await rows(sql`select count(*)::int as n from ledger_journals where deal_id = ${deal} and kind = 'milestone_released'`)).toEqual([{ n: 1 }]);
  });

  it('either refused or done, when both happen at the same time', async () => {
    for (let i = 0; i < 5; i++) {
      m = await makeMarket(t.db);
      const third = await makeMember(t.db, m.operator.org, 'manager');
      const deal = await openedDeal(t.db, m, 'transfer');
      await move(t.db, m.second.scope, deal, 'override', { to: 'cancelled' }, 'race').catch(() => null);
      const [a] = await open(m.operator.scope, deal);
      const [done, refused] = await Promise.allSettled([approve(deps(), m.operator.scope, a!.id, { hash: a!.hash }, words), refuseApproval(deps(), third, a!.id, { reason: 'no' })]);
      expect([done.status, refused.status].sort()).toEqual(['fulfilled', 'rejected']);
      expect(await state(deal)).toBe(done.status === 'fulfilled' ? 'cancelled' : 'opened');
    }
  });
});

/** Lets the time of what a deal waits for run out: the rows are moved as the owner of the schema, past the guard. */
async function late(subject: string): Promise<void> {
  const owner = postgres(t.ownerUrl, { max: 1, onnotice: () => {} });
  await owner.begin(async (tx) => {
    await tx`alter table approvals disable trigger approval_guard`;
    await tx`update approvals set requested_at = now() - interval '80 hours', expires_at = now() - interval '8 hours' where subject_id = ${subject} and decision is null`;
    await tx`alter table approvals enable trigger approval_guard`;
  });
  await owner.end();
}

describe('the database', () => {
  const insert = (by: string, hash: string) => sql`insert into approvals (id, kind, subject_kind, subject_id, what, hash, requested_by, requested_org_id, expires_at)
    values ('apr_forged0001', 'override', 'deal', 'deal_x', '{"a": 1}', ${hash}, ${by}, ${m.operator.org.id}, now() + interval '1 hour')`;
  const right = '015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862';

  it('takes no request in another’s name or with another hash, and no yes from whoever asked or took an earlier step', async () => {
    const as = (scope: OrgScope, q: ReturnType<typeof sql>) => withTx(t.db, scope, (tx) => tx.execute(q));
    await expect(as(m.operator.scope, insert(m.second.scope.userId, right))).rejects.toThrow();
    await expect(as(m.operator.scope, insert(m.operator.scope.userId, 'b'.repeat(64)))).rejects.toThrow();
    await expect(run(insert(m.operator.scope.userId, right)), 'the platform asks in nobody’s name').rejects.toThrow();
    await as(m.operator.scope, insert(m.operator.scope.userId, right));
    const decide = (by: string) => sql`update approvals set decision = 'approved', decided_by = ${by}, decided_at = now(), used_at = now() where id = 'apr_forged0001'`;
    await expect(as(m.operator.scope, decide(m.operator.scope.userId)), 'self').rejects.toThrow();
    await expect(as(m.operator.scope, decide(m.second.scope.userId)), 'in another’s name').rejects.toThrow();
    await expect(as(m.operator.scope, sql`update approvals set what = '{}' where id = 'apr_forged0001'`)).rejects.toThrow();
    await as(m.second.scope, decide(m.second.scope.userId));
    await expect(as(m.second.scope, sql`update approvals set decision = 'refused', reason = 'x' where id = 'apr_forged0001'`), 'ended').rejects.toThrow();
  });

  it('lets no move, order or receipt through without a used request, and no other organisation read one', async () => {
    const deal = await toRegistered(t.db, m);
    await expect(run(sql`insert into case_moves (id, case_id, seq, name, from_state, to_state, accepted, actor_kind, actor_user_id)
      values ('trn_forged', ${deal}, 999, 'release', 'registered', 'released', true, 'operator', ${m.operator.scope.userId})`)).rejects.toThrow();
    expect(await withRead(t.db, m.university.scope, (tx) => tx.execute(sql`select id from approvals`))).toEqual([]);
    await expect(withTx(t.db, m.company.scope, (tx) => tx.execute(insert(m.company.scope.userId, right)))).rejects.toThrow();
  });
});

describe('a company’s second signature', () => {
  const rule = (scope: OrgScope, yuan: number | null) => setSignatureRule(deps(), scope, { second_above: yuan === null ? null : { currency: 'CNY', amount: yuan * 100 } });
  const audited = (action: string) => rows<{ n: number }>(sql`select count(*)::int as n from audit_events where action = ${action} and chain = ${`org:${m.company.org.id}`}`);

  it('is set by an owner, and stands before offers, acceptances, signatures and payments above the sum', async () => {
    await expect(rule(await makeMember(t.db, m.company.org, 'manager'), 1), 'owners alone').rejects.toEqual(code('forbidden'));
    m = await makeMarket(t.db);
    await rule(m.company.scope, 500_000);
    expect(await audited('org.signature_rule')).toEqual([{ n: 1 }]);
    await expect(makeOffer(deps(), m.company.scope, m.listing.id, terms('transfer')), 'nobody else could').rejects.toEqual(code('no_second_person'));
    const colleague = await makeMember(t.db, m.company.org, 'manager');
    await expect(makeOffer(deps(), m.company.scope, m.listing.id, terms('transfer'))).rejects.toEqual(code('approval_requested'));
    const [asked] = await open(m.company.scope, m.listing.id);
    expect(asked).toMatchObject({ kind: 'second_signature', act: 'offer.make', bars_me: 'asked' });
    expect(await open(m.operator.scope, m.listing.id), 'not the platform’s').toEqual([]);
    expect(await open(m.university.scope, m.listing.id)).toEqual([]);
    await yes(colleague, m.listing.id);
    const [offer] = await rows<{ id: string }>(sql`select id from offers where listing_id = ${m.listing.id}`);
    expect(await rows(sql`select by_user_id from offer_rounds where offer_id = ${offer!.id}`)).toEqual([{ by_user_id: colleague.userId }]);
    const accepted = await acceptOffer(deps(), m.university.scope, offer!.id);
    const deal = accepted.deal_id!;
    const contract = (await getDeal(deps(), m.company.scope, deal)).documents.find((d) => d.kind === 'contract' && d.current)!;
    const sign = (scope: OrgScope) => signDocument(deps(), scope, deal, { document_id: contract.id, sha256: contract.sha256, ...consent }, { caller });
    await expect(sign(colleague)).rejects.toEqual(code('approval_requested'));
    await expect(yes(m.company.scope, deal), 'a signature says more than yes').rejects.toMatchObject({ details: { reason: 'sign_yourself' } });
    await sign(m.company.scope);
    expect(await rows(sql`select user_id from signatures where deal_id = ${deal}`)).toEqual([{ user_id: m.company.scope.userId }]);
    const files = memoryFiles();
    const slip = (await uploadBankSlip({ db: t.db, files }, m.company.scope, deal, { fileName: 's.pdf', bytes: pdf('slip') })).slip_file_id;
    await expect(payDeal({ ...deps(), publicUrl: 'http://x' }, m.company.scope, deal, { rail: 'bank', slip_file_id: slip }, words)).rejects.toEqual(code('approval_requested'));
    expect(await rows(sql`select 1 from payments where deal_id = ${deal}`)).toEqual([]);
    const price = (await rows<{ id: string }>(sql`select id from obligations where deal_id = ${deal}`))[0]!.id;
    await yes(colleague, price);
    expect(await rows(sql`select slip_file_id, created_by from payments where deal_id = ${deal}`)).toEqual([{ slip_file_id: slip, created_by: colleague.userId }]);
    expect([...await ended(colleague, deal), ...await ended(colleague, price)].map((a) => [a.act, a.state])).toEqual([['deal.sign', 'approved'], ['deal.pay', 'approved']]);
  });

  it('pays the very part of the very obligation that was asked for, and what waits of one is not overtaken by paying another', async () => {
    const deal = await openedDeal(t.db, m, 'transfer');
    await rule(m.company.scope, 100);
    const colleague = await makeMember(t.db, m.company.org, 'manager');
    const price = (await rows<{ id: string }>(sql`select id from obligations where deal_id = ${deal}`))[0]!.id;
    const other = await withTx(t.db, s, async (tx) => openObligation(tx, {
      agreementId: (await agreementOf(tx, deal)).id, dealId: deal, code: 'royalty_20260101', kind: 'royalty', debtorOrgId: m.company.org.id, creditorOrgId: m.university.org.id, currency: 'CNY', amount: 50_00,
      releaseOn: 'payment', releaseMetAt: new Date(), periodStart: '2026-01-01', periodEnd: '2026-06-30', dueOn: legalDay(new Date()), payees: [{ role: 'seller', orgId: m.university.org.id, shareBps: 10_000 }],
    }));
    const slip = async () => (await uploadBankSlip({ db: t.db, files: memoryFiles() }, m.company.scope, deal, { fileName: 's.pdf', bytes: pdf(`slip ${Math.random()}`) })).slip_file_id;
    const ask = async (obligation: string | undefined, yuan?: number) => payDeal({ ...deps(), publicUrl: 'http://x' }, m.company.scope, deal, {
      rail: 'bank', slip_file_id: await slip(), ...(obligation ? { obligation_id: obligation } : {}), ...(yuan ? { amount: { currency: 'CNY' as const, amount: yuan * 100 } } : {}),
    }, words);
    await expect(ask(price, 300_000)).rejects.toEqual(code('approval_requested'));
    expect(await ask(other.id), 'below the sum: nobody is asked').toMatchObject({ milestone: 'royalty_20260101', amount: { amount: 50_00 } });
    expect((await open(colleague, price))[0]).toMatchObject({ act: 'deal.pay', what: { amount: 300_000_00, owed: 'price' } });
    expect(await yes(colleague, price)).toMatchObject({ state: 'approved' });
    expect(await rows(sql`select milestone, amount::int from payments where deal_id = ${deal} order by amount`)).toEqual([{ milestone: 'royalty_20260101', amount: 50_00 }, { milestone: 'price', amount: 300_000_00 }]);
  });

  it('is over with the deal it was asked in, and asked anew once whoever asked may not act any more', async () => {
    const deal = await openedDeal(t.db, m, 'transfer');
    await rule(m.company.scope, 100);
    const [colleague, third] = [await makeMember(t.db, m.company.org, 'manager'), await makeMember(t.db, m.company.org, 'manager')];
    const price = (await rows<{ id: string }>(sql`select id from obligations where deal_id = ${deal}`))[0]!.id;
    const slip = (await uploadBankSlip({ db: t.db, files: memoryFiles() }, colleague, deal, { fileName: 's.pdf', bytes: pdf('slip 9') })).slip_file_id;
    await expect(payDeal({ ...deps(), publicUrl: 'http://x' }, colleague, deal, { rail: 'bank', slip_file_id: slip }, words)).rejects.toEqual(code('approval_requested'));
    await run(sql`update members set role = 'viewer' where org_id = ${m.company.org.id} and user_id = ${colleague.userId}`);
    await expect(yes(third, price), 'the first is no one who may pay').rejects.toEqual(code('approval_requested'));
    expect(await open(m.company.scope, price)).toMatchObject([{ requested_by: { id: third.userId }, bars_me: null }]);
    await move(t.db, m.university.scope, deal, 'propose_cancel', {}, 'no budget');
    await move(t.db, m.company.scope, deal, 'agree_cancel');
    expect(await open(m.company.scope, price)).toEqual([]);
    expect((await ended(m.company.scope, price)).map((a) => [a.state, a.decided_by?.id])).toContainEqual(['overtaken', undefined]);
  });

  it('takes the place of a plain refusal above a personal limit, where one of the two may bind to the sum', async () => {
    const offer = await makeOffer(deps(), m.company.scope, m.listing.id, terms('transfer'));
    const junior = await makeMember(t.db, m.university.org, 'manager', { approvalLimit: 10_000_00 });
    const other = await makeMember(t.db, m.university.org, 'manager', { approvalLimit: 20_000_00 });
    await expect(acceptOffer(deps(), junior, offer.id)).rejects.toEqual(code('approval_requested'));
    await expect(acceptOffer(deps(), other, offer.id), 'neither limit covers it').rejects.toEqual(code('approval_limit'));
    await yes(m.university.scope, offer.id);
    expect(await ended(junior, offer.id), 'an owner may alone: nobody waits for a colleague any more').toMatchObject([{ act: 'offer.accept', state: 'overtaken' }]);
    const lone = await makeMarket(t.db);
    await run(sql`update members set approval_limit = 100 where org_id = ${lone.company.org.id}`);
    await expect(makeOffer(deps(), lone.company.scope, lone.listing.id, terms('transfer')), 'no second person: the refusal stays').rejects.toEqual(code('approval_limit'));
  });

  it('is no yes of one person for two organisations, of a token too narrow, or of terms that were not asked for', async () => {
    await rule(m.company.scope, 0);
    const colleague = await makeMember(t.db, m.company.org, 'manager');
    await expect(makeOffer(deps(), colleague, m.listing.id, terms('transfer'))).rejects.toEqual(code('approval_requested'));
    const elsewhere = await makeParty(t.db, 'company');
    const twin = await makeMember(t.db, elsewhere.org, 'owner', { userId: colleague.userId });
    const [asked] = await open(colleague, m.listing.id);
    await expect(approve(deps(), twin, asked!.id, { hash: asked!.hash }, words)).rejects.toEqual(code('not_found'));
    await expect(approve(deps(), { ...m.company.scope, atMost: ['deal.read'] }, asked!.id, { hash: asked!.hash }, words)).rejects.toEqual(code('forbidden'));
    await expect(makeOffer(deps(), m.company.scope, m.listing.id, terms('transfer', { price: { currency: 'CNY', amount: 2_000_000_00 } })), 'other terms are another request').rejects.toEqual(code('approval_requested'));
    expect((await ended(colleague, m.listing.id)).map((a) => a.state)).toEqual(['overtaken']);
    await yes(colleague, m.listing.id);
    expect(await rows(sql`select r.amount::text from offer_rounds r join offers o on o.id = r.offer_id where o.listing_id = ${m.listing.id}`)).toEqual([{ amount: '200000000' }]);
  });
});

describe('an installation from before', () => {
  it('has an open request for every record that waits, the very one that would be asked for today', async () => {
    const confirmed = await toRegistered(t.db, m);
    m = await makeMarket(t.db);
    const filed = await openedDeal(t.db, m, 'transfer');
    await pay(t.db, m, filed);
    await clearPaperGates(t.db, m, filed);
    await signBoth(t.db, m, filed);
    await move(t.db, m.university.scope, filed, 'file_certificate', { certificate_no: '证-1 "é"', registered_on: legalDay(new Date()), document_id: await certificate(t.db, m, filed) });
    await move(t.db, m.operator.scope, filed, 'ask_refund', {}, 'both want out');
    m = await makeMarket(t.db);
    const handed = await openedDeal(t.db, m, 'ordinary_licence', { price: { currency: 'CNY', amount: 0 }, royalty_bps: 300, term_months: 12 });
    await clearPaperGates(t.db, m, handed);
    await signBoth(t.db, m, handed);
    await move(t.db, m.university.scope, handed, 'file_handover', { handed_over_on: legalDay(new Date()), items: ['files'] });
    m = await makeMarket(t.db);
    const paid = await openedDeal(t.db, m, 'transfer');
    const slip = (await uploadBankSlip({ db: t.db, files: memoryFiles() }, m.company.scope, paid, { fileName: 's.pdf', bytes: pdf('slip 2') })).slip_file_id;
    const payment = await payDeal({ ...deps(), publicUrl: 'http://x' }, m.company.scope, paid, { rail: 'bank', slip_file_id: slip }, words);
    await recordBankReceipt(deps(), m.operator.scope, payment.id, { bank_name: 'Bank of Tests', serial: 'OLD-1', amount: { currency: 'CNY', amount: 1_000_000_00 }, received_on: legalDay(new Date()) });
    const subjects = [confirmed, filed, handed, payment.id];
    const seen = () => rows(sql`select kind, subject_id, hash, requested_by, requested_org_id, (select array_agg(b order by b) from unnest(barred) b where b <> requested_by) as barred
      from approvals where decision is null and subject_id in ${subjects} order by kind, subject_id`);
    const before = await seen();
    expect(before.map((r) => r.kind)).toEqual(['confirm_handover', 'confirm_registration', 'receipt', 'refund', 'release']);
    const statements = readFileSync(new URL('../../db/migrations/0026_approval_rules.sql', import.meta.url), 'utf8').split('--> statement-breakpoint');
    const from = statements.findIndex((q) => q.includes('FUNCTION pg_temp.open_approval'));
    const owner = postgres(t.ownerUrl, { max: 1, onnotice: () => {} });
    await owner.begin(async (tx) => {
      await tx`alter table approvals disable trigger append_only_row`;
      await tx`delete from approvals`;
      await tx`alter table approvals enable trigger append_only_row`;
      for (const statement of statements.slice(from)) await tx.unsafe(statement);
    });
    await owner.end();
    expect(await seen()).toEqual(before);
  });
});
