import { fieldError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Services } from '#app/http/services.server.ts';
import type { DocumentResource } from '#app/modules/deals/contract.ts';
import { uploadDocument } from '#app/modules/deals/upload-document.server.ts';
import { openDocumentFile } from '#app/modules/deals/get-document.server.ts';
import { downloadOf } from '../api/v1/download.server.ts';
import { readForm, uploadOf } from '../file-form.server.ts';

export { readForm };

/** The file that came with the form; null when none came. What it is the use case judges by its bytes. */
export async function fileOf(ask: { request: Request; services: Services }): Promise<{ fileName: string; bytes: AsyncIterable<Uint8Array> } | null> {
  const upload = uploadOf(ask.request);
  if (!upload) return null;
  return { fileName: upload.name, bytes: await ask.services.files.read(upload.key) as unknown as AsyncIterable<Uint8Array> };
}

/** Files what came with the form as a document of the deal; `required` when the form is nothing without it. */
export async function fileDocument(ask: { request: Request; services: Services; scope: Scope }, dealId: string, kind: string, title: string, required: boolean): Promise<DocumentResource | null> {
  const file = await fileOf(ask);
  if (!file && required) throw fieldError('file', 'required');
  return file && uploadDocument(ask.services, ask.scope, dealId, { ...file, kind, title });
}

/** A document's bytes as a download. */
export async function downloadDocument(services: Services, scope: Scope, dealId: string, documentId: string): Promise<Response> {
  return downloadOf(await openDocumentFile(services, scope, dealId, documentId));
}
