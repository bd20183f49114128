import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { rateLimits } from '#db/schema/platform.ts';

/**
 * Mails anybody can make the platform send to an address they name: how many one address gets and one sender causes. Counted in the
 * database, so every process shares the count. `account`: confirmations and resets, asked for by somebody unknown; `invitation`: by a member.
 * They are counted apart: invitations must not use up the resets of the person they go to.
 */
export const MAIL_CAPS = {
  recipient: [{ points: 5, minutes: 60 }, { points: 15, minutes: 1_440 }],
  sender: [{ points: 60, minutes: 60 }, { points: 200, minutes: 1_440 }],
} as const;
export type StrangerMail = 'account' | 'invitation';

const digest = (text: string) => createHash('sha256').update(text.trim().toLowerCase()).digest('hex');

/** Takes one from a counter; the seconds until its window is over when there is none left. The database's clock counts. */
async function take(tx: Tx, key: string, cap: { points: number; minutes: number }): Promise<number | null> {
  const over = sql`${rateLimits.expire} <= now()`;
  const windowEnd = sql`now() + ${`${cap.minutes} minutes`}::interval`;
  const [row] = await tx.insert(rateLimits).values({ key, points: 1, expire: windowEnd as never })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: { points: sql`case when ${over} then 1 else ${rateLimits.points} + 1 end`, expire: sql`case when ${over} then ${windowEnd} else ${rateLimits.expire} end` },
    })
    .returning({ points: rateLimits.points, wait: sql<number>`ceil(extract(epoch from ${rateLimits.expire} - now()))::int` });
  return row!.points > cap.points ? row!.wait : null;
}

/** Counts one mail for whoever causes it: an organisation that invites, or the network address somebody unknown asks from. Null, or the seconds to wait. */
export async function takeSender(tx: Tx, mail: { kind: StrangerMail; sender: string }): Promise<number | null> {
  for (const cap of MAIL_CAPS.sender) {
    const wait = await take(tx, `mail:${mail.kind}:from:${cap.minutes}:${digest(mail.sender)}`, cap);
    if (wait !== null) return wait;
  }
  return null;
}

/**
 * Counts one mail for the address it goes to, in the transaction that writes the mail: null when it may go, else the seconds to wait. Ask
 * {@link takeSender} first: a sender at the end of theirs uses up nobody else's.
 */
export async function takeRecipient(tx: Tx, mail: { kind: StrangerMail; to: string }): Promise<number | null> {
  for (const cap of MAIL_CAPS.recipient) {
    const wait = await take(tx, `mail:${mail.kind}:to:${cap.minutes}:${digest(mail.to)}`, cap);
    if (wait !== null) return wait;
  }
  return null;
}
