import { useTranslation } from '#app/i18n/react.tsx';
import { useLocation } from 'react-router';
import type { OfferStatus } from '#app/core/vocabulary.ts';
import { paths } from '#app/http/paths.ts';
import type { ListingResource } from '#app/modules/listings/contract.ts';
import { LinkButton, StatusBadge, useCan, useViewer } from '../index.ts';
import classes from './listing.module.css';

export interface MyOffer { id: string; status: OfferStatus; updated_at: string }

/** The one thing this reader may do with the listing, or why there is none. */
export function ListingAction({ listing, offer, sale }: { listing: ListingResource; offer: MyOffer | null; sale: { id: string; phase: string } | null }) {
  const { t } = useTranslation();
  const { user, org } = useViewer();
  const can = useCan();
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
  if (listing.status !== 'published') return <p className={classes.action}>{t(`listing:action.${listing.status}`)}</p>;
  if (!user) return <div className={classes.action}><LinkButton to={paths.login(here)}>{t('listing:action.signIn')}</LinkButton></div>;
  if (can('offer.make')) {
    return (
      <div className={classes.action}>
        <LinkButton to={paths.listingOffer(listing.id)}>{t('listing:action.offer')}</LinkButton>
        <p className="jz-small jz-muted">{t('listing:action.offerHint')}</p>
      </div>
    );
  }
  return <p className={`${classes.action} jz-small jz-muted`}>{t(!org ? 'listing:action.noOrg' : org.kind === 'company' ? 'listing:action.needsRole' : 'listing:action.onlyCompanies')}</p>;
}
