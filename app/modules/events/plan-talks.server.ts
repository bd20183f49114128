import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { parseInput } from '#app/core/input.ts';
import { requireMember } from '#app/core/require.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import type { MatchDeps } from '#app/modules/matching/deps.ts';
import { fitsBetween, type OrgFit } from '#app/modules/matching/pairs.server.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { eventPairRules, events, eventTalks } from '#db/schema/events.ts';
import { asPlatform, dbNow, withRead, withTx } from '#db/tx.ts';
import { choosePairs, refusePairs, type PairFit, type PairsAsked } from './choose-pairs.ts';
import { zPlace, type ParticipantRow } from './contract.ts';
import { isAhead } from './definitions.ts';
import { eventNews, type EventRow } from './event-subject.server.ts';
import { lockEvent, ownEvent } from './event.store.server.ts';
import { clashOf, laySlots } from './lay-slots.ts';
import { participantsOf } from './manage-event.server.ts';

const tablesOf = (event: EventRow) => event.tables - event.spareTables;

/** Guests, hosts and what is known of their fits, as the planner takes them. Pairs nothing is known of are neutral. */
function question(people: readonly ParticipantRow[], fits: readonly OrgFit[], rules: readonly (typeof eventPairRules.$inferSelect)[], event: EventRow): { asked: PairsAsked; best: Map<string, OrgFit>; guests: ParticipantRow[]; hosts: ParticipantRow[] } {
  const [guests, hosts] = [people.filter((p) => p.side === 'guest'), people.filter((p) => p.side === 'host')];
  const best = new Map(fits.map((f) => [`${f.companyOrgId} ${f.ownerOrgId}`, f]));
  const one = (p: ParticipantRow) => ({ id: p.id, most: Math.min(p.most_talks, event.slots), least: Math.min(p.least_talks, event.slots) });
  const pairs: PairFit[] = guests.flatMap((g, guest) => hosts.flatMap((h, host) => (g.org.id === h.org.id ? [] : [{ guest, host, fit: Math.round((best.get(`${g.org.id} ${h.org.id}`)?.score ?? 0) * 10_000) }])));
  const at = (list: readonly ParticipantRow[], id: string) => list.findIndex((p) => p.id === id);
  const ruled = rules.map((r) => ({ guest: at(guests, r.guestId), host: at(hosts, r.hostId), rule: r.rule })).filter((r) => r.guest >= 0 && r.host >= 0);
  return { asked: { guests: guests.map(one), hosts: hosts.map(one), fits: pairs, rules: ruled, room: tablesOf(event) * event.slots }, best, guests, hosts };
}

/** The event while talks may be planned; `conflict` (`event_over`, `no_talks`, `event_begun`). */
async function plannable(tx: Tx, eventId: string): Promise<{ event: EventRow; now: Date }> {
  const event = await lockEvent(tx, eventId);
  const now = await dbNow(tx);
  if (!isAhead(event.state)) throw new AppError('conflict', { event: eventId, reason: 'event_over' });
  if (event.tables === 0) throw new AppError('conflict', { event: eventId, reason: 'no_talks' });
  return { event, now };
}

/**
 * Plans all talks anew, from the matching engine's scores: forced pairs met, barred ones never, as many minimums met as can be, then the largest sum of fits. It
 * replaces what stood, hand-made talks too, until somebody has said of one what came of it (`talks_begun`); a published plan is the organiser's
 * alone again until it is published. Throws `conflict` with what contradicts itself (`forced_and_barred`, `forced_over_most`, `forced_over_room`) and `nobody_to_meet`.
 */
export async function planTalks(deps: MatchDeps, scope: Scope, eventId: string): Promise<{ talks: number; total: number }> {
  const member = requireMember(scope, 'event.host');
  const people = await withRead(deps.db, member, async (tx) => { await ownEvent(tx, member, eventId); return asPlatform(tx, member, 'read participants', () => participantsOf(tx, eventId)); });
  const orgsOf = (side: 'guest' | 'host') => [...new Set(people.filter((p) => p.side === side).map((p) => p.org.id))];
  const fits = await fitsBetween(deps, orgsOf('guest'), orgsOf('host'));
  return withTx(deps.db, member, async (tx) => {
    await ownEvent(tx, member, eventId);
    return asPlatform(tx, member, 'plan the talks of an event', async () => {
      const { event, now } = await plannable(tx, eventId);
      const live = and(eq(eventTalks.eventId, eventId), isNull(eventTalks.removedAt));
      if ((await tx.select({ v: eventTalks.verdict }).from(eventTalks).where(live)).some((x) => x.v !== null)) throw new AppError('conflict', { event: eventId, reason: 'talks_begun' });
      const { asked, best, guests, hosts } = question(await participantsOf(tx, eventId), fits, await tx.select().from(eventPairRules).where(eq(eventPairRules.eventId, eventId)), event);
      if (guests.length === 0 || hosts.length === 0) throw new AppError('conflict', { event: eventId, reason: 'nobody_to_meet' });
      const refused = refusePairs(asked);
      if (refused) throw new AppError('conflict', { event: eventId, reason: refused.code });
      const { pairs, total } = choosePairs(asked);
      const laid = laySlots(pairs, event.slots, tablesOf(event));
      await tx.update(eventTalks).set({ removedAt: now }).where(live);
      if (laid.length) {
        await tx.insert(eventTalks).values(laid.map(({ pair, slot, table }) => {
          const [g, h] = [guests[pair.guest]!, hosts[pair.host]!];
          const known = best.get(`${g.org.id} ${h.org.id}`);
          return { id: newId('eventTalk'), eventId, guestId: g.id, hostId: h.id, listingId: known?.listingId ?? null, demandId: known?.demandId ?? null, fit: pair.fit, slot, tableNo: table };
        }));
      }
      await tx.update(events).set({ planPublishedAt: null }).where(eq(events.id, eventId));
      await audit(tx, member, { chain: `org:${member.orgId}`, action: 'event.plan', subject: eventId, data: { talks: laid.length, total } });
      return { talks: laid.length, total };
    });
  });
}

/** Shows the plan to everybody in it, and tells them. `conflict` (`no_plan`) while there is none. */
export async function publishPlan(deps: { db: Db }, scope: Scope, eventId: string): Promise<void> {
  await change(deps, scope, eventId, 'publish the plan of an event', async (tx, member, event, now) => {
    const rows = await tx.select().from(eventTalks).where(and(eq(eventTalks.eventId, eventId), isNull(eventTalks.removedAt)));
    if (rows.length === 0) throw new AppError('conflict', { event: eventId, reason: 'no_plan' });
    await tx.update(events).set({ planPublishedAt: now }).where(eq(events.id, eventId));
    const inIt = new Set(rows.flatMap((r) => [r.guestId, r.hostId]));
    for (const p of await participantsOf(tx, eventId)) if (inIt.has(p.id)) await emit(tx, 'org.notice', ...eventNews(event, p.org.id, 'plan', `${p.id}:${now.getTime()}`, `/events/${eventId}/talks`));
    await audit(tx, member, { chain: `org:${member.orgId}`, action: 'event.publish_plan', subject: eventId, data: { talks: rows.length } });
  });
}

/** Puts a pair on a slot and table by hand: a talk that stands is moved, another is added. What it collides with is a `conflict` with its `reason`. */
export async function placeTalk(deps: { db: Db }, scope: Scope, eventId: string, raw: z.input<typeof zPlace>): Promise<void> {
  const input = parseInput(zPlace, raw);
  await change(deps, scope, eventId, 'place a talk by hand', async (tx, member, event) => {
    const people = await participantsOf(tx, eventId);
    if (people.find((p) => p.id === input.guest_id)?.side !== 'guest' || people.find((p) => p.id === input.host_id)?.side !== 'host') throw new AppError('not_found', { pair: `${input.guest_id} ${input.host_id}` });
    const rows = await tx.select().from(eventTalks).where(and(eq(eventTalks.eventId, eventId), isNull(eventTalks.removedAt)));
    const standing = rows.find((r) => r.guestId === input.guest_id && r.hostId === input.host_id);
    if (standing?.verdict) throw new AppError('conflict', { event: eventId, reason: 'talks_begun' });
    const [rule] = await tx.select().from(eventPairRules).where(and(eq(eventPairRules.guestId, input.guest_id), eq(eventPairRules.hostId, input.host_id), eq(eventPairRules.rule, 'bar')));
    const [slot, table] = [input.slot - 1, input.table];
    // Spare tables are there for what is arranged by hand.
    const clash = rule ? 'pair_barred' : clashOf({ slot, table, guest: input.guest_id, host: input.host_id }, rows.filter((r) => r !== standing).map((r) => ({ slot: r.slot, table: r.tableNo, guest: r.guestId, host: r.hostId })), { slots: event.slots, tables: event.tables });
    if (clash) throw new AppError('conflict', { event: eventId, reason: clash });
    if (standing) await tx.update(eventTalks).set({ slot, tableNo: table, byHand: true }).where(eq(eventTalks.id, standing.id));
    else await tx.insert(eventTalks).values({ id: newId('eventTalk'), eventId, guestId: input.guest_id, hostId: input.host_id, slot, tableNo: table, byHand: true });
    await audit(tx, member, { chain: `org:${member.orgId}`, action: 'event.place_talk', subject: eventId, data: { guest: input.guest_id, host: input.host_id, slot: input.slot, table } });
  });
}

/** Drops a talk; its sides are told when they had seen it. */
export async function dropTalk(deps: { db: Db }, scope: Scope, eventId: string, talkId: string): Promise<void> {
  await change(deps, scope, eventId, 'drop a talk by hand', async (tx, member, event, now) => {
    const [talk] = await tx.select().from(eventTalks).where(and(eq(eventTalks.eventId, eventId), eq(eventTalks.id, talkId), isNull(eventTalks.removedAt)));
    if (!talk) throw new AppError('not_found', { talk: talkId });
    if (talk.verdict) throw new AppError('conflict', { event: eventId, reason: 'talks_begun' });
    await tx.update(eventTalks).set({ removedAt: now }).where(eq(eventTalks.id, talkId));
    if (event.planPublishedAt) for (const p of await participantsOf(tx, eventId)) if (p.id === talk.guestId || p.id === talk.hostId) await emit(tx, 'org.notice', ...eventNews(event, p.org.id, 'talk_dropped', talkId, `/events/${eventId}/talks`));
    await audit(tx, member, { chain: `org:${member.orgId}`, action: 'event.drop_talk', subject: eventId, data: { talk: talkId } });
  });
}

async function change(deps: { db: Db }, scope: Scope, eventId: string, step: string, fn: (tx: Tx, member: MemberScope, event: EventRow, now: Date) => Promise<void>): Promise<void> {
  const member = requireMember(scope, 'event.host');
  await withTx(deps.db, member, async (tx) => {
    await ownEvent(tx, member, eventId);
    await asPlatform(tx, member, step, async () => {
      const { event, now } = await plannable(tx, eventId);
      await fn(tx, member, event, now);
    });
  });
}
