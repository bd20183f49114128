import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { newId } from '#app/core/ids.ts';
import { subjectChain, type MoneySubject } from '#app/core/money-subject.ts';
import type { Currency } from '#app/core/money.ts';
import type { Scope } from '#app/core/scope.ts';
import { openClaims, settle } from '#app/modules/obligations/obligation.store.server.ts';
import { codeOfRelease, outstandingOn } from '#app/modules/obligations/rules.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { paymentCommands, payouts } from '#db/schema/payments.ts';
import { asPlatform, dbNow, scopeOf } from '#db/tx.ts';
import { standingOrder } from './bank-order.store.server.ts';
import { paymentsScope } from './deps.ts';
import { debtSetOff, transferSent } from './ledger/facts.ts';
import { release, reserve } from './ledger/pending.server.ts';
import { post } from './ledger/post.server.ts';
import { debtOf, insertCommand, lockSubject, lockPayout, outstanding, refundSums, setCommand, setPayout, settledPayments, transferCommandOf, type CommandRow, type PayoutRow } from './payment.store.server.ts';
import { commandKey, pendingKey, zTransferRequest, type TransferRequest } from './requests.ts';

/** A share of what was released that leaves to a payee. */
export interface TransferAsk { payeeOrgId: string; role: PayoutRow['role']; amount: number }

/**
 * Asks for transfers to the payees of a release (named `release`), inside the caller's transaction, after it was posted: one payout row each, what a
 * payee owes set off first, and for what remains the command, its journal under way (the payable is kept for it) and the outbox row that
 * carries it out. A deal whose money came by bank waits for two operators instead. Repeatable: a payee that has its row gets no second.
 */
export async function requestTransfersInTx(tx: Tx, scope: Scope, ask: { dealId: string; currency: Currency; release: string; payees: readonly TransferAsk[] }): Promise<{ payoutIds: string[] }> {
  return asPlatform(tx, scope, 'plan the transfers of released money', async () => {
    const deal = await lockSubject(tx, ask.dealId);
    for (const payee of ask.payees) {
      await tx.insert(payouts).values({ id: newId('payout'), dealId: deal.id, payeeOrgId: payee.payeeOrgId, role: payee.role, release: ask.release, currency: ask.currency, amount: payee.amount }).onConflictDoNothing();
    }
    return { payoutIds: await planPayouts(tx, deal) };
  });
}

/** Plans every payout of the deal that has not left yet. Call under the deal's lock. */
export async function planPayouts(tx: Tx, deal: MoneySubject): Promise<string[]> {
  const rows = await tx.select().from(payouts).where(and(eq(payouts.dealId, deal.id), inArray(payouts.state, ['pending', 'unknown']))).orderBy(asc(payouts.createdAt), asc(payouts.role), asc(payouts.release));
  for (const row of rows) {
    const { payout, command } = await planTransfer(tx, row);
    if (command) await emit(tx, 'payout.requested', { payoutId: payout.id, commandId: command.id, dealId: deal.id }, { key: payout.id });
    else if (payout.state !== 'sent') await setPayout(tx, payout.id, { lastError: await bankStep(tx, payout.id) });
  }
  return rows.map((r) => r.id);
}

/** It was tried with an account named: it may have left, and goes to that account or nowhere. */
export function isOnItsWay(command: CommandRow): boolean {
  return command.attempts > 0 && zTransferRequest.parse(command.request).destination !== null;
}

/** What a payout by bank waits for: the transfer itself, or the second person who confirms it. */
export async function bankStep(tx: Tx, payoutId: string): Promise<string> {
  return (await standingOrder(tx, { payoutId })) ? 'awaiting_second_person' : 'awaiting_bank_payout';
}

/**
 * Deducts what the payee owes from the payout by a journal, never silently; the audit trail of the deal says so. A payout that is wholly set
 * off has left. Gives the payout as it stands now. Call under the locks of deal and payout.
 */
export async function collectDebt(tx: Tx, payout: PayoutRow): Promise<PayoutRow> {
  const amount = Math.min(await debtOf(tx, payout.payeeOrgId, payout.currency), outstanding(payout));
  if (amount <= 0) return payout;
  const money = { currency: payout.currency as Currency, amount };
  const now = await dbNow(tx);
  const { journalId } = await post(tx, { ...debtSetOff({ key: `${payout.id}:${payout.setOff + amount}`, orgId: payout.payeeOrgId, amount: money, dealId: payout.dealId }), occurredAt: now });
  let left = amount;
  for (const claim of await openClaims(tx, payout.payeeOrgId, payout.currency)) {
    const part = Math.min(left, outstandingOn(claim));
    await settle(tx, claim, { kind: 'set_off', journalId, amount: part, released: part });
    left -= part;
  }
  const next = { ...payout, setOff: payout.setOff + amount };
  const done = outstanding(next) === 0;
  await setPayout(tx, payout.id, { setOff: next.setOff, ...(done ? { state: 'sent', sentAt: now, lastError: null } : {}) });
  if (done) await emit(tx, 'payout.sent', { payoutId: payout.id, dealId: payout.dealId }, { key: payout.id });
  await audit(tx, scopeOf(tx) ?? paymentsScope, { chain: subjectChain(payout.dealId), action: 'payout.set_off', subject: payout.id, data: { payee: payout.payeeOrgId, ...money } });
  return done ? { ...next, state: 'sent' } : next;
}

/**
 * Writes the transfer command of what has still to leave of a payout, once, with its journal under way. `command` is null when the money of
 * the deal came by bank and has to leave by bank, and when nothing is left to send.
 */
export async function planTransfer(tx: Tx, before: PayoutRow): Promise<{ payout: PayoutRow; command: CommandRow | null }> {
  const known = await transferCommandOf(tx, before.id);
  if (known && (isOnItsWay(known) || known.state === 'done')) return { payout: before, command: known.state === 'done' ? null : known };
  // A recorded bank order names the sum: it is not changed under the hands of two people.
  if (await standingOrder(tx, { payoutId: before.id })) return { payout: before, command: null };
  const debt = Math.min(await debtOf(tx, before.payeeOrgId, before.currency), outstanding(before));
  // What the old sum had kept of the payable is given back first: the deduction comes out of it.
  if (known && debt > 0) await release(tx, holdOf(known));
  const payout = debt > 0 ? await collectDebt(tx, before) : before;
  if (known) return { payout, command: await resize(tx, known, payout) };
  if (outstanding(payout) === 0) return { payout, command: null };
  const source = await sourceOf(tx, payout);
  return { payout, command: source.rail === 'bank' ? null : await insertTransfer(tx, payout, { sourceCharge: source.chargeId, turn: 0 }) };
}

export const holdOf = (command: CommandRow) => pendingKey.transfer(command.id, zTransferRequest.parse(command.request).hold);

/** Writes a transfer command for what has still to leave, and puts its journal under way. */
export async function insertTransfer(tx: Tx, payout: PayoutRow, how: { sourceCharge: string | null; turn: number }): Promise<CommandRow> {
  const request: TransferRequest = {
    payoutId: payout.id, dealId: payout.dealId, payeeOrgId: payout.payeeOrgId, currency: payout.currency as Currency, amount: outstanding(payout), destination: null,
    sourceCharge: how.sourceCharge, round: 0, hold: 0,
  };
  const command = await insertCommand(tx, { id: newId('command'), key: commandKey.transfer(payout.id, how.turn), kind: 'transfer', dealId: payout.dealId, subjectId: payout.id, request });
  await keep(tx, command);
  return command;
}

/** Keeps the payable for a transfer that is under way. */
export async function keep(tx: Tx, command: CommandRow): Promise<void> {
  const r = zTransferRequest.parse(command.request);
  const fact = transferSent({ transferId: command.id, payeeOrgId: r.payeeOrgId, amount: { currency: r.currency, amount: r.amount }, dealId: r.dealId });
  await reserve(tx, { ...fact, key: holdOf(command), occurredAt: await dbNow(tx) });
}

/** A command that has not gone out stands for what is left after a set-off; wholly set off, it is refused. */
async function resize(tx: Tx, command: CommandRow, payout: PayoutRow): Promise<CommandRow | null> {
  const request = zTransferRequest.parse(command.request);
  const amount = outstanding(payout);
  if (amount === request.amount || command.state === 'refused') return command;
  if (amount === 0) {
    await setCommand(tx, command.id, { state: 'refused', lastError: 'set_off' });
    return null;
  }
  // Another sum is another request to the provider: a round of its own.
  const next = { ...request, amount, hold: request.hold + 1, round: request.round + 1 };
  await setCommand(tx, command.id, { request: next });
  await keep(tx, { ...command, request: next });
  return { ...command, request: next };
}

/**
 * The rail on which an obligation's payouts leave: the card rail when what came in for it over that one covers them all. One charge that covers
 * them is named as their source: then they need not wait until it is available.
 */
export async function sourceOf(tx: Tx, payout: Pick<PayoutRow, 'dealId' | 'release' | 'currency'>): Promise<{ rail: 'stripe' | 'bank'; chargeId: string | null }> {
  const code = codeOfRelease(payout.release);
  const paid = (await settledPayments(tx, payout.dealId)).filter((p) => p.currency === payout.currency && p.milestone === code);
  const sums = await refundSums(tx, paid.map((p) => p.id));
  const rest = (p: (typeof paid)[number]) => p.amount - p.lost - (sums.get(p.id)?.promised ?? 0);
  const [due] = await tx.select({ amount: sql<string>`coalesce(sum(${payouts.amount} - ${payouts.setOff}), 0)` }).from(payouts)
    .where(and(eq(payouts.dealId, payout.dealId), sql`split_part(${payouts.release}, ':', 1) = ${code}`));
  const needed = Number(due!.amount);
  const byCard = paid.filter((p) => p.rail === 'stripe');
  const covering = byCard.find((p) => rest(p) >= needed && p.chargeId);
  if (covering) return { rail: 'stripe', chargeId: covering.chargeId };
  const covered = byCard.reduce((sum, p) => sum + rest(p), 0) >= needed;
  return { rail: covered || byCard.length === paid.length ? 'stripe' : 'bank', chargeId: null };
}

/** A transfer came back, wholly or in part: what came back is sent again under a command of its own. */
export async function planAgain(tx: Tx, payoutId: string): Promise<CommandRow> {
  const payout = await lockPayout(tx, payoutId);
  const [{ n }] = await tx.select({ n: sql<number>`count(*)::int` }).from(paymentCommands).where(and(eq(paymentCommands.kind, 'transfer'), eq(paymentCommands.subjectId, payoutId))) as [{ n: number }];
  return insertTransfer(tx, payout, { sourceCharge: null, turn: n });
}
