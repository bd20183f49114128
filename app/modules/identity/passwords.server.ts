import { isAPIError } from 'better-auth/api';
import { and, eq, ne } from 'drizzle-orm';
import { fieldError } from '#app/core/errors.ts';
import { sessions } from '#db/schema/identity.ts';
import { withTx } from '#db/tx.ts';
import { auditPerson } from './audit-person.server.ts';
import { refuseGuessable } from './guessable-password.server.ts';
import { atLeast, STEADY_MS } from './steady-time.server.ts';
import { clientHeaders, type Client, type IdentityDeps } from './sign-in.server.ts';

/** Sends a reset link if the address has an account; the answer and its time are the same if not. */
export async function requestPasswordReset({ auth }: Pick<IdentityDeps, 'auth'>, email: string): Promise<void> {
  await atLeast(STEADY_MS.passwordReset, () => auth.api.requestPasswordReset({ body: { email } }));
}

/** Sets a new password by a mailed token (once, within the hour) and ends every session. Field error `link_expired` on `new_password`. */
export async function resetPassword({ auth }: Pick<IdentityDeps, 'auth'>, input: { token: string; new_password: string }): Promise<void> {
  refuseGuessable('new_password', input.new_password);
  try {
    await auth.api.resetPassword({ body: { token: input.token, newPassword: input.new_password } });
  } catch (error) {
    if (isAPIError(error)) throw fieldError('new_password', 'link_expired');
    throw error;
  }
}

/** Changes the password of the person signed in and ends their other sessions. Field error `wrong_credentials` on `current_password`. */
export async function changePassword({ db, auth }: IdentityDeps, who: { userId: string; sessionId: string; cookie: string | null }, input: { current_password: string; new_password: string }, client: Client): Promise<void> {
  refuseGuessable('new_password', input.new_password);
  try {
    await auth.api.changePassword({ body: { currentPassword: input.current_password, newPassword: input.new_password, revokeOtherSessions: false }, headers: clientHeaders(client, who.cookie) });
  } catch (error) {
    if (isAPIError(error)) throw fieldError('current_password', 'wrong_credentials');
    throw error;
  }
  const scope = { kind: 'user', userId: who.userId } as const;
  await withTx(db, scope, async (tx) => {
    await tx.delete(sessions).where(and(eq(sessions.userId, who.userId), ne(sessions.id, who.sessionId)));
    await auditPerson(tx, scope, { userId: who.userId, action: 'person.password_change' });
  });
}
