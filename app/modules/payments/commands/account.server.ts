import { and, desc, eq, sql } from 'drizzle-orm';
import type { ProviderAccount } from '#app/platform/stripe/port.ts';
import { audit } from '#db/audit.ts';
import { orgPayoutAccounts } from '#db/schema/orgs.ts';
import { providerEvents } from '#db/schema/payments.ts';
import { withRead } from '#db/tx.ts';
import { paymentsScope } from '../deps.ts';
import { zAccountRequest } from '../requests.ts';
import { DONE, type CommandKind } from './kind.ts';

/** Opens the connected account of a payee. The payee then completes it on the provider's page (payout-account.server.ts). */
export const accountCommand: CommandKind<ProviderAccount> = {
  waitsFor: () => null,
  /** Accounts cannot be searched for by metadata; the provider tells of each in `account.updated`, which the inbox keeps. */
  async find(deps, command) {
    const [told] = await withRead(deps.db, paymentsScope, (tx) => tx.select({ id: sql<string | null>`${providerEvents.payload} #>> '{data,object,id}'` }).from(providerEvents)
      .where(and(eq(providerEvents.type, 'account.updated'), sql`${providerEvents.payload} #>> '{data,object,metadata,org}' = ${command.subjectId}`))
      .orderBy(desc(providerEvents.receivedAt)).limit(1));
    if (!told?.id) return null;
    const account = await deps.stripe.retrieveAccount(told.id);
    return account.metadata.org === command.subjectId ? account : null;
  },
  async send(deps, command, key) {
    const r = zAccountRequest.parse(command.request);
    return deps.stripe.createConnectedAccount({ key, name: r.name, metadata: { org: r.orgId } });
  },
  idOf: (result) => result.id,
  doubt: (command, result) => (result.metadata.org === command.subjectId ? null : 'metadata_mismatch'),
  async record(tx, _deps, command, result) {
    const inserted = await tx.insert(orgPayoutAccounts).values({ orgId: command.subjectId, providerAccountId: result.id }).onConflictDoNothing().returning({ orgId: orgPayoutAccounts.orgId });
    if (inserted.length) await audit(tx, paymentsScope, { chain: `org:${command.subjectId}`, action: 'payout_account.open', subject: command.subjectId, data: { account: result.id } });
    return DONE;
  },
  passes: () => false,
  lock: async () => {},
  refused: async () => {},
  unknown: async () => {},
};
