import { randomBytes } from 'node:crypto';
import { and, eq, like, ne, sql } from 'drizzle-orm';
import type { Clock } from '#app/core/clock.ts';
import { AppError, fieldError } from '#app/core/errors.ts';
import { systemScope } from '#app/core/scope.ts';
import { takeRecipient } from '#app/modules/notifications/mail-caps.server.ts';
import { queueMail } from '#app/modules/notifications/queue-mail.server.ts';
import type { Tx } from '#db/client.ts';
import { users, verifications } from '#db/schema/identity.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { auditPerson } from './audit-person.server.ts';
import { countSender } from './count-sender.server.ts';
import { endLinks } from './revoke-credentials.server.ts';
import { baseUrlOf, type Client, type IdentityDeps } from './sign-in.server.ts';
import { storedIdentifier } from './stored-tokens.server.ts';
import { tellOwner } from './tell-owner.server.ts';

const LINK_MS = 3_600_000;
const nameOf = (token: string) => storedIdentifier(`change-email:${token}`);

async function taken(tx: Tx, email: string, userId: string): Promise<boolean> {
  const rows = await tx.select({ id: users.id }).from(users).where(and(sql`lower(${users.email}) = ${email}`, ne(users.id, userId)));
  return rows.length > 0;
}

/**
 * Mails the new address a link that makes it the person's: once, within the hour; an earlier link ends. Whether the address belongs to
 * somebody else is told only to that address. Nothing changes until the link is used. Field error `same_address` on `email`.
 */
export async function requestEmailChange({ db, auth, clock }: IdentityDeps & { clock: Clock }, userId: string, email: string, from: Client): Promise<void> {
  await countSender(db, from);
  const token = randomBytes(32).toString('base64url');
  const baseUrl = baseUrlOf(auth);
  const scope = { kind: 'user', userId } as const;
  await withTx(db, scope, async (tx) => {
    const [user] = await tx.select({ name: users.name, email: users.email, locale: users.locale }).from(users).where(eq(users.id, userId));
    if (!user) throw new AppError('not_found');
    if (user.email === email) throw fieldError('email', 'same_address');
    await asPlatform(tx, scope, 'mail the new address', async (platform) => {
      const known = await taken(platform, email, userId);
      await platform.delete(verifications).where(and(like(verifications.identifier, '%.change-email'), like(verifications.value, `${userId} %`)));
      if (await takeRecipient(platform, { kind: 'account', to: email }) !== null) return;
      const mail = { to: email, locale: user.locale === 'en' ? 'en' as const : 'zh' as const };
      if (known) { await queueMail(platform, { ...mail, template: 'already_registered', data: { name: email, login: `${baseUrl}/login`, reset: `${baseUrl}/forgot-password` } }); return; }
      await platform.insert(verifications).values({ id: crypto.randomUUID(), identifier: nameOf(token), value: `${userId} ${email}`, expiresAt: new Date(clock.now().getTime() + LINK_MS) });
      await queueMail(platform, { ...mail, template: 'confirm_new_address', data: { name: user.name, link: `${baseUrl}/account/email?token=${token}` } });
    });
    await auditPerson(tx, scope, { userId, action: 'person.email_change_ask' });
  });
}

/**
 * Makes the address the link was mailed to the person's, and tells the old one. Links mailed to the old address end. `not_found` for a link
 * that is over or never was; `conflict` (`address_taken`) when somebody registered the address meanwhile. Returns the new address.
 */
export async function confirmEmailChange({ db, auth, clock }: IdentityDeps & { clock: Clock }, token: string, from: Client): Promise<string> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) throw new AppError('not_found');
  const system = systemScope('auth');
  return withTx(db, system, async (tx) => {
    const [link] = await tx.delete(verifications).where(eq(verifications.identifier, nameOf(token))).returning({ value: verifications.value, expiresAt: verifications.expiresAt });
    if (!link || link.expiresAt <= clock.now()) throw new AppError('not_found');
    const [userId, email] = link.value.split(' ') as [string, string];
    const [before] = await tx.select({ email: users.email, closedAt: users.closedAt }).from(users).where(eq(users.id, userId)).for('update');
    if (!before || before.closedAt) throw new AppError('not_found');
    if (await taken(tx, email, userId)) throw new AppError('conflict', { state: 'address_taken' });
    await tellOwner(tx, system, { userId, what: 'email', to: before.email, detail: email, from, link: `${baseUrlOf(auth)}/account/security` });
    await tx.update(users).set({ email, emailVerified: true, updatedAt: clock.now() }).where(eq(users.id, userId));
    await endLinks(tx, userId);
    await auditPerson(tx, system, { userId, action: 'person.email_change' });
    return email;
  });
}
