import { useTranslation } from '#app/i18n/react.tsx';
import { useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { listingTitles } from '#app/modules/offers/listing-titles.server.ts';
import { listOffers } from '#app/modules/offers/list-offers.server.ts';
import { EmptyState, LinkButton, Page, Pager, QueryTabs, useViewer, type ShellHandle } from '#app/ui/index.ts';
import { OfferTable } from '#app/ui/offer/offer-table.tsx';

export const handle: ShellHandle = { texts: ['offer'], shell: { width: 'wide' } };
const Search = z.object({ view: z.enum(['open', 'closed']).catch('open').default('open'), cursor: z.string().optional() });

export const loader = defineLoader({ access: 'deal.read', search: Search }, async ({ scope, search, services }) => {
  const role = scope.kind === 'operator' ? undefined : scope.orgKind === 'company' ? 'buyer' as const : 'seller' as const;
  const page = await listOffers(services, scope, { limit: 50, ...(role ? { role } : {}), ...(search.view === 'open' ? { status: 'open' } : {}), ...(search.cursor ? { cursor: search.cursor } : {}) });
  const items = search.view === 'open' ? page.items : page.items.filter((o) => o.status !== 'open');
  // What waits for us stands first; within that the one that ends soonest.
  if (search.view === 'open') items.sort((a, b) => Number(b.turn === b.my_side) - Number(a.turn === a.my_side) || a.expires_at.localeCompare(b.expires_at));
  return { items, next_cursor: page.next_cursor, view: search.view, titles: Object.fromEntries(await listingTitles(services, scope, items.map((o) => o.listing_id))) };
});

export default function Offers() {
  const { t } = useTranslation();
  const { org } = useViewer();
  const { items, next_cursor, titles, view } = useLoaderData<typeof loader>();
  const buyer = org?.kind === 'company';
  return (
    <Page title={t('offer:list.title')} lead={t('offer:list.lead')}>
      <QueryTabs name="view" options={[{ value: 'open', label: t('offer:list.open') }, { value: 'closed', label: t('offer:list.closed') }]} />
      {items.length ? <OfferTable offers={items} titles={titles} caption={t('offer:list.caption')} /> : view === 'closed' ? <EmptyState title={t('offer:list.emptyClosed')} /> : (
        <EmptyState
          title={t(buyer ? 'offer:list.emptyBuyer' : 'offer:list.emptySeller')}
          action={<LinkButton to={buyer ? paths.search() : paths.ownListings()}>{t(buyer ? 'offer:list.emptyBuyerAction' : 'offer:list.emptySellerAction')}</LinkButton>}
        >{t(buyer ? 'offer:list.emptyBuyerText' : 'offer:list.emptySellerText')}</EmptyState>
      )}
      <Pager nextCursor={next_cursor} />
    </Page>
  );
}
