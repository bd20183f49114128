import { economicsPack, type EconomicValues } from './economics.ts';
import { qualityPack, type QualityRuleValues } from './quality.ts';
import { royaltyPack, type RoyaltyValues } from './royalty.ts';
import { weightsPack, type WeightValues } from './weights.ts';
import { economicsPack20262, royaltyPack20262 } from './provenance-2026-2.ts';
import type { RulePack } from '#app/core/rule-pack.ts';

/** The packs a version of the method computes with. A version names its packs once and for all. */
export interface ValuationPacks { royalty: RulePack<RoyaltyValues>; economics: RulePack<EconomicValues>; weights: RulePack<WeightValues>; quality?: RulePack<QualityRuleValues> }

export const PACKS_2026_1: ValuationPacks = { royalty: royaltyPack, economics: economicsPack, weights: weightsPack };

/** Composites over the parts there are, and priors that name what is to be read to confirm them. */
export const PACKS_2026_2: ValuationPacks = { royalty: royaltyPack20262, economics: economicsPack20262, weights: weightsPack, quality: qualityPack };
