import { and, eq } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import { ProviderError } from '#app/platform/stripe/port.ts';
import { audit } from '#db/audit.ts';
import { orgPayoutAccounts } from '#db/schema/orgs.ts';
import { paymentCommands } from '#db/schema/payments.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import type { PayoutAccount } from './contract.ts';
import { coolsUntil } from './cooling.ts';
import type { PaymentDeps } from './deps.ts';
import { executeCommand } from './execute-command.server.ts';
import { requireMember } from '#app/core/require.ts';
import { noteAccount } from './note-account.server.ts';
import type { CommandRow } from './payment.store.server.ts';
import { zAccountRequest } from './requests.ts';
import { planAccount } from './send-payout.server.ts';

/** Where one's organisation is paid over the card rail. `unknown` when the provider cannot be asked just now. */
export async function getPayoutAccount(deps: PaymentDeps, scope: Scope): Promise<PayoutAccount> {
  const member = requireMember(scope, 'org.read');
  const row = await accountOf(deps, member);
  if (!row) return { state: 'none', missing: [], cools_until: null, replacing: false };
  const more = { cools_until: coolsUntil(row.changedAt, deps.clock.now())?.toISOString() ?? null, replacing: row.nextAccountId !== null };
  try {
    const account = await deps.stripe.retrieveAccount(row.providerAccountId);
    return { state: account.ready && account.bank !== null ? 'ready' : 'incomplete', missing: account.missing, ...more };
  } catch (error) {
    if (error instanceof ProviderError) return { state: 'unknown', missing: [], ...more };
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
  let account = (await accountOf(deps, member))?.providerAccountId;
  if (!account) {
    const command = await withTx(deps.db, member, (tx) => asPlatform(tx, member, 'open the payout account', () => planAccount(tx, member.orgId)));
    await executeCommand(deps, command.id);
    account = (await accountOf(deps, member))?.providerAccountId;
  }
  if (!account) throw new AppError('payment_unavailable', { org: member.orgId });
  return onboarding(deps, member, account, returnPath);
}

/**
 * Begins another account that takes the present one's place once it is complete; until then payouts go where they went. Then they cool
 * off for 72 hours and every owner is told (note-account). An account begun before and not completed is taken up again. Needs
 * `org.manage`; throws `conflict` (`no_account`) before the first account, `payment_unavailable` when the provider does not answer.
 */
export async function replacePayoutAccount(deps: PaymentDeps & { publicUrl: string }, scope: Scope, returnPath: string): Promise<{ url: string }> {
  const member = requireMember(scope, 'org.manage');
  const row = await accountOf(deps, member);
  if (!row) throw new AppError('conflict', { org: member.orgId, reason: 'no_account' });
  let next = row.nextAccountId;
  if (!next) {
    const command = await withTx(deps.db, member, async (tx) => {
      const planned = await asPlatform(tx, member, 'begin another payout account', async () => {
        const known = await tx.select().from(paymentCommands).where(and(eq(paymentCommands.kind, 'account'), eq(paymentCommands.subjectId, member.orgId)));
        const begun = known.find((c) => changeOf(c) > 0 && (c.state === 'pending' || c.state === 'unknown'));
        return begun ?? planAccount(tx, member.orgId, Math.max(0, ...known.map(changeOf)) + 1);
      });
      await audit(tx, member, { chain: `org:${member.orgId}`, action: 'payout_account.replace', subject: member.orgId, data: { command: planned.id } });
      return planned;
    });
    await executeCommand(deps, command.id);
    next = (await accountOf(deps, member))?.nextAccountId ?? null;
  }
  if (!next) throw new AppError('payment_unavailable', { org: member.orgId });
  // Its news may have come before we knew it as ours: an account that is complete already takes its place now.
  const account = await deps.stripe.retrieveAccount(next).catch((error: unknown) => {
    if (error instanceof ProviderError) throw new AppError('payment_unavailable', { org: member.orgId });
    throw error;
  });
  await noteAccount(deps, account);
  return onboarding(deps, member, next, returnPath);
}

const changeOf = (command: CommandRow) => zAccountRequest.parse(command.request).change;

/** The provider's page on which an account is completed. It is short-lived: made anew for every visit. */
async function onboarding(deps: PaymentDeps & { publicUrl: string }, member: MemberScope, account: string, returnPath: string): Promise<{ url: string }> {
  if (!returnPath.startsWith('/') || returnPath.startsWith('//')) throw new AppError('validation', { return_path: 'not_local' });
  const back = `${deps.publicUrl}${returnPath}`;
  try {
    return { url: (await deps.stripe.createOnboardingLink({ accountId: account, returnUrl: back, refreshUrl: back })).url };
  } catch (error) {
    if (error instanceof ProviderError) throw new AppError('payment_unavailable', { org: member.orgId });
    throw error;
  }
}

function accountOf(deps: PaymentDeps, member: MemberScope): Promise<typeof orgPayoutAccounts.$inferSelect | null> {
  return withRead(deps.db, member, async (tx) => {
    const [row] = await tx.select().from(orgPayoutAccounts).where(eq(orgPayoutAccounts.orgId, member.orgId));
    return row ?? null;
  });
}
