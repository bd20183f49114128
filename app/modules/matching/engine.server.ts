import { ELEMENTS } from '#app/core/vocabulary.ts';
import { publicScope } from '#app/core/scope.ts';
import { withRead } from '#db/tx.ts';
import { candidateListings } from '#search/query/candidates.server.ts';
import { marketSources } from '#search/query/cards.server.ts';
import { matcherOf, rankIn, usedWith } from '#search/matcher/local.server.ts';
import type { DemandAsk, RankedListing, Used } from '#search/matcher/matcher.ts';
import { trainCorpusModel } from '#search/model/corpus-model.ts';
import { documentUnits } from '#search/model/document.ts';
import { demandForModel, listingForModel } from '#search/model/documents.ts';
import { MatchIndex } from '#search/model/match-index.ts';
import { profileOf, type Profile } from '#search/model/profile.ts';
import { nearness } from '#search/model/embeddings.server.ts';
import type { Stats } from './analysis.ts';
import { marketStats } from './corpus.server.ts';
import type { MatchDeps } from './deps.ts';
import type { DemandRow } from './matching.store.server.ts';
import { otherLanguage, plainTerms, shortQuery } from './queries.ts';

/** Bumped when the way candidates are found or scored changes beyond what model and ranker versions say. */
export const ENGINE = 'concepts-2';

export interface EngineVersion { engine: string; model: string; ranker: string }
/** `latentWeight` is what the ranker makes of nearness among the latent directions. */
export interface RankedListings { ranked: RankedListing[]; latentWeight: number; version: EngineVersion; reduced: boolean }

/** Sum of feature parts at which a match is called about two thirds certain; scores are shown on the scale 0 to 1. */
const SCALE = 3;
/** Candidates asked of the search engine while this process' own index is still loading. */
const BORROWED = 150;

/** A ranker's sum as 0 to 1, rising. */
export function shownScore(sum: number): number { return Math.round((1 - Math.exp(-Math.max(0, sum) / SCALE)) * 10_000) / 10_000; }

/** The demand as the matching model reads it. */
export function demandProfile(d: DemandRow): Profile { return profileOf(demandForModel(d)); }

/** The demand as a matcher takes it. */
export function demandAsk(d: DemandRow): DemandAsk {
  const { id, title, problem, ipc } = d;
  return { id, title, problem, ipc, ...(Object.fromEntries(ELEMENTS.map((e) => [e, d[e]])) as Pick<DemandAsk, (typeof ELEMENTS)[number]>), stamp: `${d.version}|${d.updatedAt.getTime()}` };
}

/**
 * Listings ranked for a demand by the matching model, best first, at most `depth`. While a large market is still being loaded
 * the search engine (or, without it, the database) proposes the candidates and `reduced` says so.
 */
export async function rankListings(deps: MatchDeps, demand: DemandRow, depth: number): Promise<RankedListings> {
  const found = await matcherOf(deps).rankListings(demandAsk(demand), depth);
  if (found) return { ranked: found.ranked, latentWeight: found.latentWeight, reduced: false, version: versionWith(found) };
  const stats = await marketStats(deps.db);
  const borrowed = await candidateListings(deps, { ...candidateQuery(demand, stats), exceptOrgId: demand.orgId, limit: BORROWED });
  const sources = await withRead(deps.db, publicScope, (tx) => marketSources(tx, borrowed.ids));
  const units = sources.map((s) => documentUnits(listingForModel(s)));
  const small = new MatchIndex(trainCorpusModel(units, [], { vectors: false }));
  for (const u of units) small.putUnits(u);
  const used = usedWith(small.model);
  return { ranked: rankIn(small, demandAsk(demand), depth), latentWeight: used.latentWeight, reduced: true, version: versionWith(used) };
}

/** What an answer was made with: engine, corpus model, ranker. */
export function versionWith({ model, ranker }: Used): EngineVersion { return { engine: ENGINE, model, ranker }; }

/**
 * Sums with the outside service's nearness in the place of the model's own, for the texts given; unchanged without a service,
 * while it is down, and for texts it has no vector of yet. `service` names the one that took part, null when none did.
 */
export async function withEmbeddings(deps: MatchDeps, demand: DemandRow, list: readonly { id: string; sum: number; latent: number; text: string }[], latentWeight: number): Promise<{ sums: Map<string, number>; service: string | null }> {
  const near = await nearness(deps.db, [demand.title, demand.problem, ...ELEMENTS.map((e) => demand[e])].filter(Boolean).join('\n'), list.map((l) => l.text), deps.embeddings ?? null);
  const sums = new Map(list.map((l, i) => [l.id, near?.[i] == null ? l.sum : l.sum + latentWeight * (Math.max(0, near[i]!) - l.latent)]));
  return { sums, service: near?.some((x) => x !== null) ? deps.embeddings!.model : null };
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
