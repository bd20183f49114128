import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '#db/client.ts';
import { deals } from '#db/schema/deals.ts';
import { users } from '#db/schema/identity.ts';
import { patentInventors } from '#db/schema/inventors.ts';
import { listings } from '#db/schema/listings.ts';
import { invitations, members, orgs } from '#db/schema/orgs.ts';
import { patents } from '#db/schema/patents.ts';

/** How two spellings of a name are compared: without spaces, commas, dots and hyphens, in lower case, the words sorted so that the order of given and family name does not count. */
export const nameKey = (name: string) => name.normalize('NFKC').toLowerCase().split(/[\s,.\-·・]+/u).filter(Boolean).sort().join('');

/** Patents of the organisation among whose inventors a text stands, newest first; the caller compares names exactly. */
export async function patentsNaming(tx: Tx, orgId: string, name: string, limit: number) {
  const words = name.normalize('NFKC').toLowerCase().split(/[\s,.\-·・]+/u).filter(Boolean);
  const each = words.map((word) => sql`lower(array_to_string(${patents.inventors}, '; ')) like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`);
  return tx.select({ id: patents.id, number: patents.number, titleZh: patents.titleZh, titleEn: patents.titleEn, inventors: patents.inventors, filingDate: patents.filingDate }).from(patents)
    .where(and(eq(patents.orgId, orgId), isNull(patents.removedAt), ...each)).orderBy(desc(patents.filingDate), desc(patents.id)).limit(limit);
}

/** Patents of the organisation with these ids, with their inventors. */
export async function ownPatents(tx: Tx, orgId: string, ids: readonly string[]) {
  return tx.select({ id: patents.id, inventors: patents.inventors }).from(patents).where(and(eq(patents.orgId, orgId), isNull(patents.removedAt), inArray(patents.id, [...ids])));
}

/** Links of the organisation, newest first, with whom and what they name. Reads names of accounts, so it is a step of the platform. */
export async function linksOf(tx: Tx, orgId: string, limit: number) {
  const [person, officer] = [alias(users, 'person'), alias(users, 'officer')];
  return tx.select({ link: patentInventors, number: patents.number, titleZh: patents.titleZh, titleEn: patents.titleEn, name: person.name, officer: officer.name, // The column that is never null first: by it a missing invitation is told from one nobody has answered.
    invitation: { expiresAt: invitations.expiresAt, acceptedAt: invitations.acceptedAt, revokedAt: invitations.revokedAt } })
    .from(patentInventors).innerJoin(patents, eq(patents.id, patentInventors.patentId)).innerJoin(officer, eq(officer.id, patentInventors.confirmedBy))
    .leftJoin(person, eq(person.id, patentInventors.userId)).leftJoin(invitations, eq(invitations.id, patentInventors.invitationId))
    .where(eq(patentInventors.orgId, orgId)).orderBy(desc(patentInventors.createdAt), desc(patentInventors.id)).limit(limit);
}

/** The member an address belongs to, if it does. */
export async function memberOf(tx: Tx, orgId: string, email: string): Promise<string | null> {
  const [row] = await tx.select({ userId: members.userId }).from(members).innerJoin(users, eq(users.id, members.userId)).where(and(eq(members.orgId, orgId), isNull(members.removedAt), eq(users.email, email)));
  return row?.userId ?? null;
}

/** Patents linked to a person in an organisation, under the policies of whoever asks. */
export async function linkedPatents(tx: Tx, orgId: string, userId: string, patentId?: string) {
  return tx.select({ patent: patents, orgZh: orgs.nameZh, orgEn: orgs.nameEn }).from(patentInventors).innerJoin(patents, eq(patents.id, patentInventors.patentId)).innerJoin(orgs, eq(orgs.id, patents.orgId))
    .where(and(eq(patentInventors.orgId, orgId), eq(patentInventors.userId, userId), isNull(patentInventors.endedAt), isNull(patents.removedAt), ...(patentId ? [eq(patents.id, patentId)] : [])))
    .orderBy(desc(patents.filingDate), desc(patents.id)).limit(500);
}

/** Where listings and deals of patents stand. No column with a price, a sum or a party is read. */
export async function standingOf(tx: Tx, orgId: string, ids: readonly string[]) {
  if (!ids.length) return { listings: [], deals: [] };
  const offered = await tx.select({ id: listings.id, patentId: listings.patentId, status: listings.status }).from(listings).where(and(eq(listings.orgId, orgId), inArray(listings.patentId, [...ids]), sql`${listings.status} <> 'withdrawn'`)).orderBy(desc(listings.createdAt));
  const made = await tx.select({ patentId: deals.patentId, kind: deals.kind, state: deals.state, openedAt: deals.openedAt, closedAt: deals.closedAt }).from(deals).where(and(eq(deals.sellerOrgId, orgId), inArray(deals.patentId, [...ids]))).orderBy(desc(deals.openedAt)).limit(500);
  return { listings: offered, deals: made };
}
