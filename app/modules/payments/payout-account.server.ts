import { eq } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import { ProviderError } from '#app/platform/stripe/port.ts';
import { orgPayoutAccounts } from '#db/schema/orgs.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import type { PayoutAccount } from './contract.ts';
import type { PaymentDeps } from './deps.ts';
import { executeCommand } from './execute-command.server.ts';
import { requireMember } from '#app/core/require.ts';
import { planAccount } from './send-payout.server.ts';

/** Where one's organisation is paid over the card rail. `unknown` when the provider cannot be asked just now. */
export async function getPayoutAccount(deps: PaymentDeps, scope: Scope): Promise<PayoutAccount> {
  const member = requireMember(scope, 'org.read');
  const id = await accountOf(deps, member);
  if (!id) return { state: 'none', missing: [] };
  try {
    const account = await deps.stripe.retrieveAccount(id);
    return { state: account.ready ? 'ready' : 'incomplete', missing: account.missing };
  } catch (error) {
    if (error instanceof ProviderError) return { state: 'unknown', missing: [] };
    throw error;
  }
}

/**
 * Opens the organisation's connected account if there is none, and gives the provider's page on which it is completed. The
 * page is short-lived: ask anew for every visit. Needs `org.manage`; throws `payment_unavailable` when the provider does not answer.
 */
export async function startPayoutOnboarding(deps: PaymentDeps & { publicUrl: string }, scope: Scope, returnPath: string): Promise<{ url: string }> {
  const member = requireMember(scope, 'org.manage');
  if (!returnPath.startsWith('/') || returnPath.startsWith('//')) throw new AppError('validation', { return_path: 'not_local' });
  let account = await accountOf(deps, member);
  if (!account) {
    const command = await withTx(deps.db, member, (tx) => asPlatform(tx, member, 'open the payout account', () => planAccount(tx, member.orgId)));
    await executeCommand(deps, command.id);
    account = await accountOf(deps, member);
  }
  if (!account) throw new AppError('payment_unavailable', { org: member.orgId });
  const back = `${deps.publicUrl}${returnPath}`;
  try {
    return { url: (await deps.stripe.createOnboardingLink({ accountId: account, returnUrl: back, refreshUrl: back })).url };
  } catch (error) {
    if (error instanceof ProviderError) throw new AppError('payment_unavailable', { org: member.orgId });
    throw error;
  }
}

function accountOf(deps: PaymentDeps, member: MemberScope): Promise<string | null> {
  return withRead(deps.db, member, async (tx) => {
    const [row] = await tx.select({ id: orgPayoutAccounts.providerAccountId }).from(orgPayoutAccounts).where(eq(orgPayoutAccounts.orgId, member.orgId));
    return row?.id ?? null;
  });
}
