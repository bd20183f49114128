import { describe, expect, it } from 'vitest';
import { cnCheckDigit } from './numbers-cn.ts';
import { rightKey, rightKeysOf, type RightNumbers } from './right-key.ts';

const meet = (a: RightNumbers, b: RightNumbers) => rightKeysOf(a).some((k) => rightKeysOf(b).includes(k));
const cn = (over: Partial<RightNumbers>): RightNumbers => ({ authority: 'CN', number: 'CN114081026A', ...over });

describe('the key of a right', () => {
  it('is one for the application as published and the patent as granted', () => {
    expect(meet(cn({ number: 'CN114081026A' }), cn({ number: 'CN114081026B' }))).toBe(true);
    expect(rightKey(cn({ number: 'CN114081026A' }))).toBe(rightKey(cn({ number: 'CN114081026B' })));
    expect(meet({ authority: 'EP', number: 'EP1234567A1' }, { authority: 'EP', number: 'EP1234567B1' })).toBe(true);
  });

  it('is the application where that is known, with check digit, prefix or kind code or without', () => {
    const check = cnCheckDigit('202110001234');
    for (const applicationNumber of ['CN202110001234A', '202110001234', `CN202110001234${check}`, `202110001234.${check}`, `ZL202110001234.${check}`]) {
      expect(rightKey(cn({ applicationNumber })), applicationNumber).toBe('CN:application:202110001234');
    }
  });

  it('meets through any number two rows share', () => {
    const whole = cn({ number: 'CN114081026B', applicationNumber: 'CN202110001234A', grantNumber: 'CN114081026B' });
    expect(meet(whole, cn({ number: 'CN202110001234A', applicationNumber: 'CN202110001234A' }))).toBe(true);
    expect(meet(whole, cn({ number: 'CN114081026A' }))).toBe(true);
  });

  it('keeps apart what is not one right', () => {
    expect(meet(cn({ number: 'CN114081026A' }), cn({ number: 'CN114081027A' }))).toBe(false);
    expect(meet({ authority: 'US', number: 'US7272630B2' }, { authority: 'KR', number: 'KR7272630B1' })).toBe(false);
    // Seven digits: publications and grants were numbered apart.
    expect(meet(cn({ number: 'CN1087369A' }), cn({ number: 'CN1087369C' }))).toBe(false);
  });

  it('is never empty and never unbounded', () => {
    expect(rightKey(cn({ number: '？？？ 12' }))).not.toBe('');
    expect(rightKeysOf(cn({ applicationNumber: 'a', grantNumber: 'b', publicationNumber: 'c' })).length).toBeLessThanOrEqual(12);
  });
});
