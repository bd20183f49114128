import { and, asc, eq, ne } from 'drizzle-orm';
import { endOfLegalDay, legalDay } from '#app/core/clock.ts';
import type { EventPayloads } from '#app/core/events.ts';
import { endObligation, meetRelease, obligationByCode, openAgreement, openObligation } from '#app/modules/obligations/obligation.store.server.ts';
import { releaseObligation } from '#app/modules/payments/release-obligation.server.ts';
import { requestRefundInTx } from '#app/modules/payments/refund-payment.server.ts';
import { Refusal } from '#app/modules/process/definition/refusal.ts';
import { plainSubject, type PlainKind } from '#app/modules/process/engine/plain-subject.server.ts';
import type { Effect, Loaded } from '#app/modules/process/engine/subject.ts';
import type { Tx } from '#db/client.ts';
import { caseMoves } from '#db/schema/process.ts';
import { obligations } from '#db/schema/obligations.ts';
import { payouts } from '#db/schema/payments.ts';
import { factRows } from '#db/outbox.ts';
import { files } from '#db/schema/platform.ts';
import { serviceCases, serviceDeliveries, serviceInvitations, serviceQuotes, serviceRatings } from '#db/schema/services.ts';
import { zChoice, zDelivery, zRating } from './contract.ts';
import { service1 } from './definitions.ts';
import { servicePackOn } from './rule-packs/cn.ts';

/** Name of the fee's obligation under a service case. */
export const FEE = 'fee';

export interface ServiceCtx extends Loaded { row: typeof serviceCases.$inferSelect; quote: typeof serviceQuotes.$inferSelect | null; fee: typeof obligations.$inferSelect | null; payouts: (typeof payouts.$inferSelect)[]; foundBy: string | null; /** Agencies that were asked for a quote. */ asked: string[] }

/** The client takes one of the quotes: the agreement opens, the fee is owed, the others have lost. */
const choose: Effect<ServiceCtx> = async ({ tx, ctx, data, stale }) => {
  // The clock that ends the request comes a moment after its last day; nothing is chosen in between.
  if (ctx.row.quotesUntil < legalDay(ctx.now)) throw new Refusal('transition_refused', [{ code: 'quotes_over' }]);
  const [quote] = await tx.select().from(serviceQuotes).where(and(eq(serviceQuotes.id, String(data.quote_id)), eq(serviceQuotes.caseId, ctx.row.id))).for('update');
  if (!quote || quote.state !== 'open' || quote.validUntil < legalDay(ctx.now)) throw new Refusal('validation', [{ code: 'invalid_evidence' }], { fields: [{ path: 'quote_id', code: 'quote_not_open' }] });
  await tx.update(serviceQuotes).set({ state: 'lost' }).where(and(eq(serviceQuotes.caseId, ctx.row.id), ne(serviceQuotes.id, quote.id), eq(serviceQuotes.state, 'open')));
  await tx.update(serviceQuotes).set({ state: 'chosen' }).where(eq(serviceQuotes.id, quote.id));
  await tx.update(serviceCases).set({ agencyOrgId: quote.agencyOrgId, quoteId: quote.id }).where(eq(serviceCases.id, ctx.row.id));
  const agreementId = await openAgreement(tx, {
    origin: { kind: 'service_quote', id: quote.id }, subject: { kind: 'service', id: ctx.row.id }, about: { zh: ctx.row.title, en: ctx.row.title, href: `/services/${ctx.row.id}` }, currency: quote.currency,
    parties: [{ role: 'buyer', orgId: ctx.row.clientOrgId }, { role: 'seller', orgId: quote.agencyOrgId }],
  });
  await openObligation(tx, {
    agreementId, dealId: ctx.row.id, code: FEE, kind: 'service', debtorOrgId: ctx.row.clientOrgId, creditorOrgId: quote.agencyOrgId, currency: quote.currency, amount: quote.amount, releaseOn: 'release',
    payees: [{ role: 'seller', orgId: quote.agencyOrgId, shareBps: 10_000 }],
  });
  stale();
  return { quote: quote.id };
};

/** A file of the agency's own, kept with the case and read by its two sides. */
const fileDelivery: Effect<ServiceCtx> = async ({ tx, ctx, data, scope, stale }) => {
  const [file] = await tx.select({ id: files.id, orgId: files.orgId }).from(files).where(eq(files.id, String(data.file_id)));
  if (!file || file.orgId !== ctx.row.agencyOrgId || !('userId' in scope)) throw new Refusal('validation', [{ code: 'invalid_evidence' }], { fields: [{ path: 'file_id', code: 'unknown_file' }] });
  const before = await tx.select({ no: serviceDeliveries.no }).from(serviceDeliveries).where(eq(serviceDeliveries.caseId, ctx.row.id));
  await tx.insert(serviceDeliveries).values({ caseId: ctx.row.id, no: before.length + 1, fileId: file.id, note: String(data.note ?? ''), byUserId: scope.userId });
  stale();
  return { no: before.length + 1 };
};

const release: Effect<ServiceCtx> = async ({ tx, ctx, scope, stale }) => {
  const fee = await meetRelease(tx, await obligationByCode(tx, ctx.row.id, FEE), ctx.now);
  if (!(await releaseObligation(tx, scope, fee))) throw new Refusal('transition_refused', [{ code: 'paid_in' }]);
  stale();
  return {};
};

const refund: Effect<ServiceCtx> = async ({ tx, ctx, scope, stale }) => {
  await requestRefundInTx(tx, scope, { dealId: ctx.row.id, reason: 'deal_refund_due' });
  stale();
  return {};
};

const dropFee: Effect<ServiceCtx> = async ({ tx, ctx, stale }) => {
  await endObligation(tx, ctx.row.id, FEE, { how: 'waived', reason: 'cancelled', at: ctx.at });
  stale();
  return {};
};

const noteRating: Effect<ServiceCtx> = async ({ tx, ctx, data, scope }) => {
  if (!('userId' in scope)) throw new Error('a rating is a person’s');
  await tx.insert(serviceRatings).values({ caseId: ctx.row.id, agencyOrgId: ctx.row.agencyOrgId!, stars: Number(data.stars), words: String(data.words ?? ''), byUserId: scope.userId });
  return {};
};

const overdue = (c: ServiceCtx, code: string) => c.case.timers.some((t) => t.code === code && (t.state === 'missed' || (t.state === 'open' && t.dueAt <= c.now)));
const held = (c: ServiceCtx) => (c.fee ? c.fee.settled - c.fee.released : 0);

async function load(tx: Tx, id: string, base: Loaded): Promise<ServiceCtx> {
  const [row] = await tx.select().from(serviceCases).where(eq(serviceCases.id, id));
  const [quote] = row!.quoteId ? await tx.select().from(serviceQuotes).where(eq(serviceQuotes.id, row!.quoteId)) : [];
  const [fee] = await tx.select().from(obligations).where(and(eq(obligations.dealId, id), eq(obligations.code, FEE)));
  const asked = await tx.select({ org: serviceInvitations.agencyOrgId }).from(serviceInvitations).where(eq(serviceInvitations.caseId, id));
  const found = await tx.select({ by: caseMoves.actorUserId, name: caseMoves.name }).from(caseMoves).where(and(eq(caseMoves.caseId, id), eq(caseMoves.accepted, true))).orderBy(asc(caseMoves.seq));
  return { ...base, asked: asked.map((a) => a.org), row: row!, quote: quote ?? null, fee: fee ?? null, payouts: await tx.select().from(payouts).where(eq(payouts.dealId, id)), foundBy: found.filter((m) => m.name.startsWith('find_for_')).at(-1)?.by ?? null };
}

export const serviceKind: PlainKind<ServiceCtx> = {
  kind: 'service', table: 'service_cases', definitions: [service1], load,
  parties: (c) => ({ client: c.row.clientOrgId, agency: c.row.agencyOrgId }),
  facts: {
    paid_in: (c) => c.fee !== null && held(c) >= c.fee.amount, nothing_held: (c) => held(c) <= 0, money_held: (c) => held(c) > 0,
    delivery_overdue: (c) => overdue(c, 'delivery'), acceptance_overdue: (c) => overdue(c, 'acceptance'),
    payouts_sent: (c) => c.payouts.every((p) => p.state === 'sent'), another_person: (c, actor) => actor.userId !== null && c.foundBy !== null && c.foundBy !== actor.userId,
  },
  period(c, code) {
    if (code === 'quotesUntil') return endOfLegalDay(c.row.quotesUntil);
    if (code === 'quotedDays') return { days: c.quote!.days };
    return { days: servicePackOn(legalDay(c.now)).values[code as 'paymentDays'].value };
  },
  // Silence accepts when its days have ended: the case is looked at then.
  lookAt: (c) => c.case.timers.find((t) => t.code === 'acceptance' && t.state !== 'met')?.dueAt ?? null,
  forms: { choice: zChoice, delivery: zDelivery, rating: zRating },
  effects: { choose, file_delivery: fileDelivery, release, refund, drop_fee: dropFee, note_rating: noteRating },
  about: (c) => ({ kind: 'service_moved', title: { zh: c.row.title, en: c.row.title }, href: `/services/${c.row.id}` }),
};
const plain = plainSubject(serviceKind);

/** A notice to one organisation of a case, as the event that carries it; told once for each `fact`. `href`: where the organisation can still read something. */
export function serviceNews(row: { id: string; title: string }, orgId: string, reason: 'asked' | 'quoted' | 'not_chosen' | 'request_ended', href: string, fact = row.id): [payload: EventPayloads['org.notice'], options: { key: string }] {
  return [{ orgId, kind: 'service_moved', data: { title_zh: row.title, title_en: row.title, reason: `service.${reason}` }, href }, { key: `service_moved:${reason}:${fact}:${orgId}` }];
}

/**
 * The plain adapter, and news for agencies that were asked: they are no parties, and from the choice on they do not see the case any more. The
 * others hear that somebody else was chosen; all of them when the request ends without a choice.
 */
export const serviceSubject: typeof plain = {
  ...plain,
  told(tx, ctx, move) {
    const rows = plain.told(tx, ctx, move);
    const chosen = move.name === 'choose';
    if (!chosen && (ctx.row.agencyOrgId !== null || service1.states[move.change.to]?.phase !== 'final')) return rows;
    const href = chosen ? '/services' : `/services/${ctx.row.id}`;
    return [...rows, ...ctx.asked.filter((org) => org !== ctx.row.agencyOrgId).flatMap((org) => factRows(tx, 'org.notice', ...serviceNews(ctx.row, org, chosen ? 'not_chosen' : 'request_ended', href)))];
  },
};
