import { and, desc, eq, inArray, ne, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '#db/client.ts';
import { users } from '#db/schema/identity.ts';
import { members } from '#db/schema/orgs.ts';
import { portfolioBatches, portfolioBatchRows, portfolioRows as r } from '#db/schema/portfolio.ts';
import { matching, type Asker } from '#app/modules/patents/portfolio.store.server.ts';
import type { BatchStep, LeftOut, Selection } from './contract.ts';

/** Rows of the organisation a selection speaks of. */
function chosen(asker: Asker, selection: Selection): SQL {
  if ('filter' in selection) return matching(asker, selection.filter);
  return and(eq(r.orgId, asker.orgId), sql`not removed`, inArray(r.patentId, selection.ids))!;
}

const MINE = sql`ownership not in ('passed', 'lost')`;
const ON_MARKET = sql`listing_status in ('draft', 'published', 'suspended', 'under_offer')`;
const OFFERED = sql`listing_status in ('published', 'suspended', 'under_offer')`;
/** A licence or a pledge stands on it: whoever granted it has to keep the patent alive. */
const inUse = (day: string) => sql`exists (select 1 from patent_rights x where x.patent_id = portfolio_rows.patent_id and x.kind <> 'freeze' and x.ended_at is null and (x.ends_on is null or x.ends_on > ${day}))`;

/** Why a step leaves a row out, as SQL; null where it does not. */
function whyLeftOut(step: BatchStep, assignee: string | null, day: string): SQL<LeftOut | null> {
  switch (step) {
    case 'assign': return sql`case when assigned_to is not distinct from ${assignee}::text then 'same_assignee' end`;
    case 'let_lapse': return sql`case when not (${MINE}) then 'not_owned' when decision is not null then 'decided' when not live then 'not_live' when ${OFFERED} then 'listed' when ${inUse(day)} then 'in_use' end`;
    case 'keep_paying': return sql`case when decision is null then 'not_decided' end`;
    case 'draft_listings': return sql`case when not (${MINE}) then 'not_owned' when ${ON_MARKET} then 'listed' when not live then 'not_live' when decision is not null then 'decided' end`;
    case 'value': return sql`case when not (${MINE}) then 'not_owned' end`;
  }
}

export interface Group { reason: LeftOut | null; currency: string | null; n: number; fees: string | null; examples: string[] }

/** How many rows a step would change and why it leaves others out, counted by the database. */
export async function groupsOf(tx: Tx, asker: Asker, what: { step: BatchStep; selection: Selection; assignee: string | null; day: string }): Promise<Group[]> {
  const why = whyLeftOut(what.step, what.assignee, what.day);
  return tx.execute<Group & Record<string, unknown>>(sql`select reason, fee_currency as currency, count(*)::int as n, sum(fees_ahead)::text as fees, (array_agg(number order by patent_id))[1:5] as examples
    from (select patent_id, number, fees_ahead, fee_currency, ${why} as reason from portfolio_rows where ${chosen(asker, what.selection)}) c group by reason, fee_currency order by n desc, reason`);
}

/** The rows a step changes, locked in one order unless said otherwise, with who looked after each. */
export async function lockRows(tx: Tx, asker: Asker, what: { step: BatchStep; selection: Selection; assignee: string | null; day: string; limit?: number; lock?: false }): Promise<{ id: string; assignedTo: string | null }[]> {
  const why = whyLeftOut(what.step, what.assignee, what.day);
  const rows = tx.select({ id: r.patentId, assignedTo: r.assignedTo }).from(r).where(and(chosen(asker, what.selection), sql`(${why}) is null`)).orderBy(r.patentId);
  const cut = what.limit === undefined ? rows : rows.limit(what.limit);
  return what.lock === false ? cut : cut.for('update');
}

/** How many patents a selection speaks of. */
export async function countChosen(tx: Tx, asker: Asker, selection: Selection): Promise<number> { return tx.$count(r, chosen(asker, selection)); }

const list = (values: readonly (string | null)[]) => sql`(select array(select nullif(v, '') from jsonb_array_elements_text(${JSON.stringify(values.map((v) => v ?? ''))}::text::jsonb) with ordinality x(v, n) order by n))`;

/** Keeps what a step found, one row a patent. */
export async function insertBatchRows(tx: Tx, batch: { id: string; orgId: string }, rows: readonly { id: string; assignedTo: string | null; listingId?: string }[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 20_000) {
    const part = rows.slice(i, i + 20_000);
    await tx.execute(sql`insert into portfolio_batch_rows (batch_id, org_id, patent_id, assigned_before, listing_id)
      select ${batch.id}, ${batch.orgId}, v.* from unnest(${list(part.map((p) => p.id))}, ${list(part.map((p) => p.assignedTo))}, ${list(part.map((p) => p.listingId ?? null))}) as v`);
  }
}

const ofBatch = (id: string) => sql`patent_id in (select b.patent_id from portfolio_batch_rows b where b.batch_id = ${id})`;

export async function setAssignee(tx: Tx, batchId: string, assignee: string | null): Promise<void> {
  await tx.update(r).set({ assignedTo: assignee }).where(ofBatch(batchId));
}

/** Sets or takes back the decision to pay no more fees, dated by the transaction: the batch carries the same instant. */
export async function setDecision(tx: Tx, batchId: string, by: string | null): Promise<void> {
  await tx.update(r).set(by === null ? { decision: null, decidedBy: null, decidedAt: null } : { decision: 'let_lapse', decidedBy: by, decidedAt: sql`now()` }).where(ofBatch(batchId));
}

/** Gives back who looked after each patent, where it is still as the step left it; a colleague who has left takes nothing back. How many were restored. */
export async function restoreAssignees(tx: Tx, batch: BatchRow): Promise<number> {
  return (await tx.execute(sql`update portfolio_rows r set assigned_to = (select m.user_id from members m where m.org_id = ${batch.orgId} and m.user_id = b.assigned_before and m.removed_at is null)
    from portfolio_batch_rows b where b.batch_id = ${batch.id} and r.patent_id = b.patent_id and r.assigned_to is not distinct from ${batch.assignee}::text returning 1 as one`)).length;
}

/** Takes back decisions that are still the ones this step made. */
export async function restoreUndecided(tx: Tx, batch: BatchRow): Promise<number> {
  return (await tx.execute(sql`update portfolio_rows r set decision = null, decided_by = null, decided_at = null from portfolio_batches p, portfolio_batch_rows b
    where p.id = ${batch.id} and b.batch_id = p.id and r.patent_id = b.patent_id and r.decision = 'let_lapse' and r.decided_at = p.created_at returning 1 as one`)).length;
}

/** Decides again where nobody has decided since. */
export async function restoreDecided(tx: Tx, batch: BatchRow, by: string): Promise<number> {
  return (await tx.update(r).set({ decision: 'let_lapse', decidedBy: by, decidedAt: sql`now()` }).where(and(ofBatch(batch.id), sql`decision is null`)).returning({ id: r.patentId })).length;
}

export type BatchRow = typeof portfolioBatches.$inferSelect;

export async function insertBatch(tx: Tx, row: typeof portfolioBatches.$inferInsert): Promise<void> { await tx.insert(portfolioBatches).values(row); }

export async function lockBatch(tx: Tx, orgId: string, id: string): Promise<BatchRow | undefined> {
  return (await tx.select().from(portfolioBatches).where(and(eq(portfolioBatches.orgId, orgId), eq(portfolioBatches.id, id))).for('update'))[0];
}

export async function markUndone(tx: Tx, id: string, by: string, counts: { restored: number; kept: number }): Promise<void> {
  await tx.update(portfolioBatches).set({ undoneBy: by, undoneAt: sql`now()`, ...counts }).where(eq(portfolioBatches.id, id));
}

export async function batchListings(tx: Tx, id: string): Promise<string[]> {
  return (await tx.select({ id: portfolioBatchRows.listingId }).from(portfolioBatchRows).where(eq(portfolioBatchRows.batchId, id))).flatMap((b) => b.id ?? []);
}

/** The newest steps of an organisation with the names of those concerned. Platform scope: one who has left is still named. */
export async function listBatches(tx: Tx, orgId: string, limit: number) {
  const [by, undoer, whom] = [alias(users, 'by'), alias(users, 'undoer'), alias(users, 'whom')];
  return tx.select({ batch: portfolioBatches, by: by.name, undoer: undoer.name, whom: whom.name }).from(portfolioBatches).innerJoin(by, eq(by.id, portfolioBatches.createdBy))
    .leftJoin(undoer, eq(undoer.id, portfolioBatches.undoneBy)).leftJoin(whom, eq(whom.id, portfolioBatches.assignee))
    .where(eq(portfolioBatches.orgId, orgId)).orderBy(desc(portfolioBatches.createdAt), desc(portfolioBatches.id)).limit(limit);
}

/** The name of a colleague who is a member now and may see the portfolio. */
export async function colleague(tx: Tx, orgId: string, userId: string): Promise<string | undefined> {
  return (await tx.select({ name: users.name }).from(members).innerJoin(users, eq(users.id, members.userId)).where(and(eq(members.orgId, orgId), eq(members.userId, userId), ne(members.role, 'inventor'), sql`${members.removedAt} is null`)))[0]?.name;
}
