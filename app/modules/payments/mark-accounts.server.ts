import { and, asc, eq, gt } from 'drizzle-orm';
import { eachPage } from '#db/each.ts';
import { orgPayoutAccounts } from '#db/schema/orgs.ts';
import { withRead } from '#db/tx.ts';
import { paymentsScope, type PaymentDeps } from './deps.ts';
import { noteAccount } from './note-account.server.ts';

const PAGE = 100;

/**
 * Sweep: asks the provider which bank account stands behind every payout account from before that was taken down, and keeps its mark. Payouts
 * to them wait until then (`account_unmarked`); any other bank account afterwards is a change that cools off. One that names none stays
 * unmarked and is asked again. Returns how many were looked at; a provider that is away is thrown at the end, for the sweep's record.
 */
export async function markAccounts(deps: PaymentDeps, signal?: AbortSignal): Promise<number> {
  let seen = 0;
  await eachPage(signal, PAGE, (after) => withRead(deps.db, paymentsScope, (tx) => tx.select({ id: orgPayoutAccounts.orgId, account: orgPayoutAccounts.providerAccountId }).from(orgPayoutAccounts)
    .where(and(eq(orgPayoutAccounts.bankMark, ''), gt(orgPayoutAccounts.orgId, after))).orderBy(asc(orgPayoutAccounts.orgId)).limit(PAGE)), async (row) => {
    await noteAccount(deps, await deps.stripe.retrieveAccount(row.account));
    seen += 1;
  });
  return seen;
}
