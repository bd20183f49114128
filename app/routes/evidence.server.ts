import { parseInput } from '#app/core/input.ts';
import type { Services } from '#app/http/services.server.ts';
import { EVIDENCE_TYPES, readMultipart, sniff, type Upload } from '#app/http/upload.server.ts';
import type { StoredUpload } from '#app/modules/orgs/stored-file.server.ts';
import type { z } from 'zod';

export const MAX_EVIDENCE_BYTES = 25 * 1024 * 1024;

/** Files that came with a form, kept beside it and never inside: nothing a client writes into a field can pass for one. */
const received = new WeakMap<Request, Upload>();

/** Reads a plain or a multipart form of a page; a file goes to the store and is fetched with {@link evidenceOf}. */
export async function readEvidenceForm(ask: { request: Request; services: Services }): Promise<FormData> {
  if (!(ask.request.headers.get('content-type') ?? '').startsWith('multipart/form-data')) return ask.request.formData();
  const { fields, file } = await readMultipart(ask.request, ask.services.files, { fileField: 'file', maxBytes: MAX_EVIDENCE_BYTES });
  if (file && file.size > 0) received.set(ask.request, file);
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

/** The file that came with the form: a picture or a PDF by its bytes. Throws `unsupported_media`; null when none came. */
export async function evidenceOf(ask: { request: Request; services: Services }): Promise<StoredUpload | null> {
  const upload = received.get(ask.request);
  return upload ? { ...upload, mime: await sniff(ask.services.files, upload, EVIDENCE_TYPES) } : null;
}

/** The same for an API call: its fields read by their contract, and the file when one came. */
export async function readEvidenceCall<S extends z.ZodType>(ask: { request: Request; services: Services }, schema: S): Promise<{ input: z.output<S>; file: StoredUpload | null }> {
  const { fields, file } = await readMultipart(ask.request, ask.services.files, { fileField: 'file', maxBytes: MAX_EVIDENCE_BYTES });
  const input = parseInput(schema, Object.fromEntries([...fields].filter(([, v]) => v !== '')));
  return { input, file: file && file.size > 0 ? { ...file, mime: await sniff(ask.services.files, file, EVIDENCE_TYPES) } : null };
}
