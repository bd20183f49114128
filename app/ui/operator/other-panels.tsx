import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import { Form } from 'react-router';
import type { QueueDetail, QueueItem } from '#app/modules/operations/contract.ts';
import { FormActions, type Answer } from '../forms/index.ts';
import { Badge, type Column, DataTable, DateText, KeyValue, LinkButton, SubmitButton } from '../index.ts';
import { Refused } from './parts.tsx';
import classes from './operator.module.css';

type Detail<T extends QueueDetail['type']> = Extract<QueueDetail, { type: T }>;
interface Props<T extends QueueDetail['type']> { item: QueueItem; detail: Detail<T>; answer: Answer | undefined }

type EffectRow = Detail<'effects'>['rows'][number];

/** Effects of one queue that were set aside or are overdue, with their last words. */
export function EffectsPanel({ item, detail, answer }: Props<'effects'>) {
  const { t } = useTranslation();
  const columns: Column<EffectRow>[] = [
    { key: 'key', label: t('operator:facts.key'), cell: (r) => <span className={classes.code}>{r.key}</span> },
    { key: 'state', label: t('operator:facts.status'), cell: (r) => <Badge tone={r.set_aside ? 'bad' : 'attention'}>{t(r.set_aside ? 'operator:effects.setAside' : 'operator:effects.late')}</Badge> },
    { key: 'attempts', label: t('operator:effects.attempts'), align: 'end', cell: (r) => <span className="jz-num">{r.attempts}</span> },
    { key: 'since', label: t('operator:effects.created'), cell: (r) => <DateText value={r.created_at} time /> },
    { key: 'problem', label: t('operator:effects.problem'), cell: (r) => <span className={classes.code}>{r.problem ?? '—'}</span> },
  ];
  return (
    <>
      <KeyValue items={[
        { key: t('operator:facts.queue'), value: t(`operator:effects.consumer.${detail.consumer}`) },
        { key: t('operator:facts.fact'), value: <span className={classes.code}>{detail.topic}</span> },
        { key: t('operator:facts.since'), value: <DateText value={item.since} time /> },
      ]} />
      <DataTable rows={detail.rows} columns={columns} rowKey={(r) => String(r.id)} caption={t('operator:effects.caption')} />
      <Refused answer={answer} intent="retry" />
      <Form method="post">
        <input type="hidden" name="intent" value="retry" />
        <input type="hidden" name="consumer" value={detail.consumer} />
        <input type="hidden" name="topic" value={detail.topic} />
        <FormActions><SubmitButton name="go" value="retry">{t('operator:act.retry', { count: item.count })}</SubmitButton></FormActions>
      </Form>
    </>
  );
}

/** A timed task that fails or has stopped: nothing to press here, but somebody has to look at the worker. */
export function SweepPanel({ detail: { sweep } }: Pick<Props<'sweep'>, 'detail'>) {
  const { t } = useTranslation();
  return (
    <KeyValue items={[
      { key: t('operator:facts.key'), value: <span className={classes.code}>{sweep.name}</span> },
      { key: t('operator:facts.lastRun'), value: sweep.last_run_at ? <DateText value={sweep.last_run_at} time /> : t('ui:none') },
      { key: t('operator:facts.nextRun'), value: <DateText value={sweep.next_run_at} time /> },
      sweep.problem ? { key: t('operator:facts.problem'), value: <span className={classes.code}>{sweep.problem}</span> } : null,
    ]} />
  );
}

/** A decision that is taken on the case's own page, where both sides' words and its history stand. */
export function CasePanel({ detail: { about, id, state } }: Pick<Props<'case'>, 'detail'>) {
  const { t } = useTranslation();
  const to = { sale: paths.sale, fee_claim: paths.feeClaim, service: paths.service }[about](id);
  return <><p>{t(`operator:case.${about}.${state}`)}</p><p><LinkButton to={to}>{t('operator:case.open')}</LinkButton></p></>;
}
