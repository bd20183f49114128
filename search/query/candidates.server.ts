import { and, desc, eq, notInArray, or, sql, type SQL } from 'drizzle-orm';
import type { MultiSearchQuery } from 'meilisearch';
import { systemClock } from '#app/core/clock.ts';
import { publicScope } from '#app/core/scope.ts';
import { demands } from '#db/schema/demands.ts';
import { listings } from '#db/schema/listings.ts';
import { patents } from '#db/schema/patents.ts';
import { withRead } from '#db/tx.ts';
import type { IndexName } from '../client.ts';
import { openDemand } from '../documents/demand.server.ts';
import { tokensOf } from '../documents/tokens.ts';
import { onMarket } from './cards.server.ts';
import { aliveFilter, oneOfFilter, quoted } from './filters.ts';
import type { QueryDeps } from './listings.server.ts';
import { escapeLike } from './reduced.server.ts';
import { hasHan } from './text.ts';

export interface CandidateQuery {
  /** Short queries, most telling words first: the engine reads at most ten words of each. */
  queries: readonly string[];
  /** Plain terms for the database when the engine is away; default: the queries' own words. */
  terms?: readonly string[];
  ipcSubclasses?: readonly string[];
  exceptIds?: readonly string[];
  exceptOrgId?: string;
  /** Candidates returned at most. */
  limit: number;
}

export interface Candidates { ids: string[]; reduced: boolean }

/** Reciprocal rank fusion's constant (Cormack, Clarke, Büttcher 2009): a first place in one list is not worth two seconds. */
const RRF_K = 60;

/** Listings on the market that may fit: several queries, fused by reciprocal rank. Deterministic for a given index. */
export async function candidateListings(deps: QueryDeps, query: CandidateQuery): Promise<Candidates> {
  const now = (deps.clock ?? systemClock).now();
  return candidates(deps, 'listings', query, [aliveFilter(now)], () => listingsFromDatabase(deps, query));
}

/** Open demands that may be answered by a text: the same, the other way round. */
export async function candidateDemands(deps: QueryDeps, query: CandidateQuery): Promise<Candidates> {
  const now = Math.floor((deps.clock ?? systemClock).now().getTime() / 1000);
  return candidates(deps, 'demands', query, [`(deadline_at NOT EXISTS OR deadline_at IS NULL OR deadline_at > ${now})`], () => demandsFromDatabase(deps, query));
}

async function candidates(deps: QueryDeps, index: IndexName, query: CandidateQuery, filter: string[], fallback: () => Promise<string[]>): Promise<Candidates> {
  try {
    const lists = await deps.search.breaker.run(async () => {
      const base = { indexUid: deps.search.uid(index), limit: query.limit, attributesToRetrieve: ['id'] };
      const all = [...filter, ...except(query)];
      const queries: MultiSearchQuery[] = query.queries.filter((q) => q.trim() !== '').slice(0, 12).map((q) => ({
        ...base, q: tokensOf(q), filter: all, matchingStrategy: 'last' as const, locales: hasHan(q) ? ['cmn', 'eng'] : ['eng'],
      }));
      const ipc = oneOfFilter('ipc_subclass', query.ipcSubclasses ?? []);
      if (ipc) queries.push({ ...base, q: tokensOf(query.queries[0] ?? ''), filter: [...all, ipc], matchingStrategy: 'last' });
      if (queries.length === 0) return [];
      return (await deps.search.query.multiSearch(queries)).map((r) => r.hits.map((h) => String((h as { id: unknown }).id)));
    });
    return { ids: fuse(lists).slice(0, query.limit), reduced: false };
  } catch (error) {
    deps.onReduced?.(error);
    return { ids: await fallback(), reduced: true };
  }
}

/** Fuses ranked lists: each place p in a list is worth 1/(60 + p); ties go to the smaller id. Pure. */
export function fuse(lists: readonly (readonly string[])[]): string[] {
  const score = new Map<string, number>();
  for (const list of lists) list.forEach((id, place) => score.set(id, (score.get(id) ?? 0) + 1 / (RRF_K + place + 1)));
  return [...score].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);
}

function except(query: CandidateQuery): string[] {
  return [
    ...(query.exceptIds?.length ? [`id NOT IN [${query.exceptIds.map(quoted).join(', ')}]`] : []),
    ...(query.exceptOrgId ? [`(org_id NOT EXISTS OR org_id != ${quoted(query.exceptOrgId)})`] : []),
  ];
}

function terms(query: CandidateQuery): string[] {
  const given = query.terms ?? query.queries.flatMap((q) => q.split(/\s+/));
  return [...new Set(given.map((t) => t.trim().toLowerCase()).filter((t) => t.length >= 2))].slice(0, 40);
}

/** How many of the terms a text holds, as SQL: the fallback's rank. */
function hits(text: SQL, words: readonly string[]): SQL<number> {
  return sql<number>`(${sql.join(words.map((w) => sql`(${text} ilike ${`%${escapeLike(w)}%`})::int`), sql` + `)})`;
}

async function listingsFromDatabase(deps: QueryDeps, query: CandidateQuery): Promise<string[]> {
  const words = terms(query);
  if (words.length === 0) return [];
  const text = sql`concat_ws(' ', ${patents.titleZh}, ${patents.titleEn}, ${listings.benefitZh}, ${listings.benefitEn}, ${patents.abstractZh}, ${patents.abstractEn})`;
  const rank = hits(text, words);
  const rows = await withRead(deps.db, publicScope, (tx) => tx.select({ id: listings.id }).from(listings)
    .innerJoin(patents, and(eq(patents.orgId, listings.orgId), eq(patents.id, listings.patentId)))
    .where(and(onMarket, sql`${rank} > 0`, ...notThese(query, listings.id, listings.orgId)))
    .orderBy(desc(rank), listings.id).limit(query.limit));
  return rows.map((r) => r.id);
}

async function demandsFromDatabase(deps: QueryDeps, query: CandidateQuery): Promise<string[]> {
  const words = terms(query);
  if (words.length === 0) return [];
  const text = sql`concat_ws(' ', ${demands.title}, ${demands.problem}, ${demands.material}, ${demands.method}, ${demands.efficacy}, ${demands.product}, ${demands.application})`;
  const rank = hits(text, words);
  const rows = await withRead(deps.db, publicScope, (tx) => tx.select({ id: demands.id }).from(demands)
    .where(and(openDemand, sql`${rank} > 0`, ...notThese(query, demands.id, demands.orgId)))
    .orderBy(desc(rank), demands.id).limit(query.limit));
  return rows.map((r) => r.id);
}

function notThese(query: CandidateQuery, id: typeof listings.id | typeof demands.id, org: typeof listings.orgId | typeof demands.orgId): (SQL | undefined)[] {
  return [query.exceptIds?.length ? notInArray(id, [...query.exceptIds]) : undefined, query.exceptOrgId ? or(sql`${org} <> ${query.exceptOrgId}`) : undefined];
}
