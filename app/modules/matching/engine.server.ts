import { ELEMENTS } from '#app/core/vocabulary.ts';
import { publicScope } from '#app/core/scope.ts';
import { withRead } from '#db/tx.ts';
import { candidateListings } from '#search/query/candidates.server.ts';
import { marketSources } from '#search/query/cards.server.ts';
import { trainCorpusModel, type CorpusModel } from '#search/model/corpus-model.ts';
import { documentUnits } from '#search/model/document.ts';
import { demandForModel, listingForModel } from '#search/model/documents.ts';
import { liveIndex } from '#search/model/live-index.server.ts';
import { MatchIndex } from '#search/model/match-index.ts';
import { profileOf, type Profile } from '#search/model/profile.ts';
import { weighQuery, type WeighedQuery } from '#search/model/query-terms.ts';
import { RANKER } from '#search/model/ranker/current.ts';
import { nearness } from '#search/model/embeddings.server.ts';
import { FEATURES } from '#search/model/features.ts';
import type { Stats } from './analysis.ts';
import { marketStats } from './corpus.server.ts';
import type { MatchDeps } from './deps.ts';
import type { DemandRow } from './matching.store.server.ts';
import { otherLanguage, plainTerms, shortQuery } from './queries.ts';

/** Bumped when the way candidates are found or scored changes beyond what model and ranker versions say. */
export const ENGINE = 'concepts-1';

export interface EngineVersion { engine: string; model: string; ranker: string }
export interface RankedListings { ranked: { id: string; sum: number; latent: number }[]; version: EngineVersion; reduced: boolean }

const LATENT = FEATURES.indexOf('latent');
/** Sum of feature parts at which a match is called about two thirds certain; scores are shown on the scale 0 to 1. */
const SCALE = 3;
/** Candidates asked of the search engine while this process' own index is still loading. */
const BORROWED = 150;

/** A ranker's sum as 0 to 1, rising. */
export function shownScore(sum: number): number { return Math.round((1 - Math.exp(-Math.max(0, sum) / SCALE)) * 10_000) / 10_000; }

/** The demand as the matching model reads it. */
export function demandProfile(d: DemandRow): Profile { return profileOf(demandForModel(d)); }

/** Weighed demands a process keeps: a page turned, or a stream of new listings, does not read the same demands again and again. */
const KEPT = 5_000;
const weighed = new Map<string, { stamp: string; query: WeighedQuery }>();

/** A demand read and weighed by a model; the same one again until the demand or the model changes. */
export function weighedDemand(d: DemandRow, model: CorpusModel): WeighedQuery {
  const stamp = `${d.version}|${d.updatedAt.getTime()}|${model.version}`;
  const known = weighed.get(d.id);
  if (known?.stamp === stamp) return known.query;
  const query = weighQuery(model, demandProfile(d));
  weighed.delete(d.id);
  weighed.set(d.id, { stamp, query });
  if (weighed.size > KEPT) weighed.delete(weighed.keys().next().value!);
  return query;
}

/**
 * Listings ranked for a demand by the matching model, best first, at most `depth`. While a large market is still being loaded
 * the search engine (or, without it, the database) proposes the candidates and `reduced` says so.
 */
export async function rankListings(deps: MatchDeps, demand: DemandRow, depth: number): Promise<RankedListings> {
  const index = await liveIndex(deps.db, 'listings');
  if (index) return ranked(index, demand, depth, false);
  const stats = await marketStats(deps.db);
  const found = await candidateListings(deps, { ...candidateQuery(demand, stats), exceptOrgId: demand.orgId, limit: BORROWED });
  const sources = await withRead(deps.db, publicScope, (tx) => marketSources(tx, found.ids));
  const units = sources.map((s) => documentUnits(listingForModel(s)));
  const small = new MatchIndex(trainCorpusModel(units, [], { vectors: false }));
  for (const u of units) small.putUnits(u);
  return ranked(small, demand, depth, true);
}

function ranked(index: MatchIndex, demand: DemandRow, depth: number, reduced: boolean): RankedListings {
  const list = index.rankQuery(weighedDemand(demand, index.model), RANKER, { limit: depth });
  return {
    ranked: list.map((r) => ({ id: r.id, sum: r.score, latent: r.features[LATENT]! })), reduced,
    version: { engine: ENGINE, model: index.model.version, ranker: RANKER.version },
  };
}

/**
 * Sums with the outside service's nearness in the place of the model's own, for the texts given; unchanged without a service,
 * while it is down, and for texts it has no vector of yet.
 */
export async function withEmbeddings(deps: MatchDeps, demand: DemandRow, list: readonly { id: string; sum: number; latent: number; text: string }[]): Promise<Map<string, number>> {
  const near = await nearness(deps.db, [demand.title, demand.problem, ...ELEMENTS.map((e) => demand[e])].filter(Boolean).join('\n'), list.map((l) => l.text), deps.embeddings ?? null);
  return new Map(list.map((l, i) => [l.id, near?.[i] == null ? l.sum : l.sum + RANKER.weights.latent * (Math.max(0, near[i]!) - l.latent)]));
}

/** One query per thing the demand says, so that a short element is not drowned in a long problem. */
function candidateQuery(d: DemandRow, stats: Stats) {
  const stated = ELEMENTS.map((e) => d[e]).filter(Boolean);
  const whole = [d.title, d.problem, ...stated].join('\n');
  const foreign = otherLanguage(whole, d.lang);
  return {
    queries: [shortQuery(d.title, stats) || d.title, shortQuery(d.problem, stats), ...stated.map((t) => shortQuery(t, stats)), ...foreign.slice(0, 4)].filter(Boolean),
    terms: [...plainTerms(whole, stats), ...foreign],
    ipcSubclasses: d.ipc,
  };
}
