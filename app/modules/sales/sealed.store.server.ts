import { and, asc, eq, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { HOLDERS, type Holder } from '#app/core/sale-words.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Tx } from '#db/client.ts';
import { orgs } from '#db/schema/orgs.ts';
import { saleEntrants, saleEnvelopes, saleKeys, saleOpenings, saleShares } from '#db/schema/sales.ts';
import type { PublicKeys, SealContext } from './sealed.pure.ts';
import type { SaleRow } from './sale.store.server.ts';

export type KeyRow = typeof saleKeys.$inferSelect;
/** One round: a hybrid sale will have another. */
export const ROUND = 1;

export const keysOf = (tx: Tx, saleId: string): Promise<KeyRow[]> => tx.select().from(saleKeys).where(eq(saleKeys.saleId, saleId));

/** The holders' keys by holder. Throws `conflict` where one is missing. */
export function publicKeys(rows: readonly KeyRow[]): { keys: PublicKeys; fingerprints: SealContext['keys'] } {
  const by = new Map(rows.map((r) => [r.holder, r]));
  if (by.size < HOLDERS.length) throw new AppError('conflict', { reason: 'keys_missing' });
  const of = (pick: (r: KeyRow) => string) => Object.fromEntries(HOLDERS.map((h) => [h, pick(by.get(h)!)])) as Record<Holder, string>;
  return { keys: of((r) => r.publicKey), fingerprints: of((r) => r.fingerprint) };
}

export const contextOf = (sale: Pick<SaleRow, 'id' | 'listingId' | 'currency'>, bidder: number, fingerprints: SealContext['keys']): SealContext =>
  ({ sale: sale.id, lot: sale.listingId, round: ROUND, bidder, currency: sale.currency, keys: fingerprints });

export interface Envelope { seq: number; no: number; orgId: string; commitment: string; hash: string; envelope: typeof saleEnvelopes.$inferSelect['envelope']; at: Date; live: boolean; opening: typeof saleOpenings.$inferSelect | null }

/** Every sealed bid in its order; a bidder's last one is the live one. */
export async function envelopesOf(tx: Tx, saleId: string): Promise<Envelope[]> {
  const rows = await tx.select({ e: saleEnvelopes, no: saleEntrants.no, opening: saleOpenings }).from(saleEnvelopes).innerJoin(saleEntrants, eq(saleEntrants.id, saleEnvelopes.entrantId))
    .leftJoin(saleOpenings, and(eq(saleOpenings.saleId, saleEnvelopes.saleId), eq(saleOpenings.seq, saleEnvelopes.seq))).where(eq(saleEnvelopes.saleId, saleId)).orderBy(asc(saleEnvelopes.seq));
  const last = new Map(rows.map((r) => [r.no, r.e.seq]));
  return rows.map(({ e, no, opening }) => ({ seq: e.seq, no, orgId: e.orgId, commitment: e.commitment, hash: e.hash, envelope: e.envelope, at: e.at, live: last.get(no) === e.seq, opening }));
}

/** How far the keys and the opening of a sealed sale are. */
export async function sealedProgress(tx: Tx, saleId: string): Promise<{ keys: number; waiting: number; released: number }> {
  const [row] = await tx.execute<{ keys: number; waiting: number; released: number }>(sql`select
    (select count(*)::int from ${saleKeys} where sale_id = ${saleId}) as keys, (select count(*)::int from ${saleShares} where sale_id = ${saleId}) as released,
    (select count(distinct e.entrant_id)::int from ${saleEnvelopes} e where e.sale_id = ${saleId}) - (select count(*)::int from ${saleOpenings} where sale_id = ${saleId}) as waiting`);
  return row!;
}

/** The part an organisation plays as a holder of a key; null for none. */
export function holderOf(sale: Pick<SaleRow, 'sellerOrgId' | 'witnessOrgId' | 'mechanism'>, scope: Scope): Holder | null {
  if (sale.mechanism !== 'sealed') return null;
  if (scope.kind === 'operator') return 'operator';
  if (scope.kind !== 'org') return null;
  return scope.orgId === sale.sellerOrgId ? 'seller' : scope.orgId === sale.witnessOrgId ? 'witness' : null;
}

/** Organisations of the holders, for what they are told. The platform's people are those of its own organisation. */
export async function holderOrgs(tx: Tx, sale: Pick<SaleRow, 'sellerOrgId' | 'witnessOrgId'>): Promise<string[]> {
  const operators = await tx.select({ id: orgs.id }).from(orgs).where(eq(orgs.kind, 'operator')).limit(3);
  return [sale.sellerOrgId, ...(sale.witnessOrgId ? [sale.witnessOrgId] : []), ...operators.map((o) => o.id)];
}
