import { Form } from 'react-router';
import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import { SERVICE_KINDS, type AgencyChoice } from '#app/modules/services/contract.ts';
import { CheckboxGroup, DateField, ErrorNotice, FieldRow, Fields, FormActions, getFormProps, SelectField, TextAreaField, TextField, useAppForm, type Answer } from '../forms/index.ts';
import { EmptyState, Page, Section, SubmitButton, useFormat } from '../index.ts';
import classes from '../brokerage/brokerage.module.css';
import { zRequestForm } from './schema.ts';

export interface RequestData { agencies: AgencyChoice[]; patent: string; kind: (typeof SERVICE_KINDS)[number]; today: string; until: string }

/** A client asks several agencies for a quote at once. */
export function RequestPage({ data, answer }: { data: RequestData; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const { pick, number } = useFormat();
  const [form, fields] = useAppForm({ schema: zRequestForm, answer: answer ?? null, id: 'request', defaultValue: { intent: 'request', kind: data.kind, patent: data.patent, quotes_until: data.until } });
  return (
    <Page title={t('services:ask')} lead={t('services:askLead')} crumbs={[{ label: t('services:title'), to: paths.services() }]} width="narrow">
      {data.agencies.length === 0 ? <EmptyState title={t('services:noAgencies')}>{t('services:noAgenciesText')}</EmptyState> : (
        <Section title={t('services:request')}>
          <Form method="post" {...getFormProps(form)}>
            <input type="hidden" name="intent" value="request" />
            <ErrorNotice answer={answer} />
            <Fields>
              <FieldRow><SelectField field={fields.kind} label={t('services:kindLabel')} options={SERVICE_KINDS.map((k) => ({ value: k, label: t(`services:kind.${k}`) }))} /><TextField optional field={fields.patent} label={t('services:patent')} /></FieldRow>
              <TextField field={fields.title} label={t('services:subject')} hint={t('services:subjectHint')} />
              <TextAreaField field={fields.brief} label={t('services:brief')} hint={t('services:briefHint')} />
              <DateField field={fields.quotes_until} label={t('services:quotesUntil')} hint={t('services:quotesUntilHint')} min={data.today} />
              <div className={classes.scroll}><CheckboxGroup stacked field={fields.agencies} label={t('services:agencies')} hint={t('services:agenciesHint')} options={data.agencies.map((a) => ({ value: a.slug, label: `${pick(a.zh, a.en)} · ${a.stars === null ? t('services:unrated') : t('services:rated', { stars: number(a.stars, 1), count: a.finished })}` }))} /></div>
              <FormActions><SubmitButton>{t('services:send')}</SubmitButton></FormActions>
            </Fields>
          </Form>
        </Section>
      )}
    </Page>
  );
}
