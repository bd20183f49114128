import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { zText } from '#app/core/contract.ts';
import { issueCode } from '#app/core/input.ts';
import { answerFor } from './use-app-form.ts';

const schema = z.object({ name: zText(10, 1), kind: z.enum(['a', 'b']), count: z.number().max(5, { error: 'too_many' }) });
const errorsOf = (entries: Record<string, string>) => {
  const form = new FormData();
  for (const [key, value] of Object.entries(entries)) form.set(key, value);
  return parseWithZod(form, { schema, error: issueCode }).reply().error;
};

describe('errors of a form', () => {
  it('are codes also where the contract left the words to the library', () => {
    expect(errorsOf({})).toEqual({ name: ['required'], kind: ['required'], count: ['required'] });
    expect(errorsOf({ name: 'x', kind: 'c', count: 'many' })).toEqual({ kind: ['not_an_option'], count: ['invalid'] });
  });

  it('keep the codes a contract gives', () => {
    expect(errorsOf({ name: 'far too long a name', kind: 'a', count: '9' })).toEqual({ name: ['too_long'], count: ['too_many'] });
  });
});

describe('an answer', () => {
  const error = { code: 'conflict', message: '', details: {} };
  it('goes to the form it is about', () => {
    const refused = { result: { initialValue: { intent: 'invite' } }, error, done: null };
    expect(answerFor(refused, 'invite')).toBe(refused);
    expect(answerFor(refused, 'change')).toBeNull();
    const done = { result: null, error: null, done: { intent: 'change' } };
    expect(answerFor(done, 'change')).toBe(done);
    expect(answerFor(undefined, 'change')).toBeNull();
  });
});
