import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { DealResource } from '#app/modules/deals/contract.ts';
import { useFormat } from '../hooks.ts';
import { Badge, type Tone } from '../kit/status.tsx';
import { Section } from '../kit/page.tsx';
import { DateText, DeadlineText, KeyValue } from '../kit/values.tsx';
import { VerificationBadge, VerificationLine } from '../identity/badges.tsx';
import classes from './deal.module.css';

const TONE: Record<string, Tone> = { open: 'wait', met: 'good', missed: 'bad', held: 'neutral' };
const DAY_MS = 86_400_000;

/** Words for how near a deadline is. `now` comes from the server, so the first render agrees with the browser's. */
export function useDueText(): (due: string, now: string) => string {
  const { t } = useTranslation();
  return (due, now) => {
    const days = Math.floor((Date.parse(due) - Date.parse(now)) / DAY_MS);
    if (days < 0) return t('deal:deadlines.overdue', { count: -days });
    return days === 0 ? t('deal:deadlines.today') : t('deal:deadlines.left', { count: days });
  };
}

export function Deadlines({ deal, now }: { deal: DealResource; now: string }) {
  const { t } = useTranslation();
  const dueText = useDueText();
  return (
    <Section title={t('deal:deadlines.title')}>
      {deal.deadlines.length === 0 ? <p className="jz-muted">{t('deal:deadlines.none')}</p> : (
        <ul className={classes.list}>{deal.deadlines.map((d) => (
          <li key={d.code}>
            <span>{t(`deal:deadline.${d.code}`)}<br /><small className="jz-muted"><DeadlineText value={d.due_at} />{d.state === 'open' || d.state === 'missed' ? ` · ${dueText(d.due_at, now)}` : ''}</small></span>
            <Badge tone={d.state === 'open' && Date.parse(d.due_at) - Date.parse(now) < 7 * DAY_MS ? 'attention' : TONE[d.state] ?? 'neutral'}>{t(`deal:deadlines.${d.state}`)}</Badge>
          </li>
        ))}</ul>
      )}
    </Section>
  );
}

/** What was agreed, with whom, about what. */
export function TermsPanel({ deal, title }: { deal: DealResource; title?: string }) {
  const { t } = useTranslation();
  const { pick, bps, money } = useFormat();
  const { terms, parties } = deal;
  const licence = deal.kind.endsWith('_licence');
  return (
    <Section title={title ?? t('deal:terms.title')}>
      <KeyValue items={[
        { key: t('deal:terms.seller'), value: <>{pick(parties.seller.name_zh, parties.seller.name_en)} <VerificationBadge verification={parties.seller.verification} /></> },
        { key: t('deal:terms.buyer'), value: <>{pick(parties.buyer.name_zh, parties.buyer.name_en)} <VerificationBadge verification={parties.buyer.verification} /></> },
        parties.broker && { key: t('deal:terms.broker'), value: <>{pick(parties.broker.name_zh, parties.broker.name_en)} <VerificationLine verification={parties.broker.verification} /></> },
        { key: t('offer:list.kind'), value: t(`ui:vocab.dealKind.${deal.kind}`) },
        { key: t('deal:terms.patent'), value: <Link to={paths.listing(deal.listing_id)} className="jz-num">{deal.patent_number}</Link> },
        terms && terms.price.amount > 0 && { key: licence ? t('offer:term.entryFee') : t('offer:term.price'), value: money(terms.price, 'exact') },
        terms && terms.royalty_bps > 0 && { key: t('offer:term.royalty'), value: t('offer:term.royaltyOf', { rate: bps(terms.royalty_bps) }) },
        terms && licence && { key: t('offer:term.field'), value: terms.field_of_use === '*' ? t('offer:term.allFields') : terms.field_of_use },
        terms && { key: t('offer:term.territory'), value: t(`ui:vocab.territory.${terms.territory}`) },
        terms && licence && { key: t('offer:term.termMonths'), value: terms.term_months ? t('offer:term.months', { count: terms.term_months }) : t('offer:term.life') },
        terms && deal.my_role !== 'buyer' && { key: t('deal:terms.fees'), value: t(parties.broker ? 'deal:terms.feesBroker' : 'deal:terms.feesText', { platform: bps(terms.platform_fee_bps), broker: bps(terms.broker_fee_bps) }) },
        { key: t('deal:terms.opened'), value: <DateText value={deal.opened_at} /> },
        deal.offer_id !== null && deal.my_role !== 'operator' && { key: t('deal:terms.offer'), value: <Link to={paths.offer(deal.offer_id)}>{t('offer:detail.rounds')}</Link> },
      ]} />
    </Section>
  );
}
