import { inArray, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { AppError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import { parseInput } from '#app/core/input.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { outbox } from '#db/schema/platform.ts';
import { withTx } from '#db/tx.ts';
import { zRetryEffects } from './contract.ts';
import { requireOperator } from '#app/core/require.ts';
import { strandedEffects } from './queue.store.server.ts';

const BATCH = 1_000;

/**
 * Sends effects that were set aside (or wait too long) on their way again, oldest first, at most a thousand at a time: attempts
 * begin anew. Safe, because every consumer is idempotent per key. Needs `operator.review`; `not_found` when there is nothing
 * to send. Leaves a trace in the operator's own audit chain.
 */
export async function retryEffects(deps: { db: Db }, scope: Scope, raw: z.input<typeof zRetryEffects>): Promise<{ count: number }> {
  const me = requireOperator(scope, 'operator.review');
  const which = parseInput(zRetryEffects, raw);
  return withTx(deps.db, me, async (tx) => {
    const stranded = await tx.select({ id: outbox.id }).from(outbox).where(strandedEffects(which)).orderBy(outbox.id).limit(BATCH).for('update', { skipLocked: true });
    if (stranded.length === 0) throw new AppError('not_found', which);
    await tx.update(outbox).set({ deadAt: null, attempts: 0, availableAt: sql`now()`, lockedUntil: null }).where(inArray(outbox.id, stranded.map((r) => r.id)));
    await audit(tx, me, { chain: `org:${me.orgId}`, action: 'effect.retry', subject: `${which.consumer}:${which.topic}`, data: { count: stranded.length } });
    return { count: stranded.length };
  });
}
