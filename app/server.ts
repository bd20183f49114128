import type { Express } from 'express';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Entry of the web process. In production it serves the built application; in development Vite compiles it on the fly.
 * Closes on SIGTERM and SIGINT: no new connections, open requests get ten seconds.
 */
const host = process.env.HOST ?? '127.0.0.1';
const port = Number(process.env.PORT ?? 3000);

async function load(): Promise<Express> {
  if (process.env.NODE_ENV !== 'development') {
    const built = pathToFileURL(resolve('build/server/index.js')).href;
    return ((await import(built)) as { createApp: () => Express }).createApp();
  }
  const [{ default: express }, { createServer }] = await Promise.all([import('express'), import('vite')]);
  const vite = await createServer({ server: { middlewareMode: true } });
  const app = express();
  app.use(vite.middlewares);
  app.use(async (req, res, next) => {
    try {
      const source = (await vite.ssrLoadModule('./app/application.server.ts')) as { createApp: () => Express };
      cached = cached?.source === source ? cached : { source, app: source.createApp() };
      cached.app(req, res, next);
    } catch (error) {
      if (error instanceof Error) vite.ssrFixStacktrace(error);
      next(error);
    }
  });
  return app;
}
let cached: { source: unknown; app: Express } | undefined;

const app = await load();
const server = app.listen(port, host, (error?: Error) => {
  if (error) {
    console.error((error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? `Port ${port} is taken. Set PORT to a free one.` : error.message);
    process.exit(1);
  }
  process.send?.({ listening: (server.address() as AddressInfo).port });
});

// Clients and proxies keep idle connections for about a minute. The side that closes first wins a race against a request already
// on its way, so it must not be this one: Node's own five seconds cut off callers that pause between two requests.
server.keepAliveTimeout = 75_000;
server.headersTimeout = 80_000;

function stop(): void {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 10_000).unref();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
// A supervisor that vanished (killed, crashed) must not leave a server behind.
process.once('disconnect', stop);
if (process.connected === false) stop(); // it vanished while this process was still loading
