import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { systemScope } from '#app/core/scope.ts';
import { lockLibrary } from '#app/modules/patents/patent.store.server.ts';
import { mergeDuplicates } from '#app/modules/patents/merge-patents.server.ts';
import { recordStatus } from '#app/modules/patents/record-status.server.ts';
import { sweepRegister } from '#app/modules/patents/prove-by-register.server.ts';
import { readMapping } from '#app/modules/patents/request-import.server.ts';
import { undoImport } from '#app/modules/patents/undo-import.server.ts';
import { buildCohorts } from '#app/modules/valuation/cohorts.server.ts';
import { readFactRows } from '#app/modules/valuation/valuation.store.server.ts';
import { orgs } from '#db/schema/orgs.ts';
import { patents } from '#db/schema/patents.ts';
import { withTx } from '#db/tx.ts';
import { importsConsumer } from '#workers/consumers/imports.ts';
import type { WorkerServices } from '#workers/services.ts';
import { ImportBench, table } from '#tests/fixtures/imports.ts';

const clock = fixedClock('2026-11-30T04:00:00Z');
const platform = systemScope('test');

let bench: ImportBench;
beforeAll(async () => { bench = await ImportBench.start(); });
beforeEach(async () => { await bench.newcomer(); });
afterAll(async () => { await bench.stop(); });

const ownName = async () => (await withTx(bench.t.db, platform, (tx) => tx.select({ name: orgs.nameZh }).from(orgs).where(eq(orgs.id, bench.me.orgId))))[0]!.name;

describe('a file is looked at', () => {
  it('whatever characters stand where its texts are cut', async () => {
    const astral = (n: number) => `${'字'.repeat(n)}${'𠮷'.repeat(60)}`;
    for (const check of [true, false]) {
      for (const n of [58, 59, 79, 80, 100, 116, 117, 159, 160, 199, 200]) {
        const job = await bench.seen(await bench.upload('astral.csv', table(`Publication Number,Title,Filing Date,${astral(n)}`, `CN110000017A,${astral(n)},${astral(n)},${astral(n)}`, `${astral(n)},x,,`), { check }));
        expect(job, `${n} ${check}`).toMatchObject({ status: check ? 'checked' : 'succeeded' });
      }
    }
    const names = table('Publication Number,Title,Inventors', `CN110000024A,x,${'字'.repeat(199)}𠮷𠮷`, `CN110000025A,x,${'字'.repeat(198)}𠮷𠮷`, `CN110000026A,x,${'字'.repeat(299)}𠮷𠮷`);
    expect(await bench.take('names.csv', names)).toMatchObject({ rows: { created: 3, rejected: 0 } });
  });
});

describe('an import that cannot be run', () => {
  it('is told as failed after the last attempt, not before', async () => {
    const id = await bench.ask('a.csv', table('Publication Number,Title', 'CN110000017A,Bipolar plate'), { check: true });
    const services = { db: bench.t.db, files: { path: () => Promise.reject(new Error('the disk is away')) } } as unknown as WorkerServices;
    const consumer = importsConsumer(services);
    const attempt = (attempts: number) => consumer.handle([{ id: 1, topic: 'import.requested', key: id, payload: { importId: id, orgId: bench.me.orgId }, attempts, createdAt: new Date() }], { renew: () => Promise.resolve() });
    expect((await attempt(consumer.maxAttempts - 1))?.failed?.size).toBe(1);
    expect(await bench.seen(id)).toMatchObject({ status: 'checking', error: null });
    expect((await attempt(consumer.maxAttempts))?.failed?.size).toBe(1);
    expect(await bench.seen(id)).toMatchObject({ status: 'failed', error: { code: 'gave_up' } });
  });
});

describe('rows of one file that turn stored rows into one', () => {
  it('keep what earlier rows of the file said, and what the other row held', async () => {
    for (const last of ['US20190123456A1,US11234567B2,Seal ring,', 'US20190123456A1,US11234567B2,,']) {
      await bench.newcomer();
      await bench.take('a.csv', table('Publication Number,Title', 'US20190123456A1,Seal'));
      await bench.take('b.csv', table('Grant Number,Title,Grant Date', 'US11234567B2,Seal ring,2022-02-01'));
      const job = await bench.take('c.csv', table('Publication Number,Grant Number,Title,Inventors', 'US20190123456A1,,Seal,Ada Ring', 'US20190123456A1,US11234567B2,Seal ring,'));
      expect(job, last).toMatchObject({ status: 'succeeded', rows: { created: 0, updated: 2, rejected: 0 } });
      expect(await bench.held()).toMatchObject([{ number: 'US11234567B2', titleEn: 'Seal ring', grantDate: '2022-02-01', inventors: ['Ada Ring'] }]);
    }
  });
  it('leave alone what the office counted apart', async () => {
    const apart = table('Publication Number,Application Number,Grant Number,Title', 'US20190123456A1,US16000001,,Seal', ',,US11234567B2,Seal', ',US16000002,,Seal');
    const three = [['US20190123456A1', 'US16000001A'], ['US11234567B2', null], ['US16000002A', 'US16000002A']];
    expect((await bench.take('a.csv', apart)).rows).toMatchObject({ created: 3 });
    // The publication belongs to the first application; the record speaks of the other application and the grant.
    await bench.take('b.csv', table('Publication Number,Application Number,Grant Number,Title', 'US20190123456A1,US16000002,US11234567B2,Seal'));
    expect((await bench.held()).map((p) => [p.number, p.applicationNumber])).toContainEqual(three[0]);
    await bench.newcomer();
    const granted = ['US20190123456A1,,US11000001B2,Seal', ',US16000002,US11234567B2,Seal'];
    const both = 'US20190123456A1,US16000002,,Seal';
    const header = 'Publication Number,Application Number,Grant Number,Title';
    await bench.take('a.csv', table(header, ...granted));
    expect(await bench.take('b.csv', table(header, both))).toMatchObject({ rows: { rejected: 1 }, errors: [{ code: 'right_ambiguous' }] });
    expect(await bench.held()).toHaveLength(2);
    await bench.newcomer();
    expect(await bench.take('one.csv', table(header, ...granted, both))).toMatchObject({ rows: { created: 2, rejected: 1 } });
  });
  it('are all counted', async () => {
    const { rows } = await bench.take('three.csv', table('Publication Number,Application Number,Grant Number,Title', 'US20190123456A1,,,Seal', ',,US11234567B2,Seal ring', 'US20190123456A1,US16123456,US11234567B2,Seal ring'));
    expect(rows).toMatchObject({ total: 3, created: 1, updated: 2, unchanged: 0, rejected: 0 });
  });
  it('are what a trial says they would be', async () => {
    await bench.take('a.csv', table('Publication Number,Title', 'US20190123456A1,Seal'));
    await bench.take('b.csv', table('Grant Number,Title', 'US11234567B2,Seal ring'));
    const file = table('Publication Number,Grant Number,Title', 'US20190123456A1,US11234567B2,Seal ring');
    const trial = await bench.take('c.csv', file, { dryRun: true });
    expect(trial.rows).toEqual((await bench.take('c.csv', file)).rows);
  });
});

describe('a grant known by its number alone', () => {
  it('is not pending, whichever file comes first', async () => {
    const first = table('Publication Number,Application Number,Title,Legal Status', 'CN110000017A,CN201910000017.X,Bipolar plate,Pending');
    const second = table('Grant Number,Application Number,Title', 'CN110000017B,CN201910000017.X,Bipolar plate');
    for (const order of [[first, second], [second, first]]) {
      await bench.newcomer();
      for (const text of order) await bench.take('x.csv', text);
      expect(await bench.held()).toMatchObject([{ number: 'CN110000017B', legalStatus: 'unknown' }]);
    }
    await bench.newcomer();
    await bench.take('both.csv', table('Publication Number,Application Number,Grant Number,Title,Legal Status', 'CN110000017A,CN201910000017.X,,Bipolar plate,Pending', ',CN201910000017.X,CN110000017B,Bipolar plate,'));
    expect(await bench.held()).toMatchObject([{ number: 'CN110000017B', legalStatus: 'unknown' }]);
  });
});

describe('undoing', () => {
  const PLAIN = 'CN110000017A,Bipolar plate';
  it('gives a patent back its owner and the key of its right', async () => {
    const name = await ownName();
    await bench.take('a.csv', table('Publication Number,Title,Assignee', `${PLAIN},${name}`));
    const [before] = await bench.held();
    expect(before!.ownerOrgId).toBe(bench.me.orgId);
    const id = await bench.upload('b.csv', table('Publication Number,Application Number,Title,Assignee', 'CN110000017A,CN201910000017.X,Bipolar plate,Somebody Else Ltd'));
    expect((await bench.held())[0]).toMatchObject({ ownerOrgId: null });
    await undoImport({ db: bench.t.db, clock }, bench.me, id);
    const { version: _v, updatedAt: _u, ...was } = before!;
    expect(await bench.held()).toMatchObject([was]);
  });

  it('goes back import by import, the last one first', async () => {
    const first = await bench.upload('a.csv', table('Publication Number,Title', PLAIN));
    const second = await bench.upload('b.csv', table('Publication Number,Title,Inventors', `${PLAIN},Ada Ring`));
    await expect(undoImport({ db: bench.t.db, clock }, bench.me, first)).rejects.toMatchObject({ code: 'conflict', details: { blocked: [{ reason: 'changed_since' }] } });
    expect(await undoImport({ db: bench.t.db, clock }, bench.me, second)).toEqual({ removed: 0, restored: 1 });
    expect(await undoImport({ db: bench.t.db, clock }, bench.me, first)).toEqual({ removed: 1, restored: 0 });
    expect(await bench.held()).toEqual([]);
  });

  it('names a patent that was merged by its number', async () => {
    await bench.take('a.csv', table('Publication Number,Title', 'US20190123456A1,Seal'));
    const id = await bench.upload('b.csv', table('Grant Number,Title', 'US11234567B2,Seal ring'));
    await bench.take('c.csv', table('Publication Number,Grant Number,Title', 'US20190123456A1,US11234567B2,Seal ring'));
    await expect(undoImport({ db: bench.t.db, clock }, bench.me, id)).rejects.toMatchObject({ details: { blocked: [{ number: 'US11234567B2', reason: 'merged' }] } });
  });

  it('takes back what an import that failed half way had brought, and waits for one that is running', async () => {
    const id = await bench.ask('long.csv', table('Grant Number,Title', ...Array.from({ length: 250 }, (_, i) => `US${9_000_000 + i}B2,Seal ${i}`)));
    await bench.work(id, async () => {
      await expect(undoImport({ db: bench.t.db, clock }, bench.me, id)).rejects.toMatchObject({ code: 'conflict', details: { state: 'running' } });
      throw new AppError('bad_file', { reason: 'zip_broken' });
    });
    expect(await bench.seen(id)).toMatchObject({ status: 'failed', rows: { total: 200, created: 200 } });
    expect(await undoImport({ db: bench.t.db, clock }, bench.me, id)).toEqual({ removed: 200, restored: 0 });
    expect(await bench.held()).toEqual([]);
  });

  it('does not take back what the register said between two batches of the import', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => `US${9_000_000 + i}B2,Seal ${i},`);
    const id = await bench.ask('long.csv', table('Grant Number,Title,Inventors', ...rows, 'US9000000B2,Seal 0,Ada Ring'));
    let read = false;
    await bench.work(id, async () => {
      if (read) return;
      read = true;
      const [row] = await bench.held();
      await recordStatus({ db: bench.t.db, clock }, bench.me, row!.id, { legal_status: 'in_force', as_of: '2026-06-01', source: 'register extract', frozen: false, pledged: false });
    });
    await expect(undoImport({ db: bench.t.db, clock }, bench.me, id)).rejects.toMatchObject({ details: { blocked: [{ number: 'US9000000B2', reason: 'changed_since' }] } });
  });
});

describe('two workers on one import', () => {
  const rows = Array.from({ length: 450 }, (_, i) => `US${9_000_000 + i}B2,Seal ${i}`);
  it('count every row once', async () => {
    const id = await bench.ask('long.csv', table('Grant Number,Title', ...rows));
    let other: Promise<void> | undefined;
    await Promise.allSettled([bench.work(id, async () => { other ??= bench.work(id); await other; })]);
    await bench.work(id);
    expect(await bench.seen(id)).toMatchObject({ status: 'succeeded', rows: { total: 450, created: 450, updated: 0, unchanged: 0 } });
    expect(await bench.held()).toHaveLength(450);
  });

  it('cannot bring back what was undone meanwhile', async () => {
    const id = await bench.ask('long.csv', table('Grant Number,Title', ...rows));
    let once = false;
    await bench.work(id, async () => {
      if (once) return;
      once = true;
      await bench.work(id);
      await undoImport({ db: bench.t.db, clock }, bench.me, id);
    }).catch(() => {});
    expect((await bench.seen(id)).status).toBe('undone');
    expect(await bench.held()).toEqual([]);
  });
});

describe('a patent that was taken back', () => {
  it('is valued, counted and proven no more', async () => {
    const id = await bench.upload('a.csv', table('Publication Number,Title', 'CN110099017A,Bipolar plate', 'CN110099024A,Seal'));
    const total = () => buildCohorts({ db: bench.t.db, clock }).then((set) => set.patents);
    const before = await total();
    await undoImport({ db: bench.t.db, clock }, bench.me, id);
    expect(await withTx(bench.t.db, platform, (tx) => readFactRows(tx, bench.me.orgId, { after: '', limit: 10 }))).toEqual([]);
    await withTx(bench.t.db, platform, (tx) => tx.update(orgs).set({ verifiedAt: new Date('2026-01-01T00:00:00Z') }).where(eq(orgs.id, bench.me.orgId)));
    const asked: string[] = [];
    await sweepRegister({ db: bench.t.db, clock, register: { find: async (numbers: readonly string[]) => { asked.push(JSON.stringify(numbers)); return null; } } as never });
    expect(asked.filter((n) => n.includes('CN110099'))).toEqual([]);
    expect(await total()).toBe(before - 2);
  });
});

describe('a mapping', () => {
  it('whose headers no text can hold is refused with words', () => {
    for (const text of ['{"\\u0000":"title"}', '{"\\ud842":"title"}']) expect(() => readMapping(text)).toThrow('validation');
    expect(readMapping('{"名称":"title"}')).toEqual({ 名称: 'title' });
  });
});

describe('the sweep of duplicates', () => {
  it('works with what an import that was before it left behind', async () => {
    await bench.take('a.csv', table('Publication Number,Application Number,Title', 'CN110088017A,CN201910000017.X,Bipolar plate'));
    const [row] = await bench.held();
    const twin = `pat_zz${bench.me.orgId.slice(4)}`;
    await withTx(bench.t.db, platform, (tx) => tx.insert(patents).values({ ...row!, id: twin, number: 'CN110088017B' }));
    let swept: Promise<unknown> | undefined;
    await withTx(bench.t.db, platform, async (tx) => {
      await lockLibrary(tx, bench.me.orgId);
      swept = mergeDuplicates({ db: bench.t.db, clock });
      await expect.poll(async () => (await tx.execute<{ n: number }>(sql`select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted`))[0]!.n, { timeout: 20_000 }).toBeGreaterThan(0);
      await tx.update(patents).set({ record: { ...row!.record, inventors: ['Ada Ring'] }, inventors: ['Ada Ring'] }).where(eq(patents.id, twin));
    });
    await swept;
    expect(await bench.held()).toMatchObject([{ inventors: ['Ada Ring'] }]);
  });
});
