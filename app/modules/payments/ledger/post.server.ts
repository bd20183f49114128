import { asc, eq, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { subjectChain } from '#app/core/money-subject.ts';
import { newId } from '#app/core/ids.ts';
import { systemScope } from '#app/core/scope.ts';
import { settle } from '#app/modules/obligations/obligation.store.server.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { sqlState } from '#db/errors.ts';
import { asPlatform, dbNow } from '#db/tx.ts';
import { settlements } from '#db/schema/obligations.ts';
import { ledgerEntries, ledgerJournals } from '#db/schema/payments.ts';
import { negate, normaliseLines, type Fact, type Line } from './journal.ts';
import { errorOf, type Outcome } from './outcome.ts';

export interface PostInput extends Fact {
  /** When it happened outside; the database keeps the moment of posting beside it. */
  occurredAt: Date;
  reverses?: string;
  /** Key of the reservation this posts, in whole or in part; what is left of it is free again. */
  pending?: string;
}
export interface Posted { journalId: string; /** False when the fact had been posted before. */ created: boolean }

/** A journal as the database's function reads it. Throws what {@link normaliseLines} throws. */
export function itemOf(input: PostInput, extra: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: newId('journal'), key: input.key, kind: input.kind, at: input.occurredAt.toISOString(), lines: normaliseLines(input.lines).map((l) => [l.account, l.currency, l.amount]),
    ...(input.dealId ? { deal: input.dealId } : {}), ...(input.reverses ? { reverses: input.reverses } : {}), ...(input.pending ? { pending: input.pending } : {}), ...extra,
  };
}

/** One statement: every journal with every guard, in the order given. */
export async function callLedger(tx: Tx, items: readonly Record<string, unknown>[], each: boolean): Promise<Outcome[]> {
  const rows = await tx.execute<{ outcomes: Outcome[] }>(sql`select ledger_post(${JSON.stringify(items)}::jsonb, ${each}) as outcomes`);
  return rows[0]!.outcomes;
}

/**
 * Posts one economic fact inside the caller's transaction, which must act for the platform (`systemScope` or `asPlatform`).
 * Idempotent by key: the same key with the same content answers with the journal there is; with other content it throws
 * `idempotency_mismatch`. Refuses with `conflict` (reason `overdraw`) what would take out of a held or payable account more than it
 * has and has not promised (`pending_…`, `exceeds_pending` for a reservation that cannot be posted so). Nothing is written before a refusal.
 */
export async function post(tx: Tx, input: PostInput): Promise<Posted> {
  return (await postAll(tx, [input]))[0]!;
}

/** Posts several facts in one round trip, all or none of them: throws for the first that cannot be, and then none is written. */
export async function postAll(tx: Tx, inputs: readonly PostInput[]): Promise<Posted[]> {
  if (inputs.length === 0) return [];
  const outcomes = await callLedger(tx, inputs.map((input) => itemOf(input)), false);
  // The one that spoils it is named, not those that would have gone with it.
  const errors = outcomes.map((outcome, i) => errorOf(inputs[i]!.key, outcome));
  const error = errors.find((e) => e !== null && e.details?.reason !== 'with_the_others') ?? errors.find((e) => e !== null);
  if (error) throw error;
  return outcomes.map((outcome) => ({ journalId: (outcome as { id: string }).id, created: outcome.o === 'posted' }));
}

/** Posts each on its own in one round trip: what is refused keeps nothing else from being written. One outcome per fact, in their order. */
export async function postEach(tx: Tx, inputs: readonly PostInput[]): Promise<Outcome[]> {
  return inputs.length === 0 ? [] : callLedger(tx, inputs.map((input) => itemOf(input)), true);
}

/**
 * Posts facts of the platform itself, without a transaction around them: one statement to the database and back, whoever asks said in
 * the same statement. Tried again when another post of the same key was in its way. Outcomes as {@link postEach}, or all or none.
 */
export async function postAtOnce(db: Db, name: string, inputs: readonly PostInput[], each = true): Promise<Outcome[]> {
  const items = JSON.stringify(inputs.map((input) => itemOf(input)));
  for (let attempt = 1; ; attempt++) {
    try {
      // Through the client itself: a statement it prepares once per connection, where the query builder has every call planned anew.
      const rows = await db.$client<{ outcomes: string }[]>`
        with acting as materialized (select set_config('app.actor', 'system', true) || set_config('app.system', ${name}, true) as who)
        select ledger_post(${items}::jsonb, ${each})::text as outcomes from acting where who <> ''`;
      return JSON.parse(rows[0]!.outcomes) as Outcome[];
    } catch (error) {
      const state = sqlState(error);
      if (attempt < 5 && (state === '40001' || state === '40P01')) continue;
      throw error;
    }
  }
}

/**
 * Takes a journal back by its mirror image, once: a second reversal, and the reversal of a reversal, throw `conflict`.
 * `reason` goes to the audit trail of the deal (or of the platform); the ledger itself holds figures only.
 */
export async function reverse(tx: Tx, journalId: string, reason: string): Promise<Posted> {
  const [journal] = await tx.select().from(ledgerJournals).where(eq(ledgerJournals.id, journalId));
  if (!journal) throw new AppError('not_found', { journal: journalId });
  if (journal.reverses) throw new AppError('conflict', { reason: 'is_reversal', journal: journalId });
  const lines = await tx.select().from(ledgerEntries).where(eq(ledgerEntries.journalId, journalId)).orderBy(asc(ledgerEntries.line));
  const posted = await post(tx, {
    key: `reversal-of:${journalId}`, kind: 'reversal', ...(journal.dealId ? { dealId: journal.dealId } : {}),
    lines: negate(lines.map((l) => ({ account: l.account, currency: l.currency as Line['currency'], amount: l.amount }))),
    occurredAt: await dbNow(tx), reverses: journalId,
  });
  if (!posted.created) throw new AppError('conflict', { reason: 'already_reversed', journal: journalId });
  // What the journal did to obligations is taken back with it.
  for (const s of await tx.select().from(settlements).where(eq(settlements.journalId, journalId))) {
    await settle(tx, { id: s.obligationId, dealId: s.dealId }, { kind: 'corrected', journalId: posted.journalId, paymentId: s.paymentId, amount: -s.amount, released: -s.released });
  }
  const ledger = systemScope('ledger');
  await asPlatform(tx, ledger, 'take a journal back', () => audit(tx, ledger, {
    chain: journal.dealId ? subjectChain(journal.dealId) : 'org:platform', action: 'ledger.reverse', subject: journalId, data: { reason, journal: posted.journalId },
  }));
  return posted;
}
