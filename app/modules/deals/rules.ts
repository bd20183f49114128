import type { Money } from '#app/core/money.ts';
import type { DealResource } from './contract.ts';

/** What is still to be paid now; null when nothing is (paid, no price, disputed, ended). */
export function amountDue(deal: Pick<DealResource, 'payable' | 'closed_at' | 'milestones' | 'money'>): Money | null {
  const due = deal.milestones.find((m) => m.state === 'due' || m.state === 'part_paid');
  if (!due || deal.closed_at || !deal.payable) return null;
  const left = due.amount.amount - (deal.money?.held.amount ?? 0);
  return left > 0 ? { currency: due.amount.currency, amount: left } : null;
}
