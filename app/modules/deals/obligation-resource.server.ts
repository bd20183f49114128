import type { Currency, Money } from '#app/core/money.ts';
import { toneOf } from '#app/modules/obligations/rules.ts';
import type { ObligationResource } from '#app/modules/obligations/contract.ts';
import type { DealContext } from './context.server.ts';
import type { Role } from './definitions/names.ts';
import { payableNow } from './due.ts';
import type { DealMore } from './resource.server.ts';

/** What a viewer may know of what is owed: the parties what they owe each other, everybody the claims against themselves, the operator all. */
export function obligationsFor(ctx: DealContext, more: Pick<DealMore, 'settlements'>, role: Exclude<Role, 'system'>): ObligationResource[] {
  const { deal } = ctx;
  const payable = ctx.process.states[deal.state]?.payable ?? false;
  const party = (org: string) => (org === deal.sellerOrgId ? 'seller' as const : org === deal.brokerOrgId ? 'broker' as const : 'buyer' as const);
  const seen = ctx.obligations.filter((o) => role === 'operator' || (o.kind === 'claim' ? party(o.debtorOrgId) === role : role !== 'broker'));
  return seen.map((o) => {
    const m = (amount: number): Money => ({ currency: o.currency as Currency, amount });
    const now = payableNow(o, { payable, closedAt: deal.closedAt });
    const late = now > 0 && o.dueOn !== null && o.dueOn < ctx.today;
    return {
      id: o.id, code: o.code, kind: o.kind, state: o.state, tone: toneOf(o.state, late), debtor: party(o.debtorOrgId), mine: party(o.debtorOrgId) === role, amount: m(o.amount), credited: m(o.credited), carried: m(o.carried),
      settled: m(o.settled), released: m(o.released), due: now > 0 ? m(now) : null, due_on: o.dueOn, late, period: o.periodStart && o.periodEnd ? { start: o.periodStart, end: o.periodEnd } : null,
      history: more.settlements.filter((s) => s.obligationId === o.id && s.amount !== 0).map((s) => ({ kind: s.kind, amount: m(s.amount), at: s.at.toISOString() })), created_at: o.createdAt.toISOString(),
    };
  });
}
