import { setImmediate as breathe } from 'node:timers/promises';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { systemScope } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { demands } from '#db/schema/demands.ts';
import { listings } from '#db/schema/listings.ts';
import { patents } from '#db/schema/patents.ts';
import { dbNow, withRead } from '#db/tx.ts';
import { loadDemandSources, openDemand } from '../documents/demand.server.ts';
import { loadListingSources } from '../documents/listing.server.ts';
import { trainCorpusModel, type CorpusModel } from './corpus-model.ts';
import { documentUnits, type DocumentUnits, type ModelDocument } from './document.ts';
import { demandAsDocument, listingForModel } from './documents.ts';
import { MatchIndex } from './match-index.ts';
import { loadModel, newestModel } from './store.server.ts';

const scope = systemScope('matching-index');
const PAGE = 500;
/** Corpora up to here are loaded while the first asker waits; larger ones in the background, candidates coming from elsewhere meanwhile. */
const WAIT_FOR = 3_000;
/** A row bears the time its transaction began and is seen when it commits; none lives longer than this. */
const OVERLAP_MS = 120_000;
const RECHECK_OVERLAP_MS = 10_000;
const RECHECK_MODEL_MS = 60_000;
/** Dead weight at which an index is built anew, and growth at which statistics without a stored model are counted anew. */
const WASTE = 0.3;
const GROWTH = 1.5;

type Kind = 'listings' | 'demands';

interface State {
  model: CorpusModel;
  /** Has a worker trained the model, or is it counted here from what is loaded? */
  stored: boolean;
  index: MatchIndex;
  stamps: Map<string, string>;
  /** Everything up to here has been seen, by the database's clock. */
  since: Date;
  overlapAt: number;
  trainedOn: number;
}

/** `behind`: more has changed than a caller can wait for, and a build under way takes it in. */
interface Live { state: State | null; building: Promise<State> | null; modelAt: number; refreshing: Promise<void> | null; total: number; behind: boolean }

const lives = new WeakMap<Db, Record<Kind, Live>>();
const blank = (): Live => ({ state: null, building: null, modelAt: 0, refreshing: null, total: -1, behind: false });

/**
 * This process' index of everything on the market (or of all open demands), as fresh as the database: rows changed since the
 * last call are read first. Null while a large corpus is still being loaded. Throws what the database throws.
 */
export async function liveIndex(db: Db, kind: Kind): Promise<MatchIndex | null> {
  let pair = lives.get(db);
  if (!pair) lives.set(db, pair = { listings: blank(), demands: blank() });
  const live = pair[kind];
  if (!live.state) {
    live.total = live.total >= 0 && live.building ? live.total : await countRows(db, kind);
    const building = startBuild(db, kind, live);
    if (live.total > WAIT_FOR) return null;
    await building;
  }
  await (live.refreshing ??= refresh(db, kind, live).finally(() => { live.refreshing = null; }));
  return live.state!.index;
}

/** Starts loading in the background, so that the first asker of a large corpus need not wait. Failures are met by the next call. */
export function warmIndexes(db: Db): void {
  for (const kind of ['listings', 'demands'] as const) liveIndex(db, kind).catch(() => {});
}

function startBuild(db: Db, kind: Kind, live: Live): Promise<State> {
  live.building ??= build(db, kind).then((state) => { live.state = state; live.modelAt = performance.now(); return state; }).finally(() => { live.building = null; live.behind = false; });
  live.building.catch(() => {}); // whoever waits hears of it; nobody may be waiting
  return live.building;
}

async function build(db: Db, kind: Kind): Promise<State> {
  const head = await newestModel(db);
  const stored = head ? await loadModel(db, head.version) : null;
  const stamps = new Map<string, string>();
  const units: DocumentUnits[] = [];
  let index = stored ? new MatchIndex(stored) : null;
  // Reading takes minutes in a large market: what changed behind the reader's back is later than this, and the first refresh takes it in.
  const since = await withRead(db, scope, dbNow);
  for (let after = ''; ;) {
    const page = await readPage(db, kind, after);
    for (const row of page) {
      stamps.set(row.id, row.stamp);
      const u = documentUnits(row.document!);
      if (index) index.putUnits(u); else units.push(u);
    }
    if (page.length < PAGE) break;
    after = page.at(-1)!.id;
    await breathe();
  }
  const model = stored ?? trainCorpusModel(units, [], { vectors: false });
  if (!index) { index = new MatchIndex(model); for (const u of units) index.putUnits(u); }
  return { model, stored: stored !== null, index, stamps, since, overlapAt: -Infinity, trainedOn: index.size };
}

async function refresh(db: Db, kind: Kind, live: Live): Promise<void> {
  if (live.behind) return;
  const state = live.state!;
  const now = performance.now();
  if (now - live.modelAt > RECHECK_MODEL_MS) {
    live.modelAt = now;
    const head = await newestModel(db);
    const stale = head ? head.version !== state.model.version : false;
    // The old index answers until the new one stands.
    if (stale || state.index.wasted > WASTE) void startBuild(db, kind, live);
  }
  const overlap = now - state.overlapAt > RECHECK_OVERLAP_MS;
  if (overlap) state.overlapAt = now;
  const from = new Date(state.since.getTime() - (overlap ? OVERLAP_MS : 0));
  await withRead(db, scope, async (tx) => {
    const changed = (await changedStamps(tx, kind, from)).filter((row) => state.stamps.get(row.id) !== row.stamp);
    // A bulk import: what stands answers until an index with all of it does.
    if (changed.length > WAIT_FOR) { live.behind = true; void startBuild(db, kind, live); return; }
    for (const row of await rowsOf(tx, kind, changed.map((r) => r.id))) {
      if (row.changed > state.since) state.since = row.changed;
      state.stamps.set(row.id, row.stamp);
      if (row.document) state.index.put(row.document); else state.index.remove(row.id);
    }
  });
  if (!state.stored && (state.index.size > state.trainedOn * GROWTH || state.index.size < state.trainedOn / GROWTH) && state.index.size <= WAIT_FOR) {
    live.state = null;
    live.total = -1;
    await startBuild(db, kind, live);
  }
}

interface Row { id: string; stamp: string; changed: Date; document: ModelDocument | null }

async function countRows(db: Db, kind: Kind): Promise<number> {
  return withRead(db, scope, async (tx) => {
    const [row] = kind === 'listings'
      ? await tx.select({ n: sql<number>`count(*)::int` }).from(listings).where(eq(listings.status, 'published'))
      : await tx.select({ n: sql<number>`count(*)::int` }).from(demands).where(openDemand);
    return row!.n;
  });
}

async function readPage(db: Db, kind: Kind, after: string): Promise<Row[]> {
  return withRead(db, scope, async (tx) => {
    const ids = kind === 'listings'
      ? await tx.select({ id: listings.id }).from(listings).where(and(gt(listings.id, after), eq(listings.status, 'published'))).orderBy(asc(listings.id)).limit(PAGE)
      : await tx.select({ id: demands.id }).from(demands).where(and(gt(demands.id, after), openDemand)).orderBy(asc(demands.id)).limit(PAGE);
    return (await rowsOf(tx, kind, ids.map((r) => r.id))).filter((r) => r.document !== null).sort((a, b) => (a.id < b.id ? -1 : 1));
  });
}

/** Ids and stamps of rows changed after `from`: two indexed look-ups, never a scan of the join. */
async function changedStamps(tx: Tx, kind: Kind, from: Date): Promise<{ id: string; stamp: string; changed: Date }[]> {
  const instant = sql`${from.toISOString()}::timestamptz`;
  if (kind === 'demands') {
    const rows = await tx.select({ id: demands.id, status: demands.status, version: demands.version, updatedAt: demands.updatedAt }).from(demands).where(sql`${demands.updatedAt} > ${instant}`);
    return rows.map((d) => ({ id: d.id, stamp: demandStamp(d), changed: d.updatedAt }));
  }
  const columns = { id: listings.id, status: listings.status, version: listings.version, updatedAt: listings.updatedAt, patentUpdatedAt: patents.updatedAt };
  const same = and(eq(patents.orgId, listings.orgId), eq(patents.id, listings.patentId));
  const own = await tx.select(columns).from(listings).innerJoin(patents, same).where(sql`${listings.updatedAt} > ${instant}`);
  const byPatent = await tx.select(columns).from(patents).innerJoin(listings, same).where(sql`${patents.updatedAt} > ${instant}`);
  return [...new Map([...own, ...byPatent].map((s) => [s.id, { id: s.id, stamp: listingStamp(s), changed: later(s.updatedAt, s.patentUpdatedAt) }])).values()];
}

const later = (a: Date, b: Date) => (a > b ? a : b);
const listingStamp = (s: { status: string; version: number; updatedAt: Date; patentUpdatedAt: Date }) => `${s.status}|${s.version}|${s.updatedAt.getTime()}|${s.patentUpdatedAt.getTime()}`;
const demandStamp = (d: { status: string; version: number; updatedAt: Date }) => `${d.status}|${d.version}|${d.updatedAt.getTime()}`;

async function rowsOf(tx: Tx, kind: Kind, ids: readonly string[]): Promise<Row[]> {
  if (kind === 'listings') {
    return (await loadListingSources(tx, ids)).map((s) => ({
      id: s.id, stamp: listingStamp(s), changed: later(s.updatedAt, s.patentUpdatedAt), document: s.status === 'published' ? listingForModel(s) : null,
    }));
  }
  return (await loadDemandSources(tx, ids)).map((d) => ({
    id: d.id, stamp: demandStamp(d), changed: d.updatedAt, document: d.status === 'open' ? demandAsDocument(d) : null,
  }));
}
