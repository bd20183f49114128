import { defineRulePack } from '#app/core/rule-pack.ts';
import type { YearlyPack } from './shape.ts';

/**
 * Term and annuities in Japan: years count from registration, the first three are paid with it, fees of patents and utility models grow with
 * the claims. Amounts in yen (no minor unit), patents as raised on 2022-04-01.
 */
export const jpPatentLife: YearlyPack = defineRulePack({
  subject: 'patent-life',
  jurisdiction: 'JP',
  version: '2022.1',
  effectiveFrom: '1900-01-01',
  values: {
    terms: {
      value: {
        invention: [{ filedFrom: '1900-01-01', years: 20, from: 'filing' }],
        utility_model: [{ filedFrom: '1900-01-01', years: 6, from: 'filing' }, { filedFrom: '2005-04-01', years: 10, from: 'filing' }],
        design: [
          { filedFrom: '1900-01-01', years: 15, from: 'grant' },
          { filedFrom: '2007-04-01', years: 20, from: 'grant' },
          { filedFrom: '2020-04-01', years: 25, from: 'filing' },
        ],
      },
      source: 'Patent Act 67; Utility Model Act 15; Design Act 21',
      verified: false,
    },
    extensionCap: { value: { maxAddedYears: 5, maxYearsAfterApproval: 99 }, source: 'Patent Act 67(4): five years at most', verified: false },
    fees: {
      value: {
        currency: 'JPY',
        from: 'grant',
        atGrant: 3,
        bands: {
          invention: [
            { from: 1, to: 3, amount: 4_300, perClaim: 300 }, { from: 4, to: 6, amount: 10_300, perClaim: 800 },
            { from: 7, to: 9, amount: 24_800, perClaim: 1_900 }, { from: 10, to: 25, amount: 59_400, perClaim: 4_600 },
          ],
          utility_model: [
            { from: 1, to: 3, amount: 2_100, perClaim: 100 }, { from: 4, to: 6, amount: 6_100, perClaim: 300 }, { from: 7, to: 10, amount: 18_100, perClaim: 900 },
          ],
          design: [{ from: 1, to: 3, amount: 8_500 }, { from: 4, to: 25, amount: 16_900 }],
        },
      },
      source: 'Patent Act 107 and its fee order as of 2022-04-01; Utility Model Act 31; Design Act 42',
      verified: false,
    },
    graceMonths: { value: 6, source: 'Patent Act 112(1)', verified: false },
    surcharge: { value: { bps: 10_000, per: 'once' }, source: 'Patent Act 112(2): the same amount again', verified: false },
  },
} satisfies YearlyPack as YearlyPack);
