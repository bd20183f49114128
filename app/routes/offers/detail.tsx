import { useTranslation } from '#app/i18n/react.tsx';
import { redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { addDays, legalDay } from '#app/core/clock.ts';
import { zId } from '#app/core/contract.ts';
import { AppError } from '#app/core/errors.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { acceptOffer } from '#app/modules/deals/accept-offer.server.ts';
import { dealPackOn } from '#app/modules/deals/rule-packs/index.ts';
import { getListing } from '#app/modules/listings/get-listing.server.ts';
import { OFFER_DEFAULT_DAYS, OFFER_MAX_DAYS } from '#app/modules/offers/contract.ts';
import { confirmOffer } from '#app/modules/offers/confirm-offer.server.ts';
import { counterOffer } from '#app/modules/offers/counter-offer.server.ts';
import { getOffer } from '#app/modules/offers/get-offer.server.ts';
import { listOffers } from '#app/modules/offers/list-offers.server.ts';
import { listingTitles } from '#app/modules/offers/listing-titles.server.ts';
import { rejectOffer } from '#app/modules/offers/reject-offer.server.ts';
import { withdrawOffer } from '#app/modules/offers/withdraw-offer.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { zOfferAction } from '#app/ui/offer/offer-answers.tsx';
import { OfferPage } from '#app/ui/offer/offer-page.tsx';

export const handle: ShellHandle = { texts: ['offer', 'rights'], shell: { width: 'wide' } };
const Params = z.object({ id: zId('offer') });

export const loader = defineLoader({ access: 'deal.read', params: Params }, async ({ params, scope, services }) => {
  const offer = await getOffer(services, scope, params.id);
  // A listing that left the market may no longer be read by the buyer; the offer stays readable all the same.
  const listing = await getListing(services, scope, offer.listing_id).catch((e: unknown) => { if (e instanceof AppError && e.code === 'not_found') return null; throw e; });
  const others = offer.my_side === 'seller' ? (await listOffers(services, scope, { role: 'seller', listing_id: offer.listing_id, limit: 50 })).items.filter((o) => o.id !== offer.id) : [];
  const today = legalDay(services.clock.now());
  return {
    offer, others, titles: Object.fromEntries(await listingTitles(services, scope, [offer.listing_id])),
    hints: {
      currency: offer.terms.price.currency, territories: listing?.territories ?? [offer.terms.territory], ask: listing?.ask ?? null, entryFee: listing?.entry_fee ?? null,
      royaltyBps: listing?.royalty_bps ?? null, valuation: listing?.equity_valuation ?? null, minDay: addDays(today, 1), maxDay: addDays(today, OFFER_MAX_DAYS - 1),
    },
    platformBps: dealPackOn(today).values.platformFeeBps.value,
    defaultExpiry: new Date(`${addDays(today, OFFER_DEFAULT_DAYS)}T23:59:59+08:00`).toISOString(),
  };
});

export const action = defineAction({ access: { accept: 'offer.accept', confirm: 'offer.answer', counter: 'offer.answer', reject: 'offer.answer', withdraw: 'offer.answer' }, params: Params, form: zOfferAction }, async ({ params, scope, services }, input) => {
  const { intent, ...body } = input;
  if (intent === 'accept') {
    const accepted = await acceptOffer(services, scope, params.id, body);
    return redirect(accepted.deal_id ? paths.deal(accepted.deal_id) : paths.offer(params.id));
  }
  if (intent === 'confirm') {
    await confirmOffer(services, scope, params.id, body);
    return redirect(paths.offer(params.id));
  }
  if (intent === 'counter') await counterOffer(services, scope, params.id, input);
  else await (intent === 'reject' ? rejectOffer : withdrawOffer)(services, scope, params.id, body);
  return redirect(paths.offer(params.id));
});

export default function Offer() {
  const { t } = useTranslation();
  return <OfferPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} crumb={t('offer:list.title')} />;
}
