import { setImmediate as breathe } from 'node:timers/promises';
import { systemScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { dbNow, withRead } from '#db/tx.ts';
import { trainCorpusModel, type CorpusModel } from './corpus-model.ts';
import { DemandIndex, type AskDocument } from './demand-index.ts';
import { documentUnits, type ModelDocument } from './document.ts';
import { demandRows, listingRows, type LiveRows } from './live-rows.server.ts';
import { MatchIndex } from './match-index.ts';
import { loadModel, newestModel } from './store.server.ts';

const scope = systemScope('matching-index');
const PAGE = 500;
/** A build gives way to others so often, ms. */
const SLICE_MS = 10;
/** Corpora up to here are loaded while the first asker waits; larger ones in the background, candidates coming from elsewhere meanwhile. */
const WAIT_FOR = 3_000;
/** A row bears the time its transaction began and is seen when it commits; none lives longer than this. */
const OVERLAP_MS = 120_000;
const RECHECK_OVERLAP_MS = 10_000;
const RECHECK_MODEL_MS = 60_000;
/** Dead weight at which an index is built anew, and growth at which statistics without a stored model are counted anew. */
const WASTE = 0.3;
const GROWTH = 1.5;

/** What both indexes are to the one who keeps them fresh. */
interface Index<Document> { readonly model: CorpusModel; readonly size: number; readonly wasted: number; put(document: Document): void; remove(id: string): void }

interface Kinds { listings: { document: ModelDocument; index: MatchIndex }; demands: { document: AskDocument; index: DemandIndex } }
type Kind = keyof Kinds;

/** How an index of a kind comes to be: from a stored model, or without one from what was read. */
interface Maker<D, I extends Index<D>> { rows: LiveRows<D>; empty(model: CorpusModel): I; unmodelled(db: Db, documents: readonly D[]): Promise<I> }

const MAKERS: { [K in Kind]: Maker<Kinds[K]['document'], Kinds[K]['index']> } = {
  listings: {
    rows: listingRows,
    empty: (model) => new MatchIndex(model),
    unmodelled(_db, documents) {
      const units = documents.map(documentUnits);
      const index = new MatchIndex(trainCorpusModel(units, [], { vectors: false }));
      for (const u of units) index.putUnits(u);
      return Promise.resolve(index);
    },
  },
  demands: {
    rows: demandRows,
    empty: (model) => new DemandIndex(model),
    // What listings are weighed by in one direction they are weighed by in the other.
    async unmodelled(db, documents) {
      const market = livesOf(db).listings;
      const index = new DemandIndex((market.state ?? await startBuild(db, 'listings')).index.model);
      for (const d of documents) index.put(d);
      return index;
    },
  },
};

interface State<I> {
  index: I;
  /** Has a worker trained the model, or is it counted here from what is loaded? */
  stored: boolean;
  stamps: Map<string, string>;
  /** Everything up to here has been seen, by the database's clock. */
  since: Date;
  overlapAt: number;
  trainedOn: number;
}

/** `behind`: more has changed than a caller can wait for, and a build under way takes it in. */
interface Live<I> { state: State<I> | null; building: Promise<State<I>> | null; modelAt: number; refreshing: Promise<void> | null; total: number; behind: boolean }
type Lives = { [K in Kind]: Live<Kinds[K]['index']> };

const lives = new WeakMap<Db, Lives>();
const blank = () => ({ state: null, building: null, modelAt: 0, refreshing: null, total: -1, behind: false });

function livesOf(db: Db): Lives {
  let own = lives.get(db);
  if (!own) lives.set(db, own = { listings: blank(), demands: blank() });
  return own;
}
const liveOf = <K extends Kind>(db: Db, kind: K) => livesOf(db)[kind] as Live<Kinds[K]['index']>;
const makerOf = <K extends Kind>(kind: K) => MAKERS[kind] as Maker<Kinds[K]['document'], Kinds[K]['index']>;

/**
 * This process' index of everything on the market (or of all open demands), as fresh as the database: rows changed since the
 * last call are read first. Null while a large corpus is still being loaded. Throws what the database throws.
 */
export async function liveIndex<K extends Kind>(db: Db, kind: K): Promise<Kinds[K]['index'] | null> {
  const live = liveOf(db, kind);
  if (!live.state && !await begin(db, kind, live)) return null;
  await (live.refreshing ??= refresh(db, kind, live).finally(() => { live.refreshing = null; }));
  return live.state!.index;
}

/** Begins loading where nobody has, and waits for what is small; false while it is not there yet. */
async function begin<K extends Kind>(db: Db, kind: K, live: Live<Kinds[K]['index']>): Promise<boolean> {
  // Without a stored model demands wait for the market's, which may be large.
  if (kind === 'demands' && !await liveIndex(db, 'listings') && !await newestModel(db)) return false;
  if (!live.building) live.total = await withRead(db, scope, (tx) => makerOf(kind).rows.count(tx));
  // Another caller may have begun, or it may have been done, meanwhile.
  if (live.state) return true;
  const building = startBuild(db, kind);
  if (live.total > WAIT_FOR) return false;
  await building;
  return true;
}

/** Starts loading in the background, so that the first asker of a large corpus need not wait. Failures are met by the next call. */
export function warmIndexes(db: Db): void {
  for (const kind of ['listings', 'demands'] as const) liveIndex(db, kind).catch(() => {});
}

function startBuild<K extends Kind>(db: Db, kind: K): Promise<State<Kinds[K]['index']>> {
  const live = liveOf(db, kind);
  live.building ??= build(db, kind).then((state) => { live.state = state; live.modelAt = performance.now(); return state; }).finally(() => { live.building = null; live.behind = false; });
  live.building.catch(() => {}); // whoever waits hears of it; nobody may be waiting
  return live.building;
}

async function build<K extends Kind>(db: Db, kind: K): Promise<State<Kinds[K]['index']>> {
  const maker = makerOf(kind);
  const head = await newestModel(db);
  const stored = head ? await loadModel(db, head.version) : null;
  const stamps = new Map<string, string>();
  const documents: Kinds[K]['document'][] = [];
  const begun = stored ? maker.empty(stored) : null;
  const taker: Index<Kinds[K]['document']> | null = begun;
  // Reading takes minutes in a large market: what changed behind the reader's back is later than this, and the first refresh takes it in.
  const since = await withRead(db, scope, dbNow);
  let breathed = performance.now();
  for (let after = ''; ;) {
    const { ids, rows } = await withRead(db, scope, async (tx) => {
      const page = await maker.rows.idsAfter(tx, after, PAGE);
      return { ids: page, rows: await maker.rows.byId(tx, page) };
    });
    for (const row of rows.sort((a, b) => (a.id < b.id ? -1 : 1))) {
      if (!row.document) continue;
      stamps.set(row.id, row.stamp);
      if (taker) taker.put(row.document); else documents.push(row.document);
      // Whoever asks the index that stands is not to wait for a page of the one to come.
      if (performance.now() - breathed > SLICE_MS) { await breathe(); breathed = performance.now(); }
    }
    if (ids.length < PAGE) break;
    after = ids.at(-1)!;
  }
  const index = begun ?? await maker.unmodelled(db, documents);
  return { index, stored: stored !== null, stamps, since, overlapAt: -Infinity, trainedOn: index.size };
}

async function refresh<K extends Kind>(db: Db, kind: K, live: Live<Kinds[K]['index']>): Promise<void> {
  if (live.behind) return;
  const state = live.state!;
  const index: Index<Kinds[K]['document']> = state.index;
  const { rows } = makerOf(kind);
  const now = performance.now();
  if (now - live.modelAt > RECHECK_MODEL_MS) {
    live.modelAt = now;
    const head = await newestModel(db);
    const current = head?.version ?? livesOf(db).listings.state?.index.model.version ?? index.model.version;
    // The old index answers until the new one stands.
    if (current !== index.model.version || index.wasted > WASTE) void startBuild(db, kind);
  }
  const overlap = now - state.overlapAt > RECHECK_OVERLAP_MS;
  if (overlap) state.overlapAt = now;
  const from = new Date(state.since.getTime() - (overlap ? OVERLAP_MS : 0));
  await withRead(db, scope, async (tx) => {
    const changed = (await rows.changedAfter(tx, from)).filter((row) => state.stamps.get(row.id) !== row.stamp);
    // A bulk import: what stands answers until an index with all of it does.
    if (changed.length > WAIT_FOR) { live.behind = true; void startBuild(db, kind); return; }
    for (const row of await rows.byId(tx, changed.map((r) => r.id))) {
      if (row.changed > state.since) state.since = row.changed;
      state.stamps.set(row.id, row.stamp);
      if (row.document) index.put(row.document); else index.remove(row.id);
    }
  });
  if (kind === 'listings' && !state.stored && (index.size > state.trainedOn * GROWTH || index.size < state.trainedOn / GROWTH) && index.size <= WAIT_FOR) {
    live.state = null;
    live.total = -1;
    await startBuild(db, kind);
  }
}
