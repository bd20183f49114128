import { defineRulePack, type RulePack, type RuleValue } from '#app/core/rule-pack.ts';

/** The nine strategic emerging industries of the national classification (2018). */
export const STRATEGIC_INDUSTRIES = ['information', 'equipment', 'materials', 'biology', 'vehicles', 'energy', 'environment', 'creative', 'services'] as const;
export type StrategicIndustry = (typeof STRATEGIC_INDUSTRIES)[number];

export interface StrategicValues {
  /** IPC subclasses (or groups, as a prefix) that point to an industry. */
  classes: RuleValue<Readonly<Record<string, StrategicIndustry>>>;
  [key: string]: RuleValue<unknown>;
}

/**
 * Classes that point to a strategic emerging industry. The national reference table maps industries to IPC groups, often with words beside them;
 * this is a short selection of subclasses that lie inside one industry, so a hit is a hint with its class and never a finding of the statistic.
 */
export const strategicPack: RulePack<StrategicValues> = defineRulePack({
  subject: 'strategic_industries',
  jurisdiction: 'CN',
  version: '2026.1',
  effectiveFrom: '2021-02-10',
  values: {
    classes: {
      value: {
        G06N: 'information', G06T: 'information', G06V: 'information', H01L: 'information', H10B: 'information', H10D: 'information', H10K: 'information', H04W: 'information', H04L: 'information',
        B25J: 'equipment', B64C: 'equipment', B64G: 'equipment', B64U: 'equipment', B33Y: 'equipment', B61L: 'equipment',
        C22C: 'materials', C01B: 'materials', C08J: 'materials', B82Y: 'materials', C30B: 'materials',
        C12N: 'biology', C12Q: 'biology', C07K: 'biology', A61K: 'biology', A61P: 'biology', G16H: 'biology',
        B60L: 'vehicles', H01M: 'vehicles', H02S: 'energy', F03D: 'energy', G21C: 'energy', C25B: 'energy', H02J: 'energy',
        C02F: 'environment', B01D: 'environment', B09B: 'environment', B09C: 'environment', F01N: 'environment', A63F: 'creative', G09B: 'creative', G06Q: 'services',
      },
      source: 'reference table of strategic emerging industries and the IPC (CNIPA, 2021, trial): a selection of subclasses', verified: false,
    },
  },
} satisfies RulePack<StrategicValues> as RulePack<StrategicValues>);
