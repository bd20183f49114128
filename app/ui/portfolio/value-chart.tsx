import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { Advice } from '#app/core/vocabulary.ts';
import type { Overview } from '#app/modules/portfolio/contract.ts';
import { linear } from '../charts/geometry.ts';
import { SCREEN } from '../charts/paint.ts';
import { useFormat } from '../index.ts';
import classes from './chart.module.css';

/** Fields of the picture, as the advice has them: thresholds of the rule pack `dormancy`. */
export interface Thresholds { dormant: number; valuable: number; worthless: number }

const SHAPE: Record<Advice, string> = { wake_now: 'M0-6 6 0 0 6-6 0Z', nurture: 'M0-5.5 5.5 4.5H-5.5Z', package: 'M-5-5H5V5H-5Z', keep_defence: 'M-5-1.7H-1.7V-5H1.7V-1.7H5V1.7H1.7V5H-1.7V1.7H-5Z', open_licence: 'M5 0A5 5 0 1 1-5 0 5 5 0 1 1 5 0Z', let_lapse: 'M-5-3.5-3.5-5 0-1.5 3.5-5 5-3.5 1.5 0 5 3.5 3.5 5 0 1.5-3.5 5-5 3.5-1.5 0Z' };

/** A mark of an advice: a shape each, so that colour is never the only difference. */
export function AdviceMark({ advice }: { advice: Advice | null }) {
  return <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true"><path d={advice ? SHAPE[advice] : 'M4 0A4 4 0 1 1-4 0 4 4 0 1 1 4 0Z'} fill={advice === 'wake_now' ? SCREEN.amber : SCREEN.action} stroke={SCREEN.ink} strokeWidth="0.8" /></svg>;
}

/**
 * Dormancy across, value upwards. Each mark is a patent and opens it; when there are too many to tell apart, each square is a field of ten by ten points, as
 * large as the patents in it are many, and opens the list of them.
 */
export function ValueChart({ data, limits, width, filter }: { data: Pick<Overview, 'points' | 'cells'>; limits: Thresholds; width: number; filter: string }) {
  const { t } = useTranslation();
  const { number, pick } = useFormat();
  const height = Math.round(width * 0.62);
  const box = { left: 46, top: 10, right: width - 10, bottom: height - 34 };
  const x = linear([0, 100], [box.left, box.right]);
  const y = linear([0, 100], [box.bottom, box.top]);
  const fields = [
    { a: 'wake_now', x: box.right - 8, y: box.top + 16, anchor: 'end' }, { a: 'nurture', x: box.left + 8, y: box.top + 16, anchor: 'start' },
    { a: 'let_lapse', x: box.right - 8, y: box.bottom - 8, anchor: 'end' }, { a: 'keep_defence', x: box.left + 8, y: box.bottom - 8, anchor: 'start' },
    { a: 'open_licence', x: box.right - 8, y: (y(limits.valuable) + y(limits.worthless)) / 2, anchor: 'end' },
  ] as const;
  const most = Math.max(1, ...data.cells.map((c) => c.patents));
  const side = Math.min((box.right - box.left), (box.bottom - box.top)) / 10;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="group" aria-label={t('portfolio:chart.label')} className={classes.chart}>
      <rect x={x(limits.dormant)} y={box.top} width={box.right - x(limits.dormant)} height={y(limits.valuable) - box.top} fill={SCREEN.actionSoft} />
      <rect x={box.left} y={box.top} width={box.right - box.left} height={box.bottom - box.top} fill="none" stroke={SCREEN.lineStrong} />
      <path d={`M${x(limits.dormant)} ${box.top}V${box.bottom}M${box.left} ${y(limits.valuable)}H${box.right}M${box.left} ${y(limits.worthless)}H${box.right}`} stroke={SCREEN.lineStrong} strokeDasharray="4 3" fill="none" />
      {[0, 25, 50, 75, 100].map((n) => <g key={n} fill={SCREEN.muted} fontSize="11"><text x={x(n)} y={box.bottom + 14} textAnchor="middle">{n}</text><text x={box.left - 6} y={y(n) + 4} textAnchor="end">{n}</text></g>)}
      {fields.map((f) => <text key={f.a} x={f.x} y={f.y} textAnchor={f.anchor} fontSize="12" fill={SCREEN.muted}>{t(`portfolio:advice.${f.a}`)}</text>)}
      <text x={box.right} y={height - 4} textAnchor="end" fontSize="12" fill={SCREEN.ink}>{`${t('portfolio:chart.dormancy')} →`}</text>
      <text x="12" y={box.top} textAnchor="end" fontSize="12" fill={SCREEN.ink} transform={`rotate(-90 12 ${box.top})`}>{`${t('portfolio:chart.value')} →`}</text>
      {data.points ? data.points.map((p) => (
        <Link key={p.number} to={paths.patent(p.number)} aria-label={t('portfolio:chart.point', { title: pick(p.title.zh, p.title.en) || p.number, dormancy: p.dormancy, value: number(p.value) })}>
          <title>{`${pick(p.title.zh, p.title.en) || p.number} · ${t('portfolio:chart.at', { dormancy: p.dormancy, value: number(p.value) })}`}</title>
          <g transform={`translate(${x(p.dormancy)} ${y(p.value)})`}><circle r="9" fill="transparent" /><path d={p.advice ? SHAPE[p.advice] : 'M4 0A4 4 0 1 1-4 0 4 4 0 1 1 4 0Z'} fill={p.advice === 'wake_now' ? SCREEN.amber : SCREEN.action} fillOpacity="0.85" stroke={SCREEN.ground} strokeWidth="1" /></g>
        </Link>
      )) : data.cells.map((c) => {
        const [d, v] = [c.dormancy * 10, c.value * 10];
        const half = Math.max(4, (side * Math.sqrt(c.patents / most)) / 2);
        const range = `dormancy=${d}-${c.dormancy === 9 ? 100 : d + 9}&score=${v}-${c.value === 9 ? 100 : v + 9}`;
        const label = t('portfolio:chart.cell', { count: c.patents, n: number(c.patents), from: d, to: d + 10, low: v, high: v + 10 });
        return (
          <Link key={`${d}-${v}`} to={`${paths.portfolio()}?${filter ? `${filter}&` : ''}${range}`} aria-label={label}>
            <title>{label}</title>
            <rect x={x(d + 5) - half} y={y(v + 5) - half} width={half * 2} height={half * 2} rx="2" fill={SCREEN.action} fillOpacity="0.8" stroke={SCREEN.ground} />
            {half > 11 ? <text x={x(d + 5)} y={y(v + 5) + 4} textAnchor="middle" fontSize="11" fill="var(--jz-on-action)">{number(c.patents)}</text> : null}
          </Link>
        );
      })}
    </svg>
  );
}
