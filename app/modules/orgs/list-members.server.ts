import { and, asc, eq, isNull } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { MemberScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { users } from '#db/schema/identity.ts';
import { members } from '#db/schema/orgs.ts';
import { withRead } from '#db/tx.ts';
import { attestationOf } from './attest-name.server.ts';
import type { MemberResource } from './contract.ts';

/** The members of the organisation the caller acts for. Asking for another organisation is asking for something that is not there. */
export async function listMembers({ db }: { db: Db }, scope: MemberScope, orgId: string): Promise<MemberResource[]> {
  if (orgId !== scope.orgId) throw new AppError('not_found');
  const rows = await withRead(db, scope, (tx) => tx
    .select({ id: members.id, userId: members.userId, name: users.name, email: users.email, role: members.role, approvalLimit: members.approvalLimit, attestedName: members.attestedName, attestedAs: members.attestedAs, attestedAt: members.attestedAt })
    .from(members).innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.orgId, orgId), isNull(members.removedAt))).orderBy(asc(members.createdAt), asc(members.id)).limit(500));
  return rows.map((r) => ({
    id: r.id, user_id: r.userId, name: r.name, email: r.email, role: r.role,
    approval_limit: r.approvalLimit === null ? null : { currency: 'CNY', amount: r.approvalLimit }, name_attested: attestationOf(r, r.name),
  }));
}
