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
  const facts: RelatedFact[] = [];
  const since = addMonths(legalDay(at), -verificationPack.values.commonMemberMonths.value);
  const people = await tx.select({ orgId: members.orgId, userId: members.userId }).from(members)
    .where(and(inArray(members.orgId, [a, b]), or(isNull(members.removedAt), sql`${members.removedAt} >= ${since}::date`)));
  const ofA = new Set(people.filter((p) => p.orgId === a).map((p) => p.userId));
  if (people.some((p) => p.orgId === b && ofA.has(p.userId))) facts.push('common_member');
  const stated = await tx.select().from(orgVerifications).where(and(inArray(orgVerifications.orgId, [a, b]), inArray(orgVerifications.state, ['submitted', 'verified']))).orderBy(desc(orgVerifications.createdAt));
  const meet = (key: (v: typeof orgVerifications.$inferSelect) => string | null) => {
    const mine = new Set(stated.filter((v) => v.orgId === a).map(key).filter((k) => k !== null));
    return stated.some((v) => v.orgId === b && mine.has(key(v)!) && key(v) !== null);
  };
  if (meet((v) => v.creditCode ?? (v.registerNumber ? `${v.registerCountry} ${nameSkeleton(v.registerNumber) || v.registerNumber}` : null))) facts.push('credit_code');
  if (meet((v) => nameSkeleton(v.address) || null)) facts.push('address');
  const accounts = await tx.select().from(orgPayoutAccounts).where(inArray(orgPayoutAccounts.orgId, [a, b]));
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
