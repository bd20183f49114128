import type { PatentKind } from '#app/core/vocabulary.ts';

/** One fictitious patent of the demo world. Numbers, dates, owners and inventors are given by the seed's builders. */
export interface SeedPatent {
  titleZh: string;
  titleEn: string;
  abstractZh: string;
  abstractEn: string;
  /** First independent claim. */
  claimZh: string;
  claimEn: string;
  /** What a company gains, in plain words and by how much. */
  benefitZh: string;
  benefitEn: string;
  ipc: string[];
  kind: PatentKind;
  trl: number;
  filedYear: number;
  keywordsZh: string[];
  keywordsEn: string[];
}
