import { useTranslation } from '#app/i18n/react.tsx';
import { useLocation } from 'react-router';
import type { Money } from '#app/core/money.ts';
import type { OfferStatus } from '#app/core/vocabulary.ts';
import { paths } from '#app/http/paths.ts';
import type { ListingResource } from '#app/modules/listings/contract.ts';
import { LinkButton, StatusBadge, useCan, useFormat, useViewer } from '../index.ts';
import classes from './listing.module.css';

export interface MyOffer { id: string; status: OfferStatus; updated_at: string }

/** The one thing this reader may do with the listing, or why there is none. */
export function ListingAction({ listing, offer, sale, posted }: { listing: ListingResource; offer: MyOffer | null; sale: { id: string; phase: string } | null; posted: readonly { kind: string; price: Money }[] }) {
  const { t } = useTranslation();
  const { user, org } = useViewer();
  const can = useCan();
  const { money } = useFormat();
  const location = useLocation();
  const here = location.pathname + location.search;
  const toSale = sale ? (
    <>
      <p>{t(sale.phase === 'open' ? 'card:sale.open' : 'card:sale.announced')}</p>
      <LinkButton to={paths.sale(sale.id)}>{t('card:sale.go')}</LinkButton>
    </>
  ) : null;
  if (toSale && !listing.owner) return <div className={classes.action}>{toSale}</div>;
  if (listing.owner) {
    return (
      <div className={classes.action}>
        <p className="jz-small jz-muted">{t('listing:action.mine')}</p>
        {toSale}
        <LinkButton to={paths.listingEdit(listing.id)} {...(sale ? { tone: 'secondary' as const } : {})}>{t('listing:action.edit')}</LinkButton>
        {!sale && listing.status === 'published' && can('listing.publish') ? <LinkButton tone="secondary" to={paths.listingSale(listing.id)}>{t('card:sale.start')}</LinkButton> : null}
        {listing.status === 'published' && can('listing.publish') ? <LinkButton tone="secondary" to={paths.listingPrices(listing.id)}>{t('card:sale.post')}</LinkButton> : null}
      </div>
    );
  }
  if (offer && offer.status !== 'withdrawn' && offer.status !== 'expired' && offer.status !== 'rejected') {
    return (
      <div className={classes.action}>
        <p className="jz-row">{t('listing:action.myOfferState')} <StatusBadge kind="offer" status={offer.status} date={offer.updated_at} /></p>
        <LinkButton to={paths.offer(offer.id)}>{t('listing:action.myOffer')}</LinkButton>
      </div>
    );
  }
  const atOnce = posted.map((p) => <LinkButton key={p.kind} tone="secondary" to={paths.listingPrices(listing.id)}>{`${t(`ui:vocab.dealKind.${p.kind}`)} · ${t('card:sale.posted', { amount: money(p.price) })}`}</LinkButton>);
  if (listing.status !== 'published') return <p className={classes.action}>{t(`listing:action.${listing.status}`)}</p>;
  if (!user) return <div className={classes.action}><LinkButton to={paths.login(here)}>{t('listing:action.signIn')}</LinkButton>{atOnce}</div>;
  if (can('offer.make')) {
    return (
      <div className={classes.action}>
        <LinkButton to={paths.listingOffer(listing.id)}>{t('listing:action.offer')}</LinkButton>
        <p className="jz-small jz-muted">{t('listing:action.offerHint')}</p>
        {atOnce}
      </div>
    );
  }
  return <p className={`${classes.action} jz-small jz-muted`}>{t(!org ? 'listing:action.noOrg' : org.kind === 'company' ? 'listing:action.needsRole' : 'listing:action.onlyCompanies')}</p>;
}
