import { eq } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { subjectChain } from '#app/core/money-subject.ts';
import { newId } from '#app/core/ids.ts';
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
import { chargebackOpen, insertCommand, lockSubject, lockPayout, outstanding, payoutResource, setCommand, setPayout, transferCommandOf, type CommandRow, type PayoutRow } from './payment.store.server.ts';
import { payeeAccount } from './payout-cooling.server.ts';
import { bankStep, isOnItsWay, keep, planAgain, planPayouts, planTransfer } from './plan-transfers.server.ts';
import { commandKey, zTransferRequest } from './requests.ts';

/** How a payout stands. `waiting`: nothing is wrong, something has to happen first; `code` says what. */
export interface PayoutOutcome { state: 'sent' | 'waiting' | 'unknown' | 'failed'; code: string | null }

/**
 * A deal was released (`deal.released`, told by deals before they asked for transfers themselves): plans every payout of it. Each has an
 * outbox row of its own, so that one payee who is not ready holds up nobody. Repeatable.
 */
export async function releasePayouts(deps: { db: Db }, dealId: string): Promise<void> {
  await withTx(deps.db, paymentsScope, async (tx) => { await planPayouts(tx, await lockSubject(tx, dealId)); });
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
      if (!account.ready || account.bank === null) return await pause(deps, payoutId, 'payee_account_not_ready');
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
  const deal = await lockSubject(tx, known.dealId);
  const before = await lockPayout(tx, payoutId);
  if (before.state === 'sent') return { outcome: { state: 'sent', code: null } };
  if (before.state === 'failed') return { outcome: { state: 'failed', code: before.lastError } };
  // A dispute freezes what has not begun to leave; what may have left already must still be found out.
  if (before.state === 'pending' && (deal.disputed || await chargebackOpen(tx, deal.id))) return { outcome: await wait(tx, before, 'dispute_open') };
  const { payout, command } = await planTransfer(tx, before);
  if (payout.state === 'sent') return { outcome: { state: 'sent', code: null } };
  if (!command) return { outcome: await wait(tx, payout, await bankStep(tx, payoutId)) };
  const account = await payeeAccount(tx, payout.payeeOrgId, deps.clock.now());
  // A changed account cools off; what may have left before the change must still be found out.
  if (account?.coolsUntil && !isOnItsWay(command)) return { outcome: await wait(tx, payout, 'account_cooling') };
  // From before marks: the sweep looks what bank account it is (mark-accounts), and until then nobody could tell a change.
  if (account?.unmarked && !isOnItsWay(command)) return { outcome: await wait(tx, payout, 'account_unmarked') };
  return { payout, command, destination: account?.id ?? null, accountCommand: account ? null : (await planAccount(tx, payout.payeeOrgId)).id };
}

/** Writes the command that opens an organisation's connected account, once; `change` numbers the accounts that are to replace the first. */
export async function planAccount(tx: Tx, orgId: string, change = 0): Promise<CommandRow> {
  const [org] = await tx.select({ nameZh: orgs.nameZh, nameEn: orgs.nameEn }).from(orgs).where(eq(orgs.id, orgId));
  return insertCommand(tx, { id: newId('command'), key: commandKey.account(orgId, change), kind: 'account', subjectId: orgId, request: { orgId, name: org?.nameEn || org?.nameZh || orgId, change, round: 0 } });
}

/**
 * Names the account in the command, for good, if it still is the payee's and does not cool off, and if nobody disputes the money: all of
 * that may have changed while the account was read. Gives the code of what the payout waits for then. A command that may have gone out keeps its first destination.
 */
async function freeze(deps: PaymentDeps, tx: Tx, step: { payout: PayoutRow; command: CommandRow }, destination: string): Promise<string | null> {
  const deal = await lockSubject(tx, step.payout.dealId);
  const account = await payeeAccount(tx, step.payout.payeeOrgId, deps.clock.now());
  const [row] = await tx.select().from(paymentCommands).where(eq(paymentCommands.id, step.command.id)).for('update');
  const request = zTransferRequest.parse(row!.request);
  // `pending`: nothing was done at the provider, also where an attempt named an account.
  if (row!.state === 'pending' && (deal.disputed || await chargebackOpen(tx, deal.id))) return 'dispute_open';
  if (isOnItsWay(row!)) return null;
  if (account?.coolsUntil || account?.id !== destination) return 'account_cooling';
  if (account.unmarked) return 'account_unmarked';
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
 * An operator lets a payout go out again: one that the provider refused under a new key, one whose transfer came back (wholly or in part)
 * under a command of its own for what came back. Throws `conflict` for any other.
 */
export async function retryPayout(deps: { db: Db }, scope: Scope, payoutId: string): Promise<PayoutResource> {
  const operator = requireOperator(scope, 'operator.ledger');
  return withTx(deps.db, operator, async (tx) => {
    const [known] = await tx.select({ dealId: payouts.dealId }).from(payouts).where(eq(payouts.id, payoutId));
    if (!known) throw new AppError('not_found', { payout: payoutId });
    await lockSubject(tx, known.dealId);
    const payout = await lockPayout(tx, payoutId);
    const command = await transferCommandOf(tx, payoutId);
    const again = payout.state === 'failed' && !(await standingOrder(tx, { payoutId })) && (command?.state === 'refused' || (command?.state === 'done' && outstanding(payout) > 0));
    if (!again) throw new AppError('conflict', { payout: payoutId, state: payout.state });
    const next = command.state === 'refused' ? await anew(tx, command, outstanding(payout)) : await planAgain(tx, payoutId);
    const { round } = zTransferRequest.parse(next.request);
    await setPayout(tx, payoutId, { state: 'pending', lastError: null });
    await emit(tx, 'payout.requested', { payoutId, commandId: next.id, dealId: known.dealId }, { key: `${next.id}:r${round}` });
    await audit(tx, operator, { chain: subjectChain(known.dealId), action: 'payout.retry', subject: payoutId });
    return payoutResource((await tx.select().from(payouts).where(eq(payouts.id, payoutId)))[0]!);
  });
}

/** A refused command is asked again in another round; the payable it had kept was given back, and is kept anew. */
async function anew(tx: Tx, command: CommandRow, amount: number): Promise<CommandRow> {
  const request = zTransferRequest.parse(command.request);
  const next = { ...command, request: { ...request, amount, destination: null, round: request.round + 1, hold: request.hold + 1 } };
  await setCommand(tx, command.id, { state: 'pending', lastError: null, request: next.request });
  await keep(tx, next);
  return next;
}
