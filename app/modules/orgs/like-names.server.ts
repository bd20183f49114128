import { and, eq, isNotNull, ne, or, sql } from 'drizzle-orm';
import { namesAlike } from '#app/core/names.ts';
import type { Tx } from '#db/client.ts';
import { orgs } from '#db/schema/orgs.ts';
import { orgVerifications } from '#db/schema/ownership.ts';

/**
 * The organisation that is or ever was verified and whose name, now or then, these names would be taken for; or null. A verification that
 * ran out, or ended with a renaming, leaves a name people know. Read as the platform; every such name is looked at, because a likeness
 * is no equality an index could answer. Registration and renaming are rare and limited.
 */
export async function likeVerified(tx: Tx, orgId: string, names: { zh: string; en: string }): Promise<string | null> {
  const checked = and(eq(orgVerifications.orgId, orgs.id), eq(orgVerifications.state, 'verified'));
  const known = await tx.select({ id: orgs.id, zh: orgs.nameZh, en: orgs.nameEn, legal: sql<string>`coalesce(${orgVerifications.legalName}, '')` }).from(orgs).leftJoin(orgVerifications, checked)
    .where(and(or(isNotNull(orgs.verifiedAt), isNotNull(orgVerifications.id)), ne(orgs.id, orgId)));
  const fresh = [names.zh, names.en].filter(Boolean);
  return known.find((k) => fresh.some((name) => [k.zh, k.en, k.legal].some((other) => other && namesAlike(name, other))))?.id ?? null;
}
