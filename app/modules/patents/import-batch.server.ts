import { legalDay } from '#app/core/clock.ts';
import type { Scope } from '#app/core/scope.ts';
import { knownNames } from '#app/modules/orgs/aliases.server.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import type { PatentRecord } from './contract.ts';
import type { ParsedRow } from './formats/result.ts';
import { insertChanges, type NewChange } from './import-changes.store.server.ts';
import { keysOfRecord, KnownRights, type Known } from './import-match.ts';
import type { RowError } from './import.store.server.ts';
import { judgePatents } from './judge.server.ts';
import { mergedRow, mergePatents } from './merge-patents.server.ts';
import { columnsOfRecord } from './patent-row.ts';
import { insertFacts, insertPatents, lockByKeys, lockLibrary, newFacts, updatePatent, FACTS_KEPT, type NewPatent, type PatentRow } from './patent.store.server.ts';
import { diffRecords, mergeRecords, type RowProblem } from './record.ts';
import { adoptKeys } from './shared-right.server.ts';
import { namesUs, ownersOf } from './stated-owner.ts';
import { settledStatus } from './status-of-record.ts';

export interface BatchCounts { total: number; created: number; updated: number; unchanged: number; rejected: number; warned: number }
export interface BatchResult { counts: BatchCounts; errors: RowError[] }

/** Problems kept of one row: a row with more is misread as a whole. */
const PROBLEMS_KEPT = 20;

/** What a batch has decided, before anything is written. */
interface Plan {
  created: Set<Known<PatentRow>>;
  /** Stored rows with the record they are to have, and the fields that differ. */
  updated: Map<Known<PatentRow>, Set<string>>;
  counts: BatchCounts;
  errors: RowError[];
}

/** Rejections that only the database can tell. */
function refusal(existing: PatentRow | undefined, orgId: string): string | null {
  return existing && (existing.ownership === 'passed' || (existing.ownerOrgId !== null && existing.ownerOrgId !== orgId)) ? 'no_longer_owner' : null;
}

/**
 * Applies one batch of parsed rows to an organisation's patents inside `tx`: new, changed, unchanged or refused, each
 * counted. A right is known by its numbers' keys, so its documents meet in whatever order and file they come; the same rows again
 * are all unchanged. With `dryRun` everything is decided and nothing is written.
 * Imports of one organisation are serialised by an advisory lock, so two files cannot both create a patent.
 */
export async function applyBatch(tx: Tx, scope: Scope, target: { orgId: string; importId: string }, rows: ParsedRow[], dryRun: boolean): Promise<BatchResult> {
  await lockLibrary(tx, target.orgId);
  const today = legalDay(new Date());
  const plan: Plan = { created: new Set(), updated: new Map(), counts: { total: rows.length, created: 0, updated: 0, unchanged: 0, rejected: 0, warned: 0 }, errors: [] };
  const records = rows.flatMap((r) => { const record = 'record' in r ? r.record : r.supplement; return record ? [record] : []; });
  const rights = new KnownRights(await lockByKeys(tx, target.orgId, records.flatMap(keysOfRecord), records.flatMap(numbersIn)));
  const merging: Merging = { tx, scope, dryRun, today, rights };
  // Facts without a title may stand before the document they add to: they have a second turn when the batch is read.
  const waiting: typeof rows = [];
  for (const item of rows) {
    if ('errors' in item) {
      if (item.supplement && rights.find(item.supplement).kind === 'none') waiting.push(item);
      else await supplementOrRefuse(plan, merging, target.orgId, item);
    } else await place(plan, merging, target.orgId, item, item.record);
  }
  for (const item of waiting) if ('errors' in item) await supplementOrRefuse(plan, merging, target.orgId, item);
  plan.counts.created = plan.created.size;
  if (!dryRun) await write(tx, scope, target, plan, today);
  return { counts: plan.counts, errors: plan.errors };
}

const numbersIn = (r: PatentRecord) => [r.docdb, r.applicationNumber, r.grantNumber].filter((n): n is string => n !== undefined);

interface Merging { tx: Tx; scope: Scope; dryRun: boolean; today: string; rights: KnownRights<PatentRow> }

async function supplementOrRefuse(plan: Plan, merging: Merging, orgId: string, item: Extract<ParsedRow, { errors: RowProblem[] }>): Promise<void> {
  if (item.supplement && merging.rights.find(item.supplement).kind === 'one') return place(plan, merging, orgId, { row: item.row, ...(item.entry ? { entry: item.entry } : {}) }, item.supplement);
  refuse(plan, item, item.errors);
}

function note(plan: Plan, item: { row: number; entry?: string }, severity: 'error' | 'warning', problems: readonly RowProblem[]): void {
  problems.slice(0, PROBLEMS_KEPT).forEach((p, n) => plan.errors.push({ row: item.row, n, severity, entry: item.entry ?? '', field: p.field, code: p.code, value: p.value ?? '' }));
}

function refuse(plan: Plan, item: { row: number; entry?: string }, problems: readonly RowProblem[]): void {
  plan.counts.rejected += 1;
  note(plan, item, 'error', problems);
}

/** Finds the right a record speaks of and lays the record over it, or keeps it as a new one. */
async function place(plan: Plan, merging: Merging, orgId: string, item: { row: number; entry?: string; warnings?: RowProblem[] }, record: PatentRecord): Promise<void> {
  const { rights } = merging;
  const first = rights.find(record);
  // The record names the numbers of rows that were stored apart: where one of them is used by nothing, they become one.
  const united = first.kind === 'several' && await unite(plan, merging, orgId, record, first.rows);
  const match = united ? rights.find(record) : first;
  if (match.kind !== 'one' && match.kind !== 'none') {
    return refuse(plan, item, [{ field: 'number', code: match.kind === 'several' ? 'right_ambiguous' : 'right_contradicts', value: match.labels.join(' / ').slice(0, 200) }]);
  }
  const refused = match.kind === 'one' ? refusal(match.known.row, orgId) : null;
  if (refused) return refuse(plan, item, [{ field: 'number', code: refused, value: record.docdb }]);
  if (item.warnings?.length) {
    plan.counts.warned += 1;
    note(plan, item, 'warning', item.warnings);
  }
  if (match.kind === 'none') {
    plan.created.add(rights.add(record));
    return;
  }
  const { known, others } = match;
  let joined = record;
  for (const other of others) {
    // Two rows of this import turn out to be one right: what each says is kept, and one patent is counted.
    joined = other.record ? mergeRecords(other.record, joined) : joined;
    // The row that brought it counts as one that added to the patent that stays.
    if (plan.created.delete(other)) plan.counts.updated += 1;
    rights.forget(other);
  }
  const diff = diffRecords(known.record, joined);
  if (known.record && diff.result === 'unchanged' && others.length === 0) {
    if (united) plan.counts.updated += 1;
    else plan.counts.unchanged += 1;
    return;
  }
  rights.learn(known, known.record ? mergeRecords(known.record, joined) : joined);
  plan.counts.updated += 1;
  // What this import itself has brought is written as it is in the end.
  if (plan.created.has(known)) return;
  const fields = plan.updated.get(known) ?? new Set<string>();
  (diff.result === 'created' ? FACTS_KEPT : diff.fields).forEach((f) => fields.add(f));
  plan.updated.set(known, fields);
}

/**
 * Makes the stored rows a record names one, as far as they may be; what earlier rows of the batch have said of them is laid over the row
 * that stays. True when something was united. A trial unites what is known and nothing stored.
 */
async function unite(plan: Plan, { tx, scope, dryRun, today, rights }: Merging, orgId: string, record: PatentRecord, named: readonly PatentRow[]): Promise<boolean> {
  const ids = new Set(named.map((row) => row.id));
  const rows = (await lockByKeys(tx, orgId, keysOfRecord(record), numbersIn(record))).filter((row) => ids.has(row.id));
  let kept = rows[0];
  const gone: PatentRow[] = [];
  for (const row of rows.slice(1)) {
    const merged: PatentRow | null = await (dryRun ? mergedRow(tx, kept!, row) : mergePatents(tx, scope, kept!, row, today));
    if (!merged) break;
    gone.push(kept!, row);
    kept = merged;
  }
  if (!kept || gone.length === 0) return false;
  const pending = [...plan.updated].filter(([known]) => gone.some((row) => row.id === known.row!.id));
  const now = rights.replace(kept, new Set(gone.map((row) => row.id)));
  for (const [said, fields] of pending) {
    plan.updated.delete(said);
    rights.learn(now, now.record ? mergeRecords(now.record, said.record!) : said.record!);
    plan.updated.set(now, new Set([...plan.updated.get(now) ?? [], ...fields]));
  }
  return true;
}

async function write(tx: Tx, scope: Scope, target: { orgId: string; importId: string }, plan: Plan, today: string): Promise<void> {
  const names = await knownNames(tx, target.orgId);
  const created = [...plan.created].map((k) => ({ ...settledColumns(k.record!, today), orgId: target.orgId, record: k.record as unknown as Record<string, unknown> }));
  const updated = [...plan.updated].map(([known, fields]) => ({ row: known.row!, record: known.record!, fields: [...fields], columns: columnsOfRecord(known.record!, today) }));
  const adopted = await adoptKeys(tx, target.orgId, [...created, ...updated.map((u) => u.columns)].map(({ rightKey, rightKeys }) => ({ rightKey, rightKeys })));
  const fresh: NewPatent[] = created.map((c, i) => ({ ...c, rightKey: adopted[i]!, ownerOrgId: namesUs(c.assignees, names) ? target.orgId : null }));
  const ids = new Map((await insertPatents(tx, fresh)).map((i) => [i.number, i.id]));
  const changes: NewChange[] = [];
  const facts = [...plan.created].flatMap((k, i) => newFacts(k.record!, FACTS_KEPT, target.orgId, ids.get(created[i]!.number)!, today));
  for (const c of created) changes.push({ patentId: ids.get(c.number)!, created: true, version: 1, before: null });
  for (const [i, u] of updated.entries()) {
    await writeUpdate(tx, u, adopted[created.length + i]!, names);
    facts.push(...newFacts(u.record, u.fields, target.orgId, u.row.id, today));
    changes.push({ patentId: u.row.id, created: false, version: u.row.version + 1, before: { record: u.row.record as PatentRecord | null, status: [u.row.legalStatus, u.row.statusAsOf, u.row.statusSource], version: u.row.version } });
  }
  await insertFacts(tx, facts);
  await insertChanges(tx, target, changes);
  await judgePatents(tx, changes.map((c) => c.patentId), today);
  if (created.length || updated.length) await audit(tx, scope, { chain: `org:${target.orgId}`, action: 'patent.import', subject: target.importId, data: { ...plan.counts } });
}

/** Columns of a record that is new here; rows of one file may have told of the application and of its grant. */
function settledColumns(record: PatentRecord, today: string) {
  const columns = columnsOfRecord(record, today);
  return { ...columns, ...settledStatus(columns, columns, record) };
}

interface Update { row: PatentRow; record: PatentRecord; columns: ReturnType<typeof columnsOfRecord> }

async function writeUpdate(tx: Tx, { row, record, columns }: Update, rightKey: string, names: ReadonlySet<string>): Promise<void> {
  const { statusAsOf, statusSource, legalStatus, assignees, coOwned, ...rest } = columns;
  await updatePatent(tx, row.orgId, row.id, {
    ...rest, rightKey, ...ownersOf(row, { assignees, coOwned }, names), record: record as unknown as Record<string, unknown>, ...settledStatus(row, { legalStatus, statusAsOf, statusSource }, record),
  });
  await emit(tx, 'patent.changed', { patentId: row.id, orgId: row.orgId }, { key: `${row.id}:${row.version + 1}` });
}
