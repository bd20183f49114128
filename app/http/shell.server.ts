import { createRequestHandler } from '@react-router/express';
import compression from 'compression';
import express from 'express';
import { randomUUID } from 'node:crypto';
import { RouterContextProvider, type ServerBuild } from 'react-router';
import { LOCALE_COOKIE, pickLocale } from '#app/i18n/config.ts';
import { requestStore } from '#app/platform/request-store.server.ts';
import type { ApiEndpoint } from './api/define-api.server.ts';
import { mountApi } from './api/mount.server.ts';
import { requestContext, type RequestContext } from './context.server.ts';
import { services } from './services.server.ts';
import { rateLimit } from './shell/limits.ts';
import { createMetrics } from './shell/metrics.ts';
import { readiness } from './shell/readiness.ts';
import { originCheck, securityHeaders } from './shell/security.ts';
import { stripeWebhook } from './shell/stripe-webhook.ts';

const dev = import.meta.env.DEV;
const WARM_AFTER_MS = 2_000;

function cookie(header: string | undefined, name: string): string | null {
  const found = (header ?? '').split(/;\s*/).find((part) => part.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : null;
}

/** Origins a write may come from: the public address, and on a loopback server its other spelling. */
function allowedOrigins(publicUrl: string): Set<string> {
  const origin = new URL(publicUrl).origin;
  const twins = origin.includes('//localhost:') ? [origin.replace('localhost', '127.0.0.1')] : origin.includes('//127.0.0.1:') ? [origin.replace('127.0.0.1', 'localhost')] : [];
  return new Set([origin, ...twins]);
}

/** The web application: headers, limits and health first, then the API's endpoints, then the pages' router. */
export function createShell(endpoints: readonly ApiEndpoint[]): express.Express {
  const all = services();
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
    const { path } = req; // static files are served under a mount, which shortens it later
    requestStore.run({ requestId }, () => {
      res.once('close', () => {
        const ms = Number(process.hrtime.bigint() - started) / 1e6;
        if (!path.startsWith('/assets/')) log.info({ method: req.method, path, status: res.statusCode, ms: Math.round(ms * 10) / 10 }, 'request');
      });
      next();
    });
  });
  app.get('/healthz', (_req, res) => { res.json({ status: 'ok' }); });
  app.get('/readyz', async (_req, res) => {
    const state = await readiness(all);
    res.status(state.status === 'down' ? 503 : 200).json(state);
  });
  app.get('/metrics', async (req, res) => {
    if (!env.METRICS_TOKEN || req.headers.authorization !== `Bearer ${env.METRICS_TOKEN}`) { res.status(env.METRICS_TOKEN ? 401 : 404).end(); return; }
    res.type(metrics.contentType).send(await metrics.text());
  });
  app.post('/webhooks/stripe', express.raw({ type: () => true, limit: '1mb' }), stripeWebhook(all));

  app.use(metrics.observe);
  app.use(compression());
  if (!dev) {
    app.use('/assets', express.static('build/client/assets', { immutable: true, maxAge: '1y', fallthrough: false }));
    const files = express.static('build/client', { maxAge: '1h', index: false });
    app.use((req, res, next) => (/\.\w+$/.test(req.path) ? files(req, res, next) : next())); // pages and the API need no look at the disk
  }
  app.use(rateLimit(db, { scale: env.RATE_LIMIT_SCALE }));
  app.use(originCheck(allowedOrigins(publicUrl)));

  const contextOf = (req: express.Request, res: express.Response): RequestContext => ({
    requestId: res.locals.requestId as string,
    nonce: res.locals.nonce as string,
    locale: pickLocale({ query: typeof req.query.lang === 'string' ? req.query.lang : null, cookie: cookie(req.headers.cookie, LOCALE_COOKIE), acceptLanguage: req.headers['accept-language'] ?? null }),
    clientAddress: req.ip ?? '',
    services: all,
  });
  mountApi(app, '/api/v1', endpoints, contextOf);
  app.use(createRequestHandler({
    build: () => import('virtual:react-router/server-build') as unknown as Promise<ServerBuild>,
    mode: dev ? 'development' : 'production',
    getLoadContext: (req, res) => {
      const context = new RouterContextProvider();
      context.set(requestContext, contextOf(req, res));
      return context;
    },
  }));

  app.use((error: unknown, _req: express.Request, res: express.Response, _next: express.NextFunction) => {
    log.error({ err: error }, 'request failed outside the router');
    if (res.headersSent) { res.end(); return; }
    const status = (error as { status?: number }).status ?? 500;
    res.status(status >= 400 && status < 600 ? status : 500).type('application/problem+json').send(JSON.stringify({ type: 'about:blank', title: 'Error', status, detail: 'internal', errors: [], request_id: res.locals.requestId }));
  });
  return app;
}
