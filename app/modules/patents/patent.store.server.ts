import { and, arrayOverlaps, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { newId } from '#app/core/ids.ts';
import type { Tx } from '#db/client.ts';
import { patentFacts, patentRights, patents } from '#db/schema/patents.ts';
import type { PatentRecord } from './contract.ts';

export type PatentRow = typeof patents.$inferSelect;
export type NewPatent = Omit<typeof patents.$inferInsert, 'id'>;

/** Takes turns, until the transaction ends, with everything that adds to an organisation's library, merges in it or takes back: no two of them create one patent. Comes before any row lock. */
export async function lockLibrary(tx: Tx, orgId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`import:${orgId}`}, 0))`);
}

/**
 * The organisation's own patents that share a key with any of these, locked: the caller is about to write them. Rows that have not been given
 * keys yet (`sweepOwnership`) are met by `numbers`.
 */
export async function lockByKeys(tx: Tx, orgId: string, rightKeys: readonly string[], numbers: readonly string[] = []): Promise<PatentRow[]> {
  const keys = [...new Set(rightKeys)];
  if (!keys.length) return [];
  const keyless = numbers.length ? and(eq(patents.rightKey, ''), or(inArray(patents.number, [...numbers]), inArray(patents.applicationNumber, [...numbers]), inArray(patents.grantNumber, [...numbers]))) : undefined;
  return tx.select().from(patents).where(and(eq(patents.orgId, orgId), isNull(patents.removedAt), or(arrayOverlaps(patents.rightKeys, keys), keyless))).orderBy(asc(patents.id)).for('update');
}

export async function insertPatents(tx: Tx, rows: NewPatent[]): Promise<{ id: string; number: string }[]> {
  if (!rows.length) return [];
  return tx.insert(patents).values(rows.map((row) => ({ ...row, id: newId('patent') }))).returning({ id: patents.id, number: patents.number });
}

export async function updatePatent(tx: Tx, orgId: string, id: string, change: Partial<NewPatent>): Promise<void> {
  await tx.update(patents).set({ ...change, version: sql`${patents.version} + 1`, updatedAt: sql`now()` }).where(and(eq(patents.orgId, orgId), eq(patents.id, id)));
}

/** Facts whose history is kept row by row: what decides who owns what, since when, and whether it lives. */
export const FACTS_KEPT = ['legalStatus', 'assignees', 'applicants', 'filingDate', 'publicationDate', 'grantDate', 'applicationNumber', 'grantNumber', 'publicationNumber'] as const;

/** Rows of history for those of the fields a record states, each with its source and day. */
export function newFacts(record: PatentRecord, fields: readonly string[], orgId: string, patentId: string, today: string): NewFact[] {
  return FACTS_KEPT.filter((f) => fields.includes(f) && record[f] !== undefined && !(Array.isArray(record[f]) && record[f].length === 0)).map((fact) => {
    const from = record.provenance[fact] ?? record.provenance['*']!;
    return { orgId, patentId, fact, value: record[fact], source: from.source, asOf: from.asOf ?? today };
  });
}

export interface NewFact { orgId: string; patentId: string; fact: string; value: unknown; source: string; asOf: string }

export async function insertFacts(tx: Tx, facts: NewFact[]): Promise<void> {
  for (let i = 0; i < facts.length; i += 1_000) {
    await tx.insert(patentFacts).values(facts.slice(i, i + 1_000).map((f) => ({ ...f, id: crypto.randomUUID() })));
  }
}

export async function findOwnPatent(tx: Tx, orgId: string, id: string): Promise<PatentRow | undefined> {
  return (await tx.select().from(patents).where(and(eq(patents.orgId, orgId), eq(patents.id, id))))[0];
}

/** The organisation's own row for a number. */
export async function findOwnByNumber(tx: Tx, keys: string[], orgId: string): Promise<PatentRow | undefined> {
  return (await tx.select().from(patents).where(and(eq(patents.orgId, orgId), or(inArray(patents.number, keys), arrayOverlaps(patents.numberKeys, keys)))).orderBy(desc(patents.updatedAt)).limit(1))[0];
}

/** The row to show for a number: the viewer's own first, else the one that is proven, else the owner of record's (row-level security decides what is visible at all). */
export async function findByNumber(tx: Tx, keys: string[], orgId: string | null): Promise<PatentRow | undefined> {
  const rows = await tx.select().from(patents).where(or(inArray(patents.number, keys), arrayOverlaps(patents.numberKeys, keys))).orderBy(desc(patents.updatedAt)).limit(20);
  return rows.find((r) => r.orgId === orgId) ?? rows.find((r) => r.ownership === 'proven') ?? rows.find((r) => r.orgId === r.ownerOrgId) ?? rows[0];
}

/** Own patents with everything kept of them, in the order of `ids`. */
export async function patentsInOrder(tx: Tx, orgId: string, ids: readonly string[]): Promise<PatentRow[]> {
  if (!ids.length) return [];
  const rows = new Map((await tx.select().from(patents).where(and(eq(patents.orgId, orgId), inArray(patents.id, [...ids])))).map((row) => [row.id, row]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

export async function factsOf(tx: Tx, patentId: string) {
  return tx.select().from(patentFacts).where(eq(patentFacts.patentId, patentId)).orderBy(desc(patentFacts.recordedAt), asc(patentFacts.fact)).limit(500);
}

/** Rights and encumbrances recorded for a patent number, by whoever holds the row. */
export async function rightsOf(tx: Tx, number: string) {
  return tx.select().from(patentRights).where(eq(patentRights.patentNumber, number)).orderBy(asc(patentRights.startsOn), asc(patentRights.id)).limit(200);
}
