import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { zFlag, zText } from './contract.ts';
import { AppError } from './errors.ts';
import { checkInput, parseInput } from './input.ts';

const contract = z.strictObject({
  title: zText(5, 1), note: z.string().min(1).max(3), code: z.string().min(4), kind: z.enum(['a', 'b']), tags: z.array(z.string()).min(1).max(2),
  count: z.number().int().min(1).max(9), when: z.iso.date(), either: z.union([z.string(), z.number()]), terms: z.discriminatedUnion('kind', [z.object({ kind: z.literal('x') }), z.object({ kind: z.literal('y') })]),
  mail: z.email(), odd: z.number().refine((n) => n % 2 === 1), web: z.url({ error: 'invalid_web' }),
});
const good = { title: 't', note: 'n', code: 'code', kind: 'a', tags: ['t'], count: 1, when: '2026-01-01', either: 1, terms: { kind: 'x' }, mail: 'a@example.org', odd: 1, web: 'https://example.org' };
const codesOf = (over: Record<string, unknown>, from: Record<string, unknown> = good) => {
  const read = checkInput(contract, { ...from, ...over });
  return read.ok ? {} : Object.fromEntries(read.fields.map((f) => [f.path, f.code]));
};

describe('a contract’s problems', () => {
  it('are codes of ours for everything that may be missing', () => {
    expect(codesOf({})).toEqual({});
    expect(new Set(Object.values(codesOf({}, {})))).toEqual(new Set(['required', 'invalid_web']));
    expect(codesOf({}, {})).toMatchObject({ title: 'required', kind: 'required', tags: 'required', count: 'required', mail: 'required', when: 'required', either: 'required' });
    expect(codesOf({ title: null, kind: null })).toEqual({ title: 'required', kind: 'required' });
  });

  it('are codes of ours for every wrong kind', () => {
    expect(codesOf({ title: 7, kind: 'c', tags: 'x', count: '1', when: 'today', either: {}, mail: 'x', odd: 2, web: 'x' })).toEqual({
      title: 'invalid', kind: 'not_an_option', tags: 'invalid', count: 'invalid', when: 'invalid', either: 'invalid', mail: 'invalid', odd: 'invalid', web: 'invalid_web',
    });
    expect(codesOf({ terms: { kind: 'z' } })).toEqual({ 'terms.kind': 'invalid' });
    expect(codesOf({ count: 1.5 })).toEqual({ count: 'invalid' });
    expect(codesOf({ other: 1 })).toEqual({ '': 'unknown_field' });
  });

  it('say what is too little or too much in words of what was measured', () => {
    expect(codesOf({ note: '', code: 'abc', tags: [], count: 0 })).toEqual({ note: 'required', code: 'too_short', tags: 'choose_one', count: 'too_small' });
    expect(codesOf({ note: 'long', tags: ['a', 'b', 'c'], count: 10, title: 'longer' })).toEqual({ note: 'too_long', tags: 'too_many_items', count: 'too_large', title: 'too_long' });
  });

  it('are thrown as one validation error', () => {
    expect(() => parseInput(contract, { ...good, title: '' })).toThrow(AppError);
  });
});

describe('a flag in a query string', () => {
  it.each([['true', true], ['false', false], [true, true], [false, false]])('reads %j as %j', (text, value) => expect(zFlag.parse(text)).toBe(value));
  it.each(['', '0', 'no', 'FALSE', 1, null])('refuses %j', (text) => expect(zFlag.safeParse(text).success).toBe(false));
});
