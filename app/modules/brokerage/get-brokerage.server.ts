import { and, eq, sql } from 'drizzle-orm';
import type { Clock } from '#app/core/clock.ts';
import { parseInput } from '#app/core/input.ts';
import type { Currency, Money } from '#app/core/money.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { deals } from '#db/schema/deals.ts';
import { obligationPayees, obligations } from '#db/schema/obligations.ts';
import { payouts } from '#db/schema/payments.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import { feeClaimById, feeClaimResource, introductionById, introductionResource, mandateById, mandateResource, rowsOf } from './brokerage.store.server.ts';
import { zBrokeragePage, type FeeClaimResource, type IntroductionResource, type MandateResource, type PipelineResource } from './contract.ts';
import { ownLicences } from './licences.server.ts';

type Deps = { db: Db; clock?: Clock };

/** One mandate, for its broker, its principal and the operator; `not_found` for everybody else. */
export async function getMandate(deps: Deps, scope: Scope, id: string): Promise<MandateResource> {
  const member = requireMember(scope, 'brokerage.read');
  return withRead(deps.db, member, async (tx) => {
    const row = await mandateById(tx, id);
    return asPlatform(tx, member, 'name the sides', () => mandateResource(tx, member, row));
  });
}

/** One introduction, for its three sides and the operator. A broker reads its own part of what came of it. */
export async function getIntroduction(deps: Deps, scope: Scope, id: string): Promise<IntroductionResource> {
  const member = requireMember(scope, 'brokerage.read');
  return withRead(deps.db, member, async (tx) => {
    const row = await introductionById(tx, id);
    return asPlatform(tx, member, 'name the sides', () => introductionResource(tx, member, row));
  });
}

/** One fee claim, for its broker, its debtor and the operator. */
export async function getFeeClaim(deps: Deps, scope: Scope, id: string): Promise<FeeClaimResource> {
  const member = requireMember(scope, 'brokerage.read');
  return withRead(deps.db, member, async (tx) => {
    const row = await feeClaimById(tx, id);
    return asPlatform(tx, member, 'name the sides', () => feeClaimResource(tx, member, row));
  });
}

/** Rows are found under the member's own powers; what names their sides is read by the platform. */
async function all<R, T>(deps: Deps, scope: Scope, raw: { limit?: number }, rows: (tx: Tx, member: ReturnType<typeof requireMember>, limit: number) => Promise<R[]>, resource: (tx: Tx, member: ReturnType<typeof requireMember>, row: R) => Promise<T>): Promise<T[]> {
  const member = requireMember(scope, 'brokerage.read');
  const { limit } = parseInput(zBrokeragePage, raw);
  return withRead(deps.db, member, async (tx) => {
    const found = await rows(tx, member, limit);
    return asPlatform(tx, member, 'name the sides', async () => {
      const out: T[] = [];
      for (const row of found) out.push(await resource(tx, member, row));
      return out;
    });
  });
}

/** Newest first, of which the organisation is a part (at most 100). */
export const listMandates = (deps: Deps, scope: Scope, raw: { limit?: number } = {}) => all(deps, scope, raw, rowsOf.mandates, mandateResource);
export const listIntroductions = (deps: Deps, scope: Scope, raw: { limit?: number } = {}) => all(deps, scope, raw, rowsOf.introductions, introductionResource);
export const listFeeClaims = (deps: Deps, scope: Scope, raw: { limit?: number } = {}) => all(deps, scope, raw, rowsOf.claims, feeClaimResource);

/** A broker's commissions by currency. Platform scope: of payees' shares that are its own. */
async function commissions(tx: Tx, orgId: string): Promise<PipelineResource['commissions']> {
  const share = sql<number>`coalesce(sum(floor((${obligations.settled} - ${obligations.released}) * ${obligationPayees.shareBps} / 10000.0)), 0)::float8`;
  const held = await tx.select({ currency: obligations.currency, n: share }).from(obligations).innerJoin(obligationPayees, eq(obligationPayees.obligationId, obligations.id)).innerJoin(deals, eq(deals.id, obligations.dealId))
    .where(and(eq(obligationPayees.orgId, orgId), sql`${obligations.ended} is null`)).groupBy(obligations.currency);
  const out = await tx.select({ currency: payouts.currency, paid: sql<number>`coalesce(sum(${payouts.paid}), 0)::float8`, pending: sql<number>`coalesce(sum(${payouts.amount} - ${payouts.paid}) filter (where ${payouts.state} <> 'sent'), 0)::float8` })
    .from(payouts).where(eq(payouts.payeeOrgId, orgId)).groupBy(payouts.currency);
  return [...new Set([...held.map((h) => h.currency), ...out.map((o) => o.currency)])].sort().map((currency) => {
    const m = (amount: number): Money => ({ currency: currency as Currency, amount });
    const sent = out.find((o) => o.currency === currency);
    return { held: m(held.find((h) => h.currency === currency)?.n ?? 0), pending: m(sent?.pending ?? 0), paid: m(sent?.paid ?? 0) };
  });
}

/** All that a broker has under way: its licence, mandates, introductions with what came of them, claims, commissions. For a principal, the mandates and introductions it is a side of. */
export async function pipeline(deps: Deps, scope: Scope): Promise<PipelineResource> {
  const member = requireMember(scope, 'brokerage.read');
  const broker = member.orgKind === 'broker';
  const licences = broker ? await ownLicences(deps, member) : [];
  const best = (list: typeof licences) => list.find((l) => l.state === 'verified') ?? list[0] ?? null;
  return {
    licence: best(licences.filter((l) => l.kind === 'technology_broker')), mandates: await listMandates(deps, member), introductions: await listIntroductions(deps, member), claims: await listFeeClaims(deps, member),
    commissions: broker ? await withRead(deps.db, member, (tx) => asPlatform(tx, member, 'sum up a broker its commissions', () => commissions(tx, member.orgId))) : [],
  };
}

