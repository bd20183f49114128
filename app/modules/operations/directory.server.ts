import { desc, eq, or, sql } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import { requireOperator } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { users } from '#db/schema/identity.ts';
import { members, orgs } from '#db/schema/orgs.ts';
import { auditEvents } from '#db/schema/platform.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import type { DirectoryOrg, DirectoryPerson, HistoryEvent } from './contract-find.ts';

/** Lines of a directory, and events of a history, that one page shows: the newest. */
const LIMIT = 100;

const title = (zh: string, en: string) => ({ zh: zh || en, en: en || zh });

function organisations(tx: Tx) {
  return tx.select({
    id: orgs.id, slug: orgs.slug, kind: orgs.kind, zh: orgs.nameZh, en: orgs.nameEn, verification: orgs.verificationState, at: orgs.createdAt,
    members: sql<number>`(select count(*)::int from members m where m.org_id = orgs.id and m.removed_at is null)`,
    deals: sql<number>`(select count(*)::int from deals d where orgs.id in (d.seller_org_id, d.buyer_org_id, d.broker_org_id))`,
  }).from(orgs).$dynamic();
}
const orgLine = (r: Awaited<ReturnType<typeof organisations>>[number]): DirectoryOrg => ({ id: r.id, slug: r.slug, kind: r.kind, title: title(r.zh, r.en), verification: r.verification, members: r.members, deals: r.deals, since: r.at.toISOString() });

async function peopleOf(tx: Tx, ids: readonly string[] | null): Promise<DirectoryPerson[]> {
  const people = await tx.select().from(users).where(ids ? sql`${users.id} in (${sql.join(ids.map((id) => sql`${id}`), sql`, `)})` : undefined).orderBy(desc(users.createdAt), desc(users.id)).limit(LIMIT);
  if (people.length === 0) return [];
  const parts = await tx.select({ userId: members.userId, id: orgs.id, zh: orgs.nameZh, en: orgs.nameEn, role: members.role, removedAt: members.removedAt }).from(members).innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(sql`${members.userId} in (${sql.join(people.map((p) => sql`${p.id}`), sql`, `)})`);
  return people.map((p) => ({
    id: p.id, name: p.name, email: p.email, closed: p.closedAt !== null, since: p.createdAt.toISOString(),
    orgs: parts.filter((m) => m.userId === p.id).map((m) => ({ id: m.id, title: title(m.zh, m.en), role: m.role, left: m.removedAt !== null })),
  }));
}

async function historyOf(tx: Tx, where: ReturnType<typeof or>): Promise<HistoryEvent[]> {
  const rows = await tx.select({ at: auditEvents.at, action: auditEvents.action, subject: auditEvents.subject, actor: auditEvents.actor, name: users.name, chain: auditEvents.chain }).from(auditEvents).leftJoin(users, eq(users.id, auditEvents.actor))
    .where(where).orderBy(desc(auditEvents.at)).limit(LIMIT);
  return rows.map((r) => ({ at: r.at.toISOString(), action: r.action, subject: r.subject, by: r.name ?? r.actor, chain: r.chain }));
}

/** The newest organisations and people of the platform. Needs `operator.review`. */
export async function directory({ db }: { db: Db }, scope: Scope): Promise<{ orgs: DirectoryOrg[]; people: DirectoryPerson[] }> {
  const me = requireOperator(scope, 'operator.review');
  return withRead(db, me, (tx) => asPlatform(tx, me, 'read the directories', async (at) => ({ orgs: (await organisations(at).orderBy(desc(orgs.createdAt), desc(orgs.id)).limit(LIMIT)).map(orgLine), people: await peopleOf(at, null) })));
}

/** One organisation with its people and the newest of its trail; `not_found` for none. */
export async function organisationFile({ db }: { db: Db }, scope: Scope, id: string): Promise<{ org: DirectoryOrg; people: DirectoryPerson[]; history: HistoryEvent[] }> {
  const me = requireOperator(scope, 'operator.review');
  return withRead(db, me, (tx) => asPlatform(tx, me, 'read the file of an organisation', async (at) => {
    const [row] = await organisations(at).where(eq(orgs.id, id));
    if (!row) throw new AppError('not_found', { org: id });
    const ids = (await at.select({ id: members.userId }).from(members).where(eq(members.orgId, id)).limit(LIMIT)).map((m) => m.id);
    return { org: orgLine(row), people: ids.length ? await peopleOf(at, ids) : [], history: await historyOf(at, or(eq(auditEvents.chain, `org:${id}`), eq(auditEvents.actorOrgId, id))) };
  }));
}

/** One person with their organisations and the newest of what they did and what was done to their account; `not_found` for none. */
export async function personFile({ db }: { db: Db }, scope: Scope, id: string): Promise<{ person: DirectoryPerson; history: HistoryEvent[] }> {
  const me = requireOperator(scope, 'operator.review');
  return withRead(db, me, (tx) => asPlatform(tx, me, 'read the file of a person', async (at) => {
    const [person] = await peopleOf(at, [id]);
    if (!person) throw new AppError('not_found', { user: id });
    return { person, history: await historyOf(at, or(eq(auditEvents.chain, `user:${id}`), eq(auditEvents.actor, id))) };
  }));
}
