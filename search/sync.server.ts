import { inArray } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { legalDay, systemClock, type Clock } from '#app/core/clock.ts';
import { systemScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { listings } from '#db/schema/listings.ts';
import { withRead } from '#db/tx.ts';
import { done, type IndexName, type Search } from './client.ts';
import { demandDocument, isOpenDemand, loadDemandSources } from './documents/demand.server.ts';
import { listingDocument, loadListingSources, type ListingSource } from './documents/listing.server.ts';

export interface SearchDeps { db: Db; search: Search; clock?: Clock }

const scope = systemScope('search');

/** Two syncs of one listing may overtake each other; how often the slower one looks again before it gives up. */
const ROUNDS = 5;

/**
 * Makes the index say of these listings what the database says now: a document for each published one whose term runs,
 * none for any other. Reads, writes, waits for the task, and reads again: when a row changed meanwhile it repeats, so of two
 * syncs crossing each other the last state wins. Throws when Meilisearch is down or refuses; the outbox then tries again.
 */
export async function syncListings(deps: SearchDeps, ids: readonly string[]): Promise<{ added: number; removed: number }> {
  const clock = deps.clock ?? systemClock;
  return converge(deps.search, 'listings', ids, async (wanted) => {
    const rows = await withRead(deps.db, scope, (tx) => loadListingSources(tx, wanted));
    const today = legalDay(clock.now());
    return rows.map((r) => ({ id: r.id, stamp: stampOf(r), document: isIndexable(r, today) ? listingDocument(r) : null }));
  });
}

/** The same for demands: open ones whose deadline is not past. */
export async function syncDemands(deps: SearchDeps, ids: readonly string[]): Promise<{ added: number; removed: number }> {
  const clock = deps.clock ?? systemClock;
  return converge(deps.search, 'demands', ids, async (wanted) => {
    const rows = await withRead(deps.db, scope, (tx) => loadDemandSources(tx, wanted));
    const today = legalDay(clock.now());
    return rows.map((r) => ({ id: r.id, stamp: `${r.version}|${r.updatedAt.getTime()}`, document: isOpenDemand(r, today) ? demandDocument(r) : null }));
  });
}

/** The listings of these patents, whatever their state. */
export async function listingsOfPatents(deps: SearchDeps, patentIds: readonly string[]): Promise<string[]> {
  if (patentIds.length === 0) return [];
  const rows = await withRead(deps.db, scope, (tx) => tx.select({ id: listings.id }).from(listings).where(inArray(listings.patentId, [...patentIds])));
  return rows.map((r) => r.id);
}

/** Belongs in the index: published, and its term not over on `today` (China Standard Time). */
export function isIndexable(row: Pick<ListingSource, 'status' | 'expiryDate'>, today: string): boolean {
  return row.status === 'published' && (row.expiryDate === null || row.expiryDate > today);
}

function stampOf(r: ListingSource): string {
  return `${r.status}|${r.version}|${r.updatedAt.getTime()}|${r.patentUpdatedAt.getTime()}`;
}

interface Entry { id: string; stamp: string; document: ({ id: string } & object) | null }

async function converge(search: Search, name: IndexName, ids: readonly string[], read: (ids: readonly string[]) => Promise<Entry[]>): Promise<{ added: number; removed: number }> {
  const unique = [...new Set(ids)];
  const total = { added: 0, removed: 0 };
  for (let at = 0; at < unique.length; at += 200) {
    let pending = unique.slice(at, at + 200);
    let before = new Map((await read(pending)).map((e) => [e.id, e]));
    for (let round = 1; pending.length > 0; round++) {
      const written = await write(search, name, pending, before);
      if (round === 1) { total.added += written.added; total.removed += written.removed; }
      const after = new Map((await read(pending)).map((e) => [e.id, e]));
      pending = pending.filter((id) => before.get(id)?.stamp !== after.get(id)?.stamp);
      if (pending.length > 0 && round >= ROUNDS) throw new Error(`search sync: ${pending.length} ${name} kept changing`);
      before = after;
    }
  }
  return total;
}

/**
 * Writes what differs from the index and nothing else: a write costs the engine tenths of a second even when it changes nothing,
 * and most news about a listing (a draft, a saved count, a replay after a rebuild) changes nothing that is searched.
 */
async function write(search: Search, name: IndexName, ids: readonly string[], entries: ReadonlyMap<string, Entry>): Promise<{ added: number; removed: number }> {
  const index = search.admin.index(search.uid(name));
  const { results } = await index.getDocuments<{ id: string; digest?: string }>({ ids: [...ids], fields: ['id', 'digest'], limit: ids.length });
  const known = new Map(results.map((r) => [r.id, r.digest]));
  const wanted = ids.flatMap((id) => { const document = entries.get(id)?.document; return document ? [withDigest(document)] : []; });
  const documents = wanted.filter((d) => known.get(d.id) !== d.digest);
  const gone = ids.filter((id) => !entries.get(id)?.document && known.has(id));
  if (documents.length > 0) await done(search, index.addDocuments(documents, { primaryKey: 'id' }));
  if (gone.length > 0) await done(search, index.deleteDocuments([...gone]));
  return { added: documents.length, removed: gone.length };
}

/** A document with a digest of its content, by which a later sync sees that there is nothing to do. Pure. */
export function withDigest<T extends { id: string }>(document: T): T & { digest: string } {
  return { ...document, digest: createHash('sha256').update(JSON.stringify(document)).digest('base64url').slice(0, 22) };
}
