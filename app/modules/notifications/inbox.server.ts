import { and, desc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Clock } from '#app/core/clock.ts';
import type { MemberScope } from '#app/core/scope.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import type { Db } from '#db/client.ts';
import { notifications } from '#db/schema/platform.ts';
import { withRead, withTx } from '#db/tx.ts';
import { noticePreferences } from '#db/schema/notices.ts';
import { noticeText, type NoticeData, type NoticeKind } from './notice-texts.ts';

export interface NoticeView { id: string; headline: string; detail: string; href: string; at: string; read: boolean }

const PAGE = 50;

/** What this person reads: told to the whole organisation or to them, without the kinds they have switched off. */
const mine = (scope: MemberScope) => and(
  eq(notifications.orgId, scope.orgId), or(isNull(notifications.userId), eq(notifications.userId, scope.userId)),
  sql`not ${notifications.kind} = any(coalesce((select p.muted from ${noticePreferences} p where p.user_id = ${scope.userId}), '{}'))`,
);

/** Notices to the organisation and the person, newest first, in the reader's language; `before` = id of the last one seen. */
export async function listNotices({ db }: { db: Db }, scope: MemberScope, locale: Locale, before?: string): Promise<{ items: NoticeView[]; nextCursor: string | null }> {
  const rows = await withRead(db, scope, (tx) => tx.select().from(notifications).where(and(mine(scope), before ? lt(notifications.id, before) : undefined)).orderBy(desc(notifications.id)).limit(PAGE + 1));
  const items = rows.slice(0, PAGE).map((row) => ({
    id: row.id, ...noticeText(row.kind as NoticeKind, row.data as NoticeData, locale), href: row.href, at: row.createdAt.toISOString(), read: row.readAt !== null,
  }));
  return { items, nextCursor: rows.length > PAGE ? items.at(-1)!.id : null };
}

/** Marks everything up to now as read. What arrives meanwhile stays unread. */
export async function markNoticesRead({ db, clock }: { db: Db; clock: Clock }, scope: MemberScope): Promise<void> {
  await withTx(db, scope, (tx) => tx.update(notifications).set({ readAt: clock.now() }).where(and(mine(scope), isNull(notifications.readAt), sql`${notifications.createdAt} <= now()`)));
}
