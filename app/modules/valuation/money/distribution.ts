import { exp, ln, probit } from './exact-math.ts';

/** An uncertain figure: lowest plausible, base, highest plausible. */
export interface Range { low: number; base: number; high: number }
export type Shape = 'fixed' | 'triangular' | 'lognormal';

/** 95 % quantile of the standard normal: the ends of a lognormal range are read as its 5 % and 95 % points. */
const Z95 = 1.644_853_626_951_472_7;

/** Which shape a range takes: amounts multiply errors (lognormal, where the low end is above zero), rates and times add them (triangular). */
export function shapeOf(range: Range, multiplicative: boolean): Shape {
  if (range.low === range.high) return 'fixed';
  return multiplicative && range.low > 0 ? 'lognormal' : 'triangular';
}

/**
 * The value of a range at a uniform u in (0, 1), rising in u. Triangular: ends are hard limits, base is the mode.
 * Lognormal: base is the median, each side has its own spread, and draws are cut at the ends' squares so that no draw runs away.
 */
export function valueAt(range: Range, shape: Shape, u: number): number {
  const { low, base, high } = range;
  if (shape === 'fixed') return base;
  if (shape === 'triangular') {
    const cut = (base - low) / (high - low);
    return u < cut ? low + Math.sqrt(u * (high - low) * (base - low)) : high - Math.sqrt((1 - u) * (high - low) * (high - base));
  }
  const z = Math.max(-2 * Z95, Math.min(2 * Z95, probit(u)));
  return base * exp((z < 0 ? ln(base / low) : ln(high / base)) * (z / Z95));
}

/** Turns uniforms into values of a range, in place; the same to the last bit as {@link valueAt} one by one, without asking again what no draw changes. */
export function spreadOver(range: Range, shape: Shape, uniforms: Float64Array): void {
  const { low, base, high } = range;
  if (shape !== 'lognormal') {
    for (let i = 0; i < uniforms.length; i++) uniforms[i] = valueAt(range, shape, uniforms[i]!);
    return;
  }
  const [down, up] = [ln(base / low), ln(high / base)];
  for (let i = 0; i < uniforms.length; i++) {
    const z = Math.max(-2 * Z95, Math.min(2 * Z95, probit(uniforms[i]!)));
    uniforms[i] = base * exp((z < 0 ? down : up) * (z / Z95));
  }
}

/** Quantile of a sorted sample by linear interpolation between order statistics. */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (sorted[above]! - sorted[below]!) * (at - below);
}
