import { z } from 'zod';
import { zCurrency, zDay, zId, zList, zMoney, zText } from '#app/core/contract.ts';

export const STATEMENT_MAX_BYTES = 10 * 1024 * 1024;

/** The code a payer writes into the remark of a bank transfer, so that the money finds its deal: `JZ` and the end of the deal's id. The whole id does as well. */
export const remarkCode = (dealId: string): string => `JZ${dealId.slice(-10).toUpperCase()}`;

/** What an operator says beside a statement's file. The account's number is read from the file where it stands there. */
export const zStatementUpload = z.object({ bank_name: zText(80, 2), account_no: z.string().trim().regex(/^[0-9A-Z]{6,40}$/, { error: 'invalid_account' }).optional(), currency: zCurrency.default('CNY') });
export type StatementUploadInput = z.input<typeof zStatementUpload>;
export const zStoredStatement = z.object({ statement_id: zId('statement'), format: z.enum(['camt053', 'csv']), lines: z.int(), fresh: z.int() });
export type StoredStatement = z.output<typeof zStoredStatement>;

/** What a movement may be that no deal expects. */
export const LINE_PURPOSES = ['bank_fee', 'interest', 'own_transfer', 'returned_transfer', 'not_ours'] as const;
export const zAssignLine = z.object({ subject: z.union([zId('payment'), zId('payout'), zId('command')]).optional(), purpose: z.enum(LINE_PURPOSES).optional() })
  .refine((v) => (v.subject === undefined) !== (v.purpose === undefined), { error: 'one_of_both', path: ['subject'] });
export type AssignLineInput = z.input<typeof zAssignLine>;

/** A line of a statement that waits. `mine`: the viewer assigned it and may not confirm it. */
export const zBankLine = z.object({
  id: zId('statementLine'), bank_name: z.string(), account_no: z.string(), serial: z.string(), booked_on: zDay, direction: z.enum(['in', 'out']), amount: zMoney,
  party_name: z.string(), party_account: z.string(), remark: z.string(), state: z.enum(['open', 'assigned', 'confirmed']), subject: z.string().nullable(), purpose: z.enum(LINE_PURPOSES).nullable(), mine: z.boolean(),
  /** What it seems to be for, and why (`serial`, `code`, `party`); null when nothing fits, or several things do. */
  proposal: z.object({ kind: z.enum(['receipt', 'payout', 'refund']), id: z.string(), deal_id: z.string(), by: z.enum(['serial', 'code', 'party']), problem: z.enum(['amount_differs']).nullable() }).nullable(),
});
export type BankLine = z.output<typeof zBankLine>;
export const zBankLines = z.object({ items: z.array(zBankLine), confirmed: z.int() });

/** A counter-entry: asked for by one operator, posted when another confirms it. */
export const zAskCorrection = z.object({ journal_id: zId('journal'), reason: zText(1_000, 1) });
export type AskCorrectionInput = z.input<typeof zAskCorrection>;
export const zCorrection = z.object({
  id: zId('correction'), corrects: zId('journal'), deal_id: z.string().nullable(), reason: z.string(), state: z.enum(['asked', 'confirmed', 'rejected']), journal_id: z.string().nullable(), asked_at: z.string(), mine: z.boolean(),
});
export type Correction = z.output<typeof zCorrection>;
export const zCorrectionList = zList(zCorrection);
