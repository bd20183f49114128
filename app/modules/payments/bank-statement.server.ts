import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { AppError, fieldError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { parseInput } from '#app/core/input.ts';
import type { Currency } from '#app/core/money.ts';
import { requireOperator } from '#app/core/require.ts';
import type { OperatorScope, Scope } from '#app/core/scope.ts';
import type { FileStore } from '#app/platform/files.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { orgs } from '#db/schema/orgs.ts';
import { bankOrders, paymentCommands, payments, payouts } from '#db/schema/payments.ts';
import { files } from '#db/schema/platform.ts';
import { bankStatementLines, bankStatements } from '#db/schema/reconciliation.ts';
import { readWhole } from '#app/platform/uploads/whole.ts';
import { withRead, withTx } from '#db/tx.ts';
import { bankKey } from './bank-serial.ts';
import { confirmBankReceipt } from './confirm-bank-receipt.server.ts';
import { STATEMENT_MAX_BYTES, zAssignLine, zStatementUpload, type AssignLineInput, type BankLine, type StatementUploadInput, type StoredStatement } from './contract-statements.ts';
import { recordBankReceipt } from './record-bank-receipt.server.ts';
import { parseCamt } from './statements/camt.ts';
import { decodeStatement, parseCsv } from './statements/csv.ts';
import { matchLine, type Expected } from './statements/match.ts';
import { statementError, type ParsedStatement } from './statements/statement.ts';

type Deps = { db: Db; files: FileStore };
type LineRow = typeof bankStatementLines.$inferSelect;

function parseBytes(bytes: Buffer, currency: Currency): ParsedStatement {
  if (bytes.length === 0) throw statementError('empty');
  // A PDF, a zip (also of a workbook) or an old workbook.
  if (/^(?:%PDF|PK|\xd0\xcf)/.test(bytes.subarray(0, 4).toString('latin1'))) throw new AppError('unsupported_media', { reason: 'not_a_table' }, [{ path: 'file', code: 'not_a_table' }]);
  const text = decodeStatement(bytes);
  return /^\ufeff?\s*</.test(text) ? parseCamt(text, currency) : parseCsv(text, currency);
}

/**
 * An operator hands in a statement of the supervised account: camt.053, or a table as the bank exports it (UTF-8 or GB18030). Kept as a file, read
 * whole or not at all, each movement once per bank, account and serial: handing it in again changes nothing. Throws `payload_too_large` (10 MB),
 * `unsupported_media`, `bad_file`, and `validation` with a field per row that cannot be read (another currency, no number, no amount, no day).
 */
export async function uploadStatement(deps: Deps, scope: Scope, raw: StatementUploadInput, input: { fileName: string; bytes: AsyncIterable<Uint8Array> }): Promise<StoredStatement> {
  const operator = requireOperator(scope, 'operator.ledger');
  const about = parseInput(zStatementUpload, raw);
  const bytes = Buffer.from((await readWhole(input.bytes, STATEMENT_MAX_BYTES)).buffer);
  const parsed = parseBytes(bytes, about.currency);
  const accountNo = parsed.accountNo ?? about.account_no;
  if (parsed.accountNo && about.account_no && parsed.accountNo !== about.account_no) throw fieldError('account_no', 'differs_from_file');
  if (!accountNo) throw fieldError('account_no', 'required');
  const stored = await deps.files.put((async function* () { yield bytes; })(), { maxBytes: STATEMENT_MAX_BYTES });
  const bank = bankKey(about.bank_name, 'x').bank;
  return withTx(deps.db, operator, async (tx) => {
    const [fileId, id] = [newId('file'), newId('statement')];
    const mime = parsed.format === 'csv' ? 'text/csv' : 'application/xml';
    await tx.insert(files).values({ id: fileId, orgId: operator.orgId, name: input.fileName.slice(0, 200), mime, size: stored.size, sha256: stored.sha256, key: stored.key, createdBy: operator.userId });
    const known = new Set<string>();
    for (let i = 0; i < parsed.lines.length; i += 1_000) {
      const serials = parsed.lines.slice(i, i + 1_000).map((l) => bankKey(bank, l.serial).serial);
      for (const row of await tx.select({ serial: bankStatementLines.serial }).from(bankStatementLines).where(and(eq(bankStatementLines.bankName, bank), eq(bankStatementLines.accountNo, accountNo), inArray(bankStatementLines.serial, serials)))) known.add(row.serial);
    }
    const fresh = parsed.lines.filter((l) => !known.has(bankKey(bank, l.serial).serial));
    await tx.insert(bankStatements).values({ id, fileId, format: parsed.format, bankName: bank, accountNo, currency: about.currency, lines: parsed.lines.length, fresh: fresh.length, uploadedBy: operator.userId });
    for (let i = 0; i < fresh.length; i += 1_000) {
      await tx.insert(bankStatementLines).values(fresh.slice(i, i + 1_000).map((l) => ({
        id: newId('statementLine'), statementId: id, row: l.row, bankName: bank, accountNo, serial: bankKey(bank, l.serial).serial, bookedOn: l.bookedOn, direction: l.direction, currency: l.currency, amount: l.amount,
        balanceAfter: l.balanceAfter, partyName: l.partyName, partyAccount: l.partyAccount, remark: l.remark,
      }))).onConflictDoNothing();
    }
    await audit(tx, operator, { chain: `org:${operator.orgId}`, action: 'statement.upload', subject: id, data: { file: fileId, sha256: stored.sha256, bank, lines: parsed.lines.length, fresh: fresh.length } });
    return { statement_id: id, format: parsed.format, lines: parsed.lines.length, fresh: fresh.length };
  });
}

/** What the bank may show: announced receipts, payouts and refunds that wait for a transfer or stand recorded. */
async function expectations(tx: Tx): Promise<Expected[]> {
  const receipts = await tx.select({ p: payments, zh: orgs.nameZh, en: orgs.nameEn }).from(payments).innerJoin(orgs, eq(orgs.id, payments.payerOrgId))
    .where(and(eq(payments.rail, 'bank'), eq(payments.status, 'pending'))).limit(2_000);
  const orders = await tx.select().from(bankOrders).where(isNull(bankOrders.rejectedAt)).orderBy(desc(bankOrders.recordedAt)).limit(5_000);
  const order = (id: string) => orders.find((o) => o.payoutId === id || o.commandId === id);
  const leaving = await tx.select({ p: payouts, zh: orgs.nameZh, en: orgs.nameEn }).from(payouts).innerJoin(orgs, eq(orgs.id, payouts.payeeOrgId)).where(inArray(payouts.state, ['pending', 'failed'])).limit(2_000);
  const refunds = await tx.select().from(paymentCommands).where(and(eq(paymentCommands.kind, 'refund'), eq(paymentCommands.state, 'pending'), sql`${paymentCommands.request}->>'rail' = 'bank'`)).limit(2_000);
  return [
    ...receipts.map(({ p, zh, en }): Expected => ({ kind: 'receipt', id: p.id, dealId: p.dealId, currency: p.currency, amount: p.amount, partyNames: [zh, en].filter(Boolean), serial: p.bankSerial })),
    ...leaving.map(({ p, zh, en }): Expected => ({ kind: 'payout', id: p.id, dealId: p.dealId, currency: p.currency, amount: p.amount - p.paid - p.setOff, partyNames: [zh, en].filter(Boolean), serial: order(p.id)?.bankSerial ?? null })),
    ...refunds.map((c): Expected => ({ kind: 'refund', id: c.id, dealId: c.dealId ?? '', currency: String(c.request.currency), amount: Number(c.request.amount), partyNames: [], serial: order(c.id)?.bankSerial ?? null })),
    ...orders.filter((o) => o.confirmedAt !== null).map((o): Expected => ({ kind: o.payoutId ? 'payout' : 'refund', id: (o.payoutId ?? o.commandId)!, dealId: o.dealId, currency: o.currency, amount: o.amount, partyNames: [], serial: o.bankSerial })),
  ];
}

function resource(row: LineRow, operator: OperatorScope, expected: readonly Expected[]): BankLine {
  const proposal = row.state === 'open' ? matchLine({ ...row, currency: row.currency as Currency }, expected) : null;
  return {
    id: row.id, bank_name: row.bankName, account_no: row.accountNo, serial: row.serial, booked_on: row.bookedOn, direction: row.direction, amount: { currency: row.currency as Currency, amount: row.amount },
    party_name: row.partyName, party_account: row.partyAccount, remark: row.remark, state: row.state, subject: row.paymentId ?? row.payoutId ?? row.commandId ?? null, purpose: row.purpose as BankLine['purpose'], mine: row.assignedBy === operator.userId,
    proposal: proposal ? { kind: proposal.kind, id: proposal.id, deal_id: proposal.dealId, by: proposal.by, problem: proposal.problem } : null,
  };
}

/** Lines that wait for one of two operators, oldest first, each with what it seems to be for. */
export async function listBankLines(deps: { db: Db }, scope: Scope): Promise<{ items: BankLine[]; confirmed: number }> {
  const operator = requireOperator(scope, 'operator.ledger');
  return withRead(deps.db, operator, async (tx) => {
    const rows = await tx.select().from(bankStatementLines).where(inArray(bankStatementLines.state, ['open', 'assigned'])).orderBy(asc(bankStatementLines.bookedOn), asc(bankStatementLines.id)).limit(200);
    const [done] = await tx.select({ n: sql<number>`count(*)::int` }).from(bankStatementLines).where(eq(bankStatementLines.state, 'confirmed'));
    const expected = rows.length ? await expectations(tx) : [];
    return { items: rows.map((r) => resource(r, operator, expected)), confirmed: done!.n };
  });
}

/** What the two of them type into a receipt, filled in from the line. */
const receiptOf = (row: LineRow) => ({ bank_name: row.bankName, serial: row.serial, amount: { currency: row.currency as Currency, amount: row.amount }, received_on: row.bookedOn });

async function readLine(deps: { db: Db }, operator: OperatorScope, id: string): Promise<LineRow> {
  const [row] = await withRead(deps.db, operator, (tx) => tx.select().from(bankStatementLines).where(eq(bankStatementLines.id, id)));
  if (!row) throw new AppError('not_found', { line: id });
  return row;
}

/**
 * First of two operators: says what a line is for. A receipt is recorded from the line in the same step, exactly as if it had been typed
 * (record-bank-receipt); a payout or refund must be one whose order stands under this number; else a purpose outside deals. Nothing is posted.
 * Throws `conflict` for a line that is assigned, or whose subject does not fit it, and what the record refuses.
 */
export async function assignLine(deps: { db: Db }, scope: Scope, lineId: string, raw: AssignLineInput): Promise<void> {
  const operator = requireOperator(scope, 'operator.ledger');
  const input = parseInput(zAssignLine, raw);
  const line = await readLine(deps, operator, lineId);
  if (line.state !== 'open') throw new AppError('conflict', { line: lineId, state: line.state });
  if (input.subject?.startsWith('pay_')) {
    if (line.direction !== 'in') throw new AppError('conflict', { line: lineId, reason: 'other_direction' });
    await recordBankReceipt(deps, operator, input.subject, receiptOf(line));
  }
  await withTx(deps.db, operator, async (tx) => {
    const target = input.subject ? await subjectOf(tx, line, input.subject) : { purpose: input.purpose! };
    const rows = await tx.update(bankStatementLines).set({ state: 'assigned', ...target, assignedBy: operator.userId, assignedAt: sql`now()` }).where(and(eq(bankStatementLines.id, lineId), eq(bankStatementLines.state, 'open'))).returning({ id: bankStatementLines.id });
    if (rows.length === 0) throw new AppError('conflict', { line: lineId, reason: 'assigned_meanwhile' });
    await audit(tx, operator, { chain: `org:${operator.orgId}`, action: 'statement_line.assign', subject: lineId, data: { ...target } });
  });
}

async function subjectOf(tx: Tx, line: LineRow, subject: string): Promise<{ paymentId: string } | { payoutId: string } | { commandId: string }> {
  if (subject.startsWith('pay_')) return { paymentId: subject };
  const payout = subject.startsWith('pyo_');
  const [order] = await tx.select().from(bankOrders).where(and(payout ? eq(bankOrders.payoutId, subject) : eq(bankOrders.commandId, subject), isNull(bankOrders.rejectedAt)));
  const fits = line.direction === 'out' && order && order.bankSerial === line.serial && order.amount === line.amount && order.currency === line.currency;
  if (!fits) throw new AppError('conflict', { line: line.id, reason: 'no_such_order' });
  return payout ? { payoutId: subject } : { commandId: subject };
}

/**
 * Second of two operators: confirms what the line was assigned to; a receipt counts by that (confirm-bank-receipt, which posts it). Throws
 * `same_person` for whoever assigned it, `conflict` for a line that is not assigned, or whose receipt or order was turned away since (it can be
 * opened again). The database refuses one person in both roles as well.
 */
export async function confirmLine(deps: { db: Db }, scope: Scope, lineId: string): Promise<void> {
  const operator = requireOperator(scope, 'operator.ledger');
  const line = await readLine(deps, operator, lineId);
  if (line.state !== 'assigned') throw new AppError('conflict', { line: lineId, state: line.state });
  if (line.assignedBy === operator.userId) throw new AppError('same_person', { reason: 'two_persons', first_step: 'assign_line' });
  if (line.paymentId) await countReceipt(deps, operator, line, line.paymentId);
  await withTx(deps.db, operator, async (tx) => {
    const subject = line.payoutId ?? line.commandId;
    if (subject) await subjectOf(tx, line, subject);
    const rows = await tx.update(bankStatementLines).set({ state: 'confirmed', confirmedBy: operator.userId, confirmedAt: sql`now()` })
      .where(and(eq(bankStatementLines.id, lineId), eq(bankStatementLines.state, 'assigned'), sql`(${bankStatementLines.paymentId}, ${bankStatementLines.payoutId}, ${bankStatementLines.commandId}, ${bankStatementLines.purpose}) is not distinct from (${line.paymentId}::text, ${line.payoutId}::text, ${line.commandId}::text, ${line.purpose}::text)`)).returning({ id: bankStatementLines.id });
    if (rows.length === 0) throw new AppError('conflict', { line: lineId, reason: 'assigned_meanwhile' });
    await audit(tx, operator, { chain: `org:${operator.orgId}`, action: 'statement_line.confirm', subject: lineId });
  });
}

/** Makes the receipt of a line count, or sees that it did under this very number: a line is not done with while its money counts nowhere. */
async function countReceipt(deps: { db: Db }, operator: OperatorScope, line: LineRow, paymentId: string): Promise<void> {
  const [payment] = await withRead(deps.db, operator, (tx) => tx.select({ status: payments.status, bank: payments.bankName, serial: payments.bankSerial }).from(payments).where(eq(payments.id, paymentId)));
  if (payment?.status === 'pending') {
    await confirmBankReceipt(deps, operator, paymentId, receiptOf(line));
    return;
  }
  const counted = (payment?.status === 'settled' || payment?.status === 'refunded') && payment.bank === line.bankName && payment.serial === line.serial;
  if (!counted) throw new AppError('conflict', { line: line.id, payment: paymentId, reason: 'not_received' });
}

/** An operator takes an assignment back before it is confirmed: the line waits anew. `conflict` for any other line. */
export async function reopenLine(deps: { db: Db }, scope: Scope, lineId: string): Promise<void> {
  const operator = requireOperator(scope, 'operator.ledger');
  await withTx(deps.db, operator, async (tx) => {
    const rows = await tx.update(bankStatementLines).set({ state: 'open', paymentId: null, payoutId: null, commandId: null, purpose: null, assignedBy: null, assignedAt: null })
      .where(and(eq(bankStatementLines.id, lineId), eq(bankStatementLines.state, 'assigned'))).returning({ id: bankStatementLines.id });
    if (rows.length === 0) throw new AppError('conflict', { line: lineId, reason: 'not_assigned' });
    await audit(tx, operator, { chain: `org:${operator.orgId}`, action: 'statement_line.reopen', subject: lineId });
  });
}
