import { addMonths } from '#app/core/clock.ts';
import { lifeView } from '../money/life.ts';
import { METHOD_DEFINITIONS } from '../money/methods.ts';
import { resolveRows } from '../money/resolve.ts';
import { drawSamples, simulate } from '../money/simulate.ts';
import type { ValuationPacks } from '../rule-packs/index.ts';
import type { BandFigures, SnapshotInputs } from '../snapshot.ts';
import { settingOf } from './run.ts';

const DRAWS = 256;

/**
 * What is left of the income at the beginning of each year from the valuation day to expiry, all else equal: relief from royalty, else
 * discounted profit. Ends with 0 on the day of expiry. Empty for a dead right, an unknown expiry, or without an income method.
 */
export function valueCurve(inputs: SnapshotInputs, packs: ValuationPacks, seed: number): (BandFigures & { day: string })[] {
  const life = lifeView(inputs);
  const { rows, feesPaid } = resolveRows(inputs, packs);
  const definition = METHOD_DEFINITIONS.find((d) => (d.method === 'relief_from_royalty' || d.method === 'dcf') && d.needs.every((n) => rows[n]));
  if (life.veto || life.expiry === null || !definition) return [];
  const samples = drawSamples(rows, [...definition.needs, ...definition.uses], seed, DRAWS);
  const points: (BandFigures & { day: string })[] = [];
  for (let year = 0; ; year++) {
    const day = addMonths(inputs.valuedOn, year * 12);
    if (day >= life.expiry) break;
    points.push({ day, ...simulate(definition, rows, samples, settingOf(inputs, life, feesPaid, year), DRAWS).band });
  }
  return [...points, { day: life.expiry, low: 0, base: 0, high: 0 }];
}
