import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { dealGates } from '#db/schema/deals.ts';
import type { DealContext } from '../context.server.ts';

/** Keeps the table of gates equal to what the rules say, where it is not; a gate that stays cleared keeps the day it was cleared. */
export async function writeGates(tx: Tx, ctx: DealContext): Promise<void> {
  const changed = ctx.gates.filter((g) => {
    const stored = ctx.stored.get(g.code);
    return !stored || stored.state !== g.state || stored.why !== g.why || stored.evidenceId !== g.evidenceId;
  });
  if (changed.length === 0) return;
  await tx.insert(dealGates).values(changed.map((g) => ({
    dealId: ctx.deal.id, code: g.code, state: g.state, why: g.why, evidenceId: g.evidenceId,
    clearedBy: g.state === 'cleared' ? g.by ?? 'system' : null, clearedAt: g.state === 'cleared' ? sql`now()` : null,
  }))).onConflictDoUpdate({
    target: [dealGates.dealId, dealGates.code],
    set: {
      state: sql`excluded.state`, why: sql`excluded.why`, evidenceId: sql`excluded.evidence_id`, clearedBy: sql`excluded.cleared_by`,
      clearedAt: sql`case when excluded.state = 'cleared' then coalesce(${dealGates.clearedAt}, now()) end`,
    },
  });
  ctx.stored = new Map(ctx.gates.map((g) => [g.code, { state: g.state, why: g.why, evidenceId: g.evidenceId }]));
}
