import { sql } from 'drizzle-orm';
import { check, jsonb, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import type { NoticeChannel } from '#app/core/vocabulary.ts';
import { createdAt, instant, updatedAt } from './columns.ts';
import { users } from './identity.ts';

/** How a person wants to be told. Without a row everything is as the platform proposes it. */
export const noticePreferences = pgTable('notice_preferences', {
  userId: text('user_id').primaryKey().references(() => users.id, { onDelete: 'cascade' }),
  /** IANA name; hours below are of this zone. */
  timeZone: text('time_zone').notNull().default('Asia/Shanghai'),
  /** Minutes of the day between which mails wait; both null: at no time. */
  quietFrom: smallint('quiet_from'),
  quietUntil: smallint('quiet_until'),
  /** Hour of the day of the digest. */
  digestHour: smallint('digest_hour').notNull().default(8),
  /** Group → channel; a group that is not named is as proposed. */
  choices: jsonb('choices').$type<Record<string, NoticeChannel>>().notNull().default({}),
  /** Kinds of the groups that are off: what the inbox leaves out. */
  muted: text('muted').array().notNull().default(sql`'{}'::text[]`),
  /** Up to when notices have been gathered into a digest. */
  digestedAt: instant('digested_at').notNull().default(sql`now()`),
  updatedAt: updatedAt(),
}, (t) => [
  check('notice_preferences_quiet_check', sql`(${t.quietFrom} is null) = (${t.quietUntil} is null) and ${t.quietFrom} between 0 and 1439 and ${t.quietUntil} between 0 and 1439`),
  check('notice_preferences_digest_check', sql`${t.digestHour} between 0 and 23`),
]);

/** The secret address of a person's calendar of deadlines; only its SHA-256 is kept. A new one ends the old. */
export const calendarFeeds = pgTable('calendar_feeds', {
  userId: text('user_id').primaryKey().references(() => users.id, { onDelete: 'cascade' }),
  tokenHash: text('token_hash').notNull().unique(),
  createdAt: createdAt(),
  readAt: instant('read_at'),
});
