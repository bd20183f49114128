import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope, type MemberScope } from '#app/core/scope.ts';
import { IDLE_MS } from '#app/modules/identity/idle.server.ts';
import { confirmName, endSessionsOf, findPerson } from '#app/modules/operations/people.server.ts';
import { createApiToken } from '#app/modules/orgs/api-tokens.server.ts';
import { identityPool } from '#db/client.ts';
import { apiTokens, sessions, users } from '#db/schema/identity.ts';
import { withRead } from '#db/tx.ts';
import { makeMember, makeParty } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { mailsTo } from '#tests/fixtures/people.ts';
import { startWeb, type TestWeb } from '#tests/fixtures/web.ts';

/** Sessions nobody uses end, and the operator can end those of a person who asks for it. */
let t: TestDatabase;
let web: TestWeb;
let member: MemberScope;
let operator: MemberScope;
beforeAll(async () => {
  t = await testDatabase();
  web = await startWeb(t);
  member = (await makeParty(t.db, 'university')).scope as MemberScope;
  operator = (await makeParty(t.db, 'operator')).scope as MemberScope;
});
afterAll(async () => { await web.close(); await t.close(); });

const HOUR = 3_600_000;
const opens = async (cookie: string) => (await web.send('GET', '/account', { headers: { cookie } })).status;
const sessionsOf = (userId: string) => identityPool(t.db).select().from(sessions).where(eq(sessions.userId, userId));
const lastUsed = (userId: string, ago: number) => identityPool(t.db).update(sessions).set({ updatedAt: new Date(Date.now() - ago) }).where(eq(sessions.userId, userId));

describe('a session nobody used', () => {
  it.each([['member', 72], ['operator', 12]] as const)('of a %s ends after %i hours, and not before', async (as, hours) => {
    const { userId } = as === 'member' ? member : operator;
    expect(IDLE_MS[as]).toBe(hours * HOUR);
    const cookie = await web.api.cookieOf(as === 'member' ? member : operator);
    await lastUsed(userId, hours * HOUR - 60_000);
    expect(await opens(cookie)).toBe(200);
    // That use counts: it is not the first day that is measured.
    expect(Date.now() - (await sessionsOf(userId))[0]!.updatedAt.getTime()).toBeLessThan(HOUR);
    await lastUsed(userId, hours * HOUR + 60_000);
    expect(await opens(cookie)).toBe(302);
    expect(await sessionsOf(userId)).toEqual([]);
    expect(await opens(cookie), 'it is over for good').toBe(302);
  });

  it('is noted as used once in ten minutes, not at every page', async () => {
    const cookie = await web.api.cookieOf(member);
    await lastUsed(member.userId, 300_000);
    const [before] = await sessionsOf(member.userId);
    expect(await opens(cookie)).toBe(200);
    expect((await sessionsOf(member.userId))[0]!.updatedAt).toEqual(before!.updatedAt);
    await lastUsed(member.userId, 700_000);
    expect(await opens(cookie)).toBe(200);
    expect(Date.now() - (await sessionsOf(member.userId))[0]!.updatedAt.getTime()).toBeLessThan(300_000);
  });
});

describe('the operator', () => {
  it('ends what is open in a person’s name, with a reason the person reads, and leaves others alone', async () => {
    const other = await makeMember(t.db, { id: member.orgId, kind: 'university' }, 'member');
    const [cookie, otherCookie] = [await web.api.cookieOf(member), await web.api.cookieOf(other)];
    await createApiToken(web.api.services, member, { name: 'sync' });
    const [user] = await identityPool(t.db).select().from(users).where(eq(users.id, member.userId));
    const before = await findPerson(web.api.services, operator, { email: `  ${user!.email.toUpperCase()} ` });
    expect(before).toMatchObject({ id: member.userId, tokens: 1, organisations: [{ id: member.orgId }] });
    expect(before!.sessions).toBeGreaterThan(0);

    await expect(endSessionsOf(web.api.services, operator, { person_id: member.userId })).rejects.toMatchObject({ code: 'validation', fields: [{ path: 'reason', code: 'reason_required' }] });
    expect(await opens(cookie)).toBe(200);
    expect(await endSessionsOf(web.api.services, operator, { person_id: member.userId, reason: 'The phone was stolen.' })).toEqual({ sessions: before!.sessions, tokens: 1 });
    expect(await opens(cookie)).toBe(302);
    expect(await opens(otherCookie)).toBe(200);
    expect(await withRead(t.db, systemScope('test'), (tx) => tx.select({ revoked: apiTokens.revokedAt }).from(apiTokens).where(eq(apiTokens.userId, member.userId)))).toEqual([{ revoked: expect.any(Date) as Date }]);
    expect((await mailsTo(t, user!.email)).at(-1)!.text).toContain('The phone was stolen.');
    expect(await findPerson(web.api.services, operator, { email: user!.email })).toMatchObject({ sessions: 0, tokens: 0 });
  });

  it('confirms a name by a paper, so that somebody whose organisation was verified long ago can sign', async () => {
    const party = await makeParty(t.db, 'university', { verifiedAt: new Date() });
    const owner = await makeMember(t.db, party.org, 'owner', { attested: false });
    const [user] = await identityPool(t.db).select().from(users).where(eq(users.id, owner.userId));
    const at = async () => (await findPerson(web.api.services, operator, { email: user!.email }))!.organisations[0]!;
    const { member_id, name_confirmed } = await at();
    expect(name_confirmed).toBe(false);
    const ask = (over: object = {}) => confirmName(web.api.services, operator, { member_id, name: user!.name, basis: 'Letter of appointment of 2026-11-02.', ...over });
    await expect(ask({ basis: '' })).rejects.toMatchObject({ code: 'validation', fields: [{ path: 'basis', code: 'reason_required' }] });
    await expect(ask({ name: 'Somebody Else' })).rejects.toMatchObject({ code: 'conflict', details: { reason: 'name_changed' } });
    await expect(confirmName(web.api.services, member, { member_id, name: user!.name, basis: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await at()).name_confirmed).toBe(false);
    await ask();
    expect((await at()).name_confirmed).toBe(true);
  });

  it('finds nobody who is not there, ends no session of nobody, and his own on his own page', async () => {
    expect(await findPerson(web.api.services, operator, { email: 'nobody@nowhere.test' })).toBeNull();
    await expect(endSessionsOf(web.api.services, operator, { person_id: 'usr_0ghost0', reason: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(endSessionsOf(web.api.services, operator, { person_id: operator.userId, reason: 'x' })).rejects.toMatchObject({ code: 'conflict', details: { reason: 'own_account' } });
    await expect(endSessionsOf(web.api.services, member, { person_id: operator.userId, reason: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
