import { existsSync } from 'node:fs';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope, type OrgScope } from '#app/core/scope.ts';
import { systemClock } from '#app/core/clock.ts';
import { getImport } from '#app/modules/patents/get-import.server.ts';
import { getPatent } from '#app/modules/patents/get-patent.server.ts';
import { listPortfolio } from '#app/modules/patents/list-portfolio.server.ts';
import { recordStatus } from '#app/modules/patents/record-status.server.ts';
import { requestImport } from '#app/modules/patents/request-import.server.ts';
import { runImport } from '#app/modules/patents/run-import.server.ts';
import { withRead } from '#db/tx.ts';
import { makeParty } from '#tests/fixtures/builders.ts';
import { ImportBench, importWords, table } from '#tests/fixtures/imports.ts';

const SHARED = process.env.JINGZHE_SHARED_DATA ?? join(import.meta.dirname, '../../../shared/data');
const REAL = join(SHARED, 'patents/spreadsheets/cnipa-export-2013.xlsx');
let bench: ImportBench;
let tto: OrgScope;
beforeAll(async () => {
  bench = await ImportBench.start();
  tto = await bench.newcomer();
});
afterAll(async () => { await bench.stop(); });

function importText(scope: OrgScope, name: string, text: string, dryRun = false) {
  bench.me = scope;
  return bench.take(name, text, { dryRun });
}

const CSV = [
  '申请号,专利名称,申请日,授权公告日,申请人,发明人,IPC分类号,摘要',
  '201810001234.X,一种测试用双极板,2018-01-02,2020-05-01,示例大学,王一;李二,H01M8/0204,一种双极板。',
  '201810009999.9,号码校验位错误的一行,2018-01-02,2020-05-01,示例大学,王一,H01M8/02,错误。',
  ',没有号码的一行,2018-01-02,,示例大学,王一,H01M8/02,',
].join('\n');

/** The right check digit for the fixture's first row, so that the fixture does not depend on our own arithmetic being wrong twice. */
function withCheckDigit(csv: string): string {
  const digits = '201810001234';
  const weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
  const rest = [...digits].reduce((sum, d, i) => sum + Number(d) * weights[i]!, 0) % 11;
  return csv.replace('201810001234.X', `${digits}.${rest === 10 ? 'X' : rest}`);
}

describe('an import', () => {
  it('creates, then changes nothing the second time, and says per row what was refused', async () => {
    const first = await importText(tto, 'export.csv', withCheckDigit(CSV));
    expect(first).toMatchObject({ status: 'succeeded', rows: { total: 3, created: 1, updated: 0, unchanged: 0, rejected: 2 } });
    expect(first.errors.map((e) => e.row).sort()).toEqual([3, 4]);
    const again = await importText(tto, 'export.csv', withCheckDigit(CSV));
    expect(again.rows).toEqual({ total: 3, created: 0, updated: 0, unchanged: 1, rejected: 2, warned: 0 });
  });

  it('updates what changed and keeps the history of facts', async () => {
    const changed = await importText(tto, 'export2.csv', withCheckDigit(CSV).replace('一种测试用双极板', '一种测试用金属双极板'));
    expect(changed.rows).toMatchObject({ updated: 1, created: 0 });
    const portfolio = await listPortfolio({ db: bench.t.db, clock: systemClock }, tto, { limit: 10 });
    expect(portfolio.items[0]!.title.zh).toBe('一种测试用金属双极板');
  });

  it('writes nothing in a dry run', async () => {
    const other = (await makeParty(bench.t.db, 'university')).scope;
    const dry = await importText(other, 'export.csv', withCheckDigit(CSV), true);
    expect(dry.rows).toMatchObject({ created: 1, rejected: 2 });
    expect((await listPortfolio({ db: bench.t.db, clock: systemClock }, other, { limit: 10 })).total).toBe(0);
  });

  it('fails with a code, and only then, when the file cannot be read at all', async () => {
    expect(await importText(tto, 'junk.bin', 'nothing to see here')).toMatchObject({ status: 'failed' });
  });

  it('is invisible to other organisations', async () => {
    const mine = await importText(tto, 'export.csv', withCheckDigit(CSV));
    const other = (await makeParty(bench.t.db, 'university')).scope;
    await expect(getImport({ db: bench.t.db }, other, mine.id, importWords)).rejects.toMatchObject({ code: 'not_found' });
    const number = (await listPortfolio({ db: bench.t.db, clock: systemClock }, tto, { limit: 1 })).items[0]!.number;
    await expect(getPatent({ db: bench.t.db, clock: systemClock }, other, number)).rejects.toMatchObject({ code: 'not_found' });
    expect((await getPatent({ db: bench.t.db, clock: systemClock }, tto, number.replace('CN', 'CN '))).number).toBe(number);
  });

  it('goes on after a crash where the last committed batch ended', async () => {
    await bench.newcomer();
    const rows = Array.from({ length: 450 }, (_, i) => `US${9_000_000 + i}B1,Device number ${i},2015-01-02,2018-05-01,Example Corp,Jane Doe,G01N 21/00,Text ${i}`);
    const id = await bench.ask('us.csv', table('Publication Number,Title,Filing Date,Grant Date,Applicant,Inventor,IPC,Abstract', ...rows));
    let batches = 0;
    await expect(bench.work(id, async () => { if (++batches === 1) throw new Error('killed'); })).rejects.toThrow('killed');
    expect((await bench.seen(id)).rows.total).toBe(200);
    await bench.work(id);
    expect(await bench.seen(id)).toMatchObject({ status: 'succeeded', rows: { total: 450, created: 450, unchanged: 0, rejected: 0 } });
  });

  it('records a register reading and refuses an older one', async () => {
    const item = (await listPortfolio({ db: bench.t.db, clock: systemClock }, tto, { limit: 1 })).items[0]!;
    const deps = { db: bench.t.db, clock: systemClock };
    await recordStatus(deps, tto, item.id, { legal_status: 'in_force', as_of: '2026-01-10', source: '登记簿副本 2026-0110', frozen: false, pledged: false });
    await expect(recordStatus(deps, tto, item.id, { legal_status: 'lapsed', as_of: '2025-01-10', source: 'old extract', frozen: false, pledged: false })).rejects.toMatchObject({ code: 'validation' });
    const patent = await getPatent(deps, tto, item.number);
    expect(patent.legal_status).toEqual({ value: 'in_force', source: '登记簿副本 2026-0110', as_of: '2026-01-10' });
    const audited = await withRead(bench.t.db, systemScope('test'), (tx) => tx.execute(sql`select 1 from audit_events where action = 'patent.status'`));
    expect(audited).toHaveLength(1);
  });

  it.skipIf(!existsSync(REAL))('reads a real CNIPA export whole, twice (skipped where the shared data is absent)', async () => {
    const scope = (await makeParty(bench.t.db, 'university')).scope;
    for (const expected of [{ created: 199, unchanged: 0 }, { created: 0, unchanged: 199 }]) {
      const file = await bench.files.put(createReadStream(REAL), { maxBytes: 10_000_000 });
      const { id } = await requestImport({ db: bench.t.db }, scope, { file: { ...file, name: 'export.xlsx' } });
      await runImport(bench.deps, { importId: id, orgId: scope.orgId });
      expect(await getImport({ db: bench.t.db }, scope, id, importWords)).toMatchObject({ status: 'succeeded', rows: { total: 199, ...expected, updated: 0, rejected: 0 } });
    }
  });
});
