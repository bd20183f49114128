import type { QualitySystem } from '#app/modules/stats/contract-quality.ts';

/** Where the bars of a metric end, in per cent of the axis. Pure. */
export interface Bar { id: string; own: boolean; value: number; width: number; from: number | null; to: number | null; p: number | null }

export const OWN = 'jingzhe';

/** Bars of one metric, the best first. The axis starts at zero and ends at the next tenth above everything shown: a lead looks as large as it is. */
export function bars(systems: readonly QualitySystem[]): { bars: Bar[]; end: number } {
  const top = Math.max(...systems.map((s) => Math.max(s.value, s.high ?? 0)));
  const end = Math.min(1, Math.max(0.1, Math.ceil(top * 10 - 1e-9) / 10));
  const at = (x: number) => Math.round((1000 * x) / end) / 10;
  return {
    end,
    bars: [...systems].sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1)).map((s) => ({
      id: s.id, own: s.id === OWN, value: s.value, width: at(s.value), from: s.low === undefined ? null : at(s.low), to: s.high === undefined ? null : at(s.high), p: s.p ?? null,
    })),
  };
}
