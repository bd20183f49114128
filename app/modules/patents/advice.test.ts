import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADVICE } from '#app/core/vocabulary.ts';
import { adviceOf, annuityBar, feeOutlook, savedBy, type AdviceFacts } from './advice.ts';
import type { LifeFacts } from './life.ts';

const TODAY = '2024-01-15';
const right: LifeFacts = { authority: 'CN', patentKind: 'invention', legalStatus: 'in_force', filingDate: '2015-05-10', grantDate: '2017-08-01', statusAsOf: '2024-01-01' };
const facts: AdviceFacts = { authority: 'CN', dormancy: 80, value: 70, inUse: false, neighbours: 0 };

describe('advice', () => {
  it('stands on two axes, and a promise to others goes before both', () => {
    expect(adviceOf(facts)).toBe('wake_now');
    expect(adviceOf({ ...facts, dormancy: 20 })).toBe('nurture');
    expect(adviceOf({ ...facts, value: 45 })).toBe('open_licence');
    expect(adviceOf({ ...facts, value: 45, neighbours: 2 })).toBe('package');
    expect(adviceOf({ ...facts, value: 45, neighbours: 1 })).toBe('open_licence');
    expect(adviceOf({ ...facts, value: 45, authority: 'US' })).toBe('nurture');
    expect(adviceOf({ ...facts, value: 10 })).toBe('let_lapse');
    expect(adviceOf({ ...facts, value: 10, dormancy: 20 })).toBe('keep_defence');
    expect(adviceOf({ ...facts, value: 10, inUse: true })).toBe('keep_defence');
    expect(adviceOf({ ...facts, value: null })).toBeNull();
  });

  it('never lets lapse what is promised, and never wakes what is worth little (property)', () => {
    const any = fc.record({ authority: fc.constantFrom('CN', 'US', 'EP'), dormancy: fc.integer({ min: 0, max: 100 }), value: fc.option(fc.integer({ min: 0, max: 100 })), inUse: fc.boolean(), neighbours: fc.integer({ min: 0, max: 5 }) });
    fc.assert(fc.property(any, (f) => {
      const advice = adviceOf(f);
      if (f.inUse) expect(advice).toBe('keep_defence');
      else if (f.value === null) expect(advice).toBeNull();
      else expect(ADVICE).toContain(advice);
      if (advice === 'wake_now') expect(f.value).toBeGreaterThanOrEqual(60);
      if (advice === 'let_lapse') expect(f.value).toBeLessThan(30);
    }));
  });

  it('tells the money: all fees ahead when a right is let go, the discount of an open licence, nothing otherwise', () => {
    const fees = feeOutlook(right, TODAY)!;
    expect(fees).toEqual({ next: { due: '2024-05-10', amount: { currency: 'CNY', amount: 4_000_00 } }, ahead: { currency: 'CNY', amount: 70_000_00 } });
    expect(savedBy('let_lapse', 'CN', fees.ahead)).toEqual(fees.ahead);
    expect(savedBy('open_licence', 'CN', fees.ahead)).toEqual({ currency: 'CNY', amount: 10_500_00 });
    expect(savedBy('wake_now', 'CN', fees.ahead)).toBeNull();
    expect(savedBy('let_lapse', 'CN', null)).toBeNull();
  });

  it('puts a fee in its grace period first, with the surcharge of the day', () => {
    const late = { ...right, legalStatus: 'in_grace' as const };
    const fees = feeOutlook(late, '2024-07-15')!;
    expect(fees.next).toEqual({ due: '2024-11-10', amount: { currency: 'CNY', amount: 4_400_00 } });
    expect(fees.ahead.amount).toBe(feeOutlook(right, '2024-07-15')!.ahead.amount + 4_400_00);
  });

  it('draws the fees of a life: paid, overdue in grace, next, ahead; a dead right owes nothing more', () => {
    const states = (f: LifeFacts, day: string) => annuityBar(f, day).items.map((i) => `${i.year}:${i.state}`);
    expect(states(right, TODAY).slice(0, 9)).toEqual(['3:paid', '4:paid', '5:paid', '6:paid', '7:paid', '8:paid', '9:paid', '10:next', '11:ahead']);
    expect(states({ ...right, legalStatus: 'in_grace' }, '2024-07-15').slice(6, 9)).toEqual(['9:paid', '10:overdue', '11:next']);
    expect(states({ ...right, legalStatus: 'lapsed' }, TODAY).at(-1)).toBe('9:paid');
    expect(annuityBar({ ...right, filingDate: null }, TODAY).items).toEqual([]);
  });
});
