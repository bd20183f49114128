import { isIPv6 } from 'node:net';
import { RateLimiterDrizzle, RateLimiterMemory, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { AppError } from '#app/core/errors.ts';
import { identityPool, type Db } from '#db/client.ts';
import { rateLimits } from '#db/schema/platform.ts';

/**
 * Points and seconds. `read` and `write` count every request of an address, `account` every write of a person or token wherever it
 * comes from, `secret` what guesses at a secret: sign-in, registration, reset, tokens by password. Secrets are counted in the
 * database, so every process shares them.
 */
export const LIMITS = {
  read: { points: 600, duration: 60 },
  write: { points: 120, duration: 60 },
  account: { points: 240, duration: 60 },
  secret: { points: 10, duration: 300 },
} as const;
export type LimitName = keyof typeof LIMITS;

/** Takes one point; answers null, or the seconds to wait. */
export interface Limits { take(name: LimitName, key: string): Promise<number | null> }

/** The limits of a process. `scale` widens them (tests, load measurements). */
export function createLimits(db: Db, options: { scale: number }): Limits {
  const of = (name: LimitName) => new RateLimiterMemory({ keyPrefix: name, points: LIMITS[name].points * options.scale, duration: LIMITS[name].duration });
  const limiters: Record<LimitName, RateLimiterAbstract> = {
    read: of('read'),
    write: of('write'),
    account: of('account'),
    secret: new RateLimiterDrizzle({
      storeClient: identityPool(db), schema: rateLimits, keyPrefix: 'secret', points: LIMITS.secret.points * options.scale, duration: LIMITS.secret.duration,
      // A database that is down must not open the door wide: a memory limiter stands in.
      insuranceLimiter: new RateLimiterMemory({ points: LIMITS.secret.points * options.scale, duration: LIMITS.secret.duration }),
    }),
  };
  return {
    async take(name, key) {
      try {
        await limiters[name].consume(key);
        return null;
      } catch (refused) {
        return Math.max(1, Math.ceil(((refused as { msBeforeNext?: number }).msBeforeNext ?? 60_000) / 1000));
      }
    },
  };
}

/** What of an address is one client: IPv4 whole, IPv6 its /64, of which every line has 2^64 addresses to write from. */
export function addressKey(ip: string | undefined): string {
  if (!ip) return 'unknown';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(ip)) return ip;
  const [head = '', tail] = (ip.split('%')[0] ?? '').toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${groups.slice(0, 4).map((g) => Number.parseInt(g, 16).toString(16)).join(':')}::/64`;
}

/** The error of a limit that is used up. */
export const tooMany = (wait: number) => new AppError('rate_limited', { retry_after: wait });
