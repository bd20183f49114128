import { money, type Currency, type Money } from '#app/core/money.ts';
import { isHeld, type Judgement } from './judge.server.ts';
import { lifeFactsOf, lifeOn } from './life.ts';
import type { PortfolioItem } from './contract-portfolio.ts';
import type { ShelfView } from './portfolio.store.server.ts';
import { othersNamed } from './stated-owner.ts';

/** What a row keeps of its judgement, in the shape a fresh one has. */
function stored({ shelf: s }: ShelfView): Pick<Judgement, 'dormancy' | 'dormant' | 'advice' | 'saves' | 'fees' | 'highValue'> {
  const fee = (n: number | null): Money | null => (n === null || !s.feeCurrency ? null : money(n, s.feeCurrency as Currency));
  const [ahead, next] = [fee(s.feesAhead), fee(s.nextFee)];
  return {
    dormancy: s.dormancy, dormant: s.dormant, advice: s.advice, saves: fee(s.adviceSaves), fees: ahead && { ahead, next: next && s.nextFeeDue ? { due: s.nextFeeDue, amount: next } : null },
    highValue: s.highValue as Judgement['highValue'],
  };
}

function valueOf({ shelf: s }: ShelfView): PortfolioItem['value'] {
  if (!s.valuationId || !s.valuedOn) return null;
  const amount = (n: number) => money(n, s.valueCurrency as Currency);
  const band = s.valueLow === null || s.valueBase === null || s.valueHigh === null ? null : { low: amount(s.valueLow), base: amount(s.valueBase), high: amount(s.valueHigh) };
  return { score: s.valueScore === null ? null : s.valueScore / 10, band, valued_on: s.valuedOn };
}

/** A line of the owner's portfolio. `fresh`: the judgement of today, where the one that is kept is older or void. */
export function portfolioItem(view: ShelfView, today: string, known: ReadonlySet<string>, fresh?: Judgement): PortfolioItem {
  const { patent: p, shelf: s } = view;
  const life = lifeOn(lifeFactsOf(p), today);
  const j = fresh ?? stored(view);
  return {
    id: p.id, number: p.number, title: { zh: p.titleZh, en: p.titleEn }, kind: p.kind, office: p.authority, ipc: p.ipc,
    legal_status: p.legalStatus, status_as_of: p.statusAsOf, filing_date: p.filingDate, grant_date: p.grantDate, expiry_date: p.expiryDate,
    live: life.live, live_reason: life.reason, dormancy: j.dormancy === null ? null : { dormant: j.dormant, score: j.dormancy }, owned: isHeld(p),
    ownership: p.ownership, ownership_as_of: p.ownershipAsOf, proof_due_on: p.ownership === 'unproven' ? p.ownershipDueOn : null, proof_pending: view.proofPending, others_named: othersNamed(p.assignees, known),
    listing: s.listingId && s.listingStatus ? { id: s.listingId, status: s.listingStatus } : null,
    value: valueOf(view), next_fee: j.fees?.next ?? null, fees_ahead: j.fees?.ahead ?? null, advice: j.advice && { code: j.advice, saves: j.saves }, high_value: j.highValue,
    assigned_to: s.assignedTo ? { id: s.assignedTo, name: view.assignee ?? s.assignedTo } : null, lapsing: s.decision === 'let_lapse', updated_at: s.changedAt.toISOString(),
  };
}
