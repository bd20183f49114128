import { createReadableStreamFromReadable, writeReadableStreamToWritable } from '@react-router/node';
import type { Express, NextFunction, Request as HttpRequest, Response as HttpResponse } from 'express';
import type { RequestContext } from '../context.server.ts';
import type { ApiEndpoint } from './define-api.server.ts';
import { createApiHandler, type DataAnswer } from './handle-api.server.ts';
import { openApiDocument } from './openapi.ts';

/** What a request's context is made of, told by the shell. */
export type ContextOf = (req: HttpRequest, res: HttpResponse) => RequestContext;

/**
 * Serves the endpoints below `prefix`, and their description as `openapi.json`, beside the pages' router and not through it: a call
 * of the API has no page to find and no data to frame, and finding its way among a hundred page routes cost more than its work.
 */
export function mountApi(app: Express, prefix: string, endpoints: readonly ApiEndpoint[], contextOf: ContextOf): void {
  const handle = createApiHandler(endpoints, prefix);
  app.get(`${prefix}/openapi.json`, (req, res) => {
    res.set('cache-control', 'public, max-age=300').json(openApiDocument(endpoints, contextOf(req, res).services.publicUrl));
  });
  app.use(prefix, async (req: HttpRequest, res: HttpResponse, next: NextFunction) => {
    try {
      await send(req, res, await handle(webRequest(req, res), contextOf(req, res)));
    } catch (error) {
      next(error);
    }
  });
}

/** The request as endpoints read it. A body is a stream, read by the endpoint with its own limit; the signal tells when the caller has gone. */
function webRequest(req: HttpRequest, res: HttpResponse): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    for (const one of Array.isArray(value) ? value : value === undefined ? [] : [value]) headers.append(name, one);
  }
  const url = `${req.protocol}://${req.host || 'localhost'}${req.originalUrl}`;
  const gone = new AbortController();
  res.once('close', () => gone.abort());
  if (req.method === 'GET' || req.method === 'HEAD') return new Request(url, { method: req.method, headers, signal: gone.signal });
  return new Request(url, { method: req.method, headers, signal: gone.signal, body: createReadableStreamFromReadable(req), duplex: 'half' } as RequestInit);
}

async function send(req: HttpRequest, res: HttpResponse, answer: Response | DataAnswer): Promise<void> {
  const file = answer instanceof Response;
  if (res.destroyed || res.writableEnded) { if (file) await answer.body?.cancel(); return; }
  res.status(answer.status);
  // Refused before it was read to its end: the line is full of the rest, and the next request on it would be lost.
  if (!req.complete) res.set('connection', 'close');
  if (!file) { sendData(res, answer); return; }
  for (const [name, value] of answer.headers) res.append(name, value);
  if (!answer.body) { res.end(); return; }
  // Files go out as they are read.
  await writeReadableStreamToWritable(answer.body, res);
}

/** Whole, with its length (whoever compresses it takes that off again), and as text: the head then travels in the same piece. */
function sendData(res: HttpResponse, { headers, json }: DataAnswer): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  if (json === null) { res.end(); return; }
  res.setHeader('content-length', Buffer.byteLength(json));
  res.end(json);
}
