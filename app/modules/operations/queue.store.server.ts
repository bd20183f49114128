import { and, asc, eq, inArray, isNotNull, isNull, lt, notInArray, or, sql, type SQL } from 'drizzle-orm';
import { isId } from '#app/core/ids.ts';
import type { Currency } from '#app/core/money.ts';
import type { OperatorScope } from '#app/core/scope.ts';
import { earlierSteps } from '#app/core/two-persons.ts';
import { DEAL_DEFINITIONS } from '#app/modules/deals/definitions/index.ts';
import type { Tx } from '#db/client.ts';
import { dealEvidence, dealGates, dealRoyalties, deals } from '#db/schema/deals.ts';
import { agreements, obligations } from '#db/schema/obligations.ts';
import { patents } from '#db/schema/patents.ts';
import { paymentCommands, payments, payouts } from '#db/schema/payments.ts';
import { outbox, sweeps } from '#db/schema/platform.ts';
import { caseTimers } from '#db/schema/process.ts';
import { incidents } from '#db/schema/records.ts';
import type { QueueItem, QueueKind } from './contract.ts';

/** Rows of one kind that are read at most; more than that is a flood, and the oldest are what matters in it. */
const LIMIT = 100;
/** An effect older than this is late, done or not tried; a command or sweep past its time likewise. */
export const LATE = sql`now() - interval '10 minutes'`;

/** Moves that wait for the operator: the tasks the definitions put into the queue, by the states in which they can be taken. */
const TASKS = DEAL_DEFINITIONS.flatMap((d) => d.edges.flatMap((e) => {
  const region = e.region ?? d.main;
  const states = Object.entries(d.states).filter(([, s]) => s.at[region]?.some((at) => e.from.includes(at))).map(([state]) => state);
  return e.task?.queue ? states.map((state) => ({ process: d.name, version: d.version, state, move: e.name, kind: e.task!.queue as QueueKind })) : [];
}));

const since = sql<string>`coalesce((select c.state_since from cases c where c.id = ${deals.id}), ${deals.openedAt})::text`;
/** Who took the latest of each step that is the first of a pair: move → person. */
const taken = sql<Record<string, string> | null>`(select jsonb_object_agg(s.name, s.by) from (
  select distinct on (t.name) t.name, t.actor_user_id as by from case_moves t where t.case_id = ${deals.id} and t.accepted and t.actor_user_id is not null order by t.name, t.seq desc) s)`;
/** An operator's wish to send the held money back that stands: when it was asked, and by whom. */
const askAt = (column: 'at' | 'actor_user_id') => sql<string | null>`(select t.${sql.raw(column)}::text from case_moves t where t.case_id = ${deals.id} and t.accepted and t.name = 'ask_refund' and t.seq > coalesce((
  select max(x.seq) from case_moves x where x.case_id = ${deals.id} and x.accepted and (x.from_state <> x.to_state or x.name = 'drop_refund')), 0) order by t.seq desc limit 1)`;
const heldNow = sql<string | null>`(select -a.balance from ledger_accounts a where a.code = 'held.deal:' || ${deals.id} and a.currency = ${deals.currency})::text`;
const recordedBy = (column: 'recorded_by' | 'recorded_at', subject: SQL) => sql<string | null>`(select o.${sql.raw(column)}::text from bank_orders o where ${subject} and o.rejected_at is null and o.confirmed_at is null)`;

/** Did this person take the first step of the pair the move ends? */
function tookFirst(move: string, me: OperatorScope, steps: Record<string, string> | null): boolean {
  return earlierSteps(move).some((first) => steps?.[first] === me.userId);
}
const card = { id: deals.id, currency: deals.currency, price: deals.priceAmount, titleZh: patents.titleZh, titleEn: patents.titleEn };

/** The same of whatever money belongs to: a deal by its patent, the others by what their agreement says. */
const moneyCard = {
  id: agreements.subjectId, currency: agreements.currency, price: sql<number>`coalesce(${deals.priceAmount}, 0)`.mapWith(Number),
  titleZh: sql<string>`coalesce(${patents.titleZh}, ${agreements.titleZh})`, titleEn: sql<string>`coalesce(${patents.titleEn}, ${agreements.titleEn})`,
};

interface Card { id: string; currency: string; price: number; titleZh: string; titleEn: string }
export const iso = (at: string | Date) => new Date(at).toISOString();
const money = (currency: string, amount: number) => (amount > 0 ? { currency: currency as Currency, amount } : null);

export function item(kind: QueueKind, id: string, from: Card | null, rest: Pick<QueueItem, 'since'> & Partial<QueueItem>): QueueItem {
  return {
    key: `${kind}:${id}`, kind, title: from ? { zh: from.titleZh || from.titleEn, en: from.titleEn || from.titleZh } : null, deal_id: from && isId('deal', from.id) ? from.id : null,
    amount: from ? money(from.currency, from.price) : null, detail: null, count: 1, mine: false, ...rest,
  };
}

/** Deals whose next move is the operator's: registrations and hand-overs to confirm, money to release, and refunds a colleague asks for. */
export async function waitingMoves(tx: Tx, me: OperatorScope): Promise<QueueItem[]> {
  const rows = await tx.select({ ...card, process: deals.process, version: deals.processVersion, state: deals.state, since, taken }).from(deals).innerJoin(patents, eq(patents.id, deals.patentId))
    .where(and(isNull(deals.closedAt), eq(deals.disputed, false), inArray(deals.state, [...new Set(TASKS.map((s) => s.state))]))).orderBy(asc(since)).limit(LIMIT);
  const asked = await tx.select({ ...card, at: askAt('at'), by: askAt('actor_user_id'), held: heldNow }).from(deals).innerJoin(patents, eq(patents.id, deals.patentId))
    .where(and(isNull(deals.closedAt), isNotNull(askAt('at')))).orderBy(asc(askAt('at'))).limit(LIMIT);
  return [
    ...rows.flatMap((r) => {
      const at = TASKS.find((s) => s.process === r.process && s.version === r.version && s.state === r.state);
      return at ? [item(at.kind, r.id, r, { since: iso(r.since), mine: tookFirst(at.move, me, r.taken) })] : [];
    }),
    ...asked.map((r) => item('refund_ask', r.id, r, { since: iso(r.at!), mine: r.by === me.userId, amount: money(r.currency, Number(r.held ?? 0)) })),
  ];
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
  const overdue = await tx.select({ ...card, code: caseTimers.code, dueAt: caseTimers.dueAt }).from(caseTimers)
    .innerJoin(deals, eq(deals.id, caseTimers.caseId)).innerJoin(patents, eq(patents.id, deals.patentId))
    .where(and(isNull(deals.closedAt), or(eq(caseTimers.state, 'missed'), and(eq(caseTimers.state, 'open'), lt(caseTimers.dueAt, sql`now()`))))).orderBy(asc(caseTimers.dueAt)).limit(LIMIT);
  // What was not paid or reported in time; a claim is set off meanwhile, so it waits for its day as well.
  const owed = await tx.select({ ...card, owedId: obligations.id, kind: obligations.kind, lateAt: obligations.lateAt, currency2: obligations.currency, left: sql<string>`(${obligations.amount} - ${obligations.credited} + ${obligations.carried} - ${obligations.settled})::text` }).from(obligations)
    .innerJoin(deals, eq(deals.id, obligations.dealId)).innerJoin(patents, eq(patents.id, deals.patentId))
    .where(and(isNotNull(obligations.lateAt), inArray(obligations.state, ['open', 'partly_settled', 'reopened']))).orderBy(asc(obligations.lateAt)).limit(LIMIT);
  const reports = await tx.select({ ...card, lateAt: dealRoyalties.lateAt, start: dealRoyalties.periodStart }).from(dealRoyalties)
    .innerJoin(deals, eq(deals.id, dealRoyalties.dealId)).innerJoin(patents, eq(patents.id, deals.patentId))
    .where(and(isNotNull(dealRoyalties.lateAt), isNull(dealRoyalties.reportedAt))).orderBy(asc(dealRoyalties.lateAt)).limit(LIMIT);
  return [
    ...owed.map((r) => item('overdue', `${r.id}.${r.owedId}`, r, { since: iso(r.lateAt!), detail: r.kind, amount: money(r.currency2, Number(r.left)) })),
    ...reports.map((r) => item('overdue', `${r.id}.report_${r.start}`, r, { since: iso(r.lateAt!), detail: 'royalty_report', amount: null })),
    ...disputes.map((r) => item('dispute', r.id, r, { since: iso(r.since) })),
    ...reviews.map((r) => item('review', r.id, r, { since: iso(r.at), mine: r.by === me.userId, detail: 'G10' })),
    ...overdue.map((r) => item('overdue', `${r.id}.${r.code}`, r, { since: iso(r.dueAt), detail: r.code })),
  ];
}

/** Bank money: receipts to record and to confirm, payouts and refunds somebody has to send and somebody else to confirm. */
export async function bankMoney(tx: Tx, me: OperatorScope): Promise<QueueItem[]> {
  const receipts = await tx.select({ ...moneyCard, pay: payments }).from(payments).innerJoin(agreements, eq(agreements.subjectId, payments.dealId)).leftJoin(deals, eq(deals.id, payments.dealId)).leftJoin(patents, eq(patents.id, deals.patentId))
    .where(and(eq(payments.rail, 'bank'), eq(payments.status, 'pending'))).orderBy(asc(payments.createdAt)).limit(LIMIT);
  const orderOf = { by: recordedBy('recorded_by', sql`o.payout_id = ${payouts.id}`), at: recordedBy('recorded_at', sql`o.payout_id = ${payouts.id}`) };
  const out = await tx.select({ ...moneyCard, pay: payouts, taken, ...orderOf }).from(payouts).innerJoin(agreements, eq(agreements.subjectId, payouts.dealId)).leftJoin(deals, eq(deals.id, payouts.dealId)).leftJoin(patents, eq(patents.id, deals.patentId))
    .where(and(inArray(payouts.state, ['pending', 'failed']), inArray(payouts.lastError, ['awaiting_bank_payout', 'awaiting_second_person']))).orderBy(asc(payouts.createdAt)).limit(LIMIT);
  const refundOrder = { by: recordedBy('recorded_by', sql`o.command_id = ${paymentCommands.id}`), at: recordedBy('recorded_at', sql`o.command_id = ${paymentCommands.id}`) };
  const back = await tx.select({ ...moneyCard, command: paymentCommands, ...refundOrder }).from(paymentCommands).innerJoin(agreements, eq(agreements.subjectId, paymentCommands.dealId)).leftJoin(deals, eq(deals.id, paymentCommands.dealId)).leftJoin(patents, eq(patents.id, deals.patentId))
    .where(and(eq(paymentCommands.kind, 'refund'), eq(paymentCommands.state, 'pending'), sql`${paymentCommands.request}->>'rail' = 'bank'`)).orderBy(asc(paymentCommands.createdAt)).limit(LIMIT);
  return [
    ...receipts.map((r) => item(r.pay.recordedBy ? 'bank_confirm' : 'bank_record', r.pay.id, r, {
      since: iso(r.pay.createdAt), amount: money(r.pay.currency, r.pay.amount), mine: r.pay.recordedBy === me.userId, detail: r.pay.lastError,
    })),
    ...out.map((r) => item(r.by ? 'payout_confirm' : 'bank_payout', r.pay.id, r, {
      since: iso(r.at ?? r.pay.createdAt), amount: money(r.pay.currency, r.pay.amount), detail: r.pay.role, mine: r.by !== null && (r.by === me.userId || tookFirst('confirm_payout', me, r.taken)),
    })),
    ...back.map((r) => item(r.by ? 'refund_confirm' : 'bank_refund', r.command.id, r, {
      since: iso(r.at ?? r.command.createdAt), amount: money(String(r.command.request.currency), Number(r.command.request.amount)), mine: r.by === me.userId,
    })),
  ];
}

/** Money whose fate nobody knows yet: payments, commands and payouts the platform could not settle by itself. */
export async function doubtfulMoney(tx: Tx): Promise<QueueItem[]> {
  const doubtful = await tx.select({ ...moneyCard, pay: payments }).from(payments).innerJoin(agreements, eq(agreements.subjectId, payments.dealId)).leftJoin(deals, eq(deals.id, payments.dealId)).leftJoin(patents, eq(patents.id, deals.patentId))
    .where(or(eq(payments.status, 'unknown'), and(eq(payments.status, 'settled'), isNotNull(payments.lastError)))).orderBy(asc(payments.createdAt)).limit(LIMIT);
  const commands = await tx.select({ ...moneyCard, command: paymentCommands }).from(paymentCommands).leftJoin(agreements, eq(agreements.subjectId, paymentCommands.dealId)).leftJoin(deals, eq(deals.id, paymentCommands.dealId)).leftJoin(patents, eq(patents.id, deals.patentId))
    .where(and(sql`${paymentCommands.request}->>'rail' is distinct from 'bank'`, lt(paymentCommands.createdAt, LATE),
      or(inArray(paymentCommands.state, ['unknown', 'pending']), and(eq(paymentCommands.state, 'refused'), eq(paymentCommands.kind, 'refund'), sql`${paymentCommands.request}->>'anew' is null`)))).orderBy(asc(paymentCommands.createdAt)).limit(LIMIT);
  const stuck = await tx.select({ ...moneyCard, pay: payouts }).from(payouts).innerJoin(agreements, eq(agreements.subjectId, payouts.dealId)).leftJoin(deals, eq(deals.id, payouts.dealId)).leftJoin(patents, eq(patents.id, deals.patentId))
    .where(and(inArray(payouts.state, ['unknown', 'failed']), or(isNull(payouts.lastError), notInArray(payouts.lastError, ['awaiting_bank_payout', 'awaiting_second_person'])))).orderBy(asc(payouts.createdAt)).limit(LIMIT);
  // A transfer's own row tells more than its command: one thing is listed once.
  const listed = new Set(stuck.map((r) => r.pay.id).concat(doubtful.map((r) => r.pay.id)));
  return [
    ...[...doubtful, ...stuck].map((r) => item('doubt', r.pay.id, r, { since: iso(r.pay.createdAt), amount: money(r.pay.currency, r.pay.amount), detail: r.pay.lastError })),
    ...commands.filter((r) => !listed.has(r.command.subjectId)).map((r) => item('doubt', r.command.id, r.id ? r as Card : null, {
      since: iso(r.command.createdAt), detail: r.command.lastError, amount: typeof r.command.request.amount === 'number' ? money(String(r.command.request.currency), r.command.request.amount) : null,
    })),
  ];
}

/** Signed or filed content that is not what it was. */
export async function openIncidents(tx: Tx): Promise<QueueItem[]> {
  const rows = await tx.select({ incident: incidents, ...card }).from(incidents).leftJoin(deals, eq(deals.id, incidents.dealId)).leftJoin(patents, eq(patents.id, deals.patentId))
    .where(isNull(incidents.resolvedAt)).orderBy(asc(incidents.firstSeenAt)).limit(LIMIT);
  return rows.map((r) => ({ ...item('incident', r.incident.id, r.id ? r as Card : null, { since: iso(r.incident.firstSeenAt), detail: r.incident.kind, count: r.incident.times }), amount: null }));
}

/** Rows of the outbox that were set aside, or are older than they should ever be. */
export function strandedEffects(of?: { consumer: string; topic: string }): SQL | undefined {
  return and(isNull(outbox.doneAt), or(isNotNull(outbox.deadAt), lt(outbox.createdAt, LATE)), of ? and(eq(outbox.consumer, of.consumer), eq(outbox.topic, of.topic)) : undefined);
}

/** What the machine could not do: effects by queue and fact, and sweeps that fail or have stopped. */
export async function machineTrouble(tx: Tx): Promise<QueueItem[]> {
  const effects = await tx.select({ consumer: outbox.consumer, topic: outbox.topic, count: sql<number>`count(*)::int`, oldest: sql<string>`min(${outbox.createdAt})::text` })
    .from(outbox).where(strandedEffects()).groupBy(outbox.consumer, outbox.topic).limit(LIMIT);
  const stopped = await tx.select().from(sweeps).where(or(isNotNull(sweeps.lastError), and(lt(sweeps.nextRunAt, LATE), or(isNull(sweeps.leaseUntil), lt(sweeps.leaseUntil, LATE))))).orderBy(asc(sweeps.name)).limit(LIMIT);
  return [
    ...effects.map((r) => item('effect', `${r.consumer}:${r.topic}`, null, { since: iso(r.oldest), detail: r.consumer, count: r.count })),
    ...stopped.map((r) => item('sweep', r.name, null, { since: iso(r.lastRunAt ?? r.nextRunAt), detail: r.name })),
  ];
}
