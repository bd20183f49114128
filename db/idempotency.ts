import { AsyncLocalStorage } from 'node:async_hooks';
import { and, eq } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Tx } from './client.ts';
import { constraintOf } from './errors.ts';
import { idempotencyKeys } from './schema/platform.ts';

interface Claim { owner: string; key: string; endpoint: string; inputHash: string; claimed: boolean }

const claims = new AsyncLocalStorage<Claim>();

export interface StoredAnswer { status: number; body: unknown }

/** Whose keys these are: keys of one caller never meet another's. Throws for scopes that cannot write. */
function ownerOf(scope: Scope): string {
  if (scope.kind === 'org' && scope.role === 'inventor') return `user:${scope.userId}`; // who acts for nobody but themselves in the database
  if (scope.kind === 'org' || scope.kind === 'operator') return `org:${scope.orgId}:${scope.userId}`;
  if (scope.kind === 'user') return `user:${scope.userId}`;
  throw new AppError('unauthenticated');
}

/**
 * Called by `withTx` at the start of the request's first writing transaction: the claim commits exactly when the effect does.
 * True when this transaction carries the claim; if it rolls back, its owner calls {@link unclaim}.
 */
export async function claimInTx(tx: Tx): Promise<boolean> {
  const claim = claims.getStore();
  if (!claim || claim.claimed) return false;
  claim.claimed = true;
  try {
    await tx.insert(idempotencyKeys).values({ owner: claim.owner, key: claim.key, endpoint: claim.endpoint, inputHash: claim.inputHash });
  } catch (error) {
    claim.claimed = false;
    throw error;
  }
  return true;
}

/** Run by `withTx` when the transaction that carried the claim rolls back: the claim went with the effect. */
export function unclaim(): void {
  const claim = claims.getStore();
  if (claim) claim.claimed = false;
}

interface IdempotentRun {
  /** Opens the small transactions around the work. */
  withScope: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;
  fn: () => Promise<StoredAnswer>;
  /** The answer a caller gets for an error of `fn`, as it is kept when the key is already spent. */
  answerTo: (error: unknown) => StoredAnswer;
}

/**
 * Runs `fn` at most once per caller and key. Same key and input: the first answer again. Same key, other input or
 * endpoint: `idempotency_mismatch`. An error that left nothing behind leaves the key free for another try; one thrown
 * after something was committed (a recorded refusal, say) is kept as the answer, since running again would commit
 * again. Only when the process died between commit and storing is a repeat told `conflict` (`already_done`).
 */
export async function runIdempotent(
  scope: Scope, request: { key: string; endpoint: string; inputHash: string }, { withScope, fn, answerTo }: IdempotentRun,
): Promise<StoredAnswer & { replayed: boolean }> {
  const owner = ownerOf(scope);
  const match = and(eq(idempotencyKeys.owner, owner), eq(idempotencyKeys.key, request.key));
  const find = async () => (await withScope((tx) => tx.select().from(idempotencyKeys).where(match)))[0];
  const replay = (row: NonNullable<Awaited<ReturnType<typeof find>>>): StoredAnswer & { replayed: boolean } => {
    if (row.inputHash !== request.inputHash || row.endpoint !== request.endpoint) throw new AppError('idempotency_mismatch', { key: request.key });
    if (row.status === null) throw new AppError('conflict', { state: 'already_done', key: request.key });
    return { status: row.status, body: row.response, replayed: true };
  };
  const known = await find();
  if (known) return replay(known);
  const claim: Claim = { owner, ...request, claimed: false };
  const keep = async (answer: StoredAnswer) => {
    if (claim.claimed) await withScope((tx) => tx.update(idempotencyKeys).set({ status: answer.status, response: answer.body }).where(match));
  };
  let answer: StoredAnswer;
  try {
    answer = await claims.run(claim, fn);
  } catch (error) {
    const winner = constraintOf(error) === 'idempotency_keys_owner_key_pk' ? await find() : undefined;
    if (winner) return replay(winner);
    await keep(answerTo(error));
    throw error;
  }
  await keep(answer);
  return { ...answer, replayed: false };
}
