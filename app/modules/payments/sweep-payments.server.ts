import { and, asc, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import { ProviderError } from '#app/platform/stripe/port.ts';
import { obligations } from '#db/schema/obligations.ts';
import { paymentCommands, payments, payouts, providerEvents } from '#db/schema/payments.ts';
import { withRead, withTx } from '#db/tx.ts';
import { applyRefund } from './apply-refund.server.ts';
import { paymentsScope, type PaymentDeps } from './deps.ts';
import { executeCommand } from './execute-command.server.ts';
import { storeEvent } from './receive-event.server.ts';
import { sendPayout } from './send-payout.server.ts';
import { settlePayment } from './settle-payment.server.ts';

/** Rows taken up in one turn, and how long a row rests between two looks. */
const BATCH = 50;
const REST_SECONDS = 60;
/** The inbox is compared with the provider's list from this long before the newest event it has: room for events that were lost on the way. */
const OVERLAP_MS = 2 * 3_600_000;

const rested = sql`now() - ${`${REST_SECONDS} seconds`}::interval`;

/**
 * Does each, and stops at the first sign that the provider is down: the next turn comes soon enough. A row that fails in any
 * other way does not hold up the rest; the first such failure is thrown at the end, for the sweep's record.
 */
async function each<T>(rows: readonly T[], work: (row: T) => Promise<unknown>): Promise<number> {
  const failures: unknown[] = [];
  for (const [done, row] of rows.entries()) {
    try {
      await work(row);
    } catch (error) {
      if (error instanceof ProviderError && error.kind === 'unavailable') return done;
      failures.push(error);
    }
  }
  if (failures.length) throw failures[0];
  return rows.length;
}

/** Commands whose outcome is open are carried out or looked up again; those of a bank order wait for a person. Returns how many were looked at. */
export async function redriveCommands(deps: PaymentDeps, olderThan = rested): Promise<number> {
  const rows = await withRead(deps.db, paymentsScope, (tx) => tx.select({ id: paymentCommands.id }).from(paymentCommands)
    .where(and(inArray(paymentCommands.state, ['pending', 'unknown']), inArray(paymentCommands.kind, ['checkout', 'account', 'refund']), lt(paymentCommands.updatedAt, olderThan),
      sql`${paymentCommands.request}->>'rail' is distinct from 'bank'`))
    .orderBy(asc(paymentCommands.updatedAt)).limit(BATCH));
  return each(rows, (row) => executeCommand(deps, row.id));
}

/** Payouts that wait are tried again: accounts get ready, money settles, disputes end. */
export async function redrivePayouts(deps: PaymentDeps, olderThan = rested): Promise<number> {
  const rows = await withRead(deps.db, paymentsScope, (tx) => tx.select({ id: payouts.id }).from(payouts)
    .where(and(inArray(payouts.state, ['pending', 'unknown']), lt(payouts.updatedAt, olderThan))).orderBy(asc(payouts.updatedAt)).limit(BATCH));
  return each(rows, (row) => sendPayout(deps, row.id));
}

/** Open card payments are read again, so that a lost webhook costs a minute; the page of an obligation that has ended is closed. */
export async function rereadPayments(deps: PaymentDeps, olderThan = rested): Promise<number> {
  const rows = await withRead(deps.db, paymentsScope, (tx) => tx.select({ id: payments.id, checkoutId: payments.checkoutId, endedAt: obligations.endedAt }).from(payments)
    .innerJoin(obligations, and(eq(obligations.dealId, payments.dealId), eq(obligations.code, payments.milestone)))
    .where(and(inArray(payments.status, ['pending', 'unknown']), eq(payments.rail, 'stripe'), isNotNull(payments.checkoutId), lt(payments.updatedAt, olderThan)))
    .orderBy(asc(payments.updatedAt)).limit(BATCH));
  return each(rows, async (row) => {
    if (row.endedAt && row.checkoutId) await deps.stripe.expireCheckout(row.checkoutId);
    await settlePayment(deps, row.id);
  });
}

/** Refunds the provider has taken on but not finished are read again. */
export async function rereadRefunds(deps: PaymentDeps, olderThan = rested): Promise<number> {
  const rows = await withRead(deps.db, paymentsScope, (tx) => tx.select({ providerId: paymentCommands.providerId }).from(paymentCommands)
    .where(and(eq(paymentCommands.kind, 'refund'), eq(paymentCommands.state, 'done'), eq(paymentCommands.lastError, 'refund_pending'), lt(paymentCommands.updatedAt, olderThan)))
    .orderBy(asc(paymentCommands.updatedAt)).limit(BATCH));
  return each(rows, (row) => applyRefund(deps, row.providerId!));
}

/** Events the provider has and the inbox has not (webhooks lost, or we were away) are put into it. Returns how many were missing. */
export async function fillInbox(deps: PaymentDeps): Promise<number> {
  const [newest] = await withRead(deps.db, paymentsScope, (tx) => tx.select({ created: sql<string | null>`max((${providerEvents.payload}->>'created')::bigint)` }).from(providerEvents));
  const now = deps.clock.now().getTime();
  // An empty inbox looks back a day: older events of a fresh installation are not about anything of ours.
  const last = newest?.created ? Number(newest.created) * 1_000 : now - 86_400_000;
  let page = await deps.stripe.listEvents({ createdFrom: new Date(Math.min(last, now) - OVERLAP_MS) });
  let missing = 0;
  for (;;) {
    const { items } = page;
    missing += await withTx(deps.db, paymentsScope, async (tx) => {
      let stored = 0;
      for (const event of items) if (await storeEvent(tx, event)) stored += 1;
      return stored;
    });
    if (!page.hasMore || items.length === 0) return missing;
    page = await deps.stripe.listEvents({ after: items.at(-1)!.id });
  }
}
