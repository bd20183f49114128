import { defineRulePack, type RulePack, type RuleValue } from '#app/core/rule-pack.ts';
import { economicsPack, type EconomicValues } from './economics.ts';
import { royaltyPack, type RoyaltyValues } from './royalty.ts';

/**
 * What has to be read before a prior may be called verified, by rule. The figures are those of 2026.1: most are the platform's own
 * judgement, and naming the series they should be held against is not the same as having done so.
 */
const TO_READ = {
  discountBps: 'platform judgement: required return by readiness; to be held against the ChinaBond yield curve plus a published premium for the stage of venture (AICPA guide on valuing portfolio company investments)',
  obsolescenceBps: 'platform judgement: income lost to ageing a year; to be held against patent renewal studies by field (Schankerman and Pakes 1986 and later)',
  cycleMonths: 'platform judgement: months until superseded; to be held against technology cycle time (median age of the patents cited) of the corpus by field',
  successBps: 'platform judgement: chance of reaching the market by readiness; to be held against the completion of university projects, or published clinical success rates for medicines',
  marketMonths: 'platform judgement: months from a readiness to first sales; to be held against closed deals of the platform with reported first sales',
  volatilityBps: 'platform judgement: yearly volatility; to be held against the five-year volatility of listed companies of the sector (CSI sector indices)',
  riskFreeBps: 'platform judgement: to be held against the ten-year government bond on the valuation day (ChinaBond)',
  costIndexBps: 'platform judgement: to be held against the producer price index (National Bureau of Statistics)',
  filingCost: 'official fees after the CNIPA schedule (application, printing, substantive examination) and a usual agent’s fee; the schedule is still to be read',
} as const satisfies Partial<Record<keyof EconomicValues, string>>;

const values = { ...economicsPack.values } as EconomicValues;
for (const [rule, source] of Object.entries(TO_READ)) values[rule] = { ...(values[rule] as RuleValue<unknown>), source, verified: false };

/** As 2026.1 in every figure, with the source each is to be held against. */
export const economicsPack20262: RulePack<EconomicValues> = defineRulePack({ ...economicsPack, version: '2026.2', values });

/** As 2026.1; the ranges circulate in licensing literature without one primary source, and are marked so. */
export const royaltyPack20262: RulePack<RoyaltyValues> = defineRulePack({
  ...royaltyPack,
  version: '2026.2',
  values: {
    ...royaltyPack.values,
    bands: { ...royaltyPack.values.bands, source: 'ranges by industry as they circulate in licensing literature, share of net sales; to be held against a survey of recorded licences (KPMG Global Valuation Institute 2012; CNIPA statistics of recorded licences by industry)', verified: false },
  } as RoyaltyValues,
});
