import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { QueueDetail } from '#app/modules/operations/contract.ts';
import { ConfirmButton, FormActions, type Answer } from '../forms/index.ts';
import { DateText, KeyValue } from '../index.ts';
import { errorAt, Refused, Words } from './parts.tsx';
import classes from './operator.module.css';

/** Content that is not what was signed or filed: what it should be, what it is, and the words with which somebody closes it. */
export function IncidentPanel({ detail: { incident }, answer }: { detail: Extract<QueueDetail, { type: 'incident' }>; answer: Answer | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      <KeyValue items={[
        { key: t('operator:incident.what'), value: t(`operator:incident.kind.${incident.kind}`) },
        incident.file ? { key: t('operator:incident.file'), value: incident.file } : null,
        { key: t('operator:incident.subject'), value: <span className={classes.code}>{incident.document_id ?? incident.subject}</span> },
        { key: t('operator:incident.expected'), value: <span className={classes.code}>{incident.expected}</span> },
        { key: t('operator:incident.found'), value: <span className={classes.code}>{incident.found ?? t('operator:incident.nothing')}</span> },
        { key: t('operator:incident.metAt'), value: t(`operator:incident.where.${incident.met_at}`) },
        { key: t('operator:incident.last'), value: <><DateText value={incident.last_seen_at} time /> · {t('operator:incident.times', { count: incident.times })}</> },
      ]} />
      {incident.deal_id ? <p><Link to={paths.deal(incident.deal_id)}>{t('operator:act.room')}</Link></p> : null}
      <Refused answer={answer} intent="resolve" />
      <Form method="post">
        <input type="hidden" name="intent" value="resolve" />
        <input type="hidden" name="incident_id" value={incident.id} />
        <Words id="incident-resolution" name="resolution" label={t('operator:incident.resolution')} hint={t('operator:incident.resolutionHint')} required error={errorAt(answer, 'resolve', 'resolution')} />
        <FormActions><ConfirmButton tone="primary" title={t('operator:incident.close')} body={<p>{t('operator:act.confirmBody')}</p>}>{t('operator:incident.close')}</ConfirmButton></FormActions>
      </Form>
    </>
  );
}
