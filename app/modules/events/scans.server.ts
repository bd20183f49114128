import { and, eq, inArray } from 'drizzle-orm';
import type { Clock } from '#app/core/clock.ts';
import { parseInput } from '#app/core/input.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { eventKeys, eventRegistrations, eventScans } from '#db/schema/events.ts';
import { asPlatform, dbNow, withRead, withTx } from '#db/tx.ts';
import { zScans, type EventResource, type ScanAnswer, type ScansInput } from './contract.ts';
import { arrivalsOf, eventResources, ownEvent, registrationsOf, statusOf } from './event.store.server.ts';
import { arrivals, codeHash, tidyCode, type DeskList } from './ticket.pure.ts';

/** A phone's clock may be off by this much and still be believed, ms. */
const SKEW_MS = 10 * 60_000;
const DAY_MS = 86_400_000;

/** What a phone at the door needs to judge tickets without a network: the event's public key and hashes of codes; no names. */
export async function deskOf(deps: { db: Db; clock: Clock }, scope: Scope, eventId: string): Promise<{ event: EventResource; list: DeskList; expected: number; came: number; at: string }> {
  const member = requireMember(scope, 'event.host');
  const now = deps.clock.now();
  return withRead(deps.db, member, async (tx) => {
    const row = await ownEvent(tx, member, eventId);
    return asPlatform(tx, member, 'prepare the desk', async () => {
      const [key] = await tx.select().from(eventKeys).where(eq(eventKeys.eventId, eventId));
      const all = await registrationsOf(tx, eventId);
      const codes = Object.fromEntries(await Promise.all(all.map(async ({ row: r }) => [await codeHash(eventId, r.code), statusOf(r)] as const)));
      return { event: (await eventResources(tx, [row], now))[0]!, list: { event: eventId, key: JSON.parse(key!.publicJwk) as JsonWebKey, codes }, expected: all.filter(({ row: r }) => statusOf(r) === 'seat').length, came: (await arrivalsOf(tx, eventId)).size, at: now.toISOString() };
    });
  });
}

/**
 * Takes what a phone has read, whenever it gets through. A nonce counts once, so a list sent again changes nothing; of several readings of one person the
 * earliest by the phones' clocks is the arrival, and every answer names it. Times after now, or more than a day outside the event, are told (`wrong_time`) and not kept.
 */
export async function takeScans(deps: { db: Db }, scope: Scope, eventId: string, raw: ScansInput): Promise<ScanAnswer> {
  const member = requireMember(scope, 'event.host');
  const input = parseInput(zScans, raw);
  return withTx(deps.db, member, async (tx) => {
    const event = await ownEvent(tx, member, eventId);
    return asPlatform(tx, member, 'take readings of tickets', async () => {
      const now = await dbNow(tx);
      const codes = [...new Set(input.scans.map((s) => tidyCode(s.code)))];
      const found = new Map((await tx.select().from(eventRegistrations).where(and(eq(eventRegistrations.eventId, eventId), inArray(eventRegistrations.code, codes)))).map((r) => [r.code, r]));
      const right = (at: Date) => at.getTime() <= now.getTime() + SKEW_MS && at.getTime() >= event.startsAt.getTime() - DAY_MS && at.getTime() <= event.endsAt.getTime() + DAY_MS;
      const kept = input.scans.flatMap((s) => {
        const registration = found.get(tidyCode(s.code));
        const at = new Date(s.scanned_at);
        return registration && statusOf(registration) === 'seat' && right(at) ? [{ eventId, nonce: s.nonce, registrationId: registration.id, device: input.device, scannedAt: at, scannedBy: member.userId }] : [];
      });
      if (kept.length) await tx.insert(eventScans).values(kept).onConflictDoNothing();
      const ids = [...found.values()].map((r) => r.id);
      const all = ids.length ? await tx.select().from(eventScans).where(and(eq(eventScans.eventId, eventId), inArray(eventScans.registrationId, ids))) : [];
      const first = arrivals(all.map((x) => ({ registration: x.registrationId, at: x.scannedAt.getTime(), nonce: x.nonce })));
      const people = new Map((await registrationsOf(tx, eventId)).map((r) => [r.row.id, r.person]));
      return { items: input.scans.map((s) => {
        const registration = found.get(tidyCode(s.code));
        if (!registration) return { nonce: s.nonce, result: 'unknown' as const, first_at: null, name: null };
        const name = people.get(registration.id) ?? null;
        const arrived = first.get(registration.id);
        const first_at = arrived ? new Date(arrived.at).toISOString() : null;
        if (all.some((x) => x.registrationId === registration.id && x.nonce === s.nonce)) return { nonce: s.nonce, result: arrived!.nonce === s.nonce ? 'first' as const : 'again' as const, first_at, name };
        const status = statusOf(registration);
        return { nonce: s.nonce, result: status === 'left' ? 'left' as const : status === 'waiting' ? 'no_seat' as const : 'wrong_time' as const, first_at, name };
      }) };
    });
  });
}
