import { useState } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link } from 'react-router';
import { formatMoney, type Money } from '#app/core/money.ts';
import type { DealKind } from '#app/core/vocabulary.ts';
import { paths } from '#app/http/paths.ts';
import { zMakeOffer } from '#app/modules/offers/contract.ts';
import {
  ErrorNotice, Fields, FieldRow, FormActions, FormErrors, getFormProps, RadioGroup, TextField, useAppForm, type Answer,
} from '../forms/index.ts';
import { useFormat } from '../hooks.ts';
import { SubmitButton } from '../kit/button.tsx';
import { Term } from '../kit/term.tsx';
import { PercentField } from './derived-fields.tsx';
import { ApprovalLimitText } from './answer-notices.tsx';
import { namedAmount, readLive, type LiveTerms } from './live-terms.ts';
import { TermsFields, type TermFields, type TermHints } from './terms-fields.tsx';
import { WholeSum } from './whole-sum.tsx';
import classes from './offer.module.css';

export interface OfferFormProps {
  answer: Answer | undefined;
  kinds: readonly DealKind[];
  hints: TermHints;
  platformBps: number;
  /** The person's own limit; null = none. */
  limit: Money | null;
  defaultExpiry: string;
}

const NOTHING: LiveTerms = { price: null, valuation: null, royaltyBps: 0, shareBps: 0, brokerFeeBps: 0 };

/** Makes an offer: kind, terms, broker; the whole sum beside it, and the button names the amount. */
export function OfferForm({ answer, kinds, hints, platformBps, limit, defaultExpiry }: OfferFormProps) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const [kind, setKind] = useState<DealKind>(kinds[0]!);
  const [live, setLive] = useState<LiveTerms>(NOTHING);
  const [form, fields] = useAppForm({
    schema: zMakeOffer, answer: answer ?? null, id: 'make-offer',
    defaultValue: { kind: kinds[0]!, territory: hints.territories[0], expires_at: defaultExpiry },
  });
  const read = (element: HTMLFormElement) => {
    const data = new FormData(element);
    setKind((data.get('kind') as DealKind | null) ?? kinds[0]!);
    setLive(readLive(data, hints.currency));
  };
  const amount = namedAmount(kind, live);
  const words = amount ? formatMoney(amount, locale, 'exact') : null;
  return (
    <Form method="post" {...getFormProps(form)} onInput={(e) => read(e.currentTarget)} onChange={(e) => read(e.currentTarget)}>
      <div className={classes.columns}>
        <Fields>
          <ErrorNotice answer={answer}>
            {answer?.error?.code === 'approval_limit' ? <ApprovalLimitText details={answer.error.details} /> : null}
            {answer?.error?.code === 'duplicate' ? <p>{t('offer:form.exists')} <Link to={paths.offers()}>{t('offer:form.seeExisting')}</Link></p> : null}
          </ErrorNotice>
          <FormErrors errors={form.errors} />
          <RadioGroup field={fields.kind} label={t('offer:form.kind')} hint={<>{t('offer:form.kindHint')} {kinds.map((k) => <span key={k} className="jz-nowrap"><Term code={k}>{t(`ui:vocab.dealKind.${k}`)}</Term> </span>)}</>} options={kinds.map((k) => ({ value: k, label: t(`ui:vocab.dealKind.${k}`) }))} />
          <TermsFields key={kind} kind={kind} fields={fields as unknown as TermFields} hints={hints} />
          <details open={Boolean(fields.broker.errors || fields.broker_fee_bps.errors)}>
            <summary>{t('offer:form.brokerOpen')}</summary>
            <div className={classes.more}>
              <FieldRow>
                <TextField field={fields.broker} optional label={t('offer:form.broker')} hint={t('offer:form.brokerHint')} placeholder="alliance" spellCheck={false} />
                <PercentField field={fields.broker_fee_bps} optional label={t('offer:form.brokerFee')} hint={t('offer:form.brokerFeeHint')} />
              </FieldRow>
            </div>
          </details>
        </Fields>
        <div className={classes.aside}>
          <WholeSum side="buyer" kind={kind} live={live} platformBps={platformBps} />
          {limit ? <p className="jz-muted jz-small">{t('offer:form.limit', { limit: formatMoney(limit, locale, 'exact') })}</p> : null}
          <FormActions>
            <SubmitButton>{words ? t(kind === 'equity' ? 'offer:form.sendEquity' : 'offer:form.sendAmount', { amount: words }) : t('offer:form.send')}</SubmitButton>
          </FormActions>
        </div>
      </div>
    </Form>
  );
}
