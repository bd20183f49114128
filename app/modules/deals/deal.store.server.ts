import { and, arrayOverlaps, asc, desc, eq, inArray, isNotNull, isNull, lt, max, ne, or, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { FIRST_STEPS, type TakenStep } from '#app/core/two-persons.ts';
import type { Tx } from '#db/client.ts';
import { dealDeadlines, dealDocuments, dealEvidence, deals, dealTransitions, signatures } from '#db/schema/deals.ts';
import { users } from '#db/schema/identity.ts';
import { listings } from '#db/schema/listings.ts';
import { patentRights, patents } from '#db/schema/patents.ts';
import { payouts } from '#db/schema/payments.ts';
import { asPlatform, scopeOf } from '#db/tx.ts';

export type DealRow = typeof deals.$inferSelect;
export type PatentRow = typeof patents.$inferSelect;
export type DocumentRow = typeof dealDocuments.$inferSelect;
export type SignatureRow = typeof signatures.$inferSelect;
export type DeadlineRow = typeof dealDeadlines.$inferSelect;
export type PayoutRow = typeof payouts.$inferSelect;

/** The deal, for its parties, its broker and the platform; `not_found` for everybody else. */
export async function readDeal(tx: Tx, id: string): Promise<DealRow> {
  const [row] = await tx.select().from(deals).where(eq(deals.id, id));
  return row ?? brokered(tx, id, false);
}

/**
 * The deal for its broker. Row-level security keeps the row from a broker's transaction, because price and terms are in it; the platform
 * reads it, and whoever answers a broker (`roleIn`) shows its own part. `not_found` when it is not the broker's.
 */
async function brokered(tx: Tx, id: string, lock: boolean): Promise<DealRow> {
  const scope = scopeOf(tx);
  if (scope?.kind !== 'org' || scope.orgKind !== 'broker') throw new AppError('not_found', { deal: id });
  const mine = tx.select().from(deals).where(and(eq(deals.id, id), eq(deals.brokerOrgId, scope.orgId)));
  const [row] = await asPlatform(tx, scope, 'read a broker its part', async () => (lock ? mine.for('update') : mine));
  if (!row) throw new AppError('not_found', { deal: id });
  return row;
}

/** The same, locked until the transaction ends: whoever moves a deal, drafts or signs its contract comes through here. */
export async function lockDeal(tx: Tx, id: string): Promise<DealRow> {
  const [row] = await tx.select().from(deals).where(eq(deals.id, id)).for('update');
  return row ?? brokered(tx, id, true);
}

export async function readPatent(tx: Tx, id: string): Promise<PatentRow> {
  const [row] = await tx.select().from(patents).where(eq(patents.id, id));
  if (!row) throw new AppError('not_found', { patent: id });
  return row;
}

export async function readListing(tx: Tx, id: string): Promise<typeof listings.$inferSelect> {
  const [row] = await tx.select().from(listings).where(eq(listings.id, id));
  if (!row) throw new AppError('not_found', { listing: id });
  return row;
}

/** Rows of the same right whose word counts against others: whoever is or was proven to own it, and the seller's own. */
function ofRight(patent: Pick<PatentRow, 'orgId' | 'rightKeys'>, number: string) {
  const same = patent.rightKeys.length ? or(eq(patents.number, number), arrayOverlaps(patents.rightKeys, patent.rightKeys)) : eq(patents.number, number);
  return and(same, or(inArray(patents.ownership, ['proven', 'passed']), eq(patents.orgId, patent.orgId)));
}

/** Everything that stands in the rights ledger on a right, under whichever of its numbers, but what ended or was stated by somebody who does not own it. */
export async function standingRights(tx: Tx, patent: PatentRow) {
  const rows = await tx.select({ right: patentRights }).from(patentRights).innerJoin(patents, eq(patents.id, patentRights.patentId)).where(and(ofRight(patent, patent.number), isNull(patentRights.endedAt))).orderBy(asc(patentRights.id));
  return rows.map((r) => r.right);
}

/** Other deals on the same right that have not ended; deals of somebody who does not own it stand in nobody's way. */
export async function runningDeals(tx: Tx, patent: PatentRow, exceptId: string): Promise<DealRow[]> {
  const rows = await tx.select({ deal: deals }).from(deals).innerJoin(patents, eq(patents.id, deals.patentId)).where(and(ofRight(patent, patent.number), ne(deals.id, exceptId), isNull(deals.closedAt))).orderBy(asc(deals.id));
  return rows.map((r) => r.deal);
}

export async function readEvidence(tx: Tx, dealId: string) {
  return tx.select().from(dealEvidence).where(eq(dealEvidence.dealId, dealId)).orderBy(asc(dealEvidence.at), asc(dealEvidence.id));
}

export async function readDeadlines(tx: Tx, dealId: string): Promise<DeadlineRow[]> {
  return tx.select().from(dealDeadlines).where(eq(dealDeadlines.dealId, dealId)).orderBy(asc(dealDeadlines.dueAt), asc(dealDeadlines.code));
}

export async function readDocuments(tx: Tx, dealId: string): Promise<{ documents: DocumentRow[]; signatures: SignatureRow[] }> {
  const documents = await tx.select().from(dealDocuments).where(eq(dealDocuments.dealId, dealId)).orderBy(asc(dealDocuments.kind), desc(dealDocuments.version));
  return { documents, signatures: await tx.select().from(signatures).where(eq(signatures.dealId, dealId)).orderBy(asc(signatures.signedAt)) };
}

export async function readPayouts(tx: Tx, dealId: string): Promise<PayoutRow[]> {
  return tx.select().from(payouts).where(eq(payouts.dealId, dealId)).orderBy(asc(payouts.role));
}

/** Next number in the deal's history, and when its state last changed. Only meaningful under the deal's lock. */
export async function historyHead(tx: Tx, dealId: string): Promise<{ nextSeq: number; stateSince: Date | null }> {
  const [row] = await tx.select({
    seq: max(dealTransitions.seq), since: sql<string | null>`max(${dealTransitions.at}) filter (where ${dealTransitions.accepted} and ${dealTransitions.fromState} <> ${dealTransitions.toState})::text`,
  }).from(dealTransitions).where(eq(dealTransitions.dealId, dealId));
  return { nextSeq: (row?.seq ?? 0) + 1, stateSince: row?.since ? new Date(row.since) : null };
}

/**
 * The latest accepted step of each kind that is the first of a pair, with the person who took it, and the latest `drop_refund`.
 * The history is append-only, so it is the witness. Steps of the platform itself are nobody's and left out.
 */
export async function firstSteps(tx: Tx, dealId: string): Promise<TakenStep[]> {
  const rows = await tx.selectDistinctOn([dealTransitions.name], { move: dealTransitions.name, by: dealTransitions.actorUserId, name: users.name, at: dealTransitions.at })
    .from(dealTransitions).leftJoin(users, eq(users.id, dealTransitions.actorUserId))
    .where(and(eq(dealTransitions.dealId, dealId), eq(dealTransitions.accepted, true), isNotNull(dealTransitions.actorUserId), inArray(dealTransitions.name, [...FIRST_STEPS, 'drop_refund'])))
    .orderBy(dealTransitions.name, desc(dealTransitions.seq));
  return rows.map((r) => ({ move: r.move, by: r.by!, name: r.name ?? '', at: r.at.toISOString() }));
}

export interface DealFilter { role?: 'seller' | 'buyer' | 'broker'; state?: string; open?: boolean; listingId?: string; afterId?: string; limit: number }

/** Deals of the scope's organisation, newest first; the operator sees all. A broker's are read by the platform, for what its cards show. */
export async function selectDeals(tx: Tx, scope: MemberScope, f: DealFilter): Promise<DealRow[]> {
  const column = { seller: deals.sellerOrgId, buyer: deals.buyerOrgId, broker: deals.brokerOrgId };
  const mine = f.role ? eq(column[f.role], scope.orgId)
    : scope.kind === 'operator' ? undefined : sql`${scope.orgId} in (${deals.sellerOrgId}, ${deals.buyerOrgId}, ${deals.brokerOrgId})`;
  const read = async () => tx.select().from(deals).where(and(mine, f.state ? eq(deals.state, f.state) : undefined, f.open === undefined ? undefined : f.open ? isNull(deals.closedAt) : sql`${deals.closedAt} is not null`,
    f.listingId ? eq(deals.listingId, f.listingId) : undefined, f.afterId ? lt(deals.id, f.afterId) : undefined)).orderBy(desc(deals.id)).limit(f.limit);
  return scope.orgKind === 'broker' ? asPlatform(tx, scope, 'read a broker its part', read) : read();
}
