import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { patents } from '#db/schema/patents.ts';
import { valuationBatches, valuationBatchProblems } from '#db/schema/valuation.ts';

export type BatchRow = typeof valuationBatches.$inferSelect;
export type ProblemRow = typeof valuationBatchProblems.$inferSelect;

/** How many of the organisation's patents a batch will work through; of those named, when some are. */
export async function countPatents(tx: Tx, orgId: string, ids?: readonly string[]): Promise<number> {
  return tx.$count(patents, and(eq(patents.orgId, orgId), ids ? inArray(patents.id, [...ids]) : undefined));
}

export async function insertBatch(tx: Tx, row: typeof valuationBatches.$inferInsert): Promise<void> { await tx.insert(valuationBatches).values(row); }

export async function findBatch(tx: Tx, orgId: string, id: string): Promise<BatchRow | undefined> {
  return (await tx.select().from(valuationBatches).where(and(eq(valuationBatches.orgId, orgId), eq(valuationBatches.id, id))))[0];
}

/** The batch, locked until the end of the transaction: two workers never do one page twice. */
export async function lockBatch(tx: Tx, orgId: string, id: string): Promise<BatchRow | undefined> {
  return (await tx.select().from(valuationBatches).where(and(eq(valuationBatches.orgId, orgId), eq(valuationBatches.id, id))).for('update'))[0];
}

export async function listBatches(tx: Tx, orgId: string, page: { limit: number; before?: string }): Promise<BatchRow[]> {
  return tx.select().from(valuationBatches).where(and(eq(valuationBatches.orgId, orgId), page.before ? lt(valuationBatches.id, page.before) : undefined)).orderBy(desc(valuationBatches.id)).limit(page.limit);
}

export async function updateBatch(tx: Tx, id: string, change: Partial<BatchRow>): Promise<void> { await tx.update(valuationBatches).set(change).where(eq(valuationBatches.id, id)); }

export async function insertProblems(tx: Tx, rows: readonly ProblemRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 1_000) await tx.insert(valuationBatchProblems).values(rows.slice(i, i + 1_000)).onConflictDoNothing();
}

export async function listProblems(tx: Tx, orgId: string, batchIds: readonly string[], limit: number): Promise<ProblemRow[]> {
  if (!batchIds.length) return [];
  return tx.select().from(valuationBatchProblems).where(and(eq(valuationBatchProblems.orgId, orgId), inArray(valuationBatchProblems.batchId, [...batchIds]))).orderBy(asc(valuationBatchProblems.patentNumber)).limit(limit);
}
