import { useTranslation } from '#app/i18n/react.tsx';
import type { QualityInterval, QualitySystem, QualityTask } from '#app/modules/stats/contract-quality.ts';
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

// Always three digits, so that a column of them can be compared.
const three = (x: number) => x.toFixed(3);
const signed = (x: number) => `${x < 0 ? '−' : '+'}${three(Math.abs(x))}`;

/** How far ours is ahead of this one (below zero: behind), with the interval of the difference, which says more than two intervals side by side. */
function Lead({ interval, p }: { interval: QualityInterval | undefined; p: number | null }) {
  const { t } = useTranslation();
  return (
    <>
      {interval ? <small className={classes.lead}>{t(interval.difference < 0 ? 'quality:behind' : 'quality:ahead', { difference: three(Math.abs(interval.difference)), low: signed(interval.low), high: signed(interval.high) })}</small> : null}
      {p === null ? null : <small>{p < 0.001 ? 'p < 0.001' : `p = ${three(p)}`}</small>}
    </>
  );
}

function Row({ bar, system }: { bar: Bar; system: QualitySystem }) {
  const { t } = useTranslation();
  return (
    <tr data-own={bar.own || undefined}>
      <th scope="row">{t(`quality:system.${bar.id}`, { defaultValue: bar.id })}</th>
      <td className="jz-num">{three(bar.value)}{system.low !== undefined && system.high !== undefined ? <small> {t('quality:range', { low: three(system.low), high: three(system.high) })}</small> : null}</td>
      <td className="jz-num"><Lead interval={system.interval} p={bar.p} /></td>
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
