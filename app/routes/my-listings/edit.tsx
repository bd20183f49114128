import { useTranslation } from '#app/i18n/react.tsx';
import { redirect, useActionData, useLoaderData, type ShouldRevalidateFunctionArgs } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { getListing } from '#app/modules/listings/get-listing.server.ts';
import { publishListing } from '#app/modules/listings/publish-listing.server.ts';
import { suspendListing } from '#app/modules/listings/suspend-listing.server.ts';
import { updateListing } from '#app/modules/listings/update-listing.server.ts';
import { withdrawListing } from '#app/modules/listings/withdraw-listing.server.ts';
import { matchesForListing } from '#app/modules/matching/matches-for-listing.server.ts';
import { Notice } from '#app/ui/forms/index.ts';
import { LinkButton, Page, StatusBadge, useFormat, type ShellHandle } from '#app/ui/index.ts';
import { DemandsFor, demandsShown } from '#app/ui/listing/demands-for.tsx';
import { Blockers, ListingForm, MissingNotice, OffMarketForms } from '#app/ui/listing/listing-form.tsx';
import { listingIntentSchema, patchOfForm } from '#app/ui/listing/listing-form-schema.ts';

export const handle: ShellHandle = { texts: ['card', 'demand', 'listing', 'rights'] };

/** Demands compared for the page; it shows the first of those the listing answers. */
const LOOKED_AT = 20;

const Params = z.object({ id: zId('listing') });

export const loader = defineLoader({ access: 'listing.write', params: Params }, async ({ params, scope, services }) => {
  const listing = await getListing(services, scope, params.id);
  // Somebody else's listing has a page of its own; there is nothing to edit.
  if (!listing.owner) throw redirect(paths.listing(listing.id));
  const editable = listing.status === 'draft' || listing.status === 'published' || listing.status === 'suspended';
  const matches = listing.status === 'withdrawn' || listing.status === 'transferred' ? null : await matchesForListing(services, scope, listing.id, { limit: LOOKED_AT });
  return { listing, editable, matches: demandsShown(matches ?? { items: [], apart: [] }) };
});

export const action = defineAction({ access: { save: 'listing.write', publish: 'listing.publish', suspend: 'listing.publish', withdraw: 'listing.publish' }, params: Params, form: listingIntentSchema }, async ({ params, scope, services }, input) => {
  switch (input.intent) {
    case 'suspend':
      await suspendListing(services, scope, params.id);
      return { what: 'suspended' };
    case 'withdraw':
      await withdrawListing(services, scope, params.id);
      return redirect(paths.ownListings());
    case 'save':
      await updateListing(services, scope, params.id, patchOfForm(input));
      return { what: 'saved' };
    case 'publish':
      // Two steps on purpose: what was typed is kept even when it cannot be published yet.
      await updateListing(services, scope, params.id, patchOfForm(input));
      await publishListing(services, scope, params.id, { by_negotiation: input.by_negotiation });
      return { what: 'published' };
  }
});

/** A refused publication has saved all the same: the page must show the new version. */
export function shouldRevalidate({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formMethod ? true : defaultShouldRevalidate;
}

export default function EditListing() {
  const { listing, editable, matches } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  const { day, pick } = useFormat();
  const title = pick(listing.patent.title_zh, listing.patent.title_en) || listing.patent.number;
  const reason = listing.status === 'suspended' || listing.status === 'withdrawn' ? listing.owner?.suspended_reason : null;
  return (
    <Page
      title={title} crumbs={[{ label: t('listing:crumbs.mine'), to: paths.ownListings() }]}
      lead={<><StatusBadge kind="listing" status={listing.status} /> {reason ? `${t(`listing:reason.${reason}`, { defaultValue: reason })} · ` : ''}<span className="jz-num">{listing.patent.number}</span></>}
      actions={<>{listing.status === 'draft' || listing.status === 'withdrawn' ? null : <LinkButton tone="secondary" small to={paths.listing(listing.id)}>{t('listing:form.view')}</LinkButton>}{editable ? <OffMarketForms listing={listing} /> : null}</>}
    >
      {listing.owner?.open_claims ? <Notice title={t('rights:mark.open', { count: listing.owner.open_claims })}><p>{t('rights:mark.openText')}</p></Notice> : null}
      {listing.owner?.proof_due_on ? <Notice tone="attention" title={`${t('rights:proof.due')} ${day(listing.owner.proof_due_on)}`}><p>{t('rights:proof.dueText')}</p><p><LinkButton tone="secondary" small to={paths.patentOwnership(listing.patent.number)}>{t('rights:proof.add')}</LinkButton></p></Notice> : null}
      <Blockers blockers={listing.owner?.blockers ?? []} number={listing.patent.number} />
      {editable ? <><MissingNotice listing={listing} /><ListingForm listing={listing} answer={answer} /></> : <Notice title={t('listing:form.locked')}><p>{t('listing:form.lockedText')}</p></Notice>}
      {listing.status === 'withdrawn' || listing.status === 'transferred' ? null : <DemandsFor fit={matches.fit} close={matches.close} />}
    </Page>
  );
}
