import { pathOf, polar, round, textWidth, wrapText } from './geometry.ts';
import { SCREEN, type Drawing, type Paint } from './paint.ts';

export interface RadarSeries { key: string; name: string; /** One value an axis; null where nothing is known: the line skips it, it is not drawn as nothing. */ values: readonly (number | null)[] }

interface Look { stroke: (p: Paint) => string; dash: string | undefined; fill: boolean }
/** Lines differ in dash and mark as well as in colour. */
const LOOKS: readonly Look[] = [
  { stroke: (p) => p.action, dash: undefined, fill: true }, { stroke: (p) => p.ink, dash: '7 4', fill: false }, { stroke: (p) => p.amber, dash: '2 3', fill: false },
];

function Mark({ kind, x, y, stroke, ground }: { kind: number; x: number; y: number; stroke: string; ground: string }) {
  if (kind === 0) return <circle cx={x} cy={y} r="3.5" fill={stroke} />;
  if (kind === 1) return <rect x={round(x - 3.5)} y={round(y - 3.5)} width="7" height="7" fill={ground} stroke={stroke} strokeWidth="2" />;
  return <path d={`M${x} ${round(y - 5)}L${round(x + 5)} ${round(y + 4)}H${round(x - 5)}Z`} fill={ground} stroke={stroke} strokeWidth="2" />;
}

/** Several values around a centre, 0 or `min` in the middle and `max` at the rim. `numbered` writes 1, 2, 3 … instead of names, where names have no room. */
export function Radar({ axes, series, max, min = 0, numbered, label, width, paint = SCREEN }: Drawing & { axes: readonly string[]; series: readonly RadarSeries[]; max: number; min?: number; numbered?: boolean }) {
  const size = 13;
  const margin = numbered ? 26 : Math.min(width * 0.3, Math.max(40, ...axes.map((a) => Math.min(110, textWidth(a, size)) + 12)));
  const radius = Math.max(40, Math.min(width / 2 - margin, 130));
  const foot = series.length > 1 ? 24 : 4;
  const height = radius * 2 + 64 + foot;
  const [cx, cy] = [width / 2, radius + 32];
  const share = (v: number) => Math.max(0, Math.min(1, (v - min) / (max - min || 1)));
  const at = (v: number, i: number) => polar(cx, cy, radius * share(v), i, axes.length);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
      {[0.25, 0.5, 0.75, 1].map((part) => <path key={part} d={pathOf(axes.map((_, i) => polar(cx, cy, radius * part, i, axes.length)), true)} fill="none" stroke={part === 1 ? paint.lineStrong : paint.line} strokeWidth="1" />)}
      {axes.map((axis, i) => {
        const rim = polar(cx, cy, radius, i, axes.length);
        const text = polar(cx, cy, radius + 12, i, axes.length);
        const side = Math.abs(text.x - cx) < 4 ? 'middle' : text.x > cx ? 'start' : 'end';
        const lines = numbered ? [String(i + 1)] : wrapText(axis, size, margin - 10);
        const first = text.y + (text.y > cy + radius * 0.6 ? 8 : text.y < cy - radius * 0.6 ? 2 - (lines.length - 1) * 15 : 5 - (lines.length - 1) * 7);
        return (
          <g key={axis}>
            <line x1={cx} y1={cy} x2={rim.x} y2={rim.y} stroke={paint.line} strokeWidth="1" />
            {lines.map((line, n) => <text key={n} x={text.x} y={round(first + n * 15)} textAnchor={side} fontSize={size} fill={paint.ink}>{line}</text>)}
          </g>
        );
      })}
      {series.map((s, k) => {
        const look = LOOKS[k % LOOKS.length]!;
        const points = s.values.flatMap((v, i) => (v === null ? [] : [at(v, i)]));
        return (
          <g key={s.key}>
            <path d={pathOf(points, points.length > 2)} fill={look.fill ? look.stroke(paint) : 'none'} fillOpacity="0.14" stroke={look.stroke(paint)} strokeWidth="2" strokeDasharray={look.dash} strokeLinejoin="round" />
            {points.map((p, i) => <Mark key={i} kind={k % LOOKS.length} x={p.x} y={p.y} stroke={look.stroke(paint)} ground={paint.ground} />)}
          </g>
        );
      })}
      {series.length > 1 ? <Legend series={series} width={width} y={height - 10} paint={paint} /> : null}
    </svg>
  );
}

function Legend({ series, width, y, paint }: { series: readonly RadarSeries[]; width: number; y: number; paint: Paint }) {
  const widths = series.map((s) => textWidth(s.name, 13) + 42);
  const start = Math.max(2, (width - widths.reduce((a, b) => a + b, 0)) / 2);
  return (
    <>
      {series.map((s, k) => {
        const look = LOOKS[k % LOOKS.length]!;
        const x = round(start + widths.slice(0, k).reduce((a, b) => a + b, 0));
        return (
          <g key={s.key}>
            <line x1={x} x2={x + 24} y1={y - 4} y2={y - 4} stroke={look.stroke(paint)} strokeWidth="2" strokeDasharray={look.dash} />
            <Mark kind={k % LOOKS.length} x={x + 12} y={y - 4} stroke={look.stroke(paint)} ground={paint.ground} />
            <text x={x + 30} y={y} fontSize="13" fill={paint.ink}>{s.name}</text>
          </g>
        );
      })}
    </>
  );
}
