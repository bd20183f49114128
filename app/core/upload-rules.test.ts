import { describe, expect, it } from 'vitest';
import { DOCUMENT_ACCEPT, nameForType, safeFileName } from './upload-rules.ts';

describe('names of files', () => {
  it.each([
    ['../../etc/passwd', 'passwd'], ['..\\..\\a\u202e.pdf', 'a.pdf'], ['报告\u200b\ufeff（终稿）.pdf', '报告（终稿）.pdf'], ['a\u0000b\r\nc.pdf', 'abc.pdf'], ['a"<>|:*?.png', 'a.png'], ['...', 'file'], ['', 'file'],
    ['con.pdf', '_con.pdf'], ['NUL', '_NUL'], ['  x .pdf. ', 'x .pdf'], ['\u2066evil\u2069.pdf', 'evil.pdf'], ['soft\u00adhyphen.pdf', 'softhyphen.pdf'],
  ])('cleans %j', (given, clean) => expect(safeFileName(given)).toBe(clean));

  it('keeps the ending of a long name and cuts between characters', () => {
    const long = safeFileName(`${'𠮷'.repeat(300)}.pdf`);
    expect([...long]).toHaveLength(120);
    expect(long.endsWith('𠮷.pdf')).toBe(true);
  });

  it.each([
    ['scan.html', 'application/pdf', 'scan.pdf'], ['invoice.pdf.exe', 'application/pdf', 'invoice.pdf.pdf'], ['证书', 'application/pdf', '证书.pdf'], ['photo.JPEG', 'image/jpeg', 'photo.JPEG'], ['photo.png', 'image/jpeg', 'photo.jpg'],
    ['.htaccess', 'image/png', 'htaccess.png'], ['v1.2 final', 'application/pdf', 'v1.pdf'], ['old.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'old.docx'], ['x.bin', 'application/octet-stream', 'x.bin'],
  ])('gives %j of %s the right ending', (name, mime, stored) => expect(nameForType(name, mime)).toBe(stored));

  it('tells forms what is taken', () => expect(DOCUMENT_ACCEPT).toBe('application/pdf,image/png,image/jpeg'));
});
