import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope, type OrgScope } from '#app/core/scope.ts';
import { prove } from '#app/modules/process/definition/prove.ts';
import { walk } from '#app/modules/process/definition/walk.ts';
import { advance, takeMove } from '#app/modules/process/engine/move.server.ts';
import { anySubject, type Subject } from '#app/modules/process/engine/subject.ts';
import { sweepTimers, sweepWaiting } from '#app/modules/process/engine/sweep.server.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeMember, makeOrg } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { size } from '#tests/fixtures/sizes.ts';
import { openToy, panel, toySubject, type Toy } from '#tests/fixtures/toy-process.ts';

/** The engine on something that is no deal: whatever it needs to know of deals would show here. */
let t: TestDatabase;
let chair: OrgScope;
let jurors: OrgScope[];
let operator: OrgScope;
const s = systemScope('test');
const DAY = 86_400_000;

beforeAll(async () => {
  t = await testDatabase();
  const org = await makeOrg(t.db, 'company');
  chair = await makeMember(t.db, org);
  jurors = [await makeMember(t.db, org), await makeMember(t.db, org), await makeMember(t.db, org)];
  operator = await makeMember(t.db, await makeOrg(t.db, 'operator'));
});
afterAll(async () => { await t.close(); });

const world = (over: { feeIn?: boolean; gate?: boolean; free?: boolean; fail?: (id: string) => boolean } = {}) => {
  const outside = { feeIn: false, gate: true, awards: [] as string[], ...over };
  return { outside, subject: toySubject({ chair: chair.userId, jurors: jurors.map((j) => j.userId), free: over.free ?? false }, outside) };
};
const act = (subject: Subject<Toy>, scope: OrgScope, id: string, name: string, reason = 'because', evidence: Record<string, unknown> = {}) => takeMove({ db: t.db }, subject, scope, { id, name, evidence, reason, dryRun: false, caller: null });
const rows = <T extends Record<string, unknown>>(q: ReturnType<typeof sql>) => withRead(t.db, s, (tx) => tx.execute<T>(q));
const caseOf = async (id: string) => (await rows<{ state: string; regions: Record<string, string>; version: number; aside: boolean }>(sql`select state, regions, version, aside from cases where id = ${id}`))[0]!;
const timer = async (id: string, code: string) => (await rows<{ state: string; left: number | null; holds: string[]; due: string }>(sql`select state, remaining_ms::float8 as left, holds, due_at::text as due from case_timers where case_id = ${id} and code = ${code}`))[0];
const past = (id: string, code: string) => withTx(t.db, s, (tx) => tx.execute(sql`update case_timers set due_at = now() - interval '1 minute' where case_id = ${id} and code = ${code}`));

describe('a process that is no deal', () => {
  it('is proved and walked like any other', () => {
    expect(prove(panel)).toEqual([]);
    const report = walk(panel, size(2_000, 20_000), 11);
    expect(report.defects).toEqual([]);
    expect([...report.seen].sort()).toEqual(Object.keys(panel.states).sort());
  });

  it('runs two regions side by side, with several people of one role', async () => {
    const { subject, outside } = world();
    const id = await openToy(t.db, false);
    expect(await caseOf(id)).toMatchObject({ state: 'opened', regions: { hearing: 'open', fee: 'unpaid' } });
    await expect(act(subject, chair, id, 'vote')).rejects.toMatchObject({ code: 'forbidden' });
    await act(subject, jurors[0]!, id, 'vote');
    await act(subject, jurors[0]!, id, 'vote');
    await act(subject, jurors[1]!, id, 'vote');
    expect(await caseOf(id)).toMatchObject({ state: 'opened', regions: { hearing: 'open', fee: 'unpaid' } });
    outside.feeIn = true;
    expect(await advance({ db: t.db }, subject, id)).toEqual([{ name: 'pay_fee', from: 'opened', to: 'heard' }, { name: 'decide', from: 'heard', to: 'decided' }]);
    expect(await caseOf(id)).toMatchObject({ state: 'decided', regions: { hearing: 'decided', fee: 'paid' }, version: 5 });
    expect(outside.awards).toEqual([id]);
    expect(await act(subject, jurors[2]!, id, 'waive_appeal')).toMatchObject({ from: 'decided', to: 'closed' });
    const history = await rows<{ name: string }>(sql`select name from case_moves where case_id = ${id} and accepted order by seq`);
    expect(history.map((h) => h.name)).toEqual(['open', 'vote', 'vote', 'vote', 'pay_fee', 'decide', 'waive_appeal']);
    expect((await rows(sql`select name from case_moves where case_id = ${id} and not accepted`)).map((r) => r.name)).toEqual(['vote']);
    expect(await rows(sql`select code from case_timers where case_id = ${id} and state in ('open', 'held')`)).toEqual([]);
  });

  it('holds clocks as long as any hold on them is on, and starts them again with what was left', async () => {
    const { subject } = world();
    const id = await openToy(t.db, false);
    await act(subject, chair, id, 'adjourn');
    const held = (await timer(id, 'answer'))!;
    expect(held).toMatchObject({ state: 'held', holds: ['recess'] });
    expect(Math.abs(held.left! - 10 * DAY)).toBeLessThan(60_000);
    await expect(act(subject, chair, id, 'adjourn')).rejects.toMatchObject({ code: 'transition_refused' });
    await act(subject, jurors[0]!, id, 'inquire');
    expect(await caseOf(id)).toMatchObject({ state: 'inquired', aside: true });
    await expect(act(subject, jurors[1]!, id, 'vote')).rejects.toMatchObject({ details: { blocked_by: [{ code: 'wrong_state', detail: 'inquired' }] } });
    await act(subject, jurors[1]!, id, 'lose_file');
    expect((await timer(id, 'answer'))!.holds.sort()).toEqual(['inquiry', 'lost_file', 'recess']);
    await act(subject, operator, id, 'end_inquiry');
    await act(subject, chair, id, 'resume');
    expect(await timer(id, 'answer')).toMatchObject({ state: 'held', holds: ['lost_file'], left: held.left });
    await past(id, 'answer');
    expect(await sweepTimers({ db: t.db }, [anySubject(subject)])).toEqual([]);
    await act(subject, jurors[1]!, id, 'find_file');
    const again = (await timer(id, 'answer'))!;
    expect(again).toMatchObject({ state: 'open', holds: [], left: null });
    expect(Math.abs(Date.parse(again.due) - Date.now() - held.left!)).toBeLessThan(60_000);
    expect(await rows(sql`select name, ended_at is not null as ended from case_holds where case_id = ${id} order by seq`)).toEqual(['recess', 'inquiry', 'lost_file'].map((name) => ({ name, ended: true })));
  });

  it('marks a clock and fires in one transaction; what fails leaves no mark and does not stand in the way of others', async () => {
    const ids = [await openToy(t.db, true), await openToy(t.db, true), await openToy(t.db, true)];
    let planted = true;
    const { subject } = world({ free: true, fail: (id) => planted && id === ids[0] });
    for (const id of ids) await past(id, 'answer');
    const warned: unknown[] = [];
    const sweep = () => sweepTimers({ db: t.db, log: { warn: (o) => { warned.push(o); } } }, [anySubject(subject)], 1);
    expect((await sweep()).map((m) => m.id).sort()).toEqual(ids.slice(1).sort());
    expect(warned).toHaveLength(1);
    expect(await timer(ids[0]!, 'answer')).toMatchObject({ state: 'open' });
    expect(await caseOf(ids[0]!)).toMatchObject({ state: 'heard', version: 0 });
    expect(await caseOf(ids[1]!)).toMatchObject({ state: 'dropped' });
    planted = false;
    expect(await sweep()).toEqual([{ id: ids[0], code: 'answer', fired: 'drop' }]);
  });

  it('is swept by workers side by side, each case once', async () => {
    const { subject } = world({ free: true });
    const ids = await Promise.all(Array.from({ length: 12 }, () => openToy(t.db, true)));
    for (const id of ids) await past(id, 'answer');
    const swept = (await Promise.all([1, 2, 3].map(() => sweepTimers({ db: t.db }, [anySubject(subject)])))).flat();
    expect(swept.map((m) => m.id).sort()).toEqual([...ids].sort());
  });

  it('is looked at while it waits for a gate, every waiting case in one turn', async () => {
    const { subject, outside } = world({ free: true, gate: false });
    const ids = [await openToy(t.db, true), await openToy(t.db, true), await openToy(t.db, true)];
    for (const id of ids) for (const juror of jurors.slice(0, 2)) await act(subject, juror, id, 'vote');
    const waits = () => rows<{ n: number }>(sql`select count(*)::int as n from cases where look_at is not null and id in (${sql.join(ids.map((id) => sql`${id}`), sql`, `)})`);
    expect(await waits()).toEqual([{ n: 3 }]);
    expect(await sweepWaiting({ db: t.db }, [anySubject(subject)], 1)).toBe(0);
    outside.gate = true;
    expect(await sweepWaiting({ db: t.db }, [anySubject(subject)], 1)).toBe(3);
    expect(await waits()).toEqual([{ n: 0 }]);
  });

  it('cannot be moved around its history, by whatever code', async () => {
    const id = await openToy(t.db, true);
    const run = (q: ReturnType<typeof sql>) => withTx(t.db, s, (tx) => tx.execute(q)).then(() => 'done', (e: Error) => String(e.cause ?? e));
    expect(await run(sql`update cases set state = 'decided' where id = ${id}`)).toMatch(/moves only through its history/);
    expect(await run(sql`update cases set regions = '{}' where id = ${id}`)).toMatch(/moves only through its history/);
    expect(await run(sql`update cases set definition_version = 2 where id = ${id}`)).toMatch(/permission denied/);
    expect(await run(sql`delete from cases where id = ${id}`)).toMatch(/permission denied|append_only/);
    expect(await withRead(t.db, jurors[0]!, (tx) => tx.execute(sql`select 1 from cases where id = ${id}`))).toHaveLength(0);
    // A move decided on what is no longer so is begun again, and then refused by what is.
    const { subject } = world({ free: true });
    const votes = await Promise.all(Array.from({ length: 6 }, (_, i) => act(subject, jurors[i % 3]!, id, 'vote').then(() => 'voted', (e: Error) => e.message)));
    expect(votes.every((v) => v === 'voted' || v.includes('transition_refused'))).toBe(true);
    expect(await caseOf(id)).toMatchObject({ state: 'decided' });
  });
});
