import { sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { tellOrg } from '#app/modules/orgs/notice.server.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { constraintOf } from '#db/errors.ts';
import { approvals } from '#db/schema/approvals.ts';
import { asPlatform } from '#db/tx.ts';
import { chainOf, hashOf, lockOpen, type ApprovalKey, type ApprovalRow } from './approval.store.server.ts';
import { endRow } from './end-approval.server.ts';
import { HOURS } from './rules.ts';

/** What a second person is asked to agree to. `barred`: accounts that took an earlier step and may not be that person. */
export interface Ask extends ApprovalKey { what: Record<string, unknown>; dealId?: string | null; barred?: readonly string[]; /** Takes the place of one that is open: the matter is not what it was. */ anew?: true }

/**
 * Asks for a second person: writes exactly what is to be approved with its hash, until when, and tells the organisation whose people
 * may approve. Throws `conflict` (`approval_open`) when the same is asked already. Runs in the caller's transaction.
 */
export async function askApproval(tx: Tx, scope: MemberScope, ask: Ask): Promise<ApprovalRow> {
  return asPlatform(tx, scope, 'ask for a second person', async () => {
    const open = await lockOpen(tx, ask);
    if (open?.late) await endRow(tx, scope, open.row, { decision: 'expired' });
    else if (open && ask.anew) await endRow(tx, scope, open.row, { decision: 'overtaken' });
    else if (open) throw new AppError('conflict', { subject: ask.subject.id, approval: open.row.id, reason: 'approval_open' });
    const [made] = await tx.insert(approvals).values({
      id: newId('approval'), kind: ask.kind, act: ask.act ?? '', subjectKind: ask.subject.kind, subjectId: ask.subject.id, dealId: ask.dealId ?? null, orgId: ask.orgId ?? null,
      what: ask.what, hash: hashOf(ask.what), requestedBy: scope.userId, requestedOrgId: scope.orgId, barred: [...new Set(ask.barred ?? [])],
      expiresAt: sql`now() + make_interval(hours => ${HOURS[ask.kind]})`,
    }).returning();
    const row = made!;
    await audit(tx, scope, { chain: chainOf(row, scope), action: 'approval.ask', subject: row.id, data: { kind: row.kind, ...(row.act ? { act: row.act } : {}), about: row.subjectId, hash: row.hash } });
    // What a party files waits in the queue of the platform's people as it always did; colleagues hear of each other's asking.
    if (row.orgId || scope.kind === 'operator') await tellOrg(tx, scope.orgId, 'approval_asked', row.id, { title_zh: '', title_en: '', reason: row.act || row.kind }, `/approvals?item=${row.id}`);
    return row;
  }).catch((error: unknown) => {
    if (constraintOf(error) === 'approvals_open_key') throw new AppError('conflict', { subject: ask.subject.id, reason: 'approval_open' });
    throw error;
  });
}

/** The answer to whoever asked just now: not done yet, and what it waits for. */
export function askedError(row: ApprovalRow): AppError {
  return new AppError('approval_requested', { approval: row.id, hash: row.hash, expires_at: row.expiresAt.toISOString() });
}
