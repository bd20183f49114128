import busboy from 'busboy';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { fieldError } from '#app/core/errors.ts';
import { safeFileName } from '#app/core/upload-rules.ts';
import type { FileStore } from '#app/platform/files.ts';

export interface Upload { name: string; key: string; sha256: string; size: number }
export interface MultipartForm { fields: Map<string, string>; file: Upload | null }

const MAX_FIELDS = 50;
const MAX_FIELD_BYTES = 64 * 1024;

/**
 * Reads a multipart body with at most one file, streaming the file to the store: memory stays flat whatever its size.
 * Throws `payload_too_large` past `maxBytes`, `validation` for a body that is no multipart form or has too many parts.
 */
export async function readMultipart(request: Request, store: FileStore, options: { fileField: string; maxBytes: number }): Promise<MultipartForm> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('multipart/form-data') || !request.body) throw fieldError(options.fileField, 'required');
  const parser = busboy({ headers: { 'content-type': type }, limits: { files: 1, fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES, parts: MAX_FIELDS + 1 }, defParamCharset: 'utf8' });
  const fields = new Map<string, string>();
  const stored: { file: Promise<Upload> | null } = { file: null };
  const parsed = new Promise<void>((resolve, reject) => {
    parser.on('field', (name, value) => { fields.set(name, value); });
    parser.on('file', (name, stream, info) => {
      if (name !== options.fileField || !info.filename) { stream.resume(); return; }
      stored.file = store.put(stream, { maxBytes: options.maxBytes }).then((file) => ({ ...file, name: safeFileName(info.filename ?? '') }));
      stored.file.catch((error: unknown) => { stream.resume(); reject(error as Error); });
    });
    for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) parser.on(limit, () => reject(fieldError(options.fileField, 'too_many_parts')));
    parser.on('close', resolve);
    parser.on('error', () => reject(fieldError(options.fileField, 'invalid')));
  });
  const body = Readable.fromWeb(request.body as unknown as WebStream);
  body.on('error', () => parser.destroy(new Error('the upload was cut off')));
  body.pipe(parser);
  await parsed;
  return { fields, file: await stored.file };
}
