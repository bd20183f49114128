import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { zMoney } from '#app/core/contract.ts';
import { minorUnitsOf } from './money-text.ts';

const schema = z.object({ ask: zMoney.optional() });

/** What the form of a money field holds for a typed text. */
function submit(text: string) {
  const form = new FormData();
  const amount = minorUnitsOf(text, 'CNY');
  if (amount !== '') {
    form.set('ask.amount', amount);
    form.set('ask.currency', 'CNY');
  }
  return parseWithZod(form, { schema });
}

describe('a money field’s form', () => {
  it.each([['1,250,000.50', 125_000_050], ['125万', 125_000_000], ['¥0.01', 1], [' 3 ', 300]])('%s is read by the contract as %i minor units', (text, amount) => {
    expect(submit(text)).toMatchObject({ status: 'success', value: { ask: { amount, currency: 'CNY' } } });
  });

  it('sends nothing when nothing is typed', () => {
    expect(submit('  ')).toMatchObject({ status: 'success', value: {} });
  });

  it.each(['abc', '-5', '1e3', '1.234', '99999999999999999999', 'NaN'])('%s is refused by the contract', (text) => {
    const submission = submit(text);
    expect(submission.status).toBe('error');
    expect(submission.reply().error).toEqual({ 'ask.amount': ['invalid_amount'] });
  });
});
