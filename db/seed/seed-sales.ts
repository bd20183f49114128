import { and, asc, eq, notExists, sql } from 'drizzle-orm';
import { writeSale } from '#app/modules/sales/announce-sale.server.ts';
import { zAnnounceSale, type AnnounceSaleInput } from '#app/modules/sales/contract.ts';
import { enterSale } from '#app/modules/sales/enter-sale.server.ts';
import { placeBid } from '#app/modules/sales/place-bid.server.ts';
import { saleNow } from '#app/modules/sales/sale.store.server.ts';
import { tickSales } from '#app/modules/sales/tick.server.ts';
import type { Db } from '#db/client.ts';
import { listings } from '#db/schema/listings.ts';
import { offers } from '#db/schema/offers.ts';
import { patents } from '#db/schema/patents.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import type { SeededPeople } from './seed-accounts.ts';

const HOUR = 3_600_000;
const cny = (yuan: number) => ({ currency: 'CNY' as const, amount: yuan * 100 });

/** What a sale of the demo world asks; times in hours from now. An open one was announced before the demo began. */
interface Plan { seller: string; opens: number; closes: number; over: Partial<AnnounceSaleInput>; bids?: readonly [buyer: string, yuan: number][] }

const PLANS: readonly Plan[] = [
  { seller: 'jlu', opens: -0.001, closes: 72, over: { reserve: 'secret', reserve_price: cny(420_000) }, bids: [['faw', 340_000], ['lumen', 360_000], ['tideway', 380_000]] },
  { seller: 'hht', opens: 30, closes: 54, over: { mechanism: 'dutch', start: cny(900_000), step: cny(20_000), floor: cny(300_000), step_seconds: 1_800, deposit: cny(50_000) } },
];

/** Sales that are open and announced, on transfers nobody has an open offer for. */
export async function seedSales(db: Db, people: SeededPeople): Promise<void> {
  for (const plan of PLANS) {
    const member = people.scopes.get(plan.seller)!;
    const id = await withTx(db, member, (tx) => asPlatform(tx, member, 'announce a sale of the demo world', async () => {
      const [found] = await tx.select({ listing: listings }).from(listings).innerJoin(patents, eq(patents.id, listings.patentId))
        .where(and(eq(listings.orgId, member.orgId), eq(listings.status, 'published'), eq(patents.ownership, 'proven'), sql`'transfer' = any (${listings.dealKinds}) and 'CN' = any (${listings.territories})`, eq(listings.currency, 'CNY'),
          notExists(tx.select({ one: sql`1` }).from(offers).where(eq(offers.listingId, listings.id))))).orderBy(asc(listings.publishedAt)).limit(1);
      if (!found) return null;
      const now = await saleNow(tx);
      const at = (hours: number) => new Date(now.getTime() + hours * HOUR).toISOString();
      const input = zAnnounceSale.parse({ mechanism: 'english', kind: 'transfer', start: cny(300_000), step: cny(10_000), territory: 'CN', opens_at: at(plan.opens), closes_at: at(plan.closes), ...plan.over });
      return (await writeSale(tx, member, found.listing, input, now)).id;
    }));
    if (!id || !plan.bids) continue;
    await tickSales({ db });
    for (const [buyer] of plan.bids) await enterSale({ db }, people.scopes.get(buyer)!, id);
    for (const [buyer, yuan] of plan.bids) await placeBid({ db }, people.scopes.get(buyer)!, id, { max: cny(yuan) });
  }
}
