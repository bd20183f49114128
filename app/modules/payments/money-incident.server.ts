import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { subjectChain } from '#app/core/money-subject.ts';
import { newId } from '#app/core/ids.ts';
import { parseInput } from '#app/core/input.ts';
import type { Currency } from '#app/core/money.ts';
import { requireOperator } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { moneyIncidents, type MoneyIncidentKind } from '#db/schema/reconciliation.ts';
import { withRead, withTx } from '#db/tx.ts';
import { zCloseMoneyIncident, type CloseMoneyIncidentInput, type MoneyIncident } from './contract.ts';

/** One difference as the reconciler finds it. */
export interface Difference {
  kind: MoneyIncidentKind;
  rail: 'stripe' | 'bank';
  subject: string;
  currency: string;
  amount: number;
  dealId?: string | null;
  eventAt?: Date | null;
  details?: Record<string, unknown>;
}

/** Opens an incident per difference, once: one that stands (open, or closed by an operator) is only seen again. Returns how many are new. */
export async function openIncidents(tx: Tx, found: readonly Difference[]): Promise<number> {
  let fresh = 0;
  for (const d of found) {
    const inserted = await tx.insert(moneyIncidents).values({
      id: newId('moneyIncident'), kind: d.kind, rail: d.rail, subject: d.subject, currency: d.currency, amount: d.amount, dealId: d.dealId ?? null, eventAt: d.eventAt ?? null, details: d.details ?? {},
    }).onConflictDoNothing().returning({ id: moneyIncidents.id });
    if (inserted.length) fresh += 1;
    else await tx.update(moneyIncidents).set({ lastSeenAt: sql`now()`, amount: d.amount }).where(and(eq(moneyIncidents.kind, d.kind), eq(moneyIncidents.subject, d.subject), eq(moneyIncidents.state, 'open')));
  }
  return fresh;
}

/** Marks incidents that explain themselves now. Returns how many. */
export async function explainIncidents(tx: Tx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const rows = await tx.update(moneyIncidents).set({ state: 'explained', endedAt: sql`now()` }).where(and(inArray(moneyIncidents.id, [...ids]), eq(moneyIncidents.state, 'open'))).returning({ id: moneyIncidents.id });
  return rows.length;
}

type Row = typeof moneyIncidents.$inferSelect;

export function moneyIncidentResource(row: Row): MoneyIncident {
  return {
    id: row.id, kind: row.kind, rail: row.rail, subject: row.subject, deal_id: row.dealId, amount: { currency: row.currency as Currency, amount: row.amount }, state: row.state,
    at: row.eventAt?.toISOString() ?? null, opened_at: row.openedAt.toISOString(), last_seen_at: row.lastSeenAt.toISOString(), ended_at: row.endedAt?.toISOString() ?? null, reason: row.reason,
  };
}

/** Incidents that are open, oldest first, and the latest that ended. */
export async function listIncidents(tx: Tx, limit = 200): Promise<{ open: MoneyIncident[]; ended: MoneyIncident[] }> {
  const open = await tx.select().from(moneyIncidents).where(eq(moneyIncidents.state, 'open')).orderBy(asc(moneyIncidents.openedAt)).limit(limit);
  const ended = await tx.select().from(moneyIncidents).where(inArray(moneyIncidents.state, ['explained', 'closed'])).orderBy(desc(moneyIncidents.endedAt)).limit(20);
  return { open: open.map(moneyIncidentResource), ended: ended.map(moneyIncidentResource) };
}

/** The same, from a snapshot of their own: what the page shows while the provider is away. */
export async function readIncidents(deps: { db: Db }, scope: Scope): Promise<{ open: MoneyIncident[]; ended: MoneyIncident[] }> {
  const operator = requireOperator(scope, 'operator.ledger');
  return withRead(deps.db, operator, (tx) => listIncidents(tx));
}

/**
 * An operator closes an incident and says what was found. It posts nothing; the same difference opens no second incident. Throws
 * `not_found`, and `conflict` for one that has ended.
 */
export async function closeMoneyIncident(deps: { db: Db }, scope: Scope, raw: CloseMoneyIncidentInput): Promise<MoneyIncident> {
  const operator = requireOperator(scope, 'operator.ledger');
  const input = parseInput(zCloseMoneyIncident, raw);
  return withTx(deps.db, operator, async (tx) => {
    const [known] = await tx.select().from(moneyIncidents).where(eq(moneyIncidents.id, input.incident_id)).for('update');
    if (!known) throw new AppError('not_found', { incident: input.incident_id });
    if (known.state !== 'open') throw new AppError('conflict', { incident: known.id, state: known.state });
    const [row] = await tx.update(moneyIncidents).set({ state: 'closed', endedAt: sql`now()`, closedBy: operator.userId, reason: input.reason }).where(eq(moneyIncidents.id, known.id)).returning();
    await audit(tx, operator, { chain: known.dealId ? subjectChain(known.dealId) : `org:${operator.orgId}`, action: 'money_incident.close', subject: known.id, data: { kind: known.kind, about: known.subject, reason: input.reason } });
    return moneyIncidentResource(row!);
  });
}
