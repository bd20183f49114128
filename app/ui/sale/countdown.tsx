import { useTranslation } from '#app/i18n/react.tsx';
import type { SaleDetail } from '#app/modules/sales/contract.ts';
import { useFormat } from '../hooks.ts';
import { useLeft, type Live } from './use-live-sale.ts';
import classes from './sale.module.css';

const two = (n: number) => String(n).padStart(2, '0');

/** Time left by the server's clock, and the moment itself with its zone. */
export function Countdown({ sale, live, skew }: { sale: SaleDetail; live: Live; skew: number }) {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const until = live.phase === 'before' ? live.opens_at : live.ends_at;
  const left = useLeft(until, sale.now, skew);
  if (live.phase === 'over' || live.result) return <div className={classes.clock}><p className="jz-muted jz-small">{t('sale:clock.ended')}</p><p>{instant(live.ends_at)} {t('sale:zone')}</p></div>;
  const seconds = Math.ceil(left / 1_000);
  const days = Math.floor(seconds / 86_400);
  const clock = `${two(Math.floor(seconds / 3_600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return (
    <div className={classes.clock}>
      <p className="jz-muted jz-small">{t(live.phase === 'before' ? 'sale:clock.opensIn' : 'sale:clock.closesIn')}</p>
      <p className={`${classes.left} jz-num`} role="timer">{days > 0 ? t('sale:clock.days', { count: days, clock }) : clock}</p>
      <p className="jz-small">{instant(until)} {t('sale:zone')}</p>
    </div>
  );
}
