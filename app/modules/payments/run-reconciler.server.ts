import { and, asc, eq, gte, inArray, isNull, lt, ne, sql } from 'drizzle-orm';
import { ProviderError, type ProviderMovement } from '#app/platform/stripe/port.ts';
import type { Tx } from '#db/client.ts';
import { ledgerBalances, ledgerEntries, ledgerJournals } from '#db/schema/ledger.ts';
import { paymentCommands, payouts, providerEvents } from '#db/schema/payments.ts';
import { bankStatementLines, moneyIncidents, reconcileCursors } from '#db/schema/reconciliation.ts';
import { withRead, withTx } from '#db/tx.ts';
import { paymentsScope, type PaymentDeps } from './deps.ts';
import { chart } from './ledger/chart.ts';
import { explainIncidents, openIncidents, type Difference } from './money-incident.server.ts';
import { balances, journalsOf } from './reconcile.server.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** News of a movement may still be on its way this long: until then it is no difference. */
const GRACE_MS = 15 * MINUTE;
/** Movements are read in stretches of this length at most; one that holds too many is halved. */
const STRETCH_MS = DAY;
/** A fresh installation begins this far back. */
const FIRST_LOOK_MS = 30 * DAY;

export interface ReconcileRun { movements: number; opened: number; explained: number; readTo: string }

/**
 * Compares provider, bank and ledger and keeps an incident per difference. Reads the provider's movements from where the last run stopped
 * (a cursor of its own, moved only with what was found), stretch by stretch, so that a backlog of any size is drained; then looks at the
 * incidents that stand, and marks those that explain themselves. Posts nothing. Throws `ProviderError` when the provider cannot be
 * read: what was read until then is kept.
 */
export async function runReconciler(deps: PaymentDeps): Promise<ReconcileRun> {
  const run: ReconcileRun = { movements: 0, opened: 0, explained: 0, readTo: '' };
  const end = deps.clock.now().getTime() - GRACE_MS;
  for (let from = await cursorOf(deps, end); from < end;) {
    const { movements, to } = await stretch(deps, from, Math.min(end, from + STRETCH_MS));
    run.movements += movements.length;
    run.opened += await withTx(deps.db, paymentsScope, async (tx) => {
      const fresh = await openIncidents(tx, [...await unexplained(tx, movements), ...await unanswered(tx, movements, new Date(from), new Date(to))]);
      await tx.insert(reconcileCursors).values({ name: 'stripe.movements', position: String(to) }).onConflictDoUpdate({ target: reconcileCursors.name, set: { position: String(to), updatedAt: sql`now()` } });
      return fresh;
    });
    from = to;
    run.readTo = new Date(to).toISOString();
  }
  run.opened += await totals(deps);
  run.explained = await withTx(deps.db, paymentsScope, lookAgain);
  return run;
}

async function cursorOf(deps: PaymentDeps, end: number): Promise<number> {
  const [row] = await withRead(deps.db, paymentsScope, (tx) => tx.select().from(reconcileCursors).where(eq(reconcileCursors.name, 'stripe.movements')));
  return row?.position ? Number(row.position) : end - FIRST_LOOK_MS;
}

/** Movements of a stretch of time; one that holds more than a reading can is made shorter. */
async function stretch(deps: PaymentDeps, from: number, wanted: number): Promise<{ movements: ProviderMovement[]; to: number }> {
  for (let to = wanted; ;) {
    try {
      // The provider counts in whole seconds: the edge belongs to both stretches, and an incident is opened once.
      return { movements: await deps.stripe.listMovements({ createdFrom: new Date(from), createdTo: new Date(to) }), to };
    } catch (error) {
      const shorter = Math.floor((from + to) / 2);
      if (!(error instanceof ProviderError) || error.code !== 'too_many' || shorter - from < 1_000) throw error;
      to = shorter;
    }
  }
}

async function postedKeys(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const posted = new Set<string>();
  for (let i = 0; i < keys.length; i += 1_000) {
    for (const row of await tx.select({ key: ledgerJournals.idemKey }).from(ledgerJournals).where(inArray(ledgerJournals.idemKey, keys.slice(i, i + 1_000)))) posted.add(row.key);
  }
  return posted;
}

async function unexplained(tx: Tx, movements: readonly ProviderMovement[]): Promise<Difference[]> {
  const posted = await postedKeys(tx, [...new Set(movements.flatMap(journalsOf))]);
  return movements.filter((m) => journalsOf(m).length === 0 || !journalsOf(m).every((key) => posted.has(key))).map((m) => ({
    kind: 'unexplained_movement', rail: 'stripe', subject: m.id, currency: m.amount.currency, amount: m.amount.amount, eventAt: m.createdAt, details: { type: m.type, source: m.sourceId, needs: journalsOf(m) },
  }));
}

/** Journals on the provider's balance whose moment lies in the stretch and that no movement of it answers to. */
async function unanswered(tx: Tx, movements: readonly ProviderMovement[], from: Date, to: Date): Promise<Difference[]> {
  const answered = new Set(movements.flatMap(journalsOf));
  const slack = (at: Date, ms: number) => new Date(at.getTime() + ms);
  const ours = await tx.select({ key: ledgerJournals.idemKey, dealId: ledgerJournals.dealId, currency: ledgerEntries.currency, amount: ledgerEntries.amount, at: ledgerJournals.occurredAt })
    .from(ledgerJournals).innerJoin(ledgerEntries, eq(ledgerEntries.journalId, ledgerJournals.id))
    .where(and(eq(ledgerEntries.account, chart.stripe), gte(ledgerJournals.occurredAt, slack(from, MINUTE)), lt(ledgerJournals.occurredAt, slack(to, -MINUTE)), isNull(ledgerJournals.reverses), ne(ledgerJournals.kind, 'fx_conversion')))
    .orderBy(asc(ledgerJournals.occurredAt));
  return ours.filter((j) => !answered.has(j.key)).map((j) => ({
    kind: 'unanswered_journal', rail: 'stripe', subject: j.key, currency: j.currency, amount: j.amount, dealId: j.dealId, eventAt: j.at,
  }));
}

/** Is anything under way over the card rail? Then balances may differ for a moment, and that is no incident. */
async function busy(tx: Tx): Promise<boolean> {
  const [row] = await tx.select({ n: sql<number>`count(*)::int` }).from(providerEvents).where(isNull(providerEvents.processedAt));
  const [open] = await tx.select({ n: sql<number>`count(*)::int` }).from(paymentCommands).where(eq(paymentCommands.state, 'unknown'));
  const [sending] = await tx.select({ n: sql<number>`count(*)::int` }).from(payouts).where(eq(payouts.state, 'unknown'));
  return row!.n + open!.n + sending!.n > 0;
}

/** Balance by balance: provider beside ledger, money at hand beside what is owed, the bank's last line beside custody. */
async function totals(deps: PaymentDeps): Promise<number> {
  const provider = await deps.stripe.balance();
  return withTx(deps.db, paymentsScope, async (tx) => {
    if (await busy(tx)) return 0;
    const rows = await balances(tx, provider);
    const differ = (kind: Difference['kind'], rail: Difference['rail'], currency: string, amount: number): Difference => ({ kind, rail, subject: currency, currency, amount });
    const found = rows.flatMap((b) => [...(b.difference !== 0 ? [differ('balance_differs', 'stripe', b.currency, b.difference)] : []), ...(b.short ? [differ('cover_short', 'stripe', b.currency, b.cover - b.owed)] : [])]);
    const bank = await bankDifferences(tx);
    const standing = new Set([...found, ...bank].map((d) => `${d.kind} ${d.subject}`));
    const open = await tx.select().from(moneyIncidents).where(and(eq(moneyIncidents.state, 'open'), inArray(moneyIncidents.kind, ['balance_differs', 'cover_short', 'bank_balance_differs'])));
    await explainIncidents(tx, open.filter((i) => !standing.has(`${i.kind} ${i.subject}`)).map((i) => i.id));
    return openIncidents(tx, [...found, ...bank]);
  });
}

/**
 * The bank's balance after its latest line beside the supervised account in our books, per currency. Only when every line is confirmed: until
 * then the queue says what is missing.
 */
async function bankDifferences(tx: Tx): Promise<Difference[]> {
  const latest = await tx.execute<{ currency: string; balance: string; waiting: number }>(sql`
    select distinct on (l.bank_name, l.account_no, l.currency) l.currency, l.balance_after::text as balance,
      (select count(*)::int from ${bankStatementLines} o where o.currency = l.currency and o.state <> 'confirmed') as waiting
    from ${bankStatementLines} l join bank_statements s on s.id = l.statement_id where l.balance_after is not null order by l.bank_name, l.account_no, l.currency, l.booked_on desc, s.created_at desc, l.row desc`);
  const per = new Map<string, { sum: number; waiting: number }>();
  for (const row of latest) {
    const at = per.get(row.currency) ?? { sum: 0, waiting: row.waiting };
    per.set(row.currency, { sum: at.sum + Number(row.balance), waiting: row.waiting });
  }
  const custody = await tx.select({ currency: ledgerBalances.currency, balance: ledgerBalances.balance }).from(ledgerBalances).where(eq(ledgerBalances.code, chart.bankCustody));
  return [...per].filter(([, v]) => v.waiting === 0).flatMap(([currency, v]): Difference[] => {
    const ours = custody.find((c) => c.currency === currency)?.balance ?? 0;
    return v.sum === ours ? [] : [{ kind: 'bank_balance_differs', rail: 'bank', subject: currency, currency, amount: v.sum - ours }];
  });
}

/** Movements whose journals have been posted since explain themselves. */
async function lookAgain(tx: Tx): Promise<number> {
  const open = await tx.select().from(moneyIncidents).where(and(eq(moneyIncidents.state, 'open'), eq(moneyIncidents.kind, 'unexplained_movement'))).limit(1_000);
  const needs = (i: (typeof open)[number]) => (Array.isArray(i.details.needs) ? i.details.needs as string[] : []);
  const posted = await postedKeys(tx, open.flatMap(needs));
  return explainIncidents(tx, open.filter((i) => needs(i).length > 0 && needs(i).every((key) => posted.has(key))).map((i) => i.id));
}
