import type { z } from 'zod';
import { parseInput } from '#app/core/input.ts';
import { DOCUMENT_MAX_BYTES } from '#app/core/upload-rules.ts';
import type { Services } from '#app/http/services.server.ts';
import { readMultipart, type Upload } from '#app/http/upload.server.ts';
import { sniffDocument } from '#app/modules/documents/sniff.ts';
import type { StoredUpload } from '#app/modules/orgs/stored-file.server.ts';
import { uploadOf } from './file-form.server.ts';

/** What a stored file is by its bytes, under a name that says so. Throws `unsupported_media` and `bad_file`. */
async function judged({ files }: Services, upload: Upload): Promise<StoredUpload> {
  const { mime, name } = await sniffDocument(await files.read(upload.key) as unknown as AsyncIterable<Uint8Array>, upload.name);
  return { ...upload, name, mime };
}

/** The evidence that came with a form (read by `readForm`): a picture or a PDF by its bytes; null when none came. */
export async function evidenceOf(ask: { request: Request; services: Services }): Promise<StoredUpload | null> {
  const upload = uploadOf(ask.request);
  return upload && judged(ask.services, upload);
}

/** The same for an API call: its fields read by their contract, and the file when one came. */
export async function readEvidenceCall<S extends z.ZodType>(ask: { request: Request; services: Services }, schema: S): Promise<{ input: z.output<S>; file: StoredUpload | null }> {
  const { fields, file } = await readMultipart(ask.request, ask.services.files, { fileField: 'file', maxBytes: DOCUMENT_MAX_BYTES });
  const input = parseInput(schema, Object.fromEntries([...fields].filter(([, v]) => v !== '')));
  return { input, file: file && file.size > 0 ? await judged(ask.services, file) : null };
}
