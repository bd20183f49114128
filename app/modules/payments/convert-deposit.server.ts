import type { Currency } from '#app/core/money.ts';
import { AppError } from '#app/core/errors.ts';
import { obligationByCode, settle } from '#app/modules/obligations/obligation.store.server.ts';
import { outstandingOn } from '#app/modules/obligations/rules.ts';
import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { obligations } from '#db/schema/obligations.ts';
import { ledgerJournals } from '#db/schema/payments.ts';
import { dbNow } from '#db/tx.ts';
import { depositConverted, depositReturned } from './ledger/facts.ts';
import { post } from './ledger/post.server.ts';
import { freeOf, isPosted, lockSubject } from './payment.store.server.ts';

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

/**
 * The way back: deposits that became part of a deal's price belong to their bidders again, so that each can go back over the rail it came by. Once per deposit; answers whose.
 * Nothing while the deal's money is promised elsewhere. Call under the deal's lock, for the platform.
 */
export async function returnDeposits(tx: Tx, dealId: string): Promise<string[]> {
  const rows = await tx.select({ key: ledgerJournals.idemKey }).from(ledgerJournals).where(and(eq(ledgerJournals.dealId, dealId), eq(ledgerJournals.kind, 'bid_won')));
  const back: string[] = [];
  for (const { key } of rows) {
    const depositId = /^deposit:(.+):converted$/.exec(key)?.[1];
    if (!depositId || await isPosted(tx, `deposit:${depositId}:returned`)) continue;
    await lockSubject(tx, depositId);
    const [agreed] = await tx.select({ code: obligations.code }).from(obligations).where(and(eq(obligations.dealId, depositId), eq(obligations.kind, 'deposit')));
    const [deposit, price] = [await obligationByCode(tx, depositId, agreed!.code), await obligationByCode(tx, dealId, 'price')];
    const amount = deposit.released;
    if (amount <= 0 || amount > await freeOf(tx, dealId, deposit.currency)) continue;
    const { journalId } = await post(tx, { ...depositReturned({ depositId, dealId, amount: { currency: deposit.currency as Currency, amount } }), occurredAt: await dbNow(tx) });
    await settle(tx, deposit, { kind: 'released', journalId, amount: 0, released: -amount });
    await settle(tx, price, { kind: 'refunded', journalId, amount: -amount });
    back.push(depositId);
  }
  return back;
}
