import { and, eq, isNull } from 'drizzle-orm';
import type { EventPayloads } from '#app/core/events.ts';
import { parseInput } from '#app/core/input.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { takeMove, type MoveOutcome } from '#app/modules/process/engine/move.server.ts';
import { plainSubject, type PlainKind } from '#app/modules/process/engine/plain-subject.server.ts';
import { anySubject, type Loaded } from '#app/modules/process/engine/subject.ts';
import { sweepReminders, sweepTimers, type SweepDeps } from '#app/modules/process/engine/sweep.server.ts';
import type { Db } from '#db/client.ts';
import { factRows } from '#db/outbox.ts';
import { eventRegistrations, events } from '#db/schema/events.ts';
import { zMoveEvent, type MoveEventInput } from './contract.ts';
import { event1 } from './definitions.ts';

export type EventRow = typeof events.$inferSelect;
export interface EventCtx extends Loaded { row: EventRow; /** Organisations somebody comes or waits for. */ coming: string[] }

export const eventKind: PlainKind<EventCtx> = {
  kind: 'event', table: 'events', definitions: [event1],
  async load(tx, id, base) {
    const [row] = await tx.select().from(events).where(eq(events.id, id));
    const coming = await tx.select({ org: eventRegistrations.orgId }).from(eventRegistrations).where(and(eq(eventRegistrations.eventId, id), isNull(eventRegistrations.leftAt)));
    return { ...base, row: row!, coming: coming.map((c) => c.org) };
  },
  parties: (c) => ({ organiser: c.row.organiserOrgId }),
  facts: { registration_ahead: (c) => c.row.registerUntil > c.now },
  period: (c, code) => (code === 'endsAt' ? c.row.endsAt : c.row.registerUntil),
  effects: {},
  about: (c) => ({ kind: 'event_moved', title: { zh: c.row.titleZh, en: c.row.titleEn }, href: `/events/${c.row.id}` }),
};
const plain = plainSubject(eventKind);

/** A notice of an event to one organisation; told once for each `fact`. */
export function eventNews(row: Pick<EventRow, 'id' | 'titleZh' | 'titleEn'>, orgId: string, reason: 'seat' | 'waiting' | 'moved_up' | 'plan' | 'talk_dropped' | 'called_off', fact: string, href = `/events/${row.id}`): [payload: EventPayloads['org.notice'], options: { key: string }] {
  return [{ orgId, kind: 'event_moved', data: { title_zh: row.titleZh, title_en: row.titleEn, reason: `event.${reason}` }, href }, { key: `event_moved:${reason}:${fact}:${orgId}` }];
}

/** The plain adapter; those who meant to come hear when the event is called off, though they are no parties. */
export const eventSubject: typeof plain = {
  ...plain,
  told(tx, ctx, move) {
    const rows = plain.told(tx, ctx, move);
    if (event1.states[move.change.to]?.outcome !== 'cancelled') return rows;
    return [...rows, ...ctx.coming.filter((org) => org !== ctx.row.organiserOrgId).flatMap((org) => factRows(tx, 'org.notice', ...eventNews(ctx.row, org, 'called_off', ctx.row.id)))];
  },
};

/** Moves an event: `announce`, `drop`, `settle_early`, `call_off` (with a reason) by its organiser. Refusals say why (`transition_refused`, `forbidden`); an event one may not see is `not_found`. */
export async function moveEvent(deps: { db: Db }, scope: Scope, id: string, raw: MoveEventInput): Promise<MoveOutcome> {
  const member = requireMember(scope, 'event.host');
  const input = parseInput(zMoveEvent, raw);
  return takeMove(deps, eventSubject, member, { id, name: input.name, evidence: {}, reason: input.reason, dryRun: false, version: input.version, caller: null });
}

const SUBJECTS = [anySubject(eventSubject)];
/** Sweep: registrations that end, events that are over. Returns how many clocks were marked. */
export const sweepEvents = async (deps: SweepDeps): Promise<number> => (await sweepTimers(deps, SUBJECTS)).length;
export const remindEvents = (deps: SweepDeps): Promise<number> => sweepReminders(deps, SUBJECTS);
