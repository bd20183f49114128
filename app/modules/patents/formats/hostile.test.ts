import { afterAll, describe, expect, it, vi } from 'vitest';
import { inlineRow, makeXlsx, makeZip, readAll, refusal, scratch } from './fixtures.helper.ts';

vi.setConfig({ testTimeout: 20_000 });
const files = scratch();
afterAll(() => files.remove());

const HEADER = inlineRow(1, ['申请号', '名称']);
const bytes = (n: number, fill = 0) => Buffer.alloc(n, fill);
const us = (title: string, prolog = '') => `<?xml version="1.0"?>${prolog}<us-patent-grant><us-bibliographic-data-grant><publication-reference><document-id><country>US</country><doc-number>10222333</doc-number><kind>B1</kind></document-id></publication-reference><invention-title>${title}</invention-title></us-bibliographic-data-grant></us-patent-grant>`;
const codes = async (data: string | Buffer, options = {}) => (await readAll(files.file(data), options)).map((r) => ('errors' in r ? r.errors.map((e) => e.code).join() : 'ok'));

describe('archives', () => {
  it('stops a bomb by ratio, by size and over all entries', async () => {
    const sheet = `${HEADER}${'<row r="1"/>'.repeat(1_000_000)}`;
    const path = files.file(makeXlsx({ sheets: { a: sheet } }));
    const before = process.memoryUsage().rss;
    expect(await refusal(path)).toBe('zip_bomb');
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
    expect(await refusal(files.file(makeZip([{ name: 'a.csv', data: 'x'.repeat(5000) }])), { limits: { entryBytes: 1000 } })).toBe('zip_bomb');
    const random = () => Array.from({ length: 400 }, (_, i) => `CN${i * 7919},${Math.sqrt(i)}`).join('\n');
    expect(await refusal(files.file(makeZip([{ name: 'a.csv', data: random() }, { name: 'b.csv', data: random() }])), { limits: { totalBytes: 9000 } })).toBe('zip_bomb');
  });

  it('refuses truncated, encrypted, climbing, nested and empty archives', async () => {
    const good = makeXlsx({ sheets: { a: HEADER + inlineRow(2, ['CN201220249767.4', '甲']) } });
    expect(await refusal(files.file(good))).toBeNull();
    expect(await refusal(files.file(good.subarray(0, good.length - 200)))).toBe('zip_broken');
    expect(await refusal(files.file(good.subarray(0, 100)))).toBe('zip_broken');
    expect(await refusal(files.file(makeZip([{ name: 'a.csv', data: 'x', flags: 0x801 }])))).toBe('encrypted');
    expect(await refusal(files.file(makeZip([{ name: '../a.csv', data: 'x' }])))).toBe('zip_broken');
    expect(await refusal(files.file(makeZip([{ name: 'a.zip', data: 'x' }])))).toBe('zip_nested');
    expect(await refusal(files.file(makeZip([{ name: 'a.exe', data: 'x' }])))).toBe('zip_no_content');
    expect(await refusal(files.file(makeZip(Array.from({ length: 50 }, (_, i) => ({ name: `${i}.xml`, data: 'x' })))), { limits: { entries: 20 } })).toBe('zip_too_many_entries');
  });

  it('notices corrupt data inside an entry', async () => {
    const good = makeXlsx({ sheets: { a: HEADER + Array.from({ length: 50 }, (_, i) => inlineRow(i + 2, [`CN20122024976${i}`, `甲${i}`])).join('') } });
    const at = good.indexOf('xl/worksheets/sheet1.xml') + 60;
    const broken = Buffer.from(good);
    broken.fill(0xff, at, at + 30);
    expect(['zip_broken', 'xml_broken']).toContain(await refusal(files.file(broken)));
  });
});

describe('workbooks', () => {
  it('refuses a hundred thousand columns, and takes empty far cells for what they are', async () => {
    const wide = `<row r="1">${Array.from({ length: 100_000 }, () => '<c t="inlineStr"><is><t>x</t></is></c>').join('')}</row>`;
    expect(await refusal(files.file(makeXlsx({ sheets: { a: wide } })), { limits: { ratio: 10_000 } })).toBe('too_many_columns');
    const far = `${HEADER}<row r="2"><c r="A2" t="inlineStr"><is><t>CN201220249767.4</t></is></c><c r="B2" t="inlineStr"><is><t>甲</t></is></c><c r="XFD2" s="1"/></row>`;
    expect(await readAll(files.file(makeXlsx({ sheets: { a: far } })))).toHaveLength(1);
  });

  it('caps rows, shared strings and cells', async () => {
    const rows = HEADER + Array.from({ length: 30 }, (_, i) => inlineRow(i + 2, ['CN201220249767.4', `甲${i}`])).join('');
    expect(await refusal(files.file(makeXlsx({ sheets: { a: rows } })), { limits: { rows: 10 } })).toBe('too_many_rows');
    expect(await refusal(files.file(makeXlsx({ sheets: { a: rows }, strings: ['<t>a</t>', '<t>b</t>', '<t>c</t>'] })), { limits: { sharedStrings: 2 } })).toBe('too_many_strings');
    expect(await codes(makeXlsx({ sheets: { a: HEADER + inlineRow(2, ['CN201220249767.4', 'x'.repeat(500)]) } }), { limits: { cell: 100 } })).toEqual(['cell_too_long']);
  });

  it('refuses entities in any part, sheets that do not exist, and a workbook without one', async () => {
    const evil = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><sst><si><t>&a;</t></si></sst>';
    expect(await refusal(files.file(makeXlsx({ sheets: { a: HEADER }, replace: [{ name: 'xl/sharedStrings.xml', data: evil }] })))).toBe('xml_entities_refused');
    expect(await refusal(files.file(makeXlsx({ sheets: {} })))).toBe('sheet_missing');
    expect(await refusal(files.file(makeXlsx({ sheets: { a: '<row r="1"><c><v>1</c></row>' } })))).toBe('xml_broken');
    // References out of range and impossible numbers give empty cells, not a crash.
    expect(await refusal(files.file(makeXlsx({ sheets: { a: '<row r="-5"><c r="🎈" t="s"><v>99</v></c><c t="s"><v>-1</v></c><c s="1"><v>1e308</v></c></row>' } })))).toBe('header_missing');
  });
});

describe('XML', () => {
  it('refuses billion laughs, external and parameter entities, and never reads the DTD', async () => {
    const laughs = '<!DOCTYPE us-patent-grant [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    expect(await codes(us('&b;', laughs))).toEqual(['xml_entities_refused']);
    expect(await codes(us('&x;', '<!DOCTYPE us-patent-grant [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))).toEqual(['xml_entities_refused']);
    expect(await codes(us('x', '<!DOCTYPE us-patent-grant [<!ENTITY % p SYSTEM "http://127.0.0.1/e.dtd"> %p;]>'))).toEqual(['xml_entities_refused']);
    expect(await codes(us('x', '<!DOCTYPE us-patent-grant [<!-- <!ENTITY a "b"> --> <!ENTITY i SYSTEM "i.TIF" NDATA TIF>]>'))).toEqual(['ok']);
    const rows = await readAll(files.file(us('5 &deg;C &unknown; x', '<!DOCTYPE us-patent-grant SYSTEM "file:///etc/passwd">')));
    expect(rows).toMatchObject([{ record: { titles: { en: '5 °C &unknown; x' } } }]);
  });

  it('refuses depth, attributes, endless runs and NUL bytes, and reads the document that follows', async () => {
    const next = us('fine');
    expect(await codes(us('<b>'.repeat(500)) + next)).toEqual(['xml_too_deep', 'ok']);
    expect(await codes(us(`<b ${Array.from({ length: 400 }, (_, i) => `a${i}="1"`).join(' ')}/>`) + next)).toEqual(['xml_too_many_attributes', 'ok']);
    expect(await codes(us('x'.repeat(400_000)) + next, { limits: { run: 100_000 } })).toEqual(['xml_text_too_long', 'ok']);
    expect(await codes(us(`<b a="${'x'.repeat(400_000)}"/>`) + next, { limits: { run: 100_000 } })).toEqual(['xml_text_too_long', 'ok']);
    expect(await codes(us(`<!--${'x'.repeat(400_000)}-->`) + next, { limits: { run: 100_000 } })).toEqual(['xml_text_too_long', 'ok']);
    expect(await codes(us('a\u0000b') + next)).toEqual(['xml_broken', 'ok']);
    expect(await codes(us('<i/>'.repeat(3_000)) + next, { limits: { nodes: 1_000 } })).toEqual(['document_too_large', 'ok']);
    expect(await codes(us('ok').slice(0, -30) + next)).toEqual(['xml_broken', 'ok']);
  });

  it('cuts a long description instead of refusing the document', async () => {
    const long = us('t').replace('</us-patent-grant>', `<description>${'<p>word word word</p>'.repeat(60_000)}</description><claims><claim><claim-text>1. A thing.</claim-text></claim></claims></us-patent-grant>`);
    const rows = await readAll(files.file(long));
    expect(rows).toMatchObject([{ record: { truncated: ['description'], claims: [{ text: 'A thing.' }] } }]);
    expect('record' in rows[0]! && rows[0].record.description!.text.length).toBeLessThanOrEqual(200_000);
  });
});

describe('text tables', () => {
  it('refuses one huge line, a quote that never ends and NUL bytes', async () => {
    const small = { limits: { run: 200_000 } };
    expect(await refusal(files.file(`申请号,名称\n${'x'.repeat(600_000)}`), small)).toBe('record_too_long');
    expect(await refusal(files.file(`申请号,名称\n"${'x,y\n'.repeat(150_000)}`), small)).toBe('record_too_long');
    expect(await refusal(files.file('申请号,名称\n"CN201220249767.4,甲\n'))).toBe('csv_broken');
    expect(await refusal(files.file(Buffer.concat([Buffer.from('申请号,名称\nCN201220249767.4,甲\n'.repeat(50)), bytes(3), Buffer.from('\n')])))).toBe('nul_bytes');
  });

  it('marks a row of a hundred thousand columns and reads on', async () => {
    expect(await codes(`申请号,名称\n${','.repeat(100_000)}x\nCN201220249767.4,甲\n`)).toEqual(['too_many_columns', 'ok']);
    expect(await refusal(files.file(`${','.repeat(100_000)}x\n`))).toBe('header_missing');
  });
});

describe('other files', () => {
  it.each([
    ['an empty file', bytes(0), 'file_empty'], ['an old .xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), bytes(600)]), 'legacy_xls'], ['a PDF', Buffer.from('%PDF-1.7, x'), 'format_unknown'],
    ['binary', Buffer.concat([Buffer.from('a,b'), bytes(2000, 3)]), 'format_unknown'], ['HTML', Buffer.from('<html><body>x</body></html>'), 'format_unknown'], ['prose', Buffer.from('hello'), 'format_unknown'],
    ['a Word file', makeZip([{ name: '[Content_Types].xml', data: 'x' }, { name: 'word/document.xml', data: 'x' }]), 'format_unknown'],
  ])('refuses %s', async (_name, data, reason) => expect(await refusal(files.file(data))).toBe(reason));

  it('refuses what is over the size of a file', async () => {
    const path = files.file('申请号,名称\n');
    await expect(readAll(path, { limits: { fileBytes: 5 } })).rejects.toMatchObject({ code: 'payload_too_large', details: { reason: 'file_too_large' } });
  });
});

describe('width', () => {
  it('ends a table made of far too many columns at once, and says where', async () => {
    // 32 MB of nothing but separators: what took ten seconds is over within the first rows.
    const wide = files.file(`${`${','.repeat(2_000_000)}x\n`.repeat(16)}申请号,名称\n`);
    const began = process.cpuUsage();
    await expect(readAll(wide)).rejects.toMatchObject({ code: 'bad_file', details: { reason: 'too_many_columns', row: 1, column: 501 } });
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1_000, 'milliseconds of CPU').toBeLessThan(3_000);
  });

  it('tells of a few wide rows one by one, of many with the file', async () => {
    const row = `CN201220249767.4,甲${','.repeat(600)}\n`;
    expect(await codes(`申请号,名称\n${row.repeat(3)}`)).toEqual(['too_many_columns', 'too_many_columns', 'too_many_columns']);
    await expect(readAll(files.file(`申请号,名称\n${row.repeat(3)}`), { limits: { spare: 250 } })).rejects.toMatchObject({ details: { reason: 'too_many_columns', row: 4 } });
    expect(await codes(`申请号,名称${','.repeat(498)}\nCN201220249767.4,甲${','.repeat(498)}\n`)).toEqual(['ok']);
  });
});
