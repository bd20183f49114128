import { AppError } from '#app/core/errors.ts';
import { MAX_AMOUNT, type Currency } from '#app/core/money.ts';
import { natureOf } from './chart.ts';

/** One line of a journal: minor units, debit +, credit −, never 0. */
export interface Line { account: string; currency: Currency; amount: number }

/** Every kind of journal; how a line on a deal's held account counts in the deal's money is told by {@link HELD_MEANING}. */
export const JOURNAL_KINDS = [
  'payment_captured', 'provider_fee', 'bid_won', 'deposit_forfeited', 'refund', 'refund_failed', 'milestone_released', 'transfer', 'transfer_reversed',
  'dispute_withdrawn', 'dispute_reinstated', 'dispute_lost', 'bank_receipt', 'reversal', 'set_off', 'debt_repaid', 'fx_conversion',
] as const;
export type JournalKind = (typeof JOURNAL_KINDS)[number];

/** What a movement of `held.deal:*` means, by the kind of its journal. A kind that is missing here may not touch the account. */
export const HELD_MEANING: Partial<Record<JournalKind, 'funded' | 'refunded' | 'released'>> = {
  payment_captured: 'funded', bank_receipt: 'funded', bid_won: 'funded',
  refund: 'refunded', refund_failed: 'refunded', dispute_lost: 'refunded',
  milestone_released: 'released',
};

/** A fact ready to be posted. `key` names the economic fact, never the message that told of it. */
export interface Fact { key: string; kind: JournalKind; dealId?: string; lines: Line[] }

/**
 * Merges lines of one account and currency, drops zeros, sorts by code: one fact, one spelling. Throws `invalid_amount`
 * for amounts that are no safe integers and `validation` when a currency does not sum to zero or fewer than two lines are left.
 */
export function normaliseLines(lines: readonly Line[]): Line[] {
  const merged = new Map<string, Line>();
  for (const line of lines) {
    if (!Number.isSafeInteger(line.amount) || Math.abs(line.amount) > MAX_AMOUNT) throw new AppError('invalid_amount', { amount: String(line.amount) });
    natureOf(line.account);
    const id = `${line.account} ${line.currency}`;
    merged.set(id, { ...line, amount: (merged.get(id)?.amount ?? 0) + line.amount });
  }
  const kept = [...merged.values()].filter((l) => l.amount !== 0).sort((a, b) => compare(a.account, b.account) || compare(a.currency, b.currency));
  const sums = new Map<string, number>();
  for (const l of kept) sums.set(l.currency, (sums.get(l.currency) ?? 0) + l.amount);
  if (kept.length < 2) throw new AppError('validation', { ledger: 'lines' }, [{ path: 'lines', code: 'too_few_lines' }]);
  for (const [currency, sum] of sums) if (sum !== 0) throw new AppError('validation', { ledger: 'unbalanced', currency }, [{ path: 'lines', code: 'unbalanced' }]);
  return kept;
}

function compare(a: string, b: string): number { return a < b ? -1 : a > b ? 1 : 0; }

/** The same lines the other way round. */
export function negate(lines: readonly Line[]): Line[] { return lines.map((l) => ({ ...l, amount: -l.amount })); }
