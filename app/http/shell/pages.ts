import type { NextFunction, Request as HttpRequest, Response as HttpResponse } from 'express';
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router';
import { AppError } from '#app/core/errors.ts';
import type { ContextOf } from '../api/mount.server.ts';
import { badForm } from '../body-limits.ts';
import { requestContext } from '../context.server.ts';
import { isStopped, keepPrivate, sendResponse } from './finish.ts';
import { refuse } from './refuse.ts';
import { webRequest } from './web-request.ts';

const METHODS = ['GET', 'HEAD', 'POST'];
/** Pages the router's manifest is asked for at once, at most: each costs a search through all routes. A page of ours links to some 150. */
const MAX_MANIFEST_PATHS = 400;

/**
 * Serves the pages: documents, data addresses and resource routes alike. Before the router is asked: methods pages do not know,
 * and callers who say by a header who they are. Tokens are for the API, and the cookie beside one is never used in its place.
 */
export function mountPages(options: { dev: boolean; build: () => Promise<ServerBuild>; origins: ReadonlySet<string>; publicOrigin: string; contextOf: ContextOf }) {
  let ready: ReturnType<typeof createRequestHandler> | undefined;
  // In development the build changes under way and is asked for anew; otherwise the routes are prepared once and not at every request.
  const router = async () => (ready ??= createRequestHandler(options.dev ? options.build : await options.build(), options.dev ? 'development' : 'production'));
  return async (req: HttpRequest, res: HttpResponse, next: NextFunction): Promise<void> => {
    try {
      keepPrivate(res);
      if (!METHODS.includes(req.method)) { res.set('allow', METHODS.join(', ')); return refuse(req, res, new AppError('method_not_allowed')); }
      if (req.headers.authorization !== undefined) return refuse(req, res, new AppError('token_on_page'));
      if (req.path === '/__manifest' && req.originalUrl.split(/,|%2C/i).length > MAX_MANIFEST_PATHS) return refuse(req, res, new AppError('bad_address'));
      if (isStopped(req)) return refuse(req, res, badForm('crumbs'));
      // The router compares a write's origin with the address of the request: the one already allowed is that address.
      const { origin } = req.headers;
      const request = webRequest(req, res, origin !== undefined && options.origins.has(origin) ? origin : options.publicOrigin);
      const own = options.contextOf(req, res);
      const context = new RouterContextProvider();
      context.set(requestContext, own);
      const answer = await (await router())(request, context);
      own.answer?.forEach((value, name) => { res.setHeader(name, value); });
      await sendResponse(req, res, answer);
    } catch (error) {
      next(error);
    }
  };
}
