import { linear, niceTicks, pathOf, textWidth } from './geometry.ts';
import { SCREEN, type Drawing } from './paint.ts';

export interface LinePoint { /** `YYYY-MM-DD`. */ day: string; low: number; base: number; high: number }

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** A band over time: the range as an area, the base as a line, years below. Points in order of their day, at least two. */
export function ValueLine({ points, tick, label, width, height = 240, paint = SCREEN }: Drawing & { points: readonly LinePoint[]; tick: (value: number) => string; height?: number }) {
  const ticks = niceTicks(Math.max(0, ...points.map((p) => p.high)), 4);
  const left = Math.max(...ticks.map((v) => textWidth(tick(v), 12))) + 10;
  const days = points.map((p) => dayNumber(p.day));
  const [first, last] = [days[0] ?? 0, days.at(-1) ?? 1];
  const x = linear([first, last], [left, width - 14]);
  const y = linear([0, ticks.at(-1)!], [height - 26, 10]);
  const line = (pick: (p: LinePoint) => number) => points.map((p, i) => ({ x: x(days[i]!), y: y(pick(p)) }));
  const every = Math.max(1, Math.ceil(points.length / Math.max(2, Math.floor((width - left) / 52))));
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
      {ticks.map((value) => (
        <g key={value}>
          <line x1={left} x2={width - 14} y1={y(value)} y2={y(value)} stroke={value === 0 ? paint.lineStrong : paint.line} strokeWidth="1" />
          <text x={left - 6} y={y(value) + 4} textAnchor="end" fontSize="12" fill={paint.muted}>{tick(value)}</text>
        </g>
      ))}
      <path d={pathOf([...line((p) => p.high), ...line((p) => p.low).reverse()], true)} fill={paint.actionSoft} stroke="none" />
      <path d={pathOf(line((p) => p.high))} fill="none" stroke={paint.action} strokeWidth="1" strokeDasharray="4 3" />
      <path d={pathOf(line((p) => p.low))} fill="none" stroke={paint.action} strokeWidth="1" strokeDasharray="4 3" />
      <path d={pathOf(line((p) => p.base))} fill="none" stroke={paint.action} strokeWidth="2.5" strokeLinejoin="round" />
      {line((p) => p.base).map((p, i) => <circle key={points[i]!.day} cx={p.x} cy={p.y} r="3" fill={paint.action} />)}
      {points.map((p, i) => (i % every === 0 && (i === 0 || points.length - 1 - i >= every || i === points.length - 1)) || i === points.length - 1
        ? <text key={p.day} x={x(days[i]!)} y={height - 8} textAnchor={i === points.length - 1 ? 'end' : 'middle'} fontSize="12" fill={paint.muted}>{p.day.slice(0, 4)}</text> : null)}
    </svg>
  );
}
