import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import { demandPatchSchema } from '#app/modules/demands/contract.ts';
import { demandActionSchema, demandFormSchema, fieldsOfForm, languageOf } from './demand-form-schema.ts';

const BASE: [string, string][] = [['intent', 'save'], ['title', '双极板镀层'], ['problem', '镀层在启停高电位下出现针孔。'], ['visibility', 'named']];

function read(entries: [string, string][], schema: typeof demandFormSchema | typeof demandActionSchema = demandFormSchema) {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return parseWithZod(form, { schema: schema as typeof demandFormSchema });
}

const errorsOf = (submission: ReturnType<typeof read>) => submission.reply().error;

function fields(entries: [string, string][]) {
  const submission = read(entries);
  if (submission.status !== 'success') throw new Error(JSON.stringify(submission.error));
  return fieldsOfForm(submission.value);
}

describe('the demand form', () => {
  it('takes out what was emptied, so that a saved form says the same as the screen', () => {
    expect(fields([...BASE, ['material', ''], ['trl_min', ''], ['deadline', ''], ['ipc', '']])).toEqual({
      lang: 'zh', title: '双极板镀层', problem: '镀层在启停高电位下出现针孔。', material: '', method: '', efficacy: '', product: '', application: '', ipc: [],
      budget_min: null, budget_max: null, deal_kinds: [], territories: [], trl_min: null, deadline: null, visibility: 'named',
    });
  });

  it('reads what was ticked, typed and chosen, and the contract takes it', () => {
    const got = fields([...BASE, ['ipc', 'h01m，C23C h01m'], ['deal_kinds', 'transfer'], ['deal_kinds', 'sole_licence'], ['territories', 'CN'], ['trl_min', '5'], ['budget_max.amount', '400000000'], ['budget_max.currency', 'CNY']]);
    expect(got).toMatchObject({ ipc: ['H01M', 'C23C'], deal_kinds: ['transfer', 'sole_licence'], territories: ['CN'], trl_min: 5, budget_min: null, budget_max: { currency: 'CNY', amount: 400_000_000 } });
    expect(demandPatchSchema.safeParse({ version: 1, ...got }).success).toBe(true);
  });

  it('refuses a band upside down, a class that is none, and a demand without a problem', () => {
    expect(errorsOf(read([...BASE, ['budget_min.amount', '200'], ['budget_min.currency', 'CNY'], ['budget_max.amount', '100'], ['budget_max.currency', 'CNY']]))).toEqual({ 'budget_max.amount': ['below_minimum'] });
    expect(errorsOf(read([...BASE, ['ipc', 'batteries']]))).toEqual({ ipc: ['invalid_ipc'] });
    expect(Object.keys(errorsOf(read(BASE.filter(([name]) => name !== 'problem'))) ?? {})).toEqual(['problem']);
  });
});

describe('what the page asks for', () => {
  it('wants a reason from the list for a pass, and none for interest', () => {
    expect(errorsOf(read([['intent', 'pass'], ['listing_id', 'lst_0abc']], demandActionSchema))).toHaveProperty('reason');
    expect(read([['intent', 'pass'], ['listing_id', 'lst_0abc'], ['reason', 'price']], demandActionSchema).status).toBe('success');
    expect(read([['intent', 'interested'], ['listing_id', 'lst_0abc']], demandActionSchema).status).toBe('success');
  });

  it('does not take an empty answer of the interview', () => {
    expect(errorsOf(read([['intent', 'answer'], ['version', '2'], ['element', 'method'], ['text', '   ']], demandActionSchema))).toHaveProperty('text');
  });
});

describe('the language of a text', () => {
  it('is seen through quoted names and units', () => {
    expect(languageOf('316L 不锈钢双极板镀层，接触电阻低于 5 mΩ·cm²')).toBe('zh');
    expect(languageOf('A coating for plates, as asked by 远锚 for its trucks in the north-east')).toBe('en');
    expect(languageOf('')).toBe('zh');
  });
});
