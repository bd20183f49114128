import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { Currency } from '#app/core/money.ts';
import type { OperatorScope, Scope } from '#app/core/scope.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import type { OrgRef } from '#app/modules/offers/contract.ts';
import { orgRef } from '#app/modules/offers/offer.store.server.ts';
import { getPayment } from '#app/modules/payments/get-payment.server.ts';
import { payoutResource } from '#app/modules/payments/payment.store.server.ts';
import type { Db, Tx } from '#db/client.ts';
import { dealEvidence, dealTransitions } from '#db/schema/deals.ts';
import { users } from '#db/schema/identity.ts';
import { orgs } from '#db/schema/orgs.ts';
import { paymentCommands, payments, payouts } from '#db/schema/payments.ts';
import { files, outbox, sweeps } from '#db/schema/platform.ts';
import { withRead } from '#db/tx.ts';
import type { FiledEvidence, QueueDetail, QueueItem } from './contract.ts';
import { requireOperator } from '#app/core/require.ts';
import { identityDetail } from './queue-identity.server.ts';
import { strandedEffects } from './queue.store.server.ts';

const EVIDENCE = { registration: ['certificate'], release: ['certificate', 'handover'], handover: ['handover'], review: ['gate_evidence'] } as const;

/**
 * What stands behind an item of the queue: the evidence somebody decides on. Null when it is gone, because somebody else has
 * decided meanwhile. The record a first operator made of a bank receipt is left out: the second is to read the statement.
 */
export async function queueDetail(deps: { db: Db }, scope: Scope, item: Pick<QueueItem, 'key' | 'kind' | 'deal_id'>): Promise<QueueDetail | null> {
  const me = requireOperator(scope, 'operator.review');
  const id = item.key.slice(item.kind.length + 1);
  try {
    switch (item.kind) {
      case 'registration': case 'handover': case 'release': case 'review': case 'dispute': case 'overdue':
        return await dealDetail(deps, me, item.deal_id!, item.kind);
      case 'bank_record': case 'bank_confirm': return await paymentDetail(deps, me, id);
      case 'verify_org': case 'name_review': case 'ownership_proof': case 'ownership_claim':
        return await withRead(deps.db, me, (tx) => identityDetail(tx, me, item.kind, id));
      case 'effect': return await withRead(deps.db, me, (tx) => effectDetail(tx, id));
      case 'sweep': return await withRead(deps.db, me, (tx) => sweepDetail(tx, id));
      case 'bank_payout': case 'bank_refund': case 'doubt':
        if (id.startsWith('pay_')) return await paymentDetail(deps, me, id);
        return await withRead(deps.db, me, (tx) => (id.startsWith('pyo_') ? payoutDetail(tx, id) : commandDetail(tx, id)));
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
  return withRead(deps.db, me, async (tx) => ({ type: 'deal', deal, evidence: kinds ? await newestEvidence(tx, dealId, kinds) : null, dispute: kind === 'dispute' ? await disputeOf(tx, dealId) : null }));
}

async function newestEvidence(tx: Tx, dealId: string, kinds: readonly string[]): Promise<FiledEvidence | null> {
  const [row] = await tx.select({ evidence: dealEvidence, by: users.name, orgZh: orgs.nameZh }).from(dealEvidence)
    .leftJoin(users, eq(users.id, dealEvidence.byUserId)).leftJoin(orgs, eq(orgs.id, dealEvidence.byOrgId))
    .where(and(eq(dealEvidence.dealId, dealId), inArray(dealEvidence.kind, [...kinds]), kinds.includes('gate_evidence') ? eq(dealEvidence.gate, 'G10') : undefined))
    .orderBy(desc(dealEvidence.at), desc(dealEvidence.id)).limit(1);
  return row ? { kind: row.evidence.kind, data: row.evidence.data, document_id: row.evidence.documentId, by: row.by ?? '', by_org: row.orgZh ?? '', at: row.evidence.at.toISOString() } : null;
}

/** The words with which the dispute that stands was raised. */
async function disputeOf(tx: Tx, dealId: string) {
  const [row] = await tx.select({ move: dealTransitions, by: users.name, orgZh: orgs.nameZh }).from(dealTransitions)
    .leftJoin(users, eq(users.id, dealTransitions.actorUserId)).leftJoin(orgs, eq(orgs.id, dealTransitions.actorOrgId))
    .where(and(eq(dealTransitions.dealId, dealId), eq(dealTransitions.name, 'open_dispute'), eq(dealTransitions.accepted, true))).orderBy(desc(dealTransitions.seq)).limit(1);
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

async function payoutDetail(tx: Tx, id: string): Promise<QueueDetail | null> {
  const [row] = await tx.select().from(payouts).where(eq(payouts.id, id));
  return row ? { type: 'payout', payout: payoutResource(row), payee: await refOf(tx, row.payeeOrgId) } : null;
}

async function commandDetail(tx: Tx, id: string): Promise<QueueDetail | null> {
  const [row] = await tx.select().from(paymentCommands).where(eq(paymentCommands.id, id));
  if (!row) return null;
  const [payment] = await tx.select({ payer: payments.payerOrgId }).from(payments).where(eq(payments.id, row.subjectId));
  const { request } = row;
  return {
    type: 'command', payer: payment ? await refOf(tx, payment.payer) : null,
    command: {
      id: row.id, kind: row.kind, state: row.state, rail: request.rail === 'bank' ? 'bank' : 'stripe', attempts: row.attempts, problem: row.lastError, created_at: row.createdAt.toISOString(),
      amount: typeof request.amount === 'number' ? { currency: request.currency as Currency, amount: request.amount } : null,
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
