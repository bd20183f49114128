import { isAPIError } from 'better-auth/api';
import { AppError, fieldError } from '#app/core/errors.ts';
import type { Db } from '#db/client.ts';
import { withTx } from '#db/tx.ts';
import { auditPerson } from './audit-person.server.ts';
import type { Auth } from './auth.server.ts';
import type { SignInInput } from './contract.ts';

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
 * way). Field errors: `wrong_credentials`, and `unconfirmed` (only after the right password; the mail is sent again).
 */
export async function signIn({ db, auth }: IdentityDeps, input: SignInInput, client: Client): Promise<SignedIn> {
  if (input.confirm) await confirmAddress(auth, { ...input, confirm: input.confirm }, client);
  const { userId, sessionToken, cookies } = await startSession(auth, input, client);
  const scope = { kind: 'user', userId } as const;
  await withTx(db, scope, (tx) => auditPerson(tx, scope, { userId, action: 'person.sign_in' }));
  return { userId, sessionToken, cookies };
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
