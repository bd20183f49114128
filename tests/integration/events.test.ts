import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#app/core/ids.ts';
import { systemScope } from '#app/core/scope.ts';
import { createEvent } from '#app/modules/events/create-event.server.ts';
import { moveEvent, sweepEvents } from '#app/modules/events/event-subject.server.ts';
import { getEvent, listEvents, ownRegistration, ownTalks, ownTicket } from '#app/modules/events/get-event.server.ts';
import { managedEvent, setPairRule } from '#app/modules/events/manage-event.server.ts';
import { dropTalk, placeTalk, planTalks, publishPlan } from '#app/modules/events/plan-talks.server.ts';
import { leaveEvent, registerFor } from '#app/modules/events/register.server.ts';
import { eventReport } from '#app/modules/events/report.server.ts';
import { deskOf, takeScans } from '#app/modules/events/scans.server.ts';
import { sayVerdict } from '#app/modules/events/talk-verdict.server.ts';
import { listTasks } from '#app/modules/tasks/list-tasks.server.ts';
import { judge } from '#app/modules/events/ticket.pure.ts';
import { demands } from '#db/schema/demands.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeListing, makeParty, makePatent } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { testApi, type TestApi } from '#tests/fixtures/http.ts';

type Party = Awaited<ReturnType<typeof makeParty>>;
let t: TestDatabase;
let api: TestApi;
let organiser: Party;
let unis: Party[];
let companies: Party[];
beforeAll(async () => {
  t = await testDatabase();
  api = testApi(t);
  organiser = await makeParty(t.db, 'broker');
  unis = await Promise.all([0, 1].map(() => makeParty(t.db, 'university')));
  companies = await Promise.all([0, 1, 2].map(() => makeParty(t.db, 'company')));
  await makeListing(t.db, await makePatent(t.db, unis[0]!.org));
  await makeListing(t.db, await makePatent(t.db, unis[1]!.org, { titleZh: '一种水稻脱粒机', titleEn: 'A rice thresher', abstractZh: '公开了一种水稻脱粒机，脱净率高。', abstractEn: 'A rice thresher that threshes cleanly.', ipc: ['A01F 5/00'] }), { benefitZh: '脱净率高', benefitEn: 'Threshes cleanly', problemZh: '脱粒不净', problemEn: 'Grain is left' });
  await withTx(t.db, systemScope('test'), (tx) => tx.insert(demands).values({ id: newId('demand'), orgId: companies[0]!.org.id, createdBy: companies[0]!.scope.userId, status: 'open', lang: 'zh', title: '燃料电池双极板镀层', problem: '燃料电池金属双极板接触电阻高、易腐蚀，需要耐用的镀层。' }));
});
afterAll(async () => { api.close(); await t.close(); });

const HOUR = 3_600_000;
const at = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
const deps = () => api.services;
const draft = (over: object = {}) => createEvent(deps(), organiser.scope, {
  kind: 'matchmaking', title_zh: '新材料对接会', title_en: 'New materials matchmaking', about_zh: '面向企业的专利对接，一对一洽谈。', about_en: 'Talks at tables, one to one.', place_zh: '长春', place_en: 'Changchun',
  starts_at: at(6), ends_at: at(10), register_until: at(3), capacity: 20, tables: 3, spare_tables: 1, slots: 3, slot_minutes: 20, first_slot_at: at(7), ...over,
});
const announced = async (over: object = {}) => { const id = await draft(over); await moveEvent(deps(), organiser.scope, id, { name: 'announce' }); return id; };
const reasonOf = (promise: Promise<unknown>) => promise.then(() => 'done', (e: { code?: string; details?: { reason?: string } }) => e.details?.reason ?? e.code);
const told = async (org: string, reason: string) => (await withRead(t.db, systemScope('test'), (tx) => tx.execute<{ n: number }>(sql`select count(*)::int as n from outbox where topic = 'org.notice' and payload->>'orgId' = ${org} and payload->'data'->>'reason' = ${`event.${reason}`}`)))[0]!.n;
const tasksOf = async (party: Party) => (await listTasks(deps(), party.scope)).items.filter((i) => i.area === 'events').map((i) => i.key);
/** Time of an event in a test's hand: only the schema's owner can move it. */
async function shift(id: string, hours: number): Promise<void> {
  const owner = postgres(t.ownerUrl, { max: 1, onnotice: () => {} });
  await owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update events set starts_at = starts_at + ${hours} * interval '1 hour', ends_at = ends_at + ${hours} * interval '1 hour', register_until = register_until + ${hours} * interval '1 hour', first_slot_at = first_slot_at + ${hours} * interval '1 hour' where id = ${id}`;
    await tx`update case_timers set due_at = due_at + ${hours} * interval '1 hour' where case_id = ${id}`;
  });
  await owner.end({ timeout: 5 });
}

describe('seats of an event', () => {
  it('are given in the order of registering; who waited longest moves up, and is told', async () => {
    const id = await announced({ capacity: 2 });
    await registerFor(deps(), companies[0]!.scope, id, {});
    await registerFor(deps(), unis[0]!.scope, id, {});
    await registerFor(deps(), companies[1]!.scope, id, {});
    await registerFor(deps(), companies[2]!.scope, id, {});
    expect(await reasonOf(registerFor(deps(), companies[1]!.scope, id, {}))).toBe('registered_already');
    expect(await ownRegistration(deps(), companies[2]!.scope, id)).toMatchObject({ status: 'waiting', place_in_line: 2 });
    expect(await getEvent(deps(), { kind: 'public' }, id)).toMatchObject({ seats_left: 0, waiting: 2, open_for_registration: true });
    await leaveEvent(deps(), unis[0]!.scope, id);
    expect(await ownRegistration(deps(), companies[1]!.scope, id)).toMatchObject({ status: 'seat', place_in_line: null });
    expect([await told(companies[1]!.org.id, 'moved_up'), await told(companies[2]!.org.id, 'moved_up')]).toEqual([1, 0]);
    expect((await managedEvent(deps(), organiser.scope, id)).participants.map((p) => p.status).sort()).toEqual(['left', 'seat', 'seat', 'waiting']);
  });

  it('never outnumber the room when many come at once', async () => {
    const id = await announced({ capacity: 3 });
    const crowd = await Promise.all(Array.from({ length: 8 }, () => makeParty(t.db, 'company')));
    await Promise.all(crowd.map((c) => registerFor(deps(), c.scope, id, {})));
    const status = (await managedEvent(deps(), organiser.scope, id)).participants.map((p) => p.status);
    expect([status.filter((s) => s === 'seat').length, status.filter((s) => s === 'waiting').length]).toEqual([3, 5]);
  });

  it('are nobody’s before the event is announced, for outsiders to run, or after registration ended', async () => {
    const id = await draft();
    expect(await tasksOf(organiser)).toContain(`event:${id}:announce`);
    expect(await reasonOf(getEvent(deps(), companies[0]!.scope, id))).toBe('not_found');
    expect((await listEvents(deps(), { when: 'ahead', limit: 100 })).items.map((e) => e.id)).not.toContain(id);
    await moveEvent(deps(), organiser.scope, id, { name: 'announce' });
    const rival = await makeParty(t.db, 'broker');
    expect(await reasonOf(moveEvent(deps(), rival.scope, id, { name: 'call_off', reason: 'not ours' }))).toBe('not_found');
    expect(await reasonOf(managedEvent(deps(), rival.scope, id))).toBe('not_found');
    await registerFor(deps(), companies[0]!.scope, id, {});
    await shift(id, -4);
    expect(await reasonOf(registerFor(deps(), companies[1]!.scope, id, {}))).toBe('registration_closed');
    await sweepEvents(deps());
    expect((await managedEvent(deps(), organiser.scope, id)).moves.map((m) => m.name)).toEqual(['call_off']);
    expect(await tasksOf(organiser)).toContain(`event:${id}:plan`);
    await moveEvent(deps(), organiser.scope, id, { name: 'call_off', reason: 'the hall is flooded' });
    expect(await told(companies[0]!.org.id, 'called_off')).toBe(1);
  });
});

describe('an event with talks', () => {
  let id: string;
  const who = async (party: Party) => (await managedEvent(deps(), organiser.scope, id)).participants.find((p) => p.org.id === party.org.id)!.id;
  beforeAll(async () => {
    id = await announced();
    for (const party of [companies[0]!, companies[1]!, unis[0]!, unis[1]!]) await registerFor(deps(), party.scope, id, { most_talks: 3 });
  });

  it('is planned from what fits, forced and barred pairs kept, and shown once published', async () => {
    await planTalks(deps(), organiser.scope, id);
    const both = (await managedEvent(deps(), organiser.scope, id)).talks.filter((x) => x.guest.id === companies[0]!.org.id).sort((a, b) => b.fit - a.fit);
    expect(both[0]!.host.id).toBe(unis[0]!.org.id);
    await setPairRule(deps(), organiser.scope, id, { guest_id: await who(companies[0]!), host_id: await who(unis[1]!), rule: 'bar' });
    await planTalks(deps(), organiser.scope, id);
    const { talks } = await managedEvent(deps(), organiser.scope, id);
    expect(talks.map((x) => [x.guest.id, x.host.id])).toEqual([[companies[0]!.org.id, unis[0]!.org.id]]);
    expect(talks[0]).toMatchObject({ demand: { title: '燃料电池双极板镀层' }, listing: { title_en: 'Bipolar plate for a fuel cell and method of making it' } });
    await setPairRule(deps(), organiser.scope, id, { guest_id: await who(companies[1]!), host_id: await who(unis[1]!), rule: 'force' });
    await planTalks(deps(), organiser.scope, id);
    expect((await managedEvent(deps(), organiser.scope, id)).talks).toHaveLength(2);
    expect((await ownTalks(deps(), companies[0]!.scope, id)).talks).toEqual([]);
    await publishPlan(deps(), organiser.scope, id);
    expect((await ownTalks(deps(), companies[0]!.scope, id)).talks).toHaveLength(1);
    expect((await ownTalks(deps(), companies[1]!.scope, id)).talks.map((x) => x.host.id)).toEqual([unis[1]!.org.id]);
    expect(await reasonOf(ownTalks(deps(), companies[2]!.scope, id))).toBe('not_found');
    expect(await told(unis[0]!.org.id, 'plan')).toBe(1);
  });

  it('is changed by hand only where nobody and no table is taken, and never for a barred pair', async () => {
    const [c0, c1, u0, u1] = [await who(companies[0]!), await who(companies[1]!), await who(unis[0]!), await who(unis[1]!)];
    const [first] = (await managedEvent(deps(), organiser.scope, id)).talks;
    const place = (guest_id: string, host_id: string, slot: number, table: number) => reasonOf(placeTalk(deps(), organiser.scope, id, { guest_id, host_id, slot, table }));
    expect(await place(c1, u0, first!.slot, first!.table)).toBe('table_taken');
    expect(await place(c1, u0, first!.slot, 3)).toMatch(/busy/);
    expect(await place(c1, u0, 4, 1)).toBe('no_such_slot');
    expect(await place(c0, u1, 3, 3)).toBe('pair_barred');
    const taken = new Set((await managedEvent(deps(), organiser.scope, id)).talks.map((x) => x.slot));
    const free = [1, 2, 3].find((slot) => !taken.has(slot))!;
    expect(await place(c1, u0, free, 3)).toBe('done');
    expect(await place(c1, u0, free, 2)).toBe('done'); // moved
    const hand = (await managedEvent(deps(), organiser.scope, id)).talks.find((x) => x.by_hand)!;
    expect([hand.slot, hand.table]).toEqual([free, 2]);
    await dropTalk(deps(), organiser.scope, id, hand.id);
    expect(await told(unis[0]!.org.id, 'talk_dropped')).toBe(1);
  });

  it('reads tickets without a network and takes the readings later: twice sent changes nothing, the earliest counts', async () => {
    const { ticket, registration } = await ownTicket(deps(), companies[0]!.scope, id);
    const { list, expected } = await deskOf(deps(), organiser.scope, id);
    expect(expected).toBe(4);
    expect(JSON.stringify(list)).not.toContain(registration.person);
    expect((await judge(ticket, list)).result).toBe('admitted');
    const scan = (nonce: string, minutes: number, code = registration.code) => ({ nonce, code, scanned_at: new Date(Date.now() + minutes * 60_000).toISOString() });
    const send = (device: string, ...scans: ReturnType<typeof scan>[]) => takeScans(deps(), organiser.scope, id, { device, scans }).then((a) => a.items.map((i) => i.result));
    expect(await send('phone-one', scan('nonce-00000b', -5))).toEqual(['first']);
    expect(await send('phone-two', scan('nonce-00000a', -9), scan('nonce-00000c', -1), scan('nonce-00000d', 300), scan('nonce-00000e', -1, 'ZZZZZ-ZZZZZ'))).toEqual(['first', 'again', 'wrong_time', 'unknown']);
    expect(await send('phone-one', scan('nonce-00000b', -5))).toEqual(['again']);
    expect((await ownRegistration(deps(), companies[0]!.scope, id))!.came_at).toBeTruthy();
    expect(await reasonOf(takeScans(deps(), (await makeParty(t.db, 'broker')).scope, id, { device: 'phone-x1', scans: [scan('nonce-00000f', 0)] }))).toBe('not_found');
    await leaveEvent(deps(), unis[1]!.scope, id);
    expect(await reasonOf(ownTicket(deps(), unis[1]!.scope, id))).toBe('not_found');
  });

  it('takes what came of a talk from its sides, tells the matching engine, and reports figures that name no pair', async () => {
    const [talk] = (await ownTalks(deps(), companies[0]!.scope, id)).talks;
    expect(await reasonOf(sayVerdict(deps(), companies[0]!.scope, id, { talk_id: talk!.id, verdict: 'interested' }))).toBe('event_not_begun');
    await shift(id, -7);
    expect([await tasksOf(companies[0]!), await tasksOf(unis[0]!)].map((keys) => keys.includes(`event:${id}:verdict`))).toEqual([true, true]);
    expect(await reasonOf(sayVerdict(deps(), companies[1]!.scope, id, { talk_id: talk!.id, verdict: 'interested' }))).toBe('not_found');
    await sayVerdict(deps(), companies[0]!.scope, id, { talk_id: talk!.id, verdict: 'interested', note: '想要样片' });
    const [fed] = await withRead(t.db, companies[0]!.scope, (tx) => tx.execute<{ verdict: string }>(sql`select verdict from match_feedback where listing_id = ${talk!.listing!.id}`));
    expect(fed?.verdict).toBe('interested');
    expect(await reasonOf(planTalks(deps(), organiser.scope, id))).toBe('talks_begun');
    expect(await tasksOf(companies[0]!)).not.toContain(`event:${id}:verdict`);
    expect(await eventReport(deps(), organiser.scope, id)).toMatchObject({ registered: 4, seats: 3, left: 1, came: 1, talks: { planned: 1, said: 1, verdicts: { interested: 1, missed: 0 } }, after: { introductions: 0, offers: 0, deals: 0 } });
    await shift(id, -9);
    await sweepEvents(deps());
    await sweepEvents(deps());
    expect((await listEvents(deps(), { when: 'past' })).items.find((e) => e.id === id)?.tone).toBe('neutral');
  });
});
