import { z } from 'zod';
import { zCurrency, zId, zText } from '#app/core/contract.ts';

const line = zId('statementLine');
/** Decisions of the page of statements. `target` is what a line is for: a payment, payout or refund by id, or a purpose outside deals. */
export const zStatementForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('upload'), bank_name: zText(80, 2), account_no: z.string().trim().max(40).default(''), currency: zCurrency.default('CNY') }),
  z.object({ intent: z.literal('assign'), line_id: line, target: z.string().trim().min(3).max(60) }),
  z.object({ intent: z.literal('confirm_line'), line_id: line }),
  z.object({ intent: z.literal('reopen'), line_id: line }),
]);
