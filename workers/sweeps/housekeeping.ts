import { and, isNotNull, lt, sql } from 'drizzle-orm';
import { systemScope } from '#app/core/scope.ts';
import { sessions, verifications } from '#db/schema/identity.ts';
import { idempotencyKeys, mails, outbox, rateLimits } from '#db/schema/platform.ts';
import { withTx } from '#db/tx.ts';
import type { Sweep } from './run.ts';

const HOUR = 3_600_000;

/** Effects done, answers kept for repeats, and sessions that are over: kept as long as somebody may ask, then let go. */
export const housekeepingSweeps: readonly Sweep[] = [
  {
    name: 'house.prune', everyMs: HOUR,
    run: ({ db }) => withTx(db, systemScope('housekeeping'), async (tx) => {
      await tx.delete(outbox).where(and(isNotNull(outbox.doneAt), lt(outbox.doneAt, sql`now() - interval '30 days'`)));
      await tx.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, sql`now() - interval '7 days'`));
      await tx.delete(sessions).where(lt(sessions.expiresAt, sql`now() - interval '1 day'`));
      await tx.delete(mails).where(lt(mails.sentAt, sql`now() - interval '90 days'`));
      await tx.delete(rateLimits).where(lt(rateLimits.expire, sql`now() - interval '1 day'`));
      await tx.delete(verifications).where(lt(verifications.expiresAt, sql`now() - interval '1 day'`));
    }),
  },
];
