import { byMark, fileChunks, head } from './bytes.ts';
import { fileError, type Limits } from './limits.ts';
import type { Chunks } from './result.ts';
import { openZip } from './zip.ts';

export type DetectedFormat = 'xlsx' | 'xls' | 'csv' | 'jsonl' | 'uspto-xml' | 'cnipa-xml' | 'epo-xml' | 'epo-json' | 'zip';

/** Formats that are read as a stream of text. */
export type TextFormat = Exclude<DetectedFormat, 'xlsx' | 'xls' | 'zip'>;

const SNIFF = 64 * 1024;

/** Format of a file by what it contains; its name and declared type are not looked at. Throws `unsupported_media`. */
export async function detectFormat(path: string, limits: Limits): Promise<DetectedFormat> {
  const first = await head(fileChunks(path, limits), SNIFF);
  if (first.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04])) || first.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x05, 0x06]))) {
    const zip = await openZip(path, limits);
    try {
      const names = new Set(zip.entries.map((e) => e.name));
      const isWorkbook = names.has('[Content_Types].xml') && zip.entries.some((e) => /(^|\/)workbook\.xml$/.test(e.name));
      if (!isWorkbook && names.has('[Content_Types].xml')) throw fileError('format_unknown');
      return isWorkbook ? 'xlsx' : 'zip';
    } finally {
      zip.close();
    }
  }
  if (isCompound(first)) return 'xls';
  return detectText(first);
}

/** Format of an entry of an archive, or of any stream: one of the text formats. */
export async function detectStream(chunks: Chunks): Promise<TextFormat> {
  return detectText(await head(chunks, SNIFF));
}

function detectText(first: Buffer): TextFormat {
  if (!first.length) throw fileError('file_empty');
  if (isCompound(first)) throw fileError('legacy_xls');
  const mark = byMark(first);
  const wide = mark ?? (first[1] === 0 ? 'utf-16le' : first[0] === 0 ? 'utf-16be' : 'utf-8');
  const text = new TextDecoder(wide).decode(first).trimStart();
  if (text.startsWith('<')) {
    const roots = [...text.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<(?:[\w.-]+:)?([A-Za-z][\w.-]*)/g)].map((m) => m[1]!);
    for (const root of roots) {
      if (/^(?:us-patent-(?:grant|application)|PATDOC|patent-application-publication)$/.test(root)) return 'uspto-xml';
      if (root === 'PatentDocumentAndRelated') return 'cnipa-xml';
      if (/^(?:world-patent-data|exchange-documents?|ep-patent-document|fulltext-documents?|patent-family)$/.test(root)) return 'epo-xml';
    }
    throw fileError('format_unknown', { root: roots[0]?.slice(0, 60) ?? null });
  }
  if (/^[{[]\s*["{[\]}]/.test(text)) return /"(?:ops:|exchange-)?(?:world-patent-data|exchange-documents?)"|"ops:/.test(text.slice(0, 4_000)) ? 'epo-json' : 'jsonl';
  if (isBinary(first, text)) throw fileError('format_unknown');
  if (!/[,;\t|]/.test(text)) throw fileError('format_unknown');
  return 'csv';
}

/** The compound file of old workbooks and of encrypted ones. */
function isCompound(first: Buffer): boolean { return first.subarray(0, 8).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])); }

/** Control characters other than white space, beyond what a stray byte explains, or a known magic of another format. */
function isBinary(bytes: Buffer, text: string): boolean {
  if (/^(?:%PDF|\x89PNG|GIF8|\{\\rtf|PK)/.test(bytes.subarray(0, 8).toString('latin1'))) return true;
  // eslint-disable-next-line no-control-regex
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  return controls > text.length / 100;
}
