import compression from 'compression';
import express from 'express';
import { randomUUID } from 'node:crypto';
import type { ServerBuild } from 'react-router';
import { AppError } from '#app/core/errors.ts';
import { addressKey } from '#app/platform/address-key.ts';
import { requestStore, type RequestInfo } from '#app/platform/request-store.server.ts';
import type { ApiEndpoint } from './api/define-api.server.ts';
import { mountApi, type ContextOf } from './api/mount.server.ts';
import { services, type Services } from './services.server.ts';
import { checkAddress } from './shell/address.ts';
import { keepPrivate } from './shell/finish.ts';
import { tooMany } from './shell/limits.ts';
import { createMetrics } from './shell/metrics.ts';
import { mountPages } from './shell/pages.ts';
import { localeOf, refuse } from './shell/refuse.ts';
import { readiness } from './shell/readiness.ts';
import { originCheck, securityHeaders } from './shell/security.ts';
import { beginBody } from './shell/web-request.ts';
import { stripeWebhook } from './shell/stripe-webhook.ts';

const WARM_AFTER_MS = 2_000;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Origins a write may come from: the public address, and on a loopback server its other spelling. */
function allowedOrigins(publicUrl: string): Set<string> {
  const origin = new URL(publicUrl).origin;
  const twins = origin.includes('//localhost:') ? [origin.replace('localhost', '127.0.0.1')] : origin.includes('//127.0.0.1:') ? [origin.replace('127.0.0.1', 'localhost')] : [];
  return new Set([origin, ...twins]);
}

/** What the shell is put together from; the process's own unless a test brings others. */
export interface ShellParts { services: Services; build: () => Promise<ServerBuild>; dev: boolean }

/** The web application: headers, limits and health first, then the API's endpoints, then the pages' router. */
export function createShell(endpoints: readonly ApiEndpoint[], parts: Partial<ShellParts> = {}): express.Express {
  const all = parts.services ?? services();
  const dev = parts.dev ?? import.meta.env.DEV;
  const build = parts.build ?? (() => import('virtual:react-router/server-build') as unknown as Promise<ServerBuild>);
  const { env, db, log, publicUrl } = all;
  const metrics = createMetrics(db);
  // Soon after the start, not before it: the first page should not wait for it, and the first who asks for matches should not either.
  if (!dev) setTimeout(() => all.matcher.warm(), WARM_AFTER_MS).unref();
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', env.TRUST_PROXY);
  const formTargets = env.STRIPE_API_BASE ? [new URL(env.STRIPE_API_BASE).origin] : ['https://checkout.stripe.com', 'https://connect.stripe.com'];
  app.use(securityHeaders({ dev, https: publicUrl.startsWith('https:'), formTargets }));

  app.use((req, res, next) => {
    const given = req.headers['x-request-id'];
    const requestId = typeof given === 'string' && /^[A-Za-z0-9_.-]{8,64}$/.test(given) ? given : randomUUID();
    res.setHeader('x-request-id', requestId);
    res.locals.requestId = requestId;
    const started = process.hrtime.bigint();
    const info: RequestInfo = { requestId };
    res.locals.info = info;
    const { path } = req; // static files are served under a mount, which shortens it later
    requestStore.run(info, () => {
      res.once('close', () => {
        const ms = Number(process.hrtime.bigint() - started) / 1e6;
        // The pattern and not the address: an address may be an invitation, a reset or a search that is nobody's business.
        if (!path.startsWith('/assets/')) log.info({ method: req.method, route: info.route ?? 'none', status: res.statusCode, ms: Math.round(ms * 10) / 10 }, 'request');
      });
      next();
    });
  });
  app.get('/healthz', (_req, res) => { name(res, '/healthz'); res.json({ status: 'ok' }); });
  app.get('/readyz', async (_req, res) => {
    name(res, '/readyz');
    const state = await readiness(all);
    res.status(state.status === 'down' ? 503 : 200).json(state);
  });
  app.get('/metrics', async (req, res) => {
    name(res, '/metrics');
    keepPrivate(res);
    if (!env.METRICS_TOKEN || req.headers.authorization !== `Bearer ${env.METRICS_TOKEN}`) { res.status(env.METRICS_TOKEN ? 401 : 404).end(); return; }
    res.type(metrics.contentType).send(await metrics.text());
  });
  app.post('/webhooks/stripe', (_req, res, next) => { name(res, '/webhooks/stripe'); next(); }, stripeWebhook(all));

  app.use(metrics.observe);
  app.use(compression());
  if (!dev) {
    app.use('/assets', express.static('build/client/assets', { immutable: true, maxAge: '1y', fallthrough: false }));
    const files = express.static('build/client', { maxAge: '1h', index: false });
    app.use((req, res, next) => (/\.\w+$/.test(req.path) ? files(req, res, next) : next())); // pages and the API need no look at the disk
  }
  app.use((req, res, next) => {
    keepPrivate(res);
    const bad = METHODS.includes(req.method) ? checkAddress(req.originalUrl) : new AppError('method_not_allowed');
    if (bad) { refuse(req, res, bad); return; }
    beginBody(req, res);
    next();
  });
  const origins = allowedOrigins(publicUrl);
  app.use(countRequests(all));
  app.use(originCheck(origins));

  const contextOf: ContextOf = (req, res) => ({
    requestId: res.locals.requestId as string,
    nonce: res.locals.nonce as string,
    locale: localeOf(req),
    clientAddress: req.ip ?? '',
    services: all,
    wait: res.locals.wait as number | null | undefined ?? null,
  });
  mountApi(app, '/api/v1', endpoints, contextOf);
  app.use(mountPages({ dev, build, origins, publicOrigin: new URL(publicUrl).origin, contextOf }));

  app.use((error: unknown, req: express.Request, res: express.Response, _next: express.NextFunction) => {
    const status = (error as { status?: number }).status ?? 500;
    if (error instanceof URIError || (status >= 400 && status < 500)) { refuse(req, res, new AppError(status === 413 ? 'payload_too_large' : status === 404 ? 'not_found' : 'bad_address')); return; }
    log.error({ err: error, route: (res.locals.info as RequestInfo | undefined)?.route }, 'request failed outside the router');
    refuse(req, res, { status: 500, code: 'internal' });
  });
  return app;
}

/** What a request is called in logs and metrics when no route answers it. */
function name(res: express.Response, route: string): void {
  const info = res.locals.info as RequestInfo | undefined;
  if (info) info.route = route;
}

/**
 * Counts every request by its address. Reads beyond the limit are turned away here; a write is let through to its action or
 * endpoint, which refuses it (`context.wait`) and can give back what was typed.
 */
function countRequests({ limits }: Services) {
  return async (req: express.Request, res: express.Response, next: express.NextFunction): Promise<void> => {
    const reads = ['GET', 'HEAD', 'OPTIONS'].includes(req.method);
    const wait = await limits.take(reads ? 'read' : 'write', addressKey(req.ip));
    if (wait !== null && reads) { refuse(req, res, tooMany(wait)); return; }
    res.locals.wait = wait;
    next();
  };
}
