import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { AppError } from '#app/core/errors.ts';
import type { Currency, Money } from '#app/core/money.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { asMember, requireMember } from '#app/core/require.ts';
import { assertMayBind, orAsk } from '#app/modules/approvals/second-signature.server.ts';
import { parseInput } from '#app/core/input.ts';
import type { PaymentResource } from '#app/modules/payments/contract.ts';
import type { PaymentDeps } from '#app/modules/payments/deps.ts';
import { dealMoney } from '#app/modules/payments/ledger/read.server.ts';
import { startCheckout } from '#app/modules/payments/start-checkout.server.ts';
import { submitBankSlip } from '#app/modules/payments/submit-bank-slip.server.ts';
import type { Tx } from '#db/client.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import { roleIn } from './context.server.ts';
import { readDeal, type DealRow } from './deal.store.server.ts';
import { definitionOf } from './definitions/index.ts';

/** Body of `POST /deals/{id}/payments`: by card on the provider's page, or by bank with the slip as an uploaded file. The sum is the deal's, never the caller's. */
export const zPayDeal = z.discriminatedUnion('rail', [
  z.object({ rail: z.literal('stripe') }),
  z.object({ rail: z.literal('bank'), slip_file_id: zId('file') }),
]);
export type PayDealInput = z.input<typeof zPayDeal>;

/** The one milestone there is today: the whole price. */
const MILESTONE = 'price';

/**
 * What the buyer of a deal has to pay now: the price less what is held, while the process waits for the money (a state its
 * definition calls payable); null otherwise. Minor units of the deal's currency.
 */
export async function dueOf(tx: Tx, deal: DealRow): Promise<Money | null> {
  if (!definitionOf(deal.process, deal.processVersion).states[deal.state]?.payable || deal.closedAt) return null;
  const due = deal.priceAmount - (await dealMoney(tx, deal.id)).held;
  return due > 0 ? { currency: deal.currency as Currency, amount: due } : null;
}

async function readDue(tx: Tx, member: MemberScope, dealId: string): Promise<{ due: Money; patentNumber: string }> {
  const deal = await readDeal(tx, dealId);
  if (roleIn(deal, member) !== 'buyer') throw new AppError('forbidden', { reason: 'not_the_buyer' });
  const due = await asPlatform(tx, member, 'read what is held', () => dueOf(tx, deal));
  if (!due) throw new AppError('conflict', { deal: dealId, state: deal.state, reason: 'nothing_due' });
  return { due, patentNumber: deal.patentNumber };
}

/**
 * The buyer pays what is due on one of the rails. Card: the answer's `checkout_url` is where to pay (null while the provider
 * cannot be reached; it appears on the payment later). Bank: the slip is handed in, and two operators look for the money.
 * `describe` words the line the payer reads on the provider's page. Throws `forbidden` (not the buyer, or no `deal.pay`),
 * `approval_limit`, `conflict` (`nothing_due`, or another payment is open), `not_found`, and what the rails refuse
 * (`amount_over_rail_cap`, field errors of the slip).
 */
export async function payDeal(
  deps: PaymentDeps & { publicUrl: string }, scope: Scope, dealId: string, raw: PayDealInput, words: { locale: Locale; describe: (patentNumber: string) => string },
): Promise<PaymentResource> {
  const member = requireMember(scope, 'deal.pay');
  const input = parseInput(zPayDeal, raw);
  const { due, patentNumber } = await withRead(deps.db, member, (tx) => readDue(tx, member, dealId));
  // The second person's yes is used up in the transaction that opens the payment.
  const what = { deal: dealId, ...due, ...input };
  const guard = (tx: Tx) => assertMayBind(tx, member, { act: 'deal.pay', subject: { kind: 'deal', id: dealId }, dealId, what, ...due });
  return orAsk(deps, member, async () => {
    if (input.rail === 'bank') return submitBankSlip(deps, member, dealId, { milestone: MILESTONE, amount: due, slip_file_id: input.slip_file_id }, guard);
    const { payment } = await startCheckout(deps, asMember(member), { dealId, milestone: MILESTONE, ...due, description: words.describe(patentNumber), locale: words.locale, guard });
    return payment;
  });
}
