import { and, eq, isNull } from 'drizzle-orm';
import type { MemberScope } from '#app/core/scope.ts';
import { tellOwner, type Whence } from '#app/modules/identity/tell-owner.server.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { users } from '#db/schema/identity.ts';
import { members, orgs } from '#db/schema/orgs.ts';
import { withTx } from '#db/tx.ts';

/**
 * Tells every owner of the organisation that its payout account is being opened or changed, each in their language. Told when somebody is
 * sent to the provider's page: what they change there is said by the provider, maybe never, and an owner must hear of it before money moves.
 */
export async function tellPayoutChange({ db, publicUrl }: { db: Db; publicUrl: string }, scope: MemberScope, from: Whence): Promise<void> {
  await withTx(db, scope, async (tx) => {
    const [org] = await tx.select({ zh: orgs.nameZh, en: orgs.nameEn }).from(orgs).where(eq(orgs.id, scope.orgId));
    const owners = await tx.select({ userId: users.id, locale: users.locale }).from(members).innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.orgId, scope.orgId), eq(members.role, 'owner'), isNull(members.removedAt)));
    for (const owner of owners) await tellOwner(tx, scope, { userId: owner.userId, what: 'payout_account', detail: owner.locale === 'en' ? org?.en : org?.zh, from, link: `${publicUrl}/organisation` });
    await audit(tx, scope, { chain: `org:${scope.orgId}`, action: 'payout_account.open', subject: scope.orgId });
  });
}
