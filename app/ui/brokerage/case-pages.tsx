import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { FeeClaimResource, IntroductionResource, MandateResource } from '#app/modules/brokerage/contract.ts';
import type { Answer } from '../forms/index.ts';
import { Badge, DateText, DeadlineText, KeyValue, Money, Page, Section, useFormat, useLocale } from '../index.ts';
import { Moves } from './moves.tsx';
import classes from './brokerage.module.css';

const useSaid = () => {
  const zh = useLocale() === 'zh';
  return (o: { name_zh: string; name_en: string } | null) => (o ? (zh ? o.name_zh || o.name_en : o.name_en || o.name_zh) : null);
};
const useTitle = () => {
  const zh = useLocale() === 'zh';
  return (o: { title_zh: string; title_en: string }) => (zh ? o.title_zh || o.title_en : o.title_en || o.title_zh);
};
const useCrumbs = () => {
  const { t } = useTranslation();
  return [{ label: t('brokerage:title'), to: paths.brokerage() }];
};

/** One mandate: its terms, where it stands, and what the reader can do. */
export function MandatePage({ mandate: m, answer }: { mandate: MandateResource; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const [org, title, format] = [useSaid(), useTitle(), useFormat()];
  const heading = t('brokerage:mandateOf', { broker: org(m.broker), principal: org(m.principal) });
  return (
    <Page title={heading} crumbs={useCrumbs()} heading={<>{heading} <Badge tone={m.tone}>{t(`brokerage:state.mandate.${m.state}`)}</Badge></>}>
      <Section title={t('brokerage:terms')}>
        <KeyValue items={[
          { key: t('brokerage:broker'), value: org(m.broker) }, { key: t('brokerage:principal'), value: org(m.principal) }, { key: t('brokerage:sideLabel'), value: t(`brokerage:side.${m.side}`) },
          { key: t('brokerage:covers'), value: m.scope === 'all' ? t('brokerage:everything') : <ul>{m.subjects.map((s) => <li key={s.id}><Link to={m.side === 'sell' ? paths.listing(s.id) : paths.demand(s.id)}>{title(s)}</Link></li>)}</ul> },
          { key: t('brokerage:fee'), value: <>{format.bps(m.fee_bps)} <span className="jz-muted">{t('brokerage:feeHint')}</span></> },
          { key: t('brokerage:exclusivity'), value: t(m.exclusive ? 'brokerage:exclusiveText' : 'brokerage:notExclusive') },
          { key: t('brokerage:term'), value: <><DateText value={m.starts_on} /> – <DateText value={m.ends_on} /></> },
          { key: t('brokerage:tail'), value: t('brokerage:months', { count: m.tail_months }) },
          m.note ? { key: t('brokerage:note'), value: <span className={classes.text}>{m.note}</span> } : null,
          m.answer_by ? { key: t('brokerage:answerBy'), value: <DeadlineText value={m.answer_by} /> } : null,
        ]} />
      </Section>
      <Section title={t('brokerage:next')} look={m.moves.length ? 'wake' : 'card'}><Moves kind="mandate" moves={m.moves} version={m.version} answer={answer} /></Section>
    </Page>
  );
}

/** One introduction: who, what, why, the fee both sides see before they consent, and what came of it. */
export function IntroductionPage({ intro: i, answer }: { intro: IntroductionResource; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const [org, title, format] = [useSaid(), useTitle(), useFormat()];
  const consent = (at: string | null) => (at ? <><Badge tone="good">{t('brokerage:consented')}</Badge> <DateText value={at} time /></> : <span className="jz-muted">{t('brokerage:notYet')}</span>);
  return (
    <Page title={title(i)} crumbs={useCrumbs()} heading={<>{title(i)} <Badge tone={i.tone}>{t(`brokerage:state.introduction.${i.state}`)}</Badge></>} lead={`${org(i.seller)} × ${org(i.buyer) ?? t('brokerage:unnamed')}`}>
      <Section title={t('brokerage:why')}><p className={classes.text}>{i.reason}</p></Section>
      <Section title={t('brokerage:terms')}>
        <KeyValue items={[
          { key: t('brokerage:broker'), value: org(i.broker) }, { key: t('brokerage:patent'), value: <Link to={paths.listing(i.listing_id)}>{i.patent_number}</Link> },
          i.demand_id && i.buyer ? { key: t('brokerage:demand'), value: <Link to={paths.demand(i.demand_id)}>{t('brokerage:openDemand')}</Link> } : null,
          { key: t('brokerage:fee'), value: <>{format.bps(i.fee_bps)} <span className="jz-muted">{t('brokerage:feeHint')}</span></> },
          { key: t('brokerage:tail'), value: i.tail_ends_at ? <DeadlineText value={i.tail_ends_at} /> : t('brokerage:tailFrom', { count: i.tail_months }) },
          { key: t('brokerage:consentOf', { name: org(i.seller) }), value: consent(i.seller_consent_at) }, { key: t('brokerage:consentOf', { name: org(i.buyer) ?? t('brokerage:unnamed') }), value: consent(i.buyer_consent_at) },
          i.answer_by ? { key: t('brokerage:answerBy'), value: <DeadlineText value={i.answer_by} /> } : null,
        ]} />
      </Section>
      {i.deals.length ? (
        <Section title={t('brokerage:deals')}>
          <ul className={classes.list}>{i.deals.map((d) => (
            <li key={d.deal_id}><span className={classes.main}><Link to={paths.deal(d.deal_id)}>{t('brokerage:openDeal')}</Link>
              {d.commission ? <small>{t('brokerage:commissionLine')} <Money value={d.commission} /> · {t('brokerage:commission.held')} <Money value={d.held} /> · {t('brokerage:commission.paid')} <Money value={d.paid} /></small> : null}</span></li>
          ))}</ul>
        </Section>
      ) : null}
      <Section title={t('brokerage:next')} look={i.moves.length ? 'wake' : 'card'}>
        <Moves kind="introduction" moves={i.moves} version={i.version} answer={answer} />
        {i.introduced_at && !i.closed_at && i.my_part === 'company' ? <p><Link to={paths.listingOffer(i.listing_id)}>{t('brokerage:makeOffer')}</Link></p> : null}
      </Section>
    </Page>
  );
}

/** One fee claim: the facts, what each side said, and the decision with its reasons. */
export function FeeClaimPage({ claim: c, answer }: { claim: FeeClaimResource; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const [org, title] = [useSaid(), useTitle()];
  return (
    <Page title={title(c)} crumbs={useCrumbs()} heading={<>{title(c)} <Badge tone={c.tone}>{t(`brokerage:state.fee_claim.${c.state}`)}</Badge></>} lead={t('brokerage:claimLead')}>
      <Section title={t('brokerage:facts')}>
        <KeyValue items={[
          { key: t('brokerage:broker'), value: org(c.broker) }, { key: t('brokerage:debtor'), value: org(c.debtor) }, { key: t('brokerage:basisLabel'), value: t(`brokerage:basis.${c.basis}`) },
          { key: t('brokerage:introduction'), value: <Link to={paths.introduction(c.introduction_id)}>{c.patent_number}</Link> },
          c.amount ? { key: t('brokerage:feeDue'), value: <Money value={c.amount} /> } : null, c.deal_id ? { key: t('brokerage:deal'), value: <Link to={paths.deal(c.deal_id)}>{t('brokerage:openDeal')}</Link> } : null,
        ]} />
      </Section>
      {(['statement', 'answer', 'decision'] as const).filter((k) => c[k]).map((k) => <Section key={k} title={t(`brokerage:said.${k}`)}><p className={classes.text}>{c[k]}</p></Section>)}
      <Section title={t('brokerage:next')} look={c.moves.length ? 'wake' : 'card'}>
        <Moves kind="fee_claim" moves={c.moves} version={c.version} answer={answer} />
        {c.my_part === 'debtor' && c.tone === 'attention' && c.deal_id ? <p><Link to={paths.dealPay(c.deal_id)}>{t('brokerage:payFee')}</Link></p> : null}
      </Section>
    </Page>
  );
}
