import { and, eq, isNull } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { requireOperator } from '#app/core/require.ts';
import type { OperatorScope, Scope } from '#app/core/scope.ts';
import { hashOf, lockOpen, newest, type ApprovalKey, type ApprovalRow } from '#app/modules/approvals/approval.store.server.ts';
import { askApproval } from '#app/modules/approvals/ask-approval.server.ts';
import type { ApprovalResource } from '#app/modules/approvals/contract.ts';
import { readApproval } from '#app/modules/approvals/list-approvals.server.ts';
import { PERMISSION, type Kind } from '#app/modules/approvals/rules.ts';
import { barredFrom as barredFromOrder } from '#app/modules/payments/bank-order.store.server.ts';
import { correctionGround, orderGround, receiptGround } from '#app/modules/payments/ground.server.ts';
import { lockSubject } from '#app/modules/payments/payment.store.server.ts';
import type { Db, Tx } from '#db/client.ts';
import { approvals } from '#db/schema/approvals.ts';
import { members } from '#db/schema/orgs.ts';
import { bankOrders, payments } from '#db/schema/payments.ts';
import { ledgerCorrections } from '#db/schema/reconciliation.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { loadContext } from './context.server.ts';
import { refundAsk } from './deal-facts.server.ts';
import { barredFrom, dealGround, waitsFor, WAITING_KINDS } from './two-persons.server.ts';

/** What the same request is now, read from the rows; null when nothing waits any more. */
interface Ground { what: Record<string, unknown>; barred: readonly string[]; dealId: string | null }

/**
 * Asks again for what waits still: its time ran out, or the ground changed since (another sum, account or file). By whoever asked or took
 * an earlier step, and by anybody else of the platform once that person has left, so that the second person is not used up by asking.
 * Throws `forbidden` for others, `conflict` when nothing waits any more or the request stands as it is (`approval_open`).
 */
export async function renewApproval(deps: { db: Db }, scope: Scope, id: string): Promise<ApprovalResource> {
  const me = requireOperator(scope, 'operator.review');
  return withTx(deps.db, me, async (tx) => {
    const [old] = await tx.select().from(approvals).where(and(eq(approvals.id, id), isNull(approvals.orgId)));
    if (!old) throw new AppError('not_found', { approval: id });
    requireOperator(me, PERMISSION[old.kind as Exclude<Kind, 'second_signature'>]);
    if (!(await mayRenew(tx, me, old))) throw new AppError('forbidden', { approval: id, reason: 'first_person_asks' });
    const key: ApprovalKey = { kind: old.kind, subject: { kind: old.subjectKind, id: old.subjectId } };
    const ground = await asPlatform(tx, me, 'read what waits', () => groundOf(tx, me, old));
    if (!ground) throw new AppError('conflict', { approval: id, reason: 'nothing_waits' });
    const open = await lockOpen(tx, key);
    if (open ? !open.late && open.row.hash === hashOf(ground.what) : (await newest(tx, key))?.decision !== 'expired') throw new AppError('conflict', { approval: id, reason: open ? 'approval_open' : 'nothing_waits' });
    const row = await askApproval(tx, me, { ...key, ...ground, anew: true });
    return readApproval(tx, me, row.id);
  });
}

async function mayRenew(tx: Tx, me: OperatorScope, old: ApprovalRow): Promise<boolean> {
  if (old.requestedBy === me.userId || old.barred.includes(me.userId)) return true;
  const [first] = await tx.select({ id: members.id }).from(members).where(and(eq(members.orgId, me.orgId), eq(members.userId, old.requestedBy), isNull(members.removedAt)));
  return first === undefined;
}

async function groundOf(tx: Tx, me: OperatorScope, old: ApprovalRow): Promise<Ground | null> {
  if (old.dealId) await lockSubject(tx, old.dealId);
  switch (old.subjectKind) {
    case 'deal': return dealWaits(tx, me, old);
    case 'bank_order': {
      const [order] = await tx.select().from(bankOrders).where(eq(bankOrders.id, old.subjectId));
      return order && !order.confirmedAt && !order.rejectedAt ? { what: await orderGround(tx, order), barred: await barredFromOrder(tx, order), dealId: order.dealId } : null;
    }
    case 'payment': {
      const [p] = await tx.select().from(payments).where(eq(payments.id, old.subjectId));
      return p?.status === 'pending' && p.bankName && p.bankSerial ? { what: await receiptGround(tx, p, { bank: p.bankName, serial: p.bankSerial }), barred: [], dealId: p.dealId } : null;
    }
    case 'correction': {
      const [row] = await tx.select().from(ledgerCorrections).where(eq(ledgerCorrections.id, old.subjectId));
      return row && !row.confirmedAt && !row.rejectedAt ? { what: correctionGround(row), barred: [], dealId: row.dealId } : null;
    }
    default: return null;
  }
}

async function dealWaits(tx: Tx, me: OperatorScope, old: ApprovalRow): Promise<Ground | null> {
  const ctx = await loadContext(tx, old.subjectId, me.userId);
  const waiting = WAITING_KINDS.find((k) => k === old.kind);
  if (waiting ? !waitsFor(ctx, waiting) : old.kind !== 'refund' || !refundAsk(ctx)) return null;
  return { what: await dealGround(tx, ctx, old.kind, { to: '', reason: '' }), barred: barredFrom(ctx, old.kind), dealId: ctx.deal.id };
}
