import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '#app/core/scope.ts';
import { createLogger } from '#app/platform/logger.ts';
import { platformReader, type Db } from '#db/client.ts';
import { emit, onFactsCommitted } from '#db/outbox.ts';
import { outbox, sweeps } from '#db/schema/platform.ts';
import { withTx } from '#db/tx.ts';
import { tryEach } from '#db/each.ts';
import { isLeaseLost, underLease } from '#db/lease.ts';
import { drainOnce, runConsumers, type ConsumerDefinition } from '#workers/dispatcher.ts';
import type { WorkerServices } from '#workers/services.ts';
import { duePlan, runSweeps, type Sweep } from '#workers/sweeps/run.ts';
import { drain } from '#workers/sweeps/drain.ts';
import { endTurn, renewTurn, takeTurn } from '#workers/sweeps/lease.ts';
import { Waker } from '#workers/waker.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';

const s = systemScope('test');
const log = createLogger({ level: 'silent', name: 'test' });
let t: TestDatabase;
let reader: Db;
let services: WorkerServices;
beforeAll(async () => {
  t = await testDatabase();
  reader = platformReader({ url: t.url, applicationName: t.name });
  services = { db: t.db, reader, log } as unknown as WorkerServices;
});
afterAll(async () => { await reader.$client.end({ timeout: 5 }); await t.close(); });
const until = async (check: () => boolean) => { for (let i = 0; i < 4_000 && !check(); i++) await new Promise((r) => setTimeout(r, 25)); };
const mail = (key: string) => withTx(t.db, s, (tx) => emit(tx, 'mail.requested', { mailId: key }, { key }));

describe('the plan of sweeps', () => {
  it('names what never ran and what is due, and how long until the next', async () => {
    await withTx(t.db, s, (tx) => tx.insert(sweeps).values([
      { name: 'late', nextRunAt: sql`now() - interval '1 minute'` as never }, { name: 'soon', nextRunAt: sql`now() + interval '3 seconds'` as never }, { name: 'far', nextRunAt: sql`now() + interval '1 hour'` as never },
    ]));
    const plan = await duePlan(services, ['late', 'soon', 'far', 'new'].map((name) => ({ name })));
    expect([...plan.due].sort()).toEqual(['late', 'new']);
    expect(plan.nextMs).toBeLessThanOrEqual(3_000); // at the latest then; a slow machine finds it nearer
    expect((await duePlan(services, [{ name: 'far' }])).nextMs).toBeLessThanOrEqual(5_000);
  });

  it('runs what is due once, records a failure, and clears it when it has passed', async () => {
    const ran: string[] = [];
    let broken = true;
    const stop = new AbortController();
    const all: Sweep[] = [
      { name: 'hourly', everyMs: 3_600_000, run: async () => { ran.push('hourly'); } },
      { name: 'shaky', everyMs: 50, run: async () => { ran.push('shaky'); if (broken) throw new Error('not today'); } },
    ];
    const error = async () => (await withTx(t.db, s, (tx) => tx.select().from(sweeps).where(eq(sweeps.name, 'shaky'))))[0]?.lastError ?? null;
    const running = runSweeps(services, stop.signal, all);
    await until(() => ran.includes('shaky'));
    for (let i = 0; i < 4_000 && (await error()) === null; i++) await new Promise((r) => setTimeout(r, 25));
    expect(await error()).toBe('not today');
    broken = false;
    for (let i = 0; i < 4_000 && (await error()) !== null; i++) await new Promise((r) => setTimeout(r, 25));
    expect(await error()).toBeNull();
    stop.abort();
    await running;
    expect(ran.filter((name) => name === 'hourly')).toHaveLength(1);
  });
});

const write = (name: string) => withTx(t.db, s, (tx) => tx.insert(sweeps).values({ name, nextRunAt: sql`now() + interval '1 day'` as never }));
const known = async (name: string) => (await withTx(t.db, s, (tx) => tx.select().from(sweeps).where(eq(sweeps.name, name))))[0];
const lapse = (name: string) => withTx(t.db, s, (tx) => tx.update(sweeps).set({ leaseUntil: sql`now() - interval '1 second'` }).where(eq(sweeps.name, name)));

describe('the turn of a sweep', () => {
  it('is held by one worker; when it lapses another takes it, and the first can neither write, renew nor end it', async () => {
    const first = (await takeTurn(t.db, 'contested'))!;
    expect(await takeTurn(t.db, 'contested')).toBeNull();
    await underLease(first, () => write('by the first, in its turn'));
    await lapse('contested');
    // Lapsed and taken by nobody: what the first writes still counts.
    await underLease(first, () => write('by the first, late'));
    const second = (await takeTurn(t.db, 'contested'))!;
    expect(second.token).toBeGreaterThan(first.token);
    await expect(underLease(first, () => write('by the first, too late'))).rejects.toSatisfy(isLeaseLost);
    expect(await known('by the first, late')).toBeDefined();
    expect(await known('by the first, too late')).toBeUndefined();
    expect(await renewTurn(t.db, first)).toBe(false);
    await endTurn(t.db, first, { everyMs: 1, problem: 'not mine to tell' });
    expect(await known('contested')).toMatchObject({ leaseToken: second.token, lastError: null });
    await endTurn(t.db, second, { everyMs: 3_600_000, problem: null });
    expect(await takeTurn(t.db, 'contested')).toBeNull();
  });

  it('is not taken from under a transaction that writes in it: the taker waits for the commit', async () => {
    const first = (await takeTurn(t.db, 'slow-commit'))!;
    await lapse('slow-commit');
    const order: string[] = [];
    let begun!: () => void;
    const inside = new Promise<void>((resolve) => { begun = resolve; });
    let go!: () => void;
    const gate = new Promise<void>((resolve) => { go = resolve; });
    const writing = underLease(first, () => withTx(t.db, s, async (tx) => { await tx.execute(sql`select 1`); begun(); await gate; })).then(() => order.push('written'));
    await inside;
    const taking = takeTurn(t.db, 'slow-commit').then((lease) => { order.push('taken'); return lease; });
    for (;;) {
      const [waits] = await t.db.$client<{ n: number }[]>`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      if (waits!.n > 0) break;
      await new Promise((r) => setTimeout(r, 10));
    }
    go();
    await writing;
    expect((await taking)!.token).toBe(first.token + 1);
    expect(order).toEqual(['written', 'taken']);
  });

  it('is renewed while the work goes on, and a sweep that hangs delays no other', async () => {
    const stop = new AbortController();
    const ran: string[] = [];
    let end!: () => void;
    const hangs = new Promise<void>((resolve) => { end = resolve; });
    const all: Sweep[] = [
      { name: 'hangs', everyMs: 10, run: async () => { ran.push('hangs'); await hangs; } },
      { name: 'quick', everyMs: 10, run: async () => { ran.push('quick'); } },
    ];
    const running = runSweeps(services, stop.signal, all, 900);
    await until(() => ran.filter((name) => name === 'quick').length >= 3 && ran.includes('hangs'));
    const held = (await known('hangs'))!.leaseUntil!;
    for (let i = 0; i < 4_000 && (await known('hangs'))!.leaseUntil!.getTime() <= held.getTime(); i++) await new Promise((r) => setTimeout(r, 25));
    expect((await known('hangs'))!.leaseUntil!.getTime()).toBeGreaterThan(held.getTime());
    expect(ran.filter((name) => name === 'hangs')).toHaveLength(1);
    end();
    stop.abort();
    await running;
  });

  it('tells its work when it was taken away', async () => {
    const stop = new AbortController();
    let told = false;
    const running = runSweeps(services, stop.signal, [{ name: 'robbed', everyMs: 3_600_000, run: (_s, signal) => new Promise((resolve) => { signal.addEventListener('abort', () => { told = true; resolve(); }); }) }], 900);
    for (let i = 0; i < 4_000 && !(await known('robbed'))?.leaseUntil; i++) await new Promise((r) => setTimeout(r, 25));
    // The worker renews meanwhile: until its turn has lapsed and is taken in between.
    let taken = null;
    for (let i = 0; i < 4_000 && !taken; i++) { await lapse('robbed'); taken = await takeTurn(t.db, 'robbed'); }
    expect(taken).not.toBeNull();
    await until(() => told);
    stop.abort();
    await running;
    expect(told).toBe(true);
  });
});

describe('a sweep with more than a batch', () => {
  it('goes on until nothing is due, and stops when told', async () => {
    let left = 7;
    const once = (batch: number) => { const n = Math.min(batch, left); left -= n; return Promise.resolve(n); };
    expect(await drain(new AbortController().signal, 3, once)).toBe(7);
    left = 7;
    const stop = new AbortController();
    expect(await drain(stop.signal, 3, (n) => { stop.abort(); return once(n); })).toBe(3);
  });

  it('lets what stands behind a failing row have its turn, and tells of the failure', async () => {
    const done: number[] = [];
    await expect(tryEach([1, 2, 3], undefined, (n) => { if (n === 1) return Promise.reject(new Error('one')); done.push(n); return Promise.resolve(); })).rejects.toThrow('one');
    expect(done).toEqual([2, 3]);
  });
});

describe('an effect whose lease lapsed', () => {
  it('is ended by whoever took it over, not by the worker that was stuck with it', async () => {
    await mail('stuck');
    const row = async () => (await withTx(t.db, s, (tx) => tx.select().from(outbox).where(eq(outbox.key, 'mail.requested:stuck'))))[0]!;
    const consumer = (handle: ConsumerDefinition['handle']): ConsumerDefinition => ({ name: 'mail', batch: 1_000, leaseMs: 60_000, maxAttempts: 9, handle });
    const order: string[] = [];
    await drainOnce(t.db, consumer(async () => {
      await withTx(t.db, s, (tx) => tx.update(outbox).set({ lockedUntil: sql`now() - interval '1 second'` }).where(eq(outbox.key, 'mail.requested:stuck')));
      await drainOnce(t.db, consumer(() => { order.push('second'); return Promise.reject(new Error('try later')); }), log);
      order.push('first');
    }), log);
    // The second put it back to be tried again; that the first had finished its copy does not end it.
    expect(order).toEqual(['second', 'first']);
    expect(await row()).toMatchObject({ doneAt: null, lastError: 'try later', attempts: 2 });
  });
});

/** Sleeps an hour whatever it is asked for: only a call can end it. */
class Sound extends Waker {
  override sleep(_ms: number, signal: AbortSignal): Promise<boolean> { return super.sleep(3_600_000, signal); }
}

describe('a worker at rest', () => {
  it('is called awake by a commit that told something, and by none that did not', async () => {
    let calls = 0;
    const end = onFactsCommitted(() => { calls += 1; });
    await withTx(t.db, s, (tx) => tx.execute(sql`select 1`));
    await withTx(t.db, s, async (tx) => { await emit(tx, 'mail.requested', { mailId: 'x' }, { key: 'rolled-back' }); throw new Error('no'); }).catch(() => {});
    expect(calls).toBe(0);
    await mail('told');
    expect(calls).toBe(1);
    end();
    await mail('unheard');
    expect(calls).toBe(1);
  });

  it('begins at the call and not at its next look', async () => {
    const [stop, waker] = [new AbortController(), new Sound()];
    const seen: string[] = [];
    const running = runConsumers(t.db, [{ name: 'mail', batch: 10, leaseMs: 30_000, maxAttempts: 3, handle: async (rows) => { seen.push(...rows.map((r) => r.key)); } }], log, stop.signal, { waker, reader });
    await until(() => seen.length >= 2);
    const end = onFactsCommitted(() => waker.wake());
    await mail('called');
    await until(() => seen.includes('mail.requested:called'));
    expect(seen).toContain('mail.requested:called');
    end();
    stop.abort();
    await running;
  });

  it('reads through its connection and can write nothing by it', async () => {
    await expect(reader.$client`update outbox set done_at = now()`).rejects.toThrow(/read-only/);
    expect((await reader.$client`select 1 from outbox limit 1`).length).toBe(1);
  });
});
