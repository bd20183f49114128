import { useTranslation } from '#app/i18n/react.tsx';
import { Form, useNavigation } from 'react-router';
import { ConfirmButton, ErrorNotice, FormActions, Notice, type Answer } from '../forms/index.ts';
import { Badge, Button, DataTable, DateText, Section, StatusBadge, SubmitButton, type Column } from '../index.ts';
import type { InspectionView, PreviewRowView } from './types.ts';
import classes from './portfolio.module.css';

/** Value of a column nobody reads; its text is kept with the record. */
const UNREAD = 'ignore';

/**
 * What a table was seen to be, before anything is written: each column with what it is read as (to be changed), those nobody reads,
 * and the first rows as they would be stored. Nothing is imported until the button is pressed.
 */
export function ImportCheck({ seen, fields, answer }: { seen: InspectionView; fields: readonly string[]; answer: Answer | null | undefined }) {
  const { t } = useTranslation();
  const busy = useNavigation().state !== 'idle';
  const missing = seen.missing.length > 0;
  return (
    <Form method="post">
      <div className="jz-stack">
        <ErrorNotice answer={answer} />
        <Section title={t('imports:check.title')} hint={seen.vendor ? t('imports:check.vendor', { vendor: seen.vendor }) : t('imports:check.unknownVendor')}>
          <div className="jz-stack">
            {missing ? <Notice tone="bad" title={t('imports:check.missing')}><p>{seen.missing.map((m) => t(`imports:check.missingField.${m}`)).join(' ')}</p></Notice> : null}
            {seen.kept_mapping ? <Notice><p>{t('imports:check.kept')}</p></Notice> : null}
            {seen.unread.length > 0
              ? <Notice tone="attention" title={t('imports:check.unread', { count: seen.unread.length })}><p className={classes.value}>{seen.unread.join(t('imports:check.comma'))}</p><p>{t('imports:check.unreadKept')}</p></Notice>
              : <p className="jz-muted">{t('imports:check.allRead')}</p>}
            <Columns seen={seen} fields={fields} />
            <FormActions>
              <SubmitButton name="intent" value="start" pending={busy} disabled={missing}>{t('imports:check.start')}</SubmitButton>
              <Button type="submit" tone="secondary" name="intent" value="try" disabled={busy || missing}>{t('imports:check.try')}</Button>
              <Button type="submit" tone="secondary" name="intent" value="recheck" disabled={busy}>{t('imports:check.recheck')}</Button>
              <ConfirmButton name="intent" value="discard" tone="quiet" title={t('imports:check.discardAsk')} body={t('imports:check.discardText')}>{t('imports:check.discard')}</ConfirmButton>
            </FormActions>
          </div>
        </Section>
        <Preview rows={seen.preview} />
      </div>
    </Form>
  );
}

function Columns({ seen, fields }: { seen: InspectionView; fields: readonly string[] }) {
  const { t } = useTranslation();
  const name = (field: string) => t(`imports:field.${field}`, { defaultValue: field });
  return (
    <ul className={classes.columns}>
      {seen.columns.map((c, i) => (c.header ? (
        // A column's place is its identity: headers may repeat.
        <li key={i}>
          <label htmlFor={`jz-column-${i}`}><span className={classes.value}>{c.header}</span></label>
          <select id={`jz-column-${i}`} name={`columns[${i}]`} defaultValue={c.field ?? UNREAD}>
            <option value={UNREAD}>{t('imports:check.notRead')}</option>
            {fields.map((field) => <option key={field} value={field}>{name(field)}</option>)}
          </select>
          {c.field === null && c.proposed ? <span className="jz-small jz-muted">{t('imports:check.proposed', { field: name(c.proposed) })}</span> : null}
        </li>
      ) : <li key={i} hidden><input type="hidden" name={`columns[${i}]`} value={UNREAD} /></li>))}
    </ul>
  );
}

function Preview({ rows }: { rows: readonly PreviewRowView[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  const columns: Column<PreviewRowView>[] = [
    { key: 'row', label: t('imports:detail.row'), cell: (r) => r.row, align: 'end', shrink: true },
    { key: 'number', label: t('imports:check.number'), phone: null, cell: (r) => (r.refused ? <Badge tone="bad">{t('imports:check.refused')}</Badge> : <span className="jz-num">{r.number}</span>) },
    { key: 'title', label: t('portfolio:factName.title'), cell: (r) => r.title },
    { key: 'assignees', label: t('portfolio:factName.assignees'), cell: (r) => r.assignees.join(t('imports:check.comma')) },
    { key: 'filed', label: t('portfolio:factName.filingDate'), cell: (r) => (r.filing_date ? <DateText value={r.filing_date} /> : '') },
    { key: 'status', label: t('portfolio:factName.legalStatus'), cell: (r) => (r.status && r.status !== 'unknown' ? <StatusBadge kind="legal" status={r.status} /> : '') },
    { key: 'problems', label: t('imports:check.remarks'), cell: (r) => (r.problems.length ? (
      <span>
        {r.problems.map((p, n) => (
          <span key={n} className={classes.remark}>
            {t('imports:check.remark', { field: t(`imports:field.${p.field}`, { defaultValue: t(`portfolio:factName.${p.field}`, { defaultValue: p.field }) }), message: p.message })}
            {p.value ? <span className={classes.value}> {p.value}</span> : null}
          </span>
        ))}
      </span>
    ) : '') },
  ];
  return <Section title={t('imports:check.preview', { count: rows.length })} hint={t('imports:check.previewHint')}><DataTable rows={rows} columns={columns} rowKey={(r) => String(r.row)} caption={t('imports:check.preview', { count: rows.length })} /></Section>;
}
