import { useTranslation } from 'react-i18next';
import type { QualityTask } from '#app/modules/stats/contract-quality.ts';
import { bars, type Bar } from './bars.ts';
import classes from './quality.module.css';

/** One metric as a table whose last column draws it: the words are the chart's text, and it reads in grey. Drawn on the server. */
export function MetricChart({ metric }: { metric: QualityTask['metrics'][number] }) {
  const { t } = useTranslation();
  const chart = bars(metric.systems);
  return (
    <figure className={classes.figure}>
      <table className={classes.chart}>
        <caption><strong>{t(`quality:metric.${metric.id}.name`, { defaultValue: metric.id })}</strong> {t(`quality:metric.${metric.id}.text`, { defaultValue: '' })}</caption>
        <colgroup><col className={classes.name} /><col className={classes.value} /><col className={classes.p} /><col /></colgroup>
        <thead className="jz-only-screen-reader"><tr><th scope="col">{t('quality:col.system')}</th><th scope="col">{t('quality:col.value')}</th><th scope="col">{t('quality:col.p')}</th><td /></tr></thead>
        <tbody>{chart.bars.map((bar) => <Row key={bar.id} bar={bar} system={metric.systems.find((s) => s.id === bar.id)!} />)}</tbody>
        <tfoot aria-hidden="true"><tr><td colSpan={3} /><td><span className={classes.axis}><span>0</span><span>{chart.end}</span></span></td></tr></tfoot>
      </table>
    </figure>
  );
}

function Row({ bar, system }: { bar: Bar; system: { low?: number | undefined; high?: number | undefined } }) {
  const { t } = useTranslation();
  // Always three digits, so that a column of them can be compared.
  const three = (x: number) => x.toFixed(3);
  return (
    <tr data-own={bar.own || undefined}>
      <th scope="row">{t(`quality:system.${bar.id}`, { defaultValue: bar.id })}</th>
      <td className="jz-num">{three(bar.value)}{system.low !== undefined && system.high !== undefined ? <small> {t('quality:range', { low: three(system.low), high: three(system.high) })}</small> : null}</td>
      <td className="jz-num">{bar.p === null ? null : <small>{bar.p < 0.001 ? 'p < 0.001' : `p = ${three(bar.p)}`}</small>}</td>
      <td className={classes.drawing}>
        <svg viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <rect className={classes.track} width="100" height="14" />
          <rect className={classes.bar} width={bar.width} height="14" />
          {bar.from !== null && bar.to !== null ? <line className={classes.whisker} x1={bar.from} x2={bar.to} y1="7" y2="7" /> : null}
        </svg>
      </td>
    </tr>
  );
}
