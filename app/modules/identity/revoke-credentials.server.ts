import { and, eq, isNull, like, ne, or, sql } from 'drizzle-orm';
import type { Scope } from '#app/core/scope.ts';
import type { Tx } from '#db/client.ts';
import { apiTokens, sessions, verifications } from '#db/schema/identity.ts';
import { asPlatform } from '#db/tx.ts';
import { auditPerson } from './audit-person.server.ts';

/** Why credentials end, as the audit trail names it. */
export type RevokeReason = 'password_reset' | 'password_change' | 'sign_out_everywhere' | 'removed' | 'left' | 'closed' | 'operator';

/**
 * The one way credentials end: sessions *and* API tokens of a person, in the caller's transaction, with their trace. With `orgId` only
 * those that act for that organisation; `keepSession` stays (the one the person is using), and then acts for no organisation of the kind.
 * Without `orgId` links mailed earlier and sign-ins half done end too. A session is out at its next request, a token at its next call.
 */
export async function revokeCredentials(tx: Tx, scope: Scope, what: { userId: string; why: RevokeReason; keepSession?: string; orgId?: string }): Promise<{ sessions: number; tokens: number }> {
  const { userId, orgId, keepSession } = what;
  const ended = await asPlatform(tx, scope, 'revoke credentials', async (platform) => {
    // A session that names no organisation acts for the person's first one.
    const first = sql`(select m.org_id from members m where m.user_id = ${userId} and m.removed_at is null order by m.created_at, m.org_id limit 1)`;
    const acting = orgId ? or(eq(sessions.activeOrgId, orgId), and(isNull(sessions.activeOrgId), sql`${first} = ${orgId}`)) : undefined;
    const gone = await platform.delete(sessions).where(and(eq(sessions.userId, userId), acting, keepSession ? ne(sessions.id, keepSession) : undefined)).returning({ id: sessions.id });
    if (orgId && keepSession) await platform.update(sessions).set({ activeOrgId: null }).where(and(eq(sessions.id, keepSession), eq(sessions.activeOrgId, orgId)));
    const tokens = await platform.update(apiTokens).set({ revokedAt: sql`now()` })
      .where(and(eq(apiTokens.userId, userId), orgId ? eq(apiTokens.orgId, orgId) : undefined, isNull(apiTokens.revokedAt))).returning({ id: apiTokens.id });
    if (!orgId) await endLinks(platform, userId);
    return { sessions: gone.length, tokens: tokens.length };
  });
  await auditPerson(tx, scope, { userId, action: 'person.credentials_revoked', data: { why: what.why, ...ended, ...(orgId ? { org_id: orgId } : {}) } });
  return ended;
}

/** Ends links mailed to the person and challenges made for them: their value names the person, alone or before a space. */
export async function endLinks(tx: Tx, userId: string): Promise<void> {
  await tx.delete(verifications).where(or(eq(verifications.value, userId), like(verifications.value, `${userId} %`)));
}
