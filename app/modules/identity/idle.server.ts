import { and, eq, lt } from 'drizzle-orm';
import type { Clock } from '#app/core/clock.ts';
import type { Db } from '#db/client.ts';
import { sessions } from '#db/schema/identity.ts';
import { asPlatform, withTx } from '#db/tx.ts';

const HOUR = 3_600_000;
/** A session nobody used for this long is over, ms: three days, and half a day for whoever acts for the platform (ASVS 5.0, 7.3.1). */
export const IDLE_MS = { member: 72 * HOUR, operator: 12 * HOUR } as const;
/** A use is noted this long after the last one that was, ms: one write in ten minutes, not one a page. */
const NOTED_MS = 600_000;

/**
 * Is the session, last noted as used at `seenAt`, over for having lain idle? Then its row goes. Otherwise this use is noted, at most
 * once in ten minutes.
 */
export async function lapsedIdle({ db, clock }: { db: Db; clock: Clock }, session: { id: string; userId: string; seenAt: Date }, as: keyof typeof IDLE_MS): Promise<boolean> {
  const idle = clock.now().getTime() - session.seenAt.getTime();
  const scope = { kind: 'user', userId: session.userId } as const;
  const mine = and(eq(sessions.id, session.id), eq(sessions.userId, session.userId));
  if (idle >= IDLE_MS[as]) {
    // Only if nobody used it meanwhile, on another page of the same browser.
    await withTx(db, scope, (tx) => tx.delete(sessions).where(and(mine, eq(sessions.updatedAt, session.seenAt))));
    return true;
  }
  if (idle >= NOTED_MS) {
    await withTx(db, scope, (tx) => asPlatform(tx, scope, 'note that a session is used', (platform) => platform.update(sessions).set({ updatedAt: clock.now() }).where(and(mine, lt(sessions.updatedAt, clock.now())))));
  }
  return false;
}
