import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween } from './clock.ts';
import { size } from '#tests/fixtures/sizes.ts';

/** What the engine's own dates say. */
const byDate = {
  addMonths(day: string, months: number): string {
    const [y, m, d] = day.split('-').map(Number) as [number, number, number];
    const first = new Date(Date.UTC(y, m - 1 + months, 1));
    const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
    return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(d, last))).toISOString().slice(0, 10);
  },
  daysBetween: (a: string, b: string) => Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000),
};
const day = fc.integer({ min: -300_000, max: 1_500_000 }).map((n) => addDays('1970-01-01', n));

describe('days without dates', () => {
  it('agree with the engine, four centuries to either side and over leap days', () => {
    fc.assert(fc.property(day, day, fc.integer({ min: -2_400, max: 2_400 }), (a, b, months) => {
      expect(daysBetween(a, b)).toBe(byDate.daysBetween(a, b));
      expect(addMonths(a, months)).toBe(byDate.addMonths(a, months));
    }), { numRuns: size(2_000, 200_000) });
    expect([addMonths('2024-01-31', 1), addMonths('2023-01-31', 1), addMonths('2000-02-29', 12), addMonths('2024-03-31', -1), addMonths('2024-02-29', -1_200)]).toEqual(['2024-02-29', '2023-02-28', '2001-02-28', '2024-02-29', '1924-02-29']);
  });

  it('leave to the engine what is no day of theirs', () => {
    expect(Number.isNaN(daysBetween('not a day!', '2024-01-01'))).toBe(true);
    expect(() => addMonths('not a day!', 1)).toThrow(RangeError);
    expect(addMonths('2023-02-31', 1)).toBe(byDate.addMonths('2023-02-31', 1));
    expect(daysBetween('2023-02-30', '2023-03-01')).toEqual(byDate.daysBetween('2023-02-30', '2023-03-01'));
  });
});
