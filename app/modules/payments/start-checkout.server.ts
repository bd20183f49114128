import { and, eq, inArray } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { subjectChain } from '#app/core/money-subject.ts';
import { newId } from '#app/core/ids.ts';
import type { Currency } from '#app/core/money.ts';
import type { MemberScope } from '#app/core/scope.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { PROVIDER_MAX_PAYMENT, ProviderError } from '#app/platform/stripe/port.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { paymentCommands, payments } from '#db/schema/payments.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import type { CheckoutAnswer } from './contract.ts';
import type { PaymentDeps } from './deps.ts';
import { executeCommand } from './execute-command.server.ts';
import { requireMember } from '#app/core/require.ts';
import { findPayment, insertCommand, isOpen, lockForPayer, OPEN_STATUSES, openPaymentOf, paymentResource, type PaymentRow } from './payment.store.server.ts';
import { commandKey, type CheckoutRequest } from './requests.ts';
import { settlePayment } from './settle-payment.server.ts';

export interface CheckoutAsk { dealId: string; milestone: string; currency: Currency; amount: number; description: string; locale: Locale; /** Page the payer comes back to, from the root; the deal's when absent. */ returnPath?: string; /** Asked in the transaction that opens a new payment, before it does. */ guard?: (tx: Tx) => Promise<void> }

/** The request itself carries the command out; the outbox is there for when the request dies. */
const BACKSTOP_MS = 5_000;

/**
 * Opens a card payment of an obligation (`milestone` is its name). The caller has checked the permission, that it is due, and the amount.
 * An open payment of the same obligation and amount is answered again; a paid one is a `conflict`. Throws
 * `amount_over_rail_cap`, `invalid_amount`, `not_found`, `forbidden` (not the buyer), `conflict` (paid, closed, or paid by
 * bank), `payment_unavailable` (an earlier page must be closed first and the provider cannot be reached). When the provider
 * cannot be reached for the new page, nothing is lost: the answer has no `url`, and the page appears on the payment later.
 */
export async function startCheckout(deps: PaymentDeps & { publicUrl: string }, scope: MemberScope, ask: CheckoutAsk): Promise<CheckoutAnswer> {
  requireMember(scope, 'deal.pay');
  if (!Number.isSafeInteger(ask.amount) || ask.amount <= 0) throw new AppError('invalid_amount', { amount: String(ask.amount) });
  if (ask.amount > PROVIDER_MAX_PAYMENT) throw new AppError('amount_over_rail_cap', { amount: ask.amount, cap: PROVIDER_MAX_PAYMENT });
  await closeStale(deps, scope, ask);
  const { paymentId, commandId } = await withTx(deps.db, scope, (tx) => openPayment(deps, tx, scope, ask));
  await executeCommand(deps, commandId);
  return withRead(deps.db, scope, async (tx) => {
    const payment = await paymentResource(tx, scope, (await findPayment(tx, paymentId))!);
    return { payment, url: payment.checkout_url };
  });
}

async function openOf(tx: Tx, ask: Pick<CheckoutAsk, 'dealId' | 'milestone'>): Promise<PaymentRow | null> {
  const [row] = await tx.select().from(payments)
    .where(and(eq(payments.dealId, ask.dealId), eq(payments.milestone, ask.milestone), inArray(payments.status, [...OPEN_STATUSES])));
  return row ?? null;
}

const sameSum = (row: PaymentRow, ask: CheckoutAsk) => row.amount === ask.amount && row.currency === ask.currency;

/** An earlier page that ran out, or was for another sum, is ended at the provider first: two open pages could both be paid. */
async function closeStale(deps: PaymentDeps, scope: MemberScope, ask: CheckoutAsk): Promise<void> {
  const row = await withRead(deps.db, scope, (tx) => openOf(tx, ask));
  if (!row || row.rail !== 'stripe' || row.payerOrgId !== scope.orgId || !isOpen(row.status) || !row.checkoutId) return;
  const overdue = row.expiresAt !== null && row.expiresAt.getTime() <= deps.clock.now().getTime();
  if (sameSum(row, ask) && !overdue) return;
  try {
    await deps.stripe.expireCheckout(row.checkoutId);
    await settlePayment(deps, row.id);
  } catch (error) {
    if (error instanceof ProviderError) throw new AppError('payment_unavailable', { payment: row.id });
    throw error;
  }
}

async function openPayment(deps: { publicUrl: string }, tx: Tx, scope: MemberScope, ask: CheckoutAsk): Promise<{ paymentId: string; commandId: string }> {
  const { deal, open } = await asPlatform(tx, scope, 'look what was paid', async () => ({ deal: await lockForPayer(tx, ask.dealId, scope.orgId), open: await openPaymentOf(tx, { ...ask, orgId: scope.orgId }) }));
  if (open) {
    if (open.rail === 'bank') throw new AppError('conflict', { payment: open.id, reason: 'bank_payment_pending' });
    if (!sameSum(open, ask)) throw new AppError('conflict', { payment: open.id, reason: 'other_amount_pending' });
    return { paymentId: open.id, commandId: await commandOf(tx, scope, open.id) };
  }
  await ask.guard?.(tx);
  const paymentId = newId('payment');
  const page = `${deps.publicUrl}${ask.returnPath ?? `/deals/${deal.id}/pay`}?payment=${paymentId}`;
  const request: CheckoutRequest = {
    paymentId, dealId: deal.id, currency: ask.currency, amount: ask.amount, description: ask.description.slice(0, 250), locale: ask.locale,
    successUrl: `${page}&outcome=done`, cancelUrl: `${page}&outcome=cancelled`, round: 0,
  };
  const command = await asPlatform(tx, scope, 'open the payment', async () => {
    await tx.insert(payments).values({
      id: paymentId, dealId: deal.id, payerOrgId: scope.orgId, milestone: ask.milestone, rail: 'stripe', currency: ask.currency, amount: ask.amount, createdBy: scope.userId,
    });
    return insertCommand(tx, { id: newId('command'), key: commandKey.checkout(paymentId), kind: 'checkout', dealId: deal.id, subjectId: paymentId, request });
  });
  await emit(tx, 'payment.requested', { commandId: command.id }, { key: command.id, delayMs: BACKSTOP_MS });
  await audit(tx, scope, { chain: subjectChain(deal.id), action: 'payment.start', subject: paymentId, data: { milestone: ask.milestone, rail: 'stripe', amount: ask.amount, currency: ask.currency } });
  return { paymentId, commandId: command.id };
}

async function commandOf(tx: Tx, scope: MemberScope, paymentId: string): Promise<string> {
  return asPlatform(tx, scope, 'find the command', async () => {
    const [row] = await tx.select({ id: paymentCommands.id }).from(paymentCommands).where(eq(paymentCommands.key, commandKey.checkout(paymentId)));
    return row!.id;
  });
}
