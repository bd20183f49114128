import { fileTypeFromBuffer } from 'file-type';
import { AppError } from '#app/core/errors.ts';

/** Kinds of files a deal takes: what a certificate, a scan or a report comes as. Nothing a browser would run. */
export const DOCUMENT_MIMES = [
  'application/pdf', 'image/png', 'image/jpeg', 'image/tiff',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;
export const DOCUMENT_MAX_BYTES = 25 * 1024 * 1024;
const SNIFF_BYTES = 4_100;

/**
 * Looks at the first bytes of a stream and gives the stream back whole. The type comes from the content, never from the name
 * or the sender; throws `unsupported_media` for anything not in {@link DOCUMENT_MIMES}, `bad_file` for an empty file.
 */
export async function sniffDocument(bytes: AsyncIterable<Uint8Array>): Promise<{ mime: string; bytes: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let size = 0;
  while (size < SNIFF_BYTES) {
    const next = await iterator.next();
    if (next.done) break;
    head.push(next.value);
    size += next.value.byteLength;
  }
  if (size === 0) throw new AppError('bad_file', { reason: 'empty' });
  const type = await fileTypeFromBuffer(Buffer.concat(head));
  if (!type || !(DOCUMENT_MIMES as readonly string[]).includes(type.mime)) {
    await iterator.return?.();
    throw new AppError('unsupported_media', { found: type?.mime ?? 'unknown' });
  }
  return { mime: type.mime, bytes: rest(head, iterator) };
}

async function* rest(head: Uint8Array[], iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

/** A file name fit to be shown and sent back: no path, no control or direction characters, at most 120 characters. */
export function safeFileName(name: string): string {
  // eslint-disable-next-line no-control-regex -- removing control characters is the point
  const clean = name.replace(/^.*[/\\]/, '').replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069"<>|:*?]/g, '').trim();
  return (clean || 'document').slice(-120);
}
