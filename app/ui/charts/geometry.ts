/** Arithmetic of the drawings: pure, in the drawing's own units, and never anything but finite numbers. */

export type Scale = (value: number) => number;

/** Straight line from a domain to a range; a domain of no length, and whatever is no number, lands at the range's beginning. */
export function linear([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale {
  const span = to - from;
  return (value) => {
    if (!Number.isFinite(value) || !(span > 0)) return start;
    return round(start + ((value - from) / span) * (end - start));
  };
}

/** Round figures from 0 to `top` or a little above, about `count` of them: 0, 200, 400 … `top` 0 or less gives 0 and 1. */
export function niceTicks(top: number, count = 4): number[] {
  if (!Number.isFinite(top) || top <= 0) return [0, 1];
  const rough = top / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((m) => m * power >= rough * 0.999_999) ?? 10) * power;
  const last = Math.max(1, Math.ceil(top / step - 1e-9));
  return Array.from({ length: last + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

/** Point on a circle, first at the top, then clockwise. */
export function polar(cx: number, cy: number, radius: number, index: number, of: number): { x: number; y: number } {
  const angle = (index / Math.max(1, of)) * 2 * Math.PI - Math.PI / 2;
  return { x: round(cx + radius * Math.cos(angle)), y: round(cy + radius * Math.sin(angle)) };
}

/** Points as a path; empty without points. */
export function pathOf(points: readonly { x: number; y: number }[], closed = false): string {
  return points.length ? `M${points.map((p) => `${p.x} ${p.y}`).join('L')}${closed ? 'Z' : ''}` : '';
}

/** Width of a text: a Chinese character is as wide as the letters are high, a Latin one a little over half. An estimate, on the safe side. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const c of text) width += /[\u2e80-\u9fff\uff00-\uffef]/.test(c) ? 1 : /[A-Zmw%]/.test(c) ? 0.68 : 0.56;
  return round(width * size);
}

/** Breaks a text into at most `lines` lines of a width, at spaces or between Chinese characters; what does not fit ends in an ellipsis. */
export function wrapText(text: string, size: number, width: number, lines = 2): string[] {
  const parts = text.match(/[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+/g) ?? [];
  const out: string[] = [''];
  for (const part of parts) {
    const current = out.at(-1)!;
    if (current === '' || textWidth((current + part).trimEnd(), size) <= width) out[out.length - 1] = current + part;
    else out.push(part.trimStart());
  }
  const trimmed = out.map((l) => l.trim());
  if (trimmed.length <= lines) return trimmed;
  return [...trimmed.slice(0, lines - 1), `${trimmed[lines - 1]}…`];
}

/** Keeps labels under each other at least `gap` apart, each as near to its mark as the others and the ends allow. */
export function spreadDown(marks: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = marks.map((at, i) => ({ at, i })).sort((a, b) => a.at - b.at);
  const placed = new Array<number>(marks.length);
  let edge = top;
  for (const m of order) { placed[m.i] = Math.max(m.at, edge); edge = placed[m.i]! + gap; }
  let limit = bottom;
  for (const m of [...order].reverse()) { placed[m.i] = round(Math.min(placed[m.i]!, limit)); limit = placed[m.i]! - gap; }
  return placed;
}

/** Two digits behind the point: enough for a drawing, and the same text on every machine. */
export function round(value: number): number { return Math.round(value * 100) / 100; }
