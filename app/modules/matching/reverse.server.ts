import { publicScope } from '#app/core/scope.ts';
import { withRead } from '#db/tx.ts';
import { candidateDemands } from '#search/query/candidates.server.ts';
import type { ListingSource } from '#search/query/cards.server.ts';
import { demandsIn, matcherOf, usedWith } from '#search/matcher/local.server.ts';
import { trainCorpusModel } from '#search/model/corpus-model.ts';
import { DemandIndex } from '#search/model/demand-index.ts';
import { documentUnits } from '#search/model/document.ts';
import { demandForModel, listingForModel, listingTexts } from '#search/model/documents.ts';
import type { Stats } from './analysis.ts';
import type { MatchDeps } from './deps.ts';
import { versionWith, type EngineVersion } from './engine.server.ts';
import { openDemandsById } from './matching.store.server.ts';
import { plainTerms, shortQuery } from './queries.ts';

/** Demands read and checked per listing: a page shows at most fifty, and some break a constraint. */
const CANDIDATES = 60;

export interface RankedDemands { ranked: { id: string; sum: number }[]; version: EngineVersion; reduced: boolean }

/**
 * Open demands a listing answers, best first, by the model that ranks listings for them. While the demands are still being loaded the
 * search engine (or, without it, the database) proposes them, they are weighed against the listing alone, and `reduced` says so.
 */
export async function rankDemands(deps: MatchDeps, source: ListingSource, except: { orgId: string; today: string; stats: Stats }): Promise<RankedDemands> {
  const own = listingTexts(source);
  const found = await matcherOf(deps).rankDemands(own, CANDIDATES);
  if (found) return { ranked: found.ranked, version: versionWith(found), reduced: false };
  const texts = [source.titleZh, source.titleEn, source.benefitZh, source.benefitEn, source.problemZh, source.problemEn].filter(Boolean);
  const { orgId, today, stats } = except;
  const borrowed = await candidateDemands(deps, { queries: texts.map((t) => shortQuery(t, stats)), terms: plainTerms(texts.join('\n'), stats), exceptOrgId: orgId, limit: CANDIDATES });
  const rows = await withRead(deps.db, publicScope, (tx) => openDemandsById(tx, borrowed.ids, today));
  const small = new DemandIndex(trainCorpusModel([documentUnits(listingForModel(own))], [], { vectors: false }));
  for (const { demand } of rows) small.put({ id: demand.id, ...demandForModel(demand) });
  return { ranked: demandsIn(small, own, CANDIDATES), version: versionWith(usedWith(small.model)), reduced: true };
}
