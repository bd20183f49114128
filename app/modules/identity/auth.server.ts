import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { newId } from '#app/core/ids.ts';
import { systemScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { accounts, sessions, users, verifications } from '#db/schema/identity.ts';
import { withTx } from '#db/tx.ts';
import { queueMail } from '#app/modules/notifications/queue-mail.server.ts';

export interface AuthConfig { db: Db; secret: string; baseUrl: string; trustedProxies: number }

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/**
 * The login library. Its HTTP endpoints are not mounted: our actions call `auth.api.*`, so every write passes the same
 * origin check, rate limit and audit as the rest. Sessions are rows, so ending one ends it at the next request.
 */
export function createAuth(config: AuthConfig) {
  return betterAuth({
    secret: config.secret,
    baseURL: config.baseUrl,
    database: drizzleAdapter(config.db, { provider: 'pg', schema: { user: users, session: sessions, account: accounts, verification: verifications } }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
      autoSignIn: false,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3_600,
      password: { hash: (password) => hash(password, ARGON2ID), verify: ({ hash: stored, password }) => verify(stored, password) },
      sendResetPassword: async ({ user, token }) => {
        // The link is built from the configured address, never from the request's Host header.
        const link = `${config.baseUrl}/reset-password?token=${encodeURIComponent(token)}`;
        const scope = systemScope('auth');
        await withTx(config.db, scope, (tx) => queueMail(tx, { to: user.email, locale: (user as { locale?: string }).locale === 'en' ? 'en' : 'zh', template: 'password_reset', data: { name: user.name, link } }));
      },
    },
    user: { additionalFields: { locale: { type: 'string', required: false, defaultValue: 'zh', input: true } } },
    session: {
      expiresIn: 14 * 86_400,
      updateAge: 86_400,
      additionalFields: { activeOrgId: { type: 'string', required: false, input: false } },
    },
    rateLimit: { enabled: false }, // the HTTP seam limits by address and account before this is reached
    advanced: {
      database: { generateId: ({ model }) => (model === 'user' ? newId('user') : crypto.randomUUID()) },
      cookiePrefix: 'jingzhe',
      useSecureCookies: config.baseUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      disableOriginCheck: true, // our own origin check runs on every write, before this
    },
    telemetry: { enabled: false },
  });
}

export type Auth = ReturnType<typeof createAuth>;
