import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { OfferDetail, OfferResource } from '#app/modules/offers/contract.ts';
import { answerFor, ConfirmButton, ErrorNotice, Notice, type Answer } from '../forms/index.ts';
import { VerificationBadge, VerificationLine } from '../identity/badges.tsx';
import { RelatedNotice } from '../rights/related-notice.tsx';
import { useFormat } from '../hooks.ts';
import { LinkButton } from '../kit/button.tsx';
import { Page, Section } from '../kit/page.tsx';
import { KeyValue } from '../kit/values.tsx';
import { OfferAnswers } from './offer-answers.tsx';
import { OfferTable, TurnBadge, type OfferTitle } from './offer-table.tsx';
import { RoundsTable, useTermRows } from './terms.tsx';
import type { TermHints } from './terms-fields.tsx';

export interface OfferPageProps {
  offer: OfferDetail; others: OfferResource[]; titles: Record<string, OfferTitle>; hints: TermHints; platformBps: number; defaultExpiry: string; answer: Answer | undefined; crumb: string;
}

/** One offer as its side sees it: standing terms and the answer first, then all rounds, then (for the seller) its rivals. */
export function OfferPage({ offer, others, titles, hints, platformBps, defaultExpiry, answer, crumb }: OfferPageProps) {
  const { t } = useTranslation();
  const { pick, instant, bps } = useFormat();
  const rows = useTermRows(offer.kind);
  const title = titles[offer.listing_id];
  const mine = offer.status === 'open' && offer.turn === offer.my_side;
  const name = title ? pick(title.title_zh, title.title_en) : t('offer:detail.title');
  return (
    <Page title={name} crumbs={[{ label: crumb, to: paths.offers() }]} lead={t('offer:detail.lead', { kind: t(`ui:vocab.dealKind.${offer.kind}`), patent: title?.patent_number ?? '' })} actions={<TurnBadge offer={offer} />}>
      {offer.status === 'open' ? null : <ClosedNotice offer={offer} />}
      {offer.status === 'open' && !offer.binding ? <NotBinding offer={offer} answer={answer} /> : null}
      <RelatedNotice facts={offer.related} />
      <Section look={mine ? 'wake' : 'card'} title={offer.status !== 'open' ? t('offer:detail.standing') : mine ? t('offer:detail.yourTurn') : t('offer:detail.theirTurn')}
        hint={offer.status === 'open' && !mine ? t('offer:detail.theirTurnText', { until: instant(offer.expires_at) }) : t('offer:detail.standingBy', { side: t(`offer:side.${offer.terms.by}`), when: instant(offer.terms.created_at) })}>
        <div className="jz-stack">
          <KeyValue items={[
            { key: t('offer:detail.seller'), value: <>{pick(offer.seller.name_zh, offer.seller.name_en)} <VerificationBadge verification={offer.seller.verification} /></> },
            { key: t('offer:detail.buyer'), value: <>{pick(offer.buyer.name_zh, offer.buyer.name_en)} <VerificationBadge verification={offer.buyer.verification} /></> },
            ...rows.map((row) => ({ key: row.label, value: row.show(offer.terms) })),
            offer.broker && { key: t('offer:term.broker'), value: <>{t('offer:term.brokerLine', { name: pick(offer.broker.name_zh, offer.broker.name_en), rate: bps(offer.broker_fee_bps) })} <VerificationLine verification={offer.broker.verification} /></> },
            { key: t('offer:detail.listing'), value: <Link to={paths.listing(offer.listing_id)}>{name}</Link> },
          ]} />
          {offer.status === 'open' && offer.my_side !== 'operator' ? <OfferAnswers offer={offer} hints={hints} platformBps={platformBps} defaultExpiry={defaultExpiry} answer={answer} /> : null}
        </div>
      </Section>
      <Section title={t('offer:detail.rounds')} hint={t('offer:detail.roundsHint')}><RoundsTable offer={offer} rounds={offer.rounds} /></Section>
      {offer.my_side === 'seller' ? (
        <Section title={t('offer:detail.others')} hint={t('offer:detail.othersHint')}>
          {others.length ? <OfferTable offers={others} titles={titles} caption={t('offer:detail.others')} /> : <p className="jz-muted">{t('offer:detail.noOthers')}</p>}
        </Section>
      ) : null}
    </Page>
  );
}

/** The standing round binds nobody yet: said to both sides, and undone by whoever made it once they are verified. */
function NotBinding({ offer, answer }: { offer: OfferDetail; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const mine = offer.terms.by === offer.my_side;
  const own = offer.my_side === 'seller' ? offer.seller : offer.buyer;
  return (
    <Notice tone="attention" title={t('offer:binding.no')}>
      <p>{t(`offer:binding.noText.${mine ? 'mine' : offer.terms.by}`)}</p>
      {!offer.can.confirm ? null : !own.verification.verified ? <p><LinkButton small tone="secondary" to={paths.verification()}>{t('offer:binding.verify')}</LinkButton></p> : (
        <Form method="post">
          <ErrorNotice answer={answerFor(answer, 'confirm')} />
          <input type="hidden" name="version" value={offer.version} />
          <ConfirmButton name="intent" value="confirm" tone="primary" title={t('offer:binding.confirmTitle')} body={<p>{t('offer:binding.confirmBody')}</p>}>{t('offer:binding.confirm')}</ConfirmButton>
        </Form>
      )}
    </Notice>
  );
}

function ClosedNotice({ offer }: { offer: OfferDetail }) {
  const { t } = useTranslation();
  if (offer.status === 'open') return null;
  const off = offer.closed_reason === 'listing_withdrawn' || offer.closed_reason === 'listing_suspended';
  const reason = offer.closed_reason && offer.status !== 'lost' ? offer.closed_reason : null;
  return (
    <Notice tone={offer.status === 'accepted' ? 'good' : 'neutral'} title={t(offer.status === 'accepted' ? 'offer:detail.accepted' : 'offer:detail.closed')}>
      {offer.status === 'accepted' ? null : <p>{t(off ? 'offer:detail.off_market' : `offer:detail.${offer.status}`)}</p>}
      {reason ? <p>{t('offer:detail.closedReason')}: {reason}</p> : null}
      {offer.deal_id ? <p><LinkButton to={paths.deal(offer.deal_id)}>{t('offer:detail.toDeal')}</LinkButton></p> : null}
    </Notice>
  );
}
