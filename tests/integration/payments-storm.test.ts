import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#app/core/clock.ts';
import { newId } from '#app/core/ids.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { applyEvent, EventDeferred } from '#app/modules/payments/apply-event.server.ts';
import { milestoneReleased } from '#app/modules/payments/ledger/facts.ts';
import { post } from '#app/modules/payments/ledger/post.server.ts';
import { checkLedger, trialBalance } from '#app/modules/payments/ledger/read.server.ts';
import { receiveEvent } from '#app/modules/payments/receive-event.server.ts';
import { startCheckout } from '#app/modules/payments/start-checkout.server.ts';
import { rereadPayments } from '#app/modules/payments/sweep-payments.server.ts';
import { signatureHeader } from '#app/platform/stripe-sandbox/webhooks.ts';
import { createLogger } from '#app/platform/logger.ts';
import { ProviderError, type ProviderEvent } from '#app/platform/stripe/port.ts';
import type { Db } from '#db/client.ts';
import { orgPayoutAccounts } from '#db/schema/orgs.ts';
import { payouts } from '#db/schema/payments.ts';
import { outbox } from '#db/schema/platform.ts';
import { withRead, withTx } from '#db/tx.ts';
import { paymentsConsumer } from '#workers/consumers/payments.ts';
import { drainOnce } from '#workers/dispatcher.ts';
import { size } from '#tests/fixtures/sizes.ts';
import { copyDatabase, PaymentWorld, platform, WEBHOOK_SECRET, type TestDeal } from '#tests/fixtures/payments.ts';

const PRICE = 100_000_00;
/** Each shuffles another way. */
const SEEDS = Array.from({ length: size(3, 25) }, (_, i) => 11 + 12 * i);
/** How often each event is delivered: in full about a hundred thousand deliveries over all seeds. */
const TIMES = size(3, 70);
const silent = createLogger({ level: 'silent', name: 'test' });
let w: PaymentWorld;
let deal: TestDeal;
let payoutId: string;
let events: ProviderEvent[];

/** A rich deal, lived at the provider while our inbox was deaf: two payments, a decline, refunds that stand and fail, a chargeback won, a transfer. */
beforeAll(async () => {
  w = await PaymentWorld.start();
  w.deaf = true;
  deal = await w.deal(PRICE);
  const charges: string[] = [];
  for (const [milestone, card] of [['first', '4000000000005126'], ['second', '4242424242424242']] as const) {
    await w.owe(deal, milestone, PRICE);
    const { payment } = await startCheckout(w.deps, deal.buyerScope as MemberScope, { dealId: deal.id, milestone, currency: 'CNY', amount: PRICE, description: 'x', locale: 'zh' });
    const [row] = await w.rows<{ checkout_id: string }>(sql`select checkout_id from payments where id = ${payment.id}`);
    await w.pay(row!.checkout_id, '4000000000000002');
    await w.pay(row!.checkout_id, card);
    charges.push((await w.stripe.retrieveCheckout(row!.checkout_id)).chargeId!);
  }
  await w.stripe.createRefund({ key: 'storm:r1', chargeId: charges[0]!, amount: { currency: 'CNY', amount: 30_000_00 } });
  await w.stripe.createRefund({ key: 'storm:r2', chargeId: charges[1]!, amount: { currency: 'CNY', amount: 20_000_00 } });
  await w.control('POST', 'clock', { advanceSeconds: 3_700 });
  const { dispute } = await w.control<{ dispute: string }>('POST', `charges/${charges[1]!}/dispute`, { amount: 5_000_00 });
  await w.control('POST', `disputes/${dispute}/close`, { won: true });
  const account = await w.stripe.createConnectedAccount({ key: 'storm:acct', name: 'Example', metadata: { org: deal.seller.id } });
  await w.control('POST', `accounts/${account.id}/onboard`);
  payoutId = newId('payout');
  await withTx(w.db, platform, async (tx) => {
    await tx.insert(orgPayoutAccounts).values({ orgId: deal.seller.id, providerAccountId: account.id });
    await tx.insert(payouts).values({ id: payoutId, dealId: deal.id, payeeOrgId: deal.seller.id, role: 'seller', currency: 'CNY', amount: 98_000_00, state: 'failed', lastError: 'held_for_the_test' });
  });
  await w.stripe.createTransfer({ key: 'storm:t1', amount: { currency: 'CNY', amount: 98_000_00 }, destination: account.id, transferGroup: deal.id, sourceCharge: charges[0]!, metadata: { payout: payoutId } });
  await w.delivered();
  events = (await w.stripe.listEvents({ createdFrom: new Date(Date.now() - 3_600_000) })).items;
  // The world's own pool must let go of the database before it can be copied.
  await w.db.$client.end({ timeout: 5 });
});
afterAll(async () => { await w.stop(); });

function randomOf(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

const depsOf = (db: Db) => ({ db, clock: systemClock, stripe: w.stripe });

async function tell(db: Db, event: ProviderEvent): Promise<void> {
  const body = JSON.stringify(event.raw);
  const receipt = await receiveEvent({ ...depsOf(db), webhookSecret: WEBHOOK_SECRET }, Buffer.from(body), signatureHeader(body, WEBHOOK_SECRET, Math.floor(Date.now() / 1000)));
  expect(receipt.accepted).toBe(true);
}

async function work(db: Db): Promise<number> {
  for (let i = 0; i < 4; i++) {
    await withTx(db, platform, (tx) => tx.update(outbox).set({ availableAt: sql`now() - interval '1 second'` }).where(sql`${outbox.doneAt} is null`));
    while ((await drainOnce(db, paymentsConsumer(depsOf(db)), silent)) > 0) { /* until nothing is due */ }
  }
  const rows = await withRead(db, platform, (tx) => tx.execute<{ n: number }>(sql`select count(*)::int as n from outbox where consumer = 'payments' and done_at is null`));
  return rows[0]!.n;
}

async function storm(db: Db, seed: number): Promise<{ journals: unknown; balances: unknown; deferred: number }> {
  const random = randomOf(seed);
  const shuffled = Array.from({ length: TIMES }, () => events).flat().map((event) => ({ event, order: random() })).sort((a, b) => a.order - b.order).map((x) => x.event);
  for (let i = 0; i < shuffled.length; i += 4) {
    const wave = shuffled.slice(i, i + 4);
    await Promise.all(wave.map((event) => tell(db, event)));
    // Several workers at once, the same event twice: what the lease prevents in life, and must not matter.
    await Promise.all([...wave, ...wave].map((event) => applyEvent(depsOf(db), event.id).catch((error: unknown) => {
      if (!(error instanceof EventDeferred) && !(error instanceof ProviderError)) throw error;
    })));
  }
  const deferred = await work(db);
  // Only now the deal is released: the transfer's event, which had to wait, finds what it pays from.
  await withTx(db, platform, (tx) => post(tx, {
    ...milestoneReleased({ dealId: deal.id, milestone: 'price', currency: 'CNY', payees: [{ orgId: deal.seller.id, amount: 98_000_00 }], commission: 2_000_00 }), occurredAt: new Date(),
  }));
  expect(await work(db)).toBe(0);
  return withRead(db, platform, async (tx) => ({
    deferred,
    journals: [...await tx.execute(sql`select j.idem_key, string_agg(e.account || '=' || e.amount, ' ' order by e.line) as lines from ledger_journals j join ledger_entries e on e.journal_id = j.id group by 1 order by 1`)],
    balances: (await trialBalance(tx)).accounts.map((a) => [a.code, a.balance]),
  }));
}

describe('a storm of events', () => {
  it('shuffled, tripled and told to several workers at once, again and again, leads to the same books', async () => {
    const results: Awaited<ReturnType<typeof storm>>[] = [];
    for (const seed of SEEDS) {
      const copy = await copyDatabase(w.t.name);
      try {
        results.push(await storm(copy.db, seed));
        const { problems, totals, told } = await withRead(copy.db, platform, async (tx) => ({
          problems: await checkLedger(tx), totals: (await trialBalance(tx)).totals,
          told: [...await tx.execute(sql`select topic, count(*)::int as n from outbox where consumer = 'deals' group by 1 order by 1`)],
        }));
        expect(problems, `seed ${seed}`).toEqual([]);
        expect(totals.every((t) => t.difference === 0)).toBe(true);
        // One refund stands and is told of; the other came back before we looked.
        expect(told).toEqual([{ topic: 'payment.refunded', n: 1 }, { topic: 'payment.settled', n: 2 }, { topic: 'payout.sent', n: 1 }]);
        expect(await rereadPayments(depsOf(copy.db))).toBe(0);
      } finally {
        await copy.drop();
      }
    }
    const [first] = results;
    expect(first!.deferred).toBeGreaterThan(0);
    for (const result of results) expect(result).toEqual(first);
    const kinds = (first!.journals as { idem_key: string }[]).map((j) => j.idem_key.replace(/:(ch|txn|re|tr|du)_[^:]+/, ':$1').replace(/deal_[^:]+/, 'deal')).sort();
    expect(kinds).toEqual(['charge:ch:captured', 'charge:ch:captured', 'dispute:du:reinstated', 'dispute:du:withdrawn', 'milestone:deal:price:released', 'refund:re', 'refund:re', 'refund:re:failed', 'transfer:tr', 'txn:txn:fee', 'txn:txn:fee']);
  }, 14_400_000);
});
