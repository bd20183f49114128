import { and, eq, ilike, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { TimeKey } from '#app/core/paging.ts';
import type { Tx } from '#db/client.ts';
import { newestFirst } from '#db/paging.ts';
import { demands } from '#db/schema/demands.ts';
import { orgs } from '#db/schema/orgs.ts';

export type DemandRow = typeof demands.$inferSelect;
export type DemandWithOrg = { demand: DemandRow; org: typeof orgs.$inferSelect };

/** A demand with its organisation, as far as the scope may see it. */
export async function readDemand(tx: Tx, demandId: string): Promise<DemandWithOrg | null> {
  const [row] = await tx.select({ demand: demands, org: orgs }).from(demands).innerJoin(orgs, eq(orgs.id, demands.orgId)).where(eq(demands.id, demandId)).limit(1);
  return row ?? null;
}

/** The organisation's own demand, locked until the end of the transaction. */
export async function lockOwnDemand(tx: Tx, orgId: string, demandId: string): Promise<DemandRow | null> {
  const [row] = await tx.select().from(demands).where(and(eq(demands.orgId, orgId), eq(demands.id, demandId))).for('update');
  return row ?? null;
}

export async function insertDemand(tx: Tx, values: typeof demands.$inferInsert): Promise<void> {
  await tx.insert(demands).values(values);
}

/** Changes a demand that is locked by the caller; raises its version and its time. */
export async function changeDemand(tx: Tx, demandId: string, values: Partial<typeof demands.$inferInsert>): Promise<void> {
  await tx.update(demands).set({ ...values, version: sql`${demands.version} + 1`, updatedAt: sql`now()` }).where(eq(demands.id, demandId));
}

/** A page of demands, last changed first, after a (time, id) key; `where` narrows it. */
async function page(tx: Tx, where: SQL | undefined, after: TimeKey | null, limit: number): Promise<DemandWithOrg[]> {
  const list = newestFirst(demands.updatedAt, demands.id, after);
  return tx.select({ demand: demands, org: orgs }).from(demands).innerJoin(orgs, eq(orgs.id, demands.orgId)).where(and(where, list.where)).orderBy(...list.orderBy).limit(limit);
}

export async function listOwn(tx: Tx, orgId: string, options: { status?: DemandRow['status']; after: TimeKey | null; limit: number }): Promise<DemandWithOrg[]> {
  return page(tx, and(eq(demands.orgId, orgId), options.status ? eq(demands.status, options.status) : undefined), options.after, options.limit);
}

const isOpen = (today: string) => and(eq(demands.status, 'open'), or(sql`${demands.deadline} is null`, sql`${demands.deadline} >= ${today}`));

/** Those of the ids that are open on `today`, as far as the scope may see them, in the order given. */
export async function openByIds(tx: Tx, ids: readonly string[], today: string): Promise<DemandWithOrg[]> {
  if (ids.length === 0) return [];
  const rows = await tx.select({ demand: demands, org: orgs }).from(demands).innerJoin(orgs, eq(orgs.id, demands.orgId)).where(and(inArray(demands.id, [...ids]), isOpen(today)));
  const byId = new Map(rows.map((r) => [r.demand.id, r]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Open demands whose deadline is not past on `today`; each of `words` must occur in the title, the problem or an element, never in a name. */
export async function listOpen(tx: Tx, options: { words: readonly string[]; today: string; after: TimeKey | null; limit: number }): Promise<DemandWithOrg[]> {
  const like = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  const text = sql`concat_ws(' ', ${demands.title}, ${demands.problem}, ${demands.material}, ${demands.method}, ${demands.efficacy}, ${demands.product}, ${demands.application})`;
  return page(tx, and(
    isOpen(options.today), ...options.words.map((word) => ilike(text as never, like(word))),
  ), options.after, options.limit);
}
