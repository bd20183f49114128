import { isAPIError } from 'better-auth/api';
import { eq } from 'drizzle-orm';
import { fieldError } from '#app/core/errors.ts';
import { systemScope } from '#app/core/scope.ts';
import { takeRecipient } from '#app/modules/notifications/mail-caps.server.ts';
import { users } from '#db/schema/identity.ts';
import { withRead, withTx } from '#db/tx.ts';
import { auditPerson } from './audit-person.server.ts';
import { countSender } from './count-sender.server.ts';
import { refuseGuessable } from './guessable-password.server.ts';
import { revokeCredentials } from './revoke-credentials.server.ts';
import { atLeast, STEADY_MS } from './steady-time.server.ts';
import { baseUrlOf, clientHeaders, guarded, type Client, type IdentityDeps } from './sign-in.server.ts';
import { tellOwner } from './tell-owner.server.ts';

/**
 * Sends a reset link if the address has an account; the answer and its time are the same if not. The link ends the ones sent before. One
 * request too many for the address makes no link and sends nothing, without saying so: the last link stays good. One too many `from` one
 * place is said: `rate_limited`.
 */
export async function requestPasswordReset({ db, auth }: IdentityDeps, email: string, from?: Client): Promise<void> {
  await countSender(db, from);
  await atLeast(STEADY_MS.passwordReset, async () => {
    if (await withTx(db, systemScope('auth'), (tx) => takeRecipient(tx, { kind: 'account', to: email })) !== null) return;
    await auth.api.requestPasswordReset({ body: { email } });
  });
}

/** Sets a new password by a mailed token (once, within the hour) and ends every session and API token. Field error `link_expired` on `new_password`. */
export async function resetPassword({ auth }: Pick<IdentityDeps, 'auth'>, input: { token: string; new_password: string }): Promise<void> {
  refuseGuessable('new_password', input.new_password);
  try {
    await auth.api.resetPassword({ body: { token: input.token, newPassword: input.new_password } });
  } catch (error) {
    if (isAPIError(error)) throw fieldError('new_password', 'link_expired');
    throw error;
  }
}

/**
 * Changes the password of the person signed in and ends their other sessions and all their API tokens. Field errors on `current_password`:
 * `wrong_credentials`, and `wrong_credentials_wait` after as many wrong ones as signing in allows: both count together.
 */
export async function changePassword({ db, auth }: IdentityDeps, who: { userId: string; sessionId: string; cookie: string | null }, input: { current_password: string; new_password: string }, client: Client): Promise<void> {
  refuseGuessable('new_password', input.new_password);
  const [user] = await withRead(db, { kind: 'user', userId: who.userId }, (tx) => tx.select({ email: users.email }).from(users).where(eq(users.id, who.userId)));
  if (!user) throw fieldError('current_password', 'wrong_credentials');
  await guarded(db, user.email, async () => {
    try {
      await auth.api.changePassword({ body: { currentPassword: input.current_password, newPassword: input.new_password, revokeOtherSessions: false }, headers: clientHeaders(client, who.cookie) });
    } catch (error) {
      if (isAPIError(error)) throw fieldError('current_password', 'wrong_credentials');
      throw error;
    }
  }, 'current_password');
  const scope = { kind: 'user', userId: who.userId } as const;
  await withTx(db, scope, async (tx) => {
    await revokeCredentials(tx, scope, { userId: who.userId, why: 'password_change', keepSession: who.sessionId });
    await auditPerson(tx, scope, { userId: who.userId, action: 'person.password_change' });
    await tellOwner(tx, scope, { userId: who.userId, what: 'password', from: client, link: `${baseUrlOf(auth)}/forgot-password` });
  });
}
