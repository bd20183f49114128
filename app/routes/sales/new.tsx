import { redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { AppError } from '#app/core/errors.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { getListing } from '#app/modules/listings/get-listing.server.ts';
import { announceSale } from '#app/modules/sales/announce-sale.server.ts';
import { witnessChoices } from '#app/modules/sales/holder-keys.server.ts';
import { saleOfListing } from '#app/modules/sales/get-sale.server.ts';
import { salePack } from '#app/modules/sales/rule-packs/sales.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { zAnnounceForm } from '#app/ui/sale/forms.ts';
import { NewSalePage } from '#app/ui/sale/new-sale-page.tsx';

export const handle: ShellHandle = { texts: ['sale'], shell: { width: 'wide' } };
const Params = z.object({ id: zId('listing') });

export const loader = defineLoader({ access: 'listing.publish', params: Params }, async ({ params, scope, services }) => {
  const listing = await getListing(services, scope, params.id);
  if (!listing.owner) throw new AppError('not_found', { listing: params.id });
  const under = await saleOfListing(services, params.id);
  // What the form proposes: a day and an hour later than the rule asks, open for two days.
  const opens = Math.ceil((services.clock.now().getTime() + (salePack.values.noticeHours.value + 1) * 3_600_000) / 1_800_000) * 1_800_000;
  return {
    listing: { id: listing.id, status: listing.status, title_zh: listing.patent.title_zh, title_en: listing.patent.title_en, number: listing.patent.number, kinds: listing.deal_kinds, territories: listing.territories, currency: listing.ask?.currency ?? 'CNY' as const, ask: listing.ask },
    witnesses: await witnessChoices(services), under: under?.id ?? null, opens: new Date(opens).toISOString(), closes: new Date(opens + 48 * 3_600_000).toISOString(),
    rules: { notice: salePack.values.noticeHours.value, soft: salePack.values.softMinutes.value, cap: salePack.values.capMinutes.value, deposit: salePack.values.depositMaxBps.value },
  };
});

export const action = defineAction({ access: 'listing.publish', params: Params, form: zAnnounceForm }, async ({ params, scope, services }, input) => {
  const { id } = await announceSale(services, scope, params.id, input);
  return redirect(paths.sale(id));
});

export default function NewSale() {
  return <NewSalePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
