import { describe, expect, it } from 'vitest';
import { monthsUntil, termScale } from './life.ts';

describe('monthsUntil', () => {
  it('counts whole months, not begun ones', () => {
    expect(monthsUntil('2027-01-15', '2026-12-15')).toBe(1);
    expect(monthsUntil('2027-01-14', '2026-12-15')).toBe(0);
    expect(monthsUntil('2036-11-22', '2026-11-22')).toBe(120);
  });
  it('is 0 on the expiry day and after, null when nothing is known', () => {
    expect(monthsUntil('2026-11-22', '2026-11-22')).toBe(0);
    expect(monthsUntil('2020-01-01', '2026-11-22')).toBe(0);
    expect(monthsUntil(null, '2026-11-22')).toBeNull();
  });
  it('scales by kind', () => expect([termScale('invention'), termScale('utility_model'), termScale('design')]).toEqual([240, 120, 180]));
});
