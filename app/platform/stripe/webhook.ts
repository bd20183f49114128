import Stripe from 'stripe';
import { toEvent } from './mapping.ts';
import { ProviderError, type ProviderEvent } from './port.ts';

/** A signature may be this old, and its clock this far ahead of ours, in seconds. */
export const SIGNATURE_TOLERANCE_SECONDS = 300;

/** The timestamp the SDK will use: the last `t=` of the header. */
function timestampOf(header: string): number {
  let found = NaN;
  for (const part of header.split(',')) if (part.startsWith('t=')) found = Number.parseInt(part.slice(2), 10);
  return found;
}

/**
 * Verifies and reads a webhook. The SDK checks the signature and the age; it accepts any time in the future, so that
 * is checked here. See `PaymentProvider.parseWebhook` for the errors.
 */
export function parseWebhook(
  stripe: Stripe,
  livemode: boolean,
  rawBody: string | Uint8Array,
  header: string | null,
  secret: string,
  now: Date,
): ProviderEvent {
  const refuse = (code: string, message: string, cause?: unknown) => new ProviderError('refused', code, message, { cause });
  if (!header) throw refuse('bad_signature', 'no signature');
  if (secret.trim() === '') throw refuse('bad_signature', 'no webhook secret configured');
  const body = typeof rawBody === 'string' ? rawBody : Buffer.from(rawBody.buffer, rawBody.byteOffset, rawBody.byteLength);
  const age = Math.floor(now.getTime() / 1000) - timestampOf(header);
  let event: Stripe.Event;
  try {
    event = stripe.webhooks.constructEvent(body, header, secret, SIGNATURE_TOLERANCE_SECONDS, undefined, now.getTime());
  } catch (error) {
    const stale =
      error instanceof Stripe.errors.StripeSignatureVerificationError &&
      age > SIGNATURE_TOLERANCE_SECONDS &&
      /tolerance/i.test(error.message);
    if (error instanceof SyntaxError) throw refuse('odd_answer', 'the signed body is not JSON', error);
    throw refuse(stale ? 'stale' : 'bad_signature', error instanceof Error ? error.message : String(error), error);
  }
  if (!Number.isFinite(age) || age < -SIGNATURE_TOLERANCE_SECONDS) throw refuse('future', 'the signature is from the future');
  if (
    (event as { object?: unknown } | null)?.object !== 'event' ||
    typeof event.id !== 'string' ||
    typeof event.type !== 'string' ||
    typeof event.data?.object !== 'object'
  ) {
    throw refuse('odd_answer', 'the signed body is not an event');
  }
  if (event.livemode !== livemode) throw refuse('odd_answer', 'a live event for a test key, or the other way round');
  return toEvent(event);
}
