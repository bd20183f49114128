import { and, eq, isNull, max, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import type { Currency } from '#app/core/money.ts';
import type { ContractFacts } from '#app/modules/documents/contract-facts.ts';
import { hashOfText } from '#app/modules/documents/content.server.ts';
import { contractText } from '#app/modules/documents/contract-text.ts';
import type { Tx } from '#db/client.ts';
import { dealDocuments } from '#db/schema/deals.ts';
import type { DealContext } from './context.server.ts';
import type { DocumentRow } from './deal.store.server.ts';

/** What the contract of a deal states, from the terms fixed at acceptance and the record of the patent. */
export function contractFacts(ctx: Pick<DealContext, 'deal' | 'seller' | 'buyer' | 'broker' | 'patent' | 'rights' | 'pack'>, additionalClauses: string): ContractFacts {
  const { deal, patent } = ctx;
  const movesTitle = !deal.kind.endsWith('_licence');
  return {
    dealId: deal.id, kind: deal.kind, seller: ctx.seller, buyer: ctx.buyer, broker: ctx.broker,
    patent: {
      titleZh: patent.titleZh, titleEn: patent.titleEn, number: patent.number, applicationNumber: patent.applicationNumber, grantNumber: patent.grantNumber,
      filingDate: patent.filingDate, expiryDate: patent.expiryDate, applicants: patent.applicants, patentees: patent.assignees,
    },
    currency: deal.currency as Currency, priceAmount: deal.priceAmount, royaltyBps: deal.royaltyBps, royaltyMinimum: deal.royaltyMinimum, minimumCreditable: deal.minimumCreditable,
    royaltyPaymentDays: ctx.pack.values.royaltyPaymentDays.value, equityShareBps: deal.equityShareBps, valuationAmount: deal.valuationAmount,
    fieldOfUse: deal.fieldOfUse, territory: deal.territory, termMonths: deal.termMonths, platformFeeBps: deal.platformFeeBps, brokerFeeBps: deal.brokerFeeBps,
    registrationDays: ctx.pack.values.registrationDays.value, recordalMonths: ctx.pack.values.recordalMonths.value,
    standingRights: movesTitle ? ctx.rights.filter((r) => r.kind !== 'pledge' && r.kind !== 'freeze' && r.dealId !== deal.id)
      .map((r) => ({ kind: r.kind, holder: r.holderName, fieldOfUse: r.fieldOfUse, territory: r.territory, endsOn: r.endsOn })) : [],
    additionalClauses,
  };
}

/**
 * Writes the next version of the contract and supersedes the one before. Signatures belong to a version: those on the old one
 * stay as history and count for nothing. Must run under the deal's lock.
 */
export async function writeContractVersion(tx: Tx, ctx: Parameters<typeof contractFacts>[0], by: { orgId: string | null; userId: string | null }, text: { additionalClauses: string; body: string | null }): Promise<DocumentRow> {
  const mine = and(eq(dealDocuments.dealId, ctx.deal.id), eq(dealDocuments.kind, 'contract'));
  const [last] = await tx.select({ version: max(dealDocuments.version) }).from(dealDocuments).where(mine);
  await tx.update(dealDocuments).set({ supersededAt: sql`now()` }).where(and(mine, isNull(dealDocuments.supersededAt)));
  return insertContract(tx, ctx, by, { ...text, version: (last?.version ?? 0) + 1 });
}

/** One version of the contract, where none stands. */
export async function insertContract(
  tx: Tx, ctx: Parameters<typeof contractFacts>[0], by: { orgId: string | null; userId: string | null }, text: { version: number; additionalClauses: string; body: string | null },
): Promise<DocumentRow> {
  const { deal } = ctx;
  const body = text.body ?? contractText(contractFacts(ctx, text.additionalClauses));
  const [row] = await tx.insert(dealDocuments).values({
    id: newId('document'), dealId: deal.id, kind: 'contract', version: text.version, title: `contract-${deal.id}`, body,
    sha256: hashOfText(body), createdByOrg: by.orgId, createdByUser: by.userId,
  }).returning();
  if (!row) throw new AppError('conflict', { deal: deal.id });
  return row;
}
