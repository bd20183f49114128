import { candidateDemands } from '#search/query/candidates.server.ts';
import type { ListingSource } from '#search/query/cards.server.ts';
import { trainCorpusModel } from '#search/model/corpus-model.ts';
import { documentUnits } from '#search/model/document.ts';
import { listingAsQuery, listingForModel } from '#search/model/documents.ts';
import { liveIndex } from '#search/model/live-index.server.ts';
import { MatchIndex } from '#search/model/match-index.ts';
import { profileOf } from '#search/model/profile.ts';
import { RANKER } from '#search/model/ranker/current.ts';
import type { Stats } from './analysis.ts';
import type { MatchDeps } from './deps.ts';
import { ENGINE, weighedDemand, type EngineVersion } from './engine.server.ts';
import type { DemandRow } from './matching.store.server.ts';
import { plainTerms, shortQuery } from './queries.ts';

/** Demands re-ranked per listing: each costs a reading of its text. */
const CANDIDATES = 80;

/** Open demands that may be answered by a listing, best first; from the search engine while the demands are still being loaded. */
export async function candidateDemandsOf(deps: MatchDeps, source: ListingSource, exceptOrgId: string, stats: Stats): Promise<{ ids: string[]; reduced: boolean }> {
  const index = await liveIndex(deps.db, 'demands');
  if (index) return { ids: index.candidates(profileOf(listingAsQuery(source)), { limit: CANDIDATES }), reduced: false };
  const texts = [source.titleZh, source.titleEn, source.benefitZh, source.benefitEn, source.problemZh, source.problemEn].filter(Boolean);
  const found = await candidateDemands(deps, { queries: texts.map((t) => shortQuery(t, stats)), terms: plainTerms(texts.join('\n'), stats), exceptOrgId, limit: CANDIDATES });
  return { ids: found.ids, reduced: true };
}

/** How well one listing answers each of these demands, by the model that ranks listings for them: sums that compare across demands. */
export async function scoreDemands(deps: MatchDeps, source: ListingSource, demands: readonly DemandRow[]): Promise<{ sums: Map<string, number>; version: EngineVersion }> {
  const market = await liveIndex(deps.db, 'listings');
  const units = documentUnits(listingForModel(source));
  const model = market?.model ?? trainCorpusModel([units], [], { vectors: false });
  const one = new MatchIndex(model);
  one.putUnits(units);
  const sums = new Map(demands.map((d) => [d.id, one.scoreQuery(weighedDemand(d, model), [source.id], RANKER)[0]?.score ?? 0]));
  return { sums, version: { engine: ENGINE, model: model.version, ranker: RANKER.version } };
}
