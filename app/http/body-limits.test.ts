import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#app/core/errors.ts';
import { BODY, checkFields, checkJson, holdsUnstorable } from './body-limits.ts';

/** The rule that was broken, or null. */
function broken(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'bad_form') throw error;
    return String(error.details.reason);
  }
}
const field = (name: string, value = '') => broken(() => checkFields([[name, value]]));

describe('fields of a form', () => {
  it.each(['email', 'List-Unsubscribe', 'price.amount', 'scopes[]', 'scopes', 'answers[12].score', 'evidence.document_id', 'a[0][1]', '_method', `a[${BODY.form.index}]`])('of ours pass: %s', (name) => {
    expect(field(name, '值')).toBeNull();
  });

  it.each([
    ['an array nobody fills', 'a[9999999]', 'name'], ['an array too long', `a[${BODY.form.index + 1}]`, 'index'], ['a negative place', 'a[-1]', 'name'], ['a place that is no number', 'a[1e9]', 'name'],
    ['depth by dots', Array.from({ length: 9 }, () => 'a').join('.'), 'too_deep'], ['depth by brackets', `a${'[0]'.repeat(8)}`, 'too_deep'], ['a long name', 'a'.repeat(121), 'name_too_long'],
    ['a command of the form library', '__intent__', 'name'], ['its state', '__state__', 'name'], ['a prototype', '__proto__', 'name'], ['a prototype inside', 'a.__proto__.b', 'name'], ['a constructor', 'a.constructor[0]', 'name'], ['no name', '', 'name'], ['two dots', 'a..b', 'name'], ['a space', 'a b', 'name'],
  ])('are refused for %s', (_what, name, reason) => {
    expect(field(name)).toBe(reason);
  });

  it('are counted, and their values measured', () => {
    expect(broken(() => checkFields(Array.from({ length: BODY.form.fields + 1 }, () => ['a', ''] as const)))).toBe('too_many_fields');
    expect(field('a', 'x'.repeat(BODY.form.value + 1))).toBe('value_too_long');
    expect(field('a', 'x\0y')).toBe('nul');
  });

  it('speak of no more places together than any form has', () => {
    const names = (n: number, name: (i: number) => string) => broken(() => checkFields(Array.from({ length: n }, (_, i) => [name(i), ''] as const)));
    expect(names(900, (i) => `a${i}[${BODY.form.index}]`)).toBe('index');
    expect(names(900, (i) => `a[${i % 300}][${BODY.form.index}]`)).toBe('index');
    expect(names(900, (i) => `answers[${i % 300}].f${Math.floor(i / 300)}`), 'three hundred rows of three').toBeNull();
  });

  it('stop at the first one too many: the rest is not looked at', () => {
    let seen = 0;
    const endless = (function* () { for (;;) { seen += 1; yield ['a', ''] as const; } })();
    expect(broken(() => checkFields(endless))).toBe('too_many_fields');
    expect(seen).toBe(BODY.form.fields + 1);
  });
});

describe('JSON', () => {
  it.each([
    ['depth', '['.repeat(BODY.json.depth + 1), 'too_deep'], ['depth of objects', '{"a":'.repeat(BODY.json.depth + 1), 'too_deep'],
    ['values', `[${'1,'.repeat(BODY.json.tokens)}1]`, 'too_many_values'], ['pairs', `{${'"a":1,'.repeat(BODY.json.tokens)}"b":1}`, 'too_many_values'],
  ])('is refused for its %s', (_what, text, reason) => {
    expect(broken(() => checkJson(text))).toBe(reason);
  });

  it('is not misled by what stands in texts', () => {
    expect(broken(() => checkJson(JSON.stringify({ text: `${'['.repeat(5_000)}"\\${','.repeat(20_000)}` })))).toBeNull();
    expect(broken(() => checkJson(`["\\\\",${'['.repeat(40)}`))).toBe('too_deep');
  });

  it('passes whatever is small and flat, and nothing that is deep, whatever else it holds', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => { expect(broken(() => checkJson(JSON.stringify(value)))).toBeNull(); }));
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
      let deep: unknown = value;
      for (let i = 0; i <= BODY.json.depth; i++) deep = i % 2 ? [deep, 'x'] : { 'a"[{': deep };
      expect(broken(() => checkJson(JSON.stringify(deep)))).toBe('too_deep');
    }));
  });

  it('is searched for the character no text can hold, in keys too', () => {
    expect([holdsUnstorable('a\0'), holdsUnstorable({ a: [{ b: '\0' }] }), holdsUnstorable({ 'a\0': 1 }), holdsUnstorable(['\ud800']), holdsUnstorable({ a: ['\\u0000', 1, null] })]).toEqual([true, true, true, true, false]);
  });
});
