import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { setImmediate as breathe } from 'node:timers/promises';
import { systemScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { demands, matchFeedback } from '#db/schema/demands.ts';
import { listings } from '#db/schema/listings.ts';
import { withRead } from '#db/tx.ts';
import { loadDemandSources, openDemand } from '../documents/demand.server.ts';
import { loadListingSources } from '../documents/listing.server.ts';
import { trainCorpusModel, withRanker, type CorpusModel } from './corpus-model.ts';
import { documentUnits, type DocumentUnits } from './document.ts';
import { demandForModel, listingForModel } from './documents.ts';
import { embeddingDimension, embedMissing, type EmbeddingConfig } from './embeddings.server.ts';
import { profileOf, type Profile } from './profile.ts';
import { MatchIndex } from './match-index.ts';
import { chooseRanker, groupsOfPairs } from './ranker/choose.ts';
import { RANKER } from './ranker/current.ts';
import { ENOUGH, type GateVerdict } from './ranker/gate.ts';
import { loadModel, newestModel, saveModel } from './store.server.ts';
import { askedIn, feedbackPairs, type TrainingPair } from './training-pairs.server.ts';

const scope = systemScope('matching-train');
const PAGE = 500;
/** Texts read for the statistics; beyond this the counts change nothing that ranks. */
const MAX_LISTINGS = 60_000;
const MAX_DEMANDS = 20_000;
/** A market that grew or shrank by this share, or by so many listings, has other words to tell apart. */
const CHANGE_SHARE = 0.1;
const CHANGE_COUNT = 2_000;
const LEAST_LISTINGS = 20;
/** So many words of companies since the last training may have taught something. */
const NEW_WORDS = 100;
/** Directions follow the size of the corpus: more of them than texts can fill only remember noise. */
export function dimensionsFor(texts: number): number { return Math.max(24, Math.min(256, Math.floor(texts / 8))); }

/** Is a new model due: none yet, or the corpus has changed enough since the last, or companies have said enough of matches? */
export async function modelIsDue(db: Db): Promise<boolean> {
  const head = await newestModel(db);
  const [row] = await withRead(db, scope, (tx) => tx.select({ n: sql<number>`count(*)::int` }).from(listings).where(eq(listings.status, 'published')));
  const now = Math.min(row!.n, MAX_LISTINGS);
  if (now < LEAST_LISTINGS) return false;
  if (!head) return true;
  const change = Math.abs(now - head.items);
  if (change >= CHANGE_COUNT || change > head.items * CHANGE_SHARE) return true;
  const [said] = await withRead(db, scope, (tx) => tx.select({ n: sql<number>`count(*)::int` }).from(matchFeedback).where(gt(matchFeedback.createdAt, head.createdAt)));
  return said!.n >= NEW_WORDS;
}

/**
 * Reads the market and the open demands, trains a model of them and stores it, with weights learnt of pairs where the gate lets them
 * (`judged`: pairs besides the companies' own words). CPU-bound for some seconds a thousand texts: not in a web process.
 */
export async function trainPlatformModel(db: Db, judged: readonly TrainingPair[] = []): Promise<CorpusModel> {
  const items: DocumentUnits[] = [];
  for (let after = ''; items.length < MAX_LISTINGS;) {
    const page = await withRead(db, scope, async (tx) => {
      const ids = await tx.select({ id: listings.id }).from(listings).where(and(gt(listings.id, after), eq(listings.status, 'published'))).orderBy(asc(listings.id)).limit(PAGE);
      return { ids: ids.map((r) => r.id), rows: await loadListingSources(tx, ids.map((r) => r.id)) };
    });
    items.push(...page.rows.sort((a, b) => (a.id < b.id ? -1 : 1)).map((s) => documentUnits(listingForModel(s))));
    if (page.ids.length < PAGE) break;
    after = page.ids.at(-1)!;
    await breathe();
  }
  const asked: Profile[] = [];
  for (let after = ''; asked.length < MAX_DEMANDS;) {
    const page = await withRead(db, scope, async (tx) => {
      const ids = await tx.select({ id: demands.id }).from(demands).where(and(gt(demands.id, after), openDemand)).orderBy(asc(demands.id)).limit(PAGE);
      return { ids: ids.map((r) => r.id), rows: await loadDemandSources(tx, ids.map((r) => r.id)) };
    });
    asked.push(...page.rows.sort((a, b) => (a.id < b.id ? -1 : 1)).map((d) => profileOf(demandForModel(d))));
    if (page.ids.length < PAGE) break;
    after = page.ids.at(-1)!;
    await breathe();
  }
  const { model } = await ranked(db, trainCorpusModel(items, asked, { dims: dimensionsFor(items.length + asked.length) }), items, judged);
  await saveModel(db, model);
  return model;
}

/**
 * The model with the weights to rank by: learnt from what companies said of matches and from judged pairs where there are any, if
 * the gate finds them no worse on demands they have not seen; else those of the model in use, which are the shipped ones at first.
 */
async function ranked(db: Db, model: CorpusModel, items: readonly DocumentUnits[], judged: readonly TrainingPair[]): Promise<{ model: CorpusModel; verdict: GateVerdict | null }> {
  const head = await newestModel(db);
  const before = (head && (await loadModel(db, head.version))?.ranker) ?? null;
  const pairs = [...await feedbackPairs(db), ...judged];
  // Half of the demands are kept for the gate.
  if (new Set(pairs.map((p) => p.demandId)).size < 2 * ENOUGH) return { model: withRanker(model, before), verdict: null };
  const index = new MatchIndex(model);
  for (const u of items) index.putUnits(u);
  const current = before ?? RANKER;
  const { ranker, verdict } = chooseRanker(current, groupsOfPairs(index, await askedIn(db, pairs), pairs, current));
  return { model: withRanker(model, ranker ?? before), verdict };
}

/** Gives every published listing a stored vector of the embedding service; returns how many were fetched. Throws when the service is down. */
export async function embedMarket(db: Db, config: EmbeddingConfig): Promise<number> {
  let fetched = 0;
  const dimension = await embeddingDimension(config);
  for (let after = ''; ;) {
    const page = await withRead(db, scope, async (tx) => {
      const ids = (await tx.select({ id: listings.id }).from(listings).where(and(gt(listings.id, after), eq(listings.status, 'published'))).orderBy(asc(listings.id)).limit(PAGE)).map((r) => r.id);
      return { ids, rows: await loadListingSources(tx, ids) };
    });
    fetched += await embedMissing(db, config, page.rows.map((s) => embeddedText(s)), dimension);
    if (page.ids.length < PAGE) return fetched;
    after = page.ids.at(-1)!;
  }
}

/** The text of a listing that an embedding service reads. */
export function embeddedText(s: Parameters<typeof listingForModel>[0]): string {
  const d = listingForModel(s);
  return `${d.title}\n${d.body}`;
}
