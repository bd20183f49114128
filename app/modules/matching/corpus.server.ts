import { publicScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { withRead } from '#db/tx.ts';
import { marketSources, type ListingSource } from '#search/query/cards.server.ts';
import { analyse, statsOf, type Analysis, type Stats } from './analysis.ts';
import { newestPublished } from './matching.store.server.ts';

/** Listings the term statistics rest on, how long they are good for, and how many analyses a process keeps. */
const SAMPLE = 300;
const GOOD_FOR_MS = 10 * 60_000;
const KEPT = 4_000;

interface Corpus { at: number; stats: Stats }
const corpora = new WeakMap<Db, Promise<Corpus>>();
const analyses = new Map<string, { stamp: string; analysis: Analysis }>();

/** How common each term is on the market, from the newest listings; computed at most once in ten minutes per process. */
export async function marketStats(db: Db): Promise<Stats> {
  const known = corpora.get(db);
  if (known) {
    const corpus = await known;
    if (performance.now() - corpus.at < GOOD_FOR_MS) return corpus.stats;
  }
  const fresh = withRead(db, publicScope, async (tx) => marketSources(tx, await newestPublished(tx, SAMPLE)))
    .then((rows) => ({ at: performance.now(), stats: statsOf(rows.map(analysisOf)) }));
  corpora.set(db, fresh);
  // A failed read must not be remembered as the answer.
  fresh.catch(() => { if (corpora.get(db) === fresh) corpora.delete(db); });
  return (await fresh).stats;
}

/** A listing's analysis, kept until listing or patent change. */
export function analysisOf(s: ListingSource): Analysis {
  const stamp = `${s.version}|${s.updatedAt.getTime()}|${s.patentUpdatedAt.getTime()}`;
  const known = analyses.get(s.id);
  if (known?.stamp === stamp) return known.analysis;
  const analysis = analyse(s);
  analyses.delete(s.id);
  analyses.set(s.id, { stamp, analysis });
  if (analyses.size > KEPT) analyses.delete(analyses.keys().next().value!);
  return analysis;
}
