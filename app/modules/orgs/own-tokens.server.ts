import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Clock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { systemScope } from '#app/core/scope.ts';
import { auditPerson } from '#app/modules/identity/audit-person.server.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { apiTokens } from '#db/schema/identity.ts';
import { orgs } from '#db/schema/orgs.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';

export interface OwnToken { id: string; name: string; orgNameZh: string; orgNameEn: string; createdAt: Date; expiresAt: Date; lastUsedAt: Date | null }

/** A person's live tokens in all their organisations, newest first; never the secrets. */
export async function listOwnTokens({ db, clock }: { db: Db; clock: Clock }, userId: string): Promise<OwnToken[]> {
  return withRead(db, systemScope('own-tokens'), (tx) => tx
    .select({ id: apiTokens.id, name: apiTokens.name, orgNameZh: orgs.nameZh, orgNameEn: orgs.nameEn, createdAt: apiTokens.createdAt, expiresAt: apiTokens.expiresAt, lastUsedAt: apiTokens.lastUsedAt })
    .from(apiTokens).innerJoin(orgs, eq(orgs.id, apiTokens.orgId))
    .where(and(eq(apiTokens.userId, userId), isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, clock.now()))).orderBy(desc(apiTokens.createdAt)).limit(100));
}

/** Ends one of the person's own tokens, whichever organisation it acts for. `not_found` for anybody else's. */
export async function revokeOwnToken({ db, clock }: { db: Db; clock: Clock }, userId: string, id: string): Promise<void> {
  const scope = { kind: 'user', userId } as const;
  await withTx(db, scope, async (tx) => {
    const [row] = await asPlatform(tx, scope, 'revoke a token of one’s own', (platform) => platform.update(apiTokens).set({ revokedAt: clock.now() })
      .where(and(eq(apiTokens.id, id), eq(apiTokens.userId, userId), isNull(apiTokens.revokedAt))).returning({ orgId: apiTokens.orgId }));
    if (!row) throw new AppError('not_found');
    await asPlatform(tx, scope, 'tell the organisation', (platform) => audit(platform, scope, { chain: `org:${row.orgId}`, action: 'token.revoke', subject: id }));
    await auditPerson(tx, scope, { userId, action: 'person.token_revoke', data: { token: id } });
  });
}
