import { eq } from 'drizzle-orm';
import type { Holder, SetAside } from '#app/core/sale-words.ts';
import type { Tx } from '#db/client.ts';
import { saleOpenings, saleShares, sales } from '#db/schema/sales.ts';
import { highest, sumProblem } from './rules.ts';
import { openFrom } from './sealed.pure.ts';
import { contextOf, envelopesOf, keysOf, publicKeys, type Envelope } from './sealed.store.server.ts';
import { note, saleNow, type SaleRow } from './sale.store.server.ts';

/** Opens what the shares that are there open; once all three are there, what none of them opens is set aside. Under the sale's lock. */
export async function openWhatOpens(tx: Tx, sale: SaleRow): Promise<{ opened: number; waiting: number }> {
  const released = await tx.select().from(saleShares).where(eq(saleShares.saleId, sale.id));
  const bids = (await envelopesOf(tx, sale.id)).filter((e) => e.live && !e.opening);
  if (released.length < 2) return { opened: 0, waiting: bids.length };
  const { keys, fingerprints } = publicKeys(await keysOf(tx, sale.id));
  const of = new Map(released.map((r) => [r.holder, new Map(r.shares.map((s) => [s.bid, s.share]))]));
  for (const bid of bids) {
    const shares = Object.fromEntries([...of].map(([holder, byBid]) => [holder, byBid.get(bid.seq) ?? null])) as Partial<Record<Holder, string | null>>;
    const opened = await openFrom(contextOf(sale, bid.no, fingerprints), keys, bid, shares);
    if (opened) await writeOpened(tx, sale, bid, opened, 'shares');
    else if (released.length === 3) await writeAside(tx, sale, bid);
  }
  return settle(tx, sale);
}

/** Writes a bid down as opened; one below the start or beyond every sum is set aside, with its amount. */
export async function writeOpened(tx: Tx, sale: SaleRow, bid: Envelope, opened: { amount: number; seed: string }, by: 'shares' | 'receipt'): Promise<void> {
  const reason: SetAside | null = sumProblem(opened.amount, sale.startAmount);
  await tx.insert(saleOpenings).values({ saleId: sale.id, seq: bid.seq, outcome: reason ? 'set_aside' : 'opened', reason, amount: opened.amount, seed: opened.seed, by, at: await saleNow(tx) });
  await note(tx, sale.id, reason ? 'bid_set_aside' : 'bid_opened', { bid: bid.seq, bidder: bid.no, amount: opened.amount, seed: opened.seed, by, ...(reason ? { reason } : {}) });
}

/** Set aside with its envelope and everything that was released for it, so that anybody can see that it does not open. */
async function writeAside(tx: Tx, sale: SaleRow, bid: Envelope): Promise<void> {
  const released = await tx.select().from(saleShares).where(eq(saleShares.saleId, sale.id));
  await tx.insert(saleOpenings).values({ saleId: sale.id, seq: bid.seq, outcome: 'set_aside', reason: 'unopenable', at: await saleNow(tx) });
  await note(tx, sale.id, 'bid_set_aside', { bid: bid.seq, bidder: bid.no, reason: 'unopenable', envelope: bid.envelope, shares: Object.fromEntries(released.map((r) => [r.holder, r.shares.find((s) => s.bid === bid.seq)?.share ?? null])) });
}

/** When the last bid has been opened or set aside, the highest is the price; of two alike the one that came first. */
export async function settle(tx: Tx, sale: SaleRow): Promise<{ opened: number; waiting: number }> {
  const live = (await envelopesOf(tx, sale.id)).filter((e) => e.live);
  const waiting = live.filter((e) => !e.opening).length;
  const opened = live.flatMap((e) => (e.opening?.outcome === 'opened' ? [{ bid: e.seq, bidder: e.no, amount: e.opening.amount! }] : []));
  const best = waiting === 0 ? highest(opened) : null;
  if (best) await tx.update(sales).set({ price: best.amount, leaderNo: best.bidder }).where(eq(sales.id, sale.id));
  return { opened: opened.length, waiting };
}

/** The time to open has run out: what two holders could not open does not count. For the platform, under the sale's lock. */
export async function setAsideRest(tx: Tx, sale: SaleRow): Promise<number> {
  const rest = (await envelopesOf(tx, sale.id)).filter((e) => e.live && !e.opening);
  for (const bid of rest) await writeAside(tx, sale, bid);
  await settle(tx, sale);
  return rest.length;
}
