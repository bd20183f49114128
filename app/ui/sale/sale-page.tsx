import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { SaleDetail } from '#app/modules/sales/contract.ts';
import { Notice, type Answer } from '../forms/index.ts';
import { useFormat, usePackName } from '../hooks.ts';
import { LinkButton } from '../kit/button.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Term } from '../kit/term.tsx';
import { KeyValue } from '../kit/values.tsx';
import { BidPanel } from './bid-panel.tsx';
import { Countdown } from './countdown.tsx';
import { Ladder } from './ladder.tsx';
import { SaleMoves } from './sale-moves.tsx';
import { useLiveSale } from './use-live-sale.ts';
import classes from './sale.module.css';

export interface SalePageProps { sale: SaleDetail; platformBps: number; answer: Answer | undefined }

/** One sale: where it stands and until when, what the reader may do, then its history and rules. Nothing jumps when the price moves. */
export function SalePage({ sale, platformBps, answer }: SalePageProps) {
  const { t } = useTranslation();
  const packName = usePackName();
  const { pick, money, instant } = useFormat();
  const { live, sure, skew } = useLiveSale(sale);
  const title = pick(sale.title_zh, sale.title_en);
  return (
    <Page title={title} crumbs={[{ label: t('sale:list.title'), to: paths.sales() }]} lead={t(`sale:lead.${sale.mechanism}`, { kind: t(`ui:vocab.dealKind.${sale.kind}`), patent: sale.patent_number, seller: pick(sale.seller.name_zh, sale.seller.name_en) })}>
      {sale.mode === 'licensed_auction' ? <Notice tone="neutral" title={t('sale:mode.licensed_auction')}><p>{t('sale:mode.partner', { name: sale.partner_name, licence: sale.partner_licence })}</p></Notice> : null}
      <div className={classes.columns}>
        <div className="jz-stack">
          <Section look="card">
            <div className={classes.head} aria-live="polite">
              <div>
                <p className="jz-muted jz-small">{t(live.price === null ? 'sale:price.start' : live.result === 'sold' ? 'sale:price.final' : 'sale:price.now')}</p>
                <p className={`${classes.price} jz-num`}>{money(live.price ?? sale.start, 'exact')}</p>
                <p>{t('sale:bids', { count: live.bids })}{live.reserve_met === null ? null : <> · {t(live.reserve_met ? 'sale:reserve.met' : 'sale:reserve.notMet')}</>}</p>
              </div>
              <Countdown sale={sale} live={live} skew={skew} />
            </div>
            <StateLine sale={sale} live={live} />
            {sure ? null : <Notice tone="attention" title={t('sale:unsure.title')}><p>{t('sale:unsure.text')}</p></Notice>}
          </Section>
          <Section title={t('sale:ladder.title')} hint={t('sale:ladder.hint')}>
            <Ladder log={live.log} currency={sale.start.currency} mine={sale.mine.no} />
            <p className="jz-small"><a href={paths.saleLog(sale.id)} download>{t('sale:proof.download')}</a> · <Link to={paths.saleVerify()}>{t('sale:proof.verify')}</Link></p>
          </Section>
        </div>
        <aside className={classes.aside}>
          <BidPanel sale={sale} live={live} sure={sure} skew={skew} platformBps={platformBps} answer={answer} />
          {sale.sealed ? <Section title={t('sale:opening.holders')} look={sale.sealed.holds && live.phase !== 'open' && !live.result ? 'wake' : 'card'}><p>{t(sale.sealed.holds ? 'sale:opening.yours' : 'sale:opening.watch')}</p><p><LinkButton to={paths.saleOpening(sale.id)}>{t('sale:opening.link')}</LinkButton></p></Section> : null}
          <SaleMoves sale={sale} state={live.state} answer={answer} />
        </aside>
      </div>
      <Section title={t('sale:terms.title')}>
        <KeyValue items={[
          { key: t('sale:terms.kind'), value: t(`ui:vocab.dealKind.${sale.kind}`) },
          { key: t('sale:terms.start'), value: money(sale.start, 'exact') },
          sale.mechanism !== 'sealed' && { key: t(`sale:terms.step.${sale.mechanism}`), value: sale.step_seconds === null ? money(sale.step, 'exact') : t('sale:terms.stepEvery', { amount: money(sale.step, 'exact'), count: sale.step_seconds }) },
          sale.floor && { key: t('sale:terms.floor'), value: money(sale.floor, 'exact') },
          sale.sealed && { key: t('sale:holder.witness'), value: <Link to={paths.saleOpening(sale.id)}>{pick(sale.sealed.witness.name_zh, sale.sealed.witness.name_en)}</Link> },
          sale.mechanism !== 'dutch' && { key: t('sale:terms.reserve'), value: <Term code="reserve">{sale.reserve === 'open' ? money(sale.reserve_price!, 'exact') : t(`sale:reserve.${sale.reserve}`)}</Term> },
          sale.mine.reserve_price && sale.reserve === 'secret' && { key: t('sale:terms.ownReserve'), value: money(sale.mine.reserve_price, 'exact') },
          { key: t('sale:terms.deposit'), value: sale.deposit ? money(sale.deposit, 'exact') : t('sale:deposit.none') },
          { key: t('sale:terms.opens'), value: `${instant(live.opens_at)} ${t('sale:zone')}` },
          { key: t('sale:terms.closes'), value: `${instant(live.ends_at)} ${t('sale:zone')}` },
          { key: t('sale:terms.territory'), value: t(`ui:vocab.territory.${sale.territory}`) },
          sale.kind !== 'transfer' && { key: t('sale:terms.term'), value: sale.term_months === null ? t('sale:terms.forLife') : t('sale:terms.months', { count: sale.term_months }) },
          { key: t('sale:terms.rules'), value: packName(sale.rules) },
          { key: t('sale:terms.listing'), value: <Link to={paths.listing(sale.listing_id)}>{title}</Link> },
        ]} />
        <ul className={classes.rules}>{(sale.sealed ? ['sealedTwo', 'collude', 'sealedLast', 'sealedTie', 'sealedAside', 'sealedTime', 'stop', 'late', 'deposit'] : ['bind', 'tie', 'reserve', 'soft', 'stop', 'late', 'deposit']).filter((k) => (sale.mechanism !== 'dutch' || k !== 'soft' && k !== 'tie') && (k !== 'reserve' || sale.reserve !== 'none')).map((k) => <li key={k}>{t(`sale:rule.${k}`)}</li>)}</ul>
      </Section>
    </Page>
  );
}

/** Where the sale stands, and where the reader does in it. */
function StateLine({ sale, live }: { sale: SaleDetail; live: { phase: string; state: string; result: SaleDetail['result']; leader_no: number | null } }) {
  const { t } = useTranslation();
  const { mine } = sale;
  if (live.result) {
    const won = live.result === 'sold' && mine.no !== null && mine.no === live.leader_no;
    return (
      <Notice tone={won ? 'good' : 'neutral'} title={t(won ? 'sale:mine.won' : `sale:result.${live.result}`)}>
        {live.result === 'stopped' && sale.stop_reason ? <p>{t(`sale:stopped.${sale.stop_reason}`)}</p> : null}
        {mine.deal_id ? <p><LinkButton to={paths.deal(mine.deal_id)}>{t('sale:toDeal')}</LinkButton></p> : null}
      </Notice>
    );
  }
  if (mine.no === null || live.leader_no === null) return null;
  const leads = mine.no === live.leader_no;
  return <p className={leads ? classes.leads : classes.outbid} role="status">{t(leads ? 'sale:mine.leads' : 'sale:mine.outbid', { no: mine.no })}</p>;
}
