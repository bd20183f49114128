import { z } from 'zod';
import { zId, zPositiveMoney } from '#app/core/contract.ts';
import { AppError, fieldError } from '#app/core/errors.ts';
import type { Currency, Money } from '#app/core/money.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { asMember, requireMember } from '#app/core/require.ts';
import { assertMayBind, orAsk } from '#app/modules/approvals/second-signature.server.ts';
import { obligationsOf, type ObligationRow } from '#app/modules/obligations/obligation.store.server.ts';
import { parseInput } from '#app/core/input.ts';
import type { PaymentResource } from '#app/modules/payments/contract.ts';
import type { PaymentDeps } from '#app/modules/payments/deps.ts';
import { startCheckout } from '#app/modules/payments/start-checkout.server.ts';
import { submitBankSlip } from '#app/modules/payments/submit-bank-slip.server.ts';
import type { Tx } from '#db/client.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import { roleIn } from './context.server.ts';
import { readDeal, type DealRow } from './deal.store.server.ts';
import { definitionOf } from './definitions/index.ts';
import { payableNow } from './due.ts';

/** Which obligation; the oldest of one's own that is due when absent. */
const which = { obligation_id: zId('obligation').optional() };

/**
 * Body of `POST /deals/{id}/payments`: by card on the provider's page, always what is due; or by bank with the slip as an uploaded file, in
 * whole or, where `amount` says so, in part.
 */
export const zPayDeal = z.discriminatedUnion('rail', [
  z.object({ rail: z.literal('stripe'), ...which }),
  z.object({ rail: z.literal('bank'), slip_file_id: zId('file'), amount: zPositiveMoney.optional(), ...which }),
]);
export type PayDealInput = z.input<typeof zPayDeal>;

export interface Due { obligation: ObligationRow; due: Money }

/** What an organisation has to pay under a deal now, oldest first. Must act for the platform. */
export async function duesOf(tx: Tx, deal: DealRow, orgId: string): Promise<Due[]> {
  const payable = definitionOf(deal.process, deal.processVersion).states[deal.state]?.payable ?? false;
  return (await obligationsOf(tx, deal.id)).filter((o) => o.debtorOrgId === orgId)
    .map((obligation) => ({ obligation, due: { currency: obligation.currency as Currency, amount: payableNow(obligation, { payable, closedAt: deal.closedAt }) } })).filter((d) => d.due.amount > 0);
}

async function readDue(tx: Tx, member: MemberScope, dealId: string, obligationId: string | undefined): Promise<Due & { patentNumber: string }> {
  const deal = await readDeal(tx, dealId);
  const role = roleIn(deal, member);
  if (role === null) throw new AppError('not_found', { deal: dealId });
  if (role === 'operator' || role === 'system') throw new AppError('forbidden', { reason: 'not_the_buyer' });
  const { dues, known } = await asPlatform(tx, member, 'read what is due', async () => ({ dues: await duesOf(tx, deal, member.orgId), known: await obligationsOf(tx, deal.id) }));
  const found = obligationId === undefined ? dues[0] : dues.find((d) => d.obligation.id === obligationId);
  if (!found) {
    if (obligationId !== undefined && !known.some((o) => o.id === obligationId && o.debtorOrgId === member.orgId)) throw new AppError('not_found', { obligation: obligationId });
    if (role !== 'buyer' && !known.some((o) => o.debtorOrgId === member.orgId)) throw new AppError('forbidden', { reason: 'not_the_buyer' });
    throw new AppError('conflict', { deal: dealId, state: deal.state, reason: 'nothing_due' });
  }
  return { ...found, patentNumber: deal.patentNumber };
}

/**
 * Whoever owes something under a deal pays it, on one of the rails: the buyer the price and royalties, a payee what it owes back. Card: the
 * answer's `checkout_url` is where to pay (null while the provider cannot be reached; it appears on the payment later). Bank: the slip is
 * handed in, and two operators look for the money; it may be a part. `describe` words the line the payer reads on the provider's page.
 * Throws `forbidden` (owes nothing, or no `deal.pay`), `approval_limit`, `conflict` (`nothing_due`, or another payment is open), `not_found`,
 * and what the rails refuse (`amount_over_rail_cap`, field errors of slip and part).
 */
export async function payDeal(
  deps: PaymentDeps & { publicUrl: string }, scope: Scope, dealId: string, raw: PayDealInput, words: { locale: Locale; describe: (patentNumber: string) => string },
): Promise<PaymentResource> {
  const member = requireMember(scope, 'deal.pay');
  const input = parseInput(zPayDeal, raw);
  const { obligation, due, patentNumber } = await withRead(deps.db, member, (tx) => readDue(tx, member, dealId, input.obligation_id));
  const amount = (input.rail === 'bank' ? input.amount : undefined) ?? due;
  if (amount.currency !== due.currency) throw fieldError('amount.currency', 'other_currency');
  if (amount.amount > due.amount) throw fieldError('amount.amount', 'more_than_due');
  // The second person's yes is used up in the transaction that opens the payment.
  const slip = input.rail === 'bank' ? { slip_file_id: input.slip_file_id } : {};
  const what = { rail: input.rail, ...slip, deal: dealId, obligation: obligation.id, owed: obligation.kind, ...amount };
  // Asked for each obligation: what waits of one is not overtaken by paying another.
  const guard = (tx: Tx) => assertMayBind(tx, member, { act: 'deal.pay', subject: { kind: 'payment', id: obligation.id }, dealId, what, ...amount });
  return orAsk(deps, member, async () => {
    if (input.rail === 'bank') return submitBankSlip(deps, member, dealId, { milestone: obligation.code, amount, slip_file_id: input.slip_file_id }, guard);
    const { payment } = await startCheckout(deps, asMember(member), { dealId, milestone: obligation.code, ...amount, description: words.describe(patentNumber), locale: words.locale, guard });
    return payment;
  });
}
