import type { Tx } from '#db/client.ts';
import type { PaymentDeps } from '../deps.ts';
import type { CommandRow } from '../payment.store.server.ts';

/** How the provider's answer leaves the command. `refused`: carried out, but it came to nothing. `code` is what the operator is shown, if anything. */
export interface Recorded { state: 'done' | 'refused'; code: string | null }
export const DONE: Recorded = { state: 'done', code: null };

/** One kind of command: how to ask the provider, how to find what it did, and what to write down. `R` is its answer. */
export interface CommandKind<R> {
  /** Why it cannot be sent yet, if so: the code shown to the operator. */
  waitsFor(command: CommandRow): string | null;
  /** What the provider did under this command, if it did. Throws `ProviderError` when it cannot be asked. */
  find(deps: PaymentDeps, command: CommandRow): Promise<R | null>;
  send(deps: PaymentDeps, command: CommandRow, key: string): Promise<R>;
  idOf(result: R): string;
  /** Why the answer is not the one asked for, if so: it is then not written down as done. */
  doubt(command: CommandRow, result: R): string | null;
  /** Writes the effect. Takes its own locks in the house's order; must be repeatable. */
  record(tx: Tx, deps: PaymentDeps, command: CommandRow, result: R): Promise<Recorded>;
  /** True for a refusal that passes by itself (a balance not yet available). */
  passes(code: string): boolean;
  /** Locks what `refused` writes to, before the command's own row is locked. */
  lock(tx: Tx, command: CommandRow): Promise<void>;
  refused(tx: Tx, command: CommandRow, code: string): Promise<void>;
  unknown(tx: Tx, command: CommandRow): Promise<void>;
}
