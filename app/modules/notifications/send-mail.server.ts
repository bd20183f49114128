import { and, eq, isNull } from 'drizzle-orm';
import { systemScope } from '#app/core/scope.ts';
import type { Mailer } from '#app/platform/mail/mailer.server.ts';
import type { Db } from '#db/client.ts';
import { mails } from '#db/schema/platform.ts';
import { withRead, withTx } from '#db/tx.ts';

const scope = systemScope('mail');

/**
 * Delivers one mail and marks it sent. A crash between the two sends it again with the same message id, which is what
 * mail can promise; a mail already marked is not sent again. Throws when the server refuses or is down: the outbox waits.
 * What has been handed to a mail server is not kept: its links are keys, and only their hashes may stay here. The demo's mailbox keeps them.
 */
export async function sendMail({ db, mailer }: { db: Db; mailer: Mailer }, mailId: string): Promise<void> {
  const [mail] = await withRead(db, scope, (tx) => tx.select().from(mails).where(and(eq(mails.id, mailId), isNull(mails.sentAt))));
  if (!mail) return;
  await mailer.send({ to: mail.toAddress, subject: mail.subject, text: mail.text, html: mail.html, messageId: mail.id, unsubscribeUrl: mail.unsubscribeUrl });
  await withTx(db, scope, (tx) => tx.update(mails).set({ sentAt: new Date(), ...(mailer.kind === 'smtp' ? { text: '', html: '' } : {}) }).where(eq(mails.id, mailId)));
}
