import { describe, expect, it } from 'vitest';
import { bankKey } from './bank-serial.ts';

describe('bankKey', () => {
  it('spells one receipt one way', () => {
    const one = bankKey('  Bank of  China', 'ab-12 34');
    expect(one).toEqual({ bank: 'BANK OF CHINA', serial: 'AB1234' });
    expect(bankKey('ＢＡＮＫ　of china', 'ＡＢ１２３４')).toEqual(one);
    expect(bankKey('中国银行', 'AB1235').serial).not.toBe(one.serial);
  });
});
