import type { DealKind, ListingStatus } from './vocabulary.ts';

/** Facts that other rooms or the outside must hear of. Payloads carry ids, never amounts of offers or personal data. */
export interface EventPayloads {
  'import.requested': { importId: string; orgId: string };
  'patent.changed': { patentId: string; orgId: string };
  'org.changed': { orgId: string };
  'org.notice': { orgId: string; kind: string; data: Record<string, string | number>; href: string };
  'listing.changed': { listingId: string; orgId: string; status: ListingStatus };
  'demand.changed': { demandId: string; orgId: string };
  'offer.made': { offerId: string; listingId: string; sellerOrgId: string; buyerOrgId: string };
  'offer.countered': { offerId: string; toOrgId: string };
  'offer.closed': { offerId: string; sellerOrgId: string; buyerOrgId: string; status: 'accepted' | 'rejected' | 'withdrawn' | 'expired' | 'lost' | 'off_market' };
  'deal.opened': { dealId: string; kind: DealKind; sellerOrgId: string; buyerOrgId: string; brokerOrgId: string | null };
  /** `tell`: organisations the definition has told of it; facts from before it said so have none, and then every party is. */
  'deal.moved': { dealId: string; transition: string; from: string; to: string; seq: number; tell?: string[] };
  'deal.released': { dealId: string };
  'deal.refund_due': { dealId: string };
  'payment.requested': { commandId: string };
  'payment.settled': { paymentId: string; dealId: string };
  'payment.failed': { paymentId: string; dealId: string };
  'payment.refunded': { paymentId: string; dealId: string };
  'refund.requested': { commandId: string; dealId: string };
  'payout.requested': { payoutId: string; commandId: string; dealId: string };
  'payout.sent': { payoutId: string; dealId: string };
  /** Where an organisation is paid was completed first, or became another: then payouts wait `until` (RFC 3339). */
  'payout_account.changed': { orgId: string; what: 'opened' | 'changed'; until: string | null };
  'provider.event': { eventId: string };
  /** What waited for a second person of the platform waits no more, without the act: refused, withdrawn, expired. Or it began to, outside a move. */
  'approval.changed': { approvalId: string; dealId: string };
  'sale.moved': { saleId: string };
  'mail.requested': { mailId: string };
  'valuation.requested': { batchId: string; orgId: string };
  'cohorts.stale': { day: string };
}

export type Topic = keyof EventPayloads;

/** Who does something about it. A consumer is a queue of its own: one that is down never holds up another. */
export const CONSUMERS = ['search', 'imports', 'patents', 'payments', 'deals', 'notify', 'mail', 'valuation', 'matches', 'offers', 'chain', 'sales'] as const;
export type Consumer = (typeof CONSUMERS)[number];

/** The whole wiring of the platform's asynchronous side, on one screen. */
export const SUBSCRIPTIONS: Record<Topic, readonly Consumer[]> = {
  'import.requested': ['imports'],
  'patent.changed': ['search', 'patents', 'sales'],
  'org.changed': ['patents', 'sales'],
  'org.notice': ['notify'],
  'listing.changed': ['search', 'matches', 'offers', 'sales'],
  'demand.changed': ['search'],
  'offer.made': ['notify'],
  'offer.countered': ['notify'],
  'offer.closed': ['notify'],
  'deal.opened': ['notify', 'chain'],
  'deal.moved': ['notify', 'deals', 'sales'],
  'deal.released': ['payments'],
  'deal.refund_due': ['payments'],
  'payment.requested': ['payments'],
  'payment.settled': ['deals', 'notify', 'chain', 'sales'],
  'payment.failed': ['notify'],
  'payment.refunded': ['deals', 'notify', 'chain', 'sales'],
  'refund.requested': ['payments'],
  'payout.requested': ['payments'],
  'payout.sent': ['deals', 'notify', 'chain'],
  'payout_account.changed': ['notify'],
  'provider.event': ['payments'],
  'approval.changed': ['deals'],
  'sale.moved': ['sales'],
  'mail.requested': ['mail'],
  'valuation.requested': ['valuation'],
  'cohorts.stale': ['valuation'],
};
