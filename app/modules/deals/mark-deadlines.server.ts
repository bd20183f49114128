import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { systemScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import { dealDeadlines } from '#db/schema/deals.ts';
import { withRead, withTx } from '#db/tx.ts';
import { lockDeal } from './deal.store.server.ts';
import { processOf } from './process/index.ts';
import { advanceDeal, transition, type DealDeps } from './transition.server.ts';

export interface MissedDeadline { dealId: string; code: string; fired: string | null }

/**
 * Sweep: marks deadlines that have passed by the database's clock and fires the edge their timer names. A deadline without
 * an edge is an alarm: it stays marked, and gives the other side its right to rescind. A timer that finds the deal moved on
 * is recorded as a refused attempt and nothing else.
 */
export async function markDeadlines(deps: DealDeps, batch = 100): Promise<MissedDeadline[]> {
  const scope = systemScope('deadlines');
  const due = await withRead(deps.db, scope, (tx) => tx.select().from(dealDeadlines).where(and(eq(dealDeadlines.state, 'open'), lte(dealDeadlines.dueAt, sql`now()`)))
    .orderBy(asc(dealDeadlines.dueAt)).limit(batch));
  const missed: MissedDeadline[] = [];
  for (const row of due) {
    const deal = await withTx(deps.db, scope, async (tx) => {
      const locked = await lockDeal(tx, row.dealId);
      const marked = await tx.update(dealDeadlines).set({ state: 'missed' })
        .where(and(eq(dealDeadlines.dealId, row.dealId), eq(dealDeadlines.code, row.code), eq(dealDeadlines.state, 'open'), lte(dealDeadlines.dueAt, sql`now()`))).returning();
      if (marked.length === 0) return null;
      await audit(tx, scope, { chain: `deal:${row.dealId}`, action: 'deal.deadline_missed', subject: row.dealId, data: { code: row.code } });
      return locked;
    });
    if (!deal) continue;
    const fires = processOf(deal.process, deal.processVersion).timers.find((t) => t.deadline === row.code)?.fires ?? null;
    if (fires) await fire(deps, row.dealId, fires);
    missed.push({ dealId: row.dealId, code: row.code, fired: fires });
  }
  return missed;
}

async function fire(deps: DealDeps, dealId: string, name: string): Promise<void> {
  try {
    await transition(deps, systemScope('deadlines'), { dealId, name });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'transition_refused') throw error;
    await advanceDeal(deps, dealId);
  }
}
