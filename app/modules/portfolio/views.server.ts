import { and, asc, eq, or, sql } from 'drizzle-orm';
import { AppError, fieldError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { parseInput } from '#app/core/input.ts';
import { requireMember } from '#app/core/require.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { users } from '#db/schema/identity.ts';
import { portfolioViews as v } from '#db/schema/portfolio.ts';
import { withRead, withTx } from '#db/tx.ts';
import { MAX_VIEWS, ViewInput, type ViewResource } from './contract.ts';

interface Deps { db: Db }

const mine = (scope: MemberScope) => and(eq(v.orgId, scope.orgId), eq(v.userId, scope.userId));
/** Parts of an address that are a place in the list and not a way to look at it. */
const PLACES = new Set(['cursor', 'view']);

/** The person's own views and those colleagues share, by name. */
export async function listViews({ db }: Deps, scope: Scope): Promise<ViewResource[]> {
  const member = requireMember(scope, 'patent.read');
  const rows = await withRead(db, member, (tx) => tx.select({ view: v, by: users.name }).from(v).leftJoin(users, eq(users.id, v.userId))
    .where(and(eq(v.orgId, member.orgId), or(eq(v.userId, member.userId), eq(v.shared, true)))).orderBy(asc(v.name), asc(v.id)).limit(200));
  return rows.map(({ view, by }) => ({
    id: view.id, name: view.name, shared: view.shared, is_default: view.isDefault && view.userId === member.userId, mine: view.userId === member.userId, by: by ?? '', query: new URLSearchParams(view.query).toString(),
  }));
}

/** Keeps a view under a name; the same name again is the same view. Errors: `forbidden`, `validation` (`too_many` beyond {@link MAX_VIEWS}). */
export async function keepView({ db }: Deps, scope: Scope, input: ViewInput): Promise<{ id: string }> {
  const member = requireMember(scope, 'patent.read');
  const data = parseInput(ViewInput, input);
  const query = Object.fromEntries([...new URLSearchParams(data.query)].filter(([name, value]) => value !== '' && !PLACES.has(name)).slice(0, 40));
  return withTx(db, member, async (tx) => {
    const [same] = await tx.select({ id: v.id }).from(v).where(and(mine(member), eq(v.name, data.name))).for('update');
    if (!same && await tx.$count(v, mine(member)) >= MAX_VIEWS) throw fieldError('name', 'too_many');
    if (data.is_default) await noDefault(tx, member);
    const id = same?.id ?? newId('portfolioView');
    const values = { name: data.name, shared: data.shared, isDefault: data.is_default, query };
    if (same) await tx.update(v).set({ ...values, updatedAt: sql`now()` }).where(eq(v.id, id));
    else await tx.insert(v).values({ id, orgId: member.orgId, userId: member.userId, ...values });
    await audit(tx, member, { chain: `org:${member.orgId}`, action: 'portfolio.view', subject: id, data: { shared: data.shared } });
    return { id };
  });
}

const noDefault = (tx: Tx, scope: MemberScope) => tx.update(v).set({ isDefault: false }).where(and(mine(scope), eq(v.isDefault, true)));

/** Removes one of the person's own views. Errors: `not_found`. */
export async function dropView({ db }: Deps, scope: Scope, id: string): Promise<void> {
  const member = requireMember(scope, 'patent.read');
  await withTx(db, member, async (tx) => {
    if (!(await tx.delete(v).where(and(mine(member), eq(v.id, id))).returning({ id: v.id })).length) throw new AppError('not_found', { view_id: id });
    await audit(tx, member, { chain: `org:${member.orgId}`, action: 'portfolio.view_drop', subject: id });
  });
}
