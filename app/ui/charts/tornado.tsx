import { linear, textWidth, wrapText } from './geometry.ts';
import { SCREEN, type Drawing } from './paint.ts';

export interface TornadoRow { key: string; label: string; /** Result when this input alone stands at its low, and at its high end. */ atLow: number; atHigh: number }

const NARROW = 480;

/** What moves a result, widest first: one bar an input, around the base. The low end is drawn hollow, the high end solid, so that grey tells them apart. */
export function Tornado({ rows, base, format, legend, label, width, paint = SCREEN }: Drawing & { rows: readonly TornadoRow[]; base: number; format: (value: number) => string; legend: { low: string; high: string; base: string } }) {
  const stacked = width < NARROW;
  const pitch = stacked ? 56 : 36;
  const names = stacked ? 0 : Math.min(180, Math.max(90, ...rows.map((r) => textWidth(r.label, 14) + 12)));
  const all = [base, ...rows.flatMap((r) => [r.atLow, r.atHigh])];
  const room = Math.max(...all.map((v) => textWidth(format(v), 12))) + 8;
  const [min, max] = [Math.min(...all), Math.max(...all)];
  const x = linear([min, max > min ? max : min + 1], [names + room, width - room]);
  const head = 42;
  const height = head + rows.length * pitch + 4;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
      <rect x="1" y="5" width="16" height="10" fill={paint.ground} stroke={paint.action} strokeWidth="1.5" />
      <text x="23" y="15" fontSize="12" fill={paint.muted}>{legend.low}</text>
      <rect x={width / 2} y="5" width="16" height="10" fill={paint.action} stroke={paint.action} strokeWidth="1.5" />
      <text x={width / 2 + 22} y="15" fontSize="12" fill={paint.muted}>{legend.high}</text>
      <text x={x(base)} y="36" textAnchor="middle" fontSize="12" fill={paint.ink}>{`${legend.base} ${format(base)}`}</text>
      {rows.map((r, i) => {
        const y = head + i * pitch;
        const bar = y + (stacked ? 26 : 8);
        const ends = [{ value: r.atLow, solid: false }, { value: r.atHigh, solid: true }];
        const [left, right] = [Math.min(r.atLow, r.atHigh), Math.max(r.atLow, r.atHigh)];
        return (
          <g key={r.key}>
            <text x="2" y={stacked ? y + 16 : bar + 15} fontSize="14" fill={paint.ink}>{wrapText(r.label, 14, stacked ? width - 8 : names - 4, 1)[0]}</text>
            {ends.map((e) => <rect key={String(e.solid)} x={Math.min(x(base), x(e.value))} y={bar} width={Math.max(1, Math.abs(x(e.value) - x(base)))} height="20" fill={e.solid ? paint.action : paint.ground} stroke={paint.action} strokeWidth="1.5" />)}
            <text x={x(left) - 6} y={bar + 15} textAnchor="end" fontSize="12" fill={paint.muted}>{format(left)}</text>
            <text x={x(right) + 6} y={bar + 15} fontSize="12" fill={paint.muted}>{format(right)}</text>
          </g>
        );
      })}
      <line x1={x(base)} x2={x(base)} y1={head} y2={height - 2} stroke={paint.amber} strokeWidth="2.5" />
    </svg>
  );
}
