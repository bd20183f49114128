import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { sql } from 'drizzle-orm';
import { newId } from '#app/core/ids.ts';
import { systemScope } from '#app/core/scope.ts';
import { closeDb, createDb, type Db } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { demands } from '#db/schema/demands.ts';
import { users } from '#db/schema/identity.ts';
import { orgs } from '#db/schema/orgs.ts';
import { withRead, withTx } from '#db/tx.ts';
import { createSearch, type Search } from '#search/client.ts';
import { rebuildIndex } from '#search/rebuild.server.ts';
import { trainPlatformModel } from '#search/model/train.server.ts';
import type { CorpusModel } from '#search/model/corpus-model.ts';
import type { DemandRow } from '#app/modules/matching/matching.store.server.ts';
import { startMeilisearch } from '#workers/supervisor/engines/meilisearch.ts';
import { startPostgres } from '#workers/supervisor/engines/postgres.ts';
import { freePort } from '#workers/supervisor/ports.ts';

/** One item of a judged collection, as a listing carries it, and one need, as a demand carries it. */
export interface Item { id: string; titleZh?: string; titleEn?: string; abstractZh?: string; abstractEn?: string; ipc?: string[] }
export interface Need { id: string; lang: 'zh' | 'en'; title: string; text: string }

/** A collection loaded through the product: rows, trained model, search index. Ids map both ways. */
export interface World {
  db: Db;
  /** The owner's login, for tables of the benchmark's own. */
  owner: postgres.Sql;
  search: Search;
  model: CorpusModel;
  demands: Map<string, DemandRow>;
  /** Listing id of an item and back. */
  listingOf: Map<string, string>;
  itemOf: Map<string, string>;
}

export interface Engines { open(name: string): Promise<{ db: Db; search: Search; owner: postgres.Sql }>; stop(): Promise<void>; /** Another pool on a database opened before, as another process would have; the last one reopened is closed, and what was loaded through it can go. */ reopen(name: string): Promise<Db>; /** What the search engine takes now, in bytes: memory of its own (not the mapped files), and disk. */ searchUse(): { resident: number; disk: number } }

/** Real engines for a benchmark; every collection gets a database and an index prefix of its own. */
export async function startEngines(): Promise<Engines> {
  const dir = mkdtempSync(join(tmpdir(), 'jingzhe-bench-'));
  const quiet = () => {};
  const [pg, meili] = await Promise.all([freePort().then((port) => startPostgres({ dir, port, log: quiet })), freePort().then((port) => startMeilisearch({ dir, port, log: quiet }))]);
  await migrateDatabase(pg.ownerUrl, pg.appPassword);
  const opened: Db[] = [];
  let reopened: Db | null = null;
  const owners: postgres.Sql[] = [];
  const at = (url: string, name: string) => { const u = new URL(url); u.pathname = `/${name}`; return u.toString(); };
  return {
    open: async (name) => {
      const owner = postgres(at(pg.ownerUrl, 'postgres'), { max: 1, onnotice: quiet });
      await owner.unsafe(`create database ${name} template jingzhe`);
      await owner.end();
      const db = createDb({ url: at(pg.appUrl, name), max: 6, applicationName: 'jingzhe-bench' });
      opened.push(db);
      const own = postgres(at(pg.ownerUrl, name), { max: 1, onnotice: quiet });
      owners.push(own);
      return { db, owner: own, search: createSearch({ url: meili.url, key: meili.key, prefix: `${name}_`, queryTimeoutMs: 30_000 }) };
    },
    reopen: async (name) => {
      if (reopened) await closeDb(reopened);
      return (reopened = createDb({ url: at(pg.appUrl, name), max: 6, applicationName: 'jingzhe-bench' }));
    },
    searchUse: () => ({ resident: residentOf(meili.process.pid!), disk: diskOf(join(dir, 'meilisearch')) }),
    stop: async () => {
      await Promise.all([...(reopened ? [...opened, reopened] : opened).map((db) => closeDb(db)), ...owners.map((o) => o.end({ timeout: 5 }))]);
      await Promise.all([meili.stop(), pg.stop()]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Anonymous memory of a process, bytes; 0 where the system does not tell. */
function residentOf(pid: number): number {
  try { return Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024; } catch { return 0; }
}

/** Bytes a folder really takes (the engine's files have holes). */
function diskOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((f) => f.isFile()).reduce((n, f) => n + statSync(join(f.parentPath, f.name)).blocks * 512, 0);
}

const scope = systemScope('bench');

/** Loads a collection: items as published listings of one university, needs as open demands of one company; trains and indexes. */
export async function loadWorld(engines: Engines, name: string, items: readonly Item[], needs: readonly Need[]): Promise<World> {
  const { db, search, owner } = await engines.open(name);
  const [uni, company, user] = [newId('org'), newId('org'), newId('user')];
  const listingOf = new Map<string, string>();
  // Ids rise with the items' order, so that ties between equal texts fall the same way in every run.
  const place = (prefix: string, i: number) => `${prefix}_bench${String(i).padStart(7, '0')}`;
  const rows = items.map((it, i) => {
    listingOf.set(it.id, place('lst', i));
    return { patent: place('pat', i), listing: place('lst', i), number: `CN188${String(i).padStart(7, '0')}B`, zh: it.titleZh ?? '', en: it.titleEn ?? '', azh: it.abstractZh ?? '', aen: it.abstractEn ?? '', ipc: it.ipc ?? [] };
  });
  await withTx(db, scope, async (tx) => {
    await tx.insert(orgs).values([
      { id: uni, slug: 'bench-university', kind: 'university', nameZh: '基准大学', nameEn: 'Bench University', region: '22', stateOwned: true, demo: true, verifiedAt: new Date() },
      { id: company, slug: 'bench-company', kind: 'company', nameZh: '基准公司', nameEn: 'Bench Company', region: '22', stateOwned: false, demo: true },
    ]);
    await tx.insert(users).values({ id: user, name: 'Bench', email: 'bench@bench.example', emailVerified: true });
    const source = (json: string) => sql`jsonb_to_recordset(${json}::jsonb) as r(patent text, listing text, number text, zh text, en text, azh text, aen text, ipc jsonb)`;
    for (let i = 0; i < rows.length; i += 2_000) {
      const json = JSON.stringify(rows.slice(i, i + 2_000));
      await tx.execute(sql`insert into patents (id, org_id, owner_org_id, number, number_keys, authority, kind, title_zh, title_en, abstract_zh, abstract_en, ipc, filing_date, grant_date, expiry_date, legal_status, ownership)
        select r.patent, ${uni}, ${uni}, r.number, array[r.number], 'CN', 'invention', r.zh, r.en, r.azh, r.aen, array(select jsonb_array_elements_text(r.ipc)), date '2019-03-12', date '2021-05-18', date '2099-03-12', 'in_force', 'proven' from ${source(json)}`);
      await tx.execute(sql`insert into listings (id, org_id, patent_id, status, deal_kinds, territories, published_at)
        select r.listing, ${uni}, r.patent, 'published', array['transfer', 'ordinary_licence'], array['CN'], now() from ${source(json)}`);
    }
    for (let i = 0; i < needs.length; i += 500) {
      await tx.insert(demands).values(needs.slice(i, i + 500).map((n, k) => ({ id: place('dem', i + k), orgId: company, createdBy: user, status: 'open' as const, lang: n.lang, title: n.title, problem: n.text || n.title })));
    }
  });
  const all = await withRead(db, scope, (tx) => tx.select().from(demands).orderBy(demands.id));
  const model = await trainPlatformModel(db);
  await rebuildIndex({ db, search }, 'listings');
  return { db, search, owner, model, demands: new Map(needs.map((n, i) => [n.id, all[i]!])), listingOf, itemOf: new Map([...listingOf].map(([a, b]) => [b, a])) };
}
