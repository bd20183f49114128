import { and, desc, eq } from 'drizzle-orm';
import { AppError, fieldError } from '#app/core/errors.ts';
import { parseInput } from '#app/core/input.ts';
import type { Currency } from '#app/core/money.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import { listings } from '#db/schema/listings.ts';
import { offerRounds, offers } from '#db/schema/offers.ts';
import { withRead, withTx } from '#db/tx.ts';
import { askPosition } from './ask.ts';
import { publishValuationSchema, type ListingValuation, type PublishValuationInput } from './contract.ts';
import type { ValuationDeps } from './deps.ts';
import { currentMethod } from './methods/registry.server.ts';
import type { Figures } from './snapshot.ts';
import { findValuation, publish, readPublication } from './valuation.store.server.ts';

type Deps = Pick<ValuationDeps, 'db'>;

/**
 * Shows score, band, both or nothing of one of the organisation's own valuations of its own patent. Only the chosen figures are
 * copied to where the public may read. Errors: `forbidden`, `not_found`, `validation` when the chosen figure does not exist.
 */
export async function publishValuation(deps: Deps, scope: Scope, id: string, input: PublishValuationInput): Promise<{ id: string; show: PublishValuationInput['show'] }> {
  const member = requireMember(scope, 'valuation.publish');
  const { show } = parseInput(publishValuationSchema, input);
  await withTx(deps.db, member, async (tx) => {
    const found = await findValuation(tx, id);
    if (!found || found.row.patentOrgId !== member.orgId) throw new AppError('not_found', { valuation_id: id });
    const { row } = found;
    const [score, band] = [show === 'score' || show === 'score_and_band', show === 'band' || show === 'score_and_band'];
    // A cost floor says what making it again would cost, not what it is worth: it is never shown as a band.
    if ((score && row.score === null) || (band && (row.baseAmount === null || row.basis === 'floor_only'))) throw fieldError('show', 'not_valued');
    const { limits } = row.results as unknown as Figures;
    await publish(tx, {
      patentId: row.patentId, orgId: member.orgId, valuationId: id, show, valuedOn: row.valuedOn, methodVersion: row.methodVersion, currency: row.currency, score: score ? row.score : null,
      lowAmount: band ? row.lowAmount : null, baseAmount: band ? row.baseAmount : null, highAmount: band ? row.highAmount : null, sellerAsserted: limits.includes('seller_asserted'),
    });
    await audit(tx, member, { chain: `org:${member.orgId}`, action: 'valuation.publish', subject: id, data: { show, number: row.patentNumber } });
  });
  return { id, show };
}

/**
 * A listing's price axis as this scope may see it: what the owner shows of its valuation, the ask, and the open bids row-level security
 * lets through (all for the seller, one's own for a buyer, none for the public). `not_found` for a listing that may not be seen.
 */
export async function listingValuation(deps: Deps, scope: Scope, listingId: string): Promise<ListingValuation> {
  return withRead(deps.db, scope, async (tx) => {
    const [listing] = await tx.select({ patentId: listings.patentId, currency: listings.currency, ask: listings.askAmount }).from(listings).where(eq(listings.id, listingId));
    if (!listing) throw new AppError('not_found', { listing_id: listingId });
    const shown = await readPublication(tx, listing.patentId);
    const orgId = 'orgId' in scope ? scope.orgId : null;
    const bids = await tx.select({ amount: offerRounds.amount, currency: offerRounds.currency, buyerOrgId: offers.buyerOrgId, at: offerRounds.createdAt }).from(offers)
      .innerJoin(offerRounds, and(eq(offerRounds.offerId, offers.id), eq(offerRounds.no, offers.roundNo)))
      .where(and(eq(offers.listingId, listingId), eq(offers.status, 'open'), eq(offers.kind, 'transfer'))).orderBy(desc(offerRounds.amount), offers.id).limit(100);
    const money = (amount: number | null, currency: string) => (amount === null ? null : { currency: currency as Currency, amount });
    const visible = shown && shown.show !== 'nothing' ? shown : null;
    const band = visible?.baseAmount != null ? { low: money(visible.lowAmount, visible.currency)!, base: money(visible.baseAmount, visible.currency)!, high: money(visible.highAmount, visible.currency)! } : null;
    const far = currentMethod().packs.weights.values.farAskBps.value;
    const position = band && listing.ask !== null && band.base.currency === listing.currency ? askPosition(listing.ask, { low: band.low.amount, high: band.high.amount }, far) : null;
    return {
      listing_id: listingId, show: visible?.show ?? 'nothing', score: visible?.score == null ? null : visible.score / 10, band, valued_on: visible?.valuedOn ?? null, method_version: visible?.methodVersion ?? null, seller_asserted: visible?.sellerAsserted ?? false,
      ask: money(listing.ask, listing.currency), bids: bids.map((b) => ({ amount: money(b.amount, b.currency)!, mine: b.buyerOrgId === orgId, at: b.at.toISOString() })),
      ask_position: position?.position ?? null, ask_distance_bps: position?.distanceBps ?? null,
    };
  });
}
