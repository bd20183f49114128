import { eq } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { parseInput } from '#app/core/input.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { advance } from '#app/modules/process/engine/move.server.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { saleShares } from '#db/schema/sales.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { zReceipt, zReleaseShares, type Envelopes, type ReceiptInput, type ReleaseSharesInput } from './contract-sealed.ts';
import { requireHolder } from './holder-keys.server.ts';
import { openWhatOpens, settle, writeOpened } from './opening.server.ts';
import { isOf, sharesHash, sharesStatement, signedBy } from './sealed.pure.ts';
import { contextOf, envelopesOf, keysOf, publicKeys } from './sealed.store.server.ts';
import { lockSale, note, readSale, saleNow, type SaleRow } from './sale.store.server.ts';
import { saleSubject } from './sale-subject.server.ts';

/** Throws `conflict` unless the sale is closed, sealed, and its bids wait to be opened. */
function assertOpening(sale: SaleRow): void {
  if (sale.mechanism !== 'sealed' || !sale.closedAt || sale.result) throw new AppError('conflict', { sale: sale.id, reason: 'not_at_opening', state: sale.state });
}

/** What a holder's key is to be turned on: the live bids, once the sale has closed and not before. Throws `not_found` for others, `conflict` before the close. */
export async function envelopesToOpen(deps: { db: Db }, scope: Scope, saleId: string): Promise<Envelopes> {
  const asking = requireMember(scope, 'deal.act');
  return withTx(deps.db, asking, async (tx) => {
    const sale = await readSale(tx, saleId);
    const { member } = await requireHolder(tx, asking, sale);
    assertOpening(sale);
    const rows = await asPlatform(tx, member, 'read the envelopes to open', () => envelopesOf(tx, saleId));
    return { items: rows.filter((e) => e.live).map((e) => ({ bid: e.seq, bidder: e.no, commitment: e.commitment, envelope: e.envelope })) };
  });
}

/**
 * A holder releases what its key made of every live bid, signed. With two holders the bids open; what two cannot open waits for the third, for the bidder's receipt, or for the
 * end of the time. Each holder releases once. Throws `not_found`, `conflict` (not at the opening, already released), `validation` (not every bid, or the signature is not that of the key on record).
 */
export async function releaseShares(deps: { db: Db }, scope: Scope, saleId: string, raw: ReleaseSharesInput): Promise<{ opened: number; waiting: number; state: string }> {
  const asking = requireMember(scope, 'deal.act');
  const input = parseInput(zReleaseShares, raw);
  const hash = await sharesHash(input.shares);
  const left = await withTx(deps.db, asking, async (tx) => {
    const { member, holder } = await requireHolder(tx, asking, await readSale(tx, saleId));
    return asPlatform(tx, member, 'release a holder’s shares', async () => {
      const sale = await lockSale(tx, saleId);
      assertOpening(sale);
      const key = (await keysOf(tx, saleId)).find((k) => k.holder === holder)!;
      const live = (await envelopesOf(tx, saleId)).filter((e) => e.live);
      if (input.shares.length !== live.length || input.shares.some((s, i) => s.bid !== live[i]!.seq)) throw new AppError('validation', {}, [{ path: 'shares', code: 'not_every_bid' }]);
      if (!(await signedBy(key.signKey, sharesStatement(saleId, holder, hash), input.signature))) throw new AppError('validation', {}, [{ path: 'signature', code: 'signature_differs' }]);
      const [made] = await tx.insert(saleShares).values({ saleId, holder, userId: member.userId, shares: input.shares, hash, signature: input.signature, at: await saleNow(tx) }).onConflictDoNothing().returning();
      if (!made) throw new AppError('conflict', { sale: saleId, reason: 'shares_released' });
      await note(tx, saleId, 'shares', { holder, count: input.shares.length, hash, signature: input.signature });
      await audit(tx, member, { chain: `sale:${saleId}`, action: 'sale.shares', subject: saleId, data: { holder, hash } });
      return openWhatOpens(tx, sale);
    });
  });
  await advance(deps, saleSubject, saleId);
  const { state } = await withTx(deps.db, asking, (tx) => readSale(tx, saleId));
  return { ...left, state };
}

/**
 * A bidder opens the own bid with its receipt, after the close: it proves what was sealed, should a holder not be able or willing to open it. Only the very envelope that was
 * accepted passes, so a receipt can neither change a bid nor be held back to advantage: a whole envelope opens without it. Throws `not_found`, `conflict`, `validation`.
 */
export async function presentReceipt(deps: { db: Db }, scope: Scope, saleId: string, raw: ReceiptInput): Promise<{ opened: number; waiting: number; state: string }> {
  const member = requireMember(scope, 'offer.make');
  const input = parseInput(zReceipt, raw);
  const left = await withTx(deps.db, member, async (tx) => asPlatform(tx, member, 'open a bid by its receipt', async () => {
    const sale = await lockSale(tx, saleId);
    const bid = sale.mechanism === 'sealed' ? (await envelopesOf(tx, saleId)).find((e) => e.seq === input.bid && e.live && e.orgId === member.orgId) : undefined;
    if (!bid) throw new AppError('not_found', { sale: saleId });
    assertOpening(sale);
    // Before two holders have released, nobody's amount is to be known.
    const released = await tx.select({ holder: saleShares.holder }).from(saleShares).where(eq(saleShares.saleId, saleId));
    if (released.length < 2) throw new AppError('conflict', { sale: saleId, reason: 'holders_first' });
    if (bid.opening) throw new AppError('conflict', { sale: saleId, reason: 'bid_opened' });
    const { keys, fingerprints } = publicKeys(await keysOf(tx, saleId));
    if (!(await isOf(contextOf(sale, bid.no, fingerprints), keys, { commitment: bid.commitment, hash: bid.hash }, input))) throw new AppError('validation', {}, [{ path: 'receipt', code: 'receipt_differs' }]);
    await writeOpened(tx, sale, bid, { amount: input.amount, seed: input.seed }, 'receipt');
    await audit(tx, member, { chain: `org:${member.orgId}`, action: 'sale.receipt', subject: saleId, data: { bid: bid.seq } });
    return settle(tx, sale);
  }));
  await advance(deps, saleSubject, saleId);
  const { state } = await withTx(deps.db, member, (tx) => readSale(tx, saleId));
  return { ...left, state };
}
