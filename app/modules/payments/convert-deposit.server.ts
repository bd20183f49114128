import type { Currency } from '#app/core/money.ts';
import { AppError } from '#app/core/errors.ts';
import { obligationByCode, settle } from '#app/modules/obligations/obligation.store.server.ts';
import { outstandingOn } from '#app/modules/obligations/rules.ts';
import type { Tx } from '#db/client.ts';
import { dbNow } from '#db/tx.ts';
import { depositConverted } from './ledger/facts.ts';
import { post } from './ledger/post.server.ts';
import { lockSubject } from './payment.store.server.ts';

/**
 * A bidder's deposit becomes part of the price of the deal it won: the money held for the one is held for the other, and counts as paid. Once per deposit. Throws `conflict` when
 * the deposit is not wholly held or the price has no room for it. Call for the platform.
 */
export async function convertDeposit(tx: Tx, ask: { depositId: string; dealId: string; code: string }): Promise<void> {
  await lockSubject(tx, ask.dealId);
  await lockSubject(tx, ask.depositId);
  const [deposit, price] = [await obligationByCode(tx, ask.depositId, ask.code), await obligationByCode(tx, ask.dealId, 'price')];
  const held = deposit.settled - deposit.released;
  if (held <= 0 || held > outstandingOn(price)) throw new AppError('conflict', { deposit: ask.depositId, reason: held <= 0 ? 'nothing_held' : 'more_than_due' });
  const { journalId } = await post(tx, { ...depositConverted({ depositId: ask.depositId, dealId: ask.dealId, amount: { currency: deposit.currency as Currency, amount: held } }), occurredAt: await dbNow(tx) });
  await settle(tx, deposit, { kind: 'released', journalId, amount: 0, released: held });
  await settle(tx, price, { kind: 'paid', journalId, amount: held });
}
