import type { Money } from '#app/core/money.ts';
import type { DealResource } from './contract.ts';

/** States in which the price is awaited. */
const PAYABLE: ReadonlySet<string> = new Set(['opened', 'signed_unfunded']);

/** What is still to be paid now; null when nothing is (paid, no price, disputed, ended). */
export function amountDue(deal: Pick<DealResource, 'state' | 'closed_at' | 'milestones' | 'money'>): Money | null {
  const due = deal.milestones.find((m) => m.state === 'due' || m.state === 'part_paid');
  if (!due || deal.closed_at || !PAYABLE.has(deal.state)) return null;
  const left = due.amount.amount - (deal.money?.held.amount ?? 0);
  return left > 0 ? { currency: due.amount.currency, amount: left } : null;
}
