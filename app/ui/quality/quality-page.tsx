import { useTranslation } from '#app/i18n/react.tsx';
import type { BoxReport, QualityReport, QualityTask } from '#app/modules/stats/contract-quality.ts';
import { DataTable, DateText, Page, Section, useFormat } from '../index.ts';
import { MetricChart } from './metric-chart.tsx';
import classes from './quality.module.css';

export interface QualityData { report: QualityReport | null; box: BoxReport | null; coverage: { live: number; shown: number; days: number; at: string } }

/** How good are search and matching, measured how, against what: the figures of the last run, not of a brochure. */
export function QualityPage({ data: { report, box, coverage } }: { data: QualityData }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <Page title={t('quality:title')} lead={t('quality:lead')}>
      <div className={classes.columns}>
        <div className={classes.figures}>
          {report ? <Figures report={report} /> : <Section title={t('quality:notYet.title')}><p>{t('quality:notYet.text')}</p></Section>}
          {box ? <BoxFigures box={box} /> : null}
          <Section title={t('quality:method.title')}><Texts k="method" /></Section>
          <Section title={t('quality:limits.title')}><Texts k="limits" list /></Section>
        </div>
        <div className={classes.figures}>
          <Section title={t('quality:coverage.title')}>
            <p className={classes.big}><strong className="jz-num">{coverage.live ? `${number((100 * coverage.shown) / coverage.live, 1)}%` : '—'}</strong></p>
            <p>{t('quality:coverage.text', { days: coverage.days })}</p>
            <p className="jz-num">{t('quality:coverage.countValue', { shown: number(coverage.shown), live: number(coverage.live) })} <span className="jz-small jz-muted">{t('quality:coverage.at')} <DateText value={coverage.at} time /></span></p>
            <p className={`jz-small jz-muted ${classes.rule}`}>{t('quality:coverage.rule')}</p>
          </Section>
          <Section title={t('quality:ads.title')}><p>{t('quality:ads.text')}</p></Section>
        </div>
      </div>
    </Page>
  );
}

function Texts({ k, list = false }: { k: 'method' | 'limits'; list?: boolean }) {
  const { t } = useTranslation();
  const texts = t.list(k === 'method' ? 'quality:method.texts' : 'quality:limits.texts');
  return list ? <ul className={classes.prose}>{texts.map((text) => <li key={text}>{text}</li>)}</ul> : <div className={classes.prose}>{texts.map((text) => <p key={text}>{text}</p>)}</div>;
}

/** The search box on the project's own queries: shares of the half nothing was chosen on, the other half beside it. */
function BoxFigures({ box }: { box: BoxReport }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const percent = (share: number) => `${number(100 * share, 1)}%`;
  return (
    <Section title={t('quality:box.title')}>
      <p>{t('quality:box.text', { queries: number(box.queries), documents: number(box.documents), half: number(box.half) })}</p>
      <DataTable
        rows={box.systems} rowKey={(s) => s.id} caption={t('quality:box.caption')}
        columns={[
          { key: 'system', label: t('quality:box.system'), phone: null, cell: (s) => t(`quality:system.${s.id}`, { defaultValue: s.id }) },
          { key: 'success', label: t('quality:box.success'), align: 'end', cell: (s) => <span className="jz-num">{percent(s.success5)}</span> },
          { key: 'outside', label: t('quality:box.outside'), align: 'end', cell: (s) => <span className="jz-num">{percent(s.outside)}</span> },
          { key: 'tuning', label: t('quality:box.tuning'), align: 'end', cell: (s) => <span className="jz-num">{`${percent(s.tuning.success5)} / ${percent(s.tuning.outside)}`}</span> },
        ]}
      />
      <p className="jz-small jz-muted">{t('quality:measured')} <DateText value={box.measured_at} time /></p>
    </Section>
  );
}

function Figures({ report }: { report: QualityReport }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="jz-small jz-muted">
        {t('quality:measured')} <DateText value={report.measured_at} time />{report.model ? <> · {t('quality:model', { model: report.model })}</> : null}
      </p>
      {report.tasks.map((task) => <Task key={`${task.id}${task.split ?? ''}`} task={task} resamples={report.resamples} />)}
    </>
  );
}

function Task({ task, resamples }: { task: QualityTask; resamples: number | undefined }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  // A note stands only under figures that show what it speaks of.
  const systems = task.metrics.flatMap((m) => m.systems);
  const [interval, chance] = [systems.some((s) => s.interval), systems.some((s) => s.p !== undefined)];
  const notes = [
    task.validation ? t('quality:validation', { how: t(`quality:how.${task.validation}`, { defaultValue: task.validation }) }) : '',
    interval ? t('quality:interval') : '', chance ? t('quality:chance') : '', (interval || chance) && resamples ? t('quality:resamples', { resamples: number(resamples) }) : '',
  ].filter(Boolean);
  const split = task.split ? t(`quality:split.${task.split}`, { defaultValue: task.split }) : null;
  return (
    <Section
      title={t(`quality:task.${task.id}.title`, { defaultValue: task.id })}
      hint={<>{t(`quality:task.${task.id}.text`, { defaultValue: '' })} <span className="jz-num">{t('quality:sizes', { queries: number(task.queries), documents: number(task.documents) })}</span>{split ? <> {split}</> : null}</>}
    >
      <div className={classes.metrics}>{task.metrics.map((metric) => <MetricChart key={metric.id} metric={metric} />)}</div>
      {notes.length ? <p className="jz-small jz-muted">{notes.join(t('quality:between'))}</p> : null}
    </Section>
  );
}
