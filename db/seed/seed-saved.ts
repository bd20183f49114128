import { and, asc, eq, sql } from 'drizzle-orm';
import { fixedClock } from '#app/core/clock.ts';
import { systemScope } from '#app/core/scope.ts';
import { saveListing } from '#app/modules/saved/save-listing.server.ts';
import { createSavedSearch } from '#app/modules/saved/saved-searches.server.ts';
import type { Db } from '#db/client.ts';
import { listings } from '#db/schema/listings.ts';
import { patents } from '#db/schema/patents.ts';
import { withRead } from '#db/tx.ts';
import type { SeededPeople } from './seed-accounts.ts';

/** Saved this long ago, so that the first digests have something new to tell of. */
const SAVED_DAYS_AGO = 21;

interface Kept { email: string; name: string; query: string; digest: 'off' | 'daily' | 'weekly' }

/** Searches the demo's buyers keep: one of each frequency, in words, by facets and by both. */
const KEPT: readonly Kept[] = [
  { email: 'buyer@faw.demo', name: '燃料电池与储能', query: 'ipc_class=H01', digest: 'weekly' },
  { email: 'buyer@faw.demo', name: '轻量化焊接', query: 'q=焊接&deal_kind=ordinary_licence', digest: 'daily' },
  { email: 'buyer@faw.demo', name: '吉林高校，TRL 6 以上', query: 'region=22&trl=6&trl=7&trl=8&trl=9', digest: 'off' },
  { email: 'buyer@lumen.demo', name: 'Optics under CNY 5 M', query: 'ipc_class=G02&ipc_class=G01&price=1m_5m', digest: 'weekly' },
];
/** Listings the first buyer, a maker of vehicles, has marked, and the class they are of. */
const MARKED = 3;
const MARKED_CLASS = 'H01M';

/** What the demo's buyers keep: searches with their digests, which the worker then sends for real, and a few listings. */
export async function seedSaved(db: Db, people: SeededPeople): Promise<void> {
  const clock = fixedClock(new Date(Date.now() - SAVED_DAYS_AGO * 86_400_000));
  for (const { email, ...search } of KEPT) await createSavedSearch({ db, clock }, people.byEmail.get(email)!, search);
  const offered = await withRead(db, systemScope('seed'), (tx) => tx.select({ id: listings.id }).from(listings)
    .innerJoin(patents, and(eq(patents.orgId, listings.orgId), eq(patents.id, listings.patentId)))
    .where(and(eq(listings.status, 'published'), sql`${patents.ipc}[1] like ${`${MARKED_CLASS}%`}`)).orderBy(asc(patents.number)).limit(MARKED));
  for (const { id } of offered) await saveListing({ db, clock }, people.byEmail.get('buyer@faw.demo')!, id);
}
