import { candidateDemands } from '#search/query/candidates.server.ts';
import type { ListingSource } from '#search/query/cards.server.ts';
import { matcherOf, scoreAgainst, usedWith } from '#search/matcher/local.server.ts';
import { trainCorpusModel } from '#search/model/corpus-model.ts';
import { documentUnits } from '#search/model/document.ts';
import { listingForModel, listingTexts } from '#search/model/documents.ts';
import type { Stats } from './analysis.ts';
import type { MatchDeps } from './deps.ts';
import { demandAsk, versionWith, type EngineVersion } from './engine.server.ts';
import type { DemandRow } from './matching.store.server.ts';
import { plainTerms, shortQuery } from './queries.ts';

/** Demands re-ranked per listing: each costs a reading of its text. */
const CANDIDATES = 60;

/** Open demands that may be answered by a listing, best first; from the search engine while the demands are still being loaded. */
export async function candidateDemandsOf(deps: MatchDeps, source: ListingSource, exceptOrgId: string, stats: Stats): Promise<{ ids: string[]; reduced: boolean }> {
  const ids = await matcherOf(deps).candidateDemands(listingTexts(source), CANDIDATES);
  if (ids) return { ids, reduced: false };
  const texts = [source.titleZh, source.titleEn, source.benefitZh, source.benefitEn, source.problemZh, source.problemEn].filter(Boolean);
  const found = await candidateDemands(deps, { queries: texts.map((t) => shortQuery(t, stats)), terms: plainTerms(texts.join('\n'), stats), exceptOrgId, limit: CANDIDATES });
  return { ids: found.ids, reduced: true };
}

/** How well one listing answers each of these demands, by the model that ranks listings for them: sums that compare across demands. */
export async function scoreDemands(deps: MatchDeps, source: ListingSource, demands: readonly DemandRow[]): Promise<{ sums: Map<string, number>; version: EngineVersion }> {
  const texts = listingTexts(source);
  const asks = demands.map(demandAsk);
  const scored = await matcherOf(deps).scoreDemands(texts, asks);
  if (scored) return { sums: scored.sums, version: versionWith(scored) };
  const own = trainCorpusModel([documentUnits(listingForModel(texts))], [], { vectors: false });
  return { sums: scoreAgainst(own, texts, asks), version: versionWith(usedWith(own)) };
}
