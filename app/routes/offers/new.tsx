import { useTranslation } from '#app/i18n/react.tsx';
import { redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { addDays, legalDay } from '#app/core/clock.ts';
import { zId } from '#app/core/contract.ts';
import type { Currency, Money } from '#app/core/money.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { dealPackOn } from '#app/modules/deals/rule-packs/index.ts';
import { introducedBy } from '#app/modules/brokerage/choices.server.ts';
import { getListing } from '#app/modules/listings/get-listing.server.ts';
import { OFFER_DEFAULT_DAYS, OFFER_MAX_DAYS, zMakeOffer } from '#app/modules/offers/contract.ts';
import { makeOffer } from '#app/modules/offers/make-offer.server.ts';
import { EmptyState, KeyValue, LinkButton, Page, useFormat, type ShellHandle } from '#app/ui/index.ts';
import { ownOrganisation } from '#app/modules/orgs/profile.server.ts';
import { isVerified } from '#app/modules/orgs/verification.ts';
import { Notice } from '#app/ui/forms/index.ts';
import { VerificationBadge } from '#app/ui/identity/badges.tsx';
import { OfferForm } from '#app/ui/offer/offer-form.tsx';

export const handle: ShellHandle = { texts: ['offer'], shell: { width: 'wide' } };
const Params = z.object({ id: zId('listing') });

export const loader = defineLoader({ access: 'offer.make', params: Params }, async ({ params, scope, services, viewer }) => {
  const [listing, own, introduced] = await Promise.all([getListing(services, scope, params.id), ownOrganisation(services, scope), introducedBy(services, scope, params.id)]);
  const today = legalDay(services.clock.now());
  const currency: Currency = listing.ask?.currency ?? listing.entry_fee?.currency ?? listing.equity_valuation?.currency ?? 'CNY';
  const limit: Money | null = viewer.org?.approvalLimit == null ? null : { currency: 'CNY', amount: viewer.org.approvalLimit };
  return {
    listing: {
      id: listing.id, status: listing.status, title_zh: listing.patent.title_zh, title_en: listing.patent.title_en, number: listing.patent.number,
      seller: listing.org, kinds: listing.deal_kinds, rights: listing.rights.length, verified_live_at: listing.verified_live_at,
    },
    hints: {
      currency, territories: listing.territories, ask: listing.ask, entryFee: listing.entry_fee, royaltyBps: listing.royalty_bps, valuation: listing.equity_valuation,
      minDay: addDays(today, 1), maxDay: addDays(today, OFFER_MAX_DAYS - 1),
    },
    introduced, platformBps: dealPackOn(today).values.platformFeeBps.value, limit, verified: isVerified(own, today),
    defaultExpiry: new Date(`${addDays(today, OFFER_DEFAULT_DAYS)}T23:59:59+08:00`).toISOString(),
  };
});

export const action = defineAction({ access: 'offer.make', params: Params, form: zMakeOffer }, async ({ params, scope, services }, input) => {
  const offer = await makeOffer(services, scope, params.id, input);
  return redirect(paths.offer(offer.id));
});

export default function NewOffer() {
  const { t } = useTranslation();
  const { pick, day, bps } = useFormat();
  const { listing, verified, introduced, ...form } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const title = pick(listing.title_zh, listing.title_en);
  const crumbs = [{ label: title, to: paths.listing(listing.id) }];
  if (listing.status !== 'published' || listing.kinds.length === 0) {
    return (
      <Page title={t('offer:form.notOpen')} crumbs={crumbs}>
        <EmptyState title={t('offer:form.notOpen')} action={<LinkButton to={paths.listing(listing.id)}>{t('offer:form.backToListing')}</LinkButton>}>{t('offer:form.notOpenText', { status: t(`ui:status.listing.${listing.status}`) })}</EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t('offer:form.title', { title })} crumbs={crumbs} lead={t(verified ? 'offer:form.lead' : 'offer:binding.lead')}>
      {verified ? null : <Notice tone="attention" title={t('offer:binding.no')}><p>{t('offer:binding.form')}</p><p><LinkButton small tone="secondary" to={paths.verification()}>{t('offer:binding.verify')}</LinkButton></p></Notice>}
      {introduced ? <Notice title={t('offer:form.introduced', { broker: pick(introduced.name_zh, introduced.name_en), fee: bps(introduced.fee_bps) })} /> : null}
      <KeyValue items={[
        { key: t('offer:detail.seller'), value: <>{pick(listing.seller.name_zh, listing.seller.name_en)} <VerificationBadge verification={listing.seller.verification} /></> },
        listing.verified_live_at !== null && { key: listing.number, value: t('offer:form.verified', { day: day(listing.verified_live_at) }) },
        listing.rights > 0 && { key: t('offer:form.standing'), value: t('offer:form.standingText', { count: listing.rights }) },
      ]} />
      <OfferForm answer={answer} kinds={listing.kinds} {...form} />
    </Page>
  );
}
