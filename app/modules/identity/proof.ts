import { AppError } from '#app/core/errors.ts';

/** How long a proof made in a session stands for the next sensitive act, ms. */
export const PROOF_MS = 10 * 60_000;

/** What is known of the session that asks. */
export interface SessionFacts { startedAt: Date; provedAt: Date | null }

/**
 * Has the person proved in this session, within ten minutes, who they are? Signing in counts only where `signInCounts` says so: for making
 * the first second factor right after it, not for what moves money or hands out keys. A request without a session (a token) never has.
 */
export function isFresh(session: SessionFacts | undefined, now: Date, options: { signInCounts?: boolean } = {}): boolean {
  const since = [session?.provedAt, options.signInCounts ? session?.startedAt : null].filter((at): at is Date => at instanceof Date);
  return since.some((at) => { const age = now.getTime() - at.getTime(); return age >= 0 && age <= PROOF_MS; });
}

/** Throws `proof_required` unless {@link isFresh}. */
export function requireFresh(session: SessionFacts | undefined, now: Date, options: { signInCounts?: boolean } = {}): void {
  if (!isFresh(session, now, options)) throw new AppError('proof_required');
}
