import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import { DEAL_KINDS, ELEMENTS, TERRITORIES, TRL_MAX } from '#app/core/vocabulary.ts';
import { paths } from '#app/http/paths.ts';
import type { DemandResource } from '#app/modules/demands/contract.ts';
import {
  CheckboxGroup, DateField, ErrorNotice, Fields, FieldRow, FormActions, FormErrors, getFormProps, MoneyField, RadioGroup, SelectField, TextAreaField, TextField, useAppForm, type Answer,
} from '../forms/index.ts';
import { LinkButton, Section, SubmitButton } from '../index.ts';
import { demandFormSchema, formOfDemand } from './demand-form-schema.ts';
import classes from './demand.module.css';

/** Writes a demand down or changes it. `demand` is null for a new one; a draft may be saved with nothing but title and problem. */
export function DemandForm({ demand, title = '', answer, today }: { demand: DemandResource | null; /** Of a new one: what was searched for in vain. */ title?: string; answer: Answer | undefined; today: string }) {
  const { t } = useTranslation();
  const [form, fields] = useAppForm({ schema: demandFormSchema, answer: answer ?? null, id: 'demand', defaultValue: demand ? formOfDemand(demand) : { visibility: 'named', title } });
  const open = demand?.status === 'open';
  return (
    <Form method="post" {...getFormProps(form)}>
      {/* The version is the page's and not the form's: after a conflict the next save is made on what stands now. */}
      {demand ? <input type="hidden" name="version" value={demand.version} /> : null}
      <Fields>
        <ErrorNotice answer={answer}>{answer?.error?.code === 'conflict' && demand ? <ConflictNote demand={demand} answer={answer} /> : undefined}</ErrorNotice>
        <FormErrors errors={form.errors} />
        <Section title={t('demand:form.what')}>
          <Fields>
            <TextField field={fields.title} label={t('demand:form.title')} hint={t('demand:form.titleHint')} autoComplete="off" />
            <TextAreaField field={fields.problem} label={t('demand:form.problem')} hint={t('demand:form.problemHint')} rows={5} />
          </Fields>
        </Section>
        <Section title={t('demand:form.elements')} hint={t('demand:form.elementsHint')}>
          <Fields>
            {ELEMENTS.map((e) => (
              <TextAreaField
                key={e} field={fields[e]} label={t(`demand:element.${e}.label`)} rows={2} optional
                hint={<>{t(`demand:element.${e}.ask`)} {t(`demand:element.${e}.hint`)}<br />{t('demand:form.example', { example: t(`demand:element.${e}.example`) })}</>}
              />
            ))}
          </Fields>
        </Section>
        <Section title={t('demand:form.conditions')} hint={t('demand:form.conditionsHint')}>
          <Fields>
            <FieldRow>
              <MoneyField field={fields.budget_min} inner={fields.budget_min.getFieldset()} label={t('demand:form.budgetMin')} hint={t('demand:form.budgetHint')} optional />
              <MoneyField field={fields.budget_max} inner={fields.budget_max.getFieldset()} label={t('demand:form.budgetMax')} hint={t('demand:form.budgetHint')} optional />
            </FieldRow>
            <CheckboxGroup field={fields.deal_kinds} optional label={t('demand:form.kinds')} hint={t('demand:form.kindsHint')} options={DEAL_KINDS.map((value) => ({ value, label: t(`ui:vocab.dealKind.${value}`) }))} />
            <CheckboxGroup field={fields.territories} optional label={t('demand:form.territories')} hint={t('demand:form.territoriesHint')} options={TERRITORIES.map((value) => ({ value, label: t(`ui:vocab.territory.${value}`) }))} />
            <FieldRow>
              <SelectField field={fields.trl_min} label={t('demand:form.trl')} hint={t('demand:form.trlHint')} empty={t('demand:form.trlEmpty')} optional options={Array.from({ length: TRL_MAX }, (_, i) => ({ value: String(i + 1), label: `TRL ${i + 1} · ${t(`listing:trl.levels.${i + 1}`)}` }))} />
              <DateField field={fields.deadline} label={t('demand:form.deadline')} hint={t('demand:form.deadlineHint')} min={today} optional />
            </FieldRow>
            <TextField field={fields.ipc} label={t('demand:form.ipc')} hint={t('demand:form.ipcHint')} autoComplete="off" spellCheck={false} optional />
          </Fields>
        </Section>
        <Section title={t('demand:form.who')}>
          <RadioGroup field={fields.visibility} label={t('demand:form.visibility')} stacked options={[
            { value: 'named', label: t('demand:form.named'), hint: t('demand:form.namedHint') }, { value: 'anonymous', label: t('demand:form.anonymous'), hint: t('demand:form.anonymousHint') },
          ]}
          />
        </Section>
        <FormActions>
          {open ? <SubmitButton name="intent" value="save">{t('demand:form.save')}</SubmitButton> : (
            <>
              <SubmitButton name="intent" value="publish">{t('demand:form.publish')}</SubmitButton>
              <SubmitButton tone="secondary" name="intent" value="save">{t(demand && demand.status !== 'draft' ? 'demand:form.save' : 'demand:form.saveDraft')}</SubmitButton>
            </>
          )}
          <LinkButton tone="quiet" to={demand ? paths.demand(demand.id) : paths.demands()}>{t('action.cancel')}</LinkButton>
        </FormActions>
      </Fields>
    </Form>
  );
}

const TEXTS = ['title', 'problem', ...ELEMENTS] as const;

/** After a conflict: what a colleague has saved meanwhile and this form says otherwise, so that nobody's words are lost unseen. */
function ConflictNote({ demand, answer }: { demand: DemandResource; answer: Answer }) {
  const { t } = useTranslation();
  const typed = (answer.result as { initialValue?: Record<string, unknown> } | null)?.initialValue ?? {};
  const differing = TEXTS.filter((field) => demand[field] !== String(typed[field] ?? '').trim());
  return (
    <>
      <p>{t('demand:form.conflict')}</p>
      {differing.length ? (
        <dl className={classes.conflict}>
          {differing.map((field) => <div key={field}><dt>{field === 'title' || field === 'problem' ? t(`demand:form.${field}`) : t(`demand:element.${field}.label`)}</dt><dd>{demand[field] || t('demand:notStated')}</dd></div>)}
        </dl>
      ) : null}
    </>
  );
}
