import { eq, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { approvals } from '#db/schema/approvals.ts';
import { asPlatform } from '#db/tx.ts';
import { chainOf, hashOf, lockOpen, nameOf, newest, type ApprovalKey, type ApprovalRow } from './approval.store.server.ts';
import { changedFields } from './rules.ts';

/**
 * The second person does the act: approves what the first asked and uses it up, in the transaction of the act. `what` is computed from
 * what is about to be done. Throws `same_person` for whoever asked or took an earlier step, `approval_missing` when nothing waits (never
 * asked, refused, expired, used by somebody else a moment ago), `ground_changed` when what is to be done is not what was asked.
 */
export async function useApproval(tx: Tx, scope: MemberScope, key: ApprovalKey, what: Record<string, unknown>): Promise<ApprovalRow> {
  return asPlatform(tx, scope, 'approve as the second person', async () => {
    const open = await lockOpen(tx, key);
    if (!open) throw new AppError('approval_missing', { kind: key.kind, subject: key.subject.id, state: (await newest(tx, key))?.decision ?? 'none' });
    const { row } = open;
    if (row.requestedBy === scope.userId || row.barred.includes(scope.userId)) {
      throw new AppError('same_person', { reason: 'two_persons', approval: row.id, first_step: row.requestedBy === scope.userId ? 'asked' : 'earlier_step', first_by: await nameOf(tx, scope.userId), first_at: row.requestedAt.toISOString() });
    }
    if (open.late) throw new AppError('approval_missing', { kind: key.kind, subject: key.subject.id, approval: row.id, state: 'expired' });
    if (row.hash !== hashOf(what)) throw new AppError('ground_changed', { approval: row.id, changed: changedFields(row.what, what) });
    const [done] = await tx.update(approvals).set({ decision: 'approved', decidedBy: scope.userId, decidedAt: sql`now()`, usedAt: sql`now()` }).where(eq(approvals.id, row.id)).returning();
    await audit(tx, scope, { chain: chainOf(row, scope), action: 'approval.use', subject: row.id, data: { kind: row.kind, ...(row.act ? { act: row.act } : {}), about: row.subjectId, hash: row.hash } });
    return done!;
  });
}
