import { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { parseInput } from '#app/core/input.ts';
import type { Currency } from '#app/core/money.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import type { BidRefusal } from '#app/core/sale-words.ts';
import { assertMayBind, orAsk } from '#app/modules/approvals/second-signature.server.ts';
import { tellOrg } from '#app/modules/orgs/notice.server.ts';
import { advance } from '#app/modules/process/engine/move.server.ts';
import type { Db } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { zPlaceBid, type BidAnswer, type PlaceBidInput } from './contract.ts';
import { titlesOf } from './deposits.server.ts';
import { assertMayTakePart } from './enter-sale.server.ts';
import { saleSubject } from './sale-subject.server.ts';
import { readSale, saleNow } from './sale.store.server.ts';

interface Said { accepted: boolean; code?: BidRefusal; seq?: number; at: string; price: number | null; leader_no: number | null; my_no?: number; extended?: boolean; outbid_org?: string | null }

/**
 * Places a bid (English: how high it goes; Dutch: takes the price that was seen). The database decides under the sale's lock by its own clock; a refused bid
 * is an answer with its code and leaves a row, an accepted one stands and cannot be withdrawn. Throws what keeps somebody from bidding at all: `unverified`, `both_sides`,
 * `forbidden`, `approval_limit`, and `approval_requested` where a company's second signature is needed.
 */
export async function placeBid(deps: { db: Db }, scope: Scope, saleId: string, raw: PlaceBidInput): Promise<BidAnswer> {
  const member = requireMember(scope, 'offer.make');
  const { max } = parseInput(zPlaceBid, raw);
  const { said, currency, dutch } = await orAsk(deps, member, () => withTx(deps.db, member, async (tx) => {
    const sale = await readSale(tx, saleId);
    if (max.currency !== sale.currency) throw new AppError('validation', {}, [{ path: 'max.currency', code: 'currency_differs' }]);
    if (sale.sellerOrgId === member.orgId) throw new AppError('forbidden', { reason: 'own_sale' });
    await assertMayTakePart(tx, member, sale, await saleNow(tx));
    await assertMayBind(tx, member, { act: 'sale.bid', subject: { kind: 'sale', id: saleId }, what: { sale: saleId, number: sale.patentNumber, kind: sale.kind, max: max.amount, currency: max.currency }, amount: max.amount, currency: max.currency });
    return asPlatform(tx, member, 'decide the bid', async () => {
      const [row] = await prepared<{ said: Said }>(tx, 'select sale_bid($1, $2, $3, $4::bigint, $5) as said', [saleId, member.orgId, member.userId, String(max.amount), newId('saleRefusal')]);
      const answer = row!.said;
      if (answer.outbid_org) await tellOrg(tx, answer.outbid_org, 'sale_outbid', `${saleId}:${answer.seq}`, await titlesOf(tx, sale), `/sales/${saleId}`);
      return { said: answer, currency: sale.currency as Currency, dutch: sale.mechanism === 'dutch' };
    });
  }));
  // Taken is over: nobody waits for the clock. Should this not come to it, the clock closes the sale a moment later.
  if (said.accepted && dutch) await advance(deps, saleSubject, saleId);
  return {
    accepted: said.accepted, code: said.code ?? null, seq: said.seq ?? null, at: said.at, price: said.price === null ? null : { currency, amount: said.price },
    leads: said.accepted && said.leader_no === said.my_no, extended: said.extended ?? false,
  };
}
