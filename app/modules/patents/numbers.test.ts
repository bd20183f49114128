import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cnCheckDigit } from './numbers-cn.ts';
import { formatNumber, parseNumber, readNumber, searchForm, searchKeys, type NumberHint } from './numbers.ts';

const docdb = (text: string, hint?: NumberHint) => {
  const parsed = readNumber(text, hint);
  return parsed.ok ? `${parsed.value.type}:${parsed.value.docdb}` : parsed.code;
};

describe('Chinese numbers', () => {
  it.each([
    ['CN201220249767.4', 'application:CN201220249767U'],
    ['ZL 2012 2 0249767.4', 'application:CN201220249767U'],
    ['201220249766X', 'application:CN201220249766U'],
    ['cn201220249766.x', 'application:CN201220249766U'],
    ['２０１２２０２４９７６７．４', 'application:CN201220249767U'],
    ['201910302430.1', 'application:CN201910302430A'],
    ['201910302430', 'application:CN201910302430A'],
    ['专利号：ZL201910302430.1', 'application:CN201910302430A'],
    ['CN114081026A', 'publication:CN114081026A'],
    ['CN 111504366 B', 'grant:CN111504366B'],
    ['CN202644312U', 'grant:CN202644312U'],
    ['CN303123456S', 'grant:CN303123456S'],
    ['CN1030001A', 'publication:CN1030001A'],
    ['CN85100312A', 'publication:CN85100312A'],
    ['CN85100312', 'application:CN85100312A'],
    ['114081026A', 'publication:CN114081026A'],
    ['CN202644312', 'grant:CN202644312'],
  ])('%s → %s', (text, expected) => expect(docdb(text)).toBe(expected));

  it('reads the forms of the office\'s XML', () => {
    expect(docdb('102019000302430', { authority: 'CN', type: 'application' })).toBe('application:CN201910302430A');
    expect(docdb('101985000000312', { authority: 'CN', type: 'application' })).toBe('application:CN85100312A');
    expect(docdb('110083831', { authority: 'CN', type: 'publication', kind: 'A' })).toBe('publication:CN110083831A');
  });

  it('refuses a wrong check digit and says the right one', () => {
    const parsed = readNumber('CN201220249767.5');
    expect(parsed).toMatchObject({ ok: false, code: 'check_digit_wrong', details: { expected: '4', written: '5' } });
    expect(() => parseNumber('CN201220249767.5')).toThrowError(expect.objectContaining({ code: 'invalid_number', status: 422 }) as Error);
  });

  it.each([
    ['', 'number_empty'], ['   ', 'number_empty'], ['x'.repeat(65), 'number_too_long'], ['CN', 'number_unrecognised'], ['CN12345', 'number_unrecognised'],
    ['CN199920249767', 'year_out_of_range'], ['CN201270249767', 'kind_unknown'], ['CN114081026U', 'kind_mismatch'], ['CN414081026A', 'kind_unknown'],
    ['CN114081026Q', 'kind_unknown'], ['7272630', 'number_ambiguous'], ['hello world', 'number_unrecognised'], ['SELECT 1', 'number_unrecognised'],
  ])('%s → %s', (text, code) => expect(docdb(text)).toBe(code));

  it('finds every single wrong digit and every swap of neighbours (property)', () => {
    const digits = fc.tuple(fc.integer({ min: 2003, max: 2099 }), fc.constantFrom('1', '2', '3', '8', '9'), fc.integer({ min: 0, max: 9_999_999 }))
      .map(([y, t, n]) => `${y}${t}${String(n).padStart(7, '0')}`);
    fc.assert(fc.property(digits, fc.integer({ min: 5, max: 11 }), fc.integer({ min: 1, max: 9 }), (d, at, add) => {
      const check = cnCheckDigit(d);
      const wrong = d.slice(0, at) + String((Number(d[at]) + add) % 10) + d.slice(at + 1);
      expect(readNumber(`CN${d}.${check}`).ok).toBe(true);
      expect(readNumber(`ZL${d}${check}`).ok).toBe(true);
      expect(readNumber(`CN${wrong}.${check}`)).toMatchObject({ ok: false, code: 'check_digit_wrong' });
    }));
  });

  it('verifies the old 8+1 form', () => {
    const check = cnCheckDigit('98123456');
    expect(docdb(`98123456.${check}`)).toBe('application:CN98123456A');
    expect(docdb(`CN98123456${check}`)).toBe('application:CN98123456A');
    expect(docdb(`98123456.${check === '0' ? '1' : '0'}`)).toBe('check_digit_wrong');
  });
});

describe('numbers of other offices', () => {
  it.each([
    ['US 7,272,630 B2', 'grant:US7272630B2'], ['US07272630B2', 'grant:US7272630B2'], ['7,272,630', 'grant:US7272630'], ['US 2005/0004974 A1', 'publication:US20050004974A1'],
    ['US20050004974A1', 'publication:US20050004974A1'], ['US2005004974A1', 'publication:US20050004974A1'], ['2005/0004974', 'publication:US20050004974'],
    ['10/687,244', 'application:US10687244A'], ['US D456,789 S1', 'grant:USD456789S1'], ['USRE38123E', 'grant:USRE38123E'], ['USPP12345P2', 'grant:USPP12345P2'], ['D456,789', 'grant:USD456789'],
    ['EP 1 000 000 A1', 'publication:EP1000000A1'], ['EP0123456B1', 'grant:EP0123456B1'], ['EP99203729.2', 'application:EP99203729A'],
    ['WO 2005/012345 A1', 'publication:WO2005012345A1'], ['WO2005012345', 'publication:WO2005012345'], ['WO98/12345', 'publication:WO9812345'], ['PCT/CN2005/001234', 'application:CN2005001234W'],
    ['JP2005-123456A', 'publication:JP2005123456A'], ['特開2005-123456', 'publication:JP2005123456A'], ['特開平11-123456', 'publication:JPH11123456A'], ['特許第3456789号', 'grant:JP3456789B2'], ['JP3456789B2', 'grant:JP3456789B2'],
    ['KR 10-2005-0123456 A', 'publication:KR20050123456A'], ['KR10-0123456 B1', 'grant:KR100123456B1'], ['DE102005012345A1', 'publication:DE102005012345A1'], ['GB2345678A', 'publication:GB2345678A'],
  ])('%s → %s', (text, expected) => expect(docdb(text)).toBe(expected));

  it('uses the hint for bare numbers', () => {
    expect(docdb('07272630', { authority: 'US', kind: 'B2' })).toBe('grant:US7272630B2');
    expect(docdb('10991571', { authority: 'US', type: 'application' })).toBe('application:US10991571A');
    expect(docdb('D0534331', { authority: 'US', kind: 'S1' })).toBe('grant:USD534331S1');
    expect(docdb('RE039407', { authority: 'US', kind: 'E1' })).toBe('grant:USRE39407E1');
  });
});

describe('identity across spellings', () => {
  it('is stable: reading a DOCDB number gives the same DOCDB number (property)', () => {
    const any = fc.oneof(
      fc.tuple(fc.constantFrom('A', 'B'), fc.integer({ min: 100_000_000, max: 199_999_999 })).map(([k, n]) => `CN${n}${k}`),
      fc.integer({ min: 1_000_000, max: 12_999_999 }).map((n) => `US${n}B2`),
      fc.integer({ min: 1, max: 4_999_999 }).map((n) => `EP${String(n).padStart(7, '0')}A1`),
      fc.tuple(fc.integer({ min: 2004, max: 2030 }), fc.integer({ min: 1, max: 999_999 })).map(([y, n]) => `WO${y}${String(n).padStart(6, '0')}A1`),
      fc.tuple(fc.integer({ min: 2001, max: 2030 }), fc.integer({ min: 1, max: 999_999 })).map(([y, n]) => `US${y}0${String(n).padStart(6, '0')}A1`),
    );
    fc.assert(fc.property(any, (text) => { expect(parseNumber(text).docdb).toBe(text); expect(parseNumber(formatNumber(parseNumber(text))).docdb).toBe(text); }));
  });

  it('never throws and never hangs on any text (property)', () => {
    fc.assert(fc.property(fc.string({ maxLength: 80, unit: 'grapheme' }), (text) => { readNumber(text); readNumber(text, { authority: 'US' }); readNumber(text, { authority: 'JP' }); searchForm(text); }));
  });

  it('gives search keys for what people type', () => {
    const keys = searchKeys(parseNumber('CN201220249767.4'));
    for (const typed of ['CN201220249767.4', '201220249767.4', 'ZL201220249767.4', '2012 2 0249767', 'cn201220249767']) expect(keys).toContain(searchForm(typed));
    expect(searchKeys(parseNumber('US2005004974A1'))).toEqual(expect.arrayContaining(['US20050004974A1', 'US2005004974A1', '20050004974']));
    expect(searchKeys(parseNumber('US7272630B2'))).toEqual(expect.arrayContaining(['7272630', 'US07272630B2', 'US7272630']));
    expect(formatNumber(parseNumber('US7272630B2'))).toBe('US 7,272,630 B2');
  });
});
