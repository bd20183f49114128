import type { DemandTextsForModel, ListingTextsForModel } from '../model/documents.ts';

/** A demand's texts, with a stamp that differs when any of them does. */
export type DemandAsk = DemandTextsForModel & { stamp: string };
/** One listing's place for a demand: the sum of its weighed features, and the part nearness among the latent directions has in it. */
export interface RankedListing { id: string; sum: number; latent: number }

/** Corpus model and ranker an answer was made with, and what the ranker makes of nearness among the latent directions. */
export interface Used { model: string; ranker: string; latentWeight: number }

/**
 * Ranks in memory: every listing on the market and every open demand, as fresh as the database. Every answer is null while a large
 * corpus is still being loaded or the thread that holds it is away, and callers then find candidates elsewhere. Answers name the
 * corpus model they were made with; the same ask on the same model and the same market gives the same answer.
 */
export interface Matcher {
  /** Listings for a demand, best first, at most `limit`. */
  rankListings(ask: DemandAsk, limit: number): Promise<({ ranked: RankedListing[] } & Used) | null>;
  /** Ids of listings near one in what they are about, nearest first, itself left out. */
  nearListings(source: ListingTextsForModel, limit: number): Promise<string[] | null>;
  /** Open demands one listing may answer, best first, at most `limit`, by the model that ranks listings for them: sums that compare across demands. */
  rankDemands(source: ListingTextsForModel, limit: number): Promise<({ ranked: { id: string; sum: number }[] } & Used) | null>;
  /** Begins loading, so that the first asker of a large corpus need not wait. Never throws. */
  warm(): void;
  close(): Promise<void>;
}
