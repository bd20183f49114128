import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, fixedClock, legalDay, systemClock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { publicScope, systemScope, type OrgScope } from '#app/core/scope.ts';
import { acceptOffer } from '#app/modules/deals/accept-offer.server.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { getListing } from '#app/modules/listings/get-listing.server.ts';
import { confirmOffer } from '#app/modules/offers/confirm-offer.server.ts';
import { openEvidence } from '#app/modules/documents/open-evidence.server.ts';
import { counterOffer } from '#app/modules/offers/counter-offer.server.ts';
import { getOffer } from '#app/modules/offers/get-offer.server.ts';
import { makeOffer } from '#app/modules/offers/make-offer.server.ts';
import { listQueue } from '#app/modules/operations/list-queue.server.ts';
import { decideName, decideVerification } from '#app/modules/operations/verify-organisation.server.ts';
import { listOrganisations } from '#app/modules/orgs/organisations.server.ts';
import { ownOrganisation, updateOrganisation } from '#app/modules/orgs/profile.server.ts';
import { registerOrganisation } from '#app/modules/orgs/register-organisation.server.ts';
import { submitVerification, verificationStatus, withdrawVerification } from '#app/modules/orgs/submit-verification.server.ts';
import { sweepVerifications } from '#app/modules/orgs/sweep-verifications.server.ts';
import { orgPayoutAccounts, orgs } from '#db/schema/orgs.ts';
import { outbox } from '#db/schema/platform.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeMember, makeParty, makeUser } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { clearPaperGates, makeMarket, memoryFiles, move, terms } from '#tests/fixtures/deals.ts';
import { creditCode, submitPapers, upload } from '#tests/fixtures/identity.ts';

let t: TestDatabase;
beforeAll(async () => { t = await testDatabase(); });
afterAll(() => t.close());

const system = systemScope('test');
const today = legalDay(new Date());
const deps = () => ({ db: t.db, clock: systemClock });
const refused = async (work: Promise<unknown>): Promise<AppError> => {
  try { await work; } catch (error) { if (error instanceof AppError) return error; throw error; }
  throw new Error('was not refused');
};
const operator = async () => (await makeParty(t.db, 'operator')).scope;
const told = async (orgId: string) => (await withRead(t.db, system, (tx) => tx.select().from(outbox).where(eq(outbox.topic, 'org.notice')))).filter((r) => r.payload.orgId === orgId).map((r) => r.payload.kind);

describe('the verification of an organisation', () => {
  it('goes from nothing by papers to a year, through a refusal with a reason', async () => {
    const { org, scope } = await makeParty(t.db, 'company', { verifiedAt: null });
    expect((await verificationStatus(deps(), scope)).verification).toMatchObject({ state: 'unverified', verified: false });
    const first = await submitPapers(t.db, scope);
    expect((await verificationStatus(deps(), scope)).verification.state).toBe('submitted');
    expect((await refused(submitPapers(t.db, scope))).details.state).toBe('submission_open');
    const op = await operator();
    expect((await refused(decideVerification(deps(), op, { verification_id: first, verdict: 'refuse' }))).fields[0]).toMatchObject({ path: 'reason', code: 'reason_required' });
    await decideVerification(deps(), op, { verification_id: first, verdict: 'refuse', reason: '执照缺页' });
    expect(await verificationStatus(deps(), scope)).toMatchObject({ verification: { state: 'refused' }, submissions: [{ state: 'refused', reason: '执照缺页' }] });
    const second = await submitPapers(t.db, scope, { legal_name: '依法登记的名称' });
    await decideVerification(deps(), op, { verification_id: second, verdict: 'accept' });
    const status = await verificationStatus(deps(), scope);
    expect(status.verification).toMatchObject({ state: 'verified', verified: true });
    expect(status.verification.until! > addDays(today, 360)).toBe(true);
    expect(await told(org.id)).toEqual(['verification_refused', 'verification_accepted']);
    expect((await refused(withdrawVerification(deps(), scope))).code).toBe('not_found');
  });

  it('is asked of the file, the owner and nobody else', async () => {
    const { org, scope } = await makeParty(t.db, 'company', { verifiedAt: null });
    const input = { regime: 'cn' as const, legal_name: '示例', credit_code: creditCode(), address: '虚构市一号' };
    expect((await refused(submitVerification(deps(), scope, input, null))).fields[0]).toMatchObject({ path: 'file', code: 'required' });
    const manager = await makeMember(t.db, org, 'manager');
    expect((await refused(submitVerification(deps(), manager, input, upload()))).code).toBe('forbidden');
    const id = await submitPapers(t.db, scope);
    const fileId = (await verificationStatus(deps(), scope)).submissions[0]!.file_id;
    const stranger = await makeParty(t.db, 'company');
    expect((await refused(openEvidence({ db: t.db, files: memoryFiles() }, stranger.scope, fileId))).code).toBe('not_found');
    expect((await refused(decideVerification(deps(), scope, { verification_id: id, verdict: 'accept' }))).code).toBe('forbidden');
    // An operator who belongs to it decides nothing about it.
    const op = await operator();
    await makeMember(t.db, org, 'viewer', { userId: op.userId });
    expect((await refused(decideVerification(deps(), op, { verification_id: id, verdict: 'accept' }))).details.reason).toBe('own_affair');
  });

  it('must be renewed: told once, shown as due, over on its day', async () => {
    const { org, scope } = await makeParty(t.db, 'company', {});
    await withTx(t.db, system, (tx) => tx.update(orgs).set({ verifiedUntil: addDays(today, 20) }).where(eq(orgs.id, org.id)));
    expect((await verificationStatus(deps(), scope)).verification).toMatchObject({ state: 'renewal_due', verified: true });
    await sweepVerifications(deps());
    await sweepVerifications(deps());
    expect(await told(org.id)).toEqual(['verification_due']);
    // The guards read the day themselves, before any sweep.
    const later = { db: t.db, clock: fixedClock(new Date(Date.now() + 21 * 86_400_000)) };
    expect((await verificationStatus(later, scope)).verification).toMatchObject({ state: 'expired', verified: false });
    await sweepVerifications(later);
    expect(await ownOrganisation(deps(), scope)).toMatchObject({ verifiedAt: null, verificationState: 'expired' });
    expect(await told(org.id)).toContain('verification_expired');
  });

  it('ends with the name it was of, and with it what waits', async () => {
    const { org, scope } = await makeParty(t.db, 'university');
    const id = await submitPapers(t.db, scope);
    await updateOrganisation(deps(), scope, { name_zh: '另取一名大学', name_en: 'Another Name University', about_zh: '', about_en: '', region: '22' });
    expect(await ownOrganisation(deps(), scope)).toMatchObject({ verifiedAt: null, verifiedUntil: null, verificationState: 'unverified' });
    expect((await refused(decideVerification(deps(), await operator(), { verification_id: id, verdict: 'accept' }))).details.reason).toBe('already_decided');
    const changed = (await withRead(t.db, system, (tx) => tx.select().from(outbox).where(eq(outbox.topic, 'org.changed')))).filter((r) => r.payload.orgId === org.id && r.consumer === 'patents');
    expect(changed).toHaveLength(1);
  });
});

describe('a name too like a verified one', () => {
  it('counts when the verification has ended, and under the name it was checked with', async () => {
    const { org, scope } = await makeParty(t.db, 'university');
    const id = await submitPapers(t.db, scope, { legal_name: '琼崖热带作物学院' });
    await decideVerification(deps(), await operator(), { verification_id: id, verdict: 'accept' });
    await withTx(t.db, system, (tx) => tx.update(orgs).set({ nameZh: '改名之后的大学', nameEn: 'Renamed Since', verifiedAt: null, verifiedUntil: null, verificationState: 'unverified' }).where(eq(orgs.id, org.id)));
    const userId = await makeUser(t.db);
    const held = async (name_zh: string) => {
      const orgId = await registerOrganisation({ db: t.db }, { kind: 'user', userId }, { kind: 'company', name_zh, name_en: `Other ${name_zh.length}`, about_zh: '', about_en: '', region: '46', state_owned: false });
      return (await verificationStatus(deps(), { kind: 'org', userId, orgId, orgKind: 'company', role: 'owner' })).name_held;
    };
    expect([await held('琼崖热带作物学院技术转移中心'), await held('改名之后的大学技术转移中心'), await held('全然无关的公司')]).toEqual([true, true, false]);
  });

  it('is held, kept off the market, and decided with a reason', async () => {
    await makeParty(t.db, 'university', { nameZh: '滨海海洋大学', nameEn: 'Binhai Ocean University' });
    const userId = await makeUser(t.db);
    const orgId = await registerOrganisation({ db: t.db }, { kind: 'user', userId }, { kind: 'company', name_zh: '滨海海洋大学技术转移中心', name_en: 'Sea Transfer', about_zh: '', about_en: '', region: '12', state_owned: false });
    const scope: OrgScope = { kind: 'org', userId, orgId, orgKind: 'company', role: 'owner' };
    expect((await verificationStatus(deps(), scope)).name_held).toBe(true);
    expect((await listOrganisations({ db: t.db }, publicScope, { limit: 100 })).some((o) => o.id === orgId)).toBe(false);
    const m = await makeMarket(t.db);
    expect((await refused(makeOffer(deps(), scope, m.listing.id, terms('transfer')))).details.reason).toBe('name_held');
    const op = await operator();
    expect((await listQueue(deps(), op, { view: 'orgs' })).items.map((i) => i.key)).toContain(`name_review:${orgId}`);
    expect((await refused(decideName(deps(), op, { org_id: orgId, verdict: 'refuse' }))).fields[0]!.code).toBe('reason_required');
    await decideName(deps(), op, { org_id: orgId, verdict: 'refuse', reason: '会被误认为该大学的下属机构' });
    expect((await verificationStatus(deps(), scope)).name_held).toBe(true);
    // Another name is looked at anew, and this one is nobody's.
    await updateOrganisation(deps(), scope, { name_zh: '远帆技术服务', name_en: 'Far Sail Services', about_zh: '', about_en: '', region: '12' });
    expect((await verificationStatus(deps(), scope)).name_held).toBe(false);
    expect((await refused(decideName(deps(), op, { org_id: orgId, verdict: 'accept' }))).details.reason).toBe('already_decided');
  });
});

describe('an offer of an organisation that is not verified', () => {
  it('says that it does not bind, cannot be accepted, and binds once it is confirmed', async () => {
    const m = await makeMarket(t.db);
    const { org, scope } = await makeParty(t.db, 'company', { verifiedAt: null });
    const offer = await makeOffer(deps(), scope, m.listing.id, terms('transfer'));
    expect(offer).toMatchObject({ binding: false, buyer: { verification: { state: 'unverified', verified: false } } });
    expect(await getOffer(deps(), m.university.scope, offer.id)).toMatchObject({ binding: false, can: { accept: false, counter: true } });
    expect((await refused(acceptOffer(deps(), m.university.scope, offer.id))).code).toBe('unverified');
    expect((await refused(confirmOffer(deps(), scope, offer.id))).code).toBe('unverified');
    await decideVerification(deps(), await operator(), { verification_id: await submitPapers(t.db, scope), verdict: 'accept' });
    // Verified, but what was said not to bind does not bind by that alone.
    expect((await refused(acceptOffer(deps(), m.university.scope, offer.id))).details.reason).toBe('not_binding');
    expect((await refused(confirmOffer(deps(), m.university.scope, offer.id))).details.reason).toBe('not_to_confirm');
    const confirmed = await confirmOffer(deps(), scope, offer.id);
    expect(confirmed).toMatchObject({ binding: true, can: { confirm: false } });
    expect((await acceptOffer(deps(), m.university.scope, offer.id)).deal_id).toMatch(/^deal_/);
    expect((await getListing(deps(), m.university.scope, m.listing.id)).org.verification.verified).toBe(true);
    expect(org.verifiedAt).toBeNull();
  });

  it('binds or not by who made the standing round: a verified seller’s counter binds, an unverified buyer’s does not', async () => {
    const m = await makeMarket(t.db);
    const { scope } = await makeParty(t.db, 'company', { verifiedAt: null });
    const offer = await makeOffer(deps(), scope, m.listing.id, terms('transfer'));
    const price = (amount: number) => ({ price: { currency: 'CNY' as const, amount } });
    expect(await counterOffer(deps(), m.university.scope, offer.id, price(1_200_000_00))).toMatchObject({ round_no: 2, binding: true });
    // The buyer still has to be verified to take what binds the seller.
    expect((await refused(acceptOffer(deps(), scope, offer.id))).code).toBe('unverified');
    expect(await counterOffer(deps(), scope, offer.id, price(1_000_000_00))).toMatchObject({ round_no: 3, binding: false });
    expect((await refused(acceptOffer(deps(), m.university.scope, offer.id))).code).toBe('unverified');
  });

  it('is not accepted by one that has lost its verification either', async () => {
    const m = await makeMarket(t.db);
    const offer = await makeOffer(deps(), m.company.scope, m.listing.id, terms('transfer'));
    await withTx(t.db, system, (tx) => tx.update(orgs).set({ verifiedUntil: today }).where(eq(orgs.id, m.university.org.id)));
    expect(await refused(acceptOffer(deps(), m.university.scope, offer.id))).toMatchObject({ code: 'unverified', details: { side: 'own' } });
    // Whoever takes it cannot, and whoever made it still stands by it.
    expect(await getOffer(deps(), m.university.scope, offer.id)).toMatchObject({ binding: true, can: { accept: false } });
  });

  it('is no longer shown to bind when whoever made it has lost its verification', async () => {
    const m = await makeMarket(t.db);
    const offer = await makeOffer(deps(), m.company.scope, m.listing.id, terms('transfer'));
    expect(await getOffer(deps(), m.university.scope, offer.id)).toMatchObject({ binding: true, can: { accept: true } });
    await withTx(t.db, system, (tx) => tx.update(orgs).set({ verifiedUntil: today }).where(eq(orgs.id, m.company.org.id)));
    expect(await getOffer(deps(), m.university.scope, offer.id)).toMatchObject({ binding: false, can: { accept: false } });
  });
});

describe('two organisations tied together', () => {
  const related = async (m: Awaited<ReturnType<typeof makeMarket>>) => (await makeOffer(deps(), m.company.scope, m.listing.id, terms('transfer'))).related;

  it('by a person, even one who has left within the year', async () => {
    const m = await makeMarket(t.db);
    const userId = await makeUser(t.db);
    await makeMember(t.db, m.university.org, 'viewer', { userId });
    await makeMember(t.db, m.company.org, 'viewer', { userId });
    const left = (days: number) => withTx(t.db, system, (tx) => tx.execute(`update members set removed_at = now() - interval '${days} days' where user_id = '${userId}' and org_id = '${m.company.org.id}'`));
    await left(300);
    expect(await related(m)).toEqual(['common_member']);
    await left(400);
    const n = await makeMarket(t.db);
    expect(await related(n)).toEqual([]);
  });

  it('by register entry, address and payout account', async () => {
    const m = await makeMarket(t.db);
    const code = creditCode();
    await submitPapers(t.db, m.university.scope, { credit_code: code, address: '虚构市一号 (A座)' });
    await submitPapers(t.db, m.company.scope, { credit_code: code, address: '虚构市 一号（Ａ座）' });
    await withTx(t.db, system, (tx) => tx.insert(orgPayoutAccounts).values([m.university, m.company].map(({ org }) => ({ orgId: org.id, providerAccountId: 'acct_same' }))));
    expect(await related(m)).toEqual(['credit_code', 'address', 'payout_account']);
  });

  it('are related whatever they declare, and both and the gate say so', async () => {
    const m = await makeMarket(t.db);
    const userId = await makeUser(t.db);
    await makeMember(t.db, m.university.org, 'viewer', { userId });
    await makeMember(t.db, m.company.org, 'viewer', { userId });
    const offer = await makeOffer(deps(), m.company.scope, m.listing.id, terms('transfer'));
    const dealId = (await acceptOffer(deps(), m.university.scope, offer.id)).deal_id!;
    expect((await refused(move(t.db, m.university.scope, dealId, 'provide_evidence', { gate: 'G8' }))).code).toBe('validation');
    await clearPaperGates(t.db, m, dealId);
    for (const scope of [m.university.scope, m.company.scope, m.operator.scope]) {
      expect((await getDeal(deps(), scope, dealId)).related).toEqual({ facts: ['common_member'], declared: { seller: false, buyer: false } });
    }
    // The seller is state-owned: what is not published is not cleared.
    expect((await getDeal(deps(), m.company.scope, dealId)).gates.find((g) => g.code === 'G8')).toMatchObject({ state: 'open', why: 'related_party_not_published' });
    // Leaving afterwards undoes nothing.
    await withTx(t.db, system, (tx) => tx.execute(`update members set removed_at = now() - interval '3 years' where user_id = '${userId}'`));
    expect((await getDeal(deps(), m.company.scope, dealId)).related!.facts).toEqual(['common_member']);
  });

  it('never by one person who would be both sides', async () => {
    const m = await makeMarket(t.db);
    const both = await makeMember(t.db, m.company.org, 'owner', { userId: m.university.scope.userId });
    expect((await refused(makeOffer(deps(), both, m.listing.id, terms('transfer')))).code).toBe('both_sides');
  });
});
