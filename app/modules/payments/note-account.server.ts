import { eq, or } from 'drizzle-orm';
import type { ProviderAccount } from '#app/platform/stripe/port.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { orgPayoutAccounts } from '#db/schema/orgs.ts';
import { withRead, withTx } from '#db/tx.ts';
import { COOLING_HOURS } from './cooling.ts';
import { paymentsScope, type PaymentDeps } from './deps.ts';

type Row = typeof orgPayoutAccounts.$inferSelect;

/** What an account as the provider shows it means for a row: it takes the first one's place, its bank is known now, or became another. */
function newsOf(row: Row, account: ProviderAccount): 'replaced' | 'opened' | 'marked' | 'changed' | null {
  // An account that names no bank account is not complete: what comes into it later would be a change nobody saw.
  if (row.nextAccountId === account.id) return account.ready && account.bank !== null ? 'replaced' : null;
  if (account.bank === null || account.bank === row.bankMark) return null;
  return row.bankMark === null ? 'opened' : row.bankMark === '' ? 'marked' : 'changed';
}

/**
 * Takes down where an account's money really goes. The first bank account is news for the owners; another one, or another account
 * altogether, is a change: payouts cool off for 72 hours from now, and every owner is told. Repeatable; needs no order of events.
 */
export async function noteAccount(deps: Pick<PaymentDeps, 'db' | 'clock'>, account: ProviderAccount): Promise<void> {
  const about = or(eq(orgPayoutAccounts.providerAccountId, account.id), eq(orgPayoutAccounts.nextAccountId, account.id));
  const known = await withRead(deps.db, paymentsScope, (tx) => tx.select().from(orgPayoutAccounts).where(about));
  if (!known.some((row) => newsOf(row, account))) return;
  await withTx(deps.db, paymentsScope, async (tx) => {
    for (const row of await tx.select().from(orgPayoutAccounts).where(about).for('update')) await note(tx, row, account, deps.clock.now());
  });
}

async function note(tx: Tx, row: Row, account: ProviderAccount, now: Date): Promise<void> {
  const news = newsOf(row, account);
  if (!news) return;
  const change = news === 'replaced' || news === 'changed';
  await tx.update(orgPayoutAccounts).set({
    bankMark: account.bank, ...(news === 'replaced' ? { providerAccountId: account.id, nextAccountId: null } : {}), ...(change ? { changedAt: now } : {}),
  }).where(eq(orgPayoutAccounts.orgId, row.orgId));
  if (news === 'marked') {
    // From before marks were kept: what is found now is what later changes are measured by, and the trail says when that was.
    await audit(tx, paymentsScope, { chain: `org:${row.orgId}`, action: 'payout_account.marked', subject: row.orgId, data: { account: account.id } });
    return;
  }
  const until = change ? new Date(now.getTime() + COOLING_HOURS * 3_600_000).toISOString() : null;
  await audit(tx, paymentsScope, {
    chain: `org:${row.orgId}`, action: change ? 'payout_account.change' : 'payout_account.complete', subject: row.orgId,
    data: { account: account.id, ...(news === 'replaced' ? { before: row.providerAccountId } : {}), ...(until ? { cools_until: until } : {}) },
  });
  // The moment is part of the key: a bank account that comes back later is news again.
  await emit(tx, 'payout_account.changed', { orgId: row.orgId, what: change ? 'changed' : 'opened', until }, { key: `${row.orgId}:${now.toISOString()}` });
}
