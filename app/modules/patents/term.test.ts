import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '#app/core/clock.ts';
import { annuitiesAhead, annuityCalendar, annuityStateOn, nextAnnuityStep, restorationOn, sumOfYears, surchargeOn, type Payer } from './annuities.ts';
import { cnPatentLife } from './rule-packs/cn.ts';
import { patentYearOn, remainingMonths, termOf, type TermFacts } from './term.ts';

const invention: TermFacts = { authority: 'CN', patentKind: 'invention', filingDate: '2015-05-10', grantDate: '2017-08-01' };
const expiry = (facts: Partial<TermFacts>) => termOf({ ...invention, ...facts })?.expiryDay;

describe('term', () => {
  it('follows kind and filing day in China', () => {
    expect(expiry({})).toBe('2035-05-10');
    expect(expiry({ patentKind: 'utility_model' })).toBe('2025-05-10');
    expect(expiry({ patentKind: 'design', filingDate: '2021-05-31' })).toBe('2031-05-31');
    expect(expiry({ patentKind: 'design', filingDate: '2021-06-01' })).toBe('2036-06-01');
    expect(expiry({ filingDate: '2016-02-29' })).toBe('2036-02-29');
  });

  it('adds adjustments, and caps extensions at five years and fourteen after approval', () => {
    expect(expiry({ ptaDays: 30 })).toBe('2035-06-09');
    expect(expiry({ pteDays: 5_000 })).toBe('2040-05-10');
    expect(expiry({ pteDays: 1_800, approvalDate: '2023-01-01' })).toBe('2037-01-01');
    expect(expiry({ pteDays: 1_800, approvalDate: '2018-01-01' })).toBe('2035-05-10');
    expect(expiry({ ptaDays: -9 })).toBe('2035-05-10');
  });

  it('follows the US rules: earliest parent, PTA, designs from grant, seventeen years before June 1995', () => {
    const us = { authority: 'US', patentKind: 'invention', filingDate: '2004-11-18', grantDate: '2007-09-18' } as const;
    expect(termOf({ ...us, ptaDays: 36 })?.expiryDay).toBe('2024-12-24');
    expect(termOf({ ...us, earliestFilingDate: '2001-06-06', ptaDays: 36 })?.expiryDay).toBe('2021-07-12');
    expect(termOf({ ...us, patentKind: 'design', filingDate: '2016-01-01', grantDate: '2017-03-04' })?.expiryDay).toBe('2032-03-04');
    expect(termOf({ ...us, patentKind: 'design', filingDate: '2016-01-01', grantDate: null })).toBeNull();
    expect(termOf({ ...us, filingDate: '1990-01-01', grantDate: '1996-01-01' })?.expiryDay).toBe('2013-01-01');
    expect(termOf({ authority: 'EP', patentKind: 'invention', filingDate: '2010-03-03' })).toMatchObject({ expiryDay: '2030-03-03', unverified: [] });
    expect(termOf({ authority: 'DE', patentKind: 'invention', filingDate: '2010-03-03' })).toMatchObject({ expiryDay: '2030-03-03', unverified: ['terms'] });
  });

  it('counts whole months that are left (property: adding them never passes the end)', () => {
    expect(remainingMonths('2035-05-10', '2035-04-10')).toBe(1);
    expect(remainingMonths('2035-05-10', '2035-04-11')).toBe(0);
    expect(remainingMonths('2035-05-10', '2036-01-01')).toBe(0);
    const day = fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(fc.property(day, day, (a, b) => {
      const left = remainingMonths(a, b);
      if (a > b) { expect(addMonths(b, left) <= a).toBe(true); expect(addMonths(b, left + 1) > a).toBe(true); } else expect(left).toBe(0);
    }));
  });

  it('numbers patent years from filing', () => {
    expect(patentYearOn('2015-05-10', '2015-05-10')).toBe(1);
    expect(patentYearOn('2015-05-10', '2016-05-09')).toBe(1);
    expect(patentYearOn('2015-05-10', '2016-05-10')).toBe(2);
  });
});

describe('annuities in China', () => {
  it('sums to the published schedule', () => {
    expect(sumOfYears(cnPatentLife, 'invention')).toEqual({ currency: 'CNY', amount: 82_300_00 });
    expect(sumOfYears(cnPatentLife, 'invention', 10, 20).amount).toBe(70_000_00);
    expect(sumOfYears(cnPatentLife, 'utility_model').amount).toBe(600_00 * 3 + 900_00 * 2 + 1_200_00 * 3 + 2_000_00 * 2);
    expect(sumOfYears(cnPatentLife, 'design', 11).amount).toBe(15_000_00);
  });

  it('makes a calendar from the year of grant to the last year', () => {
    const { items, unverified } = annuityCalendar(invention);
    expect(items.map((i) => i.year)).toEqual(Array.from({ length: 18 }, (_, i) => i + 3));
    expect(items[0]).toMatchObject({ year: 3, dueDay: '2017-08-01' });
    expect(items[1]).toMatchObject({ year: 4, dueDay: '2018-05-10', graceEndDay: '2018-11-10', full: { amount: 1_200_00 }, payable: { amount: 1_200_00 } });
    expect(items.at(-1)).toMatchObject({ year: 20, dueDay: '2034-05-10', full: { amount: 8_000_00 } });
    expect(unverified).toEqual([]);
    expect(annuityCalendar({ ...invention, grantDate: null }).items.reduce((s, i) => s + i.full.amount, 0)).toBe(82_300_00);
  });

  it('reduces by 85 or 70 per cent for ten years from grant, and says that rule is unverified', () => {
    const one = annuityCalendar(invention, { reduction: 'one' });
    expect(one.items[1]!.payable.amount).toBe(180_00);
    expect(annuityCalendar(invention, { reduction: 'several' }).items[1]!.payable.amount).toBe(360_00);
    expect(one.items.find((i) => i.year === 12)!.payable.amount).toBe(600_00);
    expect(one.items.find((i) => i.year === 13)!.payable.amount).toBe(6_000_00);
    expect(one.unverified).toEqual(['reductionYears']);
  });

  it('charges 5 % of the full fee per completed month late', () => {
    const item = annuityCalendar(invention, { reduction: 'one' }).items.find((i) => i.year === 10)!;
    const late = (day: string) => surchargeOn(item, day, invention, { reduction: 'one' }).amount;
    expect(item.dueDay).toBe('2024-05-10');
    expect(['2024-05-10', '2024-06-09', '2024-06-10', '2024-08-10', '2024-11-09', '2024-11-10'].map(late)).toEqual([0, 0, 200_00, 600_00, 1_000_00, 1_000_00]);
  });

  it('tells due, grace and lapse, and what lies ahead', () => {
    expect(annuityStateOn(invention, 9, '2023-11-09').state).toBe('paid');
    expect(annuityStateOn(invention, 9, '2023-11-10').state).toBe('due');
    expect(annuityStateOn(invention, 9, '2024-05-10').state).toBe('due');
    expect(annuityStateOn(invention, 9, '2024-05-11').state).toBe('in_grace');
    expect(annuityStateOn(invention, 9, '2024-11-10').state).toBe('in_grace');
    expect(annuityStateOn(invention, 9, '2024-11-11').state).toBe('lapsed');
    expect(annuityStateOn(invention, 20, '2034-11-11')).toEqual({ state: 'paid', next: null });
    const ahead = annuitiesAhead(invention, '2024-05-10');
    expect(ahead.total).toEqual({ currency: 'CNY', amount: 70_000_00 });
    expect(ahead.items[0]!.year).toBe(10);
    expect(annuitiesAhead(invention, '2024-05-10', { reduction: 'one' }).total!.amount).toBeLessThan(70_000_00);
    expect(nextAnnuityStep(invention, '2022-06-01')).toMatchObject({ year: 10 });
    expect(nextAnnuityStep(invention, '2022-05-09')).toBeNull();
  });
});

describe('an open licence in China', () => {
  it('takes 15 % off while it runs, also after the ten years of a reduction, and never on top of one', () => {
    const year = (n: number, payer: Payer) => annuityCalendar(invention, payer).items.find((i) => i.year === n)!.payable.amount;
    expect(year(10, { openLicence: true })).toBe(3_400_00);
    expect(year(10, { openLicence: true, reduction: 'one' })).toBe(600_00);
    expect(year(13, { openLicence: true, reduction: 'one' })).toBe(5_100_00);
  });
});

describe('years counted from registration', () => {
  const jp: TermFacts = { authority: 'JP', patentKind: 'invention', filingDate: '2015-02-10', grantDate: '2018-06-15', claims: 10 };
  it('pays three years with the grant, then each before it begins, with the claims (Japan)', () => {
    const { items, unverified } = annuityCalendar(jp);
    expect(items.slice(0, 4).map((i) => [i.year, i.dueDay, i.full.amount])).toEqual([[1, '2018-06-15', 7_300], [2, '2018-06-15', 7_300], [3, '2018-06-15', 7_300], [4, '2021-06-15', 18_300]]);
    expect(items.find((i) => i.year === 7)!.full).toEqual({ currency: 'JPY', amount: 43_800 });
    // The right ends on 2035-02-10: the year that begins on 2034-06-15 is the last one paid for.
    expect(items.at(-1)).toMatchObject({ year: 17, dueDay: '2034-06-15', full: { amount: 105_400 } });
    expect(unverified).not.toContain('claims');
    expect(surchargeOn(items[3]!, '2021-06-16', jp)).toEqual({ currency: 'JPY', amount: 18_300 });
    expect(surchargeOn(items[3]!, '2021-12-15', jp).amount).toBe(18_300);
  });

  it('says that the claims are not known, and needs a grant day', () => {
    expect(annuityCalendar({ ...jp, claims: null }).items[3]!.full.amount).toBe(11_100);
    expect(annuityCalendar({ ...jp, claims: null }).unverified).toContain('claims');
    expect(annuityCalendar({ ...jp, patentKind: 'design', claims: null }).unverified).not.toContain('claims');
    expect(annuityCalendar({ ...jp, grantDate: null }).items).toEqual([]);
  });

  it('grows by 3 % with each month begun (Korea)', () => {
    const kr: TermFacts = { authority: 'KR', patentKind: 'invention', filingDate: '2015-02-10', grantDate: '2018-06-15', claims: 5 };
    const item = annuityCalendar(kr).items.find((i) => i.year === 8)!;
    expect([item.dueDay, item.full]).toEqual(['2025-06-15', { currency: 'KRW', amount: 260_000 }]);
    expect(['2025-06-15', '2025-06-16', '2025-07-15', '2025-12-15'].map((day) => surchargeOn(item, day, kr).amount)).toEqual([0, 7_800, 15_600, 46_800]);
    expect(annuityCalendar({ ...kr, patentKind: 'design' }).items).toEqual([]);
  });
});

describe('a European patent with unitary effect', () => {
  const ep: TermFacts = { authority: 'EP', patentKind: 'invention', filingDate: '2019-03-20', grantDate: '2024-01-10' };
  it('pays from the year after the one that ran at the grant, half as much again when late', () => {
    const { items } = annuityCalendar(ep);
    expect(items[0]).toMatchObject({ year: 6, dueDay: '2024-03-20', full: { currency: 'EUR', amount: 475_00 } });
    expect(items.at(-1)).toMatchObject({ year: 20, full: { amount: 4_855_00 } });
    expect(surchargeOn(items[0]!, '2024-04-01', ep).amount).toBe(237_50);
  });
  it('has no single fee where it was granted before unitary effect existed', () => {
    expect(annuityCalendar({ ...ep, grantDate: '2023-05-31' }).items).toEqual([]);
    expect(annuityCalendar({ ...ep, grantDate: null }).items).toEqual([]);
  });
});

describe('restoration', () => {
  it('is open from the end of the grace, as long as the office says', () => {
    const cn = annuityCalendar(invention).items.find((i) => i.year === 10)!;
    expect(restorationOn(cn, invention, '2024-11-10')).toBeNull();
    expect(restorationOn(cn, invention, '2024-11-11')).toEqual({ months: 2, from: 'notice', until: null, fee: { currency: 'CNY', amount: 1_000_00 }, verified: true });
    expect(restorationOn(cn, invention, '2025-02-20', '2024-12-20')).toMatchObject({ until: '2025-02-20' });
    expect(restorationOn(cn, invention, '2025-02-21', '2024-12-20')).toBeNull();
    expect(restorationOn(cn, invention, '2025-11-11')).toBeNull();
    const us: TermFacts = { authority: 'US', patentKind: 'invention', filingDate: '2012-01-12', grantDate: '2015-01-06' };
    expect(restorationOn(annuityCalendar(us).items[0]!, us, '2019-01-07')).toMatchObject({ from: 'grace_end', until: '2021-01-06', verified: false });
    expect(restorationOn(annuityCalendar(us).items[0]!, us, '2021-01-07')).toBeNull();
  });
});

describe('maintenance fees in the United States', () => {
  const us: TermFacts = { authority: 'US', patentKind: 'invention', filingDate: '2012-01-12', grantDate: '2015-01-06' };
  it('has three windows with grace, none for designs and plants', () => {
    const { items, unverified } = annuityCalendar(us, { entity: 'small' });
    expect(items.map((i) => [i.openDay, i.dueDay, i.graceEndDay])).toEqual([
      ['2018-01-06', '2018-07-06', '2019-01-06'], ['2022-01-06', '2022-07-06', '2023-01-06'], ['2026-01-06', '2026-07-06', '2027-01-06'],
    ]);
    expect(items[0]!.payable.amount * 10).toBe(items[0]!.full.amount * 4);
    expect(unverified).toEqual(['maintenance', 'entityDiscountBps']);
    expect(surchargeOn(items[0]!, '2018-12-01', us).amount).toBe(540_00);
    expect(annuityCalendar({ ...us, patentKind: 'design' }).items).toEqual([]);
    expect(annuityCalendar({ ...us, patentKind: 'plant' }).items).toEqual([]);
    expect(annuityStateOn(us, 2, '2027-01-07').state).toBe('lapsed');
  });
});
