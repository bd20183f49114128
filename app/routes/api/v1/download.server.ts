import { Readable } from 'node:stream';
import { nameForType } from '#app/core/upload-rules.ts';
import type { ReadableStream as WebStream } from 'node:stream/web';

export interface Download { name: string; mime: string; size: number; /** Of the bytes as they were filed, where that is kept. */ sha256?: string; stream: NodeJS.ReadableStream }

/** A stored file as an answer: always a download, never a page of ours, and of the type its bytes were found to have. */
export function downloadOf(file: Download): Response {
  const name = nameForType(file.name, file.mime);
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return new Response(Readable.toWeb(Readable.from(file.stream)) as WebStream as unknown as ReadableStream, {
    headers: {
      'content-type': file.mime, 'content-length': String(file.size), 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`,
      // This policy is added to the shell's.
      'content-security-policy': "default-src 'none'; sandbox", ...(file.sha256 ? { etag: `"${file.sha256}"` } : {}),
    },
  });
}
