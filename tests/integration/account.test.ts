import { ownershipClaims } from '#db/schema/ownership.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock, systemClock } from '#app/core/clock.ts';
import { newId } from '#app/core/ids.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { systemScope } from '#app/core/scope.ts';
import type { Auth } from '#app/modules/identity/auth.server.ts';
import { confirmEmailChange, requestEmailChange } from '#app/modules/identity/change-email.server.ts';
import { requestPasswordReset, resetPassword } from '#app/modules/identity/passwords.server.ts';
import { PERSONAL_COLUMNS } from '#app/modules/identity/personal-columns.ts';
import { personalData } from '#app/modules/identity/personal-data.server.ts';
import { beginSignIn } from '#app/modules/identity/sign-in.server.ts';
import { createApiToken, viewerOfToken } from '#app/modules/orgs/api-tokens.server.ts';
import { closeAccount, closingHindrances, CLOSED_NAME } from '#app/modules/orgs/close-account.server.ts';
import { decideClaim } from '#app/modules/patents/decide-ownership.server.ts';
import { removeMember } from '#app/modules/orgs/members.server.ts';
import { identityPool } from '#db/client.ts';
import { verifyChain } from '#db/audit.ts';
import { demands } from '#db/schema/demands.ts';
import { accounts, knownDevices, sessions, users } from '#db/schema/identity.ts';
import { savedSearchAlerts } from '#db/schema/matching-digests.ts';
import { members, savedListings, savedSearches } from '#db/schema/orgs.ts';
import { auditEvents, mails, notifications } from '#db/schema/platform.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeListing, makeMember, makeOrg, makePatent, makeParty } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { again, authFor, BASE_URL, client, linkIn, mailsTo, PASSWORD, refusalOf, signedIn } from '#tests/fixtures/people.ts';

let t: TestDatabase;
let deps: { db: TestDatabase['db']; auth: Auth; clock: typeof systemClock; publicUrl: string };
beforeAll(async () => {
  t = await testDatabase();
  deps = { db: t.db, auth: authFor(t), clock: systemClock, publicUrl: BASE_URL };
});
afterAll(async () => { await t.close(); });

const system = systemScope('test');
const read = <T>(fn: Parameters<typeof withRead<T>>[2]) => withRead(t.db, system, fn);
const memberId = async (orgId: string, userId: string) => (await read((tx) => tx.select({ id: members.id }).from(members).where(and(eq(members.orgId, orgId), eq(members.userId, userId), isNull(members.removedAt)))))[0]!.id;
const linkTo = async (email: string) => linkIn((await mailsTo(t, email)).filter((m) => m.subject === 'Confirm your new address').at(-1)!.text, 'token');

async function makeDemand(db: TestDatabase['db'], org: { id: string }, userId: string): Promise<string> {
  const id = newId('demand');
  await withTx(db, system, (tx) => tx.insert(demands).values({ id, orgId: org.id, createdBy: userId, status: 'open', lang: 'en', title: 'Bipolar plates', problem: 'They corrode.' }));
  return id;
}

describe('the address one signs in with', () => {
  it('changes by the link at the new one, once; the old one is told and its links end', async () => {
    const me = await signedIn(t, deps, 'old@mail.change');
    await requestEmailChange(deps, me.userId, 'new@mail.change', client);
    await requestPasswordReset(deps, me.email);
    const reset = linkIn((await mailsTo(t, me.email)).at(-1)!.text, 'token');
    expect('secondStep' in await beginSignIn(deps, { email: me.email, password: PASSWORD }, client)).toBe(false);
    const token = await linkTo('new@mail.change');
    expect(await confirmEmailChange(deps, token, client)).toBe('new@mail.change');
    const told = (await mailsTo(t, me.email)).at(-1)!;
    expect([told.subject, told.text.includes('new@mail.change')]).toEqual(['Your sign-in address was changed', true]);
    expect(await refusalOf(beginSignIn(deps, { email: me.email, password: PASSWORD }, client))).toBe('password:wrong_credentials');
    expect(await refusalOf(beginSignIn(deps, { email: 'new@mail.change', password: PASSWORD }, client))).toBe('done');
    expect(await refusalOf(confirmEmailChange(deps, token, client))).toBe('not_found');
    expect(await refusalOf(resetPassword(deps, { token: reset, new_password: 'the next long password' }))).toBe('new_password:link_expired');
  });

  it('is changed by the newest link only, in time, and to no address of somebody else', async () => {
    const me = await signedIn(t, deps, 'again@mail.change');
    const taken = await signedIn(t, deps, 'taken@mail.change');
    expect(await refusalOf(requestEmailChange(deps, me.userId, me.email, client))).toBe('email:same_address');
    await requestEmailChange(deps, me.userId, 'first@mail.change', client);
    const first = await linkTo('first@mail.change');
    await requestEmailChange(deps, me.userId, 'second@mail.change', client);
    expect(await refusalOf(confirmEmailChange(deps, first, client))).toBe('not_found');
    const second = await linkTo('second@mail.change');
    const late = { ...deps, clock: fixedClock(new Date(Date.now() + 3_601_000)) };
    expect(await refusalOf(confirmEmailChange(late, second, client))).toBe('not_found');
    // Told to the owner of the address alone: whoever asks sees the same as for a free one.
    expect(await refusalOf(requestEmailChange(deps, me.userId, taken.email, client))).toBe('done');
    expect((await mailsTo(t, taken.email)).at(-1)!.subject).toBe('You already have a Jingzhe account');
    await requestEmailChange(deps, me.userId, 'meanwhile@mail.change', client);
    const third = await linkTo('meanwhile@mail.change');
    await signedIn(t, deps, 'meanwhile@mail.change');
    expect(await refusalOf(confirmEmailChange(deps, third, client))).toBe('conflict:address_taken');
  });
});

/** Columns of the schema that name a person: what references them, and what is called so without a reference. */
async function columnsThatNamePeople(): Promise<string[]> {
  const rows = await t.db.execute<{ name: string }>(sql`
    select c.relname || '.' || a.attname as name from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.confrelid = 'users'::regclass
    union select table_name || '.' || column_name from information_schema.columns
      where table_schema = 'public' and column_name ~ '(^|_)user_id$|_by$|_by_user(_id)?$|^actor$' and table_name <> 'users' and column_name <> 'appeal_by' /* which side appeals */
        and table_name || '.' || column_name <> 'sale_openings.opened_by' /* shares of holders, or a receipt */`);
  return rows.map((r) => r.name).sort();
}

describe('personal data', () => {
  it('is decided column by column: every one that names a person is on the list', async () => {
    expect(await columnsThatNamePeople()).toEqual(PERSONAL_COLUMNS.map((c) => `${c.table}.${c.column}`).sort());
  });

  it('is given whole, without a secret and without what is the organisation’s', async () => {
    const me = await signedIn(t, deps, 'export@data.test');
    const { org } = await makeParty(t.db, 'company');
    const scope = await makeMember(t.db, org, 'owner', { userId: me.userId });
    const { token } = await createApiToken(deps, scope, { name: 'sync' });
    const demandId = await makeDemand(t.db, org, me.userId);
    const data = await personalData(deps, me.userId);
    expect(data.person).toMatchObject({ id: me.userId, email: me.email, name: 'Person' });
    expect(Object.keys(data.records)).toEqual(expect.arrayContaining(['sessions.user_id', 'known_devices.user_id', 'members.user_id', 'api_tokens.user_id', 'audit_events.actor']));
    expect(data.records['demands.created_by']!.rows[0]).toMatchObject({ id: demandId });
    expect(data.mails.map((m) => m.subject)).toContain('A new API token was made');
    const text = JSON.stringify(data);
    const [account] = await identityPool(t.db).select().from(accounts).where(eq(accounts.userId, me.userId));
    const [session] = await identityPool(t.db).select().from(sessions).where(eq(sessions.userId, me.userId));
    for (const secret of [token, account!.password!, session!.token, me.device, 'confirm=']) expect(text).not.toContain(secret);
    const other = await signedIn(t, deps, 'other@data.test');
    expect(JSON.stringify(await personalData(deps, other.userId))).not.toContain(me.userId);
    const trail = await read((tx) => tx.select().from(auditEvents).where(and(eq(auditEvents.chain, `user:${me.userId}`), eq(auditEvents.action, 'person.data_export'))));
    expect(trail).toHaveLength(1);
  });
});

/** Somebody with a bit of everything that is looked after by a person. */
async function withWork(org: Awaited<ReturnType<typeof makeOrg>>, userId: string) {
  const scope = await makeMember(t.db, org, 'member', { userId });
  const demandId = await makeDemand(t.db, org, userId);
  const seller = await makeOrg(t.db, 'university');
  const listing = await makeListing(t.db, await makePatent(t.db, seller));
  const searchId = newId('savedSearch');
  await withTx(t.db, system, async (tx) => {
    await tx.insert(savedListings).values({ orgId: org.id, userId, listingId: listing.id });
    await tx.insert(savedSearches).values({ id: searchId, orgId: org.id, userId, name: 'bipolar', query: 'q=plate' });
    await tx.insert(savedSearchAlerts).values({ searchId, orgId: org.id, userId, frequency: 'daily', seenUpTo: new Date() });
    await tx.insert(notifications).values({ id: newId('notification'), orgId: org.id, userId, kind: 'match_new', data: { title_zh: '', title_en: '' }, href: '/demands', dedupeKey: `k-${userId}` });
  });
  return { scope, demandId, listingId: listing.id, searchId };
}
const ownersOf = (w: { demandId: string; listingId: string; searchId: string }, orgId: string) => read(async (tx) => ({
  demand: (await tx.select({ u: demands.createdBy }).from(demands).where(eq(demands.id, w.demandId)))[0]?.u,
  listings: (await tx.select({ u: savedListings.userId }).from(savedListings).where(and(eq(savedListings.orgId, orgId), eq(savedListings.listingId, w.listingId)))).map((r) => r.u),
  search: (await tx.select({ u: savedSearches.userId }).from(savedSearches).where(eq(savedSearches.id, w.searchId)))[0]?.u,
  alert: (await tx.select({ u: savedSearchAlerts.userId }).from(savedSearchAlerts).where(eq(savedSearchAlerts.searchId, w.searchId)))[0]?.u,
}));

describe('a member who leaves', () => {
  let org: Awaited<ReturnType<typeof makeOrg>>;
  let owner: MemberScope;
  beforeAll(async () => {
    org = await makeOrg(t.db, 'company');
    owner = await makeMember(t.db, org, 'owner');
  });

  it('hands over to whom the remover names, who is told; what both had saved stays once', async () => {
    const leaver = await signedIn(t, deps, 'leaver@hand.test');
    const work = await withWork(org, leaver.userId);
    const heir = await signedIn(t, deps, 'heir@hand.test');
    await makeMember(t.db, org, 'member', { userId: heir.userId });
    await withTx(t.db, system, (tx) => tx.insert(savedListings).values({ orgId: org.id, userId: heir.userId, listingId: work.listingId }));
    await removeMember(deps, owner, await memberId(org.id, leaver.userId), { successorId: await memberId(org.id, heir.userId), saved: 'hand_over' });
    const to = heir.userId;
    expect(await ownersOf(work, org.id)).toEqual({ demand: to, listings: [to], search: to, alert: to });
    expect((await read((tx) => tx.select({ u: notifications.userId }).from(notifications).where(eq(notifications.dedupeKey, `k-${leaver.userId}`))))[0]!.u).toBe(to);
    const mail = (await mailsTo(t, heir.email)).at(-1)!;
    expect(mail.subject).toBe(`The work of Person at ${org.nameEn} is yours now`);
    expect(mail.text).toContain('1 demands, 1 saved searches, 0 saved listings');
  });

  it('has what they saved deleted when that is chosen, and the demands go to the owner when nobody is named', async () => {
    const leaver = await signedIn(t, deps, 'leaver2@hand.test');
    const work = await withWork(org, leaver.userId);
    await removeMember(deps, owner, await memberId(org.id, leaver.userId), { saved: 'delete' });
    expect(await ownersOf(work, org.id)).toEqual({ demand: owner.userId, listings: [], search: undefined, alert: undefined });
  });

  it('hands over to nobody outside, nor to themselves', async () => {
    const leaver = await signedIn(t, deps, 'leaver3@hand.test');
    const { scope } = await withWork(org, leaver.userId);
    const stranger = await makeParty(t.db, 'company');
    const mine = await memberId(org.id, leaver.userId);
    for (const successorId of [await memberId(stranger.org.id, stranger.scope.userId), mine, newId('member')]) {
      expect(await refusalOf(removeMember(deps, owner, mine, { successorId }))).toBe('successor_id:choose_successor');
    }
    expect(await refusalOf(removeMember(deps, scope, mine, {}))).toBe('done');
  });
});

describe('closing an account', () => {
  it('erases the person, ends every credential, hands over, and keeps what was done', async () => {
    const me = await signedIn(t, deps, 'closing@close.test');
    const org = await makeOrg(t.db, 'company');
    const boss = await makeMember(t.db, org, 'owner');
    const work = await withWork(org, me.userId);
    const { token } = await createApiToken(deps, work.scope, { name: 'sync' });
    const other = await again(t, deps, me.email);
    expect(await closingHindrances(deps, me.userId)).toEqual([]);
    const patent = await makePatent(t.db, org);
    const claim = (over: Partial<typeof ownershipClaims.$inferInsert>) => ({ id: newId('claim'), kind: 'statement' as const, rightKey: patent.rightKey, holderOrgId: org.id, patentId: patent.id, name: 'Person', email: me.email.toUpperCase(), organisation: 'Ours', reason: 'it is ours', ...over });
    const claims = [claim({ state: 'dismissed' }), claim({ state: 'upheld', email: 'second@mail.test', claimantUserId: me.userId }), claim({}), claim({ state: 'dismissed', name: 'Else', email: 'else@mail.test' })];
    await withTx(t.db, systemScope('test'), (tx) => tx.insert(ownershipClaims).values(claims));
    await closeAccount(deps, me.userId, client);
    const left = await read((tx) => tx.select({ id: ownershipClaims.id, name: ownershipClaims.name, email: ownershipClaims.email }).from(ownershipClaims).where(eq(ownershipClaims.patentId, patent.id)));
    const nobody = { name: CLOSED_NAME, email: `${me.userId}@closed.invalid` };
    // An open one still has to be answered.
    expect(claims.map((c) => left.find((l) => l.id === c.id))).toMatchObject([nobody, nobody, { name: 'Person' }, { name: 'Else', email: 'else@mail.test' }]);
    // Decided, it names nobody either; that of somebody who is still there keeps their name.
    const stays = claim({ name: 'Else', email: 'else@mail.test', rightKey: '' });
    await withTx(t.db, systemScope('test'), (tx) => tx.insert(ownershipClaims).values(stays));
    for (const id of [claims[2]!.id, stays.id]) await decideClaim({ ...deps, env: { AUTH_SECRET: 'a-secret-of-these-tests-0123456789abcdef' } }, (await makeParty(t.db, 'operator')).scope, { claim_id: id, verdict: 'dismiss', reason: 'no evidence', our_name: '' });
    const decided = await read((tx) => tx.select({ id: ownershipClaims.id, name: ownershipClaims.name, email: ownershipClaims.email }).from(ownershipClaims).where(eq(ownershipClaims.patentId, patent.id)));
    expect([claims[2]!.id, stays.id].map((id) => decided.find((d) => d.id === id))).toMatchObject([nobody, { name: 'Else', email: 'else@mail.test' }]);
    const [user] = await identityPool(t.db).select().from(users).where(eq(users.id, me.userId));
    expect(user).toMatchObject({ name: CLOSED_NAME, email: `${me.userId}@closed.invalid`, emailVerified: false, twoFactorEnabled: false });
    expect(user!.closedAt).not.toBeNull();
    for (const cookie of [me.cookie, other.cookie]) expect(await deps.auth.api.getSession({ headers: new Headers({ cookie }) })).toBeNull();
    expect(await viewerOfToken(deps, token)).toBeNull();
    expect(await refusalOf(beginSignIn(deps, { email: me.email, password: PASSWORD }, client))).toBe('password:wrong_credentials');
    expect(await ownersOf(work, org.id)).toMatchObject({ demand: boss.userId, listings: [], search: undefined });
    expect(await read((tx) => tx.select().from(knownDevices).where(eq(knownDevices.userId, me.userId)))).toEqual([]);
    // The one mail left says that it is closed, and is not sent yet.
    expect((await read((tx) => tx.select().from(mails).where(and(eq(mails.toAddress, me.email), sql`sent_at is not null`))))).toEqual([]);
    expect((await mailsTo(t, me.email)).at(-1)!.subject).toBe('Your account is closed');
    expect(await read((tx) => verifyChain(tx, `user:${me.userId}`))).toMatchObject({ broken: [] });
    expect((await read((tx) => tx.select().from(auditEvents).where(eq(auditEvents.chain, `user:${me.userId}`)))).at(-1)!.actor).toBe(me.userId);
    // Nobody can reset the way back in, and the address is free for a new account.
    await requestPasswordReset(deps, me.email);
    expect((await mailsTo(t, me.email)).at(-1)!.subject).toBe('Your account is closed');
    expect((await signedIn(t, deps, me.email)).userId).not.toBe(me.userId);
  });

  it.each([
    ['members', async (org: { id: string; kind: 'company' }) => { await makeMember(t.db, org, 'viewer'); }],
    ['demands', async (org: { id: string; kind: 'company' }, userId: string) => { await makeDemand(t.db, org, userId); }],
    ['listings', async (org: { id: string; kind: 'company' }) => { await makeListing(t.db, await makePatent(t.db, org)); }],
  ])('is refused to the only owner of an organisation that has %s', async (what, give) => {
    const me = await signedIn(t, deps, `sole-${what}@close.test`);
    const org = { id: (await makeOrg(t.db, 'company')).id, kind: 'company' as const };
    await makeMember(t.db, org, 'owner', { userId: me.userId });
    await give(org, me.userId);
    expect(await closingHindrances(deps, me.userId)).toMatchObject([{ orgId: org.id, obstacles: [what] }]);
    expect(await refusalOf(closeAccount(deps, me.userId, client))).toBe('conflict:sole_owner');
    await makeMember(t.db, org, 'owner');
    expect(await refusalOf(closeAccount(deps, me.userId, client))).toBe('done');
  });

  it('is refused to the only operator, and granted to the owner of an empty organisation', async () => {
    const operator = await signedIn(t, deps, 'operator@close.test');
    await makeMember(t.db, await makeOrg(t.db, 'operator'), 'owner', { userId: operator.userId });
    expect(await refusalOf(closeAccount(deps, operator.userId, client))).toBe('conflict:sole_owner');
    const alone = await signedIn(t, deps, 'alone@close.test');
    await makeMember(t.db, await makeOrg(t.db, 'broker'), 'owner', { userId: alone.userId });
    expect(await refusalOf(closeAccount(deps, alone.userId, client))).toBe('done');
  });

  it('lets two owners who close at once leave one of them', async () => {
    const org = await makeOrg(t.db, 'company');
    const both = [await signedIn(t, deps, 'one@close.test'), await signedIn(t, deps, 'two@close.test')];
    for (const one of both) await makeMember(t.db, org, 'owner', { userId: one.userId });
    await makeMember(t.db, org, 'member');
    const outcomes = await Promise.all(both.map((one) => refusalOf(closeAccount(deps, one.userId, client))));
    expect(outcomes.sort()).toEqual(['conflict:sole_owner', 'done']);
  });
});
