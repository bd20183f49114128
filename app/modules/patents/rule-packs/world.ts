import { defineRulePack } from '#app/core/rule-pack.ts';
import type { PatentLifePack } from './shape.ts';

/** What every WTO member grants at least; used where no national pack exists. No fee schedule: none is claimed. */
export const worldPatentLife: PatentLifePack = defineRulePack({
  subject: 'patent-life',
  jurisdiction: '*',
  version: '1995.1',
  effectiveFrom: '1900-01-01',
  values: {
    terms: {
      value: {
        invention: [{ filedFrom: '1900-01-01', years: 20, from: 'filing' }],
        utility_model: [{ filedFrom: '1900-01-01', years: 10, from: 'filing' }],
        design: [{ filedFrom: '1900-01-01', years: 10, from: 'filing' }],
        plant: [{ filedFrom: '1900-01-01', years: 20, from: 'filing' }],
        reissue: [{ filedFrom: '1900-01-01', years: 20, from: 'filing' }],
      },
      source: 'TRIPS art. 26(3), 33; utility models differ by country',
      verified: false,
    },
  },
} satisfies PatentLifePack as PatentLifePack);
