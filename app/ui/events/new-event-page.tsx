import { Form } from 'react-router';
import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import { EVENT_KINDS } from '#app/modules/events/contract.ts';
import { FieldRow, Fields, FormActions, getFormProps, MinuteField, NumberField, SelectField, TextAreaField, TextField, useAppForm, type Answer } from '../forms/index.ts';
import { Page, Section, SubmitButton } from '../index.ts';
import { Refused } from './event-page.tsx';
import { minuteOf, zNewEventForm } from './schema.ts';

export interface NewEventData { starts: string; ends: string; until: string; slot: string }

/** Drafts an event. */
export function NewEventPage({ data, answer }: { data: NewEventData; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const [form, fields] = useAppForm({ schema: zNewEventForm, answer: answer ?? null, id: 'event', defaultValue: {
    intent: 'create', kind: 'matchmaking', starts_at: minuteOf(data.starts), ends_at: minuteOf(data.ends), register_until: minuteOf(data.until), first_slot_at: minuteOf(data.slot), capacity: '100', tables: '10', spare_tables: '1', slots: '6', slot_minutes: '20',
  } });
  const zone = (label: string) => `${t(label)} ${t('events:zone')}`;
  return (
    <Page title={t('events:new')} lead={t('events:newLead')} crumbs={[{ label: t('events:title'), to: paths.events() }]} width="narrow">
      <Section>
        <Form method="post" {...getFormProps(form)}>
          <input type="hidden" name="intent" value="create" />
          <Refused answer={answer} />
          <Fields>
            <SelectField field={fields.kind} label={t('events:kindLabel')} options={EVENT_KINDS.map((k) => ({ value: k, label: t(`events:kind.${k}`) }))} />
            <FieldRow><TextField field={fields.title_zh} label={t('events:titleZh')} /><TextField field={fields.title_en} label={t('events:titleEn')} /></FieldRow>
            <TextAreaField field={fields.about_zh} label={t('events:aboutZh')} /><TextAreaField field={fields.about_en} label={t('events:aboutEn')} />
            <FieldRow><TextField field={fields.place_zh} label={t('events:placeZh')} /><TextField field={fields.place_en} label={t('events:placeEn')} /></FieldRow>
            <FieldRow><MinuteField field={fields.starts_at} label={zone('events:starts')} /><MinuteField field={fields.ends_at} label={zone('events:ends')} /></FieldRow>
            <FieldRow><MinuteField field={fields.register_until} label={zone('events:registerUntil')} /><NumberField field={fields.capacity} label={t('events:capacity')} /></FieldRow>
            <FieldRow><NumberField field={fields.tables} label={t('events:tables')} hint={t('events:tablesHint')} /><NumberField field={fields.spare_tables} label={t('events:spare')} hint={t('events:spareHint')} /></FieldRow>
            <FieldRow><NumberField field={fields.slots} label={t('events:slots')} /><NumberField field={fields.slot_minutes} label={t('events:minutes')} /></FieldRow>
            <MinuteField optional field={fields.first_slot_at} label={zone('events:firstSlot')} />
            <FormActions><SubmitButton>{t('events:create')}</SubmitButton></FormActions>
          </Fields>
        </Form>
      </Section>
    </Page>
  );
}
