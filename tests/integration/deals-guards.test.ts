import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, legalDay, systemClock } from '#app/core/clock.ts';
import { newId } from '#app/core/ids.ts';
import { systemScope, type MemberScope } from '#app/core/scope.ts';
import { dealEvents } from '#app/modules/deals/deal-events.server.ts';
import { draftContract } from '#app/modules/deals/draft-contract.server.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { getDocument, openDocumentFile } from '#app/modules/deals/get-document.server.ts';
import { markDeadlines } from '#app/modules/deals/sweep-deals.server.ts';
import { listMessages, postMessage } from '#app/modules/deals/messages.server.ts';
import { onPaymentRefunded, onPaymentSettled } from '#app/modules/deals/on-payment.server.ts';
import { decideProof } from '#app/modules/patents/decide-ownership.server.ts';
import { recordStatus } from '#app/modules/patents/record-status.server.ts';
import { advanceWaitingDeals, remindOfDeadlines } from '#app/modules/deals/sweep-deals.server.ts';
import { obligationByCode, settle } from '#app/modules/obligations/obligation.store.server.ts';
import { reportRoyalty } from '#app/modules/deals/report-royalty.server.ts';
import { signDocument } from '#app/modules/deals/sign-document.server.ts';
import { transition } from '#app/modules/deals/transition.server.ts';
import { uploadDocument } from '#app/modules/deals/upload-document.server.ts';
import { refundSucceeded } from '#app/modules/payments/ledger/facts.ts';
import { post } from '#app/modules/payments/ledger/post.server.ts';
import { checkLedger } from '#app/modules/payments/ledger/read.server.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeMember } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { caller, certificate, clearPaperGates, consent, makeMarket, memoryFiles, move, openedDeal, overrideByTwo, pay, pdf, signBoth, toRegistered, type Market } from '#tests/fixtures/deals.ts';

let t: TestDatabase;
const s = systemScope('test');
const today = legalDay(new Date());
const rows = <T extends Record<string, unknown>>(q: ReturnType<typeof sql>) => withRead(t.db, s, (tx) => tx.execute<T>(q));
const run = (q: ReturnType<typeof sql>) => withTx(t.db, s, (tx) => tx.execute(q));
const state = async (id: string) => (await rows<{ state: string }>(sql`select state from deals where id = ${id}`))[0]!.state;
const refund = async (dealId: string, amount: number) => {
  await withTx(t.db, s, async (tx) => {
    // What the deal asked for is under way; what is posted of it frees the rest.
    const [open] = await tx.execute<{ key: string }>(sql`select idem_key as key from ledger_pendings where deal_id = ${dealId} and state = 'pending'`);
    const { journalId } = await post(tx, { ...refundSucceeded({ refundId: newId('command'), amount: { currency: 'CNY', amount }, held: { dealId } }), occurredAt: new Date(), ...(open ? { pending: open.key } : {}) });
    await settle(tx, await obligationByCode(tx, dealId, 'price'), { kind: 'refunded', journalId, amount: -amount });
  });
  await onPaymentRefunded({ db: t.db }, { paymentId: 'pay_x', dealId });
};

beforeAll(async () => { t = await testDatabase(); });
afterAll(async () => { await t.close(); });

describe('refused attempts', () => {
  let m: Market;
  let dealId: string;
  beforeAll(async () => { m = await makeMarket(t.db); dealId = await openedDeal(t.db, m, 'transfer'); });

  it('are recorded with why, and change nothing', async () => {
    const before = await rows<{ version: number }>(sql`select version from deals where id = ${dealId}`);
    await expect(move(t.db, m.company.scope, dealId, 'release')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(move(t.db, m.operator.scope, dealId, 'release')).rejects.toMatchObject({ code: 'transition_refused', details: { state: 'opened' } });
    await expect(move(t.db, m.company.scope, dealId, 'fly')).rejects.toMatchObject({ code: 'transition_refused' });
    await expect(move(t.db, m.company.scope, dealId, 'fund')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(move(t.db, m.company.scope, dealId, 'open_dispute')).rejects.toMatchObject({ code: 'validation', fields: [{ path: 'reason', code: 'required' }] });
    await expect(move(t.db, m.university.scope, dealId, 'provide_evidence', { gate: 'G15', reward_bps: 'x' })).rejects.toMatchObject({ code: 'validation' });
    await expect(move(t.db, m.company.scope, dealId, 'provide_evidence', { gate: 'G15', plan_no: 'R', reward_bps: 7_000, main_contributors_bps: 0, published_on: today })).rejects.toMatchObject({ code: 'forbidden' });
    const viewer = await makeMember(t.db, m.company.org, 'viewer');
    await expect(move(t.db, viewer, dealId, 'propose_cancel', {}, 'x')).rejects.toMatchObject({ code: 'forbidden' });
    const events = (await dealEvents({ db: t.db }, m.company.scope, dealId)).items.filter((e) => !e.accepted);
    expect(events.map((e) => `${e.name}:${e.refusal[0]!.code}`)).toEqual([
      'release:actor', 'release:wrong_state', 'fly:unknown_transition', 'fund:actor', 'open_dispute:reason_required', 'provide_evidence:invalid_evidence', 'provide_evidence:actor', 'propose_cancel:permission',
    ]);
    expect(await rows(sql`select version from deals where id = ${dealId}`)).toEqual(before);
  });

  it('leave no row when the attempt was a dry run, nor does a dry run that would succeed', async () => {
    const [count] = await rows<{ n: number }>(sql`select count(*)::int as n from case_moves where case_id = ${dealId}`);
    const no = await transition({ db: t.db }, m.operator.scope, { dealId, name: 'release', dry_run: true });
    expect(no).toMatchObject({ accepted: false, dry_run: true, seq: null, blocked_by: [{ code: 'wrong_state' }] });
    const yes = await transition({ db: t.db }, m.company.scope, { dealId, name: 'open_dispute', reason: 'why', dry_run: true });
    expect(yes).toMatchObject({ accepted: true, dry_run: true, from: 'opened', to: 'disputed', state: 'disputed' });
    expect(await state(dealId)).toBe('opened');
    expect(await rows(sql`select count(*)::int as n from case_moves where case_id = ${dealId}`)).toEqual([count]);
  });

  it('of the database: a state never moves without its row, nor do the agreed terms', async () => {
    await expect(run(sql`update deals set state = 'released' where id = ${dealId}`)).rejects.toThrow();
    await expect(run(sql`update deals set price_amount = 1 where id = ${dealId}`)).rejects.toThrow();
    await expect(run(sql`delete from case_moves where case_id = ${dealId}`)).rejects.toThrow();
    await expect(run(sql`update deal_evidence set data = '{}'`)).rejects.toThrow();
  });

  it('give the same answer to the same idempotency key', async () => {
    const ask = (reason: string) => transition({ db: t.db }, m.company.scope, { dealId, name: 'propose_cancel', reason, idempotencyKey: 'k1' });
    const [a, b] = await Promise.all([ask('changed plans'), ask('changed plans')]);
    expect(a).toEqual(b);
    await expect(ask('other words')).rejects.toMatchObject({ code: 'idempotency_mismatch' });
    expect(await rows(sql`select count(*)::int as n from deal_evidence where deal_id = ${dealId} and kind = 'cancel_proposal'`)).toEqual([{ n: 1 }]);
  });
});

describe('gates', () => {
  it('take no word of the seller for how fresh the ownership is: only accepted evidence, and a later one of an earlier day moves nothing back', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer');
    const g1 = async () => { const g = (await getDeal({ db: t.db }, m.university.scope, dealId)).gates.find((x) => x.code === 'G1')!; return [g.state, g.why, g.handed_in, ...g.who]; };
    expect(await g1()).toEqual(['cleared', 'owner_proven', 'patent']);
    await run(sql`update ownership_proofs set as_of = ${addDays(today, -31)} where patent_id = ${m.patent.id}`);
    await run(sql`update patents set ownership_as_of = ${addDays(today, -31)} where id = ${m.patent.id}`);
    const stale = ['open', 'proof_stale', 'patent', 'seller'];
    expect(await g1()).toEqual(stale);
    await recordStatus({ db: t.db, clock: systemClock }, m.university.scope as MemberScope, m.patent.id, { legal_status: 'in_force', as_of: today, source: 'typed by the seller', frozen: false, pledged: false });
    await run(sql`update listings set verified_live_at = now() where id = ${m.listing.id}`);
    expect(await g1()).toEqual(stale);
    const filed = { gate: 'G1', extract_no: 'E-1', as_of: today, owner_name: '示例大学' };
    await expect(move(t.db, m.university.scope, dealId, 'provide_evidence', filed)).rejects.toMatchObject({ details: { blocked_by: [{ code: 'filed_with_patent', detail: 'G1' }] } });
    // Handed in it is still the seller's word alone; compared it counts.
    const accept = async (asOf: string) => {
      const proof = newId('proof');
      await run(sql`insert into ownership_proofs (id, org_id, patent_id, right_key, kind, owner_names, reference, as_of) values (${proof}, ${m.university.org.id}, ${m.patent.id}, ${m.patent.rightKey}, 'register_extract', '{示例大学}', 'E-2', ${asOf})`);
      const before = await g1();
      await decideProof({ db: t.db, publicUrl: 'http://localhost', env: { AUTH_SECRET: 'x' } }, m.operator.scope, { proof_id: proof, verdict: 'accept', reason: '', our_name: '示例大学' });
      return before;
    };
    expect(await accept(addDays(today, -2))).toEqual(stale);
    expect(await g1()).toEqual(['cleared', 'owner_proven', 'patent']);
    await accept(addDays(today, -60));
    expect(await rows(sql`select ownership_as_of::text as day, ownership from patents where id = ${m.patent.id}`)).toEqual([{ day: addDays(today, -2), ownership: 'proven' }]);
    expect(await g1()).toEqual(['cleared', 'owner_proven', 'patent']);
  });

  it('block the release while one is open, and an override goes around none of them', async () => {
    const m = await makeMarket(t.db);
    const dealId = await toRegistered(t.db, m);
    await run(sql`update patents set frozen = true where id = ${m.patent.id}`);
    await expect(move(t.db, m.operator.scope, dealId, 'release')).rejects.toMatchObject({ details: { blocked_by: [{ code: 'G3', detail: 'frozen' }] } });
    for (const to of ['released', 'closed', 'cancelled']) {
      await expect(move(t.db, m.operator.scope, dealId, 'override', { to }, 'must go on')).rejects.toMatchObject({ code: 'transition_refused' });
    }
    await run(sql`update patents set frozen = false where id = ${m.patent.id}`);
    await run(sql`update patents set legal_status = 'lapsed' where id = ${m.patent.id}`);
    await expect(move(t.db, m.operator.scope, dealId, 'release')).rejects.toMatchObject({ details: { blocked_by: [{ code: 'G2', detail: 'not_alive' }] } });
    await run(sql`update patents set legal_status = 'in_force' where id = ${m.patent.id}`);
    await move(t.db, m.operator.scope, dealId, 'release');
  });

  it('keep a deal that an override has pushed ahead from its release until the evidence is there', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer');
    await expect(move(t.db, m.operator.scope, dealId, 'override', { to: 'registered' })).rejects.toMatchObject({ code: 'validation' });
    const pushed = await overrideByTwo(t.db, m, dealId, 'registered', 'test of the gates');
    expect(pushed).toMatchObject({ to: 'registered', state: 'registered' });
    const error = await move(t.db, m.operator.scope, dealId, 'release').catch((e: unknown) => e) as { details: { blocked_by: { code: string }[] } };
    expect(error.details.blocked_by.map((b) => b.code)).toEqual(expect.arrayContaining(['funds_held', 'signed_by_both', 'G8', 'G12', 'G13', 'G15']));
    expect(await rows(sql`select override, reason from case_moves where case_id = ${dealId} and name = 'override' and accepted`)).toEqual([{ override: true, reason: 'test of the gates' }]);
  });

  it('hold back the contract while publication runs, and take no certificate of another deal', async () => {
    const m = await makeMarket(t.db, { listing: { noticeStartsOn: today } });
    const dealId = await openedDeal(t.db, m, 'transfer');
    await pay(t.db, m, dealId);
    await clearPaperGates(t.db, m, dealId);
    await signBoth(t.db, m, dealId);
    expect(await state(dealId)).toBe('funded');
    expect((await getDeal({ db: t.db }, m.university.scope, dealId)).gates.find((g) => g.code === 'G7')).toMatchObject({ state: 'open', why: 'notice_running' });
    expect(await advanceWaitingDeals({ db: t.db })).toBe(0);
    await run(sql`update listings set notice_starts_on = current_date - 20 where id = ${m.listing.id}`);
    expect(await advanceWaitingDeals({ db: t.db })).toBe(1);
    expect(await state(dealId)).toBe('signed');
    const other = await makeMarket(t.db);
    const foreign = await certificate(t.db, other, await openedDeal(t.db, other, 'transfer'));
    await expect(move(t.db, m.university.scope, dealId, 'file_certificate', { certificate_no: 'C', registered_on: today, document_id: foreign })).rejects.toMatchObject({ fields: [{ code: 'unknown_document' }] });
    await expect(move(t.db, m.university.scope, dealId, 'file_certificate', { certificate_no: 'C', registered_on: '2099-01-01', document_id: await certificate(t.db, m, dealId) }))
      .rejects.toMatchObject({ fields: [{ code: 'day_in_future' }] });
  });
});

describe('contract and signatures', () => {
  it('a new version voids the signatures; only the current hash can be signed; limits bind', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer');
    await pay(t.db, m, dealId);
    await clearPaperGates(t.db, m, dealId);
    const first = (await getDeal({ db: t.db }, m.company.scope, dealId)).documents[0]!;
    const sign = (scope: typeof m.company.scope, d: { id: string; sha256: string }) => signDocument({ db: t.db }, scope, dealId, { document_id: d.id, sha256: d.sha256, ...consent }, { caller });
    await sign(m.university.scope, first);
    await expect(sign(m.university.scope, first)).rejects.toMatchObject({ details: { blocked_by: [{ code: 'already_signed' }] } });
    const bad = await draftContract({ db: t.db }, m.company.scope, dealId, { additional_clauses: '受让人不得对该专利权的有效性提出异议。' });
    expect(bad).toMatchObject({ version: 2, signatures: [], findings: [{ code: 'illegal_clause', subject: 'no_challenge' }] });
    await expect(sign(m.company.scope, first)).rejects.toMatchObject({ code: 'conflict' });
    await sign(m.company.scope, bad);
    await sign(m.university.scope, bad);
    expect(await state(dealId)).toBe('funded'); // both signed, but gate G11 is open
    const good = await draftContract({ db: t.db }, m.company.scope, dealId, { additional_clauses: '双方每季度召开一次技术交流会。' });
    expect(good.findings).toEqual([]);
    await expect(sign(m.company.scope, { id: good.id, sha256: 'a'.repeat(64) })).rejects.toMatchObject({ details: { blocked_by: [{ code: 'hash_differs' }] } });
    const limited = await makeMember(t.db, m.company.org, 'manager', { approvalLimit: 999_999_99 });
    await expect(sign(limited, good), 'a colleague is asked').rejects.toMatchObject({ code: 'approval_requested' });
    await expect(sign(await makeMember(t.db, m.company.org, 'member'), good)).rejects.toMatchObject({ code: 'forbidden' });
    await sign(await makeMember(t.db, m.company.org, 'manager', { approvalLimit: 1_000_000_00 }), good);
    expect(await state(dealId)).toBe('funded');
    await sign(m.university.scope, good);
    expect(await state(dealId)).toBe('signed');
    await expect(draftContract({ db: t.db }, m.company.scope, dealId, {})).rejects.toMatchObject({ code: 'conflict', details: { reason: 'contract_is_fixed' } });
    await expect(getDocument({ db: t.db }, m.broker.scope, dealId, good.id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await getDocument({ db: t.db }, m.university.scope, dealId, good.id)).body).toContain('技术交流会');
  });

  it('takes files by their content, keeps their bytes and refuses what a browser would run', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer', { broker: m.broker.org.slug, broker_fee_bps: 100 });
    const files = memoryFiles();
    const upload = (bytes: AsyncIterable<Uint8Array>, kind = 'evidence', scope = m.university.scope) => uploadDocument({ db: t.db, files }, scope, dealId, { kind, fileName: '..\\..\\a\u202e.pdf', bytes });
    const html = async function* () { yield Buffer.from('<html><script>1</script>'); };
    const big = async function* () { yield* pdf(); for (let i = 0; i < 30; i++) yield new Uint8Array(1024 * 1024); };
    await expect(upload(html())).rejects.toMatchObject({ code: 'unsupported_media' });
    await expect(upload((async function* () { /* nothing */ })())).rejects.toMatchObject({ code: 'bad_file' });
    await expect(upload(big())).rejects.toMatchObject({ code: 'payload_too_large' });
    await expect(upload(pdf(), 'contract')).rejects.toMatchObject({ code: 'validation' });
    await expect(upload(pdf(), 'evidence', m.broker.scope)).rejects.toMatchObject({ code: 'forbidden' });
    const kept = await upload(pdf('hello'));
    expect(kept).toMatchObject({ kind: 'evidence', version: 1, title: 'a.pdf', has_file: true });
    const file = await openDocumentFile({ db: t.db, files }, m.company.scope, dealId, kept.id);
    expect(file).toMatchObject({ mime: 'application/pdf', name: 'a.pdf', sha256: kept.sha256 });
    await expect(openDocumentFile({ db: t.db, files }, m.broker.scope, dealId, kept.id)).rejects.toMatchObject({ code: 'forbidden' });
    await postMessage({ db: t.db }, m.company.scope, dealId, { body: '请确认交付日期' });
    expect((await listMessages({ db: t.db }, m.university.scope, dealId)).items).toMatchObject([{ side: 'buyer', body: '请确认交付日期' }]);
    await expect(listMessages({ db: t.db }, m.broker.scope, dealId)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('ways out', () => {
  it('keeps a licence with a royalty active until its term is over', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'ordinary_licence', { price: { currency: 'CNY', amount: 0 }, royalty_bps: 300, term_months: 12 });
    await clearPaperGates(t.db, m, dealId);
    await signBoth(t.db, m, dealId);
    await move(t.db, m.university.scope, dealId, 'file_handover', { handed_over_on: today, items: ['files'] });
    await expect(move(t.db, m.university.scope, dealId, 'confirm_handover')).rejects.toMatchObject({ code: 'forbidden' });
    await move(t.db, m.second.scope, dealId, 'confirm_handover');
    await move(t.db, m.operator.scope, dealId, 'release');
    await move(t.db, m.university.scope, dealId, 'file_recordal', { recordal_no: 'L', recorded_on: today, document_id: await certificate(t.db, m, dealId, 'recordal') });
    const report = (period_start: string, amount: number) => reportRoyalty({ db: t.db }, m.company.scope, dealId, { period_start, sales: { currency: 'CNY', amount } });
    await expect(report(today, 1_000_00)).rejects.toMatchObject({ code: 'conflict' });
    await run(sql`update deal_royalties set period_end = current_date - 2 where deal_id = ${dealId}`);
    expect(await report(today, 1_000_50)).toMatchObject({ royalty: { amount: 3_002 }, due: { amount: 3_002 } });
    await expect(report(today, 5_00)).rejects.toMatchObject({ code: 'conflict' });
    expect(await advanceWaitingDeals({ db: t.db })).toBe(0);
    await run(sql`update patent_rights set ends_on = current_date - 1 where deal_id = ${dealId}`);
    await run(sql`update cases set look_at = now() - interval '1 hour' where id = ${dealId} and look_at > now() + interval '300 days'`);
    expect(await advanceWaitingDeals({ db: t.db })).toBe(1);
    expect(await state(dealId)).toBe('closed');
  });

  it('ends by agreement before money, and over a refund after it; the listing returns', async () => {
    const m = await makeMarket(t.db);
    const first = await openedDeal(t.db, m, 'transfer');
    expect(await rows(sql`select status from listings where id = ${m.listing.id}`)).toEqual([{ status: 'under_offer' }]);
    await move(t.db, m.company.scope, first, 'propose_cancel', {}, 'plans changed');
    await expect(move(t.db, m.company.scope, first, 'agree_cancel')).rejects.toMatchObject({ details: { blocked_by: [{ code: 'cancel_proposed_by_other' }] } });
    expect(await move(t.db, m.university.scope, first, 'agree_cancel')).toMatchObject({ state: 'cancelled' });
    expect(await rows(sql`select status from listings where id = ${m.listing.id}`)).toEqual([{ status: 'published' }]);
    const second = await openedDeal(t.db, m, 'transfer');
    await pay(t.db, m, second);
    await move(t.db, m.university.scope, second, 'propose_cancel', {}, 'board refuses');
    expect(await move(t.db, m.company.scope, second, 'agree_cancel')).toMatchObject({ state: 'refunding' });
    expect(await rows(sql`select consumer from outbox where topic = 'refund.requested' and payload ->> 'dealId' = ${second}`)).toEqual([{ consumer: 'payments' }]);
    await refund(second, 400_000_00);
    expect(await state(second)).toBe('refunding');
    await refund(second, 600_000_00);
    expect(await state(second)).toBe('cancelled');
    expect((await getDeal({ db: t.db }, m.company.scope, second)).milestones[0]).toMatchObject({ state: 'refunded' });
    expect(await withRead(t.db, s, checkLedger)).toEqual([]);
  });

  it('ends by time, refunds by time, and alarms where only an alarm is due', async () => {
    const m = await makeMarket(t.db);
    const late = (dealId: string, code: string) => run(sql`update case_timers set due_at = now() - interval '1 minute' where case_id = ${dealId} and code = ${code}`);
    const unpaid = await openedDeal(t.db, m, 'transfer');
    await late(unpaid, 'payment');
    expect(await markDeadlines({ db: t.db })).toEqual([{ dealId: unpaid, code: 'payment', fired: 'time_out_payment' }]);
    expect(await state(unpaid)).toBe('cancelled');
    const unsigned = await openedDeal(t.db, m, 'transfer');
    await pay(t.db, m, unsigned);
    await late(unsigned, 'signing');
    await markDeadlines({ db: t.db });
    expect(await state(unsigned)).toBe('refunding');
    await refund(unsigned, 1_000_000_00);
    const waiting = await openedDeal(t.db, m, 'transfer');
    await pay(t.db, m, waiting);
    await clearPaperGates(t.db, m, waiting);
    await signBoth(t.db, m, waiting);
    await expect(move(t.db, m.company.scope, waiting, 'rescind', {}, 'no certificate')).rejects.toMatchObject({ details: { blocked_by: [{ code: 'registration_overdue' }] } });
    await late(waiting, 'registration');
    expect(await markDeadlines({ db: t.db })).toEqual([{ dealId: waiting, code: 'registration', fired: null }]);
    expect(await markDeadlines({ db: t.db })).toEqual([]);
    expect(await state(waiting)).toBe('signed');
    expect(await move(t.db, m.company.scope, waiting, 'rescind', {}, 'no certificate')).toMatchObject({ state: 'refunding' });
  });

  it('a dispute holds the clocks and returns where it began; late money comes back', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer');
    await move(t.db, m.university.scope, dealId, 'open_dispute', {}, 'wrong party');
    const held = await getDeal({ db: t.db }, m.company.scope, dealId);
    expect(held).toMatchObject({ state: 'disputed', disputed: true });
    expect(held.deadlines.every((d) => d.state === 'held' && d.remaining_ms! > 0)).toBe(true);
    await run(sql`update case_timers set due_at = now() - interval '1 day' where case_id = ${dealId}`);
    expect(await markDeadlines({ db: t.db })).toEqual([]);
    await pay(t.db, m, dealId);
    expect(await state(dealId)).toBe('disputed');
    const back = await move(t.db, m.operator.scope, dealId, 'resolve_dispute', {}, 'settled');
    expect(back).toMatchObject({ to: 'opened', state: 'funded', followed_by: [{ name: 'fund' }] });
    expect((await getDeal({ db: t.db }, m.company.scope, dealId)).deadlines.find((d) => d.code === 'signing')).toMatchObject({ state: 'open' });
    await move(t.db, m.company.scope, dealId, 'open_dispute', {}, 'again');
    await move(t.db, m.second.scope, dealId, 'ask_refund', {}, 'the parties have parted');
    expect(await move(t.db, m.operator.scope, dealId, 'end_dispute', {}, 'no deal')).toMatchObject({ state: 'refunding' });
    await refund(dealId, 1_000_000_00);
    expect(await state(dealId)).toBe('cancelled');
    const paymentId = await pay(t.db, m, dealId, 5_00);
    await onPaymentSettled({ db: t.db }, { paymentId, dealId });
    expect(await rows(sql`select request ->> 'amount' as amount from payment_commands where kind = 'refund' and subject_id = ${paymentId}`)).toEqual([{ amount: '500' }]);
  });

  it('clocks stand still as long as any of several holds is on: the frozen patent, the mediation and the dispute', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer');
    expect(await rows(sql`select definition_version as v, regions from cases where id = ${dealId}`)).toEqual([{ v: 3, regions: { signing: 'unsigned', funding: 'unpaid', course: 'waiting' } }]);
    const clocks = async () => Object.fromEntries((await rows<{ code: string; held: string[] }>(sql`select code, holds as held from case_timers where case_id = ${dealId} order by code`)).map((c) => [c.code, c.held.sort().join('+')]));
    await expect(move(t.db, m.operator.scope, dealId, 'freeze_begins', {}, 'court order 7')).rejects.toMatchObject({ code: 'transition_refused' });
    // What the seller recorded closes gate G3 and stops no clock; an operator who saw the court's paper does.
    await recordStatus({ db: t.db, clock: systemClock }, m.university.scope as MemberScope, m.patent.id, { legal_status: 'in_force', as_of: today, source: 'typed by the seller', frozen: true, pledged: false });
    expect(await advanceWaitingDeals({ db: t.db })).toBe(0);
    expect(await clocks()).toEqual({ payment: '', signing: '' });
    expect((await getDeal({ db: t.db }, m.company.scope, dealId)).gates.find((g) => g.code === 'G3')).toMatchObject({ state: 'open', why: 'frozen' });
    await expect(move(t.db, m.university.scope, dealId, 'freeze_begins', {}, 'our word')).rejects.toMatchObject({ code: 'forbidden' });
    await move(t.db, m.operator.scope, dealId, 'freeze_begins', {}, 'court order 7');
    expect(await clocks()).toEqual({ payment: '', signing: 'freeze' });
    await move(t.db, m.operator.scope, dealId, 'begin_mediation', {}, 'the parties talk');
    await move(t.db, m.company.scope, dealId, 'open_dispute', {}, 'wrong party');
    expect(await clocks()).toEqual({ payment: 'dispute+mediation', signing: 'dispute+freeze+mediation' });
    expect((await getDeal({ db: t.db }, m.company.scope, dealId)).state).toBe('disputed');
    await run(sql`update patents set frozen = false where id = ${m.patent.id}`);
    expect(await advanceWaitingDeals({ db: t.db })).toBe(1);
    expect(await clocks()).toEqual({ payment: 'dispute+mediation', signing: 'dispute+mediation' });
    await move(t.db, m.operator.scope, dealId, 'end_mediation', {}, 'no agreement');
    const back = await move(t.db, m.operator.scope, dealId, 'resolve_dispute', {}, 'settled');
    expect(back).toMatchObject({ from: 'disputed', to: 'opened', followed_by: [] });
    expect(await clocks()).toEqual({ payment: '', signing: '' });
    expect((await getDeal({ db: t.db }, m.company.scope, dealId)).deadlines.every((d) => d.state === 'open')).toBe(true);
  });

  it('parties are reminded of a deadline on the days their process says, once each', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer');
    const told = () => rows<{ org: string; code: string }>(sql`select payload ->> 'orgId' as org, payload #>> '{data,reason}' as code from outbox where topic = 'org.notice' and payload ->> 'kind' = 'deal_reminder' and payload ->> 'href' = ${`/deals/${dealId}`}`);
    const near = (code: string, days: number) => run(sql`update case_timers set due_at = now() + ${`${days} days`}::interval, remind_at = now() - interval '1 minute' where case_id = ${dealId} and code = ${code}`);
    expect(await rows(sql`select code, round(extract(epoch from due_at - remind_at) / 86400)::int as days from case_timers where case_id = ${dealId} order by code`)).toEqual([{ code: 'payment', days: 7 }, { code: 'signing', days: 7 }]);
    expect(await remindOfDeadlines({ db: t.db })).toBe(0);
    await near('payment', 6.9);
    expect(await remindOfDeadlines({ db: t.db })).toBe(1);
    expect(await told()).toEqual([{ org: m.company.org.id, code: 'payment' }]);
    expect(await remindOfDeadlines({ db: t.db })).toBe(0);
    expect(await rows(sql`select round(extract(epoch from due_at - remind_at) / 86400)::int as days from case_timers where case_id = ${dealId} and code = 'payment'`)).toEqual([{ days: 1 }]);
    await near('signing', 0.9);
    await remindOfDeadlines({ db: t.db });
    expect((await told()).map((r) => r.code).sort()).toEqual(['payment', 'signing', 'signing']);
    expect(await rows(sql`select remind_at from case_timers where case_id = ${dealId} and code = 'signing'`)).toEqual([{ remind_at: null }]);
  });
});
