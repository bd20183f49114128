/** Words of agreements and obligations, for the database, the contracts and the pages alike. */
export const ORIGIN_KINDS = ['offer', 'sale', 'posted_price', 'open_licence', 'award', 'service_quote'] as const;
export type OriginKind = (typeof ORIGIN_KINDS)[number];
export const PARTY_ROLES = ['seller', 'buyer', 'broker'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];
export const OBLIGATION_KINDS = ['price', 'milestone', 'deposit', 'fee', 'royalty', 'service', 'tax', 'claim'] as const;
export type ObligationKind = (typeof OBLIGATION_KINDS)[number];
/** Derived by the database from the sums. `reopened`: it was wholly settled, and part of the money went back since. */
export const OBLIGATION_STATES = ['open', 'partly_settled', 'settled', 'released', 'reopened', 'waived', 'written_off'] as const;
export type ObligationState = (typeof OBLIGATION_STATES)[number];
export const PAYEE_ROLES = ['seller', 'broker', 'platform'] as const;
export type PayeeRole = (typeof PAYEE_ROLES)[number];
export const SETTLEMENT_KINDS = ['paid', 'refunded', 'refund_failed', 'lost', 'released', 'set_off', 'corrected'] as const;
export type SettlementKind = (typeof SETTLEMENT_KINDS)[number];
export const CREDIT_CAUSES = ['amended', 'overpaid', 'minimum', 'used'] as const;
export type CreditCause = (typeof CREDIT_CAUSES)[number];
