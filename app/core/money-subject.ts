import { isId } from './ids.ts';

/**
 * What money can belong to: a deal, the deposit of one bidder, a service case. Each has one agreement, whose `subject_id` every obligation,
 * payment, refund and payout of it carries (in the columns named `deal_id`, for a deal was the only one once).
 */
export const MONEY_SUBJECTS = ['deal', 'deposit', 'service'] as const;
export type MoneySubjectKind = (typeof MONEY_SUBJECTS)[number];
/** `disputed`: a hold that blocks its ordinary way is on; nothing is paid out meanwhile. */
export interface MoneySubject { kind: MoneySubjectKind; id: string; currency: string; disputed: boolean }

/** What kind of subject an id names; an id of anything else is a bug of the caller. */
export function subjectKindOf(id: string): MoneySubjectKind {
  const kind = MONEY_SUBJECTS.find((k) => isId(k, id));
  if (!kind) throw new Error(`${id} is nothing money belongs to`);
  return kind;
}

/** The audit chain of a money subject, which its parties may read. */
export const subjectChain = (id: string): `${MoneySubjectKind}:${string}` => `${subjectKindOf(id)}:${id}`;
