import { and, desc, eq, sql } from 'drizzle-orm';
import { addDays, legalDay } from '#app/core/clock.ts';
import { AppError, fieldError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import type { Currency, Money } from '#app/core/money.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import { requireMember } from '#app/core/require.ts';
import { parseInput } from '#app/core/input.ts';
import { agreementOf, grantCredit, obligationsOf, openObligation, useCredit, type AgreementRow, type ObligationRow } from '#app/modules/obligations/obligation.store.server.ts';
import { creditFor, effectOf, royaltyOf, type Reported, type RoyaltyTerms } from '#app/modules/obligations/royalty.ts';
import { outstandingOn, payeesOf, royaltyCode } from '#app/modules/obligations/rules.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { dealRoyalties } from '#db/schema/deals.ts';
import { royaltyReports } from '#db/schema/obligations.ts';
import { asPlatform, dbNow, withTx } from '#db/tx.ts';
import { roleIn } from './context.server.ts';
import { zReportRoyalty, type ReportRoyaltyInput, type RoyaltyReported } from './contract.ts';
import { lockDeal, type DealRow } from './deal.store.server.ts';
import { dealPackOf } from './rule-packs/index.ts';

type Period = typeof dealRoyalties.$inferSelect;
type Input = ReturnType<typeof zReportRoyalty.parse>;

/**
 * The licensee reports net sales of a period that is over; the royalty is computed, not reported, and becomes payable: rate times sales, not
 * less than the minimum, less credit. A report with a reason amends those before it, and never edits them: what it adds is owed beside them,
 * what it takes away is credit, used at once on what of the period is unpaid. Throws `forbidden` (licensee only), `conflict`
 * (`period_not_open`, `already_reported`, `nothing_changed`) and field errors of the sum.
 */
export async function reportRoyalty(deps: { db: Db }, scope: Scope, dealId: string, raw: ReportRoyaltyInput): Promise<RoyaltyReported> {
  const member = requireMember(scope, 'deal.act');
  const input = parseInput(zReportRoyalty, raw);
  return withTx(deps.db, member, async (tx) => {
    const deal = await lockDeal(tx, dealId);
    if (roleIn(deal, member) !== 'buyer') throw new AppError('forbidden', { reason: 'licensee_only' });
    if (input.sales.currency !== deal.currency) throw fieldError('sales.currency', 'currency_differs');
    return asPlatform(tx, member, 'compute the royalty', () => write(tx, member, deal, input));
  });
}

async function write(tx: Tx, member: MemberScope, deal: DealRow, input: Input): Promise<RoyaltyReported> {
  const now = await dbNow(tx);
  const [period] = await tx.select().from(dealRoyalties).where(and(eq(dealRoyalties.dealId, deal.id), eq(dealRoyalties.periodStart, input.period_start)));
  if (!period || period.periodEnd >= legalDay(now)) throw new AppError('conflict', { deal: deal.id, reason: 'period_not_open' });
  const [last] = await tx.select().from(royaltyReports).where(and(eq(royaltyReports.dealId, deal.id), eq(royaltyReports.periodStart, period.periodStart))).orderBy(desc(royaltyReports.no)).limit(1);
  if (last && !input.reason) throw new AppError('conflict', { deal: deal.id, reason: 'already_reported' });
  if (last?.salesAmount === input.sales.amount) throw new AppError('conflict', { deal: deal.id, reason: 'nothing_changed' });
  const terms: RoyaltyTerms = { rateBps: deal.royaltyBps, minimum: deal.royaltyMinimum, creditable: deal.minimumCreditable };
  const reported = royaltyOf(input.sales.amount, terms);
  const before = last ? { earned: last.earnedAmount, charge: last.royaltyAmount } : null;
  const no = (last?.no ?? 0) + 1;
  const owed = await owe(tx, deal, { period, no, before, reported, terms, dueOn: addDays(legalDay(now), dealPackOf(deal.rulePack).values.royaltyPaymentDays.value), now });
  await tx.insert(royaltyReports).values({
    id: newId('royaltyReport'), dealId: deal.id, periodStart: period.periodStart, no, salesAmount: input.sales.amount, earnedAmount: reported.earned, royaltyAmount: reported.charge,
    obligationId: owed.obligation?.id ?? null, reason: input.reason, byUserId: member.userId,
  });
  await tx.update(dealRoyalties).set({ salesAmount: input.sales.amount, royaltyAmount: reported.charge, reportedAt: sql`coalesce(${dealRoyalties.reportedAt}, now())` })
    .where(and(eq(dealRoyalties.dealId, deal.id), eq(dealRoyalties.periodStart, period.periodStart)));
  await audit(tx, member, {
    chain: `deal:${deal.id}`, action: last ? 'deal.royalty_amend' : 'deal.royalty_report', subject: owed.obligation?.id ?? deal.id,
    data: { period_start: period.periodStart, no, ...(input.reason ? { reason: input.reason } : {}) },
  });
  const m = (amount: number): Money => ({ currency: deal.currency as Currency, amount });
  return {
    period_start: period.periodStart, no, sales: m(input.sales.amount), earned: m(reported.earned), royalty: m(reported.charge), due: m(owed.due), credit: m(owed.credit),
    due_on: owed.obligation?.dueOn ?? null, obligation_id: owed.obligation?.id ?? null,
  };
}

interface Report { period: Period; no: number; before: Reported | null; reported: Reported; terms: RoyaltyTerms; dueOn: string; now: Date }

/** What a report makes payable, and the credit it uses and leaves. A first report always has its obligation, also one of nothing: it is the period's invoice. */
async function owe(tx: Tx, deal: DealRow, r: Report): Promise<{ obligation: ObligationRow | null; due: number; credit: number }> {
  const agreement = await agreementOf(tx, deal.id);
  const effect = effectOf(r.before, r.reported, r.terms, { free: agreement.creditFree, minimum: agreement.creditMinimum });
  const ofPeriod = (await obligationsOf(tx, deal.id)).filter((o) => o.periodStart === r.period.periodStart);
  const first = ofPeriod[0];
  const obligation = r.before === null || effect.charge > 0 ? await openObligation(tx, {
    agreementId: agreement.id, dealId: deal.id, code: royaltyCode(r.period.periodStart, r.no), kind: 'royalty', debtorOrgId: deal.buyerOrgId, creditorOrgId: deal.sellerOrgId, currency: deal.currency, amount: effect.charge,
    dueOn: r.dueOn, releaseOn: 'payment', releaseMetAt: r.now, periodStart: r.period.periodStart, periodEnd: r.period.periodEnd, payees: payeesOf(deal),
  }) : null;
  const used = obligation ? await spend(tx, agreement, obligation, r) : 0;
  const source = obligation ?? first!;
  await grantCredit(tx, source, { pool: 'minimum', cause: effect.minimum < 0 ? 'amended' : 'minimum', amount: effect.minimum });
  await grantCredit(tx, source, { pool: 'free', cause: 'amended', amount: effect.free });
  // What was reported too much and is not paid yet need not be paid.
  let left = effect.free;
  for (const open of effect.free > 0 ? ofPeriod : []) {
    const part = Math.min(left, outstandingOn(open), open.amount - open.credited);
    await useCredit(tx, open, 'free', part);
    left -= Math.max(0, part);
  }
  return { obligation, due: obligation ? effect.charge - used : 0, credit: left + Math.max(0, effect.minimum) };
}

/** Uses the credit there is on a new royalty. Credit of paid minimums counts on a first report only: a later one has shown what was earned. */
async function spend(tx: Tx, agreement: AgreementRow, obligation: ObligationRow, r: Report): Promise<number> {
  const on = r.before === null ? r.reported : { earned: 0, charge: obligation.amount };
  const use = creditFor(on, r.before === null ? r.terms : { ...r.terms, minimum: 0 }, { free: agreement.creditFree, minimum: agreement.creditMinimum });
  await useCredit(tx, obligation, 'minimum', use.minimum);
  await useCredit(tx, obligation, 'free', use.free);
  return use.minimum + use.free;
}
