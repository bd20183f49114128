import { and, eq, inArray, sql } from 'drizzle-orm';
import { addMonths } from '#app/core/clock.ts';
import type { Tx } from '#db/client.ts';
import { dealDeadlines, deals } from '#db/schema/deals.ts';
import type { DealContext } from '../context.server.ts';
import { fits } from '../process/requirements.ts';
import type { Edge } from '../process/types.ts';
import type { DealPack } from '../rule-packs/cn.ts';
import type { DayKey } from '../rule-packs/index.ts';
import { freeListing } from './patent.server.ts';
import type { Effect } from './types.ts';

/** When a period of the pack that begins now ends: whole days, or calendar months for the keys that count months. */
export function dueAt(pack: DealPack, key: DayKey, now: Date): Date {
  const length = pack.values[key].value;
  if (!key.endsWith('Months')) return new Date(now.getTime() + length * 86_400_000);
  const day = addMonths(now.toISOString().slice(0, 10), length);
  return new Date(`${day}${now.toISOString().slice(10)}`);
}

/** Sets and meets the deadlines of an edge. A deadline that is set again starts anew. */
export async function applyDeadlines(tx: Tx, ctx: DealContext, edge: Edge): Promise<void> {
  if (edge.meets?.length) {
    await tx.update(dealDeadlines).set({ state: 'met', metAt: sql`now()`, remainingMs: null })
      .where(and(eq(dealDeadlines.dealId, ctx.deal.id), inArray(dealDeadlines.code, [...edge.meets]), inArray(dealDeadlines.state, ['open', 'missed'])));
  }
  for (const set of edge.sets ?? []) {
    if (!fits(set.when, { price: ctx.deal.priceAmount, held: ctx.money.held })) continue;
    const row = { dueAt: dueAt(ctx.pack, set.pack, ctx.now), state: 'open' as const, remainingMs: null, metAt: null };
    await tx.insert(dealDeadlines).values({ dealId: ctx.deal.id, code: set.code, ...row }).onConflictDoUpdate({ target: [dealDeadlines.dealId, dealDeadlines.code], set: row });
  }
}

/** A dispute holds every clock of the deal; what was left is kept. */
export const holdClocks: Effect = async ({ tx, ctx }) => {
  await tx.update(deals).set({ disputed: true, stateBeforeDispute: ctx.deal.state }).where(eq(deals.id, ctx.deal.id));
  const open = ctx.deadlines.filter((d) => d.state === 'open');
  for (const d of open) {
    await tx.update(dealDeadlines).set({ state: 'held', remainingMs: Math.max(0, d.dueAt.getTime() - ctx.now.getTime()) })
      .where(and(eq(dealDeadlines.dealId, ctx.deal.id), eq(dealDeadlines.code, d.code)));
  }
  return { held: open.map((d) => d.code) };
};

/** The dispute is over: the clocks go on with what was left. */
export const resumeClocks: Effect = async ({ tx, ctx }) => {
  await tx.update(deals).set({ disputed: false, stateBeforeDispute: null }).where(eq(deals.id, ctx.deal.id));
  const held = ctx.deadlines.filter((d) => d.state === 'held');
  for (const d of held) {
    await tx.update(dealDeadlines).set({ state: 'open', dueAt: new Date(ctx.now.getTime() + (d.remainingMs ?? 0)), remainingMs: null })
      .where(and(eq(dealDeadlines.dealId, ctx.deal.id), eq(dealDeadlines.code, d.code)));
  }
  return { resumed: held.map((d) => d.code) };
};

/** The end of a completed deal: nothing runs any more. */
export const completeDeal: Effect = async ({ tx, ctx }) => {
  await end(tx, ctx, 'completed');
  return { outcome: 'completed' };
};

/** The end without a deal: the listing is free again. */
export const cancelDeal: Effect = async ({ tx, ctx }) => {
  await end(tx, ctx, 'cancelled');
  await freeListing(tx, ctx);
  return { outcome: 'cancelled' };
};

async function end(tx: Tx, ctx: DealContext, outcome: 'completed' | 'cancelled'): Promise<void> {
  await tx.update(deals).set({ outcome, closedAt: sql`now()`, disputed: false, stateBeforeDispute: null }).where(eq(deals.id, ctx.deal.id));
  // A clock of a deal that has ended means nothing: what was missed or met stays as history, the rest goes.
  await tx.delete(dealDeadlines).where(and(eq(dealDeadlines.dealId, ctx.deal.id), inArray(dealDeadlines.state, ['open', 'held'])));
}
