import { expect, it } from 'vitest';
import { amountInWords } from './words.ts';

it('writes an amount out', () => {
  expect(amountInWords({ currency: 'CNY', amount: 121_000_050 }, 'zh').whole).toBe('壹佰贰拾壹万圆伍角整');
  expect(amountInWords({ currency: 'CNY', amount: 100_000_000 }, 'zh').whole).toBe('壹佰万圆整');
  expect(amountInWords({ currency: 'CNY', amount: 105_00 }, 'zh').whole).toBe('壹佰零伍圆整');
  expect(amountInWords({ currency: 'USD', amount: 121_000_050 }, 'en')).toEqual({ whole: 'one million two hundred ten thousand', minor: 'fifty', complete: false });
});
