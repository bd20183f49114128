import { legalDay } from '#app/core/clock.ts';
import { newId } from '#app/core/ids.ts';
import { packRef } from '#app/core/rule-pack.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { relatedFacts } from '#app/modules/orgs/related.server.ts';
import type { OfferRow, RoundRow } from '#app/modules/offers/offer.store.server.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { dealDeadlines, deals, dealTransitions } from '#db/schema/deals.ts';
import { loadContext, type DealContext } from './context.server.ts';
import { writeContractVersion } from './contract-version.server.ts';
import type { DealRow } from './deal.store.server.ts';
import { dueAt } from './effects/clocks.server.ts';
import { processFor } from './process/index.ts';
import { dealPackOn } from './rule-packs/index.ts';
import { writeGates } from './transition.server.ts';

export interface OpenDealInput { offer: OfferRow; round: RoundRow; patent: { id: string; number: string }; now: Date }

/**
 * Opens the deal an accepted offer becomes, inside the accepting transaction (which must act for the platform): terms, process
 * and rule pack are fixed for its whole life, the gates are judged once, the first deadlines run, and version 1 of the
 * contract is drawn up, ready to be signed.
 */
export async function openDeal(tx: Tx, scope: MemberScope, input: OpenDealInput): Promise<DealContext> {
  const { offer, round, patent, now } = input;
  const process = processFor(offer.kind);
  const pack = dealPackOn(legalDay(now));
  const [deal] = await tx.insert(deals).values({
    id: newId('deal'), offerId: offer.id, listingId: offer.listingId, patentId: patent.id, patentNumber: patent.number, kind: offer.kind,
    process: process.name, processVersion: process.version, rulePack: packRef(pack), state: process.initial,
    sellerOrgId: offer.sellerOrgId, buyerOrgId: offer.buyerOrgId, brokerOrgId: offer.brokerOrgId,
    currency: round.currency, priceAmount: round.amount, royaltyBps: round.royaltyBps, equityShareBps: round.equityShareBps, valuationAmount: round.valuationAmount,
    fieldOfUse: round.fieldOfUse, territory: round.territory, termMonths: round.termMonths, platformFeeBps: pack.values.platformFeeBps.value, brokerFeeBps: offer.brokerFeeBps,
    relatedFacts: await relatedFacts(tx, offer.sellerOrgId, offer.buyerOrgId, now),
  }).returning();
  await history(tx, scope, deal!);
  const terms = [{ code: 'signing', key: 'signingDays' as const }, ...(deal!.priceAmount > 0 ? [{ code: 'payment', key: 'paymentDays' as const }] : [])];
  await tx.insert(dealDeadlines).values(terms.map((t) => ({ dealId: deal!.id, code: t.code, dueAt: dueAt(pack, t.key, now) })));
  await writeContractVersion(tx, await loadContext(tx, deal!), { orgId: null, userId: null }, { additionalClauses: '', body: null });
  const ctx = await loadContext(tx, deal!);
  await writeGates(tx, ctx);
  await emit(tx, 'deal.opened', { dealId: deal!.id, kind: deal!.kind, sellerOrgId: deal!.sellerOrgId, buyerOrgId: deal!.buyerOrgId, brokerOrgId: deal!.brokerOrgId }, { key: deal!.id });
  return ctx;
}

async function history(tx: Tx, scope: MemberScope, deal: DealRow): Promise<void> {
  await tx.insert(dealTransitions).values({
    id: newId('transition'), dealId: deal.id, seq: 1, name: 'open', fromState: '', toState: deal.state, accepted: true,
    actorKind: scope.orgId === deal.sellerOrgId ? 'seller' : 'buyer', actorUserId: scope.userId, actorOrgId: scope.orgId,
  });
  await audit(tx, scope, {
    chain: `deal:${deal.id}`, action: 'deal.open', subject: deal.id, data: { offer: deal.offerId, kind: deal.kind, process: `${deal.process}@${deal.processVersion}`, rule_pack: deal.rulePack, related: deal.relatedFacts },
  });
}
