import { eq } from 'drizzle-orm';
import { hashOfText } from '#app/modules/documents/content.server.ts';
import { newId } from '#app/core/ids.ts';
import { systemScope, type OrgScope } from '#app/core/scope.ts';
import { feeClaims, introductions, mandates } from '#db/schema/brokerage.ts';
import { feeClaim1, introduction1, mandate1 } from '#app/modules/brokerage/definitions.ts';
import { service1 } from '#app/modules/services/definitions.ts';
import { serviceCases, serviceInvitations } from '#db/schema/services.ts';
import { createEvent } from '#app/modules/events/create-event.server.ts';
import { deals, dealDocuments, dealMessages } from '#db/schema/deals.ts';
import { caseMoves, cases } from '#db/schema/process.ts';
import { obligationByCode } from '#app/modules/obligations/obligation.store.server.ts';
import { writeTerms } from '#app/modules/deals/write-terms.server.ts';
import { definitionOf } from '#app/modules/deals/definitions/index.ts';
import { demands } from '#db/schema/demands.ts';
import { offerRounds, offers } from '#db/schema/offers.ts';
import { apiTokens, sessions } from '#db/schema/identity.ts';
import { invitations, members, savedSearches } from '#db/schema/orgs.ts';
import { ownershipClaims } from '#db/schema/ownership.ts';
import { imports } from '#db/schema/patents.ts';
import { payments } from '#db/schema/payments.ts';
import { files, notifications } from '#db/schema/platform.ts';
import { valuationBatches, valuations } from '#db/schema/valuation.ts';
import { withTx } from '#db/tx.ts';
import { makeInventor, makeListing, makeParty, makePatent } from '#tests/fixtures/builders.ts';
import type { TestDatabase } from '#tests/fixtures/database.ts';

/** A word that stands only in rows of the two organisations whose business nobody else may see. */
export const CANARY = 'kanarienvogel-7f3a';

export interface World {
  university: OrgScope;
  company: OrgScope;
  strangers: Record<'university' | 'company' | 'broker', OrgScope>;
  operator: OrgScope;
  /** Ids of private things of `university` and `company`, by the kind the API's paths speak of. */
  ids: { event: string; link: string; import: string; number: string; listing: string; demand: string; offer: string; deal: string; document: string; payment: string; obligation: string; saved: string; notification: string; org: string; file: string; evidence: string; valuation: string; batch: string; patent: string; member: string; invitation: string; token: string; claim: string; session: string; mandate: string; introduction: string; feeClaim: string; service: string };
}

/** Two organisations in the middle of a deal, with one private thing of every kind, and strangers of every kind. */
export async function buildWorld(t: TestDatabase): Promise<World> {
  const uni = await makeParty(t.db, 'university');
  const company = await makeParty(t.db, 'company');
  const stranger = async (kind: 'university' | 'company' | 'broker') => (await makeParty(t.db, kind)).scope;
  const strangers = { university: await stranger('university'), company: await stranger('company'), broker: await stranger('broker') };
  const operator = (await makeParty(t.db, 'operator')).scope;
  const broker = await makeParty(t.db, 'broker');
  const patent = await makePatent(t.db, uni.org, { titleZh: `${CANARY} 专利`, abstractEn: CANARY });
  const listing = await makeListing(t.db, patent, { status: 'draft', benefitZh: CANARY });
  const sold = await makePatent(t.db, uni.org, { titleZh: `${CANARY} 已报价` });
  const soldListing = await makeListing(t.db, sold, { status: 'suspended', benefitZh: CANARY });
  const id = { import: newId('import'), demand: newId('demand'), offer: newId('offer'), deal: newId('deal'), document: newId('document'), payment: newId('payment'), saved: newId('savedSearch'), notification: newId('notification'), file: newId('file'), evidence: newId('file'), valuation: newId('valuation'), batch: newId('valuationBatch'), invitation: newId('invitation'), token: newId('token'), claim: newId('claim'), session: crypto.randomUUID(), mandate: newId('mandate'), introduction: newId('introduction'), feeClaim: newId('feeClaim'), service: newId('service') };
  const event = await createEvent(t, uni.scope, {
    kind: 'roadshow', title_zh: CANARY, title_en: CANARY, about_zh: `${CANARY} 路演`, about_en: `${CANARY} roadshow`, place_zh: '长春', place_en: 'Changchun', starts_at: '2030-01-02T09:00:00Z', ends_at: '2030-01-02T17:00:00Z', register_until: '2030-01-01T12:00:00Z', capacity: 10,
  });
  let member = '';
  let obligation = '';
  const soon = new Date(Date.now() + 86_400_000);
  await withTx(t.db, systemScope('world'), async (tx) => {
    await tx.insert(imports).values({ id: id.import, orgId: uni.org.id, fileName: `${CANARY}.csv`, fileKey: 'aa/none', fileSize: 1, status: 'succeeded' });
    await tx.insert(demands).values({ id: id.demand, orgId: company.org.id, createdBy: company.scope.userId, status: 'draft', lang: 'zh', title: CANARY, problem: CANARY });
    await tx.insert(offers).values({ id: id.offer, listingId: soldListing.id, sellerOrgId: uni.org.id, buyerOrgId: company.org.id, kind: 'transfer', status: 'open', turnOrgId: uni.org.id, expiresAt: soon });
    await tx.insert(offerRounds).values({ offerId: id.offer, no: 1, byOrgId: company.org.id, byUserId: company.scope.userId, amount: 77_777_77, message: CANARY, expiresAt: soon });
    await tx.insert(deals).values({
      id: id.deal, offerId: id.offer, listingId: soldListing.id, patentId: sold.id, patentNumber: sold.number, kind: 'transfer', process: 'transfer', processVersion: 1, rulePack: 'deals/CN/2025.1',
      state: 'opened', sellerOrgId: uni.org.id, buyerOrgId: company.org.id, currency: 'CNY', priceAmount: 77_777_77, territory: 'CN', platformFeeBps: 200,
    });
    await writeTerms(tx, (await tx.select().from(deals).where(eq(deals.id, id.deal)))[0]!, { kind: 'offer', id: id.offer });
    obligation = (await obligationByCode(tx, id.deal, 'price')).id;
    await tx.insert(cases).values({ id: id.deal, subject: 'deal', definition: 'transfer', definitionVersion: 1, definitionHash: definitionOf('transfer', 1).hash, regions: { deal: 'opened' }, state: 'opened', seq: 1 });
    await tx.insert(caseMoves).values({ id: newId('transition'), caseId: id.deal, seq: 1, name: 'open', fromState: '', toState: 'opened', accepted: true, actorKind: 'system', reason: CANARY });
    await tx.insert(dealDocuments).values({ id: id.document, dealId: id.deal, kind: 'evidence', version: 1, title: CANARY, body: CANARY, sha256: hashOfText(CANARY) });
    await tx.insert(dealMessages).values({ id: newId('message'), dealId: id.deal, orgId: company.org.id, userId: company.scope.userId, body: CANARY });
    await tx.insert(payments).values({ id: id.payment, dealId: id.deal, payerOrgId: company.org.id, rail: 'stripe', currency: 'CNY', amount: 77_777_77, createdBy: company.scope.userId, lastError: CANARY });
    await tx.insert(savedSearches).values({ id: id.saved, orgId: company.org.id, userId: company.scope.userId, name: CANARY, query: `q=${CANARY}` });
    await tx.insert(files).values({ id: id.file, orgId: uni.org.id, dealId: id.deal, name: `${CANARY}.pdf`, mime: 'application/pdf', size: 1, sha256: 'x', key: 'aa/none', createdBy: uni.scope.userId });
    await tx.insert(files).values({ id: id.evidence, orgId: uni.org.id, name: `${CANARY}-licence.pdf`, mime: 'application/pdf', size: 1, sha256: 'x', key: 'aa/none', createdBy: uni.scope.userId });
    await tx.insert(valuationBatches).values({ id: id.batch, orgId: uni.org.id, createdBy: uni.scope.userId, scenario: 'transfer_licence', currency: 'CNY', valuedOn: '2026-01-15', total: 1 });
    await tx.insert(valuations).values({
      id: id.valuation, orgId: uni.org.id, patentOrgId: uni.org.id, patentId: patent.id, patentNumber: patent.number, scenario: 'transfer_licence', currency: 'CNY', valuedOn: '2026-01-15', methodVersion: 'test', methodHash: 'x',
      seed: 1, draws: 1, inputs: { note: CANARY }, results: { note: CANARY }, resultsHash: 'x', createdBy: uni.scope.userId,
    });
    await tx.insert(mandates).values({ id: id.mandate, brokerOrgId: broker.org.id, principalOrgId: uni.org.id, side: 'sell', scope: 'all', feeBps: 500, startsOn: '2026-01-01', endsOn: '2030-01-01', tailMonths: 12, note: CANARY, state: 'running', createdBy: broker.scope.userId });
    await tx.insert(introductions).values({
      id: id.introduction, mandateId: id.mandate, brokerOrgId: broker.org.id, listingId: soldListing.id, patentId: sold.id, patentNumber: sold.number, rightKey: sold.rightKey, titleZh: CANARY, titleEn: CANARY, sellerOrgId: uni.org.id, buyerOrgId: company.org.id,
      reason: CANARY, feeBps: 500, tailMonths: 12, state: 'proposed', proposedBy: broker.scope.userId,
    });
    await tx.insert(feeClaims).values({ id: id.feeClaim, introductionId: id.introduction, dealId: id.deal, brokerOrgId: broker.org.id, debtorOrgId: uni.org.id, basis: 'same_parties', currency: 'CNY', amount: 77_777_77, statement: CANARY, state: 'claimed' });
    await tx.insert(serviceCases).values({ id: id.service, kind: 'appraisal', clientOrgId: uni.org.id, title: CANARY, brief: CANARY, quotesUntil: '2030-01-01', rulePack: 'services/CN/2026.1', state: 'requested', createdBy: uni.scope.userId });
    await tx.insert(serviceInvitations).values({ caseId: id.service, agencyOrgId: broker.org.id });
    for (const [caseId, definition, place] of [[id.service, service1, 'requested'], [id.mandate, mandate1, 'running'], [id.introduction, introduction1, 'proposed'], [id.feeClaim, feeClaim1, 'claimed']] as const) {
      await tx.insert(cases).values({ id: caseId, subject: definition.subject, definition: definition.name, definitionVersion: 1, definitionHash: definition.hash, regions: { [definition.main]: place }, state: place, seq: 1 });
      await tx.insert(caseMoves).values({ id: newId('transition'), caseId, seq: 1, name: 'open', fromState: '', toState: place, accepted: true, actorKind: 'system', reason: CANARY });
    }
    const [seat] = await tx.select({ id: members.id }).from(members).where(eq(members.orgId, uni.org.id));
    member = seat!.id;
    await tx.insert(invitations).values({ id: id.invitation, orgId: uni.org.id, email: `${CANARY}-${id.invitation}@invited.test`, role: 'viewer', tokenHash: id.invitation, invitedBy: uni.scope.userId, expiresAt: soon });
    await tx.insert(apiTokens).values({ id: id.token, orgId: uni.org.id, userId: uni.scope.userId, name: CANARY, tokenHash: id.token, scopes: [], expiresAt: soon });
    await tx.insert(sessions).values({ id: id.session, userId: uni.scope.userId, token: id.session, expiresAt: soon });
    await tx.insert(ownershipClaims).values({ id: id.claim, kind: 'statement', rightKey: patent.rightKey, holderOrgId: uni.org.id, patentId: patent.id, name: CANARY, email: `${CANARY}@claim.test`, organisation: CANARY, reason: CANARY, state: 'upheld', decidedAt: new Date(), decision: CANARY });
    await tx.insert(notifications).values({ id: id.notification, orgId: uni.org.id, kind: 'offer_made', data: { title_zh: CANARY, title_en: CANARY }, href: `/offers/${id.offer}`, dedupeKey: `${CANARY}-${id.notification}` });
  });
  return { university: uni.scope, company: company.scope, strangers, operator, ids: { ...id, event, number: patent.number, listing: listing.id, org: uni.org.id, patent: patent.id, link: await makeInventor(t.db, uni.scope, patent.id), member, obligation } };
}
