import { useTranslation } from '#app/i18n/react.tsx';
import type { DealKind } from '#app/core/vocabulary.ts';
import { useFormat } from '../hooks.ts';
import { sharesOf, type LiveTerms } from './live-terms.ts';
import classes from './offer.module.css';

/** The whole sum of an offer, fees included, before anybody presses a button. `platformBps` is the rate of today's rule pack. */
export function WholeSum({ kind, live, platformBps, side }: { kind: DealKind; live: LiveTerms; platformBps: number; side: 'buyer' | 'seller' }) {
  const { t } = useTranslation();
  const { money, bps } = useFormat();
  const none = '—';
  const shares = live.price && live.price.amount > 0 ? sharesOf(live.price, { platformBps, brokerBps: live.brokerFeeBps }) : null;
  return (
    <section className={classes.sum} aria-live="polite">
      <h2>{t('offer:form.whole')}</h2>
      {kind === 'equity' ? (
        <p>{t('offer:form.equityWhole', { share: live.shareBps ? bps(live.shareBps) : none, value: live.valuation ? money(live.valuation, 'exact') : none })}</p>
      ) : (
        <>
          <dl className={classes.lines}>
            <dt className={classes.total}>{t(side === 'buyer' ? 'offer:form.youPay' : 'offer:form.buyerPays')}</dt><dd className={classes.total}>{live.price ? money(live.price, 'exact') : none}</dd>
            {shares ? (
              <>
                <dt className={classes.split}>{t('offer:form.fromPrice')}</dt>
                <dt>{t('offer:form.platform', { rate: bps(platformBps) })}</dt><dd>{money(shares.platform, 'exact')}</dd>
                {live.brokerFeeBps > 0 ? <><dt>{t('offer:form.brokerLine', { rate: bps(live.brokerFeeBps) })}</dt><dd>{money(shares.broker, 'exact')}</dd></> : null}
                <dt className={side === 'seller' ? classes.total : undefined}>{t(side === 'seller' ? 'offer:form.youGet' : 'offer:form.sellerGets')}</dt><dd className={side === 'seller' ? classes.total : undefined}>{money(shares.seller, 'exact')}</dd>
              </>
            ) : null}
          </dl>
          {side === 'buyer' ? <p>{t('offer:form.nothingOnTop')}</p> : null}
          {live.royaltyBps > 0 ? <p>{t('offer:form.royaltyLater', { rate: bps(live.royaltyBps) })}</p> : null}
        </>
      )}
    </section>
  );
}
