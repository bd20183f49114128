import { and, desc, eq, gt, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { fieldError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { parseInput } from '#app/core/input.ts';
import { requireOperator } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { tellOrg } from '#app/modules/orgs/notice.server.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { users } from '#db/schema/identity.ts';
import { saleOutages, sales } from '#db/schema/sales.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import { zOutage, type OutageResource } from './contract-outage.ts';
import { titlesOf } from './deposits.server.ts';
import { salePack } from './rule-packs/sales.ts';
import { entrantsOf, note, saleNow, type SaleRow } from './sale.store.server.ts';

/**
 * Records that the platform was out of reach. A sale that was open in that time and still is ends later by as long as it was open in it; one
 * that is closed stays closed; of one that had not opened nothing changes (its clock puts it off by itself). Seller and bidders are told, and
 * the entry stands in the sale's log, so that replaying it gives the same end. Errors: `validation` for a time that is no past stretch within
 * the days the rules allow, or that overlaps one recorded before.
 * @returns the number of sales that end later.
 */
export async function recordOutage(deps: { db: Db }, scope: Scope, raw: z.input<typeof zOutage>): Promise<{ id: string; extended: number }> {
  const operator = requireOperator(scope, 'operator.review');
  const input = parseInput(zOutage, raw);
  const [from, to] = [new Date(input.from_at), new Date(input.to_at)];
  return withTx(deps.db, operator, async (tx) => {
    const done = await asPlatform(tx, operator, 'record an outage of sales', async () => {
      // One outage at a time: two that overlap would give the same minutes twice.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('sale_outages'))`);
      const now = await saleNow(tx);
      if (to <= from) throw fieldError('to_at', 'end_before_start');
      if (to > now) throw fieldError('to_at', 'not_past');
      if (from.getTime() < now.getTime() - salePack.values.outageDays.value * 86_400_000) throw fieldError('from_at', 'too_long_ago');
      const [known] = await tx.select({ id: saleOutages.id }).from(saleOutages).where(and(lt(saleOutages.fromAt, to), gt(saleOutages.toAt, from))).limit(1);
      if (known) throw fieldError('from_at', 'overlaps');
      const id = newId('saleOutage');
      await tx.insert(saleOutages).values({ id, fromAt: from, toAt: to, reason: input.reason, recordedBy: operator.userId });
      const open = await tx.select().from(sales).where(and(isNotNull(sales.openedAt), isNull(sales.closedAt), lt(sales.openedAt, to), gt(sales.endsAt, from), or(sql`${sales.mechanism} <> 'dutch'`, isNull(sales.leaderNo)))).orderBy(sales.id).for('no key update');
      for (const sale of open) await extend(tx, sale, from, to);
      return { id, extended: open.length };
    });
    await audit(tx, operator, { chain: `org:${operator.orgId}`, action: 'sale.outage', subject: done.id, data: { from: input.from_at, to: input.to_at, reason: input.reason, extended: done.extended } });
    return done;
  });
}

/** Whole seconds, rounded up: nobody loses a moment. */
async function extend(tx: Tx, sale: SaleRow, from: Date, to: Date): Promise<void> {
  const seconds = Math.ceil((to.getTime() - Math.max(from.getTime(), sale.openedAt!.getTime())) / 1_000);
  const [moved] = await tx.update(sales).set({ endsAt: sql`${sales.endsAt} + make_interval(secs => ${seconds})`, outageSeconds: sql`${sales.outageSeconds} + ${seconds}` }).where(eq(sales.id, sale.id)).returning({ end: sql<string>`sale_time(${sales.endsAt})` });
  await note(tx, sale.id, 'outage', { from_at: from.toISOString(), to_at: to.toISOString(), seconds, ends_at: moved!.end });
  const titles = await titlesOf(tx, sale);
  for (const org of new Set([sale.sellerOrgId, ...(await entrantsOf(tx, sale.id)).map((e) => e.orgId)])) await tellOrg(tx, org, 'sale_extended', sale.id, titles, `/sales/${sale.id}`);
}

/** Recorded outages, newest first. */
export async function listOutages(deps: { db: Db }, scope: Scope): Promise<OutageResource[]> {
  const operator = requireOperator(scope, 'operator.review');
  return withRead(deps.db, operator, async (tx) => {
    const rows = await tx.select({ row: saleOutages, by: users.name }).from(saleOutages).innerJoin(users, eq(users.id, saleOutages.recordedBy)).orderBy(desc(saleOutages.fromAt), desc(saleOutages.id)).limit(100);
    return rows.map(({ row, by }) => ({ id: row.id, from_at: row.fromAt.toISOString(), to_at: row.toAt.toISOString(), reason: row.reason, recorded_by: by, recorded_at: row.recordedAt.toISOString() }));
  });
}
