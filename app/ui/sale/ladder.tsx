import { useTranslation } from '#app/i18n/react.tsx';
import type { Currency } from '#app/core/money.ts';
import type { Live } from './use-live-sale.ts';
import { useFormat } from '../hooks.ts';
import classes from './sale.module.css';

const SHOWN = 30;

/** What happened, newest first. Bidders are numbers, the same throughout the sale; one's own is named. */
export function Ladder({ log, currency, mine }: { log: Live['log']; currency: Currency; mine: number | null }) {
  const { t } = useTranslation();
  const { money, instant, second } = useFormat();
  const sum = (v: unknown) => (typeof v === 'number' ? money({ currency, amount: v }, 'exact') : '');
  const who = (v: unknown) => t(v === mine && mine !== null ? 'sale:ladder.you' : 'sale:ladder.bidder', { no: Number(v) });
  const words = (e: Live['log'][number]): string => {
    const d = e.data;
    switch (e.kind) {
      case 'bid': return t(d.bidder === d.leader ? 'sale:ladder.bid' : 'sale:ladder.bidAnswered', { who: who(d.bidder), amount: sum(d.amount), leader: who(d.leader), price: sum(d.price) });
      case 'taken': return t('sale:ladder.taken', { who: who(d.bidder), price: sum(d.price) });
      case 'sealed': return t(d.replaces ? 'sale:ladder.sealedAgain' : 'sale:ladder.sealed', { who: who(d.bidder) });
      case 'key': case 'shares': return t(`sale:ladder.${e.kind}`, { holder: t(`sale:holder.${String(d.holder)}`) });
      case 'bid_opened': return t('sale:ladder.bid_opened', { who: who(d.bidder), amount: sum(d.amount) });
      case 'bid_set_aside': return t('sale:ladder.bid_set_aside', { who: who(d.bidder), why: t(`sale:aside.${String(d.reason)}`) });
      case 'outage': return t('sale:ladder.outage', { until: second(String(d.ends_at)) });
      case 'extended': return t('sale:ladder.extended', { until: second(String(d.ends_at)) });
      case 'postponed': return t('sale:ladder.postponed', { until: instant(String(d.opens_at)) });
      case 'result': return d.result === 'sold' ? t('sale:ladder.sold', { who: who(d.bidder), price: sum(d.price) }) : t(`sale:result.${String(d.result)}`);
      case 'stopped': return t(`sale:stopped.${String(d.reason)}`);
      default: return t(`sale:ladder.${e.kind}`);
    }
  };
  const rows = [...log].reverse().slice(0, SHOWN);
  return (
    <>
      <ol className={classes.ladder} reversed>
        {rows.map((e) => <li key={e.seq}><span className="jz-muted jz-num">#{e.seq} {second(e.at)}</span><span>{words(e)}</span></li>)}
      </ol>
      {log.length > SHOWN ? <p className="jz-muted jz-small">{t('sale:ladder.more', { count: log.length - SHOWN })}</p> : null}
    </>
  );
}
