import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatNumber, readNumber, searchKeys } from '../numbers.ts';
import { columnsOfRecord } from '../patent-row.ts';
import { mergeRecords } from '../record.ts';
import { rightIdentity, rightKeysOf } from '../right-identity.ts';
import { readStatusText } from '../statuses.ts';
import { readAll, recordsOf } from './fixtures.helper.ts';
import { inspectPatents } from './open.ts';

/** Cases with their right answers, when the machine has them; the other tests of this room do not need them. */
const ROOT = join(process.env.JINGZHE_SHARED_DATA ?? resolve(import.meta.dirname, '../../../../../shared/data'), '../cases/import');
const file = (name: string) => join(ROOT, name);
const present = existsSync(file('numbers.tsv'));
if (!present) console.info(`skipped: no shared cases at ${ROOT} (set JINGZHE_SHARED_DATA)`);
const lines = (name: string) => readFileSync(file(name), 'utf8').trim().split(/\r?\n/).slice(1).map((l) => l.split('\t'));

describe.skipIf(!present)('shared cases', () => {
  it('lens-current: numbers, parties, classes, family, citations, status', async () => {
    const records = await recordsOf(file('lens-current.csv'));
    expect(records).toMatchObject([
      { docdb: 'US9871234B2', applicationNumber: 'US14712345A', applicants: ['UNIV EXAMPLE'], assignees: ['UNIVERSITY OF EXAMPLE'], inventors: ['LI MING', 'SMITH ANN'], ipc: ['F16K 1/42'], cpc: ['F16K 1/42', 'F16K 25/04'], familyMembers: ['US20150330511A1', 'US9871234B2'], backwardCitations: 12, forwardCitations: 3, legalStatus: 'in_force' },
      { docdb: 'CN109912345B', applicationNumber: 'CN201910123456A', legalStatus: 'in_force' }, { docdb: 'WO2019123456A1', applicationNumber: 'CN2018101234W', legalStatus: 'pending' },
    ]);
  });

  it('lens-2016 and the file saved again in the US: the order of each', async () => {
    expect((await recordsOf(file('lens-2016.csv'))).map((r) => [r.applicationNumber, r.filingDate, r.publicationDate, r.description])).toEqual([
      ['US13712345A', '2012-11-02', '2014-05-08', undefined], ['US05455123A', '1974-03-27', '1975-10-14', undefined], ['US10612345A', '2003-07-02', '2004-03-30', undefined],
    ]);
    expect(await recordsOf(file('lens-resaved-us.csv'))).toMatchObject([{ filingDate: '2015-10-02', publicationDate: '2016-04-07', titleOriginal: { text: 'Fahrzeug mit Anzeige', lang: 'de' } }, { filingDate: '2014-10-13', publicationDate: '2016-12-06', titles: { en: 'Vehicle with display' } }]);
  });

  it('google-patents: nothing to map, names at commas, two patents perhaps one right', async () => {
    expect(await recordsOf(file('google-patents.csv'))).toMatchObject([
      { docdb: 'CN110123456B', inventors: ['Li Ming', 'Wang Fang'] }, { docdb: 'WO2020123456A1', assignees: ['Example Kosan Co., Ltd.'], inventors: ['Taro Rei', 'Hanako Rei', 'John Q. Doe Jr.'] }, { docdb: 'JP6012345B2', inventors: ['例示 太郎'] },
    ]);
    expect(await readAll(file('google-patents-local.csv'))).toMatchObject([{ record: { docdb: 'US20190123456A1', publicationDate: '2019-06-27', inventors: ['Ann Smith', 'Bo Li', 'Cy F. Young'] } }, { record: { docdb: 'US11234567B2', grantDate: '2022-02-01' }, warnings: [{ code: 'possibly_same_right' }] }]);
  });

  it('espacenet, patentscope, patsnap', async () => {
    const espacenet = await readAll(file('espacenet.csv'));
    expect(espacenet).toMatchObject([{ record: { docdb: 'KR20160001234U', applicationNumber: 'KR20140007654U' } }, { record: { docdb: 'WO2011123456A1', applicationNumber: 'CN2011070123W', familyMembers: ['CN102712345A'], priority: [{ country: 'CN', date: '2010-04-02' }] } }]);
    expect(espacenet.some((r) => 'record' in r && JSON.stringify([r.record.docdb, r.record.publicationNumber, r.record.grantNumber]).includes('CN102712345'))).toBe(false);
    expect(await recordsOf(file('patentscope.csv'))).toMatchObject([{ publicationDate: '2006-06-15', priority: [{ date: '2004-12-10', country: 'US' }] }, { publicationDate: '2011-10-13', priority: [{ date: '2010-04-02', country: 'CN' }] }]);
    expect(await recordsOf(file('patsnap.csv'))).toMatchObject([{ assignees: ['示例大学'], applicants: ['示例大学', '示例轴承有限公司'], legalStatus: 'in_force', familySize: 2 }, { legalStatus: 'lapsed' }]);
    const inspected = await inspectPatents({ path: file('patsnap.csv'), name: 'x' });
    expect(inspected.header!.unread).toEqual(['当前申请(专利权)人']);
  });

  it('owners: co-owned in the first three', async () => {
    const records = await recordsOf(file('owners.csv'));
    expect(records.map((r) => [r.applicants.length, r.inventors.length, columnsOfRecord(r).coOwned])).toEqual([[2, 2, true], [2, 2, true], [2, 2, true], [1, 1, false], [1, 1, false]]);
  });

  it('one right and two rights, in any order', async () => {
    const [r1, r2, r3, r4] = await Promise.all([1, 2, 3, 4].map(async (n) => (await recordsOf(file(`same-right-${n}.csv`)))[0]));
    const two = await recordsOf(file('two-rights.csv'));
    expect(rightKeysOf(r1!)).toEqual(rightKeysOf(r2!));
    for (const merged of [mergeRecords(r1!, r2!), mergeRecords(r2!, r1!)]) expect(merged).toMatchObject({ docdb: 'US9012345B2', grantNumber: 'US9012345B2', kindCode: 'B2' });
    expect(rightKeysOf(r3!).some((k) => rightKeysOf(r4!).includes(k))).toBe(true);
    for (const merged of [mergeRecords(r3!, r4!), mergeRecords(r4!, r3!)]) {
      expect(merged).toMatchObject({ docdb: 'CN110000017B', publicationNumber: 'CN110000017A', grantNumber: 'CN110000017B', grantDate: '2021-03-02' });
      expect(columnsOfRecord(merged).legalStatus).toBe('unknown');
    }
    expect(two.map((r) => r.applicationNumber)).toEqual(['US05175123A', 'US17512371A']);
    expect(rightKeysOf(two[0]!).filter((k) => rightKeysOf(two[1]!).includes(k))).toEqual([]);
  });

  it('docdb-us: one of each', async () => {
    const [record] = await recordsOf(file('docdb-us.xml'));
    expect(record).toMatchObject({ docdb: 'WO2023099999A1', applicationNumber: 'IL2022050999W', applicants: ['Example University'], inventors: ['LI, Ming'], priority: [{ country: 'US', date: '2021-08-02' }], cpc: ['F16C 19/52'], titleOriginal: { lang: 'de' } });
    expect(columnsOfRecord(record!)).toMatchObject({ coOwned: false, expiryDate: null, titleEn: 'Lager mit Sensor' });
    expect(record!.priority).toHaveLength(1);
  });

  it('numbers, each line', () => {
    for (const [input, as, right] of lines('numbers.tsv')) {
      const type = /^application|^priority/.test(as!) ? 'application' as const : as!.startsWith('publication') ? 'publication' as const : undefined;
      const parsed = readNumber(input!, type ? { type } : {});
      expect(parsed, input).toMatchObject({ ok: true });
      if (!parsed.ok) continue;
      const { value } = parsed;
      expect(value.alternatives, input).toBeUndefined();
      const compact = right!.replace(/,(?=\d{3})/g, '');
      const us = /US (?:application|provisional) (\d\d)\/(\d{3})(\d{3})/.exec(compact);
      const pct = /PCT\/([A-Z]{2}\d{4})\/(\d{6})/.exec(right!);
      const told = us ? `US${us[1]}${us[2]}${us[3]}` : pct ? `${pct[1]}${pct[2]}` : /EP application (\d{8})/.test(right!) ? `EP${/EP application (\d{8})/.exec(right!)![1]}` : /CN application (\d{12})/.test(right!) ? `CN${/CN application (\d{12})/.exec(right!)![1]}` : /^[A-Z0-9]+/.exec(right!)![0];
      expect(value.docdb.startsWith(told), `${input}: ${value.docdb} for ${right}`).toBe(true);
      if (/ of (\d{4})/.test(right!)) expect(value.year, input).toBe(Number(/ of (\d{4})/.exec(right!)![1]));
      if (/published/.test(right!)) expect(value.publishedOn).toBe('2021-01-01');
      if (/found by both/.test(right!)) expect(searchKeys(value)).toEqual(expect.arrayContaining(['KR0212345Y1', 'KR200212345Y1']));
      if (/check digit/.test(right!)) expect(formatNumber(value)).toBe('CN 201920123456.5');
      expect(rightIdentity(value)).toBeTruthy();
    }
  });

  it('statuses, each line', () => {
    for (const [text, right] of lines('statuses.tsv')) {
      const { status, challenged } = readStatusText(text!);
      const allowed = right!.startsWith('never in_force') ? ['pending', 'withdrawn', null] : right!.startsWith('any dead') ? ['lapsed', 'expired', 'revoked', 'withdrawn'] : right!.startsWith('unknown or in_force') ? [null, 'in_force'] : [/^\w+/.exec(right!)![0]];
      expect(allowed, `${text}: ${status}`).toContain(status);
      expect(challenged, text).toBe(/challenged/.test(right!));
    }
  });
});
