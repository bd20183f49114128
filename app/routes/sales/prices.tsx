import { redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { legalDay } from '#app/core/clock.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { dealPackOn } from '#app/modules/deals/rule-packs/index.ts';
import { getListing } from '#app/modules/listings/get-listing.server.ts';
import { acceptPrice, postedPricesOf, postPrice, withdrawPrice } from '#app/modules/sales/posted-price.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { PricesPage, zPriceAction } from '#app/ui/sale/prices-page.tsx';

export const handle: ShellHandle = { texts: ['sale'], shell: { width: 'wide' } };
const Params = z.object({ id: zId('listing') });

export const loader = defineLoader({ access: 'public', params: Params }, async ({ params, scope, services }) => {
  const listing = await getListing(services, scope, params.id);
  return {
    listing: { id: listing.id, status: listing.status, own: listing.owner !== null, title_zh: listing.patent.title_zh, title_en: listing.patent.title_en, kinds: listing.deal_kinds, territories: listing.territories, currency: listing.ask?.currency ?? listing.entry_fee?.currency ?? 'CNY' as const },
    prices: await postedPricesOf(services, params.id), platformBps: dealPackOn(legalDay(services.clock.now())).values.platformFeeBps.value,
  };
});

export const action = defineAction({ access: { post: 'listing.publish', withdraw: 'listing.publish', accept: 'offer.accept' }, params: Params, form: zPriceAction }, async ({ params, scope, services }, input) => {
  if (input.intent === 'accept') return redirect(paths.deal((await acceptPrice(services, scope, input.price_id, { amount: input.amount })).deal_id));
  if (input.intent === 'withdraw') await withdrawPrice(services, scope, input.price_id);
  else await postPrice(services, scope, params.id, input);
  return redirect(paths.listingPrices(params.id));
});

export default function Prices() {
  return <PricesPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
