import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import type { Currency } from '#app/core/money.ts';
import { paths } from '#app/http/paths.ts';
import { SOLD_KINDS } from '#app/modules/sales/contract.ts';
import { zAcceptPrice, zPostPrice, type PostedPrice } from '#app/modules/sales/contract-posted.ts';
import { answerFor, ConfirmButton, ErrorNotice, FieldRow, Fields, FormActions, FormErrors, getFormProps, MoneyField, NumberField, SelectField, useAppForm, type Answer } from '../forms/index.ts';
import { useCan, useFormat, useLocale, useViewer } from '../hooks.ts';
import { LinkButton, SubmitButton } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { Page, Section } from '../kit/page.tsx';
import { KeyValue } from '../kit/values.tsx';
import { amountInWords } from './words.ts';
import classes from './sale.module.css';

const zPost = zPostPrice.extend({ intent: z.literal('post') });
const zEnd = z.object({ intent: z.literal('withdraw'), price_id: zId('postedPrice') });
const zTake = zAcceptPrice.extend({ intent: z.literal('accept'), price_id: zId('postedPrice') });
export const zPriceAction = z.discriminatedUnion('intent', [zPost, zEnd, zTake]);

export interface PricesProps {
  listing: { id: string; status: string; own: boolean; title_zh: string; title_en: string; kinds: readonly string[]; territories: readonly string[]; currency: Currency };
  prices: readonly PostedPrice[]; platformBps: number; answer: Answer | undefined;
}

/** Prices at which a deal can be had at once; the seller posts and takes them down here. */
export function PricesPage({ listing, prices, platformBps, answer }: PricesProps) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const title = pick(listing.title_zh, listing.title_en);
  return (
    <Page title={t('sale:posted.title')} crumbs={[{ label: title, to: paths.listing(listing.id) }]} lead={t('sale:posted.lead')}>
      <ErrorNotice answer={answerFor(answer, 'accept') ?? answerFor(answer, 'withdraw')} />
      {prices.length ? prices.map((price) => <Price key={price.id} price={price} listing={listing} platformBps={platformBps} />)
        : <EmptyState title={t('sale:posted.none')} action={<LinkButton to={paths.listing(listing.id)}>{t('sale:new.toListing')}</LinkButton>}>{t('sale:posted.noneText')}</EmptyState>}
      {listing.own && listing.status === 'published' ? <PostForm listing={listing} answer={answer} /> : null}
    </Page>
  );
}

function Price({ price, listing, platformBps }: { price: PostedPrice; listing: PricesProps['listing']; platformBps: number }) {
  const { t } = useTranslation();
  const { money, bps } = useFormat();
  const locale = useLocale();
  const { user } = useViewer();
  const can = useCan();
  const sum = money(price.price, 'exact');
  const words = amountInWords(price.price, locale);
  return (
    <Section look="card" title={t(`ui:vocab.dealKind.${price.kind}`)}>
      <KeyValue items={[
        { key: t('sale:list.price'), value: sum },
        price.royalty_bps > 0 && { key: t('sale:posted.royalty'), value: bps(price.royalty_bps) },
        price.kind !== 'transfer' && { key: t('sale:terms.term'), value: price.term_months === null ? t('sale:terms.forLife') : t('sale:terms.months', { count: price.term_months }) },
        { key: t('sale:terms.territory'), value: t(`ui:vocab.territory.${price.territory}`) },
      ]} />
      {listing.own ? (
        can('listing.publish') ? <Form method="post"><input type="hidden" name="price_id" value={price.id} /><ConfirmButton name="intent" value="withdraw" title={t('sale:posted.withdraw')} body={t('sale:posted.withdrawText')}>{t('sale:posted.withdraw')}</ConfirmButton></Form> : null
      ) : !user ? <LinkButton to={paths.login(paths.listingPrices(listing.id))}>{t('sale:panel.signIn')}</LinkButton> : !can('offer.accept') ? <p className="jz-muted">{t('sale:posted.role')}</p> : listing.status !== 'published' ? <p>{t('sale:posted.gone')}</p> : (
        <Form method="post">
          <input type="hidden" name="price_id" value={price.id} />
          <input type="hidden" name="amount" value={price.price.amount} />
          <ConfirmButton name="intent" value="accept" tone="primary" title={t('sale:posted.confirm')} go={t('sale:posted.go', { amount: sum })} body={(
            <div className="jz-stack">
              <p className={`${classes.price} jz-num`}>{sum}</p>
              <p><strong>{words.complete ? words.whole : t(words.minor ? 'sale:words.minor' : 'sale:words.whole', { whole: words.whole, minor: words.minor, currency: t(`sale:words.${price.price.currency}`) })}</strong></p>
              <p>{t('sale:confirm.fee', { rate: bps(platformBps) })}</p>
              <p>{t('sale:posted.opens')}</p>
            </div>
          )}>{t('sale:posted.go', { amount: sum })}</ConfirmButton>
        </Form>
      )}
    </Section>
  );
}

function PostForm({ listing, answer }: { listing: PricesProps['listing']; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const kinds = SOLD_KINDS.filter((k) => listing.kinds.includes(k));
  const mine = answerFor(answer, 'post');
  const [form, fields] = useAppForm({ schema: zPost, answer: mine ?? null, id: 'post', defaultValue: { kind: kinds.includes('ordinary_licence') ? 'ordinary_licence' : kinds[0], territory: listing.territories[0] } });
  return (
    <Section title={t('sale:posted.post')} hint={t('sale:posted.postHint')}>
      <Form method="post" {...getFormProps(form)}>
        <input type="hidden" name="intent" value="post" />
        <Fields>
          <ErrorNotice answer={mine} />
          <FormErrors errors={form.errors} />
          <FieldRow>
            <SelectField field={fields.kind} label={t('sale:terms.kind')} options={kinds.map((value) => ({ value, label: t(`ui:vocab.dealKind.${value}`) }))} />
            <SelectField field={fields.territory} label={t('sale:terms.territory')} options={listing.territories.map((value) => ({ value, label: t(`ui:vocab.territory.${value}`) }))} />
          </FieldRow>
          <FieldRow>
            <MoneyField field={fields.price} inner={fields.price.getFieldset()} label={t('sale:list.price')} currency={listing.currency} />
            <NumberField field={fields.term_months} label={t('sale:new.term')} optional />
          </FieldRow>
          <FormActions><SubmitButton>{t('sale:posted.post')}</SubmitButton></FormActions>
        </Fields>
      </Form>
    </Section>
  );
}
