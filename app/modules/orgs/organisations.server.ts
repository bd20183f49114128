import { and, asc, eq, gt, isNull, type SQL } from 'drizzle-orm';
import { AppError } from '#app/core/errors.ts';
import type { OrgKind, Scope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { orgs } from '#db/schema/orgs.ts';
import { withRead } from '#db/tx.ts';
import type { OrganisationResource } from './contract.ts';
import { publicVerification } from './verification.ts';

function resource(row: typeof orgs.$inferSelect): OrganisationResource {
  const verification = publicVerification(row, new Date());
  return { id: row.id, slug: row.slug, kind: row.kind, name: { zh: row.nameZh, en: row.nameEn }, region: row.region, demo: row.demo, verified: verification.verified, verification };
}

/** Public profiles without those whose name is held, by slug, a page at a time (`after` = last slug seen). */
export async function listOrganisations({ db }: { db: Db }, scope: Scope, query: { kind?: OrgKind; after?: string; limit: number }): Promise<OrganisationResource[]> {
  const where: SQL[] = [isNull(orgs.nameHeldAt)];
  if (query.kind) where.push(eq(orgs.kind, query.kind));
  if (query.after) where.push(gt(orgs.slug, query.after));
  const rows = await withRead(db, scope, (tx) => tx.select().from(orgs).where(and(...where)).orderBy(asc(orgs.slug)).limit(query.limit));
  return rows.map(resource);
}

/** One public profile by id or slug; throws `not_found`. */
export async function getOrganisation({ db }: { db: Db }, scope: Scope, idOrSlug: string): Promise<OrganisationResource> {
  const [row] = await withRead(db, scope, (tx) => tx.select().from(orgs).where(idOrSlug.startsWith('org_') ? eq(orgs.id, idOrSlug) : eq(orgs.slug, idOrSlug)).limit(1));
  if (!row) throw new AppError('not_found');
  return resource(row);
}
