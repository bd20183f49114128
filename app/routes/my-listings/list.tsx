import { useTranslation } from '#app/i18n/react.tsx';
import { Link, useLoaderData } from 'react-router';
import { z } from 'zod';
import { LISTING_STATUSES } from '#app/core/vocabulary.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import type { OwnListing } from '#app/modules/listings/contract.ts';
import { listOwnListings } from '#app/modules/listings/list-own-listings.server.ts';
import { DataTable, DateText, EmptyState, LinkButton, Money, Page, Pager, QueryTabs, StatusBadge, useFormat, type Column, type ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['listing'] };

export const loader = defineLoader({ access: 'listing.write', search: z.object({ status: z.enum(LISTING_STATUSES).optional().catch(undefined), cursor: z.string().max(400).optional() }) },
  async ({ scope, services, search }) => ({ ...await listOwnListings(services, scope, { ...search, limit: 30 }), status: search.status ?? null }));

export default function OwnListings() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const { day, pick } = useFormat();
  const columns: Column<OwnListing>[] = [
    { key: 'patent', label: t('listing:mine.patent'), phone: null, cell: (l) => <div><Link to={paths.listingEdit(l.id)}>{pick(l.title_zh, l.title_en) || l.patent_number}</Link><div className="jz-small jz-muted jz-num">{l.patent_number}</div></div> },
    { key: 'status', label: t('listing:mine.status'), cell: (l) => (
      <div>
        <StatusBadge kind="listing" status={l.status} />
        {(l.status === 'suspended' || l.status === 'withdrawn') && l.suspended_reason
          ? <div className="jz-small jz-muted">{t(`listing:reason.${l.suspended_reason}`, { defaultValue: l.suspended_reason })}</div> : null}
        {l.proof_due_on && l.status === 'published'
          ? <div className="jz-small"><Link to={paths.patentOwnership(l.patent_number)}>{t('listing:mine.proofDue', { day: day(l.proof_due_on) })}</Link></div> : null}
      </div>
    ) },
    { key: 'ask', label: t('listing:mine.ask'), align: 'end', cell: (l) => (l.ask ? <Money value={l.ask} /> : <span className="jz-muted">{t('ui:none')}</span>) },
    { key: 'verified', label: t('listing:mine.verified'), cell: (l) => (l.verified_live_at ? <DateText value={l.verified_live_at} /> : t('ui:none')), shrink: true },
    { key: 'updated', label: t('listing:mine.updated'), cell: (l) => <DateText value={l.updated_at} />, shrink: true },
  ];
  const tabs = [{ value: '', label: t('listing:mine.all') }, ...LISTING_STATUSES.map((value) => ({ value, label: t(`ui:status.listing.${value}`) }))];
  return (
    <Page title={t('listing:mine.title')} lead={t('listing:mine.lead')} actions={<LinkButton to={paths.listingNew()}>{t('listing:mine.add')}</LinkButton>}>
      <QueryTabs name="status" options={tabs} />
      {data.items.length ? <DataTable rows={data.items} columns={columns} rowKey={(l) => l.id} caption={t('listing:mine.title')} />
        : data.status ? <p className="jz-muted">{t('listing:mine.noneOf')}</p>
        : <EmptyState title={t('listing:mine.empty')} action={<LinkButton tone="secondary" to={paths.portfolio()}>{t('listing:mine.toPortfolio')}</LinkButton>}>{t('listing:mine.emptyText')}</EmptyState>}
      <Pager nextCursor={data.next_cursor} />
    </Page>
  );
}
