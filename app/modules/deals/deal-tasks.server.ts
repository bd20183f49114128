import { asc, inArray } from 'drizzle-orm';
import { endOfLegalDay, legalDay } from '#app/core/clock.ts';
import type { MemberScope } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { dealRoyalties } from '#db/schema/deals.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import { loadContext, roleIn } from './context.server.ts';
import type { DealResource } from './contract.ts';
import { selectDeals } from './deal.store.server.ts';
import { definitionOf } from './definitions/index.ts';
import { holdUps, type HeldUp } from './next-task.pure.ts';
import { dealResource } from './resource.server.ts';

/** Deals of one organisation that are read at most; nobody runs more at once. */
const LIMIT = 300;

/** One thing a party of a deal has to do. `due_at`: end of its period (RFC 3339), null when none runs. */
export interface DealDuty { deal: DealResource; step: HeldUp | { kind: 'report'; period: string; mine: boolean; forColleague: boolean }; due_at: string | null }

/**
 * Every duty of the scope's organisation in its open deals, not a page of them: what its page would show as the viewer's or a
 * colleague's part, and royalty reports of periods that have ended. The operator's are the queue's, a broker has none.
 */
export async function dealDuties({ db }: { db: Db }, scope: MemberScope): Promise<DealDuty[]> {
  if (scope.kind === 'operator' || scope.orgKind === 'broker') return [];
  return withRead(db, scope, async (tx) => {
    const rows = await selectDeals(tx, scope, { open: true, limit: LIMIT });
    if (rows.length === 0) return [];
    return asPlatform(tx, scope, 'read what the gates look at', async () => {
      const royalties = await tx.select().from(dealRoyalties).where(inArray(dealRoyalties.dealId, rows.map((r) => r.id))).orderBy(asc(dealRoyalties.periodStart));
      const duties: DealDuty[] = [];
      for (const row of rows) {
        const role = roleIn(row, scope);
        if (role !== 'seller' && role !== 'buyer') continue;
        const ctx = await loadContext(tx, row.id, scope.userId);
        duties.push(...dutiesOf(dealResource(ctx, scope, role, { royalties: royalties.filter((r) => r.dealId === row.id), reports: [], settlements: [], credit: { free: 0, minimum: 0 } }), ctx.now));
      }
      return duties;
    });
  });
}

/** The duties of the viewer's side in a deal, in the order of its page. Of several moves that lead on, the first is the duty: the others are another answer to it. */
export function dutiesOf(deal: DealResource, now: Date): DealDuty[] {
  const own = holdUps(deal).filter((s) => s.mine || s.forColleague);
  const seen = new Set<string>();
  const steps = own.filter((s) => {
    const what = s.kind === 'gate' ? s.gate : s.kind === 'pay' ? s.obligation : s.kind === 'contract' ? 'sign' : s.kind;
    return seen.has(what) ? false : (seen.add(what), true);
  });
  const reports = deal.my_role === 'buyer' ? deal.royalties.filter((r) => r.reported_at === null && r.period_end < legalDay(now)) : [];
  const may = deal.transitions.find((t) => t.name === 'report_royalty');
  const colleague = may !== undefined && !may.allowed;
  return [
    ...steps.map((step) => ({ deal, step, due_at: dueOf(deal, step) })),
    ...reports.map((r) => ({ deal, step: { kind: 'report' as const, period: `${r.period_start} – ${r.period_end}`, mine: !colleague, forColleague: colleague }, due_at: endOfLegalDay(r.due_on).toISOString() })),
  ];
}

/** When a step's period ends: that of the clock its move meets; of what is owed its day; of a gate the nearest clock that runs. */
function dueOf(deal: DealResource, step: HeldUp): string | null {
  const running = deal.deadlines.filter((d) => d.state === 'open' || d.state === 'missed').sort((a, b) => (a.due_at < b.due_at ? -1 : 1));
  const clock = (codes: readonly string[]) => running.find((d) => codes.includes(d.code))?.due_at ?? null;
  if (step.kind === 'pay') {
    const day = deal.obligations.find((o) => o.id === step.obligation)?.due_on;
    return day ? endOfLegalDay(day).toISOString() : clock(['payment']);
  }
  if (step.kind === 'sign' || step.kind === 'contract') return clock(['signing']);
  if (step.kind === 'gate') return running[0]?.due_at ?? null;
  const edges = definitionOf(deal.process.name, deal.process.version).edges;
  return clock(edges.filter((e) => e.name === step.name).flatMap((e) => e.meets ?? []));
}

/** What a notice says of a party's part in a deal: its first duty with the gate's code or the move's name and the end of its period, whether the deal has ended, how many duties there are. */
export interface DutyTold { code: string; due_at: string | null; more: number; ended: boolean }

/**
 * The part of one organisation in a deal as it stands now, for telling it: as whoever may do everything there would see it. Platform scope.
 * `code`: `sign`, `pay`, `report`, `gate.G7`, `move.file_certificate`; empty when nothing waits for it.
 */
export async function dutyToTell(tx: Tx, dealId: string, orgId: string): Promise<DutyTold> {
  const ctx = await loadContext(tx, dealId);
  const { deal } = ctx;
  const none = { code: '', due_at: null, more: 0, ended: deal.closedAt !== null };
  const role = orgId === deal.sellerOrgId ? 'seller' : orgId === deal.buyerOrgId ? 'buyer' : null;
  if (!role || deal.closedAt) return none;
  const scope: MemberScope = { kind: 'org', userId: '', orgId, orgKind: role === 'buyer' ? 'company' : 'university', role: 'owner' };
  const [first, ...rest] = dutiesOf(dealResource(ctx, scope, role, { royalties: [], reports: [], settlements: [], credit: { free: 0, minimum: 0 } }), ctx.now);
  if (!first) return none;
  const { step } = first;
  const code = step.kind === 'gate' ? `gate.${step.gate}` : step.kind === 'move' ? `move.${step.name}` : step.kind === 'contract' ? 'sign' : step.kind;
  return { code, due_at: first.due_at, more: rest.length, ended: false };
}
