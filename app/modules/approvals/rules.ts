import type { Permission } from '#app/core/permissions.ts';

/** Hours until an open approval expires: legal time, day and night. */
const USUAL_HOURS = 72;
/** Where a record is the request (a certificate, a bank order), it waits as long as the matter itself may. */
const RECORD_HOURS = 30 * 24;

/** Kinds of approval, as `db/schema/approvals.ts` has them. */
export type Kind = 'confirm_registration' | 'confirm_handover' | 'release' | 'receipt' | 'payout' | 'refund' | 'override' | 'correction' | 'second_signature';
export type Act = 'offer.make' | 'offer.counter' | 'offer.confirm' | 'offer.accept' | 'deal.sign' | 'deal.pay' | 'sale.bid' | 'price.accept';

/** How long the second person has, in hours, by kind. */
export const HOURS: Readonly<Record<Kind, number>> = {
  confirm_registration: RECORD_HOURS, confirm_handover: RECORD_HOURS, release: RECORD_HOURS, receipt: RECORD_HOURS, payout: RECORD_HOURS, refund: RECORD_HOURS, correction: RECORD_HOURS,
  override: USUAL_HOURS, second_signature: USUAL_HOURS,
};

/** What whoever approves must be allowed to do: the act itself. */
export const PERMISSION: Readonly<Record<Exclude<Kind, 'second_signature'>, Permission>> = {
  confirm_registration: 'operator.review', confirm_handover: 'operator.review', release: 'operator.ledger', receipt: 'operator.ledger', payout: 'operator.ledger',
  refund: 'operator.ledger', override: 'operator.override', correction: 'operator.ledger',
};

/** The same for the acts of a company. */
export const ACT_PERMISSION: Readonly<Record<Act, Permission>> = {
  'offer.make': 'offer.make', 'offer.counter': 'offer.answer', 'offer.confirm': 'offer.answer', 'offer.accept': 'offer.accept', 'deal.sign': 'deal.sign', 'deal.pay': 'deal.pay', 'sale.bid': 'offer.make', 'price.accept': 'offer.accept',
};

/** Permission to approve, by kind and act. */
export function permissionFor(kind: Kind, act: Act | ''): Permission {
  return kind === 'second_signature' ? ACT_PERMISSION[act as Act] : PERMISSION[kind];
}

/** A member's limit as it covers a sum. Limits are in CNY minor units; in another currency only somebody without a limit binds, because a rate would have to be guessed. */
export function covers(limit: number | null, sum: { amount: number; currency: string }): boolean {
  return limit === null || (sum.currency === 'CNY' && sum.amount <= limit);
}

/** Fields of what was approved that differ from what is to be done now. */
export function changedFields(then: Readonly<Record<string, unknown>>, now: Readonly<Record<string, unknown>>): string[] {
  return [...new Set([...Object.keys(then), ...Object.keys(now)])].filter((key) => JSON.stringify(then[key]) !== JSON.stringify(now[key])).sort();
}
