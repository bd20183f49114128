import { useMemo, useState, type FormEvent } from 'react';
import { Form } from 'react-router';
import { DEAL_KINDS } from '#app/core/vocabulary.ts';
import { CURRENCIES, type Currency } from '#app/core/money.ts';
import { paths } from '#app/http/paths.ts';
import { SCENARIOS, SECTORS, type MoneyInput, type Scenario, type Sector, type ValuationResource } from '#app/modules/valuation/contract.ts';
import { DateField, ErrorNotice, FieldRow, Fields, FormActions, FormErrors, getFormProps, Notice, NumberField, SelectField, useAppForm, type Answer } from '../forms/index.ts';
import { LinkButton, Section, SubmitButton } from '../index.ts';
import { CitingField } from './citing-field.tsx';
import { ValuationFrame, type PatentHead } from './frame.tsx';
import { priorOf, type Priors } from './priors.ts';
import { errorUnder, RangeField, RevenueField, SourceNote, type FieldErrors } from './range-field.tsx';
import type { RangeUnit } from './range-text.ts';
import { useWords } from './use-words.ts';
import { valuationFormSchema } from './valuation-form-schema.ts';
import classes from './valuation.module.css';

export interface ValuationFormData {
  patent: PatentHead; kind: string; authority: string; today: string; priors: Priors;
  /** Sector its classification points to. */
  sector: Sector;
  /** The newest snapshot: what was stated in it is offered again. */
  last: { scenario: Scenario; deal_kind: string; currency: Currency; trl: number | null; inputs: ValuationResource['inputs'] } | null;
}

const COSTS: [MoneyInput, RangeUnit][] = [['rd_cost', 'money'], ['filing_cost', 'money'], ['cost_index_bps', 'bps'], ['investment', 'money'], ['operating_margin_bps', 'bps'], ['technology_share_bps', 'bps']];
const INCOME: [MoneyInput, RangeUnit][] = [['royalty_bps', 'bps'], ['discount_bps', 'bps'], ['tax_bps', 'bps'], ['obsolescence_bps', 'bps'], ['technology_cycle_months', 'months']];
const EARLY: [MoneyInput, RangeUnit][] = [['development_cost', 'money'], ['months_to_market', 'months']];
const STATED = new Set(['seller', 'buyer', 'document']);

/** What the money methods rest on, stated or left to priors. */
export function ValuationFormPage({ data, answer }: { data: ValuationFormData; answer: Answer | null | undefined }) {
  const w = useWords();
  const { t } = w;
  const { patent, last } = data;
  const [form, fields] = useAppForm({ schema: valuationFormSchema, answer, id: 'valuation', defaultValue: { scenario: last?.scenario ?? 'transfer_licence', deal_kind: (last?.deal_kind ?? 'transfer') as 'transfer', currency: last?.currency ?? 'CNY', convention: 'mid_year', fee_reduction: 'none' } as never });
  const [chosen, setChosen] = useState({ currency: last?.currency ?? ('CNY' as Currency), sector: data.sector, trl: last?.trl ?? null as number | null });
  const onChange = (event: FormEvent<HTMLFormElement>) => {
    const { name, value } = event.target as unknown as { name: string; value: string };
    if (name === 'currency') setChosen((c) => ({ ...c, currency: value as Currency }));
    if (name === 'sector') setChosen((c) => ({ ...c, sector: (value || data.sector) as Sector }));
    if (name === 'trl') setChosen((c) => ({ ...c, trl: value ? Number(value) : last?.trl ?? null }));
  };
  const errors = form.allErrors as FieldErrors;
  const stated = useMemo(() => new Map((last?.inputs ?? []).filter((i) => STATED.has(i.origin)).map((i) => [i.name, { low: i.low, base: i.base, high: i.high, source: i.source, document: i.origin === 'document', years: i.years }])), [last]);
  const range = ([name, unit]: [MoneyInput, RangeUnit]) => {
    const before = stated.get(name) ?? null;
    const prior = priorOf(data.priors, name, { ...chosen, kind: data.kind, authority: data.authority });
    return <RangeField key={`${name}-${unit === 'money' ? chosen.currency : ''}`} name={name} unit={unit} currency={chosen.currency} prior={prior} stated={unit === 'money' && last?.currency !== chosen.currency ? null : before} errors={errors} />;
  };
  const sales = stated.get('revenue');
  const option = (value: string, label: string) => ({ value, label });
  return (
    <ValuationFrame patent={patent} title={t('valuation:form.title')}>
      <Form method="post" {...getFormProps(form)} onChange={onChange}>
        <div className="jz-stack">
          {answer?.error?.code === 'validation' ? null : <ErrorNotice answer={answer} />}
          <FormErrors errors={form.errors} />
          <Summary errors={errors} />
          <Section title={t('valuation:form.basics')} hint={t('valuation:form.lead')}>
            <Fields>
              <FieldRow>
                <SelectField field={fields.scenario} optional={false} label={t('valuation:form.scenario')} hint={t('valuation:form.scenarioHint')} options={SCENARIOS.map((s) => option(s, t(`valuation:scenario.${s}`)))} />
                <SelectField field={fields.deal_kind} optional={false} label={t('valuation:form.dealKind')} options={DEAL_KINDS.map((k) => option(k, t(`ui:vocab.dealKind.${k}`)))} />
              </FieldRow>
              <FieldRow>
                <SelectField field={fields.currency} optional={false} label={t('valuation:form.currency')} options={Object.keys(CURRENCIES).map((c) => option(c, c))} />
                <SelectField field={fields.sector} optional label={t('valuation:form.sector')} empty={`${t('valuation:form.sectorAuto')} (${t(`valuation:sector.${data.sector}`)})`} options={SECTORS.map((s) => option(s, t(`valuation:sector.${s}`)))} />
                <SelectField field={fields.trl} optional label={t('valuation:form.trl')} empty={t('valuation:form.trlAuto')} options={Array.from({ length: 9 }, (_, i) => option(String(i + 1), `TRL ${i + 1}`))} />
              </FieldRow>
              <FieldRow>
                <DateField field={fields.valued_on} optional label={t('valuation:form.valuedOn')} hint={t('valuation:form.valuedOnHint')} max={data.today} />
                <DateField field={fields.expiry_date} optional label={t('valuation:form.expiry')} hint={t('valuation:form.expiryHint')} />
              </FieldRow>
            </Fields>
          </Section>
          <Section title={t('valuation:form.income')} hint={t('valuation:form.incomeHint')}>
            <Fields>
              <RevenueField key={chosen.currency} currency={chosen.currency} errors={errors} stated={sales?.years && last?.currency === chosen.currency ? { years: sales.years, low: sales.low, high: sales.high, source: sales.source, document: sales.document } : null} />
              {INCOME.map(range)}
            </Fields>
          </Section>
          <Section title={t('valuation:form.costs')} hint={`${t('valuation:form.costsHint')} ${t('valuation:form.basesHint')}`}><Fields>{COSTS.map(range)}<DateField field={fields.rd_spent_on} optional label={t('valuation:form.spentOn')} max={data.today} /></Fields></Section>
          <Section title={t('valuation:form.early')} hint={t('valuation:form.earlyHint')}><Fields>{EARLY.map(range)}</Fields></Section>
          <Section title={t('valuation:form.facts')} hint={t('valuation:form.factsHint')}>
            <Fields>
              <FieldRow>
                <NumberField field={fields.facts.getFieldset().forward_citations_5y} optional label={t('valuation:form.citations')} />
                <NumberField field={fields.facts.getFieldset().backward_citations} optional label={t('valuation:form.backward')} />
                <NumberField field={fields.facts.getFieldset().family_size} optional label={t('valuation:form.family')} />
              </FieldRow>
              <CitingField errors={errors} />
              <SourceNote name="facts" />
            </Fields>
          </Section>
          <Section>
            <details>
              <summary>{t('valuation:form.advanced')}</summary>
              <Fields>
                <FieldRow>
                  <NumberField field={fields.licence_term_months} optional label={t('valuation:form.licenceTerm')} />
                  <SelectField field={fields.convention} optional={false} label={t('valuation:form.convention')} options={[option('mid_year', t('valuation:form.mid_year')), option('year_end', t('valuation:form.year_end'))]} />
                </FieldRow>
                <FieldRow>
                  <SelectField field={fields.fee_reduction} optional={false} label={t('valuation:form.reduction')} options={(['none', 'one', 'several'] as const).map((r) => option(r, t(`valuation:form.reductionOf.${r}`)))} />
                  <NumberField field={fields.seed} optional label={t('valuation:form.seed')} hint={t('valuation:form.seedHint')} />
                </FieldRow>
              </Fields>
            </details>
          </Section>
          <p className={classes.note}>{t('valuation:form.keep')}</p>
          <FormActions><SubmitButton>{t('valuation:form.go')}</SubmitButton><LinkButton tone="quiet" to={paths.valuation(patent.number)}>{t('action.cancel')}</LinkButton></FormActions>
        </div>
      </Form>
    </ValuationFrame>
  );
}

/** Names what needs correcting, with a way to each: the form is longer than a screen. */
function Summary({ errors }: { errors: FieldErrors }) {
  const { t } = useWords();
  const names = ['revenue', ...[...INCOME, ...COSTS, ...EARLY].map(([name]) => name)].filter((name) => errorUnder(errors, name) || errorUnder(errors, `sources.${name}`));
  if (!names.length) return null;
  return <Notice tone="bad" title={t('ui:errors.title')}><ul className={classes.limits}>{names.map((name) => <li key={name}><a href={`#field-${name}`}>{t(`valuation:input.${name}`)}</a></li>)}</ul></Notice>;
}
