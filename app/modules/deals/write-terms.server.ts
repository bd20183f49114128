import { openAgreement, openObligation } from '#app/modules/obligations/obligation.store.server.ts';
import { payeesOf } from '#app/modules/obligations/rules.ts';
import type { OriginKind } from '#app/core/obligation-words.ts';
import type { Tx } from '#db/client.ts';
import type { DealRow } from './deal.store.server.ts';
import { PRICE } from './due.ts';

/** What was agreed: the agreement and what it came out of, and the price as the first thing owed under it. A process waits for it, so no day is set here. Must act for the platform. */
export async function writeTerms(tx: Tx, deal: DealRow, origin: { kind: OriginKind; id: string }): Promise<void> {
  const parties = [{ role: 'seller' as const, orgId: deal.sellerOrgId }, { role: 'buyer' as const, orgId: deal.buyerOrgId }, ...(deal.brokerOrgId ? [{ role: 'broker' as const, orgId: deal.brokerOrgId }] : [])];
  const agreementId = await openAgreement(tx, { origin, subject: { kind: 'deal', id: deal.id }, currency: deal.currency, parties });
  if (deal.priceAmount === 0) return;
  await openObligation(tx, {
    agreementId, dealId: deal.id, code: PRICE, kind: 'price', debtorOrgId: deal.buyerOrgId, creditorOrgId: deal.sellerOrgId, currency: deal.currency, amount: deal.priceAmount, releaseOn: 'release', payees: payeesOf(deal),
  });
}
