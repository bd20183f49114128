import { and, asc, eq, gt, or, sql } from 'drizzle-orm';
import type { EnqueuedTask } from 'meilisearch';
import { legalDay, systemClock } from '#app/core/clock.ts';
import { systemScope } from '#app/core/scope.ts';
import { demands } from '#db/schema/demands.ts';
import { listings } from '#db/schema/listings.ts';
import { patents } from '#db/schema/patents.ts';
import { outbox } from '#db/schema/platform.ts';
import { withRead } from '#db/tx.ts';
import { createIndex, done, type IndexName } from './client.ts';
import { demandDocument, isOpenDemand, loadDemandSources, openDemand } from './documents/demand.server.ts';
import { listingDocument, loadListingSources } from './documents/listing.server.ts';
import { isIndexable, syncDemands, syncListings, withDigest, type SearchDeps } from './sync.server.ts';

const scope = systemScope('search-rebuild');
const PAGE = 1_000;
/**
 * Pages handed over and not yet carried out. The engine takes waiting pages in one go, and what a go costs depends little on how many
 * they are; but nothing else is written meanwhile. In a running market a publication must not wait behind half of it; where nothing
 * is listed yet, nobody waits.
 */
const AHEAD = { running: 16, empty: 256 };
/** A task waits for those before it: in a market of hundreds of thousands that is minutes. */
const PATIENCE_MS = 30 * 60_000;

/**
 * How far before its start a rebuild replays. A row carries the time its transaction began and becomes visible when it
 * commits; no transaction lives longer than the server's idle and statement limits (60 s and 30 s), so two minutes cover it.
 */
const OVERLAP_SECONDS = 120;

export interface RebuildReport { index: IndexName; documents: number; replayed: number; ms: number }

/**
 * Builds an index anew beside the live one, swaps the two, then replays what changed meanwhile. Searches see the old index
 * until the swap and the new one from it on, never an empty one. Throws when Meilisearch fails; the live index is then as before.
 */
export async function rebuildIndex(deps: SearchDeps, name: IndexName): Promise<RebuildReport> {
  const began = performance.now();
  const { search } = deps;
  const live = search.uid(name);
  const fresh = `${live}_new_${Date.now().toString(36)}`;
  const carriedOut = (page: EnqueuedTask) => done(search, Promise.resolve(page), PATIENCE_MS);
  const [row] = await withRead(deps.db, scope, (tx) => tx.execute<{ since: string }>(sql`select (now() - make_interval(secs => ${OVERLAP_SECONDS}))::text as since`));
  const since = row!.since;
  let documents = 0;
  try {
    await createIndex(search, fresh, name, PATIENCE_MS);
    // Where there is no live index yet, none is made before the swap: until then searches answer from the database and say so, not from an empty one.
    const size = await search.admin.index(live).getStats().then((stats) => stats.numberOfDocuments, () => 0);
    const ahead = size === 0 ? AHEAD.empty : AHEAD.running;
    const underway: EnqueuedTask[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page = await readPage(deps, name, after);
      if (page.documents.length > 0) underway.push(await search.admin.index(fresh).addDocuments(page.documents.map(withDigest), { primaryKey: 'id' }));
      if (underway.length >= ahead) await carriedOut(underway.shift()!);
      documents += page.documents.length;
      after = page.last;
    }
    for (const page of underway) await carriedOut(page);
    await createIndex(search, live, name, PATIENCE_MS);
    await done(search, search.admin.swapIndexes([{ indexes: [live, fresh], rename: false }]), PATIENCE_MS);
  } finally {
    // After the swap this is the old index; after a failure the half-built one. Either way nobody needs it.
    await search.admin.deleteIndexIfExists(fresh).catch(() => false);
  }
  const changed = await changedSince(deps, name, since);
  await (name === 'listings' ? syncListings(deps, changed) : syncDemands(deps, changed));
  return { index: name, documents, replayed: changed.length, ms: Math.round(performance.now() - began) };
}

/** Rebuilds both indexes, one after the other. */
export async function rebuildAll(deps: SearchDeps): Promise<RebuildReport[]> {
  return [await rebuildIndex(deps, 'listings'), await rebuildIndex(deps, 'demands')];
}

/** One page by key: never by offset, which would skip or repeat rows while others are written. */
async function readPage(deps: SearchDeps, name: IndexName, after: string): Promise<{ documents: ({ id: string } & object)[]; last: string | null }> {
  const today = legalDay((deps.clock ?? systemClock).now());
  return withRead(deps.db, scope, async (tx) => {
    if (name === 'listings') {
      const ids = (await tx.select({ id: listings.id }).from(listings).where(and(gt(listings.id, after), eq(listings.status, 'published'))).orderBy(asc(listings.id)).limit(PAGE)).map((r) => r.id);
      const rows = await loadListingSources(tx, ids);
      return { documents: rows.filter((r) => isIndexable(r, today)).map(listingDocument), last: ids.length < PAGE ? null : ids.at(-1)! };
    }
    const ids = (await tx.select({ id: demands.id }).from(demands).where(and(gt(demands.id, after), openDemand)).orderBy(asc(demands.id)).limit(PAGE)).map((r) => r.id);
    const rows = await loadDemandSources(tx, ids);
    return { documents: rows.filter((r) => isOpenDemand(r, today)).map(demandDocument), last: ids.length < PAGE ? null : ids.at(-1)! };
  });
}

/** Ids that changed since the rebuild began: by their rows' times and by the facts told about them. */
async function changedSince(deps: SearchDeps, name: IndexName, since: string): Promise<string[]> {
  return withRead(deps.db, scope, async (tx) => {
    const instant = sql`${since}::timestamptz`;
    const told = await tx.select({ id: sql<string>`distinct ${outbox.payload} ->> ${name === 'listings' ? 'listingId' : 'demandId'}` }).from(outbox)
      .where(and(eq(outbox.consumer, 'search'), eq(outbox.topic, name === 'listings' ? 'listing.changed' : 'demand.changed'), gt(outbox.createdAt, instant)));
    const written = name === 'listings'
      ? await tx.select({ id: listings.id }).from(listings)
        .innerJoin(patents, and(eq(patents.orgId, listings.orgId), eq(patents.id, listings.patentId)))
        .where(or(gt(listings.updatedAt, instant), gt(patents.updatedAt, instant)))
      : await tx.select({ id: demands.id }).from(demands).where(gt(demands.updatedAt, instant));
    return [...new Set([...told, ...written].map((r) => r.id).filter((id): id is string => typeof id === 'string'))].sort();
  });
}
