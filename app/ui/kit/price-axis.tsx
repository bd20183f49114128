import { useTranslation } from '#app/i18n/react.tsx';
import type { Money } from '#app/core/money.ts';
import { useFormat } from '../hooks.ts';
import { spreadLabels } from './axis-layout.ts';
import classes from './charts.module.css';

export interface PriceAxisProps { ask?: Money | null; band?: { low: Money; high: Money } | null; bids?: readonly Money[] }

/** Ask, valuation band and offers on one axis, all of one currency. Drawn on the server; the caption says the same in words. */
export function PriceAxis({ ask, band, bids = [] }: PriceAxisProps) {
  const { t } = useTranslation();
  const { money } = useFormat();
  const values = [ask?.amount, band?.low.amount, band?.high.amount, ...bids.map((b) => b.amount)].filter((v): v is number => v !== undefined);
  if (!values.length) return <p className="jz-muted">{t('ui:price.none')}</p>;
  const top = Math.max(...values) * 1.1 || 1;
  const x = (amount: number) => 20 + (amount / top) * 560;
  const text = [
    ask ? t('ui:price.text_ask', { value: money(ask) }) : null,
    band ? t('ui:price.text_band', { low: money(band.low), high: money(band.high) }) : null,
    ...bids.map((b) => t('ui:price.text_bid', { value: money(b) })),
  ].filter((part): part is string => part !== null);
  const marks = [
    ...(ask ? [{ at: x(ask.amount), label: `${t('ui:price.ask')} ${money(ask)}`, kind: 'ask' as const }] : []),
    ...(bids.length ? [{ at: x(Math.max(...bids.map((b) => b.amount))), label: `${t('ui:price.bid')} ${money({ currency: bids[0]!.currency, amount: Math.max(...bids.map((b) => b.amount)) })}`, kind: 'bid' as const }] : []),
  ];
  const labels = spreadLabels(marks.map((m) => ({ at: m.at, width: m.label.length * 9 })), 600);
  return (
    <figure className={classes.figure}>
      <svg className={classes.axis} viewBox="0 0 600 96" role="img" aria-label={`${t('ui:price.label')}: ${text.join(t('ui:price.separator'))}`}>
        <line className={classes.base} x1="20" x2="580" y1="52" y2="52" />
        {band ? <rect className={classes.band} x={x(band.low.amount)} width={Math.max(4, x(band.high.amount) - x(band.low.amount))} y="44" height="16" rx="3" /> : null}
        {band ? <text className={classes.axisText} x={(x(band.low.amount) + x(band.high.amount)) / 2} y="82" textAnchor="middle">{`${t('ui:price.band')} ${money(band.low)} – ${money(band.high)}`}</text> : null}
        {bids.map((bid, i) => <circle key={i} className={classes.bid} cx={x(bid.amount)} cy="52" r="6" />)}
        {ask ? <path className={classes.ask} d={`M${x(ask.amount)} 36v32`} /> : null}
        {marks.map((mark, i) => <text key={mark.kind} className={classes.axisText} x={labels[i]} y="24" textAnchor="middle">{mark.label}</text>)}
      </svg>
      <figcaption className={classes.caption}>{text.join(t('ui:price.separator'))}</figcaption>
    </figure>
  );
}
