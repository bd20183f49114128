import { sql } from 'drizzle-orm';
import { legalDay } from '#app/core/clock.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import type { Scope } from '#app/core/scope.ts';
import { knownNames } from '#app/modules/orgs/aliases.server.ts';
import type { PatentRecord } from './contract.ts';
import type { ParsedRow } from './formats/result.ts';
import type { RowError } from './import.store.server.ts';
import { insertFacts, insertPatents, lockByNumbers, updatePatent, type NewFact, type NewPatent, type PatentRow } from './patent.store.server.ts';
import { columnsOfRecord } from './patent-row.ts';
import { adoptKeys } from './shared-right.server.ts';
import { namesUs } from './stated-owner.ts';
import { diffRecords, mergeRecords } from './record.ts';

export interface BatchCounts { total: number; created: number; updated: number; unchanged: number; rejected: number }
export interface BatchResult { counts: BatchCounts; errors: RowError[] }

/** Facts whose history is kept row by row: what decides who owns what, since when, and whether it lives. */
const HISTORY = ['legalStatus', 'assignees', 'applicants', 'filingDate', 'grantDate', 'applicationNumber', 'grantNumber', 'publicationNumber'] as const;

const numbersOf = (r: PatentRecord) => [r.docdb, r.applicationNumber, r.publicationNumber, r.grantNumber].filter((n): n is string => n !== undefined);

function factsOf(record: PatentRecord, fields: readonly string[], orgId: string, patentId: string, today: string): NewFact[] {
  return HISTORY.filter((f) => fields.includes(f) && record[f] !== undefined && !(Array.isArray(record[f]) && record[f].length === 0)).map((fact) => {
    const from = record.provenance[fact] ?? record.provenance['*']!;
    return { orgId, patentId, fact, value: record[fact], source: from.source, asOf: from.asOf ?? today };
  });
}

/** Rejections that only the database can tell. */
function refusal(existing: PatentRow | undefined, orgId: string): string | null {
  return existing && (existing.ownership === 'passed' || (existing.ownerOrgId !== null && existing.ownerOrgId !== orgId)) ? 'no_longer_owner' : null;
}

/**
 * Applies one batch of parsed rows to an organisation's patents inside `tx`: new, changed, unchanged or refused, each
 * counted. The same rows again are all unchanged. With `dryRun` everything is decided and nothing is written.
 * Imports of one organisation are serialised by an advisory lock, so two files cannot both create a patent.
 */
export async function applyBatch(tx: Tx, scope: Scope, target: { orgId: string; importId: string }, rows: ParsedRow[], dryRun: boolean): Promise<BatchResult> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`import:${target.orgId}`}, 0))`);
  const today = legalDay(new Date());
  const counts: BatchCounts = { total: rows.length, created: 0, updated: 0, unchanged: 0, rejected: 0 };
  const errors: RowError[] = [];
  const known = new Map<string, { row?: PatentRow; record: PatentRecord | null; fresh?: number }>();
  const good = rows.filter((r): r is Extract<ParsedRow, { record: PatentRecord }> => 'record' in r);
  for (const row of await lockByNumbers(tx, target.orgId, good.flatMap((r) => numbersOf(r.record)))) {
    const entry = { row, record: row.record as PatentRecord | null };
    for (const number of [row.number, row.applicationNumber, row.grantNumber]) if (number) known.set(number, entry);
  }
  const created: { columns: NewPatent; record: PatentRecord }[] = [];
  for (const item of rows) {
    if ('errors' in item) {
      counts.rejected += 1;
      item.errors.slice(0, 20).forEach((e, n) => errors.push({ row: item.row, n, field: e.field, code: e.code, value: e.value ?? '' }));
      continue;
    }
    const { record } = item;
    const match = numbersOf(record).map((n) => known.get(n)).find((m) => m !== undefined);
    const refused = refusal(match?.row, target.orgId);
    if (refused) {
      counts.rejected += 1;
      errors.push({ row: item.row, n: 0, field: 'number', code: refused, value: record.docdb });
    } else if (!match) {
      const entry = { record, fresh: created.length };
      created.push({ columns: { ...columnsOfRecord(record, today), orgId: target.orgId, ownerOrgId: null, record: record as unknown as Record<string, unknown> }, record });
      numbersOf(record).forEach((n) => known.set(n, entry));
      counts.created += 1;
    } else {
      const diff = diffRecords(match.record, record);
      if (match.record && diff.result === 'unchanged') { counts.unchanged += 1; continue; }
      const merged = match.record ? mergeRecords(match.record, record) : record;
      counts.updated += 1;
      match.record = merged;
      if (match.fresh !== undefined) created[match.fresh] = { columns: { ...created[match.fresh]!.columns, ...columnsOfRecord(merged, today), record: merged as unknown as Record<string, unknown> }, record: merged };
      else if (!dryRun) await applyUpdate(tx, match.row!, merged, diff.fields, today);
    }
  }
  if (!dryRun) {
    await settleOwners(tx, target.orgId, created);
    const ids = await insertPatents(tx, created.map((c) => c.columns));
    const byNumber = new Map(ids.map((i) => [i.number, i.id]));
    await insertFacts(tx, created.flatMap((c) => factsOf(c.record, HISTORY, target.orgId, byNumber.get(c.columns.number)!, today)));
    if (counts.created || counts.updated) await audit(tx, scope, { chain: `org:${target.orgId}`, action: 'patent.import', subject: target.importId, data: { ...counts } });
  }
  return { counts, errors };
}

/**
 * Whose the new rows are said to be: the organisation's own only where the record names it or nobody; another name stays what it
 * is. And which right each of them is, whoever else holds it.
 */
async function settleOwners(tx: Tx, orgId: string, created: { columns: NewPatent; record: PatentRecord }[]): Promise<void> {
  if (!created.length) return;
  const known = await knownNames(tx, orgId);
  const keys = await adoptKeys(tx, orgId, created.map(({ columns }) => ({ rightKey: columns.rightKey ?? '', rightKeys: columns.rightKeys ?? [] })));
  created.forEach((c, i) => { c.columns = { ...c.columns, rightKey: keys[i]!, ownerOrgId: namesUs(c.columns.assignees ?? [], known) ? orgId : null }; });
}

async function applyUpdate(tx: Tx, row: PatentRow, merged: PatentRecord, fields: string[], today: string): Promise<void> {
  const { statusAsOf, statusSource, legalStatus, assignees, coOwned, rightKey: own, ...columns } = columnsOfRecord(merged, today);
  const [rightKey] = await adoptKeys(tx, row.orgId, [{ rightKey: own, rightKeys: columns.rightKeys }]);
  // What evidence has shown of the owners, a file does not overwrite; what the file says of an unproven row decides whose it is called.
  const owners = row.ownership === 'proven' ? {} : { assignees, coOwned, ownerOrgId: namesUs(assignees, await knownNames(tx, row.orgId)) ? row.orgId : null };
  // A register reading that is newer than the file's stands.
  const newer = merged.legalStatus !== undefined && (!row.statusAsOf || (statusAsOf ?? '') > row.statusAsOf);
  await updatePatent(tx, row.orgId, row.id, {
    ...columns, rightKey, ...owners, record: merged as unknown as Record<string, unknown>, ...(newer ? { statusAsOf, statusSource, legalStatus } : {}),
  });
  await insertFacts(tx, factsOf(merged, fields, row.orgId, row.id, today));
  await emit(tx, 'patent.changed', { patentId: row.id, orgId: row.orgId }, { key: `${row.id}:${row.version + 1}` });
}
