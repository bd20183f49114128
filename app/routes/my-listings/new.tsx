import { useTranslation } from '#app/i18n/react.tsx';
import { Form, redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { AppError } from '#app/core/errors.ts';
import { isId } from '#app/core/ids.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { createListing } from '#app/modules/listings/create-listing.server.ts';
import { listPortfolio } from '#app/modules/patents/list-portfolio.server.ts';
import { ErrorNotice } from '#app/ui/forms/index.ts';
import { DataTable, EmptyState, LinkButton, Page, Pager, Section, SubmitButton, useFormat, type Column, type ShellHandle } from '#app/ui/index.ts';
import { LegalBadge } from '#app/ui/listing/patent-parts.tsx';
import { ListItButton } from '#app/ui/portfolio/list-it-button.tsx';
import type { PortfolioRow } from '#app/ui/portfolio/types.ts';

export const handle: ShellHandle = { texts: ['card', 'listing', 'portfolio'] };

export const loader = defineLoader({ access: 'listing.write', search: z.object({ patent: z.string().max(64).optional(), cursor: z.string().max(400).optional() }) }, async ({ scope, services, search }) => {
  const number = search.patent && !isId('patent', search.patent) ? search.patent : undefined;
  const page = await listPortfolio(services, scope, { listed: 'no', limit: 30, ...(number ? { q: number } : {}), ...(search.cursor ? { cursor: search.cursor } : {}) });
  return { items: page.items.filter((p) => p.owned), next_cursor: page.next_cursor, given: search.patent && !number ? search.patent : null };
});

/** Opens the draft; a patent that has a listing already leads to that one. */
export const action = defineAction({ access: 'listing.write', form: z.object({ patent_id: zId('patent') }) }, async ({ scope, services }, { patent_id }) => {
  try {
    const listing = await createListing(services, scope, { patent_id, territories: ['CN'] });
    return redirect(paths.listingEdit(listing.id));
  } catch (error) {
    if (error instanceof AppError && error.code === 'duplicate' && typeof error.details.listing_id === 'string') return redirect(paths.listingEdit(error.details.listing_id));
    throw error;
  }
});

export default function NewListing() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  const { pick } = useFormat();
  const columns: Column<PortfolioRow>[] = [
    { key: 'patent', label: t('listing:mine.patent'), phone: null, cell: (p) => <div>{pick(p.title.zh, p.title.en)}<div className="jz-small jz-muted jz-num">{p.number}</div></div> },
    { key: 'status', label: t('portfolio:col.status'), cell: (p) => <span><LegalBadge status={p.legal_status} date={p.status_as_of} /></span> },
    { key: 'go', label: '', phone: null, shrink: true, cell: (p) => <ListItButton patentId={p.id} /> },
  ];
  return (
    <Page title={t('listing:form.newTitle')} crumbs={[{ label: t('listing:crumbs.mine'), to: paths.ownListings() }]}>
      <ErrorNotice answer={answer} />
      {data.given ? <Form method="post"><SubmitButton name="patent_id" value={data.given}>{t('listing:form.chooseGo')}</SubmitButton></Form> : null}
      <Section title={t('listing:form.choose')} hint={t('listing:form.chooseHint')}>
        {data.items.length ? <DataTable rows={data.items} columns={columns} rowKey={(p) => p.id} caption={t('listing:form.choose')} />
          : <EmptyState title={t('listing:form.noneLeft')} action={<LinkButton to={paths.imports()}>{t('listing:form.import')}</LinkButton>}>{t('listing:form.noneLeftText')}</EmptyState>}
        <Pager nextCursor={data.next_cursor} />
      </Section>
    </Page>
  );
}
