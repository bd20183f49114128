import { defineRulePack } from '#app/core/rule-pack.ts';
import type { YearlyPack } from './shape.ts';

/**
 * A European patent with unitary effect: one renewal fee a year to the European Patent Office from the second year on, counted from filing.
 * A European patent validated state by state pays each state's own fees instead, which no schedule here knows: the register says which it is,
 * and a document alone does not. So the outlook is what one fee for all participating states costs.
 */
export const epPatentLife: YearlyPack = defineRulePack({
  subject: 'patent-life',
  jurisdiction: 'EP',
  version: '2023.1',
  effectiveFrom: '1900-01-01',
  values: {
    terms: { value: { invention: [{ filedFrom: '1900-01-01', years: 20, from: 'filing' }] }, source: 'European Patent Convention 63(1)', verified: true },
    fees: {
      value: {
        currency: 'EUR',
        from: 'filing',
        atGrant: 0,
        grantedFrom: '2023-06-01',
        bands: {
          invention: [
            35_00, 105_00, 145_00, 315_00, 475_00, 630_00, 815_00, 990_00, 1_175_00, 1_460_00, 1_775_00, 2_105_00, 2_455_00, 2_830_00, 3_240_00, 3_640_00, 4_055_00, 4_455_00, 4_855_00,
          ].map((amount, i) => ({ from: i + 2, to: i + 2, amount })),
        },
      },
      source: 'Rules relating to fees for unitary patent protection 2(1): years 2 to 20; unitary effect exists for patents granted from 2023-06-01 on',
      verified: false,
    },
    graceMonths: { value: 6, source: 'Rules relating to unitary patent protection 13(3)', verified: false },
    surcharge: { value: { bps: 5_000, per: 'once' }, source: 'Rules relating to fees for unitary patent protection 2(1): half of the late fee', verified: false },
    restoration: { value: { months: 2, from: 'notice', fee: 750_00, currency: 'EUR' }, source: 'Rules relating to unitary patent protection 22', verified: false },
  },
} satisfies YearlyPack as YearlyPack);
