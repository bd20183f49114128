import { eq, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { OperatorScope, Scope } from '#app/core/scope.ts';
import { definitionOf } from '#app/modules/deals/definitions/index.ts';
import type { PaymentDeps } from '#app/modules/payments/deps.ts';
import { executeCommand } from '#app/modules/payments/execute-command.server.ts';
import { requireOperator } from '#app/core/require.ts';
import { parseInput } from '#app/core/input.ts';
import { retryRefund } from '#app/modules/payments/refund-payment.server.ts';
import { retryPayout, sendPayout } from '#app/modules/payments/send-payout.server.ts';
import { settlePayment } from '#app/modules/payments/settle-payment.server.ts';
import { ProviderError } from '#app/platform/stripe/port.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { deals } from '#db/schema/deals.ts';
import { paymentCommands, payments, payouts } from '#db/schema/payments.ts';
import { withRead, withTx } from '#db/tx.ts';
import { zRecheck, type RecheckInput } from './contract.ts';

async function dealOf(deps: { db: Db }, me: OperatorScope, input: RecheckInput): Promise<{ dealId: string | null; refused: boolean }> {
  return withRead(deps.db, me, async (tx) => {
    const [row] = input.what === 'payment' ? await tx.select({ dealId: payments.dealId, state: payments.status }).from(payments).where(eq(payments.id, input.id))
      : input.what === 'payout' ? await tx.select({ dealId: payouts.dealId, state: payouts.state }).from(payouts).where(eq(payouts.id, input.id))
        : await tx.select({ dealId: paymentCommands.dealId, state: paymentCommands.state }).from(paymentCommands).where(eq(paymentCommands.id, input.id));
    if (!row) throw new AppError('not_found', { [input.what]: input.id });
    return { dealId: row.dealId, refused: row.state === 'failed' || row.state === 'refused' };
  });
}

/**
 * A refund because a deal was being refunded is not asked for anew once somebody has led the deal back on its way: its price would be missing
 * then. Throws `conflict` (`deal_goes_on`).
 */
async function assertStillLeaving(deps: { db: Db }, me: OperatorScope, commandId: string): Promise<void> {
  const [row] = await withRead(deps.db, me, (tx) => tx.select({ deal: deals, reason: sql<string>`${paymentCommands.request}->>'reason'` }).from(paymentCommands).innerJoin(deals, eq(deals.id, paymentCommands.dealId)).where(eq(paymentCommands.id, commandId)));
  if (row?.reason !== 'deal_refund_due') return;
  const state = definitionOf(row.deal.process, row.deal.processVersion).states[row.deal.state];
  if (!row.deal.closedAt && !row.deal.disputed && !state?.enter?.includes('request_refund')) throw new AppError('conflict', { deal: row.deal.id, state: row.deal.state, reason: 'deal_goes_on' });
}

/**
 * Asks the provider again about money in doubt, instead of waiting for the next sweep: a payment is read, a command looked up
 * (and carried out if it never was), a payout or refund that was refused asked for anew. Whatever it is, it happens once. Answers how it
 * stands now. Throws `payment_unavailable` when the provider is away, `not_found`, and `conflict` for a payout that cannot be
 * sent again and a refund of a deal that goes on (`deal_goes_on`).
 */
export async function recheckMoney(deps: PaymentDeps, scope: Scope, raw: RecheckInput): Promise<{ state: string; code: string | null }> {
  const me = requireOperator(scope, 'operator.ledger');
  const input = parseInput(zRecheck, raw);
  const { dealId, refused } = await dealOf(deps, me, input);
  await withTx(deps.db, me, (tx) => audit(tx, me, { chain: dealId ? `deal:${dealId}` : `org:${me.orgId}`, action: 'payment.recheck', subject: input.id }));
  try {
    if (input.what === 'payment') return { state: await settlePayment(deps, input.id), code: null };
    if (input.what === 'command' && refused) await assertStillLeaving(deps, me, input.id);
    if (input.what === 'command') return await executeCommand(deps, refused ? (await retryRefund(deps, me, input.id)).commandId : input.id);
    if (refused) await retryPayout(deps, me, input.id);
    return await sendPayout(deps, input.id);
  } catch (error) {
    if (error instanceof ProviderError) throw new AppError('payment_unavailable', { code: error.code });
    throw error;
  }
}
