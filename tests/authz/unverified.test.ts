import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { can, type Permission } from '#app/core/permissions.ts';
import { systemScope, type OrgScope } from '#app/core/scope.ts';
import { listings } from '#db/schema/listings.ts';
import { offers } from '#db/schema/offers.ts';
import { orgs } from '#db/schema/orgs.ts';
import { withTx } from '#db/tx.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { testApi, type TestApi } from '#tests/fixtures/http.ts';
import { NEEDS_VERIFICATION } from './entries.ts';
import { apiEntries, pageEntries, type Entry } from './registry.ts';
import { buildWorld, type World } from './world.ts';

/**
 * What an organisation cannot do with its own things once its verification is gone: every writer is tried by the owners of the world's
 * things, unverified, and those that say so must be the ones listed.
 */
let t: TestDatabase;
let api: TestApi;
beforeAll(async () => { t = await testDatabase(); api = testApi(t, { REGISTER_DIR: '/nonexistent' }); });
afterAll(async () => { api.close(); await t.close(); });

/** A world whose two parties have lost their verification, and in which the offer's listing is on the market. */
async function lapsedWorld(binding: boolean): Promise<World> {
  const world = await buildWorld(t);
  await withTx(t.db, systemScope('test'), async (tx) => {
    const [offer] = await tx.update(offers).set({ binding }).where(eq(offers.id, world.ids.offer)).returning();
    await tx.update(listings).set({ status: 'published' }).where(eq(listings.id, offer!.listingId));
    for (const { orgId } of [world.university, world.company]) await tx.update(orgs).set({ verifiedAt: null, verifiedUntil: null, verificationState: 'expired' }).where(eq(orgs.id, orgId));
  });
  return world;
}

const SAYS_SO = /"unverified"|org_unverified/;

describe('an organisation whose verification is gone', () => {
  it('cannot do what is listed, says why, and can do everything else', async () => {
    let world = await lapsedWorld(true);
    const entriesOf = async () => [...await pageEntries(api, world), ...apiEntries(api, world)];
    let entries = await entriesOf();
    const said = new Set<string>();
    for (const { key } of entries.filter((e) => e.write)) {
      for (const party of ['university', 'company'] as const) {
        const entry: Entry = entries.find((e) => e.key === key)!;
        const scope: OrgScope = world[party];
        if (!can(scope, entry.access as Permission)) continue;
        // What is said again at a round that does not bind yet.
        if (key.endsWith('confirm') && key.includes('/offers/')) { world = await lapsedWorld(false); entries = await entriesOf(); }
        const again = entries.find((e) => e.key === key)!;
        const answer = await again.ask({ scope: world[party] }, { real: true, filled: true, ...(key === 'POST /my/listings/:id publish' ? { body: { version: 1 } } : {}) });
        if (answer.status >= 400 && SAYS_SO.test(answer.text)) said.add(`${entry.kind} ${key}`);
        // Something was done: the next is tried in a world where it was not.
        if (entry.about && answer.status < 400) { world = await lapsedWorld(true); entries = await entriesOf(); }
      }
    }
    expect([...said].sort()).toEqual([...NEEDS_VERIFICATION].sort());
  });
});
