import { createHmac } from 'node:crypto';
import { isAPIError } from 'better-auth/api';
import { AppError, fieldError } from '#app/core/errors.ts';
import { withTx } from '#db/tx.ts';
import type { Auth } from './auth.server.ts';
import { baseUrlOf, clientHeaders, completeSignIn, type Client, type IdentityDeps, type SignedIn } from './sign-in.server.ts';
import { tellOwner } from './tell-owner.server.ts';

/** The same code opens nothing twice: as long as it could be right, and one window more. */
const USED_MS = 180_000;

/** The cookie of a half-done sign-in: the challenge's name, then its signature, which the library checks. */
const CHALLENGE = /(?:^|;\s*)(?:__Host-)?jingzhe\.two_factor=([^;]+)/;

const digitsOf = (code: string) => code.replace(/[\s-]/g, '');

/** What stands for a backup code in the database: a keyed hash, so that the codes themselves are nowhere but with the person. */
export async function storedBackupCode(auth: Auth, code: string): Promise<string> {
  const { secret } = await auth.$context;
  return createHmac('sha256', `${secret}/backup-code`).update(code.replace(/[^A-Za-z0-9]/g, '').toLowerCase()).digest('base64url');
}

const usedCode = (userId: string, code: string) => `used-code:${userId}:${digitsOf(code)}`;

/** Marks an app's code as used; false when it was used before. First come, first served, by the database's key. */
export async function spendCode(auth: Auth, userId: string, code: string): Promise<boolean> {
  const { internalAdapter } = await auth.$context;
  return internalAdapter.reserveVerificationValue({ identifier: usedCode(userId, code), value: 'used', expiresAt: new Date(Date.now() + USED_MS) });
}

/** Was the code used already by whoever this half-done sign-in is of? Asked first, so that a code typed twice does not end the sign-in; what counts is {@link spendCode}. */
async function usedBefore(auth: Auth, cookie: string | null, code: string): Promise<boolean> {
  const { internalAdapter } = await auth.$context;
  const challenge = CHALLENGE.exec(cookie ?? '')?.[1]?.split('.')[0];
  const person = challenge ? await internalAdapter.findVerificationValue(challenge) : null;
  return person !== null && (await internalAdapter.findVerificationValue(usedCode(person.value, code))) !== null;
}

/** Field errors of the second step, from the library's words. Throws `unauthenticated` when the half-done sign-in is over: begin again. */
function refusal(error: unknown, field: string): AppError {
  if (!isAPIError(error)) throw error;
  const code = error.body?.code;
  if (code === 'INVALID_TWO_FACTOR_COOKIE' || code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE') return new AppError('unauthenticated', { reason: 'second_step_over' });
  return fieldError(field, code === 'ACCOUNT_TEMPORARILY_LOCKED' ? 'second_step_wait' : 'wrong_code');
}

/**
 * Ends a sign-in that waits for its second step, by a code of the app or by a backup code (used up by it, and told by mail). Field errors
 * on `code`: `wrong_code` (a code used before is wrong), `second_step_wait` (ten wrong in a row lock it for a quarter of an hour). After
 * five wrong codes, or ten minutes, the person starts again with the password: `unauthenticated`.
 */
export async function finishSignIn(deps: IdentityDeps, input: { code: string; kind: 'app' | 'backup' }, cookie: string | null, client: Client): Promise<SignedIn> {
  const { auth, db } = deps;
  if (input.kind === 'app' && await usedBefore(auth, cookie, input.code)) throw fieldError('code', 'wrong_code');
  const headers = clientHeaders(client, cookie);
  const body = { code: input.kind === 'app' ? digitsOf(input.code) : await storedBackupCode(auth, input.code) };
  const verify = () => (input.kind === 'app' ? auth.api.verifyTOTP({ body, headers, returnHeaders: true }) : auth.api.verifyBackupCode({ body, headers, returnHeaders: true }));
  const answer = await verify().catch((error: unknown) => { throw refusal(error, 'code'); });
  const response = answer.response as { token: string; user: { id: string } };
  const started = { userId: response.user.id, sessionToken: response.token, cookies: answer.headers.getSetCookie() };
  if (input.kind === 'app' && !(await spendCode(auth, started.userId, input.code))) {
    await (await auth.$context).internalAdapter.deleteSession(started.sessionToken);
    throw fieldError('code', 'wrong_code');
  }
  const done = await completeSignIn(deps, started, client, { how: input.kind === 'app' ? 'code' : 'backup_code' });
  if (input.kind === 'backup') {
    const left = await backupCodesLeft(auth, started.userId);
    const scope = { kind: 'user', userId: started.userId } as const;
    await withTx(db, scope, (tx) => tellOwner(tx, scope, { userId: started.userId, what: 'backup_code', detail: String(left), from: client, link: `${baseUrlOf(auth)}/account/security` }));
  }
  return done;
}

/** How many backup codes a person has left; 0 without any. */
export async function backupCodesLeft(auth: Auth, userId: string): Promise<number> {
  const found = await auth.api.viewBackupCodes({ body: { userId } }).catch((error: unknown) => { if (isAPIError(error)) return null; throw error; });
  return found?.backupCodes.length ?? 0;
}

/** Is a sign-in waiting for its second step in this browser? Says nothing about whose. */
export const waitsForSecondStep = (cookie: string | null): boolean => CHALLENGE.test(cookie ?? '');
