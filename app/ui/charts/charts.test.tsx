import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { BandBars, Matrix, PAPER, Radar, SCREEN, Tornado, ValueLine } from './index.ts';
import { linear, niceTicks, pathOf, polar, spreadDown, textWidth, wrapText } from './geometry.ts';

const money = (n: number) => `¥${n}`;
const numbersOf = (svg: string, names: string) => [...svg.matchAll(new RegExp(` (?:${names})="([^"]*)"`, 'g'))].map((m) => Number(m[1]));

describe('geometry', () => {
  it('maps a domain on a range, and everything that is no number to its beginning', () => {
    const x = linear([0, 200], [10, 110]);
    expect([x(0), x(100), x(200)]).toEqual([10, 60, 110]);
    expect([x(Number.NaN), x(Number.POSITIVE_INFINITY), linear([5, 5], [10, 110])(5)]).toEqual([10, 10, 10]);
  });

  it.each([[0, [0, 1]], [-3, [0, 1]], [Number.NaN, [0, 1]], [7, [0, 2, 4, 6, 8]], [1_000_000, [0, 250_000, 500_000, 750_000, 1_000_000]], [0.004, [0, 0.001, 0.002, 0.003, 0.004]]])('ticks up to %d are round', (top, ticks) => {
    expect(niceTicks(top)).toEqual(ticks);
  });

  it('ticks always reach the top, and are few', () => {
    for (let top = 1; top < 1e13; top *= 1.37) {
      const ticks = niceTicks(top);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(top * 0.999_999);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }
  });

  it('goes round the circle clockwise from the top', () => {
    expect(polar(100, 100, 50, 0, 4)).toEqual({ x: 100, y: 50 });
    expect(polar(100, 100, 50, 1, 4)).toEqual({ x: 150, y: 100 });
    expect(pathOf([])).toBe('');
  });

  it('breaks lines in both scripts and marks what is cut', () => {
    expect(wrapText('Remaining economic life', 13, 100)).toEqual(['Remaining', 'economic life']);
    expect(wrapText('剩余经济寿命与竞争情况', 13, 66)).toEqual(['剩余经济寿', '命与竞争情…']);
    expect(textWidth('专利', 10)).toBe(20);
  });

  it('keeps labels apart and inside', () => {
    const placed = spreadDown([50, 50, 52, 198], 17, 20, 200);
    const sorted = [...placed].sort((a, b) => a - b);
    sorted.slice(1).forEach((v, i) => expect(v - sorted[i]!).toBeGreaterThanOrEqual(17));
    expect(sorted.at(-1)).toBeLessThanOrEqual(200);
  });
});

const rows = [{ key: 'a', label: '提成节省法', low: 100, base: 220, high: 400 }, { key: 'b', label: 'Combined', low: 120, base: 240, high: 380, strong: true }];
const drawings: [string, (width: number) => React.ReactElement][] = [
  ['band bars', (width) => <BandBars label="bands" width={width} rows={rows} format={money} />],
  ['band bars of nothing', (width) => <BandBars label="bands" width={width} rows={[{ key: 'z', label: '0', low: 0, base: 0, high: 0 }]} format={money} />],
  ['tornado', (width) => <Tornado label="moves" width={width} base={240} rows={[{ key: 'r', label: 'Royalty', atLow: 120, atHigh: 400 }, { key: 'd', label: '折现率', atLow: 300, atHigh: 180 }]} format={money} legend={{ low: 'low', high: 'high', base: 'base' }} />],
  ['tornado that nothing moves', (width) => <Tornado label="moves" width={width} base={0} rows={[{ key: 'r', label: 'R', atLow: 0, atHigh: 0 }]} format={money} legend={{ low: 'low', high: 'high', base: 'base' }} />],
  ['radar', (width) => <Radar label="scores" width={width} axes={['a', 'b', 'c', 'd']} max={100} series={[{ key: 's', name: 'S', values: [10, null, 100, 40] }, { key: 't', name: 'T', values: [null, null, null, null] }]} />],
  ['value over time', (width) => <ValueLine label="value" width={width} points={[{ day: '2026-01-01', low: 1, base: 5, high: 9 }, { day: '2030-06-30', low: 0, base: 0, high: 0 }]} tick={money} />],
  ['value over time of one day', (width) => <ValueLine label="value" width={width} points={[{ day: '2026-01-01', low: 1, base: 5, high: 9 }]} tick={money} />],
  ['matrix', (width) => <Matrix label="matrix" width={width} points={[{ key: 'l', label: 'Legal', risk: 100, opportunity: 0 }, { key: 'm', label: 'Market', risk: 0, opportunity: 100 }]} words={{ opportunity: 'O', risk: 'R', fields: ['a', 'b', 'c', 'd'] }} />],
];

describe.each(drawings)('%s', (_name, draw) => {
  it.each([330, 700])('at %i units: finite, inside, and an image with words', (width) => {
    const svg = renderToStaticMarkup(draw(width));
    expect(svg).toMatch(/role="img" aria-label="\w+"/);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    const height = Number(/viewBox="0 0 \d+ ([\d.]+)"/.exec(svg)![1]);
    for (const [names, end] of [['x|x1|x2|cx|width', width], ['y|y1|y2|cy|height', height]] as const) {
      const all = numbersOf(svg, names);
      expect(all.length).toBeGreaterThan(2);
      for (const n of all) {
        expect(Number.isFinite(n)).toBe(true);
        expect(n).toBeGreaterThanOrEqual(-1);
        expect(n).toBeLessThanOrEqual(end + 1);
      }
    }
  });
});

describe('a drawing', () => {
  it('puts a wider range in a wider bar and the base inside', () => {
    const svg = renderToStaticMarkup(<BandBars label="b" width={700} rows={rows} format={money} />);
    const bars = [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)].map((m) => [Number(m[1]), Number(m[2])] as const);
    expect(bars).toHaveLength(2);
    expect(bars[0]![1]).toBeGreaterThan(bars[1]![1]);
    expect(bars[0]![0]).toBeLessThan(bars[1]![0]);
  });

  it('skips what is not known instead of drawing it as nothing', () => {
    const svg = renderToStaticMarkup(<Radar label="r" width={400} axes={['a', 'b', 'c']} max={100} series={[{ key: 's', name: 'S', values: [50, null, 50] }]} />);
    expect(svg.match(/<circle/g)).toHaveLength(2);
  });

  it('takes its colours from the theme on a page and from nowhere else on paper', () => {
    const screen = renderToStaticMarkup(<BandBars label="b" width={700} rows={rows} format={money} paint={SCREEN} />);
    expect(screen).not.toMatch(/#[0-9a-f]{3,6}/i);
    expect(renderToStaticMarkup(<BandBars label="b" width={700} rows={rows} format={money} paint={PAPER} />)).not.toContain('var(');
    expect(screen).not.toContain('style=');
  });
});
