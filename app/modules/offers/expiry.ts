import { fieldError } from '#app/core/errors.ts';
import { OFFER_DEFAULT_DAYS, OFFER_MAX_DAYS, OFFER_MIN_HOURS } from './contract.ts';

/** When a round ends, from what was asked and the database's clock. Throws a field error for a moment too near or too far. */
export function expiryOf(asked: string | null, now: Date): Date {
  const at = asked ? new Date(asked) : new Date(now.getTime() + OFFER_DEFAULT_DAYS * 86_400_000);
  if (at.getTime() < now.getTime() + OFFER_MIN_HOURS * 3_600_000 - 60_000) throw fieldError('expires_at', 'expires_too_soon');
  if (at.getTime() > now.getTime() + OFFER_MAX_DAYS * 86_400_000 + 60_000) throw fieldError('expires_at', 'expires_too_late');
  return at;
}
