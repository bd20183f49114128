import { and, arrayOverlaps, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import { legalDay, type Clock } from '#app/core/clock.ts';
import { systemScope, type Scope } from '#app/core/scope.ts';
import { knownNames } from '#app/modules/orgs/aliases.server.ts';
import { tellOrg } from '#app/modules/orgs/notice.server.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { eachPage } from '#db/each.ts';
import { emit } from '#db/outbox.ts';
import { patentFacts, patents } from '#db/schema/patents.ts';
import { withRead, withTx } from '#db/tx.ts';
import type { PatentRecord } from './contract.ts';
import { sameStoredRight } from './import-match.ts';
import { judgePatents } from './judge.server.ts';
import { columnsOfRecord } from './patent-row.ts';
import { insertFacts, lockLibrary, updatePatent, type PatentRow } from './patent.store.server.ts';
import { mergeRecords } from './record.ts';
import { ownersOf } from './stated-owner.ts';
import { settledStatus } from './status-of-record.ts';

const scope = systemScope('library');

/** Is the row what something else stands on: a listing, a deal, a right of somebody, evidence, a valuation? Then it stays the row it is. */
async function inUse(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.execute<{ used: boolean }>(sql`select exists (select 1 from listings where patent_id = ${id}) or exists (select 1 from deals where patent_id = ${id})
    or exists (select 1 from patent_rights where patent_id = ${id}) or exists (select 1 from ownership_proofs where patent_id = ${id}) or exists (select 1 from ownership_claims where patent_id = ${id})
    or exists (select 1 from valuations where patent_id = ${id}) or exists (select 1 from valuation_answers where patent_id = ${id}) as used`);
  return row!.used;
}

/** Which of two rows stays: the one something stands on. Null when both are in use. */
async function keeperOf(tx: Tx, a: PatentRow, b: PatentRow): Promise<[keep: PatentRow, drop: PatentRow] | null> {
  const [aUsed, bUsed] = [await inUse(tx, a.id), await inUse(tx, b.id)];
  return aUsed && bUsed ? null : bUsed ? [b, a] : [a, b];
}

const joined = (kept: PatentRecord | null, dropped: PatentRecord | null) => (kept && dropped ? mergeRecords(kept, dropped) : kept ?? dropped);

/** The row {@link mergePatents} would leave, as far as a trial looks at it; nothing is written. */
export async function mergedRow(tx: Tx, a: PatentRow, b: PatentRow): Promise<PatentRow | null> {
  const pair = await keeperOf(tx, a, b);
  if (!pair) return null;
  const [keep, drop] = pair;
  return { ...keep, record: joined(keep.record as PatentRecord | null, drop.record as PatentRecord | null) as Record<string, unknown> | null, rightKeys: [...new Set([...keep.rightKeys, ...drop.rightKeys])] };
}

/**
 * Makes two rows of one organisation that are one right into one: what both say is laid together, the history of facts goes along, and the
 * row that nothing stands on is removed. Returns the row that stays, or null when both are in use: then a person has to decide.
 * The caller holds locks on both and acts for the platform.
 */
export async function mergePatents(tx: Tx, by: Scope, a: PatentRow, b: PatentRow, today: string): Promise<PatentRow | null> {
  const pair = await keeperOf(tx, a, b);
  if (!pair) return null;
  const [keep, drop] = pair;
  const record = joined(keep.record as PatentRecord | null, drop.record as PatentRecord | null);
  await tx.update(patents).set({ removedAt: sql`now()`, mergedInto: keep.id, rightKey: '', rightKeys: [], version: sql`${patents.version} + 1` }).where(and(eq(patents.orgId, drop.orgId), eq(patents.id, drop.id)));
  if (record) {
    const { legalStatus, statusAsOf, statusSource, assignees, coOwned, rightKey: _own, ...columns } = columnsOfRecord(record, today);
    const owners = ownersOf(keep, { assignees, coOwned }, await knownNames(tx, keep.orgId));
    const told = settledStatus(keep, settledStatus(drop, { legalStatus, statusAsOf, statusSource }, record), record);
    await updatePatent(tx, keep.orgId, keep.id, { ...columns, ...owners, ...told, rightKeys: [...new Set([...keep.rightKeys, ...columns.rightKeys])].slice(0, 24), record: record as unknown as Record<string, unknown> });
  }
  const facts = await tx.select().from(patentFacts).where(and(eq(patentFacts.orgId, drop.orgId), eq(patentFacts.patentId, drop.id)));
  await insertFacts(tx, facts.map(({ fact, value, source, asOf }) => ({ orgId: keep.orgId, patentId: keep.id, fact, value, source, asOf })));
  await judgePatents(tx, [keep.id], today);
  await audit(tx, by, { chain: `org:${keep.orgId}`, action: 'patent.merge', subject: keep.id, data: { number: keep.number, merged: drop.number, patent: drop.id } });
  const [after] = await tx.select().from(patents).where(eq(patents.id, keep.id));
  await emit(tx, 'patent.changed', { patentId: keep.id, orgId: keep.orgId }, { key: `${keep.id}:${after!.version}` });
  return after!;
}

const PAGE = 500;

/** Rows of an organisation that turned out to be one right: those made one, and those that both are in use. */
export interface DuplicateReport { merged: { orgId: string; kept: string; dropped: string }[]; left: { orgId: string; numbers: [string, string] }[] }

/**
 * Sweep: finds rows of one organisation that are one right, as imports before rights had keys could leave them, and makes them one. Of
 * pairs that are both in use the organisation is told once, and nothing is touched. The audit trail keeps each merge.
 */
export async function mergeDuplicates(deps: { db: Db; clock: Clock }, signal?: AbortSignal): Promise<DuplicateReport> {
  const today = legalDay(deps.clock.now());
  const report: DuplicateReport = { merged: [], left: [] };
  await eachPage(signal, PAGE, (after) => withRead(deps.db, scope, (tx) => suspects(tx, after)), async ({ id }) => {
    await withTx(deps.db, scope, (tx) => mergeTwins(tx, id, today, report));
  });
  return report;
}

/** Rows that share a key with an older row of their organisation. */
async function suspects(tx: Tx, after: string): Promise<{ id: string }[]> {
  return tx.execute<{ id: string }>(sql`select p.id from patents p where p.id > ${after} and p.removed_at is null and p.right_keys <> '{}'
    and exists (select 1 from patents q where q.org_id = p.org_id and q.id < p.id and q.removed_at is null and q.right_keys && p.right_keys) order by p.id limit ${PAGE}`);
}

async function mergeTwins(tx: Tx, id: string, today: string, report: DuplicateReport): Promise<void> {
  const [suspect] = await tx.select({ orgId: patents.orgId }).from(patents).where(eq(patents.id, id));
  if (!suspect) return;
  await lockLibrary(tx, suspect.orgId);
  // Read once it is our turn: an import may have changed the row, or made it one with another, while we waited.
  const [row] = await tx.select().from(patents).where(and(eq(patents.id, id), isNull(patents.removedAt))).for('update');
  if (!row) return;
  const twins = await tx.select().from(patents)
    .where(and(eq(patents.orgId, row.orgId), isNull(patents.removedAt), ne(patents.id, id), arrayOverlaps(patents.rightKeys, row.rightKeys))).orderBy(asc(patents.id)).for('update');
  let here: PatentRow = row;
  for (const twin of twins) {
    if (!sameStoredRight(here, twin)) continue;
    const kept = await mergePatents(tx, scope, twin, here, today);
    if (kept) {
      report.merged.push({ orgId: row.orgId, kept: kept.number, dropped: (kept.id === here.id ? twin : here).number });
      here = kept;
      continue;
    }
    report.left.push({ orgId: row.orgId, numbers: [twin.number, here.number] });
    const both = `${twin.number} · ${here.number}`;
    await tellOrg(tx, row.orgId, 'patent_twice', `${twin.id}:${here.id}`, { title_zh: both, title_en: both }, `/my/patents?q=${encodeURIComponent(twin.number)}`);
  }
}
