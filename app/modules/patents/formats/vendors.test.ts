import { utils, write, type WorkBook } from '@e965/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { inspectPatents } from './open.ts';
import { inlineRow, makeXlsx, makeZip, readAll, recordsOf, refusal, scratch } from './fixtures.helper.ts';

/** Exports of the programs people use, each invented in the shape of the real one. */
const files = scratch();
afterAll(() => files.remove());

const csv = (...rows: string[][]) => rows.map((r) => r.map((c) => (/[",\n;]/.test(c) ? `"${c.replace(/"/g, '""')}"` : c)).join(',')).join('\n');
const one = async (...rows: string[][]) => (await recordsOf(files.file(csv(...rows))))[0];

describe('exports of search programs', () => {
  it('Lens: display key, families, owners with their day, a day order from the column', async () => {
    const header = ['#', 'Jurisdiction', 'Kind', 'Display Key', 'Lens ID', 'Publication Date', 'Application Number', 'Application Date', 'Priority Numbers', 'Title', 'Applicants', 'Inventors', 'Owners', 'Document Type', 'Has Full Text', 'Cited by Patent Count', 'Simple Family Members', 'CPC Classifications', 'Legal Status'];
    const rows = await recordsOf(files.file(csv(header,
      ['1', 'US', 'B2', 'US 8765432 B2', '1', '01/07/14', 'US 201113222333 A', '05/08/11', 'US 201113222333 A;;US 201061400500 P', 'Pump', 'SAMPLE UNIV', 'ROE JANE;;POE JOHN', 'SAMPLE UNIVERSITY (2011-09-01)', 'Granted Patent', 'yes', '4', 'US 8765432 B2;;EP 2555666 A1', 'F04B1/00;;F04B 53/10', 'Inactive'],
      ['2', 'EP', 'A1', 'EP 2555666 A1', '2', '13/02/13', 'EP 11800100 A', '28/07/11', '', 'Pump', 'SAMPLE UNIV', '', '', 'Patent Application', 'no', '0', '', '', 'Discontinued'])));
    expect(rows).toMatchObject([
      { docdb: 'US8765432B2', applicationNumber: 'US13222333A', filingDate: '2011-08-05', publicationDate: '2014-07-01', grantDate: '2014-07-01', assignees: ['SAMPLE UNIVERSITY'], inventors: ['ROE JANE', 'POE JOHN'], forwardCitations: 4, familyMembers: ['US8765432B2', 'EP2555666A1'], cpc: ['F04B 1/00', 'F04B 53/10'], legalStatus: 'lapsed', priority: [{ country: 'US' }, { country: 'US' }] },
      { docdb: 'EP2555666A1', applicationNumber: 'EP11800100A', legalStatus: 'withdrawn' },
    ]);
    expect(rows[0]!.sourceData).toMatchObject({ 'Lens ID': '1' });
  });

  it('Google Patents: the search line above, ids with dashes, names given first, one right perhaps in two rows', async () => {
    const path = files.file(['search URL:,https://patents.google.com/?q=x', 'id,title,assignee,inventor/author,priority date,filing/creation date,publication date,grant date,result link',
      'US-2018345678-A1,Lamp,"Sample Light Co., Ltd.","Jane Roe, John Poe Jr.",2017-01-02,2018-01-02,2018-12-06,,https://x', 'US-10987654-B2,Lamp,"Sample Light Co., Ltd., Model University","Jane Roe",2017-01-02,2018-01-02,2021-04-27,2021-04-27,https://y'].join('\n'));
    expect(await readAll(path)).toMatchObject([
      { record: { docdb: 'US20180345678A1', assignees: ['Sample Light Co., Ltd.'], inventors: ['Jane Roe', 'John Poe Jr.'], priorityDate: '2017-01-02' } },
      { record: { docdb: 'US10987654B2', assignees: ['Sample Light Co., Ltd.', 'Model University'] }, warnings: [{ code: 'possibly_same_right' }] },
    ]);
  });

  it('Espacenet: further publications are members of the family', async () => {
    const record = await one(['Title', 'Publication number', 'Publication date', 'Inventor(s)', 'Applicant(s)', 'International classification', 'Cooperative Patent Classification', 'Application number', 'Date of application', 'Priority number(s)'],
      ['Dryer', 'EP2777888 (A1); US2014222333 (A1)', '2014-09-17', 'ROE JANE [GB]', 'SAMPLE UNIV [GB]', 'F26B9/06', 'F26B9/06 (EP); F26B21/00 (US)', 'EP20140159000', '20140311', 'GB20130004567 20130314']);
    expect(record).toMatchObject({ docdb: 'EP2777888A1', applicationNumber: 'EP14159000A', familyMembers: ['US20140222333A1'], inventors: ['ROE JANE'], cpc: ['F26B 9/06', 'F26B 21/00'], filingDate: '2014-03-11', priority: [{ country: 'GB', date: '2013-03-14' }] });
  });

  it('PATENTSCOPE: points in dates, priorities in brackets on the day written', async () => {
    const rows = await recordsOf(files.file(csv(['Publication Number', 'Publication Date', 'Title', 'Priority Data', 'IPC', 'Applicants', 'Inventors', 'FP Image'],
      ['WO/2012/098765', '05.07.2012', 'MIXER', '[201110000001.2 2011-01-01T23:59:59.000Z CN]', 'B01F 7/00', 'SAMPLE', 'LI Si;ROE Jane', ''])));
    expect(rows[0]).toMatchObject({ docdb: 'WO2012098765', publicationDate: '2012-07-05', priority: [{ number: '201110000001.2', country: 'CN', date: '2011-01-01' }], inventors: ['LI Si', 'ROE Jane'] });
  });

  it('PatSnap and incoPat: prefixes, translations, two columns of status; nothing lost without a word', async () => {
    const path = files.file(csv(['公开(公告)号', '标题', '标题(译)', '[标]当前申请(专利权)人', '[标]原始申请(专利权)人', '发明人', '申请号', '申请日', '公开(公告)日', '简单法律状态', '法律状态/事件', '专利价值'],
      ['CN113000001B', '一种泵', 'Pump', '甲方大学', '甲方大学|乙方有限公司', '张三|李四', 'CN202011000000.0', '2020/10/10', '2022/5/17', '失效', '期限届满', '120000']));
    expect(await readAll(path)).toMatchObject([{ record: { titles: { zh: '一种泵', en: 'Pump' }, assignees: ['甲方大学'], applicants: ['甲方大学', '乙方有限公司'], legalStatus: 'expired', sourceData: { 专利价值: '120000', 申请号: 'CN202011000000.0' } }, warnings: [{ field: 'applicationNumber', code: 'check_digit_wrong' }] }]);
    expect((await inspectPatents({ path, name: 'x' })).header).toMatchObject({ unread: ['专利价值'], missing: [] });
    const incopat = await one(['公开（公告）号', '标题', '申请人', '当前权利人', '申请日', '专利有效性', '当前法律状态', '首权', '权利要求数量', '被引证次数'], ['CN213000001U', '一种灯', '甲方大学;乙方公司', '甲方大学', '20201010', '有效', '授权;质押', '1.一种灯，其特征在于亮。', '8', '3']);
    expect(incopat).toMatchObject({ legalStatus: 'in_force', applicants: ['甲方大学', '乙方公司'], claimCount: 8, forwardCitations: 3, claims: [{ text: '一种灯，其特征在于亮。' }] });
  });

  it('J-PlatPat and KIPRIS: their own words, eras and numbers', async () => {
    const japan = await one(['文献番号', '出願番号', '出願日', '公知日', '発明の名称', '出願人/権利者', 'FI', '公開番号', '登録番号'], ['特許第6111222号', '特願2014-001234', '平成26年1月7日', '2017/4/5', '乾燥装置', '見本大学', 'F26B9/06', '特開2015-129600', '特許6111222']);
    expect(japan).toMatchObject({ docdb: 'JP6111222B2', applicationNumber: 'JP2014001234A', filingDate: '2014-01-07', publicationDate: '2017-04-05', titleOriginal: { text: '乾燥装置', lang: 'ja' }, applicants: ['見本大学'] });
    const korea = await one(['출원번호', '출원일자', '등록번호', '등록일자', '발명의명칭', '출원인', '발명자', 'IPC분류', '법적상태'], ['10-2014-0012345', '2014.02.03', '10-1567890', '2015.11.10', '건조 장치', '견본대학교 산학협력단', '김견본;이견본', 'F26B 9/06', '등록']);
    expect(korea).toMatchObject({ docdb: 'KR101567890', applicationNumber: 'KR20140012345A', grantDate: '2015-11-10', titleOriginal: { lang: 'ko' }, inventors: ['김견본', '이견본'], legalStatus: 'in_force' });
    const registered = await one(['출원번호', '등록번호', '발명의명칭'], ['1020140012345', '1015678900000', '건조 장치']);
    expect(registered).toMatchObject({ docdb: 'KR101567890', applicationNumber: 'KR20140012345A' });
  });

  it('Derwent, Orbit, PatentsView, USPTO and SumoBrain', async () => {
    expect(await one(['Publication Number', 'Title - DWPI', 'Title', 'Assignee/Applicant', 'Inventor', 'Application Number', 'Application Date', 'Publication Date', 'Dead/Alive', 'IPC - Current'], ['US20050111222A1', 'Pump with valve', 'Pump', 'Sample Inc.', 'Roe, Jane | Poe, John', 'US2004999888A', '2004-11-30', '2005-05-26', 'Dead', 'F04B001/00']))
      .toMatchObject({ docdb: 'US20050111222A1', applicationNumber: 'US10999888A', inventors: ['Roe, Jane', 'Poe, John'], legalStatus: 'lapsed', ipc: ['F04B 1/00'] });
    expect(await one(['Title', 'Publication numbers', 'Publication dates', 'Current assignees', 'Inventors', 'Legal state', 'Questel unique family ID (FAN)'], ['Lamp', 'EP2888999 B1\nUS9555666 B2', '2016-02-03', 'SAMPLE UNIVERSITY', 'ROE JANE; POE JOHN', 'ALIVE', '77']))
      .toMatchObject({ docdb: 'EP2888999B1', familyMembers: ['US9555666B2'], legalStatus: 'in_force', familyId: '77' });
    expect(await one(['patent_id', 'patent_type', 'patent_date', 'patent_title', 'num_claims', 'wipo_kind'], ['10123456', 'utility', '2018-11-13', 'Lamp', '12', 'B2'])).toMatchObject({ docdb: 'US10123456', patentKind: 'invention', grantDate: '2018-11-13', claimCount: 12 });
    expect(await one(['Document/Patent number', 'Title', 'Inventor name', 'Publication date', 'Application number', 'Application filing date', 'Family ID'], ['US-20220123456-A1', 'Lamp', 'Roe; Jane', '2022-04-21', '17/555666', '2021-12-20', '80000001'])).toMatchObject({ docdb: 'US20220123456A1', applicationNumber: 'US17555666A' });
    expect(await one(['Document ID', 'Title', 'Inventors', 'Assignee', 'Publication Date', 'Filing Date', 'Match Score'], ['US7777888', 'Lamp', 'Roe, Jane; Poe, John', 'Sample Inc.', '08/17/2010', '03/05/2007', '1000'])).toMatchObject({ docdb: 'US7777888', publicationDate: '2010-08-17', filingDate: '2007-03-05' });
  });

  it('traditional characters: the same columns, and no office taken for granted', async () => {
    expect(await one(['公開號', '專利名稱', '申請人', '發明人', '申請日', '公開日', '國際分類號', '法律狀態'], ['TWI543210B', '一種燈', '甲方大學、乙方股份有限公司', '王五、李四', '2014/05/06', '2016/07/21', 'F21V29/00', '核准公告']))
      .toMatchObject({ docdb: 'TWI543210B', titles: { zh: '一種燈' }, applicants: ['甲方大學', '乙方股份有限公司'], inventors: ['王五', '李四'], filingDate: '2014-05-06' });
    expect(await readAll(files.file(csv(['申請號', '專利名稱'], ['101112345', '一種燈'])))).toMatchObject([{ errors: [{ field: 'applicationNumber', code: 'number_ambiguous' }] }]);
  });
});

describe('what becomes of values that cannot be read', () => {
  it('keeps the row, warns, and keeps the text', async () => {
    const path = files.file(csv(['申请号', '名称', '申请日', '公开日', 'IPC', '法律状态', '被引次数', '备注'], ['CN201220249767.4', '一种轨枕', '2012.13.31', '2013-01', 'XYZ', '火星', '多', '自定']));
    expect(await readAll(path)).toMatchObject([{
      record: { docdb: 'CN201220249767U', sourceData: { 申请日: '2012.13.31', 公开日: '2013-01', 法律状态: '火星', 备注: '自定' } },
      warnings: [{ field: 'filingDate', code: 'bad_date' }, { field: 'publicationDate', code: 'date_partial' }, { field: 'ipc', code: 'symbol_unread' }, { field: 'legalStatus', code: 'status_unread', value: '火星' }, { field: 'forwardCitations', code: 'bad_count' }],
    }]);
  });

  it('drops the date that contradicts the number, not the row', async () => {
    const [a, b] = await readAll(files.file(csv(['申请号', '名称', '申请日', '公开日'], ['CN201220249767.4', '甲', '2015-05-31', '2013-01-02'], ['CN201220249767.4', '乙', '2012-05-31', '2010-01-02'])));
    expect(a).toMatchObject({ record: { publicationDate: '2013-01-02' }, warnings: [{ field: 'filingDate', code: 'before_filing' }] });
    expect(b).toMatchObject({ record: { filingDate: '2012-05-31' }, warnings: [{ field: 'publicationDate', code: 'before_filing' }] });
  });

  it('refuses only an identity that stays open, with both candidates', async () => {
    const rows = await readAll(files.file(csv(['Application Number', 'Title', 'Application Date', 'Patent Number'], ['US 16543272 A', 'A', '', ''], ['US 16543272 A', 'B', '1972-08-14', ''], ['US 16543272 A', 'C', '', 'US 3,777,888'], ['US 16543272 A', 'D', '2019-08-19', ''])));
    expect(rows).toMatchObject([{ errors: [{ code: 'number_ambiguous', value: 'US 16543272 A: US 16/543,272 / US 05/165,432' }] }, { record: { docdb: 'US05165432A' } }, { record: { docdb: 'US3777888' }, warnings: [{ code: 'number_ambiguous' }] }, { record: { docdb: 'US16543272A' } }]);
  });

  it('asks about dates that stay open instead of guessing', async () => {
    const rows = await readAll(files.file(csv(['Publication Number', 'Title', 'Filing Date'], ['US9000001B2', 'A', '03/04/2012'], ['US9000002B2', 'B', '05/05/2012'])));
    expect(rows).toMatchObject([{ record: { sourceData: { 'Filing Date': '03/04/2012' } }, warnings: [{ code: 'date_ambiguous', value: '03/04/2012: 2012-04-03 / 2012-03-04' }] }, { record: { filingDate: '2012-05-05' } }]);
    const later = await recordsOf(files.file(csv(['Publication Number', 'Title', 'Filing Date'], ['US9000001B2', 'A', '03/04/2012'], ...Array.from({ length: 500 }, (_, i) => [`US${9_000_002 + i}B2`, 'B', '05/05/2012']), ['US9000900B2', 'C', '03/25/2012'])));
    expect(later[0]).toMatchObject({ filingDate: '2012-03-04' });
  });

  it('reads day numbers by the calendar that fits the numbers beside them', async () => {
    const rows = await recordsOf(files.file(csv(['申请号', '名称', '申请日'], ['CN201220249767.4', '甲', '39598'], ['CN201220249766.X', '乙', '39598'])));
    expect(rows.map((r) => r.filingDate)).toEqual(['2012-05-31', '2012-05-31']);
    const plain = `${inlineRow(1, ['申请号', '名称', '申请日'])}<row r="2"><c t="inlineStr"><is><t>CN201220249767.4</t></is></c><c t="inlineStr"><is><t>甲</t></is></c><c><v>39598</v></c></row>`;
    expect((await recordsOf(files.file(makeXlsx({ sheets: { a: plain }, date1904: true }))))[0]!.filingDate).toBe('2012-05-31');
  });
});

describe('any other table', () => {
  it('proposes columns by their values and shows rows as they would be stored', async () => {
    const path = files.file(csv(['编', '事项', '日1', '日2', '单位', '谁', '类', '态', '备注'], ['CN201220249767.4', '一种轨枕及其制造方法', '2012-05-31', '2013-01-02', '甲方大学', '张三、李四', 'E01B3/32', '有效', '略'], ['CN201220249766.X', '一种检测装置', '2012-06-01', '2013-02-06', '乙方研究所', '王五', 'G01N 21/00', '失效', '略']));
    const inspected = await inspectPatents({ path, name: 'x' });
    expect(inspected.header!.missing).toEqual(['title', 'number']);
    expect(Object.fromEntries(inspected.header!.proposals.map((p) => [p.header, p.field]))).toEqual({ 编: 'applicationNumber', 事项: 'title', 日1: 'filingDate', 日2: 'publicationDate', 单位: 'applicants', 谁: 'inventors', 类: 'ipc', 态: 'legalStatus' });
    const mapping = Object.fromEntries(inspected.header!.proposals.map((p) => [p.header, p.field]));
    const mapped = await inspectPatents({ path, name: 'x' }, { mapping });
    expect(mapped.header).toMatchObject({ missing: [], unread: ['备注'] });
    expect(mapped.preview).toMatchObject([{ row: 2, record: { titles: { zh: '一种轨枕及其制造方法' }, filingDate: '2012-05-31', sourceData: { 备注: '略' } } }, { row: 3 }]);
  });
});

describe('old workbooks', () => {
  const xls = (rows: unknown[][], bookType: 'biff8' | 'biff5', more: object = {}) => {
    const sheet = utils.aoa_to_sheet(rows, { cellDates: false });
    sheet.C2 = { t: 'n', v: 41_060, z: 'yyyy/mm/dd' };
    return Buffer.from(write({ SheetNames: ['说明', 'a'], Sheets: { 说明: utils.aoa_to_sheet([['x']]), a: sheet }, ...more } as WorkBook, { type: 'buffer', bookType }) as Uint8Array);
  };
  const rows = [['申请号', '名称', '申请日', '申请人'], ['CN201220249767.4', '一种轨枕', '', '甲方大学;乙公司'], ['201220249766X', '一种装置', '2012.06.01', '']];

  it('are read like new ones: sheets, texts, days', async () => {
    const path = files.file(xls(rows, 'biff8'));
    expect(await inspectPatents({ path, name: 'x' })).toMatchObject({ format: 'xls', sheets: ['说明', 'a'], header: { missing: [] } });
    expect(await recordsOf(path)).toMatchObject([{ applicationNumber: 'CN201220249767U', filingDate: '2012-05-31', applicants: ['甲方大学', '乙公司'], sourceFormat: 'xls' }, { filingDate: '2012-06-01' }]);
  });

  it('and refused when damaged or too large', async () => {
    const bytes = xls(rows, 'biff8');
    const damaged = Buffer.concat([bytes.subarray(0, 600), Buffer.alloc(2_000, 0xff)]);
    expect(await refusal(files.file(damaged))).toBe('legacy_xls');
    expect(await refusal(files.file(bytes), { limits: { fileBytes: 1_000 } })).toBe('file_too_large');
  });
});

describe('encodings', () => {
  it('reads Big5 by the names of its columns', async () => {
    // 申請號,專利名稱 / CN201220249767.4,電池 in Big5.
    const head = Buffer.from([0xa5, 0xd3, 0xbd, 0xd0, 0xb8, 0xb9, 0x2c, 0xb1, 0x4d, 0xa7, 0x51, 0xa6, 0x57, 0xba, 0xd9, 0x0a]);
    const row = Buffer.concat([Buffer.from('CN201220249767.4,'), Buffer.from([0xb9, 0x71, 0xa6, 0xc0]), Buffer.from('\n')]);
    const path = files.file(Buffer.concat([head, row]));
    expect(await inspectPatents({ path, name: 'x' })).toMatchObject({ encoding: 'big5' });
    expect((await recordsOf(path))[0]).toMatchObject({ titles: { zh: '電池' } });
  });

  it('shows the names Chinese Windows wrote into an archive', async () => {
    const zip = makeZip([{ name: 'AAAA.csv', data: '申请号,名称\nCN201220249767.4,甲\n', flags: 0 }]);
    const gbk = Buffer.from([0xd7, 0xa8, 0xc0, 0xfb]);
    for (let at = zip.indexOf('AAAA'); at >= 0; at = zip.indexOf('AAAA', at)) gbk.copy(zip, at);
    expect(await readAll(files.file(zip))).toMatchObject([{ entry: '专利.csv', record: { titles: { zh: '甲' } } }]);
  });
});
