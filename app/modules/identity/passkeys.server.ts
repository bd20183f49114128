import { isAPIError } from 'better-auth/api';
import { and, asc, eq } from 'drizzle-orm';
import { AppError, fieldError } from '#app/core/errors.ts';
import type { Db } from '#db/client.ts';
import { passkeys, sessions, twoFactors, users } from '#db/schema/identity.ts';
import { withRead, withTx } from '#db/tx.ts';
import { noteProof } from './note-proof.server.ts';
import { auditPerson } from './audit-person.server.ts';
import { backupCodesForPasskey, lockSecondFactors, type Myself } from './second-factor.server.ts';
import { baseUrlOf, clientHeaders, completeSignIn, type Client, type IdentityDeps, type SignedIn } from './sign-in.server.ts';
import { tellOwner } from './tell-owner.server.ts';

/** Keys of one person: a bound against flooding, far above honest use. */
const MAX_PASSKEYS = 20;

/** What the browser is asked, and the cookies that hold the question for five minutes. */
export interface PasskeyQuestion { options: unknown; cookies: string[] }

export interface PasskeyRow { id: string; name: string | null; createdAt: Date }

/** The person's passkeys, oldest first. */
export async function listPasskeys({ db }: { db: Db }, userId: string): Promise<PasskeyRow[]> {
  return withRead(db, { kind: 'user', userId }, (tx) => tx.select({ id: passkeys.id, name: passkeys.name, createdAt: passkeys.createdAt })
    .from(passkeys).where(eq(passkeys.userId, userId)).orderBy(asc(passkeys.createdAt), asc(passkeys.id)).limit(MAX_PASSKEYS));
}

/** Begins adding a passkey: what the browser's key is asked. `conflict` (`too_many_passkeys`) at twenty. */
export async function askForNewPasskey({ db, auth }: IdentityDeps, who: Myself, client: Client): Promise<PasskeyQuestion> {
  if ((await listPasskeys({ db }, who.userId)).length >= MAX_PASSKEYS) throw new AppError('conflict', { state: 'too_many_passkeys' });
  const { headers, response } = await auth.api.generatePasskeyRegistrationOptions({ headers: clientHeaders(client, who.cookie), returnHeaders: true });
  return { options: response, cookies: headers.getSetCookie() };
}

/** What the browser's key answered, as the page sent it. */
function readAnswer(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && typeof (value as { id?: unknown }).id === 'string') return value as Record<string, unknown>;
  } catch { /* said below */ }
  throw fieldError('response', 'passkey_refused');
}

/**
 * Adds the passkey that answered. It counts as both steps of signing in, so from now on the password alone is not enough; with the first
 * second factor come backup codes, shown this once. Field error `passkey_refused` on `response`.
 */
export async function addPasskey({ db, auth }: IdentityDeps, who: Myself, input: { response: string; name: string }, client: Client): Promise<{ backupCodes: string[] | null }> {
  const answer = readAnswer(input.response);
  await auth.api.verifyPasskeyRegistration({ body: { response: answer, name: input.name }, headers: clientHeaders(client, who.cookie) })
    .catch((error: unknown) => { throw isAPIError(error) ? fieldError('response', 'passkey_refused') : error; });
  const scope = { kind: 'user', userId: who.userId } as const;
  return withTx(db, scope, async (tx) => {
    const first = await lockSecondFactors(tx, who.userId) === 1;
    const backupCodes = first ? await backupCodesForPasskey(tx, auth, who.userId) : null;
    if (who.sessionId) await noteProof(tx, scope, eq(sessions.id, who.sessionId));
    await tx.update(users).set({ twoFactorEnabled: true }).where(eq(users.id, who.userId));
    await auditPerson(tx, scope, { userId: who.userId, action: 'person.passkey_add' });
    await tellOwner(tx, scope, { userId: who.userId, what: 'passkey_added', detail: input.name, from: client, link: `${baseUrlOf(auth)}/account/security` });
    return { backupCodes };
  });
}

/** Removes a passkey. `not_found` for anybody else's; `conflict` (`last_second_factor`) for the last second factor of somebody who must have one. */
export async function removePasskey({ db, auth }: IdentityDeps, userId: string, id: string, options: { required: boolean }, client: Client): Promise<void> {
  const scope = { kind: 'user', userId } as const;
  await withTx(db, scope, async (tx) => {
    const before = await lockSecondFactors(tx, userId);
    const [gone] = await tx.delete(passkeys).where(and(eq(passkeys.id, id), eq(passkeys.userId, userId))).returning({ name: passkeys.name });
    if (!gone) throw new AppError('not_found');
    const [app] = await tx.select({ id: twoFactors.id }).from(twoFactors).where(and(eq(twoFactors.userId, userId), eq(twoFactors.verified, true)));
    if (before === 1 && !app) {
      if (options.required) throw new AppError('conflict', { state: 'last_second_factor' });
      await tx.delete(twoFactors).where(eq(twoFactors.userId, userId));
      await tx.update(users).set({ twoFactorEnabled: false }).where(eq(users.id, userId));
    }
    await auditPerson(tx, scope, { userId, action: 'person.passkey_remove' });
    await tellOwner(tx, scope, { userId, what: 'passkey_removed', detail: gone.name ?? '', from: client, link: `${baseUrlOf(auth)}/account/security` });
  });
}

/** What the browser's key is asked to sign in with, or, with `who`, to prove again that it is them. */
export async function askForPasskey({ auth }: Pick<IdentityDeps, 'auth'>, client: Client, who?: Myself): Promise<PasskeyQuestion> {
  const { headers, response } = await auth.api.generatePasskeyAuthenticationOptions({ headers: clientHeaders(client, who?.cookie), returnHeaders: true });
  return { options: { ...response, userVerification: 'required' }, cookies: headers.getSetCookie() };
}

async function answerPasskey({ auth }: Pick<IdentityDeps, 'auth'>, text: string, cookie: string | null, client: Client): Promise<SignedIn> {
  const answer = readAnswer(text);
  const { headers, response } = await auth.api.verifyPasskeyAuthentication({ body: { response: answer as never }, headers: clientHeaders(client, cookie), returnHeaders: true })
    .catch((error: unknown) => { throw isAPIError(error) ? fieldError('response', 'passkey_refused') : error; });
  const proved = response as unknown as { user: { id: string }; session: { token: string } };
  return { userId: proved.user.id, sessionToken: proved.session.token, cookies: headers.getSetCookie() };
}

/** Signs in by passkey alone: the device has asked for the finger, the face or the PIN. Field error `passkey_refused` on `response`. */
export async function signInWithPasskey(deps: IdentityDeps, text: string, cookie: string | null, client: Client): Promise<SignedIn> {
  return completeSignIn(deps, await answerPasskey(deps, text, cookie, client), client, { how: 'passkey' });
}

/** Is this passkey the person's own? The session the library opens on the way is ended. Field error `passkey_refused` on `response`. */
export async function checkPasskey(deps: IdentityDeps, who: Myself, text: string, client: Client): Promise<void> {
  const proved = await answerPasskey(deps, text, who.cookie, client);
  await (await deps.auth.$context).internalAdapter.deleteSession(proved.sessionToken);
  if (proved.userId !== who.userId) throw fieldError('response', 'passkey_refused');
}
