import { eq } from 'drizzle-orm';
import { AppError, fieldError } from '#app/core/errors.ts';
import { subjectChain } from '#app/core/money-subject.ts';
import { newId } from '#app/core/ids.ts';
import type { Scope } from '#app/core/scope.ts';
import { obligationByCode } from '#app/modules/obligations/obligation.store.server.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { payments } from '#db/schema/payments.ts';
import { files } from '#db/schema/platform.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { zBankSlip, type BankSlipInput, type PaymentResource } from './contract.ts';
import { requireMember } from '#app/core/require.ts';
import { parseInput } from '#app/core/input.ts';
import { lockForPayer, openPaymentOf, paymentResource } from './payment.store.server.ts';

/**
 * The payer says that money was sent to the supervised account, with the bank's slip as a file. Nothing counts as paid yet:
 * two operators have to find the money on the statement. Needs `deal.pay`. Throws `not_found`, `forbidden` (not the buyer),
 * `guard` is asked in the transaction, before the payment is opened.
 * `conflict` (closed, paid already, or another payment of the milestone is open) and field errors on the slip and the sum.
 */
export async function submitBankSlip(deps: { db: Db }, scope: Scope, dealId: string, raw: BankSlipInput, guard?: (tx: Tx) => Promise<void>): Promise<PaymentResource> {
  const member = requireMember(scope, 'deal.pay');
  const input = parseInput(zBankSlip, raw);
  return withTx(deps.db, member, async (tx) => {
    const currency = await asPlatform(tx, member, 'look what was paid', async () => {
      await lockForPayer(tx, dealId, member.orgId);
      return (await obligationByCode(tx, dealId, input.milestone)).currency;
    });
    await guard?.(tx);
    if (currency !== input.amount.currency) throw fieldError('amount.currency', 'other_currency');
    const [slip] = await tx.select({ orgId: files.orgId }).from(files).where(eq(files.id, input.slip_file_id));
    if (slip?.orgId !== member.orgId) throw fieldError('slip_file_id', 'unknown_file');
    const open = await asPlatform(tx, member, 'look what was paid', () => openPaymentOf(tx, { dealId, milestone: input.milestone, ...input.amount, orgId: member.orgId }));
    if (open) throw new AppError('conflict', { payment: open.id, reason: 'payment_open' });
    const [row] = await asPlatform(tx, member, 'open the payment', () => tx.insert(payments).values({
      id: newId('payment'), dealId, payerOrgId: member.orgId, milestone: input.milestone, rail: 'bank', currency: input.amount.currency, amount: input.amount.amount,
      status: 'pending', slipFileId: input.slip_file_id, createdBy: member.userId,
    }).returning());
    await audit(tx, member, { chain: subjectChain(dealId), action: 'payment.start', subject: row!.id, data: { milestone: input.milestone, rail: 'bank', ...input.amount, slip: input.slip_file_id } });
    return paymentResource(tx, member, row!);
  });
}
