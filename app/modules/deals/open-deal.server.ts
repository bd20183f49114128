import { legalDay } from '#app/core/clock.ts';
import { newId } from '#app/core/ids.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { relatedFacts } from '#app/modules/orgs/related.server.ts';
import type { OriginKind } from '#app/core/obligation-words.ts';
import { beginning, settings, shownState } from '#app/modules/process/definition/step.ts';
import { reader } from '#app/modules/process/definition/facts.ts';
import { writeOpening } from '#app/modules/process/engine/cases.server.ts';
import type { Tx } from '#db/client.ts';
import { factRows } from '#db/outbox.ts';
import { deals } from '#db/schema/deals.ts';
import { judged, loadContext, type DealContext } from './context.server.ts';
import { insertContract } from './contract-version.server.ts';
import { definitionFor } from './definitions/index.ts';
import { writeTerms } from './write-terms.server.ts';
import { dueAt } from './due-at.ts';
import { writeGates } from './gates/write-gates.server.ts';
import { dealPackOn } from './rule-packs/index.ts';

/** What two organisations agreed, whatever it came from; sums in minor units, shares in basis points, term in months (null: the patent's life). */
export type AgreedTerms = Pick<typeof deals.$inferSelect, 'listingId' | 'kind' | 'sellerOrgId' | 'buyerOrgId' | 'brokerOrgId' | 'brokerFeeBps' | 'currency' | 'priceAmount' | 'royaltyBps'
  | 'royaltyMinimum' | 'minimumCreditable' | 'equityShareBps' | 'valuationAmount' | 'fieldOfUse' | 'territory' | 'termMonths'>;

/** `origin`: what was agreed upon (an offer, a sale …); one origin opens one deal. `sellerRegion`: whose province's rules lie over the national ones (GB/T 2260 digits). */
export interface OpenDealInput { origin: { kind: OriginKind; id: string }; terms: AgreedTerms; sellerRegion: string; patent: { id: string; number: string }; now: Date }

/**
 * Opens the deal that was agreed upon, inside the transaction that agrees (which must act for the platform): terms, process
 * and rule pack are fixed for its whole life, the gates are judged once, the first deadlines run, and version 1 of the
 * contract is drawn up, ready to be signed.
 */
export async function openDeal(tx: Tx, scope: MemberScope, input: OpenDealInput): Promise<DealContext> {
  const { origin, terms, patent, now } = input;
  const definition = definitionFor(terms.kind);
  const pack = dealPackOn(legalDay(now), input.sellerRegion);
  // What a deal begins with hangs on its terms alone: nothing has happened in it yet.
  const facts = (fact: string) => (fact === 'priced' ? terms.priceAmount > 0 : fact === 'unpriced' ? terms.priceAmount === 0 : false);
  const standing = beginning(definition, facts);
  const state = shownState(definition, standing);
  const [deal] = await tx.insert(deals).values({
    ...terms, id: newId('deal'), offerId: origin.kind === 'offer' ? origin.id : null, patentId: patent.id, patentNumber: patent.number,
    process: definition.name, processVersion: definition.version, rulePack: pack.ref, state, platformFeeBps: pack.values.platformFeeBps.value,
    relatedFacts: await relatedFacts(tx, terms.sellerOrgId, terms.buyerOrgId, now),
  }).returning();
  await writeTerms(tx, deal!, origin);
  await writeOpening(tx, {
    now, id: deal!.id, subject: 'deal', definition, standing, state, timers: settings(definition.opens, reader(definition, standing, facts), (period) => dueAt(pack, period, now)),
    move: { id: newId('transition'), actor_kind: scope.orgId === deal!.sellerOrgId ? 'seller' : 'buyer', actor_user_id: scope.userId, actor_org_id: scope.orgId },
    audit: { chain: `deal:${deal!.id}`, action: 'deal.open', data: { [origin.kind]: origin.id, kind: terms.kind, process: `${definition.name}@${definition.version}`, rule_pack: deal!.rulePack, related: deal!.relatedFacts } },
    facts: factRows(tx, 'deal.opened', { dealId: deal!.id, kind: terms.kind, sellerOrgId: terms.sellerOrgId, buyerOrgId: terms.buyerOrgId, brokerOrgId: terms.brokerOrgId }, { key: deal!.id }),
  });
  const ctx = await loadContext(tx, deal!.id);
  ctx.documents = [await insertContract(tx, ctx, { orgId: null, userId: null }, { version: 1, additionalClauses: '', body: null })];
  await writeGates(tx, judged(ctx));
  return ctx;
}
