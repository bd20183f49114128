import { describe, expect, it } from 'vitest';
import { VerificationInput } from './contract-verification.ts';
import { creditCodeCheck, creditCodeProblem, normaliseCreditCode } from './credit-code.ts';

/** Codes as well-known companies and universities publish them. */
const TRUE = ['914403001922038216', '9144030071526726XG', '91110000802100433B', '91330100799655058B', '91110000100010433L', '12100000400000624D', '12100000400002259P', '91110108551385082Q', '91440300708461136T', '9111000071093123XX'];

describe('a unified social credit code', () => {
  it.each(TRUE)('%s is right', (code) => {
    expect(creditCodeProblem(code)).toBeNull();
    expect(creditCodeCheck(code.slice(0, 17))).toBe(code[17]);
  });

  it('is wrong with any one character changed', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    for (const code of TRUE) for (let i = 8; i < 18; i++) {
      const other = alphabet[(alphabet.indexOf(code[i]!) + 7) % 31]!;
      expect(creditCodeProblem(code.slice(0, i) + other + code.slice(i + 1)), `${code} at ${i}`).toBe('credit_code_check');
    }
  });

  it.each(['', '91440300192203821', '9144030019220382166', '91440300192203821I', '9144030O1922038216', '914403001922O38216'])('%s has not the form', (code) => expect(creditCodeProblem(code)).toBe('credit_code_form'));

  it('is read as people write it', () => expect(normaliseCreditCode(' 91440300-1922038216 ')).toBe('914403001922038216'));
});

describe('what an organisation states', () => {
  const home = { regime: 'cn', legal_name: '示例大学', credit_code: '914403001922038216', address: '虚构市一号' };
  const codes = (input: Record<string, unknown>) => VerificationInput.safeParse(input).error?.issues.map((i) => `${i.path.join('.')}:${i.message}`) ?? [];

  it('is a code at home, a register number abroad', () => {
    expect(codes(home)).toEqual([]);
    expect(codes({ ...home, credit_code: undefined })).toEqual(['credit_code:required']);
    expect(codes({ ...home, credit_code: '914403001922038217' })).toEqual(['credit_code:credit_code_check']);
    const abroad = { regime: 'foreign', legal_name: 'Example GmbH', register_country: 'de', register_number: 'HRB 1', address: 'Street 1' };
    expect(codes(abroad)).toEqual([]);
    expect(codes({ ...abroad, register_country: 'CN' })).toEqual(['register_country:country_at_home']);
    expect(codes({ ...abroad, register_number: undefined, register_country: undefined })).toEqual(['register_country:required', 'register_number:required']);
  });
});
