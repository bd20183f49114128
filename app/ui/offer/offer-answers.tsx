import { useState } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import { z } from 'zod';
import { formatMoney } from '#app/core/money.ts';
import { zAnswerOffer, zConfirmOffer, zCounterOffer, type OfferDetail } from '#app/modules/offers/contract.ts';
import {
  ConfirmButton, ErrorNotice, Fields, FormActions, FormErrors, getFormProps, TextAreaField, useAppForm, type Answer,
} from '../forms/index.ts';
import { useCan, useFormat } from '../hooks.ts';
import { SubmitButton } from '../kit/button.tsx';
import { ApprovalLimitText } from './answer-notices.tsx';
import { namedAmount, readLive, type LiveTerms } from './live-terms.ts';
import { TermsFields, type TermFields, type TermHints } from './terms-fields.tsx';
import { WholeSum } from './whole-sum.tsx';
import classes from './offer.module.css';

export const zCounterForm = zCounterOffer.extend({ intent: z.literal('counter') });
const zEnd = zAnswerOffer.extend({ version: z.number().int().positive() });
export const zRejectForm = zEnd.extend({ intent: z.literal('reject') });
export const zWithdrawForm = zEnd.extend({ intent: z.literal('withdraw') });
export const zAcceptForm = zEnd.extend({ intent: z.literal('accept') });
export const zConfirmForm = zConfirmOffer.extend({ intent: z.literal('confirm') });
/** Every form of the offer's page; the action tells them apart by `intent`. */
export const zOfferAction = z.discriminatedUnion('intent', [zCounterForm, zRejectForm, zWithdrawForm, zAcceptForm, zConfirmForm]);

interface Props { offer: OfferDetail; hints: TermHints; platformBps: number; defaultExpiry: string; answer: Answer | undefined }

/** What this side may do now: accept (the button names the amount), counter, decline, withdraw. */
export function OfferAnswers({ offer, hints, platformBps, defaultExpiry, answer }: Props) {
  const { t } = useTranslation();
  const may = useCan();
  const accept = offer.can.accept && may('offer.accept');
  const reply = may('offer.answer');
  if (!accept && !(reply && (offer.can.counter || offer.can.reject || offer.can.withdraw))) return <p className="jz-muted">{t('offer:detail.viewerOnly')}</p>;
  return (
    <>
      <ErrorNotice answer={answer}>
        {answer?.error?.code === 'approval_limit' ? <ApprovalLimitText details={answer.error.details} /> : null}
        {answer?.error && ['conflict', 'state_changed'].includes(answer.error.code) ? <p>{t('offer:detail.conflictText')}</p> : null}
      </ErrorNotice>
      {accept ? <AcceptForm offer={offer} /> : null}
      {reply && offer.can.counter ? <details className={classes.more}><summary>{t('offer:detail.counter')}</summary><CounterForm {...{ offer, hints, platformBps, defaultExpiry, answer }} /></details> : null}
      {reply && offer.can.reject ? <details className={classes.more}><summary>{t('offer:detail.reject')}</summary><EndForm offer={offer} intent="reject" answer={answer} /></details> : null}
      {/* Declining and walking away end the same offer: one of them is enough on a page. */}
      {reply && offer.can.withdraw && !offer.can.reject ? <details className={classes.more}><summary>{t('offer:detail.withdraw')}</summary><EndForm offer={offer} intent="withdraw" answer={answer} /></details> : null}
    </>
  );
}

function AcceptForm({ offer }: { offer: OfferDetail }) {
  const { t } = useTranslation();
  const { locale, bps } = useFormat();
  const amount = namedAmount(offer.kind, offer.terms);
  const words = amount ? formatMoney(amount, locale, 'exact') : bps(offer.terms.royalty_bps);
  const label = !amount ? t('offer:detail.acceptRoyalty', { rate: words }) : t(offer.kind === 'equity' ? 'offer:detail.acceptEquity' : 'offer:detail.accept', { amount: words });
  return (
    <Form method="post" className={classes.answers}>
      <input type="hidden" name="version" value={offer.version} />
      <ConfirmButton name="intent" value="accept" tone="primary" title={t('offer:detail.acceptTitle')} body={t(offer.kind === 'equity' ? 'offer:detail.acceptBodyEquity' : 'offer:detail.acceptBody', { amount: words })} go={label}>{label}</ConfirmButton>
    </Form>
  );
}

function CounterForm({ offer, hints, platformBps, defaultExpiry, answer }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { terms } = offer;
  const [live, setLive] = useState<LiveTerms>({ price: terms.price, valuation: terms.valuation, royaltyBps: terms.royalty_bps, shareBps: terms.equity_share_bps, brokerFeeBps: offer.broker_fee_bps });
  const [form, fields] = useAppForm({
    schema: zCounterForm, answer: answer ?? null, id: 'counter',
    defaultValue: {
      price: terms.price, valuation: terms.valuation, royalty_bps: terms.royalty_bps, royalty_minimum: terms.royalty_minimum ?? undefined, minimum_creditable: terms.minimum_creditable, equity_share_bps: terms.equity_share_bps, field_of_use: terms.field_of_use === '*' ? '' : terms.field_of_use,
      territory: terms.territory, term_months: terms.term_months, expires_at: defaultExpiry,
    },
  });
  const amount = namedAmount(offer.kind, live);
  return (
    <Form method="post" {...getFormProps(form)} onInput={(e) => setLive({ ...readLive(new FormData(e.currentTarget), hints.currency), brokerFeeBps: offer.broker_fee_bps })}>
      <input type="hidden" name="intent" value="counter" />
      <input type="hidden" name="version" value={offer.version} />
      <Fields>
        <FormErrors errors={form.errors} />
        <TermsFields kind={offer.kind} fields={fields as unknown as TermFields} hints={hints} />
        <WholeSum side={offer.my_side === 'seller' ? 'seller' : 'buyer'} kind={offer.kind} live={live} platformBps={platformBps} />
        <FormActions><SubmitButton tone="secondary">{amount ? t('offer:detail.counterSend', { amount: formatMoney(amount, locale, 'exact') }) : t('offer:detail.counterSendPlain')}</SubmitButton></FormActions>
      </Fields>
    </Form>
  );
}

function EndForm({ offer, intent, answer }: { offer: OfferDetail; intent: 'reject' | 'withdraw'; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const [form, fields] = useAppForm({ schema: intent === 'reject' ? zRejectForm : zWithdrawForm, answer: answer ?? null, id: intent });
  return (
    <Form method="post" {...getFormProps(form)}>
      <input type="hidden" name="version" value={offer.version} />
      <Fields>
        <TextAreaField field={fields.reason} optional label={t('offer:detail.reason')} rows={2} />
        <FormActions>
          <ConfirmButton name="intent" value={intent} title={t(`offer:detail.${intent}Title`)} body={t(`offer:detail.${intent}Body`)}>{t(`offer:detail.${intent}`)}</ConfirmButton>
        </FormActions>
      </Fields>
    </Form>
  );
}
