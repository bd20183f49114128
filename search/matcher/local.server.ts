import type { Db } from '#db/client.ts';
import type { DemandIndex } from '../model/demand-index.ts';
import { demandForModel, listingAsQuery, listingForModel, type ListingTextsForModel } from '../model/documents.ts';
import { FEATURES } from '../model/features.ts';
import { liveIndex, warmIndexes } from '../model/live-index.server.ts';
import type { MatchIndex } from '../model/match-index.ts';
import type { CorpusModel } from '../model/corpus-model.ts';
import { profileOf } from '../model/profile.ts';
import { weighQuery, type WeighedQuery } from '../model/query-terms.ts';
import { rankerOf } from '../model/ranker/current.ts';
import { scoreWithout } from '../model/ranker/ranker.ts';
import type { DemandAsk, Matcher, Used } from './matcher.ts';

const LATENT = FEATURES.indexOf('latent');
/** A listing less near than this share of a listing's nearness to itself has only the language in common with it, whatever the ranker's weights are. */
const NEAR_SHARE = 0.05;
/** Weighed demands kept, some hundred kilobytes each: a page turned or asked for again reads no demand twice. */
const KEPT = 200;
const weighed = new Map<string, { stamp: string; query: WeighedQuery }>();

/** A demand read and weighed by a model; the same one again until the demand or the model changes. */
function weighedDemand(d: DemandAsk, model: CorpusModel): WeighedQuery {
  const stamp = `${d.stamp}|${model.version}`;
  const known = weighed.get(d.id);
  if (known?.stamp === stamp) return known.query;
  const query = weighQuery(model, profileOf(demandForModel(d)));
  weighed.delete(d.id);
  weighed.set(d.id, { stamp, query });
  if (weighed.size > KEPT) weighed.delete(weighed.keys().next().value!);
  return query;
}

const matchers = new WeakMap<Db, Matcher>();

/** The matcher of this thread on a database: what tests, benchmarks and the matching thread itself use. One for each pool. */
export function localMatcher(db: Db): Matcher {
  let matcher = matchers.get(db);
  if (!matcher) matchers.set(db, matcher = create(db));
  return matcher;
}

/** The matcher a use case was given, else this thread's. */
export const matcherOf = (deps: { db: Db; matcher?: Matcher }): Matcher => deps.matcher ?? localMatcher(deps.db);

function create(db: Db): Matcher {
  return {
    async rankListings(ask, limit) {
      const index = await liveIndex(db, 'listings');
      return index && { ranked: rankIn(index, ask, limit), ...usedWith(index.model) };
    },
    async nearListings(source, limit) {
      const index = await liveIndex(db, 'listings');
      if (!index) return null;
      const profile = profileOf(listingAsQuery(source));
      // Measured against how near the listing is to itself, so that the floor means the same for long and short texts.
      const ranker = rankerOf(index.model);
      const self = index.score(profile, [source.id], ranker)[0];
      // That it quotes itself says nothing of others.
      const floor = (self ? scoreWithout(ranker, self.features, ['phrases']) : 0) * NEAR_SHARE;
      return index.rank(profile, ranker, limit + 1).filter((r) => r.id !== source.id && r.score >= floor).slice(0, limit).map((r) => r.id);
    },
    async rankDemands(source, limit) {
      const index = await liveIndex(db, 'demands');
      return index && { ranked: demandsIn(index, source, limit), ...usedWith(index.model) };
    },
    warm: () => warmIndexes(db),
    close: () => Promise.resolve(),
  };
}

/** What an answer was made with. */
export function usedWith(model: CorpusModel): Used {
  const ranker = rankerOf(model);
  return { model: model.version, ranker: ranker.version, latentWeight: ranker.weights.latent };
}

/** A demand's listings in an index, best first. */
export function rankIn(index: MatchIndex, ask: DemandAsk, limit: number) {
  return index.rankQuery(weighedDemand(ask, index.model), rankerOf(index.model), limit).map((r) => ({ id: r.id, sum: r.score, latent: r.features[LATENT]! }));
}

/** Demands of an index one listing answers, best first. */
export function demandsIn(index: DemandIndex, source: ListingTextsForModel, limit: number): { id: string; sum: number }[] {
  return index.rank(listingForModel(source), rankerOf(index.model), limit).map((r) => ({ id: r.id, sum: r.score }));
}
