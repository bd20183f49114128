import { eq } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { Tx } from '#db/client.ts';
import { orgPayoutAccounts } from '#db/schema/orgs.ts';
import { coolsUntil } from './cooling.ts';

/**
 * The account a payee is paid on, locked against a change until the transaction ends, and until when payouts to it wait. `unmarked`: it is from
 * before its bank account was taken down, so nobody could tell if it was changed.
 */
export async function payeeAccount(tx: Tx, orgId: string, now: Date): Promise<{ id: string; coolsUntil: Date | null; unmarked: boolean } | null> {
  const [row] = await tx.select({ id: orgPayoutAccounts.providerAccountId, changedAt: orgPayoutAccounts.changedAt, mark: orgPayoutAccounts.bankMark }).from(orgPayoutAccounts).where(eq(orgPayoutAccounts.orgId, orgId)).for('update');
  return row ? { id: row.id, coolsUntil: coolsUntil(row.changedAt, now), unmarked: row.mark === '' } : null;
}

/**
 * A payee whose account was changed less than 72 hours ago is paid on no rail: whoever took over the payee's login would name another
 * bank account there too. Throws `conflict` (`account_cooling`, with `until`).
 */
export async function assertNotCooling(tx: Tx, orgId: string, now: Date): Promise<void> {
  const account = await payeeAccount(tx, orgId, now);
  if (account?.coolsUntil) throw new AppError('conflict', { organisation: orgId, reason: 'account_cooling', until: account.coolsUntil.toISOString() });
}
