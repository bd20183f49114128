import { and, asc, isNull, sql } from 'drizzle-orm';
import { systemScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { approvals } from '#db/schema/approvals.ts';
import { withTx } from '#db/tx.ts';
import { endRow } from './end-approval.server.ts';

/** Sweep: ends open approvals whose time is over by the database's clock, and tells whoever asked. Returns how many; call again while it is `batch`. */
export async function expireApprovals(deps: { db: Db }, batch = 100): Promise<number> {
  const scope = systemScope('approvals');
  return withTx(deps.db, scope, async (tx) => {
    const due = await tx.select().from(approvals).where(and(isNull(approvals.decision), sql`${approvals.expiresAt} <= now()`))
      .orderBy(asc(approvals.expiresAt), asc(approvals.id)).limit(batch).for('update', { skipLocked: true });
    for (const row of due) await endRow(tx, scope, row, { decision: 'expired' });
    return due.length;
  });
}
