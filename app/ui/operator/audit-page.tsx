import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { zVerifyChain, type AuditLine, type ChainAnswer } from '#app/modules/operations/contract.ts';
import { ErrorNotice, FieldRow, Fields, FormActions, getFormProps, Notice, NumberField, TextField, useAppForm, type Answer } from '../forms/index.ts';
import { CopyText, DataTable, DateText, KeyValue, Section, SubmitButton, useFormat, type Column } from '../index.ts';
import { OperatorFrame } from './frame.tsx';
import classes from './operator.module.css';

export interface AuditPageProps {
  subject: string;
  recent: readonly { id: string; title: { zh: string; en: string }; state: string; at: string }[];
  answer: Answer | undefined;
}

/** Recomputes the chain of a deal or an organisation and says whether anything was touched. */
export function AuditPage({ subject, recent, answer }: AuditPageProps) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const report = answer?.done?.report as ChainAnswer | undefined;
  const [form, fields] = useAppForm({ schema: zVerifyChain, answer: answer?.done ? null : answer, id: `verify-${subject}`, defaultValue: { subject: report?.chain.slice(report.chain.indexOf(':') + 1) ?? subject } });
  return (
    <OperatorFrame title={t('operator:audit.title')} lead={t('operator:audit.lead')}>
      <Section>
        <Form method="post" {...getFormProps(form)} key={subject}>
          <Fields>
            <ErrorNotice answer={answer} />
            <TextField field={fields.subject} label={t('operator:audit.subject')} hint={t('operator:audit.subjectHint')} autoComplete="off" spellCheck={false} />
            <details className={classes.more}>
              <summary>{t('operator:audit.kept')}</summary>
              <div>
                <p className="jz-muted jz-small">{t('operator:audit.keptHint')}</p>
                <FieldRow>
                  <NumberField field={fields.seq} label={t('operator:audit.seq')} optional />
                  <TextField field={fields.hash} label={t('operator:audit.hash')} autoComplete="off" spellCheck={false} optional />
                </FieldRow>
              </div>
            </details>
            <FormActions><SubmitButton>{t('operator:audit.go')}</SubmitButton></FormActions>
          </Fields>
        </Form>
      </Section>
      {report ? <Report report={report} /> : null}
      <Section title={t('operator:audit.recent')} hint={t('operator:audit.example')}>
        {recent.length === 0 ? <p className="jz-muted">{t('operator:audit.empty')}</p> : (
          <ul className={classes.recent}>{recent.map((d) => (
            <li key={d.id}>
              <Link to={paths.operatorAudit(d.id)}>{pick(d.title.zh, d.title.en)}</Link>
              <span className="jz-muted jz-small">{t(`deal:state.${d.state}`)} · <DateText value={d.at} /></span>
            </li>
          ))}</ul>
        )}
      </Section>
    </OperatorFrame>
  );
}

function Report({ report }: { report: ChainAnswer }) {
  const { t } = useTranslation();
  const whole = report.broken.length === 0;
  const columns: Column<AuditLine>[] = [
    { key: 'seq', label: t('operator:audit.no'), align: 'end', cell: (r) => <span className="jz-num">{r.seq}</span> },
    { key: 'when', label: t('operator:audit.when'), cell: (r) => <DateText value={r.at} time /> },
    { key: 'action', label: t('operator:audit.action'), cell: (r) => <span className={classes.code}>{r.action}</span> },
    { key: 'actor', label: t('operator:audit.actor'), cell: (r) => <span className={classes.code}>{r.actor}</span> },
    { key: 'object', label: t('operator:audit.object'), cell: (r) => <span className={classes.code}>{r.subject}</span> },
    { key: 'hash', label: t('operator:audit.fingerprint'), cell: (r) => <span className={classes.code} title={r.hash}>{r.hash.slice(0, 16)}…</span> },
  ];
  return (
    <>
      <Notice tone={whole ? 'good' : 'bad'} title={whole ? t('operator:audit.ok', { count: report.events }) : t('operator:audit.broken')}>
        {whole ? null : <ul>{report.broken.map((b) => <li key={`${b.seq} ${b.problem}`}>{t(`operator:audit.problem.${b.problem}`, { seq: b.seq })}</li>)}</ul>}
        {report.kept === null ? null : <p>{t(report.kept ? 'operator:audit.keptOk' : 'operator:audit.keptBad')}</p>}
      </Notice>
      <Section title={t('operator:audit.head')}>
        <KeyValue items={[
          { key: t('operator:audit.chain'), value: <span className={classes.code}>{report.chain}</span> },
          { key: t('operator:audit.no'), value: <span className="jz-num">{report.seq}</span> },
          { key: t('operator:audit.head'), value: <span className={classes.head}><CopyText text={report.head} label={t('operator:audit.head')} /></span> },
        ]} />
      </Section>
      <Section title={t('operator:audit.latest')}>
        <DataTable rows={report.latest} columns={columns} rowKey={(r) => String(r.seq)} caption={t('operator:audit.caption')} />
      </Section>
    </>
  );
}
