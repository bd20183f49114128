import { AppError } from '#app/core/errors.ts';

/** What became of a journal that was asked for, as the database says it. */
export type Outcome =
  | { o: 'posted' | 'pending' | 'repeated' | 'mismatch'; id: string }
  | { o: 'refused'; reason: string; account?: string; currency?: string; available?: number; wanted?: number };

/** Reasons that speak of how the journal was written, not of what there is. */
const BADLY_MADE = new Set(['lines', 'too_few_lines', 'unbalanced', 'kind_may_not_touch_deal', 'unknown_account', 'not_its_mirror']);

/** The error an outcome is for whoever needs it posted; null when it is (now, or before). */
export function errorOf(key: string, outcome: Outcome): AppError | null {
  if (outcome.o === 'mismatch') return new AppError('idempotency_mismatch', { key, journal: outcome.id });
  if (outcome.o !== 'refused') return null;
  const { o: _, reason, ...details } = outcome;
  if (BADLY_MADE.has(reason)) return new AppError('validation', { ledger: reason, key }, [{ path: 'lines', code: reason }]);
  return new AppError('conflict', { reason, ...details });
}
