import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { actorOf, type Scope } from '#app/core/scope.ts';
import type { Tx } from '#db/client.ts';
import { idempotencyKeys } from '#db/schema/platform.ts';

/**
 * Runs `work` once per caller and key, inside the transaction that does it: the key's row and the work commit together, so a
 * crash leaves neither. The same request again gets the first answer; another request under the same key is refused with
 * `idempotency_mismatch`. A concurrent twin waits for the row and then reads the answer.
 */
export async function once<T>(tx: Tx, scope: Scope, request: { endpoint: string; key: string; input: unknown }, work: () => Promise<T>): Promise<T> {
  const owner = 'orgId' in scope ? `org:${scope.orgId}:${scope.userId}` : actorOf(scope);
  const key = `${request.endpoint}:${request.key}`.slice(0, 400);
  const inputHash = createHash('sha256').update(JSON.stringify(request.input)).digest('hex');
  const fresh = await tx.insert(idempotencyKeys).values({ owner, key, endpoint: request.endpoint, inputHash }).onConflictDoNothing().returning({ key: idempotencyKeys.key });
  const mine = and(eq(idempotencyKeys.owner, owner), eq(idempotencyKeys.key, key));
  if (fresh.length === 0) {
    const [row] = await tx.select().from(idempotencyKeys).where(mine);
    if (row?.inputHash !== inputHash) throw new AppError('idempotency_mismatch', { key: request.key });
    return row.response as T;
  }
  const result = await work();
  await tx.update(idempotencyKeys).set({ status: 200, response: result }).where(mine);
  return result;
}
