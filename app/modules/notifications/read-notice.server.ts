import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Clock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import type { MemberScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { notifications } from '#db/schema/platform.ts';
import { withTx } from '#db/tx.ts';

/** Marks one notice as read; the first reading's time stays. Errors: `not_found` for what was not told to this person or organisation. */
export async function markNoticeRead({ db, clock }: { db: Db; clock: Clock }, scope: MemberScope, id: string): Promise<void> {
  await withTx(db, scope, async (tx) => {
    const told = await tx.update(notifications).set({ readAt: sql`coalesce(${notifications.readAt}, ${clock.now().toISOString()}::timestamptz)` })
      .where(and(eq(notifications.id, id), eq(notifications.orgId, scope.orgId), or(isNull(notifications.userId), eq(notifications.userId, scope.userId)))).returning({ id: notifications.id });
    if (told.length === 0) throw new AppError('not_found', { notification_id: id });
  });
}
