import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Scope } from '#app/core/scope.ts';
import { tellOrg } from '#app/modules/orgs/notice.server.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { approvals, type ApprovalDecision } from '#db/schema/approvals.ts';
import { asPlatform } from '#db/tx.ts';
import { chainOf, lockOpen, type ApprovalKey, type ApprovalRow } from './approval.store.server.ts';

/** `byNobody`: it ended with its matter, and no person decided. */
export interface Ending { decision: Exclude<ApprovalDecision, 'approved'>; reason?: string; byNobody?: true }

/**
 * Ends the open approval of this key without the act, if there is one: because its record was turned away, or what it was about is over.
 * Somebody's refusal of their own request is a withdrawal. Runs in the caller's transaction.
 */
export async function endApproval(tx: Tx, scope: Scope, key: ApprovalKey, ending: Ending): Promise<ApprovalRow | null> {
  return asPlatform(tx, scope, 'end what waits for a second person', async () => {
    const open = await lockOpen(tx, key);
    return open ? endRow(tx, scope, open.row, ending) : null;
  });
}

/** The same for a row that is locked and open; inside a step of the platform. */
export async function endRow(tx: Tx, scope: Scope, row: ApprovalRow, ending: Ending): Promise<ApprovalRow> {
  const by = 'userId' in scope && !ending.byNobody ? scope.userId : null;
  const decision = ending.decision === 'refused' && (by === null || by === row.requestedBy) ? 'withdrawn' : ending.decision;
  const [done] = await tx.update(approvals).set({ decision, decidedBy: decision === 'expired' ? null : by, decidedAt: sql`now()`, reason: ending.reason ?? '' }).where(eq(approvals.id, row.id)).returning();
  await audit(tx, scope, { chain: chainOf(row, scope), action: `approval.${decision === 'refused' ? 'refuse' : decision === 'withdrawn' ? 'withdraw' : decision === 'expired' ? 'expire' : 'overtake'}`, subject: row.id, data: { kind: row.kind, about: row.subjectId } });
  // The deal's clocks go on; whoever ends it in a move of the deal has seen to them already, and hears nothing new.
  if (row.dealId && row.orgId === null) await emit(tx, 'approval.changed', { approvalId: row.id, dealId: row.dealId }, { key: `${row.id}:${decision}` });
  if (decision === 'refused' || decision === 'expired') {
    await tellOrg(tx, row.requestedOrgId, `approval_${decision}`, row.id, { title_zh: '', title_en: '', reason: row.act || row.kind, ...(decision === 'refused' ? { words: (ending.reason ?? '').slice(0, 200) } : {}) }, `/approvals?item=${row.id}`);
  }
  return done!;
}

/** A deal came to nothing: what its parties' people had asked one another for in it is overtaken, by nobody in particular. Inside a step of the platform, under the deal's lock. */
export async function endSignaturesOf(tx: Tx, scope: Scope, dealId: string): Promise<void> {
  const open = await tx.select().from(approvals).where(and(eq(approvals.dealId, dealId), eq(approvals.kind, 'second_signature'), isNull(approvals.decision))).orderBy(asc(approvals.id)).for('update');
  for (const row of open) await endRow(tx, scope, row, { decision: 'overtaken', byNobody: true });
}
