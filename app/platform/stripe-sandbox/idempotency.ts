import { createHash } from 'node:crypto';
import { invalidRequest, SandboxError } from './errors.ts';
import type { KeptAnswer } from './types.ts';
import type { Store } from './store.ts';

/** Keys are forgotten after this long (https://docs.stripe.com/api/idempotent_requests: at least 24 hours). */
export const KEY_SECONDS = 86_400;
const MAX_KEY = 255;

/** What must be the same for a key to be used again: account, method, path and the body as it was sent. */
export function fingerprintOf(method: string, path: string, body: string): string {
  const sorted = [...new URLSearchParams(body)]
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join('\n');
  return createHash('sha256').update(`${method} ${path}\n${sorted}`).digest('base64url');
}

/** Idempotency keys of POST requests, per account. */
export class Idempotency {
  private readonly inFlight = new Set<string>();
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
  }

  /**
   * Claims a key. Gives back the kept answer when there is one. Throws 409 `idempotency_key_in_use` while another
   * request works under it, and 400 `idempotency_error` when it was used for a different request.
   */
  begin(scope: string, key: string, fingerprint: string, now: number): KeptAnswer | null {
    if (key.length > MAX_KEY) throw invalidRequest(`Idempotency keys can be at most ${MAX_KEY} characters long.`);
    const id = `${scope} ${key}`;
    const kept = this.store.find('kept_answer', id);
    if (kept && kept.at + KEY_SECONDS > now) {
      if (kept.fingerprint === fingerprint) return kept;
      throw new SandboxError(
        400,
        {
          type: 'idempotency_error',
          message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
        },
        { headers: { 'stripe-should-retry': 'false' } },
      );
    }
    if (this.inFlight.has(id)) {
      throw new SandboxError(
        409,
        {
          type: 'invalid_request_error',
          code: 'idempotency_key_in_use',
          message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}`,
        },
        { headers: { 'stripe-should-retry': 'true' } },
      );
    }
    this.inFlight.add(id);
    return null;
  }

  /** Ends the work under a key; the answer is kept unless it is `null` (nothing had begun). */
  end(scope: string, key: string, answer: Omit<KeptAnswer, 'id'> | null): void {
    const id = `${scope} ${key}`;
    this.inFlight.delete(id);
    if (answer) this.store.put('kept_answer', scope, { id, ...answer });
  }

  /** Drops keys past their time. */
  prune(now: number): void {
    for (const kept of this.store.all('kept_answer')) if (kept.at + KEY_SECONDS <= now) this.store.remove('kept_answer', kept.id);
  }
}
