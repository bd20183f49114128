import { z } from 'zod';
import { zDay, zId, zList, zMoney, zPage, zPositiveMoney, zText } from '#app/core/contract.ts';

/** Name of an obligation within its deal. */
const zMilestone = z.string().regex(/^[a-z0-9_]{1,40}$/, { error: 'unknown_milestone' });

/** What the money belongs to: a deal, a deposit, a service case. */
const zSubjectId = z.string();

export const PAYMENT_STATES = ['created', 'pending', 'unknown', 'settled', 'failed', 'expired', 'refunded'] as const;

/** One attempt to pay a milestone, as seen by `GET /payments/{id}`. What only the payer and the operator may see is null for others. */
export const zPayment = z.object({
  id: zId('payment'), deal_id: zSubjectId, payer_org_id: zId('org'), milestone: z.string(), rail: z.enum(['stripe', 'bank']), amount: zMoney,
  /** `created` and `unknown`: the provider has not answered yet; the platform goes on asking by itself. `pending`: waiting for the payer (or for the bank). */
  status: z.enum(PAYMENT_STATES),
  /** Page to pay on, while it can be paid there. */
  checkout_url: z.string().nullable(),
  expires_at: z.string().nullable(), settled_at: z.string().nullable(),
  /** Code of the last trouble (`card_declined`, `amount_mismatch`, `refund_failed` …). */
  problem: z.string().nullable(),
  /** What has gone back to the payer. */
  refunded: zMoney,
  bank: z.object({ slip_file_id: z.string().nullable(), bank_name: z.string().nullable(), serial: z.string().nullable(), recorded: z.boolean(), confirmed: z.boolean() }).nullable(),
  created_at: z.string(), updated_at: z.string(),
});
export type PaymentResource = z.output<typeof zPayment>;
export const zPaymentList = zList(zPayment);

/** Money on its way to a payee of a released deal. */
export const zPayout = z.object({
  id: zId('payout'), deal_id: zSubjectId, payee_org_id: zId('org'), role: z.enum(['seller', 'broker']), amount: zMoney,
  state: z.enum(['pending', 'sent', 'unknown', 'failed']),
  /** What a payout that is not sent waits for: `payee_account_not_ready`, `account_cooling`, `account_unmarked`, `dispute_open`, `awaiting_bank_payout`, `awaiting_second_person`, `balance_insufficient` … */
  waiting_for: z.string().nullable(),
  transfer_id: z.string().nullable(), sent_at: z.string().nullable(),
});
export type PayoutResource = z.output<typeof zPayout>;
export const zPayoutList = zList(zPayout);

export const zListPayments = zPage;
export type ListPaymentsInput = z.input<typeof zListPayments>;

/** Answer to "pay by card": the payment, and where to pay; no address when the provider could not be reached just now. */
export const zCheckout = z.object({ payment: zPayment, url: z.string().nullable() });
export type CheckoutAnswer = z.output<typeof zCheckout>;

/** The payer says a bank transfer was made. The slip is an uploaded file of the payer's organisation. */
export const zBankSlip = z.object({ milestone: zMilestone.default('price'), amount: zPositiveMoney, slip_file_id: zId('file') });
export type BankSlipInput = z.input<typeof zBankSlip>;

const zBankName = zText(80, 2);
/** Serial number of a bank's receipt: letters, digits and dashes. */
const zBankSerial = z.string().trim().regex(/^[A-Za-z0-9-]{4,40}$/, { error: 'invalid_serial' });

/** What an operator reads on the account statement. The second operator types the same again. */
export const zBankReceipt = z.object({ bank_name: zBankName, serial: zBankSerial, amount: zPositiveMoney, received_on: zDay });
export type BankReceiptInput = z.input<typeof zBankReceipt>;

/** Reasons for which a bank payment is not accepted. */
export const BANK_REJECTIONS = ['not_received', 'wrong_payer', 'slip_unreadable', 'returned_to_payer', 'withdrawn_by_payer'] as const;
export const zRejectBankPayment = z.object({ reason: z.enum(BANK_REJECTIONS, { error: 'unknown_reason' }) });
export type RejectBankPaymentInput = z.input<typeof zRejectBankPayment>;

/** What one operator writes down about a transfer out of the supervised account, to a payee or back to a payer; the advice is an uploaded file. */
export const zBankOrder = z.object({ bank_name: zBankName, serial: zBankSerial, amount: zPositiveMoney, sent_on: zDay, advice_file_id: zId('file') });
export type BankOrderInput = z.input<typeof zBankOrder>;
/** Another operator confirms the order by its id: exactly the record that was looked at. */
export const zConfirmBankOrder = z.object({ order_id: zId('bankOrder') });
export type ConfirmBankOrderInput = z.input<typeof zConfirmBankOrder>;
export const zRejectBankOrder = z.object({ reason: zText(1_000, 1) });
export type RejectBankOrderInput = z.input<typeof zRejectBankOrder>;

/** A recorded transfer. `refund_id` is the command of the refund. */
export const zBankOrderResource = z.object({
  id: zId('bankOrder'), deal_id: zSubjectId, payout_id: zId('payout').nullable(), refund_id: zId('command').nullable(), bank_name: z.string(), serial: z.string(), amount: zMoney,
  sent_on: zDay, advice_file_id: zId('file'), state: z.enum(['recorded', 'confirmed', 'rejected']), recorded_by: z.string(), recorded_at: z.string(),
});
export type BankOrderResource = z.output<typeof zBankOrderResource>;

/** Where an organisation is paid by the card provider. */
export const zPayoutAccount = z.object({
  state: z.enum(['none', 'incomplete', 'ready', 'unknown']),
  /** What the provider still asks for, in its own words. */
  missing: z.array(z.string()),
  /** After a change payouts wait until then (RFC 3339); null when nothing waits. */
  cools_until: z.string().nullable(),
  /** Another account was begun and takes this one's place once it is complete. */
  replacing: z.boolean(),
});
export type PayoutAccount = z.output<typeof zPayoutAccount>;

const zCode = z.string();
const zOpenCommand = z.object({
  id: zId('command'), kind: zCode, state: zCode, rail: z.enum(['stripe', 'bank']), deal_id: z.string().nullable(), subject_id: z.string(), amount: zMoney.nullable(),
  attempts: z.number(), problem: z.string().nullable(), created_at: z.string(),
});

/** A difference between provider or bank and the ledger. `amount` is signed as seen from the outside. */
export const zMoneyIncident = z.object({
  id: zId('moneyIncident'), kind: z.enum(['unexplained_movement', 'unanswered_journal', 'balance_differs', 'cover_short', 'bank_balance_differs', 'loss_unassigned']), rail: z.enum(['stripe', 'bank']), subject: z.string(),
  deal_id: z.string().nullable(), amount: zMoney.extend({ amount: z.number() }), state: z.enum(['open', 'explained', 'closed']),
  at: z.string().nullable(), opened_at: z.string(), last_seen_at: z.string(), ended_at: z.string().nullable(), reason: z.string(),
});
export type MoneyIncident = z.output<typeof zMoneyIncident>;
export const zCloseMoneyIncident = z.object({ incident_id: zId('moneyIncident'), reason: zText(1_000, 1) });
export type CloseMoneyIncidentInput = z.input<typeof zCloseMoneyIncident>;

/** Our books beside the provider's, for the operator (`GET /reconciliation`). */
export const zReconciliation = z.object({
  mode: z.enum(['sandbox', 'test', 'live']), from: z.string(), at: z.string(),
  /** Per currency, minor units. `cover` is what the platform has on both rails, `owed` what the ledger owes; short when cover < owed. */
  balances: z.array(z.object({ currency: z.string(), provider: z.number(), ledger: z.number(), difference: z.number(), cover: z.number(), owed: z.number(), short: z.boolean() })),
  /** Movements at the provider that no journal explains. */
  unexplained: z.array(z.object({ id: z.string(), type: z.string(), amount: zMoney.extend({ amount: z.number() }), source: z.string().nullable(), at: z.string() })),
  /** Journals on the provider's balance that no movement there answers to. */
  unanswered: z.array(z.object({ key: z.string(), deal_id: z.string().nullable(), amount: zMoney.extend({ amount: z.number() }), at: z.string() })),
  /** Differences that stand, oldest first, and those that ended last. */
  incidents: z.object({ open: z.array(zMoneyIncident), ended: z.array(zMoneyIncident) }),
  commands: z.array(zOpenCommand),
  payments: z.array(zPayment), payouts: z.array(zPayout),
  events: z.array(z.object({ id: z.string(), type: z.string(), outcome: z.string().nullable(), attempts: z.number(), problem: z.string().nullable(), received_at: z.string() })),
});
export type Reconciliation = z.output<typeof zReconciliation>;
