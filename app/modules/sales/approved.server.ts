import type { Scope } from '#app/core/scope.ts';
import type { Currency } from '#app/core/money.ts';
import type { ApprovalResource } from '#app/modules/approvals/contract.ts';
import type { PaymentDeps } from '#app/modules/payments/deps.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { payDeposit } from './deposits.server.ts';
import { acceptPrice } from './posted-price.server.ts';
import { placeBid } from './place-bid.server.ts';

/** Acts of sales a colleague has asked a second person for: the bid, or the payment of a deposit. Null for any other. */
export function saleActs(deps: PaymentDeps & { publicUrl: string }, scope: Scope, words: { locale: Locale; describe: (patentNumber: string) => string }) {
  return ({ act, what }: ApprovalResource): Promise<unknown> | null => {
    if (act === 'sale.bid') return placeBid(deps, scope, String(what.sale), { max: { currency: what.currency as Currency, amount: Number(what.max) } });
    if (act === 'price.accept') return acceptPrice(deps, scope, String(what.posted_price), { amount: Number(what.amount) });
    if (act === 'deal.pay' && typeof what.sale === 'string') return payDeposit(deps, scope, what.sale, words);
    return null;
  };
}
