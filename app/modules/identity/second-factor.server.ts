import { randomBytes } from 'node:crypto';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { createOTP } from '@better-auth/utils/otp';
import { isAPIError } from 'better-auth/api';
import { and, eq, sql } from 'drizzle-orm';
import { AppError, fieldError } from '#app/core/errors.ts';
import type { Tx } from '#db/client.ts';
import { passkeys, sessions, twoFactors, users } from '#db/schema/identity.ts';
import { withRead, withTx } from '#db/tx.ts';
import { noteProof } from './note-proof.server.ts';
import { auditPerson } from './audit-person.server.ts';
import { ISSUER, type Auth } from './auth.server.ts';
import { spendCode, storedBackupCode } from './second-step.server.ts';
import { forgetAttempts, takeAttempt } from './sign-in-attempts.server.ts';
import { baseUrlOf, clientHeaders, type Client, type IdentityDeps } from './sign-in.server.ts';
import { storedSessionToken } from './stored-tokens.server.ts';
import { tellOwner } from './tell-owner.server.ts';

const BACKUP_CODES = 10;
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'; // what cannot be misread

/** Who acts, and by which session. */
export interface Myself { userId: string; cookie: string | null; sessionId?: string }

/** Ten codes of ten characters (50 bits), in two groups to copy by hand. */
function newBackupCodes(): string[] {
  const one = () => { const letters = Array.from(randomBytes(10), (b) => ALPHABET[b % ALPHABET.length]).join(''); return `${letters.slice(0, 5)}-${letters.slice(5)}`; };
  return Array.from({ length: BACKUP_CODES }, one);
}

async function sealedBackupCodes(auth: Auth, codes: readonly string[]): Promise<string> {
  const { secretConfig } = await auth.$context;
  return symmetricEncrypt({ key: secretConfig, data: JSON.stringify(await Promise.all(codes.map((code) => storedBackupCode(auth, code)))) });
}

/** The token of the session that cookies begin. */
const sessionTokenIn = (cookies: readonly string[]): string | null => {
  const value = cookies.map((c) => /session_token=([^;]+)/.exec(c)?.[1]).find((v) => v !== undefined);
  return value ? decodeURIComponent(value).split('.')[0]! : null;
};

export interface SecondFactorState {
  /** An app whose first code was right. */
  app: boolean;
  /** An app being set up: what it is to be told, as the address in the QR code and as letters to type. */
  pending: { uri: string; secret: string } | null;
  passkeys: number;
}

/** What the person has as second factor, and what is being set up. The secret of an app in use is never shown again. */
export async function secondFactorState({ db, auth }: IdentityDeps, userId: string): Promise<SecondFactorState> {
  const scope = { kind: 'user', userId } as const;
  const { row, email, keys } = await withRead(db, scope, async (tx) => {
    const [found] = await tx.select().from(twoFactors).where(eq(twoFactors.userId, userId));
    const [user] = await tx.select({ email: users.email }).from(users).where(eq(users.id, userId));
    const [count] = await tx.select({ n: sql<number>`count(*)::int` }).from(passkeys).where(eq(passkeys.userId, userId));
    return { row: found, email: user?.email ?? '', keys: count?.n ?? 0 };
  });
  if (!row || row.verified || !row.secret) return { app: row?.verified ?? false, pending: null, passkeys: keys };
  const { secretConfig } = await auth.$context;
  const secret = await symmetricDecrypt({ key: secretConfig, data: row.secret });
  const uri = createOTP(secret, { digits: 6, period: 30 }).url(ISSUER, email);
  return { app: false, pending: { uri, secret: new URL(uri).searchParams.get('secret') ?? '' }, passkeys: keys };
}

/** Begins setting up an app: makes the secret the QR code carries. Doing it again makes a new one. `conflict` (`app_in_use`) when there is one already. */
export async function beginApp({ db, auth }: IdentityDeps, userId: string): Promise<void> {
  const { secretConfig } = await auth.$context;
  const secret = await symmetricEncrypt({ key: secretConfig, data: randomBytes(24).toString('base64url') });
  const none = await sealedBackupCodes(auth, []);
  const scope = { kind: 'user', userId } as const;
  await withTx(db, scope, async (tx) => {
    const rows = await tx.insert(twoFactors).values({ id: crypto.randomUUID(), userId, secret, backupCodes: none, verified: false })
      .onConflictDoUpdate({ target: twoFactors.userId, set: { secret }, setWhere: eq(twoFactors.verified, false) }).returning({ id: twoFactors.id });
    if (!rows.length) throw new AppError('conflict', { state: 'app_in_use' });
  });
}

/**
 * Takes the app into use when its first code is right, and makes the backup codes, shown this once. The session is renewed: the cookies go
 * on the answer. Field error `wrong_code` on `code`; after too many, `wrong_code_wait`.
 */
export async function confirmApp(deps: IdentityDeps, who: Myself, code: string, client: Client): Promise<{ cookies: string[]; backupCodes: string[] }> {
  const { db, auth } = deps;
  const cookies = await checkAppCode(deps, who, code, client, { verified: false });
  const renewed = sessionTokenIn(cookies);
  const codes = newBackupCodes();
  const sealed = await sealedBackupCodes(auth, codes);
  const scope = { kind: 'user', userId: who.userId } as const;
  await withTx(db, scope, async (tx) => {
    await tx.update(twoFactors).set({ backupCodes: sealed }).where(eq(twoFactors.userId, who.userId));
    // The first right code is a proof as well; without it the page could not show the codes it owes.
    if (renewed) await noteProof(tx, scope, eq(sessions.token, storedSessionToken(renewed)));
    await auditPerson(tx, scope, { userId: who.userId, action: 'person.second_factor_on' });
    await tellOwner(tx, scope, { userId: who.userId, what: 'second_factor_on', from: client, link: `${baseUrlOf(auth)}/account/security` });
  });
  return { cookies, backupCodes: codes };
}

/**
 * Is this the code the person's app shows, and not yet used? For somebody signed in; wrong ones are counted in the database like wrong
 * passwords. `verified`: of an app in use, or of the one being set up. Returns the cookies of a renewed session, none when it stays.
 */
export async function checkAppCode({ db, auth }: IdentityDeps, who: Myself, code: string, client: Client, app: { verified: boolean }): Promise<string[]> {
  const counter = `app-code:${who.userId}`;
  const wait = await takeAttempt(db, counter);
  if (wait !== null) throw new AppError('validation', { retry_after: wait }, [{ path: 'code', code: 'wrong_code_wait' }]);
  const [row] = await withRead(db, { kind: 'user', userId: who.userId }, (tx) => tx.select({ verified: twoFactors.verified, secret: twoFactors.secret }).from(twoFactors).where(eq(twoFactors.userId, who.userId)));
  const digits = code.replace(/[\s-]/g, '');
  if (!row?.secret || row.verified !== app.verified || !(await spendCode(auth, who.userId, digits))) throw fieldError('code', 'wrong_code');
  const { headers } = await auth.api.verifyTOTP({ body: { code: digits }, headers: clientHeaders(client, who.cookie), returnHeaders: true })
    .catch((error: unknown) => { throw isAPIError(error) ? fieldError('code', 'wrong_code') : error; });
  await forgetAttempts(db, counter);
  return headers.getSetCookie();
}

/** New backup codes in the place of the old ones, shown this once. `conflict` (`no_second_factor`) without a second factor. */
export async function renewBackupCodes({ db, auth }: IdentityDeps, userId: string, client: Client): Promise<string[]> {
  const codes = newBackupCodes();
  const sealed = await sealedBackupCodes(auth, codes);
  const scope = { kind: 'user', userId } as const;
  await withTx(db, scope, async (tx) => {
    const [user] = await tx.select({ on: users.twoFactorEnabled }).from(users).where(eq(users.id, userId));
    if (!user?.on) throw new AppError('conflict', { state: 'no_second_factor' });
    const [row] = await tx.update(twoFactors).set({ backupCodes: sealed }).where(eq(twoFactors.userId, userId)).returning({ id: twoFactors.id });
    if (!row) throw new AppError('conflict', { state: 'no_second_factor' });
    await auditPerson(tx, scope, { userId, action: 'person.backup_codes' });
    await tellOwner(tx, scope, { userId, what: 'backup_codes_renewed', from: client, link: `${baseUrlOf(auth)}/account/security` });
  });
  return codes;
}

/**
 * Removes the app. `required`: the person must have a second factor, so the last one stays (`conflict`, `last_second_factor`); a passkey
 * keeps the backup codes alive, without one they end too.
 */
export async function removeApp({ db, auth }: IdentityDeps, userId: string, options: { required: boolean }, client: Client): Promise<void> {
  const scope = { kind: 'user', userId } as const;
  await withTx(db, scope, async (tx) => {
    const keys = await lockSecondFactors(tx, userId);
    const [row] = await tx.select({ id: twoFactors.id }).from(twoFactors).where(and(eq(twoFactors.userId, userId), eq(twoFactors.verified, true)));
    if (!row) throw new AppError('not_found');
    if (!keys && options.required) throw new AppError('conflict', { state: 'last_second_factor' });
    if (keys) await tx.update(twoFactors).set({ verified: false, secret: '' }).where(eq(twoFactors.userId, userId));
    else await tx.delete(twoFactors).where(eq(twoFactors.userId, userId));
    if (!keys) await tx.update(users).set({ twoFactorEnabled: false }).where(eq(users.id, userId));
    await auditPerson(tx, scope, { userId, action: 'person.second_factor_off' });
    await tellOwner(tx, scope, { userId, what: 'second_factor_off', from: client, link: `${baseUrlOf(auth)}/account/security` });
  });
}

/** Locks the person's second factors against two removals at once; returns how many passkeys there are. */
export async function lockSecondFactors(tx: Tx, userId: string): Promise<number> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('update');
  const [count] = await tx.select({ n: sql<number>`count(*)::int` }).from(passkeys).where(eq(passkeys.userId, userId));
  return count?.n ?? 0;
}

/** Gives a person whose first second factor is a passkey their backup codes: the row that holds them, without an app. Returns the codes, or null when they have a row already. */
export async function backupCodesForPasskey(tx: Tx, auth: Auth, userId: string): Promise<string[] | null> {
  const [row] = await tx.select({ id: twoFactors.id, verified: twoFactors.verified }).from(twoFactors).where(eq(twoFactors.userId, userId));
  if (row?.verified) return null;
  const codes = newBackupCodes();
  const sealed = await sealedBackupCodes(auth, codes);
  if (row) await tx.update(twoFactors).set({ backupCodes: sealed }).where(eq(twoFactors.id, row.id));
  else await tx.insert(twoFactors).values({ id: crypto.randomUUID(), userId, secret: '', backupCodes: sealed, verified: false });
  return codes;
}
