import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LegalEvent } from './contract.ts';
import { statusOfEvents } from './status-of-events.ts';

const events = (...rows: [date: string, code: string, more?: Partial<LegalEvent>][]): LegalEvent[] => rows.map(([date, code, more]) => ({ date, code, ...more }));
const status = (authority: string, ...rows: Parameters<typeof events>) => statusOfEvents(events(...rows), authority);

describe('status by legal events', () => {
  it('follows a Chinese patent from publication to its end, in any order of the list', () => {
    const life = events(['2015-03-04', 'PB01'], ['2015-04-01', 'SE01'], ['2018-06-05', 'GR01'], ['2019-02-01', 'PE01'], ['2021-06-01', 'PC01'], ['2024-04-12', 'CF01']);
    fc.assert(fc.property(fc.shuffledSubarray(life, { minLength: life.length }), (shuffled) => {
      expect(statusOfEvents(shuffled, 'CN')).toEqual({ status: 'lapsed', asOf: '2024-04-12' });
    }), { numRuns: 40 });
    expect(statusOfEvents(life.slice(0, 5), 'CN')).toEqual({ status: 'in_force', asOf: '2021-06-01' });
    expect(statusOfEvents(life.slice(0, 2), 'CN')).toEqual({ status: 'pending', asOf: '2015-04-01' });
  });

  it('reads the gazette codes used before 2010', () => {
    expect(status('CN', ['1999-01-06', 'C06'], ['1999-05-05', 'C10'], ['2002-07-03', 'C14'])).toEqual({ status: 'in_force', asOf: '2002-07-03' });
    expect(status('CN', ['1999-01-06', 'C06'], ['2001-05-05', 'C02'])).toEqual({ status: 'withdrawn', asOf: '2001-05-05' });
    expect(status('CN', ['2002-07-03', 'C14'], ['2008-09-01', 'C17'])?.status).toBe('lapsed');
  });

  it('keeps a partly invalidated right alive, ends a wholly invalidated one for good', () => {
    expect(status('CN', ['2015-01-01', 'GR01'], ['2019-01-01', 'IP01'])).toEqual({ status: 'in_force', asOf: '2019-01-01' });
    expect(status('CN', ['2015-01-01', 'GR01'], ['2019-01-01', 'IW01'], ['2020-01-01', 'TR01'])).toEqual({ status: 'revoked', asOf: '2019-01-01' });
    expect(status('CN', ['2015-01-01', 'GR01'], ['2035-01-01', 'CX01'], ['2035-06-01', 'CF01'])).toEqual({ status: 'expired', asOf: '2035-01-01' });
  });

  it('lets a payment after a lapse not undo it, a restoration does', () => {
    expect(status('US', ['2010-02-02', 'STCF'], ['2014-03-03', 'FPAY'], ['2018-02-02', 'LAPS'], ['2018-03-06', 'FP'])?.status).toBe('lapsed');
    expect(status('US', ['2010-02-02', 'STCF'], ['2018-02-02', 'LAPS'], ['2018-04-01', 'MAFP'])?.status).toBe('lapsed');
    expect(status('US', ['2010-02-02', 'STCF'], ['2018-02-02', 'LAPS'], ['2018-11-01', 'PRDP'], ['2022-01-01', 'MAFP'])).toEqual({ status: 'in_force', asOf: '2022-01-01' });
  });

  it('takes what lapses in one state for no end of a European patent', () => {
    const granted = [['2010-01-01', '17P'], ['2013-05-01', 'GRAA'], ['2014-02-01', 'PLBE']] as const;
    expect(status('EP', ...granted.map((e) => [...e] as [string, string]), ['2015-05-31', 'PG25', { effect: '-', text: 'LAPSED IN A CONTRACTING STATE', country: 'EP' }], ['2016-01-01', 'BERE', { effect: '-', text: 'BE: LAPSED' }])).toEqual({ status: 'in_force', asOf: '2014-02-01' });
    expect(status('EP', ['2010-01-01', '17P'], ['2012-05-01', '18D'])?.status).toBe('withdrawn');
    expect(status('EP', ['2013-05-01', 'GRAA'], ['2016-05-01', '27W'])?.status).toBe('revoked');
  });

  it('calls a lapse before any grant the end of an application', () => {
    expect(status('DE', ['2012-01-01', 'R012', { text: 'Request for examination' }], ['2013-01-01', 'R119'])?.status).toBe('lapsed');
    expect(status('CN', ['2012-01-01', 'PB01'], ['2013-01-01', 'CF01'])?.status).toBe('withdrawn');
  });

  it('reads words of codes it does not know only where the source says which way they point', () => {
    expect(status('AU', ['2012-01-01', 'FGA', { text: 'Letters patent sealed or granted (standard patent)', effect: '+' }], ['2019-01-01', 'MK14', { text: 'Patent ceased section 143(a) (annual fees not paid) or expired', effect: '-' }])?.status).not.toBe('in_force');
    expect(status('AU', ['2019-01-01', 'MK14', { text: 'Patent ceased' }])).toBeNull();
    expect(status('IT', ['2019-01-01', 'X1', { text: 'Request for restoration filed', effect: '-' }])).toBeNull();
    expect(status('IT', ['2019-01-01', 'X1', { text: 'Patent ceased', effect: '-' }], ['2020-01-01', 'X2', { text: 'Right restored', effect: '+' }])).toEqual({ status: 'in_force', asOf: '2020-01-01' });
  });

  it('says nothing of events without a day, and of none', () => {
    expect(statusOfEvents([{ code: 'CF01' }], 'CN')).toBeNull();
    expect(statusOfEvents([], 'CN')).toBeNull();
    expect(status('CN', ['2020-01-01', 'CB02'])).toBeNull();
  });
});
