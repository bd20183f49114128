import { fileTypeFromBuffer } from 'file-type';
import { AppError } from '#app/core/errors.ts';
import { DOCUMENT_ACCEPT, DOCUMENT_MAX_BYTES, DOCUMENT_TYPES, type DocumentType } from '#app/core/upload-rules.ts';
import { assertPictureSize, jpegShape, pngShape } from './picture.ts';
import { scanPdf } from './pdf-scan.ts';
import { uploadError } from './problem.ts';

/** What another program would take the bytes for, wherever it looks: starts of archives, programs, documents, pages. */
const MARKS = ['%PDF-', 'PK\u0003\u0004', 'PK\u0005\u0006', 'Rar!\u001a\u0007', '7z\u00bc\u00af\u0027\u001c', '<script', '<html', '<!doctype', '<svg', '<?php', '<?xml', '<iframe', 'MZ\u0090\u0000', '\u007fELF'];
/** A PDF reader accepts its header within the first kilobyte, a zip reader its end within the last 64 KB. */
const HEAD = 1_024;
const TAIL = 65_557;
/** Blank bytes and line ends tools leave behind. */
// eslint-disable-next-line no-control-regex -- NUL is one of them
const BLANK = /^[\s\u0000]*$/;

/**
 * Judges a document by its bytes: its type (never the name's or the sender's), then that it is this type and no other, and that it
 * carries nothing that acts. Pictures are measured by their headers and never decoded; PDFs are scanned (pdf-scan). Throws
 * `unsupported_media` for types not in the table, `payload_too_large`, `bad_file` with a reason.
 */
export async function inspectDocument(bytes: Buffer): Promise<DocumentType> {
  if (bytes.length === 0) throw uploadError('empty');
  if (bytes.length > DOCUMENT_MAX_BYTES) throw new AppError('payload_too_large', { max: DOCUMENT_MAX_BYTES });
  const found = (await fileTypeFromBuffer(bytes.subarray(0, 4_100)))?.mime;
  if (!found || !(found in DOCUMENT_TYPES)) throw new AppError('unsupported_media', { found: found ?? 'unknown', accepted: DOCUMENT_ACCEPT }, [{ path: 'file', code: 'unsupported_media' }]);
  const type = found as DocumentType;
  if (type === 'application/pdf') {
    const { end } = await scanPdf(bytes);
    if (!BLANK.test(bytes.toString('latin1', end, Math.min(bytes.length, end + HEAD))) || bytes.length > end + HEAD) throw uploadError('two_types');
  } else {
    const shape = type === 'image/png' ? pngShape(bytes) : jpegShape(bytes);
    assertPictureSize(shape);
    assertOnlyPicture(bytes, type, shape.end);
  }
  if (endsAsArchive(bytes)) throw uploadError('two_types');
  return type;
}

/** Cameras put previews and depth maps after a JPEG's image; a PNG ends where it ends. Neither hides a file of another type. */
function assertOnlyPicture(bytes: Buffer, type: DocumentType, end: number): void {
  if (bytes.toString('latin1', 0, HEAD).includes('%PDF-')) throw uploadError('two_types');
  const rest = bytes.subarray(end);
  if (type === 'image/png' ? !BLANK.test(rest.toString('latin1', 0, HEAD)) || rest.length > HEAD : hasMark(rest)) throw uploadError('two_types');
}

function hasMark(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  const lower = text.toLowerCase();
  return MARKS.some((mark) => (mark.startsWith('<') ? lower : text).includes(mark));
}

/** An end-of-archive record where a zip reader looks for one, with room for its comment: it would open the file. */
function endsAsArchive(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - TAIL);
  for (let at = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1'); at >= from && at >= 0; at = at > 0 ? bytes.lastIndexOf('PK\u0005\u0006', at - 1, 'latin1') : -1) {
    if (at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) <= bytes.length) return true;
  }
  return false;
}
