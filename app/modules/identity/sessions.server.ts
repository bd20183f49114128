import { and, desc, eq, gt, ne } from 'drizzle-orm';
import type { Clock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import type { Db } from '#db/client.ts';
import { audit } from '#db/audit.ts';
import { sessions, users } from '#db/schema/identity.ts';
import { members } from '#db/schema/orgs.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { auditPerson } from './audit-person.server.ts';
import { revokeCredentials } from './revoke-credentials.server.ts';

export interface SessionRow { id: string; address: string | null; userAgent: string | null; startedAt: Date; seenAt: Date }

/** The person's live sessions, newest first; never their tokens. */
export async function listSessions({ db, clock }: { db: Db; clock: Clock }, userId: string): Promise<SessionRow[]> {
  return withRead(db, { kind: 'user', userId }, (tx) => tx.select({ id: sessions.id, address: sessions.ipAddress, userAgent: sessions.userAgent, startedAt: sessions.createdAt, seenAt: sessions.updatedAt })
    .from(sessions).where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, clock.now()))).orderBy(desc(sessions.updatedAt)).limit(100));
}

/** Ends one session of the person's own; `not_found` for anything else. It is out at its next request. */
export async function endSession({ db }: { db: Db }, userId: string, sessionId: string): Promise<void> {
  const scope = { kind: 'user', userId } as const;
  await withTx(db, scope, async (tx) => {
    const rows = await tx.delete(sessions).where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId))).returning({ id: sessions.id });
    if (!rows.length) throw new AppError('not_found');
    await auditPerson(tx, scope, { userId, action: 'person.session_end' });
  });
}

/** Ends all sessions of the person but `keep` (without it every one) and all their API tokens: it is for who no longer knows what is theirs. Returns how many sessions ended. */
export async function endSessions({ db }: { db: Db }, userId: string, keep?: string): Promise<number> {
  const scope = { kind: 'user', userId } as const;
  return withTx(db, scope, async (tx) => {
    const ended = await revokeCredentials(tx, scope, { userId, why: 'sign_out_everywhere', ...(keep ? { keepSession: keep } : {}) });
    await auditPerson(tx, scope, { userId, action: 'person.sessions_end', data: { ended: ended.sessions, all: !keep } });
    return ended.sessions;
  });
}

/** Changes the person's name and the language of mails to them. A name that others had confirmed is confirmed no more once it is another. */
export async function updateProfile({ db }: { db: Db }, userId: string, input: { name: string; locale: Locale }): Promise<void> {
  const scope = { kind: 'user', userId } as const;
  await withTx(db, scope, async (tx) => {
    await tx.update(users).set({ name: input.name, locale: input.locale, updatedAt: new Date() }).where(eq(users.id, userId));
    await asPlatform(tx, scope, 'a confirmed name was changed', async (platform) => {
      const cleared = await platform.update(members).set({ attestedName: null, attestedBy: null, attestedAs: null, attestedAt: null })
        .where(and(eq(members.userId, userId), ne(members.attestedName, input.name))).returning({ orgId: members.orgId });
      for (const { orgId } of cleared) await audit(platform, scope, { chain: `org:${orgId}`, action: 'member.attest_end', subject: userId });
    });
    await auditPerson(tx, scope, { userId, action: 'person.profile', data: { locale: input.locale, name: input.name } });
  });
}
