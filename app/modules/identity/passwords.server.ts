import { isAPIError } from 'better-auth/api';
import { and, eq, gt, sql } from 'drizzle-orm';
import { fieldError } from '#app/core/errors.ts';
import { systemScope } from '#app/core/scope.ts';
import { takeRecipient } from '#app/modules/notifications/mail-caps.server.ts';
import { accounts, users, verifications } from '#db/schema/identity.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import { auditPerson } from './audit-person.server.ts';
import { zNewPassword } from './contract.ts';
import { countSender } from './count-sender.server.ts';
import { refuseWeak } from './guessable-password.server.ts';
import { revokeCredentials } from './revoke-credentials.server.ts';
import { forgetAttemptsIn } from './sign-in-attempts.server.ts';
import { atLeast, STEADY_MS } from './steady-time.server.ts';
import { baseUrlOf, clientHeaders, guarded, type Client, type IdentityDeps } from './sign-in.server.ts';
import { storedIdentifier } from './stored-tokens.server.ts';
import { tellOwner } from './tell-owner.server.ts';

const scope = systemScope('auth');

/**
 * Sends a reset link if the address has an account; the answer and its time are the same if not. The link ends the ones sent before. One
 * request too many for the address makes no link and sends nothing, without saying so: the last link stays good. One too many `from` one
 * place is said: `rate_limited`.
 */
export async function requestPasswordReset({ db, auth }: IdentityDeps, email: string, from?: Client): Promise<void> {
  await countSender(db, from);
  await atLeast(STEADY_MS.passwordReset, async () => {
    if (await withTx(db, scope, (tx) => takeRecipient(tx, { kind: 'account', to: email })) !== null) return;
    await auth.api.requestPasswordReset({ body: { email } });
  });
}

/** The one row of a person's ways in that holds a password. */
const ofPerson = (userId: string) => and(eq(accounts.userId, userId), eq(accounts.providerId, 'credential'));

/** What is asked of a password wherever one is set: {@link zNewPassword}, and neither guessed nor known elsewhere. Field errors on `new_password`. */
async function assertGood(list: IdentityDeps['breached'], password: string): Promise<void> {
  const issue = zNewPassword.safeParse(password).error?.issues[0];
  if (issue) throw fieldError('new_password', issue.message);
  await refuseWeak(list, 'new_password', password);
}

/** As the login library would keep it. Takes a while on purpose, so never inside a transaction. */
const hashOf = async (auth: IdentityDeps['auth'], password: string): Promise<string> => (await auth.$context).password.hash(password);

/**
 * Sets a new password by a mailed token (once, within the hour) and ends every session and API token, all in one transaction: the library
 * writes a password by itself and what follows by another, and between the two the new password would stand beside the old sessions.
 * Whoever used the link owns the address. Field error `link_expired` on `new_password`.
 */
export async function resetPassword({ db, auth, breached }: IdentityDeps, input: { token: string; new_password: string }): Promise<void> {
  await assertGood(breached, input.new_password);
  const link = and(eq(verifications.identifier, storedIdentifier(`reset-password:${input.token}`)), gt(verifications.expiresAt, sql`now()`));
  const expired = () => fieldError('new_password', 'link_expired');
  const [seen] = await withRead(db, scope, (tx) => tx.select({ id: verifications.id }).from(verifications).where(link));
  if (!seen) throw expired(); // nothing is hashed for a guess
  const password = await hashOf(auth, input.new_password);
  await withTx(db, scope, async (tx) => {
    const [used] = await tx.delete(verifications).where(link).returning({ userId: verifications.value });
    if (!used) throw expired();
    const [user] = await tx.update(users).set({ emailVerified: true }).where(eq(users.id, used.userId)).returning({ id: users.id, email: users.email });
    if (!user) throw expired();
    const kept = await tx.update(accounts).set({ password, updatedAt: sql`now()` }).where(ofPerson(user.id)).returning({ id: accounts.id });
    if (!kept.length) await tx.insert(accounts).values({ id: crypto.randomUUID(), userId: user.id, accountId: user.id, providerId: 'credential', password });
    await forgetAttemptsIn(tx, user.email);
    await auditPerson(tx, scope, { userId: user.id, action: 'person.password_reset' });
    await revokeCredentials(tx, scope, { userId: user.id, why: 'password_reset' });
    await tellOwner(tx, scope, { userId: user.id, what: 'password', link: `${baseUrlOf(auth)}/forgot-password` });
  });
}

/**
 * Changes the password of the person signed in and ends their other sessions and all their API tokens, in one transaction, for the reason
 * {@link resetPassword} gives. The library judges session and old password; of two changes at once the second finds another old one.
 * Field errors on `current_password`: `wrong_credentials`, and `wrong_credentials_wait` after as many wrong ones as signing in allows:
 * both count together.
 */
export async function changePassword({ db, auth, breached }: IdentityDeps, who: { userId: string; sessionId: string; cookie: string | null }, input: { current_password: string; new_password: string }, client: Client): Promise<void> {
  await assertGood(breached, input.new_password);
  const wrong = () => fieldError('current_password', 'wrong_credentials');
  const [before] = await withRead(db, scope, (tx) => tx.select({ email: users.email, password: accounts.password }).from(users).innerJoin(accounts, ofPerson(who.userId)).where(eq(users.id, who.userId)));
  if (!before?.password) throw wrong();
  await guarded(db, before.email, async () => {
    await auth.api.verifyPassword({ body: { password: input.current_password }, headers: clientHeaders(client, who.cookie) }).catch((error: unknown) => { throw isAPIError(error) ? wrong() : error; });
  }, 'current_password');
  const password = await hashOf(auth, input.new_password);
  const mine = { kind: 'user', userId: who.userId } as const;
  await withTx(db, mine, async (tx) => {
    const changed = await asPlatform(tx, mine, 'set a password', (platform) => platform.update(accounts).set({ password, updatedAt: sql`now()` })
      .where(and(ofPerson(who.userId), eq(accounts.password, before.password!))).returning({ id: accounts.id }));
    if (!changed.length) throw wrong();
    await revokeCredentials(tx, mine, { userId: who.userId, why: 'password_change', keepSession: who.sessionId });
    await auditPerson(tx, mine, { userId: who.userId, action: 'person.password_change' });
    await tellOwner(tx, mine, { userId: who.userId, what: 'password', from: client, link: `${baseUrlOf(auth)}/forgot-password` });
  });
}
