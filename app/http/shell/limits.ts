import type { NextFunction, Request, Response } from 'express';
import { RateLimiterDrizzle, RateLimiterMemory, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { identityPool, type Db } from '#db/client.ts';
import { rateLimits } from '#db/schema/platform.ts';

/** Points and seconds per address. Page loads are generous; attempts at secrets are counted in the database, so every process shares them. */
export const LIMITS = {
  read: { points: 600, duration: 60 },
  write: { points: 120, duration: 60 },
  secret: { points: 10, duration: 300 },
} as const;

const SECRET_PATHS = /^\/(login|register|forgot-password|reset-password|api\/v1\/tokens)(\.data)?$/;

/** Limits requests by client address; answers 429 with Retry-After. `scale` widens the limits (tests, load measurements). */
export function rateLimit(db: Db, options: { scale: number }) {
  const of = (name: 'read' | 'write') => new RateLimiterMemory({ keyPrefix: name, points: LIMITS[name].points * options.scale, duration: LIMITS[name].duration });
  const limiters: Record<'read' | 'write' | 'secret', RateLimiterAbstract> = {
    read: of('read'),
    write: of('write'),
    secret: new RateLimiterDrizzle({
      storeClient: identityPool(db), schema: rateLimits, keyPrefix: 'secret', points: LIMITS.secret.points * options.scale, duration: LIMITS.secret.duration,
      // A database that is down must not open the door wide: a memory limiter stands in.
      insuranceLimiter: new RateLimiterMemory({ points: LIMITS.secret.points * options.scale, duration: LIMITS.secret.duration }),
    }),
  };
  return async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    const writes = !['GET', 'HEAD', 'OPTIONS'].includes(req.method);
    const kind = writes ? (SECRET_PATHS.test(req.path) ? 'secret' : 'write') : 'read';
    try {
      await limiters[kind].consume(req.ip ?? 'unknown');
      next();
    } catch (refused) {
      const wait = Math.ceil(((refused as { msBeforeNext?: number }).msBeforeNext ?? 60_000) / 1000);
      res.setHeader('retry-after', String(wait));
      res.status(429).type('application/problem+json').send(JSON.stringify({ type: 'about:blank', title: 'Too Many Requests', status: 429, detail: 'rate_limited', errors: [] }));
    }
  };
}
