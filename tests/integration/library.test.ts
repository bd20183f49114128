import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '#app/core/clock.ts';
import { systemScope } from '#app/core/scope.ts';
import { decideImport } from '#app/modules/patents/check-import.server.ts';
import { exportPortfolio } from '#app/modules/patents/export-portfolio.server.ts';
import { mergeDuplicates } from '#app/modules/patents/merge-patents.server.ts';
import { recordStatus } from '#app/modules/patents/record-status.server.ts';
import { rejectedRows } from '#app/modules/patents/rejected-rows.server.ts';
import { runImport } from '#app/modules/patents/run-import.server.ts';
import { undoImport } from '#app/modules/patents/undo-import.server.ts';
import { listings } from '#db/schema/listings.ts';
import { patentFacts, patents } from '#db/schema/patents.ts';
import { withTx } from '#db/tx.ts';
import { makeParty } from '#tests/fixtures/builders.ts';
import { ImportBench, importWords, table } from '#tests/fixtures/imports.ts';

const clock = fixedClock('2026-11-30T04:00:00Z');
const platform = systemScope('test');

let bench: ImportBench;
beforeAll(async () => { bench = await ImportBench.start(); });
beforeEach(async () => { await bench.newcomer(); });
afterAll(async () => { await bench.stop(); });

const PUBLISHED = table('Publication Number,Application Number,Title,Publication Date,Filing Date', 'CN110000017A,CN201910000017.X,Bipolar plate,2020-01-10,2019-01-10');
const GRANTED = table('Grant Number,Application Number,Title,Grant Date,Filing Date', 'CN110000017B,CN201910000017.X,Bipolar plate,2021-03-02,2019-01-10');

describe('one right is one patent', () => {
  it('whichever of its documents comes first, in one file or in two, with both dates and no "pending" after a grant', async () => {
    for (const order of [[PUBLISHED, GRANTED], [GRANTED, PUBLISHED]]) {
      await bench.newcomer();
      await bench.take('first.csv', order[0]!);
      expect((await bench.take('second.csv', order[1]!)).rows).toMatchObject({ created: 0, updated: 1 });
      expect(await bench.held()).toMatchObject([{ number: 'CN110000017B', publicationDate: '2020-01-10', grantDate: '2021-03-02', legalStatus: 'unknown', statusAsOf: null }]);
      expect((await bench.take('again.csv', order[0]!)).rows).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    }
  });

  it('is found through a number only a third document names: rows of one file become one, counted once', async () => {
    const both = table('Publication Number,Application Number,Grant Number,Title', 'US20190123456A1,,,Seal', ',,US11234567B2,Seal ring', 'US20190123456A1,US16123456,US11234567B2,Seal ring');
    expect((await bench.take('three.csv', both)).rows).toMatchObject({ total: 3, created: 1, rejected: 0 });
    expect(await bench.held()).toMatchObject([{ number: 'US11234567B2', applicationNumber: 'US16123456A' }]);
  });

  it('becomes one row when two stored ones turn out to be it, with the history of both; a row in use stays itself', async () => {
    await bench.take('a.csv', table('Publication Number,Title', 'US20190123456A1,Seal'));
    await bench.take('b.csv', table('Grant Number,Title,Grant Date', 'US11234567B2,Seal ring,2022-02-01'));
    const [published] = (await bench.held()).filter((p) => p.number.endsWith('A1'));
    await withTx(bench.t.db, platform, (tx) => tx.insert(listings).values({ id: `lst_${bench.me.orgId.slice(4)}`, orgId: bench.me.orgId, patentId: published!.id, status: 'draft' }));
    expect((await bench.take('c.csv', table('Publication Number,Grant Number,Title', 'US20190123456A1,US11234567B2,Seal ring'))).rows).toMatchObject({ created: 0, rejected: 0 });
    const rows = await bench.held();
    expect(rows).toMatchObject([{ id: published!.id, number: 'US11234567B2', grantDate: '2022-02-01' }]);
    const facts = await withTx(bench.t.db, platform, (tx) => tx.select({ fact: patentFacts.fact }).from(patentFacts).where(eq(patentFacts.patentId, published!.id)));
    expect(facts.map((f) => f.fact)).toEqual(expect.arrayContaining(['publicationNumber', 'grantNumber', 'grantDate']));
  });

  it('is asked about, not guessed, when both stored rows are in use', async () => {
    await bench.take('a.csv', table('Publication Number,Title', 'US20190123456A1,Seal'));
    await bench.take('b.csv', table('Grant Number,Title', 'US11234567B2,Seal ring'));
    for (const [i, p] of (await bench.held()).entries()) await withTx(bench.t.db, platform, (tx) => tx.insert(listings).values({ id: `lst_${i}${bench.me.orgId.slice(4)}`, orgId: bench.me.orgId, patentId: p.id, status: 'draft' }));
    const job = await bench.take('c.csv', table('Publication Number,Grant Number,Title', 'US20190123456A1,US11234567B2,Seal ring'));
    expect(job).toMatchObject({ rows: { rejected: 1 }, errors: [{ row: 2, code: 'right_ambiguous' }] });
    for (const number of ['US20190123456A1', 'US11234567B2']) expect(job.errors[0]!.value).toContain(number);
    expect(await bench.held()).toHaveLength(2);
  });

  it('never swallows another: a shared publication with two applications is refused, and the application of 1971 is not that of 2021', async () => {
    await bench.take('a.csv', table('Publication Number,Application Number,Title', 'CN110000017A,CN201910000017.X,Bipolar plate'));
    expect(await bench.take('b.csv', table('Publication Number,Application Number,Title', 'CN110000017A,CN201910000018.4,Another plate'))).toMatchObject({ rows: { created: 0, updated: 0, rejected: 1 }, errors: [{ code: 'right_contradicts' }] });
    expect((await bench.take('c.csv', table('Application Number,Title,Filing Date', '"05/175,123",Valve,1971-08-26', '"17/512,371",Valve,2021-10-27'))).rows).toMatchObject({ created: 2 });
    expect(await bench.held()).toHaveLength(3);
  });
});

describe('the status of a patent', () => {
  it('is what was told last, whatever the order of files; a reading of the register is not overwritten by an older file', async () => {
    await bench.take('a.csv', GRANTED);
    const [row] = await bench.held();
    await recordStatus({ db: bench.t.db, clock }, bench.me, row!.id, { legal_status: 'in_grace', as_of: '2026-06-01', source: 'register extract', frozen: false, pledged: false });
    await bench.take('b.csv', PUBLISHED);
    expect(await bench.held()).toMatchObject([{ legalStatus: 'in_grace', statusAsOf: '2026-06-01', statusSource: 'register extract' }]);
  });
});

describe('facts that come without a title', () => {
  const claims = (number: string) => `<?xml version="1.0"?><world-patent-data xmlns="http://ops.epo.org" xmlns:e="http://www.epo.org/fulltext"><e:fulltext-documents><e:fulltext-document><e:bibliographic-data><e:publication-reference data-format="docdb"><e:document-id><e:country>EP</e:country><e:doc-number>${number}</e:doc-number><e:kind>B1</e:kind></e:document-id></e:publication-reference></e:bibliographic-data><e:claims lang="EN"><e:claim><e:claim-text>1. A seal ring made of rubber.</e:claim-text></e:claim></e:claims></e:fulltext-document></e:fulltext-documents></world-patent-data>`;
  it('are laid over the patent they belong to, and refused while it is unknown', async () => {
    expect(await bench.take('early.xml', claims('1234567'))).toMatchObject({ rows: { created: 0, rejected: 1 } });
    await bench.take('a.csv', table('Publication Number,Title', 'EP1234567B1,Seal ring'));
    expect((await bench.take('claims.xml', claims('1234567'))).rows).toMatchObject({ created: 0, updated: 1, rejected: 0 });
    expect((await bench.held())[0]!.claims).toMatchObject([{ n: 1, text: expect.stringContaining('rubber') as string }]);
  });
});

describe('what is wrong with a row', () => {
  const mixed = table('申请号,公开日,发明名称,申请日,备注', '201910000017.X,2020-01-10,双极板,某日,甲', '201910000018.0,2020-01-10,校验位不对的一行,2019-01-10,乙', ',2020-01-10,没有号码的一行,2019-01-10,丙');
  it('is a remark where the right is known without it, and never the loss of the row', async () => {
    const job = await bench.take('mixed.csv', mixed);
    expect(job.rows).toMatchObject({ total: 3, created: 1, rejected: 2, warned: 1 });
    expect(job.errors.find((e) => e.row === 2)).toMatchObject({ severity: 'warning', field: 'filingDate', column: '申请日', value: '某日', expected: 'like 2022-03-15' });
    expect(job.errors.filter((e) => e.severity === 'error').map((e) => e.row)).toEqual([3, 4]);
    expect(job.inspection!.unread).toEqual(['备注']);
    const [row] = await bench.held();
    expect((row!.record as { sourceData: Record<string, string> }).sourceData).toMatchObject({ 备注: '甲' });
  });

  it('comes back with the row as it stood, to be mended and uploaded again', async () => {
    const id = await bench.upload('mixed.csv', mixed);
    const lines: string[][] = [];
    for await (const line of await rejectedRows(bench.deps, bench.me, id, importWords, '问题')) lines.push(line);
    expect(lines.map((l) => l[1])).toEqual(['申请号', '201910000018.0', '']);
    expect(lines[0]![0]).toBe('问题');
    expect(lines[1]![0]).toContain('check_digit_wrong');
    const csv = (rows: string[][]) => rows.map((r) => r.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')).join('\n');
    const mended = csv(lines.filter((l) => l[1] !== '').map((l) => l.map((c) => c.replace('201910000018.0', '201910000018.4'))));
    expect((await bench.take('mended.csv', mended)).rows).toMatchObject({ total: 1, created: 1, rejected: 0 });
  });
});

describe('a table nobody knows', () => {
  const strange = table('Ref,What it is,When,Who', 'CN110000017B,Bipolar plate,2019-01-10,Example University', 'CN110000024B,Seal ring,2019-02-10,Example University');
  it('is looked at first: columns, those unread, the rows as they would be; it is imported as a person says, and remembered', async () => {
    const id = await bench.upload('strange.csv', strange, { check: true });
    const first = await bench.seen(id);
    expect(first).toMatchObject({ status: 'checked', rows: { total: 0 }, inspection: { missing: ['title', 'number'], kept_mapping: false } });
    expect(first.inspection!.columns.find((c) => c.header === 'Ref')).toMatchObject({ field: null, proposed: 'publicationNumber' });
    await expect(decideImport({ db: bench.t.db }, bench.me, id, { action: 'start' })).rejects.toMatchObject({ code: 'validation' });
    await decideImport({ db: bench.t.db }, bench.me, id, { action: 'recheck', mapping: { Ref: 'patentNumber', 'What it is': 'title', Who: 'assignees' } });
    await runImport(bench.deps, { importId: id, orgId: bench.me.orgId });
    const again = await bench.seen(id);
    expect(again).toMatchObject({ status: 'checked', inspection: { missing: [], unread: ['When'], preview: [{ row: 2, number: 'CN110000017B', title: 'Bipolar plate', assignees: ['Example University'] }, { row: 3 }] } });
    expect(await bench.held()).toEqual([]);
    await decideImport({ db: bench.t.db }, bench.me, id, { action: 'start' });
    await runImport(bench.deps, { importId: id, orgId: bench.me.orgId });
    expect(await bench.seen(id)).toMatchObject({ status: 'succeeded', rows: { created: 2 } });
    // The next file with this header is understood without asking; another organisation's is not.
    expect(await bench.take('next.csv', strange.replaceAll('CN1100000', 'CN1100001'))).toMatchObject({ status: 'succeeded', inspection: { kept_mapping: true } });
    await bench.newcomer();
    expect(await bench.take('theirs.csv', strange)).toMatchObject({ status: 'failed' });
  });

  it('can be discarded, and then does nothing any more', async () => {
    const id = await bench.upload('strange.csv', strange, { check: true });
    await decideImport({ db: bench.t.db }, bench.me, id, { action: 'discard' });
    await runImport(bench.deps, { importId: id, orgId: bench.me.orgId });
    expect((await bench.seen(id)).status).toBe('discarded');
    await expect(decideImport({ db: bench.t.db }, bench.me, id, { action: 'start' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('that is no table at all goes on at once', async () => {
    const id = await bench.upload('own.jsonl', `${JSON.stringify({ docdb: 'US11234567B2', authority: 'US', grantNumber: 'US11234567B2', patentKind: 'invention', titles: { en: 'Seal' } })}\n`, { check: true });
    expect(await bench.seen(id)).toMatchObject({ status: 'succeeded', rows: { created: 1 } });
  });
});

describe('undoing an import', () => {
  it('removes what it brought and restores what it changed; the same file can be imported again', async () => {
    await bench.take('a.csv', PUBLISHED);
    const before = await bench.held();
    const id = await bench.upload('b.csv', `${GRANTED}\nCN110000024B,CN201910000024.X,Seal ring,2021-03-02,2019-01-10`);
    expect(await bench.held()).toHaveLength(2);
    expect(await undoImport({ db: bench.t.db, clock }, bench.me, id)).toEqual({ removed: 1, restored: 1 });
    const { version: _v, updatedAt: _u, ...was } = before[0]!;
    expect(await bench.held()).toMatchObject([was]);
    expect((await bench.seen(id)).status).toBe('undone');
    await expect(undoImport({ db: bench.t.db, clock }, bench.me, id)).rejects.toMatchObject({ code: 'conflict' });
    expect((await bench.take('c.csv', `${GRANTED}\nCN110000024B,CN201910000024.X,Seal ring,2021-03-02,2019-01-10`)).rows).toMatchObject({ created: 1, updated: 1 });
  });

  it('does nothing while one of its patents is listed or was changed since, and names it', async () => {
    const id = await bench.upload('a.csv', PUBLISHED);
    const [row] = await bench.held();
    await recordStatus({ db: bench.t.db, clock }, bench.me, row!.id, { legal_status: 'in_force', as_of: '2026-06-01', source: 'register extract', frozen: false, pledged: false });
    await expect(undoImport({ db: bench.t.db, clock }, bench.me, id)).rejects.toMatchObject({ code: 'conflict', details: { blocked: [{ number: 'CN110000017A', reason: 'changed_since' }] } });
    await withTx(bench.t.db, platform, (tx) => tx.insert(listings).values({ id: `lst_u${bench.me.orgId.slice(4)}`, orgId: bench.me.orgId, patentId: row!.id, status: 'published' }));
    await expect(undoImport({ db: bench.t.db, clock }, bench.me, id)).rejects.toMatchObject({ details: { blocked: [{ reason: 'listed' }] } });
    expect(await bench.held()).toHaveLength(1);
  });

  it('is nobody else’s, and of a trial there is nothing to undo', async () => {
    const id = await bench.upload('a.csv', PUBLISHED);
    const other = (await makeParty(bench.t.db, 'university')).scope;
    await expect(undoImport({ db: bench.t.db, clock }, other, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(undoImport({ db: bench.t.db, clock }, bench.me, await bench.upload('b.csv', PUBLISHED, { dryRun: true }))).rejects.toMatchObject({ code: 'conflict', details: { state: 'trial' } });
  });

  it('hides what was removed from its own organisation', async () => {
    await undoImport({ db: bench.t.db, clock }, bench.me, await bench.upload('a.csv', PUBLISHED));
    expect(await withTx(bench.t.db, bench.me, (tx) => tx.select().from(patents).where(eq(patents.orgId, bench.me.orgId)))).toEqual([]);
  });
});

describe('an export', () => {
  const file = async (format: 'csv' | 'jsonl', filter: { q?: string } = {}) => {
    let text = '';
    for await (const part of exportPortfolio({ db: bench.t.db }, bench.me, { format, locale: 'zh', ...filter })) text += part;
    return text;
  };

  it('is imported again as nothing new, and elsewhere as the same patents; the filter holds', async () => {
    await bench.take('a.csv', `${GRANTED}\nCN110000024B,CN201910000024.X,"Seal ring, of rubber",2021-03-02,2019-01-10`);
    const [row] = await bench.held();
    await recordStatus({ db: bench.t.db, clock }, bench.me, row!.id, { legal_status: 'in_force', as_of: '2026-06-01', source: 'register extract', frozen: false, pledged: false });
    const [csv, jsonl, one] = [await file('csv'), await file('jsonl'), await file('csv', { q: 'CN110000024B' })];
    expect(one.trimEnd().split('\r\n')).toHaveLength(2);
    const [mine, owner] = [await bench.held(), bench.me];
    for (const [name, text] of [['own.csv', csv], ['own.jsonl', jsonl]] as const) {
      bench.me = owner;
      const job = await bench.take(name, text);
      expect(job.rows, name).toMatchObject({ total: 2, created: 0, rejected: 0 });
      expect(await bench.held()).toMatchObject(mine.map(({ number, legalStatus, statusAsOf, statusSource, titleEn }) => ({ number, legalStatus, statusAsOf, statusSource, titleEn })));
      await bench.newcomer();
      expect((await bench.take(name, text)).rows, name).toMatchObject({ created: 2, rejected: 0, warned: 0 });
      expect(await bench.held()).toMatchObject(mine.map(({ number, legalStatus, titleEn, grantDate, rightKeys }) => ({ number, legalStatus, titleEn, grantDate, rightKeys })));
    }
  });
});

describe('duplicates an installation already holds', () => {
  it('are made one, a row at a time; pairs that are both in use are told of and left', async () => {
    await bench.take('a.csv', PUBLISHED);
    const [row] = await bench.held();
    // As imports left it before rights had keys: the same right once more, under its grant.
    await withTx(bench.t.db, platform, (tx) => tx.execute(sql`insert into patents (id, org_id, owner_org_id, number, application_number, grant_number, authority, kind, title_zh, grant_date, right_key, right_keys)
      values (${`pat_dup${bench.me.orgId.slice(4)}`}, ${bench.me.orgId}, ${bench.me.orgId}, 'CN110000017B', 'CN201910000017A', 'CN110000017B', 'CN', 'invention', '双极板', '2021-03-02', ${row!.rightKey}, ${sql.param(row!.rightKeys, patents.rightKeys)})`));
    const report = await mergeDuplicates({ db: bench.t.db, clock });
    expect(report.merged.filter((m) => m.orgId === bench.me.orgId)).toHaveLength(1);
    expect(await bench.held()).toHaveLength(1);
    expect((await mergeDuplicates({ db: bench.t.db, clock })).merged).toEqual([]);
  });
});

const CASES = join(process.env.JINGZHE_SHARED_DATA ?? join(import.meta.dirname, '../../../shared/data'), '../cases/import');
describe.skipIf(!existsSync(join(CASES, 'same-right-1.csv')))('shared cases, stored', () => {
  const file = (name: string) => readFileSync(join(CASES, name));
  it('same-right in any order, two-rights apart', async () => {
    for (const [a, b] of [['same-right-1.csv', 'same-right-2.csv'], ['same-right-2.csv', 'same-right-1.csv'], ['same-right-3.csv', 'same-right-4.csv'], ['same-right-4.csv', 'same-right-3.csv']] as const) {
      await bench.newcomer();
      await bench.take(a, file(a));
      await bench.take(b, file(b));
      expect(await bench.held(), `${a} then ${b}`).toHaveLength(1);
      if (a.includes('-3') || a.includes('-4')) expect(await bench.held()).toMatchObject([{ legalStatus: 'unknown' }]);
    }
    await bench.newcomer();
    expect((await bench.take('two-rights.csv', file('two-rights.csv'))).rows).toMatchObject({ created: 2, rejected: 0 });
  });
});
