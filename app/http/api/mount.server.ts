import type { Express, NextFunction, Request as HttpRequest, Response as HttpResponse } from 'express';
import { badForm } from '../body-limits.ts';
import type { RequestContext } from '../context.server.ts';
import { isStopped, keepPrivate, leaveUnread, sendResponse } from '../shell/finish.ts';
import { refuse } from '../shell/refuse.ts';
import { webRequest } from '../shell/web-request.ts';
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
    res.removeHeader('vary');
    res.set('cache-control', 'public, max-age=300').json(openApiDocument(endpoints, contextOf(req, res).services.publicUrl));
  });
  app.use(prefix, async (req: HttpRequest, res: HttpResponse, next: NextFunction) => {
    try {
      keepPrivate(res);
      if (isStopped(req)) return refuse(req, res, badForm('crumbs'));
      const context = contextOf(req, res);
      await send(req, res, await handle(webRequest(req, res, new URL(context.services.publicUrl).origin), context));
    } catch (error) {
      next(error);
    }
  });
}

async function send(req: HttpRequest, res: HttpResponse, answer: Response | DataAnswer): Promise<void> {
  if (answer instanceof Response) { await sendResponse(req, res, answer); return; }
  if (res.destroyed || res.writableEnded) return;
  leaveUnread(req, res);
  sendData(res, answer);
}

/** Whole, with its length (whoever compresses it takes that off again), and as text: the head then travels in the same piece. */
function sendData(res: HttpResponse, { status, headers, json }: DataAnswer): void {
  res.status(status);
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  if (json === null) { res.end(); return; }
  res.setHeader('content-length', Buffer.byteLength(json));
  res.end(json);
}
