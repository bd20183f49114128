import { basisPoints } from '#app/core/money.ts';

/** What a contract says of its running royalty: a rate of net sales, the least a period costs (0: nothing), and whether paid minimums count later. */
export interface RoyaltyTerms { rateBps: number; minimum: number; creditable: boolean }
/** What one report comes to, minor units: the earned royalty, and what the period costs (the minimum where that is more). */
export interface Reported { earned: number; charge: number }
/** Credit that is open: `free` counts against anything, `minimum` only against what is earned above a period's minimum. */
export interface Credit { free: number; minimum: number }

/** Rate times base, and not less than the minimum of the period, however short it is. */
export function royaltyOf(sales: number, terms: RoyaltyTerms): Reported {
  const earned = basisPoints(sales, terms.rateBps);
  return { earned, charge: Math.max(earned, terms.minimum) };
}

/** How much of the credit counts against a charge; what is then left to pay is never below nothing. */
export function creditFor(reported: Reported, terms: RoyaltyTerms, credit: Credit): Credit {
  const minimum = Math.min(credit.minimum, Math.max(0, reported.earned - terms.minimum));
  return { minimum, free: Math.min(credit.free, reported.charge - minimum) };
}

/** What of a paid minimum counts later: where the contract says so, what it exceeds the earned royalty by. */
export const minimumCredit = (r: Reported, terms: RoyaltyTerms): number => (terms.creditable ? r.charge - r.earned : 0);

/**
 * What a report adds to the reports of its period before it (`before` null: it is the first). `charge` becomes payable, `free` becomes
 * credit, `minimum` is the change of the credit for paid minimums; what cannot be taken back of that, because it was used, is payable.
 */
export function effectOf(before: Reported | null, now: Reported, terms: RoyaltyTerms, credit: Credit): { charge: number; free: number; minimum: number } {
  const difference = now.charge - (before?.charge ?? 0);
  const change = minimumCredit(now, terms) - (before ? minimumCredit(before, terms) : 0);
  const minimum = Math.max(change, -credit.minimum);
  const net = difference + (minimum - change);
  return { charge: Math.max(0, net), free: Math.max(0, -net), minimum };
}
