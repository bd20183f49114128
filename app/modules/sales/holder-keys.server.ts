import { and, eq, or } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { parseInput } from '#app/core/input.ts';
import { requireMember } from '#app/core/require.ts';
import type { Permission } from '#app/core/permissions.ts';
import type { Holder } from '#app/core/sale-words.ts';
import { systemScope, type MemberScope, type Scope } from '#app/core/scope.ts';
import { assertNameClear, assertVerified, standingOf } from '#app/modules/orgs/guard.server.ts';
import { tellOrg } from '#app/modules/orgs/notice.server.ts';
import { belongsTo, relatedFacts } from '#app/modules/orgs/related.server.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { constraintOf } from '#db/errors.ts';
import { orgs } from '#db/schema/orgs.ts';
import { saleKeys, sales } from '#db/schema/sales.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import { zDeclineWitness, zHolderKey, zNameWitness, type HolderKeyInput } from './contract-sealed.ts';
import { titlesOf } from './deposits.server.ts';
import { areKeys, fingerprintOf } from './sealed.pure.ts';
import { holderOf, holderOrgs, keysOf } from './sealed.store.server.ts';
import { entrantOf, lockSale, note, readSale, saleNow, type SaleRow } from './sale.store.server.ts';

/** What a person needs in their organisation to hold its key: what binds it in the matter. */
export const HOLDER_PERMISSION: Readonly<Record<Holder, Permission>> = { operator: 'operator.ledger', seller: 'listing.publish', witness: 'deal.sign' };

/** Somebody acting as a holder. Throws `not_found` for whoever holds no key of this sale, `forbidden` without the permission, `both_sides` for a witness who belongs to the seller. */
export async function requireHolder(tx: Tx, scope: Scope, sale: SaleRow): Promise<{ member: MemberScope; holder: Holder }> {
  const holder = holderOf(sale, scope);
  if (!holder) throw new AppError('not_found', { sale: sale.id });
  const member = requireMember(scope, HOLDER_PERMISSION[holder]);
  if (holder !== 'seller' && await asPlatform(tx, member, 'see whether the holder belongs to the seller', () => belongsTo(tx, member.userId, sale.sellerOrgId))) throw new AppError('both_sides', { organisation: sale.sellerOrgId });
  return { member, holder };
}

/**
 * A holder deposits the public halves of its keys; for the witness it is the acceptance. Until the opening, once: a key others may have sealed to cannot be changed. Throws
 * `not_found`, `conflict` (it has opened, or the key is there), `same_person` (one person for two holders), `validation`.
 */
export async function depositKey(deps: { db: Db }, scope: Scope, saleId: string, raw: HolderKeyInput): Promise<{ holder: Holder; fingerprint: string }> {
  const asking = requireMember(scope, 'deal.act');
  const input = parseInput(zHolderKey, raw);
  if (!(await areKeys(input))) throw new AppError('validation', {}, [{ path: 'public_key', code: 'unreadable_key' }]);
  const fingerprint = await fingerprintOf(input);
  return withTx(deps.db, asking, async (tx) => {
    const sale = await readSale(tx, saleId);
    const { member, holder } = await requireHolder(tx, asking, sale);
    const now = await saleNow(tx);
    if (holder !== 'operator') await assertVerified(tx, member.orgId, now);
    return asPlatform(tx, member, 'deposit a key of the sale', async () => {
      const locked = await lockSale(tx, saleId);
      if (locked.openedAt || locked.closedAt) throw new AppError('conflict', { sale: saleId, reason: 'sale_opened', state: locked.state });
      // The witness may have been replaced while this one waited.
      if (holderOf(locked, member) !== holder) throw new AppError('not_found', { sale: saleId });
      const keys = await keysOf(tx, saleId);
      if (keys.some((k) => k.holder === holder)) throw new AppError('conflict', { sale: saleId, reason: 'key_there' });
      if (keys.some((k) => k.userId === member.userId)) throw new AppError('same_person', { sale: saleId });
      await tx.insert(saleKeys).values({ saleId, holder, orgId: member.orgId, userId: member.userId, publicKey: input.public_key, signKey: input.sign_key, fingerprint, at: now });
      await note(tx, saleId, 'key', { holder, org: member.orgId, public_key: input.public_key, sign_key: input.sign_key, fingerprint });
      await audit(tx, member, { chain: `sale:${saleId}`, action: 'sale.key', subject: saleId, data: { holder, fingerprint } });
      if (holder === 'witness') await tellOrg(tx, sale.sellerOrgId, 'sale_witness_accepted', saleId, await titlesOf(tx, sale), `/sales/${saleId}/opening`);
      return { holder, fingerprint };
    });
  }).catch((error: unknown) => {
    if (constraintOf(error) === 'sale_keys_person_key') throw new AppError('same_person', { sale: saleId });
    throw error;
  });
}

/** A neutral organisation by its slug or id: verified, no part of the platform, tied neither to the seller nor to whoever has entered. Refusals point at the field. For the platform. */
export async function neutralWitness(tx: Tx, sellerOrgId: string, wanted: string, now: Date, saleId: string | null = null): Promise<{ id: string }> {
  const refuse = (code: string): never => { throw new AppError('validation', {}, [{ path: 'witness', code }]); };
  const [org] = await tx.select({ id: orgs.id, kind: orgs.kind }).from(orgs).where(or(eq(orgs.slug, wanted), eq(orgs.id, wanted)));
  if (!org || org.kind === 'operator') return refuse('unknown_organisation');
  if (org.id === sellerOrgId) return refuse('witness_is_seller');
  const standing = await standingOf(tx, org.id, now);
  if (!standing.verified || standing.nameHeld) return refuse('witness_unverified');
  if ((await relatedFacts(tx, sellerOrgId, org.id, now)).length) return refuse('witness_related');
  if (saleId && await entrantOf(tx, saleId, org.id)) return refuse('witness_bids');
  return { id: org.id };
}

/** Organisations a seller may choose from: verified agencies and brokers. Any other verified one can be named by the API. */
export async function witnessChoices(deps: { db: Db }): Promise<{ slug: string; zh: string; en: string }[]> {
  return withRead(deps.db, systemScope('sales'), (tx) => tx.select({ slug: orgs.slug, zh: orgs.nameZh, en: orgs.nameEn }).from(orgs).where(and(eq(orgs.kind, 'broker'), eq(orgs.verificationState, 'verified'))).orderBy(orgs.slug).limit(300));
}

/** The organisation that is asked to be the witness hears of it, and the platform that a key of its own is wanted. For the platform. */
export async function askHolders(tx: Tx, sale: SaleRow): Promise<void> {
  const titles = await titlesOf(tx, sale);
  for (const org of await holderOrgs(tx, sale)) await tellOrg(tx, org, org === sale.witnessOrgId ? 'sale_witness_asked' : 'sale_key_wanted', `${sale.id}:${sale.witnessOrgId}`, titles, `/sales/${sale.id}/opening`);
}

/** The seller names another witness, as long as the one named has deposited no key and the sale has not opened. Throws `not_found`, `conflict`, field errors. */
export async function nameWitness(deps: { db: Db }, scope: Scope, saleId: string, raw: { witness: string }): Promise<void> {
  const member = requireMember(scope, 'listing.publish');
  const input = parseInput(zNameWitness, raw);
  await withTx(deps.db, member, async (tx) => {
    const seen = await readSale(tx, saleId);
    if (seen.sellerOrgId !== member.orgId || seen.mechanism !== 'sealed') throw new AppError('not_found', { sale: saleId });
    const now = await saleNow(tx);
    await assertNameClear(tx, member.orgId, now);
    await asPlatform(tx, member, 'name another witness', async () => {
      const sale = await lockSale(tx, saleId);
      if (sale.openedAt || sale.closedAt || (await keysOf(tx, saleId)).some((k) => k.holder === 'witness')) throw new AppError('conflict', { sale: saleId, reason: 'witness_stands', state: sale.state });
      const witness = await neutralWitness(tx, sale.sellerOrgId, input.witness, now, saleId);
      if (witness.id === sale.witnessOrgId) return;
      await tx.update(sales).set({ witnessOrgId: witness.id }).where(eq(sales.id, saleId));
      await note(tx, saleId, 'witness', { org: witness.id });
      await audit(tx, member, { chain: `sale:${saleId}`, action: 'sale.witness', subject: saleId, data: { witness: witness.id } });
      await tellOrg(tx, witness.id, 'sale_witness_asked', `${saleId}:${witness.id}`, await titlesOf(tx, sale), `/sales/${saleId}/opening`);
    });
  });
}

/** The organisation named as witness declines; the seller is told and names another. Throws `not_found`, `conflict` once its key is there. */
export async function declineWitness(deps: { db: Db }, scope: Scope, saleId: string, raw: { reason: string }): Promise<void> {
  const asking = requireMember(scope, 'deal.act');
  const input = parseInput(zDeclineWitness, raw);
  await withTx(deps.db, asking, async (tx) => {
    const sale = await readSale(tx, saleId);
    const { member, holder } = await requireHolder(tx, asking, sale);
    if (holder !== 'witness') throw new AppError('not_found', { sale: saleId });
    await asPlatform(tx, member, 'decline to be the witness', async () => {
      const locked = await lockSale(tx, saleId);
      if (locked.openedAt || locked.closedAt || (await keysOf(tx, saleId)).some((k) => k.holder === 'witness')) throw new AppError('conflict', { sale: saleId, reason: 'witness_stands', state: locked.state });
      await audit(tx, member, { chain: `sale:${saleId}`, action: 'sale.witness_declined', subject: saleId, data: { witness: member.orgId, reason: input.reason } });
      await tellOrg(tx, sale.sellerOrgId, 'sale_witness_declined', `${saleId}:${member.orgId}`, { ...await titlesOf(tx, sale), words: input.reason }, `/sales/${saleId}/opening`);
    });
  });
}
