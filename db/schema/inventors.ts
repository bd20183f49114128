import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, instant } from './columns.ts';
import { users } from './identity.ts';
import { invitations, orgs } from './orgs.ts';
import { patents } from './patents.ts';

/**
 * Who of the people with an account invented a patent, as an officer of the organisation confirmed it. The account is known once the
 * invitation is accepted. A link that has ended stays as a row: what its person said while it held remains theirs.
 */
export const patentInventors = pgTable('patent_inventors', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull().references(() => orgs.id),
  patentId: text('patent_id').notNull(),
  /** Address the invitation went to, lower case. */
  email: text('email').notNull(),
  invitationId: text('invitation_id').references(() => invitations.id),
  userId: text('user_id').references(() => users.id),
  /** The name among the patent's inventors that is this person, as the record writes it; empty when the officer named the patent without one. */
  nameOnPatent: text('name_on_patent').notNull().default(''),
  confirmedBy: text('confirmed_by').notNull().references(() => users.id),
  confirmedAt: instant('confirmed_at').notNull().default(sql`now()`),
  endedAt: instant('ended_at'),
  /** null with `ended_at`: the person left. */
  endedBy: text('ended_by').references(() => users.id),
  createdAt: createdAt(),
}, (t) => [
  foreignKey({ columns: [t.orgId, t.patentId], foreignColumns: [patents.orgId, patents.id], name: 'patent_inventors_patent_fk' }),
  uniqueIndex('patent_inventors_live_key').on(t.patentId, t.email).where(sql`ended_at is null`),
  index('patent_inventors_org_idx').on(t.orgId, t.createdAt),
  index('patent_inventors_user_idx').on(t.userId, t.orgId).where(sql`ended_at is null`),
  index('patent_inventors_invitation_idx').on(t.invitationId),
  check('patent_inventors_ended_check', sql`${t.endedBy} is null or ${t.endedAt} is not null`),
]);
