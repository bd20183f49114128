import { addMonths } from '#app/core/clock.ts';
import type { FieldError } from '#app/core/errors.ts';
import type { DealKind, OfferStatus, Territory } from '#app/core/vocabulary.ts';
import type { Terms } from './contract.ts';

/** Kinds that take the patent off the market: accepting one closes every other open offer on the listing. */
export const TAKES_MARKET: ReadonlySet<DealKind> = new Set<DealKind>(['transfer', 'equity', 'exclusive_licence', 'sole_licence']);

export const isLicence = (kind: DealKind) => kind.endsWith('_licence');

/**
 * What is wrong with the terms for this kind of deal (an empty list: nothing). A transfer has a price and nothing running;
 * a licence pays an entry fee, a royalty or both; an equity contribution moves no cash and names share and valuation.
 */
export function termProblems(kind: DealKind, terms: Pick<Terms, 'price' | 'royalty_bps' | 'royalty_minimum' | 'equity_share_bps' | 'valuation' | 'term_months' | 'field_of_use'>): FieldError[] {
  const problems: FieldError[] = [];
  const refuse = (path: string, code: string) => problems.push({ path, code });
  if (kind === 'transfer') {
    if (terms.price.amount <= 0) refuse('price.amount', 'amount_not_positive');
    if (terms.royalty_bps > 0) refuse('royalty_bps', 'not_for_this_kind');
    if (terms.term_months !== null) refuse('term_months', 'not_for_this_kind');
    if (terms.field_of_use !== '*') refuse('field_of_use', 'not_for_this_kind');
  }
  if (terms.royalty_minimum && terms.royalty_bps === 0) refuse('royalty_minimum.amount', isLicence(kind) ? 'royalty_required' : 'not_for_this_kind');
  if (terms.royalty_minimum && terms.royalty_minimum.currency !== terms.price.currency) refuse('royalty_minimum.currency', 'currency_differs');
  if (isLicence(kind) && terms.price.amount === 0 && terms.royalty_bps === 0) refuse('price.amount', 'amount_or_royalty_required');
  if (kind === 'equity') {
    if (terms.price.amount !== 0) refuse('price.amount', 'no_cash_for_equity');
    if (terms.royalty_bps > 0) refuse('royalty_bps', 'not_for_this_kind');
    if (terms.equity_share_bps <= 0) refuse('equity_share_bps', 'required');
    if (!terms.valuation || terms.valuation.amount <= 0) refuse('valuation.amount', 'required');
    if (terms.term_months !== null) refuse('term_months', 'not_for_this_kind');
  } else {
    if (terms.equity_share_bps > 0) refuse('equity_share_bps', 'not_for_this_kind');
    if (terms.valuation) refuse('valuation', 'not_for_this_kind');
  }
  if (terms.valuation && terms.valuation.currency !== terms.price.currency) refuse('valuation.currency', 'currency_differs');
  return problems;
}

/**
 * A licence does not outlive its patent: a term that would end after the right does, begun today, is refused. `endsOn` is the first day
 * without the right; null where it is not known. Pure.
 */
export function lifeProblems(kind: DealKind, termMonths: number | null, endsOn: string | null, today: string): FieldError[] {
  return isLicence(kind) && termMonths !== null && endsOn !== null && addMonths(today, termMonths) > endsOn ? [{ path: 'term_months', code: 'term_beyond_life' }] : [];
}

/** What a listing says may be offered on it. */
export interface ListingTerms { dealKinds: readonly DealKind[]; territories: readonly Territory[]; currency: string; fieldOfUse: string }

/** Does the offer ask for something the listing does not offer? */
export function listingProblems(listing: ListingTerms, kind: DealKind, terms: Pick<Terms, 'price' | 'territory' | 'field_of_use'>): FieldError[] {
  const problems: FieldError[] = [];
  if (!listing.dealKinds.includes(kind)) problems.push({ path: 'kind', code: 'kind_not_offered' });
  if (!listing.territories.includes(terms.territory) && !listing.territories.includes('WW')) problems.push({ path: 'territory', code: 'territory_not_offered' });
  if (terms.price.currency !== listing.currency) problems.push({ path: 'price.currency', code: 'currency_differs' });
  return problems;
}

export interface OfferState { status: OfferStatus; sellerOrgId: string; buyerOrgId: string; turnOrgId: string; expiresAt: Date }
export type OfferMove = 'counter' | 'accept' | 'reject' | 'withdraw';

/**
 * May this organisation make this move now? Null when it may, else why not. Whoever's turn it is answers (counter, accept,
 * reject); whoever made the standing round may take it back, and the buyer may walk away at any time.
 */
export function moveRefusal(offer: OfferState, orgId: string, move: OfferMove, now: Date): 'closed' | 'expired' | 'not_your_turn' | null {
  if (offer.status !== 'open') return 'closed';
  if (offer.expiresAt.getTime() <= now.getTime()) return 'expired';
  const myTurn = offer.turnOrgId === orgId;
  if (move === 'withdraw') return myTurn && orgId !== offer.buyerOrgId ? 'not_your_turn' : null;
  return myTurn ? null : 'not_your_turn';
}

/** Most years a minimum royalty is owed for: a licence without a term ends with its patent. */
const LONGEST_YEARS = 20;

/** What an organisation binds itself to, in minor units: the price with every year's minimum royalty, or the valuation of an equity contribution. */
export function commitment(kind: DealKind, terms: { priceAmount: number; valuationAmount: number | null; royaltyMinimum: number; termMonths: number | null }): number {
  if (kind === 'equity') return terms.valuationAmount ?? 0;
  const years = terms.termMonths ? Math.ceil(terms.termMonths / 12) : LONGEST_YEARS;
  return Math.min(Number.MAX_SAFE_INTEGER, terms.priceAmount + terms.royaltyMinimum * years);
}
