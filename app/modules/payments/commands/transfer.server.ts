import type { ProviderTransfer } from '#app/platform/stripe/port.ts';
import { lockSubject, lockPayout, setPayout, type CommandRow } from '../payment.store.server.ts';
import { recordTransfer, transferDoubt } from '../record-transfer.server.ts';
import { release } from '../ledger/pending.server.ts';
import { pendingKey, zTransferRequest } from '../requests.ts';
import { DONE, type CommandKind } from './kind.ts';

const read = (command: CommandRow) => zTransferRequest.parse(command.request);

/** Refusals that pass: money not settled yet, a payee still completing its account, a provider that locks the object for a moment. */
const PASSING = new Set(['balance_insufficient', 'insufficient_capabilities_for_transfer', 'lock_timeout']);

/** Sends a payee its share of a released milestone. */
export const transferCommand: CommandKind<ProviderTransfer> = {
  waitsFor: (command) => (read(command).destination === null ? 'payee_account_missing' : null),
  async find(deps, command) {
    const found = await deps.stripe.findTransfers(read(command).dealId);
    return found.find((t) => t.metadata.payout === command.subjectId && t.metadata.command === command.id) ?? null;
  },
  async send(deps, command, key) {
    const r = read(command);
    return deps.stripe.createTransfer({
      key, amount: { currency: r.currency, amount: r.amount }, destination: r.destination!, transferGroup: r.dealId,
      ...(r.sourceCharge ? { sourceCharge: r.sourceCharge } : {}), metadata: { payout: r.payoutId, deal: r.dealId, command: command.id },
    });
  },
  idOf: (result) => result.id,
  doubt: (command, result) => transferDoubt(read(command), result),
  async record(tx, _deps, command, result) {
    await recordTransfer(tx, { payoutId: command.subjectId, dealId: read(command).dealId, pending: pendingKey.transfer(command.id, read(command).hold) }, result);
    return DONE;
  },
  passes: (code) => PASSING.has(code),
  async lock(tx, command) {
    await lockSubject(tx, read(command).dealId);
    await lockPayout(tx, command.subjectId);
  },
  async refused(tx, command, code) {
    // What was kept for it is owed as before; an operator lets it go out again (retryPayout) or pays by bank.
    await release(tx, pendingKey.transfer(command.id, read(command).hold));
    await setPayout(tx, command.subjectId, { state: 'failed', lastError: code });
  },
  async unknown(tx, command) {
    const payout = await lockPayout(tx, command.subjectId);
    if (payout.state === 'pending') await setPayout(tx, payout.id, { state: 'unknown', lastError: 'unknown_outcome' });
  },
};
