import { and, asc, desc, eq, inArray, isNull, or } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { Clock } from '#app/core/clock.ts';
import type { Currency } from '#app/core/money.ts';
import type { OperatorScope, Scope } from '#app/core/scope.ts';
import { earlierSteps } from '#app/core/two-persons.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import type { OrgRef } from '#app/modules/offers/contract.ts';
import { personName, standingOrder, type BankSubject } from '#app/modules/payments/bank-order.store.server.ts';
import { coolsUntil } from '#app/modules/payments/cooling.ts';
import { orgRef } from '#app/modules/offers/offer.store.server.ts';
import { getPayment } from '#app/modules/payments/get-payment.server.ts';
import { payoutResource } from '#app/modules/payments/payment.store.server.ts';
import type { Db, Tx } from '#db/client.ts';
import { dealDocuments, dealEvidence } from '#db/schema/deals.ts';
import { users } from '#db/schema/identity.ts';
import { orgPayoutAccounts, orgs } from '#db/schema/orgs.ts';
import { paymentCommands, payments, payouts } from '#db/schema/payments.ts';
import { files, outbox, sweeps } from '#db/schema/platform.ts';
import { caseMoves } from '#db/schema/process.ts';
import { incidents } from '#db/schema/records.ts';
import { withRead } from '#db/tx.ts';
import type { FiledEvidence, FirstStep, QueueDetail, QueueItem, RecordedOrder } from './contract.ts';
import { requireOperator } from '#app/core/require.ts';
import { caseDetail } from './queue-cases.server.ts';
import { identityDetail } from './queue-identity.server.ts';
import { strandedEffects } from './queue.store.server.ts';

const EVIDENCE = { registration: ['certificate'], release: ['certificate', 'handover'], handover: ['handover'], review: ['gate_evidence'] } as const;

/** Steps whose taker may not take the item's move. */
const PAIRS: Partial<Record<QueueItem['kind'], readonly string[]>> = {
  registration: earlierSteps('confirm_registration'), handover: earlierSteps('confirm_handover'), release: ['confirm_registration', 'confirm_handover', 'override'], refund_ask: ['ask_refund'],
};

/**
 * What stands behind an item of the queue: the evidence somebody decides on. Null when it is gone, because somebody else has
 * decided meanwhile. The record a first operator made of a bank receipt is left out: the second is to read the statement.
 */
export async function queueDetail(deps: { db: Db; clock: Clock }, scope: Scope, item: Pick<QueueItem, 'key' | 'kind' | 'deal_id'>): Promise<QueueDetail | null> {
  const me = requireOperator(scope, 'operator.review');
  const id = item.key.slice(item.kind.length + 1);
  try {
    switch (item.kind) {
      case 'registration': case 'handover': case 'release': case 'refund_ask': case 'review': case 'dispute': case 'overdue':
        return await dealDetail(deps, me, item.deal_id!, item.kind);
      case 'bank_record': case 'bank_confirm': return await paymentDetail(deps, me, id);
      case 'verify_org': case 'name_review': case 'ownership_proof': case 'ownership_claim':
        return await withRead(deps.db, me, (tx) => identityDetail(tx, me, item.kind, id));
      case 'incident': return await withRead(deps.db, me, (tx) => incidentDetail(tx, id));
      case 'effect': return await withRead(deps.db, me, (tx) => effectDetail(tx, id));
      case 'case': return await withRead(deps.db, me, (tx) => caseDetail(tx, id));
      case 'sweep': return await withRead(deps.db, me, (tx) => sweepDetail(tx, id));
      case 'bank_payout': case 'payout_confirm': case 'bank_refund': case 'refund_confirm': case 'doubt':
        if (id.startsWith('pay_')) return await paymentDetail(deps, me, id);
        return await withRead(deps.db, me, (tx) => (id.startsWith('pyo_') ? payoutDetail(deps, tx, id) : commandDetail(tx, id)));
    }
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}

async function refOf(tx: Tx, orgId: string): Promise<OrgRef> {
  const [row] = await tx.select().from(orgs).where(eq(orgs.id, orgId));
  return orgRef(row!, new Date());
}

async function dealDetail(deps: { db: Db }, me: OperatorScope, dealId: string, kind: QueueItem['kind']): Promise<QueueDetail> {
  const deal = await getDeal(deps, me, dealId);
  const kinds = (EVIDENCE as Partial<Record<QueueItem['kind'], readonly string[]>>)[kind];
  const pair = PAIRS[kind];
  return withRead(deps.db, me, async (tx) => ({ type: 'deal', deal, first: pair ? await firstStep(tx, dealId, pair) : null, evidence: kinds ? await newestEvidence(tx, dealId, kinds) : null, dispute: kind === 'dispute' ? await disputeOf(tx, dealId) : null }));
}

async function newestEvidence(tx: Tx, dealId: string, kinds: readonly string[]): Promise<FiledEvidence | null> {
  const [row] = await tx.select({ evidence: dealEvidence, by: users.name, orgZh: orgs.nameZh }).from(dealEvidence)
    .leftJoin(users, eq(users.id, dealEvidence.byUserId)).leftJoin(orgs, eq(orgs.id, dealEvidence.byOrgId))
    .where(and(eq(dealEvidence.dealId, dealId), inArray(dealEvidence.kind, [...kinds]), kinds.includes('gate_evidence') ? eq(dealEvidence.gate, 'G10') : undefined))
    .orderBy(desc(dealEvidence.at), desc(dealEvidence.id)).limit(1);
  return row ? { kind: row.evidence.kind, data: row.evidence.data, document_id: row.evidence.documentId, by: row.by ?? '', by_org: row.orgZh ?? '', at: row.evidence.at.toISOString() } : null;
}

/** The newest of these steps: who took it, when, and why. */
async function firstStep(tx: Tx, dealId: string, moves: readonly string[]): Promise<FirstStep | null> {
  const [row] = await tx.select({ move: caseMoves.name, by: users.name, at: caseMoves.at, reason: caseMoves.reason }).from(caseMoves).leftJoin(users, eq(users.id, caseMoves.actorUserId))
    .where(and(eq(caseMoves.caseId, dealId), eq(caseMoves.accepted, true), inArray(caseMoves.name, [...moves]))).orderBy(desc(caseMoves.seq)).limit(1);
  return row ? { move: row.move, by: row.by ?? '', at: row.at.toISOString(), reason: row.reason } : null;
}

/** The words with which the dispute that stands was raised. */
async function disputeOf(tx: Tx, dealId: string) {
  const [row] = await tx.select({ move: caseMoves, by: users.name, orgZh: orgs.nameZh }).from(caseMoves)
    .leftJoin(users, eq(users.id, caseMoves.actorUserId)).leftJoin(orgs, eq(orgs.id, caseMoves.actorOrgId))
    .where(and(eq(caseMoves.caseId, dealId), eq(caseMoves.name, 'open_dispute'), eq(caseMoves.accepted, true))).orderBy(desc(caseMoves.seq)).limit(1);
  return row ? { reason: row.move.reason, by: row.by ?? '', by_org: row.orgZh ?? '', at: row.move.at.toISOString() } : null;
}

async function paymentDetail(deps: { db: Db }, me: OperatorScope, id: string): Promise<QueueDetail> {
  const payment = await getPayment(deps, me, id);
  return withRead(deps.db, me, async (tx) => {
    const [row] = await tx.select({ by: users.name, slip: files.name }).from(payments).leftJoin(users, eq(users.id, payments.recordedBy)).leftJoin(files, eq(files.id, payments.slipFileId)).where(eq(payments.id, id));
    const bank = payment.bank && payment.status === 'pending' ? { ...payment.bank, bank_name: null, serial: null } : payment.bank;
    return { type: 'payment', payment: { ...payment, bank }, payer: await refOf(tx, payment.payer_org_id), recorded_by: row?.by ?? null, slip: row?.slip ? { name: row.slip } : null };
  });
}

async function payoutDetail(deps: { clock: Clock }, tx: Tx, id: string): Promise<QueueDetail | null> {
  const [row] = await tx.select().from(payouts).where(eq(payouts.id, id));
  if (!row) return null;
  const [account] = await tx.select({ changedAt: orgPayoutAccounts.changedAt }).from(orgPayoutAccounts).where(eq(orgPayoutAccounts.orgId, row.payeeOrgId));
  const release = await firstStep(tx, row.dealId, ['release']);
  const { order, first } = await recorded(tx, { payoutId: id });
  return {
    type: 'payout', payout: payoutResource(row), payee: await refOf(tx, row.payeeOrgId), order, first: [...first, ...(release ? [release] : [])],
    cools_until: coolsUntil(account?.changedAt ?? null, deps.clock.now())?.toISOString() ?? null,
  };
}

/** The bank order that was recorded and waits for the second person, and who recorded it. */
async function recorded(tx: Tx, subject: BankSubject): Promise<{ order: RecordedOrder | null; first: FirstStep[] }> {
  const row = await standingOrder(tx, subject);
  if (!row || row.confirmedAt) return { order: null, first: [] };
  const [file] = await tx.select({ name: files.name }).from(files).where(eq(files.id, row.adviceFileId));
  const order = { id: row.id, bank_name: row.bankName, serial: row.bankSerial, amount: { currency: row.currency as Currency, amount: row.amount }, sent_on: row.sentOn, advice: file?.name ?? '' };
  return { order, first: [{ move: row.payoutId ? 'record_payout' : 'record_refund', by: await personName(tx, row.recordedBy), at: row.recordedAt.toISOString(), reason: '' }] };
}

async function commandDetail(tx: Tx, id: string): Promise<QueueDetail | null> {
  const [row] = await tx.select().from(paymentCommands).where(eq(paymentCommands.id, id));
  if (!row) return null;
  const [payment] = await tx.select({ payer: payments.payerOrgId }).from(payments).where(eq(payments.id, row.subjectId));
  const { request } = row;
  return {
    type: 'command', payer: payment ? await refOf(tx, payment.payer) : null, ...await recorded(tx, { commandId: id }),
    command: {
      id: row.id, kind: row.kind, state: row.state, rail: request.rail === 'bank' ? 'bank' : 'stripe', attempts: row.attempts, problem: row.lastError, created_at: row.createdAt.toISOString(),
      amount: typeof request.amount === 'number' ? { currency: request.currency as Currency, amount: request.amount } : null,
    },
  };
}

async function incidentDetail(tx: Tx, id: string): Promise<QueueDetail | null> {
  const [row] = await tx.select().from(incidents).where(and(eq(incidents.id, id), isNull(incidents.resolvedAt)));
  if (!row) return null;
  // What is wrong is a document's text, or a file; a file may stand behind a document.
  const [document] = await tx.select({ id: dealDocuments.id }).from(dealDocuments).where(or(eq(dealDocuments.id, row.subject), eq(dealDocuments.fileId, row.subject)));
  const [file] = await tx.select({ name: files.name }).from(files).where(eq(files.id, row.subject));
  return {
    type: 'incident', incident: {
      id, kind: row.kind, subject: row.subject, deal_id: row.dealId, document_id: document?.id ?? null, file: file?.name ?? null, expected: row.expected, found: row.found,
      met_at: row.metAt, times: row.times, last_seen_at: row.lastSeenAt.toISOString(),
    },
  };
}

async function effectDetail(tx: Tx, id: string): Promise<QueueDetail | null> {
  const [consumer, topic] = [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
  const rows = await tx.select().from(outbox).where(strandedEffects({ consumer, topic })).orderBy(asc(outbox.id)).limit(20);
  return rows.length === 0 ? null : {
    type: 'effects', consumer, topic,
    rows: rows.map((r) => ({ id: r.id, key: r.key, attempts: r.attempts, set_aside: r.deadAt !== null, problem: r.lastError, created_at: r.createdAt.toISOString() })),
  };
}

async function sweepDetail(tx: Tx, name: string): Promise<QueueDetail | null> {
  const [row] = await tx.select().from(sweeps).where(eq(sweeps.name, name));
  return row ? { type: 'sweep', sweep: { name, last_run_at: row.lastRunAt?.toISOString() ?? null, next_run_at: row.nextRunAt.toISOString(), problem: row.lastError } } : null;
}
