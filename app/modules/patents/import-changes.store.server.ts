import { eq, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { importChanges } from '#db/schema/patents.ts';

export interface NewChange { patentId: string; created: boolean; version: number; before: Record<string, unknown> | null }
export type ChangeRow = typeof importChanges.$inferSelect;

/** Notes what a batch did. A patent the import touches again keeps what it was before the first time. */
export async function insertChanges(tx: Tx, target: { orgId: string; importId: string }, changes: readonly NewChange[]): Promise<void> {
  for (let i = 0; i < changes.length; i += 1_000) {
    await tx.insert(importChanges).values(changes.slice(i, i + 1_000).map((c) => ({ ...c, ...target })))
      .onConflictDoUpdate({ target: [importChanges.importId, importChanges.patentId], set: { version: sql`excluded.version` } });
  }
}

export async function changesOf(tx: Tx, importId: string): Promise<ChangeRow[]> {
  return tx.select().from(importChanges).where(eq(importChanges.importId, importId)).orderBy(importChanges.patentId);
}
