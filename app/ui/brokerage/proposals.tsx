import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { CheckboxField, CheckboxGroup, DateField, ErrorNotice, FieldRow, Fields, FormActions, getFormProps, NumberField, SelectField, TextAreaField, useAppForm, type Answer } from '../forms/index.ts';
import { Button, EmptyState, Page, Section, SubmitButton, useFormat, useLocale } from '../index.ts';
import { zIntroductionForm, zMandateForm } from './schema.ts';
import classes from './brokerage.module.css';

interface Choice { value: string; zh: string; en: string }
const useOptions = () => {
  const zh = useLocale() === 'zh';
  return (list: readonly Choice[]) => list.map((c) => ({ value: c.value, label: zh ? c.zh || c.en : c.en || c.zh }));
};
const useCrumbs = () => {
  const { t } = useTranslation();
  return [{ label: t('brokerage:title'), to: paths.brokerage() }];
};

export interface MandateFormData { principals: Choice[]; principal: string | undefined; side: 'sell' | 'buy'; things: Choice[]; today: string; inAYear: string }

/** A broker proposes to act for somebody: first for whom and which side, then on which terms. */
export function MandateNewPage({ data, answer }: { data: MandateFormData; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const options = useOptions();
  return (
    <Page title={t('brokerage:newMandate')} lead={t('brokerage:mandateLead')} crumbs={useCrumbs()} width="narrow">
      <Section title={t('brokerage:forWhom')}>
        <Form method="get" className={classes.choose}>
          <label>{t('brokerage:sideLabel')}<select name="side" defaultValue={data.side}>{(['sell', 'buy'] as const).map((s) => <option key={s} value={s}>{t(`brokerage:side.${s}`)}</option>)}</select></label>
          <label>{t('brokerage:principal')}<select name="principal" defaultValue={data.principal ?? ''} required><option value="">{t('brokerage:choose')}</option>{options(data.principals).map((o) => <option key={o.value} value={o.value}>{o.label}</option>)}</select></label>
          <Button type="submit" tone="secondary">{t('brokerage:goOn')}</Button>
        </Form>
      </Section>
      {data.principal ? <MandateTerms key={`${data.principal} ${data.side}`} data={data} principal={data.principal} answer={answer} /> : null}
    </Page>
  );
}

function MandateTerms({ data, principal, answer }: { data: MandateFormData; principal: string; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const options = useOptions();
  const [form, fields] = useAppForm({ schema: zMandateForm, answer: answer ?? null, id: 'mandate', defaultValue: { intent: 'mandate', principal, side: data.side, fee: '5', starts_on: data.today, ends_on: data.inAYear, tail_months: '12' } });
  return (
    <Section title={t('brokerage:terms')}>
      <Form method="post" {...getFormProps(form)}>
        <input type="hidden" name="intent" value="mandate" /><input type="hidden" name="principal" value={principal} /><input type="hidden" name="side" value={data.side} />
        <ErrorNotice answer={answer}>{answer?.error?.details.reason === 'broker_unlicensed' ? <p>{t('brokerage:block.broker_licensed')}</p> : <></>}</ErrorNotice>
        <Fields>
          {data.things.length ? <div className={classes.scroll}><CheckboxGroup stacked optional field={fields.subjects} label={t('brokerage:covers')} hint={t('brokerage:coversHint')} options={options(data.things)} /></div> : <p className="jz-muted">{t('brokerage:coversAll')}</p>}
          <FieldRow><NumberField decimals field={fields.fee} label={t('brokerage:fee')} suffix="%" hint={t('brokerage:feeHint')} /><NumberField field={fields.tail_months} label={t('brokerage:tailMonths')} hint={t('brokerage:tailHint')} /></FieldRow>
          <FieldRow><DateField field={fields.starts_on} label={t('brokerage:from')} /><DateField field={fields.ends_on} label={t('brokerage:to')} min={data.today} /></FieldRow>
          <CheckboxField field={fields.exclusive} label={t('brokerage:exclusive')} hint={t('brokerage:exclusiveHint')} />
          <TextAreaField optional rows={3} field={fields.note} label={t('brokerage:note')} />
          <FormActions><SubmitButton>{t('brokerage:propose')}</SubmitButton></FormActions>
        </Fields>
      </Form>
    </Section>
  );
}

export interface IntroductionFormData {
  mandates: { id: string; side: 'sell' | 'buy'; principal: Choice; things: Choice[]; fee_bps: number }[];
  mandate: string | undefined; listing: string | undefined; demand: string | undefined; companies: Choice[];
  /** What the address names, by name. */
  named: { listing: Choice | null; demand: Choice | null };
}

/** A broker proposes an introduction under one of its running mandates. */
export function IntroductionNewPage({ data, answer }: { data: IntroductionFormData; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const options = useOptions();
  const format = useFormat();
  const chosen = data.mandates.find((m) => m.id === data.mandate) ?? (data.mandates.length === 1 ? data.mandates[0] : undefined);
  return (
    <Page title={t('brokerage:newIntroduction')} lead={t('brokerage:introductionLead')} crumbs={useCrumbs()} width="narrow">
      {data.mandates.length === 0 ? <EmptyState title={t('brokerage:noneRunning')}><p>{t('brokerage:noneRunningText')}</p></EmptyState> : (
        <Section title={t('brokerage:underWhich')}>
          <Form method="get" className={classes.choose}>
            <label>{t('brokerage:mandate')}<select name="mandate" defaultValue={chosen?.id ?? ''} required><option value="">{t('brokerage:choose')}</option>
              {data.mandates.map((m) => <option key={m.id} value={m.id}>{`${options([m.principal])[0]!.label} · ${t(`brokerage:side.${m.side}`)} · ${format.bps(m.fee_bps)}`}</option>)}</select></label>
            {data.listing ? <input type="hidden" name="listing" value={data.listing} /> : null}{data.demand ? <input type="hidden" name="demand" value={data.demand} /> : null}
            <Button type="submit" tone="secondary">{t('brokerage:goOn')}</Button>
          </Form>
        </Section>
      )}
      {chosen ? <IntroductionTerms key={chosen.id} data={data} mandate={chosen} answer={answer} /> : null}
    </Page>
  );
}

function IntroductionTerms({ data, mandate, answer }: { data: IntroductionFormData; mandate: IntroductionFormData['mandates'][number]; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const options = useOptions();
  const listings = [...(mandate.side === 'sell' ? mandate.things : []), ...(data.named.listing ? [data.named.listing] : [])].filter((c, i, all) => all.findIndex((x) => x.value === c.value) === i);
  const demands = [...(mandate.side === 'buy' ? mandate.things : []), ...(data.named.demand ? [data.named.demand] : [])].filter((c, i, all) => all.findIndex((x) => x.value === c.value) === i);
  const companies = mandate.side === 'buy' ? [mandate.principal] : data.companies;
  const [form, fields] = useAppForm({
    schema: zIntroductionForm, answer: answer ?? null, id: 'introduction',
    defaultValue: { intent: 'introduce', mandate_id: mandate.id, listing_id: data.listing ?? '', demand_id: data.demand ?? '', company: mandate.side === 'buy' ? mandate.principal.value : '' },
  });
  return (
    <Section title={t('brokerage:terms')}>
      <Form method="post" {...getFormProps(form)}>
        <input type="hidden" name="intent" value="introduce" /><input type="hidden" name="mandate_id" value={mandate.id} />
        <ErrorNotice answer={answer} />
        <Fields>
          <SelectField field={fields.listing_id} label={t('brokerage:listing')} empty={t('brokerage:choose')} options={options(listings)} hint={listings.length === 0 ? t('brokerage:listingFromSuggestion') : undefined} />
          {demands.length ? <SelectField optional field={fields.demand_id} label={t('brokerage:demand')} empty={t('brokerage:noDemand')} options={options(demands)} /> : null}
          <SelectField optional={demands.length > 0} field={fields.company} label={t('brokerage:company')} empty={t(demands.length ? 'brokerage:companyOfDemand' : 'brokerage:choose')} options={options(companies)} />
          <TextAreaField field={fields.reason} label={t('brokerage:why')} hint={t('brokerage:whyHint')} />
          <FormActions><SubmitButton>{t('brokerage:propose')}</SubmitButton></FormActions>
        </Fields>
      </Form>
    </Section>
  );
}
