import { DOCUMENT_MAX_BYTES } from '#app/core/upload-rules.ts';
import { isMultipart, readForm as readPlainForm } from '#app/http/body.server.ts';
import type { Services } from '#app/http/services.server.ts';
import { readMultipart, type Upload } from '#app/http/upload.server.ts';

/** Files that came with a form, kept beside it and never inside: nothing a client writes into a field can pass for one. */
const received = new WeakMap<Request, Upload>();

/** Reads a plain or a multipart form; a file goes to the store and is fetched with {@link uploadOf}. What it is nobody has looked at yet. */
export async function readForm(ask: { request: Request; services: Services }): Promise<FormData> {
  if (!isMultipart(ask.request)) return readPlainForm(ask.request);
  const { fields, file } = await readMultipart(ask.request, ask.services.files, { fileField: 'file', maxBytes: DOCUMENT_MAX_BYTES });
  if (file && file.size > 0) received.set(ask.request, file);
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

/** The file that came with the form; null when none came. */
export const uploadOf = (request: Request): Upload | null => received.get(request) ?? null;
