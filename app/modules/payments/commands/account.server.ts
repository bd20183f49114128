import { and, desc, eq, sql } from 'drizzle-orm';
import type { ProviderAccount } from '#app/platform/stripe/port.ts';
import { audit } from '#db/audit.ts';
import { orgPayoutAccounts } from '#db/schema/orgs.ts';
import { providerEvents } from '#db/schema/payments.ts';
import { withRead } from '#db/tx.ts';
import { paymentsScope } from '../deps.ts';
import type { CommandRow } from '../payment.store.server.ts';
import { zAccountRequest } from '../requests.ts';
import { DONE, type CommandKind } from './kind.ts';

/** Is it the account this command opened, among those the organisation had? */
function isOf(command: CommandRow, account: ProviderAccount): boolean {
  return account.metadata.org === command.subjectId && (account.metadata.change ?? '0') === String(zAccountRequest.parse(command.request).change);
}

/** Opens the connected account of a payee. The payee then completes it on the provider's page (payout-account.server.ts). */
export const accountCommand: CommandKind<ProviderAccount> = {
  waitsFor: () => null,
  /** Accounts cannot be searched for by metadata; the provider tells of each in `account.updated`, which the inbox keeps. */
  async find(deps, command) {
    const { change } = zAccountRequest.parse(command.request);
    const [told] = await withRead(deps.db, paymentsScope, (tx) => tx.select({ id: sql<string | null>`${providerEvents.payload} #>> '{data,object,id}'` }).from(providerEvents)
      .where(and(eq(providerEvents.type, 'account.updated'), sql`${providerEvents.payload} #>> '{data,object,metadata,org}' = ${command.subjectId}`,
        sql`coalesce(${providerEvents.payload} #>> '{data,object,metadata,change}', '0') = ${String(change)}`))
      .orderBy(desc(providerEvents.receivedAt)).limit(1));
    if (!told?.id) return null;
    const account = await deps.stripe.retrieveAccount(told.id);
    return isOf(command, account) ? account : null;
  },
  async send(deps, command, key) {
    const r = zAccountRequest.parse(command.request);
    return deps.stripe.createConnectedAccount({ key, name: r.name, metadata: { org: r.orgId, ...(r.change > 0 ? { change: String(r.change) } : {}) } });
  },
  idOf: (result) => result.id,
  doubt: (command, result) => (isOf(command, result) ? null : 'metadata_mismatch'),
  async record(tx, _deps, command, result) {
    if (zAccountRequest.parse(command.request).change > 0) {
      // The old account stays in force until the new one is complete (note-account).
      await tx.update(orgPayoutAccounts).set({ nextAccountId: result.id }).where(eq(orgPayoutAccounts.orgId, command.subjectId));
      return DONE;
    }
    const inserted = await tx.insert(orgPayoutAccounts).values({ orgId: command.subjectId, providerAccountId: result.id }).onConflictDoNothing().returning({ orgId: orgPayoutAccounts.orgId });
    if (inserted.length) await audit(tx, paymentsScope, { chain: `org:${command.subjectId}`, action: 'payout_account.open', subject: command.subjectId, data: { account: result.id } });
    return DONE;
  },
  passes: () => false,
  lock: async () => {},
  refused: async () => {},
  unknown: async () => {},
};
