import { z } from 'zod';
import { zId, zText } from '#app/core/contract.ts';
import { zDecideClaim, zDecideName, zDecideProof, zDecideVerification, zRecheck, zResolveIncident, zRetryEffects } from '#app/modules/operations/contract.ts';
import { zBankOrder, zBankReceipt, zConfirmBankOrder, zRejectBankOrder, zRejectBankPayment } from '#app/modules/payments/contract.ts';

/** A move of a deal; which ones the queue takes is its definitions' to say (deals/moves.ts). */
export type QueueMove = string;

const version = z.number().int().nonnegative();
export const zRecord = zBankReceipt.extend({ intent: z.literal('record'), payment_id: zId('payment') });
export const zConfirm = zBankReceipt.extend({ intent: z.literal('confirm'), payment_id: zId('payment') });
/** The bank's advice comes as a file beside these fields. */
const sent = zBankOrder.omit({ advice_file_id: true });
export const zPayoutSent = sent.extend({ intent: z.literal('payout'), payout_id: zId('payout') });
export const zRefundSent = sent.extend({ intent: z.literal('refund'), command_id: zId('command') });
const zConfirmSent = zConfirmBankOrder.extend({ intent: z.literal('confirm_sent'), subject: z.union([zId('payout'), zId('command')]) });
const zRejectSent = zRejectBankOrder.extend({ intent: z.literal('reject_sent'), order_id: zId('bankOrder') });

/** What a move says; its name is its form's intent (deals/moves.ts). */
export const zQueueMove = z.object({ deal_id: zId('deal'), version, reason: zText(2_000).default(''), to: z.literal('refunding').optional() });
/** Every other decision of the queue's page. */
export const QUEUE_DECISIONS = [
  z.object({ intent: z.literal('review'), deal_id: zId('deal'), version, verdict: z.enum(['confirmed', 'refused']), note: zText(1_000).default('') }),
  zRecord, zConfirm, zPayoutSent, zRefundSent, zConfirmSent, zRejectSent,
  zRejectBankPayment.extend({ intent: z.literal('reject'), payment_id: zId('payment') }),
  zRetryEffects.extend({ intent: z.literal('retry') }),
  zResolveIncident.extend({ intent: z.literal('resolve') }),
  zDecideVerification.extend({ intent: z.literal('verify') }),
  zDecideName.extend({ intent: z.literal('name') }),
  zDecideProof.extend({ intent: z.literal('proof') }),
  zDecideClaim.extend({ intent: z.literal('claim') }),
  z.object({ intent: z.literal('recheck'), what: z.enum(zRecheck.options.map((o) => o.shape.what.value)), id: z.string() }),
] as const;
/** What was done, as the address says it afterwards. */
export const QUEUE_INTENTS = ['move', 'review', 'record', 'confirm', 'reject', 'payout', 'refund', 'confirm_sent', 'reject_sent', 'retry', 'resolve', 'verify', 'name', 'proof', 'claim', 'recheck'] as const;
