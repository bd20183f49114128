import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, legalDay, systemClock } from '#app/core/clock.ts';
import { newId } from '#app/core/ids.ts';
import { publicScope, systemScope } from '#app/core/scope.ts';
import { relatedFacts } from '#app/modules/orgs/related.server.ts';
import { appealAsOrganisation } from '#app/modules/patents/appeal-claim.server.ts';
import { decideClaim, decideProof } from '#app/modules/patents/decide-ownership.server.ts';
import { makeClaim } from '#app/modules/patents/make-claim.server.ts';
import { proveByRegister } from '#app/modules/patents/prove-by-register.server.ts';
import type { RegisterAdapter } from '#app/platform/register.ts';
import { orgPayoutAccounts, orgs } from '#db/schema/orgs.ts';
import { ownershipClaims, ownershipProofs } from '#db/schema/ownership.ts';
import { patents } from '#db/schema/patents.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeListing, makeParty, makePatent, type OrgRow } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { makeMarket, type Market } from '#tests/fixtures/deals.ts';
import { submitExtract } from '#tests/fixtures/identity.ts';
import { refusalOf } from '#tests/fixtures/people.ts';

let t: TestDatabase;
beforeAll(async () => { t = await testDatabase(); });
afterAll(() => t.close());

const system = systemScope('test');
const today = legalDay(new Date());
const deps = () => ({ db: t.db, clock: systemClock, publicUrl: 'https://jingzhe.test', env: { AUTH_SECRET: 'a-secret-of-these-tests-0123456789abcdef' }, register: null as RegisterAdapter | null });
const operator = async () => (await makeParty(t.db, 'operator')).scope;
const patentRow = async (id: string) => (await withRead(t.db, system, (tx) => tx.select().from(patents).where(eq(patents.id, id))))[0]!;
const claimsOf = (orgId: string) => withRead(t.db, system, (tx) => tx.select().from(ownershipClaims).where(eq(ownershipClaims.claimantOrgId, orgId)));
const proofsOf = (patentId: string) => withRead(t.db, system, (tx) => tx.select().from(ownershipProofs).where(eq(ownershipProofs.patentId, patentId)).orderBy(ownershipProofs.createdAt));
const accept = async (proof_id: string) => decideProof(deps(), await operator(), { proof_id, verdict: 'accept', reason: '', our_name: '' });
const setVerified = (org: OrgRow, on: boolean) => withTx(t.db, system, (tx) => tx.update(orgs).set(on ? { verifiedAt: new Date(), verifiedUntil: addDays(today, 300), verificationState: 'verified' } : { verifiedAt: null, verifiedUntil: null, verificationState: 'unverified' }).where(eq(orgs.id, org.id)));

/** The same right in another organisation's hands, not shown to be theirs. */
async function rivalOf(m: Market, over: Parameters<typeof makeParty>[2] = {}) {
  const party = await makeParty(t.db, 'university', over);
  const patent = await makePatent(t.db, party.org, { number: m.patent.number.replace(/B$/, 'A'), applicationNumber: null, grantNumber: null, ownership: 'unproven', rightKey: m.patent.rightKey, rightKeys: m.patent.rightKeys });
  return { ...party, patent };
}

const words = { name: '顾南乔', organisation: '南乔精密仪器厂', reason: '这件专利两年前已经转让给我们，登记手续合格通知书在附件里。' };
const from = (address: string) => ({ address, locale: 'zh' as const });
/** A claim by somebody without an account, upheld: the holder has lost the right. */
async function lostByClaim(m: Market, email: string, address: string) {
  const { id } = await makeClaim(deps(), publicScope, m.listing.id, { ...words, email }, null, from(address));
  await decideClaim(deps(), await operator(), { claim_id: id, verdict: 'uphold', reason: '看来如此', our_name: '' });
  return id;
}

describe('a review between two holders', () => {
  it('is not opened by an organisation nobody has checked, and is once its evidence would be accepted', async () => {
    const m = await makeMarket(t.db);
    const rival = await rivalOf(m, { verifiedAt: null });
    const proof = await submitExtract(t.db, rival.scope, rival.patent.id);
    expect(await claimsOf(rival.org.id)).toEqual([]);
    expect(await refusalOf(accept(proof))).toMatch(/^unverified/);
    expect(await claimsOf(rival.org.id)).toEqual([]);
    await setVerified(rival.org, true);
    // The refusal does not take the review back with it: somebody has to decide between the two from now on.
    expect(await refusalOf(accept(proof))).toBe('conflict:decide_claim');
    expect(await claimsOf(rival.org.id)).toMatchObject([{ kind: 'rival_holder', state: 'open', holderOrgId: m.university.org.id, claimantUserId: rival.scope.userId, reason: 'X-2026-1' }]);
    // Asked again it is the same review.
    expect(await refusalOf(accept(proof))).toBe('conflict:decide_claim');
    expect(await claimsOf(rival.org.id)).toHaveLength(1);
    expect((await proofsOf(rival.patent.id)).map((p) => p.state)).toEqual(['pending']);
  });

  it('is opened by the register’s word too, once, and never proves two owners', async () => {
    const m = await makeMarket(t.db);
    const rival = await rivalOf(m, { nameZh: '登记后来大学' });
    const register: RegisterAdapter = { name: 'test', find: async () => ({ owners: ['登记后来大学'], asOf: addDays(today, -1), reference: 'r:9' }) };
    const ask = async () => proveByRegister({ ...deps(), register }, await patentRow(rival.patent.id));
    expect([await ask(), await ask()]).toEqual(['proven_elsewhere', 'proven_elsewhere']);
    expect(await claimsOf(rival.org.id)).toMatchObject([{ kind: 'rival_holder', state: 'open', claimantUserId: null, email: '' }]);
    expect([(await patentRow(rival.patent.id)).ownership, (await patentRow(m.patent.id)).ownership]).toEqual(['unproven', 'proven']);
    expect(await proofsOf(rival.patent.id)).toHaveLength(1);
  });
});

describe('a right that was lost by a decision', () => {
  it('comes back by a decision: the register’s word waits for one, and is kept once', async () => {
    const m = await makeMarket(t.db);
    await withTx(t.db, system, (tx) => tx.update(orgs).set({ nameZh: '失权大学' }).where(eq(orgs.id, m.university.org.id)));
    await lostByClaim(m, 'lost@owner.example', '203.0.113.20');
    const register: RegisterAdapter = { name: 'test', find: async () => ({ owners: ['失权大学'], asOf: today, reference: 'r:10' }) };
    const ask = async () => proveByRegister({ ...deps(), register }, await patentRow(m.patent.id));
    expect([await ask(), await ask()]).toEqual(['proven_elsewhere', 'proven_elsewhere']);
    expect(await patentRow(m.patent.id)).toMatchObject({ ownership: 'lost', ownerOrgId: null });
    const proofs = (await proofsOf(m.patent.id)).filter((p) => p.state !== 'superseded');
    expect(proofs).toMatchObject([{ kind: 'adapter', state: 'pending' }]);
    await accept(proofs[0]!.id);
    expect(await patentRow(m.patent.id)).toMatchObject({ ownership: 'proven', ownerOrgId: m.university.org.id, ownershipAsOf: today });
  });

  it('takes with it what it rested on: nothing accepted stays behind, and a won appeal restores that very evidence', async () => {
    const m = await makeMarket(t.db, { patent: { ownership: 'unproven' } });
    await accept(await submitExtract(t.db, m.university.scope, m.patent.id));
    const id = await lostByClaim(m, 'rests@owner.example', '203.0.113.21');
    expect((await proofsOf(m.patent.id)).map((p) => p.state)).toEqual(['superseded']);
    await appealAsOrganisation(deps(), m.university.scope, id, { reason: '通知书是伪造的，请向专利局核实。' });
    const [appeal] = await withRead(t.db, system, (tx) => tx.select().from(ownershipClaims).where(eq(ownershipClaims.appealOf, id)));
    await decideClaim(deps(), await operator(), { claim_id: appeal!.id, verdict: 'uphold', reason: '经核实，通知书不实。', our_name: '' });
    expect((await proofsOf(m.patent.id)).map((p) => p.state)).toEqual(['accepted']);
    expect(await patentRow(m.patent.id)).toMatchObject({ ownership: 'proven', ownershipAsOf: addDays(today, -2), ownerOrgId: m.university.org.id });
  });
});

describe('an appeal', () => {
  it('does not restore a right that somebody else has proven meanwhile, and stays open', async () => {
    const m = await makeMarket(t.db);
    const id = await lostByClaim(m, 'third@owner.example', '203.0.113.22');
    const third = await rivalOf(m);
    await accept(await submitExtract(t.db, third.scope, third.patent.id));
    expect((await patentRow(third.patent.id)).ownership).toBe('proven');
    await appealAsOrganisation(deps(), m.university.scope, id, { reason: '通知书是伪造的，请向专利局核实。' });
    const appealOf = async () => (await withRead(t.db, system, (tx) => tx.select().from(ownershipClaims).where(eq(ownershipClaims.appealOf, id))))[0]!;
    expect(await refusalOf(decideClaim(deps(), await operator(), { claim_id: (await appealOf()).id, verdict: 'uphold', reason: '通知书不实', our_name: '' }))).toBe('conflict:proven_elsewhere');
    expect([(await patentRow(m.patent.id)).ownership, (await patentRow(third.patent.id)).ownership, (await appealOf()).state]).toEqual(['lost', 'proven', 'open']);
  });
});

describe('related parties by their payout accounts', () => {
  const pay = (orgId: string, over: Partial<typeof orgPayoutAccounts.$inferInsert>) => withTx(t.db, system, (tx) => tx.insert(orgPayoutAccounts).values({ orgId, providerAccountId: `acct_${newId('org')}`, ...over }));
  const facts = async (one: Partial<typeof orgPayoutAccounts.$inferInsert>, other: Partial<typeof orgPayoutAccounts.$inferInsert>) => {
    const [a, b] = [await makeParty(t.db, 'university'), await makeParty(t.db, 'company')];
    await pay(a.org.id, one);
    await pay(b.org.id, other);
    return withRead(t.db, system, (tx) => relatedFacts(tx, a.org.id, b.org.id, new Date()));
  };

  it('are those whose two accounts pay out to one bank account', async () => {
    expect(await facts({ bankMark: 'fp_same' }, { bankMark: 'fp_same' })).toEqual(['payout_account']);
    expect(await facts({ bankMark: 'fp_one' }, { bankMark: 'fp_other' })).toEqual([]);
  });

  it('are not those of whose bank account nothing is known', async () => {
    expect(await facts({ bankMark: '' }, { bankMark: '' })).toEqual([]);
    expect(await facts({ bankMark: null }, { bankMark: null })).toEqual([]);
  });

  it('are those who share one account of the provider, whatever stands behind it', async () => {
    expect(await facts({ providerAccountId: 'acct_shared', bankMark: '' }, { providerAccountId: 'acct_shared', bankMark: 'fp_x' })).toEqual(['payout_account']);
  });
});

describe('claims, counted', () => {
  const listingsFor = async (n: number) => {
    const { org } = await makeParty(t.db, 'university');
    return Promise.all(Array.from({ length: n }, async () => makeListing(t.db, await makePatent(t.db, org))));
  };
  const say = (listingId: string, email: string, address: string) => refusalOf(makeClaim(deps(), publicScope, listingId, { ...words, email }, null, from(address)));
  const age = (email: string) => withTx(t.db, system, (tx) => tx.update(ownershipClaims).set({ createdAt: sql`now() - interval '25 hours'` }).where(eq(ownershipClaims.email, email)));

  it('are ten a day from one network address, however it is spelt and whoever signs', async () => {
    const many = await listingsFor(11);
    // One line of IPv6 has as many addresses as it likes.
    const line = (i: number) => `2001:db8:7:1::${(i + 1).toString(16)}`;
    for (let i = 0; i < 10; i++) expect(await say(many[i]!.id, `person${i}@line.example`, line(i))).toBe('done');
    expect(await say(many[10]!.id, 'person10@line.example', '2001:0DB8:0007:0001:ffff::9')).toMatch(/^rate_limited/);
    expect(await say(many[10]!.id, 'person10@line.example', '2001:db8:7:2::1')).toBe('done');
  });

  it('are three a day from one mail address, and as many again when the day is over', async () => {
    const many = await listingsFor(4);
    for (let i = 0; i < 3; i++) expect(await say(many[i]!.id, 'three@day.example', `198.51.100.${i}`)).toBe('done');
    expect(await say(many[3]!.id, 'three@day.example', '198.51.100.9')).toMatch(/^rate_limited/);
    await age('three@day.example');
    expect(await say(many[3]!.id, 'three@day.example', '198.51.100.9')).toBe('done');
    // What is open stays open, however old: the same person is not heard twice about one right.
    expect(await say(many[0]!.id, 'three@day.example', '198.51.100.9')).toBe('duplicate:claim_open');
  });

  it('are three for a burst as well', async () => {
    const many = await listingsFor(8);
    const outcomes = await Promise.all(many.map((l, i) => say(l.id, 'burst@day.example', `198.51.100.${20 + i}`)));
    expect(outcomes.filter((o) => o === 'done')).toHaveLength(3);
    expect(outcomes.filter((o) => o.startsWith('rate_limited'))).toHaveLength(5);
  });

  it('wait for a decision once twenty-five about one right do', async () => {
    const [listing] = await listingsFor(1);
    for (let i = 0; i < 25; i++) expect(await say(listing!.id, `one${i}@right.example`, `192.0.2.${i}`)).toBe('done');
    expect(await say(listing!.id, 'one25@right.example', '192.0.2.200')).toMatch(/^rate_limited/);
    const [open] = await withRead(t.db, system, (tx) => tx.select().from(ownershipClaims).where(and(eq(ownershipClaims.listingId, listing!.id), eq(ownershipClaims.email, 'one0@right.example'))));
    await decideClaim(deps(), await operator(), { claim_id: open!.id, verdict: 'dismiss', reason: '登记簿未变。', our_name: '' });
    expect(await say(listing!.id, 'one25@right.example', '192.0.2.200')).toBe('done');
  });
});
