import { z } from 'zod';
import { zId, zInstant, zText } from '#app/core/contract.ts';

export const EVENT_KINDS = ['matchmaking', 'roadshow', 'exhibition'] as const;
export const TALK_VERDICTS = ['interested', 'later', 'not_for_us', 'missed'] as const;
/** Talks of one participant at most, by wish. */
export const MOST_TALKS = 40;
const count = (min: number, max: number) => z.coerce.number({ error: 'invalid_number' }).int({ error: 'invalid_number' }).min(min, { error: 'invalid_number' }).max(max, { error: 'invalid_number' });

/** Fields of a new event, before {@link checkNewEvent}: the page's form has the same with times as people pick them. */
export const zNewEventFields = z.object({
  kind: z.enum(EVENT_KINDS, { error: 'required' }), title_zh: zText(120, 2), title_en: zText(160, 2), about_zh: zText(4_000, 10), about_en: zText(4_000, 10), place_zh: zText(200, 2), place_en: zText(200, 2),
  starts_at: zInstant, ends_at: zInstant, register_until: zInstant, capacity: count(1, 5_000),
  tables: count(0, 200).default(0), spare_tables: count(0, 200).default(0), slots: count(0, 40).default(0), slot_minutes: count(5, 120).default(20), first_slot_at: zInstant.nullish().transform((v) => v ?? null),
});
export function checkNewEvent(v: Pick<z.output<typeof zNewEventFields>, 'starts_at' | 'ends_at' | 'register_until' | 'tables' | 'slots' | 'spare_tables' | 'slot_minutes' | 'first_slot_at'>, ctx: z.RefinementCtx): void {
  const at = (s: string) => Date.parse(s);
  const wrong = (path: string, message: string) => { ctx.addIssue({ code: 'custom', path: [path], message }); };
  if (at(v.ends_at) <= at(v.starts_at)) wrong('ends_at', 'ends_before_start');
  if (at(v.register_until) > at(v.starts_at)) wrong('register_until', 'registers_after_start');
  if ((v.tables > 0) !== (v.slots > 0)) wrong(v.tables > 0 ? 'slots' : 'tables', 'required');
  if (v.tables > 0 && v.spare_tables >= v.tables) wrong('spare_tables', 'spare_over_tables');
  if (v.tables > 0 && !v.first_slot_at) wrong('first_slot_at', 'required');
  if (v.first_slot_at && (at(v.first_slot_at) < at(v.starts_at) || at(v.first_slot_at) + v.slots * v.slot_minutes * 60_000 > at(v.ends_at))) wrong('first_slot_at', 'slots_outside_event');
}
/** A new event. Times are RFC 3339; registration ends before it begins. Talks need tables, slots and when the first slot begins. */
export const zNewEvent = zNewEventFields.superRefine(checkNewEvent);
export type NewEventInput = z.input<typeof zNewEvent>;

/** `least_talks`, `most_talks`: talks wished for at an event that has them. */
export const zRegister = z.object({ wish: zText(500).default(''), least_talks: count(0, MOST_TALKS).default(0), most_talks: count(0, MOST_TALKS).default(0) })
  .refine((v) => v.least_talks <= v.most_talks, { error: 'least_over_most', path: ['least_talks'] });
export type RegisterInput = z.input<typeof zRegister>;

export const zMoveEvent = z.object({ name: z.string().regex(/^[a-z_]{2,40}$/, { error: 'unknown_transition' }), reason: zText(2_000).default(''), version: z.coerce.number().int().nonnegative().optional() });
export type MoveEventInput = z.input<typeof zMoveEvent>;
export const zPair = z.object({ guest_id: zId('eventSeat'), host_id: zId('eventSeat') });
export const zPairRule = zPair.extend({ rule: z.enum(['force', 'bar', 'none'], { error: 'required' }) });
/** Slots and tables as people count them, from 1. */
export const zPlace = zPair.extend({ slot: count(1, 40), table: count(1, 200) });
export const zVerdict = z.object({ talk_id: zId('eventTalk'), verdict: z.enum(TALK_VERDICTS, { error: 'required' }), note: zText(1_000).default('') });

/** What a phone at the door has read: the ticket's code, by its own clock, under a nonce it made once for each reading. */
export const zScan = z.object({ nonce: z.string().regex(/^[A-Za-z0-9-]{8,64}$/, { error: 'invalid' }), code: z.string().regex(/^[0-9A-Za-z-]{4,24}$/, { error: 'invalid' }), scanned_at: zInstant });
export const zScans = z.object({ device: z.string().regex(/^[A-Za-z0-9-]{8,64}$/, { error: 'invalid' }), scans: z.array(zScan).min(1, { error: 'required' }).max(500, { error: 'too_many' }) });
export type ScansInput = z.input<typeof zScans>;
export const SCAN_RESULTS = ['first', 'again', 'left', 'no_seat', 'unknown', 'wrong_time'] as const;
export const zScanAnswer = z.object({ items: z.array(z.object({ nonce: z.string(), result: z.enum(SCAN_RESULTS), first_at: z.string().nullable(), name: z.string().nullable() })).max(500) });
export type ScanAnswer = z.output<typeof zScanAnswer>;

const zOrg = z.object({ id: z.string(), slug: z.string(), name_zh: z.string(), name_en: z.string() });
export const zEvent = z.object({
  id: zId('event'), kind: z.enum(EVENT_KINDS), title_zh: z.string(), title_en: z.string(), about_zh: z.string(), about_en: z.string(), place_zh: z.string(), place_en: z.string(), organiser: zOrg, demo: z.boolean(),
  starts_at: z.string(), ends_at: z.string(), register_until: z.string(), capacity: z.number(), seats_left: z.number(), waiting: z.number(), tables: z.number(), spare_tables: z.number(), slots: z.number(), slot_minutes: z.number(), first_slot_at: z.string().nullable(),
  state: z.string(), tone: z.string(), version: z.number(), plan_published_at: z.string().nullable(), open_for_registration: z.boolean(),
});
export type EventResource = z.output<typeof zEvent>;
export const zEventList = z.object({ items: z.array(zEvent).max(100), next_cursor: z.string().nullable() });
export const zOwnRegistration = z.object({ id: zId('eventSeat'), event_id: zId('event'), person: z.string(), code: z.string(), status: z.enum(['seat', 'waiting', 'left']), place_in_line: z.number().nullable(), wish: z.string(), least_talks: z.number(), most_talks: z.number(), came_at: z.string().nullable() });
export type OwnRegistration = z.output<typeof zOwnRegistration>;

export const zTalk = z.object({
  id: zId('eventTalk'), slot: z.number(), table: z.number(), begins_at: z.string(), guest_id: z.string(), host_id: z.string(), guest: zOrg, host: zOrg, guest_person: z.string(), host_person: z.string(),
  listing: z.object({ id: z.string(), title_zh: z.string(), title_en: z.string() }).nullable(), demand: z.object({ id: z.string(), title: z.string() }).nullable(), fit: z.number(), by_hand: z.boolean(),
  verdict: z.enum(TALK_VERDICTS).nullable(), verdict_note: z.string(),
});
export type TalkResource = z.output<typeof zTalk>;
export const zTalkList = z.object({ items: z.array(zTalk).max(2_000) });

/** Participant as the organiser sees one. `side`: universities receive at the table, companies go round; others come without talks. */
export interface ParticipantRow { id: string; org: z.output<typeof zOrg>; side: 'guest' | 'host' | null; person: string; wish: string; least_talks: number; most_talks: number; status: 'seat' | 'waiting' | 'left'; came_at: string | null; registered_at: string }
export interface ManageResource {
  event: EventResource; participants: ParticipantRow[]; rules: { guest_id: string; host_id: string; rule: 'force' | 'bar' }[]; talks: TalkResource[];
  moves: { name: string; reason: boolean; blocked_by: string[] }[]; unmet: { id: string; missing: number }[];
}
/** Figures of an event. What came of talks afterwards is counted from rows; one or two are told as "fewer than 3", so that no single pair is read off. */
export interface EventReport { event: EventResource; registered: number; seats: number; waiting: number; left: number; came: number; talks: { planned: number; said: number; verdicts: Record<(typeof TALK_VERDICTS)[number], number> }; after: Record<'introductions' | 'offers' | 'deals', number | 'few'> }
