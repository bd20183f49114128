import { linear, niceTicks, textWidth, wrapText } from './geometry.ts';
import { SCREEN, type Drawing } from './paint.ts';

export interface BandRow { key: string; label: string; low: number; base: number; high: number; /** The result the others lead to. */ strong?: boolean }

const SIZE = 14;
const NARROW = 480;

/** Low, base and high of several methods on one axis that begins at nothing. `format` writes an amount, `tick` a shorter one for the axis. */
export function BandBars({ rows, format, tick = format, label, width, paint = SCREEN }: Drawing & { rows: readonly BandRow[]; format: (value: number) => string; tick?: (value: number) => string }) {
  const stacked = width < NARROW;
  const pitch = stacked ? 72 : 50;
  const ticks = niceTicks(Math.max(0, ...rows.map((r) => r.high)), stacked ? 3 : 5);
  const top = ticks.at(-1)!;
  const edge = Math.max(12, textWidth(tick(top), 12) / 2 + 2);
  const x = linear([0, top], [12, width - edge]);
  const bottom = rows.length * pitch + 6;
  return (
    <svg viewBox={`0 0 ${width} ${bottom + 26}`} width={width} height={bottom + 26} role="img" aria-label={label}>
      {ticks.map((value, i) => (
        <g key={value}>
          <line x1={x(value)} x2={x(value)} y1="4" y2={bottom} stroke={i ? paint.line : paint.lineStrong} strokeWidth="1" />
          <text x={x(value)} y={bottom + 18} textAnchor={i ? 'middle' : 'start'} fontSize="12" fill={paint.muted}>{tick(value)}</text>
        </g>
      ))}
      {rows.map((r, i) => {
        const y = i * pitch;
        const bar = y + (stacked ? 46 : 28);
        const figures = `${format(r.base)}  (${format(r.low)} – ${format(r.high)})`;
        return (
          <g key={r.key}>
            <text x="14" y={y + 18} fontSize={SIZE} fontWeight={r.strong ? 700 : 400} fill={paint.ink}>{wrapText(r.label, SIZE, width - (stacked ? 20 : textWidth(figures, SIZE) + 40), 1)[0]}</text>
            <text x={stacked ? 14 : width - 2} y={stacked ? y + 37 : y + 18} textAnchor={stacked ? 'start' : 'end'} fontSize={SIZE} fontWeight={r.strong ? 700 : 400} fill={paint.ink}>{figures}</text>
            <rect x={x(r.low)} y={bar} width={Math.max(2, x(r.high) - x(r.low))} height={r.strong ? 16 : 12} rx="2" fill={r.strong ? paint.action : paint.actionSoft} stroke={paint.action} strokeWidth="1" />
            <line x1={x(r.base)} x2={x(r.base)} y1={bar - 3} y2={bar + (r.strong ? 19 : 15)} stroke={r.strong ? paint.amber : paint.ink} strokeWidth="3" />
          </g>
        );
      })}
    </svg>
  );
}
