import type { Readable } from 'node:stream';
import { createReadableStreamFromReadable } from '@react-router/node';
import type { Scope } from '#app/core/scope.ts';
import type { Services } from '#app/http/services.server.ts';
import { openDelivery } from '#app/modules/services/get-service.server.ts';

/** Never rendered in our own origin, never cached by anybody else. */
export async function sendDelivery(services: Services, scope: Scope, id: string, no: number): Promise<Response> {
  const file = await openDelivery(services, scope, id, no);
  return new Response(createReadableStreamFromReadable(file.stream as Readable), {
    headers: {
      'content-type': file.mime, 'content-length': String(file.size), 'content-disposition': `attachment; filename="delivery"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox", 'cache-control': 'private, no-store',
    },
  });
}
