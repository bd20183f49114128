import { fieldError } from '#app/core/errors.ts';
import { MAX_AMOUNT, splitByWeights } from '#app/core/money.ts';
import type { BandFigures, Bar, InputRow } from '../snapshot.ts';
import type { MoneyInput } from '../vocabulary.ts';
import { quantile, spreadOver } from './distribution.ts';
import type { MethodDefinition, Setting, Values } from './methods.ts';
import { uniforms } from './random.ts';
import type { Rows } from './resolve.ts';

/** The ends of a band: eight draws of ten lie inside. */
const LOW = 0.1;
const HIGH = 0.9;

/** Draws of every uncertain input, made once and shared by all methods: in draw i the world is the same for each of them. */
export type Samples = ReadonlyMap<MoneyInput, Float64Array>;

export function drawSamples(rows: Rows, names: Iterable<MoneyInput>, seed: number, n: number): Samples {
  const samples = new Map<MoneyInput, Float64Array>();
  for (const name of names) {
    const row = rows[name];
    if (!row || row.shape === 'fixed' || samples.has(name)) continue;
    const draws = uniforms(seed, name, n);
    spreadOver(row, row.shape, draws);
    samples.set(name, draws);
  }
  return samples;
}

export interface Simulated { band: BandFigures; draws: Float64Array; tornado: Bar[]; floored: boolean }

/** Runs one method: base from the base values, band from the draws, tornado by moving one input at a time. Minor units, never below 0. */
export function simulate(definition: MethodDefinition, rows: Rows, samples: Samples, setting: Setting, n: number): Simulated {
  const names = [...definition.needs, ...definition.uses].filter((name) => rows[name]);
  const base: Partial<Record<MoneyInput, number>> = {};
  for (const name of names) base[name] = rows[name]!.base;
  const at = (values: Values) => Math.max(0, definition.formula(values, setting));
  const varied = names.filter((name) => samples.has(name));
  const values = { ...base };
  const draws = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (const name of varied) values[name] = samples.get(name)![i]!;
    draws[i] = at(values);
  }
  const tornado = varied.map((name): Bar => [name, amount(at({ ...base, [name]: rows[name]!.low })), amount(at({ ...base, [name]: rows[name]!.high }))]);
  return { band: bandOf(draws.slice().sort(), at(base)), draws, tornado: widestFirst(tornado), floored: definition.formula(base, setting) < 0 };
}

/** P10 and P90 of sorted draws around the base; a skewed sample whose quantiles miss the base is stretched to it. */
export function bandOf(sorted: Float64Array, base: number): BandFigures {
  return { low: amount(Math.min(quantile(sorted, LOW), base)), base: amount(base), high: amount(Math.max(quantile(sorted, HIGH), base)) };
}

/**
 * One band of several methods: the draws of all, each weighing its method's weight, in one sample. Methods that disagree make the
 * band wide instead of averaging their disagreement away. Base is the weighted mean of the bases.
 */
export function combine(parts: readonly { weightBps: number; result: Simulated }[]): BandFigures & { tornado: Bar[] } {
  const base = parts.reduce((sum, p) => sum + (p.result.band.base * p.weightBps) / 10_000, 0);
  const total = parts.reduce((sum, p) => sum + p.result.draws.length, 0);
  const values = new Float64Array(total);
  const weights = new Float64Array(total);
  let at = 0;
  for (const { weightBps, result } of parts) {
    for (const draw of result.draws) { values[at] = draw; weights[at] = weightBps / result.draws.length; at += 1; }
  }
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const whole = weights.reduce((a, b) => a + b, 0);
  const weighted = (p: number) => {
    let seen = 0;
    for (const i of order) {
      seen += weights[i]!;
      if (seen >= p * whole) return values[i]!;
    }
    return values[order.at(-1)!]!;
  };
  const names = new Set(parts.flatMap((p) => p.result.tornado.map(([name]) => name)));
  const moved = (name: MoneyInput, end: 1 | 2) => parts.reduce((sum, p) => sum + ((p.result.tornado.find((b) => b[0] === name)?.[end] ?? p.result.band.base) * p.weightBps) / 10_000, 0);
  const tornado = [...names].map((name): Bar => [name, amount(moved(name, 1)), amount(moved(name, 2))]);
  return { low: amount(Math.min(weighted(LOW), base)), base: amount(base), high: amount(Math.max(weighted(HIGH), base)), tornado: widestFirst(tornado) };
}

/** Weights in basis points that sum to 10,000; all zero weights share equally. */
export function normaliseWeights(raw: readonly number[]): number[] {
  if (!raw.length) return [];
  return splitByWeights(10_000, raw.some((w) => w > 0) ? raw.map((w) => Math.round(w)) : raw.map(() => 1));
}

/** Whole minor units, half up. Refuses what no ledger could hold, and would refuse what is no number: that would be a fault of ours. */
export function amount(value: number): number {
  if (!Number.isFinite(value)) throw new Error('valuation gave no number');
  const whole = Math.round(value);
  if (whole > MAX_AMOUNT) throw fieldError('revenue', 'result_too_large');
  return whole;
}

function widestFirst(bars: Bar[]): Bar[] {
  return bars.sort((a, b) => Math.abs(b[2] - b[1]) - Math.abs(a[2] - a[1]) || (a[0] < b[0] ? -1 : 1));
}

/** Rows in the order they are shown. */
export function usedRows(rows: Rows, names: ReadonlySet<MoneyInput>): InputRow[] {
  return Object.values(rows).filter((r) => names.has(r.name));
}
