import { inArray } from 'drizzle-orm';
import { publicReader, type Db } from '#db/client.ts';
import { orgs } from '#db/schema/orgs.ts';

export interface OrgName { zh: string; en: string }

/** How long a name is believed, ms: an organisation renames itself once in years, and a label beside a count may be a minute behind. */
const BELIEVED_MS = 60_000;
/** Names a process keeps; beyond it all are read anew. */
const KEPT = 20_000;
const kept = new WeakMap<Db, { names: Map<string, OrgName>; since: number }>();

/** Public names of organisations by slug; slugs nobody has are left out. Read once a minute at most, for labels beside counts and nothing that is decided on. */
export async function orgNames(db: Db, slugs: readonly string[]): Promise<ReadonlyMap<string, OrgName>> {
  let known = kept.get(db);
  if (!known || performance.now() - known.since > BELIEVED_MS || known.names.size > KEPT) kept.set(db, known = { names: new Map(), since: performance.now() });
  const { names } = known;
  const missing = slugs.filter((slug) => !names.has(slug));
  if (missing.length > 0) {
    const rows = await publicReader(db).select({ slug: orgs.slug, zh: orgs.nameZh, en: orgs.nameEn }).from(orgs).where(inArray(orgs.slug, missing));
    for (const { slug, zh, en } of rows) names.set(slug, { zh, en });
  }
  return names;
}
