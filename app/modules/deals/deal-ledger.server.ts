import { asc, eq, inArray } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { Currency, Money } from '#app/core/money.ts';
import type { Scope } from '#app/core/scope.ts';
import { requireMember } from '#app/core/require.ts';
import { dealMoney } from '#app/modules/payments/ledger/read.server.ts';
import type { Db } from '#db/client.ts';
import { ledgerEntries, ledgerJournals } from '#db/schema/payments.ts';
import { withRead } from '#db/tx.ts';
import { roleIn } from './context.server.ts';
import { readDeal } from './deal.store.server.ts';

export interface DealLedger {
  deal_id: string;
  money: Record<'funded' | 'held' | 'released' | 'refunded' | 'fees', Money>;
  /** Signs: debit +, credit −. */
  journals: { id: string; kind: string; occurred_at: string; posted_at: string; reverses: string | null; entries: { account: string; currency: Currency; amount: number }[] }[];
}

/** The deal's money and journals for its parties and the operator. A buyer sees what it paid in and got back, not how the price was divided. */
export async function dealLedger(deps: { db: Db }, scope: Scope, dealId: string): Promise<DealLedger> {
  const member = requireMember(scope, 'deal.read');
  return withRead(deps.db, member, async (tx) => {
    const role = roleIn(await readDeal(tx, dealId), member);
    if (role === 'broker') throw new AppError('forbidden', { reason: 'parties_only' });
    const { currency, ...sums } = await dealMoney(tx, dealId);
    const journals = await tx.select().from(ledgerJournals).where(eq(ledgerJournals.dealId, dealId)).orderBy(asc(ledgerJournals.postedAt), asc(ledgerJournals.id));
    const entries = journals.length ? await tx.select().from(ledgerEntries).where(inArray(ledgerEntries.journalId, journals.map((j) => j.id))).orderBy(asc(ledgerEntries.line)) : [];
    const hidden = (account: string) => role === 'buyer' && !account.startsWith('held.') && !account.startsWith('asset.');
    const m = (amount: number): Money => ({ currency, amount });
    return {
      deal_id: dealId,
      money: { funded: m(sums.funded), held: m(sums.held), released: m(sums.released), refunded: m(sums.refunded), fees: m(sums.fees) },
      journals: journals.map((j) => ({
        id: j.id, kind: j.kind, occurred_at: j.occurredAt.toISOString(), posted_at: j.postedAt.toISOString(), reverses: j.reverses,
        entries: entries.filter((e) => e.journalId === j.id && !hidden(e.account)).map((e) => ({ account: e.account, currency: e.currency as Currency, amount: e.amount })),
      })),
    };
  });
}
