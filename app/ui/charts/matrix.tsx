import { linear, spreadDown, textWidth } from './geometry.ts';
import { SCREEN, type Drawing } from './paint.ts';

export interface MatrixPoint { key: string; label: string; /** 0-100; a higher risk is further right, a higher opportunity further up. */ risk: number; opportunity: number }

/** Opportunity against risk, four fields with a name each. Labels make way for each other, a thin line leads to their mark. */
export function Matrix({ points, words, label, width, paint = SCREEN }: Drawing & { points: readonly MatrixPoint[]; words: { opportunity: string; risk: string; fields: readonly [pursue: string, weigh: string, keep: string, leave: string] } }) {
  const height = Math.round(width * 0.78);
  const box = { left: 28, top: 8, right: width - 8, bottom: height - 30 };
  const x = linear([0, 100], [box.left, box.right]);
  const y = linear([0, 100], [box.bottom, box.top]);
  const [mx, my] = [x(50), y(50)];
  const [pursue, weigh, keep, leave] = words.fields;
  const corners = [{ t: pursue, x: box.left + 8, y: box.top + 18, a: 'start' }, { t: weigh, x: box.right - 8, y: box.top + 18, a: 'end' }, { t: keep, x: box.left + 8, y: box.bottom - 8, a: 'start' }, { t: leave, x: box.right - 8, y: box.bottom - 8, a: 'end' }] as const;
  const labels = spreadDown(points.map((p) => y(p.opportunity) + 4), 17, box.top + 36, box.bottom - 26);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
      <rect x={box.left} y={box.top} width={mx - box.left} height={my - box.top} fill={paint.actionSoft} />
      <rect x={box.left} y={box.top} width={box.right - box.left} height={box.bottom - box.top} fill="none" stroke={paint.lineStrong} strokeWidth="1" />
      <path d={`M${mx} ${box.top}V${box.bottom}M${box.left} ${my}H${box.right}`} stroke={paint.lineStrong} strokeWidth="1" strokeDasharray="4 3" fill="none" />
      {corners.map((c) => <text key={c.t} x={c.x} y={c.y} textAnchor={c.a} fontSize="12" fill={paint.muted}>{c.t}</text>)}
      <text x={box.right} y={height - 10} textAnchor="end" fontSize="12" fill={paint.ink}>{`${words.risk} →`}</text>
      <text x="16" y={box.top} textAnchor="end" fontSize="12" fill={paint.ink} transform={`rotate(-90 16 ${box.top})`}>{`${words.opportunity} →`}</text>
      {points.map((p, i) => {
        const px = x(p.risk);
        const flip = px + 12 + textWidth(p.label, 13) > box.right;
        return (
          <g key={p.key}>
            <line x1={px} y1={y(p.opportunity)} x2={flip ? px - 8 : px + 8} y2={labels[i]! - 4} stroke={paint.lineStrong} strokeWidth="1" />
            <circle cx={px} cy={y(p.opportunity)} r="6" fill={paint.action} stroke={paint.ground} strokeWidth="1.5" />
            <text x={flip ? px - 10 : px + 10} y={labels[i]} textAnchor={flip ? 'end' : 'start'} fontSize="13" fill={paint.ink}>{p.label}</text>
          </g>
        );
      })}
    </svg>
  );
}
