import { DOCUMENT_MAX_BYTES, nameForType } from '#app/core/upload-rules.ts';
import { inspectApart } from '#app/platform/uploads/inspect-apart.server.ts';
import { readWhole } from '#app/platform/uploads/whole.ts';

export { DOCUMENT_MAX_BYTES };

/**
 * Reads a document whole, up to its limit (25 MB), judges it by its bytes and gives them back to be stored, with the type they are and
 * the name it is kept under. Throws `unsupported_media`, `payload_too_large`, `bad_file` with the reason (platform/uploads), `busy` when too many of the sender's wait.
 */
export async function sniffDocument(bytes: AsyncIterable<Uint8Array>, fileName: string): Promise<{ mime: string; name: string; bytes: AsyncIterable<Uint8Array> }> {
  const inspected = await inspectApart(await readWhole(bytes, DOCUMENT_MAX_BYTES));
  return { mime: inspected.type, name: nameForType(fileName, inspected.type), bytes: once(inspected.bytes) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> { yield bytes; }
