import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { ProviderError } from '#app/platform/stripe/port.ts';
import { orgPayoutAccounts } from '#db/schema/orgs.ts';
import { payouts, providerEvents } from '#db/schema/payments.ts';
import { withRead, withTx } from '#db/tx.ts';
import { applyCharge } from './apply-charge.server.ts';
import { applyDispute } from './apply-dispute.server.ts';
import { applyRefund } from './apply-refund.server.ts';
import { applyTransfer } from './apply-transfer.server.ts';
import { paymentsScope, type PaymentDeps } from './deps.ts';
import { noteAccount } from './note-account.server.ts';
import { sendPayout } from './send-payout.server.ts';
import { settlePayment } from './settle-payment.server.ts';

/** An event that came before what it refers to: to be tried again, not dropped. */
export class EventDeferred extends Error {
  constructor(readonly eventId: string, readonly code: string) {
    super(`event ${eventId} waits: ${code}`);
    this.name = 'EventDeferred';
  }
}

/** What an event is about, read from the envelope; the object itself is read again at the provider. */
interface About { account: string | null; kind: string; id: string | null; payment: string | null }

/** `applied`: what it tells of is written down; `ignored`: it is not about anything of ours. */
export type EventOutcome = 'applied' | 'ignored';

function aboutOf(payload: Record<string, unknown>): About {
  const object = ((payload.data as { object?: unknown } | undefined)?.object ?? {}) as { object?: unknown; id?: unknown; metadata?: Record<string, unknown> | null };
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return { account: text(payload.account), kind: text(object.object) ?? 'unknown', id: text(object.id), payment: text(object.metadata?.payment) };
}

/**
 * Applies an event of the inbox. The event only says where to look: the object is read again at the provider and posted by
 * its economic fact, so order and repetition of events do not matter. Throws `EventDeferred` for an event that came too early
 * and `ProviderError` when the provider cannot be read; both are tried again by the outbox.
 */
export async function applyEvent(deps: PaymentDeps, eventId: string): Promise<EventOutcome> {
  const [row] = await withRead(deps.db, paymentsScope, (tx) => tx.select().from(providerEvents).where(eq(providerEvents.id, eventId)));
  if (!row) return 'ignored';
  if (row.processedAt && row.outcome !== 'deferred') return row.outcome as EventOutcome;
  try {
    const outcome = await applyObject(deps, aboutOf(row.payload));
    await note(deps, eventId, { outcome, processed: true, error: null });
    return outcome;
  } catch (error) {
    // The provider itself does not know the object (test data removed there): nothing to read, now or later.
    if (error instanceof ProviderError && error.kind === 'refused' && error.httpStatus === 404) {
      await note(deps, eventId, { outcome: 'ignored', processed: true, error: error.code });
      return 'ignored';
    }
    // What the ledger refuses now (nothing held yet to give back, nothing payable yet to send) may be right later.
    const early = error instanceof AppError && error.code === 'conflict';
    await note(deps, eventId, { outcome: 'deferred', processed: false, error: error instanceof Error ? error.message.slice(0, 500) : String(error) });
    throw early ? new EventDeferred(eventId, error.message) : error;
  }
}

async function note(deps: PaymentDeps, eventId: string, result: { outcome: string; processed: boolean; error: string | null }): Promise<void> {
  await withTx(deps.db, paymentsScope, (tx) => tx.update(providerEvents).set({
    outcome: result.outcome, lastError: result.error, attempts: sql`${providerEvents.attempts} + 1`, ...(result.processed ? { processedAt: sql`now()` } : {}),
  }).where(eq(providerEvents.id, eventId)));
}

async function applyObject(deps: PaymentDeps, about: About): Promise<EventOutcome> {
  if (!about.id) return 'ignored';
  if (about.kind === 'account') return applyAccount(deps, about.id);
  // Money on a payee's own account is the payee's business.
  if (about.account) return 'ignored';
  switch (about.kind) {
    case 'checkout.session':
      return about.payment ? settled(deps, about.payment, { checkoutId: about.id }) : 'ignored';
    case 'payment_intent':
      return about.payment ? settled(deps, about.payment) : 'ignored';
    case 'charge':
      return applyCharge(deps, about.id);
    case 'refund':
      return applyRefund(deps, about.id);
    case 'transfer':
      return applyTransfer(deps, about.id);
    case 'dispute':
      return applyDispute(deps, about.id);
    default:
      return 'ignored';
  }
}

async function settled(deps: PaymentDeps, paymentId: string, hint: { checkoutId?: string } = {}): Promise<EventOutcome> {
  return (await settlePayment(deps, paymentId, hint)) === 'not_found' ? 'ignored' : 'applied';
}

/** A payee completed its account (or lost it, or is paid elsewhere now): payouts that waited for that go out now. */
async function applyAccount(deps: PaymentDeps, accountId: string): Promise<EventOutcome> {
  const waiting = await withRead(deps.db, paymentsScope, async (tx) => {
    const owners = await tx.select({ orgId: orgPayoutAccounts.orgId }).from(orgPayoutAccounts).where(or(eq(orgPayoutAccounts.providerAccountId, accountId), eq(orgPayoutAccounts.nextAccountId, accountId)));
    if (owners.length === 0) return null;
    return tx.select({ id: payouts.id }).from(payouts).where(and(inArray(payouts.payeeOrgId, owners.map((o) => o.orgId)), inArray(payouts.state, ['pending', 'unknown'])));
  });
  if (!waiting) return 'ignored';
  await noteAccount(deps, await deps.stripe.retrieveAccount(accountId));
  for (const payout of waiting) await sendPayout(deps, payout.id);
  return 'applied';
}
