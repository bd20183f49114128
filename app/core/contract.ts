import { z } from 'zod';
import { ID_PREFIXES, type IdKind } from './ids.ts';
import { CURRENCIES, MAX_AMOUNT, OFFICE_CURRENCIES, type Currency, type OfficeCurrency } from './money.ts';

/** Building blocks of every contract. Wire shapes are snake_case; issue messages are codes the error texts are keyed by. */

export const zCurrency = z.enum(Object.keys(CURRENCIES) as [Currency, ...Currency[]]);
/** `{currency, amount}` with amount in integer minor units, 0 or more. */
export const zMoney = z.object({
  currency: zCurrency,
  amount: z.number({ error: 'invalid_amount' }).int({ error: 'invalid_amount' }).min(0, { error: 'invalid_amount' }).max(MAX_AMOUNT, { error: 'amount_too_large' }),
});
/** A fee of a patent office: like {@link zMoney}, in a currency the platform need not settle in. */
export const zOfficeFee = zMoney.extend({ currency: z.enum(Object.keys(OFFICE_CURRENCIES) as [OfficeCurrency, ...OfficeCurrency[]]) });
export const zPositiveMoney = zMoney.refine((m) => m.amount > 0, { error: 'amount_not_positive', path: ['amount'] });

/** `YYYY-MM-DD`, a day that exists. */
export const zDay = z.iso.date({ error: 'invalid_date' });
/** RFC 3339 instant in UTC. */
export const zInstant = z.iso.datetime({ error: 'invalid_instant', offset: true });

export const zId = (kind: IdKind) => z.string().regex(new RegExp(`^${ID_PREFIXES[kind]}_[0-9a-z_]{3,40}$`), { error: 'invalid_id' });

/** Text of people: trimmed, no control characters but line breaks and tabs. */
export const zText = (max: number, min = 0) =>
  // eslint-disable-next-line no-control-regex -- refusing control characters is the point
  z.string().trim().min(min, { error: min > 0 ? 'required' : 'too_short' }).max(max, { error: 'too_long' }).refine((v) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(v), { error: 'control_characters' });

export const zBps = z.number().int({ error: 'invalid_rate' }).min(0, { error: 'invalid_rate' }).max(10_000, { error: 'rate_over_100' });

/** Query of a list: a page size and an opaque cursor. */
export const zPage = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(400).optional(),
});

/** Yes or no in a query string, where everything is text: `true` or `false`, and nothing else (coercion would read `false` as yes). */
export const zFlag = z.union([z.boolean(), z.enum(['true', 'false']).transform((v) => v === 'true')], { error: 'invalid_flag' });

/** A page of a list. */
export const zList = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next_cursor: z.string().nullable() });

/** Encodes the last row's sort key as an opaque cursor. */
export function encodeCursor(parts: readonly (string | number)[]): string {
  return btoa(encodeURIComponent(JSON.stringify(parts))).replace(/=+$/, '');
}

/** Reads a cursor back; null when it is not one of ours (the caller then starts at the first page or answers 422). */
export function decodeCursor(cursor: string | undefined): (string | number)[] | null {
  if (!cursor) return null;
  try {
    const value: unknown = JSON.parse(decodeURIComponent(atob(cursor)));
    return Array.isArray(value) && value.every((v) => typeof v === 'string' || typeof v === 'number') ? value : null;
  } catch {
    return null;
  }
}
