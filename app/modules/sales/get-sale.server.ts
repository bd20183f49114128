import { and, asc, desc, eq, lt, or, sql } from 'drizzle-orm';
import { parseInput } from '#app/core/input.ts';
import type { Currency } from '#app/core/money.ts';
import { can } from '#app/core/permissions.ts';
import { pageOf, timeKey } from '#app/core/paging.ts';
import { systemScope, type Scope } from '#app/core/scope.ts';
import { standingOf } from '#app/modules/orgs/guard.server.ts';
import { belongsTo, relatedFacts } from '#app/modules/orgs/related.server.ts';
import type { Db, Tx } from '#db/client.ts';
import { saleBids, sales } from '#db/schema/sales.ts';
import { withRead } from '#db/tx.ts';
import { zListSales, type ListSalesInput, type SaleDetail, type SaleLogFile, type SaleResource } from './contract.ts';
import { currentSale } from './definitions/sale.ts';
import { SALE_MOVES } from './moves.pure.ts';
import { saleResources } from './present.server.ts';
import { sealedDetail } from './present-sealed.server.ts';
import { entrantOf, logOf, readSale, secretsOf, type SaleRow } from './sale.store.server.ts';

const platform = systemScope('sales');

/** The moves made by hand, as the definition has them. */
const MOVES: SaleDetail['moves'] = SALE_MOVES.flatMap((name) => currentSale.edges.filter((e) => e.name === name).map((e) => ({
  name, from: [...e.from], side: e.actor === 'winner' ? 'bidder' as const : e.actor === 'seller' ? 'seller' as const : 'operator' as const, permission: e.permission ?? 'deal.act' as const,
})));

const entry = (e: Awaited<ReturnType<typeof logOf>>[number]) => ({ seq: e.seq, kind: e.kind, at: e.at, data: e.data, hash: e.hash });

/** One sale with its log, and what of it is the reader's own. Everybody may read a sale; a bidder's maximum, deposit and number are that bidder's, the secret reserve the seller's. */
export async function getSale(deps: { db: Db }, scope: Scope, saleId: string): Promise<SaleDetail> {
  return withRead(deps.db, platform, async (tx) => {
    const row = await readSale(tx, saleId);
    const [sale] = await saleResources(tx, [row]);
    return { ...sale!, moves: MOVES, sealed: await sealedDetail(tx, scope, row), log: (await logOf(tx, saleId)).map(entry), mine: await mineOf(tx, scope, row, sale!) };
  });
}

async function mineOf(tx: Tx, scope: Scope, row: SaleRow, sale: SaleResource): Promise<SaleDetail['mine']> {
  const none = { no: null, deposit: null, deposit_id: null, max: null, leads: false, deal_id: null, reserve_price: null };
  if (scope.kind === 'operator') return { ...none, side: 'operator', bar: 'permission', deal_id: row.dealId };
  if (scope.kind !== 'org') return { ...none, side: 'other', bar: 'sign_in' };
  if (scope.orgId === row.sellerOrgId) {
    const reserve = (await secretsOf(tx, row.id)).reserveAmount;
    return { ...none, side: 'seller', bar: 'own_sale', deal_id: row.dealId, reserve_price: reserve === null ? null : { currency: row.currency as Currency, amount: reserve } };
  }
  const entrant = await entrantOf(tx, row.id, scope.orgId);
  const bar = await barOf(tx, scope, row, sale);
  if (!entrant) return { ...none, side: 'other', bar };
  const [bid] = await tx.select({ max: saleBids.maxAmount }).from(saleBids).where(eq(saleBids.entrantId, entrant.id)).orderBy(desc(saleBids.seq)).limit(1);
  const leads = row.leaderNo === entrant.no;
  return { ...none, side: 'bidder', no: entrant.no, deposit: entrant.deposit, deposit_id: entrant.id, max: bid ? { currency: row.currency as Currency, amount: bid.max } : null, leads, bar, deal_id: leads ? row.dealId : null };
}

async function barOf(tx: Tx, scope: Extract<Scope, { kind: 'org' }>, row: SaleRow, sale: SaleResource): Promise<SaleDetail['mine']['bar']> {
  if (sale.phase === 'over') return 'over';
  if (!can(scope, 'offer.make')) return 'permission';
  const now = new Date(sale.now);
  if (scope.orgId === row.witnessOrgId) return 'witness';
  if (await belongsTo(tx, scope.userId, row.sellerOrgId)) return 'both_sides';
  if (!(await standingOf(tx, scope.orgId, now)).verified) return 'unverified';
  return (await relatedFacts(tx, row.sellerOrgId, scope.orgId, now)).length || (row.witnessOrgId && (await relatedFacts(tx, row.witnessOrgId, scope.orgId, now)).length) ? 'related' : null;
}

/** The log of a sale as a file: whoever has it can check it alone. */
export async function saleLogFile(deps: { db: Db }, saleId: string): Promise<SaleLogFile> {
  return withRead(deps.db, platform, async (tx) => {
    await readSale(tx, saleId);
    return { sale: saleId, entries: (await logOf(tx, saleId)).map(entry) };
  });
}

const PHASE = {
  open: sql`${sales.openedAt} is not null and ${sales.closedAt} is null`, announced: sql`${sales.openedAt} is null and ${sales.closedAt} is null`, closed: sql`${sales.closedAt} is not null`,
};

/** Sales as everybody sees them: open ones that end soonest and announced ones that begin soonest first, closed ones by their end. */
export async function listSales(deps: { db: Db }, raw: ListSalesInput = {}): Promise<{ items: SaleResource[]; next_cursor: string | null }> {
  const input = parseInput(zListSales, raw);
  const after = timeKey(input.cursor);
  const by = input.phase === 'announced' ? sales.opensAt : sales.endsAt;
  const at = sql`date_trunc('milliseconds', ${by})`;
  const down = input.phase !== 'open' && input.phase !== 'announced';
  const from = after?.at.toISOString();
  const past = after ? (down ? or(lt(at, from), and(eq(at, from), lt(sales.id, after.id))) : or(sql`${at} > ${from}::timestamptz`, and(eq(at, from), sql`${sales.id} > ${after.id}`))) : undefined;
  return withRead(deps.db, platform, async (tx) => {
    const rows = await tx.select().from(sales).where(and(input.phase ? PHASE[input.phase] : undefined, input.listing_id ? eq(sales.listingId, input.listing_id) : undefined, past))
      .orderBy(down ? desc(at) : asc(at), down ? desc(sales.id) : asc(sales.id)).limit(input.limit + 1);
    const { page, next_cursor } = pageOf(rows, input.limit, (r) => ({ at: input.phase === 'announced' ? r.opensAt : r.endsAt, id: r.id }));
    return { items: await saleResources(tx, page), next_cursor };
  });
}

/** The sale a listing's page points to: the one under way, else none. */
export async function saleOfListing(deps: { db: Db }, listingId: string): Promise<SaleResource | null> {
  return withRead(deps.db, platform, async (tx) => {
    const rows = await tx.select().from(sales).where(and(eq(sales.listingId, listingId), sql`${sales.result} is null`)).limit(1);
    return (await saleResources(tx, rows))[0] ?? null;
  });
}
