import { useTranslation } from '#app/i18n/react.tsx';
import type { Money } from '#app/core/money.ts';
import type { DealResource } from '#app/modules/deals/contract.ts';
import { useFormat } from '../hooks.ts';
import { Badge, type Tone } from '../kit/status.tsx';
import { Section } from '../kit/page.tsx';
import classes from './deal.module.css';

/** What a payout may say it waits for; anything else is the operator's business. */
const WAITS: ReadonlySet<string> = new Set(['account_cooling', 'account_unmarked', 'payee_account_not_ready', 'payee_account_missing', 'dispute_open', 'awaiting_bank_payout', 'awaiting_second_person']);
const PAYOUT_TONE: Record<string, Tone> = { pending: 'wait', sent: 'good', unknown: 'attention', failed: 'bad' };

/** The money line: agreed, paid in, held, released, refunded, and the shares the viewer may see. */
export function MoneyPanel({ deal }: { deal: DealResource }) {
  const { t } = useTranslation();
  const { money: format, bps } = useFormat();
  const exact = (value: Money) => format(value, 'exact');
  const { terms, money, split } = deal;
  if (deal.my_role === 'broker') {
    return (
      <Section title={t('deal:money.title')} hint={t('deal:money.feeNote')}>
        {split?.broker ? <dl className={classes.moneyLines}><dt className={classes.strong}>{t('deal:money.yourFee')}</dt><dd className={classes.strong}>{exact(split.broker)}</dd></dl> : <p>{t('deal:money.none')}</p>}
        <Payouts deal={deal} />
      </Section>
    );
  }
  if (!terms || !money) return null;
  if (terms.price.amount === 0) {
    return (
      <Section title={t('deal:money.title')}>
        <p>{deal.kind === 'equity' ? t('deal:money.noCash', { value: terms.valuation ? exact(terms.valuation) : '—', share: bps(terms.equity_share_bps) }) : t('deal:money.none')}</p>
        {terms.royalty_bps > 0 ? <p>{t('deal:money.royalty')}: {bps(terms.royalty_bps)}</p> : null}
      </Section>
    );
  }
  // To the buyer the released money is one sum: how it divides is the seller's.
  const released = { currency: money.released.currency, amount: money.released.amount + money.fees.amount };
  const share = (value: Money) => ({ width: `${Math.min(100, (value.amount / Math.max(terms.price.amount, money.funded.amount)) * 100)}%` });
  return (
    <Section title={t('deal:money.title')} hint={t('deal:money.hint')}>
      <div className={classes.bar} role="img" aria-label={t('deal:money.bar', { held: exact(money.held), released: exact(released), refunded: exact(money.refunded) })}>
        <span className={classes.released} style={share(released)} /><span className={classes.held} style={share(money.held)} /><span className={classes.refunded} style={share(money.refunded)} />
      </div>
      <dl className={classes.moneyLines}>
        <dt className={classes.strong}>{t('deal:money.agreed')}</dt><dd className={classes.strong}>{exact(terms.price)}</dd>
        <dt>{t('deal:money.paid')}</dt><dd>{exact(money.funded)}</dd>
        <dt><span className={`${classes.swatch} ${classes.held}`} />{t('deal:money.held')}</dt><dd>{exact(money.held)}</dd>
        <dt><span className={`${classes.swatch} ${classes.released}`} />{t('deal:money.released')}</dt><dd>{exact(released)}</dd>
        {money.refunded.amount > 0 ? <><dt><span className={`${classes.swatch} ${classes.refunded}`} />{t('deal:money.refunded')}</dt><dd>{exact(money.refunded)}</dd></> : null}
        {split?.seller && split.platform ? (
          <>
            <div className={classes.rule} />
            <dt>{t('deal:money.toSeller')}</dt><dd>{exact(split.seller)}</dd>
            {split.broker && split.broker.amount > 0 ? <><dt>{t('deal:money.broker')}</dt><dd>{exact(split.broker)}</dd></> : null}
            <dt>{t('deal:money.platform')}</dt><dd>{exact(split.platform)}</dd>
          </>
        ) : null}
      </dl>
      {terms.royalty_bps > 0 ? <p className="jz-muted jz-small">{t('deal:money.royalty')}: {bps(terms.royalty_bps)}</p> : null}
      <Payouts deal={deal} />
    </Section>
  );
}

function Payouts({ deal }: { deal: DealResource }) {
  const { t } = useTranslation();
  const { money } = useFormat();
  if (!deal.payouts.length) return null;
  return (
    <>
      <h3 style={{ margin: '1rem 0 0.4rem' }}>{t('deal:money.payouts')}</h3>
      <ul className={classes.list}>{deal.payouts.map((p) => (
        <li key={p.id}>
          <span>
            {t(p.role === 'seller' ? 'deal:terms.seller' : 'deal:terms.broker')} <span className="jz-num">{money(p.amount, 'exact')}</span>
            {p.waiting_for && WAITS.has(p.waiting_for) ? <><br /><span className="jz-muted jz-small">{t(`deal:money.waits.${p.waiting_for}`)}</span></> : null}
          </span>
          <Badge tone={PAYOUT_TONE[p.state] ?? 'neutral'} date={p.sent_at}>{t(`deal:money.payout.${p.state}`)}</Badge>
        </li>
      ))}</ul>
    </>
  );
}
