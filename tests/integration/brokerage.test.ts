import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, addMonths, legalDay, systemClock } from '#app/core/clock.ts';
import { systemScope, type OrgScope } from '#app/core/scope.ts';
import { attributionOf, detectBypass } from '#app/modules/brokerage/attribution.server.ts';
import { getFeeClaim, getIntroduction, getMandate, listFeeClaims, pipeline } from '#app/modules/brokerage/get-brokerage.server.ts';
import { decideLicence, submitLicence } from '#app/modules/brokerage/licences.server.ts';
import { moveFeeClaim, moveIntroduction, moveMandate, sweepBrokerage } from '#app/modules/brokerage/move-brokerage.server.ts';
import { onFeePayment } from '#app/modules/brokerage/on-deal.server.ts';
import { proposeIntroduction } from '#app/modules/brokerage/propose-introduction.server.ts';
import { proposeMandate } from '#app/modules/brokerage/propose-mandate.server.ts';
import { dealLedger } from '#app/modules/deals/deal-ledger.server.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { listMessages } from '#app/modules/deals/messages.server.ts';
import { getOffer } from '#app/modules/offers/get-offer.server.ts';
import { makeOffer } from '#app/modules/offers/make-offer.server.ts';
import { checkObligations } from '#app/modules/obligations/check.server.ts';
import { listTasks } from '#app/modules/tasks/list-tasks.server.ts';
import { introductions } from '#db/schema/brokerage.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeListing, makeParty, makePatent } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { makeMarket, move, openedDeal, pay, payOut, terms, toRegistered, type Market } from '#tests/fixtures/deals.ts';

let t: TestDatabase;
beforeAll(async () => { t = await testDatabase(); });
afterAll(async () => { await t.close(); });

const system = systemScope('test');
const today = legalDay(new Date());
const upload = (n: string) => ({ name: 'licence.pdf', key: `aa/${n}`, sha256: n.padEnd(64, '0'), size: 10, mime: 'application/pdf' });

/** A market whose broker's licence counts. */
async function licensed(): Promise<Market> {
  const m = await makeMarket(t.db);
  const licence = await submitLicence(t, m.broker.scope, { kind: 'technology_broker', number: 'JJ-1', issuer: 'Register of brokers', issued_on: '2024-01-01', expires_on: addMonths(today, 12) }, upload(m.broker.org.id));
  await decideLicence(t, m.operator.scope, { licence_id: licence.id, verdict: 'accept' });
  return m;
}

const plan = (m: Market, over: Partial<Parameters<typeof proposeMandate>[2]> = {}) => ({
  principal: m.university.org.slug, side: 'sell' as const, subjects: [], fee_bps: 500, exclusive: false, starts_on: today, ends_on: addMonths(today, 12), tail_months: 12, ...over,
});

async function running(m: Market, over: Partial<Parameters<typeof proposeMandate>[2]> = {}, broker: OrgScope = m.broker.scope) {
  const mandate = await proposeMandate(t, broker, plan(m, over));
  return moveMandate(t, over.side === 'buy' ? m.company.scope : m.university.scope, mandate.id, { name: 'accept' });
}

async function introduced(m: Market) {
  const mandate = await running(m);
  const intro = await proposeIntroduction(t, m.broker.scope, { mandate_id: mandate.id, listing_id: m.listing.id, company: m.company.org.slug, reason: 'The plate answers what their stack wears out.' });
  await moveIntroduction(t, m.university.scope, intro.id, { name: 'owner_consent' });
  return moveIntroduction(t, m.company.scope, intro.id, { name: 'company_consent' });
}

describe('mandates', () => {
  it('are proposed by a licensed broker, accepted by the principal, and seen by nobody else', async () => {
    const m = await makeMarket(t.db);
    await expect(proposeMandate(t, m.broker.scope, plan(m))).rejects.toMatchObject({ code: 'conflict', details: { reason: 'broker_unlicensed' } });
    const market = await licensed();
    const mandate = await proposeMandate(t, market.broker.scope, plan(market, { subjects: [market.listing.id] }));
    expect(mandate).toMatchObject({ scope: 'some', fee_bps: 500, my_part: 'broker', moves: [{ name: 'withdraw' }] });
    await expect(moveMandate(t, market.company.scope, mandate.id, { name: 'accept' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(moveMandate(t, market.broker.scope, mandate.id, { name: 'accept' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(getMandate(t, market.company.scope, mandate.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(moveMandate(t, market.university.scope, mandate.id, { name: 'refuse' })).rejects.toMatchObject({ code: 'validation' });
    const accepted = await moveMandate(t, market.university.scope, mandate.id, { name: 'accept' });
    expect(accepted).toMatchObject({ tone: 'good', my_part: 'principal', moves: [{ name: 'terminate', reason: true }] });
  });

  it('exclude one another where one is exclusive, and only there', async () => {
    const m = await licensed();
    const other = await licensed();
    const listing = await makeListing(t.db, await makePatent(t.db, m.university.org));
    await running(m, { exclusive: true, subjects: [m.listing.id] });
    // Another thing, and after its end, are free; the same thing, and everything, are not.
    await running(m, { subjects: [listing.id] }, other.broker.scope);
    await running(m, { subjects: [m.listing.id], starts_on: addDays(addMonths(today, 12), 1), ends_on: addMonths(today, 18) }, other.broker.scope);
    for (const subjects of [[m.listing.id], []]) {
      const second = await proposeMandate(t, other.broker.scope, plan(m, { subjects }));
      await expect(moveMandate(t, m.university.scope, second.id, { name: 'accept' })).rejects.toMatchObject({ code: 'transition_refused', details: { blocked_by: [{ code: 'exclusive_overlap' }] } });
    }
    // Two that are not exclusive stand beside each other.
    const [a, b] = [await licensed(), await licensed()];
    await running(a); await running(a, {}, b.broker.scope);
  });

  it('never change their terms, whatever code writes', async () => {
    const m = await licensed();
    const mandate = await running(m);
    await expect(withTx(t.db, system, (tx) => tx.execute(sql`update mandates set state = 'ended' where id = ${mandate.id}`))).rejects.toThrow();
    await expect(withTx(t.db, system, (tx) => tx.execute(sql`update mandates set fee_bps = 1 where id = ${mandate.id}`))).rejects.toThrow();
  });
});

describe('introductions', () => {
  it('need both consents, each with its own instant; the tail runs from the later one', async () => {
    const m = await licensed();
    const mandate = await running(m);
    const intro = await proposeIntroduction(t, m.broker.scope, { mandate_id: mandate.id, listing_id: m.listing.id, company: m.company.org.slug, reason: 'The plate answers what their stack wears out.' });
    await expect(proposeIntroduction(t, m.broker.scope, { mandate_id: mandate.id, listing_id: m.listing.id, company: m.company.org.slug, reason: 'The very same introduction again.' })).rejects.toMatchObject({ code: 'duplicate' });
    const half = await moveIntroduction(t, m.company.scope, intro.id, { name: 'company_consent' });
    expect(half).toMatchObject({ seller_consent_at: null, introduced_at: null, moves: [{ name: 'refuse' }] });
    expect(half.buyer_consent_at).not.toBeNull();
    const whole = await moveIntroduction(t, m.university.scope, intro.id, { name: 'owner_consent' });
    expect(whole.introduced_at).toBe(whole.seller_consent_at);
    expect(legalDay(new Date(Date.parse(whole.tail_ends_at!) - 1))).toBe(addMonths(today, 12));
    await expect(withTx(t.db, system, (tx) => tx.execute(sql`update introductions set introduced_at = now() where id = ${intro.id}`))).rejects.toThrow();
  });

  it('end with a refusal that says why, and with silence', async () => {
    const m = await licensed();
    const mandate = await running(m);
    const ask = () => proposeIntroduction(t, m.broker.scope, { mandate_id: mandate.id, listing_id: m.listing.id, company: m.company.org.slug, reason: 'The plate answers what their stack wears out.' });
    const refused = await ask();
    expect(await moveIntroduction(t, m.company.scope, refused.id, { name: 'refuse', reason: 'We make no stacks any more.' })).toMatchObject({ introduced_at: null, moves: [] });
    const silent = await ask();
    await withTx(t.db, system, (tx) => tx.execute(sql`update case_timers set due_at = now() - interval '1 minute' where case_id = ${silent.id}`));
    expect(await sweepBrokerage({ db: t.db })).toBeGreaterThan(0);
    expect((await getIntroduction(t, m.broker.scope, silent.id)).closed_at).not.toBeNull();
  });

  it('keep a company that wishes not to be named unnamed until it consents', async () => {
    const m = await licensed();
    const demandId = 'dem_0test0anonymous';
    await withTx(t.db, system, (tx) => tx.execute(sql`insert into demands (id, org_id, created_by, status, lang, title, problem, visibility) values (${demandId}, ${m.company.org.id}, ${m.company.scope.userId}, 'open', 'en', 'Plates', 'They wear out', 'anonymous')`));
    const mandate = await running(m);
    const intro = await proposeIntroduction(t, m.broker.scope, { mandate_id: mandate.id, listing_id: m.listing.id, demand_id: demandId, reason: 'Their demand names bipolar plates.' });
    expect(intro.buyer).toBeNull();
    expect((await getIntroduction(t, m.university.scope, intro.id)).buyer).toBeNull();
    expect((await getIntroduction(t, m.company.scope, intro.id)).buyer).toMatchObject({ id: m.company.org.id });
    await moveIntroduction(t, m.company.scope, intro.id, { name: 'company_consent' });
    expect((await getIntroduction(t, m.broker.scope, intro.id)).buyer).toMatchObject({ id: m.company.org.id });
  });
});

describe('attribution', () => {
  it('fills the offer and the deal by itself, shown to both sides before they accept, and ends in a paid commission', async () => {
    const m = await licensed();
    await introduced(m);
    const offer = await makeOffer(t, m.company.scope, m.listing.id, terms('transfer'));
    expect(offer).toMatchObject({ broker: { id: m.broker.org.id }, broker_fee_bps: 500 });
    expect(await getOffer(t, m.university.scope, offer.id)).toMatchObject({ broker: { id: m.broker.org.id }, broker_fee_bps: 500 });
    const other = await licensed();
    await introduced(other);
    const dealId = await toRegistered(t.db, other);
    await move(t.db, other.operator.scope, dealId, 'release');
    await payOut(t.db, dealId);
    const flow = await pipeline(t, other.broker.scope);
    // 5 % of a million.
    expect(flow.commissions).toEqual([{ held: { currency: 'CNY', amount: 0 }, pending: { currency: 'CNY', amount: 0 }, paid: { currency: 'CNY', amount: 50_000_00 } }]);
    expect(flow.introductions[0]!.deals).toMatchObject([{ deal_id: dealId, commission: { amount: 50_000_00 }, paid: { amount: 50_000_00 } }]);
    expect(await detectBypass(t, dealId)).toBe(0);
  });

  it('shows a broker its own part of a deal and no price, message, evidence or ledger', async () => {
    const m = await licensed();
    await introduced(m);
    const dealId = await openedDeal(t.db, m, 'transfer');
    const seen = JSON.stringify([await getDeal(t, m.broker.scope, dealId), await pipeline(t, m.broker.scope)]);
    expect(seen).not.toContain('100000000');
    await expect(listMessages(t, m.broker.scope, dealId)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(dealLedger(t, m.broker.scope, dealId)).rejects.toMatchObject({ code: 'forbidden' });
    const stranger = await makeParty(t.db, 'broker');
    expect((await pipeline(t, stranger.scope)).introductions).toEqual([]);
  });

  it('ends with the tail', async () => {
    const m = await licensed();
    const intro = await introduced(m);
    const [row] = await withRead(t.db, system, (tx) => tx.select().from(introductions).where(sql`id = ${intro.id}`));
    const about = { sellerOrgId: m.university.org.id, buyerOrgId: m.company.org.id, patentId: m.patent.id };
    const at = (ms: number) => withRead(t.db, system, (tx) => attributionOf(tx, about, new Date(ms)));
    expect(await at(row!.tailEndsAt!.getTime() - 1)).toMatchObject({ brokerOrgId: m.broker.org.id });
    expect(await at(row!.tailEndsAt!.getTime())).toBeNull();
    expect(await at(row!.introducedAt!.getTime() - 1)).toBeNull();
  });
});

describe('a broker that was passed over', () => {
  /** A deal that names another broker, between two whom ours brought together. */
  async function bypassed() {
    const m = await licensed();
    await introduced(m);
    const rival = await makeParty(t.db, 'broker');
    const dealId = await openedDeal(t.db, m, 'transfer', { broker: rival.org.slug, broker_fee_bps: 100 });
    expect(await detectBypass(t, dealId)).toBe(1);
    expect(await detectBypass(t, dealId)).toBe(0);
    const [claim] = await listFeeClaims(t, m.broker.scope);
    return { m, dealId, claim: claim! };
  }

  it('hears of it, claims, and is paid what an operator decided, once the debtor was heard', async () => {
    const { m, dealId, claim } = await bypassed();
    expect(claim).toMatchObject({ amount: null, deal_id: null, basis: 'same_parties', my_part: 'broker' });
    await expect(moveFeeClaim(t, m.operator.scope, claim.id, { name: 'uphold', reason: 'too early' })).rejects.toMatchObject({ code: 'transition_refused' });
    await moveFeeClaim(t, m.broker.scope, claim.id, { name: 'claim', reason: 'We introduced them; both consented.' });
    await expect(moveFeeClaim(t, m.operator.scope, claim.id, { name: 'uphold', reason: 'unheard' })).rejects.toMatchObject({ code: 'transition_refused', details: { blocked_by: [{ code: 'answer_heard' }] } });
    // The other side of the deal owes nothing and hears nothing.
    await expect(getFeeClaim(t, m.company.scope, claim.id)).rejects.toMatchObject({ code: 'not_found' });
    const tasks = async (scope: OrgScope) => (await listTasks({ db: t.db, clock: systemClock }, scope)).items.filter((i) => i.key.startsWith(`fee_claim:${claim.id}:`)).map((i) => ({ code: i.params.move, due: i.due_at !== null }));
    expect(await tasks(m.university.scope)).toEqual([{ code: 'answer', due: true }]);
    expect(await tasks(m.broker.scope)).toEqual([]);
    await moveFeeClaim(t, m.university.scope, claim.id, { name: 'answer', reason: 'We knew them before.' });
    // Answered, the claim stands where it stood: the answer is no task any more.
    expect(await tasks(m.university.scope)).toEqual([]);
    await moveFeeClaim(t, m.operator.scope, claim.id, { name: 'uphold', reason: 'Article 965: the introduction was used.' });
    expect(await getFeeClaim(t, m.broker.scope, claim.id)).toMatchObject({ amount: { currency: 'CNY', amount: 50_000_00 } });
    const [owed] = await withRead(t.db, system, (tx) => tx.execute<{ code: string }>(sql`select code from obligations where deal_id = ${dealId} and kind = 'fee'`));
    // The university owes it, and pays it under the deal.
    await pay(t.db, { ...m, company: m.university as unknown as Market['company'] }, dealId, 50_000_00, owed!.code);
    await onFeePayment(t, dealId);
    expect((await getFeeClaim(t, m.broker.scope, claim.id)).closed_at).not.toBeNull();
    expect(await withRead(t.db, system, checkObligations)).toEqual([]);
  });

  it('may be told that nothing is due', async () => {
    const { m, claim } = await bypassed();
    await moveFeeClaim(t, m.broker.scope, claim.id, { name: 'claim', reason: 'We introduced them.' });
    const end = await moveFeeClaim(t, m.operator.scope, claim.id, { name: 'dismiss', reason: 'The parties had negotiated since spring.' });
    expect(end).toMatchObject({ decision: 'The parties had negotiated since spring.', moves: [] });
    expect((await listFeeClaims(t, m.broker.scope))[0]!.amount).toBeNull();
  });
});
