import { and, eq, inArray } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { Currency } from '#app/core/money.ts';
import { requireMember } from '#app/core/require.ts';
import { systemScope, type Scope } from '#app/core/scope.ts';
import type { DepositState } from '#app/core/sale-words.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { assertMayBind, orAsk } from '#app/modules/approvals/second-signature.server.ts';
import { endObligation, meetRelease, obligationByCode } from '#app/modules/obligations/obligation.store.server.ts';
import { tellOrg } from '#app/modules/orgs/notice.server.ts';
import { convertDeposit } from '#app/modules/payments/convert-deposit.server.ts';
import type { PaymentDeps } from '#app/modules/payments/deps.ts';
import { requestRefundInTx } from '#app/modules/payments/refund-payment.server.ts';
import { releaseObligation } from '#app/modules/payments/release-obligation.server.ts';
import { startCheckout } from '#app/modules/payments/start-checkout.server.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { patents } from '#db/schema/patents.ts';
import { saleEntrants } from '#db/schema/sales.ts';
import { withRead, withTx } from '#db/tx.ts';
import { lockSale, readSale, saleNow, type EntrantRow, type SaleRow } from './sale.store.server.ts';

/** Name of the obligation a deposit is. */
export const DEPOSIT = 'deposit';
const scope = systemScope('sales');

export async function titlesOf(tx: Tx, sale: Pick<SaleRow, 'patentId'>): Promise<{ title_zh: string; title_en: string }> {
  const [row] = await tx.select({ title_zh: patents.titleZh, title_en: patents.titleEn }).from(patents).where(eq(patents.id, sale.patentId));
  return row ?? { title_zh: '', title_en: '' };
}

async function move(tx: Tx, entrant: EntrantRow, to: DepositState, reason: string): Promise<void> {
  await tx.update(saleEntrants).set({ deposit: to, depositReason: reason }).where(eq(saleEntrants.id, entrant.id));
}

/**
 * Pays the deposit by card: the answer's `url` is where. Throws `not_found` (not entered), `conflict` (nothing is due, or the sale is over), `approval_limit` and what a
 * company's second signature asks.
 */
export async function payDeposit(deps: PaymentDeps & { publicUrl: string }, asking: Scope, saleId: string, words: { locale: Locale; describe: (patentNumber: string) => string }): Promise<{ url: string | null; payment_id: string }> {
  const member = requireMember(asking, 'deal.pay');
  const { sale, entrant } = await withRead(deps.db, member, async (tx) => {
    const found = await readSale(tx, saleId);
    const [row] = await tx.select().from(saleEntrants).where(and(eq(saleEntrants.saleId, saleId), eq(saleEntrants.orgId, member.orgId)));
    return { sale: found, entrant: row };
  });
  if (!entrant) throw new AppError('not_found', { sale: saleId });
  if (entrant.deposit !== 'due' || sale.closedAt) throw new AppError('conflict', { sale: saleId, reason: 'nothing_due', state: entrant.deposit });
  const amount = { currency: sale.currency as Currency, amount: sale.depositAmount };
  const guard = (tx: Tx) => assertMayBind(tx, member, { act: 'deal.pay', subject: { kind: 'payment', id: entrant.id }, what: { sale: saleId, deposit: entrant.id, ...amount }, ...amount });
  return orAsk(deps, member, async () => {
    const { payment, url } = await startCheckout(deps, member, { dealId: entrant.id, milestone: DEPOSIT, ...amount, description: words.describe(sale.patentNumber), locale: words.locale, returnPath: `/sales/${saleId}`, guard });
    return { url, payment_id: payment.id };
  });
}

/** A payment of a deposit settled: from now on its bidder may bid. What comes when the sale is over goes back at once. Repeatable. */
export async function onDepositPaid(deps: { db: Db }, event: { dealId: string }): Promise<void> {
  await withTx(deps.db, scope, async (tx) => {
    const [known] = await tx.select({ saleId: saleEntrants.saleId }).from(saleEntrants).where(eq(saleEntrants.id, event.dealId));
    if (!known) return;
    const sale = await lockSale(tx, known.saleId);
    const [entrant] = await tx.select().from(saleEntrants).where(eq(saleEntrants.id, event.dealId));
    if (entrant!.deposit === 'released') await requestRefundInTx(tx, scope, { dealId: entrant!.id, reason: 'sale_over' });
    if (entrant!.deposit !== 'due') return;
    const obligation = await obligationByCode(tx, entrant!.id, DEPOSIT);
    if (obligation.settled < obligation.amount) return;
    if (sale.closedAt) return void await giveBack(tx, sale, entrant!, 'sale_over');
    await move(tx, entrant!, 'held', 'paid');
    await audit(tx, scope, { chain: `deposit:${entrant!.id}`, action: 'deposit.hold', subject: entrant!.id, data: { sale: sale.id } });
    await tellOrg(tx, entrant!.orgId, 'sale_deposit_held', entrant!.id, await titlesOf(tx, sale), `/sales/${sale.id}`);
  });
}

/** A deposit went back to its bidder. Of one that had become part of a price, the deal is answered: it may have waited for that. Repeatable. */
export async function onDepositRefunded(deps: { db: Db }, event: { dealId: string }): Promise<string | null> {
  return withTx(deps.db, scope, async (tx) => {
    const [entrant] = await tx.select().from(saleEntrants).where(eq(saleEntrants.id, event.dealId));
    if (entrant?.depositReason !== 'deal_signed' && entrant?.depositReason !== 'deal_undone') return null;
    const sale = await lockSale(tx, entrant.saleId);
    if (entrant.deposit === 'converted') await move(tx, entrant, 'released', 'deal_undone');
    return sale.dealId;
  });
}

async function giveBack(tx: Tx, sale: SaleRow, entrant: EntrantRow, reason: string): Promise<void> {
  const held = entrant.deposit === 'held' || (await obligationByCode(tx, entrant.id, DEPOSIT)).settled > 0;
  if (held) await requestRefundInTx(tx, scope, { dealId: entrant.id, reason });
  await endObligation(tx, entrant.id, DEPOSIT, { how: 'waived', reason, at: await saleNow(tx) });
  await move(tx, entrant, 'released', reason);
  await audit(tx, scope, { chain: `deposit:${entrant.id}`, action: 'deposit.release', subject: entrant.id, data: { sale: sale.id, reason } });
  if (held) await tellOrg(tx, entrant.orgId, 'sale_deposit_released', entrant.id, await titlesOf(tx, sale), `/sales/${sale.id}`);
}

/** Gives back the deposits of a sale but for one bidder's. Under the sale's lock, for the platform. */
export async function releaseDeposits(tx: Tx, sale: SaleRow, reason: string, keepNo: number | null = null): Promise<number> {
  const rows = await tx.select().from(saleEntrants).where(and(eq(saleEntrants.saleId, sale.id), inArray(saleEntrants.deposit, ['held', 'due']))).orderBy(saleEntrants.no);
  const back = rows.filter((r) => r.no !== keepNo);
  for (const row of back) await giveBack(tx, sale, row, reason);
  return back.length;
}

/** The winner's deposit becomes part of the price of the deal. */
export async function convert(tx: Tx, sale: SaleRow, winner: EntrantRow): Promise<void> {
  if (winner.deposit !== 'held' || !sale.dealId) return;
  await convertDeposit(tx, { depositId: winner.id, dealId: sale.dealId, code: DEPOSIT });
  await move(tx, winner, 'converted', 'deal_signed');
  await audit(tx, scope, { chain: `deposit:${winner.id}`, action: 'deposit.convert', subject: winner.id, data: { deal: sale.dealId } });
}

/** The winner's deposit is forfeited to the seller. */
export async function forfeit(tx: Tx, asking: Scope, sale: SaleRow, winner: EntrantRow, reason: string): Promise<void> {
  if (winner.deposit !== 'held') return;
  const obligation = await meetRelease(tx, await obligationByCode(tx, winner.id, DEPOSIT), await saleNow(tx));
  await releaseObligation(tx, asking, obligation);
  await move(tx, winner, 'forfeited', reason);
  await audit(tx, asking, { chain: `deposit:${winner.id}`, action: 'deposit.forfeit', subject: winner.id, data: { sale: sale.id } });
  await tellOrg(tx, winner.orgId, 'sale_deposit_forfeited', winner.id, await titlesOf(tx, sale), `/sales/${sale.id}`);
}

export const spare = (tx: Tx, sale: SaleRow, winner: EntrantRow, reason: string): Promise<void> => giveBack(tx, sale, winner, reason || 'spared');
