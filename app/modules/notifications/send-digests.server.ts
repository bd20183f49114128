import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
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
    const here = localTime(now, person.zone);
    if (here.minute < person.hour * 60 || localTime(person.at, person.zone).day >= here.day) continue;
    if (await digestOf(deps, person.id, now)) sent += 1;
  }
  return sent;
}

function digestOf({ db, publicUrl }: { db: Db; publicUrl: string }, userId: string, now: Date): Promise<boolean> {
  return withTx(db, scope, async (tx) => {
    const [me] = await tx.select({ prefs: noticePreferences, email: users.email, name: users.name, locale: users.locale }).from(noticePreferences).innerJoin(users, eq(users.id, noticePreferences.userId))
      .where(eq(noticePreferences.userId, userId)).for('update', { of: noticePreferences, skipLocked: true });
    if (!me) return false;
    const orgs = await tx.select({ id: members.orgId }).from(members).where(and(eq(members.userId, userId), isNull(members.removedAt), inArray(members.role, ['owner', 'manager'])));
    const kinds = (Object.keys(GROUP_OF) as NoticeKind[]).filter((kind) => channelFor(kind, me.prefs.choices) === 'digest');
    const rows = orgs.length && kinds.length ? await tx.select().from(notifications).where(and(
      inArray(notifications.orgId, orgs.map((o) => o.id)), or(isNull(notifications.userId), eq(notifications.userId, userId)), isNull(notifications.readAt), inArray(notifications.kind, kinds), gt(notifications.createdAt, me.prefs.digestedAt),
    )).orderBy(asc(notifications.createdAt)).limit(200) : [];
    await tx.update(noticePreferences).set({ digestedAt: now }).where(eq(noticePreferences.userId, userId));
    if (rows.length === 0) return false;
    const locale = me.locale === 'en' ? 'en' : 'zh';
    const items = rows.slice(0, NAMED).map((row) => ({ text: noticeText(row.kind as NoticeKind, row.data as NoticeData, locale).headline, link: `${publicUrl}${row.href}` }));
    await queueMail(tx, { to: me.email, locale, template: 'notice_digest', data: { name: me.name, count: rows.length, more: rows.length - items.length, items, link: `${publicUrl}/notifications`, settings: `${publicUrl}/account/notices` } });
    return true;
  });
}
