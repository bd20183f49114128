import { and, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { can } from '#app/core/permissions.ts';
import { DRAFTED, SETTLED } from '#app/modules/events/definitions.ts';
import { eventRegistrations, events, eventTalks } from '#db/schema/events.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import type { TaskItem } from './contract.ts';
import { task, titled, type TaskProvider } from './provider.ts';

/** What came of talks is asked for this many days after an event began. */
const ASKED_DAYS = 30;
const LIMIT = 50;

/** An organiser's drafts to announce and plans to publish; and for those who met, what came of their talks. */
export const eventTasks: TaskProvider = async ({ db, clock }, scope) => {
  const now = clock.now();
  const out: TaskItem[] = [];
  return withRead(db, scope, (tx) => asPlatform(tx, scope, 'read what waits at events', async () => {
    const whose = (permission: 'event.host' | 'event.join') => (can(scope, permission) ? 'mine' as const : 'colleague' as const);
    const own = await tx.select().from(events).where(and(eq(events.organiserOrgId, scope.orgId), or(and(eq(events.state, DRAFTED), gt(events.registerUntil, now)), and(eq(events.state, SETTLED), gt(events.tables, 0), isNull(events.planPublishedAt))))).limit(LIMIT);
    for (const e of own) {
      const draft = e.state === DRAFTED;
      out.push(task({ key: `event:${e.id}:${draft ? 'announce' : 'plan'}`, area: 'events', code: draft ? 'event.announce' : 'event.plan', title: titled(e.titleZh, e.titleEn), href: `/events/${e.id}/manage`, due_at: (draft ? e.registerUntil : e.startsAt).toISOString(), since: e.createdAt.toISOString(), whose: whose('event.host') }));
    }
    if (scope.kind === 'operator') return out;
    const mine = await tx.select({ id: eventRegistrations.id }).from(eventRegistrations).where(and(eq(eventRegistrations.orgId, scope.orgId), isNull(eventRegistrations.leftAt), isNotNull(eventRegistrations.seatAt))).limit(LIMIT);
    if (mine.length === 0) return out;
    const ids = mine.map((m) => m.id);
    const unsaid = await tx.select({ id: events.id, zh: events.titleZh, en: events.titleEn, at: events.startsAt, n: sql<number>`count(*)::int` }).from(eventTalks).innerJoin(events, eq(events.id, eventTalks.eventId))
      .where(and(isNull(eventTalks.removedAt), isNull(eventTalks.verdict), isNotNull(events.planPublishedAt), sql`${events.outcome} is distinct from 'cancelled'`, sql`${events.startsAt} between ${now.toISOString()}::timestamptz - ${ASKED_DAYS} * interval '1 day' and ${now.toISOString()}::timestamptz`,
        or(inArray(eventTalks.guestId, ids), inArray(eventTalks.hostId, ids)))).groupBy(events.id).limit(LIMIT);
    for (const e of unsaid) out.push(task({ key: `event:${e.id}:verdict`, area: 'events', code: 'event.verdict', params: { count: e.n }, count: e.n, title: titled(e.zh, e.en), href: `/events/${e.id}/talks`, since: e.at.toISOString(), whose: whose('event.join') }));
    return out;
  }));
};
