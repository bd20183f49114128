import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { orgNames, toneOf } from '#app/modules/brokerage/brokerage.store.server.ts';
import type { Tx } from '#db/client.ts';
import { demands } from '#db/schema/demands.ts';
import { eventRegistrations, events, eventScans, eventTalks } from '#db/schema/events.ts';
import { users } from '#db/schema/identity.ts';
import { listings } from '#db/schema/listings.ts';
import { patents } from '#db/schema/patents.ts';
import type { EventResource, TalkResource } from './contract.ts';
import { event1, OPEN } from './definitions.ts';
import type { EventRow } from './event-subject.server.ts';
import { showCode } from './ticket.pure.ts';

export type RegistrationRow = typeof eventRegistrations.$inferSelect;

export async function orgSides(tx: Tx, ids: readonly string[]) {
  const names = await orgNames(tx, ids);
  return (id: string) => { const { slug, name_zh, name_en } = names.get(id)!; return { id, slug, name_zh, name_en }; };
}

/** An event as the scope may see it; `not_found` otherwise. */
export async function eventById(tx: Tx, id: string): Promise<EventRow> {
  const [row] = await tx.select().from(events).where(eq(events.id, id));
  if (!row) throw new AppError('not_found', { event: id });
  return row;
}

/** The event when it is this organisation's to run; `not_found` for everybody else. */
export async function ownEvent(tx: Tx, member: MemberScope, id: string): Promise<EventRow> {
  const row = await eventById(tx, id);
  if (row.organiserOrgId !== member.orgId) throw new AppError('not_found', { event: id });
  return row;
}

/** Locks the event inside a step of the platform: seats and talks change one after the other. */
export async function lockEvent(tx: Tx, id: string): Promise<EventRow> {
  const [row] = await tx.select().from(events).where(eq(events.id, id)).for('update');
  if (!row) throw new AppError('not_found', { event: id });
  return row;
}

/** Events as everybody may read them, with seats counted. Platform scope: numbers of registrations are told, no names. */
export async function eventResources(tx: Tx, rows: readonly EventRow[], now: Date): Promise<EventResource[]> {
  if (rows.length === 0) return [];
  const side = await orgSides(tx, rows.map((r) => r.organiserOrgId));
  const counts = await tx.select({ id: eventRegistrations.eventId, seats: sql<number>`count(*) filter (where seat_at is not null)::int`, waiting: sql<number>`count(*) filter (where seat_at is null)::int` })
    .from(eventRegistrations).where(and(inArray(eventRegistrations.eventId, rows.map((r) => r.id)), isNull(eventRegistrations.leftAt))).groupBy(eventRegistrations.eventId);
  return rows.map((r) => {
    const n = counts.find((c) => c.id === r.id);
    return {
      id: r.id, kind: r.kind, title_zh: r.titleZh, title_en: r.titleEn, about_zh: r.aboutZh, about_en: r.aboutEn, place_zh: r.placeZh, place_en: r.placeEn, organiser: side(r.organiserOrgId), demo: r.demo,
      starts_at: r.startsAt.toISOString(), ends_at: r.endsAt.toISOString(), register_until: r.registerUntil.toISOString(), capacity: r.capacity, seats_left: Math.max(0, r.capacity - (n?.seats ?? 0)), waiting: n?.waiting ?? 0,
      tables: r.tables, spare_tables: r.spareTables, slots: r.slots, slot_minutes: r.slotMinutes, first_slot_at: r.firstSlotAt?.toISOString() ?? null, state: r.state, tone: toneOf(event1, r.state), version: r.version,
      plan_published_at: r.planPublishedAt?.toISOString() ?? null, open_for_registration: r.state === OPEN && r.registerUntil > now,
    };
  });
}

export const statusOf = (r: Pick<RegistrationRow, 'leftAt' | 'seatAt'>): 'seat' | 'waiting' | 'left' => (r.leftAt ? 'left' : r.seatAt ? 'seat' : 'waiting');

/** When each registration was first read at the door. */
export async function arrivalsOf(tx: Tx, eventId: string): Promise<Map<string, string>> {
  const rows = await tx.select({ id: eventScans.registrationId, at: sql<string>`min(${eventScans.scannedAt})::text` }).from(eventScans).where(eq(eventScans.eventId, eventId)).groupBy(eventScans.registrationId);
  return new Map(rows.map((r) => [r.id, new Date(r.at).toISOString()]));
}

/** Registrations with their person's name, those with a seat first, then in line. */
export async function registrationsOf(tx: Tx, eventId: string): Promise<{ row: RegistrationRow; person: string }[]> {
  return tx.select({ row: eventRegistrations, person: users.name }).from(eventRegistrations).innerJoin(users, eq(users.id, eventRegistrations.userId)).where(eq(eventRegistrations.eventId, eventId))
    .orderBy(sql`${eventRegistrations.seatAt} asc nulls last`, asc(eventRegistrations.createdAt), asc(eventRegistrations.id)).limit(5_000);
}

/** Who goes round and who receives: companies and universities with a seat and a wish for talks. */
export const sideOf = (kind: string, most: number): 'guest' | 'host' | null => (most === 0 ? null : kind === 'company' ? 'guest' : kind === 'university' ? 'host' : null);

/** Talks in the order of slots and tables; of one participant, or all. Platform scope. */
export async function talksOf(tx: Tx, event: EventRow, of?: readonly string[]): Promise<TalkResource[]> {
  const rows = await tx.select({ talk: eventTalks, listing: { id: listings.id, zh: patents.titleZh, en: patents.titleEn }, demand: { id: demands.id, title: demands.title } }).from(eventTalks)
    .leftJoin(listings, eq(listings.id, eventTalks.listingId)).leftJoin(patents, eq(patents.id, listings.patentId)).leftJoin(demands, eq(demands.id, eventTalks.demandId))
    .where(and(eq(eventTalks.eventId, event.id), isNull(eventTalks.removedAt), of ? sql`(${inArray(eventTalks.guestId, [...of])} or ${inArray(eventTalks.hostId, [...of])})` : undefined)).orderBy(asc(eventTalks.slot), asc(eventTalks.tableNo)).limit(2_000);
  if (rows.length === 0) return [];
  const people = new Map((await registrationsOf(tx, event.id)).map((r) => [r.row.id, r]));
  const side = await orgSides(tx, [...people.values()].map((p) => p.row.orgId));
  return rows.map(({ talk: x, listing, demand }) => {
    const [guest, host] = [people.get(x.guestId)!, people.get(x.hostId)!];
    return {
      id: x.id, slot: x.slot + 1, table: x.tableNo, begins_at: new Date(event.firstSlotAt!.getTime() + x.slot * event.slotMinutes * 60_000).toISOString(), guest_id: x.guestId, host_id: x.hostId, guest: side(guest.row.orgId), host: side(host.row.orgId),
      guest_person: guest.person, host_person: host.person, listing: listing?.id ? { id: listing.id, title_zh: listing.zh ?? '', title_en: listing.en ?? '' } : null, demand: demand?.id ? { id: demand.id, title: demand.title } : null,
      fit: x.fit, by_hand: x.byHand, verdict: x.verdict, verdict_note: x.verdictNote,
    };
  });
}

/** Seats given, in the order they were given; a count. */
export async function seatsTaken(tx: Tx, eventId: string): Promise<number> {
  const [n] = await tx.select({ n: sql<number>`count(*)::int` }).from(eventRegistrations).where(and(eq(eventRegistrations.eventId, eventId), isNotNull(eventRegistrations.seatAt), isNull(eventRegistrations.leftAt)));
  return n!.n;
}

export const shownCode = (r: Pick<RegistrationRow, 'code'>): string => showCode(r.code);
