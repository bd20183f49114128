import { AsyncLocalStorage } from 'node:async_hooks';
import Stripe from 'stripe';
import { ProviderError } from './port.ts';

/** What is known about the attempts of one call: the SDK repeats some of them by itself and shows only the last. */
interface Attempts {
  maybeDone: boolean;
  answered: boolean;
}
const attempts = new AsyncLocalStorage<Attempts>();

/** Errors of a connection that never stood: the request cannot have arrived. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

type HttpClient = ReturnType<typeof Stripe.createNodeHttpClient>;

function errorCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/**
 * Wraps the SDK's HTTP client so that every attempt leaves a mark: once one of them may have been carried out
 * (sent and unanswered, or answered with anything but 4xx), no later "connection refused" can turn the call into "nothing happened".
 */
export function watchAttempts(inner: HttpClient): HttpClient {
  const send = inner.makeRequest.bind(inner);
  inner.makeRequest = async (...args: Parameters<HttpClient['makeRequest']>) => {
    const state = attempts.getStore();
    try {
      const response = await send(...args);
      const status = response.getStatusCode();
      if (state) state.answered = true;
      if (state && (status < 400 || status >= 500)) state.maybeDone = true;
      return response;
    } catch (error) {
      if (state && !NEVER_SENT.has(errorCode(error) ?? '')) state.maybeDone = true;
      throw error;
    }
  };
  return inner;
}

function describe(error: unknown): {
  code: string;
  message: string;
  httpStatus: number | null;
  requestId: string | null;
  declineCode: string | null;
} {
  if (error instanceof Stripe.errors.StripeError) {
    return {
      code: error.code ?? error.rawType ?? error.type,
      message: error.message,
      httpStatus: error.statusCode ?? null,
      requestId: error.requestId ?? null,
      declineCode: error.decline_code ?? null,
    };
  }
  return {
    code: errorCode(error) ?? 'connection',
    message: error instanceof Error ? error.message : String(error),
    httpStatus: null,
    requestId: null,
    declineCode: null,
  };
}

/** Statuses by which the provider says it has not begun: bad key, no permission, too many requests. */
const NOT_BEGUN = new Set([401, 403, 429]);

function classify(error: unknown, writes: boolean, state: Attempts): ProviderError {
  const unsure = writes ? 'unknown' : 'unavailable';
  if (error instanceof ProviderError) {
    // Reading an answer found something odd in it: after a write, the work may be done all the same.
    return writes && error.kind === 'unavailable' ? new ProviderError(unsure, error.code, error.message, { cause: error }) : error;
  }
  const seen = describe(error);
  const extra = { httpStatus: seen.httpStatus, requestId: seen.requestId, declineCode: seen.declineCode, cause: error };
  const status = seen.httpStatus;
  // No status: the connection failed, or an answer came that could not be read.
  if (status === null) return new ProviderError(state.maybeDone || state.answered ? unsure : 'unavailable', seen.code, seen.message, extra);
  // 5xx: Stripe calls the result indeterminate. 409: another request holds the key and may be at work.
  if (status >= 500 || status === 409) return new ProviderError(unsure, seen.code, seen.message, extra);
  if (NOT_BEGUN.has(status)) return new ProviderError(state.maybeDone ? unsure : 'unavailable', seen.code, seen.message, extra);
  if (status < 400) return new ProviderError(unsure, 'odd_answer', seen.message, extra);
  return new ProviderError(
    'refused',
    error instanceof Stripe.errors.StripeIdempotencyError ? 'idempotency_mismatch' : seen.code,
    seen.message,
    extra,
  );
}

async function guarded<T>(writes: boolean, call: () => Promise<T>): Promise<T> {
  const state: Attempts = { maybeDone: false, answered: false };
  try {
    return await attempts.run(state, call);
  } catch (error) {
    throw classify(error, writes, state);
  }
}

/** Runs a call that changes something at the provider. */
export function writing<T>(call: () => Promise<T>): Promise<T> {
  return guarded(true, call);
}

/** Runs a call that only looks: whatever goes wrong, nothing has changed. */
export function reading<T>(call: () => Promise<T>): Promise<T> {
  return guarded(false, call);
}

/**
 * Checks that an answer is what was asked for. The SDK takes any JSON without an `error` for success, whatever its
 * status: a proxy's `{}` would otherwise pass for a payment.
 */
export function expectObject<T extends { object: string }>(answer: T, kind: string, writes: boolean): T {
  const given: unknown = (answer as { object?: unknown } | null)?.object;
  const id: unknown = (answer as { id?: unknown } | null)?.id;
  const named = kind === 'list' || kind === 'balance' || kind === 'account_link' || (typeof id === 'string' && id !== '');
  if (given === kind && named) return answer;
  throw new ProviderError(writes ? 'unknown' : 'unavailable', 'odd_answer', `expected ${kind}, got ${String(given)}`);
}
