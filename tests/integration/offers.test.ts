import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicScope, systemScope } from '#app/core/scope.ts';
import { acceptOffer } from '#app/modules/deals/accept-offer.server.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { counterOffer } from '#app/modules/offers/counter-offer.server.ts';
import { suspendListing } from '#app/modules/listings/suspend-listing.server.ts';
import { deliverNotice } from '#app/modules/notifications/deliver-notices.server.ts';
import { closeOffMarket } from '#app/modules/offers/close-off-market.server.ts';
import { expireOffers } from '#app/modules/offers/expire-offers.server.ts';
import { getOffer } from '#app/modules/offers/get-offer.server.ts';
import { listOffers } from '#app/modules/offers/list-offers.server.ts';
import { makeOffer } from '#app/modules/offers/make-offer.server.ts';
import { rejectOffer } from '#app/modules/offers/reject-offer.server.ts';
import { withdrawOffer } from '#app/modules/offers/withdraw-offer.server.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeMember, makeParty } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { makeMarket, terms } from '#tests/fixtures/deals.ts';

let t: TestDatabase;
const s = systemScope('test');
const rows = <T extends Record<string, unknown>>(q: ReturnType<typeof sql>) => withRead(t.db, s, (tx) => tx.execute<T>(q));
const price = (amount: number) => ({ price: { currency: 'CNY' as const, amount } });

beforeAll(async () => { t = await testDatabase(); });
afterAll(async () => { await t.close(); });

describe('negotiation', () => {
  it('goes in rounds, turn by turn, and ends in a deal with the last terms', async () => {
    const m = await makeMarket(t.db);
    const d = { db: t.db };
    const made = await makeOffer(d, m.company.scope, m.listing.id, terms('transfer', { ...price(800_000_00), message: '首轮报价' }));
    expect(made).toMatchObject({ status: 'open', round_no: 1, turn: 'seller', my_side: 'buyer', can: { counter: false, accept: false, reject: false, withdraw: true } });
    await expect(counterOffer(d, m.company.scope, made.id, price(900_000_00))).rejects.toMatchObject({ code: 'conflict', details: { reason: 'not_your_turn' } });
    await expect(acceptOffer(d, m.company.scope, made.id)).rejects.toMatchObject({ code: 'conflict' });
    const countered = await counterOffer(d, m.university.scope, made.id, { ...price(1_100_000_00), version: 1 });
    expect(countered).toMatchObject({ round_no: 2, turn: 'buyer', my_side: 'seller', version: 2 });
    await expect(acceptOffer(d, m.company.scope, made.id, { version: 1 })).rejects.toMatchObject({ code: 'state_changed' });
    await expect(rejectOffer(d, m.university.scope, made.id)).rejects.toMatchObject({ code: 'conflict' });
    const accepted = await acceptOffer(d, m.company.scope, made.id, { version: 2 });
    expect(accepted).toMatchObject({ status: 'accepted', turn: null, terms: { price: { amount: 1_100_000_00 } } });
    expect(accepted.rounds.map((r) => [r.no, r.by, r.price.amount])).toEqual([[1, 'buyer', 800_000_00], [2, 'seller', 1_100_000_00]]);
    expect((await getDeal(d, m.university.scope, accepted.deal_id!)).terms).toMatchObject({ price: { amount: 1_100_000_00 }, platform_fee_bps: 200 });
    await expect(acceptOffer(d, m.company.scope, made.id)).rejects.toMatchObject({ code: 'conflict', details: { state: 'accepted' } });
    await expect(withTx(t.db, s, (tx) => tx.execute(sql`update offer_rounds set amount = 1 where offer_id = ${made.id}`))).rejects.toThrow();
  });

  it('refuses terms the listing or the kind does not allow', async () => {
    const m = await makeMarket(t.db, { listing: { dealKinds: ['transfer', 'ordinary_licence'] } });
    const codes = async (input: Parameters<typeof makeOffer>[3], scope = m.company.scope) => makeOffer({ db: t.db }, scope, m.listing.id, input)
      .then(() => [], (e: { code: string; fields: { path: string; code: string }[] }) => (e.fields?.length ? e.fields.map((f) => `${f.path}:${f.code}`) : [e.code]));
    expect(await codes(terms('equity'))).toContain('kind:kind_not_offered');
    expect(await codes(terms('transfer', price(0)))).toEqual(['price.amount:amount_not_positive']);
    expect(await codes(terms('ordinary_licence', price(0)))).toEqual(['price.amount:amount_or_royalty_required']);
    expect(await codes(terms('transfer', { territory: 'US' }))).toEqual(['territory:territory_not_offered']);
    expect(await codes(terms('transfer', { price: { currency: 'USD', amount: 5 } }))).toEqual(['price.currency:currency_differs']);
    expect(await codes(terms('transfer', { broker_fee_bps: 100 }))).toEqual(['broker:required']);
    expect(await codes(terms('transfer', { broker: 'nobody' }))).toEqual(['broker:unknown_broker']);
    expect(await codes(terms('transfer', { expires_at: new Date(Date.now() + 1_000).toISOString() }))).toEqual(['expires_at:expires_too_soon']);
    for (const amount of [-1, 0.5, Number.NaN, 1e18, 2 ** 53]) expect((await codes(terms('transfer', price(amount))))[0]).toMatch(/^price\.amount:/);
    expect(await codes(terms('transfer'), m.university.scope)).toEqual(['forbidden']);
    expect(await codes(terms('transfer'), await makeMember(t.db, m.company.org, 'viewer'))).toEqual(['forbidden']);
    expect(await codes(terms('transfer'), await makeMember(t.db, m.company.org, 'member', { approvalLimit: 999_999_99 }))).toEqual(['approval_requested']);
    await expect(makeOffer({ db: t.db }, publicScope, m.listing.id, terms('transfer'))).rejects.toMatchObject({ code: 'unauthenticated' });
    const draft = await makeMarket(t.db, { listing: { status: 'draft' } });
    await expect(makeOffer({ db: t.db }, m.company.scope, draft.listing.id, terms('transfer'))).rejects.toMatchObject({ code: 'not_found' });
  });

  it('lets one buyer have one open offer, withdraw it, and ask again', async () => {
    const m = await makeMarket(t.db);
    const first = await makeOffer({ db: t.db }, m.company.scope, m.listing.id, terms('transfer'));
    await expect(makeOffer({ db: t.db }, m.company.scope, m.listing.id, terms('transfer'))).rejects.toMatchObject({ code: 'duplicate' });
    expect(await withdrawOffer({ db: t.db }, m.company.scope, first.id, { reason: '另有安排' })).toMatchObject({ status: 'withdrawn', closed_reason: '另有安排' });
    await expect(acceptOffer({ db: t.db }, m.university.scope, first.id)).rejects.toMatchObject({ code: 'conflict', details: { state: 'withdrawn' } });
    const second = await makeOffer({ db: t.db }, m.company.scope, m.listing.id, terms('transfer'));
    expect(await rejectOffer({ db: t.db }, m.university.scope, second.id)).toMatchObject({ status: 'rejected' });
    expect((await listOffers({ db: t.db }, m.company.scope, { role: 'buyer', limit: 1 })).next_cursor).not.toBeNull();
  });

  it('ends by the clock of the database, on the spot and by the sweep', async () => {
    const m = await makeMarket(t.db);
    const offer = await makeOffer({ db: t.db }, m.company.scope, m.listing.id, terms('transfer'));
    await withTx(t.db, s, (tx) => tx.execute(sql`update offers set expires_at = now() - interval '1 second' where id = ${offer.id}`));
    await expect(acceptOffer({ db: t.db }, m.university.scope, offer.id)).rejects.toMatchObject({ code: 'conflict', details: { state: 'expired' } });
    expect(await expireOffers({ db: t.db })).toBe(1);
    expect(await expireOffers({ db: t.db })).toBe(0);
    expect(await getOffer({ db: t.db }, m.company.scope, offer.id)).toMatchObject({ status: 'expired' });
  });
});

describe('competing offers', () => {
  it('end when their listing is withdrawn or suspended, with news to their makers; one that came back keeps them', async () => {
    const m = await makeMarket(t.db);
    const d = { db: t.db };
    const made = await makeOffer(d, m.company.scope, m.listing.id, terms('transfer', price(300_000_00)));
    await suspendListing(d as never, m.university.scope, m.listing.id);
    await withTx(t.db, s, (tx) => tx.execute(sql`update listings set status = 'published' where id = ${m.listing.id}`));
    expect(await closeOffMarket(d, m.listing.id)).toBe(0);
    expect((await getOffer(d, m.company.scope, made.id)).status).toBe('open');
    await withTx(t.db, s, (tx) => tx.execute(sql`update listings set status = 'suspended' where id = ${m.listing.id}`));
    const [event] = await rows<{ consumer: string }>(sql`select consumer from outbox where topic = 'listing.changed' and consumer = 'offers' and payload->>'listingId' = ${m.listing.id} and payload->>'status' = 'suspended'`);
    expect(event).toEqual({ consumer: 'offers' });
    expect([await closeOffMarket(d, m.listing.id), await closeOffMarket(d, m.listing.id)]).toEqual([1, 0]);
    expect(await getOffer(d, m.company.scope, made.id)).toMatchObject({ status: 'lost', closed_reason: 'listing_suspended' });
    await deliverNotice({ db: t.db, publicUrl: 'http://127.0.0.1:9' }, { topic: 'offer.closed', key: made.id, payload: { offerId: made.id, sellerOrgId: m.university.org.id, buyerOrgId: m.company.org.id, status: 'off_market' } });
    expect(await rows(sql`select org_id, kind from notifications where href = ${`/offers/${made.id}`} and kind = 'offer_off_market'`)).toEqual([{ org_id: m.company.org.id, kind: 'offer_off_market' }]);
  });

  it('have one winner under concurrency; the others are lost and learn nothing', async () => {
    const m = await makeMarket(t.db);
    const buyers = [m.company, ...await Promise.all(Array.from({ length: 5 }, () => makeParty(t.db, 'company')))];
    const made = [];
    for (const [i, buyer] of buyers.entries()) made.push(await makeOffer({ db: t.db }, buyer.scope, m.listing.id, terms(i % 2 ? 'exclusive_licence' : 'transfer', { ...price(777_000_00 + i), message: `CANARY-${i}` })));
    const results = await Promise.all(made.map((o) => acceptOffer({ db: t.db }, m.university.scope, o.id).then((r) => r.deal_id, (e: { code: string; details: { state: string } }) => `${e.code}:${e.details.state}`)));
    expect(results.filter((r) => r?.startsWith('deal_'))).toHaveLength(1);
    expect(results.filter((r) => r === 'conflict:lost')).toHaveLength(5);
    expect(await rows(sql`select status, count(*)::int as n from offers where listing_id = ${m.listing.id} group by 1 order by 1`)).toEqual([{ status: 'accepted', n: 1 }, { status: 'lost', n: 5 }]);
    expect(await rows(sql`select count(*)::int as n from deals where listing_id = ${m.listing.id}`)).toEqual([{ n: 1 }]);
    const outbox = JSON.stringify(await rows(sql`select payload from outbox`)) + JSON.stringify(await rows(sql`select data from audit_events`));
    expect(outbox).not.toMatch(/CANARY|7770000/);
    await expect(makeOffer({ db: t.db }, (await makeParty(t.db, 'company')).scope, m.listing.id, terms('transfer'))).rejects.toMatchObject({ code: 'conflict' });
  });

  it('stay open beside an accepted non-exclusive licence, and several non-exclusive licences may be granted', async () => {
    const m = await makeMarket(t.db);
    const other = await makeParty(t.db, 'company');
    const a = await makeOffer({ db: t.db }, m.company.scope, m.listing.id, terms('ordinary_licence'));
    const b = await makeOffer({ db: t.db }, other.scope, m.listing.id, terms('ordinary_licence'));
    const results = await Promise.all([acceptOffer({ db: t.db }, m.university.scope, a.id), acceptOffer({ db: t.db }, m.university.scope, b.id)]);
    expect(new Set(results.map((r) => r.deal_id)).size).toBe(2);
    expect(await rows(sql`select status from listings where id = ${m.listing.id}`)).toEqual([{ status: 'published' }]);
  });

  it('are seen by their own two sides only', async () => {
    const m = await makeMarket(t.db);
    const rival = await makeParty(t.db, 'company');
    const mine = await makeOffer({ db: t.db }, m.company.scope, m.listing.id, terms('transfer', { message: 'CANARY-SECRET', broker: m.broker.org.slug, broker_fee_bps: 100 }));
    const theirs = await makeOffer({ db: t.db }, rival.scope, m.listing.id, terms('transfer', price(5_00)));
    await expect(getOffer({ db: t.db }, rival.scope, mine.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(getOffer({ db: t.db }, m.broker.scope, mine.id)).rejects.toMatchObject({ code: 'not_found' });
    for (const act of [acceptOffer, rejectOffer, withdrawOffer, (d: { db: typeof t.db }, who: typeof rival.scope, id: string) => counterOffer(d, who, id, price(1_00))]) {
      await expect(act({ db: t.db }, rival.scope, mine.id)).rejects.toMatchObject({ code: 'not_found' });
    }
    expect((await listOffers({ db: t.db }, rival.scope, { listing_id: m.listing.id })).items.map((o) => o.id)).toEqual([theirs.id]);
    expect((await listOffers({ db: t.db }, m.university.scope, { role: 'seller', listing_id: m.listing.id })).items).toHaveLength(2);
    const raw = await withRead(t.db, rival.scope, (tx) => tx.execute(sql`select * from offer_rounds where offer_id = ${mine.id}`));
    expect(raw).toHaveLength(0);
  });

  it('can be accepted only within the approval limit and by who may accept', async () => {
    const m = await makeMarket(t.db);
    const offer = await makeOffer({ db: t.db }, m.company.scope, m.listing.id, terms('transfer'));
    await expect(acceptOffer({ db: t.db }, await makeMember(t.db, m.university.org, 'member'), offer.id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(acceptOffer({ db: t.db }, await makeMember(t.db, m.university.org, 'manager', { approvalLimit: 999_999_99 }), offer.id)).rejects.toMatchObject({ code: 'approval_requested' });
    expect(await acceptOffer({ db: t.db }, await makeMember(t.db, m.university.org, 'manager', { approvalLimit: 1_000_000_00 }), offer.id)).toMatchObject({ status: 'accepted' });
  });
});
