import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import { listingIntentSchema, patchOfForm } from './listing-form-schema.ts';

function read(entries: [string, string][]) {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return parseWithZod(form, { schema: listingIntentSchema });
}

describe('the listing form', () => {
  it('takes out what was emptied and keeps what was ticked', () => {
    const submission = read([['intent', 'save'], ['version', '3'], ['benefit_zh', '省电三成'], ['deal_kinds', 'transfer'], ['deal_kinds', 'equity'], ['territories', 'CN'], ['trl', ''], ['ask.amount', '12000000'], ['ask.currency', 'CNY'], ['royalty_percent', '3.55']]);
    if (submission.status !== 'success' || submission.value.intent !== 'save') throw new Error(JSON.stringify(submission.reply().error));
    expect(patchOfForm(submission.value)).toMatchObject({
      version: 3, benefit_zh: '省电三成', benefit_en: '', deal_kinds: ['transfer', 'equity'], trl: null, ask: { currency: 'CNY', amount: 12_000_000 }, entry_fee: null, royalty_bps: 355, notice_starts_on: null,
    });
  });

  it('sends no kinds as none, not as "leave them alone"', () => {
    const submission = read([['intent', 'publish'], ['version', '1']]);
    if (submission.status !== 'success' || submission.value.intent !== 'publish') throw new Error(JSON.stringify(submission.reply().error));
    expect(patchOfForm(submission.value)).toMatchObject({ deal_kinds: [], territories: [], ask: null });
  });

  it('refuses a royalty of more than a hundred percent or finer than a basis point', () => {
    expect(read([['intent', 'save'], ['version', '1'], ['royalty_percent', '101']]).reply().error).toEqual({ royalty_percent: ['rate_over_100'] });
    expect(read([['intent', 'save'], ['version', '1'], ['royalty_percent', '3.555']]).reply().error).toEqual({ royalty_percent: ['invalid_rate'] });
  });

  it('needs nothing but the intent to suspend', () => expect(read([['intent', 'suspend']]).status).toBe('success'));
});
