import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { demands } from '#db/schema/demands.ts';
import { listings } from '#db/schema/listings.ts';
import { patents } from '#db/schema/patents.ts';
import { loadDemandSources, openDemand } from '../documents/demand.server.ts';
import { loadListingSources } from '../documents/listing.server.ts';
import type { AskDocument } from './demand-index.ts';
import type { ModelDocument } from './document.ts';
import { demandForModel, listingForModel } from './documents.ts';

/** A row as an index takes it: null when it is not to be found any more. `stamp` differs whenever the row does. */
export interface LiveRow<Document> { id: string; stamp: string; changed: Date; document: Document | null }

/** What an index in memory reads of the database, in the transaction it is given. */
export interface LiveRows<Document> {
  /** How many there are to be found. */
  count(tx: Tx): Promise<number>;
  /** Ids of the next so many to be found after one, in order. */
  idsAfter(tx: Tx, after: string, limit: number): Promise<string[]>;
  /** Ids and stamps of rows changed after an instant, whatever has become of them: indexed look-ups, never a scan of the join. */
  changedAfter(tx: Tx, from: Date): Promise<Omit<LiveRow<Document>, 'document'>[]>;
  /** Rows by id, as far as they are there. Order is not defined. */
  byId(tx: Tx, ids: readonly string[]): Promise<LiveRow<Document>[]>;
}

const instant = (from: Date) => sql`${from.toISOString()}::timestamptz`;
const counted = sql<number>`count(*)::int`;
const later = (a: Date, b: Date) => (a > b ? a : b);
const listingStamp = (s: { status: string; version: number; updatedAt: Date; patentUpdatedAt: Date }) => `${s.status}|${s.version}|${s.updatedAt.getTime()}|${s.patentUpdatedAt.getTime()}`;
const demandStamp = (d: { status: string; version: number; updatedAt: Date }) => `${d.status}|${d.version}|${d.updatedAt.getTime()}`;

export const listingRows: LiveRows<ModelDocument> = {
  count: async (tx) => (await tx.select({ n: counted }).from(listings).where(eq(listings.status, 'published')))[0]!.n,
  idsAfter: async (tx, after, limit) => (await tx.select({ id: listings.id }).from(listings).where(and(gt(listings.id, after), eq(listings.status, 'published'))).orderBy(asc(listings.id)).limit(limit)).map((r) => r.id),
  async changedAfter(tx, from) {
    const columns = { id: listings.id, status: listings.status, version: listings.version, updatedAt: listings.updatedAt, patentUpdatedAt: patents.updatedAt };
    const same = and(eq(patents.orgId, listings.orgId), eq(patents.id, listings.patentId));
    const own = await tx.select(columns).from(listings).innerJoin(patents, same).where(sql`${listings.updatedAt} > ${instant(from)}`);
    const byPatent = await tx.select(columns).from(patents).innerJoin(listings, same).where(sql`${patents.updatedAt} > ${instant(from)}`);
    return [...new Map([...own, ...byPatent].map((s) => [s.id, { id: s.id, stamp: listingStamp(s), changed: later(s.updatedAt, s.patentUpdatedAt) }])).values()];
  },
  byId: async (tx, ids) => (await loadListingSources(tx, ids)).map((s) => ({
    id: s.id, stamp: listingStamp(s), changed: later(s.updatedAt, s.patentUpdatedAt), document: s.status === 'published' ? listingForModel(s) : null,
  })),
};

export const demandRows: LiveRows<AskDocument> = {
  count: async (tx) => (await tx.select({ n: counted }).from(demands).where(openDemand))[0]!.n,
  idsAfter: async (tx, after, limit) => (await tx.select({ id: demands.id }).from(demands).where(and(gt(demands.id, after), openDemand)).orderBy(asc(demands.id)).limit(limit)).map((r) => r.id),
  changedAfter: async (tx, from) => (await tx.select({ id: demands.id, status: demands.status, version: demands.version, updatedAt: demands.updatedAt }).from(demands).where(sql`${demands.updatedAt} > ${instant(from)}`))
    .map((d) => ({ id: d.id, stamp: demandStamp(d), changed: d.updatedAt })),
  byId: async (tx, ids) => (await loadDemandSources(tx, ids)).map((d) => ({ id: d.id, stamp: demandStamp(d), changed: d.updatedAt, document: d.status === 'open' ? { id: d.id, ...demandForModel(d) } : null })),
};
