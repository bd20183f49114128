import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { systemScope } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { rateLimits } from '#db/schema/platform.ts';
import { withTx } from '#db/tx.ts';

/**
 * Wrong passwords one account bears within the window, wherever they come from: the limit per address (in the HTTP seam)
 * does not see a guesser with many addresses. At ten a quarter of an hour, a year of guessing is some 350,000 tries.
 */
export const ATTEMPTS = { points: 10, minutes: 15 } as const;

const scope = systemScope('sign-in');

/** The row of an address, whether or not it has an account; a digest, so that the table names nobody. */
const keyOf = (email: string) => `sign-in:${createHash('sha256').update(email.trim().toLowerCase()).digest('hex')}`;

/**
 * Takes one attempt before the password is looked at, so that a hundred at once are a hundred and not one. Returns null when
 * it may be tried, else the seconds until the window is over; refused attempts do not lengthen it. The database's clock counts.
 */
export async function takeAttempt(db: Db, email: string): Promise<number | null> {
  const over = sql`${rateLimits.expire} <= now()`;
  const windowEnd = sql`now() + ${`${ATTEMPTS.minutes} minutes`}::interval`;
  const rows = await withTx(db, scope, (tx) => tx.insert(rateLimits).values({ key: keyOf(email), points: 1, expire: windowEnd as never })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: { points: sql`case when ${over} then 1 else ${rateLimits.points} + 1 end`, expire: sql`case when ${over} then ${windowEnd} else ${rateLimits.expire} end` },
    })
    .returning({ points: rateLimits.points, wait: sql<number>`ceil(extract(epoch from ${rateLimits.expire} - now()))::int` }));
  return rows[0]!.points > ATTEMPTS.points ? rows[0]!.wait : null;
}

/** Forgets an account's attempts: the password, or the mail to its address, has been proven. */
export async function forgetAttempts(db: Db, email: string): Promise<void> {
  await withTx(db, scope, (tx) => forgetAttemptsIn(tx, email));
}

/** {@link forgetAttempts} inside a transaction of the caller's. */
export async function forgetAttemptsIn(tx: Tx, email: string): Promise<void> {
  await tx.delete(rateLimits).where(eq(rateLimits.key, keyOf(email)));
}
