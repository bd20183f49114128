import { and, asc, desc, eq, gt, inArray, lt, or } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { importErrors, imports, type ImportStatus } from '#db/schema/patents.ts';

export type ImportRow = typeof imports.$inferSelect;
export interface RowError { row: number; n: number; severity: 'error' | 'warning'; entry: string; field: string; code: string; value: string }

export async function findImport(tx: Tx, orgId: string, id: string): Promise<ImportRow | undefined> {
  return (await tx.select().from(imports).where(and(eq(imports.orgId, orgId), eq(imports.id, id))))[0];
}

/** The organisation's import, locked for a change of its state. */
export async function lockImport(tx: Tx, orgId: string, id: string): Promise<ImportRow | undefined> {
  return (await tx.select().from(imports).where(and(eq(imports.orgId, orgId), eq(imports.id, id))).for('update'))[0];
}

export async function listImports(tx: Tx, orgId: string, page: { limit: number; before?: string }): Promise<ImportRow[]> {
  return tx.select().from(imports).where(and(eq(imports.orgId, orgId), ...(page.before ? [lt(imports.id, page.before)] : []))).orderBy(desc(imports.id)).limit(page.limit);
}

export async function insertImport(tx: Tx, row: typeof imports.$inferInsert): Promise<void> {
  await tx.insert(imports).values(row);
}

export async function updateImport(tx: Tx, id: string, change: Partial<ImportRow>): Promise<void> {
  await tx.update(imports).set(change).where(eq(imports.id, id));
}

/** Moves an import on from one of these states. False when it is in another one by now. */
export async function moveImport(tx: Tx, id: string, from: readonly ImportStatus[], change: Partial<ImportRow>): Promise<boolean> {
  return (await tx.update(imports).set(change).where(and(eq(imports.id, id), inArray(imports.status, [...from]))).returning({ id: imports.id })).length > 0;
}

export async function insertErrors(tx: Tx, orgId: string, importId: string, errors: RowError[]): Promise<void> {
  for (let i = 0; i < errors.length; i += 1_000) await tx.insert(importErrors).values(errors.slice(i, i + 1_000).map((e) => ({ ...e, orgId, importId }))).onConflictDoNothing();
}

/** Row problems in file order; `after` is the last (row, n) seen. */
export async function listErrors(tx: Tx, orgId: string, importId: string, page: { limit: number; after?: [number, number] }) {
  const where = [eq(importErrors.orgId, orgId), eq(importErrors.importId, importId)];
  if (page.after) where.push(or(gt(importErrors.row, page.after[0]), and(eq(importErrors.row, page.after[0]), gt(importErrors.n, page.after[1])))!);
  return tx.select().from(importErrors).where(and(...where)).orderBy(asc(importErrors.row), asc(importErrors.n)).limit(page.limit);
}
