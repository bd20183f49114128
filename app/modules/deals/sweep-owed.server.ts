import { and, asc, eq, gt, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import { systemScope } from '#app/core/scope.ts';
import { obligationById } from '#app/modules/obligations/obligation.store.server.ts';
import { outstandingOn } from '#app/modules/obligations/rules.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { eachPage } from '#db/each.ts';
import { emit } from '#db/outbox.ts';
import { dealRoyalties, deals } from '#db/schema/deals.ts';
import { obligations } from '#db/schema/obligations.ts';
import { patents } from '#db/schema/patents.ts';
import { withRead, withTx } from '#db/tx.ts';
import { lockDeal } from './deal.store.server.ts';

/** `signal`: the worker stops or has lost its turn. */
export interface OwedDeps { db: Db; signal?: AbortSignal | undefined }

const scope = systemScope('obligations');
const PAGE = 200;
/** Days before the last one on which a debtor is reminded. */
const REMIND = [7, 1] as const;
/** The legal day it is now in China, by the database's clock: a day that has ended there is over. */
const today = sql`(now() at time zone 'Asia/Shanghai')::date`;
const unpaid = sql`${obligations.ended} is null and ${obligations.settled} < ${obligations.amount} - ${obligations.credited} + ${obligations.carried}`;

interface About { dealId: string; kind: string; day: string; titleZh: string; titleEn: string }
const told = { dealId: deals.id, titleZh: patents.titleZh, titleEn: patents.titleEn };

/** Tells an organisation, once per `key`. The text needs no amount; the deal room shows it. */
function tell(tx: Tx, orgId: string, kind: 'owed_reminder' | 'owed_late', about: About, key: string): Promise<void> {
  const data = { title_zh: about.titleZh, title_en: about.titleEn, reason: about.kind, day: about.day };
  return emit(tx, 'org.notice', { orgId, kind, data, href: `/deals/${about.dealId}` }, { key: `${kind}:${key}:${orgId}` });
}

/** How near the last day is, as the reminder that is then due; null for none. */
const reminder = (days: number): number | null => REMIND.findLast((r) => days <= r && days >= 0) ?? null;

/**
 * Sweep: reminds debtors of what falls due and licensees of reports, and marks what was neither paid nor reported by the end of its day (24:00
 * in China), once, telling both sides and the deal's audit trail. A late one is the operator's to look at (queue). Returns how many became late.
 */
export async function sweepOwed(deps: OwedDeps): Promise<number> {
  return await sweepPayments(deps) + await sweepReports(deps);
}

async function sweepPayments(deps: OwedDeps): Promise<number> {
  const read = (where: SQL | undefined) => (after: string) => withRead(deps.db, scope, (tx) => tx.select({ ...told, id: obligations.id, kind: obligations.kind, day: sql<string>`${obligations.dueOn}::text`, debtor: obligations.debtorOrgId, left: sql<number>`(${obligations.dueOn} - ${today})::int` }).from(obligations)
    .innerJoin(deals, eq(deals.id, obligations.dealId)).innerJoin(patents, eq(patents.id, deals.patentId))
    .where(and(gt(obligations.id, after), isNotNull(obligations.dueOn), unpaid, where)).orderBy(asc(obligations.id)).limit(PAGE));
  await eachPage(deps.signal, PAGE, read(sql`${obligations.dueOn} between ${today} and ${today} + ${REMIND[0]}::int`), (row) => withTx(deps.db, scope, async (tx) => {
    const near = reminder(row.left);
    if (near !== null) await tell(tx, row.debtor, 'owed_reminder', row, `${row.id}:${near}`);
  }));
  let late = 0;
  await eachPage(deps.signal, PAGE, read(sql`${obligations.dueOn} < ${today} and ${obligations.lateAt} is null`), (row) => withTx(deps.db, scope, async (tx) => {
    await lockDeal(tx, row.dealId);
    const now = await obligationById(tx, row.id);
    if (now.lateAt || outstandingOn(now) === 0) return;
    await tx.update(obligations).set({ lateAt: sql`now()` }).where(eq(obligations.id, row.id));
    await audit(tx, scope, { chain: `deal:${row.dealId}`, action: 'obligation.late', subject: row.id, data: { kind: row.kind, due_on: row.day } });
    for (const orgId of [now.debtorOrgId, now.creditorOrgId]) if (orgId) await tell(tx, orgId, 'owed_late', row, row.id);
    late += 1;
  }));
  return late;
}

async function sweepReports(deps: OwedDeps): Promise<number> {
  const id = sql<string>`${dealRoyalties.dealId} || ':' || ${dealRoyalties.periodStart}`;
  const read = (where: SQL | undefined) => (after: string) => withRead(deps.db, scope, (tx) => tx.select({
    ...told, id, kind: sql<string>`'royalty_report'`, day: sql<string>`${dealRoyalties.dueOn}::text`, start: dealRoyalties.periodStart, seller: deals.sellerOrgId, buyer: deals.buyerOrgId, left: sql<number>`(${dealRoyalties.dueOn} - ${today})::int`,
  }).from(dealRoyalties).innerJoin(deals, eq(deals.id, dealRoyalties.dealId)).innerJoin(patents, eq(patents.id, deals.patentId))
    .where(and(sql`${id} > ${after}`, isNull(dealRoyalties.reportedAt), where)).orderBy(asc(id)).limit(PAGE));
  await eachPage(deps.signal, PAGE, read(sql`${dealRoyalties.dueOn} between ${today} and ${today} + ${REMIND[0]}::int`), (row) => withTx(deps.db, scope, async (tx) => {
    const near = reminder(row.left);
    if (near !== null) await tell(tx, row.buyer, 'owed_reminder', row, `${row.id}:${near}`);
  }));
  let late = 0;
  await eachPage(deps.signal, PAGE, read(sql`${dealRoyalties.dueOn} < ${today} and ${dealRoyalties.lateAt} is null`), (row) => withTx(deps.db, scope, async (tx) => {
    await lockDeal(tx, row.dealId);
    const marked = await tx.update(dealRoyalties).set({ lateAt: sql`now()` })
      .where(and(eq(dealRoyalties.dealId, row.dealId), eq(dealRoyalties.periodStart, row.start), isNull(dealRoyalties.reportedAt), isNull(dealRoyalties.lateAt))).returning({ dealId: dealRoyalties.dealId });
    if (marked.length === 0) return;
    await audit(tx, scope, { chain: `deal:${row.dealId}`, action: 'deal.royalty_report_late', subject: row.dealId, data: { period_start: row.start, due_on: row.day } });
    for (const orgId of [row.buyer, row.seller]) await tell(tx, orgId, 'owed_late', row, row.id);
    late += 1;
  }));
  return late;
}
