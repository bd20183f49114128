import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import { REGISTRABLE_KINDS, RegisterOrganisationInput } from '#app/modules/orgs/contract.ts';
import { REGIONS } from '#app/modules/orgs/regions.ts';
import { SubmitButton } from '#app/ui/index.ts';
import { CheckboxField, ErrorNotice, FieldRow, Fields, FormActions, getFormProps, RadioGroup, SelectField, TextAreaField, TextField, useAppForm, type Answer } from '#app/ui/forms/index.ts';

/** The form that makes a person the owner of a new organisation; posts to the page it stands on. */
export function RegisterOrganisationForm({ answer }: { answer: Answer | undefined }) {
  const { t } = useTranslation();
  const [form, fields] = useAppForm({ schema: RegisterOrganisationInput, answer, id: 'register-organisation' });
  return (
    <Form method="post" {...getFormProps(form)}>
      <Fields>
        {answer?.error?.code === 'validation' ? null : <ErrorNotice answer={answer} />}
        <RadioGroup field={fields.kind} label={t('org:field.kind')} stacked options={REGISTRABLE_KINDS.map((kind) => ({ value: kind, label: t(`ui:vocab.orgKind.${kind}`), hint: t(`org:kindHint.${kind}`) }))} />
        <FieldRow>
          <TextField field={fields.name_zh} label={t('org:field.name_zh')} autoComplete="organization" />
          <TextField field={fields.name_en} label={t('org:field.name_en')} autoComplete="off" />
        </FieldRow>
        <SelectField field={fields.region} label={t('org:field.region')} empty="" options={REGIONS.map((code) => ({ value: code, label: t(`ui:vocab.region.${code}`) }))} />
        <FieldRow>
          <TextAreaField field={fields.about_zh} label={t('org:field.about_zh')} rows={3} optional />
          <TextAreaField field={fields.about_en} label={t('org:field.about_en')} rows={3} optional />
        </FieldRow>
        <CheckboxField field={fields.state_owned} label={t('org:field.state_owned')} hint={t('org:field.state_owned_hint')} />
        <FormActions><SubmitButton>{t('org:register.go')}</SubmitButton></FormActions>
      </Fields>
    </Form>
  );
}
