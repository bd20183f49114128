import { AppError } from '#app/core/errors.ts';
import type { Currency } from '#app/core/money.ts';
import type { Scope } from '#app/core/scope.ts';
import { obligationByCode, obligationById, settle } from '#app/modules/obligations/obligation.store.server.ts';
import { isClaim, outstandingOn } from '#app/modules/obligations/rules.ts';
import type { Tx } from '#db/client.ts';
import { asPlatform } from '#db/tx.ts';
import { bankReceiptConfirmed, paymentCaptured } from './ledger/facts.ts';
import { post } from './ledger/post.server.ts';
import { debtOf, isPosted, type PaymentRow } from './payment.store.server.ts';
import { requestRefundInTx } from './refund-payment.server.ts';
import { passOn } from './release-obligation.server.ts';

export type Arrival = { rail: 'stripe'; chargeId: string } | { rail: 'bank'; bank: string; serial: string };

/**
 * A payment's money is there: posts it, settles its obligation by it, and lets go on what may. Money that repays a debt to the platform
 * stands against that debt; what comes when the debt was set off meanwhile goes back. Repeatable. Throws `conflict` (`set_off`)
 * when the claim was set off in the same moment: done again it is found met. Call under the locks of deal and payment.
 */
export async function takeIn(tx: Tx, scope: Scope, payment: PaymentRow, arrival: Arrival & { at: Date }): Promise<void> {
  await asPlatform(tx, scope, 'take a payment in', async () => {
    const obligation = await obligationByCode(tx, payment.dealId, payment.milestone);
    const amount = { currency: payment.currency as Currency, amount: payment.amount };
    const key = arrival.rail === 'stripe' ? `charge:${arrival.chargeId}:captured` : `offline:${arrival.bank}:${arrival.serial}`;
    if (await isPosted(tx, key)) return;
    // No more than this very claim: what the organisation owes beside it is another's, and stays owed.
    const repaid = isClaim(obligation.kind) ? { orgId: obligation.debtorOrgId, amount: Math.min(payment.amount, outstandingOn(obligation), await debtOf(tx, obligation.debtorOrgId, payment.currency)) } : null;
    const how = { amount, held: { dealId: payment.dealId }, ...(repaid ? { repaid } : {}) };
    const { journalId } = await post(tx, {
      ...(arrival.rail === 'stripe' ? paymentCaptured({ chargeId: arrival.chargeId, ...how }) : bankReceiptConfirmed({ bank: arrival.bank, serial: arrival.serial, ...how })), occurredAt: arrival.at,
    });
    // The posting waited for a set-off beside it (of another deal, under another lock): then what is left of the claim is read anew.
    if (repaid && outstandingOn(await obligationById(tx, obligation.id)) < repaid.amount) throw new AppError('conflict', { payment: payment.id, reason: 'set_off' });
    const now = await settle(tx, obligation, { kind: 'paid', journalId, paymentId: payment.id, amount: payment.amount, released: repaid?.amount ?? 0 });
    await passOn(tx, scope, now);
    if (repaid && repaid.amount < payment.amount) await requestRefundInTx(tx, scope, { dealId: payment.dealId, paymentId: payment.id, amount: payment.amount - repaid.amount, reason: 'overpaid' });
  });
}
