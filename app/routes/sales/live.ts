import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { getSale } from '#app/modules/sales/get-sale.server.ts';
import { watchSale } from '#app/modules/sales/live.server.ts';

/** A stream that nobody ends by itself is ended after an hour; the browser opens another. */
const LONGEST_MS = 3_600_000;

/** Every change of a sale as server-sent events. Not to be compressed: a compressor would hold events back. */
export const loader = defineLoader({ access: 'public', params: z.object({ id: zId('sale') }) }, async ({ params, services, scope, request }) => {
  await getSale(services, scope, params.id);
  const encoder = new TextEncoder();
  let end = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode('retry: 2000\n\n'));
      const stop = watchSale(services.db, params.id, (message) => {
        // A reader that does not read any more is let go; it would only make us remember.
        if ((controller.desiredSize ?? 0) < -200) end();
        else controller.enqueue(encoder.encode(message));
      });
      const timer = setTimeout(() => end(), LONGEST_MS);
      let ended = false;
      end = () => {
        if (ended) return;
        ended = true;
        clearTimeout(timer);
        stop();
        try { controller.close(); } catch { /* the reader has closed it */ }
      };
      request.signal.addEventListener('abort', end);
    },
    cancel() { end(); },
  });
  return new Response(stream, { headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'private, no-store, no-transform', 'x-accel-buffering': 'no' } });
});
