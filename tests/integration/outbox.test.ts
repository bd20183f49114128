import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '#app/core/scope.ts';
import { createLogger } from '#app/platform/logger.ts';
import { emit } from '#db/outbox.ts';
import { withRead, withTx } from '#db/tx.ts';
import { backoffMs, drainOnce, runConsumers, type ConsumerDefinition, type Delivery } from '#workers/dispatcher.ts';
import { eachAlone } from '#workers/consumers/each.ts';
import { size } from '#tests/fixtures/sizes.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';

const MANY = size(40, 1_000);
const s = systemScope('test');
const log = createLogger({ level: 'silent', name: 'test' });
let t: TestDatabase;
beforeAll(async () => { t = await testDatabase(); });
afterAll(async () => { await t.close(); });
afterEach(() => withTx(t.db, s, (tx) => tx.execute(sql`update outbox set done_at = now() where done_at is null`)));

const mail = (key: string) => withTx(t.db, s, (tx) => emit(tx, 'mail.requested', { mailId: key }, { key }));
const consumer = (handle: ConsumerDefinition['handle'], over: Partial<ConsumerDefinition> = {}): ConsumerDefinition => ({ name: 'mail', batch: 10, leaseMs: 30_000, maxAttempts: 3, handle, ...over });
const rows = () => withRead(t.db, s, (tx) => tx.execute<{ key: string; done: boolean; dead: boolean; attempts: number; error: string | null }>(sql`
  select key, done_at is not null as done, dead_at is not null as dead, attempts, last_error as error from outbox where consumer = 'mail' order by id`));
const due = () => withTx(t.db, s, (tx) => tx.execute(sql`update outbox set available_at = now() - interval '1 second', locked_until = null where done_at is null`));
/** Lets the time of every lease pass. */
const lapse = () => withTx(t.db, s, (tx) => tx.execute(sql`update outbox set locked_until = now() - interval '1 second' where locked_until is not null`));
const until = async (check: () => boolean | Promise<boolean>) => { for (let i = 0; i < 4_000 && !(await check()); i++) await new Promise((r) => setTimeout(r, 25)); };

describe('the outbox', () => {
  it('gives each effect to one of many workers', async () => {
    for (let i = 0; i < MANY; i++) await mail(`many-${i}`);
    const seen: string[] = [];
    const work = consumer(async (d: Delivery[]) => { seen.push(...d.map((x) => x.key)); await new Promise((r) => setTimeout(r, 20)); }, { batch: 5 });
    const drain = async () => { while (await drainOnce(t.db, work, log)) { /* on */ } };
    await Promise.all([drain(), drain(), drain(), drain()]);
    expect(seen.sort()).toEqual(Array.from({ length: MANY }, (_, i) => `mail.requested:many-${i}`).sort());
  });

  it('takes over what a killed worker held, once its lease is over', async () => {
    await mail('orphan');
    // A worker that claims and never comes back: its handler does not return before the test does.
    void drainOnce(t.db, consumer(() => new Promise(() => {})), log);
    await until(async () => (await rows()).some((r) => r.key.endsWith('orphan') && r.attempts === 1));
    expect(await drainOnce(t.db, consumer(async () => {}), log)).toBe(0); // the lease still holds
    await lapse();
    const taken: string[] = [];
    await drainOnce(t.db, consumer(async (d) => { taken.push(...d.map((x) => x.key)); }), log);
    expect(taken).toEqual(['mail.requested:orphan']);
  });

  it('tries again after growing pauses, sets aside after the last attempt, and loses nothing', async () => {
    await mail('broken');
    await mail('fine');
    const work = consumer((d) => eachAlone(d, async (x) => { if (x.key.endsWith('broken')) throw new Error('no'); }));
    for (let i = 0; i < 4; i++) {
      await drainOnce(t.db, work, log);
      await due();
    }
    const found = await rows();
    expect(found.find((r) => r.key.endsWith(':fine'))).toMatchObject({ done: true, attempts: 1 });
    expect(found.find((r) => r.key.endsWith(':broken'))).toMatchObject({ done: false, dead: true, attempts: 3, error: 'Error: no' });
    expect([1, 2, 3, 10].map(backoffMs)).toEqual([2_000, 4_000, 8_000, 60_000]);
  });

  it('never lets a queue that hangs hold up another, and finishes what is under way when told to stop', async () => {
    await mail('slow');
    await withTx(t.db, s, (tx) => emit(tx, 'demand.changed', { demandId: 'dem_x', orgId: 'org_x' }, { key: 'quick' }));
    const stop = new AbortController();
    const events: string[] = [];
    let letGo = () => {};
    const hanging = new Promise<void>((r) => { letGo = r; });
    const running = runConsumers(t.db, [
      consumer(async () => { events.push('slow begins'); await hanging; events.push('slow ends'); }),
      consumer(async () => { events.push('quick'); }, { name: 'search' }),
    ], log, stop.signal, { idleMs: 20 });
    await until(() => events.includes('quick') && events.includes('slow begins'));
    expect([...events].sort()).toEqual(['quick', 'slow begins']);
    stop.abort();
    letGo();
    await running;
    expect(events.at(-1)).toBe('slow ends');
    expect((await rows()).find((r) => r.key.endsWith(':slow'))).toMatchObject({ done: true });
  });
});
