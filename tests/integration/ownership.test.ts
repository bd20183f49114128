import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, fixedClock, legalDay, systemClock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { publicScope, systemScope, type OrgScope } from '#app/core/scope.ts';
import { acceptOffer } from '#app/modules/deals/accept-offer.server.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { createListing } from '#app/modules/listings/create-listing.server.ts';
import { getListing } from '#app/modules/listings/get-listing.server.ts';
import { publishListing } from '#app/modules/listings/publish-listing.server.ts';
import { sweepOwnership } from '#app/modules/listings/sweep-ownership.server.ts';
import { onOrgChanged, onPatentChanged, suspendDeadListings } from '#app/modules/listings/verify-live.server.ts';
import { makeOffer } from '#app/modules/offers/make-offer.server.ts';
import { registerOrganisation } from '#app/modules/orgs/register-organisation.server.ts';
import { appealAsOrganisation, appealByLink, viewClaim } from '#app/modules/patents/appeal-claim.server.ts';
import { claimToken } from '#app/modules/patents/claim-token.ts';
import { decideClaim, decideProof } from '#app/modules/patents/decide-ownership.server.ts';
import { getPatent } from '#app/modules/patents/get-patent.server.ts';
import { newId } from '#app/core/ids.ts';
import { insertImport } from '#app/modules/patents/import.store.server.ts';
import { applyBatch } from '#app/modules/patents/import-batch.server.ts';
import { listPortfolio } from '#app/modules/patents/list-portfolio.server.ts';
import { makeClaim } from '#app/modules/patents/make-claim.server.ts';
import { ownershipStatus } from '#app/modules/patents/ownership-status.server.ts';
import { proveByRegister, sweepRegister } from '#app/modules/patents/prove-by-register.server.ts';
import { recordStatus } from '#app/modules/patents/record-status.server.ts';
import { finishRecord, newDraft, addNumber, setText } from '#app/modules/patents/record.ts';
import { submitProof } from '#app/modules/patents/submit-proof.server.ts';
import type { RegisterAdapter } from '#app/platform/register.ts';
import { listings } from '#db/schema/listings.ts';
import { orgs } from '#db/schema/orgs.ts';
import { ownershipClaims, ownershipProofs } from '#db/schema/ownership.ts';
import { patents } from '#db/schema/patents.ts';
import { mails, outbox } from '#db/schema/platform.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeListing, makeMember, makeOrg, makeParty, makePatent, makeUser } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { makeMarket, terms } from '#tests/fixtures/deals.ts';
import { submitExtract, upload } from '#tests/fixtures/identity.ts';

let t: TestDatabase;
beforeAll(async () => { t = await testDatabase(); });
afterAll(() => t.close());

const system = systemScope('test');
const SECRET = 'a-secret-of-these-tests-0123456789abcdef';
const today = legalDay(new Date());
const deps = () => ({ db: t.db, clock: systemClock, publicUrl: 'https://jingzhe.test', env: { AUTH_SECRET: SECRET }, register: null as RegisterAdapter | null });
const refused = async (work: Promise<unknown>): Promise<AppError> => {
  try { await work; } catch (error) { if (error instanceof AppError) return error; throw error; }
  throw new Error('was not refused');
};
const blockersOf = async (work: Promise<unknown>) => (await refused(work)).details.blockers as string[];
const patentRow = async (id: string) => (await withRead(t.db, system, (tx) => tx.select().from(patents).where(eq(patents.id, id))))[0]!;
const listingRow = async (id: string) => (await withRead(t.db, system, (tx) => tx.select().from(listings).where(eq(listings.id, id))))[0]!;
const operator = async () => (await makeParty(t.db, 'operator')).scope;
const offered = { benefit_zh: '省电', deal_kinds: ['transfer' as const], territories: ['CN' as const], trl: 5, ask: { currency: 'CNY' as const, amount: 100 } };

/** A record as an import reads it. */
function record(application: string, owner: string, kind: 'application' | 'grant' = 'application') {
  const draft = newDraft();
  addNumber(draft, application, { authority: 'CN', type: kind }, 'number');
  setText(draft, 'titles', '一种测试装置');
  Object.assign(draft, { assignees: [owner], applicants: [owner], filingDate: '2019-03-12', grantDate: '2021-05-18', legalStatus: 'in_force' });
  const done = finishRecord(draft, 'csv', { source: 'file', asOf: '2026-01-01' });
  if ('errors' in done) throw new Error(JSON.stringify(done.errors));
  return done.record;
}
async function imported(scope: OrgScope, rec: ReturnType<typeof record>): Promise<typeof patents.$inferSelect> {
  const importId = newId('import');
  await withTx(t.db, system, async (tx) => {
    await insertImport(tx, { id: importId, orgId: scope.orgId, fileName: 'export.csv', fileKey: 'local', fileSize: 1, status: 'running' });
    await applyBatch(tx, system, { orgId: scope.orgId, importId }, [{ row: 1, record: rec }], false);
  });
  return (await withRead(t.db, system, (tx) => tx.select().from(patents).where(and(eq(patents.orgId, scope.orgId), eq(patents.number, rec.docdb)))))[0]!;
}

describe('somebody else’s patent', () => {
  it('cannot be taken, published or sold, and never stands in the way of whoever owns it', async () => {
    // The owner: a university with a proven patent on the market and a buyer.
    const m = await makeMarket(t.db);
    // The attacker registers two organisations of his own and imports the owner's number, in the form before grant.
    const userId = await makeUser(t.db);
    const profile = { about_zh: '', about_en: '', region: '44' as const, state_owned: false };
    const grabber = await registerOrganisation({ db: t.db }, { kind: 'user', userId }, { kind: 'university', name_zh: '快手知识产权研究院', name_en: 'Quick Grab Institute', ...profile });
    const shell = await registerOrganisation({ db: t.db }, { kind: 'user', userId }, { kind: 'company', name_zh: '快手控股', name_en: 'Quick Grab Holding', ...profile });
    const attacker: OrgScope = { kind: 'org', userId, orgId: grabber, orgKind: 'university', role: 'owner' };
    const buyer: OrgScope = { kind: 'org', userId, orgId: shell, orgKind: 'company', role: 'owner' };
    const taken = await imported(attacker, record(m.patent.applicationNumber!.slice(2), '示例大学'));
    expect(taken).toMatchObject({ ownership: 'unproven', ownerOrgId: null, rightKey: m.patent.rightKey });
    await recordStatus({ db: t.db, clock: systemClock }, attacker, taken.id, { legal_status: 'in_force', as_of: today, source: 'invented extract 1', frozen: false, pledged: false });

    const draft = await createListing(deps(), attacker, { patent_id: taken.id, ...offered });
    expect(await blockersOf(publishListing(deps(), attacker, draft.id))).toEqual(expect.arrayContaining(['not_owner', 'org_unverified', 'unproven', 'listed_elsewhere']));
    // Even a row forced onto the market is refused by the database, whoever asks.
    await expect(withTx(t.db, system, (tx) => tx.update(listings).set({ status: 'published' }).where(eq(listings.id, draft.id)))).rejects.toThrow();

    // With the owner's listing out of the way for a moment, and the attacker's forced through, nothing can be sold either.
    await withTx(t.db, system, (tx) => tx.update(listings).set({ status: 'suspended' }).where(eq(listings.id, m.listing.id)));
    await withTx(t.db, system, (tx) => tx.update(listings).set({ status: 'published', publishedAt: new Date() }).where(eq(listings.id, draft.id)));
    expect((await refused(makeOffer(deps(), buyer, draft.id, { kind: 'transfer', price: { currency: 'CNY', amount: 100 } }))).code).toBe('both_sides');
    const friend = await makeMember(t.db, { id: shell, kind: 'company' });
    const cheap = await makeOffer(deps(), friend, draft.id, { kind: 'transfer', price: { currency: 'CNY', amount: 100 } });
    expect(cheap).toMatchObject({ binding: false, related: ['common_member'] });
    expect((await refused(acceptOffer(deps(), attacker, cheap.id))).code).toBe('both_sides');
    const helper = await makeMember(t.db, { id: grabber, kind: 'university' });
    expect((await refused(acceptOffer(deps(), helper, cheap.id))).code).toBe('unverified');
    // Verified both, still nothing: the round did not bind, and the right is not proven.
    await withTx(t.db, system, (tx) => tx.update(orgs).set({ verifiedAt: new Date(), verifiedUntil: addDays(today, 100) }).where(sql`${orgs.id} in (${grabber}, ${shell})`));
    expect((await refused(acceptOffer(deps(), helper, cheap.id))).details.reason).toBe('not_binding');
    await withTx(t.db, system, (tx) => tx.execute(sql`update offers set binding = true where id = ${cheap.id}`));
    expect((await refused(acceptOffer(deps(), helper, cheap.id))).code).toBe('unproven');
    // The sweep takes the forced listing down, and the owner is back on the market.
    await suspendDeadListings(deps());
    expect(await listingRow(draft.id)).toMatchObject({ status: 'suspended' });
    await publishListing(deps(), m.university.scope, m.listing.id);

    // A deal the attacker forged into the database does not refuse the owner's.
    const offer = await makeOffer(deps(), m.company.scope, m.listing.id, terms('transfer'));
    await forgedDeal(attacker, buyer, taken, draft.id, cheap.id);
    const dealId = (await acceptOffer(deps(), m.university.scope, offer.id)).deal_id!;
    const gates = (await getDeal(deps(), m.university.scope, dealId)).gates;
    expect(gates.find((g) => g.code === 'G5')).toMatchObject({ state: 'cleared', why: 'rights_free' });
    expect(gates.find((g) => g.code === 'G1')).toMatchObject({ state: 'cleared' });
  });

  async function forgedDeal(seller: OrgScope, buyer: OrgScope, patent: typeof patents.$inferSelect, listingId: string, offerId: string): Promise<void> {
    await withTx(t.db, system, (tx) => tx.execute(sql`insert into deals (id, offer_id, listing_id, patent_id, patent_number, kind, process, process_version, rule_pack, state, seller_org_id, buyer_org_id, currency, price_amount, territory, platform_fee_bps, opened_at)
      values ('deal_0forged0', ${offerId}, ${listingId}, ${patent.id}, ${patent.number}, 'transfer', 'transfer', 1, 'deals/CN@2025.1', 'opened', ${seller.orgId}, ${buyer.orgId}, 'CNY', 100, 'CN', 200, now() - interval '1 day')`));
  }

  it('is shown under the names its record names, and never as ours', async () => {
    const { scope, org } = await makeParty(t.db, 'university', { nameZh: '我方大学', nameEn: 'Our University' });
    const theirs = await imported(scope, record('201911234567', '他方研究所'));
    const ours = await imported(scope, record('201911234568', '我方大学（演示）'));
    expect(theirs.ownerOrgId).toBeNull();
    expect(ours.ownerOrgId).toBe(org.id);
    const shown = await getPatent(deps(), scope, theirs.number);
    expect(shown).toMatchObject({ owner: null, others_named: ['他方研究所'], ownership: { state: 'unproven' } });
    const row = (await listPortfolio(deps(), scope, { q: theirs.number, limit: 5 })).items[0]!;
    expect(row).toMatchObject({ owned: true, others_named: ['他方研究所'], ownership: 'unproven' });
    // Held and valued, and a draft of a listing: all of that is allowed.
    const draft = await createListing(deps(), scope, { patent_id: theirs.id, ...offered });
    expect((await getListing(deps(), scope, draft.id)).owner!.blockers).toEqual(expect.arrayContaining(['not_owner', 'unproven']));
    // A file imported later does not make it ours either, and a name approved with evidence does.
    const proof = await submitExtract(t.db, scope, theirs.id, { owner_names: '他方研究所' });
    await decideProof(deps(), await operator(), { proof_id: proof, verdict: 'accept', reason: '', our_name: '' });
    expect(await patentRow(theirs.id)).toMatchObject({ ownership: 'proven', ownerOrgId: org.id });
    const another = await imported(scope, record('201911234569', '他方研究所'));
    expect(another).toMatchObject({ ownerOrgId: org.id, ownership: 'unproven' });
  });
});

describe('evidence of ownership', () => {
  it('proves nothing before a reviewer has compared it, then everything as of its day', async () => {
    const { scope, org } = await makeParty(t.db, 'university');
    const patent = await makePatent(t.db, org, { ownership: 'unproven' });
    const draft = await createListing(deps(), scope, { patent_id: patent.id, ...offered });
    const proof = await submitExtract(t.db, scope, patent.id);
    expect(await blockersOf(publishListing(deps(), scope, draft.id))).toEqual(['unproven']);
    expect((await refused(submitExtract(t.db, scope, patent.id))).details.reason).toBe('proof_open');
    const op = await operator();
    expect((await refused(decideProof(deps(), scope as never, { proof_id: proof, verdict: 'accept', reason: '', our_name: '' }))).code).toBe('forbidden');
    expect((await refused(decideProof(deps(), op, { proof_id: proof, verdict: 'refuse', reason: '', our_name: '' }))).fields[0]!.code).toBe('reason_required');
    await decideProof(deps(), op, { proof_id: proof, verdict: 'accept', reason: '', our_name: '' });
    expect(await patentRow(patent.id)).toMatchObject({ ownership: 'proven', ownershipAsOf: addDays(today, -2), ownerOrgId: org.id });
    expect((await publishListing(deps(), scope, draft.id)).ownership).toEqual({ state: 'proven', as_of: addDays(today, -2) });
    expect((await refused(decideProof(deps(), op, { proof_id: proof, verdict: 'accept', reason: '', our_name: '' }))).details.reason).toBe('already_decided');
  });

  it('is refused with a reason, and looked at once more by somebody else', async () => {
    const { scope, org } = await makeParty(t.db, 'university');
    const patent = await makePatent(t.db, org, { ownership: 'unproven' });
    const [first, second] = [await operator(), await operator()];
    await decideProof(deps(), first, { proof_id: await submitExtract(t.db, scope, patent.id), verdict: 'refuse', reason: '副本缺页', our_name: '' });
    expect((await ownershipStatus(deps(), scope, patent.number)).proofs[0]).toMatchObject({ state: 'refused', reason: '副本缺页' });
    const again = await submitExtract(t.db, scope, patent.id);
    expect((await refused(decideProof(deps(), first, { proof_id: again, verdict: 'accept', reason: '', our_name: '' }))).details.reason).toBe('two_persons');
    await decideProof(deps(), second, { proof_id: again, verdict: 'accept', reason: '', our_name: '' });
    expect((await ownershipStatus(deps(), scope, patent.number)).ownership).toBe('proven');
  });

  it('is bound to its day, its file and its holder', async () => {
    const { scope, org } = await makeParty(t.db, 'university');
    const patent = await makePatent(t.db, org, { ownership: 'unproven' });
    const say = (as_of: string, file = upload() as ReturnType<typeof upload> | null) => submitProof(deps(), scope, patent.id, { extract_no: 'X-1', as_of, owner_names: '示例大学' }, file);
    expect((await refused(say(addDays(today, 1)))).fields[0]).toMatchObject({ path: 'as_of', code: 'in_the_future' });
    expect((await refused(say(addDays(today, -91)))).fields[0]).toMatchObject({ path: 'as_of', code: 'extract_too_old' });
    expect((await refused(say(today, null))).fields[0]).toMatchObject({ path: 'file', code: 'required' });
    const stranger = await makeParty(t.db, 'university');
    expect((await refused(submitProof(deps(), stranger.scope, patent.id, { extract_no: 'X-1', as_of: today, owner_names: 'x' }, upload()))).code).toBe('not_found');
  });

  it('cannot be written by its holder past the platform', async () => {
    const { scope, org } = await makeParty(t.db, 'university');
    const patent = await makePatent(t.db, org, { ownership: 'unproven' });
    const pending = await submitExtract(t.db, scope, patent.id);
    const tries = [
      (tx: Parameters<Parameters<typeof withTx>[2]>[0]) => tx.update(patents).set({ ownership: 'proven' }).where(eq(patents.id, patent.id)),
      (tx: Parameters<Parameters<typeof withTx>[2]>[0]) => tx.update(patents).set({ rightKey: 'CN:a:1' }).where(eq(patents.id, patent.id)),
      (tx: Parameters<Parameters<typeof withTx>[2]>[0]) => tx.update(orgs).set({ verifiedAt: new Date(0) }).where(eq(orgs.id, org.id)),
      (tx: Parameters<Parameters<typeof withTx>[2]>[0]) => tx.insert(ownershipProofs).values({ id: 'prf_0forged', orgId: org.id, patentId: patent.id, rightKey: '', kind: 'adapter', ownerNames: [], reference: '', asOf: today, state: 'accepted', reviewedBy: 'me', decidedAt: new Date() }),
    ];
    for (const attempt of tries) await expect(withTx(t.db, scope, attempt as never)).rejects.toThrow();
    const changed = await withTx(t.db, scope, (tx) => tx.update(ownershipProofs).set({ state: 'accepted', reviewedBy: 'me', decidedAt: new Date() }).where(eq(ownershipProofs.id, pending)).returning({ id: ownershipProofs.id }));
    expect(changed).toEqual([]);
    expect(await patentRow(patent.id)).toMatchObject({ ownership: 'unproven' });
  });

  it('is taken from a register the operator trusts, when it names the organisation and only then', async () => {
    const { scope, org } = await makeParty(t.db, 'university', { nameZh: '登记大学', nameEn: 'Register University' });
    const patent = await makePatent(t.db, org, { ownership: 'unproven' });
    const says = (owners: string[], asOf = addDays(today, -1)): RegisterAdapter => ({ name: 'test', find: async (numbers) => (numbers.includes(patent.number) ? { owners, asOf, reference: 'r:1' } : null) });
    expect(await proveByRegister({ ...deps(), register: says(['别的大学']) }, patent)).toBe('other_owner');
    expect(await proveByRegister({ ...deps(), register: says(['登记大学'], addDays(today, 3)) }, patent)).toBe('unknown');
    expect((await refused(proveByRegister({ ...deps(), register: { name: 'down', find: () => Promise.reject(new Error('away')) } }, patent))).code).toBe('unavailable');
    expect((await patentRow(patent.id)).ownership).toBe('unproven');
    expect(await proveByRegister({ ...deps(), register: says(['登记大学', '合作方']) }, patent)).toBe('proven');
    expect(await patentRow(patent.id)).toMatchObject({ ownership: 'proven', ownershipAsOf: addDays(today, -1), coOwned: true });
    expect((await ownershipStatus(deps(), scope, patent.number)).proofs[0]).toMatchObject({ kind: 'adapter', state: 'accepted' });
    // Asked again it is one proof, not two.
    expect(await proveByRegister({ ...deps(), register: says(['登记大学']) }, await patentRow(patent.id))).toBe('nothing_newer');
  });

  it('is renewed by the sweep while the register goes on saying so: one proof of a later day, told to nobody', async () => {
    const { scope, org } = await makeParty(t.db, 'university', { nameZh: '续期大学', nameEn: 'Renewal University' });
    const patent = await makePatent(t.db, org, { ownership: 'unproven' });
    let told = { owners: ['续期大学'], asOf: addDays(today, -20), reference: 'r:1' };
    const register: RegisterAdapter = { name: 'test', find: async (numbers) => (numbers.includes(patent.number) ? told : null) };
    const proofs = async () => (await ownershipStatus(deps(), scope, patent.number)).proofs.map((p) => [p.kind, p.state, p.as_of, p.reference]);
    const notices = async () => (await withTx(t.db, system, (tx) => tx.execute<{ n: number }>(sql`select count(*)::int as n from outbox where topic = 'org.notice' and payload ->> 'orgId' = ${org.id}`)))[0]!.n;
    await sweepRegister({ ...deps(), register });
    expect(await proofs()).toEqual([['adapter', 'accepted', addDays(today, -20), 'r:1']]);
    const before = await notices();
    told = { ...told, asOf: addDays(today, -1), reference: 'r:2' };
    await sweepRegister({ ...deps(), register });
    expect(await proofs()).toEqual([['adapter', 'accepted', addDays(today, -1), 'r:2']]);
    expect(await patentRow(patent.id)).toMatchObject({ ownership: 'proven', ownershipAsOf: addDays(today, -1) });
    expect(await notices()).toBe(before);
    // Other owners are news of their own: evidence beside the first, which it supersedes.
    told = { owners: ['续期大学', '合作方'], asOf: today, reference: 'r:3' };
    expect(await proveByRegister({ ...deps(), register }, await patentRow(patent.id))).toBe('proven');
    expect((await proofs()).map((p) => p[1])).toEqual(['accepted', 'superseded']);
    expect(await patentRow(patent.id)).toMatchObject({ coOwned: true, ownershipAsOf: today });
  });

  it('is not asked for by the sweep on behalf of an organisation whose verification has run out', async () => {
    const name = { nameZh: '巡查大学', nameEn: 'Sweep University' };
    const { org: over } = await makeParty(t.db, 'university', { ...name, verifiedUntil: today });
    const { org: good } = await makeParty(t.db, 'university', { ...name });
    const [late, due] = [await makePatent(t.db, over, { ownership: 'unproven' }), await makePatent(t.db, good, { ownership: 'unproven' })];
    const asked: string[] = [];
    const register: RegisterAdapter = { name: 'sweep', find: async (numbers) => { asked.push(...numbers); return null; } };
    await sweepRegister({ ...deps(), register });
    expect([asked.includes(due.number), asked.includes(late.number)]).toEqual([true, false]);
  });
});

describe('what was public before evidence was asked for', () => {
  it('is told its day, stays until then, leaves the market with notice, and comes back by itself', async () => {
    const { scope, org } = await makeParty(t.db, 'university');
    const patent = await makePatent(t.db, org, { ownership: 'unproven', ownershipDueOn: addDays(today, 30), rightKey: '', rightKeys: [] });
    const listing = await makeListing(t.db, patent);
    await sweepOwnership(deps());
    expect((await patentRow(patent.id)).rightKey).toMatch(/^CN:application:/);
    expect((await listingRow(listing.id)).rightKey).toBe((await patentRow(patent.id)).rightKey);
    const told = async (kind: string) => (await withRead(t.db, system, (tx) => tx.select().from(outbox).where(eq(outbox.topic, 'org.notice')))).filter((r) => r.payload.orgId === org.id && r.payload.kind === kind);
    expect(await told('ownership_due')).toHaveLength(1);
    await sweepOwnership(deps());
    expect(await told('ownership_due')).toHaveLength(1);
    expect((await getListing(deps(), scope, listing.id)).owner).toMatchObject({ proof_due_on: addDays(today, 30) });
    await suspendDeadListings(deps());
    expect((await listingRow(listing.id)).status).toBe('published');
    const later = { ...deps(), clock: fixedClock(new Date(Date.now() + 31 * 86_400_000)) };
    await suspendDeadListings(later);
    expect(await listingRow(listing.id)).toMatchObject({ status: 'suspended', suspendedReason: 'unproven' });
    expect(await told('listing_suspended')).toHaveLength(1);
    await decideProof(deps(), await operator(), { proof_id: await submitExtract(t.db, scope, patent.id), verdict: 'accept', reason: '', our_name: '' });
    await onPatentChanged(deps(), { patentId: patent.id, orgId: org.id });
    expect(await listingRow(listing.id)).toMatchObject({ status: 'published', suspendedReason: null });
  });

  it('offered twice by two organisations, the later one waits for whoever is proven', async () => {
    const [a, b] = [await makeParty(t.db, 'university'), await makeParty(t.db, 'university')];
    const old = { ownership: 'unproven' as const, ownershipDueOn: addDays(today, 30), rightKey: '', rightKeys: [] };
    const first = await makePatent(t.db, a.org, { ...old });
    const second = await makePatent(t.db, b.org, { ...old, number: first.number, applicationNumber: null });
    const [one, two] = [await makeListing(t.db, first), await makeListing(t.db, second)];
    await sweepOwnership(deps());
    expect([(await listingRow(one.id)).status, (await listingRow(two.id)).status].sort()).toEqual(['published', 'suspended']);
    expect((await patentRow(first.id)).rightKey).toBe((await patentRow(second.id)).rightKey);
  });
});

describe('an organisation that is not verified any more', () => {
  it('leaves the market with all it offers, and comes back with its verification', async () => {
    const { org } = await makeParty(t.db, 'university');
    const listing = await makeListing(t.db, await makePatent(t.db, org));
    await withTx(t.db, system, (tx) => tx.update(orgs).set({ verifiedUntil: today }).where(eq(orgs.id, org.id)));
    await onOrgChanged(deps(), { orgId: org.id });
    expect(await listingRow(listing.id)).toMatchObject({ status: 'suspended', suspendedReason: 'org_unverified' });
    await withTx(t.db, system, (tx) => tx.update(orgs).set({ verifiedUntil: addDays(today, 200) }).where(eq(orgs.id, org.id)));
    await onOrgChanged(deps(), { orgId: org.id });
    expect(await listingRow(listing.id)).toMatchObject({ status: 'published' });
  });

  it('does not come back when its owner had suspended the listing', async () => {
    const { org } = await makeParty(t.db, 'university');
    const listing = await makeListing(t.db, await makePatent(t.db, org), { status: 'suspended', suspendedReason: 'by_owner' });
    await onOrgChanged(deps(), { orgId: org.id });
    expect((await listingRow(listing.id)).status).toBe('suspended');
  });
});

describe('a claim', () => {
  const words = { name: '顾南乔', organisation: '南乔精密仪器厂', reason: '这件专利两年前已经转让给我们，登记手续合格通知书在附件里。' };
  const from = (address = '203.0.113.7') => ({ address, locale: 'zh' as const });
  const mailsTo = (email: string) => withRead(t.db, system, (tx) => tx.select().from(mails).where(eq(mails.toAddress, email)).orderBy(mails.createdAt));

  it('by a visitor is acknowledged, shown to nobody, decided with a reason, answered, and appealed once', async () => {
    const m = await makeMarket(t.db);
    const email = 'gu@owner.example';
    const { id } = await makeClaim(deps(), publicScope, m.listing.id, { ...words, email }, upload(), from());
    expect((await mailsTo(email))[0]!.text).toContain(`/claims/${claimToken(SECRET, id)}`);
    const publicly = await getListing(deps(), publicScope, m.listing.id);
    expect(JSON.stringify(publicly)).not.toContain('南乔');
    expect(publicly.owner).toBeNull();
    expect((await getListing(deps(), m.university.scope, m.listing.id)).owner!.open_claims).toBe(1);
    expect(JSON.stringify(await ownershipStatus(deps(), m.university.scope, m.patent.number))).not.toContain('gu@owner');
    expect((await refused(makeClaim(deps(), publicScope, m.listing.id, { ...words, email }, null, from()))).code).toBe('duplicate');

    const [first, second] = [await operator(), await operator()];
    expect((await refused(decideClaim(deps(), first, { claim_id: id, verdict: 'dismiss', reason: '', our_name: '' }))).fields[0]!.code).toBe('reason_required');
    await decideClaim(deps(), first, { claim_id: id, verdict: 'dismiss', reason: '登记簿的权利人仍是示例大学。', our_name: '' });
    expect((await mailsTo(email)).at(-1)!.text).toContain('登记簿的权利人仍是示例大学');
    const token = claimToken(SECRET, id);
    expect(await viewClaim(deps(), token)).toMatchObject({ state: 'dismissed', can_appeal: true });
    await appealByLink(deps(), token, { reason: '请看第二份通知书，登记日是上个月。' });
    expect((await refused(appealByLink(deps(), token, { reason: '请看第二份通知书，登记日是上个月。' }))).code).toBe('conflict');
    expect(await viewClaim(deps(), token)).toMatchObject({ state: 'open', can_appeal: false, appealed: true });
    const [again] = await withRead(t.db, system, (tx) => tx.select().from(ownershipClaims).where(eq(ownershipClaims.appealOf, id)));
    expect((await refused(decideClaim(deps(), first, { claim_id: again!.id, verdict: 'uphold', reason: 'x', our_name: '' }))).details.reason).toBe('two_persons');
    await decideClaim(deps(), second, { claim_id: again!.id, verdict: 'uphold', reason: '第二份通知书真实。', our_name: '' });
    expect(await patentRow(m.patent.id)).toMatchObject({ ownership: 'lost', ownerOrgId: null });
    await onPatentChanged(deps(), { patentId: m.patent.id, orgId: m.university.org.id });
    expect(await listingRow(m.listing.id)).toMatchObject({ status: 'suspended', suspendedReason: 'ownership_lost' });
    expect(await viewClaim(deps(), token)).toMatchObject({ state: 'upheld', can_appeal: false });
    expect((await refused(viewClaim(deps(), claimToken('another-secret-0123456789abcdef-01234', id)))).code).toBe('not_found');
  });

  it('that is upheld can be appealed by the holder, and turned round by another operator', async () => {
    const m = await makeMarket(t.db);
    const { id } = await makeClaim(deps(), publicScope, m.listing.id, { ...words, email: 'b@owner.example' }, null, from('203.0.113.8'));
    const [first, second] = [await operator(), await operator()];
    await decideClaim(deps(), first, { claim_id: id, verdict: 'uphold', reason: '看来如此', our_name: '' });
    expect((await patentRow(m.patent.id)).ownership).toBe('lost');
    const stranger = await makeParty(t.db, 'university');
    expect((await refused(appealAsOrganisation(deps(), stranger.scope, id, { reason: 'not my business but I try anyway' }))).code).toBe('not_found');
    await appealAsOrganisation(deps(), m.university.scope, id, { reason: '通知书是伪造的，请向专利局核实。' });
    const [again] = await withRead(t.db, system, (tx) => tx.select().from(ownershipClaims).where(eq(ownershipClaims.appealOf, id)));
    await decideClaim(deps(), second, { claim_id: again!.id, verdict: 'uphold', reason: '经核实，通知书不实。', our_name: '' });
    // What had been accepted before counts again.
    expect(await patentRow(m.patent.id)).toMatchObject({ ownership: 'proven', ownershipAsOf: today });
  });

  it('between two holders is opened by the second one’s evidence and decided between them', async () => {
    const m = await makeMarket(t.db);
    const rival = await makeParty(t.db, 'university', { nameZh: '后来大学', nameEn: 'Later University' });
    const theirs = await makePatent(t.db, rival.org, { number: m.patent.number.replace(/B$/, 'A'), applicationNumber: null, grantNumber: null, ownership: 'unproven', ...{ rightKey: 'x', rightKeys: m.patent.rightKeys } });
    const proof = await submitExtract(t.db, rival.scope, theirs.id, { owner_names: '后来大学' });
    const op = await operator();
    expect((await refused(decideProof(deps(), op, { proof_id: proof, verdict: 'accept', reason: '', our_name: '' }))).details.reason).toBe('decide_claim');
    const [claim] = await withRead(t.db, system, (tx) => tx.select().from(ownershipClaims).where(eq(ownershipClaims.claimantOrgId, rival.org.id)));
    expect(claim).toMatchObject({ kind: 'rival_holder', holderOrgId: m.university.org.id, state: 'open' });
    await decideClaim(deps(), op, { claim_id: claim!.id, verdict: 'uphold', reason: '登记簿已变更', our_name: '' });
    expect((await patentRow(m.patent.id)).ownership).toBe('lost');
    expect(await patentRow(theirs.id)).toMatchObject({ ownership: 'proven', ownerOrgId: rival.org.id });
  });

  it('is limited by address and mail, and never about a listing that is not public', async () => {
    const { org } = await makeParty(t.db, 'university');
    const many = await Promise.all(Array.from({ length: 5 }, async () => makeListing(t.db, await makePatent(t.db, org))));
    const say = (i: number, email: string, address: string) => makeClaim(deps(), publicScope, many[i]!.id, { ...words, email }, null, from(address));
    for (let i = 0; i < 3; i++) await say(i, 'flood@owner.example', `198.51.100.${i}`);
    expect((await refused(say(3, 'flood@owner.example', '198.51.100.9'))).code).toBe('rate_limited');
    const draft = await makeListing(t.db, await makePatent(t.db, org), { status: 'draft' });
    expect((await refused(makeClaim(deps(), publicScope, draft.id, { ...words, email: 'c@owner.example' }, null, from('198.51.100.77')))).code).toBe('not_found');
  });

  it('of one’s own organisation is not decided by its member', async () => {
    const m = await makeMarket(t.db);
    const { id } = await makeClaim(deps(), publicScope, m.listing.id, { ...words, email: 'd@owner.example' }, null, from('203.0.113.9'));
    const org = await makeOrg(t.db, 'operator');
    const op = await makeMember(t.db, org);
    await makeMember(t.db, m.university.org, 'member', { userId: op.userId });
    expect((await refused(decideClaim(deps(), op, { claim_id: id, verdict: 'dismiss', reason: 'mine', our_name: '' }))).details.reason).toBe('own_affair');
  });
});

describe('one live listing of a right', () => {
  it('is kept by the database against two who publish at once under different numbers', async () => {
    const [a, b] = [await makeParty(t.db, 'university'), await makeParty(t.db, 'university')];
    const first = await makePatent(t.db, a.org);
    const second = await makePatent(t.db, b.org, { number: first.number.replace(/B$/, 'A'), applicationNumber: first.applicationNumber, grantNumber: null });
    const drafts = [await createListing(deps(), a.scope, { patent_id: first.id, ...offered }), await createListing(deps(), b.scope, { patent_id: second.id, ...offered })];
    const outcomes = await Promise.allSettled([publishListing(deps(), a.scope, drafts[0]!.id), publishListing(deps(), b.scope, drafts[1]!.id)]);
    expect(outcomes.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected']);
    const loser = outcomes.find((o) => o.status === 'rejected') as PromiseRejectedResult;
    expect((loser.reason as AppError).details.blockers).toEqual(['listed_elsewhere']);
  });
});
