import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { PortfolioValue } from '#app/modules/valuation/contract.ts';
import { useFormat } from '../index.ts';
import classes from './listing-valuation.module.css';

/** One line on the portfolio page: what is valued, for how much, and the way to the whole. */
export function PortfolioStrip({ value }: { value: PortfolioValue }) {
  const { t } = useTranslation();
  const { money, number } = useFormat();
  const market = value.totals.filter((x) => x.basis === 'methods');
  const floors = value.totals.filter((x) => x.basis === 'floor_only');
  return (
    <p className={classes.strip}>
      <strong>{t('worth:strip.title')}</strong>
      {market.map((x) => <span key={x.currency} className="jz-num">{t('worth:strip.base', { base: money({ currency: x.currency, amount: x.base }) })} ({t('worth:strip.range', { low: money({ currency: x.currency, amount: x.low }), high: money({ currency: x.currency, amount: x.high }) })})</span>)}
      {floors.map((x) => <span key={x.currency} className="jz-num jz-muted">{t('worth:strip.floor', { base: money({ currency: x.currency, amount: x.base }) })}</span>)}
      <span className="jz-muted">{value.valued + value.vetoed > 0 ? t('worth:strip.counts', { valued: number(value.valued), unvalued: number(value.unvalued) }) : t('worth:strip.none')}</span>
      <Link to={paths.portfolioValue()}>{t('worth:strip.open')}</Link>
    </p>
  );
}
