import type { Currency, Money } from '#app/core/money.ts';
import type { Scope } from '#app/core/scope.ts';
import { orgRef } from '#app/modules/offers/offer.store.server.ts';
import type { dealRoyalties } from '#db/schema/deals.ts';
import type { royaltyReports, settlements } from '#db/schema/obligations.ts';
import type { Credit } from '#app/modules/obligations/royalty.ts';
import { payeesOf, sharesOf } from '#app/modules/obligations/rules.ts';
import { actorBlocks, conditionsOf, pairBlocks, toState, type CaseView } from '#app/modules/process/definition/decide.ts';
import { reader } from '#app/modules/process/definition/facts.ts';
import { leaves, overrideTargets, phaseOf } from '#app/modules/process/definition/step.ts';
import type { Edge } from '#app/modules/process/definition/types.ts';
import { viewOf } from '#app/modules/process/engine/move.server.ts';
import { actorOf } from '#app/modules/process/engine/subject.ts';
import { confirmedName, isReleased, type DealContext } from './context.server.ts';
import type { Block, DealResource } from './contract.ts';
import { dealSubject } from './deal-subject.server.ts';
import type { Role } from './definitions/names.ts';
import { nameBlock } from './effects/evidence.server.ts';
import { gateOf } from './gates/index.ts';
import { obligationsFor } from './obligation-resource.server.ts';
import { PRICE } from './due.ts';
import { documentResource } from './documents-of.ts';

/** What a deal's page shows beyond what its process looks at. */
export interface DealMore { royalties: (typeof dealRoyalties.$inferSelect)[]; reports: (typeof royaltyReports.$inferSelect)[]; settlements: (typeof settlements.$inferSelect)[]; credit: Credit }
type Viewer = Exclude<Role, 'system'>;

const declared = (ctx: DealContext, org: string): boolean | null => {
  const filed = ctx.evidence.findLast((e) => e.gate === 'G8' && e.kind === 'gate_evidence' && e.byOrgId === org);
  return filed ? filed.data.related === true : null;
};

/**
 * A deal as one of its people may see it. The parties and the operator see the whole; only the seller and the operator see
 * how the price is divided. A broker sees its own side: state, states of the gates, its fee and its payout.
 */
export function dealResource(ctx: DealContext, scope: Scope, role: Viewer, more: DealMore): DealResource {
  const { deal, process } = ctx;
  const whole = role !== 'broker';
  const currency = deal.currency as Currency;
  const m = (amount: number): Money => ({ currency, amount });
  const optional = (amount: number | null) => (amount === null ? null : m(amount));
  return {
    id: deal.id, kind: deal.kind, state: deal.state, version: deal.version,
    process: { name: process.name, version: process.version, states: Object.keys(process.states), way: wayOf(ctx) }, tone: process.states[deal.state]!.tone, rule_pack: deal.rulePack, my_role: role,
    parties: { seller: orgRef(ctx.seller, ctx.now), buyer: orgRef(ctx.buyer, ctx.now), broker: ctx.broker ? orgRef(ctx.broker, ctx.now) : null },
    related: whole ? { facts: ctx.related, declared: { seller: declared(ctx, deal.sellerOrgId), buyer: declared(ctx, deal.buyerOrgId) } } : null,
    listing_id: deal.listingId, offer_id: whole ? deal.offerId : null, patent_id: deal.patentId, patent_number: deal.patentNumber,
    patent_title_zh: ctx.patent.titleZh, patent_title_en: ctx.patent.titleEn,
    terms: whole ? {
      price: m(deal.priceAmount), royalty_bps: deal.royaltyBps, royalty_minimum: m(deal.royaltyMinimum), minimum_creditable: deal.minimumCreditable, equity_share_bps: deal.equityShareBps, valuation: optional(deal.valuationAmount),
      field_of_use: deal.fieldOfUse, territory: deal.territory, term_months: deal.termMonths, platform_fee_bps: deal.platformFeeBps, broker_fee_bps: deal.brokerFeeBps,
    } : null,
    gates: gatesFor(ctx, whole),
    transitions: whole ? transitionsFor(ctx, scope, role) : [],
    deadlines: ctx.case.timers.map((d) => ({ code: d.code, due_at: d.dueAt.toISOString(), state: d.state, remaining_ms: d.remainingMs })),
    milestones: whole ? milestonesOf(ctx) : [],
    documents: whole ? ctx.documents.map((d) => documentResource({ ...ctx, viewer: scope }, d)) : [],
    money: whole ? { funded: m(ctx.money.funded), held: m(ctx.money.held), released: m(ctx.money.released), refunded: m(ctx.money.refunded), fees: m(ctx.money.fees) } : null,
    split: splitFor(ctx, role),
    payouts: ctx.payouts.filter((p) => role === 'operator' || p.role === role).map((p) => ({ id: p.id, role: p.role, amount: m(p.amount), state: p.state, waiting_for: p.state === 'sent' ? null : p.lastError, sent_at: p.sentAt?.toISOString() ?? null })),
    obligations: obligationsFor(ctx, more, role),
    credit: whole && deal.royaltyBps > 0 ? { free: m(more.credit.free), minimum: m(more.credit.minimum) } : null,
    royalties: whole ? more.royalties.map((r) => ({
      period_start: r.periodStart, period_end: r.periodEnd, due_on: r.dueOn, sales: optional(r.salesAmount), royalty: optional(r.royaltyAmount), reported_at: r.reportedAt?.toISOString() ?? null,
      late: r.reportedAt === null && r.dueOn < ctx.today,
      reports: more.reports.filter((x) => x.periodStart === r.periodStart).map((x) => ({ no: x.no, sales: m(x.salesAmount), earned: m(x.earnedAmount), royalty: m(x.royaltyAmount), reason: x.reason, reported_at: x.reportedAt.toISOString() })),
    })) : [],
    disputed: deal.disputed, opened_at: deal.openedAt.toISOString(), closed_at: deal.closedAt?.toISOString() ?? null, outcome: deal.outcome,
  };
}

/** The ordinary way of this deal: states that its terms rule out are not on it. */
function wayOf(ctx: DealContext): DealResource['process']['way'] {
  const facts = reader(ctx.process, ctx.case.standing, dealSubject.facts(ctx, { userId: null, orgId: null }));
  return Object.entries(ctx.process.states).filter(([, s]) => (s.drawn?.when ?? []).every(facts))
    .map(([state, s]) => ({ state, side: s.side ?? false, visited: s.drawn?.visited ?? false, unless: s.drawn?.unless ?? null }));
}

function gatesFor(ctx: DealContext, whole: boolean): DealResource['gates'] {
  return ctx.gates.map((g) => {
    const evidence = whole ? ctx.evidence.find((e) => e.id === g.evidenceId) : undefined;
    const gate = gateOf(g.code, ctx.process.gates[g.code]);
    return {
      code: g.code, state: g.state, why: whole ? g.why : '', who: whole && g.state === 'open' ? [...(gate?.clears?.[g.why] ?? [])] as ('seller' | 'buyer' | 'operator')[] : [],
      handed_in: gate?.handedIn ?? (gate?.filedBy ? 'deal' : null), evidence: evidence ? { id: evidence.id, data: evidence.data, at: evidence.at.toISOString() } : null,
    };
  });
}

/** Every move out of the state, with who takes it and what stands in the viewer's way. */
export function transitionsFor(ctx: DealContext, scope: Scope, role: Viewer): DealResource['transitions'] {
  const { process, case: { standing } } = ctx;
  if (phaseOf(process, standing) === 'final') return [];
  const view = viewOf(dealSubject, ctx, actorOf(scope));
  const leaving = process.edges.filter((e) => leaves(process, e, standing) && (notMeant(e, view).length === 0 || isLone(e, view)));
  return leaving.map((edge) => {
    const blocked: Block[] = [
      ...actorBlocks(process, edge, role, scope), ...pairBlocks(edge, toState(edge, view), view), ...conditionsOf(edge, view), ...stepBlocks(edge, ctx, scope), ...notMeant(edge, view).map((code) => ({ code })),
    ];
    const targets = edge.to === '@target' ? overrideTargets(process, standing, view.facts) : [];
    return {
      name: edge.name, actor: edge.actor, to: edge.to === '@target' ? targets.join(',') : toState(edge, view), form: edge.form ?? 'none', reason: edge.reason ?? false, task: edge.task?.order ?? null,
      allowed: blocked.length === 0 && (edge.to !== '@target' || targets.length > 0), blocked_by: blocked,
    };
  });
}

/** Facts that choose another edge, or none. */
function notMeant(edge: Edge, view: CaseView): string[] {
  const facts = reader(view.definition, view.standing, view.facts);
  return (edge.when ?? []).filter((fact) => !facts(fact));
}

/** No other edge of this name leaves here, and only money decides: then it is shown with what it lacks. An edge for other terms or another place is not. */
function isLone(edge: Edge, view: CaseView): boolean {
  return notMeant(edge, view).every((fact) => fact === 'money_held' || fact === 'nothing_held') && !view.definition.edges.some((e) => e !== edge && e.name === edge.name && leaves(view.definition, e, view.standing));
}

/** What the effects would refuse, told before it is tried. */
function stepBlocks(edge: Edge, ctx: DealContext, scope: Scope): Block[] {
  if (edge.name === 'sign_contract' && 'orgId' in scope && ctx.contract?.signatures.some((s) => s.orgId === scope.orgId)) return [{ code: 'already_signed' }];
  if (edge.name === 'sign_contract' && scope.kind === 'org' && !confirmedName(ctx, scope.orgId)) return [nameBlock(scope.role)];
  return [];
}

function milestonesOf(ctx: DealContext): DealResource['milestones'] {
  const price = ctx.obligations.find((o) => o.code === PRICE);
  if (!price) return [];
  const currency = price.currency as Currency;
  const due = ctx.case.timers.find((d) => d.code === 'payment');
  const state = isReleased(ctx) ? 'released' as const : ctx.money.funded > 0 && price.settled === 0 ? 'refunded' as const
    : price.settled >= price.amount ? 'paid' as const : price.settled > 0 ? 'part_paid' as const : 'due' as const;
  return [{ code: price.code, amount: { currency, amount: price.amount }, state, paid: { currency, amount: price.settled }, due_at: due?.dueAt.toISOString() ?? null }];
}

function splitFor(ctx: DealContext, role: Viewer): DealResource['split'] {
  const { deal } = ctx;
  if (role === 'buyer' || deal.priceAmount === 0) return null;
  const shares = sharesOf(deal.priceAmount, payeesOf(deal));
  const m = (amount: number): Money => ({ currency: deal.currency as Currency, amount });
  const part = (who: 'seller' | 'broker' | 'platform') => shares.find((s) => s.role === who)?.amount ?? 0;
  const split = { seller: part('seller'), broker: part('broker'), platform: part('platform') };
  if (role === 'broker') return { seller: null, broker: m(split.broker), platform: null };
  return { seller: m(split.seller), broker: m(split.broker), platform: m(split.platform) };
}
