import { defineRulePack, type RulePack, type RuleValue } from '#app/core/rule-pack.ts';
import type { Sector } from '../vocabulary.ts';

export interface RoyaltyValues {
  /** Running royalty by sector, basis points of net sales: the ends of the usual range. */
  bands: RuleValue<Record<Sector, { low: number; high: number }>>;
  /** Sector a technology field (WIPO 1-35) is read as when nobody names one. */
  sectorOfField: RuleValue<Record<Sector, readonly number[]>>;
  [key: string]: RuleValue<unknown>;
}

/** Royalty priors. A prior with provenance: the parties' own figure always goes before it, and it is never "the price". */
export const royaltyPack: RulePack<RoyaltyValues> = defineRulePack({
  subject: 'royalty-prior',
  jurisdiction: '*',
  version: '2026.1',
  effectiveFrom: '1985-04-01',
  values: {
    bands: {
      value: {
        software: { low: 500, high: 800 }, pharma_biotech: { low: 400, high: 600 }, medical_devices: { low: 300, high: 500 }, consumer: { low: 200, high: 500 },
        electronics: { low: 200, high: 400 }, chemicals_materials: { low: 200, high: 400 }, automotive_industrial: { low: 100, high: 300 }, semiconductors: { low: 100, high: 200 },
      },
      source: 'published licensing surveys, share of net sales by industry',
      verified: false,
    },
    sectorOfField: {
      value: {
        software: [6, 7], pharma_biotech: [11, 14, 15, 16], medical_devices: [13], consumer: [18, 33, 34], electronics: [1, 2, 3, 4, 5, 9, 10],
        chemicals_materials: [17, 19, 20, 21, 22, 23, 24], automotive_industrial: [12, 25, 26, 27, 28, 29, 30, 31, 32, 35], semiconductors: [8],
      },
      source: 'platform assignment of WIPO technology fields to the survey’s industries',
      verified: true,
    },
  },
} satisfies RulePack<RoyaltyValues> as RulePack<RoyaltyValues>);
