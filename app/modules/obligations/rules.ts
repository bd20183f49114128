import { AppError } from '#app/core/errors.ts';
import { splitByWeights } from '#app/core/money.ts';
import type { ObligationKind, ObligationState, PayeeRole } from '#app/core/obligation-words.ts';

/** The sums of an obligation, minor units. `credited` is credit used on it, `carried` what was overpaid on it and given as credit. */
export interface Sums { amount: number; credited: number; carried: number; settled: number; released: number }
type Standing = Sums & { ended: string | null; releaseMetAt: Date | null };

/** What is owed in all. */
export const owedOn = (o: Sums): number => o.amount - o.credited + o.carried;
/** What has still to be paid; nothing once it was waived or written off. */
export const outstandingOn = (o: Sums & { ended: string | null }): number => (o.ended ? 0 : Math.max(0, owedOn(o) - o.settled));
/** Paid and not gone on to the payees: held for it. */
export const heldOn = (o: Sums): number => o.settled - o.released;
/** Paid beyond what is owed. */
export const overpaidOn = (o: Sums & { ended: string | null }): number => Math.max(0, o.settled - (o.ended ? 0 : owedOn(o)));
/** What may go on to the payees now: paid, owed, its condition met, not gone on yet. */
export const releasableOn = (o: Standing): number => (o.releaseMetAt && !o.ended ? Math.max(0, Math.min(o.settled, owedOn(o)) - o.released) : 0);

export interface Payee { role: PayeeRole; orgId: string | null; shareBps: number }
export type Share = Payee & { amount: number };

const ORDER: readonly PayeeRole[] = ['seller', 'broker', 'platform'];

/**
 * Divides an amount among payees by their shares, whole to the last minor unit (largest remainder; of equal remainders the seller's first).
 * Throws `invalid_amount` when the shares are not one whole.
 */
export function sharesOf(amount: number, payees: readonly Payee[]): Share[] {
  if (payees.reduce((sum, p) => sum + p.shareBps, 0) !== 10_000) throw new AppError('invalid_amount', { bps: payees.map((p) => p.shareBps).join('+') });
  const ordered = [...payees].sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role));
  const parts = splitByWeights(amount, ordered.map((p) => p.shareBps));
  return ordered.map((p, i) => ({ ...p, amount: parts[i]! }));
}

/** Payees of what a buyer pays: the platform and a broker take their fees, the seller the rest. */
export function payeesOf(deal: { sellerOrgId: string; brokerOrgId: string | null; platformFeeBps: number; brokerFeeBps: number }): Payee[] {
  const broker = deal.brokerOrgId ? deal.brokerFeeBps : 0;
  const all: Payee[] = [
    { role: 'seller', orgId: deal.sellerOrgId, shareBps: 10_000 - deal.platformFeeBps - broker }, { role: 'broker', orgId: deal.brokerOrgId, shareBps: broker }, { role: 'platform', orgId: null, shareBps: deal.platformFeeBps },
  ];
  return all.filter((p) => p.shareBps > 0);
}

/** How a state looks; `late` wins over all that is still owed. */
export function toneOf(state: ObligationState, late: boolean): 'good' | 'neutral' | 'attention' | 'wait' | 'bad' {
  if (state === 'released' || state === 'settled') return 'good';
  if (state === 'waived' || state === 'written_off') return 'neutral';
  return late ? 'bad' : state === 'reopened' ? 'attention' : 'wait';
}

/** Name of a royalty obligation within its deal: by the first day of its period, and by number when a later report made more payable. */
export function royaltyCode(periodStart: string, no: number): string {
  const day = periodStart.replaceAll('-', '');
  return no === 1 ? `royalty_${day}` : `royalty_${day}_${no}`;
}

/** The obligation a release belongs to: the first is named by it alone, later ones add a number. */
export const codeOfRelease = (release: string): string => release.split(':')[0]!;
export const releaseName = (code: string, before: number): string => (before === 0 ? code : `${code}:${before}`);

/** Money of these stands against what a payee owes the platform, not on the deal's held account. */
export const isClaim = (kind: ObligationKind): boolean => kind === 'claim';
