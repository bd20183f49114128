import { economicsPack, type EconomicValues } from './economics.ts';
import { royaltyPack, type RoyaltyValues } from './royalty.ts';
import { weightsPack, type WeightValues } from './weights.ts';
import type { RulePack } from '#app/core/rule-pack.ts';

/** The packs a version of the method computes with. A version names its packs once and for all. */
export interface ValuationPacks { royalty: RulePack<RoyaltyValues>; economics: RulePack<EconomicValues>; weights: RulePack<WeightValues> }

export const PACKS_2026_1: ValuationPacks = { royalty: royaltyPack, economics: economicsPack, weights: weightsPack };
