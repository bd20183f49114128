import { and, asc, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import type { Tx } from '#db/client.ts';
import { dealDocuments, dealEvidence, deals, signatures } from '#db/schema/deals.ts';
import { patents } from '#db/schema/patents.ts';
import type { payouts } from '#db/schema/payments.ts';
import { asPlatform, enterPlatform, scopeOf } from '#db/tx.ts';

export type DealRow = typeof deals.$inferSelect;
export type PatentRow = typeof patents.$inferSelect;
export type DocumentRow = typeof dealDocuments.$inferSelect;
export type SignatureRow = typeof signatures.$inferSelect;
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

/** The same, locked until the transaction ends: whoever changes something of a deal without moving it comes through here. The engine locks the same row. */
export async function lockDeal(tx: Tx, id: string): Promise<DealRow> {
  const [row] = await tx.select().from(deals).where(eq(deals.id, id)).for('update');
  return row ?? brokered(tx, id, true);
}

/** The deal's lock for its broker, and the step into the platform's part; false when it is not the broker's. */
export async function lockBrokered(tx: Tx, scope: Scope, id: string, step: string): Promise<boolean> {
  if (scope.kind !== 'org' || scope.orgKind !== 'broker') return false;
  await enterPlatform(tx, scope, step);
  return (await tx.select({ id: deals.id }).from(deals).where(and(eq(deals.id, id), eq(deals.brokerOrgId, scope.orgId))).for('update')).length > 0;
}

export async function readPatent(tx: Tx, id: string): Promise<PatentRow> {
  const [row] = await tx.select().from(patents).where(eq(patents.id, id));
  if (!row) throw new AppError('not_found', { patent: id });
  return row;
}

export async function readEvidence(tx: Tx, dealId: string) {
  return tx.select().from(dealEvidence).where(eq(dealEvidence.dealId, dealId)).orderBy(asc(dealEvidence.at), asc(dealEvidence.id));
}

export async function readDocuments(tx: Tx, dealId: string): Promise<{ documents: DocumentRow[]; signatures: SignatureRow[] }> {
  const documents = await tx.select().from(dealDocuments).where(eq(dealDocuments.dealId, dealId)).orderBy(asc(dealDocuments.kind), desc(dealDocuments.version));
  return { documents, signatures: await tx.select().from(signatures).where(eq(signatures.dealId, dealId)).orderBy(asc(signatures.signedAt)) };
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
