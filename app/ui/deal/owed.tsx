import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import type { DealResource } from '#app/modules/deals/contract.ts';
import type { ObligationResource } from '#app/modules/obligations/contract.ts';
import { useFormat } from '../hooks.ts';
import { LinkButton } from '../kit/button.tsx';
import { Section } from '../kit/page.tsx';
import { Badge } from '../kit/status.tsx';
import { DateText } from '../kit/values.tsx';
import classes from './deal.module.css';

/** How an obligation stands, in a word. One of nothing is simply not due. */
export function OwedBadge({ owed }: { owed: ObligationResource }) {
  const { t } = useTranslation();
  const nothing = owed.amount.amount - owed.credited.amount + owed.carried.amount === 0;
  return <Badge tone={nothing ? 'neutral' : owed.tone}>{t(nothing ? 'deal:owed.nothing' : owed.late ? 'deal:owed.late' : `deal:owed.state.${owed.state}`)}</Badge>;
}

/** What was paid of an obligation and what was taken back. */
export function OwedHistory({ owed }: { owed: ObligationResource }) {
  const { t } = useTranslation();
  const { money } = useFormat();
  if (!owed.history.length) return null;
  return (
    <ul className={classes.list}>{owed.history.map((h) => (
      <li key={`${h.at} ${h.kind} ${h.amount.amount}`}><span>{t(`deal:owed.did.${h.kind}`)} <span className="jz-num">{money(h.amount, 'exact')}</span></span><DateText value={h.at} time /></li>
    ))}</ul>
  );
}

/** What is owed beside the agreed price and the royalties: claims after a lost chargeback, and a price that is owed again. Nothing: nothing is shown. */
export function OwedPanel({ deal }: { deal: DealResource }) {
  const { t } = useTranslation();
  const { money, day, pick } = useFormat();
  const shown = deal.obligations.filter((o) => o.kind !== 'royalty' && (o.kind !== 'price' || (o.due && o.released.amount > 0) || o.state === 'reopened'));
  if (!shown.length) return null;
  const nameOf = (o: ObligationResource) => { const p = deal.parties[o.debtor]; return p ? pick(p.name_zh, p.name_en) : t(`deal:terms.${o.debtor}`); };
  return (
    <Section title={t('deal:owed.title')}>
      <ul className={classes.list}>{shown.map((o) => (
        <li key={o.id}>
          <span>
            {t(`deal:owed.kind.${o.kind}`)} <span className="jz-num">{money(o.amount, 'exact')}</span><br />
            <span className="jz-muted jz-small">{o.mine ? t(`deal:owed.why.${o.kind}`) : t('deal:owed.by', { who: nameOf(o) })}{o.due_on ? ` · ${t('deal:owed.until', { day: day(o.due_on) })}` : ''}</span>
          </span>
          <OwedBadge owed={o} />
          {o.history.length ? <div style={{ flexBasis: '100%' }}><OwedHistory owed={o} /></div> : null}
          {o.due && o.mine ? <LinkButton tone="secondary" small to={paths.dealPay(deal.id, o.id)}>{t('deal:owed.go', { amount: money(o.due, 'exact') })}</LinkButton> : null}
        </li>
      ))}</ul>
    </Section>
  );
}
