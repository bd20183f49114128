import { legalDeadline } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import type { DealPack } from './rule-packs/cn.ts';

/**
 * When a period of the pack that begins now ends: at 24:00 in China on its last day. Days are counted from the day after (Civil Code 201);
 * keys that end in `Months` count calendar months. Throws `not_found` for a period the pack does not have.
 */
export function dueAt(pack: DealPack, key: string, now: Date): Date {
  const rule = (pack.values as Record<string, { value: unknown }>)[key];
  if (typeof rule?.value !== 'number') throw new AppError('not_found', { rulePack: pack.version, period: key });
  return legalDeadline(now, key.endsWith('Months') ? { months: rule.value } : { days: rule.value });
}
