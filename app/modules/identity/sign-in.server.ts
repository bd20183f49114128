import { isAPIError } from 'better-auth/api';
import { AppError, fieldError } from '#app/core/errors.ts';
import type { Db } from '#db/client.ts';
import { withTx } from '#db/tx.ts';
import { auditPerson } from './audit-person.server.ts';
import type { Auth } from './auth.server.ts';
import type { SignInInput } from './contract.ts';
import { forgetAttempts, takeAttempt } from './sign-in-attempts.server.ts';

export interface IdentityDeps { db: Db; auth: Auth }

/** Who is at the other end, for the list of sessions: the address the shell determined, never a header the client wrote. */
export interface Client { address: string; userAgent: string | null }

/** Headers the login library reads for a new session. */
export function clientHeaders(client: Client, cookie?: string | null): Headers {
  const headers = new Headers();
  if (client.address) headers.set('x-forwarded-for', client.address);
  if (client.userAgent) headers.set('user-agent', client.userAgent);
  if (cookie) headers.set('cookie', cookie);
  return headers;
}

export interface SignedIn { userId: string; sessionToken: string; cookies: string[] }

/**
 * Starts a session. A wrong address and a wrong password get the same answer after the same work (a password is hashed either
 * way). Field errors: `wrong_credentials`, and `unconfirmed` (only after the right password; the mail is sent again). After
 * too many wrong passwords for one address (`ATTEMPTS`) nothing is looked at any more until the window is over, right or
 * wrong, account or none: `wrong_credentials_wait`, with `retry_after` in seconds among the details.
 */
export async function signIn({ db, auth }: IdentityDeps, input: SignInInput, client: Client): Promise<SignedIn> {
  const { userId, sessionToken, cookies } = await guarded(db, input.email, async () => {
    if (input.confirm) await confirmAddress(auth, { ...input, confirm: input.confirm }, client);
    return startSession(auth, input, client);
  });
  const scope = { kind: 'user', userId } as const;
  await withTx(db, scope, (tx) => auditPerson(tx, scope, { userId, action: 'person.sign_in' }));
  return { userId, sessionToken, cookies };
}

/** Field errors that only somebody with the right password gets to see. */
const PROVEN = new Set(['unconfirmed', 'confirm_other_address', 'confirm_expired']);

/** Counts the attempt, lets `prove` look at the password unless there were too many, and forgets the count once it was right. */
async function guarded<T>(db: Db, email: string, prove: () => Promise<T>): Promise<T> {
  const wait = await takeAttempt(db, email);
  if (wait !== null) throw new AppError('rate_limited', { retry_after: wait }, [{ path: 'password', code: 'wrong_credentials_wait' }]);
  try {
    const proven = await prove();
    await forgetAttempts(db, email);
    return proven;
  } catch (error) {
    if (error instanceof AppError && PROVEN.has(error.fields[0]?.code ?? '')) await forgetAttempts(db, email);
    throw error;
  }
}

/**
 * Who this address and password belong to, for callers that want no browser session: the one the library opens on the way
 * is ended. The same limit and the same field errors as {@link signIn}.
 */
export async function provePassword({ db, auth }: IdentityDeps, input: { email: string; password: string }, client: Client): Promise<string> {
  const { userId, sessionToken } = await guarded(db, input.email, () => startSession(auth, input, client));
  await (await auth.$context).internalAdapter.deleteSession(sessionToken);
  return userId;
}

async function startSession(auth: Auth, input: { email: string; password: string }, client: Client): Promise<SignedIn> {
  try {
    const { headers, response } = await auth.api.signInEmail({ body: { email: input.email, password: input.password }, headers: clientHeaders(client), returnHeaders: true });
    return { userId: response.user.id, sessionToken: response.token, cookies: headers.getSetCookie() };
  } catch (error) {
    if (!isAPIError(error)) throw error;
    throw fieldError('password', error.body?.code === 'EMAIL_NOT_VERIFIED' ? 'unconfirmed' : 'wrong_credentials');
  }
}

/** Confirms the address when the token is for it and the password is right; a stale or foreign token changes nothing. */
async function confirmAddress(auth: Auth, input: { email: string; password: string; confirm: string }, client: Client): Promise<void> {
  const state = await startSession(auth, input, client).then(() => 'confirmed' as const, (error: unknown) => {
    if (error instanceof AppError && error.fields[0]?.code === 'unconfirmed') return 'unconfirmed' as const;
    throw error;
  });
  if (state === 'confirmed') return;
  if (addressOf(input.confirm) !== input.email) throw fieldError('password', 'confirm_other_address');
  try {
    await auth.api.verifyEmail({ query: { token: input.confirm } });
  } catch (error) {
    if (!isAPIError(error)) throw error;
    throw fieldError('password', 'confirm_expired');
  }
}

/** The address a confirmation token speaks of, unchecked: the library checks the signature when the token is used. */
function addressOf(token: string): string | null {
  try {
    const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { email?: unknown };
    return typeof payload.email === 'string' ? payload.email.toLowerCase() : null;
  } catch {
    return null;
  }
}
