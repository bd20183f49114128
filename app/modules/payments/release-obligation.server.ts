import type { Currency } from '#app/core/money.ts';
import type { Scope } from '#app/core/scope.ts';
import { grantCredit, obligationById, payeesOfObligation, releasesOf, settle, type ObligationRow } from '#app/modules/obligations/obligation.store.server.ts';
import { isClaim, overpaidOn, releasableOn, releaseName, sharesOf, type Share } from '#app/modules/obligations/rules.ts';
import type { Tx } from '#db/client.ts';
import { dbNow } from '#db/tx.ts';
import { milestoneReleased } from './ledger/facts.ts';
import { post } from './ledger/post.server.ts';
import { freeOf } from './payment.store.server.ts';
import { requestTransfersInTx } from './plan-transfers.server.ts';

export interface Released { journalId: string; shares: Share[] }

/**
 * Lets what may go on of an obligation go on: what is held for it becomes payable to its payees by their shares and commission of the platform,
 * one journal, and the transfers are asked for in the same transaction. Null when nothing may (its condition has not come, nothing new was
 * paid). Call under the deal's lock, for the platform. Throws `conflict` (`overdraw`) while the money is promised back.
 */
export async function releaseObligation(tx: Tx, scope: Scope, obligation: ObligationRow, limit = Infinity): Promise<Released | null> {
  const amount = Math.min(releasableOn(obligation), limit);
  if (amount <= 0 || isClaim(obligation.kind)) return null;
  const release = releaseName(obligation.code, await releasesOf(tx, obligation.id));
  const shares = sharesOf(amount, await payeesOfObligation(tx, obligation.id));
  const payees = shares.flatMap((s) => (s.orgId !== null && s.role !== 'platform' && s.amount > 0 ? [{ orgId: s.orgId, role: s.role, amount: s.amount }] : []));
  const currency = obligation.currency as Currency;
  const { journalId } = await post(tx, {
    ...milestoneReleased({ dealId: obligation.dealId, milestone: release, currency, payees, commission: shares.find((s) => s.role === 'platform')?.amount ?? 0 }), occurredAt: await dbNow(tx),
  });
  await settle(tx, obligation, { kind: 'released', journalId, amount: 0, released: amount });
  await requestTransfersInTx(tx, scope, { dealId: obligation.dealId, currency, release, payees: payees.map((p) => ({ payeeOrgId: p.orgId, role: p.role, amount: p.amount })) });
  return { journalId, shares };
}

/**
 * After money came in: a royalty paid beyond what is owed becomes credit for the periods to come, and whatever may go on goes on. What is
 * overpaid of anything else stays held, and whoever knows the process sends it back.
 */
export async function passOn(tx: Tx, scope: Scope, obligation: ObligationRow): Promise<void> {
  const over = obligation.kind === 'royalty' ? overpaidOn(obligation) : 0;
  if (over > 0) await grantCredit(tx, obligation, { pool: 'free', cause: 'overpaid', amount: over });
  // What is promised back to a payer stays: money that came in is never refused for it.
  await releaseObligation(tx, scope, over > 0 ? await obligationById(tx, obligation.id) : obligation, await freeOf(tx, obligation.dealId, obligation.currency));
}
