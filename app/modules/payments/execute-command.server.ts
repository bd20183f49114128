import { eq, sql } from 'drizzle-orm';
import { ProviderError } from '#app/platform/stripe/port.ts';
import type { Tx } from '#db/client.ts';
import { paymentCommands, type CommandState } from '#db/schema/payments.ts';
import { withTx } from '#db/tx.ts';
import { accountCommand } from './commands/account.server.ts';
import { checkoutCommand } from './commands/checkout.server.ts';
import type { CommandKind } from './commands/kind.ts';
import { refundCommand } from './commands/refund.server.ts';
import { transferCommand } from './commands/transfer.server.ts';
import { paymentsScope, type PaymentDeps } from './deps.ts';
import { setCommand, type CommandRow } from './payment.store.server.ts';
import { providerKey } from './requests.ts';

/** How a command stands after an attempt. `pending`: nothing was done, try again later. `unknown`: it may have been done. `code` says why. */
export interface CommandOutcome { state: CommandState; code: string | null }

const KINDS = { checkout: checkoutCommand, account: accountCommand, transfer: transferCommand, refund: refundCommand } as const;

function kindOf(command: CommandRow): CommandKind<unknown> {
  const kind = (KINDS as Partial<Record<CommandRow['kind'], unknown>>)[command.kind];
  if (!kind) throw new Error(`no way to carry out a command of kind ${command.kind}`);
  return kind as CommandKind<unknown>;
}

/**
 * Carries a command out: the only place that changes anything at the provider. May be called any number of times and from
 * several processes at once. From the moment before the first call the row says `unknown`, so a process that dies half-way
 * leaves the truth behind; every later attempt first looks whether the provider did it, and only then repeats it, under the
 * same key (which the provider honours for 24 hours; after that the look alone decides). Throws for database errors only.
 */
export async function executeCommand(deps: PaymentDeps, commandId: string): Promise<CommandOutcome> {
  const begun = await withTx(deps.db, paymentsScope, (tx) => begin(deps, tx, commandId));
  if ('outcome' in begun) return begun.outcome;
  const { command, repeated } = begun;
  const kind = kindOf(command);
  let result: unknown;
  try {
    result = repeated ? await kind.find(deps, command) : null;
    result ??= await kind.send(deps, command, providerKey(command.key, roundOf(command)));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return withTx(deps.db, paymentsScope, (tx) => failed(tx, command, error));
  }
  const doubt = kind.doubt(command, result);
  if (doubt) return withTx(deps.db, paymentsScope, (tx) => close(tx, command, { state: 'unknown', code: doubt }));
  return withTx(deps.db, paymentsScope, async (tx) => {
    const outcome = await kind.record(tx, deps, command, result);
    await setCommand(tx, command.id, { state: outcome.state, providerId: kind.idOf(result), lastError: outcome.code });
    return outcome;
  });
}

type Begun = { outcome: CommandOutcome } | { command: CommandRow; repeated: boolean };

async function begin(deps: PaymentDeps, tx: Tx, commandId: string): Promise<Begun> {
  const [command] = await tx.select().from(paymentCommands).where(eq(paymentCommands.id, commandId)).for('update');
  if (!command) return { outcome: { state: 'refused', code: 'no_such_command' } };
  if (command.state === 'done' || command.state === 'refused') return { outcome: { state: command.state, code: command.lastError } };
  const waits = kindOf(command).waitsFor(command);
  if (waits) {
    if (command.lastError !== waits) await setCommand(tx, command.id, { lastError: waits });
    return { outcome: { state: 'pending', code: waits } };
  }
  const [marked] = await tx.update(paymentCommands).set({
    state: 'unknown', attempts: sql`${paymentCommands.attempts} + 1`, firstSentAt: sql`coalesce(${paymentCommands.firstSentAt}, ${deps.clock.now().toISOString()}::timestamptz)`,
    lastError: 'in_flight', updatedAt: sql`now()`,
  }).where(eq(paymentCommands.id, commandId)).returning();
  return { command: marked!, repeated: command.attempts > 0 };
}

function roundOf(command: CommandRow): number {
  return typeof command.request.round === 'number' ? command.request.round : 0;
}

/** Writes an outcome, unless another process finished the command meanwhile. */
async function close(tx: Tx, command: CommandRow, outcome: CommandOutcome, extra: Parameters<typeof setCommand>[2] = {}): Promise<CommandOutcome> {
  const [now] = await tx.select({ state: paymentCommands.state, lastError: paymentCommands.lastError }).from(paymentCommands).where(eq(paymentCommands.id, command.id)).for('update');
  if (now && (now.state === 'done' || now.state === 'refused')) return { state: now.state, code: now.lastError };
  await setCommand(tx, command.id, { state: outcome.state, lastError: outcome.code, ...extra });
  return outcome;
}

async function failed(tx: Tx, command: CommandRow, error: ProviderError): Promise<CommandOutcome> {
  const kind = kindOf(command);
  // The key is bound to another request there: something exists under it, and nobody here knows what.
  const kindOfError = error.kind === 'refused' && error.code === 'idempotency_mismatch' ? 'unknown' : error.kind;
  if (kindOfError === 'refused') {
    if (kind.passes(error.code)) {
      // Nothing was done: the next round names its destination anew, because the payee's account may change while it waits.
      const named = command.kind === 'transfer' ? { destination: null } : {};
      return close(tx, command, { state: 'pending', code: error.code }, { request: { ...command.request, ...named, round: roundOf(command) + 1 } });
    }
    await kind.lock(tx, command);
    const outcome = await close(tx, command, { state: 'refused', code: error.code });
    if (outcome.state === 'refused') await kind.refused(tx, command, error.declineCode ?? error.code);
    return outcome;
  }
  // "Nothing was done" holds for this attempt; an earlier one that may have arrived keeps the command unknown.
  if (kindOfError === 'unavailable' && command.attempts === 1) return close(tx, command, { state: 'pending', code: error.code }, { firstSentAt: null });
  await kind.lock(tx, command);
  const outcome = await close(tx, command, { state: 'unknown', code: error.code });
  if (outcome.state === 'unknown') await kind.unknown(tx, command);
  return outcome;
}
