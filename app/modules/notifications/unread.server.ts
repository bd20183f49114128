import { sql } from 'drizzle-orm';
import type { Scope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { withRead } from '#db/tx.ts';

/** Unread notifications for this person and organisation, counted up to 100; 0 for whoever acts for none. */
export async function countUnread({ db }: { db: Db }, scope: Scope): Promise<number> {
  if (scope.kind !== 'org' && scope.kind !== 'operator') return 0;
  const [row] = await withRead(db, scope, (tx) => tx.execute<{ n: number }>(sql`
    select count(*)::int as n from (
      select 1 from notifications where org_id = ${scope.orgId} and (user_id is null or user_id = ${scope.userId}) and read_at is null
        and not kind = any(coalesce((select muted from notice_preferences p where p.user_id = ${scope.userId}), '{}')) limit 100
    ) unread`));
  return row?.n ?? 0;
}
