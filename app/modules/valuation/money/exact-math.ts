/**
 * Exponential, logarithm and normal quantile from + − × ÷ √ alone. IEEE 754 fixes those five to the last bit, so a stored
 * valuation replays to the cent on every machine and every version of the engine; `Math.exp` and friends promise no such thing.
 */

const LN2 = 0.693_147_180_559_945_3;

/** e^x for |x| ≤ 700; relative error below 1e-14. */
export function exp(x: number): number {
  const k = Math.round(x / LN2);
  const r = x - k * LN2;
  let term = 1;
  let sum = 1;
  for (let i = 1; i < 14; i++) { term = (term * r) / i; sum += term; }
  return k >= 0 ? sum * powInt(2, k) : sum / powInt(2, -k);
}

/** Natural logarithm of x > 0; absolute error below 1e-14 for ordinary magnitudes. */
export function ln(x: number): number {
  let k = 0;
  let m = x;
  while (m > 1.5) { m /= 2; k += 1; }
  while (m < 0.75) { m *= 2; k -= 1; }
  const z = (m - 1) / (m + 1);
  const z2 = z * z;
  let power = z;
  let sum = 0;
  for (let i = 1; i < 26; i += 2) { sum += power / i; power *= z2; }
  return 2 * sum + k * LN2;
}

/** base^n for an integer n ≥ 0 by squaring. */
export function powInt(base: number, n: number): number {
  let result = 1;
  for (let b = base, e = n; e > 0; e = Math.floor(e / 2), b *= b) if (e % 2 === 1) result *= b;
  return result;
}

/** Rational approximation of the lower tail, in q = √(−2 ln p). */
function tail(q: number): number {
  return (((((-7.784894002430293e-3 * q - 3.223964580411365e-1) * q - 2.400758277161838) * q - 2.549732539343734) * q + 4.374664141464968) * q + 2.938163982698783)
    / ((((7.784695709041462e-3 * q + 3.224671290700398e-1) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1);
}

/** Quantile of the standard normal for 0 < p < 1: Acklam's rational approximation, relative error below 1.2e-9. */
export function probit(p: number): number {
  if (p < 0.02425) return tail(Math.sqrt(-2 * ln(p)));
  if (p > 1 - 0.02425) return -tail(Math.sqrt(-2 * ln(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  return ((((((-3.969683028665376e1 * r + 2.209460984245205e2) * r - 2.759285104469687e2) * r + 1.383577518672690e2) * r - 3.066479806614716e1) * r + 2.506628277459239) * q)
    / (((((-5.447609879822406e1 * r + 1.615858368580409e2) * r - 1.556989798598866e2) * r + 6.680131188771972e1) * r - 1.328068155288572e1) * r + 1);
}
