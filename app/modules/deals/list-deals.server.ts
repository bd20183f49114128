import { asc, inArray } from 'drizzle-orm';
import type { z } from 'zod';
import { idKey, pageOf } from '#app/core/paging.ts';
import type { Currency } from '#app/core/money.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import { requireMember } from '#app/core/require.ts';
import { orgRefs } from '#app/modules/offers/offer.store.server.ts';
import { parseInput } from '#app/core/input.ts';
import type { Db, Tx } from '#db/client.ts';
import { caseTimers } from '#db/schema/process.ts';
import { patents } from '#db/schema/patents.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import { roleIn } from './context.server.ts';
import { zListDeals, type DealCard, type ListDealsInput, type zDealList } from './contract.ts';
import { selectDeals, type DealRow } from './deal.store.server.ts';
import { definitionOf } from './definitions/index.ts';

/** Deals one's organisation has a part in, newest first, each with its next deadline. A broker's cards carry no price. */
export async function listDeals(deps: { db: Db }, scope: Scope, raw: ListDealsInput = {}): Promise<z.output<typeof zDealList>> {
  const member = requireMember(scope, 'deal.read');
  const input = parseInput(zListDeals, raw);
  const after = idKey(input.cursor);
  return withRead(deps.db, member, async (tx) => {
    const rows = await selectDeals(tx, member, {
      limit: input.limit + 1, ...(input.role ? { role: input.role } : {}), ...(input.state ? { state: input.state } : {}), ...(input.open !== undefined ? { open: input.open } : {}),
      ...(input.listing_id ? { listingId: input.listing_id } : {}), ...(after ? { afterId: after } : {}),
    });
    const { page, next_cursor } = pageOf(rows, input.limit, (r) => r.id);
    // Titles and deadlines of deals that row-level security has already given to this member.
    const items = page.length ? await asPlatform(tx, member, 'read titles of own deals', () => cards(tx, member, page)) : [];
    return { items, next_cursor };
  });
}

async function cards(tx: Tx, member: MemberScope, rows: DealRow[]): Promise<DealCard[]> {
  const refs = await orgRefs(tx, rows.flatMap((r) => [r.sellerOrgId, r.buyerOrgId, ...(r.brokerOrgId ? [r.brokerOrgId] : [])]));
  const titles = await tx.select({ id: patents.id, zh: patents.titleZh, en: patents.titleEn }).from(patents).where(inArray(patents.id, rows.map((r) => r.patentId)));
  const deadlines = await tx.select().from(caseTimers).where(inArray(caseTimers.caseId, rows.map((r) => r.id))).orderBy(asc(caseTimers.dueAt));
  return rows.flatMap((row) => {
    const role = roleIn(row, member);
    if (!role || role === 'system') return [];
    const title = titles.find((t) => t.id === row.patentId);
    const next = deadlines.find((d) => d.caseId === row.id && (d.state === 'open' || d.state === 'missed'));
    return [{
      id: row.id, kind: row.kind, state: row.state, tone: definitionOf(row.process, row.processVersion).states[row.state]!.tone, version: row.version, my_role: role,
      parties: { seller: refs.get(row.sellerOrgId)!, buyer: refs.get(row.buyerOrgId)!, broker: row.brokerOrgId ? refs.get(row.brokerOrgId)! : null },
      listing_id: row.listingId, patent_number: row.patentNumber, patent_title_zh: title?.zh ?? '', patent_title_en: title?.en ?? '',
      disputed: row.disputed, opened_at: row.openedAt.toISOString(), closed_at: row.closedAt?.toISOString() ?? null, outcome: row.outcome,
      price: role === 'broker' ? null : { currency: row.currency as Currency, amount: row.priceAmount },
      next_deadline: next && !row.closedAt ? { code: next.code, due_at: next.dueAt.toISOString(), state: next.state } : null,
    }];
  });
}
