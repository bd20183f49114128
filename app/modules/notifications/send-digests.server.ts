import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Clock } from '#app/core/clock.ts';
import { systemScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { users } from '#db/schema/identity.ts';
import { noticePreferences } from '#db/schema/notices.ts';
import { members } from '#db/schema/orgs.ts';
import { notifications } from '#db/schema/platform.ts';
import { withRead, withTx } from '#db/tx.ts';
import { channelFor, GROUP_OF } from './notice-groups.ts';
import { noticeText, type NoticeData, type NoticeKind } from './notice-texts.ts';
import { queueMail } from './queue-mail.server.ts';
import { localTime } from './quiet-hours.ts';

const scope = systemScope('notices');
/** Notices one mail names; the rest is counted and stands in the inbox. */
const NAMED = 20;
/** A notice is dated when its transaction begins: one that young may still be on its way, and waits for the next digest. */
const SETTLED_MS = 60_000;

/**
 * One mail a day to whoever wants a digest: what is unread of the groups they chose it for, since the last one, at their hour in their zone.
 * A day without news sends nothing. Returns how many were written.
 */
export async function sendNoticeDigests(deps: { db: Db; clock: Clock; publicUrl: string }): Promise<number> {
  const now = deps.clock.now();
  const wanting = await withRead(deps.db, scope, (tx) => tx.select({ id: noticePreferences.userId, zone: noticePreferences.timeZone, hour: noticePreferences.digestHour, at: noticePreferences.digestedAt })
    .from(noticePreferences).where(sql`${noticePreferences.choices}::text like '%"digest"%'`));
  let sent = 0;
  for (const person of wanting) {
    if (isDue(person, now) && await digestOf(deps, person.id, now)) sent += 1;
  }
  return sent;
}

/** Has their hour come, and has today's not been sent? */
function isDue({ zone, hour, at }: { zone: string; hour: number; at: Date }, now: Date): boolean {
  const here = localTime(now, zone);
  return here.minute >= hour * 60 && localTime(at, zone).day < here.day;
}

function digestOf({ db, publicUrl }: { db: Db; publicUrl: string }, userId: string, now: Date): Promise<boolean> {
  return withTx(db, scope, async (tx) => {
    const [me] = await tx.select({ prefs: noticePreferences, email: users.email, name: users.name, locale: users.locale }).from(noticePreferences).innerJoin(users, eq(users.id, noticePreferences.userId))
      .where(eq(noticePreferences.userId, userId)).for('update', { of: noticePreferences, skipLocked: true });
    // Another worker may have sent it since the list was read.
    if (!me || !isDue({ zone: me.prefs.timeZone, hour: me.prefs.digestHour, at: me.prefs.digestedAt }, now)) return false;
    const orgs = await tx.select({ id: members.orgId }).from(members).where(and(eq(members.userId, userId), isNull(members.removedAt), inArray(members.role, ['owner', 'manager'])));
    const kinds = (Object.keys(GROUP_OF) as NoticeKind[]).filter((kind) => channelFor(kind, me.prefs.choices) === 'digest');
    const settled = (at: Date) => new Date(at.getTime() - SETTLED_MS);
    const unread = and(
      inArray(notifications.orgId, orgs.map((o) => o.id)), or(isNull(notifications.userId), eq(notifications.userId, userId)), isNull(notifications.readAt), inArray(notifications.kind, kinds), gt(notifications.createdAt, settled(me.prefs.digestedAt)), lte(notifications.createdAt, settled(now)),
    );
    const any = orgs.length > 0 && kinds.length > 0;
    const rows = any ? await tx.select().from(notifications).where(unread).orderBy(asc(notifications.createdAt), asc(notifications.id)).limit(NAMED) : [];
    const count = any ? await tx.$count(notifications, unread) : 0;
    await tx.update(noticePreferences).set({ digestedAt: now }).where(eq(noticePreferences.userId, userId));
    if (rows.length === 0) return false;
    const locale = me.locale === 'en' ? 'en' : 'zh';
    const items = rows.map((row) => ({ text: noticeText(row.kind as NoticeKind, row.data as NoticeData, locale).headline, link: `${publicUrl}${row.href}` }));
    await queueMail(tx, { to: me.email, locale, template: 'notice_digest', data: { name: me.name, count, more: count - items.length, items, link: `${publicUrl}/notifications`, settings: `${publicUrl}/account/notices` } });
    return true;
  });
}
