import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '#app/core/scope.ts';
import { createLogger } from '#app/platform/logger.ts';
import { platformReader, type Db } from '#db/client.ts';
import { emit, onFactsCommitted } from '#db/outbox.ts';
import { sweeps } from '#db/schema/platform.ts';
import { withTx } from '#db/tx.ts';
import { runConsumers } from '#workers/dispatcher.ts';
import type { WorkerServices } from '#workers/services.ts';
import { duePlan, runSweeps, type Sweep } from '#workers/sweeps/run.ts';
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
