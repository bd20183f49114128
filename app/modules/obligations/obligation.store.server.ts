import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { CreditCause, OriginKind, PartyRole, SettlementKind } from '#app/core/obligation-words.ts';
import type { MoneySubjectKind } from '#app/core/money-subject.ts';
import { newId } from '#app/core/ids.ts';
import type { Tx } from '#db/client.ts';
import { agreementParties, agreements, obligationCredits, obligationPayees, obligations, settlements } from '#db/schema/obligations.ts';
import { outstandingOn, type Payee } from './rules.ts';

export type AgreementRow = typeof agreements.$inferSelect;
export type ObligationRow = typeof obligations.$inferSelect;

/**
 * Writes down what was agreed, between whom, and out of what. One agreement opens one process; its subject's id is the case's. `about`: what notices and the
 * operator's queue call it and where it is shown (a deal says that itself). Must act for the platform. Returns its id.
 */
export async function openAgreement(tx: Tx, a: { origin: { kind: OriginKind; id: string }; subject: { kind: MoneySubjectKind; id: string }; about?: { zh: string; en: string; href: string }; currency: string; parties: readonly { role: PartyRole; orgId: string }[] }): Promise<string> {
  const id = newId('agreement');
  await tx.insert(agreements).values({ id, originKind: a.origin.kind, originId: a.origin.id, subjectKind: a.subject.kind, subjectId: a.subject.id, currency: a.currency, ...(a.about ? { titleZh: a.about.zh, titleEn: a.about.en, href: a.about.href } : {}) });
  await tx.insert(agreementParties).values(a.parties.map((p) => ({ agreementId: id, ...p })));
  return id;
}

export type NewObligation = Pick<typeof obligations.$inferInsert, 'agreementId' | 'dealId' | 'code' | 'kind' | 'debtorOrgId' | 'creditorOrgId' | 'currency' | 'amount' | 'dueOn' | 'releaseOn' | 'releaseMetAt' | 'periodStart' | 'periodEnd'> & { payees: readonly Payee[] };

/** Opens an obligation with its payees. Call under the deal's lock, for the platform. */
export async function openObligation(tx: Tx, { payees, ...values }: NewObligation): Promise<ObligationRow> {
  const [row] = await tx.insert(obligations).values({ id: newId('obligation'), ...values }).returning();
  if (payees.length) await tx.insert(obligationPayees).values(payees.map((p) => ({ obligationId: row!.id, role: p.role, orgId: p.orgId, shareBps: p.shareBps })));
  return row!;
}

/** The agreement a deal (or another subject) came from; `not_found` for none. */
export async function agreementOf(tx: Tx, dealId: string): Promise<AgreementRow> {
  const [row] = await tx.select().from(agreements).where(eq(agreements.subjectId, dealId));
  if (!row) throw new AppError('not_found', { deal: dealId, what: 'agreement' });
  return row;
}

/** An obligation of a deal by its name; `not_found` for none, or none the scope may see. */
export async function obligationByCode(tx: Tx, dealId: string, code: string): Promise<ObligationRow> {
  const [row] = await tx.select().from(obligations).where(and(eq(obligations.dealId, dealId), eq(obligations.code, code)));
  if (!row) throw new AppError('not_found', { deal: dealId, obligation: code });
  return row;
}

export async function obligationById(tx: Tx, id: string): Promise<ObligationRow> {
  const [row] = await tx.select().from(obligations).where(eq(obligations.id, id));
  if (!row) throw new AppError('not_found', { obligation: id });
  return row;
}

/** Obligations of a deal that the scope may see, oldest first. */
export function obligationsOf(tx: Tx, dealId: string): Promise<ObligationRow[]> {
  return tx.select().from(obligations).where(eq(obligations.dealId, dealId)).orderBy(asc(obligations.createdAt), asc(obligations.id));
}

export async function payeesOfObligation(tx: Tx, obligationId: string): Promise<Payee[]> {
  return tx.select({ role: obligationPayees.role, orgId: obligationPayees.orgId, shareBps: obligationPayees.shareBps }).from(obligationPayees).where(eq(obligationPayees.obligationId, obligationId));
}

/** What a journal did to an obligation, minor units: `amount` the debtor paid by it, `released` went on to the payees (both negative for what was taken back). */
export interface Settlement { kind: SettlementKind; journalId: string; paymentId?: string | null; amount: number; released?: number }

/** Writes down what a journal did, once per journal; gives the obligation as it stands now. Call under the deal's lock, for the platform. */
export async function settle(tx: Tx, obligation: Pick<ObligationRow, 'id' | 'dealId'>, s: Settlement): Promise<ObligationRow> {
  const released = s.released ?? 0;
  if (s.amount !== 0 || released !== 0) {
    await tx.insert(settlements).values({ id: newId('settlement'), obligationId: obligation.id, dealId: obligation.dealId, kind: s.kind, paymentId: s.paymentId ?? null, journalId: s.journalId, amount: s.amount, released }).onConflictDoNothing();
  }
  return obligationById(tx, obligation.id);
}

/** How many releases an obligation has had. */
export async function releasesOf(tx: Tx, obligationId: string): Promise<number> {
  const [row] = await tx.select({ n: sql<number>`count(*)::int` }).from(settlements).where(and(eq(settlements.obligationId, obligationId), eq(settlements.kind, 'released')));
  return row!.n;
}

/** Says that what lets an obligation's money go on has come; said again it changes nothing. */
export async function meetRelease(tx: Tx, obligation: ObligationRow, at: Date): Promise<ObligationRow> {
  if (obligation.releaseMetAt) return obligation;
  const [row] = await tx.update(obligations).set({ releaseMetAt: at }).where(eq(obligations.id, obligation.id)).returning();
  return row!;
}

/** Grants credit to the agreement's debtor, or takes back what an amended report makes undue (negative). Nothing for 0. */
export async function grantCredit(tx: Tx, from: Pick<ObligationRow, 'id' | 'agreementId'>, c: { pool: 'free' | 'minimum'; cause: Exclude<CreditCause, 'used'>; amount: number }): Promise<void> {
  if (c.amount !== 0) await tx.insert(obligationCredits).values({ id: newId('credit'), agreementId: from.agreementId, obligationId: from.id, ...c });
}

/** Uses credit on an obligation. Nothing for 0; the database refuses more than there is. */
export async function useCredit(tx: Tx, on: Pick<ObligationRow, 'id' | 'agreementId'>, pool: 'free' | 'minimum', amount: number): Promise<void> {
  if (amount > 0) await tx.insert(obligationCredits).values({ id: newId('credit'), agreementId: on.agreementId, obligationId: on.id, pool, cause: 'used', amount: -amount });
}

/** Ends what nobody has to pay any more. Repeatable. */
export async function endObligation(tx: Tx, dealId: string, code: string, end: { how: 'waived' | 'written_off'; reason: string; at: Date }): Promise<void> {
  await tx.update(obligations).set({ ended: end.how, endedAt: end.at, endedReason: end.reason }).where(and(eq(obligations.dealId, dealId), eq(obligations.code, code), isNull(obligations.ended)));
}

/** Claims on an organisation that are still to be met, oldest first; locked, because several deals may meet them at once. */
export async function openClaims(tx: Tx, orgId: string, currency: string): Promise<ObligationRow[]> {
  const rows = await tx.select().from(obligations).where(and(eq(obligations.kind, 'claim'), eq(obligations.debtorOrgId, orgId), eq(obligations.currency, currency), inArray(obligations.state, ['open', 'partly_settled', 'reopened'])))
    .orderBy(asc(obligations.createdAt), asc(obligations.id)).for('update');
  return rows.filter((r) => outstandingOn(r) > 0);
}
