import { and, isNotNull, ne } from 'drizzle-orm';
import { namesAlike } from '#app/core/names.ts';
import type { Tx } from '#db/client.ts';
import { orgs } from '#db/schema/orgs.ts';

/**
 * The verified organisation whose name these names would be taken for, or null. Read as the platform; every verified name is
 * looked at, because a likeness is no equality an index could answer. Registration and renaming are rare and limited.
 */
export async function likeVerified(tx: Tx, orgId: string, names: { zh: string; en: string }): Promise<string | null> {
  const known = await tx.select({ id: orgs.id, zh: orgs.nameZh, en: orgs.nameEn }).from(orgs).where(and(isNotNull(orgs.verifiedAt), ne(orgs.id, orgId)));
  const fresh = [names.zh, names.en].filter(Boolean);
  return known.find((k) => fresh.some((name) => [k.zh, k.en].some((other) => other && namesAlike(name, other))))?.id ?? null;
}
