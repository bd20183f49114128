import { and, desc, eq, isNull } from 'drizzle-orm';
import type { MemberScope } from '#app/core/scope.ts';
import type { Tx } from '#db/client.ts';
import { patentInventors } from '#db/schema/inventors.ts';
import { valuationAnswers } from '#db/schema/valuation.ts';

/** Has an officer of the organisation linked this account to the patent, and does the link hold? */
export async function isInventorOf(tx: Tx, member: MemberScope, patentId: string): Promise<boolean> {
  const rows = await tx.select({ id: patentInventors.id }).from(patentInventors)
    .where(and(eq(patentInventors.orgId, member.orgId), eq(patentInventors.patentId, patentId), eq(patentInventors.userId, member.userId), isNull(patentInventors.endedAt))).limit(1);
  return rows.length > 0;
}

/** The newest answer a person gave to each question as inventor. */
export async function inventorAnswers(tx: Tx, of: { patentId: string; userId: string }) {
  const a = valuationAnswers;
  return tx.selectDistinctOn([a.question]).from(a).where(and(eq(a.patentId, of.patentId), eq(a.userId, of.userId), eq(a.role, 'inventor'))).orderBy(a.question, desc(a.createdAt), desc(a.id));
}
