import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant, oneOf, term } from './columns.ts';
import { users } from './identity.ts';

export const INCIDENT_KINDS = ['content_differs', 'content_missing'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/**
 * Content that is not what was signed or filed any more. One open row per thing and kind, counted up each time it is met; an
 * operator closes it with a reason, and what it is about is served again only when its bytes are right.
 */
export const incidents = pgTable('incidents', {
  id: text('id').primaryKey(),
  kind: term<IncidentKind>('kind').notNull(),
  /** What is wrong: a document, or a file's row. */
  subject: text('subject').notNull(),
  dealId: text('deal_id'),
  orgId: text('org_id'),
  /** The hash that was recorded, and the one found instead (null when nothing is there). Hex SHA-256. */
  expected: text('expected').notNull(),
  found: text('found'),
  /** Where it was met last: `read`, `sign`, `download`, `doctor`. */
  metAt: text('met_at').notNull(),
  times: integer('times').notNull().default(1),
  firstSeenAt: instant('first_seen_at').notNull().default(sql`now()`),
  lastSeenAt: instant('last_seen_at').notNull().default(sql`now()`),
  resolvedAt: instant('resolved_at'),
  resolvedBy: text('resolved_by').references(() => users.id),
  resolution: text('resolution').notNull().default(''),
}, (t) => [
  uniqueIndex('incidents_open_key').on(t.kind, t.subject).where(sql`resolved_at is null`),
  index('incidents_open_idx').on(t.firstSeenAt).where(sql`resolved_at is null`),
  check('incidents_kind_check', oneOf(t.kind, INCIDENT_KINDS)),
  check('incidents_resolved_check', sql`(${t.resolvedAt} is null) = (${t.resolvedBy} is null)`),
]);
