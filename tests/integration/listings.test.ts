import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppError } from '#app/core/errors.ts';
import { newId } from '#app/core/ids.ts';
import { publicScope, systemScope, type OrgScope } from '#app/core/scope.ts';
import { createListing } from '#app/modules/listings/create-listing.server.ts';
import { getListing } from '#app/modules/listings/get-listing.server.ts';
import { listOwnListings } from '#app/modules/listings/list-own-listings.server.ts';
import { publishListing } from '#app/modules/listings/publish-listing.server.ts';
import { suspendListing } from '#app/modules/listings/suspend-listing.server.ts';
import { updateListing } from '#app/modules/listings/update-listing.server.ts';
import { onPatentChanged, suspendDeadListings } from '#app/modules/listings/verify-live.server.ts';
import { withdrawListing } from '#app/modules/listings/withdraw-listing.server.ts';
import { listSavedListings } from '#app/modules/saved/list-saved-listings.server.ts';
import { saveListing } from '#app/modules/saved/save-listing.server.ts';
import { createSavedSearch, deleteSavedSearch, listSavedSearches } from '#app/modules/saved/saved-searches.server.ts';
import { unsaveListing } from '#app/modules/saved/unsave-listing.server.ts';
import { verifyChain } from '#db/audit.ts';
import { patentFacts, patents } from '#db/schema/patents.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeMember, makeParty, makePatent, type OrgRow } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';

let t: TestDatabase;
let uni: { org: OrgRow; scope: OrgScope };
let other: { org: OrgRow; scope: OrgScope };
const s = systemScope('test');
const deps = () => ({ db: t.db });

beforeAll(async () => {
  t = await testDatabase();
  [uni, other] = await Promise.all([makeParty(t.db, 'university'), makeParty(t.db, 'university')]);
});
afterAll(async () => { await t.close(); });

const complete = { benefit_zh: '省电三成', deal_kinds: ['transfer' as const], territories: ['CN' as const], trl: 5, ask: { currency: 'CNY' as const, amount: 100_000_00 } };
async function published() {
  const patent = await makePatent(t.db, uni.org);
  const { id } = await createListing(deps(), uni.scope, { patent_id: patent.id, ...complete });
  return { patent, listing: await publishListing(deps(), uni.scope, id) };
}
const change = (id: string, values: Partial<typeof patents.$inferInsert>) => withTx(t.db, s, (tx) => tx.update(patents).set(values).where(eq(patents.id, id)));
const failure = (work: Promise<unknown>) => work.then(() => { throw new Error('expected a failure'); }, (e: unknown) => e as AppError);

describe('a listing from draft to the end', () => {
  it('is one transaction per step, with audit and one event each', async () => {
    const patent = await makePatent(t.db, uni.org);
    const draft = await createListing(deps(), uni.scope, { patent_id: patent.id });
    expect(draft).toMatchObject({ status: 'draft', version: 1, owner: { missing: ['benefit', 'deal_kinds', 'territories', 'trl', 'ask'], blockers: [] } });
    const edited = await updateListing(deps(), uni.scope, draft.id, { version: 1, ...complete });
    expect(edited).toMatchObject({ version: 2, ask: { currency: 'CNY', amount: 100_000_00 }, owner: { missing: [] } });
    expect((await publishListing(deps(), uni.scope, draft.id)).status).toBe('published');
    expect((await suspendListing(deps(), uni.scope, draft.id)).status).toBe('suspended');
    expect((await withdrawListing(deps(), uni.scope, draft.id)).status).toBe('withdrawn');
    const events = await withRead(t.db, s, (tx) => tx.execute<{ status: string }>(sql`select payload ->> 'status' as status from outbox where topic = 'listing.changed' and consumer = 'search' and payload ->> 'listingId' = ${draft.id} order by id`));
    expect(events.map((e) => e.status)).toEqual(['draft', 'draft', 'published', 'suspended', 'withdrawn']);
    const trail = await withRead(t.db, s, (tx) => tx.execute<{ action: string }>(sql`select action from audit_events where subject = ${draft.id} order by seq`));
    expect(trail.map((e) => e.action)).toEqual(['listing.create', 'listing.update', 'listing.publish', 'listing.suspend', 'listing.withdraw']);
    expect((await withRead(t.db, s, (tx) => verifyChain(tx, `org:${uni.org.id}`))).broken).toEqual([]);
  });

  it('refuses an incomplete publication field by field', async () => {
    const patent = await makePatent(t.db, uni.org);
    const { id } = await createListing(deps(), uni.scope, { patent_id: patent.id, benefit_en: 'Saves power', territories: ['CN'], deal_kinds: ['transfer'] });
    const error = await failure(publishListing(deps(), uni.scope, id));
    expect(error.code).toBe('validation');
    expect(error.fields).toEqual([{ path: 'trl', code: 'required' }, { path: 'ask', code: 'price_or_negotiation_required' }]);
    await updateListing(deps(), uni.scope, id, { version: 1, trl: 4 });
    expect((await publishListing(deps(), uni.scope, id, { by_negotiation: true })).ask).toBeNull();
    const spoil = await failure(updateListing(deps(), uni.scope, id, { version: 3, territories: [] }));
    expect(spoil.fields).toEqual([{ path: 'territories', code: 'required' }]);
  });

  it('takes one of twenty listings of one patent, and one of two edits of one version', async () => {
    const patent = await makePatent(t.db, uni.org);
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => createListing(deps(), uni.scope, { patent_id: patent.id })));
    const won = tries.filter((x) => x.status === 'fulfilled');
    expect(won).toHaveLength(1);
    for (const x of tries) if (x.status === 'rejected') expect((x.reason as AppError).code).toBe('duplicate');
    const id = (won[0] as PromiseFulfilledResult<{ id: string }>).value.id;
    const edits = await Promise.allSettled([3, 4].map((trl) => updateListing(deps(), uni.scope, id, { version: 1, trl })));
    expect(edits.map((e) => e.status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = edits.find((e) => e.status === 'rejected') as PromiseRejectedResult;
    expect(lost.reason).toMatchObject({ code: 'conflict', details: { version: 2 } });
    await withdrawListing(deps(), uni.scope, id);
    await createListing(deps(), uni.scope, { patent_id: patent.id });
  });

  it.each<[string, Partial<typeof patents.$inferInsert>, string[]]>([
    ['lapsed', { legalStatus: 'lapsed' }, ['dead_status']], ['expired by its date', { expiryDate: '2020-01-01' }, ['term_over']], ['frozen', { frozen: true }, ['frozen']],
    ['pledged', { pledged: true }, ['pledged']], ['an application', { legalStatus: 'pending' }, ['pending']],
  ])('does not publish a patent that is %s', async (_, over, blockers) => {
    const patent = await makePatent(t.db, uni.org, over);
    const { id, owner } = await createListing(deps(), uni.scope, { patent_id: patent.id, ...complete });
    expect(owner!.blockers).toEqual(blockers);
    expect(await failure(publishListing(deps(), uni.scope, id))).toMatchObject({ code: 'rights_conflict', details: { blockers } });
  });

  it('publishes a pledged patent once the pledgee has consented', async () => {
    const patent = await makePatent(t.db, uni.org, { pledged: true });
    const { id } = await createListing(deps(), uni.scope, { patent_id: patent.id, ...complete });
    await withTx(t.db, s, (tx) => tx.insert(patentFacts).values({ id: 'fact_1', orgId: uni.org.id, patentId: patent.id, fact: 'pledgee_consent', value: true, source: 'test', asOf: '2026-01-01' }));
    expect((await publishListing(deps(), uni.scope, id)).status).toBe('published');
  });
});

describe('who sees and does what', () => {
  it('shows the public what is published and only that', async () => {
    const { listing } = await published();
    const seen = await getListing(deps(), publicScope, listing.id);
    expect(seen.owner).toBeNull();
    expect(seen.patent.number).toBe(listing.patent.number);
    expect((await getListing(deps(), uni.scope, listing.id)).owner).not.toBeNull();
    await suspendListing(deps(), uni.scope, listing.id);
    for (const scope of [publicScope, other.scope]) expect((await failure(getListing(deps(), scope, listing.id))).code).toBe('not_found');
  });

  it('keeps foreign organisations and lesser roles out', async () => {
    const { listing, patent } = await published();
    expect((await failure(createListing(deps(), other.scope, { patent_id: patent.id }))).code).toBe('not_found');
    for (const act of [() => updateListing(deps(), other.scope, listing.id, { version: 2, trl: 1 }), ...[suspendListing, withdrawListing, publishListing].map((use) => () => use(deps(), other.scope, listing.id))]) {
      expect((await failure(act())).code).toBe('not_found');
    }
    const member = await makeMember(t.db, uni.org, 'member');
    expect((await failure(suspendListing(deps(), member, listing.id))).code).toBe('forbidden');
    const viewer = await makeMember(t.db, uni.org, 'viewer');
    expect((await failure(updateListing(deps(), viewer, listing.id, { version: 2, trl: 1 }))).code).toBe('forbidden');
    expect((await getListing(deps(), publicScope, listing.id)).trl).toBe(5);
  });

  it('lists one’s own page by page, each once', async () => {
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await listOwnListings(deps(), uni.scope, { limit: 3, cursor });
      seen.push(...page.items.map((i) => i.id));
      if (!page.next_cursor) break;
      cursor = page.next_cursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(5);
    expect((await listOwnListings(deps(), other.scope)).items).toEqual([]);
  });
});

describe('verified live', () => {
  it('suspends what died, marks what lives, and does it once', async () => {
    const [a, b] = [await published(), await published()];
    await change(a.patent.id, { legalStatus: 'lapsed' });
    const first = await suspendDeadListings(deps());
    expect(first.suspended).toEqual([{ listingId: a.listing.id, reason: 'dead_status' }]);
    expect((await getListing(deps(), uni.scope, a.listing.id)).owner!.suspended_reason).toBe('dead_status');
    const alive = await getListing(deps(), uni.scope, b.listing.id);
    expect(Date.parse(alive.verified_live_at!)).toBeGreaterThan(Date.parse(b.listing.verified_live_at!));
    expect(alive.version).toBe(b.listing.version);
    expect((await suspendDeadListings(deps())).suspended).toEqual([]);
    expect((await failure(publishListing(deps(), uni.scope, a.listing.id))).code).toBe('rights_conflict');
  });

  it('hears of a freeze at once', async () => {
    const { patent, listing } = await published();
    await change(patent.id, { frozen: true });
    expect((await onPatentChanged(deps(), { patentId: patent.id, orgId: uni.org.id })).suspended).toEqual([{ listingId: listing.id, reason: 'frozen' }]);
    expect((await onPatentChanged(deps(), { patentId: patent.id, orgId: uni.org.id })).suspended).toEqual([]);
    expect((await failure(getListing(deps(), publicScope, listing.id))).code).toBe('not_found');
  });
});

describe('saved', () => {
  it('keeps listings per person and loses sight of what left the market', async () => {
    const { listing } = await published();
    const buyer = await makeParty(t.db, 'company');
    const colleague = await makeMember(t.db, buyer.org, 'member');
    await saveListing(deps(), buyer.scope, listing.id);
    await saveListing(deps(), buyer.scope, listing.id);
    expect((await failure(saveListing(deps(), buyer.scope, newId('listing')))).code).toBe('not_found');
    expect((await listSavedListings(deps(), buyer.scope)).items).toMatchObject([{ listing_id: listing.id, card: { id: listing.id, status: 'published' } }]);
    expect((await listSavedListings(deps(), colleague)).items).toEqual([]);
    await suspendListing(deps(), uni.scope, listing.id);
    expect((await listSavedListings(deps(), buyer.scope)).items).toMatchObject([{ listing_id: listing.id, card: null }]);
    await unsaveListing(deps(), buyer.scope, listing.id);
    expect((await listSavedListings(deps(), buyer.scope)).items).toEqual([]);
  });

  it('keeps searches in canonical form, for their keeper only', async () => {
    const buyer = await makeParty(t.db, 'company');
    const colleague = await makeMember(t.db, buyer.org, 'member');
    const kept = await createSavedSearch(deps(), buyer.scope, { name: '双极板', query: 'page=7&trl=6&q=双极板&evil=1' });
    expect(kept.query).toBe(new URLSearchParams({ q: '双极板', trl: '6' }).toString());
    expect((await failure(createSavedSearch(deps(), buyer.scope, { name: 'x', query: 'page=2' }))).fields).toEqual([{ path: 'query', code: 'required' }]);
    expect((await listSavedSearches(deps(), colleague)).items).toEqual([]);
    expect((await failure(deleteSavedSearch(deps(), colleague, kept.id))).code).toBe('not_found');
    await deleteSavedSearch(deps(), buyer.scope, kept.id);
    expect((await listSavedSearches(deps(), buyer.scope)).items).toEqual([]);
  });
});
