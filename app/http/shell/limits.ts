import { RateLimiterDrizzle, RateLimiterMemory, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { AppError } from '#app/core/errors.ts';
import { addressKey } from '#app/platform/address-key.ts';
import { identityPool, type Db } from '#db/client.ts';
import { rateLimits } from '#db/schema/platform.ts';

/**
 * Points and seconds. `read` and `write` count every request of an address, `account` every write of a person or token wherever it
 * comes from, `secret` what guesses at a secret: sign-in, registration, reset, tokens by password; `claim` says "this is ours" without an
 * account, with a file. The last two are counted in the database, so every process shares them.
 */
export const LIMITS = {
  read: { points: 600, duration: 60 },
  write: { points: 120, duration: 60 },
  account: { points: 240, duration: 60 },
  secret: { points: 10, duration: 300 },
  claim: { points: 12, duration: 3_600 },
} as const;
export type LimitName = keyof typeof LIMITS;

/** Takes one point; answers null, or the seconds to wait. */
export interface Limits { take(name: LimitName, key: string): Promise<number | null> }

/** The limits of a process. `scale` widens them (tests, load measurements). */
export function createLimits(db: Db, options: { scale: number }): Limits {
  const of = (name: LimitName) => new RateLimiterMemory({ keyPrefix: name, points: LIMITS[name].points * options.scale, duration: LIMITS[name].duration });
  const shared = (name: LimitName) => new RateLimiterDrizzle({
    storeClient: identityPool(db), schema: rateLimits, keyPrefix: name, points: LIMITS[name].points * options.scale, duration: LIMITS[name].duration,
    // A database that is down must not open the door wide: a memory limiter stands in.
    insuranceLimiter: new RateLimiterMemory({ points: LIMITS[name].points * options.scale, duration: LIMITS[name].duration }),
  });
  const limiters: Record<LimitName, RateLimiterAbstract> = {
    read: of('read'),
    write: of('write'),
    account: of('account'),
    secret: shared('secret'),
    claim: shared('claim'),
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

/** The error of a limit that is used up. */
export const tooMany = (wait: number) => new AppError('rate_limited', { retry_after: wait });

/** Counts a claim before its body is read, so that nobody fills the store by forms that are refused. Throws `rate_limited`. */
export async function countClaim(services: { limits: Limits }, address: string): Promise<void> {
  const wait = await services.limits.take('claim', addressKey(address));
  if (wait !== null) throw tooMany(wait);
}
