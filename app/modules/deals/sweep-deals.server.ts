import { sql } from 'drizzle-orm';
import { systemScope } from '#app/core/scope.ts';
import { anySubject } from '#app/modules/process/engine/subject.ts';
import { sweepReminders, sweepTimers, sweepWaiting, type SweepDeps } from '#app/modules/process/engine/sweep.server.ts';
import { withTx } from '#db/tx.ts';
import { dealSubject } from './deal-subject.server.ts';
import { DEAL_DEFINITIONS } from './definitions/index.ts';

const DEALS = [anySubject(dealSubject)];

export interface MissedDeadline { dealId: string; code: string; fired: string | null }

/**
 * Sweep: marks deadlines that have passed by the database's clock and fires the edge their timer names, in one transaction each. A deadline
 * without an edge is an alarm: it stays marked, and gives the other side its right to rescind. A timer that finds the deal moved on
 * is recorded as a refused attempt and nothing else.
 */
export async function markDeadlines(deps: SweepDeps): Promise<MissedDeadline[]> {
  return (await sweepTimers(deps, DEALS)).map((m) => ({ dealId: m.id, code: m.code, fired: m.fired }));
}

/** Sweep: reminds the parties their definitions name of deadlines that are near. Returns how many reminders went out. */
export const remindOfDeadlines = (deps: SweepDeps): Promise<number> => sweepReminders(deps, DEALS);

/** States in which a deal is held while its patent is frozen or dead, as the definitions have it. */
const HELD = [...new Set(DEAL_DEFINITIONS.filter((d) => 'freeze' in d.holds).flatMap((d) => Object.entries(d.states).filter(([, s]) => s.phase === 'before' && !s.side).map(([name]) => name)))];

/** Versions under which the hold begins by itself; in the others an operator confirms it, and only its end is noticed here. */
const SELF = [...new Set(DEAL_DEFINITIONS.filter((d) => d.edges.some((e) => e.name === 'freeze_begins' && e.auto)).map((d) => d.version))];

/** Has every open deal looked at whose patent was frozen or died (by the register, or because its term is over), or came free again, since its holds were written. */
async function noticePatents(deps: SweepDeps): Promise<void> {
  const on = (hold: string) => sql`exists (select 1 from case_holds h where h.case_id = c.id and h.name = ${hold} and h.ended_at is null)`;
  const dead = sql`(p.legal_status in ('lapsed', 'expired', 'revoked', 'withdrawn') or coalesce(p.expiry_date <= (now() at time zone 'Asia/Shanghai')::date, false))`;
  const own = sql`c.definition_version in (${sql.join(SELF.map((v) => sql`${v}`), sql`, `)})`;
  await withTx(deps.db, systemScope('deals'), (tx) => tx.execute(sql`
    update cases c set look_at = now() from deals d join patents p on p.id = d.patent_id
    where c.id = d.id and c.subject = 'deal' and c.closed_at is null and c.definition_version > 1 and (c.aside or c.state in (${sql.join(HELD.map((s) => sql`${s}`), sql`, `)}))
      and (p.frozen <> ${on('freeze')} and (${own} or not p.frozen) or ${dead} <> ${on('lapse')} and (${own} or not ${dead}))`));
}

/**
 * Sweep: deals that wait for a gate that clears by itself (a publication that has run its days) or for a day (a licence's term), and those
 * whose patent was frozen, died or came free again. Returns how many moved.
 */
export async function advanceWaitingDeals(deps: SweepDeps): Promise<number> {
  await noticePatents(deps);
  return sweepWaiting(deps, DEALS);
}
