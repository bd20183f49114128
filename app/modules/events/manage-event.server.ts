import { and, eq, inArray } from 'drizzle-orm';
import type { Clock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { parseInput } from '#app/core/input.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { movesOf } from '#app/modules/brokerage/brokerage.store.server.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { eventPairRules } from '#db/schema/events.ts';
import { orgs } from '#db/schema/orgs.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import type { z } from 'zod';
import { zPairRule, type ManageResource, type ParticipantRow } from './contract.ts';
import { eventSubject } from './event-subject.server.ts';
import { arrivalsOf, eventResources, lockEvent, orgSides, ownEvent, registrationsOf, sideOf, statusOf, talksOf } from './event.store.server.ts';

/** Everybody who comes, waits or has left, with the side they sit on. Platform scope. */
export async function participantsOf(tx: Tx, eventId: string): Promise<ParticipantRow[]> {
  const rows = await registrationsOf(tx, eventId);
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map((r) => r.row.orgId))];
  const kinds = new Map((await tx.select({ id: orgs.id, kind: orgs.kind }).from(orgs).where(inArray(orgs.id, ids))).map((o) => [o.id, o.kind]));
  const side = await orgSides(tx, ids);
  const came = await arrivalsOf(tx, eventId);
  return rows.map(({ row: r, person }) => ({
    id: r.id, org: side(r.orgId), side: statusOf(r) === 'seat' ? sideOf(kinds.get(r.orgId)!, r.mostTalks) : null, person, wish: r.wish, least_talks: r.leastTalks, most_talks: r.mostTalks, status: statusOf(r),
    came_at: came.get(r.id) ?? null, registered_at: r.createdAt.toISOString(),
  }));
}

/** All of an event for its organiser: participants, rules, talks, and the moves of its way. */
export async function managedEvent(deps: { db: Db; clock: Clock }, scope: Scope, id: string): Promise<ManageResource> {
  const member = requireMember(scope, 'event.host');
  return withRead(deps.db, member, async (tx) => {
    const row = await ownEvent(tx, member, id);
    return asPlatform(tx, member, 'read an own event', async () => {
      const participants = await participantsOf(tx, id);
      const talks = await talksOf(tx, row);
      const rules = await tx.select().from(eventPairRules).where(eq(eventPairRules.eventId, id));
      const { moves } = await movesOf(tx, eventSubject, id, member);
      const unmet = talks.length === 0 ? [] : participants.flatMap((p) => {
        const missing = p.side ? p.least_talks - talks.filter((x) => x.guest_id === p.id || x.host_id === p.id).length : 0;
        return missing > 0 ? [{ id: p.id, missing }] : [];
      });
      return { event: (await eventResources(tx, [row], deps.clock.now()))[0]!, participants, rules: rules.map((r) => ({ guest_id: r.guestId, host_id: r.hostId, rule: r.rule })), talks, moves, unmet };
    });
  });
}

/** Two participants have to meet, must not, or neither (`none`). Asked by the next plan; a plan that stands is not changed. `not_found` for people of another event. */
export async function setPairRule(deps: { db: Db }, scope: Scope, eventId: string, raw: z.input<typeof zPairRule>): Promise<void> {
  const member = requireMember(scope, 'event.host');
  const input = parseInput(zPairRule, raw);
  await withTx(deps.db, member, async (tx) => {
    await ownEvent(tx, member, eventId);
    await asPlatform(tx, member, 'rule on a pair of an event', async () => {
      const event = await lockEvent(tx, eventId);
      if (event.closedAt) throw new AppError('conflict', { event: eventId, reason: 'event_over' });
      const people = await participantsOf(tx, eventId);
      if (people.find((p) => p.id === input.guest_id)?.side !== 'guest' || people.find((p) => p.id === input.host_id)?.side !== 'host') throw new AppError('not_found', { pair: `${input.guest_id} ${input.host_id}` });
      const pair = and(eq(eventPairRules.eventId, eventId), eq(eventPairRules.guestId, input.guest_id), eq(eventPairRules.hostId, input.host_id));
      if (input.rule === 'none') await tx.delete(eventPairRules).where(pair);
      else await tx.insert(eventPairRules).values({ eventId, guestId: input.guest_id, hostId: input.host_id, rule: input.rule, setBy: member.userId }).onConflictDoUpdate({ target: [eventPairRules.eventId, eventPairRules.guestId, eventPairRules.hostId], set: { rule: input.rule, setBy: member.userId } });
      await audit(tx, member, { chain: `org:${member.orgId}`, action: 'event.pair_rule', subject: eventId, data: { guest: input.guest_id, host: input.host_id, rule: input.rule } });
    });
  });
}
