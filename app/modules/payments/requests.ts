import { z } from 'zod';
import { zCurrency } from '#app/core/contract.ts';

/**
 * What a command asks of the provider, frozen in the row before the first call: every repetition under one key must send
 * the same. `round` counts definite refusals that pass by themselves (a balance not yet available): the provider keeps
 * answering the old key with its old refusal, so each new round has a key of its own.
 */
const zAmount = z.number().int().positive();
const zRound = z.number().int().min(0).default(0);

export const zCheckoutRequest = z.object({
  paymentId: z.string(), dealId: z.string(), currency: zCurrency, amount: zAmount, description: z.string(), locale: z.enum(['zh', 'en']),
  successUrl: z.string(), cancelUrl: z.string(), round: zRound,
});
export const zAccountRequest = z.object({
  orgId: z.string(), name: z.string(),
  /** 0: the first account; else the how-manieth that is to take its place. */
  change: zRound, round: zRound,
});
export const zTransferRequest = z.object({
  payoutId: z.string(), dealId: z.string(), payeeOrgId: z.string(), currency: zCurrency, amount: zAmount,
  /** Connected account of the payee, filled in before the first call. */
  destination: z.string().nullable(),
  /** Charge the money comes from, when one charge covers every payout of the deal; else it comes from the available balance. */
  sourceCharge: z.string().nullable(), round: zRound,
  /** Which reservation of the ledger stands for it ({@link pendingKey}). */
  hold: zRound,
});
export const zRefundRequest = z.object({
  paymentId: z.string(), dealId: z.string(), rail: z.enum(['stripe', 'bank']), chargeId: z.string().nullable(), currency: zCurrency, amount: zAmount,
  reason: z.string(), round: zRound,
  /** The command that was asked for in its place, after it came to nothing. */
  anew: z.string().optional(),
});

export type CheckoutRequest = z.output<typeof zCheckoutRequest>;
export type AccountRequest = z.output<typeof zAccountRequest>;
export type TransferRequest = z.output<typeof zTransferRequest>;
export type RefundRequest = z.output<typeof zRefundRequest>;

/** Keys of commands: one per business fact, for ever. */
export const commandKey = {
  checkout: (paymentId: string) => `pay:${paymentId}:checkout`,
  account: (orgId: string, change = 0) => (change === 0 ? `org:${orgId}:account` : `org:${orgId}:account:${change}`),
  /** `turn` counts transfers of one payout: one that came back is followed by another. */
  transfer: (payoutId: string, turn = 0) => (turn === 0 ? `payout:${payoutId}:transfer` : `payout:${payoutId}:transfer:${turn}`),
  refund: (commandId: string) => `refund:${commandId}`,
  /** A refund somebody made at the provider itself. */
  foreignRefund: (refundId: string) => `refund:foreign:${refundId}`,
} as const;

/** Names of journals under way in the ledger, each by the thing that will post or end it. */
export const pendingKey = {
  refund: (commandId: string) => `refund:${commandId}`,
  /** `hold` counts the sums a command stood for: a debt that is set off makes another of it. */
  transfer: (commandId: string, hold: number) => `transfer:${commandId}:${hold}`,
  bankOrder: (orderId: string) => `bank-order:${orderId}`,
} as const;

/** The idempotency key sent to the provider. */
export function providerKey(key: string, round: number): string {
  return round === 0 ? key : `${key}:r${round}`;
}
