import { and, eq, isNull } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { parseInput } from '#app/core/input.ts';
import { requireMember } from '#app/core/require.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { approvals } from '#db/schema/approvals.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { barOf, type ApprovalRow } from './approval.store.server.ts';
import { zRefuse, type ApprovalResource, type RefuseInput } from './contract.ts';
import { endRow } from './end-approval.server.ts';
import { readApproval } from './list-approvals.server.ts';

/** Kinds whose request is nothing but the approval. Of the others a record is the request, which is turned away where it stands. */
const OF_ITSELF: readonly string[] = ['override', 'second_signature'];

/**
 * A second person says no; whoever asked hears of it with the reason. Throws `same_person` for whoever asked (they withdraw instead),
 * `forbidden` without the permission of the act, `conflict` for one that has ended or whose record is turned away elsewhere.
 */
export async function refuseApproval(deps: { db: Db }, scope: Scope, id: string, raw: RefuseInput): Promise<ApprovalResource> {
  const input = parseInput(zRefuse, raw);
  return end(deps, scope, id, async (tx, me, row) => {
    const bar = barOf(row, me);
    if (bar === 'asked') throw new AppError('same_person', { reason: 'two_persons', approval: id, first_by: '' });
    if (bar === 'permission') throw new AppError('forbidden', { approval: id });
    await endRow(tx, me, row, { decision: 'refused', reason: input.reason });
  });
}

/** Whoever asked takes it back. Throws `forbidden` for anybody else, `conflict` for one that has ended. */
export async function withdrawApproval(deps: { db: Db }, scope: Scope, id: string): Promise<ApprovalResource> {
  return end(deps, scope, id, async (tx, me, row) => {
    if (row.requestedBy !== me.userId || barOf(row, { ...me, userId: '' }) === 'permission') throw new AppError('forbidden', { approval: id, reason: 'not_yours' });
    await endRow(tx, me, row, { decision: 'withdrawn' });
  });
}

async function end(deps: { db: Db }, scope: Scope, id: string, work: (tx: Tx, me: MemberScope, row: ApprovalRow) => Promise<void>): Promise<ApprovalResource> {
  const me = requireMember(scope, 'deal.read');
  return withTx(deps.db, me, async (tx) => {
    await asPlatform(tx, me, 'end what waits for a second person', async () => {
      const [row] = await tx.select().from(approvals).where(and(eq(approvals.id, id), me.kind === 'operator' ? isNull(approvals.orgId) : eq(approvals.orgId, me.orgId))).for('update');
      if (!row) throw new AppError('not_found', { approval: id });
      if (row.decision) throw new AppError('conflict', { approval: id, state: row.decision });
      if (!OF_ITSELF.includes(row.kind)) throw new AppError('conflict', { approval: id, reason: 'record_decides' });
      await work(tx, me, row);
    });
    return readApproval(tx, me, id);
  });
}
