import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#app/core/errors.ts';
import { systemScope, type OrgScope } from '#app/core/scope.ts';
import { runIdempotent, type StoredAnswer } from '#db/idempotency.ts';
import { idempotencyKeys, outbox } from '#db/schema/platform.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeParty } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';

let t: TestDatabase;
let scope: OrgScope;
beforeAll(async () => {
  t = await testDatabase();
  ({ scope } = await makeParty(t.db, 'university'));
});
afterAll(async () => { await t.close(); });

const answerTo = (error: unknown): StoredAnswer => (error instanceof AppError ? { status: error.status, body: { title: error.code } } : { status: 500, body: { title: 'internal' } });
const once = (key: string, fn: () => Promise<StoredAnswer>) => runIdempotent(scope, { key, endpoint: 'post /x', inputHash: 'h' }, { withScope: (work) => withTx(t.db, scope, work), fn, answerTo });
/** A write of its own transaction whose rows can be counted. */
const write = (subject: string) => withTx(t.db, scope, (tx) => tx.insert(outbox).values({ topic: 'demand.changed', consumer: 'search', key: subject, payload: {} }));
const written = async (subject: string) => (await withRead(t.db, systemScope('test'), (tx) => tx.select().from(outbox).where(eq(outbox.key, subject)))).length;
const keyRow = async (key: string) => (await withRead(t.db, systemScope('test'), (tx) => tx.select().from(idempotencyKeys).where(and(eq(idempotencyKeys.key, key)))))[0];
const refused = async (work: Promise<unknown>) => work.then(() => 'done', (e: unknown) => (e instanceof AppError ? e.code : 'bug'));

describe('an idempotency key', () => {
  it('keeps the refusal of a use case that committed before it threw', async () => {
    let runs = 0;
    const work = async (): Promise<StoredAnswer> => {
      runs += 1;
      await write('recorded');
      throw new AppError('transition_refused');
    };
    expect(await refused(once('a', work))).toBe('transition_refused');
    expect(await once('a', work)).toEqual({ status: 409, body: { title: 'transition_refused' }, replayed: true });
    expect([runs, await written('recorded')]).toEqual([1, 1]);
  });

  it('keeps the answer also when a later transaction of the request rolled back', async () => {
    let runs = 0;
    const work = async (): Promise<StoredAnswer> => {
      runs += 1;
      await write('first');
      await withTx(t.db, scope, () => Promise.reject(new AppError('conflict'))).catch(() => undefined);
      await write('third');
      return { status: 200, body: { done: true } };
    };
    expect(await once('b', work)).toEqual({ status: 200, body: { done: true }, replayed: false });
    expect(await once('b', work)).toEqual({ status: 200, body: { done: true }, replayed: true });
    expect([runs, await written('third')]).toEqual([1, 1]);
  });

  it('keeps a failure nobody meant, when something was committed', async () => {
    const work = async (): Promise<StoredAnswer> => { await write('half'); throw new Error('a bug'); };
    expect(await refused(once('c', work))).toBe('bug');
    expect(await once('c', work)).toMatchObject({ status: 500, replayed: true });
  });

  it('stays free when nothing was committed', async () => {
    let open = false;
    const work = async (): Promise<StoredAnswer> => {
      await withTx(t.db, scope, () => (open ? Promise.resolve() : Promise.reject(new AppError('conflict'))));
      return { status: 200, body: 1 };
    };
    expect(await refused(once('d', work))).toBe('conflict');
    expect(await keyRow('d')).toBeUndefined();
    open = true;
    expect(await once('d', work)).toMatchObject({ status: 200, replayed: false });
  });

  it('is spent by one of two that come at once', async () => {
    let runs = 0;
    const work = async (): Promise<StoredAnswer> => { await write('twins'); runs += 1; return { status: 200, body: 'won' }; };
    const both = await Promise.allSettled([once('e', work), once('e', work)]);
    expect(runs).toBe(1);
    expect(both.some((r) => r.status === 'fulfilled' && r.value.body === 'won')).toBe(true);
    expect(await once('e', work)).toMatchObject({ body: 'won', replayed: true });
  });
});
