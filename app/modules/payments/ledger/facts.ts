import { AppError } from '#app/core/errors.ts';
import { money, splitByWeights, type Currency, type Money } from '#app/core/money.ts';
import { chart } from './chart.ts';
import { negate, normaliseLines, type Fact, type Line } from './journal.ts';

/** Where money of a payer is held: for a deal, or as the deposit of a bid. */
export type HeldFor = { dealId: string } | { bidId: string };
export type Rail = 'stripe' | 'bank';

const heldAccount = (held: HeldFor) => ('dealId' in held ? chart.heldDeal(held.dealId) : chart.heldDeposit(held.bidId));
const dealOf = (held: HeldFor) => ('dealId' in held ? { dealId: held.dealId } : {});
const railAccount = (rail: Rail) => (rail === 'stripe' ? chart.stripe : chart.bankCustody);

/** Debits `to`, credits `from`. Amounts must be above zero: a fact of nothing is a bug of the caller. */
function move(amount: Money, to: string, from: string): Line[] {
  positive(amount);
  return [{ account: to, currency: amount.currency, amount: amount.amount }, { account: from, currency: amount.currency, amount: -amount.amount }];
}

function positive(amount: Money): void {
  money(amount.amount, amount.currency);
  if (amount.amount <= 0) throw new AppError('invalid_amount', { amount: String(amount.amount) });
}

/** Of a payment: what a payee gives back of what it owes the platform; the rest is held. */
export interface Repaid { orgId: string; amount: number }

/** Money that came in on a rail: held, and what repays a debt against that debt. */
function cameIn(amount: Money, rail: Rail, held: HeldFor, repaid?: Repaid): Line[] {
  if (!repaid || repaid.amount === 0) return move(amount, railAccount(rail), heldAccount(held));
  positive(amount);
  return normaliseLines([
    { account: railAccount(rail), currency: amount.currency, amount: amount.amount }, { account: chart.receivable(repaid.orgId), currency: amount.currency, amount: -repaid.amount },
    { account: heldAccount(held), currency: amount.currency, amount: repaid.amount - amount.amount },
  ]);
}

/** The provider captured a payer's charge (gross; the fee is a fact of its own). */
export function paymentCaptured(p: { chargeId: string; amount: Money; held: HeldFor; repaid?: Repaid }): Fact {
  return { key: `charge:${p.chargeId}:captured`, kind: 'payment_captured', ...dealOf(p.held), lines: cameIn(p.amount, 'stripe', p.held, p.repaid) };
}

/** The provider's fee became known; the platform bears it. `balanceTransactionId` is the provider's own booking. */
export function feeKnown(p: { balanceTransactionId: string; fee: Money; dealId?: string }): Fact {
  return { key: `txn:${p.balanceTransactionId}:fee`, kind: 'provider_fee', ...(p.dealId ? { dealId: p.dealId } : {}), lines: move(p.fee, chart.stripeFee, chart.stripe) };
}

/** A bid won: its deposit becomes part of the price. */
export function bidWon(p: { bidId: string; dealId: string; amount: Money }): Fact {
  return { key: `bid:${p.bidId}:won`, kind: 'bid_won', dealId: p.dealId, lines: move(p.amount, chart.heldDeposit(p.bidId), chart.heldDeal(p.dealId)) };
}

/** A deposit held for itself becomes part of the price of the deal it won. */
export function depositConverted(p: { depositId: string; dealId: string; amount: Money }): Fact {
  return { key: `deposit:${p.depositId}:converted`, kind: 'bid_won', dealId: p.dealId, lines: move(p.amount, chart.heldDeal(p.depositId), chart.heldDeal(p.dealId)) };
}

/** The deal came to nothing after all: what of its money was the deposit is the deposit again. */
export function depositReturned(p: { depositId: string; dealId: string; amount: Money }): Fact {
  return { key: `deposit:${p.depositId}:returned`, kind: 'bid_won', dealId: p.dealId, lines: move(p.amount, chart.heldDeal(p.dealId), chart.heldDeal(p.depositId)) };
}

/** A deposit is forfeited to payees and, for the rest, to the platform. The shares must not exceed the deposit. */
export function depositForfeited(p: { bidId: string; amount: Money; shares: readonly { orgId: string; amount: number }[] }): Fact {
  positive(p.amount);
  const rest = p.amount.amount - p.shares.reduce((sum, s) => sum + s.amount, 0);
  if (rest < 0 || p.shares.some((s) => s.amount < 0)) throw new AppError('invalid_amount', { amount: String(rest) });
  const { currency } = p.amount;
  return {
    key: `bid:${p.bidId}:forfeit`, kind: 'deposit_forfeited',
    lines: [
      { account: chart.heldDeposit(p.bidId), currency, amount: p.amount.amount },
      ...p.shares.filter((s) => s.amount > 0).map((s) => ({ account: chart.payableOrg(s.orgId), currency, amount: -s.amount })),
      ...(rest > 0 ? [{ account: chart.forfeit, currency, amount: -rest }] : []),
    ],
  };
}

/** A refund succeeded (never earlier: pending refunds move nothing). `refundId` is the provider's, or the bank's serial. */
export function refundSucceeded(p: { refundId: string; amount: Money; held: HeldFor; rail?: Rail }): Fact {
  return { key: `refund:${p.refundId}`, kind: 'refund', ...dealOf(p.held), lines: move(p.amount, heldAccount(p.held), railAccount(p.rail ?? 'stripe')) };
}

/** A refund that had succeeded came back. */
export function refundFailed(p: { refundId: string; amount: Money; held: HeldFor; rail?: Rail }): Fact {
  return { key: `refund:${p.refundId}:failed`, kind: 'refund_failed', ...dealOf(p.held), lines: move(p.amount, railAccount(p.rail ?? 'stripe'), heldAccount(p.held)) };
}

export interface ReleaseShares { seller: number; broker: number; platform: number }

/**
 * Splits a released milestone by basis points: platform and broker take theirs, the seller the remainder. Largest
 * remainder, so the three always sum to `amount` (asserted). Throws `invalid_amount` when the fees exceed the whole.
 */
export function splitRelease(amount: number, bps: { platform: number; broker: number }): ReleaseShares {
  const rest = 10_000 - bps.platform - bps.broker;
  if (rest < 0) throw new AppError('invalid_amount', { bps: String(bps.platform + bps.broker) });
  const [seller, broker, platform] = splitByWeights(amount, [rest, bps.broker, bps.platform]) as [number, number, number];
  if (seller + broker + platform !== amount) throw new Error('release split does not sum to the milestone');
  return { seller, broker, platform };
}

/** A milestone of a deal is released: what was held becomes payable to the payees and commission of the platform. */
export function milestoneReleased(p: {
  dealId: string; milestone: string; currency: Currency; payees: readonly { orgId: string; amount: number }[]; commission: number;
}): Fact {
  const total = p.payees.reduce((sum, x) => sum + x.amount, 0) + p.commission;
  positive({ currency: p.currency, amount: total });
  return {
    key: `milestone:${p.dealId}:${p.milestone}:released`, kind: 'milestone_released', dealId: p.dealId,
    lines: [
      { account: chart.heldDeal(p.dealId), currency: p.currency, amount: total },
      ...p.payees.filter((x) => x.amount > 0).map((x) => ({ account: chart.payableOrg(x.orgId), currency: p.currency, amount: -x.amount })),
      ...(p.commission > 0 ? [{ account: chart.commission, currency: p.currency, amount: -p.commission }] : []),
    ],
  };
}

/** Money left to a payee: a transfer of the provider, or a bank payout (then `transferId` is bank and serial). */
export function transferSent(p: { transferId: string; payeeOrgId: string; amount: Money; dealId?: string; rail?: Rail }): Fact {
  return {
    key: `transfer:${p.transferId}`, kind: 'transfer', ...(p.dealId ? { dealId: p.dealId } : {}),
    lines: move(p.amount, chart.payableOrg(p.payeeOrgId), railAccount(p.rail ?? 'stripe')),
  };
}

/** A transfer came back, wholly or in part. */
export function transferReversed(p: { reversalId: string; payeeOrgId: string; amount: Money; dealId?: string; rail?: Rail }): Fact {
  return {
    key: `reversal:${p.reversalId}`, kind: 'transfer_reversed', ...(p.dealId ? { dealId: p.dealId } : {}),
    lines: move(p.amount, railAccount(p.rail ?? 'stripe'), chart.payableOrg(p.payeeOrgId)),
  };
}

/** A chargeback took the amount and a fee from our balance; nobody knows yet who bears it. */
export function disputeWithdrawn(p: { disputeId: string; amount: Money; fee: number; dealId?: string }): Fact {
  return { key: `dispute:${p.disputeId}:withdrawn`, kind: 'dispute_withdrawn', ...(p.dealId ? { dealId: p.dealId } : {}), lines: disputeLines(p) };
}

/** The chargeback was won: the amount (and what of the fee the provider gave back) returned. */
export function disputeReinstated(p: { disputeId: string; amount: Money; fee: number; dealId?: string }): Fact {
  return { key: `dispute:${p.disputeId}:reinstated`, kind: 'dispute_reinstated', ...(p.dealId ? { dealId: p.dealId } : {}), lines: negate(disputeLines(p)) };
}

/** Who bears a lost chargeback, in minor units: money still held for the deal, payees (who then owe it), the platform out of its commission. */
export interface LossShares { held: number; owed: readonly { orgId: string; amount: number }[]; commission: number }

/** The chargeback was lost: what is still held for the deal bears it, then all who were paid, by their shares. The parts sum to the amount. */
export function disputeLost(p: { disputeId: string; dealId: string; amount: Money; shares: LossShares }): Fact {
  positive(p.amount);
  const { currency, amount } = p.amount;
  return {
    key: `dispute:${p.disputeId}:lost`, kind: 'dispute_lost', dealId: p.dealId,
    lines: normaliseLines([
      { account: chart.heldDeal(p.dealId), currency, amount: p.shares.held },
      ...p.shares.owed.map((o) => ({ account: chart.receivable(o.orgId), currency, amount: o.amount })),
      { account: chart.commission, currency, amount: p.shares.commission },
      { account: chart.disputeHold(p.disputeId), currency, amount: -amount },
    ]),
  };
}

/**
 * Divides a lost chargeback: what is held bears first; the rest is shared by those among whom the milestone was divided, by what each got
 * (largest remainder). Nobody was paid and nothing is held (a refund was on its way as well): the payer owes it.
 */
export function splitLoss(amount: number, held: number, paid: { payees: readonly { orgId: string; amount: number }[]; commission: number }, payerOrgId: string): LossShares {
  const fromHeld = Math.min(amount, Math.max(0, held));
  const rest = amount - fromHeld;
  if (rest === 0) return { held: fromHeld, owed: [], commission: 0 };
  const weights = [...paid.payees.map((x) => x.amount), paid.commission];
  if (weights.every((x) => x === 0)) return { held: fromHeld, owed: [{ orgId: payerOrgId, amount: rest }], commission: 0 };
  const parts = splitByWeights(rest, weights);
  return { held: fromHeld, owed: paid.payees.map((x, i) => ({ orgId: x.orgId, amount: parts[i]! })).filter((x) => x.amount > 0), commission: parts.at(-1)! };
}

/** What a payee owes is deducted from a payout to it. `key` names the deduction (payout and how-manieth). */
export function debtSetOff(p: { key: string; orgId: string; amount: Money; dealId: string }): Fact {
  return { key: `setoff:${p.key}`, kind: 'set_off', dealId: p.dealId, lines: move(p.amount, chart.payableOrg(p.orgId), chart.receivable(p.orgId)) };
}

/** A conversion is one journal with both currencies, each balanced through clearing: `from` leaves the rail's account, `to` comes in. */
export function currencyConverted(p: { conversionId: string; from: Money; to: Money; rail: Rail }): Fact {
  positive(p.from);
  positive(p.to);
  if (p.from.currency === p.to.currency) throw new AppError('invalid_amount', { currency: p.from.currency });
  return { key: `fx:${p.conversionId}`, kind: 'fx_conversion', lines: normaliseLines([...move(p.from, chart.fx, railAccount(p.rail)), ...move(p.to, railAccount(p.rail), chart.fx)]) };
}

/** A bank receipt confirmed by two persons; the bank and its serial name the fact. */
export function bankReceiptConfirmed(p: { bank: string; serial: string; amount: Money; held: HeldFor; repaid?: Repaid }): Fact {
  return { key: `offline:${p.bank}:${p.serial}`, kind: 'bank_receipt', ...dealOf(p.held), lines: cameIn(p.amount, 'bank', p.held, p.repaid) };
}

function disputeLines(p: { disputeId: string; amount: Money; fee: number }): Line[] {
  positive(p.amount);
  if (!Number.isSafeInteger(p.fee) || p.fee < 0) throw new AppError('invalid_amount', { amount: String(p.fee) });
  const { currency, amount } = p.amount;
  return normaliseLines([
    { account: chart.disputeHold(p.disputeId), currency, amount },
    { account: chart.disputeFee, currency, amount: p.fee },
    { account: chart.stripe, currency, amount: -(amount + p.fee) },
  ]);
}
