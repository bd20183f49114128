import { useLoaderData, type MetaDescriptor } from 'react-router';
import { z } from 'zod';
import { legalDay } from '#app/core/clock.ts';
import { zId } from '#app/core/contract.ts';
import { AppError } from '#app/core/errors.ts';
import { moneyToDecimal } from '#app/core/money.ts';
import { can } from '#app/core/permissions.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { commonGround } from '#app/modules/listings/common-ground.server.ts';
import { getListing } from '#app/modules/listings/get-listing.server.ts';
import { listOffers } from '#app/modules/offers/list-offers.server.ts';
import { getPatent } from '#app/modules/patents/get-patent.server.ts';
import { savedListingIds } from '#app/modules/saved/list-saved-listings.server.ts';
import { saleOfListing } from '#app/modules/sales/get-sale.server.ts';
import { postedPricesOf } from '#app/modules/sales/posted-price.server.ts';
import { recordShown } from '#app/modules/stats/exposure.server.ts';
import { responseRate } from '#app/modules/stats/response-rate.server.ts';
import { listingValuation } from '#app/modules/valuation/publish-valuation.server.ts';
import { ListingPage, type ListingPageData } from '#app/ui/listing/listing-page.tsx';
import type { ShellHandle } from '#app/ui/index.ts';
import { similarListings } from '#search/query/similar.server.ts';

export const handle: ShellHandle = { texts: ['card', 'listing', 'rights', 'worth'] };

export const loader = defineLoader({ access: 'public', params: z.object({ id: zId('listing') }) }, async ({ params, request, scope, services, locale }): Promise<ListingPageData & { locale: string }> => {
  const listing = await getListing(services, scope, params.id);
  const member = scope.kind === 'org' ? scope : null;
  const canSave = member !== null && can(member, 'saved.write') && listing.owner === null;
  const absent = (error: unknown) => { if (error instanceof AppError && error.code === 'not_found') return null; throw error; };
  const [patent, similar, offers, saved, response, worth, sale, posted] = await Promise.all([
    getPatent(services, scope, listing.patent.number).catch(absent),
    similarListings(services, listing.id),
    member?.orgKind === 'company' ? listOffers(services, member, { listing_id: listing.id, role: 'buyer', limit: 10 }) : null,
    canSave ? savedListingIds(services, member) : new Set<string>(),
    responseRate(services, listing.org.id),
    listingValuation(services, scope, listing.id),
    saleOfListing(services, listing.id),
    postedPricesOf(services, listing.id),
  ]);
  recordShown(services, similar.map((card) => card.id), request);
  const mine = offers?.items ?? [];
  const offer = mine.find((o) => o.status === 'open' || o.status === 'accepted') ?? mine[0] ?? null;
  return {
    listing, patent: patent && patent.id === listing.patent.id ? patent : null, similar, canSave, response, worth,
    common: commonGround({ ...listing, title_zh: listing.patent.title_zh, title_en: listing.patent.title_en, ipc: [...new Set(listing.patent.ipc.map((symbol) => symbol.slice(0, 4)))] }, similar, locale),
    saved: saved.has(listing.id), locale, today: legalDay(services.clock.now()),
    posted: posted.map((p) => ({ kind: p.kind, price: p.price })), sale: sale && { id: sale.id, phase: sale.phase },
    offer: offer && { id: offer.id, status: offer.status, updated_at: offer.updated_at },
  };
});

/** What search engines and link previews are told: only what the page says too. The title is the page's own. */
export function meta({ loaderData, matches }: { loaderData?: Awaited<ReturnType<typeof loader>>; matches: ({ meta?: MetaDescriptor[] } | undefined)[] }): MetaDescriptor[] {
  const inherited = matches.flatMap((m) => m?.meta ?? []).filter((m) => !('title' in m));
  if (!loaderData) return inherited;
  const { listing: l, locale } = loaderData;
  const pick = (zh: string, en: string) => (locale === 'en' ? en || zh : zh || en);
  const title = pick(l.patent.title_zh, l.patent.title_en);
  const description = pick(l.benefit_zh, l.benefit_en) || title;
  return [
    ...inherited,
    { name: 'description', content: description },
    { property: 'og:type', content: 'product' }, { property: 'og:title', content: title }, { property: 'og:description', content: description },
    ...(l.status === 'published' ? [] : [{ name: 'robots', content: 'noindex' }]),
    {
      'script:ld+json': {
        '@context': 'https://schema.org', '@type': 'Product', name: title, description, category: 'Patent', productID: l.patent.number, releaseDate: l.patent.grant_date ?? undefined,
        brand: { '@type': 'Organization', name: pick(l.org.name_zh, l.org.name_en) },
        ...(l.ask ? { offers: { '@type': 'Offer', price: moneyToDecimal(l.ask), priceCurrency: l.ask.currency, availability: l.status === 'published' ? 'https://schema.org/InStock' : 'https://schema.org/LimitedAvailability' } } : {}),
      },
    },
  ];
}

export default function Listing() {
  return <ListingPage data={useLoaderData<typeof loader>()} />;
}
