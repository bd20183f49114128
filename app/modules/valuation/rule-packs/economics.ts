import { defineRulePack, type RulePack, type RuleValue } from '#app/core/rule-pack.ts';
import type { Sector } from '../vocabulary.ts';

interface Span { low: number; base: number; high: number }

export interface EconomicValues {
  /** Enterprise income tax, basis points. */
  taxBps: RuleValue<Span>;
  /** Discount rate by readiness: required return of an investor at that stage. Index 0 is TRL 1; the last entry serves an unknown readiness. */
  discountBps: RuleValue<readonly Span[]>;
  /** Share of income lost to ageing of the technology per year. */
  obsolescenceBps: RuleValue<Record<Sector, Span>>;
  /** Months until the technology is superseded, from the valuation day. */
  cycleMonths: RuleValue<Record<Sector, Span>>;
  /** Probability of reaching the market from a readiness, by technical success alone. Index 0 is TRL 1. */
  successBps: RuleValue<readonly Span[]>;
  /** Months from a readiness to first sales. Index 0 is TRL 1. */
  marketMonths: RuleValue<readonly Span[]>;
  volatilityBps: RuleValue<Record<Sector, Span>>;
  riskFreeBps: RuleValue<Span>;
  /** Yearly indexation of past costs. */
  costIndexBps: RuleValue<Span>;
  /** Official fees up to grant and the usual agent's fee, minor units of CNY, by kind of right. */
  filingCost: RuleValue<Record<'invention' | 'utility_model' | 'design', Span>>;
  /** Readiness up to which an option on further development is valued. */
  optionUpToTrl: RuleValue<number>;
  [key: string]: RuleValue<unknown>;
}

const span = (low: number, base: number, high: number): Span => ({ low, base, high });
const yuan = (low: number, base: number, high: number): Span => span(low * 100, base * 100, high * 100);

/** Economic priors used where nobody stated a figure. All are ranges; each is named with its source beside the result. */
export const economicsPack: RulePack<EconomicValues> = defineRulePack({
  subject: 'valuation-economics',
  jurisdiction: 'CN',
  version: '2026.1',
  effectiveFrom: '1985-04-01',
  values: {
    taxBps: { value: span(1_500, 2_500, 2_500), source: 'Enterprise Income Tax Law art. 4 (25 %) and art. 28 (15 % for high-tech enterprises)', verified: true },
    discountBps: {
      value: [
        span(4_000, 5_000, 6_500), span(3_500, 4_500, 6_000), span(3_000, 4_000, 5_000), span(2_800, 3_500, 4_500), span(2_500, 3_000, 4_000),
        span(2_000, 2_500, 3_500), span(1_700, 2_100, 2_800), span(1_400, 1_800, 2_300), span(1_200, 1_500, 2_000), span(1_800, 2_500, 4_000),
      ],
      source: 'platform prior: returns asked by stage, from seed to mature business',
      verified: false,
    },
    obsolescenceBps: {
      value: {
        software: span(800, 1_500, 2_500), pharma_biotech: span(0, 300, 800), medical_devices: span(300, 800, 1_500), consumer: span(500, 1_000, 2_000),
        electronics: span(600, 1_200, 2_000), chemicals_materials: span(200, 500, 1_000), automotive_industrial: span(300, 700, 1_200), semiconductors: span(800, 1_500, 2_500),
      },
      source: 'platform prior', verified: false,
    },
    cycleMonths: {
      value: {
        software: span(36, 60, 96), pharma_biotech: span(120, 180, 240), medical_devices: span(72, 108, 156), consumer: span(36, 72, 120),
        electronics: span(48, 84, 120), chemicals_materials: span(84, 132, 192), automotive_industrial: span(72, 120, 168), semiconductors: span(36, 60, 96),
      },
      source: 'platform prior; compare technology cycle time (median age of cited patents) by field', verified: false,
    },
    successBps: {
      value: [
        span(200, 400, 1_000), span(400, 800, 1_500), span(800, 1_500, 2_500), span(1_500, 2_500, 4_000), span(2_500, 3_800, 5_500),
        span(4_000, 5_500, 7_000), span(6_000, 7_200, 8_500), span(7_500, 8_500, 9_500), span(9_000, 9_500, 10_000),
      ],
      source: 'platform prior: product of the chances of each remaining stage (concept, laboratory, pilot, demonstration)', verified: false,
    },
    marketMonths: {
      value: [
        span(72, 108, 156), span(60, 96, 144), span(48, 72, 120), span(36, 60, 96), span(24, 42, 72), span(18, 30, 48), span(9, 18, 30), span(3, 9, 18), span(1, 3, 9),
      ],
      source: 'platform prior', verified: false,
    },
    volatilityBps: {
      value: {
        software: span(4_000, 5_500, 7_000), pharma_biotech: span(4_500, 6_000, 8_000), medical_devices: span(3_500, 4_500, 6_000), consumer: span(2_500, 3_500, 5_000),
        electronics: span(3_500, 4_500, 6_000), chemicals_materials: span(2_500, 3_500, 4_500), automotive_industrial: span(2_500, 3_500, 4_500), semiconductors: span(4_000, 5_000, 6_500),
      },
      source: 'platform prior; compare yearly volatility of listed companies of the sector', verified: false,
    },
    riskFreeBps: { value: span(150, 220, 300), source: 'platform prior; compare the ten-year government bond', verified: false },
    costIndexBps: { value: span(0, 200, 400), source: 'platform prior; compare the producer price index', verified: false },
    filingCost: {
      value: { invention: yuan(5_450, 8_450, 13_450), utility_model: yuan(2_000, 3_500, 5_500), design: yuan(1_300, 2_000, 3_500) },
      source: 'CNIPA fee schedule (application, printing, examination) and a usual agent’s fee', verified: false,
    },
    optionUpToTrl: { value: 6, source: 'platform rule: from TRL 7 the technology is shown in its setting, development is no option any more', verified: true },
  },
} satisfies RulePack<EconomicValues> as RulePack<EconomicValues>);
