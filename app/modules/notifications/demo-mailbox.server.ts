import { desc, eq } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { systemScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { mails } from '#db/schema/platform.ts';
import { withRead } from '#db/tx.ts';

export interface MailRow { id: string; to: string; subject: string; at: string }
export interface MailView extends MailRow { text: string }

const scope = systemScope('demo-mailbox');

/**
 * The demo's mails, newest first, to anybody who looks: there everybody's mailbox is one page, and it says so.
 * `open` must be true only in a demo without a mail server; everywhere else there is no such page (`not_found`).
 */
export async function listDemoMails({ db }: { db: Db }, open: boolean, to?: string): Promise<MailRow[]> {
  if (!open) throw new AppError('not_found');
  const rows = await withRead(db, scope, (tx) => tx.select({ id: mails.id, to: mails.toAddress, subject: mails.subject, at: mails.createdAt }).from(mails).where(to ? eq(mails.toAddress, to) : undefined).orderBy(desc(mails.createdAt), desc(mails.id)).limit(100));
  return rows.map((r) => ({ ...r, at: r.at.toISOString() }));
}

/** One mail of the demo. */
export async function readDemoMail({ db }: { db: Db }, open: boolean, id: string): Promise<MailView | null> {
  if (!open) throw new AppError('not_found');
  const [row] = await withRead(db, scope, (tx) => tx.select({ id: mails.id, to: mails.toAddress, subject: mails.subject, at: mails.createdAt, text: mails.text }).from(mails).where(eq(mails.id, id)));
  return row ? { ...row, at: row.at.toISOString() } : null;
}
