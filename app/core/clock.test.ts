import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, endOfLegalDay, legalDay, legalDeadline } from './clock.ts';
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

describe('legal periods', () => {
  const at = (iso: string) => new Date(iso);
  it('end at 24:00 in China on the last day, counted from the day after the event', () => {
    expect(endOfLegalDay('2026-12-30').toISOString()).toBe('2026-12-30T16:00:00.000Z');
    // Thirty days from half past six in the evening are not over at half past six.
    expect(legalDeadline(at('2026-11-30T10:49:57Z'), { days: 30 }).toISOString()).toBe('2026-12-30T16:00:00.000Z');
    expect(legalDeadline(at('2026-11-30T00:00:00Z'), { days: 30 }).toISOString()).toBe('2026-12-30T16:00:00.000Z');
    // Late in the evening of Greenwich it is the next day in China already.
    expect(legalDeadline(at('2026-11-30T16:30:00Z'), { days: 1 }).toISOString()).toBe('2026-12-02T16:00:00.000Z');
  });

  it('of months end on the same day, or the last of a shorter month', () => {
    expect(legalDeadline(at('2026-08-31T02:00:00Z'), { months: 3 }).toISOString()).toBe('2026-11-30T16:00:00.000Z');
    expect(legalDeadline(at('2026-08-31T20:00:00Z'), { months: 3 }).toISOString()).toBe('2026-12-01T16:00:00.000Z');
    expect(legalDeadline(at('2027-11-30T02:00:00Z'), { months: 3 }).toISOString()).toBe('2028-02-29T16:00:00.000Z');
  });

  it('are never shorter than their days, and end where a legal day begins', () => {
    fc.assert(fc.property(fc.date({ min: at('2000-01-01T00:00:00Z'), max: at('2099-01-01T00:00:00Z'), noInvalidDate: true }), fc.integer({ min: 1, max: 400 }), (now, days) => {
      const end = legalDeadline(now, { days });
      expect(end.getTime() - now.getTime()).toBeGreaterThan(days * 86_400_000);
      expect(end.getTime() - now.getTime()).toBeLessThanOrEqual((days + 1) * 86_400_000);
      expect(daysBetween(legalDay(now), legalDay(new Date(end.getTime() - 1)))).toBe(days);
    }), { numRuns: size(200, 5_000) });
  });
});
