import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { systemScope, type OrgScope } from '#app/core/scope.ts';
import { getImport } from '#app/modules/patents/get-import.server.ts';
import { takeTurn } from '#app/modules/patents/import-batch.server.ts';
import { mergeDuplicates } from '#app/modules/patents/merge-patents.server.ts';
import { recordStatus } from '#app/modules/patents/record-status.server.ts';
import { sweepRegister } from '#app/modules/patents/prove-by-register.server.ts';
import { readMapping, requestImport } from '#app/modules/patents/request-import.server.ts';
import { runImport } from '#app/modules/patents/run-import.server.ts';
import { undoImport } from '#app/modules/patents/undo-import.server.ts';
import { homeFacts } from '#app/modules/stats/home.server.ts';
import { buildCohorts } from '#app/modules/valuation/cohorts.server.ts';
import { readFactRows } from '#app/modules/valuation/valuation.store.server.ts';
import { createDiskStore } from '#app/platform/files.disk.server.ts';
import { orgs } from '#db/schema/orgs.ts';
import { patents } from '#db/schema/patents.ts';
import { withTx } from '#db/tx.ts';
import { makeParty } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { importsConsumer } from '#workers/consumers/imports.ts';
import type { WorkerServices } from '#workers/services.ts';

const words = { problem: (code: string) => code, expected: () => '' };
const clock = fixedClock('2026-11-30T04:00:00Z');
const platform = systemScope('test');

let t: TestDatabase;
let dir: string;
let files: ReturnType<typeof createDiskStore>;
let me: OrgScope;
beforeAll(async () => {
  t = await testDatabase();
  dir = mkdtempSync(join(tmpdir(), 'jz-faults-'));
  files = createDiskStore(dir);
});
beforeEach(async () => { me = (await makeParty(t.db, 'university')).scope; });
afterAll(async () => { await t.close(); rmSync(dir, { recursive: true, force: true }); });

async function* bytes(text: string) { yield Buffer.from(text); }
async function ask(name: string, text: string, more: { check?: boolean; dryRun?: boolean } = {}) {
  const file = await files.put(bytes(text), { maxBytes: 5_000_000 });
  return (await requestImport({ db: t.db }, me, { file: { ...file, name }, ...more })).id;
}
const work = (id: string, onProgress?: () => Promise<void>) => runImport({ db: t.db, files }, { importId: id, orgId: me.orgId }, onProgress);
async function upload(name: string, text: string, more: { check?: boolean; dryRun?: boolean } = {}) {
  const id = await ask(name, text, more);
  await work(id);
  return id;
}
const seen = (id: string) => getImport({ db: t.db }, me, id, words);
const take = async (name: string, text: string, more: { dryRun?: boolean } = {}) => seen(await upload(name, text, more));
const table = (header: string, ...rows: string[]) => [header, ...rows].join('\n');
const held = () => withTx(t.db, platform, (tx) => tx.select().from(patents).where(and(eq(patents.orgId, me.orgId), isNull(patents.removedAt))).orderBy(patents.number));
const ownName = async () => (await withTx(t.db, platform, (tx) => tx.select({ name: orgs.nameZh }).from(orgs).where(eq(orgs.id, me.orgId))))[0]!.name;

describe('a file is looked at', () => {
  it('whatever characters stand where its texts are cut', async () => {
    const astral = (n: number) => `${'字'.repeat(n)}${'𠮷'.repeat(60)}`;
    for (const check of [true, false]) {
      for (const n of [58, 59, 79, 80, 100, 116, 117, 159, 160, 199, 200]) {
        const job = await seen(await upload('astral.csv', table(`Publication Number,Title,Filing Date,${astral(n)}`, `CN110000017A,${astral(n)},${astral(n)},${astral(n)}`, `${astral(n)},x,,`), { check }));
        expect(job, `${n} ${check}`).toMatchObject({ status: check ? 'checked' : 'succeeded' });
      }
    }
    const names = table('Publication Number,Title,Inventors', `CN110000024A,x,${'字'.repeat(199)}𠮷𠮷`, `CN110000025A,x,${'字'.repeat(198)}𠮷𠮷`, `CN110000026A,x,${'字'.repeat(299)}𠮷𠮷`);
    expect(await take('names.csv', names)).toMatchObject({ rows: { created: 3, rejected: 0 } });
  });
});

describe('an import that cannot be run', () => {
  it('is told as failed after the last attempt, not before', async () => {
    const id = await ask('a.csv', table('Publication Number,Title', 'CN110000017A,Bipolar plate'), { check: true });
    expect((await homeFacts({ db: t.db }, me)).waits).toContainEqual(expect.objectContaining({ figure: 'imports_open', count: 1 }));
    const services = { db: t.db, files: { path: () => Promise.reject(new Error('the disk is away')) } } as unknown as WorkerServices;
    const consumer = importsConsumer(services);
    const attempt = (attempts: number) => consumer.handle([{ id: 1, topic: 'import.requested', key: id, payload: { importId: id, orgId: me.orgId }, attempts, createdAt: new Date() }], { renew: () => Promise.resolve() });
    expect((await attempt(consumer.maxAttempts - 1))?.failed?.size).toBe(1);
    expect(await seen(id)).toMatchObject({ status: 'checking', error: null });
    expect((await attempt(consumer.maxAttempts))?.failed?.size).toBe(1);
    expect(await seen(id)).toMatchObject({ status: 'failed', error: { code: 'gave_up' } });
  });
});

describe('rows of one file that turn stored rows into one', () => {
  it('keep what earlier rows of the file said, and what the other row held', async () => {
    for (const last of ['US20190123456A1,US11234567B2,Seal ring,', 'US20190123456A1,US11234567B2,,']) {
      me = (await makeParty(t.db, 'university')).scope;
      await take('a.csv', table('Publication Number,Title', 'US20190123456A1,Seal'));
      await take('b.csv', table('Grant Number,Title,Grant Date', 'US11234567B2,Seal ring,2022-02-01'));
      const job = await take('c.csv', table('Publication Number,Grant Number,Title,Inventors', 'US20190123456A1,,Seal,Ada Ring', 'US20190123456A1,US11234567B2,Seal ring,'));
      expect(job, last).toMatchObject({ status: 'succeeded', rows: { created: 0, updated: 2, rejected: 0 } });
      expect(await held()).toMatchObject([{ number: 'US11234567B2', titleEn: 'Seal ring', grantDate: '2022-02-01', inventors: ['Ada Ring'] }]);
    }
  });
  it('leave alone what the office counted apart', async () => {
    const apart = table('Publication Number,Application Number,Grant Number,Title', 'US20190123456A1,US16000001,,Seal', ',,US11234567B2,Seal', ',US16000002,,Seal');
    const three = [['US20190123456A1', 'US16000001A'], ['US11234567B2', null], ['US16000002A', 'US16000002A']];
    expect((await take('a.csv', apart)).rows).toMatchObject({ created: 3 });
    // The publication belongs to the first application; the record speaks of the other application and the grant.
    await take('b.csv', table('Publication Number,Application Number,Grant Number,Title', 'US20190123456A1,US16000002,US11234567B2,Seal'));
    expect((await held()).map((p) => [p.number, p.applicationNumber])).toContainEqual(three[0]);
    me = (await makeParty(t.db, 'university')).scope;
    const granted = ['US20190123456A1,,US11000001B2,Seal', ',US16000002,US11234567B2,Seal'];
    const both = 'US20190123456A1,US16000002,,Seal';
    const header = 'Publication Number,Application Number,Grant Number,Title';
    await take('a.csv', table(header, ...granted));
    expect(await take('b.csv', table(header, both))).toMatchObject({ rows: { rejected: 1 }, errors: [{ code: 'right_ambiguous' }] });
    expect(await held()).toHaveLength(2);
    me = (await makeParty(t.db, 'university')).scope;
    expect(await take('one.csv', table(header, ...granted, both))).toMatchObject({ rows: { created: 2, rejected: 1 } });
  });
  it('are all counted', async () => {
    const { rows } = await take('three.csv', table('Publication Number,Application Number,Grant Number,Title', 'US20190123456A1,,,Seal', ',,US11234567B2,Seal ring', 'US20190123456A1,US16123456,US11234567B2,Seal ring'));
    expect(rows).toMatchObject({ total: 3, created: 1, updated: 2, unchanged: 0, rejected: 0 });
  });
  it('are what a trial says they would be', async () => {
    await take('a.csv', table('Publication Number,Title', 'US20190123456A1,Seal'));
    await take('b.csv', table('Grant Number,Title', 'US11234567B2,Seal ring'));
    const file = table('Publication Number,Grant Number,Title', 'US20190123456A1,US11234567B2,Seal ring');
    const trial = await take('c.csv', file, { dryRun: true });
    expect(trial.rows).toEqual((await take('c.csv', file)).rows);
  });
});

describe('a grant known by its number alone', () => {
  it('is not pending, whichever file comes first', async () => {
    const first = table('Publication Number,Application Number,Title,Legal Status', 'CN110000017A,CN201910000017.X,Bipolar plate,Pending');
    const second = table('Grant Number,Application Number,Title', 'CN110000017B,CN201910000017.X,Bipolar plate');
    for (const order of [[first, second], [second, first]]) {
      me = (await makeParty(t.db, 'university')).scope;
      for (const text of order) await take('x.csv', text);
      expect(await held()).toMatchObject([{ number: 'CN110000017B', legalStatus: 'unknown' }]);
    }
    me = (await makeParty(t.db, 'university')).scope;
    await take('both.csv', table('Publication Number,Application Number,Grant Number,Title,Legal Status', 'CN110000017A,CN201910000017.X,,Bipolar plate,Pending', ',CN201910000017.X,CN110000017B,Bipolar plate,'));
    expect(await held()).toMatchObject([{ number: 'CN110000017B', legalStatus: 'unknown' }]);
  });
});

describe('undoing', () => {
  const PLAIN = 'CN110000017A,Bipolar plate';
  it('gives a patent back its owner and the key of its right', async () => {
    const name = await ownName();
    await take('a.csv', table('Publication Number,Title,Assignee', `${PLAIN},${name}`));
    const [before] = await held();
    expect(before!.ownerOrgId).toBe(me.orgId);
    const id = await upload('b.csv', table('Publication Number,Application Number,Title,Assignee', 'CN110000017A,CN201910000017.X,Bipolar plate,Somebody Else Ltd'));
    expect((await held())[0]).toMatchObject({ ownerOrgId: null });
    await undoImport({ db: t.db, clock }, me, id);
    const { version: _v, updatedAt: _u, ...was } = before!;
    expect(await held()).toMatchObject([was]);
  });

  it('goes back import by import, the last one first', async () => {
    const first = await upload('a.csv', table('Publication Number,Title', PLAIN));
    const second = await upload('b.csv', table('Publication Number,Title,Inventors', `${PLAIN},Ada Ring`));
    await expect(undoImport({ db: t.db, clock }, me, first)).rejects.toMatchObject({ code: 'conflict', details: { blocked: [{ reason: 'changed_since' }] } });
    expect(await undoImport({ db: t.db, clock }, me, second)).toEqual({ removed: 0, restored: 1 });
    expect(await undoImport({ db: t.db, clock }, me, first)).toEqual({ removed: 1, restored: 0 });
    expect(await held()).toEqual([]);
  });

  it('names a patent that was merged by its number', async () => {
    await take('a.csv', table('Publication Number,Title', 'US20190123456A1,Seal'));
    const id = await upload('b.csv', table('Grant Number,Title', 'US11234567B2,Seal ring'));
    await take('c.csv', table('Publication Number,Grant Number,Title', 'US20190123456A1,US11234567B2,Seal ring'));
    await expect(undoImport({ db: t.db, clock }, me, id)).rejects.toMatchObject({ details: { blocked: [{ number: 'US11234567B2', reason: 'merged' }] } });
  });

  it('takes back what an import that failed half way had brought, and waits for one that is running', async () => {
    const id = await ask('long.csv', table('Grant Number,Title', ...Array.from({ length: 250 }, (_, i) => `US${9_000_000 + i}B2,Seal ${i}`)));
    await work(id, async () => {
      await expect(undoImport({ db: t.db, clock }, me, id)).rejects.toMatchObject({ code: 'conflict', details: { state: 'running' } });
      throw new AppError('bad_file', { reason: 'zip_broken' });
    });
    expect(await seen(id)).toMatchObject({ status: 'failed', rows: { total: 200, created: 200 } });
    expect(await undoImport({ db: t.db, clock }, me, id)).toEqual({ removed: 200, restored: 0 });
    expect(await held()).toEqual([]);
  });

  it('does not take back what the register said between two batches of the import', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => `US${9_000_000 + i}B2,Seal ${i},`);
    const id = await ask('long.csv', table('Grant Number,Title,Inventors', ...rows, 'US9000000B2,Seal 0,Ada Ring'));
    let read = false;
    await work(id, async () => {
      if (read) return;
      read = true;
      const [row] = await held();
      await recordStatus({ db: t.db, clock }, me, row!.id, { legal_status: 'in_force', as_of: '2026-06-01', source: 'register extract', frozen: false, pledged: false });
    });
    await expect(undoImport({ db: t.db, clock }, me, id)).rejects.toMatchObject({ details: { blocked: [{ number: 'US9000000B2', reason: 'changed_since' }] } });
  });
});

describe('two workers on one import', () => {
  const rows = Array.from({ length: 450 }, (_, i) => `US${9_000_000 + i}B2,Seal ${i}`);
  it('count every row once', async () => {
    const id = await ask('long.csv', table('Grant Number,Title', ...rows));
    let other: Promise<void> | undefined;
    await Promise.allSettled([work(id, async () => { other ??= work(id); await other; })]);
    await work(id);
    expect(await seen(id)).toMatchObject({ status: 'succeeded', rows: { total: 450, created: 450, updated: 0, unchanged: 0 } });
    expect(await held()).toHaveLength(450);
  });

  it('cannot bring back what was undone meanwhile', async () => {
    const id = await ask('long.csv', table('Grant Number,Title', ...rows));
    let once = false;
    await work(id, async () => {
      if (once) return;
      once = true;
      await work(id);
      await undoImport({ db: t.db, clock }, me, id);
    }).catch(() => {});
    expect((await seen(id)).status).toBe('undone');
    expect(await held()).toEqual([]);
  });
});

describe('a patent that was taken back', () => {
  it('is valued, counted and proven no more', async () => {
    const id = await upload('a.csv', table('Publication Number,Title', 'CN110099017A,Bipolar plate', 'CN110099024A,Seal'));
    const total = () => buildCohorts({ db: t.db, clock }).then((set) => set.patents);
    const before = await total();
    await undoImport({ db: t.db, clock }, me, id);
    expect(await withTx(t.db, platform, (tx) => readFactRows(tx, me.orgId, { after: '', limit: 10 }))).toEqual([]);
    await withTx(t.db, platform, (tx) => tx.update(orgs).set({ verifiedAt: new Date('2026-01-01T00:00:00Z') }).where(eq(orgs.id, me.orgId)));
    const asked: string[] = [];
    await sweepRegister({ db: t.db, clock, register: { find: async (numbers: readonly string[]) => { asked.push(JSON.stringify(numbers)); return null; } } as never });
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
    await take('a.csv', table('Publication Number,Application Number,Title', 'CN110088017A,CN201910000017.X,Bipolar plate'));
    const [row] = await held();
    const twin = `pat_zz${me.orgId.slice(4)}`;
    await withTx(t.db, platform, (tx) => tx.insert(patents).values({ ...row!, id: twin, number: 'CN110088017B' }));
    let swept: Promise<unknown> | undefined;
    await withTx(t.db, platform, async (tx) => {
      await takeTurn(tx, me.orgId);
      swept = mergeDuplicates({ db: t.db, clock });
      await expect.poll(async () => (await tx.execute<{ n: number }>(sql`select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted`))[0]!.n, { timeout: 20_000 }).toBeGreaterThan(0);
      await tx.update(patents).set({ record: { ...row!.record, inventors: ['Ada Ring'] }, inventors: ['Ada Ring'] }).where(eq(patents.id, twin));
    });
    await swept;
    expect(await held()).toMatchObject([{ inventors: ['Ada Ring'] }]);
  });
});
