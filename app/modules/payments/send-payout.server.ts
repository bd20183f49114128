import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import type { Currency } from '#app/core/money.ts';
import type { Scope } from '#app/core/scope.ts';
import { ProviderError } from '#app/platform/stripe/port.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { orgs } from '#db/schema/orgs.ts';
import { paymentCommands, payouts } from '#db/schema/payments.ts';
import { withTx } from '#db/tx.ts';
import { standingOrder } from './bank-order.store.server.ts';
import type { PayoutResource } from './contract.ts';
import { paymentsScope, type PaymentDeps } from './deps.ts';
import { executeCommand } from './execute-command.server.ts';
import { requireOperator } from '#app/core/require.ts';
import { noteAccount } from './note-account.server.ts';
import {
  chargebackOpen, insertCommand, lockDealRow, lockPayout, payoutResource, refundSums, setCommand, setPayout, settledPayments, type CommandRow, type DealRow, type PayoutRow,
} from './payment.store.server.ts';
import { payeeAccount } from './payout-cooling.server.ts';
import { commandKey, zTransferRequest, type TransferRequest } from './requests.ts';

/** How a payout stands. `waiting`: nothing is wrong, something has to happen first; `code` says what. */
export interface PayoutOutcome { state: 'sent' | 'waiting' | 'unknown' | 'failed'; code: string | null }

/**
 * A deal was released: plans every payout of it. Over the card rail each gets its transfer command and an outbox row of its
 * own, so that one payee who is not ready holds up nobody; over the bank rail it waits for an operator. Repeatable.
 */
export async function releasePayouts(deps: { db: Db }, dealId: string): Promise<void> {
  await withTx(deps.db, paymentsScope, async (tx) => {
    const deal = await lockDealRow(tx, dealId);
    const rows = await tx.select().from(payouts).where(and(eq(payouts.dealId, dealId), inArray(payouts.state, ['pending', 'unknown']))).orderBy(asc(payouts.role));
    for (const payout of rows) {
      const command = await planTransfer(tx, deal, payout);
      if (command) await emit(tx, 'payout.requested', { payoutId: payout.id, commandId: command.id, dealId }, { key: payout.id });
      else await wait(tx, payout, await bankStep(tx, payout.id));
    }
  });
}

/**
 * Sends a payout as far as it can go now: account of the payee, transfer, journal. What it waits for is written on the row.
 * May be called any number of times; the transfer happens once. Throws for database errors only.
 */
export async function sendPayout(deps: PaymentDeps, payoutId: string): Promise<PayoutOutcome> {
  const step = await withTx(deps.db, paymentsScope, (tx) => prepare(deps, tx, payoutId));
  if ('outcome' in step) return step.outcome;
  let destination = step.destination;
  if (!destination && step.accountCommand) {
    const account = await executeCommand(deps, step.accountCommand);
    destination = account.state === 'done' ? await withTx(deps.db, paymentsScope, async (tx) => (await payeeAccount(tx, step.payout.payeeOrgId, deps.clock.now()))?.id ?? null) : null;
  }
  if (!destination) return pause(deps, payoutId, 'payee_account_missing');
  // A command that may have been carried out is looked up, whatever the payee's account says today.
  if (!isOnItsWay(step.command)) {
    try {
      const account = await deps.stripe.retrieveAccount(destination);
      // The news of another bank account may be late; what the provider says now counts.
      await noteAccount(deps, account);
      if (!account.ready) return await pause(deps, payoutId, 'payee_account_not_ready');
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      return pause(deps, payoutId, 'provider_unavailable');
    }
  }
  const held = await withTx(deps.db, paymentsScope, (tx) => freeze(deps, tx, step, destination));
  if (held) return pause(deps, payoutId, held);
  const outcome = await executeCommand(deps, step.command.id);
  if (outcome.state === 'done') return { state: 'sent', code: null };
  if (outcome.state === 'refused') return { state: 'failed', code: outcome.code };
  return outcome.state === 'unknown' ? { state: 'unknown', code: outcome.code } : pause(deps, payoutId, outcome.code ?? 'provider_unavailable');
}

type Step = { outcome: PayoutOutcome } | { payout: PayoutRow; command: CommandRow; destination: string | null; accountCommand: string | null };

async function prepare(deps: PaymentDeps, tx: Tx, payoutId: string): Promise<Step> {
  const [known] = await tx.select({ dealId: payouts.dealId }).from(payouts).where(eq(payouts.id, payoutId));
  if (!known) return { outcome: { state: 'failed', code: 'no_such_payout' } };
  const deal = await lockDealRow(tx, known.dealId);
  const payout = await lockPayout(tx, payoutId);
  if (payout.state === 'sent') return { outcome: { state: 'sent', code: null } };
  if (payout.state === 'failed') return { outcome: { state: 'failed', code: payout.lastError } };
  // A dispute freezes what has not begun to leave; what may have left already must still be found out.
  if (payout.state === 'pending' && (deal.disputed || await chargebackOpen(tx, deal.id))) return { outcome: await wait(tx, payout, 'dispute_open') };
  const command = await planTransfer(tx, deal, payout);
  if (!command) return { outcome: await wait(tx, payout, await bankStep(tx, payoutId)) };
  const account = await payeeAccount(tx, payout.payeeOrgId, deps.clock.now());
  // A changed account cools off; what may have left before the change must still be found out.
  if (account?.coolsUntil && !isOnItsWay(command)) return { outcome: await wait(tx, payout, 'account_cooling') };
  return { payout, command, destination: account?.id ?? null, accountCommand: account ? null : (await planAccount(tx, payout.payeeOrgId)).id };
}

/** It was tried with an account named: it may have left, and goes to that account or nowhere. */
function isOnItsWay(command: CommandRow): boolean {
  return command.attempts > 0 && zTransferRequest.parse(command.request).destination !== null;
}

/** What a payout by bank waits for: the transfer itself, or the second person who confirms it. */
async function bankStep(tx: Tx, payoutId: string): Promise<string> {
  return (await standingOrder(tx, { payoutId })) ? 'awaiting_second_person' : 'awaiting_bank_payout';
}

/** Writes the command that opens an organisation's connected account, once; `change` numbers the accounts that are to replace the first. */
export async function planAccount(tx: Tx, orgId: string, change = 0): Promise<CommandRow> {
  const [org] = await tx.select({ nameZh: orgs.nameZh, nameEn: orgs.nameEn }).from(orgs).where(eq(orgs.id, orgId));
  return insertCommand(tx, { id: newId('command'), key: commandKey.account(orgId, change), kind: 'account', subjectId: orgId, request: { orgId, name: org?.nameEn || org?.nameZh || orgId, change, round: 0 } });
}

/** Writes the transfer command of a payout, once; null when the money of the deal came by bank and has to leave by bank. */
async function planTransfer(tx: Tx, deal: DealRow, payout: PayoutRow): Promise<CommandRow | null> {
  const key = commandKey.transfer(payout.id);
  const [known] = await tx.select().from(paymentCommands).where(eq(paymentCommands.key, key));
  if (known) return known;
  const source = await sourceOf(tx, deal.id, payout.currency);
  if (source.rail === 'bank') return null;
  const request: TransferRequest = {
    payoutId: payout.id, dealId: deal.id, payeeOrgId: payout.payeeOrgId, currency: payout.currency as Currency, amount: payout.amount, destination: null,
    sourceCharge: source.chargeId, round: 0,
  };
  return insertCommand(tx, { id: newId('command'), key, kind: 'transfer', dealId: deal.id, subjectId: payout.id, request });
}

/**
 * The rail on which the deal's payouts leave: the card rail when what came in over it covers them all. One charge that covers
 * them is named as their source: then they need not wait until it is available.
 */
async function sourceOf(tx: Tx, dealId: string, currency: string): Promise<{ rail: 'stripe' | 'bank'; chargeId: string | null }> {
  const paid = (await settledPayments(tx, dealId)).filter((p) => p.currency === currency);
  const sums = await refundSums(tx, paid.map((p) => p.id));
  const rest = (p: (typeof paid)[number]) => p.amount - (sums.get(p.id)?.promised ?? 0);
  const [due] = await tx.select({ amount: sql<string>`coalesce(sum(${payouts.amount}), 0)` }).from(payouts).where(eq(payouts.dealId, dealId));
  const needed = Number(due!.amount);
  const byCard = paid.filter((p) => p.rail === 'stripe');
  const covering = byCard.find((p) => rest(p) >= needed && p.chargeId);
  if (covering) return { rail: 'stripe', chargeId: covering.chargeId };
  const covered = byCard.reduce((sum, p) => sum + rest(p), 0) >= needed;
  return { rail: covered || byCard.length === paid.length ? 'stripe' : 'bank', chargeId: null };
}

/**
 * Names the account in the command, for good, if it still is the payee's and does not cool off: it may have been changed since it was
 * read. Gives the code of what the payout waits for then. A command that may have gone out keeps its first destination.
 */
async function freeze(deps: PaymentDeps, tx: Tx, step: { payout: PayoutRow; command: CommandRow }, destination: string): Promise<string | null> {
  await lockDealRow(tx, step.payout.dealId);
  const account = await payeeAccount(tx, step.payout.payeeOrgId, deps.clock.now());
  const [row] = await tx.select().from(paymentCommands).where(eq(paymentCommands.id, step.command.id)).for('update');
  const request = zTransferRequest.parse(row!.request);
  if (isOnItsWay(row!)) return null;
  if (account?.coolsUntil || account?.id !== destination) return 'account_cooling';
  await setCommand(tx, step.command.id, { request: { ...request, destination } });
  return null;
}

async function wait(tx: Tx, payout: PayoutRow, code: string): Promise<PayoutOutcome> {
  // Stamped even when nothing changed: the sweep turns to those it has not looked at for longest.
  await setPayout(tx, payout.id, { lastError: code });
  return { state: 'waiting', code };
}

async function pause(deps: PaymentDeps, payoutId: string, code: string): Promise<PayoutOutcome> {
  return withTx(deps.db, paymentsScope, async (tx) => {
    const payout = await lockPayout(tx, payoutId);
    return payout.state === 'sent' ? { state: 'sent', code: null } : wait(tx, payout, code);
  });
}

/**
 * An operator lets a payout that the provider refused be tried again under a new key. Throws `conflict` unless it was refused (a
 * transfer that was sent and came back is settled with the payee by bank: record-bank-order).
 */
export async function retryPayout(deps: { db: Db }, scope: Scope, payoutId: string): Promise<PayoutResource> {
  const operator = requireOperator(scope, 'operator.ledger');
  return withTx(deps.db, operator, async (tx) => {
    const [known] = await tx.select({ dealId: payouts.dealId }).from(payouts).where(eq(payouts.id, payoutId));
    if (!known) throw new AppError('not_found', { payout: payoutId });
    await lockDealRow(tx, known.dealId);
    const payout = await lockPayout(tx, payoutId);
    const [command] = await tx.select().from(paymentCommands).where(eq(paymentCommands.key, commandKey.transfer(payoutId))).for('update');
    if (payout.state !== 'failed' || command?.state !== 'refused') throw new AppError('conflict', { payout: payoutId, state: payout.state });
    const request = zTransferRequest.parse(command.request);
    await setCommand(tx, command.id, { state: 'pending', lastError: null, request: { ...request, destination: null, round: request.round + 1 } });
    await setPayout(tx, payoutId, { state: 'pending', lastError: null });
    await emit(tx, 'payout.requested', { payoutId, commandId: command.id, dealId: known.dealId }, { key: `${payoutId}:r${request.round + 1}` });
    await audit(tx, operator, { chain: `deal:${known.dealId}`, action: 'payout.retry', subject: payoutId });
    return payoutResource((await tx.select().from(payouts).where(eq(payouts.id, payoutId)))[0]!);
  });
}
