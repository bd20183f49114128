import postgres from 'postgres';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberScope, OrgScope } from '#app/core/scope.ts';
import { deliverNotice } from '#app/modules/notifications/deliver-notices.server.ts';
import { coolsUntil } from '#app/modules/payments/cooling.ts';
import { confirmBankPayout } from '#app/modules/payments/confirm-bank-payout.server.ts';
import { bankReceiptConfirmed } from '#app/modules/payments/ledger/facts.ts';
import { release } from '#app/modules/payments/ledger/pending.server.ts';
import { post } from '#app/modules/payments/ledger/post.server.ts';
import { markAccounts } from '#app/modules/payments/mark-accounts.server.ts';
import { getPayoutAccount, replacePayoutAccount, startPayoutOnboarding } from '#app/modules/payments/payout-account.server.ts';
import { recordBankPayout } from '#app/modules/payments/record-bank-order.server.ts';
import { sendPayout } from '#app/modules/payments/send-payout.server.ts';
import { startCheckout } from '#app/modules/payments/start-checkout.server.ts';
import { redrivePayouts } from '#app/modules/payments/sweep-payments.server.ts';
import { orgPayoutAccounts } from '#db/schema/orgs.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeMember } from '#tests/fixtures/builders.ts';
import { PaymentWorld, platform, type TestDeal } from '#tests/fixtures/payments.ts';

let w: PaymentWorld;
const HOUR = 3_600_000;
const soon = sql`now() + interval '1 second'`;
const later = (hours: number) => w.depsAt(new Date(Date.now() + hours * HOUR));
const account = async (org: string) => (await withRead(w.db, platform, (tx) => tx.select().from(orgPayoutAccounts).where(eq(orgPayoutAccounts.orgId, org))))[0]!;
const payout = async (id: string) => (await w.rows<{ state: string; last_error: string | null; transfer_id: string | null }>(sql`select state, last_error, transfer_id from payouts where id = ${id}`))[0]!;
const told = (org: string) => w.rows<{ what: string; key: string; payload: Record<string, unknown> }>(sql`select payload->>'what' as what, key, payload from outbox where topic = 'payout_account.changed' and payload->>'orgId' = ${org} order by id`);
const quiet = async () => { await w.delivered(); expect(await w.work()).toBe(0); };
beforeAll(async () => { w = await PaymentWorld.start(); });
afterAll(async () => { await w.stop(); });

/** A paid deal whose seller has a complete account. */
async function ready(): Promise<TestDeal> {
  const deal = await w.deal();
  const { payment } = await startCheckout(w.deps, deal.buyerScope as MemberScope, { dealId: deal.id, milestone: 'price', currency: 'CNY', amount: deal.price, description: 'x', locale: 'en' });
  const [row] = await w.rows<{ checkout_id: string }>(sql`select checkout_id from payments where id = ${payment.id}`);
  await w.pay(row!.checkout_id);
  await startPayoutOnboarding(w.deps, deal.sellerScope, '/org');
  await w.onboard(deal.seller.id);
  await quiet();
  return deal;
}
/** As a row the migration found: there, and nobody knows which bank account it was. */
const old = (org: string) => withTx(w.db, platform, (tx) => tx.update(orgPayoutAccounts).set({ bankMark: '' }).where(eq(orgPayoutAccounts.orgId, org)));
const changeBank = async (org: string) => w.control('POST', `accounts/${(await account(org)).providerAccountId}/bank`);

describe('a payout account', () => {
  it('that was completed for the first time is news, and nothing waits for it', async () => {
    const deal = await ready();
    expect((await told(deal.seller.id)).map((r) => r.what)).toEqual(['opened']);
    expect(await account(deal.seller.id)).toMatchObject({ changedAt: null, bankMark: expect.stringMatching(/^fp_/) });
    const id = await w.release(deal);
    await quiet();
    expect(await payout(id)).toMatchObject({ state: 'sent' });
  });

  it('that names another bank account cools off for 72 hours; then the sweep goes on by itself', async () => {
    const deal = await ready();
    await changeBank(deal.seller.id);
    await quiet();
    expect((await told(deal.seller.id)).map((r) => r.what)).toEqual(['opened', 'changed']);
    const id = await w.release(deal);
    await quiet();
    expect(await payout(id)).toMatchObject({ state: 'pending', last_error: 'account_cooling' });
    expect(await getPayoutAccount(w.deps, deal.sellerScope)).toMatchObject({ state: 'ready', replacing: false, cools_until: expect.any(String) });
    await redrivePayouts(later(71), soon);
    expect(await payout(id)).toMatchObject({ state: 'pending', last_error: 'account_cooling' });
    await redrivePayouts(later(73), soon);
    expect(await payout(id)).toMatchObject({ state: 'sent' });
    expect((await getPayoutAccount(later(73), deal.sellerScope)).cools_until).toBeNull();
  });

  it('whose change nobody told us of is found out before money is sent to it', async () => {
    const deal = await ready();
    w.deaf = true;
    await changeBank(deal.seller.id);
    const id = await w.release(deal);
    await w.delivered();
    await w.work();
    w.deaf = false;
    expect(await payout(id)).toMatchObject({ state: 'pending', last_error: 'account_cooling' });
    expect((await told(deal.seller.id)).map((r) => r.what)).toEqual(['opened', 'changed']);
  });

  it('that is to be replaced stays in use until the new one is complete, which then cools off', async () => {
    const deal = await ready();
    const before = await account(deal.seller.id);
    await expect(replacePayoutAccount(w.deps, await makeMember(w.db, deal.seller, 'member') as OrgScope, '/org')).rejects.toThrow(/forbidden/);
    const [one, two] = [await replacePayoutAccount(w.deps, deal.sellerScope, '/org'), await replacePayoutAccount(w.deps, deal.sellerScope, '/org')];
    expect([one.url, two.url].every((url) => /onboarding/.test(url))).toBe(true);
    const begun = await account(deal.seller.id);
    expect(begun).toMatchObject({ providerAccountId: before.providerAccountId, changedAt: null });
    expect(begun.nextAccountId, 'one new account, however often it is asked for').toMatch(/^acct_/);
    expect(await getPayoutAccount(w.deps, deal.sellerScope)).toMatchObject({ state: 'ready', replacing: true, cools_until: null });
    await w.control('POST', `accounts/${begun.nextAccountId}/onboard`);
    await quiet();
    const now = await account(deal.seller.id);
    expect(now).toMatchObject({ providerAccountId: begun.nextAccountId, nextAccountId: null, changedAt: expect.any(Date) });
    const id = await w.release(deal);
    await quiet();
    expect(await payout(id)).toMatchObject({ last_error: 'account_cooling' });
    await Promise.all([sendPayout(later(73), id), sendPayout(later(73), id)]);
    const sent = await payout(id);
    expect(sent.state).toBe('sent');
    const transfers = await w.stripe.findTransfers(deal.id);
    expect(transfers.map((t) => t.destination), 'once, and to the new account').toEqual([now.providerAccountId]);
    await quiet();
    expect(await payout(id)).toMatchObject({ state: 'sent', last_error: null });
    // A third account: the news of the transfer to the second one is still no mismatch.
    await replacePayoutAccount(w.deps, deal.sellerScope, '/org');
    await w.control('POST', `accounts/${(await account(deal.seller.id)).nextAccountId}/onboard`);
    await quiet();
    expect((await told(deal.seller.id)).map((r) => r.what)).toEqual(['opened', 'changed', 'changed']);
  });

  it('that cools off is paid by bank no sooner', async () => {
    const [alice, deal] = [await w.operator(), await ready()];
    await changeBank(deal.seller.id);
    await quiet();
    const id = await w.release(deal);
    await quiet();
    // As if the payout had never been tried by card: the application itself may delete no command.
    const owner = postgres(w.t.ownerUrl, { max: 1, onnotice: () => {} });
    const [command] = await owner<{ id: string }[]>`delete from payment_commands where key = ${`payout:${id}:transfer`} returning id`;
    await owner.end({ timeout: 5 });
    await withTx(w.db, platform, async (tx) => {
      expect(await release(tx, `transfer:${command!.id}:0`)).toBe(true);
      await post(tx, { ...bankReceiptConfirmed({ bank: 'TESTS', serial: 'COOL', amount: { currency: 'CNY', amount: deal.price }, held: { bidId: 'another' } }), occurredAt: new Date() });
    });
    const amount = deal.price - Math.round(deal.price * 0.02);
    await expect(recordBankPayout(w.deps, alice, id, await w.bankOrder(alice, 'COOL-0001', amount))).rejects.toMatchObject({ code: 'conflict', details: { reason: 'account_cooling' } });
    const order = await recordBankPayout(later(73), alice, id, await w.bankOrder(alice, 'COOL-0001', amount));
    await changeBank(deal.seller.id);
    await quiet();
    await expect(confirmBankPayout(w.deps, await w.operator(), id, { order_id: order.id }), 'changed again before the second person came').rejects.toMatchObject({ details: { reason: 'account_cooling' } });
  });

  it('from before marks were kept is paid only once its bank account was taken down, which the trail says; then a change cools off', async () => {
    const deal = await ready();
    await old(deal.seller.id);
    const id = await w.release(deal);
    await quiet();
    expect(await payout(id), 'nobody could tell if it was changed').toMatchObject({ state: 'pending', last_error: 'account_unmarked', transfer_id: null });
    expect(await sendPayout(w.deps, id)).toEqual({ state: 'waiting', code: 'account_unmarked' });
    expect(await markAccounts(w.deps)).toBe(1);
    expect(await account(deal.seller.id)).toMatchObject({ bankMark: expect.stringMatching(/^fp_/), changedAt: null });
    expect(await w.rows(sql`select action from audit_events where chain = ${`org:${deal.seller.id}`} and action = 'payout_account.marked'`)).toHaveLength(1);
    expect(await markAccounts(w.deps)).toBe(0);
    await changeBank(deal.seller.id);
    await quiet();
    expect((await told(deal.seller.id)).map((r) => r.what)).toEqual(['opened', 'changed']);
    expect(await sendPayout(w.deps, id)).toEqual({ state: 'waiting', code: 'account_cooling' });
    await redrivePayouts(later(73), soon);
    expect(await payout(id)).toMatchObject({ state: 'sent' });
  });

  it('that names no bank account is not ready: neither paid, nor marked, nor put in another’s place', async () => {
    const deal = await ready();
    await old(deal.seller.id);
    const bare = { ...w.deps, stripe: new Proxy(w.deps.stripe, { get: (stripe, key) => (key === 'retrieveAccount' ? async (id: string) => ({ ...await stripe.retrieveAccount(id), bank: null }) : Reflect.get(stripe, key).bind(stripe)) }) };
    await markAccounts(bare);
    expect((await account(deal.seller.id)).bankMark).toBe('');
    await markAccounts(w.deps);
    const before = await account(deal.seller.id);
    const id = await w.release(deal);
    await w.delivered();
    expect(await sendPayout(bare, id)).toEqual({ state: 'waiting', code: 'payee_account_not_ready' });
    expect(await getPayoutAccount(bare, deal.sellerScope)).toMatchObject({ state: 'incomplete' });
    await replacePayoutAccount(bare, deal.sellerScope, '/org');
    const { nextAccountId } = await account(deal.seller.id);
    w.deaf = true;
    await w.control('POST', `accounts/${nextAccountId}/onboard`);
    w.deaf = false;
    await replacePayoutAccount(bare, deal.sellerScope, '/org');
    expect(await account(deal.seller.id)).toMatchObject({ providerAccountId: before.providerAccountId, nextAccountId });
    await replacePayoutAccount(w.deps, deal.sellerScope, '/org');
    expect(await account(deal.seller.id)).toMatchObject({ providerAccountId: nextAccountId, changedAt: expect.any(Date) });
  });

  it('is the platform’s to write: an organisation cannot set the day of its own change', async () => {
    const deal = await ready();
    await changeBank(deal.seller.id);
    await quiet();
    const changed = await withTx(w.db, deal.sellerScope as MemberScope, (tx) => tx.update(orgPayoutAccounts).set({ changedAt: null }).where(eq(orgPayoutAccounts.orgId, deal.seller.id)).returning());
    expect(changed).toEqual([]);
    expect((await account(deal.seller.id)).changedAt).not.toBeNull();
  });
});

describe('the owners', () => {
  it('are all told of a change, once each and in their language, with when payouts go on', async () => {
    const deal = await ready();
    const second = await makeMember(w.db, deal.seller, 'owner');
    const manager = await makeMember(w.db, deal.seller, 'manager');
    await withTx(w.db, platform, (tx) => tx.execute(sql`update users set locale = 'en' where id = ${second.userId}`));
    await changeBank(deal.seller.id);
    await quiet();
    const fact = (await told(deal.seller.id)).at(-1)!;
    const deliver = () => deliverNotice({ db: w.db, publicUrl: 'http://x' }, { topic: 'payout_account.changed', key: fact.key, payload: fact.payload });
    await deliver();
    await deliver();
    const mail = (scope: OrgScope) => w.rows<{ subject: string; text: string }>(sql`select subject, text from mails where to_address = (select email from users where id = ${scope.userId})`);
    const [zh, en] = [await mail(deal.sellerScope), await mail(second)];
    expect(zh).toHaveLength(1);
    expect(zh[0]!.subject).toContain('收款账户已更换');
    expect(en).toHaveLength(1);
    expect(en[0]!.text).toMatch(/pays nothing to it before .*China time/);
    expect(await mail(manager)).toEqual([]);
    expect(await w.rows(sql`select kind from notifications where org_id = ${deal.seller.id} and kind like 'payout_account%'`)).toEqual([{ kind: 'payout_account_changed' }]);
  });
});

describe('the time', () => {
  it('is 72 hours to the millisecond', () => {
    const at = new Date('2026-03-01T00:00:00Z');
    expect(coolsUntil(null, at)).toBeNull();
    expect(coolsUntil(at, new Date(at.getTime() + 72 * HOUR - 1))).toEqual(new Date('2026-03-04T00:00:00Z'));
    expect(coolsUntil(at, new Date(at.getTime() + 72 * HOUR))).toBeNull();
  });
});
