import nodemailer from 'nodemailer';

export interface OutgoingMail { to: string; subject: string; text: string; html: string; messageId: string; /** Where one POST ends mails of this kind; null for mails that are not news. */ unsubscribeUrl: string | null }
export interface Mailer { readonly kind: 'smtp' | 'mailbox'; send(mail: OutgoingMail): Promise<void>; check(): Promise<void> }

/**
 * The headers by which a mail program shows its own "unsubscribe" (RFC 2369) and may do it with one request and no page
 * (RFC 8058, which allows that for https only). Empty for a mail that is not news. Pure.
 */
export function unsubscribeHeaders(url: string | null): Record<string, string> {
  if (!url) return {};
  return { 'List-Unsubscribe': `<${url}>`, ...(url.startsWith('https://') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}) };
}

/**
 * Mail over SMTP. A message id made from our mail row makes a second delivery of the same row recognisable to the receiver.
 * A server that is down makes `send` throw; the outbox tries again later.
 */
export function createSmtpMailer(config: { url: string; from: string }): Mailer {
  const transport = nodemailer.createTransport(config.url, { from: config.from, disableFileAccess: true, disableUrlAccess: true });
  return {
    kind: 'smtp',
    async send(mail) {
      await transport.sendMail({ to: mail.to, subject: mail.subject, text: mail.text, html: mail.html, messageId: `<${mail.messageId}@jingzhe>`, headers: unsubscribeHeaders(mail.unsubscribeUrl) });
    },
    async check() { await transport.verify(); },
  };
}

/** No SMTP server set: mails stay in the database, where the demo's mailbox page shows them. */
export function createMailboxMailer(): Mailer {
  return { kind: 'mailbox', send: async () => {}, check: async () => {} };
}
