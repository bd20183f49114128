import { AppError } from '#app/core/errors.ts';
import { DOCUMENT_MAX_BYTES, nameForType } from '#app/core/upload-rules.ts';
import { inspectApart } from '#app/platform/uploads/inspect-apart.server.ts';

export { DOCUMENT_MAX_BYTES };

/**
 * Reads a document whole, up to its limit (25 MB), judges it by its bytes and gives them back to be stored, with the type they are and
 * the name it is kept under. Throws `unsupported_media`, `payload_too_large`, `bad_file` with the reason (platform/uploads), `busy` when too many of the sender's wait.
 */
export async function sniffDocument(bytes: AsyncIterable<Uint8Array>, fileName: string): Promise<{ mime: string; name: string; bytes: AsyncIterable<Uint8Array> }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > DOCUMENT_MAX_BYTES) throw new AppError('payload_too_large', { max: DOCUMENT_MAX_BYTES });
    chunks.push(chunk);
  }
  // A buffer of its own and not one of the shared slab, so that it can be moved to another thread.
  const whole = new Uint8Array(size);
  chunks.reduce((at, chunk) => { whole.set(chunk, at); return at + chunk.byteLength; }, 0);
  const inspected = await inspectApart(whole);
  return { mime: inspected.type, name: nameForType(fileName, inspected.type), bytes: once(inspected.bytes) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> { yield bytes; }
