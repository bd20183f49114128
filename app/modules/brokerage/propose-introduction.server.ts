import { and, eq } from 'drizzle-orm';
import { legalDay, legalDeadline } from '#app/core/clock.ts';
import { AppError, fieldError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { parseInput } from '#app/core/input.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { openPlain } from '#app/modules/process/engine/plain-subject.server.ts';
import type { Db, Tx } from '#db/client.ts';
import { constraintOf } from '#db/errors.ts';
import { introductions, mandateSubjects } from '#db/schema/brokerage.ts';
import { demands } from '#db/schema/demands.ts';
import { listings } from '#db/schema/listings.ts';
import { orgs } from '#db/schema/orgs.ts';
import { patents } from '#db/schema/patents.ts';
import { asPlatform, dbNow, withTx } from '#db/tx.ts';
import { introductionById, introductionResource, mandateById } from './brokerage.store.server.ts';
import { zProposeIntroduction, type IntroductionResource, type ProposeIntroductionInput } from './contract.ts';
import { mandate1 } from './definitions.ts';
import { brokeragePackOn } from './rule-packs/cn.ts';
import { brokerLicensed, introductionKind, type MandateRow } from './subjects.server.ts';

interface Company { id: string; anonymous: boolean }

/** Whom it is for: the organisation named, or the one behind an open demand, whose name stays its own until it consents. Platform scope. */
async function companyOf(tx: Tx, input: { company: string | null; demand_id: string | null }): Promise<Company> {
  const [demand] = input.demand_id ? await tx.select({ orgId: demands.orgId, visibility: demands.visibility }).from(demands).where(and(eq(demands.id, input.demand_id), eq(demands.status, 'open'))) : [];
  if (input.demand_id && !demand) throw fieldError('demand_id', 'unknown_demand');
  if (input.company === null) return { id: demand!.orgId, anonymous: demand!.visibility === 'anonymous' };
  const [org] = await tx.select({ id: orgs.id }).from(orgs).where(and(eq(orgs.slug, input.company), eq(orgs.kind, 'company')));
  if (!org || (demand && (demand.orgId !== org.id || demand.visibility === 'anonymous'))) throw fieldError('company', 'unknown_organisation');
  return { id: org.id, anonymous: false };
}

/** The mandate reaches the introduction: its principal is the side it acts for, and the thing is among what it covers. Platform scope. */
async function assertCovered(tx: Tx, mandate: MandateRow, about: { sellerOrgId: string; buyerOrgId: string; listingId: string; demandId: string | null }): Promise<void> {
  const [principal, thing] = mandate.side === 'sell' ? [about.sellerOrgId, about.listingId] : [about.buyerOrgId, about.demandId];
  if (mandate.principalOrgId !== principal) throw fieldError('mandate_id', 'not_covered');
  const covered = (await tx.select({ subject: mandateSubjects.subject }).from(mandateSubjects).where(eq(mandateSubjects.mandateId, mandate.id))).map((s) => s.subject);
  if (!covered.includes('*') && !(thing && covered.includes(thing))) throw fieldError('mandate_id', 'not_covered');
}

/**
 * A broker proposes to bring a published listing and a company together, under a running mandate of one of the two, with its reason. Both are
 * asked; both see the fee and the tail before they answer. Throws `not_found` for a mandate that is not one's own or a listing not on the market,
 * `conflict` (`mandate_not_running`, `broker_unlicensed`), `duplicate` while the same introduction is open or its tail runs, and field errors.
 */
export async function proposeIntroduction(deps: { db: Db }, scope: Scope, raw: ProposeIntroductionInput): Promise<IntroductionResource> {
  const member = requireMember(scope, 'brokerage.write');
  const input = parseInput(zProposeIntroduction, raw);
  return withTx(deps.db, member, async (tx) => {
    const now = await dbNow(tx);
    const mandate = await mandateById(tx, input.mandate_id);
    if (mandate.brokerOrgId !== member.orgId) throw new AppError('not_found', { mandate: input.mandate_id });
    if (mandate1.states[mandate.state]!.phase !== 'after' || mandate.startsOn > legalDay(now)) throw new AppError('conflict', { mandate: mandate.id, reason: 'mandate_not_running' });
    if (!(await brokerLicensed(tx, member.orgId, legalDay(now)))) throw new AppError('conflict', { reason: 'broker_unlicensed' });
    return asPlatform(tx, member, 'open the introduction', async () => {
      const [about] = await tx.select({ listing: listings, patent: { number: patents.number, rightKey: patents.rightKey, zh: patents.titleZh, en: patents.titleEn } }).from(listings)
        .innerJoin(patents, and(eq(patents.id, listings.patentId), eq(patents.orgId, listings.orgId))).where(eq(listings.id, input.listing_id));
      if (!about || about.listing.status !== 'published') throw fieldError('listing_id', 'listing_not_on_market');
      const company = await companyOf(tx, input);
      if (company.id === about.listing.orgId || company.id === member.orgId) throw fieldError('company', 'own_listing');
      const row = { sellerOrgId: about.listing.orgId, buyerOrgId: company.id, listingId: about.listing.id, demandId: input.demand_id };
      await assertCovered(tx, mandate, row);
      const id = newId('introduction');
      const pack = brokeragePackOn(legalDay(now)).values;
      await openPlain(tx, introductionKind, { id, now, scope: member, role: 'broker', dueAt: () => legalDeadline(now, { days: pack.introductionAnswerDays.value }) }, async (state) => {
        await tx.insert(introductions).values({
          id, ...row, mandateId: mandate.id, brokerOrgId: member.orgId, patentId: about.listing.patentId, patentNumber: about.patent.number, rightKey: about.patent.rightKey || about.listing.patentId, titleZh: about.patent.zh, titleEn: about.patent.en,
          anonymous: company.anonymous, reason: input.reason, feeBps: mandate.feeBps, tailMonths: mandate.tailMonths, state, proposedBy: member.userId,
        });
      });
      return introductionResource(tx, member, await introductionById(tx, id));
    });
  }).catch((error: unknown) => {
    if (constraintOf(error) === 'introductions_one_live') throw new AppError('duplicate', { reason: 'introduction_open' });
    throw error;
  });
}
