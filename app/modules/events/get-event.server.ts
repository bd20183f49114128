import { and, asc, desc, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import { decodeCursor, encodeCursor } from '#app/core/contract.ts';
import { AppError } from '#app/core/errors.ts';
import { can } from '#app/core/permissions.ts';
import { requireMember } from '#app/core/require.ts';
import { systemScope, type MemberScope, type Scope } from '#app/core/scope.ts';
import type { Clock } from '#app/core/clock.ts';
import type { Db, Tx } from '#db/client.ts';
import { eventKeys, eventRegistrations, events } from '#db/schema/events.ts';
import { users } from '#db/schema/identity.ts';
import { withRead, asPlatform } from '#db/tx.ts';
import type { EventResource, OwnRegistration, TalkResource } from './contract.ts';
import { DRAFTED, event1 } from './definitions.ts';
import { arrivalsOf, eventById, eventResources, orgSides, statusOf, talksOf, type RegistrationRow } from './event.store.server.ts';
import { showCode } from './ticket.pure.ts';
import { signTicket } from './tickets.server.ts';

interface Deps { db: Db; clock: Clock }
/** Public facts are read by the platform: seats are counted over rows nobody else sees. */
const counting = systemScope('events');
const CANCELLED = Object.entries(event1.states).filter(([, s]) => s.outcome === 'cancelled').map(([name]) => name);

/** Announced events: those ahead with the soonest first, or those that are over with the latest first. For anybody. */
export async function listEvents(deps: Deps, query: { when: 'ahead' | 'past'; limit?: number; cursor?: string | undefined }): Promise<{ items: EventResource[]; next_cursor: string | null }> {
  const limit = Math.min(100, query.limit ?? 30);
  const now = deps.clock.now();
  const after = decodeCursor(query.cursor);
  const ahead = query.when === 'ahead';
  return withRead(deps.db, counting, async (tx) => {
    const key = sql`(${events.startsAt}, ${events.id})`;
    const from = after ? (ahead ? sql`${key} > (${String(after[0])}::timestamptz, ${String(after[1])})` : sql`${key} < (${String(after[0])}::timestamptz, ${String(after[1])})`) : undefined;
    const called = sql`${events.state} <> all(${sql.raw(`array[${CANCELLED.map((c) => `'${c}'`).join(',')}]`)})`;
    const rows = await tx.select().from(events).where(and(sql`${events.state} <> ${DRAFTED}`, called, ahead ? gt(events.endsAt, now) : lte(events.endsAt, now), from)).orderBy(ahead ? asc(events.startsAt) : desc(events.startsAt), ahead ? asc(events.id) : desc(events.id)).limit(limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return { items: await eventResources(tx, shown, now), next_cursor: rows.length > limit && last ? encodeCursor([last.startsAt.toISOString(), last.id]) : null };
  });
}

/** Events the member's organisation runs, newest first, drafts too. */
export async function ownEvents(deps: Deps, member: MemberScope): Promise<EventResource[]> {
  return withRead(deps.db, member, async (tx) => {
    const rows = await tx.select().from(events).where(eq(events.organiserOrgId, member.orgId)).orderBy(desc(events.startsAt)).limit(50);
    return asPlatform(tx, member, 'count seats', () => eventResources(tx, rows, deps.clock.now()));
  });
}

/** One event for anybody who may see it. */
export async function getEvent(deps: Deps, scope: Scope, id: string): Promise<EventResource> {
  return withRead(deps.db, scope, async (tx) => {
    const row = await eventById(tx, id);
    return (await asPlatform(tx, scope, 'count seats', () => eventResources(tx, [row], deps.clock.now())))[0]!;
  });
}

const ownRow = async (tx: Tx, member: MemberScope, eventId: string): Promise<{ row: RegistrationRow; person: string } | null> => {
  const [own] = await tx.select({ row: eventRegistrations, person: users.name }).from(eventRegistrations).innerJoin(users, eq(users.id, eventRegistrations.userId))
    .where(and(eq(eventRegistrations.eventId, eventId), eq(eventRegistrations.orgId, member.orgId), isNull(eventRegistrations.leftAt)));
  return own ?? null;
};

/** How the member's organisation is registered; null when it is not. `place_in_line` from 1 for one that waits. */
export async function ownRegistration(deps: Deps, scope: Scope, eventId: string): Promise<OwnRegistration | null> {
  if ((scope.kind !== 'org' && scope.kind !== 'operator') || !can(scope, 'event.join')) return null;
  return withRead(deps.db, scope, (tx) => asPlatform(tx, scope, 'read the own registration', async () => {
    const own = await ownRow(tx, scope, eventId);
    if (!own) return null;
    const { row } = own;
    // Compared by the database: its clock counts microseconds, a Date does not.
    const line = sql`(${eventRegistrations.createdAt}, ${eventRegistrations.id}) <= (select o.created_at, o.id from event_registrations o where o.id = ${row.id})`;
    const [before] = row.seatAt ? [null] : await tx.select({ n: sql<number>`count(*)::int` }).from(eventRegistrations).where(and(eq(eventRegistrations.eventId, eventId), isNull(eventRegistrations.seatAt), isNull(eventRegistrations.leftAt), line));
    return { id: row.id, event_id: eventId, person: own.person, code: showCode(row.code), status: statusOf(row), place_in_line: before?.n ?? null, wish: row.wish, least_talks: row.leastTalks, most_talks: row.mostTalks, came_at: (await arrivalsOf(tx, eventId)).get(row.id) ?? null };
  }));
}

/** The ticket of the member's organisation, with the text of its code; `not_found` without a seat. */
export async function ownTicket(deps: Deps, scope: Scope, eventId: string): Promise<{ event: EventResource; registration: OwnRegistration; org: { name_zh: string; name_en: string }; ticket: string }> {
  const member = requireMember(scope, 'event.join');
  const registration = await ownRegistration(deps, member, eventId);
  if (registration?.status !== 'seat') throw new AppError('not_found', { event: eventId });
  const event = await getEvent(deps, member, eventId);
  return withRead(deps.db, member, (tx) => asPlatform(tx, member, 'sign a ticket', async () => {
    const [key] = await tx.select().from(eventKeys).where(eq(eventKeys.eventId, eventId));
    const org = (await orgSides(tx, [member.orgId]))(member.orgId);
    return { event, registration, org, ticket: signTicket({ event: eventId, code: registration.code.replace('-', ''), person: registration.person, org: org.name_zh || org.name_en }, key!.privatePem) };
  }));
}

/** The member's own talks, once the plan was published; an organiser's are all of them. */
export async function ownTalks(deps: Deps, scope: Scope, eventId: string): Promise<{ event: EventResource; talks: TalkResource[]; mine: string | null }> {
  const member = requireMember(scope, 'event.join');
  const event = await getEvent(deps, member, eventId);
  return withRead(deps.db, member, (tx) => asPlatform(tx, member, 'read the own talks', async () => {
    const own = await ownRow(tx, member, eventId);
    if (!own) throw new AppError('not_found', { event: eventId });
    const row = await eventById(tx, eventId);
    return { event, talks: row.planPublishedAt ? await talksOf(tx, row, [own.row.id]) : [], mine: own.row.id };
  }));
}

