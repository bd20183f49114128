import { describe, expect, it } from 'vitest';
import { demandInputSchema } from './contract.ts';
import { assertMove, completeness, missingElements } from './rules.ts';

const none = { material: '', method: '', efficacy: '', product: '', application: '' };

describe('missing elements', () => {
  it('come in the order of the interview', () => expect(missingElements(none)).toEqual(['application', 'efficacy', 'product', 'material', 'method']));
  it('include words that say nothing', () => expect(missingElements({ ...none, material: '不限', method: 'N/A', efficacy: '耐温 200 ℃', product: '—', application: 'cars' })).toEqual(['product', 'material', 'method']));
  it('make completeness', () => expect(completeness({ ...none, product: '泵' })).toBeCloseTo(0.2));
});

describe('demand', () => {
  const codes = (over: object) => demandInputSchema.safeParse({ lang: 'zh', title: '题', problem: '事', ...over }).error?.issues.map((i) => i.message) ?? [];
  it('is refused with a budget upside down, mixed or over nothing', () => {
    const m = (amount: number, currency = 'CNY') => ({ currency, amount });
    expect(codes({ budget_min: m(5), budget_max: m(5) })).toEqual([]);
    expect(codes({ budget_min: m(6), budget_max: m(5) })).toEqual(['below_minimum']);
    expect(codes({ budget_min: m(1), budget_max: m(5, 'USD') })).toEqual(['currency_mixed']);
    expect(codes({ budget_max: m(0) })).toEqual(['amount_not_positive']);
    expect(codes({ ipc: ['H01'] })).toEqual(['invalid_ipc']);
    expect(codes({ title: ' ' })).toEqual(['required']);
  });
  it('moves only along its life', () => {
    expect(() => assertMove('publish', 'closed')).toThrow('state_changed');
    expect(() => assertMove('pause', 'draft')).toThrow('state_changed');
    expect(() => assertMove('publish', 'paused')).not.toThrow();
  });
});
