import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { sql } from 'drizzle-orm';
import { systemScope } from '#app/core/scope.ts';
import type { RequestInfo } from '#app/platform/request-store.server.ts';
import type { Db } from '#db/client.ts';
import { withRead } from '#db/tx.ts';

/** Prometheus metrics of the web process and of the queue behind it. Route patterns, never raw addresses, are labels. */
export function createMetrics(db: Db) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({ name: 'http_requests_total', help: 'Requests by method, area and status', labelNames: ['method', 'area', 'status'], registers: [registry] });
  const seconds = new Histogram({ name: 'http_request_seconds', help: 'Time to the last byte', labelNames: ['method', 'area'], buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5], registers: [registry] });
  const pending = new Gauge({ name: 'outbox_pending', help: 'Effects waiting, by consumer', labelNames: ['consumer'], registers: [registry] });
  const oldest = new Gauge({ name: 'outbox_oldest_seconds', help: 'Age of the oldest effect waiting', labelNames: ['consumer'], registers: [registry] });
  return {
    observe(req: Request, res: Response, next: NextFunction): void {
      const end = seconds.startTimer();
      res.once('close', () => {
        // Of the route that answered, never of the address: whoever asks for a thousand places that do not exist makes one line of them.
        const route = (res.locals.info as RequestInfo | undefined)?.route;
        const area = route ? `/${route.split('/')[1] ?? ''}` : '/other';
        const method = ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'].includes(req.method) ? req.method : 'OTHER';
        requests.inc({ method, area, status: res.statusCode });
        end({ method, area });
      });
      next();
    },
    async text(): Promise<string> {
      const rows = await withRead(db, systemScope('metrics'), (tx) => tx.execute<{ consumer: string; n: number; age: number }>(sql`
        select consumer, count(*)::int as n, extract(epoch from now() - min(created_at))::float as age from outbox where done_at is null and dead_at is null group by consumer`));
      pending.reset();
      oldest.reset();
      for (const row of rows) {
        pending.set({ consumer: row.consumer }, row.n);
        oldest.set({ consumer: row.consumer }, row.age);
      }
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}
