import { and, asc, eq, inArray, isNotNull, isNull, lt, ne, or, sql, type SQL } from 'drizzle-orm';
import type { Currency } from '#app/core/money.ts';
import type { OperatorScope } from '#app/core/scope.ts';
import { PROCESSES } from '#app/modules/deals/process/index.ts';
import type { Tx } from '#db/client.ts';
import { dealDeadlines, dealEvidence, dealGates, deals } from '#db/schema/deals.ts';
import { patents } from '#db/schema/patents.ts';
import { paymentCommands, payments, payouts } from '#db/schema/payments.ts';
import { outbox, sweeps } from '#db/schema/platform.ts';
import type { QueueItem, QueueKind } from './contract.ts';

/** Rows of one kind that are read at most; more than that is a flood, and the oldest are what matters in it. */
const LIMIT = 100;
/** An effect older than this is late, done or not tried; a command or sweep past its time likewise. */
export const LATE = sql`now() - interval '10 minutes'`;

/** Moves that wait for the operator, by the state they leave, read from the processes themselves. */
const MOVES: Readonly<Record<string, QueueKind>> = { confirm_registration: 'registration', confirm_handover: 'handover', release: 'release' };
const STATES = PROCESSES.flatMap((p) => p.edges.flatMap((e) => (MOVES[e.name] && (e.actor === 'operator' || e.orOperator)
  ? e.from.map((state) => ({ process: p.name, version: p.version, state, kind: MOVES[e.name]! })) : [])));

const since = sql<string>`coalesce((select max(t.at) from deal_transitions t where t.deal_id = ${deals.id} and t.accepted and t.from_state <> t.to_state), ${deals.openedAt})::text`;
const filedBy = sql<string | null>`(select e.by_user_id from deal_evidence e where e.deal_id = ${deals.id} and e.kind in ('certificate', 'handover') order by e.at desc, e.id desc limit 1)`;
const card = { id: deals.id, currency: deals.currency, price: deals.priceAmount, titleZh: patents.titleZh, titleEn: patents.titleEn };

interface Card { id: string; currency: string; price: number; titleZh: string; titleEn: string }
export const iso = (at: string | Date) => new Date(at).toISOString();
const money = (currency: string, amount: number) => (amount > 0 ? { currency: currency as Currency, amount } : null);

export function item(kind: QueueKind, id: string, from: Card | null, rest: Pick<QueueItem, 'since'> & Partial<QueueItem>): QueueItem {
  return {
    key: `${kind}:${id}`, kind, title: from ? { zh: from.titleZh || from.titleEn, en: from.titleEn || from.titleZh } : null, deal_id: from?.id ?? null,
    amount: from ? money(from.currency, from.price) : null, detail: null, count: 1, mine: false, ...rest,
  };
}

/** Deals whose next move is the operator's: registrations and hand-overs to confirm, money to release. */
export async function waitingMoves(tx: Tx, me: OperatorScope): Promise<QueueItem[]> {
  const rows = await tx.select({ ...card, process: deals.process, version: deals.processVersion, state: deals.state, since, filedBy }).from(deals).innerJoin(patents, eq(patents.id, deals.patentId))
    .where(and(isNull(deals.closedAt), eq(deals.disputed, false), inArray(deals.state, [...new Set(STATES.map((s) => s.state))]))).orderBy(asc(since)).limit(LIMIT);
  return rows.flatMap((r) => {
    const at = STATES.find((s) => s.process === r.process && s.version === r.version && s.state === r.state);
    return at ? [item(at.kind, r.id, r, { since: iso(r.since), mine: r.filedBy === me.userId })] : [];
  });
}

/** Disputes, evidence that needs the operator's eye, and deadlines that passed. */
export async function troubledDeals(tx: Tx, me: OperatorScope): Promise<QueueItem[]> {
  const disputes = await tx.select({ ...card, since }).from(deals).innerJoin(patents, eq(patents.id, deals.patentId))
    .where(and(isNull(deals.closedAt), eq(deals.disputed, true))).orderBy(asc(since)).limit(LIMIT);
  const reviews = await tx.select({ ...card, at: sql<string>`max(${dealEvidence.at})::text`, by: sql<string | null>`(array_agg(${dealEvidence.byUserId} order by ${dealEvidence.at} desc))[1]` })
    .from(dealGates).innerJoin(deals, eq(deals.id, dealGates.dealId)).innerJoin(patents, eq(patents.id, deals.patentId))
    .innerJoin(dealEvidence, and(eq(dealEvidence.dealId, deals.id), eq(dealEvidence.gate, dealGates.code), eq(dealEvidence.kind, 'gate_evidence')))
    .where(and(eq(dealGates.code, 'G10'), eq(dealGates.state, 'open'), eq(dealGates.why, 'awaiting_review'), isNull(deals.closedAt)))
    .groupBy(deals.id, deals.currency, deals.priceAmount, patents.titleZh, patents.titleEn).limit(LIMIT);
  const overdue = await tx.select({ ...card, code: dealDeadlines.code, dueAt: dealDeadlines.dueAt }).from(dealDeadlines)
    .innerJoin(deals, eq(deals.id, dealDeadlines.dealId)).innerJoin(patents, eq(patents.id, deals.patentId))
    .where(and(isNull(deals.closedAt), or(eq(dealDeadlines.state, 'missed'), and(eq(dealDeadlines.state, 'open'), lt(dealDeadlines.dueAt, sql`now()`))))).orderBy(asc(dealDeadlines.dueAt)).limit(LIMIT);
  return [
    ...disputes.map((r) => item('dispute', r.id, r, { since: iso(r.since) })),
    ...reviews.map((r) => item('review', r.id, r, { since: iso(r.at), mine: r.by === me.userId, detail: 'G10' })),
    ...overdue.map((r) => item('overdue', `${r.id}.${r.code}`, r, { since: iso(r.dueAt), detail: r.code })),
  ];
}

/** Bank money: receipts to record and to confirm, payouts and refunds somebody has to send. */
export async function bankMoney(tx: Tx, me: OperatorScope): Promise<QueueItem[]> {
  const receipts = await tx.select({ ...card, pay: payments }).from(payments).innerJoin(deals, eq(deals.id, payments.dealId)).innerJoin(patents, eq(patents.id, deals.patentId))
    .where(and(eq(payments.rail, 'bank'), eq(payments.status, 'pending'))).orderBy(asc(payments.createdAt)).limit(LIMIT);
  const out = await tx.select({ ...card, pay: payouts }).from(payouts).innerJoin(deals, eq(deals.id, payouts.dealId)).innerJoin(patents, eq(patents.id, deals.patentId))
    .where(and(inArray(payouts.state, ['pending', 'failed']), eq(payouts.lastError, 'awaiting_bank_payout'))).orderBy(asc(payouts.createdAt)).limit(LIMIT);
  const back = await tx.select({ ...card, command: paymentCommands }).from(paymentCommands).innerJoin(deals, eq(deals.id, paymentCommands.dealId)).innerJoin(patents, eq(patents.id, deals.patentId))
    .where(and(eq(paymentCommands.kind, 'refund'), eq(paymentCommands.state, 'pending'), sql`${paymentCommands.request}->>'rail' = 'bank'`)).orderBy(asc(paymentCommands.createdAt)).limit(LIMIT);
  return [
    ...receipts.map((r) => item(r.pay.recordedBy ? 'bank_confirm' : 'bank_record', r.pay.id, r, {
      since: iso(r.pay.createdAt), amount: money(r.pay.currency, r.pay.amount), mine: r.pay.recordedBy === me.userId, detail: r.pay.lastError,
    })),
    ...out.map((r) => item('bank_payout', r.pay.id, r, { since: iso(r.pay.createdAt), amount: money(r.pay.currency, r.pay.amount), detail: r.pay.role })),
    ...back.map((r) => item('bank_refund', r.command.id, r, { since: iso(r.command.createdAt), amount: money(String(r.command.request.currency), Number(r.command.request.amount)) })),
  ];
}

/** Money whose fate nobody knows yet: payments, commands and payouts the platform could not settle by itself. */
export async function doubtfulMoney(tx: Tx): Promise<QueueItem[]> {
  const doubtful = await tx.select({ ...card, pay: payments }).from(payments).innerJoin(deals, eq(deals.id, payments.dealId)).innerJoin(patents, eq(patents.id, deals.patentId))
    .where(or(eq(payments.status, 'unknown'), and(eq(payments.status, 'settled'), isNotNull(payments.lastError)))).orderBy(asc(payments.createdAt)).limit(LIMIT);
  const commands = await tx.select({ ...card, command: paymentCommands }).from(paymentCommands).leftJoin(deals, eq(deals.id, paymentCommands.dealId)).leftJoin(patents, eq(patents.id, deals.patentId))
    .where(and(sql`${paymentCommands.request}->>'rail' is distinct from 'bank'`, lt(paymentCommands.createdAt, LATE),
      or(inArray(paymentCommands.state, ['unknown', 'pending']), and(eq(paymentCommands.state, 'refused'), eq(paymentCommands.kind, 'refund'))))).orderBy(asc(paymentCommands.createdAt)).limit(LIMIT);
  const stuck = await tx.select({ ...card, pay: payouts }).from(payouts).innerJoin(deals, eq(deals.id, payouts.dealId)).innerJoin(patents, eq(patents.id, deals.patentId))
    .where(and(inArray(payouts.state, ['unknown', 'failed']), or(isNull(payouts.lastError), ne(payouts.lastError, 'awaiting_bank_payout')))).orderBy(asc(payouts.createdAt)).limit(LIMIT);
  // A transfer's own row tells more than its command: one thing is listed once.
  const listed = new Set(stuck.map((r) => r.pay.id).concat(doubtful.map((r) => r.pay.id)));
  return [
    ...[...doubtful, ...stuck].map((r) => item('doubt', r.pay.id, r, { since: iso(r.pay.createdAt), amount: money(r.pay.currency, r.pay.amount), detail: r.pay.lastError })),
    ...commands.filter((r) => !listed.has(r.command.subjectId)).map((r) => item('doubt', r.command.id, r.id ? r as Card : null, {
      since: iso(r.command.createdAt), detail: r.command.lastError, amount: typeof r.command.request.amount === 'number' ? money(String(r.command.request.currency), r.command.request.amount) : null,
    })),
  ];
}

/** Rows of the outbox that were set aside, or are older than they should ever be. */
export function strandedEffects(of?: { consumer: string; topic: string }): SQL | undefined {
  return and(isNull(outbox.doneAt), or(isNotNull(outbox.deadAt), lt(outbox.createdAt, LATE)), of ? and(eq(outbox.consumer, of.consumer), eq(outbox.topic, of.topic)) : undefined);
}

/** What the machine could not do: effects by queue and fact, and sweeps that fail or have stopped. */
export async function machineTrouble(tx: Tx): Promise<QueueItem[]> {
  const effects = await tx.select({ consumer: outbox.consumer, topic: outbox.topic, count: sql<number>`count(*)::int`, oldest: sql<string>`min(${outbox.createdAt})::text` })
    .from(outbox).where(strandedEffects()).groupBy(outbox.consumer, outbox.topic).limit(LIMIT);
  const stopped = await tx.select().from(sweeps).where(or(isNotNull(sweeps.lastError), lt(sweeps.nextRunAt, LATE))).orderBy(asc(sweeps.name)).limit(LIMIT);
  return [
    ...effects.map((r) => item('effect', `${r.consumer}:${r.topic}`, null, { since: iso(r.oldest), detail: r.consumer, count: r.count })),
    ...stopped.map((r) => item('sweep', r.name, null, { since: iso(r.lastRunAt ?? r.nextRunAt), detail: r.name })),
  ];
}
