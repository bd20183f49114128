import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { Currency } from '#app/core/money.ts';
import type { OperatorScope, Scope } from '#app/core/scope.ts';
import { ProviderError, type ProviderBalance, type ProviderMovement } from '#app/platform/stripe/port.ts';
import type { Tx } from '#db/client.ts';
import { ledgerBalances, ledgerEntries, ledgerJournals, paymentCommands, payments, payouts, providerEvents } from '#db/schema/payments.ts';
import { withRead } from '#db/tx.ts';
import type { Reconciliation } from './contract.ts';
import type { PaymentDeps } from './deps.ts';
import { requireOperator } from '#app/core/require.ts';
import { chart } from './ledger/chart.ts';
import { listIncidents } from './money-incident.server.ts';
import { paymentResources, payoutResource } from './payment.store.server.ts';

const DAY_MS = 86_400_000;
const LIMIT = 200;

/** Keys of the journals that explain a movement at the provider: all of them must be there. Empty: nothing of ours explains it. */
export function journalsOf(m: Pick<ProviderMovement, 'id' | 'type' | 'amount' | 'fee' | 'sourceId'>): string[] {
  const source = m.sourceId ?? '';
  switch (m.type) {
    case 'charge':
    case 'payment':
      return [`charge:${source}:captured`, ...(m.fee.amount > 0 ? [`txn:${m.id}:fee`] : [])];
    case 'refund':
    case 'payment_refund':
      return [`refund:${source}`];
    case 'refund_failure':
      return [`refund:${source}:failed`];
    case 'transfer':
      return [`transfer:${source}`];
    case 'transfer_refund':
      return [`reversal:${source}`];
    case 'adjustment':
      return [`dispute:${source}:${m.amount.amount < 0 ? 'withdrawn' : 'reinstated'}`];
    default:
      return [];
  }
}

/**
 * Our books beside the provider's, for the operator: balances per currency, movements no journal explains, journals no
 * movement answers to, and everything whose outcome is open. Looks `days` back (1 to 90). Throws `payment_unavailable` when
 * the provider cannot be read: half a comparison would only alarm.
 */
export async function reconciliation(deps: PaymentDeps, scope: Scope, options: { days?: number } = {}): Promise<Reconciliation> {
  const operator = requireOperator(scope, 'operator.ledger');
  const at = deps.clock.now();
  const from = new Date(at.getTime() - Math.min(90, Math.max(1, options.days ?? 30)) * DAY_MS);
  const { balance, movements } = await readProvider(deps, from);
  return withRead(deps.db, operator, async (tx) => ({
    mode: deps.stripe.mode, from: from.toISOString(), at: at.toISOString(), balances: await balances(tx, balance), ...(await compare(tx, movements, from)), incidents: await listIncidents(tx), ...(await openThings(tx, operator)),
  }));
}

async function readProvider(deps: PaymentDeps, from: Date): Promise<{ balance: ProviderBalance; movements: ProviderMovement[] }> {
  try {
    return { balance: await deps.stripe.balance(), movements: await deps.stripe.listMovements({ createdFrom: from }) };
  } catch (error) {
    if (error instanceof ProviderError) throw new AppError('payment_unavailable', { code: error.code });
    throw error;
  }
}

/** Per currency in minor units: what the provider holds, what our books say it holds, what is at hand on both rails and what is owed. */
export async function balances(tx: Tx, provider: ProviderBalance): Promise<Reconciliation['balances']> {
  const rows = await tx.select({ code: ledgerBalances.code, currency: ledgerBalances.currency, balance: ledgerBalances.balance, kind: ledgerBalances.kind }).from(ledgerBalances);
  const there = [...provider.available, ...provider.pending];
  const currencies = [...new Set([...rows.map((r) => r.currency), ...there.map((m) => m.currency as string)])].sort();
  return currencies.map((currency) => {
    const mine = rows.filter((r) => r.currency === currency);
    const sumOf = (keep: (code: string) => boolean) => mine.filter((r) => keep(r.code)).reduce((sum, r) => sum + r.balance, 0);
    const atProvider = there.filter((m) => m.currency === currency).reduce((sum, m) => sum + m.amount, 0);
    const ledger = sumOf((c) => c === chart.stripe);
    const cover = atProvider + sumOf((c) => c === chart.bankCustody);
    const owed = -mine.filter((r) => r.kind === 'liability').reduce((sum, r) => sum + r.balance, 0);
    return { currency, provider: atProvider, ledger, difference: atProvider - ledger, cover, owed, short: cover < owed };
  }).filter((b) => b.provider !== 0 || b.ledger !== 0 || b.owed !== 0 || b.cover !== 0);
}

async function compare(tx: Tx, movements: ProviderMovement[], from: Date): Promise<Pick<Reconciliation, 'unexplained' | 'unanswered'>> {
  const keys = [...new Set(movements.flatMap(journalsOf))];
  const posted = new Set<string>();
  for (let i = 0; i < keys.length; i += 1_000) {
    const rows = await tx.select({ key: ledgerJournals.idemKey }).from(ledgerJournals).where(inArray(ledgerJournals.idemKey, keys.slice(i, i + 1_000)));
    for (const row of rows) posted.add(row.key);
  }
  const explained = (m: ProviderMovement) => journalsOf(m).length > 0 && journalsOf(m).every((key) => posted.has(key));
  // A day of slack at the beginning of the span: the movement of an early journal may lie just before it.
  const ours = await tx.select({ key: ledgerJournals.idemKey, dealId: ledgerJournals.dealId, currency: ledgerEntries.currency, amount: ledgerEntries.amount, at: ledgerJournals.occurredAt })
    .from(ledgerJournals).innerJoin(ledgerEntries, eq(ledgerEntries.journalId, ledgerJournals.id))
    .where(and(eq(ledgerEntries.account, chart.stripe), gte(ledgerJournals.occurredAt, new Date(from.getTime() + DAY_MS)))).orderBy(desc(ledgerJournals.occurredAt));
  const answered = new Set(keys);
  return {
    unexplained: movements.filter((m) => !explained(m)).slice(-LIMIT).map((m) => ({ id: m.id, type: m.type, amount: m.amount, source: m.sourceId, at: m.createdAt.toISOString() })),
    unanswered: ours.filter((j) => !answered.has(j.key)).slice(0, LIMIT).map((j) => ({ key: j.key, deal_id: j.dealId, amount: { currency: j.currency as Currency, amount: j.amount }, at: j.at.toISOString() })),
  };
}

async function openThings(tx: Tx, operator: OperatorScope): Promise<Pick<Reconciliation, 'commands' | 'payments' | 'payouts' | 'events'>> {
  const commands = await tx.select().from(paymentCommands)
    .where(or(inArray(paymentCommands.state, ['pending', 'unknown']), and(eq(paymentCommands.state, 'refused'), eq(paymentCommands.kind, 'refund'), sql`${paymentCommands.request}->>'anew' is null`), eq(paymentCommands.lastError, 'refund_pending')))
    .orderBy(asc(paymentCommands.createdAt)).limit(LIMIT);
  const doubtful = await tx.select().from(payments)
    .where(or(eq(payments.status, 'unknown'), and(eq(payments.rail, 'bank'), eq(payments.status, 'pending')), and(eq(payments.status, 'settled'), isNotNull(payments.lastError))))
    .orderBy(asc(payments.createdAt)).limit(LIMIT);
  const waiting = await tx.select().from(payouts).where(ne(payouts.state, 'sent')).orderBy(asc(payouts.createdAt)).limit(LIMIT);
  const events = await tx.select().from(providerEvents).where(isNull(providerEvents.processedAt)).orderBy(asc(providerEvents.receivedAt)).limit(LIMIT);
  return {
    commands: commands.map((c) => ({
      id: c.id, kind: c.kind, state: c.state, rail: c.request.rail === 'bank' ? 'bank' : 'stripe', deal_id: c.dealId, subject_id: c.subjectId,
      amount: typeof c.request.amount === 'number' ? { currency: c.request.currency as Currency, amount: c.request.amount } : null,
      attempts: c.attempts, problem: c.lastError, created_at: c.createdAt.toISOString(),
    })),
    payments: await paymentResources(tx, operator, doubtful),
    payouts: waiting.map(payoutResource),
    events: events.map((e) => ({ id: e.id, type: e.type, outcome: e.outcome, attempts: e.attempts, problem: e.lastError, received_at: e.receivedAt.toISOString() })),
  };
}
