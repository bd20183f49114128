import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { legalDay, type Clock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { requirePermission } from '#app/core/require.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { knownNames } from '#app/modules/orgs/aliases.server.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { patents } from '#db/schema/patents.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { changesOf, restamp, type ChangedFrom, type ChangeRow } from './import-changes.store.server.ts';
import { lockImport, updateImport } from './import.store.server.ts';
import { judgePatents } from './judge.server.ts';
import { columnsOfRecord } from './patent-row.ts';
import { lockLibrary, updatePatent, type PatentRow } from './patent.store.server.ts';
import { adoptKeys } from './shared-right.server.ts';
import { ownersOf } from './stated-owner.ts';

/** Why a patent an import brought or changed keeps the import from being undone. */
export type UndoBlock = 'listed' | 'in_a_deal' | 'changed_since' | 'evidence_filed' | 'merged';

/** Patents named in a refusal; the count tells of the rest. */
const NAMED = 20;

/**
 * Takes back a whole import of the member's organisation: patents it brought are removed, patents it changed become what they were.
 * All or nothing: while one of them is listed, in a deal, proven by evidence, or was changed by something later, nothing happens and
 * `conflict` names them (`blocked`: number and reason; `count`). The history of facts stays, as everything learned does.
 * Throws `not_found` for anybody else's import and `conflict` (`state`) for one that has not succeeded or was a trial.
 */
export async function undoImport({ db, clock }: { db: Db; clock: Clock }, scope: MemberScope, importId: string): Promise<{ removed: number; restored: number }> {
  requirePermission(scope, 'patent.import');
  return withTx(db, scope, (tx) => asPlatform(tx, scope, 'undo an import', async () => {
    await lockLibrary(tx, scope.orgId);
    const job = await lockImport(tx, scope.orgId, importId);
    if (!job) throw new AppError('not_found');
    if (job.dryRun || (job.status !== 'succeeded' && job.status !== 'failed')) throw new AppError('conflict', { state: job.dryRun ? 'trial' : job.status });
    const changes = await changesOf(tx, importId);
    const rows = await readTouched(tx, scope.orgId, changes);
    const blocked = changes.flatMap((c) => { const why = blockOf(c, rows.get(c.patentId)); return why ? [{ id: c.patentId, reason: why }] : []; });
    if (blocked.length > 0) throw new AppError('conflict', { state: 'import_in_use', count: blocked.length, blocked: await named(tx, blocked.slice(0, NAMED)) });
    const created = changes.filter((c) => c.created).map((c) => c.patentId);
    if (created.length) {
      await tx.update(patents).set({ removedAt: sql`now()`, rightKey: '', rightKeys: [], version: sql`${patents.version} + 1`, updatedAt: sql`now()` }).where(and(eq(patents.orgId, scope.orgId), inArray(patents.id, created)));
    }
    const restored = changes.filter((c) => !c.created);
    const today = legalDay(clock.now());
    const names = await knownNames(tx, scope.orgId);
    for (const change of restored) await restore(tx, rows.get(change.patentId)!.patent, change, today, names);
    await judgePatents(tx, restored.map((c) => c.patentId), today);
    await updateImport(tx, importId, { status: 'undone' });
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'import.undo', subject: importId, data: { removed: created.length, restored: restored.length } });
    return { removed: created.length, restored: restored.length };
  }));
}

/** Patents by the number a person knows them by; one that was merged still has the number it was imported under. */
async function named(tx: Tx, blocked: readonly { id: string; reason: UndoBlock }[]): Promise<{ number: string; reason: UndoBlock }[]> {
  const numbers = new Map((await tx.select({ id: patents.id, number: patents.number }).from(patents).where(inArray(patents.id, blocked.map((b) => b.id)))).map((p) => [p.id, p.number]));
  return blocked.map(({ id, reason }) => ({ number: numbers.get(id) ?? id, reason }));
}

interface Touched { patent: PatentRow; listed: boolean; dealt: boolean; evidence: boolean }

async function readTouched(tx: Tx, orgId: string, changes: readonly ChangeRow[]): Promise<Map<string, Touched>> {
  const found = new Map<string, Touched>();
  for (let i = 0; i < changes.length; i += 1_000) {
    // Columns are named in full: inside the subqueries a bare `id` would be the inner table's.
    const rows = await tx.select({
      patent: patents,
      listed: sql<boolean>`exists (select 1 from listings l where l.patent_id = patents.id and l.status <> 'withdrawn')`,
      dealt: sql<boolean>`exists (select 1 from deals d where d.patent_id = patents.id) or exists (select 1 from patent_rights r where r.patent_id = patents.id)`,
      evidence: sql<boolean>`patents.ownership <> 'unproven' or exists (select 1 from ownership_proofs p where p.patent_id = patents.id and p.state = 'pending') or exists (select 1 from ownership_claims c where c.patent_id = patents.id and c.state = 'open')`,
    }).from(patents).where(and(eq(patents.orgId, orgId), isNull(patents.removedAt), inArray(patents.id, changes.slice(i, i + 1_000).map((c) => c.patentId)))).orderBy(patents.id).for('update', { of: patents });
    for (const row of rows) found.set(row.patent.id, row);
  }
  return found;
}

function blockOf(change: ChangeRow, now: Touched | undefined): UndoBlock | null {
  if (!now) return 'merged';
  if (now.dealt) return 'in_a_deal';
  if (now.listed) return 'listed';
  if (change.created && now.evidence) return 'evidence_filed';
  return now.patent.version === change.version ? null : 'changed_since';
}

async function restore(tx: Tx, row: PatentRow, change: ChangeRow, today: string, names: ReadonlySet<string>): Promise<void> {
  const before = change.before as unknown as ChangedFrom;
  const [legalStatus, statusAsOf, statusSource] = before.status;
  const { rightKey, assignees, coOwned, ...columns } = before.record ? columnsOfRecord(before.record, today) : { rightKey: row.rightKey, rightKeys: row.rightKeys, assignees: row.assignees, coOwned: row.coOwned };
  const owners = ownersOf(row, { assignees, coOwned }, names);
  const [key] = await adoptKeys(tx, row.orgId, [{ rightKey, rightKeys: columns.rightKeys }]);
  await updatePatent(tx, row.orgId, row.id, { ...columns, ...owners, rightKey: key!, legalStatus, statusAsOf, statusSource, record: before.record as Record<string, unknown> | null });
  // The row is what the import before left it: that one may be undone next.
  if (before.version !== undefined) await restamp(tx, row.id, before.version, row.version + 1);
  await emit(tx, 'patent.changed', { patentId: row.id, orgId: row.orgId }, { key: `${row.id}:${row.version + 1}` });
}
