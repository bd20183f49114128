import { createHash, randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { MemberScope } from '#app/core/scope.ts';
import { systemScope } from '#app/core/scope.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { listMemberships } from '#app/modules/orgs/memberships.server.ts';
import type { Db } from '#db/client.ts';
import { users } from '#db/schema/identity.ts';
import { calendarFeeds } from '#db/schema/notices.ts';
import { withRead, withTx } from '#db/tx.ts';
import type { TaskItem } from './contract.ts';
import { listTasks } from './list-tasks.server.ts';
import type { TaskDeps } from './provider.ts';

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
const calendar = systemScope('calendar');

/** Since when the person has a calendar address, and when it was last read; null when there is none. */
export async function calendarFeed({ db }: { db: Db }, userId: string): Promise<{ created_at: string; read_at: string | null } | null> {
  const [row] = await withRead(db, { kind: 'user', userId }, (tx) => tx.select().from(calendarFeeds).where(eq(calendarFeeds.userId, userId)));
  return row ? { created_at: row.createdAt.toISOString(), read_at: row.readAt?.toISOString() ?? null } : null;
}

/** Makes a new secret address; the old one ends. The token is answered once and kept as its hash alone. */
export async function renewCalendar({ db }: { db: Db }, userId: string): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await withTx(db, { kind: 'user', userId }, async (tx) => {
    await tx.delete(calendarFeeds).where(eq(calendarFeeds.userId, userId));
    await tx.insert(calendarFeeds).values({ userId, tokenHash: hashOf(token) });
  });
  return token;
}

/** Ends the address. */
export async function endCalendar({ db }: { db: Db }, userId: string): Promise<void> {
  await withTx(db, { kind: 'user', userId }, (tx) => tx.delete(calendarFeeds).where(eq(calendarFeeds.userId, userId)));
}

export interface CalendarEntry { item: TaskItem; orgId: string; org: { zh: string; en: string } }

/**
 * Every deadline of the person behind a token, of all their organisations as they belong to them today; null for a token that is none. Reading
 * is all it gives: titles, days and addresses that ask for a session.
 */
export async function calendarOf(deps: TaskDeps, token: string): Promise<{ locale: Locale; entries: CalendarEntry[] } | null> {
  const [person] = await withTx(deps.db, calendar, async (tx) => {
    const [feed] = await tx.update(calendarFeeds).set({ readAt: sql`now()` }).where(eq(calendarFeeds.tokenHash, hashOf(token))).returning({ userId: calendarFeeds.userId });
    return feed ? tx.select({ id: users.id, locale: users.locale, closedAt: users.closedAt }).from(users).where(eq(users.id, feed.userId)) : [];
  });
  if (!person || person.closedAt) return null;
  const entries: CalendarEntry[] = [];
  for (const m of await listMemberships(deps, person.id)) {
    const base = { userId: person.id, orgId: m.orgId, role: m.role };
    const scope: MemberScope = m.kind === 'operator' ? { kind: 'operator', orgKind: 'operator', ...base } : { kind: 'org', orgKind: m.kind, ...base };
    for (const item of (await listTasks(deps, scope)).items) if (item.due_at) entries.push({ item, orgId: m.orgId, org: { zh: m.nameZh || m.nameEn, en: m.nameEn || m.nameZh } });
  }
  return { locale: person.locale === 'en' ? 'en' : 'zh', entries };
}
