import { fieldError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { parseInput } from '#app/core/input.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { assertNameClear, assertVerified } from '#app/modules/orgs/guard.server.ts';
import { openPlain } from '#app/modules/process/engine/plain-subject.server.ts';
import type { Db } from '#db/client.ts';
import { eventKeys, events } from '#db/schema/events.ts';
import { asPlatform, dbNow, withTx } from '#db/tx.ts';
import { zNewEvent, type NewEventInput } from './contract.ts';
import { eventKind } from './event-subject.server.ts';
import { newEventKey } from './tickets.server.ts';

/**
 * Drafts an event of the member's organisation, which has to be verified (`unverified`); the platform's own is. Nobody else sees it before it is
 * announced. `demo` marks events of the demo world. Returns its id.
 */
export async function createEvent(deps: { db: Db }, scope: Scope, raw: NewEventInput, options: { demo?: boolean } = {}): Promise<string> {
  const member = requireMember(scope, 'event.host');
  const v = parseInput(zNewEvent, raw);
  return withTx(deps.db, member, async (tx) => {
    const now = await dbNow(tx);
    if (member.kind !== 'operator') await assertVerified(tx, member.orgId, now);
    await assertNameClear(tx, member.orgId, now);
    if (new Date(v.register_until) <= now) throw fieldError('register_until', 'in_the_past');
    const id = newId('event');
    await asPlatform(tx, member, 'draft an event', async () => {
      await openPlain(tx, eventKind, { id, now, scope: member, role: 'organiser', dueAt: () => now }, async (state) => {
        await tx.insert(events).values({
          id, kind: v.kind, organiserOrgId: member.orgId, titleZh: v.title_zh, titleEn: v.title_en, aboutZh: v.about_zh, aboutEn: v.about_en, placeZh: v.place_zh, placeEn: v.place_en, startsAt: new Date(v.starts_at), endsAt: new Date(v.ends_at),
          registerUntil: new Date(v.register_until), capacity: v.capacity, tables: v.tables, spareTables: v.tables ? v.spare_tables : 0, slots: v.slots, slotMinutes: v.slot_minutes, firstSlotAt: v.tables ? new Date(v.first_slot_at!) : null, demo: options.demo ?? false, state, createdBy: member.userId,
        });
      });
      await tx.insert(eventKeys).values({ eventId: id, ...newEventKey() });
    });
    return id;
  });
}
