import { useTranslation } from '#app/i18n/react.tsx';
import type { ListingValuation } from '#app/modules/valuation/contract.ts';
import { Badge, PriceAxis, useFormat } from '../index.ts';
import classes from './listing-valuation.module.css';

/** Distances beyond this many basis points say no more than "far". */
const SAYABLE = 100_000;

/** Is there anything to lay beside the ask? */
export const hasWorth = (worth: ListingValuation | null): worth is ListingValuation => worth !== null && (worth.band !== null || worth.score !== null || worth.bids.length > 0);

/** What the owner shows of a valuation beside the ask and the bids this viewer may see, on one axis; a warning when the ask lies far outside. */
export function ListingWorth({ worth }: { worth: ListingValuation }) {
  const { t } = useTranslation();
  const { bps, day, number } = useFormat();
  const { band, ask } = worth;
  const currency = ask?.currency ?? band?.base.currency ?? worth.bids[0]?.amount.currency;
  const position = worth.ask_position;
  const far = position === 'far_above' || position === 'far_below';
  const distance = worth.ask_distance_bps ?? 0;
  return (
    <div className={classes.worth}>
      <div className={classes.axis}><PriceAxis ask={ask} band={band && band.base.currency === currency ? band : null} bids={worth.bids.map((b) => b.amount).filter((m) => m.currency === currency)} /></div>
      {far ? <p className={classes.warning}><Badge tone="attention">{t('worth:far_title')}</Badge> {distance > SAYABLE ? t('worth:far_any') : t(`worth:${position}`, { rate: bps(distance) })}</p>
        : position ? <p><Badge tone={position === 'inside' ? 'good' : 'neutral'}>{t(`worth:${position}`)}</Badge></p> : null}
      {worth.score === null ? null : <p>{t('worth:score')} <strong className="jz-num">{t('worth:scoreOf', { score: number(worth.score, 1) })}</strong></p>}
      {worth.show === 'nothing' ? null : (
        <p className="jz-small jz-muted">
          {worth.valued_on ? t('worth:asOf', { day: day(worth.valued_on), version: worth.method_version }) : null} · {t('worth:shown')}<br />
          {worth.seller_asserted ? `${t('worth:asserted')} ` : ''}{t('worth:estimate')}
        </p>
      )}
    </div>
  );
}
