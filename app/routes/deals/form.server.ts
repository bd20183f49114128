import { createReadableStreamFromReadable } from '@react-router/node';
import type { Readable } from 'node:stream';
import { AppError, fieldError } from '#app/core/errors.ts';
import { nameForType } from '#app/core/upload-rules.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Services } from '#app/http/services.server.ts';
import type { DocumentResource } from '#app/modules/deals/contract.ts';
import { uploadDocument } from '#app/modules/deals/upload-document.server.ts';
import { openDocumentFile } from '#app/modules/deals/get-document.server.ts';
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

/** A document's bytes as a download: never rendered in our own origin, never cached by anybody else. */
export async function downloadDocument(services: Services, scope: Scope, dealId: string, documentId: string): Promise<Response> {
  const file = await openDocumentFile(services, scope, dealId, documentId);
  if (!file.stream) throw new AppError('not_found');
  return new Response(createReadableStreamFromReadable(file.stream as Readable), {
    headers: {
      'content-type': file.mime, 'content-length': String(file.size), 'content-disposition': `attachment; filename="document"; filename*=UTF-8''${encodeURIComponent(nameForType(file.name, file.mime))}`,
      'x-content-type-options': 'nosniff',
      // This policy is added to the shell's.
      'content-security-policy': "default-src 'none'; sandbox", 'cache-control': 'private, no-store', etag: `"${file.sha256}"`,
    },
  });
}
