import { and, count, eq, getTableColumns, inArray, isNotNull, isNull, lt, sql, type SQL } from 'drizzle-orm';
import { decodeCursor, encodeCursor } from '#app/core/contract.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import type { Tx } from '#db/client.ts';
import { users } from '#db/schema/identity.ts';
import { ownershipProofs } from '#db/schema/ownership.ts';
import { patents } from '#db/schema/patents.ts';
import { portfolioRows as r } from '#db/schema/portfolio.ts';
import type { PortfolioFilter, PortfolioOrder, PortfolioSort } from './contract-portfolio.ts';
import { searchForm } from './numbers.ts';

export type ShelfRow = typeof r.$inferSelect;
/** Who asks: `me` among the filters is them. */
export interface Asker { orgId: string; userId: string }

const any = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** The organisation's rows a filter lets through. `status` can be left out, to count by it. */
export function matching({ orgId, userId }: Asker, filter: PortfolioFilter, but?: 'status'): SQL {
  const where: (SQL | undefined)[] = [eq(r.orgId, orgId), sql`not removed`];
  if (filter.q) {
    const compact = searchForm(filter.q).toLowerCase();
    const number = /\d{4}/.test(compact) && compact !== filter.q.toLowerCase() ? sql` or ${r.words} like ${any(compact)}` : sql``;
    where.push(sql`(${r.words} like ${any(filter.q.toLowerCase())}${number})`);
  }
  if (filter.status && but !== 'status') where.push(eq(r.legalStatus, filter.status));
  if (filter.kind) where.push(eq(r.kind, filter.kind));
  if (filter.office) where.push(eq(r.authority, filter.office));
  if (filter.listed) where.push(filter.listed === 'yes' ? sql`${r.listingStatus} <> 'transferred'` : sql`(${r.listingStatus} is null or ${r.listingStatus} = 'transferred')`);
  if (filter.dormant) where.push(eq(r.dormant, filter.dormant === 'yes'));
  if (filter.valued) where.push(filter.valued === 'yes' ? isNotNull(r.valuationId) : isNull(r.valuationId));
  if (filter.advice) where.push(eq(r.advice, filter.advice));
  if (filter.high_value) where.push(filter.high_value === 'any' ? sql`${r.highValue} <> '{}'` : sql`${filter.high_value} = any(${r.highValue})`);
  if (filter.ownership) where.push(eq(r.ownership, filter.ownership));
  if (filter.lapsing) where.push(filter.lapsing === 'yes' ? isNotNull(r.decision) : isNull(r.decision));
  if (filter.assigned) where.push(filter.assigned === 'nobody' ? isNull(r.assignedTo) : eq(r.assignedTo, filter.assigned === 'me' ? userId : filter.assigned));
  const range = (text: string) => text.split('-').map(Number) as [number, number];
  if (filter.dormancy) { const [from, to] = range(filter.dormancy); where.push(sql`${r.dormancy} between ${from} and ${to}`); }
  // Scores of values are kept in tenths; `40-49` reaches to just below 50.
  if (filter.score) { const [from, to] = range(filter.score); where.push(sql`${r.valueScore} between ${from * 10} and ${to * 10 + 9}`); }
  if (filter.expiring_before) where.push(lt(r.expiryDate, filter.expiring_before));
  if (filter.fee_before) where.push(lt(r.nextFeeDue, filter.fee_before));
  return and(...where)!;
}

/** What a list is ordered by: the key as its index has it, and the type its text is read back as. */
function keyOf(sort: PortfolioSort, locale: Locale): { key: SQL; type: SQL } {
  const of = (column: SQL, type: string) => ({ key: column, type: sql.raw(type) });
  switch (sort) {
    case 'changed': return of(sql`${r.changedAt}`, 'timestamptz');
    case 'number': return of(sql`${r.number}`, 'text');
    case 'title': return locale === 'zh' ? of(sql`${r.titleZh} collate "zh-x-icu"`, 'text') : of(sql`${r.titleEn} collate "en-x-icu"`, 'text');
    case 'status': return of(sql`${r.legalStatus}`, 'text');
    case 'filing': return of(sql`${r.filingDate}`, 'date');
    case 'grant': return of(sql`${r.grantDate}`, 'date');
    case 'expiry': return of(sql`${r.expiryDate}`, 'date');
    case 'fee': return of(sql`${r.nextFeeDue}`, 'date');
    case 'dormancy': return of(sql`${r.dormancy}`, 'smallint');
    case 'value': return of(sql`${r.valueRank}`, 'bigint');
    case 'listing': return of(sql`${r.listingStatus}`, 'text');
  }
}

/** Where a page begins: behind a row with this key, or (`null`) among those that have none. */
interface After { key: string | null; id: string }

/** Reads a cursor; one of another order is none of ours, and the list begins at its beginning. */
function afterOf(cursor: string | undefined, order: PortfolioOrder): After | null {
  const parts = decodeCursor(cursor);
  if (!parts || parts[0] !== `${order.sort}:${order.direction}` || typeof parts[1] !== 'string') return null;
  return { id: parts[1], key: parts[2] === undefined ? null : String(parts[2]) };
}

const cursorOf = (order: PortfolioOrder, last: After) => encodeCursor([`${order.sort}:${order.direction}`, last.id, ...(last.key === null ? [] : [last.key])]);

export interface Page { ids: string[]; next_cursor: string | null }

/**
 * One page of ids in any order, rows without a value last, ties by id. Two ranges of one index: first the rows that have a value, then
 * those that have none, so that each page is read where it stands, however far down.
 */
export async function pageOfIds(tx: Tx, asker: Asker, query: { filter: PortfolioFilter; order: PortfolioOrder; locale: Locale; limit: number; cursor?: string | undefined }): Promise<Page> {
  const { order, limit } = query;
  const { key, type } = keyOf(order.sort, query.locale);
  const after = afterOf(query.cursor, order);
  const way = sql.raw(order.direction);
  const beyond = sql.raw(order.direction === 'asc' ? '>' : '<');
  const where = matching(asker, query.filter);
  const read = (range: SQL, by: SQL, n: number) => tx.select({ id: r.patentId, key: sql<string | null>`(${key})::text` }).from(r).where(and(where, range)).orderBy(by).limit(n);
  const rows: { id: string; key: string | null }[] = [];
  if (!after || after.key !== null) {
    const range = after ? sql`(${key}) is not null and (${key}, ${r.patentId}) ${beyond} (${after.key}::${type}, ${after.id})` : sql`(${key}) is not null`;
    rows.push(...await read(range, sql`${key} ${way}, ${r.patentId} ${way}`, limit + 1));
  }
  if (rows.length <= limit) {
    const range = after?.key === null ? sql`(${key}) is null and ${r.patentId} ${beyond} ${after.id}` : sql`(${key}) is null`;
    rows.push(...await read(range, sql`${r.patentId} ${way}`, limit + 1 - rows.length));
  }
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { ids: page.map((p) => p.id), next_cursor: rows.length > limit && last ? cursorOf(order, last) : null };
}

/** How many rows match, by status without the filter by status; and how many there are at all. */
export async function countMatching(tx: Tx, asker: Asker, filter: PortfolioFilter): Promise<{ byStatus: Map<string, number>; all: number }> {
  const rows = await tx.select({ status: r.legalStatus, n: count() }).from(r).where(matching(asker, filter, 'status')).groupBy(r.legalStatus);
  const byStatus = new Map<string, number>(rows.map((x) => [x.status, x.n]));
  const narrowed = Object.entries(filter).some(([name, value]) => name !== 'status' && value !== undefined && value !== '');
  return { byStatus, all: narrowed ? await tx.$count(r, matching(asker, {})) : rows.reduce((sum, x) => sum + x.n, 0) };
}

const { patentId: _id, orgId: _org, words: _words, ...shelf } = getTableColumns(r);
/** Columns of a patent a list shows; claims, texts and the record stay where they are. */
const shown = { id: patents.id, orgId: patents.orgId, number: patents.number, titleZh: patents.titleZh, titleEn: patents.titleEn, kind: patents.kind, authority: patents.authority, ipc: patents.ipc, assignees: patents.assignees,
  legalStatus: patents.legalStatus, statusAsOf: patents.statusAsOf, filingDate: patents.filingDate, grantDate: patents.grantDate, expiryDate: patents.expiryDate, ownership: patents.ownership,
  ownershipAsOf: patents.ownershipAsOf, ownershipDueOn: patents.ownershipDueOn, ownerOrgId: patents.ownerOrgId };

/** The rows of a page, in the order of `ids`. */
export async function readShelf(tx: Tx, ids: readonly string[]) {
  if (!ids.length) return [];
  const rows = await tx.select({ patent: shown, shelf, assignee: users.name }).from(patents).innerJoin(r, eq(r.patentId, patents.id)).leftJoin(users, eq(users.id, r.assignedTo)).where(inArray(patents.id, [...ids]));
  const waiting = await tx.select({ patentId: ownershipProofs.patentId }).from(ownershipProofs).where(and(inArray(ownershipProofs.patentId, [...ids]), eq(ownershipProofs.state, 'pending')));
  const pending = new Set(waiting.map((w) => w.patentId));
  const byId = new Map(rows.map((row) => [row.patent.id, { ...row, proofPending: pending.has(row.patent.id) }]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
export type ShelfView = Awaited<ReturnType<typeof readShelf>>[number];
