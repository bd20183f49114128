import { createHash } from 'node:crypto';
import { asc, eq, inArray } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { systemScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { asPlatform, dbNow } from '#db/tx.ts';
import { ledgerAccounts, ledgerEntries, ledgerJournals } from '#db/schema/payments.ts';
import { natureOf, withinFloor } from './chart.ts';
import { HELD_MEANING, negate, normaliseLines, type Fact, type JournalKind, type Line } from './journal.ts';

export interface PostInput extends Fact { occurredAt: Date; reverses?: string }
export interface Posted { journalId: string; /** False when the fact had been posted before. */ created: boolean }

/**
 * Posts one economic fact inside the caller's transaction, which must act for the platform (`systemScope` or `asPlatform`).
 * Idempotent by key: the same key with the same content answers with the journal there is; with other content it throws
 * `idempotency_mismatch`. Opens missing accounts, locks the accounts in the order of their codes (so two posts never
 * deadlock), refuses with `conflict` what would overdraw a held or payable account. Nothing is written before a refusal.
 */
export async function post(tx: Tx, input: PostInput): Promise<Posted> {
  const lines = normaliseLines(input.lines);
  assertMeaning(input.kind, lines, input.reverses);
  const hash = inputHash(input, lines);
  const known = await existing(tx, input.key, hash);
  if (known) return known;
  await lockAccounts(tx, lines);
  // Whoever posted the same key first held the same locks: now its journal is visible.
  const raced = await existing(tx, input.key, hash);
  if (raced) return raced;
  await assertFloors(tx, lines);
  const inserted = await tx.insert(ledgerJournals).values({
    id: newId('journal'), idemKey: input.key, inputHash: hash, kind: input.kind, dealId: input.dealId ?? null,
    reverses: input.reverses ?? null, occurredAt: input.occurredAt,
  }).onConflictDoNothing({ target: ledgerJournals.idemKey }).returning({ id: ledgerJournals.id });
  const journalId = inserted[0]?.id;
  if (!journalId) return (await existing(tx, input.key, hash))!;
  await tx.insert(ledgerEntries).values(lines.map((l, i) => ({ journalId, line: i + 1, account: l.account, currency: l.currency, amount: l.amount })));
  return { journalId, created: true };
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
  const ledger = systemScope('ledger');
  await asPlatform(tx, ledger, 'take a journal back', () => audit(tx, ledger, {
    chain: journal.dealId ? `deal:${journal.dealId}` : 'org:platform', action: 'ledger.reverse', subject: journalId, data: { reason, journal: posted.journalId },
  }));
  return posted;
}

/** SHA-256 over what a fact says economically. The moment it was told is no part of it: the same fact may be told twice. */
function inputHash(input: PostInput, lines: Line[]): string {
  const content = { kind: input.kind, deal: input.dealId ?? null, reverses: input.reverses ?? null, lines: lines.map((l) => [l.account, l.currency, l.amount]) };
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

async function existing(tx: Tx, key: string, hash: string): Promise<Posted | null> {
  const [row] = await tx.select({ id: ledgerJournals.id, inputHash: ledgerJournals.inputHash }).from(ledgerJournals).where(eq(ledgerJournals.idemKey, key));
  if (!row) return null;
  if (row.inputHash !== hash) throw new AppError('idempotency_mismatch', { key, journal: row.id });
  return { journalId: row.id, created: false };
}

async function lockAccounts(tx: Tx, lines: Line[]): Promise<void> {
  await tx.insert(ledgerAccounts).values(lines.map((l) => ({ code: l.account, currency: l.currency, ...natureOf(l.account) }))).onConflictDoNothing();
  await tx.select({ code: ledgerAccounts.code }).from(ledgerAccounts).where(inArray(ledgerAccounts.code, lines.map((l) => l.account)))
    .orderBy(asc(ledgerAccounts.code), asc(ledgerAccounts.currency)).for('update');
}

async function assertFloors(tx: Tx, lines: Line[]): Promise<void> {
  const rows = await tx.select().from(ledgerAccounts).where(inArray(ledgerAccounts.code, lines.map((l) => l.account)));
  for (const line of lines) {
    const account = rows.find((r) => r.code === line.account && r.currency === line.currency);
    if (!account) throw new Error(`ledger account ${line.account} was not opened`);
    if (!withinFloor(account, account.balance + line.amount)) {
      throw new AppError('conflict', { reason: 'overdraw', account: line.account, currency: line.currency, available: Math.abs(account.balance), wanted: Math.abs(line.amount) });
    }
  }
}

function assertMeaning(kind: JournalKind, lines: Line[], reverses: string | undefined): void {
  if (!reverses && !HELD_MEANING[kind] && lines.some((l) => l.account.startsWith('held.deal:'))) {
    throw new AppError('validation', { ledger: 'kind', kind }, [{ path: 'kind', code: 'kind_may_not_touch_deal' }]);
  }
}
