import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import { DOCUMENT_ACCEPT } from '#app/core/upload-rules.ts';
import type { DealResource, StandingRight } from '#app/modules/deals/contract.ts';
import { useFieldErrorText } from '../forms/field.ts';
import formClasses from '../forms/forms.module.css';
import { ConfirmButton, ErrorNotice, FileBox, FormActions, FormAids, type Answer } from '../forms/index.ts';
import { useFormat } from '../hooks.ts';
import { SubmitButton } from '../kit/button.tsx';
import { BlockList } from './blocks.tsx';
import { isAsked, type EvidenceField } from './evidence-fields.ts';
import classes from './deal.module.css';

/** The part of conform's reply these forms read: errors by path and what was typed. */
interface Reply { error?: Record<string, string[] | null> | null; initialValue?: Record<string, unknown> | null }

export interface EvidenceFormProps {
  deal: Pick<DealResource, 'id' | 'version' | 'documents' | 'transitions'>;
  /** Name of the move; with `gate` evidence for a gate. */
  move: string;
  gate?: string;
  fields: readonly EvidenceField[];
  answer: Answer | undefined;
  /** Words of the button. */
  label: ReactNode;
  rights?: readonly StandingRight[];
  /** Asks before it is done, naming what follows. */
  confirm?: { title: ReactNode; body?: ReactNode; tone?: 'primary' | 'danger' };
  primary?: boolean;
}

/** One move of the deal as a form, drawn from its fields. Works without scripts; a file may come with it (a phone offers the camera). */
export function EvidenceForm({ deal, move, gate, fields, answer, label, rights, confirm, primary }: EvidenceFormProps) {
  const uid = useId();
  const { t } = useTranslation();
  const reasoned = deal.transitions.some((x) => x.name === move && x.reason);
  const key = gate ? `${move}:${gate}` : move;
  const reply = answer?.result as Reply | null | undefined;
  const mine = reply?.initialValue?.form === key;
  const before = (mine ? (reply?.initialValue?.evidence as Record<string, unknown> | undefined) : undefined) ?? {};
  const firstChoices = Object.fromEntries(fields.flatMap((f) => (f.kind === 'choice' && f.options?.[0] ? [[f.name, String(before[f.name] ?? f.options[0])]] : [])));
  const [choices, setChoices] = useState<Record<string, string>>(firstChoices);
  const errors = (path: string) => (mine ? reply?.error?.[path]?.[0] : undefined);
  const blocked = mine && answer?.error && Array.isArray(answer.error.details.blocked_by) ? answer.error.details.blocked_by as { code: string; detail?: string }[] : [];
  return (
    <Form method="post" encType="multipart/form-data" preventScrollReset onChange={(e) => {
      const target = e.target as unknown as HTMLInputElement;
      const name = target.name.replace(/^evidence\./, '');
      if (name in choices) setChoices({ ...choices, [name]: target.value });
    }}>
      <input type="hidden" name="intent" value={`move_${move}`} />
      <input type="hidden" name="form" value={key} />
      {fields.length || reasoned ? <FormAids name={key} /> : null}
      <input type="hidden" name="version" value={deal.version} />
      {gate ? <input type="hidden" name="gate" value={gate} /> : null}
      <div className={classes.fields}>
        {mine ? <ErrorNotice answer={answer}>{blocked.length ? <BlockList blocks={blocked} /> : null}</ErrorNotice> : null}
        {fields.filter((f) => isAsked(f, choices)).map((f) => (
          <Input key={f.name} id={`${uid}-${f.name}`} field={f} deal={deal} rights={rights} error={errors(`evidence.${f.name}`) ?? (f.kind === 'money' ? errors(`evidence.${f.name}.amount`) : undefined)} initial={before[f.name]} />
        ))}
        {reasoned ? <Input id={`${uid}-reason`} name="reason" field={{ name: 'reason', kind: 'area' }} deal={deal} error={errors('reason')} initial={mine ? reply?.initialValue?.reason : undefined} /> : null}
        <FormActions>
          {confirm ? <ConfirmButton title={confirm.title} body={confirm.body} tone={confirm.tone ?? 'primary'} name="go" value={key} go={label}>{label}</ConfirmButton>
            : <SubmitButton tone={primary ? 'primary' : 'secondary'} name="go" value={key}>{label}</SubmitButton>}
        </FormActions>
        {fields.length === 0 && !reasoned ? null : <span className="jz-only-screen-reader">{t('ui:required')}</span>}
      </div>
    </Form>
  );
}

interface InputProps { id: string; field: EvidenceField; deal: EvidenceFormProps['deal']; error: string | undefined; initial: unknown; name?: string; rights?: readonly StandingRight[] | undefined }

function Input({ id, field, deal, error: code, initial, name = `evidence.${field.name}`, rights }: InputProps) {
  const { t } = useTranslation();
  const errorText = useFieldErrorText();
  const error = code ? errorText(code) : undefined;
  const label = t(`deal:evidence.${field.name}`);
  const words = field.optional ? t('ui:optionalLabel', { label }) : label;
  const common = { id, name, 'aria-invalid': error ? true : undefined, 'aria-describedby': error ? `${id}-error` : undefined } as const;
  const value = typeof initial === 'string' ? initial : undefined;
  if (field.kind === 'rights') return <Rights rights={rights ?? []} name={name} />;
  if (field.kind === 'check') {
    return (
      <div>
        <label className={formClasses.option}><input type="checkbox" defaultChecked={initial === 'on'} required={!field.optional} {...common} /><span>{words}</span></label>
        <FieldErrorText id={id} error={error} />
      </div>
    );
  }
  if (field.kind === 'yesno') {
    return (
      <fieldset className={formClasses.group} id={id} role="radiogroup" aria-invalid={error ? true : undefined} aria-describedby={common['aria-describedby']} tabIndex={-1}>
        <legend className={formClasses.label}>{words}</legend>
        <div className={formClasses.options}>{(['yes', 'no'] as const).map((v) => <label key={v} className={formClasses.option}><input type="radio" name={name} value={v} required defaultChecked={value === v} /><span>{t(`deal:evidence.choice.${v}`)}</span></label>)}</div>
        <FieldErrorText id={id} error={error} />
      </fieldset>
    );
  }
  return (
    <div>
      <label className={formClasses.label} htmlFor={id}>{words}</label>
      {field.kind === 'percent' ? <span className={formClasses.hint}>{t('deal:evidence.percentHint')}</span> : null}
      {control(field, common, value, deal, t)}
      <FieldErrorText id={id} error={error} />
    </div>
  );
}

function FieldErrorText({ id, error }: { id: string; error: string | undefined }) {
  return error ? <span id={`${id}-error`} className={formClasses.error}>{error}</span> : null;
}

type Common = { id: string; name: string; 'aria-invalid': true | undefined; 'aria-describedby': string | undefined };

function control(field: EvidenceField, common: Common, value: string | undefined, deal: EvidenceFormProps['deal'], t: (key: string, values?: Record<string, unknown>) => string): ReactNode {
  const required = !field.optional;
  switch (field.kind) {
    case 'area': case 'lines': return <textarea className={classes.input} rows={3} defaultValue={value} required={required} {...common} />;
    case 'day': return <input type="date" className={classes.input} defaultValue={value} required={required} {...common} />;
    case 'choice': return (
      <select className={classes.input} defaultValue={value ?? field.options?.[0]} {...common}>{field.options?.map((o) => <option key={o} value={o}>{t(`deal:evidence.option.${o}`)}</option>)}</select>
    );
    case 'document': return <DocumentInput field={field} common={common} deal={deal} value={value} />;
    default: return <input className={classes.input} defaultValue={value} required={required} inputMode={['number', 'percent', 'money'].includes(field.kind) ? 'decimal' : undefined} autoComplete="off" {...common} />;
  }
}

/** A document already in the deal, or a file sent with the form: on a phone the same input opens the camera. */
function DocumentInput({ field, common, deal, value }: { field: EvidenceField; common: Common; deal: EvidenceFormProps['deal']; value: string | undefined }) {
  const { t } = useTranslation();
  const fitting = deal.documents.filter((d) => d.kind === field.document && d.has_file && d.current);
  return (
    <div className={classes.row}>
      <div>
        <span className={formClasses.hint}>{t('deal:doc.uploadHint')}</span>
        <FileBox name="file" id={common.id} accept={DOCUMENT_ACCEPT} aria-describedby={common['aria-describedby']} required={!field.optional && fitting.length === 0} />
        <input type="hidden" name="document_kind" value={field.document} />
      </div>
      {fitting.length ? (
        <div>
          <span className={formClasses.hint}>{t('deal:doc.choose')}</span>
          <select className={classes.input} name={common.name} defaultValue={value ?? fitting[0]!.id} aria-label={t('deal:doc.choose')}>
            {field.optional ? <option value="">{t('deal:doc.chooseEmpty')}</option> : null}
            {fitting.map((d) => <option key={d.id} value={d.id}>{d.title}</option>)}
          </select>
        </div>
      ) : null}
    </div>
  );
}

function Rights({ rights, name }: { rights: readonly StandingRight[]; name: string }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  return (
    <div>
      <span className={formClasses.label}>{t('deal:evidence.rightsTitle')}</span>
      <ul className={classes.rights}>{rights.map((r) => (
        <li key={r.id}>{t('deal:evidence.rightLine', {
          kind: t(`deal:evidence.rightKind.${r.kind}`), holder: r.holder || '—', field: r.field_of_use === '*' || !r.field_of_use ? t('deal:evidence.allFields') : r.field_of_use,
          territory: r.territory ? t(`ui:vocab.territory.${r.territory}`) : '—', until: r.ends_on ? day(r.ends_on) : t('deal:evidence.life'),
        })}</li>
      ))}</ul>
      <input type="hidden" name={name} value={rights.map((r) => r.id).join('\n')} />
    </div>
  );
}
