import { defineRulePack } from '#app/core/rule-pack.ts';
import type { YearlyPack } from './shape.ts';

/** Term, annuities and grace in China: Patent Law (2020), Implementing Rules (in force 2024-01-20), CNIPA fee schedule. */
export const cnPatentLife: YearlyPack = defineRulePack({
  subject: 'patent-life',
  jurisdiction: 'CN',
  version: '2024.1',
  // The schedule is used for every patent alive today, whenever it was filed; steps inside carry their own filing days.
  effectiveFrom: '1985-04-01',
  values: {
    terms: {
      value: {
        invention: [{ filedFrom: '1985-04-01', years: 20, from: 'filing' }],
        utility_model: [{ filedFrom: '1985-04-01', years: 10, from: 'filing' }],
        design: [
          { filedFrom: '1985-04-01', years: 10, from: 'filing' },
          { filedFrom: '2021-06-01', years: 15, from: 'filing' },
        ],
      },
      source: 'Patent Law (2020) art. 42',
      verified: true,
    },
    extensionCap: { value: { maxAddedYears: 5, maxYearsAfterApproval: 14 }, source: 'Patent Law (2020) art. 42(3)', verified: true },
    fees: {
      value: {
        currency: 'CNY',
        from: 'filing',
        atGrant: 1,
        bands: {
          invention: [
            { from: 1, to: 3, amount: 900_00 }, { from: 4, to: 6, amount: 1_200_00 }, { from: 7, to: 9, amount: 2_000_00 },
            { from: 10, to: 12, amount: 4_000_00 }, { from: 13, to: 15, amount: 6_000_00 }, { from: 16, to: 20, amount: 8_000_00 },
          ],
          utility_model: [
            { from: 1, to: 3, amount: 600_00 }, { from: 4, to: 5, amount: 900_00 }, { from: 6, to: 8, amount: 1_200_00 }, { from: 9, to: 10, amount: 2_000_00 },
          ],
          design: [
            { from: 1, to: 3, amount: 600_00 }, { from: 4, to: 5, amount: 900_00 }, { from: 6, to: 8, amount: 1_200_00 },
            { from: 9, to: 10, amount: 2_000_00 }, { from: 11, to: 15, amount: 3_000_00 },
          ],
        },
      },
      source: 'CNIPA fee schedule, annual fees',
      verified: true,
    },
    graceMonths: { value: 6, source: 'Implementing Rules (2023) rule 115', verified: true },
    surcharge: { value: { bps: 500, per: 'month_ended' }, source: 'Implementing Rules (2023) rule 115', verified: true },
    reductionBps: { value: { one: 8_500, several: 7_000 }, source: 'CNIPA fee reduction measures', verified: true },
    reductionYears: { value: 10, source: 'CNIPA fee reduction measures, years counted from the year of grant', verified: false },
    openLicenceBps: { value: 1_500, source: 'CNIPA Announcement 594 (2024) item 2; Implementing Rules of the Patent Law 88, 100', verified: true },
    restoration: { value: { months: 2, from: 'notice', fee: 1_000_00, currency: 'CNY' }, source: 'Implementing Rules (2023) rule 6', verified: true },
  },
} satisfies YearlyPack as YearlyPack);
