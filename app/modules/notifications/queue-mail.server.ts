import { newId } from '#app/core/ids.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import type { Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { mails } from '#db/schema/platform.ts';
import { renderMail, type MailData, type MailTemplate } from './mail-templates.ts';

/**
 * Writes a mail and queues its delivery in the caller's transaction (platform scope: the mailbox is the platform's).
 * `unsubscribeUrl`: for news a reader may wish to end, the address one POST to which ends it (RFC 8058).
 * `delayMs`: how long its delivery waits (quiet hours).
 * Addresses with line breaks are refused by the database's sender library; they never get this far from a checked form.
 */
export async function queueMail<T extends MailTemplate>(tx: Tx, mail: { to: string; locale: Locale; template: T; data: MailData[T]; unsubscribeUrl?: string; delayMs?: number }): Promise<string> {
  const id = newId('mail');
  const body = renderMail(mail.template, mail.data, mail.locale);
  await tx.insert(mails).values({ id, toAddress: mail.to, locale: mail.locale, ...body, unsubscribeUrl: mail.unsubscribeUrl ?? null });
  await emit(tx, 'mail.requested', { mailId: id }, { key: id, ...(mail.delayMs ? { delayMs: mail.delayMs } : {}) });
  return id;
}
