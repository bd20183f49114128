import { subjectChain } from '#app/core/money-subject.ts';
import { and, eq } from 'drizzle-orm';
import { orgPayoutAccounts } from '#db/schema/orgs.ts';
import { paymentCommands, payouts } from '#db/schema/payments.ts';
import { withRead, withTx } from '#db/tx.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { paymentsScope, type PaymentDeps } from './deps.ts';
import { lockPayout, setCommand, setPayout, type CommandRow } from './payment.store.server.ts';
import { recordReversal, recordTransfer, transferDoubt } from './record-transfer.server.ts';
import { commandKey, pendingKey, zTransferRequest } from './requests.ts';

/** Reads a transfer at the provider and writes down that it was sent, and what of it came back. */
export async function applyTransfer(deps: PaymentDeps, transferId: string): Promise<'applied' | 'ignored'> {
  const transfer = await deps.stripe.retrieveTransfer(transferId);
  const payoutId = transfer.metadata.payout;
  if (!payoutId) return 'ignored';
  const known = await withRead(deps.db, paymentsScope, async (tx) => {
    const [row] = await tx.select({ payout: payouts, account: orgPayoutAccounts.providerAccountId }).from(payouts)
      .leftJoin(orgPayoutAccounts, eq(orgPayoutAccounts.orgId, payouts.payeeOrgId)).where(eq(payouts.id, payoutId));
    return row ? { ...row, command: await commandOf(tx, payoutId, transfer.metadata.command) } : null;
  });
  if (!known) return 'ignored';
  const { payout, account, command } = known;
  const request = command ? zTransferRequest.parse(command.request) : null;
  const about = { payoutId, dealId: payout.dealId, ...(command && request ? { pending: pendingKey.transfer(command.id, request.hold) } : {}) };
  // Where it was meant to go, and how much, is what its command named: the payee's account may have become another since.
  const wrong = transferDoubt({ currency: payout.currency, amount: request?.amount ?? payout.amount, destination: request?.destination ?? account, dealId: payout.dealId }, transfer);
  if (wrong) {
    await withTx(deps.db, paymentsScope, async (tx) => {
      const now = await lockPayout(tx, payoutId);
      if (now.lastError === wrong) return;
      await setPayout(tx, payoutId, { lastError: wrong, ...(now.state === 'pending' ? { state: 'unknown' } : {}) });
      await audit(tx, paymentsScope, { chain: subjectChain(payout.dealId), action: 'payout.mismatch', subject: payoutId, data: { transfer: transfer.id, code: wrong } });
    });
    return 'applied';
  }
  const reversals = transfer.amountReversed.amount > 0 ? await deps.stripe.listReversals(transfer.id) : [];
  await withTx(deps.db, paymentsScope, async (tx) => {
    await recordTransfer(tx, about, transfer);
    for (const reversal of reversals) await recordReversal(tx, about, reversal);
    const now = await commandOf(tx, payoutId, transfer.metadata.command);
    if (now && now.state !== 'done') await setCommand(tx, now.id, { state: 'done', providerId: transfer.id, lastError: null });
  });
  return 'applied';
}

/** The command a transfer names, else the first of its payout (transfers from before they named theirs). */
async function commandOf(tx: Tx, payoutId: string, named: string | undefined): Promise<CommandRow | null> {
  const which = named ? eq(paymentCommands.id, named) : eq(paymentCommands.key, commandKey.transfer(payoutId));
  const [row] = await tx.select().from(paymentCommands).where(and(which, eq(paymentCommands.kind, 'transfer'), eq(paymentCommands.subjectId, payoutId)));
  return row ?? null;
}
