import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, instant, oneOf, term } from './columns.ts';
import { demands } from './demands.ts';
import { users } from './identity.ts';
import { listings } from './listings.ts';
import { orgs } from './orgs.ts';

export const EVENT_KINDS = ['matchmaking', 'roadshow', 'exhibition'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];
/** What came of a talk, in the words of whoever sat at the table. */
export const TALK_VERDICTS = ['interested', 'later', 'not_for_us', 'missed'] as const;
export type TalkVerdict = (typeof TALK_VERDICTS)[number];

/** A gathering at a place, with seats, and with talks at tables where it has any; its case moves it. */
export const events = pgTable('events', {
  id: text('id').primaryKey(),
  kind: term<EventKind>('kind').notNull(),
  organiserOrgId: text('organiser_org_id').notNull().references(() => orgs.id),
  titleZh: text('title_zh').notNull(),
  titleEn: text('title_en').notNull(),
  aboutZh: text('about_zh').notNull(),
  aboutEn: text('about_en').notNull(),
  placeZh: text('place_zh').notNull(),
  placeEn: text('place_en').notNull(),
  startsAt: instant('starts_at').notNull(),
  endsAt: instant('ends_at').notNull(),
  registerUntil: instant('register_until').notNull(),
  capacity: integer('capacity').notNull(),
  /** Tables for talks, of which `spare_tables` are kept free; 0 = an event without talks. */
  tables: integer('tables').notNull().default(0),
  spareTables: integer('spare_tables').notNull().default(0),
  slots: integer('slots').notNull().default(0),
  slotMinutes: integer('slot_minutes').notNull().default(20),
  firstSlotAt: instant('first_slot_at'),
  /** The plan as participants see it; null while it is the organiser's alone. */
  planPublishedAt: instant('plan_published_at'),
  demo: boolean('demo').notNull().default(false),
  state: text('state').notNull(),
  version: integer('version').notNull().default(0),
  outcome: term<'completed' | 'cancelled'>('outcome'),
  closedAt: instant('closed_at'),
  createdBy: text('created_by').notNull().references(() => users.id),
  createdAt: createdAt(),
}, (t) => [
  index('events_days_idx').on(t.startsAt, t.id), index('events_organiser_idx').on(t.organiserOrgId, t.startsAt),
  check('events_kind_check', oneOf(t.kind, EVENT_KINDS)), check('events_times_check', sql`${t.registerUntil} <= ${t.startsAt} and ${t.startsAt} < ${t.endsAt}`),
  check('events_room_check', sql`${t.capacity} between 1 and 5000 and ${t.tables} between 0 and 200 and ${t.spareTables} between 0 and ${t.tables} and ${t.slots} between 0 and 40 and ${t.slotMinutes} between 5 and 120`),
  check('events_talks_check', sql`(${t.tables} > 0) = (${t.slots} > 0) and (${t.tables} > 0) = (${t.firstSlotAt} is not null)`),
]);

/** The pair of keys an event's tickets are signed with; read by steps of the platform alone. */
export const eventKeys = pgTable('event_keys', {
  eventId: text('event_id').primaryKey().references(() => events.id),
  publicJwk: text('public_jwk').notNull(),
  privatePem: text('private_pem').notNull(),
});

/** A person who comes for an organisation. A seat since `seat_at`; without one they wait in the order of registering; gone since `left_at`. */
export const eventRegistrations = pgTable('event_registrations', {
  id: text('id').primaryKey(),
  eventId: text('event_id').notNull().references(() => events.id),
  orgId: text('org_id').notNull().references(() => orgs.id),
  userId: text('user_id').notNull().references(() => users.id),
  /** What the desk types where no ticket can be read: random, of this event alone. */
  code: text('code').notNull(),
  wish: text('wish').notNull().default(''),
  leastTalks: integer('least_talks').notNull().default(0),
  mostTalks: integer('most_talks').notNull().default(0),
  seatAt: instant('seat_at'),
  leftAt: instant('left_at'),
  createdAt: createdAt(),
}, (t) => [
  uniqueIndex('event_registrations_once').on(t.eventId, t.orgId).where(sql`left_at is null`), unique('event_registrations_code').on(t.eventId, t.code), unique('event_registrations_event_key').on(t.eventId, t.id),
  index('event_registrations_org_idx').on(t.orgId, t.createdAt), check('event_registrations_talks_check', sql`${t.leastTalks} between 0 and ${t.mostTalks} and ${t.mostTalks} <= 40`),
]);

/** Two participants the plan has to bring together, or keep apart. */
export const eventPairRules = pgTable('event_pair_rules', {
  eventId: text('event_id').notNull(),
  guestId: text('guest_id').notNull(),
  hostId: text('host_id').notNull(),
  rule: term<'force' | 'bar'>('rule').notNull(),
  setBy: text('set_by').notNull().references(() => users.id),
  createdAt: createdAt(),
}, (t) => [
  primaryKey({ columns: [t.eventId, t.guestId, t.hostId] }), check('event_pair_rules_rule_check', oneOf(t.rule, ['force', 'bar'])),
  foreignKey({ columns: [t.eventId, t.guestId], foreignColumns: [eventRegistrations.eventId, eventRegistrations.id], name: 'event_pair_rules_guest_fk' }),
  foreignKey({ columns: [t.eventId, t.hostId], foreignColumns: [eventRegistrations.eventId, eventRegistrations.id], name: 'event_pair_rules_host_fk' }),
]);

/** A talk of a guest with a host at a table. What was dropped stays with `removed_at`. */
export const eventTalks = pgTable('event_talks', {
  id: text('id').primaryKey(),
  eventId: text('event_id').notNull(),
  guestId: text('guest_id').notNull(),
  hostId: text('host_id').notNull(),
  listingId: text('listing_id').references(() => listings.id),
  demandId: text('demand_id').references(() => demands.id),
  /** How well the two fit, in ten-thousandths; 0 where nothing is known. */
  fit: integer('fit').notNull().default(0),
  slot: integer('slot').notNull(),
  tableNo: integer('table_no').notNull(),
  byHand: boolean('by_hand').notNull().default(false),
  removedAt: instant('removed_at'),
  verdict: term<TalkVerdict>('verdict'),
  verdictNote: text('verdict_note').notNull().default(''),
  verdictBy: text('verdict_by').references(() => users.id),
  verdictAt: instant('verdict_at'),
  createdAt: createdAt(),
}, (t) => [
  uniqueIndex('event_talks_table_once').on(t.eventId, t.slot, t.tableNo).where(sql`removed_at is null`), uniqueIndex('event_talks_guest_once').on(t.eventId, t.slot, t.guestId).where(sql`removed_at is null`),
  uniqueIndex('event_talks_host_once').on(t.eventId, t.slot, t.hostId).where(sql`removed_at is null`), uniqueIndex('event_talks_pair_once').on(t.guestId, t.hostId).where(sql`removed_at is null`),
  foreignKey({ columns: [t.eventId, t.guestId], foreignColumns: [eventRegistrations.eventId, eventRegistrations.id], name: 'event_talks_guest_fk' }),
  foreignKey({ columns: [t.eventId, t.hostId], foreignColumns: [eventRegistrations.eventId, eventRegistrations.id], name: 'event_talks_host_fk' }),
  check('event_talks_place_check', sql`${t.slot} >= 0 and ${t.tableNo} >= 1 and ${t.fit} between 0 and 10000 and ${t.guestId} <> ${t.hostId}`),
  check('event_talks_verdict_check', oneOf(t.verdict, TALK_VERDICTS)), check('event_talks_said_check', sql`(${t.verdict} is null) = (${t.verdictAt} is null) and (${t.verdict} is null) = (${t.verdictBy} is null)`),
]);

/** A ticket read at the door: once for every nonce a phone made, whenever it was sent. The first by `scanned_at` is the arrival. Written once. */
export const eventScans = pgTable('event_scans', {
  eventId: text('event_id').notNull(),
  nonce: text('nonce').notNull(),
  registrationId: text('registration_id').notNull(),
  device: text('device').notNull(),
  /** The phone's clock. */
  scannedAt: instant('scanned_at').notNull(),
  scannedBy: text('scanned_by').notNull().references(() => users.id),
  createdAt: createdAt(),
}, (t) => [
  primaryKey({ columns: [t.eventId, t.nonce] }), index('event_scans_registration_idx').on(t.registrationId, t.scannedAt),
  foreignKey({ columns: [t.eventId, t.registrationId], foreignColumns: [eventRegistrations.eventId, eventRegistrations.id], name: 'event_scans_registration_fk' }),
]);
