import { describe, expect, it } from 'vitest';
import { dealPackOf, dealPackOn, inRegion, lapsingDealPacks } from './index.ts';

describe('rule packs of deals', () => {
  const floors = (ref: string, region: string) => { const { values } = dealPackOf(ref); return [values.rewardFloorBps, values.mainContributorsFloorBps, values.publicityDays].map((v) => inRegion(v.value, region)); };

  it('lay the seller’s province over the country, and a deal keeps both', () => {
    expect(dealPackOn('2026-11-30').ref).toBe('deals/CN@2026.1');
    expect(dealPackOn('2026-11-30', '22').ref).toBe('deals/CN@2026.1');
    expect(dealPackOn('2026-11-30', 'DE').ref).toBe('deals/CN@2026.1');
    expect(dealPackOn('2026-11-30', '330106').ref).toBe('deals/CN@2026.1+deals/CN-33@2026.1');
    expect(floors('deals/CN@2026.1+deals/CN-33@2026.1', '330106')).toEqual([7_000, 7_000, 15]);
    expect(floors('deals/CN@2026.1+deals/CN-11@2026.1', '11')).toEqual([7_000, 0, 15]);
    expect(floors('deals/CN@2026.1', '22')).toEqual([5_000, 0, 15]);
  });

  it('say of every region what the first version said, and old deals keep that one', () => {
    expect(dealPackOn('2025-06-01', '33').ref).toBe('deals/CN@2025.1');
    for (const region of ['11', '22', '31', '33', '37', 'CN']) expect(floors(dealPackOn('2026-11-30', region).ref, region), region).toEqual(floors('deals/CN@2025.1', region));
    expect(() => dealPackOf('deals/CN@2026.1+deals/CN-99@2026.1')).toThrow(/not_found/);
    expect(lapsingDealPacks('2026-11-30')).toEqual([]);
  });
});
