import { defineRulePack, type RulePack, type RuleValue } from '#app/core/rule-pack.ts';

export interface QualityRuleValues {
  /** Parts of composite-4 and composite-6 that must be known for either to be given. */
  composites: RuleValue<{ least4: number; least6: number }>;
  [key: string]: RuleValue<unknown>;
}

/** How patent quality is read where not everything is known. Without this pack (method 2026.1) a composite needs all its parts. */
export const qualityPack: RulePack<QualityRuleValues> = defineRulePack({
  subject: 'valuation-quality',
  jurisdiction: '*',
  version: '2026.2',
  effectiveFrom: '2013-06-06',
  values: {
    composites: { value: { least4: 2, least6: 3 }, source: 'composites after OECD 2013 (mean of normalised parts); how many parts may be missing is the platform’s rule', verified: true },
  },
} satisfies RulePack<QualityRuleValues> as RulePack<QualityRuleValues>);
