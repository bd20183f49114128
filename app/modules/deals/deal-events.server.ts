import { and, asc, eq, gt } from 'drizzle-orm';
import { decodeCursor, zPage } from '#app/core/contract.ts';
import { AppError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import { requireMember } from '#app/core/require.ts';
import { parseInput } from '#app/core/input.ts';
import { pageOf } from '#app/core/paging.ts';
import type { Db, Tx } from '#db/client.ts';
import { caseMoves } from '#db/schema/process.ts';
import { auditHeads } from '#db/schema/platform.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import { roleIn } from './context.server.ts';
import type { DealEvents } from './contract.ts';
import { readDeal } from './deal.store.server.ts';

/**
 * History of a deal, oldest first: every attempt, refused ones too, with the head of the audit chain. Whoever keeps that head
 * can later show that the chain was cut or rewritten. A broker sees the accepted moves of the state, without reasons and persons.
 */
export async function dealEvents(deps: { db: Db }, scope: Scope, dealId: string, raw: { limit?: number; cursor?: string } = {}): Promise<DealEvents> {
  const member = requireMember(scope, 'deal.read');
  const input = parseInput(zPage, { ...raw, limit: raw.limit ?? 100 });
  const after = decodeCursor(input.cursor)?.[0];
  return withRead(deps.db, member, async (tx) => {
    const role = roleIn(await readDeal(tx, dealId), member);
    if (!role) throw new AppError('not_found', { deal: dealId });
    const broker = role === 'broker';
    // A broker's own transaction sees none of it; the platform reads for it what is left below.
    return broker ? asPlatform(tx, member, 'read a broker its part', () => historyOf(tx, dealId, { after, limit: input.limit, broker })) : historyOf(tx, dealId, { after, limit: input.limit, broker });
  });
}

async function historyOf(tx: Tx, dealId: string, { after, limit, broker }: { after: unknown; limit: number; broker: boolean }): Promise<DealEvents> {
  const rows = await tx.select().from(caseMoves)
    .where(and(eq(caseMoves.caseId, dealId), typeof after === 'number' ? gt(caseMoves.seq, after) : undefined, broker ? eq(caseMoves.accepted, true) : undefined))
    .orderBy(asc(caseMoves.seq)).limit(limit + 1);
  const { page, next_cursor } = pageOf(rows, limit, (r) => r.seq);
  const [head] = await tx.select().from(auditHeads).where(eq(auditHeads.chain, `deal:${dealId}`));
  return {
    items: page.filter((r) => !broker || r.fromState !== r.toState).map((r) => ({
      seq: r.seq, name: r.name, from: r.fromState, to: r.toState, accepted: r.accepted, refusal: r.refusal, actor: r.actorKind,
      actor_org_id: broker ? null : r.actorOrgId, actor_user_id: broker ? null : r.actorUserId, override: r.override, reason: broker ? '' : r.reason, at: r.at.toISOString(),
    })),
    next_cursor,
    audit: head ? { chain: head.chain, seq: head.seq, hash: head.hash } : null,
  };
}
