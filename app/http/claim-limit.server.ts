import { RateLimiterDrizzle, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '#app/core/errors.ts';
import type { Db } from '#db/client.ts';
import { rateLimits } from '#db/schema/platform.ts';

/** Tries of one network address to say "this is ours", refused ones too: its form takes a file from people without an account. */
const POINTS = 12;
const SECONDS = 3_600;

const limiters = new WeakMap<Db, RateLimiterDrizzle>();

/**
 * Counts a try before its body is read, so that nobody fills the store by forms that are refused. Throws `rate_limited` with
 * the seconds to wait. While the database is away a limiter in memory stands in.
 */
export async function countClaim(services: { db: Db; env: { RATE_LIMIT_SCALE: number } }, address: string): Promise<void> {
  const points = POINTS * services.env.RATE_LIMIT_SCALE;
  let limiter = limiters.get(services.db);
  if (!limiter) {
    limiter = new RateLimiterDrizzle({ storeClient: services.db, schema: rateLimits, keyPrefix: 'claim', points, duration: SECONDS, insuranceLimiter: new RateLimiterMemory({ points, duration: SECONDS }) });
    limiters.set(services.db, limiter);
  }
  try {
    await limiter.consume(address);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new AppError('rate_limited', { retry_after: Math.ceil(refused.msBeforeNext / 1_000) });
  }
}
