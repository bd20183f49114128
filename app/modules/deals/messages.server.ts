import { and, asc, eq, gt } from 'drizzle-orm';
import { zPage } from '#app/core/contract.ts';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import { requireMember } from '#app/core/require.ts';
import { parseInput } from '#app/core/input.ts';
import { idKey, pageOf } from '#app/core/paging.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { dealMessages } from '#db/schema/deals.ts';
import { users } from '#db/schema/identity.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import { roleIn } from './context.server.ts';
import { zPostMessage, type MessageResource } from './contract.ts';
import { readDeal, type DealRow } from './deal.store.server.ts';

/** Messages are between the parties; the operator reads and writes to mediate, a broker does neither. */
async function partyDeal(tx: Tx, member: MemberScope, dealId: string): Promise<DealRow> {
  const deal = await readDeal(tx, dealId);
  if (roleIn(deal, member) === 'broker') throw new AppError('forbidden', { reason: 'parties_only' });
  return deal;
}

const sideOf = (deal: DealRow, orgId: string): MessageResource['side'] => (orgId === deal.sellerOrgId ? 'seller' : orgId === deal.buyerOrgId ? 'buyer' : 'operator');

/** Adds a message to the deal's conversation. Its text is not part of the audit trail; that it was written is. */
export async function postMessage(deps: { db: Db }, scope: Scope, dealId: string, raw: { body: string }): Promise<MessageResource> {
  const member = requireMember(scope, 'deal.act');
  const input = parseInput(zPostMessage, raw);
  return withTx(deps.db, member, async (tx) => {
    const deal = await partyDeal(tx, member, dealId);
    const [row] = await tx.insert(dealMessages).values({ id: newId('message'), dealId, orgId: member.orgId, userId: member.userId, body: input.body }).returning();
    await audit(tx, member, { chain: `deal:${dealId}`, action: 'deal.message', subject: row!.id });
    const [author] = await tx.select({ name: users.name }).from(users).where(eq(users.id, member.userId));
    return { id: row!.id, org_id: member.orgId, side: sideOf(deal, member.orgId), user_id: member.userId, author: author?.name ?? '', body: row!.body, created_at: row!.createdAt.toISOString() };
  });
}

/** The conversation, oldest first. */
export async function listMessages(deps: { db: Db }, scope: Scope, dealId: string, raw: { limit?: number; cursor?: string } = {}): Promise<{ items: MessageResource[]; next_cursor: string | null }> {
  const member = requireMember(scope, 'deal.read');
  const input = parseInput(zPage, { ...raw, limit: raw.limit ?? 100 });
  const after = idKey(input.cursor);
  return withRead(deps.db, member, async (tx) => {
    const deal = await partyDeal(tx, member, dealId);
    // Names of the other side's people: a party's own transaction does not see who they are.
    const rows = await asPlatform(tx, member, 'name who wrote', () => tx.select({ message: dealMessages, author: users.name }).from(dealMessages).innerJoin(users, eq(users.id, dealMessages.userId))
      .where(and(eq(dealMessages.dealId, dealId), after ? gt(dealMessages.id, after) : undefined)).orderBy(asc(dealMessages.id)).limit(input.limit + 1));
    const { page, next_cursor } = pageOf(rows, input.limit, (r) => r.message.id);
    return {
      items: page.map(({ message: m, author }) => ({ id: m.id, org_id: m.orgId, side: sideOf(deal, m.orgId), user_id: m.userId, author, body: m.body, created_at: m.createdAt.toISOString() })),
      next_cursor,
    };
  });
}
