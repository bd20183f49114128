import { legalDay, systemClock } from '#app/core/clock.ts';
import { publicScope } from '#app/core/scope.ts';
import { withRead } from '#db/tx.ts';
import { listingCard, marketSources, sourcesById } from '#search/query/cards.server.ts';
import { embeddedText } from '#search/model/train.server.ts';
import { lowering, type Pass } from './adjustments.ts';
import { comparedOf, passesOf } from './compared.ts';
import { checkConstraints, type Constraint } from './constraints.ts';
import type { Match } from './contract.ts';
import { analysisOf, marketStats } from './corpus.server.ts';
import type { MatchDeps } from './deps.ts';
import { rankListings, shownScore, withEmbeddings, type EngineVersion } from './engine.server.ts';
import { standingRights, type DemandRow, type FeedbackRow } from './matching.store.server.ts';
import { demandQuery, explainListing } from './score.ts';

/** Listings looked at per demand: a page shows at most fifty, what breaks a constraint is set apart. */
export const DEPTH = 150;

export interface PlaceOptions {
  /** What the company said of listings for this demand: passes with a reason lower what should be lowered. */
  feedback?: ReadonlyMap<string, FeedbackRow>;
  /** How many of the best listings are looked at; default {@link DEPTH}. */
  depth?: number;
}

export type PlacedMatch = Omit<Match, 'my_feedback' | 'family'>;

/** A listing in its place for a demand, its constraints checked. */
export interface Placed {
  listingId: string;
  patentNumber: string;
  /** The same for listings of one owner whose patents are of one family; null where no family is known. */
  family: string | null;
  constraints: Constraint[];
  /** All of it as shown, with the sentences that answer; null when there is none to show, for then there is no match to explain, whatever the engine thought. */
  match(): PlacedMatch | null;
}

/** `version` names engine, corpus model and ranker, by which an answer can be had again. */
export interface Placing { placed: Placed[]; reduced: boolean; version: EngineVersion }

/**
 * The best listings for a demand, best first; ties go to the smaller id. They are explained one by one when asked: reading a listing's
 * sentences costs a good part of a millisecond, so nothing is read that is not shown. The production path the benchmark measures.
 */
export async function placeListings(deps: MatchDeps, demand: DemandRow, options: PlaceOptions = {}): Promise<Placing> {
  const now = (deps.clock ?? systemClock).now();
  const today = legalDay(now);
  const stats = await marketStats(deps.db);
  const found = await rankListings(deps, demand, options.depth ?? DEPTH);
  const passes = [...options.feedback ?? []].filter(([, f]) => f.verdict === 'pass');
  const { sources, rights, passedOn } = await withRead(deps.db, publicScope, async (tx) => {
    const rows = (await marketSources(tx, found.ranked.map((r) => r.id))).filter((r) => r.orgId !== demand.orgId);
    return { sources: rows, rights: await standingRights(tx, rows.map((r) => r.patentId), today), passedOn: await sourcesById(tx, passes.map(([id]) => id)) };
  });
  const bySource = new Map(sources.map((s) => [s.id, s]));
  const { sums, service } = await withEmbeddings(deps, demand, found.ranked.flatMap((r) => { const s = bySource.get(r.id); return s ? [{ ...r, text: embeddedText(s) }] : []; }), found.latentWeight);
  const query = demandQuery(demand);
  const said: Pass[] = passesOf(passes, passedOn, today);
  const placed = sources.map((s) => {
    const { factor, lowered } = said.length > 0 ? lowering(said, comparedOf(s, today)) : { factor: 1, lowered: [] };
    const sum = sums.get(s.id)! * factor;
    const constraints = checkConstraints({ ...s, rights: rights.get(s.patentId) ?? [] }, demand, today);
    const match = () => {
      const why = explainListing(query, analysisOf(s), stats);
      return why.reasons.length === 0 ? null : {
        listing_id: s.id, patent_number: s.number, rank: 0, score: shownScore(sum), ...why, constraints, lowered: lowered.map(({ reason, because }) => ({ reason, because })), card: listingCard(s, now),
      };
    };
    return { listingId: s.id, patentNumber: s.number, family: s.familyId && `${s.orgId} ${s.familyId}`, sum, constraints, match };
  });
  placed.sort((a, b) => b.sum - a.sum || (a.listingId < b.listingId ? -1 : 1));
  return { placed, reduced: found.reduced, version: service ? { ...found.version, model: `${found.version.model}+${service}` } : found.version };
}

/** The best listings explained, those without a sentence to show left out. */
export function explained(placing: Placing): PlacedMatch[] { return placing.placed.flatMap((p) => p.match() ?? []); }

/** Does a listing break none of the demand's hard constraints? */
export const fits = (p: Pick<Placed, 'constraints'>): boolean => p.constraints.every((c) => c.met);
