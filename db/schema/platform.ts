import { sql } from 'drizzle-orm';
import { bigint, bigserial, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { createdAt, instant } from './columns.ts';

/** Outbox: one row per effect a fact must have outside its transaction (index, mail, provider call, follow-up use case). */
export const outbox = pgTable('outbox', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  topic: text('topic').notNull(),
  consumer: text('consumer').notNull(),
  /** Same consumer and key: one effect, however often the fact is told. */
  key: text('key').notNull(),
  payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
  requestId: text('request_id'),
  attempts: integer('attempts').notNull().default(0),
  availableAt: instant('available_at').notNull().default(sql`now()`),
  lockedUntil: instant('locked_until'),
  doneAt: instant('done_at'),
  /** Set when the attempts are used up; the operator's queue shows it and can send it again. */
  deadAt: instant('dead_at'),
  lastError: text('last_error'),
  createdAt: createdAt(),
}, (t) => [
  unique('outbox_consumer_key').on(t.consumer, t.key),
  index('outbox_due_idx').on(t.consumer, t.availableAt).where(sql`done_at is null and dead_at is null`),
]);

/** Audit trail: hash-chained per deal or organisation. Append-only (triggers refuse update, delete, truncate). */
export const auditEvents = pgTable('audit_events', {
  chain: text('chain').notNull(),
  seq: integer('seq').notNull(),
  at: instant('at').notNull(),
  actor: text('actor').notNull(),
  actorOrgId: text('actor_org_id'),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  data: jsonb('data').$type<Record<string, unknown>>().notNull(),
  prevHash: text('prev_hash').notNull(),
  hash: text('hash').notNull(),
}, (t) => [primaryKey({ columns: [t.chain, t.seq] }), index('audit_events_subject_idx').on(t.subject)]);

/** Head of each chain: the row whose lock orders the appends of one chain. */
export const auditHeads = pgTable('audit_heads', {
  chain: text('chain').primaryKey(),
  seq: integer('seq').notNull(),
  hash: text('hash').notNull(),
});

/** Answers already given to an idempotency key, with a hash of what was asked. */
export const idempotencyKeys = pgTable('idempotency_keys', {
  /** `org:<id>` or `user:<id>`: keys of one caller never meet another's. */
  owner: text('owner').notNull(),
  key: text('key').notNull(),
  endpoint: text('endpoint').notNull(),
  inputHash: text('input_hash').notNull(),
  status: integer('status'),
  response: jsonb('response').$type<unknown>(),
  createdAt: createdAt(),
}, (t) => [primaryKey({ columns: [t.owner, t.key] })]);

/** Files in storage, addressed by content; the bytes live in the storage adapter under `key`. */
export const files = pgTable('files', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull(),
  dealId: text('deal_id'),
  name: text('name').notNull(),
  mime: text('mime').notNull(),
  size: bigint('size', { mode: 'number' }).notNull(),
  sha256: text('sha256').notNull(),
  key: text('key').notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: createdAt(),
}, (t) => [index('files_org_idx').on(t.orgId), index('files_deal_idx').on(t.dealId)]);

/** Mails sent or to be sent; the demo's mailbox page reads them when no SMTP server is set. */
export const mails = pgTable('mails', {
  id: text('id').primaryKey(),
  toAddress: text('to_address').notNull(),
  locale: text('locale').notNull(),
  subject: text('subject').notNull(),
  text: text('text').notNull(),
  html: text('html').notNull(),
  /** Where a mail program's own "unsubscribe" stops mails of this kind with one request; null for mails that are not news. */
  unsubscribeUrl: text('unsubscribe_url'),
  createdAt: createdAt(),
  sentAt: instant('sent_at'),
}, (t) => [index('mails_to_idx').on(t.toAddress, t.createdAt)]);

export const notifications = pgTable('notifications', {
  id: text('id').primaryKey(),
  orgId: text('org_id').notNull(),
  /** null = every member of the organisation. */
  userId: text('user_id'),
  kind: text('kind').notNull(),
  data: jsonb('data').$type<Record<string, string | number>>().notNull(),
  href: text('href').notNull(),
  dedupeKey: text('dedupe_key').notNull(),
  /** What it is about: while a notice of one thing is unread, no second one of it is written. */
  thing: text('thing').notNull().default(''),
  createdAt: createdAt(),
  readAt: instant('read_at'),
}, (t) => [
  unique('notifications_dedupe_key').on(t.orgId, t.dedupeKey), index('notifications_org_idx').on(t.orgId, t.createdAt), index('notifications_thing_idx').on(t.orgId, t.thing).where(sql`thing <> ''`),
]);

/** When each sweep runs next, and which worker has it now. */
export const sweeps = pgTable('sweeps', {
  name: text('name').primaryKey(),
  nextRunAt: instant('next_run_at').notNull().default(sql`now()`),
  lastRunAt: instant('last_run_at'),
  lastError: text('last_error'),
  /** Grows with every taker: a worker that lost its turn is told apart by it (db/lease.ts). */
  leaseToken: integer('lease_token').notNull().default(0),
  /** Until when the turn is held; null between turns. A worker that died lets it lapse. */
  leaseUntil: instant('lease_until'),
});

/** Counters of the rate limiter (fixed columns of its library). */
export const rateLimits = pgTable('rate_limits', {
  key: text('key').primaryKey(),
  points: integer('points').notNull().default(0),
  expire: instant('expire'),
});
