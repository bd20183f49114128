import { systemScope } from '#app/core/scope.ts';
import { withTx } from '#db/tx.ts';
import { dealMoney } from '#app/modules/payments/ledger/read.server.ts';
import { requestRefundInTx } from '#app/modules/payments/refund-payment.server.ts';
import { readDeal } from './deal.store.server.ts';
import { advanceDeal, type DealDeps } from './transition.server.ts';
import { definitionOf } from './definitions/index.ts';

export interface Followed { name: string; from: string; to: string }

/**
 * A payment of the deal settled (its journal is posted): the deal moves to funded when what the ledger holds covers the
 * price. Safe to hear any number of times. Money that reaches a deal which can no longer take it is sent back.
 */
export async function onPaymentSettled(deps: DealDeps, event: { paymentId: string; dealId: string }): Promise<Followed[]> {
  const moved = await advanceDeal(deps, event.dealId);
  const deals = systemScope('deals');
  await withTx(deps.db, deals, async (tx) => {
    const deal = await readDeal(tx, event.dealId);
    const state = definitionOf(deal.process, deal.processVersion).states[deal.state];
    const ended = state?.phase === 'final' || state?.enter?.includes('request_refund');
    const money = await dealMoney(tx, deal.id);
    // What is held after the release was paid twice: what is owed has gone on, and no step of the deal will ever use the rest.
    const used = money.released + money.fees > 0;
    // One step to the provider: the refund is asked for here, and asking again asks for nothing that was promised.
    if ((ended || used) && money.held > 0) await requestRefundInTx(tx, deals, { dealId: deal.id, reason: ended ? 'deal_refund_due' : 'overpaid' });
  });
  return moved;
}

/** A payout left: the deal closes once all of its payouts have. Safe to hear any number of times. */
export function onPayoutSent(deps: DealDeps, event: { payoutId: string; dealId: string }): Promise<Followed[]> {
  return advanceDeal(deps, event.dealId);
}

/** A refund was posted: a deal that was being refunded ends once nothing is held any more. */
export function onPaymentRefunded(deps: DealDeps, event: { paymentId: string; dealId: string }): Promise<Followed[]> {
  return advanceDeal(deps, event.dealId);
}

/** After any move: what became possible by itself (money that came while a dispute held the deal). */
export function onDealMoved(deps: DealDeps, event: { dealId: string }): Promise<Followed[]> {
  return advanceDeal(deps, event.dealId);
}
