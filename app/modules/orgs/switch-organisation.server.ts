import { and, eq } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { auditPerson } from '#app/modules/identity/audit-person.server.ts';
import { storedSessionToken } from '#app/modules/identity/stored-tokens.server.ts';
import type { Db } from '#db/client.ts';
import { sessions } from '#db/schema/identity.ts';
import { withTx } from '#db/tx.ts';
import { listMemberships } from './memberships.server.ts';

/** Makes a session of the person act for another of their organisations. `not_found` for one they do not belong to. */
export async function switchOrganisation({ db }: { db: Db }, who: { userId: string } & ({ sessionId: string } | { sessionToken: string }), orgId: string): Promise<void> {
  if (!(await listMemberships({ db }, who.userId)).some((m) => m.orgId === orgId)) throw new AppError('not_found');
  const scope = { kind: 'user', userId: who.userId } as const;
  await withTx(db, scope, async (tx) => {
    const mine = 'sessionId' in who ? eq(sessions.id, who.sessionId) : eq(sessions.token, storedSessionToken(who.sessionToken));
    const rows = await tx.update(sessions).set({ activeOrgId: orgId }).where(and(mine, eq(sessions.userId, who.userId))).returning({ id: sessions.id });
    if (!rows.length) throw new AppError('not_found');
    await auditPerson(tx, scope, { userId: who.userId, action: 'person.switch_organisation', data: { org_id: orgId } });
  });
}
