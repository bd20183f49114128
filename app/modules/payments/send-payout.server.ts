import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import type { Currency } from '#app/core/money.ts';
import type { Scope } from '#app/core/scope.ts';
import { ProviderError } from '#app/platform/stripe/port.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { orgPayoutAccounts, orgs } from '#db/schema/orgs.ts';
import { paymentCommands, payouts } from '#db/schema/payments.ts';
import { withTx } from '#db/tx.ts';
import type { PayoutResource } from './contract.ts';
import { paymentsScope, type PaymentDeps } from './deps.ts';
import { executeCommand } from './execute-command.server.ts';
import { requireOperator } from '#app/core/require.ts';
import {
  chargebackOpen, insertCommand, lockDealRow, lockPayout, payoutResource, refundSums, setCommand, setPayout, settledPayments, type CommandRow, type DealRow, type PayoutRow,
} from './payment.store.server.ts';
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
      else await wait(tx, payout, 'awaiting_bank_payout');
    }
  });
}

/**
 * Sends a payout as far as it can go now: account of the payee, transfer, journal. What it waits for is written on the row.
 * May be called any number of times; the transfer happens once. Throws for database errors only.
 */
export async function sendPayout(deps: PaymentDeps, payoutId: string): Promise<PayoutOutcome> {
  const step = await withTx(deps.db, paymentsScope, (tx) => prepare(tx, payoutId));
  if ('outcome' in step) return step.outcome;
  let destination = step.destination;
  if (!destination && step.accountCommand) {
    const account = await executeCommand(deps, step.accountCommand);
    destination = account.state === 'done' ? await withTx(deps.db, paymentsScope, (tx) => accountOf(tx, step.payout.payeeOrgId)) : null;
  }
  if (!destination) return pause(deps, payoutId, 'payee_account_missing');
  // A command that may have been carried out is looked up, whatever the payee's account says today.
  if (step.command.attempts === 0) {
    try {
      const account = await deps.stripe.retrieveAccount(destination);
      if (!account.ready) return await pause(deps, payoutId, 'payee_account_not_ready');
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      return pause(deps, payoutId, 'provider_unavailable');
    }
  }
  await withTx(deps.db, paymentsScope, (tx) => freeze(tx, step.command.id, destination));
  const outcome = await executeCommand(deps, step.command.id);
  if (outcome.state === 'done') return { state: 'sent', code: null };
  if (outcome.state === 'refused') return { state: 'failed', code: outcome.code };
  return outcome.state === 'unknown' ? { state: 'unknown', code: outcome.code } : pause(deps, payoutId, outcome.code ?? 'provider_unavailable');
}

type Step = { outcome: PayoutOutcome } | { payout: PayoutRow; command: CommandRow; destination: string | null; accountCommand: string | null };

async function prepare(tx: Tx, payoutId: string): Promise<Step> {
  const [known] = await tx.select({ dealId: payouts.dealId }).from(payouts).where(eq(payouts.id, payoutId));
  if (!known) return { outcome: { state: 'failed', code: 'no_such_payout' } };
  const deal = await lockDealRow(tx, known.dealId);
  const payout = await lockPayout(tx, payoutId);
  if (payout.state === 'sent') return { outcome: { state: 'sent', code: null } };
  if (payout.state === 'failed') return { outcome: { state: 'failed', code: payout.lastError } };
  // A dispute freezes what has not begun to leave; what may have left already must still be found out.
  if (payout.state === 'pending' && (deal.disputed || await chargebackOpen(tx, deal.id))) return { outcome: await wait(tx, payout, 'dispute_open') };
  const command = await planTransfer(tx, deal, payout);
  if (!command) return { outcome: await wait(tx, payout, 'awaiting_bank_payout') };
  const destination = await accountOf(tx, payout.payeeOrgId);
  return { payout, command, destination, accountCommand: destination ? null : (await planAccount(tx, payout.payeeOrgId)).id };
}

async function accountOf(tx: Tx, orgId: string): Promise<string | null> {
  const [row] = await tx.select({ id: orgPayoutAccounts.providerAccountId }).from(orgPayoutAccounts).where(eq(orgPayoutAccounts.orgId, orgId));
  return row?.id ?? null;
}

/** Writes the command that opens an organisation's connected account, once. */
export async function planAccount(tx: Tx, orgId: string): Promise<CommandRow> {
  const [org] = await tx.select({ nameZh: orgs.nameZh, nameEn: orgs.nameEn }).from(orgs).where(eq(orgs.id, orgId));
  return insertCommand(tx, { id: newId('command'), key: commandKey.account(orgId), kind: 'account', subjectId: orgId, request: { orgId, name: org?.nameEn || org?.nameZh || orgId, round: 0 } });
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

async function freeze(tx: Tx, commandId: string, destination: string): Promise<void> {
  const [row] = await tx.select().from(paymentCommands).where(eq(paymentCommands.id, commandId)).for('update');
  const request = zTransferRequest.parse(row!.request);
  if (request.destination === null) await setCommand(tx, commandId, { request: { ...request, destination } });
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
 * transfer that was sent and came back is settled with the payee by bank: confirm-bank-payout).
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
