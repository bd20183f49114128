import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock, systemClock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { systemScope } from '#app/core/scope.ts';
import { acceptInvitation, viewInvitation } from '#app/modules/orgs/accept-invitation.server.ts';
import { createApiToken, viewerOfToken } from '#app/modules/orgs/api-tokens.server.ts';
import { inviteMember, revokeInvitation } from '#app/modules/orgs/invite-member.server.ts';
import { listMembers } from '#app/modules/orgs/list-members.server.ts';
import { changeMember, listInvitations, removeMember } from '#app/modules/orgs/members.server.ts';
import { listMemberships } from '#app/modules/orgs/memberships.server.ts';
import { ownOrganisation, updateOrganisation } from '#app/modules/orgs/profile.server.ts';
import { registerOrganisation } from '#app/modules/orgs/register-organisation.server.ts';
import { switchOrganisation } from '#app/modules/orgs/switch-organisation.server.ts';
import { homeFacts } from '#app/modules/stats/home.server.ts';
import { listTasks } from '#app/modules/tasks/list-tasks.server.ts';
import { landingFacts } from '#app/modules/stats/landing.server.ts';
import { verifyChain } from '#db/audit.ts';
import { sessions } from '#db/schema/identity.ts';
import { invitations, members } from '#db/schema/orgs.ts';
import { mails, outbox } from '#db/schema/platform.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeListing, makeMember, makeOrg, makeParty, makePatent, makeUser } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';

let t: TestDatabase;
beforeAll(async () => { t = await testDatabase(); });
afterAll(async () => { await t.close(); });

const system = systemScope('test');
const words = { locale: 'en' as const, roleName: 'Member' };
const deps = (at = new Date()) => ({ db: t.db, clock: fixedClock(at), publicUrl: 'https://jingzhe.test' });
const codeOf = async (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (e: unknown) => {
  if (!(e instanceof AppError)) throw e;
  return [e.code, e.fields[0]?.code ?? e.details.reason ?? e.details.state].filter(Boolean).join(':');
});
const userScope = (userId: string) => ({ kind: 'user', userId }) as const;

/** The token in the newest mail to an address: the only place it ever is. */
async function mailedToken(email: string): Promise<string> {
  const rows = await withRead(t.db, system, (tx) => tx.select().from(mails).where(eq(mails.toAddress, email)));
  const link = /https:\/\/jingzhe\.test\/invitations\/([A-Za-z0-9_-]{43})/.exec(rows.at(-1)!.text);
  return link![1]!;
}

async function invited(scope: MemberScope, email: string, role: 'owner' | 'manager' | 'member' | 'viewer' = 'member'): Promise<string> {
  await inviteMember(deps(), scope, { email, role }, words);
  return mailedToken(email);
}

const PROFILE = { name_zh: '新芽材料', name_en: 'Sprout Materials', about_zh: '', about_en: '', region: '22' as const };

describe('an organisation', () => {
  it('is registered with its owner, unverified, on its own audit chain', async () => {
    const userId = await makeUser(t.db);
    const orgId = await registerOrganisation({ db: t.db }, userScope(userId), { kind: 'company', ...PROFILE, state_owned: false });
    const [mine] = await listMemberships({ db: t.db }, userId);
    expect(mine).toMatchObject({ orgId, role: 'owner', kind: 'company', approvalLimit: null });
    const scope = { kind: 'org', userId, orgId, orgKind: 'company', role: 'owner' } as const;
    expect((await ownOrganisation({ db: t.db }, scope)).verifiedAt).toBeNull();
    expect(await withRead(t.db, scope, (tx) => verifyChain(tx, `org:${orgId}`))).toMatchObject({ events: 1, broken: [] });
  });

  it('loses its verification when renamed, keeps it otherwise, and tells the index of its listings', async () => {
    const { org, scope } = await makeParty(t.db, 'university');
    await makeListing(t.db, await makePatent(t.db, org));
    const same = { name_zh: org.nameZh, name_en: org.nameEn, about_zh: '新简介', about_en: 'New words', region: '22' as const };
    await updateOrganisation({ db: t.db }, scope, same);
    expect((await ownOrganisation({ db: t.db }, scope)).verifiedAt).not.toBeNull();
    await updateOrganisation({ db: t.db }, scope, { ...same, name_en: 'Renamed University' });
    expect(await ownOrganisation({ db: t.db }, scope)).toMatchObject({ verifiedAt: null, nameEn: 'Renamed University' });
    const told = await withRead(t.db, system, (tx) => tx.select().from(outbox).where(eq(outbox.topic, 'listing.changed')));
    expect(told.some((row) => row.payload.orgId === org.id)).toBe(true);
  });

  it('is changed by its owner only', async () => {
    const org = await makeOrg(t.db, 'company');
    for (const role of ['manager', 'member', 'viewer'] as const) {
      expect(await codeOf(updateOrganisation({ db: t.db }, await makeMember(t.db, org, role), PROFILE))).toBe('forbidden');
    }
  });
});

describe('an invitation', () => {
  it('is joined by the invited address, once', async () => {
    const { org, scope } = await makeParty(t.db, 'company');
    const userId = await makeUser(t.db, { email: 'invited@one.test' });
    const token = await invited(scope, 'invited@one.test', 'manager');
    expect(await viewInvitation(deps(), token)).toMatchObject({ email: 'invited@one.test', role: 'manager', state: 'open', orgId: org.id });
    expect(await acceptInvitation(deps(), userScope(userId), token)).toBe(org.id);
    expect(await listMemberships({ db: t.db }, userId)).toMatchObject([{ orgId: org.id, role: 'manager' }]);
    expect(await codeOf(acceptInvitation(deps(), userScope(userId), token))).toBe('conflict:accepted');
  });

  it('is of no use to another address, an unconfirmed one, or a guess', async () => {
    const { scope } = await makeParty(t.db, 'company');
    const token = await invited(scope, 'right@two.test');
    expect(await codeOf(acceptInvitation(deps(), userScope(await makeUser(t.db, { email: 'wrong@two.test' })), token))).toBe('forbidden:other_address');
    const unconfirmed = await makeUser(t.db, { email: 'right@two.test', emailVerified: false });
    expect(await codeOf(acceptInvitation(deps(), userScope(unconfirmed), token))).toBe('forbidden:unconfirmed');
    expect(await codeOf(acceptInvitation(deps(), userScope(unconfirmed), 'x'.repeat(43)))).toBe('not_found');
    expect(await codeOf(acceptInvitation(deps(), userScope(unconfirmed), "' or 1=1 --"))).toBe('not_found');
    expect(await listMemberships({ db: t.db }, unconfirmed)).toEqual([]);
  });

  it('ends after seven days, when revoked, and when sent again', async () => {
    const { scope } = await makeParty(t.db, 'company');
    const userId = await makeUser(t.db, { email: 'late@three.test' });
    const first = await invited(scope, 'late@three.test');
    const second = await invited(scope, 'late@three.test');
    expect(await codeOf(acceptInvitation(deps(), userScope(userId), first))).toBe('conflict:revoked');
    expect(await codeOf(acceptInvitation(deps(new Date(Date.now() + 7 * 86_400_000 + 1_000)), userScope(userId), second))).toBe('conflict:expired');
    const open = await listInvitations(deps(), scope);
    expect(open).toHaveLength(1);
    await revokeInvitation(deps(), scope, open[0]!.id);
    expect(await codeOf(acceptInvitation(deps(), userScope(userId), second))).toBe('conflict:revoked');
    expect(await codeOf(revokeInvitation(deps(), scope, open[0]!.id))).toBe('not_found');
  });

  it('lets exactly one of many parallel acceptances in, and keeps no token in the database', async () => {
    const { org, scope } = await makeParty(t.db, 'company');
    const userId = await makeUser(t.db, { email: 'many@four.test' });
    const token = await invited(scope, 'many@four.test');
    const results = await Promise.all(Array.from({ length: 6 }, () => codeOf(acceptInvitation(deps(), userScope(userId), token))));
    expect(results.filter((r) => r === 'done')).toHaveLength(1);
    expect(await listMembers({ db: t.db }, scope, org.id)).toHaveLength(2);
    const rows = await withRead(t.db, system, (tx) => tx.select().from(invitations));
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('is made by owners only and never to somebody who belongs already', async () => {
    const { org, scope } = await makeParty(t.db, 'company');
    expect(await codeOf(inviteMember(deps(), await makeMember(t.db, org, 'manager'), { email: 'x@five.test', role: 'member' }, words))).toBe('forbidden');
    const colleague = await makeUser(t.db, { email: 'in@five.test' });
    await makeMember(t.db, org, 'member', { userId: colleague });
    expect(await codeOf(inviteMember(deps(), scope, { email: 'in@five.test', role: 'member' }, words))).toBe('validation:already_member');
  });

  it('never gives a limit above the inviter’s', async () => {
    const org = await makeOrg(t.db, 'company');
    const limited = await makeMember(t.db, org, 'owner', { approvalLimit: 100_000_00 });
    expect(await codeOf(inviteMember(deps(), limited, { email: 'a@six.test', role: 'member' }, words))).toBe('validation:limit_above_own');
    expect(await codeOf(inviteMember(deps(), limited, { email: 'a@six.test', role: 'member', approval_limit: { currency: 'CNY', amount: 100_000_01 } }, words))).toBe('validation:limit_above_own');
    expect(await codeOf(inviteMember(deps(), limited, { email: 'a@six.test', role: 'member', approval_limit: { currency: 'CNY', amount: 100_000_00 } }, words))).toBe('done');
  });
});

describe('members', () => {
  const idOf = async (orgId: string, userId: string) => (await withRead(t.db, system, (tx) => tx.select({ id: members.id }).from(members).where(and(eq(members.orgId, orgId), eq(members.userId, userId)))))[0]!.id;

  it('keep at least one owner, also when two demote each other at once', async () => {
    const { org, scope } = await makeParty(t.db, 'company');
    const me = await idOf(org.id, scope.userId);
    expect(await codeOf(changeMember({ db: t.db }, scope, { member_id: me, role: 'viewer' }))).toBe('validation:last_owner');
    expect(await codeOf(removeMember(deps(), scope, me))).toBe('conflict:last_owner');
    const second = await makeMember(t.db, org, 'owner');
    const other = await idOf(org.id, second.userId);
    const results = await Promise.all([codeOf(changeMember({ db: t.db }, scope, { member_id: other, role: 'viewer' })), codeOf(changeMember({ db: t.db }, second, { member_id: me, role: 'viewer' }))]);
    const owners = (await listMembers({ db: t.db }, scope, org.id)).filter((m) => m.role === 'owner');
    expect(owners).toHaveLength(1);
    expect(results).toContain('done');
  });

  it('lose token, session and the invitations they sent when removed, and come back by a new invitation', async () => {
    const { org, scope } = await makeParty(t.db, 'company');
    const userId = await makeUser(t.db, { email: 'leaver@seven.test' });
    const leaver = await makeMember(t.db, org, 'owner', { userId });
    const { token } = await createApiToken(deps(), leaver, { name: 'script' });
    const sent = await invited(leaver, 'friend@seven.test');
    await withTx(t.db, system, (tx) => tx.insert(sessions).values({ id: 'sess_leaver', token: 'sess_leaver', userId, activeOrgId: org.id, expiresAt: new Date(Date.now() + 60_000) }));
    await removeMember(deps(), scope, await idOf(org.id, userId));
    expect(await listMemberships({ db: t.db }, userId)).toEqual([]);
    expect(await viewerOfToken(deps(), token)).toBeNull();
    expect((await viewInvitation(deps(), sent))!.state).toBe('revoked');
    const [session] = await withRead(t.db, systemScope('test'), (tx) => tx.select().from(sessions).where(eq(sessions.id, 'sess_leaver')));
    expect(session).toBeUndefined();
    await acceptInvitation(deps(), userScope(userId), await invited(scope, 'leaver@seven.test', 'viewer'));
    expect(await listMemberships({ db: t.db }, userId)).toMatchObject([{ role: 'viewer' }]);
  });

  it('of another organisation are out of reach', async () => {
    const a = await makeParty(t.db, 'company');
    const b = await makeParty(t.db, 'company');
    const theirs = await idOf(b.org.id, b.scope.userId);
    expect(await codeOf(changeMember({ db: t.db }, a.scope, { member_id: theirs, role: 'viewer' }))).toBe('not_found');
    expect(await codeOf(removeMember(deps(), a.scope, theirs))).toBe('not_found');
    await inviteMember(deps(), b.scope, { email: 'x@eight.test', role: 'member' }, words);
    const [row] = await listInvitations(deps(), b.scope);
    expect(await codeOf(revokeInvitation(deps(), a.scope, row!.id))).toBe('not_found');
  });

  it('may leave by themselves, and only themselves', async () => {
    const { org } = await makeParty(t.db, 'company');
    const one = await makeMember(t.db, org, 'member');
    const two = await makeMember(t.db, org, 'member');
    expect(await codeOf(removeMember(deps(), one, await idOf(org.id, two.userId)))).toBe('forbidden');
    expect(await codeOf(removeMember(deps(), one, await idOf(org.id, one.userId)))).toBe('done');
  });
});

describe('switching', () => {
  it('works for one’s own session and organisations only', async () => {
    const a = await makeParty(t.db, 'company');
    const b = await makeParty(t.db, 'university');
    await makeMember(t.db, b.org, 'member', { userId: a.scope.userId });
    await withTx(t.db, system, (tx) => tx.insert(sessions).values([
      { id: 'sess_a', token: 'sess_a', userId: a.scope.userId, expiresAt: new Date(Date.now() + 60_000) },
      { id: 'sess_b', token: 'sess_b', userId: b.scope.userId, expiresAt: new Date(Date.now() + 60_000) },
    ]));
    await switchOrganisation({ db: t.db }, { userId: a.scope.userId, sessionId: 'sess_a' }, b.org.id);
    expect((await withRead(t.db, systemScope('test'), (tx) => tx.select().from(sessions).where(eq(sessions.id, 'sess_a'))))[0]!.activeOrgId).toBe(b.org.id);
    expect(await codeOf(switchOrganisation({ db: t.db }, { userId: a.scope.userId, sessionId: 'sess_b' }, b.org.id))).toBe('not_found');
    expect(await codeOf(switchOrganisation({ db: t.db }, { userId: b.scope.userId, sessionId: 'sess_b' }, a.org.id))).toBe('not_found');
  });
});

describe('figures', () => {
  it('of the start page count what the public can see', async () => {
    const before = await landingFacts({ db: t.db });
    const { org } = await makeParty(t.db, 'university');
    await makeListing(t.db, await makePatent(t.db, org));
    await makeListing(t.db, await makePatent(t.db, org), { status: 'draft', publishedAt: null });
    const after = await landingFacts({ db: t.db });
    expect(after.live - before.live).toBe(1);
    expect(after.universities - before.universities).toBe(1);
    expect(after.newest[0]).toMatchObject({ orgEn: org.nameEn });
  });

  it('of the home page are one’s own, for every kind of organisation', async () => {
    const { org, scope } = await makeParty(t.db, 'university');
    await makeListing(t.db, await makePatent(t.db, org), { status: 'draft', publishedAt: null });
    const facts = await homeFacts({ db: t.db }, scope);
    expect((await listTasks({ db: t.db, clock: systemClock }, scope)).items.find((i) => i.key === 'listings:draft')).toMatchObject({ count: 1, whose: 'mine' });
    expect(facts.has.find((w) => w.figure === 'patents')).toMatchObject({ count: 1 });
    for (const kind of ['company', 'broker', 'operator'] as const) {
      const party = await makeParty(t.db, kind);
      const figures = await homeFacts({ db: t.db }, party.scope);
      expect(figures.has.length).toBeGreaterThan(0);
      if (kind !== 'operator') expect(figures.has.every((f) => f.count === 0)).toBe(true);
    }
  });
});
