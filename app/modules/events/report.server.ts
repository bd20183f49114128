import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Clock } from '#app/core/clock.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { eventTalks } from '#db/schema/events.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import { TALK_VERDICTS, type EventReport } from './contract.ts';
import { arrivalsOf, eventResources, ownEvent, registrationsOf, statusOf } from './event.store.server.ts';

/** Below this many, a figure could be read back to the one pair it is of. */
const FEW = 3;
const veiled = (n: number): number | 'few' => (n > 0 && n < FEW ? 'few' : n);

/**
 * Rows between the two sides of the event's talks since it began: introductions, offers, deals. Counted, never listed: the organiser is no party to them. The
 * tables are read by name because this room stands beside theirs; a count is all that is taken.
 */
async function after(tx: Tx, eventId: string): Promise<EventReport['after']> {
  const [row] = await tx.execute<{ introductions: number; offers: number; deals: number }>(sql`
    with pairs as (select distinct g.org_id as guest, h.org_id as host, e.starts_at from event_talks t join events e on e.id = t.event_id join event_registrations g on g.id = t.guest_id join event_registrations h on h.id = t.host_id
      where t.event_id = ${eventId} and t.removed_at is null)
    select (select count(*)::int from introductions i join pairs p on (i.buyer_org_id, i.seller_org_id) = (p.guest, p.host) where i.created_at >= p.starts_at) as introductions,
      (select count(*)::int from offers o join pairs p on (o.buyer_org_id, o.seller_org_id) = (p.guest, p.host) where o.created_at >= p.starts_at) as offers,
      (select count(*)::int from deals d join pairs p on (d.buyer_org_id, d.seller_org_id) = (p.guest, p.host) where d.opened_at >= p.starts_at) as deals`);
  return { introductions: veiled(row!.introductions), offers: veiled(row!.offers), deals: veiled(row!.deals) };
}

/** The event's figures, for its organiser. */
export async function eventReport(deps: { db: Db; clock: Clock }, scope: Scope, eventId: string): Promise<EventReport> {
  const member = requireMember(scope, 'event.host');
  return withRead(deps.db, member, async (tx) => {
    const row = await ownEvent(tx, member, eventId);
    return asPlatform(tx, member, 'count what came of an event', async () => {
      const people = (await registrationsOf(tx, eventId)).map((r) => statusOf(r.row));
      const n = (status: string) => people.filter((p) => p === status).length;
      const said = await tx.select({ verdict: eventTalks.verdict }).from(eventTalks).where(and(eq(eventTalks.eventId, eventId), isNull(eventTalks.removedAt)));
      const verdicts = Object.fromEntries(TALK_VERDICTS.map((v) => [v, said.filter((s) => s.verdict === v).length])) as EventReport['talks']['verdicts'];
      return {
        event: (await eventResources(tx, [row], deps.clock.now()))[0]!, registered: people.length, seats: n('seat'), waiting: n('waiting'), left: n('left'), came: (await arrivalsOf(tx, eventId)).size,
        talks: { planned: said.length, said: said.filter((s) => s.verdict !== null).length, verdicts }, after: await after(tx, eventId),
      };
    });
  });
}
