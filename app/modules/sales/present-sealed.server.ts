import { and, eq, inArray } from 'drizzle-orm';
import type { Currency } from '#app/core/money.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Tx } from '#db/client.ts';
import { orgs } from '#db/schema/orgs.ts';
import { caseTimers } from '#db/schema/process.ts';
import { saleShares } from '#db/schema/sales.ts';
import type { SealedDetail } from './contract-sealed.ts';
import { envelopesOf, holderOf, keysOf, ROUND } from './sealed.store.server.ts';
import type { SaleRow } from './sale.store.server.ts';

/** Keys, bids and opening of a sealed sale, as everybody may see them. An envelope itself is shown to nobody before the close, and to holders after it. */
export async function sealedDetail(tx: Tx, scope: Scope, sale: SaleRow): Promise<SealedDetail | null> {
  if (sale.mechanism !== 'sealed') return null;
  const keys = await keysOf(tx, sale.id);
  const names = new Map((await tx.select({ id: orgs.id, slug: orgs.slug, name_zh: orgs.nameZh, name_en: orgs.nameEn }).from(orgs).where(inArray(orgs.id, [sale.witnessOrgId!, ...keys.map((k) => k.orgId)]))).map((o) => [o.id, o]));
  const released = await tx.select().from(saleShares).where(eq(saleShares.saleId, sale.id));
  const [due] = await tx.select({ at: caseTimers.dueAt }).from(caseTimers).where(and(eq(caseTimers.caseId, sale.id), eq(caseTimers.code, 'holders')));
  return {
    round: ROUND, lot: sale.listingId, witness: names.get(sale.witnessOrgId!)!,
    keys: keys.map((k) => ({ holder: k.holder, org: names.get(k.orgId)!, public_key: k.publicKey, sign_key: k.signKey, fingerprint: k.fingerprint, at: k.at.toISOString() })),
    released: released.map((r) => ({ holder: r.holder, at: r.at.toISOString(), hash: r.hash, signature: r.signature })),
    open_by: due?.at.toISOString() ?? null,
    bids: (await envelopesOf(tx, sale.id)).map((e) => ({
      bid: e.seq, bidder: e.no, commitment: e.commitment, envelope_hash: e.hash, at: e.at.toISOString(), live: e.live,
      outcome: e.opening?.outcome ?? null, reason: e.opening?.reason ?? null, amount: e.opening?.amount == null ? null : { currency: sale.currency as Currency, amount: e.opening.amount }, seed: e.opening?.seed ?? null,
    })),
    holds: holderOf(sale, scope),
  };
}
