import { and, eq, sql } from 'drizzle-orm';
import type { LegalStatus } from '#app/core/vocabulary.ts';
import type { Tx } from '#db/client.ts';
import { importChanges } from '#db/schema/patents.ts';
import type { PatentRecord } from './contract.ts';

/** What a patent was before an import touched it: its record, its status with day and source, and its version (not kept of the first imports). */
export interface ChangedFrom { record: PatentRecord | null; status: [LegalStatus, string | null, string]; version?: number }
export interface NewChange { patentId: string; created: boolean; version: number; before: ChangedFrom | null }
export type ChangeRow = typeof importChanges.$inferSelect;

/**
 * Notes what a batch did. A patent the import touches again keeps what it was before the first time; where something else changed it in
 * between, the old version stays noted, so that undoing sees the patent as changed since.
 */
export async function insertChanges(tx: Tx, target: { orgId: string; importId: string }, changes: readonly NewChange[]): Promise<void> {
  for (let i = 0; i < changes.length; i += 1_000) {
    await tx.insert(importChanges).values(changes.slice(i, i + 1_000).map((c) => ({ ...c, before: c.before as unknown as Record<string, unknown> | null, ...target })))
      .onConflictDoUpdate({ target: [importChanges.importId, importChanges.patentId], set: { version: sql`case when import_changes.version = excluded.version - 1 then excluded.version else import_changes.version end` } });
  }
}

export async function changesOf(tx: Tx, importId: string): Promise<ChangeRow[]> {
  return tx.select().from(importChanges).where(eq(importChanges.importId, importId)).orderBy(importChanges.patentId);
}

/** A patent became again what an import left at version `from`: that import is noted as the last to have touched it. */
export async function restamp(tx: Tx, patentId: string, from: number, to: number): Promise<void> {
  await tx.update(importChanges).set({ version: to }).where(and(eq(importChanges.patentId, patentId), eq(importChanges.version, from)));
}
