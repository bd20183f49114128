import { useState } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form, useNavigation } from 'react-router';
import type { Money } from '#app/core/money.ts';
import { paths } from '#app/http/paths.ts';
import type { BidAnswer, SaleDetail } from '#app/modules/sales/contract.ts';
import { minimumBid } from '#app/modules/sales/rules.ts';
import { answerFor, ConfirmButton, ErrorNotice, Fields, FormErrors, getFormProps, MoneyField, Notice, useAppForm, type Answer } from '../forms/index.ts';
import { useCan, useFormat } from '../hooks.ts';
import { LinkButton, SubmitButton } from '../kit/button.tsx';
import { Section } from '../kit/page.tsx';
import { zBidForm } from './forms.ts';
import { SealForm } from './seal-form.tsx';
import type { Live } from './use-live-sale.ts';
import { amountInWords } from './words.ts';
import classes from './sale.module.css';

interface Props { sale: SaleDetail; live: Live; sure: boolean; skew: number; platformBps: number; answer: Answer | undefined }

/** What the reader may do now: sign in, enter, pay the deposit, bid. The rule stands beside the button. */
export function BidPanel(props: Props) {
  const { t } = useTranslation();
  const { sale, live, answer } = props;
  const { mine } = sale;
  const can = useCan();
  if (mine.side === 'seller') return <Section title={t('sale:panel.seller')} look="card"><p>{t('sale:panel.sellerText')}</p></Section>;
  if (live.result || live.phase === 'over') return mine.deposit && mine.deposit !== 'none' ? <Section title={t('sale:terms.deposit')} look="card"><p>{t(`sale:deposit.${mine.deposit}`)}</p></Section> : null;
  const error = <ErrorNotice answer={answer} />;
  if (mine.bar && mine.bar !== 'over') {
    return (
      <Section title={t('sale:panel.title')} look="card">
        <p>{t(`sale:bar.${mine.bar}`)}</p>
        {mine.bar === 'sign_in' ? <p><LinkButton to={paths.login(paths.sale(sale.id))}>{t('sale:panel.signIn')}</LinkButton></p> : mine.bar === 'unverified' ? <p><LinkButton to={paths.verification()}>{t('sale:panel.verify')}</LinkButton></p> : null}
      </Section>
    );
  }
  if (mine.no === null) {
    return (
      <Section title={t('sale:panel.enter')} look="wake" hint={t('sale:panel.enterHint')}>
        {error}
        <Form method="post"><SubmitButton name="intent" value="enter">{t('sale:panel.enterGo')}</SubmitButton></Form>
      </Section>
    );
  }
  if (mine.deposit === 'due') {
    return (
      <Section title={t('sale:panel.deposit')} look="wake" hint={t('sale:panel.depositHint', { no: mine.no })}>
        {error}
        {can('deal.pay') ? <Form method="post"><PayDeposit sale={sale} /></Form> : <p>{t('sale:panel.depositRole')}</p>}
      </Section>
    );
  }
  if (live.phase === 'before') return <Section title={t('sale:panel.wait')} look="card"><p>{t('sale:panel.waitText', { no: mine.no })}</p></Section>;
  if (sale.mechanism === 'sealed') return <SealForm sale={sale} sure={props.sure} answer={answer} />;
  return sale.mechanism === 'dutch' ? <TakeForm {...props} /> : <BidForm {...props} />;
}

function PayDeposit({ sale }: { sale: SaleDetail }) {
  const { t } = useTranslation();
  const { money } = useFormat();
  return <><p className="jz-small">{t('sale:rule.deposit')}</p><p><SubmitButton name="intent" value="deposit">{t('sale:panel.depositGo', { amount: money(sale.deposit!, 'exact') })}</SubmitButton></p></>;
}

/** The amount in figures and in words, what comes on top and what the deposit does: read before the bid is sent. */
function WholeBid({ sale, amount, platformBps }: { sale: SaleDetail; amount: Money; platformBps: number }) {
  const { t } = useTranslation();
  const { locale, money, bps } = useFormat();
  const words = amountInWords(amount, locale);
  return (
    <div className="jz-stack">
      <p className={`${classes.price} jz-num`}>{money(amount, 'exact')}</p>
      <p><strong>{words.complete ? words.whole : t(words.minor ? 'sale:words.minor' : 'sale:words.whole', { whole: words.whole, minor: words.minor, currency: t(`sale:words.${amount.currency}`) })}</strong></p>
      <ul className={classes.rules}>
        <li>{t(sale.mechanism === 'english' ? 'sale:confirm.max' : 'sale:confirm.take')}</li>
        <li>{t('sale:confirm.fee', { rate: bps(platformBps) })}</li>
        <li>{sale.deposit ? t('sale:confirm.deposit', { amount: money(sale.deposit, 'exact') }) : t('sale:confirm.noDeposit')}</li>
        <li>{t('sale:confirm.bind')}</li>
      </ul>
    </div>
  );
}

function BidResult({ answer }: { answer: Answer | undefined }) {
  const { t } = useTranslation();
  const { money, second } = useFormat();
  const bid = answer?.done?.bid as BidAnswer | undefined;
  if (!bid) return null;
  const at = second(bid.at);
  if (!bid.accepted) return <Notice tone="attention" title={t('sale:answer.refused')}><p>{t(`sale:refusal.${bid.code!}`)}</p><p className="jz-small jz-muted">{at}</p></Notice>;
  return (
    <Notice tone={bid.leads ? 'good' : 'attention'} title={t('sale:answer.accepted', { no: bid.seq, at })}>
      <p>{t(bid.leads ? 'sale:answer.leads' : 'sale:answer.matched', { price: bid.price ? money(bid.price, 'exact') : '' })}{bid.extended ? ` ${t('sale:answer.extended')}` : ''}</p>
    </Notice>
  );
}

function BidForm({ sale, live, sure, platformBps, answer }: Props) {
  const { t } = useTranslation();
  const { money } = useFormat();
  const sending = useNavigation().state !== 'idle';
  const { currency } = sale.start;
  const leads = sale.mine.no === live.leader_no;
  const least = { currency, amount: leads && sale.mine.max ? sale.mine.max.amount + sale.step.amount : minimumBid({ start: sale.start.amount, step: sale.step.amount }, live.price?.amount ?? null) };
  const [form, fields] = useAppForm({ schema: zBidForm, answer: answer ?? null, id: 'bid', defaultValue: { max: least } });
  const [amount, setAmount] = useState<Money>(least);
  const read = (data: FormData) => { const v = Number(data.get('max.amount')); if (Number.isSafeInteger(v) && v > 0) setAmount({ currency, amount: v }); };
  return (
    <Section title={t(leads ? 'sale:panel.raise' : 'sale:panel.bid')} look={leads ? 'card' : 'wake'} hint={t(leads ? 'sale:panel.raiseHint' : 'sale:panel.bidHint', { least: money(least, 'exact'), step: money(sale.step, 'exact') })}>
      <BidResult answer={answer} />
      <ErrorNotice answer={answerFor(answer, 'bid')} />
      <Form method="post" {...getFormProps(form)} onInput={(e) => read(new FormData(e.currentTarget))}>
        <Fields>
          <FormErrors errors={form.errors} />
          <MoneyField field={fields.max} inner={fields.max.getFieldset()} label={t('sale:panel.max')} currency={currency} />
          <div>
            {sure && !sending
              ? <ConfirmButton name="intent" value="bid" tone="primary" title={t('sale:confirm.title')} body={<WholeBid sale={sale} amount={amount} platformBps={platformBps} />} go={t('sale:confirm.go', { amount: money(amount, 'exact') })}>{t('sale:panel.bidGo')}</ConfirmButton>
              : <button type="button" className={classes.off} disabled>{t(sending ? 'sale:panel.sending' : 'sale:panel.off')}</button>}
            <p className="jz-small jz-muted">{t('sale:rule.soft')}</p>
          </div>
        </Fields>
      </Form>
    </Section>
  );
}

function TakeForm({ sale, live, sure, platformBps, answer }: Props) {
  const { t } = useTranslation();
  const { money } = useFormat();
  const sending = useNavigation().state !== 'idle';
  const price = live.price ?? sale.start;
  return (
    <Section title={t('sale:panel.take')} look="wake" hint={t('sale:panel.takeHint')}>
      <BidResult answer={answer} />
      <ErrorNotice answer={answerFor(answer, 'bid')} />
      <Form method="post">
        <input type="hidden" name="max.amount" value={price.amount} />
        <input type="hidden" name="max.currency" value={price.currency} />
        {sure && !sending
          ? <ConfirmButton name="intent" value="bid" tone="primary" title={t('sale:confirm.title')} body={<WholeBid sale={sale} amount={price} platformBps={platformBps} />} go={t('sale:confirm.takeGo', { amount: money(price, 'exact') })}>{t('sale:confirm.takeGo', { amount: money(price, 'exact') })}</ConfirmButton>
          : <button type="button" className={classes.off} disabled>{t(sending ? 'sale:panel.sending' : 'sale:panel.off')}</button>}
      </Form>
      <p className="jz-small jz-muted">{t('sale:rule.dutch')}</p>
    </Section>
  );
}
