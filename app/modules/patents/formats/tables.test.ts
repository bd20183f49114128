import { afterAll, describe, expect, it } from 'vitest';
import { inspectPatents } from './open.ts';
import { inlineRow, makeXlsx, readAll, recordsOf, refusal, scratch } from './fixtures.helper.ts';
import { headerKey, planColumns } from './table-columns.ts';
import { cleanCell, readStatus, splitClaims, splitNames } from './table-record.ts';
import { columnOf, isDateFormat, serialToDay } from './xlsx.ts';

const files = scratch();
afterAll(() => files.remove());

const HEADER = ['申请号', '公开（公告）号', '公开（公告）日', '申请日', '名称', '主分类号', '分类号', '优先权', '申请（专利权）人', '发明（设计）人', '专利代理机构', '摘要', '主权项', '光盘号'];
const ROW = ['CN201220249767.4', 'CN202644312U', '2013.01.02', '2012.05.31', '一种轨枕', 'E01B3/32(2006.01)I', 'E01B3/32(2006.01)I;E01B9/10(2006.01)I', '2012.01.16 DE 202012000389.5', '甲大学;乙公司', '张三;李四', '某某代理有限公司 32243', '本实用新型公开了一种轨枕。', '一种轨枕，其特征在于：有槽。', 'D1301'];

describe('workbooks', () => {
  it('reads an office export with inline strings', async () => {
    const [record] = await recordsOf(files.file(makeXlsx({ sheets: { 导出: inlineRow(1, HEADER) + inlineRow(2, ROW) } })));
    expect(record).toMatchObject({
      docdb: 'CN202644312U', applicationNumber: 'CN201220249767U', grantNumber: 'CN202644312U', patentKind: 'utility_model', titles: { zh: '一种轨枕' }, abstracts: { zh: '本实用新型公开了一种轨枕。' },
      filingDate: '2012-05-31', publicationDate: '2013-01-02', grantDate: '2013-01-02', ipc: ['E01B 3/32', 'E01B 9/10'], applicants: ['甲大学', '乙公司'], inventors: ['张三', '李四'], agent: '某某代理有限公司',
      priority: [{ number: '202012000389.5', country: 'DE', date: '2012-01-16' }], claims: [{ n: 1, independent: true, lang: 'zh' }], writtenNumbers: { application: 'CN201220249767.4' }, provenance: { '*': { source: 'upload', asOf: null } },
    });
  });

  it('reads shared and rich strings, dates by style, numbers that lost their text, formulas by their result', async () => {
    const strings = ['<t>申请号</t>', '<t>名称</t>', '<t>申请日</t>', '<t>公开日</t>', '<r><t>一种</t></r><r><rPr><b/></rPr><t>电池</t></r><rPh sb="0" eb="1"><t>yi</t></rPh>', '<t>行一_x000D_</t>'];
    const sheet = `<row r="1">${[0, 1, 2, 3].map((i) => `<c t="s"><v>${i}</v></c>`).join('')}</row>
      <row r="3"><c r="A3" s="3"><v>201220249767.39999</v></c><c r="B3" t="s"><v>4</v></c><c r="C3" s="1"><v>41060</v></c><c r="D3" s="2"><f>C3+1</f><v>41276.5</v></c><c r="F3" t="e"><v>#REF!</v></c></row>
      <row r="4"><c r="B4" t="str"><f>"x"</f><v>一种电极</v></c><c r="A4" t="inlineStr"><is><r><t>CN2012202</t></r><r><t>49766.X</t></r></is></c></row>`;
    const rows = await readAll(files.file(makeXlsx({ sheets: { a: sheet }, strings })));
    expect(rows).toMatchObject([
      { row: 3, record: { applicationNumber: 'CN201220249767U', titles: { zh: '一种电池' }, filingDate: '2012-05-31', publicationDate: '2013-01-02' } },
      { row: 4, record: { applicationNumber: 'CN201220249766U', titles: { zh: '一种电极' } } },
    ]);
  });

  it('knows both calendars and date formats', () => {
    expect([serialToDay(1, false), serialToDay(59, false), serialToDay(61, false), serialToDay(41_060, false), serialToDay(41_060 - 1462, true), serialToDay(-1, false)])
      .toEqual(['1900-01-01', '1900-02-28', '1900-03-01', '2012-05-31', '2012-05-31', null]);
    expect([isDateFormat(14, undefined), isDateFormat(0, undefined), isDateFormat(170, 'yyyy"年"'), isDateFormat(171, '#,##0.00_);[Red]0'), isDateFormat(172, '"day" 0'), isDateFormat(173, 'General')])
      .toEqual([true, false, true, false, false, false]);
    expect([columnOf('A1'), columnOf('Z9'), columnOf('AA1'), columnOf('XFD1'), columnOf('1'), columnOf(undefined)]).toEqual([0, 25, 26, 16_383, null, null]);
  });

  it('uses the 1904 calendar when the workbook says so', async () => {
    const sheet = `${inlineRow(1, ['申请号', '名称', '申请日'])}<row r="2"><c t="inlineStr"><is><t>CN201220249767.4</t></is></c><c t="inlineStr"><is><t>甲</t></is></c><c s="1"><v>39598</v></c></row>`;
    expect((await recordsOf(files.file(makeXlsx({ sheets: { a: sheet }, date1904: true }))))[0]!.filingDate).toBe('2012-05-31');
  });

  it('finds the sheet and the header below titles, skips repeated headers and blank rows, takes a named sheet', async () => {
    const path = files.file(makeXlsx({ sheets: {
      说明: inlineRow(1, ['本表由系统导出']),
      数据: inlineRow(1, ['专利清单']) + inlineRow(3, HEADER) + inlineRow(4, ROW) + inlineRow(5, ['', ' ']) + inlineRow(6, HEADER) + inlineRow(7, ['CN201220249766.X', ...ROW.slice(1)]),
    } }));
    expect((await readAll(path)).map((r) => r.row)).toEqual([4, 7]);
    expect(await refusal(path, { sheet: '说明' })).toBe('header_missing');
    expect(await refusal(path, { sheet: '没有' })).toBe('sheet_missing');
    expect(await inspectPatents({ path, name: 'x' })).toMatchObject({ format: 'xlsx', sheets: ['说明', '数据'], header: { row: 3, missing: [] } });
  });

  it('reports each bad row with field, code and value and goes on', async () => {
    const path = files.file(makeXlsx({ sheets: { a: inlineRow(1, ['申请号', '名称', '申请日', '分类号']) + inlineRow(2, ['CN201220249767.5', '甲', '2012.05.31']) + inlineRow(3, ['CN201220249767.4', '', '2012.13.31'])
      + inlineRow(4, ['CN201220249767.4', '丙', '41060', 'E01B3/32;???']) } }));
    expect(await readAll(path)).toMatchObject([
      { row: 2, errors: [{ field: 'applicationNumber', code: 'check_digit_wrong', value: 'CN201220249767.5' }] },
      { row: 3, errors: [{ field: 'filingDate', code: 'bad_date', value: '2012.13.31' }, { field: 'title', code: 'required' }] },
      { row: 4, record: { filingDate: '2012-05-31', ipc: ['E01B 3/32'] }, warnings: [{ field: 'ipc', code: 'symbol_unread', value: '???' }] },
    ]);
  });
});

describe('columns', () => {
  it('gives one error that names what is missing', async () => {
    const path = files.file(makeXlsx({ sheets: { a: inlineRow(1, ['名称', '作者']) + inlineRow(2, ['甲', '乙']) } }));
    await expect(readAll(path)).rejects.toMatchObject({ code: 'bad_file', details: { reason: 'columns_missing', missing: ['number'], headers: ['名称', '作者'] } });
    expect(await refusal(files.file('a,b\n1,2\n'))).toBe('header_missing');
  });

  it('lets the caller map and ignore columns, and refuses fields that do not exist', async () => {
    const path = files.file('案卷,成果,名称\nCN201220249767.4,一种轨枕,内部名\n');
    expect((await recordsOf(path, { mapping: { 案卷: 'applicationNumber', 成果: 'title' } }))[0]).toMatchObject({ titles: { zh: '一种轨枕' } });
    expect(await refusal(path, { mapping: { 案卷: 'applicationNumber', 成果: 'ignore', 名称: 'ignore' } })).toBe('columns_missing');
    expect(await refusal(path, { mapping: { 案卷: 'constructor' as never } })).toBe('mapping_unknown');
  });

  it('tells citations of five years from citations altogether', async () => {
    const [record] = await recordsOf(files.file('申请号,名称,被引证次数,5年内被引证次数\nCN201220249767.4,一种轨枕,9,4\n'));
    expect(record).toMatchObject({ forwardCitations: 9, forwardCitations5y: 4 });
  });

  it('keeps unknown columns out and reads English headers', () => {
    const plan = planColumns(['Title', 'Patent Number', 'Filing Date', 'Colour', 'title']);
    expect([...plan.columns.values()]).toEqual(['title', 'patentNumber', 'filingDate']);
    expect(plan.unknown).toEqual(['Colour', 'title']);
    expect(headerKey(' 公开（公告） 号 ')).toBe(headerKey('公开(公告)号'));
  });
});

describe('csv', () => {
  const text = '申请号,名称,摘要,法律状态\r\nCN201220249767.4,"一种轨枕，带""槽""","第一行\n第二行",有权\r\n\r\n"=""201220249766X""",一种装置,—,失效\r\n';
  const gbk = Buffer.from([0xc9, 0xea, 0xc7, 0xeb, 0xba, 0xc5, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, ...Buffer.from('CN201220249767.4,'), 0xb5, 0xe7, 0xb3, 0xd8, 0x0a]);

  it.each([
    ['UTF-8', Buffer.from(text)], ['UTF-8 with mark', Buffer.from(`\ufeff${text}`)], ['UTF-16LE', Buffer.from(`\ufeff${text}`, 'utf16le')], ['UTF-16BE', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('reads %s', async (_name, bytes) => {
    expect(await readAll(files.file(bytes))).toMatchObject([
      { row: 2, record: { titles: { zh: '一种轨枕，带"槽"' }, abstracts: { zh: '第一行\n第二行' }, legalStatus: 'in_force' } },
      { row: 4, record: { applicationNumber: 'CN201220249766U', legalStatus: 'lapsed', abstracts: {} } },
    ]);
  });

  it('reads GBK bytes without any declaration', async () => {
    const path = files.file(gbk);
    expect(await inspectPatents({ path, name: 'x' })).toMatchObject({ format: 'csv', encoding: 'gb18030' });
    expect((await recordsOf(path))[0]).toMatchObject({ titles: { zh: '电池' }, docdb: 'CN201220249767U' });
  });

  it.each(['\t', ';', '|'])('finds the delimiter %j', async (d) => {
    expect(await recordsOf(files.file(['申请号', '名称'].join(d) + '\n' + ['CN201220249767.4', '甲, 乙'].join(d)))).toHaveLength(1);
  });

  it('assumes the US for bare numbers of an English table and says so; a named office wins', async () => {
    const path = files.file('Title,Patent Number,Serial Number\nA valve,"7,272,630",\nA pump,6858197,/0\n');
    expect(await readAll(path)).toMatchObject([{ record: { docdb: 'US7272630' } }, { record: { docdb: 'US6858197' }, warnings: [{ code: 'authority_assumed' }] }]);
    expect((await recordsOf(files.file('Title,Patent Number\nA pump,1234567\n'), { authority: 'EP' }))[0]!.docdb).toBe('EP1234567');
  });

  it('does not evaluate formulas', async () => {
    const [record] = await recordsOf(files.file('申请号,名称,地址\nCN201220249767.4,"=HYPERLINK(""http://x"")",@SUM(1)\n'));
    expect(record).toMatchObject({ titles: { en: '=HYPERLINK("http://x")' }, address: '@SUM(1)' });
  });
});

describe('cells', () => {
  it('cleans, splits and translates', () => {
    expect([cleanCell('="x1"'), cleanCell("'0012"), cleanCell(' — '), cleanCell('N/A'), cleanCell('无')]).toEqual(['x1', '0012', '', '', '']);
    expect(splitNames('张三、李四，王五', true)).toEqual(['张三', '李四', '王五']);
    expect(splitNames('甲、乙研究院', false)).toEqual(['甲、乙研究院']);
    expect(splitNames('Smith, John; Doe, Jane', true)).toEqual(['Smith, John', 'Doe, Jane']);
    expect(splitClaims('1.一种方法，温度为2.5度。2.根据权利要求1所述的方法。3、一种装置。')).toHaveLength(3);
    expect(splitClaims('一种方法')).toEqual(['一种方法']);
    expect(['授权', '未缴年费专利权终止', '专利权有效期届满', '实质审查的生效', '视为撤回', '宣告专利权全部无效', 'Active', 'Inactive', '?'].map(readStatus))
      .toEqual(['in_force', 'lapsed', 'expired', 'pending', 'withdrawn', 'revoked', 'in_force', 'lapsed', null]);
  });
});
