import { and, asc, eq, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { SaleEventKind } from '#app/core/sale-words.ts';
import type { Tx } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { saleEntrants, saleLog, saleSecrets, sales } from '#db/schema/sales.ts';
import type { SaleRules } from './rules.ts';

export type SaleRow = typeof sales.$inferSelect;
export type EntrantRow = typeof saleEntrants.$inferSelect;

/** The time of sales: the database's clock at this very moment. */
export async function saleNow(tx: Tx): Promise<Date> {
  const [row] = await prepared<{ now: string }>(tx, 'select sale_now()::text as now', []);
  return new Date(row!.now);
}

export async function readSale(tx: Tx, id: string): Promise<SaleRow> {
  const [row] = await tx.select().from(sales).where(eq(sales.id, id));
  if (!row) throw new AppError('not_found', { sale: id });
  return row;
}

/** Locks the sale, for the platform. */
export async function lockSale(tx: Tx, id: string): Promise<SaleRow> {
  const [row] = await tx.select().from(sales).where(eq(sales.id, id)).for('no key update');
  if (!row) throw new AppError('not_found', { sale: id });
  return row;
}

export async function secretsOf(tx: Tx, saleId: string): Promise<typeof saleSecrets.$inferSelect> {
  const [row] = await tx.select().from(saleSecrets).where(eq(saleSecrets.saleId, saleId));
  return row!;
}

export const entrantsOf = (tx: Tx, saleId: string): Promise<EntrantRow[]> => tx.select().from(saleEntrants).where(eq(saleEntrants.saleId, saleId)).orderBy(asc(saleEntrants.no));

export async function entrantOf(tx: Tx, saleId: string, orgId: string): Promise<EntrantRow | null> {
  const [row] = await tx.select().from(saleEntrants).where(and(eq(saleEntrants.saleId, saleId), eq(saleEntrants.orgId, orgId)));
  return row ?? null;
}

/** Writes one entry of the sale's log, under the sale's lock, for the platform. */
export async function note(tx: Tx, saleId: string, kind: SaleEventKind, data: Record<string, unknown>): Promise<void> {
  await tx.execute(sql`select sale_note(${saleId}, ${kind}, sale_now(), ${JSON.stringify(data)}::jsonb)`);
}

export const logOf = (tx: Tx, saleId: string): Promise<(typeof saleLog.$inferSelect)[]> => tx.select().from(saleLog).where(eq(saleLog.saleId, saleId)).orderBy(asc(saleLog.seq));

/** The rules as pages and the reference know them. */
export function rulesOf(s: SaleRow): SaleRules {
  return {
    mechanism: s.mechanism, start: s.startAmount, step: s.stepAmount, floor: s.floorAmount, stepMs: s.stepSeconds === null ? null : s.stepSeconds * 1_000, reserve: s.reserve, reserveAmount: s.reserveAmount,
    opensAt: s.opensAt.getTime(), closesAt: s.closesAt.getTime(), softMs: s.softSeconds * 1_000, capMs: s.capSeconds * 1_000, outageMs: s.outageSeconds * 1_000,
  };
}

/** What the log says of the announcement: all it takes to replay the rest. */
export function announcement(s: SaleRow): Record<string, unknown> {
  return {
    listing: s.listingId, patent: s.patentNumber, seller: s.sellerOrgId, mechanism: s.mechanism, mode: s.mode, kind: s.kind, currency: s.currency, start: s.startAmount, step: s.stepAmount,
    floor: s.floorAmount, step_seconds: s.stepSeconds, reserve: s.reserve, reserve_amount: s.reserveAmount, deposit: s.depositAmount, opens_at: s.opensAt.toISOString(), closes_at: s.closesAt.toISOString(),
    soft_seconds: s.softSeconds, cap_seconds: s.capSeconds, rules: s.rules,
    ...(s.witnessOrgId === null ? {} : { witness: s.witnessOrgId, round: 1 }),
  };
}
