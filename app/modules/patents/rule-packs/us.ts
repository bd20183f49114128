import { defineRulePack } from '#app/core/rule-pack.ts';
import type { MaintenancePack } from './shape.ts';

/** Term and maintenance fees in the United States: 35 USC 41, 154, 173; amounts of the 2025 schedule, undiscounted. */
export const usPatentLife: MaintenancePack = defineRulePack({
  subject: 'patent-life',
  jurisdiction: 'US',
  version: '2025.1',
  effectiveFrom: '1900-01-01',
  values: {
    terms: {
      value: {
        invention: [
          { filedFrom: '1900-01-01', years: 20, from: 'filing', orYears: 17, orFrom: 'grant' },
          { filedFrom: '1995-06-08', years: 20, from: 'filing' },
        ],
        reissue: [{ filedFrom: '1900-01-01', years: 20, from: 'filing' }],
        plant: [{ filedFrom: '1900-01-01', years: 20, from: 'filing' }],
        design: [
          { filedFrom: '1900-01-01', years: 14, from: 'grant' },
          { filedFrom: '2015-05-13', years: 15, from: 'grant' },
        ],
      },
      source: '35 USC 154(a)(2), 154(c), 173',
      verified: false,
    },
    maintenance: {
      value: {
        currency: 'USD',
        kinds: ['invention', 'reissue'],
        windows: [
          { openMonths: 36, dueMonths: 42, lastMonths: 48, amount: 2_150_00 },
          { openMonths: 84, dueMonths: 90, lastMonths: 96, amount: 4_040_00 },
          { openMonths: 132, dueMonths: 138, lastMonths: 144, amount: 8_280_00 },
        ],
        surcharge: 540_00,
      },
      source: '35 USC 41(b); amounts: 37 CFR 1.20 as of 2025-01-19',
      verified: false,
    },
    restoration: { value: { months: 24, from: 'grace_end', fee: 2_260_00, currency: 'USD' }, source: '37 CFR 1.378, 1.17(m): unintentional delay; after two years it has to be explained and costs more', verified: false },
    entityDiscountBps: { value: { small: 6_000, micro: 8_000 }, source: '35 USC 41(h), 123', verified: false },
  },
} satisfies MaintenancePack as MaintenancePack);
