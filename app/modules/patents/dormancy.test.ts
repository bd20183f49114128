import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEGAL_STATUSES } from '#app/core/vocabulary.ts';
import { OPERATIONS, dormancyOn, type DormancyFacts } from './dormancy.ts';
import { isDead, isLive, lifeOn } from './life.ts';

const TODAY = '2024-01-15';
const sleeping: DormancyFacts = {
  authority: 'CN', patentKind: 'invention', legalStatus: 'in_force', filingDate: '2015-05-10', grantDate: '2017-08-01', paidThrough: 9, statusAsOf: '2024-01-01',
  ownerIsResearch: true, operations: [], inventors: { total: 4, active: 1 }, interest: 0,
};

describe('life', () => {
  it('calls the four ends of a right death and nothing else', () => {
    expect(LEGAL_STATUSES.filter((s) => isDead(s))).toEqual(['lapsed', 'expired', 'revoked', 'withdrawn']);
    expect(isDead(null)).toBe(false);
  });

  it('believes the term and the fees more than the status', () => {
    expect(lifeOn(sleeping, TODAY)).toMatchObject({ live: true, reason: 'in_force', expiryDay: '2035-05-10', remainingMonths: 135, stale: false });
    expect(lifeOn(sleeping, '2035-05-09').reason).toBe('annuity_unpaid');
    expect(lifeOn({ ...sleeping, paidThrough: null }, '2035-05-09').live).toBe(true);
    expect(lifeOn({ ...sleeping, paidThrough: null }, '2035-05-10')).toMatchObject({ live: false, reason: 'term_over', remainingMonths: 0 });
    expect(lifeOn(sleeping, '2024-05-11')).toMatchObject({ live: true, reason: 'in_grace' });
    expect(lifeOn(sleeping, '2024-11-11')).toMatchObject({ live: false, reason: 'annuity_unpaid' });
  });

  it('does not take an application or an unknown status for a right', () => {
    expect(isLive({ ...sleeping, legalStatus: 'pending' }, TODAY)).toBe(false);
    expect(lifeOn({ ...sleeping, legalStatus: null }, TODAY).reason).toBe('status_unknown');
    expect(lifeOn({ ...sleeping, statusAsOf: '2023-12-15' }, TODAY).stale).toBe(true);
    expect(lifeOn({ ...sleeping, statusAsOf: '2023-12-16' }, TODAY).stale).toBe(false);
  });
});

describe('dormancy', () => {
  it('finds a sleeping patent and explains the score', () => {
    const d = dormancyOn(sleeping, TODAY);
    expect(d).toMatchObject({ dormant: true, failed: [] });
    expect(d.factors.reduce((s, f) => s + f.max, 0)).toBe(100);
    expect(d.factors.find((f) => f.factor === 'annuityStep')).toMatchObject({ points: 15, known: true });
    expect(d.factors.find((f) => f.factor === 'inactiveInventors')!.points).toBe(7.5);
    expect(d.score).toBe(Math.round(d.factors.reduce((s, f) => s + f.points, 0)));
    expect(d.score).toBeGreaterThan(80);
  });

  it.each([
    ['a company owns it', { ownerIsResearch: false }, 'research_owner'], ['it is too young', { grantDate: '2021-01-16' }, 'years_since_grant'], ['it was licensed', { operations: ['licence'] as const }, 'no_operation'],
    ['the fee is late', { paidThrough: 8 }, 'annuity_paid'], ['it is dead', { legalStatus: 'lapsed' as const }, 'in_force'],
  ])('is not dormant when %s', (_why, change, criterion) => {
    const d = dormancyOn({ ...sleeping, ...change }, TODAY);
    expect(d.dormant).toBe(false);
    expect(d.failed).toContain(criterion);
  });

  it('counts three years to the day', () => {
    expect(dormancyOn({ ...sleeping, grantDate: '2021-01-15', filingDate: '2018-01-01', paidThrough: 7 }, TODAY).dormant).toBe(true);
  });

  it('stays within 0-100, is 0 for the dead and never rises with use or interest (property)', () => {
    const facts = fc.record({
      legalStatus: fc.constantFrom(...LEGAL_STATUSES), operations: fc.subarray([...OPERATIONS]), interest: fc.option(fc.integer({ min: 0, max: 50 })),
      inventors: fc.option(fc.record({ total: fc.integer({ min: 0, max: 9 }), active: fc.integer({ min: 0, max: 9 }) })), paidThrough: fc.option(fc.integer({ min: 1, max: 20 })),
    });
    fc.assert(fc.property(facts, (change) => {
      const base = { ...sleeping, ...change };
      const { score } = dormancyOn(base, TODAY);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(100);
      if (isDead(base.legalStatus)) expect(score).toBe(0);
      expect(dormancyOn({ ...base, operations: ['transfer'] }, TODAY).score).toBeLessThanOrEqual(dormancyOn({ ...base, operations: [] }, TODAY).score);
      if (base.interest !== null) expect(dormancyOn({ ...base, interest: base.interest + 5 }, TODAY).score).toBeLessThanOrEqual(score);
    }));
  });
});
