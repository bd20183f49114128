import { and, eq, isNull } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { parseInput } from '#app/core/input.ts';
import { requireMember } from '#app/core/require.ts';
import type { BidRefusal } from '#app/core/sale-words.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { orgSignatureRules } from '#db/schema/approvals.ts';
import { members } from '#db/schema/orgs.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { zSealBid, type SealAnswer, type SealBidInput } from './contract-sealed.ts';
import { assertMayTakePart } from './enter-sale.server.ts';
import { salePack } from './rule-packs/sales.ts';
import { envelopeHash } from './sealed.pure.ts';
import { readSale, saleNow } from './sale.store.server.ts';

/**
 * Whoever seals a bid binds the organisation to a sum nobody else knows, so no limit and no second signature can be asked for: only somebody whose own authority has no
 * limit may, in an organisation that asks for no second person. Throws `sealed_needs_full_authority`.
 */
export async function assertFullAuthority(tx: Tx, member: MemberScope): Promise<void> {
  await asPlatform(tx, member, 'see whether one person may bind without a limit', async () => {
    const [me] = await tx.select({ limit: members.approvalLimit }).from(members).where(and(eq(members.orgId, member.orgId), eq(members.userId, member.userId), isNull(members.removedAt)));
    const [rule] = await tx.select({ above: orgSignatureRules.secondAbove }).from(orgSignatureRules).where(eq(orgSignatureRules.orgId, member.orgId));
    if (!me || me.limit !== null || (rule?.above ?? null) !== null) throw new AppError('sealed_needs_full_authority');
  });
}

interface Said { accepted: boolean; code?: BidRefusal; at: string; seq?: number; log_seq?: number }

/**
 * Takes a sealed bid: ciphertext and commitment, no amount. The database decides by its own clock under the sale's lock. The last one of a bidder before the end counts. A refused one
 * is an answer with its code. Throws `unverified`, `both_sides`, `forbidden`, `sealed_needs_full_authority`, field errors for what is no envelope.
 */
export async function sealBid(deps: { db: Db }, scope: Scope, saleId: string, raw: SealBidInput): Promise<SealAnswer> {
  const member = requireMember(scope, 'offer.make');
  const input = parseInput(zSealBid, raw);
  const hash = await envelopeHash(input.envelope);
  return withTx(deps.db, member, async (tx) => {
    const sale = await readSale(tx, saleId);
    if (sale.sellerOrgId === member.orgId) throw new AppError('forbidden', { reason: 'own_sale' });
    await assertMayTakePart(tx, member, sale, await saleNow(tx));
    await assertFullAuthority(tx, member);
    const said = await asPlatform(tx, member, 'take the sealed bid', async () => {
      const [row] = await prepared<{ said: Said }>(tx, 'select sale_seal($1, $2, $3, $4, $5::jsonb, $6, $7::integer, $8) as said', [saleId, member.orgId, member.userId, input.commitment, JSON.stringify(input.envelope), hash, String(salePack.values.sealedMost.value), newId('saleRefusal')]);
      return row!.said;
    });
    return { accepted: said.accepted, code: said.code ?? null, bid: said.seq ?? null, at: said.at, commitment: input.commitment, envelope_hash: hash, log_seq: said.log_seq ?? null };
  });
}
