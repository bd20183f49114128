import { passkey } from '@better-auth/passkey';
import { hash, verify } from '@node-rs/argon2';
import { betterAuth, APIError } from 'better-auth';
import { and, eq, like, sql } from 'drizzle-orm';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { twoFactor } from 'better-auth/plugins';
import { cookieName } from '#app/core/cookie-names.ts';
import { newId } from '#app/core/ids.ts';
import { systemScope } from '#app/core/scope.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { identityPool, type Db } from '#db/client.ts';
import { accounts, passkeys, sessions, twoFactors, users, verifications } from '#db/schema/identity.ts';
import { withTx } from '#db/tx.ts';
import type { MailData } from '#app/modules/notifications/mail-templates.ts';
import { takeRecipient } from '#app/modules/notifications/mail-caps.server.ts';
import { queueMail } from '#app/modules/notifications/queue-mail.server.ts';
import { hashSessionTokens, storedIdentifier } from './stored-tokens.server.ts';

export interface AuthConfig { db: Db; secret: string; baseUrl: string; trustedProxies: number }

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The name a person's authenticator app shows. */
export const ISSUER = 'Jingzhe 惊蛰';

type Person = { email: string; name: string };
const localeOf = (user: Person): Locale => ((user as { locale?: string }).locale === 'en' ? 'en' : 'zh');

/** Writes one of the library's mails. Links are built from the configured address, never from the request's Host header. */
async function mailTo<T extends 'password_reset' | 'confirm_address' | 'already_registered'>(db: Db, user: Person, template: T, data: MailData[T]): Promise<void> {
  const scope = systemScope('auth');
  await withTx(db, scope, async (tx) => {
    // A reset has been counted before its link was made; the others are counted here, and one too many is not sent: whoever asks learns nothing.
    if (template !== 'password_reset' && await takeRecipient(tx, { kind: 'account', to: user.email }) !== null) return;
    await queueMail(tx, { to: user.email, locale: localeOf(user), template, data });
  });
}

/** A newer reset link ends the older ones. Of two made at once the later stays. */
async function endOlderResets(db: Db, userId: string, token: string): Promise<void> {
  await withTx(db, systemScope('auth'), (tx) => tx.delete(verifications).where(and(
    eq(verifications.value, userId), like(verifications.identifier, '%.reset-password'),
    sql`(${verifications.createdAt}, ${verifications.id}) < (select v.created_at, v.id from verifications v where v.identifier = ${storedIdentifier(`reset-password:${token}`)})`,
  )));
}

/** A passkey counts as both steps, so the device must have asked for the finger, the face or the PIN. */
function mustBeVerified(verified: boolean | undefined): void {
  if (!verified) throw new APIError('UNAUTHORIZED', { code: 'USER_NOT_VERIFIED' });
}

/**
 * The login library. Its HTTP endpoints are not mounted: our actions call `auth.api.*`, so every write passes the same
 * origin check, rate limit and audit as the rest. Sessions are rows, so ending one ends it at the next request.
 */
export function createAuth(config: AuthConfig) {
  const https = config.baseUrl.startsWith('https:');
  return betterAuth({
    secret: config.secret,
    baseURL: config.baseUrl,
    database: hashSessionTokens(drizzleAdapter(identityPool(config.db), {
      provider: 'pg', schema: { user: users, session: sessions, account: accounts, verification: verifications, twoFactor: twoFactors, passkey: passkeys },
    })),
    verification: { storeIdentifier: { hash: async (identifier) => storedIdentifier(identifier) } },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
      autoSignIn: false,
      resetPasswordTokenExpiresIn: 3_600,
      password: { hash: (password) => hash(password, ARGON2ID), verify: ({ hash: stored, password }) => verify(stored, password) },
      // Who cannot read the address's mail can register it but never use it; a second registration is answered like the first.
      requireEmailVerification: true,
      sendResetPassword: async ({ user, token }) => {
        await endOlderResets(config.db, user.id, token);
        await mailTo(config.db, user, 'password_reset', { name: user.name, link: `${config.baseUrl}/reset-password?token=${encodeURIComponent(token)}` });
      },
      onExistingUserSignUp: async ({ user }) => {
        // An address nobody has confirmed yet gets the confirmation again, from the sign-up itself.
        if (user.emailVerified) await mailTo(config.db, user, 'already_registered', { name: user.name, login: `${config.baseUrl}/login`, reset: `${config.baseUrl}/forgot-password` });
      },
    },
    emailVerification: {
      sendOnSignUp: false, // the sign-up decides: an invited person's address is proven by the invitation
      sendOnSignIn: true,
      expiresIn: 86_400,
      // Signing in with the password is what confirms: the link alone must not make somebody else's registration valid.
      sendVerificationEmail: ({ user, token }) => mailTo(config.db, user, 'confirm_address', { name: user.name, link: `${config.baseUrl}/login?confirm=${encodeURIComponent(token)}` }),
    },
    user: { additionalFields: { locale: { type: 'string', required: false, defaultValue: 'zh', input: true } } },
    session: {
      expiresIn: 14 * 86_400,
      updateAge: 86_400,
      freshAge: 0, // how fresh a proof must be is ours to say, act by act (proof.ts)
      additionalFields: {
        activeOrgId: { type: 'string', required: false, input: false },
        provedAt: { type: 'date', required: false, input: false },
        deviceId: { type: 'string', required: false, input: false },
      },
    },
    plugins: [
      twoFactor({ issuer: ISSUER }),
      passkey({
        rpID: new URL(config.baseUrl).hostname, rpName: ISSUER, origin: new URL(config.baseUrl).origin,
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
        registration: { afterVerification: ({ verification }) => mustBeVerified(verification.registrationInfo?.userVerified) },
        authentication: { afterVerification: ({ verification }) => mustBeVerified(verification.authenticationInfo?.userVerified) },
      }),
    ],
    rateLimit: { enabled: false }, // the HTTP seam limits by address and account before this is reached
    advanced: {
      database: { generateId: ({ model }) => (model === 'user' ? newId('user') : model === 'passkey' ? newId('passkey') : crypto.randomUUID()) },
      // The library's own switch for https would add `__Secure-`, which a sibling domain can set as well.
      cookiePrefix: cookieName('jingzhe', https),
      useSecureCookies: false,
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/', secure: https },
      disableOriginCheck: true, // our own origin check runs on every write, before this
    },
    telemetry: { enabled: false },
    logger: { level: 'error' }, // its lower levels name the addresses people try
  });
}

export type Auth = ReturnType<typeof createAuth>;
