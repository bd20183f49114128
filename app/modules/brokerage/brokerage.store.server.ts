import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { Currency, Money } from '#app/core/money.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { publicVerification } from '#app/modules/orgs/verification.ts';
import { actorBlocks, conditionsOf } from '#app/modules/process/definition/decide.ts';
import { leaves } from '#app/modules/process/definition/step.ts';
import { all, reader } from '#app/modules/process/definition/facts.ts';
import type { Definition } from '#app/modules/process/definition/types.ts';
import { viewOf } from '#app/modules/process/engine/move.server.ts';
import { actorOf, type Loaded, type Subject } from '#app/modules/process/engine/subject.ts';
import type { Tx } from '#db/client.ts';
import { feeClaims, introductions, mandates, mandateSubjects } from '#db/schema/brokerage.ts';
import { deals } from '#db/schema/deals.ts';
import { demands } from '#db/schema/demands.ts';
import { listings } from '#db/schema/listings.ts';
import { obligationPayees, obligations } from '#db/schema/obligations.ts';
import { orgs } from '#db/schema/orgs.ts';
import { patents } from '#db/schema/patents.ts';
import { payouts } from '#db/schema/payments.ts';
import { feeClaim1, introduction1, mandate1 } from './definitions.ts';
import type { FeeClaimResource, IntroductionResource, MandateResource } from './contract.ts';
import { feeClaimSubject, introductionSubject, mandateSubject, type FeeClaimRow, type IntroductionRow, type MandateRow } from './subjects.server.ts';

type OrgRef = MandateResource['broker'];
const iso = (at: Date | null) => at?.toISOString() ?? null;
export const toneOf = (definition: Definition, state: string) => definition.states[state]?.tone ?? 'neutral';

/** Names of organisations as every other organisation sees them. */
export async function orgNames(tx: Tx, ids: readonly string[]): Promise<Map<string, OrgRef>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.select().from(orgs).where(inArray(orgs.id, [...new Set(ids)]));
  const now = new Date();
  return new Map(rows.map((o) => [o.id, { id: o.id, slug: o.slug, name_zh: o.nameZh, name_en: o.nameEn, verification: publicVerification(o, now) }]));
}

/** Moves of a case this scope may take by its part and permission, each with what still stands in its way. Platform scope. */
export async function movesOf<S extends Loaded>(tx: Tx, subject: Subject<S>, id: string, scope: MemberScope): Promise<{ moves: MandateResource['moves']; answerBy: string | null }> {
  const ctx = await subject.load(tx, id, actorOf(scope));
  const role = subject.roleOf(ctx, scope);
  const answerBy = iso(ctx.case.timers.find((t) => t.code === 'answer' && t.state === 'open')?.dueAt ?? null);
  if (!role || ctx.case.closedAt) return { moves: [], answerBy };
  const view = viewOf(subject, ctx, actorOf(scope));
  const facts = reader(view.definition, view.standing, view.facts);
  const mine = view.definition.edges.filter((e) => e.to !== '@target' && leaves(view.definition, e, view.standing) && all(e.when, facts) && actorBlocks(view.definition, e, role, scope).length === 0);
  return { moves: mine.map((e) => ({ name: e.name, reason: e.reason ?? false, blocked_by: conditionsOf(e, view).map((b) => b.code) })), answerBy };
}

export async function mandateResource(tx: Tx, scope: MemberScope, row: MandateRow): Promise<MandateResource> {
  const names = await orgNames(tx, [row.brokerOrgId, row.principalOrgId]);
  const covered = (await tx.select({ subject: mandateSubjects.subject }).from(mandateSubjects).where(eq(mandateSubjects.mandateId, row.id))).map((s) => s.subject).filter((s) => s !== '*');
  const things = covered.length === 0 ? [] : row.side === 'sell'
    ? (await tx.select({ id: listings.id, zh: patents.titleZh, en: patents.titleEn }).from(listings).innerJoin(patents, and(eq(patents.id, listings.patentId), eq(patents.orgId, listings.orgId))).where(inArray(listings.id, covered)))
    : (await tx.select({ id: demands.id, zh: demands.title, en: demands.title }).from(demands).where(inArray(demands.id, covered)));
  const { moves, answerBy } = await movesOf(tx, mandateSubject, row.id, scope);
  return {
    id: row.id, broker: names.get(row.brokerOrgId)!, principal: names.get(row.principalOrgId)!, side: row.side, scope: row.scope, subjects: things.map((t) => ({ id: t.id, title_zh: t.zh, title_en: t.en })),
    fee_bps: row.feeBps, exclusive: row.exclusive, starts_on: row.startsOn, ends_on: row.endsOn, tail_months: row.tailMonths, note: row.note, state: row.state, tone: toneOf(mandate1, row.state), version: row.version,
    my_part: scope.orgId === row.brokerOrgId ? 'broker' : scope.orgId === row.principalOrgId ? 'principal' : 'operator', moves, created_at: row.createdAt.toISOString(), closed_at: iso(row.closedAt), answer_by: answerBy,
  };
}

/** What a broker's share of its deals has come to, by deal. Platform scope, and only of deals that name it or owe it a decided fee. */
async function brokeredDeals(tx: Tx, row: IntroductionRow): Promise<IntroductionResource['deals']> {
  const found = await tx.select().from(deals).where(and(eq(deals.brokerOrgId, row.brokerOrgId), eq(deals.sellerOrgId, row.sellerOrgId), eq(deals.buyerOrgId, row.buyerOrgId), eq(deals.patentId, row.patentId))).limit(50);
  const out: IntroductionResource['deals'] = [];
  for (const deal of found) {
    const m = (amount: number): Money => ({ currency: deal.currency as Currency, amount });
    const [sums] = await tx.select({ held: sql<number>`coalesce(sum((${obligations.settled} - ${obligations.released}) * ${obligationPayees.shareBps} / 10000), 0)::float8`, due: sql<number>`coalesce(sum(${obligations.amount} * ${obligationPayees.shareBps} / 10000), 0)::float8` })
      .from(obligations).innerJoin(obligationPayees, eq(obligationPayees.obligationId, obligations.id)).where(and(eq(obligations.dealId, deal.id), eq(obligationPayees.orgId, row.brokerOrgId)));
    const [paid] = await tx.select({ n: sql<number>`coalesce(sum(${payouts.paid}), 0)::float8` }).from(payouts).where(and(eq(payouts.dealId, deal.id), eq(payouts.payeeOrgId, row.brokerOrgId)));
    out.push({ deal_id: deal.id, state: deal.state, commission: m(Math.floor(sums!.due)), held: m(Math.floor(sums!.held)), paid: m(paid!.n), closed: deal.closedAt !== null });
  }
  return out;
}

export async function introductionResource(tx: Tx, scope: MemberScope, row: IntroductionRow): Promise<IntroductionResource> {
  const names = await orgNames(tx, [row.brokerOrgId, row.sellerOrgId, row.buyerOrgId]);
  const part = scope.orgId === row.brokerOrgId ? 'broker' as const : scope.orgId === row.sellerOrgId ? 'owner' as const : scope.orgId === row.buyerOrgId ? 'company' as const : 'operator' as const;
  const { moves, answerBy } = await movesOf(tx, introductionSubject, row.id, scope);
  const named = !row.anonymous || row.buyerConsentAt !== null || part === 'company' || part === 'operator';
  const everybodys = { commission: null, held: null, paid: null };
  return {
    id: row.id, mandate_id: row.mandateId, broker: names.get(row.brokerOrgId)!, seller: names.get(row.sellerOrgId)!, buyer: named ? names.get(row.buyerOrgId)! : null,
    listing_id: row.listingId, patent_number: row.patentNumber, title_zh: row.titleZh, title_en: row.titleEn, demand_id: row.demandId, reason: row.reason, fee_bps: row.feeBps, tail_months: row.tailMonths,
    state: row.state, tone: toneOf(introduction1, row.state), version: row.version, my_part: part, moves, proposed_at: row.createdAt.toISOString(), seller_consent_at: iso(row.sellerConsentAt), buyer_consent_at: iso(row.buyerConsentAt),
    introduced_at: iso(row.introducedAt), tail_ends_at: iso(row.tailEndsAt), closed_at: iso(row.closedAt), answer_by: answerBy,
    // The parties know their deal's money from the deal itself; a commission is the broker's and the operator's to see here.
    deals: (await brokeredDeals(tx, row)).map((d) => (part === 'broker' || part === 'operator' ? d : { ...d, ...everybodys })),
  };
}

export async function feeClaimResource(tx: Tx, scope: MemberScope, row: FeeClaimRow): Promise<FeeClaimResource> {
  const names = await orgNames(tx, [row.brokerOrgId, row.debtorOrgId]);
  const [about] = await tx.select().from(introductions).where(eq(introductions.id, row.introductionId));
  const part = scope.orgId === row.brokerOrgId ? 'broker' as const : scope.orgId === row.debtorOrgId ? 'debtor' as const : 'operator' as const;
  const { moves } = await movesOf(tx, feeClaimSubject, row.id, scope);
  // The price is the parties' own: a broker reads its fee once it was decided, not before.
  const shown = part !== 'broker' || row.obligationId !== null;
  return {
    id: row.id, introduction_id: row.introductionId, broker: names.get(row.brokerOrgId)!, debtor: names.get(row.debtorOrgId)!, patent_number: about!.patentNumber, title_zh: about!.titleZh, title_en: about!.titleEn, basis: row.basis,
    deal_id: part === 'broker' ? null : row.dealId, amount: shown ? { currency: row.currency as Currency, amount: row.amount } : null, statement: row.statement, answer: row.answer, decision: row.decision,
    state: row.state, tone: toneOf(feeClaim1, row.state), version: row.version, my_part: part, moves, created_at: row.createdAt.toISOString(), closed_at: iso(row.closedAt),
  };
}

/** Rows of which the scope's organisation is a part, newest first; the operator sees all. Read by row-level security and the filter both. */
export const rowsOf = {
  mandates: (tx: Tx, scope: MemberScope, limit: number) => tx.select().from(mandates)
    .where(scope.kind === 'operator' ? undefined : or(eq(mandates.brokerOrgId, scope.orgId), eq(mandates.principalOrgId, scope.orgId))).orderBy(desc(mandates.createdAt), desc(mandates.id)).limit(limit),
  introductions: (tx: Tx, scope: MemberScope, limit: number) => tx.select().from(introductions)
    .where(scope.kind === 'operator' ? undefined : or(eq(introductions.brokerOrgId, scope.orgId), eq(introductions.sellerOrgId, scope.orgId), eq(introductions.buyerOrgId, scope.orgId)))
    .orderBy(desc(introductions.createdAt), desc(introductions.id)).limit(limit),
  claims: (tx: Tx, scope: MemberScope, limit: number) => tx.select().from(feeClaims)
    .where(scope.kind === 'operator' ? undefined : or(eq(feeClaims.brokerOrgId, scope.orgId), eq(feeClaims.debtorOrgId, scope.orgId))).orderBy(desc(feeClaims.createdAt), desc(feeClaims.id)).limit(limit),
};

/** One row the scope may see; `not_found` for none. */
export async function mandateById(tx: Tx, id: string): Promise<MandateRow> {
  const [row] = await tx.select().from(mandates).where(eq(mandates.id, id));
  if (!row) throw new AppError('not_found', { mandate: id });
  return row;
}
export async function introductionById(tx: Tx, id: string): Promise<IntroductionRow> {
  const [row] = await tx.select().from(introductions).where(eq(introductions.id, id));
  if (!row) throw new AppError('not_found', { introduction: id });
  return row;
}
export async function feeClaimById(tx: Tx, id: string): Promise<FeeClaimRow> {
  const [row] = await tx.select().from(feeClaims).where(eq(feeClaims.id, id));
  if (!row) throw new AppError('not_found', { fee_claim: id });
  return row;
}

