import { and, arrayOverlaps, eq, ne, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { patents } from '#db/schema/patents.ts';

/** Rows of other organisations that hold the same right, whatever numbers they know it by. Platform scope. */
export async function holdersElsewhere(tx: Tx, orgId: string, rightKeys: readonly string[]): Promise<{ id: string; orgId: string; rightKey: string; ownership: string }[]> {
  if (rightKeys.length === 0) return [];
  return tx.select({ id: patents.id, orgId: patents.orgId, rightKey: patents.rightKey, ownership: patents.ownership }).from(patents)
    .where(and(ne(patents.orgId, orgId), arrayOverlaps(patents.rightKeys, [...rightKeys]))).orderBy(patents.id).limit(50);
}

/** Takes turns with everybody who decides about the same right, until the transaction ends. */
export async function lockRight(tx: Tx, rightKeys: readonly string[]): Promise<void> {
  for (const key of [...rightKeys].sort()) await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`right:${key}`}, 0))`);
}

/** Every row of a right, locked in one order; the first lock of whoever changes who owns it. Platform scope. */
export async function lockHolders(tx: Tx, patentId: string): Promise<(typeof patents.$inferSelect)[]> {
  const [row] = await tx.select({ keys: patents.rightKeys }).from(patents).where(eq(patents.id, patentId));
  if (!row) return [];
  await lockRight(tx, row.keys);
  const where = row.keys.length ? arrayOverlaps(patents.rightKeys, row.keys) : eq(patents.id, patentId);
  return tx.select().from(patents).where(where).orderBy(patents.id).for('update');
}

/**
 * Keys for rows about to be written, in one look: each adopts the key its right is held under elsewhere when a row knows it by
 * other numbers; best that of the one who is proven, else of who came first, so that a key never moves because somebody imported
 * it too. Platform scope.
 */
export async function adoptKeys(tx: Tx, orgId: string, rows: readonly { rightKey: string; rightKeys: readonly string[] }[]): Promise<string[]> {
  const others = await holdersOfAny(tx, orgId, rows.flatMap((r) => r.rightKeys));
  return rows.map((row) => {
    const same = others.filter((o) => o.rightKey && o.rightKeys.some((k) => row.rightKeys.includes(k)));
    return (same.find((o) => o.ownership === 'proven') ?? same[0])?.rightKey ?? row.rightKey;
  });
}

async function holdersOfAny(tx: Tx, orgId: string, keys: readonly string[]) {
  if (keys.length === 0) return [];
  return tx.select({ rightKey: patents.rightKey, rightKeys: patents.rightKeys, ownership: patents.ownership }).from(patents)
    .where(and(ne(patents.orgId, orgId), arrayOverlaps(patents.rightKeys, [...new Set(keys)]))).orderBy(patents.id);
}
