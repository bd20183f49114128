import { deflateRawSync, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PICTURE_MAX_SIDE } from '#app/core/upload-rules.ts';
import { inspectDocument } from './inspect.ts';

/** Harmless files, written here: what counts is their shape. */
const u32 = (n: number) => { const b = Buffer.alloc(4); b.writeUInt32BE(n); return b; };
const u16 = (n: number) => { const b = Buffer.alloc(2); b.writeUInt16BE(n); return b; };
const chunk = (type: string, data = Buffer.alloc(0)) => Buffer.concat([u32(data.length), Buffer.from(type, 'latin1'), data, u32(0)]);
const png = (width: number, height: number, extra: Buffer[] = []) => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', Buffer.concat([u32(width), u32(height), Buffer.from([8, 2, 0, 0, 0])])), ...extra, chunk('IDAT', deflateSync(Buffer.alloc(8))), chunk('IEND')]);
const segment = (marker: number, data: Buffer) => Buffer.concat([Buffer.from([0xff, marker]), u16(data.length + 2), data]);
const frame = (width: number, height: number, marker = 0xc0) => segment(marker, Buffer.concat([Buffer.from([8]), u16(height), u16(width), Buffer.from([1, 1, 0x11, 0])]));
const scan = segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]));
const jpeg = (width: number, height: number, more: Buffer[] = []) => Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xe0, Buffer.from('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0', 'latin1')), ...more, frame(width, height), scan, Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]), Buffer.from([0xff, 0xd9])]);
const pdf = (objects: (string | Buffer)[], head = '%PDF-1.7\n') => Buffer.concat([Buffer.from(head, 'latin1'), ...objects.flatMap((o, i) => [Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(o as string, 'latin1'), Buffer.from('\nendobj\n')]), Buffer.from('trailer\n<< /Size 9 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n')]);
const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const PAGES = '<< /Type /Pages /Kids [] /Count 0 >>';
const stream = (dict: string, data: Buffer) => Buffer.concat([Buffer.from(`<< ${dict} /Length ${data.length} >>\nstream\n`), data, Buffer.from('\nendstream')]);
const objectStream = (text: string, more = '/Filter /FlateDecode', pack: (b: Buffer) => Buffer = deflateSync) => stream(`/Type /ObjStm /N 1 /First 4 ${more}`, pack(Buffer.from(text)));
const zip = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(26), Buffer.from('PK\u0005\u0006', 'latin1'), Buffer.alloc(18)]);
const why = (bytes: Buffer) => inspectDocument(bytes).then((type) => type as string, (e: { code: string; details: { reason?: string }; fields: { path: string }[] }) => { expect(e.fields[0]?.path).toBe('file'); return e.details.reason ?? e.code; });

describe('pictures', () => {
  it('are measured by their headers alone', async () => {
    expect(await why(png(4_000, 3_000))).toBe('image/png');
    expect(await why(jpeg(4_000, 3_000))).toBe('image/jpeg');
    expect(await why(png(PICTURE_MAX_SIDE + 1, 1))).toBe('picture_too_large');
    expect(await why(jpeg(1, PICTURE_MAX_SIDE + 1))).toBe('picture_too_large');
    expect(await why(png(11_000, 11_000))).toBe('picture_too_large');
    expect(await why(png(2 ** 31, 2 ** 31))).toBe('picture_too_large');
    // A second frame cannot hide a larger picture, and a preview in a segment is no picture.
    expect(await why(jpeg(100, 100, [frame(65_000, 65_000, 0xc2)]))).toBe('picture_too_large');
    expect(await why(jpeg(100, 100, [segment(0xe1, jpeg(60_000, 60_000).subarray(0, 200))]))).toBe('image/jpeg');
    expect(await why(png(0, 5))).toBe('picture_broken');
  });

  it('that break off, or have no frame, are refused', async () => {
    expect(await why(png(10, 10).subarray(0, -6))).toBe('picture_broken');
    expect(await why(jpeg(10, 10).subarray(0, -2))).toBe('picture_broken');
    expect(await why(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), u16(2), Buffer.from([0xff, 0xd9])]))).toBe('picture_broken');
    expect(await why(Buffer.alloc(0))).toBe('empty');
  });

  it('with another file behind or inside are refused; what cameras append is not', async () => {
    for (const tail of [zip, Buffer.from('<script>1</script>'), Buffer.from('\n<HTML><body>'), Buffer.from('%PDF-1.4'), Buffer.from('<?php echo 1;'), Buffer.from('x')]) {
      expect(await why(Buffer.concat([png(10, 10), tail])), tail.toString('latin1')).toBe('two_types');
      if (tail.length > 1) expect(await why(Buffer.concat([jpeg(10, 10), Buffer.alloc(500, 7), tail])), tail.toString('latin1')).toBe('two_types');
    }
    expect(await why(Buffer.concat([jpeg(10, 10), jpeg(10, 10), Buffer.from('SEFT')]))).toBe('image/jpeg');
    expect(await why(Buffer.concat([png(10, 10), Buffer.from('\r\n\0')]))).toBe('image/png');
    expect(await why(png(10, 10, [chunk('tEXt', Buffer.from('%PDF-1.7 hidden'))]))).toBe('two_types');
    expect(await why(jpeg(10, 10, [segment(0xfe, zip)])), 'an archive in a comment, near enough to the end to be found').toBe('two_types');
    expect(await why(jpeg(10, 10, [segment(0xfe, zip), ...Array.from({ length: 2 }, () => segment(0xe5, Buffer.alloc(60_000)))])), 'no reader finds one there').toBe('image/jpeg');
  });
});

describe('PDFs', () => {
  it('that only show something are taken', async () => {
    expect(await why(pdf([CATALOG, PAGES]))).toBe('application/pdf');
    expect(await why(pdf([CATALOG, PAGES, '<< /Title (A data stream, an obj \\( and more) /Id <AB12> >>', stream('/A <AB> /T (\\))', Buffer.from('x'))]))).toBe('application/pdf');
    expect(await why(pdf(['<< /Type /Catalog /OpenAction [3 0 R /Fit] /Pages 2 0 R >>', PAGES, '<< /A << /S /URI /URI (https://example.org) >> >>']))).toBe('application/pdf');
    expect(await why(pdf([CATALOG, PAGES, stream('/Filter /DCTDecode', Buffer.from('/JS /Launch /AA binary', 'latin1')), objectStream('7 0 << /Type /Page >>')]))).toBe('application/pdf');
  });

  it.each([
    ['a script that opens with it', ['<< /Type /Catalog /OpenAction << /S /JavaScript /JS (1) >> >>'], 'pdf_active'],
    ['a name written with escapes', ['<< /AA << /O << /S /J#61va#53cript /#4aS (1) >> >> >>'], 'pdf_active'],
    ['a program to launch', ['<< /S /Launch /F (calc) >>'], 'pdf_active'], ['a form that sends', ['<< /S /SubmitForm /F (x) >>'], 'pdf_active'], ['data to import', ['<</S/ImportData/F(x)>>'], 'pdf_active'],
    ['an XFA form', ['<< /AcroForm << /XFA 3 0 R >> >>'], 'pdf_active'], ['another document to go to', ['<< /S /GoToR /F (\\\\\\\\host\\\\x.pdf) >>'], 'pdf_active'],
    ['a file inside', ['<< /Names << /EmbeddedFiles 4 0 R >> >>'], 'pdf_attachments'], ['a file as annotation', ['<< /Subtype /FileAttachment >>'], 'pdf_attachments'],
    ['a script in an object stream', [CATALOG, objectStream('7 0 << /S /JavaScript /JS (1) >>')], 'pdf_active'],
    ['a script in an object stream that is not packed', [CATALOG, objectStream('7 0 << /S /JavaScript >>', '', (b) => b)], 'pdf_active'],
    ['an object stream packed another way', [CATALOG, objectStream('7 0 << >>', '/Filter /LZWDecode')], 'pdf_unreadable'], ['packed twice', [CATALOG, objectStream('7 0 << >>', '/Filter [/ASCII85Decode /FlateDecode]')], 'pdf_unreadable'],
    ['with a predictor', [CATALOG, objectStream('7 0 << >>', '/Filter /FlateDecode /DecodeParms << /Predictor 12 >>')], 'pdf_unreadable'], ['not deflate at all', [CATALOG, objectStream('x', '/Filter /FlateDecode', deflateRawSync)], 'pdf_unreadable'],
    ['a bomb', [CATALOG, stream('/Type /ObjStm /Filter /FlateDecode', deflateSync(Buffer.alloc(20 * 1024 * 1024, 32)))], 'pdf_unreadable'],
    ['an object stream that is begun with a blank too many', [CATALOG, Buffer.concat([Buffer.from('<< /Type /ObjStm /Filter /FlateDecode >> stream \n'), deflateSync('7 0 << >>'), Buffer.from('\nendstream')])], 'pdf_unreadable'],
    ['a stream that a comment begins', ['<< /A 1 %>>stream\n/B 2 %endstream\n>>'], 'pdf_unreadable'], ['a stream that a string begins', ['<< /A (>>stream\n) /B 2 /C (endstream) >>'], 'pdf_unreadable'],
    ['a stream within a dictionary', ['<< /A << /B 1 >> stream\n /C 2 endstream >>'], 'pdf_unreadable'], ['more names than a dictionary has', [CATALOG, stream('/A '.repeat(300), Buffer.from('x'))], 'pdf_unreadable'],
    ['an object stream whose dictionary says obj', [CATALOG, objectStream('7 0 << /S /JavaScript >>', '/Filter /FlateDecode /T (obj)')], 'pdf_active'],
    ['an object hidden in a stream', [CATALOG, stream('', Buffer.from('9 0 obj << /S /JavaScript >> endobj'))], 'pdf_unreadable'],
  ] as [string, (string | Buffer)[], string][])('with %s are refused', async (_what, objects, reason) => { expect(await why(pdf(objects))).toBe(reason); });

  it('that are encrypted, cut off, or two files at once are refused', async () => {
    const plain = pdf([CATALOG, PAGES]);
    expect(await why(Buffer.from(plain.toString('latin1').replace('/Root', '/Encrypt 8 0 R /Root'), 'latin1'))).toBe('pdf_encrypted');
    expect(await why(plain.subarray(0, -8))).toBe('pdf_broken');
    expect(await why(Buffer.concat([plain, zip]))).toBe('two_types');
    expect(await why(Buffer.concat([plain, Buffer.from('<script>1</script>')]))).toBe('two_types');
    // An archive whose comment is the rest of the document: its end stands inside, and reaches to the end.
    const comment = Buffer.from('\n%%EOF\n');
    const record = Buffer.concat([Buffer.from('PK\u0005\u0006', 'latin1'), Buffer.alloc(16), Buffer.from([comment.length, 0])]);
    expect(await why(Buffer.concat([plain, Buffer.from('%'), record, comment]))).toBe('two_types');
    expect(await why(Buffer.concat([Buffer.from('GIF89a'), plain]))).toBe('unsupported_media');
    expect(['two_types', 'unsupported_media']).toContain(await why(Buffer.concat([Buffer.from('\n\n'), plain])));
  });

  it('made to be slow to read cost little', async () => {
    const begun = (dict: string, data: Buffer) => Buffer.concat([Buffer.from('1 0 obj\n'), stream(dict, data)]);
    const slow: [Buffer, string][] = [
      [Buffer.from('/a'.repeat(6_500_000)), 'pdf_unreadable'], [Buffer.from('obj '.repeat(700_000)), 'application/pdf'], [begun('', Buffer.from('1 obj obj '.repeat(500_000))), 'application/pdf'],
      [Buffer.from('stream\nendstream '.repeat(180_000)), 'pdf_unreadable'], [begun('', Buffer.from('9'.repeat(5_000_000))), 'application/pdf'],
    ];
    for (const [body, outcome] of slow) {
      const began = process.cpuUsage();
      expect(await why(Buffer.concat([Buffer.from('%PDF-1.7\n'), body, Buffer.from('\n%%EOF\n')]))).toBe(outcome);
      const { user, system } = process.cpuUsage(began);
      expect((user + system) / 1_000, 'milliseconds of CPU').toBeLessThan(2_500);
    }
  });
});

describe('other types', () => {
  it('are not taken, whatever they call themselves', async () => {
    for (const bytes of [Buffer.from('<html><script>1</script>'), Buffer.from('GIF89a'), zip, Buffer.from('II*\0'), Buffer.from('RIFF\0\0\0\0WEBPVP8 ')]) expect(await why(bytes)).toBe('unsupported_media');
  });
});
