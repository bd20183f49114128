import { defineRulePack } from '#app/core/rule-pack.ts';
import type { YearlyPack } from './shape.ts';

/** Term and annuities in Korea: years count from registration, the first three are paid with it, fees of patents grow with the claims. Amounts in won, as lowered on 2023-08-01. */
export const krPatentLife: YearlyPack = defineRulePack({
  subject: 'patent-life',
  jurisdiction: 'KR',
  version: '2023.1',
  effectiveFrom: '1900-01-01',
  values: {
    terms: {
      value: {
        invention: [{ filedFrom: '1900-01-01', years: 20, from: 'filing' }],
        utility_model: [{ filedFrom: '1900-01-01', years: 10, from: 'filing' }],
        design: [{ filedFrom: '1900-01-01', years: 15, from: 'grant' }, { filedFrom: '2014-07-01', years: 20, from: 'filing' }],
      },
      source: 'Patent Act 88; Utility Model Act 22; Design Protection Act 91',
      verified: false,
    },
    extensionCap: { value: { maxAddedYears: 5, maxYearsAfterApproval: 99 }, source: 'Patent Act 89: five years at most', verified: false },
    fees: {
      value: {
        currency: 'KRW',
        from: 'grant',
        atGrant: 3,
        bands: {
          invention: [
            { from: 1, to: 3, amount: 13_000, perClaim: 12_000 }, { from: 4, to: 6, amount: 36_000, perClaim: 20_000 }, { from: 7, to: 9, amount: 90_000, perClaim: 34_000 },
            { from: 10, to: 12, amount: 216_000, perClaim: 49_000 }, { from: 13, to: 25, amount: 324_000, perClaim: 49_000 },
          ],
        },
      },
      source: 'Rules on collection of patent fees as of 2023-08-01; utility models and designs are not in this schedule yet',
      verified: false,
    },
    graceMonths: { value: 6, source: 'Patent Act 81(1)', verified: false },
    surcharge: { value: { bps: 300, per: 'month_begun' }, source: 'Rules on collection of patent fees: 3 % in the first month to 18 % in the sixth', verified: false },
    restoration: { value: { months: 3, from: 'grace_end', fee: 0, currency: 'KRW' }, source: 'Patent Act 81-3(3): twice the annuity within three months', verified: false },
  },
} satisfies YearlyPack as YearlyPack);
