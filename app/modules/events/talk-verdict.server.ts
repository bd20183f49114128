import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import type { z } from 'zod';
import { AppError } from '#app/core/errors.ts';
import { parseInput } from '#app/core/input.ts';
import { requireMember } from '#app/core/require.ts';
import { can } from '#app/core/permissions.ts';
import type { Scope } from '#app/core/scope.ts';
import { giveFeedback } from '#app/modules/matching/give-feedback.server.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { eventRegistrations, eventTalks } from '#db/schema/events.ts';
import { asPlatform, dbNow, withTx } from '#db/tx.ts';
import { zVerdict } from './contract.ts';
import { event1 } from './definitions.ts';
import { eventById } from './event.store.server.ts';

/**
 * One of the two sides says what came of a talk, from the event's beginning on; the newest word counts. A company that is interested in a listing for its
 * demand has said so to the matching engine by that. `not_found` for talks of others, `conflict` (`event_not_begun`).
 */
export async function sayVerdict(deps: { db: Db }, scope: Scope, eventId: string, raw: z.input<typeof zVerdict>): Promise<void> {
  const member = requireMember(scope, 'event.join');
  const input = parseInput(zVerdict, raw);
  const told = await withTx(deps.db, member, async (tx) => {
    const event = await eventById(tx, eventId);
    return asPlatform(tx, member, 'note what came of a talk', async () => {
      const now = await dbNow(tx);
      const own = (await tx.select({ id: eventRegistrations.id }).from(eventRegistrations).where(and(eq(eventRegistrations.eventId, eventId), eq(eventRegistrations.orgId, member.orgId), isNull(eventRegistrations.leftAt)))).map((r) => r.id);
      const [talk] = own.length === 0 ? [] : await tx.select().from(eventTalks).where(and(eq(eventTalks.id, input.talk_id), eq(eventTalks.eventId, eventId), isNull(eventTalks.removedAt), or(inArray(eventTalks.guestId, own), inArray(eventTalks.hostId, own)))).for('update');
      if (!talk || !event.planPublishedAt || event1.states[event.state]?.outcome === 'cancelled') throw new AppError('not_found', { talk: input.talk_id });
      if (event.startsAt > now) throw new AppError('conflict', { event: eventId, reason: 'event_not_begun' });
      await tx.update(eventTalks).set({ verdict: input.verdict, verdictNote: input.note, verdictBy: member.userId, verdictAt: now }).where(eq(eventTalks.id, talk.id));
      await audit(tx, member, { chain: `org:${member.orgId}`, action: 'event.verdict', subject: talk.id, data: { verdict: input.verdict } });
      return { talk, guest: own.includes(talk.guestId) };
    });
  });
  const { talk, guest } = told;
  if (guest && input.verdict === 'interested' && talk.demandId && talk.listingId && can(member, 'match.feedback')) {
    // A listing that has left the market since can be talked of, not be interested in.
    await giveFeedback(deps, member, talk.demandId, talk.listingId, { verdict: 'interested' }).catch((error: unknown) => { if (!(error instanceof AppError) || error.code !== 'not_found') throw error; });
  }
}
