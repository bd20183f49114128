import { AppError } from '#app/core/errors.ts';
import type { DealKind, LegalStatus, ListingStatus, Ownership, PatentKind } from '#app/core/vocabulary.ts';
import { lifeFactsOf, lifeOn } from '#app/modules/patents/life.ts';
import type { Blocker, PublishField } from './contract.ts';

/** Rules of a listing's life. Pure. */

/** Statuses in which a listing occupies its patent: one of them at a time. */
export const LIVE_STATUSES: readonly ListingStatus[] = ['draft', 'published', 'suspended', 'under_offer'];

/** Which status the owner may move a listing to from where; deals move it on from there themselves. */
const OWNER_MOVES: Record<'publish' | 'suspend' | 'withdraw', readonly ListingStatus[]> = {
  publish: ['draft', 'suspended'],
  suspend: ['published'],
  // Under offer a deal holds the listing: it is withdrawn by ending the deal, not beside it.
  withdraw: ['draft', 'published', 'suspended'],
};

/** Throws `state_changed` with the present status when the owner may not do this now. */
export function assertMove(move: keyof typeof OWNER_MOVES, status: ListingStatus): void {
  if (!OWNER_MOVES[move].includes(status)) throw new AppError('state_changed', { status, move });
}

/** May the owner edit the terms? Under offer they are what the buyer saw; afterwards they are history. */
export function isEditable(status: ListingStatus): boolean { return status === 'draft' || status === 'published' || status === 'suspended'; }

export interface ListingTerms {
  benefitZh: string;
  benefitEn: string;
  dealKinds: readonly DealKind[];
  territories: readonly string[];
  trl: number | null;
  askAmount: number | null;
  entryFeeAmount: number | null;
  royaltyBps: number | null;
  equityValuationAmount: number | null;
  /** Once published, an open price has been declared to be by negotiation. */
  publishedAt: Date | null;
}

const LICENCES: readonly DealKind[] = ['exclusive_licence', 'sole_licence', 'ordinary_licence'];

/**
 * What publication still wants. A benefit in one language is enough. A price counts when it belongs to an offered kind
 * (ask to a transfer, fee or royalty to a licence, valuation to equity); without any, `byNegotiation` must have been said.
 */
export function missingForPublication(terms: ListingTerms, byNegotiation = false): PublishField[] {
  const priced = (terms.dealKinds.includes('transfer') && terms.askAmount !== null)
    || (terms.dealKinds.some((k) => LICENCES.includes(k)) && (terms.entryFeeAmount !== null || terms.royaltyBps !== null))
    || (terms.dealKinds.includes('equity') && terms.equityValuationAmount !== null);
  return [
    ...(terms.benefitZh.trim() || terms.benefitEn.trim() ? [] : ['benefit' as const]),
    ...(terms.dealKinds.length ? [] : ['deal_kinds' as const]),
    ...(terms.territories.length ? [] : ['territories' as const]),
    ...(terms.trl === null ? ['trl' as const] : []),
    ...(priced || byNegotiation || terms.publishedAt !== null ? [] : ['ask' as const]),
  ];
}

/** The `validation` error of an incomplete listing: one field error per missing field. */
export function incomplete(missing: readonly PublishField[]): AppError {
  return new AppError('validation', { missing }, missing.map((path) => ({ path: path === 'benefit' ? 'benefit_zh' : path, code: path === 'ask' ? 'price_or_negotiation_required' : 'required' })));
}

/** A patent as far as its fitness for the market goes, with what the rights ledger and the register's facts add. */
export interface MarketFacts {
  orgId: string;
  /** null: the record names somebody who is not known to be the organisation. */
  ownerOrgId: string | null;
  ownership: Ownership;
  /** Public before evidence was asked for: until this day it may stay so. */
  ownershipDueOn: string | null;
  orgVerified: boolean;
  nameHeld: boolean;
  authority: string;
  kind: PatentKind;
  legalStatus: LegalStatus;
  filingDate: string | null;
  grantDate: string | null;
  expiryDate: string | null;
  frozen: boolean;
  pledged: boolean;
  /** The pledgee agreed in writing to sale or licence (Civil Code 444). */
  pledgeConsent: boolean;
}

/**
 * Why this patent may not be published (or `stay` public) on `day` (`YYYY-MM-DD`, China Standard Time); empty = it may. Only a verified
 * organisation publishes, and only what evidence has shown to be its own. Legal death is a
 * veto (Patent Law 68: presenting an ended patent as live is punishable); a freeze suspends transfer (Implementing Rules
 * 103-105); a pledge needs the pledgee's consent (Civil Code 444).
 */
export function marketBlockers(p: MarketFacts, day: string, asks: 'publish' | 'stay' = 'publish'): Blocker[] {
  const life = lifeBlocker(p, day);
  // What was public before has until its day; nothing is published anew on the strength of that.
  const inGrace = asks === 'stay' && p.ownershipDueOn !== null && p.ownershipDueOn > day;
  return [
    ...(p.ownership === 'lost' ? ['ownership_lost' as const] : p.ownerOrgId === p.orgId ? [] : ['not_owner' as const]),
    ...(p.orgVerified ? [] : ['org_unverified' as const]),
    ...(p.nameHeld ? ['name_held' as const] : []),
    ...(p.ownership === 'unproven' && !inGrace ? ['unproven' as const] : []),
    ...(life ? [life] : []),
    ...(p.frozen ? ['frozen' as const] : []),
    ...(p.pledged && !p.pledgeConsent ? ['pledged' as const] : []),
  ];
}

function lifeBlocker(p: MarketFacts, day: string): Blocker | null {
  const life = lifeOn(lifeFactsOf({ ...p, statusAsOf: null }), day);
  return life.live ? null : (life.reason as Blocker);
}
