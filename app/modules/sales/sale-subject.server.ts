import { and, eq, inArray, sql } from 'drizzle-orm';
import { legalDay, legalDeadline } from '#app/core/clock.ts';
import type { TakenStep } from '#app/core/two-persons.ts';
import { FIRST_STEPS } from '#app/core/two-persons.ts';
import type { StopReason } from '#app/core/sale-words.ts';
import { marketFacts, type ListingRow, type PatentRow } from '#app/modules/listings/listing.store.server.ts';
import { marketBlockers } from '#app/modules/listings/rules.ts';
import { TAKES_MARKET } from '#app/modules/offers/rules.ts';
import { readCase } from '#app/modules/process/engine/cases.server.ts';
import type { Actor, Loaded, Subject } from '#app/modules/process/engine/subject.ts';
import type { Tx } from '#db/client.ts';
import { factRows } from '#db/outbox.ts';
import { prepared } from '#db/prepared.ts';
import { deals } from '#db/schema/deals.ts';
import { listings } from '#db/schema/listings.ts';
import { patents } from '#db/schema/patents.ts';
import { caseMoves } from '#db/schema/process.ts';
import { sales } from '#db/schema/sales.ts';
import { enterPlatform } from '#db/tx.ts';
import { SALE_DEFINITIONS, type SaleFact } from './definitions/sale.ts';
import { SALE_EFFECTS } from './effects.server.ts';
import { resultOf } from './rules.ts';
import { salePack } from './rule-packs/sales.ts';
import { sealedProgress } from './sealed.store.server.ts';
import { entrantsOf, readSale, secretsOf, type EntrantRow, type SaleRow } from './sale.store.server.ts';

/** What facts and effects of a sale look at. `now` is the time of sales. */
export interface SaleContext extends Loaded {
  sale: SaleRow;
  /** By the one reader of the end. */
  phase: 'before' | 'open' | 'over';
  reserve: number | null;
  listing: ListingRow;
  patent: PatentRow;
  /** Why the sale cannot go on, if so. */
  unfit: StopReason | null;
  winner: EntrantRow | null;
  /** Of a sealed sale: keys deposited, live bids that wait to be opened, and holders that have released their shares. */
  sealed: { keys: number; waiting: number; released: number };
  deal: { outcome: 'completed' | 'cancelled' | null; signed: boolean } | null;
  steps: TakenStep[];
  objected: boolean;
}

async function load(tx: Tx, id: string): Promise<SaleContext> {
  const found = await readCase(tx, id, SALE_DEFINITIONS);
  const sale = await readSale(tx, id);
  const [clock] = await prepared<{ now: string; phase: SaleContext['phase'] }>(tx, 'select t.now::text as now, sale_phase(s, t.now) as phase from sales s, lateral (select sale_now() as now) t where s.id = $1', [id]);
  const now = new Date(clock!.now);
  const [listing] = await tx.select().from(listings).where(eq(listings.id, sale.listingId));
  const [patent] = await tx.select().from(patents).where(eq(patents.id, sale.patentId));
  const day = legalDay(now);
  const blocked = marketBlockers((await marketFacts(tx, [patent!], day)).get(patent!.id)!, day, 'stay');
  const winner = sale.leaderNo === null ? null : (await entrantsOf(tx, id)).find((e) => e.no === sale.leaderNo) ?? null;
  const moves = await tx.select({ move: caseMoves.name, by: caseMoves.actorUserId, at: caseMoves.at, seq: caseMoves.seq }).from(caseMoves)
    .where(and(eq(caseMoves.caseId, id), eq(caseMoves.accepted, true), inArray(caseMoves.name, [...FIRST_STEPS, 'object'])));
  return {
    ...found, now, sale, phase: clock!.phase, reserve: (await secretsOf(tx, id)).reserveAmount, listing: listing!, patent: patent!, unfit: unfitness(sale, listing!, blocked.length > 0), winner,
    sealed: sale.mechanism === 'sealed' ? await sealedProgress(tx, id) : { keys: 3, waiting: 0, released: 0 },
    deal: sale.dealId ? await dealOf(tx, sale.dealId) : null, objected: moves.some((m) => m.move === 'object'),
    steps: moves.filter((m) => m.by !== null && m.move !== 'object').map((m) => ({ move: m.move, by: m.by!, name: '', at: m.at.toISOString() })),
  };
}

/** An open sale of an exclusive right holds the listing itself; before that, and otherwise, the listing must be on the market. */
function unfitness(sale: SaleRow, listing: ListingRow, blocked: boolean): StopReason | null {
  // A sealed sale is over only when its bids have been opened: until then the right must still be there.
  if (sale.closedAt && (sale.mechanism !== 'sealed' || sale.result)) return null;
  if (blocked) return 'patent';
  const holds = sale.openedAt !== null && TAKES_MARKET.has(sale.kind);
  return listing.status === (holds ? 'under_offer' : 'published') || (!holds && listing.status === 'under_offer' && !TAKES_MARKET.has(sale.kind)) ? null : 'listing';
}

async function dealOf(tx: Tx, dealId: string): Promise<SaleContext['deal']> {
  const [row] = await tx.select({ outcome: deals.outcome, signed: sql<boolean>`(select count(distinct s.org_id) >= 2 from signatures s join deal_documents f on f.id = s.document_id
    where s.deal_id = ${dealId} and f.kind = 'contract' and f.superseded_at is null)` }).from(deals).where(eq(deals.id, dealId));
  return row ?? null;
}

const missed = (c: SaleContext, code: string) => c.case.timers.some((t) => t.code === code && (t.state === 'missed' || (t.state === 'open' && t.dueAt.getTime() <= c.now.getTime())));
const lateBy = (c: SaleContext) => c.now.getTime() - c.sale.opensAt.getTime();

/** The rule of every fact, in the revision the definition names. */
const RULES: Record<SaleFact, (c: SaleContext) => boolean> = {
  in_time: (c) => lateBy(c) <= salePack.values.lateSeconds.value * 1_000,
  late: (c) => lateBy(c) > salePack.values.lateSeconds.value * 1_000,
  end_passed: (c) => c.phase === 'over',
  end_ahead: (c) => c.phase !== 'over',
  sold: (c) => resultOf({ price: c.sale.price }, c.reserve) === 'sold',
  not_sold: (c) => resultOf({ price: c.sale.price }, c.reserve) !== 'sold',
  unfit: (c) => c.unfit !== null,
  deal_secured: (c) => c.deal !== null && c.deal.outcome !== 'cancelled' && (c.deal.signed || c.deal.outcome === 'completed'),
  deal_fallen: (c) => c.deal?.outcome === 'cancelled',
  asks_deposit: (c) => c.sale.depositAmount > 0,
  asks_none: (c) => c.sale.depositAmount === 0,
  keys_ready: (c) => c.sealed.keys === 3,
  keys_missing: (c) => c.sealed.keys < 3,
  to_open: (c) => c.sealed.waiting > 0,
  nothing_to_open: (c) => c.sealed.waiting === 0,
  shares_enough: (c) => c.sealed.released >= 2,
  shares_missing: (c) => c.sealed.released < 2,
  objection_heard: (c) => c.objected || missed(c, 'objection'),
};

const LOCK = (wait: string) => `select s.id from sales s where s.id = $1 for no key update ${wait}`;

/** Sales as the engine meets them. */
export const saleSubject: Subject<SaleContext> = {
  kind: 'sale',
  system: 'sales',
  definitions: SALE_DEFINITIONS,
  async lock(tx, scope, id, step) {
    if (scope.kind !== 'system') await enterPlatform(tx, scope, step);
    return (await prepared(tx, LOCK(''), [id])).length > 0;
  },
  lockFree: async (tx, id) => (await prepared(tx, LOCK('skip locked'), [id])).length > 0,
  load: (tx, id) => load(tx, id),
  roleOf: (c, scope) => (scope.kind === 'system' ? 'system' : scope.kind === 'operator' ? 'operator' : scope.kind !== 'org' ? null : scope.orgId === c.sale.sellerOrgId ? 'seller' : scope.orgId === c.winner?.orgId ? 'winner' : null),
  facts: (c) => (fact) => RULES[fact as SaleFact](c),
  gates: () => [],
  steps: (c) => c.steps,
  dueAt(c, period) {
    if (period === 'closing') return c.sale.endsAt;
    if (period === 'opening') return c.sale.opensAt;
    if (period === 'putOff') return new Date(c.now.getTime() + salePack.values.putOffMinutes.value * 60_000);
    return legalDeadline(c.now, { days: (period === 'holders' ? salePack.values.openingDays : salePack.values.objectionDays).value });
  },
  readForm: () => ({ ok: true, data: {} }),
  effects: SALE_EFFECTS,
  judge(c) { c.sale = { ...c.sale, state: c.case.state, version: c.case.version, outcome: c.case.outcome }; },
  settle: () => Promise.resolve(),
  lookAt: () => null,
  took(c, name, actor: Actor) { if (actor.userId && FIRST_STEPS.includes(name)) c.steps = [...c.steps.filter((s) => s.move !== name), { move: name, by: actor.userId, name: '', at: c.at.toISOString() }]; if (name === 'object') c.objected = true; },
  chain: (id) => `sale:${id}`,
  words: { step: 'move the sale', move: 'sale.transition', refuse: 'sale.refuse', missed: 'sale.deadline_missed' },
  reminded: () => [],
  told: (tx, c, { change, seq }) => (change.from === change.to ? [] : factRows(tx, 'sale.moved', { saleId: c.sale.id }, { key: `${c.sale.id}:${seq}` })),
};

/** Sales under way that a listing or patent carries. */
export async function salesUnderWay(tx: Tx, about: { patentId?: string; listingId?: string; orgId?: string; dealId?: string }): Promise<string[]> {
  const where = about.dealId ? eq(sales.dealId, about.dealId) : and(sql`(${sales.closedAt} is null or (${sales.mechanism} = 'sealed' and ${sales.result} is null))`, about.patentId ? eq(sales.patentId, about.patentId) : about.listingId ? eq(sales.listingId, about.listingId) : eq(sales.sellerOrgId, about.orgId!));
  return (await tx.select({ id: sales.id }).from(sales).where(where).orderBy(sales.id)).map((r) => r.id);
}

