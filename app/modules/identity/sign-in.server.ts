import { isAPIError } from 'better-auth/api';
import { eq } from 'drizzle-orm';
import { AppError, fieldError } from '#app/core/errors.ts';
import type { BreachedPasswords } from '#app/platform/breached-passwords.ts';
import type { Db } from '#db/client.ts';
import { sessions } from '#db/schema/identity.ts';
import { withTx } from '#db/tx.ts';
import { auditPerson } from './audit-person.server.ts';
import type { Auth } from './auth.server.ts';
import type { SignInInput } from './contract.ts';
import { noteDevice } from './known-devices.server.ts';
import { forgetAttempts, takeAttempt } from './sign-in-attempts.server.ts';
import { storedSessionToken } from './stored-tokens.server.ts';
import { tellOwner } from './tell-owner.server.ts';

/** `breached`: the list of passwords known from breaches elsewhere, if the installation names one. */
export interface IdentityDeps { db: Db; auth: Auth; breached?: BreachedPasswords | null }

/** Who is at the other end, for the list of sessions: the address the shell determined, never a header the client wrote; `device` is the token of the device's cookie. */
export interface Client { address: string; userAgent: string | null; device?: string | null }

/** Headers the login library reads for a new session. */
export function clientHeaders(client: Client, cookie?: string | null): Headers {
  const headers = new Headers();
  if (client.address) headers.set('x-forwarded-for', client.address);
  if (client.userAgent) headers.set('user-agent', client.userAgent);
  if (cookie) headers.set('cookie', cookie);
  return headers;
}

export interface SignedIn { userId: string; sessionToken: string; cookies: string[] }
/** The password was right, and a second factor is to follow; the cookies hold the half-done sign-in for ten minutes. */
export interface SecondStep { secondStep: true; /** An authenticator app can take it; else a passkey or a backup code. */ app: boolean; cookies: string[] }

/**
 * Starts a session, or asks for the second step where the person has one. A wrong address and a wrong password get the same answer after
 * the same work (a password is hashed either way). Field errors: `wrong_credentials`, and `unconfirmed` (only after the right password; the
 * mail is sent again). After too many wrong passwords for one address (`ATTEMPTS`) nothing is looked at any more until the window is over,
 * right or wrong, account or none: `wrong_credentials_wait`, with `retry_after` in seconds among the details.
 */
export async function beginSignIn(deps: IdentityDeps, input: SignInInput, client: Client): Promise<SignedIn | SecondStep> {
  const { db, auth } = deps;
  let first = false;
  const started = await guarded(db, input.email, async () => {
    if (input.confirm) first = await confirmAddress(auth, { ...input, confirm: input.confirm }, client);
    return startSession(auth, input, client);
  });
  return 'secondStep' in started ? started : completeSignIn(deps, started, client, { quiet: first });
}

/** {@link beginSignIn} where no second step can be; throws `second_factor_required` when there is one after all. */
export async function signIn(deps: IdentityDeps, input: SignInInput, client: Client): Promise<SignedIn> {
  const outcome = await beginSignIn(deps, input, client);
  if ('secondStep' in outcome) throw new AppError('second_factor_required');
  return outcome;
}

/** The first sign-in of a person who registered a moment ago in the same request: no mail tells them of it. */
export async function signInRegistered(deps: IdentityDeps, input: { email: string; password: string }, client: Client): Promise<SignedIn> {
  const started = await guarded(deps.db, input.email, () => startSession(deps.auth, input, client));
  if ('secondStep' in started) throw new AppError('second_factor_required');
  return completeSignIn(deps, started, client, { quiet: true });
}

/**
 * What follows every session that has begun, however it was proved: the device is noted, a new one is told by mail, the trace is left.
 * `quiet` where the mail would tell the person what they did a moment ago: the first sign-in, by the link that confirms the address.
 */
export async function completeSignIn({ db, auth }: IdentityDeps, started: SignedIn, client: Client, options: { quiet?: boolean; how?: 'password' | 'code' | 'backup_code' | 'passkey' } = {}): Promise<SignedIn> {
  const scope = { kind: 'user', userId: started.userId } as const;
  const baseUrl = baseUrlOf(auth);
  const cookie = await withTx(db, scope, async (tx) => {
    const [session] = await tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.token, storedSessionToken(started.sessionToken)));
    const device = session ? await noteDevice(tx, scope, { sessionId: session.id, token: client.device ?? null, from: client, secure: baseUrl.startsWith('https:') }) : { fresh: false, cookie: null };
    if (device.fresh && !options.quiet) await tellOwner(tx, scope, { userId: started.userId, what: 'new_device', from: client, link: `${baseUrl}/account/security` });
    await auditPerson(tx, scope, { userId: started.userId, action: 'person.sign_in', data: { how: options.how ?? 'password', device: device.fresh ? 'new' : 'known' } });
    return device.cookie;
  });
  return { ...started, cookies: cookie ? [...started.cookies, cookie] : started.cookies };
}

/** The address people use, without a slash at its end. */
export const baseUrlOf = (auth: Auth): string => String(auth.options.baseURL);

/** Field errors that only somebody with the right password gets to see. */
const PROVEN = new Set(['unconfirmed', 'confirm_other_address', 'confirm_expired']);

/** Counts the attempt, lets `prove` look at the password (of the form's `field`) unless there were too many, and forgets the count once it was right. */
export async function guarded<T>(db: Db, email: string, prove: () => Promise<T>, field = 'password'): Promise<T> {
  const wait = await takeAttempt(db, email);
  if (wait !== null) throw new AppError('rate_limited', { retry_after: wait }, [{ path: field, code: 'wrong_credentials_wait' }]);
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
 * is ended. The same limit and the same field errors as {@link signIn}; `second_factor_required` where the password alone is not enough.
 */
export async function provePassword({ db, auth }: IdentityDeps, input: { email: string; password: string }, client: Client): Promise<string> {
  const started = await guarded(db, input.email, () => startSession(auth, input, client));
  if ('secondStep' in started) throw new AppError('second_factor_required');
  await (await auth.$context).internalAdapter.deleteSession(started.sessionToken);
  return started.userId;
}

async function startSession(auth: Auth, input: { email: string; password: string }, client: Client): Promise<SignedIn | SecondStep> {
  try {
    const { headers, response } = await auth.api.signInEmail({ body: { email: input.email, password: input.password }, headers: clientHeaders(client), returnHeaders: true });
    if ('twoFactorRedirect' in response) return { secondStep: true, app: (response as { twoFactorMethods?: string[] }).twoFactorMethods?.includes('totp') ?? false, cookies: headers.getSetCookie() };
    return { userId: response.user.id, sessionToken: response.token, cookies: headers.getSetCookie() };
  } catch (error) {
    if (!isAPIError(error)) throw error;
    throw fieldError('password', error.body?.code === 'EMAIL_NOT_VERIFIED' ? 'unconfirmed' : 'wrong_credentials');
  }
}

/** Confirms the address when the token is for it and the password is right; a stale or foreign token changes nothing. True when it was confirmed by this, not before. */
async function confirmAddress(auth: Auth, input: { email: string; password: string; confirm: string }, client: Client): Promise<boolean> {
  const state = await startSession(auth, input, client).then(() => 'confirmed' as const, (error: unknown) => {
    if (error instanceof AppError && error.fields[0]?.code === 'unconfirmed') return 'unconfirmed' as const;
    throw error;
  });
  if (state === 'confirmed') return false;
  if (addressOf(input.confirm) !== input.email) throw fieldError('password', 'confirm_other_address');
  try {
    await auth.api.verifyEmail({ query: { token: input.confirm } });
    return true;
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
