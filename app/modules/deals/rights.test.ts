import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#app/core/clock.ts';
import { dealsConflict, fieldsOverlap, intervalsOverlap, rightsConflict, rightsConflicts, rightsOverlap, type StandingRight, type WantedRight } from './rights.ts';
import { size } from '#tests/fixtures/sizes.ts';

const base = { fieldOfUse: '*', territory: 'CN', startsOn: '2026-01-01', endsOn: null, holderOrgId: null };
const right = (kind: StandingRight['kind'], over: Partial<StandingRight> = {}): StandingRight => ({ id: 'r', kind, ...base, ...over });
const wanted = (kind: WantedRight['kind'], over: Partial<WantedRight> = {}): WantedRight => ({ kind, ...base, ...over });

describe('rights ledger', () => {
  it.each([
    ['exclusive', 'exclusive', 'hard'], ['exclusive', 'sole', 'hard'], ['exclusive', 'ordinary', 'hard'], ['exclusive', 'open', 'hard'], ['exclusive', 'assignment', 'acknowledge'],
    ['sole', 'ordinary', 'hard'], ['sole', 'sole', 'hard'], ['sole', 'assignment', 'acknowledge'],
    ['ordinary', 'exclusive', 'acknowledge'], ['ordinary', 'sole', 'acknowledge'], ['ordinary', 'ordinary', null], ['ordinary', 'open', null], ['ordinary', 'assignment', 'acknowledge'],
    ['open', 'exclusive', 'hard'], ['open', 'sole', 'hard'], ['open', 'ordinary', null],
  ] as const)('%s in force, %s wanted: %s', (existing, asked, severity) => {
    expect(rightsConflict(right(existing), wanted(asked))?.severity ?? null).toBe(severity);
  });

  it('looks at field, territory and time together', () => {
    const battery = right('exclusive', { fieldOfUse: '动力电池', territory: 'CN', endsOn: '2028-01-01' });
    expect(rightsConflict(battery, wanted('ordinary', { fieldOfUse: '医疗器械' }))).toBeNull();
    expect(rightsConflict(battery, wanted('ordinary', { fieldOfUse: '电池' }))).not.toBeNull();
    expect(rightsConflict(battery, wanted('ordinary', { territory: 'US' }))).toBeNull();
    expect(rightsConflict(battery, wanted('ordinary', { territory: 'WW' }))).not.toBeNull();
    expect(rightsConflict(battery, wanted('ordinary', { startsOn: '2028-01-01' }))).toBeNull();
    expect(rightsConflict(battery, wanted('ordinary', { startsOn: '2027-12-31' }))).not.toBeNull();
  });

  it('lets a licensee widen its own non-exclusive licence', () => {
    expect(rightsConflict(right('ordinary', { holderOrgId: 'org_b' }), wanted('exclusive', { holderOrgId: 'org_b' }))).toBeNull();
  });

  it('keeps two running assignments of one patent apart', () => {
    expect(dealsConflict(wanted('assignment'), wanted('assignment', { territory: 'US' }), 'deal_1')?.severity).toBe('hard');
    expect(dealsConflict(wanted('ordinary'), wanted('ordinary'), 'deal_1')).toBeNull();
  });
});

const fields = fc.constantFrom('*', '电池', '动力电池', 'medical', 'Medical ', 'sensors');
const arbitrary = fc.record({
  kind: fc.constantFrom('exclusive', 'sole', 'ordinary', 'open') as fc.Arbitrary<StandingRight['kind']>,
  fieldOfUse: fields, territory: fc.constantFrom('CN', 'US', 'WW'),
  from: fc.integer({ min: 0, max: 40 }), length: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }), holderOrgId: fc.constantFrom('org_a', 'org_b'),
}).map(({ from, length, ...r }) => ({ ...r, startsOn: addDays('2026-01-01', from), endsOn: length === null ? null : addDays('2026-01-01', from + length) }));

describe('rights ledger, any sequence of grants', () => {
  it('never stands more than one exclusive, nor another licensee beside an exclusive or sole one', () => {
    fc.assert(fc.property(fc.array(arbitrary, { maxLength: 25 }), (asked) => {
      const ledger: StandingRight[] = [];
      asked.forEach((a, i) => { if (rightsConflicts(ledger, a).length === 0) ledger.push({ ...a, id: `r${i}` }); });
      for (const a of ledger) {
        for (const b of ledger) {
          if (a === b || !rightsOverlap(a, b)) continue;
          const narrow = [a, b].filter((r) => r.kind === 'exclusive' || r.kind === 'sole');
          // The one thing that may stand there is an earlier non-exclusive licence of the very same licensee.
          if (narrow.length) expect(narrow.length === 1 && a.holderOrgId === b.holderOrgId && [a, b].some((r) => r.kind === 'ordinary')).toBe(true);
        }
      }
    }), { numRuns: size(500, 50_000) });
  });

  it('overlap is symmetric and an interval meets itself', () => {
    fc.assert(fc.property(arbitrary, arbitrary, (a, b) => {
      expect(rightsOverlap(a, b)).toBe(rightsOverlap(b, a));
      expect(fieldsOverlap(a.fieldOfUse, b.fieldOfUse)).toBe(fieldsOverlap(b.fieldOfUse, a.fieldOfUse));
      expect(intervalsOverlap(a, a)).toBe(true);
    }));
  });
});
