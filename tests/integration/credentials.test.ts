import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#app/core/clock.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { systemScope } from '#app/core/scope.ts';
import type { Auth } from '#app/modules/identity/auth.server.ts';
import { forgetDevice, listDevices } from '#app/modules/identity/known-devices.server.ts';
import { changePassword, requestPasswordReset, resetPassword } from '#app/modules/identity/passwords.server.ts';
import { endSessions } from '#app/modules/identity/sessions.server.ts';
import { beginSignIn } from '#app/modules/identity/sign-in.server.ts';
import { ATTEMPTS } from '#app/modules/identity/sign-in-attempts.server.ts';
import { signUp } from '#app/modules/identity/sign-up.server.ts';
import { MAIL_CAPS } from '#app/modules/notifications/mail-caps.server.ts';
import { sendMail } from '#app/modules/notifications/send-mail.server.ts';
import { createApiToken, viewerOfToken } from '#app/modules/orgs/api-tokens.server.ts';
import { inviteMember } from '#app/modules/orgs/invite-member.server.ts';
import { removeMember } from '#app/modules/orgs/members.server.ts';
import { listOwnTokens, revokeOwnToken } from '#app/modules/orgs/own-tokens.server.ts';
import { identityPool } from '#db/client.ts';
import { sessions, verifications } from '#db/schema/identity.ts';
import { members } from '#db/schema/orgs.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeMember, makeOrg, makeParty } from '#tests/fixtures/builders.ts';
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
const isIn = async (cookie: string) => (await deps.auth.api.getSession({ headers: new Headers({ cookie }) })) !== null;
const subjects = async (to: string) => (await mailsTo(t, to)).map((m) => m.subject);
const resetToken = async (email: string) => linkIn((await mailsTo(t, email)).filter((m) => m.subject === 'Reset your Jingzhe password').at(-1)!.text, 'token');
const tokenFor = async (scope: MemberScope) => (await createApiToken(deps, scope, { name: 'sync' })).token;
const works = async (token: string) => (await viewerOfToken(deps, token)) !== null;

describe('what the database holds', () => {
  it('opens no session: of its token only the hash is kept, and the hash is no token', async () => {
    const me = await signedIn(t, deps, 'hash@cred.test');
    const sent = decodeURIComponent(/session_token=([^;]+)/.exec(me.cookie)![1]!);
    const [row] = await identityPool(t.db).select().from(sessions).where(eq(sessions.id, me.sessionId));
    expect(row!.token).toMatch(/^[0-9a-f]{64}$/);
    expect(sent).not.toContain(row!.token);
    expect(await isIn(me.cookie)).toBe(true);
    const { secret } = await deps.auth.$context;
    const { makeSignature } = await import('better-auth/crypto');
    expect(await isIn(`__Host-jingzhe.session_token=${encodeURIComponent(`${row!.token}.${await makeSignature(row!.token, secret)}`)}`)).toBe(false);
  });

  it('resets no password: neither the token nor what stands for it does', async () => {
    await signedIn(t, deps, 'stored@cred.test');
    await requestPasswordReset(deps, 'stored@cred.test');
    const token = await resetToken('stored@cred.test');
    const rows = await identityPool(t.db).select().from(verifications);
    expect(JSON.stringify(rows)).not.toContain(token);
    for (const { identifier } of rows) {
      for (const guess of [identifier, identifier.replace(/^reset-password:/, ''), identifier.split('.')[0]!]) {
        expect(await refusalOf(resetPassword(deps, { token: guess, new_password: 'somebody else’s password' }))).toBe('new_password:link_expired');
      }
    }
    expect(await refusalOf(resetPassword(deps, { token, new_password: 'the next long password' }))).toBe('done');
  });

  it('keeps no mail that was handed to a mail server: its links are keys', async () => {
    await signedIn(t, deps, 'smtp@cred.test');
    await requestPasswordReset(deps, 'smtp@cred.test');
    const mail = (await mailsTo(t, 'smtp@cred.test')).at(-1)!;
    await sendMail({ db: t.db, mailer: { kind: 'mailbox', send: async () => {}, check: async () => {} } }, mail.id);
    expect((await mailsTo(t, 'smtp@cred.test')).at(-1)!.text).toContain('token=');
    await requestPasswordReset(deps, 'smtp@cred.test');
    const next = (await mailsTo(t, 'smtp@cred.test')).at(-1)!;
    let delivered = '';
    await sendMail({ db: t.db, mailer: { kind: 'smtp', send: async (m) => { delivered = m.text; }, check: async () => {} } }, next.id);
    expect(delivered).toContain('token=');
    expect((await mailsTo(t, 'smtp@cred.test')).at(-1)).toMatchObject({ text: '', html: '', subject: next.subject });
  });
});

describe('a reset link', () => {
  it('dies with the newer one', async () => {
    await signedIn(t, deps, 'older@cred.test');
    await requestPasswordReset(deps, 'older@cred.test');
    const older = await resetToken('older@cred.test');
    await requestPasswordReset(deps, 'older@cred.test');
    const newer = await resetToken('older@cred.test');
    expect(await refusalOf(resetPassword(deps, { token: older, new_password: 'the next long password' }))).toBe('new_password:link_expired');
    expect(await refusalOf(resetPassword(deps, { token: newer, new_password: 'the next long password' }))).toBe('done');
  });

  it('of two asked for at once, one lives', async () => {
    await signedIn(t, deps, 'both@cred.test');
    await Promise.all([requestPasswordReset(deps, 'both@cred.test'), requestPasswordReset(deps, 'both@cred.test')]);
    const tokens = (await mailsTo(t, 'both@cred.test')).filter((m) => m.subject.startsWith('Reset')).map((m) => linkIn(m.text, 'token'));
    expect(tokens).toHaveLength(2);
    const answers = [];
    for (const token of tokens) answers.push(await refusalOf(resetPassword(deps, { token, new_password: 'the next long password' })));
    expect(answers.sort()).toEqual(['done', 'new_password:link_expired']);
  });
});

describe('sessions and API tokens end together', () => {
  async function withToken(email: string) {
    const me = await signedIn(t, deps, email);
    const org = await makeOrg(t.db, 'company');
    const scope = await makeMember(t.db, org, 'owner', { userId: me.userId });
    return { me, org, scope, token: await tokenFor(scope) };
  }

  it('when the password is reset', async () => {
    const { me, token } = await withToken('reset@end.test');
    await requestPasswordReset(deps, me.email);
    await resetPassword(deps, { token: await resetToken(me.email), new_password: 'the next long password' });
    expect([await isIn(me.cookie), await works(token)]).toEqual([false, false]);
    expect(await subjects(me.email)).toContain('Your password was changed');
  });

  it('when it is changed, but for the session it was changed in', async () => {
    const { me, token } = await withToken('change@end.test');
    const other = await again(t, deps, me.email);
    await changePassword(deps, { userId: me.userId, sessionId: me.sessionId, cookie: me.cookie }, { current_password: PASSWORD, new_password: 'the next long password' }, client);
    expect([await isIn(me.cookie), await isIn(other.cookie), await works(token)]).toEqual([true, false, false]);
    expect(await subjects(me.email)).toContain('Your password was changed');
  });

  it('when the person signs out everywhere', async () => {
    const { me, token } = await withToken('everywhere@end.test');
    await endSessions(deps, me.userId);
    expect([await isIn(me.cookie), await works(token)]).toEqual([false, false]);
  });

  it('when they are removed from an organisation: those that act for it, and no others', async () => {
    const { me, org, scope, token } = await withToken('removed@end.test');
    const elsewhere = await makeMember(t.db, await makeOrg(t.db, 'broker'), 'manager', { userId: me.userId });
    const kept = await tokenFor(elsewhere);
    const there = await again(t, deps, me.email);
    await withTx(t.db, system, (tx) => tx.update(sessions).set({ activeOrgId: elsewhere.orgId }).where(eq(sessions.id, there.sessionId)));
    const boss = await makeMember(t.db, org, 'owner');
    const [row] = await withRead(t.db, system, (tx) => tx.select().from(members).where(and(eq(members.orgId, org.id), eq(members.userId, me.userId), isNull(members.removedAt))));
    await removeMember(deps, boss, row!.id);
    // The first session names no organisation, so it acted for the first one: the one that removed the person.
    expect([await isIn(me.cookie), await isIn(there.cookie), await works(token), await works(kept)]).toEqual([false, true, false, true]);
    expect(await refusalOf(revokeOwnToken(deps, scope.userId, (await listOwnTokens(deps, scope.userId))[0]!.id))).toBe('done');
    expect(await works(kept)).toBe(false);
  });

  it('when somebody leaves, but for the session they leave in', async () => {
    const { me, org } = await withToken('leaves@end.test');
    await makeMember(t.db, org, 'owner');
    const [row] = await withRead(t.db, system, (tx) => tx.select().from(members).where(and(eq(members.orgId, org.id), eq(members.userId, me.userId))));
    await removeMember(deps, { kind: 'org', userId: me.userId, orgId: org.id, orgKind: 'company', role: 'owner' }, row!.id, { keepSession: me.sessionId });
    expect(await isIn(me.cookie)).toBe(true);
  });

  it('one’s own token is ended by its owner only', async () => {
    const { me } = await withToken('own@end.test');
    const other = await withToken('other@end.test');
    expect(await refusalOf(revokeOwnToken(deps, me.userId, (await listOwnTokens(deps, other.me.userId))[0]!.id))).toBe('not_found');
    expect(await works(other.token)).toBe(true);
  });
});

describe('an owner hears by mail', () => {
  it('of a sign-in from a new device, not from a known one, and not of the first', async () => {
    const me = await signedIn(t, deps, 'device@mail.test');
    const news = async () => (await subjects(me.email)).filter((s) => s === 'A new device signed in to your account').length;
    expect(await news()).toBe(0);
    await again(t, deps, me.email, me.device);
    expect(await news()).toBe(0);
    const stranger = await again(t, deps, me.email);
    expect(await news()).toBe(1);
    const mail = (await mailsTo(t, me.email)).at(-1)!;
    for (const part of ['203.0.113.9', 'Firefox · Linux', '(UTC+8)', `${BASE_URL}/account/security`]) expect(mail.text).toContain(part);
    expect(stranger.cookies.join()).toMatch(/__Host-jingzhe_device=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure/);
    // Every cookie of a sign-in is one only this host can have set, and none is for its neighbours.
    expect(stranger.cookies.length).toBeGreaterThan(1);
    for (const cookie of stranger.cookies) {
      expect(cookie).toMatch(/^__Host-jingzhe[._]/);
      expect(cookie).toMatch(/; Path=\/(;|$)/);
      expect(cookie).toMatch(/; Secure(;|$)/);
      expect(cookie).not.toMatch(/; Domain=/i);
    }
    expect((await listDevices(deps, me.userId)).map((d) => d.name)).toEqual(['Firefox · Linux', 'Firefox · Linux']);
  });

  it('even when the sign-in carries a confirmation link that confirms nothing', async () => {
    const me = await signedIn(t, deps, 'quiet@mail.test');
    await beginSignIn(deps, { email: me.email, password: PASSWORD, confirm: 'anything' }, client);
    expect(await subjects(me.email)).toContain('A new device signed in to your account');
  });

  it('again, once the device was forgotten; its sessions are over', async () => {
    const me = await signedIn(t, deps, 'forget@mail.test');
    const [device] = await listDevices(deps, me.userId);
    const other = await signedIn(t, deps, 'forget2@mail.test');
    expect(await refusalOf(forgetDevice(deps, other.userId, device!.id))).toBe('not_found');
    await forgetDevice(deps, me.userId, device!.id);
    expect([await isIn(me.cookie), await isIn(other.cookie)]).toEqual([false, true]);
    await again(t, deps, me.email, me.device);
    expect(await subjects(me.email)).toContain('A new device signed in to your account');
  });

  it('of a new API token by its name', async () => {
    const { scope } = await makeParty(t.db, 'university');
    await createApiToken(deps, scope, { name: 'portfolio sync' }, client);
    const mail = (await mailsTo(t, `${scope.userId}@test.example`)).at(-1)!;
    expect(mail.text).toContain('portfolio sync');
    expect(mail.text).toContain(`${BASE_URL}/organisation/tokens`);
  });
});

describe('the password of somebody signed in', () => {
  it('cannot be guessed through the form that changes it: the wrong ones count with those of signing in', async () => {
    const me = await signedIn(t, deps, 'guess@cred.test');
    const who = { userId: me.userId, sessionId: me.sessionId, cookie: me.cookie };
    const change = (current: string) => refusalOf(changePassword(deps, who, { current_password: current, new_password: 'the next long password' }, client));
    for (let i = 0; i < ATTEMPTS.points; i++) expect(await change(`guess number ${i}`)).toBe('current_password:wrong_credentials');
    expect(await change(PASSWORD)).toBe('current_password:wrong_credentials_wait');
    expect(await refusalOf(beginSignIn(deps, { email: me.email, password: PASSWORD }, client))).toBe('password:wrong_credentials_wait');
  });
});

describe('mails to a stranger', () => {
  const [recipient] = MAIL_CAPS.recipient;
  const [sender] = MAIL_CAPS.sender;

  it('are capped for resets, silently, and the last link stays good', async () => {
    const me = await signedIn(t, deps, 'flood@cap.test');
    for (let i = 0; i < recipient.points + 3; i++) await requestPasswordReset(deps, me.email);
    const resets = (await subjects(me.email)).filter((s) => s.startsWith('Reset'));
    expect(resets.length).toBeLessThanOrEqual(recipient.points);
    expect(resets.length).toBeGreaterThan(0);
    expect(await refusalOf(resetPassword(deps, { token: await resetToken(me.email), new_password: 'the next long password' }))).toBe('done');
  });

  it('are capped for confirmations, however they are asked for', async () => {
    const email = 'unconfirmed@cap.test';
    for (let i = 0; i < recipient.points; i++) await signUp(deps, { name: 'X', email, password: PASSWORD, locale: 'en' });
    for (let i = 0; i < 4; i++) await refusalOf(beginSignIn(deps, { email, password: PASSWORD }, client));
    expect(await mailsTo(t, email)).toHaveLength(recipient.points);
  });

  it('are capped for invitations, from all organisations together, and said beside the field', async () => {
    const email = 'wanted@cap.test';
    const words = { locale: 'en' as const, roleName: 'Member' };
    const outcomes = [];
    for (let i = 0; i < recipient.points + 1; i++) outcomes.push(await refusalOf(inviteMember(deps, (await makeParty(t.db, 'company')).scope, { email, role: 'member' }, words)));
    expect(outcomes).toEqual([...Array<string>(recipient.points).fill('done'), 'email:too_many_mails']);
    expect(await mailsTo(t, email)).toHaveLength(recipient.points);
    // Invitations do not use up the resets of whoever they go to.
    await signUp(deps, { name: 'Wanted', email, password: PASSWORD, locale: 'en' }, email);
    await requestPasswordReset(deps, email);
    expect((await subjects(email)).at(-1)).toBe('Reset your Jingzhe password');
  });

  it('hold for requests at once', async () => {
    const { scope } = await makeParty(t.db, 'company');
    const words = { locale: 'en' as const, roleName: 'Member' };
    const other = (await makeParty(t.db, 'company')).scope;
    const all = await Promise.all(Array.from({ length: recipient.points * 3 }, (_, i) => refusalOf(inviteMember(deps, i % 2 ? scope : other, { email: 'race@cap.test', role: 'member' }, words))));
    expect(all.filter((o) => o === 'done')).toHaveLength(recipient.points);
  });

  it('are capped for one sender too', async () => {
    const from = { address: '198.51.100.77', userAgent: null };
    const { scope } = await makeParty(t.db, 'company');
    const outcomes: string[] = [];
    for (let i = 0; i <= sender.points; i++) outcomes.push(await refusalOf(inviteMember(deps, scope, { email: `person${i}@sender.test`, role: 'member' }, { locale: 'en', roleName: 'Member' })));
    expect(outcomes.filter((o) => o === 'done')).toHaveLength(sender.points);
    expect(outcomes.at(-1)).toBe('rate_limited');
    const asked: string[] = [];
    for (let i = 0; i < 12; i++) asked.push(...await Promise.all(Array.from({ length: 6 }, (_, j) => refusalOf(requestPasswordReset(deps, `nobody${i}.${j}@sender.test`, from)))));
    expect(asked.filter((o) => o === 'done')).toHaveLength(sender.points);
    expect(asked.filter((o) => o === 'rate_limited')).toHaveLength(72 - sender.points);
  });
});

describe('rows written before', () => {
  it('go on: a session whose token was hashed by the migration is still its owner’s', async () => {
    const me = await signedIn(t, deps, 'before@cred.test');
    const sent = decodeURIComponent(/session_token=([^;]+)/.exec(me.cookie)![1]!).split('.')[0]!;
    await withTx(t.db, system, (tx) => tx.update(sessions).set({ token: sent }).where(eq(sessions.id, me.sessionId)));
    expect(await isIn(me.cookie)).toBe(false);
    await identityPool(t.db).execute(`update sessions set token = encode(sha256(convert_to(token, 'UTF8')), 'hex') where id = '${me.sessionId}'`);
    expect(await isIn(me.cookie)).toBe(true);
  });
});



describe('a password', () => {
  it('known from a breach elsewhere is refused wherever one is set, and nothing happens', async () => {
    const asked: string[] = [];
    const list = { breached: { timesSeen: async (password: string) => { asked.push(password); return password === 'heron-lantern-quartz-71' ? 3 : 0; } } };
    const refused = (path: string) => ({ code: 'validation', fields: [{ path, code: 'password_breached' }] });
    await expect(signUp({ ...deps, ...list }, { name: 'Breached', email: 'breached@cred.test', password: 'heron-lantern-quartz-71', locale: 'en' })).rejects.toMatchObject(refused('password'));
    expect(await mailsTo(t, 'breached@cred.test')).toEqual([]);
    const me = await signedIn(t, deps, 'listed@cred.test');
    await expect(changePassword({ ...deps, ...list }, me, { current_password: PASSWORD, new_password: 'heron-lantern-quartz-71' }, client)).rejects.toMatchObject(refused('new_password'));
    await requestPasswordReset(deps, me.email);
    const token = await resetToken(me.email);
    await expect(resetPassword({ ...deps, ...list }, { token, new_password: 'heron-lantern-quartz-71' })).rejects.toMatchObject(refused('new_password'));
    expect(await isIn(me.cookie)).toBe(true);
    await resetPassword({ ...deps, ...list }, { token, new_password: 'heron-lantern-quartz-72' });
    expect(asked).toHaveLength(4);
  });
});
