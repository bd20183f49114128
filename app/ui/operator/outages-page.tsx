import { Form } from 'react-router';
import { useTranslation } from '#app/i18n/react.tsx';
import type { OutageResource } from '#app/modules/sales/contract-outage.ts';
import { DoneNotice, ErrorNotice, Fields, FieldRow, FormActions, getFormProps, MinuteField, TextAreaField, useAppForm, type Answer } from '../forms/index.ts';
import { DataTable, Section, SubmitButton, useFormat, type Column } from '../index.ts';
import { zOutageForm } from '../sale/forms.ts';
import { OperatorFrame } from './frame.tsx';

/** Times in which nobody could bid: what is recorded moves the end of the sales that were open in them. */
export function OutagesPage({ outages, answer }: { outages: OutageResource[]; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const [form, fields] = useAppForm({ schema: zOutageForm, answer, id: 'outage' });
  const columns: Column<OutageResource>[] = [
    { key: 'from', label: t('operator:outages.from'), cell: (o) => instant(o.from_at) },
    { key: 'to', label: t('operator:outages.to'), cell: (o) => instant(o.to_at) },
    { key: 'reason', label: t('operator:outages.reason'), cell: (o) => o.reason },
    { key: 'by', label: t('operator:outages.by'), cell: (o) => o.recorded_by },
  ];
  return (
    <OperatorFrame title={t('operator:outages.title')} lead={t('operator:outages.lead')}>
      {answer?.done ? <DoneNotice answer={answer}><p>{t('operator:outages.done', { count: Number(answer.done.extended) })}</p></DoneNotice> : null}
      <ErrorNotice answer={answer} />
      <Section title={t('operator:outages.record')} hint={t('operator:outages.rule')}>
        <Form method="post" {...getFormProps(form)}>
          <input type="hidden" name="intent" value="record" />
          <Fields>
            <FieldRow>
              <MinuteField field={fields.from_at} label={`${t('operator:outages.from')} ${t('sale:zone')}`} />
              <MinuteField field={fields.to_at} label={`${t('operator:outages.to')} ${t('sale:zone')}`} />
            </FieldRow>
            <TextAreaField field={fields.reason} label={t('operator:outages.reason')} rows={2} />
            <FormActions><SubmitButton>{t('operator:outages.save')}</SubmitButton></FormActions>
          </Fields>
        </Form>
      </Section>
      <Section title={t('operator:outages.recorded')}>
        {outages.length ? <DataTable rows={outages} columns={columns} rowKey={(o) => o.id} caption={t('operator:outages.recorded')} /> : <p className="jz-muted">{t('operator:outages.none')}</p>}
      </Section>
    </OperatorFrame>
  );
}
