import type { Request as HttpRequest, Response as HttpResponse } from 'express';
import { badForm, BODY } from '../body-limits.ts';
import { stopReading } from './finish.ts';

/**
 * The request as endpoints and pages read it. The address is built on an origin of ours, never on a header the client wrote. A body
 * is a stream, read by whoever needs it within its own bounds; giving it up half-way leaves the connection to `finish`.
 * The signal tells when the caller has gone.
 */
export function webRequest(req: HttpRequest, res: HttpResponse, origin: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    for (const one of Array.isArray(value) ? value : value === undefined ? [] : [value]) headers.append(name, one);
  }
  const url = origin + req.originalUrl;
  const gone = new AbortController();
  res.once('close', () => gone.abort());
  if (req.method === 'GET' || req.method === 'HEAD') return new Request(url, { method: req.method, headers, signal: gone.signal });
  const body = hasBody(req) ? { body: (res.locals.body as ReadableStream<Uint8Array> | undefined) ?? bodyOf(req), duplex: 'half' } : {};
  return new Request(url, { method: req.method, headers, signal: gone.signal, ...body } as RequestInit);
}

/** Did the client say that a body follows? */
export const hasBody = (req: HttpRequest): boolean => req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;

/** Begins to take a body in before anybody waits for it, so that one of crumbs is found out at its first reading and not at its third. */
export function beginBody(req: HttpRequest, res: HttpResponse): void {
  if (req.method !== 'GET' && req.method !== 'HEAD' && hasBody(req)) res.locals.body = bodyOf(req);
}

/**
 * Pulled piece by piece: what nobody asks for stays in the line, not in memory. The adapter's own stream would destroy the
 * connection when a reader gives up, and the answer with it.
 */
function bodyOf(req: HttpRequest): ReadableStream<Uint8Array> {
  let size = 0;
  let pieces = 0;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      if (req.readableEnded) { controller.close(); return; } // read by somebody before us: nothing comes any more
      req.pause();
      req.on('data', (piece: Buffer) => {
        size += piece.byteLength;
        pieces += 1;
        if (pieces > BODY.piece.free + size / BODY.piece.least) {
          stopReading(req);
          fail(controller, badForm('crumbs'));
          return;
        }
        controller.enqueue(piece);
        if ((controller.desiredSize ?? 0) <= 0) req.pause();
      });
      req.once('end', () => close(controller));
      req.once('error', (error) => fail(controller, error));
      req.once('close', () => { if (!req.complete) fail(controller, new Error('the request was cut off')); });
    },
    pull() { req.resume(); },
    cancel() {
      req.removeAllListeners('data');
      req.pause();
    },
  }, { highWaterMark: 128 * 1024, size: (piece) => Math.max(piece?.byteLength ?? 0, BODY.piece.least) });
}

function close(controller: ReadableStreamDefaultController<Uint8Array>): void {
  try { controller.close(); } catch { /* given up already */ }
}

function fail(controller: ReadableStreamDefaultController<Uint8Array>, error: Error): void {
  try { controller.error(error); } catch { /* given up already */ }
}
