import { z } from 'zod';
import { zDay, zId, zMoney } from '#app/core/contract.ts';
import { OBLIGATION_KINDS, OBLIGATION_STATES, SETTLEMENT_KINDS } from '#app/core/obligation-words.ts';

/** What somebody owes under a deal, and what has become of it. Sums in minor units. */
export const zObligation = z.object({
  id: zId('obligation'),
  /** Its name within the deal: `price`, `royalty_20260101` … */
  code: z.string(), kind: z.enum(OBLIGATION_KINDS), state: z.enum(OBLIGATION_STATES), tone: z.enum(['good', 'neutral', 'attention', 'wait', 'bad']),
  debtor: z.enum(['seller', 'buyer', 'broker']),
  /** The asking organisation owes it. */
  mine: z.boolean(),
  amount: zMoney,
  /** Credit used on it, and what was overpaid on it and given as credit. */
  credited: zMoney, carried: zMoney,
  settled: zMoney, released: zMoney,
  /** What may be paid of it now; null for nothing. */
  due: zMoney.nullable(),
  /** Last legal day of payment (to 24:00 in China); null while a deadline of the process says it. */
  due_on: zDay.nullable(), late: z.boolean(),
  period: z.object({ start: zDay, end: zDay }).nullable(),
  /** What was paid and what was taken back, oldest first. A release is not among them. */
  history: z.array(z.object({ kind: z.enum(SETTLEMENT_KINDS), amount: zMoney.extend({ amount: z.number() }), at: z.string() })).max(500),
  created_at: z.string(),
});
export type ObligationResource = z.output<typeof zObligation>;
