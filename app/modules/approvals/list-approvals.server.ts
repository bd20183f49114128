import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { requireMember } from '#app/core/require.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { approvals } from '#db/schema/approvals.ts';
import { withRead } from '#db/tx.ts';
import { resource, seenOf, withNames } from './approval.store.server.ts';
import type { ApprovalList, ApprovalResource } from './contract.ts';

/** The platform's people see the platform's, a member their organisation's own. */
const mine = (me: MemberScope) => (me.kind === 'operator' ? isNull(approvals.orgId) : eq(approvals.orgId, me.orgId));
const LIMIT = 200;

/** What waits for a second person, the one that ends first on top; or what became of the latest. Needs `deal.read`. */
export async function listApprovals(deps: { db: Db }, scope: Scope, query: { state: 'open' | 'ended' }): Promise<ApprovalList> {
  const me = reader(scope);
  return withRead(deps.db, me, async (tx) => {
    const rows = await withNames(tx).where(and(mine(me), query.state === 'open' ? isNull(approvals.decision) : isNotNull(approvals.decision)))
      .orderBy(...(query.state === 'open' ? [asc(approvals.expiresAt), asc(approvals.id)] : [desc(approvals.decidedAt), desc(approvals.id)])).limit(query.state === 'open' ? LIMIT : 50);
    const seen = await seenOf(tx, rows);
    return { items: rows.map((r) => resource(r, me, seen(r.row))), next_cursor: null };
  });
}

/** One approval; `not_found` for another's. */
export async function getApproval(deps: { db: Db }, scope: Scope, id: string): Promise<ApprovalResource> {
  const me = reader(scope);
  return withRead(deps.db, me, (tx) => readApproval(tx, me, id));
}

export async function readApproval(tx: Tx, me: MemberScope, id: string): Promise<ApprovalResource> {
  const [row] = await withNames(tx).where(and(eq(approvals.id, id), mine(me)));
  if (!row) throw new AppError('not_found', { approval: id });
  return resource(row, me, (await seenOf(tx, [row]))(row.row));
}

function reader(scope: Scope): MemberScope {
  return requireMember(scope, 'deal.read');
}
