import { AppError } from '#app/core/errors.ts';
import { DOCUMENT_MAX_BYTES, nameForType } from '#app/core/upload-rules.ts';
import { inspectDocument } from '#app/platform/uploads/inspect.ts';

export { DOCUMENT_MAX_BYTES };

/**
 * Reads a document whole, up to its limit (25 MB), judges it by its bytes and gives them back to be stored, with the type they are and
 * the name it is kept under. Throws `unsupported_media`, `payload_too_large`, and `bad_file` with the reason (platform/uploads).
 */
export async function sniffDocument(bytes: AsyncIterable<Uint8Array>, fileName: string): Promise<{ mime: string; name: string; bytes: AsyncIterable<Uint8Array> }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > DOCUMENT_MAX_BYTES) throw new AppError('payload_too_large', { max: DOCUMENT_MAX_BYTES });
    chunks.push(chunk);
  }
  const whole = Buffer.concat(chunks);
  const mime = await inspectDocument(whole);
  return { mime, name: nameForType(fileName, mime), bytes: once(whole) };
}

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> { yield bytes; }
