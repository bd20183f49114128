import { eq } from 'drizzle-orm';
import type { Scope } from '#app/core/scope.ts';
import type { AccountChange } from '#app/modules/notifications/account-mails.ts';
import { queueMail } from '#app/modules/notifications/queue-mail.server.ts';
import type { Tx } from '#db/client.ts';
import { users } from '#db/schema/identity.ts';
import { asPlatform, dbNow } from '#db/tx.ts';
import { deviceOf } from './device-name.ts';

/** Where it was done from: the address the shell saw and the browser's own words, if anybody was at a browser. */
export interface Whence { address: string; userAgent: string | null }

/**
 * Mails a person that their account was used or changed in a way they must hear of: when, from which address and device, and where to end
 * it. In the caller's transaction, so it is told if and only if it happened. `to` names an address that is no longer the person's.
 */
export async function tellOwner(tx: Tx, scope: Scope, news: { userId: string; what: AccountChange; link: string; detail?: string; from?: Whence | undefined; to?: string }): Promise<void> {
  await asPlatform(tx, scope, 'tell a person of their account', async (platform) => {
    const [user] = await platform.select({ name: users.name, email: users.email, locale: users.locale }).from(users).where(eq(users.id, news.userId));
    if (!user) return;
    const at = (await dbNow(platform)).toISOString();
    await queueMail(platform, {
      to: news.to ?? user.email, locale: user.locale === 'en' ? 'en' : 'zh', template: 'account_changed',
      data: { name: user.name, what: news.what, at, address: news.from?.address || null, device: deviceOf(news.from?.userAgent ?? null), ...(news.detail ? { detail: news.detail } : {}), link: news.link },
    });
  });
}
