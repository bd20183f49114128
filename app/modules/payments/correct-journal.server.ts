import { asc, eq, isNull, and, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { subjectChain } from '#app/core/money-subject.ts';
import { newId } from '#app/core/ids.ts';
import { parseInput } from '#app/core/input.ts';
import { requireOperator } from '#app/core/require.ts';
import type { OperatorScope, Scope } from '#app/core/scope.ts';
import { askApproval } from '#app/modules/approvals/ask-approval.server.ts';
import { endApproval } from '#app/modules/approvals/end-approval.server.ts';
import { useApproval } from '#app/modules/approvals/use-approval.server.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { constraintOf } from '#db/errors.ts';
import { ledgerJournals } from '#db/schema/ledger.ts';
import { ledgerCorrections } from '#db/schema/reconciliation.ts';
import { withRead, withTx } from '#db/tx.ts';
import { zAskCorrection, type AskCorrectionInput, type Correction } from './contract-statements.ts';
import { correctionApproval, correctionGround } from './ground.server.ts';
import { reverse } from './ledger/post.server.ts';

type Row = typeof ledgerCorrections.$inferSelect;
const chainOf = (row: Pick<Row, 'dealId'>, me: OperatorScope) => (row.dealId ? subjectChain(row.dealId) : `org:${me.orgId}` as const);

function resource(row: Row, me: OperatorScope): Correction {
  return {
    id: row.id, corrects: row.corrects, deal_id: row.dealId, reason: row.reason, state: row.confirmedAt ? 'confirmed' : row.rejectedAt ? 'rejected' : 'asked', journal_id: row.journalId,
    asked_at: row.askedAt.toISOString(), mine: row.askedBy === me.userId,
  };
}

/**
 * First of two operators: a journal was wrong and is to be taken back by its mirror image. Nothing is posted before another person has
 * confirmed it. Throws `not_found`, and `conflict` for a reversal, a journal that was taken back, or one whose correction was asked for.
 */
export async function askCorrection(deps: { db: Db }, scope: Scope, raw: AskCorrectionInput): Promise<Correction> {
  const me = requireOperator(scope, 'operator.ledger');
  const input = parseInput(zAskCorrection, raw);
  return withTx(deps.db, me, async (tx) => {
    const [journal] = await tx.select().from(ledgerJournals).where(eq(ledgerJournals.id, input.journal_id));
    if (!journal) throw new AppError('not_found', { journal: input.journal_id });
    const [taken] = await tx.select({ id: ledgerJournals.id }).from(ledgerJournals).where(eq(ledgerJournals.reverses, journal.id));
    if (journal.reverses || taken) throw new AppError('conflict', { journal: journal.id, reason: journal.reverses ? 'is_reversal' : 'already_reversed' });
    const [row] = await tx.insert(ledgerCorrections).values({ id: newId('correction'), corrects: journal.id, dealId: journal.dealId, reason: input.reason, askedBy: me.userId }).returning();
    await askApproval(tx, me, { ...correctionApproval(row!.id), dealId: row!.dealId, what: correctionGround(row!) });
    await audit(tx, me, { chain: chainOf(row!, me), action: 'correction.ask', subject: row!.id, data: { corrects: journal.id, reason: input.reason } });
    return resource(row!, me);
  }).catch((error: unknown) => {
    if (constraintOf(error) === 'ledger_corrections_open_key') throw new AppError('conflict', { journal: input.journal_id, reason: 'correction_asked' });
    throw error;
  });
}

async function lockOpen(tx: Tx, id: string): Promise<Row> {
  const [row] = await tx.select().from(ledgerCorrections).where(eq(ledgerCorrections.id, id)).for('update');
  if (!row) throw new AppError('not_found', { correction: id });
  if (row.confirmedAt || row.rejectedAt) throw new AppError('conflict', { correction: id, reason: 'already_decided' });
  return row;
}

/** Second of two operators: by that the counter-entry is posted. `same_person` for whoever asked; `conflict` when it would overdraw an account. */
export async function confirmCorrection(deps: { db: Db }, scope: Scope, id: string): Promise<Correction> {
  const me = requireOperator(scope, 'operator.ledger');
  return withTx(deps.db, me, async (tx) => {
    const row = await lockOpen(tx, id);
    await useApproval(tx, me, correctionApproval(id), correctionGround(row));
    const { journalId } = await reverse(tx, row.corrects, row.reason);
    const [done] = await tx.update(ledgerCorrections).set({ confirmedBy: me.userId, confirmedAt: sql`now()`, journalId }).where(eq(ledgerCorrections.id, id)).returning();
    await audit(tx, me, { chain: chainOf(row, me), action: 'correction.confirm', subject: id, data: { corrects: row.corrects, journal: journalId } });
    return resource(done!, me);
  });
}

/** An operator turns a correction away, or takes back their own; it can be asked for again. */
export async function rejectCorrection(deps: { db: Db }, scope: Scope, id: string): Promise<Correction> {
  const me = requireOperator(scope, 'operator.ledger');
  return withTx(deps.db, me, async (tx) => {
    const row = await lockOpen(tx, id);
    const [done] = await tx.update(ledgerCorrections).set({ rejectedBy: me.userId, rejectedAt: sql`now()` }).where(eq(ledgerCorrections.id, id)).returning();
    await endApproval(tx, me, correctionApproval(id), { decision: 'refused', reason: 'turned away' });
    await audit(tx, me, { chain: chainOf(row, me), action: 'correction.reject', subject: id });
    return resource(done!, me);
  });
}

/** Corrections that wait for the second person, oldest first. */
export async function listCorrections(deps: { db: Db }, scope: Scope): Promise<{ items: Correction[]; next_cursor: null }> {
  const me = requireOperator(scope, 'operator.ledger');
  const rows = await withRead(deps.db, me, (tx) => tx.select().from(ledgerCorrections).where(and(isNull(ledgerCorrections.confirmedAt), isNull(ledgerCorrections.rejectedAt))).orderBy(asc(ledgerCorrections.askedAt)).limit(200));
  return { items: rows.map((r) => resource(r, me)), next_cursor: null };
}
