import { describe, expect, it } from 'vitest';
import { dayOf, formatBps, formatDay, formatDeadline, formatFor, formatInstant } from './format.ts';

describe('dates', () => {
  it('writes days in both languages without a time zone taking part', () => {
    expect(formatDay('2026-11-02', 'zh')).toBe('2026年11月2日');
    expect(formatDay('2026-11-02', 'en')).toBe('2 Nov 2026');
  });

  it('counts the day of an instant in China Standard Time', () => {
    expect(dayOf('2026-11-21T16:00:00.000Z')).toBe('2026-11-22');
    expect(dayOf('2026-11-21T15:59:59.999Z')).toBe('2026-11-21');
    expect(formatInstant('2026-11-21T16:05:00Z', 'zh')).toBe('2026年11月22日 00:05');
    expect(formatInstant(new Date('2026-11-21T16:05:00Z'), 'en')).toBe('22 Nov 2026, 00:05 CST');
  });

  it('shows nothing for what is no date', () => {
    expect(formatDay('someday', 'en')).toBe('');
    expect(formatInstant('', 'zh')).toBe('');
  });
});

describe('the end of a period', () => {
  it('is the last day’s 24:00 in China, and its minute where it ends within a day', () => {
    expect(formatDeadline('2026-12-31T16:00:00Z', 'zh')).toBe('2026年12月31日 24:00');
    expect(formatDeadline('2026-12-31T16:00:00Z', 'en')).toBe('31 Dec 2026, 24:00 CST');
    expect(formatDeadline('2026-12-30T10:49:57Z', 'zh')).toBe('2026年12月30日 18:49');
    expect(formatDeadline('', 'en')).toBe('');
  });
});

describe('rates and pairs', () => {
  it('writes basis points', () => {
    expect(formatBps(350, 'zh')).toBe('3.5%');
    expect(formatBps(350, 'en')).toBe('3.5\u202f%');
  });

  it('picks the language of the page, else the one there is', () => {
    expect(formatFor('zh').pick('甲', 'A')).toBe('甲');
    expect(formatFor('en').pick('甲', '')).toBe('甲');
    expect(formatFor('zh').pick(null, undefined)).toBe('');
  });
});

describe('money', () => {
  it('has as many decimals as its currency', () => {
    const { money } = formatFor('en');
    expect(money({ currency: 'CNY', amount: 123_450 }, 'exact')).toBe('CNY 1,234.50');
    expect(money({ currency: 'JPY', amount: 18_300 }, 'exact')).toBe('JPY 18,300');
    expect(money({ currency: 'KRW', amount: 1_260_000 })).toBe('KRW 1.26 M');
  });
});
