import { and, asc, desc, eq, lt, lte, sql } from 'drizzle-orm';
import type { Currency } from '#app/core/money.ts';
import type { Tx } from '#db/client.ts';
import { agreements } from '#db/schema/obligations.ts';
import { ledgerBalances, ledgerEntries, ledgerJournals } from '#db/schema/payments.ts';
import { chart, withinFloor, type AccountKind } from './chart.ts';
import { HELD_MEANING, type JournalKind } from './journal.ts';

export interface AccountBalance { code: string; currency: Currency; kind: AccountKind; balance: number; /** What pending journals will take out of it: available is what is left. */ reserved: number; dealId: string | null; orgId: string | null }
export interface TrialBalance {
  accounts: AccountBalance[];
  /** Per currency in minor units: debit balances, credit balances (positive), and their difference, which must be 0. */
  totals: { currency: Currency; debit: number; credit: number; difference: number }[];
}

/** All accounts with their balances, and the totals per currency. Sees what the transaction's scope may see: run it for the platform. */
export async function trialBalance(tx: Tx): Promise<TrialBalance> {
  const rows = await tx.select().from(ledgerBalances).orderBy(asc(ledgerBalances.code), asc(ledgerBalances.currency));
  const totals = new Map<Currency, { debit: number; credit: number }>();
  for (const row of rows) {
    const total = totals.get(row.currency as Currency) ?? { debit: 0, credit: 0 };
    if (row.balance > 0) total.debit += row.balance;
    else total.credit -= row.balance;
    totals.set(row.currency as Currency, total);
  }
  return {
    accounts: rows.map((r) => ({ code: r.code, currency: r.currency as Currency, kind: r.kind, balance: r.balance, reserved: r.reserved, dealId: r.dealId, orgId: r.orgId })),
    totals: [...totals].map(([currency, t]) => ({ currency, ...t, difference: t.debit - t.credit })).sort((a, b) => (a.currency < b.currency ? -1 : 1)),
  };
}

export interface AccountStatement {
  code: string;
  balances: { currency: Currency; balance: number; reserved: number }[];
  entries: { journalId: string; line: number; kind: string; dealId: string | null; currency: Currency; amount: number; occurredAt: Date; postedAt: Date; reverses: string | null }[];
}

/**
 * One account with its latest entries (newest first); null when no such account is open or visible. `before` pages by posting time. `at`: as it stood
 * then, by the time of posting (what we knew) or of the event (what had happened); what is reserved is told for now only.
 */
export async function account(tx: Tx, code: string, page: { limit?: number; before?: Date; at?: Date; by?: 'posted' | 'event' } = {}): Promise<AccountStatement | null> {
  const now = await tx.select({ currency: ledgerBalances.currency, balance: ledgerBalances.balance, reserved: ledgerBalances.reserved }).from(ledgerBalances).where(eq(ledgerBalances.code, code));
  if (now.length === 0) return null;
  const moment = page.by === 'event' ? ledgerJournals.occurredAt : ledgerJournals.postedAt;
  const then = page.at ? await balancesAt(tx, code, moment, page.at) : null;
  const balances = now.map((b) => ({ ...b, ...(then ? { balance: then.get(b.currency) ?? 0, reserved: 0 } : {}) }));
  const entries = await tx.select({
    journalId: ledgerEntries.journalId, line: ledgerEntries.line, kind: ledgerJournals.kind, dealId: ledgerJournals.dealId, currency: ledgerEntries.currency,
    amount: ledgerEntries.amount, occurredAt: ledgerJournals.occurredAt, postedAt: ledgerJournals.postedAt, reverses: ledgerJournals.reverses,
  }).from(ledgerEntries).innerJoin(ledgerJournals, eq(ledgerJournals.id, ledgerEntries.journalId))
    .where(and(eq(ledgerEntries.account, code), page.before ? lt(ledgerJournals.postedAt, page.before) : undefined, page.at ? lte(moment, page.at) : undefined))
    .orderBy(desc(ledgerJournals.postedAt), desc(ledgerJournals.id), asc(ledgerEntries.line)).limit(page.limit ?? 100);
  return { code, balances: balances as AccountStatement['balances'], entries: entries as AccountStatement['entries'] };
}

/** What an account stood at, per currency: the sum of everything posted by that moment, or of everything that had happened by it. */
async function balancesAt(tx: Tx, code: string, moment: typeof ledgerJournals.postedAt | typeof ledgerJournals.occurredAt, at: Date): Promise<Map<string, number>> {
  const rows = await tx.select({ currency: ledgerEntries.currency, sum: sql<string>`sum(${ledgerEntries.amount})::text` }).from(ledgerEntries)
    .innerJoin(ledgerJournals, eq(ledgerJournals.id, ledgerEntries.journalId)).where(and(eq(ledgerEntries.account, code), lte(moment, at))).groupBy(ledgerEntries.currency);
  return new Map(rows.map((r) => [r.currency, Number(r.sum)]));
}

/** Money of one deal (or another subject) in minor units of its currency: funded = held + released + refunded + fees, always. */
export interface DealMoney { currency: Currency; funded: number; held: number; released: number; refunded: number; fees: number }

/**
 * Where the money of a deal is. `released` is what became payable to payees, `fees` the platform's commission,
 * `refunded` includes lost chargebacks. A reversal counts against what it took back.
 */
export async function dealMoney(tx: Tx, dealId: string): Promise<DealMoney> {
  const [agreed] = await tx.select({ currency: agreements.currency }).from(agreements).where(eq(agreements.subjectId, dealId));
  const currency = (agreed?.currency ?? 'CNY') as Currency;
  const rows = await heldMovements(tx, dealId);
  const result: DealMoney = { currency, funded: 0, held: 0, released: 0, refunded: 0, fees: 0 };
  for (const row of rows.filter((r) => r.currency === currency)) {
    const amount = Number(row.amount);
    const meaning = HELD_MEANING[row.kind];
    result.held -= amount;
    if (meaning === 'funded') result.funded -= amount;
    if (meaning === 'refunded') result.refunded += amount;
    if (meaning === 'released') result.released += amount;
  }
  const [fees] = await tx.execute<{ amount: string }>(sql`
    select coalesce(-sum(e.amount), 0)::text as amount from ledger_entries e join ledger_journals j on j.id = e.journal_id
    where j.deal_id = ${dealId} and e.account = ${chart.commission} and e.currency = ${currency}`);
  result.fees = Number(fees!.amount);
  result.released -= result.fees;
  return result;
}

function heldMovements(tx: Tx, dealId: string) {
  return tx.execute<{ kind: JournalKind; currency: string; amount: string }>(sql`
    select coalesce(o.kind, j.kind) as kind, e.currency, sum(e.amount)::text as amount
    from ledger_entries e join ledger_journals j on j.id = e.journal_id left join ledger_journals o on o.id = j.reverses
    where e.account = ${chart.heldDeal(dealId)} group by 1, 2`);
}

export type LedgerProblem =
  | { code: 'unbalanced_journal' | 'too_few_lines' | 'reversal_differs' | 'no_journal'; journal: string }
  | { code: 'balance_differs' | 'reserved_differs' | 'below_floor'; account: string; currency: string }
  | { code: 'pending_differs'; pending: string }
  | { code: 'trial_balance'; currency: string; difference: number }
  | { code: 'deal_money'; deal: string };

/**
 * Every invariant of the ledger, checked from the rows themselves; an empty list means they all hold. Used by the doctor
 * command and by every heavy test. Must run for the platform: a narrower scope would compare only what it sees.
 */
export async function checkLedger(tx: Tx): Promise<LedgerProblem[]> {
  const problems: LedgerProblem[] = [];
  const journals = await tx.execute<{ id: string; lines: number }>(sql`
    select j.id, (select count(*)::int from ledger_entries e where e.journal_id = j.id) as lines from ledger_journals j
    where (select count(*) from ledger_entries e where e.journal_id = j.id) < 2
      or exists (select 1 from ledger_entries e where e.journal_id = j.id group by e.currency having sum(e.amount) <> 0)`);
  for (const j of journals) problems.push({ code: j.lines < 2 ? 'too_few_lines' : 'unbalanced_journal', journal: j.id });
  const loose = await tx.execute<{ id: string }>(sql`select distinct e.journal_id as id from ledger_entries e where not exists (select 1 from ledger_journals j where j.id = e.journal_id)`);
  for (const j of loose) problems.push({ code: 'no_journal', journal: j.id });
  const mirrors = await tx.execute<{ id: string }>(sql`
    select j.id from ledger_journals j where j.reverses is not null and exists (
      select 1 from (select account, currency, amount from ledger_entries where journal_id in (j.id, j.reverses)) e group by account, currency having sum(amount) <> 0)`);
  for (const j of mirrors) problems.push({ code: 'reversal_differs', journal: j.id });
  const drifted = await tx.execute<{ code: string; currency: string }>(sql`
    select a.code, a.currency from ledger_balances a
    where a.balance <> coalesce((select sum(e.amount) from ledger_entries e where e.account = a.code and e.currency = a.currency), 0)`);
  for (const a of drifted) problems.push({ code: 'balance_differs', account: a.code, currency: a.currency });
  const promised = await tx.execute<{ code: string; currency: string }>(sql`
    select a.code, a.currency from ledger_accounts a where a.reserved <> coalesce((
      select sum(l.reserves) from ledger_pending_lines l join ledger_pendings p on p.id = l.pending_id where p.state = 'pending' and l.account = a.code and l.currency = a.currency), 0)`);
  for (const a of promised) problems.push({ code: 'reserved_differs', account: a.code, currency: a.currency });
  problems.push(...(await checkPendings(tx)));
  const accounts = await tx.select().from(ledgerBalances);
  for (const a of accounts) if (!withinFloor(a, a.balance, a.reserved)) problems.push({ code: 'below_floor', account: a.code, currency: a.currency });
  for (const t of (await trialBalance(tx)).totals) if (t.difference !== 0) problems.push({ code: 'trial_balance', currency: t.currency, difference: t.difference });
  for (const a of accounts) {
    if (!a.dealId) continue;
    const m = await dealMoney(tx, a.dealId);
    if (m.funded !== m.held + m.released + m.refunded + m.fees || m.held < 0 || m.refunded < 0) problems.push({ code: 'deal_money', deal: a.dealId });
  }
  return problems;
}

/** Pending journals that are not balanced, or were posted with more than they reserved, or past their moment. */
async function checkPendings(tx: Tx): Promise<LedgerProblem[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select p.id from ledger_pendings p where (select count(*) from ledger_pending_lines l where l.pending_id = p.id) < 2
      or exists (select 1 from ledger_pending_lines l where l.pending_id = p.id group by l.currency having sum(l.amount) <> 0)
      or exists (select 1 from ledger_entries e left join ledger_pending_lines l on l.pending_id = p.id and l.account = e.account and l.currency = e.currency
        where e.journal_id = p.journal_id and (l.amount is null or sign(l.amount) <> sign(e.amount) or abs(l.amount) < abs(e.amount)))`);
  return rows.map((r) => ({ code: 'pending_differs', pending: r.id }));
}
