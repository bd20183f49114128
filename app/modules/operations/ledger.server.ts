import type { z } from 'zod';
import { decodeCursor, encodeCursor } from '#app/core/contract.ts';
import { AppError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import { parseInput } from '#app/core/input.ts';
import { requireOperator } from '#app/core/require.ts';
import { account, checkLedger, trialBalance } from '#app/modules/payments/ledger/read.server.ts';
import type { Db } from '#db/client.ts';
import { withRead } from '#db/tx.ts';
import { zAccountQuery, type AccountStatement, type LedgerCheck, type TrialBalance } from './contract.ts';

/** Every account with its balance and the totals per currency, from one snapshot. Needs `operator.ledger`. */
export async function readTrialBalance(deps: { db: Db }, scope: Scope): Promise<TrialBalance> {
  const operator = requireOperator(scope, 'operator.ledger');
  const { accounts, totals } = await withRead(deps.db, operator, trialBalance);
  return { accounts: accounts.map((a) => ({ code: a.code, currency: a.currency, kind: a.kind, balance: a.balance, reserved: a.reserved, deal_id: a.dealId, org_id: a.orgId })), totals };
}

/** One account, latest entries first. `not_found` for an account that was never opened. A page never splits what was posted at one moment. */
export async function readAccount(deps: { db: Db }, scope: Scope, code: string, raw: z.input<typeof zAccountQuery> = {}): Promise<AccountStatement> {
  const operator = requireOperator(scope, 'operator.ledger');
  const { limit, cursor, at: day, by } = parseInput(zAccountQuery, raw);
  const at = decodeCursor(cursor)?.[0];
  const before = typeof at === 'number' ? new Date(at) : undefined;
  const found = await withRead(deps.db, operator, (tx) => account(tx, code, { limit: limit + 1, by, ...(before ? { before } : {}), ...(day ? { at: new Date(`${day}T23:59:59.999+08:00`) } : {}) }));
  if (!found) throw new AppError('not_found', { account: code });
  const { entries, next } = wholeMoments(found.entries, limit);
  return {
    code, balances: found.balances,
    entries: entries.map((e) => ({
      journal_id: e.journalId, line: e.line, kind: e.kind, deal_id: e.dealId, currency: e.currency, amount: e.amount,
      occurred_at: e.occurredAt.toISOString(), posted_at: e.postedAt.toISOString(), reverses: e.reverses,
    })),
    next_cursor: next === null ? null : encodeCursor([next]),
  };
}

/** Cuts a page at a change of posting time, because the next page begins before one. `next` in milliseconds; null on the last page. */
export function wholeMoments<T extends { postedAt: Date }>(rows: readonly T[], limit: number): { entries: T[]; next: number | null } {
  if (rows.length <= limit) return { entries: [...rows], next: null };
  const last = rows[limit]!.postedAt.getTime();
  const whole = rows.slice(0, limit).filter((r) => r.postedAt.getTime() !== last);
  const entries = whole.length ? whole : rows.slice(0, limit);
  return { entries: [...entries], next: entries.at(-1)!.postedAt.getTime() };
}

/** Recomputes every invariant of the ledger from its rows; an empty list is the good answer. */
export async function verifyLedger(deps: { db: Db }, scope: Scope): Promise<LedgerCheck[]> {
  const operator = requireOperator(scope, 'operator.ledger');
  const problems = await withRead(deps.db, operator, checkLedger);
  return problems.map((p) => ({ code: p.code, subject: 'journal' in p ? p.journal : 'account' in p ? `${p.account} ${p.currency}` : 'deal' in p ? p.deal : 'pending' in p ? p.pending : p.currency }));
}
