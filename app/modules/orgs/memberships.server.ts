import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Role } from '#app/core/permissions.ts';
import type { OrgKind } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { members, orgs } from '#db/schema/orgs.ts';
import { withRead } from '#db/tx.ts';

export interface MembershipRow { orgId: string; slug: string; kind: OrgKind; nameZh: string; nameEn: string; role: Role; approvalLimit: number | null; demo: boolean }

/** The organisations a person belongs to today, oldest membership first. */
export async function listMemberships({ db }: { db: Db }, userId: string): Promise<MembershipRow[]> {
  return withRead(db, { kind: 'user', userId }, (tx) => tx
    .select({ orgId: orgs.id, slug: orgs.slug, kind: orgs.kind, nameZh: orgs.nameZh, nameEn: orgs.nameEn, role: members.role, approvalLimit: members.approvalLimit, demo: orgs.demo })
    .from(members).innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(and(eq(members.userId, userId), isNull(members.removedAt)))
    .orderBy(asc(members.createdAt), asc(orgs.id)));
}
