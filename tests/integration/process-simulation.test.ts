import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope, type OrgScope } from '#app/core/scope.ts';
import { takeMove } from '#app/modules/process/engine/move.server.ts';
import { anySubject } from '#app/modules/process/engine/subject.ts';
import { sweepTimers } from '#app/modules/process/engine/sweep.server.ts';
import type { Db } from '#db/client.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeMember, makeOrg } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { size } from '#tests/fixtures/sizes.ts';
import { openToy, toySubject } from '#tests/fixtures/toy-process.ts';

/**
 * Cases over virtual days, worked by three workers at once that die at random: before a transaction, inside it, and after its commit, when
 * the answer is lost. Time passes by moving every open clock nearer. At the end no clock is lost and none has struck twice.
 */
const CASES = size(150, 10_000);
const DAYS = 12;
const SEED = 20_261_130;

let t: TestDatabase;
let chair: OrgScope;
let jurors: OrgScope[];
const s = systemScope('test');
beforeAll(async () => {
  t = await testDatabase();
  const org = await makeOrg(t.db, 'company');
  chair = await makeMember(t.db, org);
  jurors = [await makeMember(t.db, org), await makeMember(t.db, org)];
});
afterAll(async () => { await t.close(); });

/** The same numbers for the same seed (mulberry32). */
function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let x = Math.imul(a ^ (a >>> 15), 1 | a);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296;
  };
}

class Died extends Error {}
const died = { before: 0, inside: 0, after: 0 };

/** The database as a worker sees it that may die around and inside any of its transactions. */
function mortal(db: Db, next: () => number, chance: number): Db {
  return new Proxy(db, {
    get(target, key) {
      if (key !== 'transaction') return Reflect.get(target, key) as unknown;
      return async (fn: (tx: never) => Promise<unknown>, config: unknown) => {
        const fate = next() < chance ? Math.floor(next() * 3) : 3;
        if (fate === 0) { died.before += 1; throw new Died('before it began'); }
        const result = await (target.transaction as (f: unknown, c: unknown) => Promise<unknown>)(async (tx: never) => {
          const value = await fn(tx);
          if (fate === 1) { died.inside += 1; throw new Died('before its commit'); }
          return value;
        }, config);
        if (fate === 2) { died.after += 1; throw new Died('after its commit, the answer lost'); }
        return result;
      };
    },
  });
}

const rows = <T extends Record<string, unknown>>(q: ReturnType<typeof sql>) => withRead(t.db, s, (tx) => tx.execute<T>(q));

describe('time that cannot be lost', () => {
  it('strikes every clock once, however often the workers die', async () => {
    const next = random(SEED);
    const subject = toySubject({ chair: chair.userId, jurors: jurors.map((j) => j.userId), free: true }, { feeIn: false, gate: true, awards: [] });
    const act = (scope: OrgScope, id: string, name: string) => takeMove({ db: t.db }, subject, scope, { id, name, evidence: {}, reason: 'because', dryRun: false, caller: null }).catch(() => null);
    const ids: string[] = [];
    while (ids.length < CASES) ids.push(...await Promise.all(Array.from({ length: Math.min(8, CASES - ids.length) }, () => openToy(t.db, true))));
    const any = () => ids[Math.floor(next() * ids.length)]!;

    const worker = async (chance: number): Promise<number> => {
      const db = mortal(t.db, next, chance);
      try {
        return (await sweepTimers({ db }, [anySubject(subject)], 20)).length;
      } catch (error) {
        if (!(error instanceof Died)) throw error;
        return 0;
      }
    };
    for (let day = 1; day <= DAYS; day++) {
      await withTx(t.db, s, (tx) => tx.execute(sql`update case_timers set due_at = due_at - interval '1 day' where state = 'open'`));
      // People go on meanwhile: they vote, adjourn and come back, and lose files.
      for (let i = 0; i < Math.ceil(CASES / 30); i++) {
        const id = any();
        const kind = Math.floor(next() * 4);
        if (kind === 0) for (const juror of jurors) await act(juror, id, 'vote');
        else await act(chair, id, kind === 1 ? 'adjourn' : kind === 2 ? 'resume' : 'lose_file');
      }
      await Promise.all([worker(0.2), worker(0.2), worker(0.05)]);
    }
    while (await worker(0) > 0) { /* the last worker lives */ }

    expect(Math.min(died.before, died.inside, died.after)).toBeGreaterThan(0);
    const over = await rows<{ n: number }>(sql`select count(*)::int as n from case_timers where state = 'open' and due_at <= now()`);
    expect(over).toEqual([{ n: 0 }]);
    // A clock that was missed fired its edge, or tried to, exactly once; one that was not missed never did.
    const struck = await rows<{ id: string; state: string; fired: number; told: number }>(sql`
      select c.id, ti.state, (select count(*)::int from case_moves m where m.case_id = c.id and m.name = case ti.code when 'answer' then 'drop' else 'close' end) as fired,
        (select count(*)::int from audit_events a where a.subject = c.id and (a.action = 'toy.late' and a.data ->> 'code' = ti.code or a.data ->> 'missed' = ti.code)) as told
      from cases c join case_timers ti on ti.case_id = c.id`);
    expect(struck.length).toBeGreaterThanOrEqual(CASES);
    expect(struck.filter((r) => r.state === 'missed').length).toBeGreaterThan(CASES / 4);
    expect(struck.filter((r) => (r.state === 'missed' ? r.fired !== 1 || r.told !== 1 : r.fired !== 0 || r.told !== 0))).toEqual([]);
    // The history of every case is whole: numbered without a gap, and the case stands where its last accepted move left it.
    expect(await rows(sql`select case_id from case_moves group by case_id having max(seq) <> count(*)`)).toEqual([]);
    expect(await rows(sql`select c.id from cases c where c.state <> (select m.to_state from case_moves m where m.case_id = c.id and m.accepted order by m.seq desc limit 1)`)).toEqual([]);
  }, 600_000);
});
