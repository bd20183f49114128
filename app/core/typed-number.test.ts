import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CURRENCIES} from './money.ts';
import { MAX_AMOUNT, parseMoney } from './money.ts';
import { readPercent, readWhole } from './typed-number.ts';

const minor = (text: string, currency: keyof typeof CURRENCIES = 'CNY') => { try { return parseMoney(text, currency).amount; } catch { return null; } };

describe('an amount as people type it', () => {
  it.each([
    ['1250,50', 125_050], ['1.250,00', 125_000], ['1,250.00', 125_000], ['1,250,000.50', 125_000_050], ['1.250.000', 125_000_000], ['1 250 000,5', 125_000_050], ["1'250'000.50", 125_000_050],
    ['125万元', 125_000_000], ['125 万', 125_000_000], ['人民币100万元', 100_000_000], ['人民币 1.2 亿元整', 12_000_000_000], ['3千万', 3_000_000_000], ['１２５，０００．５０', 12_500_050], ['￥１００', 10_000], ['¥0.01', 1],
    ['RMB 1,000', 100_000], ['1000 yuan', 100_000], ['1.25M', 125_000_000], ['250k', 25_000_000], ['CNY 1.2 million', 120_000_000], ['1.2345万', 1_234_500], ['1.250万', 1_250_000], ['12,5', 1_250], ['0,50', 50], ['0.5', 50],
  ])('%s', (text, amount) => { expect(minor(text)).toBe(amount); });

  it.each([
    '', '元', '1250,500', '0,500', '1.250', '1.234', '12,34,567', '1,25,000.00', '1.234.5', '1,2,3', '1.250,', ',50', '-5', '−5', '+5', '1e3', '0x10', '1.2.3亿', '1亿2千万', '100美元', 'USD 100', '100元/年', 'abc', '1 to 2', '5-6', '1.0000012万', '99999999999999999999', 'NaN', '½',
  ])('%s is refused', (text) => { expect(minor(text)).toBeNull(); });

  it('is read in its own currency only', () => {
    expect([minor('US$100', 'USD'), minor('100美元', 'USD'), minor('€ 1.250,00', 'EUR'), minor('100元', 'USD'), minor('¥100', 'EUR')]).toEqual([10_000, 10_000, 125_000, null, null]);
  });

  it('comes back whatever the habit of separators', () => {
    const groups = (whole: string, sign: string) => whole.replace(/\B(?=(\d{3})+$)/g, sign);
    fc.assert(fc.property(fc.integer({ min: 0, max: MAX_AMOUNT }), (amount) => {
      const [whole, cents] = [String(Math.floor(amount / 100)), String(amount % 100).padStart(2, '0')];
      for (const text of [`${whole}.${cents}`, `${whole},${cents}`, `${groups(whole, ',')}.${cents}`, `${groups(whole, '.')},${cents}`, `${groups(whole, ' ')},${cents}`, `¥${groups(whole, '，')}.${cents}元`]) expect(minor(text)).toBe(amount);
    }));
  });

  it('is never a hundred times another reading of the same text', () => {
    fc.assert(fc.property(fc.stringMatching(/^[0-9.,]{1,12}$/), (text) => {
      const read = minor(text);
      // The last sign followed by one or two digits can only be the decimal one.
      const cut = /^(.*)[.,](\d{1,2})$/.exec(text);
      if (read !== null && cut) expect(read).toBe(Number(`${cut[1]!.replace(/[.,]/g, '') || '0'}${cut[2]!.padEnd(2, '0')}`));
    }));
  });
});

it('percentages and whole numbers are read by the same habits', () => {
  expect(['3', '2.5', '2,5 %', '２．５％', '100%', '0'].map(readPercent)).toEqual([300, 250, 250, 250, 10_000, 0]);
  expect(['', '2.555', '-1', '3元', '3万', '1e1'].map(readPercent)).toEqual([null, null, null, null, null, null]);
  expect(['1,000', '１２', '0', '1.5', '1,5', '3 pieces'].map(readWhole)).toEqual([1000, 12, 0, null, null, null]);
});
