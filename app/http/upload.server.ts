import { AppError, fieldError } from '#app/core/errors.ts';
import { safeFileName } from '#app/core/upload-rules.ts';
import type { FileStore } from '#app/platform/files.ts';
import { BODY, checkFields } from './body-limits.ts';
import { boundedBody, isMultipart, readMultipartFields } from './body.server.ts';

export interface Upload { name: string; key: string; sha256: string; size: number }
export interface MultipartForm { fields: Map<string, string>; file: Upload | null }

/** What a form may weigh beside its file, bytes: fields, part headers and boundaries. */
const BESIDE_THE_FILE = 1024 * 1024;

/**
 * Reads a multipart body with at most one file, streaming the file to the store: memory stays flat whatever its size.
 * Throws `payload_too_large` past `maxBytes` (told before anything is read where the length is announced), `bad_form` for a body
 * that is no multipart form or has too many parts.
 */
export async function readMultipart(request: Request, store: FileStore, options: { fileField: string; maxBytes: number }): Promise<MultipartForm> {
  if (!isMultipart(request) || !request.body) throw fieldError(options.fileField, 'required');
  const stored: { file: Promise<Upload> | null } = { file: null };
  const entries = await readMultipartFields(request, asUpload(boundedBody(request, options.maxBytes + BESIDE_THE_FILE), options.maxBytes), BODY.upload, (name, stream, info) => {
    if (name !== options.fileField || !info.filename || stored.file) { stream.resume(); return; }
    const fileName = safeFileName(info.filename);
    stored.file = store.put(stream, { maxBytes: options.maxBytes }).then((file) => ({ ...file, name: fileName }));
    // Waited for below; until then a refusal must not count as unhandled, and the rest of the part must not stand in the way.
    stored.file.catch(() => { stream.resume(); });
  });
  checkFields(entries, BODY.upload);
  return { fields: new Map(entries), file: await stored.file };
}

/** A file too large is said to be that, not a form too large. */
async function* asUpload(body: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw error instanceof AppError && error.code === 'body_too_large' ? new AppError('payload_too_large', { max: maxBytes }) : error;
  }
}
