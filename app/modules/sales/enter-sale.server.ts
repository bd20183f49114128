import { sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { requireMember } from '#app/core/require.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import { openAgreement, openObligation } from '#app/modules/obligations/obligation.store.server.ts';
import { assertNameClear, assertVerified } from '#app/modules/orgs/guard.server.ts';
import { belongsTo, relatedFacts } from '#app/modules/orgs/related.server.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { saleEntrants } from '#db/schema/sales.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { DEPOSIT } from './deposits.server.ts';
import { salePack } from './rule-packs/sales.ts';
import { entrantOf, entrantsOf, lockSale, readSale, saleNow, type EntrantRow, type SaleRow } from './sale.store.server.ts';

/**
 * An organisation enters a sale: from now on it bids under a number of its own, once its deposit is held. Entering twice is entering once. Throws `forbidden`
 * (`own_sale`, `related_party`), `both_sides` for a person of the selling organisation, `unverified`, `conflict` when the sale is over.
 */
export async function enterSale(deps: { db: Db }, scope: Scope, saleId: string): Promise<{ no: number; deposit: EntrantRow['deposit'] }> {
  const member = requireMember(scope, 'offer.make');
  return withTx(deps.db, member, async (tx) => {
    const sale = await readSale(tx, saleId);
    if (sale.sellerOrgId === member.orgId) throw new AppError('forbidden', { reason: 'own_sale' });
    if (sale.witnessOrgId === member.orgId) throw new AppError('forbidden', { reason: 'witness' });
    const now = await saleNow(tx);
    await assertMayTakePart(tx, member, sale, now);
    return asPlatform(tx, member, 'enter the sale', async () => {
      const locked = await lockSale(tx, saleId);
      const known = await entrantOf(tx, saleId, member.orgId);
      if (known) return { no: known.no, deposit: known.deposit };
      if (locked.closedAt || now.getTime() >= locked.endsAt.getTime()) throw new AppError('conflict', { sale: saleId, reason: 'sale_over', state: locked.state });
      const related = [...await relatedFacts(tx, sale.sellerOrgId, member.orgId, now), ...(sale.witnessOrgId ? await relatedFacts(tx, sale.witnessOrgId, member.orgId, now) : [])];
      if (related.length) throw new AppError('forbidden', { reason: 'related_party', facts: related });
      // One holder releases what opens every bid in one message.
      if (locked.mechanism === 'sealed' && (await entrantsOf(tx, saleId)).length >= salePack.values.sealedBidders.value) throw new AppError('conflict', { sale: saleId, reason: 'sale_full', state: locked.state });
      const row = await write(tx, member, locked);
      await audit(tx, member, { chain: `org:${member.orgId}`, action: 'sale.enter', subject: saleId, data: { no: row.no } });
      return { no: row.no, deposit: row.deposit };
    });
  });
}

/** Asked at the entrance and at every bid: the organisation is verified, and the person stands on one side only. */
export async function assertMayTakePart(tx: Tx, member: MemberScope, sale: SaleRow, now: Date): Promise<void> {
  if (await asPlatform(tx, member, 'see whether the person belongs to the seller', () => belongsTo(tx, member.userId, sale.sellerOrgId))) throw new AppError('both_sides', { organisation: sale.sellerOrgId });
  await assertVerified(tx, member.orgId, now);
  await assertNameClear(tx, member.orgId, now);
}

/** The deposit is owed by the bidder alone: the seller learns neither who it is nor that it is owed. */
async function write(tx: Tx, member: MemberScope, sale: SaleRow): Promise<EntrantRow> {
  const id = newId('deposit');
  const [row] = await tx.insert(saleEntrants).values({
    id, saleId: sale.id, orgId: member.orgId, no: sql`(select coalesce(max(e.no), 0) + 1 from sale_entrants e where e.sale_id = ${sale.id})`, deposit: sale.depositAmount > 0 ? 'due' : 'none', enteredBy: member.userId,
  }).returning();
  if (sale.depositAmount > 0) {
    const about = { zh: `竞价保证金 ${sale.patentNumber}`, en: `Bidding deposit, ${sale.patentNumber}`, href: `/sales/${sale.id}` };
    const agreementId = await openAgreement(tx, { origin: { kind: 'sale', id }, subject: { kind: 'deposit', id }, about, currency: sale.currency, parties: [{ role: 'buyer', orgId: member.orgId }] });
    await openObligation(tx, {
      agreementId, dealId: id, code: DEPOSIT, kind: 'deposit', debtorOrgId: member.orgId, creditorOrgId: null, currency: sale.currency, amount: sale.depositAmount, releaseOn: 'release', payees: [{ role: 'seller', orgId: sale.sellerOrgId, shareBps: 10_000 }],
    });
  }
  return row!;
}
