import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { systemClock } from '#app/core/clock.ts';
import { systemScope } from '#app/core/scope.ts';
import { publishListing } from '#app/modules/listings/publish-listing.server.ts';
import { createLogger } from '#app/platform/logger.ts';
import { withRead, withTx } from '#db/tx.ts';
import { createSearch } from '#search/client.ts';
import { searchListings } from '#search/query/listings.server.ts';
import { parseSearchParams } from '#search/query/params.ts';
import { searchConsumer } from '#workers/consumers/search.ts';
import { drainOnce } from '#workers/dispatcher.ts';
import type { WorkerServices } from '#workers/services.ts';
import { makeListing, makeParty, makePatent } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';

const s = systemScope('test');
const log = createLogger({ level: 'silent', name: 'test' });
let t: TestDatabase;
beforeAll(async () => { t = await testDatabase(); });
afterAll(async () => { await t.close(); });

/** The worker's consumer with a search server at this address. */
function consumerAt(url: string) {
  const { meiliKey } = inject('engines');
  const search = createSearch({ url, key: meiliKey, prefix: `${t.name}_` });
  return { search, consumer: searchConsumer({ db: t.db, search, clock: systemClock, log } as unknown as WorkerServices) };
}

it('goes on writing while search is down, answers reduced, and catches up by itself when it is back', async () => {
  const { org, scope } = await makeParty(t.db, 'university');
  const patent = await makePatent(t.db, org, { titleZh: '一种停机期间挂牌的专利', titleEn: 'A patent listed during an outage' });
  const draft = await makeListing(t.db, patent, { status: 'draft', publishedAt: null });
  const down = consumerAt('http://127.0.0.1:1');
  const up = consumerAt(inject('engines').meiliUrl);
  await up.consumer.prepare?.();

  // Down: the write commits, the effect stays in the outbox, the search says that it is reduced and finds the listing all the same.
  await publishListing({ db: t.db, clock: systemClock }, scope, draft.id);
  expect(await drainOnce(t.db, down.consumer, log)).toBeGreaterThan(0);
  const waiting = await withRead(t.db, s, (tx) => tx.execute<{ n: number }>(sql`select count(*)::int as n from outbox where consumer = 'search' and done_at is null and dead_at is null`));
  expect(waiting[0]!.n).toBeGreaterThan(0);
  const params = parseSearchParams(new URLSearchParams({ q: '停机期间' }));
  const reduced = await searchListings({ db: t.db, search: down.search, clock: systemClock }, params, 'zh');
  expect(reduced).toMatchObject({ reduced: true });
  expect(reduced.items.map((i) => i.id)).toContain(draft.id);

  // Back: nobody does anything but the worker.
  await withTx(t.db, s, (tx) => tx.execute(sql`update outbox set available_at = now() - interval '1 second' where consumer = 'search' and done_at is null`));
  while (await drainOnce(t.db, up.consumer, log)) { /* until nothing is due */ }
  const whole = await searchListings({ db: t.db, search: up.search, clock: systemClock }, params, 'zh');
  expect(whole).toMatchObject({ reduced: false });
  expect(whole.items.map((i) => i.id)).toContain(draft.id);
});
