import { and, asc, eq, isNull, or } from 'drizzle-orm';
import { AppError, fieldError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { parseInput } from '#app/core/input.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { constraintOf } from '#db/errors.ts';
import { emit } from '#db/outbox.ts';
import { eventRegistrations, eventTalks } from '#db/schema/events.ts';
import { asPlatform, dbNow, withTx } from '#db/tx.ts';
import { zRegister, type RegisterInput } from './contract.ts';
import { isAhead, OPEN } from './definitions.ts';
import { eventNews, type EventRow } from './event-subject.server.ts';
import { eventById, lockEvent, seatsTaken } from './event.store.server.ts';
import { newCode } from './tickets.server.ts';

/**
 * The member comes for their organisation, one person of each. With a seat left they have it; else they wait, in the order of registering. Throws
 * `conflict` (`registration_closed`), `duplicate` when somebody of the organisation comes already. Returns the registration's id.
 */
export async function registerFor(deps: { db: Db }, scope: Scope, eventId: string, raw: RegisterInput): Promise<string> {
  const member = requireMember(scope, 'event.join');
  const input = parseInput(zRegister, raw);
  return withTx(deps.db, member, async (tx) => {
    await eventById(tx, eventId);
    return asPlatform(tx, member, 'register for an event', async () => {
      const event = await lockEvent(tx, eventId);
      const now = await dbNow(tx);
      if (event.state !== OPEN || event.registerUntil <= now) throw new AppError('conflict', { event: eventId, reason: 'registration_closed' });
      if (event.organiserOrgId === member.orgId) throw new AppError('conflict', { event: eventId, reason: 'own_event' });
      if (input.most_talks > event.slots) throw fieldError('most_talks', 'more_than_slots');
      const id = newId('eventSeat');
      const seat = (await seatsTaken(tx, eventId)) < event.capacity;
      await tx.insert(eventRegistrations).values({ id, eventId, orgId: member.orgId, userId: member.userId, code: newCode(), wish: input.wish, leastTalks: input.least_talks, mostTalks: input.most_talks, seatAt: seat ? now : null });
      await audit(tx, member, { chain: `org:${member.orgId}`, action: 'event.register', subject: eventId, data: { registration: id, seat } });
      await emit(tx, 'org.notice', ...eventNews(event, member.orgId, seat ? 'seat' : 'waiting', id));
      return id;
    });
  }).catch((error: unknown) => {
    if (constraintOf(error) === 'event_registrations_once') throw new AppError('duplicate', { reason: 'registered_already' });
    throw error;
  });
}

/**
 * The organisation does not come after all, up to the event's beginning. Its talks are dropped and their other sides told; the seat goes to whoever has
 * waited longest. Throws `not_found` without a registration, `conflict` (`event_begun`).
 */
export async function leaveEvent(deps: { db: Db }, scope: Scope, eventId: string): Promise<void> {
  const member = requireMember(scope, 'event.join');
  await withTx(deps.db, member, async (tx) => {
    await eventById(tx, eventId);
    await asPlatform(tx, member, 'give back a seat', async () => {
      const event = await lockEvent(tx, eventId);
      const now = await dbNow(tx);
      const [own] = await tx.select().from(eventRegistrations).where(and(eq(eventRegistrations.eventId, eventId), eq(eventRegistrations.orgId, member.orgId), isNull(eventRegistrations.leftAt)));
      if (!own) throw new AppError('not_found', { event: eventId });
      if (event.startsAt <= now) throw new AppError('conflict', { event: eventId, reason: 'event_begun' });
      await tx.update(eventRegistrations).set({ leftAt: now }).where(eq(eventRegistrations.id, own.id));
      const dropped = await tx.update(eventTalks).set({ removedAt: now }).where(and(eq(eventTalks.eventId, eventId), isNull(eventTalks.removedAt), or(eq(eventTalks.guestId, own.id), eq(eventTalks.hostId, own.id)))).returning();
      if (event.planPublishedAt) for (const talk of dropped) await tellOther(tx, event, talk, own.id);
      await audit(tx, member, { chain: `org:${member.orgId}`, action: 'event.leave', subject: eventId, data: { registration: own.id, talks: dropped.length } });
      if (isAhead(event.state)) await fillSeats(tx, event, now);
    });
  });
}

async function tellOther(tx: Tx, event: EventRow, talk: typeof eventTalks.$inferSelect, leaving: string): Promise<void> {
  const [other] = await tx.select({ org: eventRegistrations.orgId }).from(eventRegistrations).where(eq(eventRegistrations.id, talk.guestId === leaving ? talk.hostId : talk.guestId));
  if (other) await emit(tx, 'org.notice', ...eventNews(event, other.org, 'talk_dropped', talk.id, `/events/${event.id}/talks`));
}

/** Gives free seats to those who have waited longest, and tells them. Under the event's lock. */
async function fillSeats(tx: Tx, event: EventRow, now: Date): Promise<void> {
  const free = event.capacity - (await seatsTaken(tx, event.id));
  if (free <= 0) return;
  const next = await tx.select().from(eventRegistrations).where(and(eq(eventRegistrations.eventId, event.id), isNull(eventRegistrations.seatAt), isNull(eventRegistrations.leftAt))).orderBy(asc(eventRegistrations.createdAt), asc(eventRegistrations.id)).limit(free);
  for (const row of next) {
    await tx.update(eventRegistrations).set({ seatAt: now }).where(eq(eventRegistrations.id, row.id));
    await emit(tx, 'org.notice', ...eventNews(event, row.orgId, 'moved_up', row.id));
  }
}
