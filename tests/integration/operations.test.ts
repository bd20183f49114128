import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#app/core/clock.ts';
import { systemScope, type OperatorScope, type OrgScope } from '#app/core/scope.ts';
import { bankReceiptConfirmed } from '#app/modules/payments/ledger/facts.ts';
import { post } from '#app/modules/payments/ledger/post.server.ts';
import { confirmBankReceipt } from '#app/modules/payments/confirm-bank-receipt.server.ts';
import { recordBankReceipt } from '#app/modules/payments/record-bank-receipt.server.ts';
import { readAccount, readTrialBalance, verifyLedger, wholeMoments } from '#app/modules/operations/ledger.server.ts';
import { listQueue } from '#app/modules/operations/list-queue.server.ts';
import { queueDetail } from '#app/modules/operations/queue-item.server.ts';
import { retryEffects } from '#app/modules/operations/retry-effects.server.ts';
import { verifyAuditChain } from '#app/modules/operations/verify-chain.server.ts';
import { decideVerification } from '#app/modules/operations/verify-organisation.server.ts';
import { payDeal } from '#app/modules/deals/pay-deal.server.ts';
import { uploadBankSlip } from '#app/modules/deals/bank-slip.server.ts';
import { emit } from '#db/outbox.ts';
import { orgs } from '#db/schema/orgs.ts';
import { outbox } from '#db/schema/platform.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeMember } from '#tests/fixtures/builders.ts';
import { submitPapers } from '#tests/fixtures/identity.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { certificate, clearPaperGates, makeMarket, memoryFiles, move, openedDeal, pay, pdf, signBoth, type Market } from '#tests/fixtures/deals.ts';

let t: TestDatabase;
let m: Market;
let first: OperatorScope;
let second: OperatorScope;
const system = systemScope('test');
beforeAll(async () => { t = await testDatabase(); });
afterAll(() => t.close());
beforeEach(async () => {
  m = await makeMarket(t.db);
  first = m.operator.scope as unknown as OperatorScope;
  second = await makeMember(t.db, m.operator.org, 'manager') as unknown as OperatorScope;
});

const deps = () => ({ db: t.db, clock: systemClock });
const refusal = (code: string) => expect.objectContaining({ code });
const keys = async (scope = first) => (await listQueue(deps(), scope)).items.map((i) => i.key);
const detailOf = async (key: string, scope = first) => queueDetail(deps(), scope, (await listQueue(deps(), scope)).items.find((i) => i.key === key)!);

describe('the queue', () => {
  it('shows a registration with its certificate, then the release, then nothing', async () => {
    const deal = await openedDeal(t.db, m, 'transfer');
    await clearPaperGates(t.db, m, deal);
    await pay(t.db, m, deal);
    await signBoth(t.db, m, deal);
    expect(await keys()).not.toContain(`registration:${deal}`);
    const document = await certificate(t.db, m, deal);
    await move(t.db, m.university.scope, deal, 'file_certificate', { certificate_no: 'Z-77', registered_on: '2026-01-05', document_id: document });
    expect(await detailOf(`registration:${deal}`)).toMatchObject({ type: 'deal', evidence: { kind: 'certificate', document_id: document, data: { certificate_no: 'Z-77' } } });
    await move(t.db, first as unknown as OrgScope, deal, 'confirm_registration');
    const now = await keys();
    expect(now).toContain(`release:${deal}`);
    expect(now).not.toContain(`registration:${deal}`);
    await move(t.db, second as unknown as OrgScope, deal, 'release');
    expect(await keys()).not.toContain(`release:${deal}`);
  });

  it('takes a bank receipt through two people, and shows the second nothing of the first', async () => {
    const deal = await openedDeal(t.db, m, 'transfer');
    const world = { db: t.db, files: memoryFiles() };
    const { slip_file_id } = await uploadBankSlip(world, m.company.scope, deal, { fileName: 'slip.pdf', bytes: pdf() });
    const words = { locale: 'en' as const, describe: (n: string) => n };
    const payment = await payDeal({ ...deps(), clock: { now: () => new Date() }, stripe: null as never, publicUrl: 'http://x' }, m.company.scope, deal, { rail: 'bank', slip_file_id }, words);
    expect(payment).toMatchObject({ status: 'pending', amount: { amount: 1_000_000_00 } });
    expect((await listQueue(deps(), first, { view: 'money' })).items.find((i) => i.key === `bank_record:${payment.id}`)).toMatchObject({ mine: false, amount: { amount: 1_000_000_00 } });
    const receipt = { bank_name: 'Bank of Tests', serial: `S-${deal.slice(-8)}`, amount: payment.amount, received_on: '2026-01-02' };
    await recordBankReceipt(deps(), first, payment.id, receipt);
    const byKey = (scope: OperatorScope) => listQueue(deps(), scope).then((q) => q.items.find((i) => i.key === `bank_confirm:${payment.id}`));
    expect(await byKey(first)).toMatchObject({ mine: true });
    expect(await byKey(second)).toMatchObject({ mine: false });
    const seen = await detailOf(`bank_confirm:${payment.id}`, second);
    expect(JSON.stringify(seen)).not.toMatch(/BANK OF TESTS/i);
    expect(seen).toMatchObject({ slip: { name: 'slip.pdf' } });
    await expect(confirmBankReceipt(deps(), first, payment.id, receipt)).rejects.toEqual(refusal('same_person'));
    await confirmBankReceipt(deps(), second, payment.id, receipt);
    expect(await keys()).not.toContain(`bank_confirm:${payment.id}`);
    await expect(payDeal({ ...deps(), clock: { now: () => new Date() }, stripe: null as never, publicUrl: 'http://x' }, m.company.scope, deal, { rail: 'stripe' }, words)).rejects.toEqual(refusal('conflict'));
  });

  it('lists disputes and orders by age', async () => {
    const deal = await openedDeal(t.db, m, 'transfer');
    await move(t.db, m.company.scope, deal, 'open_dispute', {}, 'the drawings are missing');
    const { items, counts } = await listQueue(deps(), first);
    expect(items.map((i) => i.key)).toContain(`dispute:${deal}`);
    expect(items.map((i) => i.since)).toEqual(items.map((i) => i.since).sort());
    expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(items.length);
  });

  it('is the operator’s alone', async () => {
    await expect(listQueue(deps(), m.company.scope)).rejects.toEqual(refusal('forbidden'));
    await expect(retryEffects(deps(), m.university.scope, { consumer: 'search', topic: 'listing.changed' })).rejects.toEqual(refusal('forbidden'));
    await expect(decideVerification(deps(), m.company.scope, { verification_id: 'ver_0ghost0', verdict: 'accept' })).rejects.toEqual(refusal('forbidden'));
    await expect(readTrialBalance(deps(), m.company.scope)).rejects.toEqual(refusal('forbidden'));
  });
});

describe('payment of a deal', () => {
  it('is for the buyer, within the approval limit, and only while the process waits for it', async () => {
    const deal = await openedDeal(t.db, m, 'transfer');
    const ask = (scope: OrgScope) => payDeal({ ...deps(), clock: { now: () => new Date() }, stripe: null as never, publicUrl: 'http://x' }, scope, deal, { rail: 'bank', slip_file_id: 'fil_0ghost0' }, { locale: 'en', describe: (n) => n });
    await expect(ask(m.university.scope)).rejects.toEqual(refusal('forbidden'));
    const junior = await makeMember(t.db, m.company.org, 'manager');
    await withTx(t.db, system, (tx) => tx.execute(sql`update members set approval_limit = 100 where user_id = ${junior.userId}`));
    await expect(ask(junior as OrgScope)).rejects.toEqual(refusal('approval_requested'));
    await expect(ask(m.company.scope)).rejects.toEqual(refusal('validation'));
    await pay(t.db, m, deal);
    await expect(ask(m.company.scope)).rejects.toMatchObject({ code: 'conflict', details: { reason: 'nothing_due' } });
  });
});

describe('effects set aside', () => {
  it('are sent again from the beginning, once, and the audit trail says who did it', async () => {
    await withTx(t.db, system, async (tx) => {
      await emit(tx, 'demand.changed', { demandId: 'dem_1', orgId: 'org_1' }, { key: m.patent.id });
      await tx.update(outbox).set({ deadAt: new Date(), attempts: 9, lastError: 'index down' }).where(eq(outbox.key, `demand.changed:${m.patent.id}`));
    });
    expect(await detailOf('effect:search:demand.changed')).toMatchObject({ type: 'effects', rows: [{ attempts: 9, set_aside: true, problem: 'index down' }] });
    expect(await retryEffects(deps(), first, { consumer: 'search', topic: 'demand.changed' })).toEqual({ count: 1 });
    const [row] = await withRead(t.db, system, (tx) => tx.select().from(outbox).where(eq(outbox.key, `demand.changed:${m.patent.id}`)));
    expect(row).toMatchObject({ attempts: 0, deadAt: null });
    await expect(retryEffects(deps(), first, { consumer: 'search', topic: 'demand.changed' })).rejects.toEqual(refusal('not_found'));
    expect((await verifyAuditChain(deps(), first, { subject: first.orgId })).latest[0]).toMatchObject({ action: 'effect.retry', actor: first.userId });
  });
});

describe('verification of an organisation', () => {
  it('compares papers with their document, once, and tells the index of its listings', async () => {
    await withTx(t.db, system, (tx) => tx.update(orgs).set({ verifiedAt: null, verificationState: 'unverified' }).where(eq(orgs.id, m.university.org.id)));
    const id = await submitPapers(t.db, m.university.scope);
    expect(await detailOf(`verify_org:${id}`)).toMatchObject({ type: 'org', org: { id: m.university.org.id }, submission: { id }, file: { name: 'licence.pdf' } });
    await decideVerification(deps(), first, { verification_id: id, verdict: 'accept' });
    expect(await keys()).not.toContain(`verify_org:${id}`);
    const told = await withRead(t.db, system, (tx) => tx.execute<{ n: number }>(sql`select count(*)::int as n from outbox where topic = 'listing.changed' and payload->>'listingId' = ${m.listing.id}`));
    expect(told[0]!.n).toBeGreaterThan(0);
    await expect(decideVerification(deps(), second, { verification_id: id, verdict: 'accept' })).rejects.toEqual(refusal('conflict'));
    await expect(decideVerification(deps(), second, { verification_id: 'ver_0ghost0', verdict: 'accept' })).rejects.toEqual(refusal('not_found'));
  });
});

describe('ledger and audit', () => {
  it('balance, page whole moments, and hold every invariant', async () => {
    const deal = await openedDeal(t.db, m, 'transfer');
    for (const serial of ['A-1', 'A-2', 'A-3']) {
      await withTx(t.db, system, (tx) => post(tx, { ...bankReceiptConfirmed({ bank: deal, serial, amount: { currency: 'CNY', amount: 100 }, held: { dealId: deal } }), occurredAt: new Date() }));
    }
    const balance = await readTrialBalance(deps(), first);
    expect(balance.totals.every((x) => x.difference === 0)).toBe(true);
    expect(balance.accounts.find((a) => a.code === `held.deal:${deal}`)).toMatchObject({ balance: -300, deal_id: deal });
    expect(await verifyLedger(deps(), first)).toEqual([]);
    const page = await readAccount(deps(), first, `held.deal:${deal}`, { limit: 2 });
    expect(page.entries).toHaveLength(2);
    const rest = await readAccount(deps(), first, `held.deal:${deal}`, { limit: 2, cursor: page.next_cursor! });
    expect(new Set([...page.entries, ...rest.entries].map((e) => e.journal_id)).size).toBe(3);
    expect(rest.next_cursor).toBeNull();
    await expect(readAccount(deps(), first, 'held.deal:deal_0ghost0')).rejects.toEqual(refusal('not_found'));
  });

  it('never splits what was posted at one moment over two pages', () => {
    const at = (ms: number) => ({ postedAt: new Date(ms) });
    expect(wholeMoments([at(3), at(2), at(2), at(1)], 2)).toEqual({ entries: [at(3)], next: 3 });
    expect(wholeMoments([at(3), at(2)], 2)).toEqual({ entries: [at(3), at(2)], next: null });
  });

  it('finds a kept head that is not in the chain, and a chain that never was', async () => {
    const deal = await openedDeal(t.db, m, 'transfer');
    const report = await verifyAuditChain(deps(), first, { subject: deal });
    expect(report).toMatchObject({ broken: [], kept: null });
    expect(await verifyAuditChain(deps(), first, { subject: deal, seq: report.seq, hash: report.head })).toMatchObject({ kept: true, broken: [] });
    expect(await verifyAuditChain(deps(), first, { subject: deal, seq: report.seq + 5, hash: 'a'.repeat(64) })).toMatchObject({ kept: false });
    await expect(verifyAuditChain(deps(), first, { subject: 'deal_0ghost0' })).rejects.toEqual(refusal('not_found'));
    await expect(verifyAuditChain(deps(), first, { subject: deal, hash: 'a'.repeat(64) })).rejects.toEqual(refusal('validation'));
  });
});
