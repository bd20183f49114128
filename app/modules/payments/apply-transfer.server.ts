import { eq, sql } from 'drizzle-orm';
import { orgPayoutAccounts } from '#db/schema/orgs.ts';
import { paymentCommands, payouts } from '#db/schema/payments.ts';
import { withRead, withTx } from '#db/tx.ts';
import { audit } from '#db/audit.ts';
import { paymentsScope, type PaymentDeps } from './deps.ts';
import { lockPayout, setCommand, setPayout } from './payment.store.server.ts';
import { recordReversal, recordTransfer, transferDoubt } from './record-transfer.server.ts';
import { commandKey } from './requests.ts';

/** Reads a transfer at the provider and writes down that it was sent, and what of it came back. */
export async function applyTransfer(deps: PaymentDeps, transferId: string): Promise<'applied' | 'ignored'> {
  const transfer = await deps.stripe.retrieveTransfer(transferId);
  const payoutId = transfer.metadata.payout;
  if (!payoutId) return 'ignored';
  const known = await withRead(deps.db, paymentsScope, async (tx) => {
    // Where it was meant to go is what its command named: the payee's account may have become another since.
    const [row] = await tx.select({ payout: payouts, account: sql<string | null>`coalesce(${paymentCommands.request} ->> 'destination', ${orgPayoutAccounts.providerAccountId})` }).from(payouts)
      .leftJoin(orgPayoutAccounts, eq(orgPayoutAccounts.orgId, payouts.payeeOrgId)).leftJoin(paymentCommands, eq(paymentCommands.key, commandKey.transfer(payoutId))).where(eq(payouts.id, payoutId));
    return row ?? null;
  });
  if (!known) return 'ignored';
  const { payout, account } = known;
  const about = { payoutId, dealId: payout.dealId };
  const wrong = transferDoubt({ currency: payout.currency, amount: payout.amount, destination: account, dealId: payout.dealId }, transfer);
  if (wrong) {
    await withTx(deps.db, paymentsScope, async (tx) => {
      const now = await lockPayout(tx, payoutId);
      if (now.lastError === wrong) return;
      await setPayout(tx, payoutId, { lastError: wrong, ...(now.state === 'pending' ? { state: 'unknown' } : {}) });
      await audit(tx, paymentsScope, { chain: `deal:${payout.dealId}`, action: 'payout.mismatch', subject: payoutId, data: { transfer: transfer.id, code: wrong } });
    });
    return 'applied';
  }
  const reversals = transfer.amountReversed.amount > 0 ? await deps.stripe.listReversals(transfer.id) : [];
  await withTx(deps.db, paymentsScope, async (tx) => {
    await recordTransfer(tx, about, transfer);
    for (const reversal of reversals) await recordReversal(tx, about, reversal);
    const [command] = await tx.select({ id: paymentCommands.id, state: paymentCommands.state }).from(paymentCommands).where(eq(paymentCommands.key, commandKey.transfer(payoutId)));
    if (command && command.state !== 'done') await setCommand(tx, command.id, { state: 'done', providerId: transfer.id, lastError: null });
  });
  return 'applied';
}
