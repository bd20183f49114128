import { and, eq, gte, sql } from 'drizzle-orm';
import { addDays, endOfLegalDay, legalDay } from '#app/core/clock.ts';
import { agreementOf, endObligation, openObligation } from '#app/modules/obligations/obligation.store.server.ts';
import { Refusal } from '#app/modules/process/definition/refusal.ts';
import { plainSubject, type PlainKind } from '#app/modules/process/engine/plain-subject.server.ts';
import type { Effect, EffectInput, Loaded } from '#app/modules/process/engine/subject.ts';
import type { Tx } from '#db/client.ts';
import { constraintOf } from '#db/errors.ts';
import { feeClaims, introductions, mandates, mandateSubjects, orgLicences } from '#db/schema/brokerage.ts';
import { deals } from '#db/schema/deals.ts';
import { obligations } from '#db/schema/obligations.ts';
import { orgs } from '#db/schema/orgs.ts';
import { feeClaim1, introduction1, mandate1 } from './definitions.ts';
import { brokeragePackOn } from './rule-packs/cn.ts';

export type MandateRow = typeof mandates.$inferSelect;
export type IntroductionRow = typeof introductions.$inferSelect;
export type FeeClaimRow = typeof feeClaims.$inferSelect;

/** Name of the obligation by which a fee that was decided to be due is paid under the deal that bypassed the broker. */
export const feeCode = (claimId: string): string => `broker_fee_${claimId.split('_')[1]!.slice(-8)}`;

/** Does a licence of the organisation to broker technology count on that day? Platform scope, or the organisation's own. */
export async function brokerLicensed(tx: Tx, orgId: string, day: string): Promise<boolean> {
  const [row] = await tx.select({ id: orgLicences.id }).from(orgLicences)
    .where(and(eq(orgLicences.orgId, orgId), eq(orgLicences.kind, 'technology_broker'), eq(orgLicences.state, 'verified'), gte(orgLicences.expiresOn, day))).limit(1);
  return row !== undefined;
}

const days = (now: Date, key: keyof ReturnType<typeof brokeragePackOn>['values']): { days: number } => ({ days: brokeragePackOn(legalDay(now)).values[key].value });

interface MandateCtx extends Loaded { row: MandateRow; licensed: boolean; broker: { zh: string; en: string } }

const nameOf = async (tx: Tx, orgId: string) => {
  const [row] = await tx.select({ zh: orgs.nameZh, en: orgs.nameEn }).from(orgs).where(eq(orgs.id, orgId));
  return row ?? { zh: '', en: '' };
};

/** The mandate covers its things from now on; an exclusive one in the way refuses it. */
const run: Effect<MandateCtx> = async ({ tx, ctx }) => {
  await tx.update(mandateSubjects).set({ running: true }).where(eq(mandateSubjects.mandateId, ctx.row.id)).catch((error: unknown) => {
    if (constraintOf(error) === 'mandate_subjects_exclusive') throw new Refusal('transition_refused', [{ code: 'exclusive_overlap' }]);
    throw error;
  });
  return {};
};

export const mandateKind: PlainKind<MandateCtx> = {
  kind: 'mandate', table: 'mandates', definitions: [mandate1],
  async load(tx, id, base) {
    const [row] = await tx.select().from(mandates).where(eq(mandates.id, id));
    return { ...base, row: row!, licensed: await brokerLicensed(tx, row!.brokerOrgId, legalDay(base.now)), broker: await nameOf(tx, row!.brokerOrgId) };
  },
  parties: (c) => ({ broker: c.row.brokerOrgId, principal: c.row.principalOrgId }),
  facts: { broker_licensed: (c) => c.licensed, term_ahead: (c) => c.row.endsOn >= legalDay(c.now) },
  period: (c, code) => (code === 'mandateEnd' ? endOfLegalDay(c.row.endsOn) : days(c.now, 'mandateAnswerDays')),
  effects: { run },
  about: (c) => ({ kind: 'mandate_moved', title: c.broker, href: `/mandates/${c.row.id}` }),
};

interface IntroductionCtx extends Loaded { row: IntroductionRow; runs: boolean }

/** Whoever consents now: the instant is the transaction's, the person the scope's. */
const noteConsent: Effect<IntroductionCtx> = async ({ tx, ctx, scope, edge, stale }) => {
  if (!('userId' in scope)) throw new Error('a consent is a person’s');
  const mine = edge.actor === 'owner' ? { sellerConsentAt: ctx.at, sellerConsentBy: scope.userId } : { buyerConsentAt: ctx.at, buyerConsentBy: scope.userId };
  await tx.update(introductions).set(mine).where(eq(introductions.id, ctx.row.id));
  stale();
  return {};
};

/** Both have consented: the tail runs from now. */
const introduce: Effect<IntroductionCtx> = async ({ tx, ctx, stale }) => {
  await tx.update(introductions).set({ introducedAt: ctx.at, tailEndsAt: introductionSubject.dueAt(ctx, 'tailMonths') }).where(eq(introductions.id, ctx.row.id));
  stale();
  return {};
};

export const introductionKind: PlainKind<IntroductionCtx> = {
  kind: 'introduction', table: 'introductions', definitions: [introduction1],
  async load(tx, id, base) {
    const [found] = await tx.select({ row: introductions, mandate: mandates.state }).from(introductions).innerJoin(mandates, eq(mandates.id, introductions.mandateId)).where(eq(introductions.id, id));
    return { ...base, row: found!.row, runs: mandate1.states[found!.mandate]?.phase === 'after' };
  },
  parties: (c) => ({ broker: c.row.brokerOrgId, owner: c.row.sellerOrgId, company: c.row.buyerOrgId }),
  facts: { mandate_runs: (c) => c.runs },
  period: (c, code) => (code === 'tailMonths' ? { months: c.row.tailMonths } : days(c.now, 'introductionAnswerDays')),
  effects: { note_consent: noteConsent, introduce },
  about: (c) => ({ kind: 'introduction_moved', title: { zh: c.row.titleZh, en: c.row.titleEn }, href: `/introductions/${c.row.id}` }),
};
export const introductionSubject = plainSubject(introductionKind);

interface ClaimCtx extends Loaded { row: FeeClaimRow; operatorOrgId: string | null; title: { zh: string; en: string }; paid: boolean; touched: boolean }

const note = (column: 'statement' | 'answer' | 'decision'): Effect<ClaimCtx> => async ({ tx, ctx, reason, stale }) => {
  await tx.update(feeClaims).set({ [column]: reason }).where(eq(feeClaims.id, ctx.row.id));
  stale();
  return {};
};

/** The fee is still due (Civil Code 965): its debtor owes it under the deal that was made, and pays it like anything owed there. */
const chargeFee = async ({ tx, ctx, stale }: EffectInput<ClaimCtx>): Promise<Record<string, unknown>> => {
  const { row } = ctx;
  await tx.select({ id: deals.id }).from(deals).where(eq(deals.id, row.dealId)).for('update');
  const agreement = await agreementOf(tx, row.dealId);
  const day = legalDay(ctx.now);
  const obligation = await openObligation(tx, {
    agreementId: agreement.id, dealId: row.dealId, code: feeCode(row.id), kind: 'fee', debtorOrgId: row.debtorOrgId, creditorOrgId: row.brokerOrgId, currency: row.currency, amount: row.amount,
    dueOn: addDays(day, brokeragePackOn(day).values.feeDueDays.value), releaseOn: 'payment', releaseMetAt: ctx.at, payees: [{ role: 'broker', orgId: row.brokerOrgId, shareBps: 10_000 }],
  });
  await tx.update(feeClaims).set({ obligationId: obligation.id }).where(eq(feeClaims.id, row.id));
  stale();
  return { obligation: obligation.id };
};

const waiveFee: Effect<ClaimCtx> = async ({ tx, ctx, reason }) => {
  await endObligation(tx, ctx.row.dealId, feeCode(ctx.row.id), { how: 'waived', reason, at: ctx.at });
  return {};
};

export const feeClaimKind: PlainKind<ClaimCtx> = {
  kind: 'fee_claim', table: 'fee_claims', definitions: [feeClaim1],
  async load(tx, id, base) {
    const [found] = await tx.select({ row: feeClaims, zh: introductions.titleZh, en: introductions.titleEn }).from(feeClaims).innerJoin(introductions, eq(introductions.id, feeClaims.introductionId)).where(eq(feeClaims.id, id));
    const [owed] = found!.row.obligationId ? await tx.select().from(obligations).where(eq(obligations.id, found!.row.obligationId)) : [];
    const [operator] = await tx.select({ id: orgs.id }).from(orgs).where(eq(orgs.kind, 'operator')).orderBy(sql`created_at`).limit(1);
    return { ...base, row: found!.row, title: { zh: found!.zh, en: found!.en }, operatorOrgId: operator?.id ?? null, paid: owed !== undefined && owed.settled >= owed.amount, touched: owed !== undefined && owed.settled > 0 };
  },
  parties: (c) => ({ broker: c.row.brokerOrgId, debtor: c.row.debtorOrgId, operator: c.operatorOrgId }),
  facts: {
    fee_paid: (c) => c.paid, fee_unpaid: (c) => !c.touched,
    answer_heard: (c) => c.row.answer !== '' || c.case.timers.some((t) => t.code === 'answer' && (t.state === 'missed' || (t.state === 'open' && t.dueAt <= c.now))),
  },
  period: (c, code) => (code === 'claimMonths' ? { months: brokeragePackOn(legalDay(c.now)).values.claimMonths.value } : days(c.now, 'claimAnswerDays')),
  effects: { note_statement: note('statement'), note_answer: note('answer'), note_decision: note('decision'), charge_fee: chargeFee, waive_fee: waiveFee },
  about: (c) => ({ kind: 'fee_claim_moved', title: c.title, href: `/fee-claims/${c.row.id}` }),
};

export const mandateSubject = plainSubject(mandateKind);
export const feeClaimSubject = plainSubject(feeClaimKind);
