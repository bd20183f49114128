import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { addMonths, legalDay } from '#app/core/clock.ts';
import { nameSkeleton } from '#app/core/names.ts';
import { RELATED_FACTS, type RelatedFact } from '#app/core/vocabulary.ts';
import type { Tx } from '#db/client.ts';
import { members, orgPayoutAccounts, orgs } from '#db/schema/orgs.ts';
import { orgVerifications } from '#db/schema/ownership.ts';
import { verificationPack } from './rule-packs/verification.ts';

/**
 * Facts that tie two organisations together on that day: a person who belongs to both or did within the months of the rule pack,
 * the same register entry, the same registered address, the same payout account. Platform scope; it names no person and no account.
 */
export async function relatedFacts(tx: Tx, a: string, b: string, at: Date): Promise<RelatedFact[]> {
  if (a === b) return [...RELATED_FACTS];
  const since = addMonths(legalDay(at), -verificationPack.values.commonMemberMonths.value);
  const people = await tx.select({ orgId: members.orgId, userId: members.userId }).from(members)
    .where(and(inArray(members.orgId, [a, b]), or(isNull(members.removedAt), sql`${members.removedAt} >= ${since}::date`)));
  const stated = await tx.select().from(orgVerifications).where(and(inArray(orgVerifications.orgId, [a, b]), inArray(orgVerifications.state, ['submitted', 'verified']))).orderBy(desc(orgVerifications.createdAt));
  const accounts = await tx.select().from(orgPayoutAccounts).where(inArray(orgPayoutAccounts.orgId, [a, b]));
  return relatedIn({ people, stated, accounts }, a, b);
}

/** How long a person who left still ties two organisations together, months. */
export const commonMemberMonths = verificationPack.values.commonMemberMonths.value;

export interface RelationRows {
  people: readonly { orgId: string; userId: string }[];
  stated: readonly Pick<typeof orgVerifications.$inferSelect, 'orgId' | 'creditCode' | 'registerCountry' | 'registerNumber' | 'address'>[];
  accounts: readonly Pick<typeof orgPayoutAccounts.$inferSelect, 'providerAccountId' | 'bankMark'>[];
}

/** The same from rows that were read already: members (with those who left within {@link commonMemberMonths}), statements handed in or verified, payout accounts. Pure. */
export function relatedIn({ people, stated, accounts }: RelationRows, a: string, b: string): RelatedFact[] {
  if (a === b) return [...RELATED_FACTS];
  const facts: RelatedFact[] = [];
  const ofA = new Set(people.filter((p) => p.orgId === a).map((p) => p.userId));
  if (people.some((p) => p.orgId === b && ofA.has(p.userId))) facts.push('common_member');
  const meet = (key: (v: RelationRows['stated'][number]) => string | null) => {
    const mine = new Set(stated.filter((v) => v.orgId === a).map(key).filter((k) => k !== null));
    return stated.some((v) => v.orgId === b && mine.has(key(v)!) && key(v) !== null);
  };
  if (meet((v) => v.creditCode ?? (v.registerNumber ? `${v.registerCountry} ${nameSkeleton(v.registerNumber) || v.registerNumber}` : null))) facts.push('credit_code');
  if (meet((v) => nameSkeleton(v.address) || null)) facts.push('address');
  const [one, other] = accounts;
  // One account of the provider, or two that pay out to one bank account.
  if (one && other && (one.providerAccountId === other.providerAccountId || (one.bankMark && one.bankMark === other.bankMark))) facts.push('payout_account');
  return facts;
}

/** Does this person belong to that organisation today? */
export async function belongsTo(tx: Tx, userId: string, orgId: string): Promise<boolean> {
  const [row] = await tx.select({ id: members.id }).from(members).innerJoin(orgs, eq(orgs.id, members.orgId)).where(and(eq(members.userId, userId), eq(members.orgId, orgId), isNull(members.removedAt)));
  return row !== undefined;
}
