import type { TakenStep } from '#app/core/two-persons.ts';
import type { FactReader } from '#app/modules/process/definition/types.ts';
import { phaseOf } from '#app/modules/process/definition/step.ts';
import type { Actor } from '#app/modules/process/engine/subject.ts';
import { lifeOf, type DealContext } from './context.server.ts';
import type { DealFact } from './definitions/names.ts';
import type { EvidenceRow } from './gates/types.ts';

/** Proposals to cancel that stand: made since the deal came to this state. */
function proposals(c: DealContext): EvidenceRow[] {
  const since = c.case.stateSince;
  return c.evidence.filter((e) => e.kind === 'cancel_proposal' && (!since || e.at.getTime() > since.getTime()));
}

/** An operator's wish to send the held money back, while it stands: asked since the deal came to this state, and not dropped after. */
export function refundAsk(c: Pick<DealContext, 'steps' | 'case'>): TakenStep | null {
  const at = (move: string) => c.steps.find((s) => s.move === move);
  const [ask, drop] = [at('ask_refund'), at('drop_refund')];
  if (!ask || (c.case.stateSince && Date.parse(ask.at) <= c.case.stateSince.getTime())) return null;
  return drop && drop.at >= ask.at ? null : ask;
}

/**
 * The steps as they bind one actor. A proposal to cancel counts by who made it for the other side: several may stand, and one person
 * who belongs to both sides must not answer their own.
 */
export function stepsSeenBy(c: DealContext, actor: Actor): TakenStep[] {
  const rest = c.steps.filter((s) => s.move !== 'propose_cancel');
  const others = proposals(c).filter((e) => e.byOrgId !== actor.orgId);
  const own = others.length > 0 && others.every((e) => e.byUserId === actor.userId);
  if (!own || actor.userId === null) return rest;
  return [...rest, { move: 'propose_cancel', by: actor.userId, name: c.steps.find((s) => s.by === actor.userId)?.name ?? '', at: others.at(-1)!.at.toISOString() }];
}

const overdue = (c: DealContext, code: string) => c.case.timers.some((t) => t.code === code && (t.state === 'missed' || (t.state === 'open' && t.dueAt.getTime() <= c.now.getTime())));

/** Has the licence's term ended? True without a running royalty: then nothing waits for it. */
export const licenceEnds = (c: DealContext): string | null => c.rights.find((r) => r.dealId === c.deal.id)?.endsOn ?? null;

/** A court or the register has frozen the patent. */
const frozen = (c: DealContext) => c.patent.frozen || c.rights.some((r) => r.kind === 'freeze' && (!r.endsOn || r.endsOn > c.today));
/** An application, or a right nobody has read the register of, is not alive and yet not dead: gate G2 asks after it. */
const dead = (c: DealContext) => { const { live, reason } = lifeOf(c.patent, c.today); return !live && reason !== 'pending' && reason !== 'status_unknown'; };

/** The rule of every fact a deal's definitions may ask, in the revision `FACTS` names. Amounts in minor units. */
const RULES: Record<DealFact, (c: DealContext, actor: Actor) => boolean> = {
  priced: (c) => c.deal.priceAmount > 0,
  unpriced: (c) => c.deal.priceAmount === 0,
  money_held: (c) => c.money.held > 0,
  nothing_held: (c) => c.money.held <= 0,
  // Before the release what is held is what the buyer has paid in.
  funds_held: (c) => c.deal.priceAmount > 0 && c.money.held >= c.deal.priceAmount,
  not_released: (c) => phaseOf(c.case.definition, c.case.standing) !== 'after',
  signed_by_both: (c) => [c.deal.sellerOrgId, c.deal.buyerOrgId].every((org) => c.contract?.signatures.some((s) => s.orgId === org)),
  payouts_sent: (c) => c.payouts.every((p) => p.state === 'sent'),
  cancel_proposed_by_other: (c, actor) => proposals(c).some((e) => e.byOrgId !== null && e.byOrgId !== actor.orgId),
  payment_overdue: (c) => overdue(c, 'payment'),
  signing_overdue: (c) => overdue(c, 'signing'),
  registration_overdue: (c) => overdue(c, 'registration'),
  licence_settled: (c) => { const ends = licenceEnds(c); return c.deal.royaltyBps === 0 || (ends !== null && ends <= c.today); },
  refund_asked: (c) => refundAsk(c) !== null,
  patent_frozen: frozen,
  patent_unfrozen: (c) => !frozen(c),
  patent_lapsed: dead,
  patent_alive: (c) => !dead(c),
  approval_open: (c) => c.approvals.length > 0,
  approval_closed: (c) => c.approvals.length === 0,
};

/** The deal as its definition asks about it, seen by one actor. */
export function dealFacts(c: DealContext, actor: Actor): FactReader {
  return (fact) => RULES[fact as DealFact](c, actor);
}
