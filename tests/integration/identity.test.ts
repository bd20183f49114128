import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { systemScope } from '#app/core/scope.ts';
import { createAuth, type Auth } from '#app/modules/identity/auth.server.ts';
import { changePassword, requestPasswordReset, resetPassword } from '#app/modules/identity/passwords.server.ts';
import { endSession, endSessions, listSessions, updateProfile } from '#app/modules/identity/sessions.server.ts';
import { signIn } from '#app/modules/identity/sign-in.server.ts';
import { signOut } from '#app/modules/identity/sign-out.server.ts';
import { signUp } from '#app/modules/identity/sign-up.server.ts';
import { sessions, users } from '#db/schema/identity.ts';
import { auditEvents, mails } from '#db/schema/platform.ts';
import { withRead } from '#db/tx.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';

let t: TestDatabase;
let deps: { db: TestDatabase['db']; auth: Auth };
beforeAll(async () => {
  t = await testDatabase();
  deps = { db: t.db, auth: createAuth({ db: t.db, secret: 's'.repeat(40), baseUrl: 'https://jingzhe.test', trustedProxies: 0 }) };
});
afterAll(async () => { await t.close(); });

const system = systemScope('test');
const client = { address: '203.0.113.9', userAgent: 'test' };
const clock = fixedClock(new Date());
const PASSWORD = 'correct horse battery';
const fieldOf = async (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (e: unknown) => {
  if (!(e instanceof AppError)) throw e;
  return e.fields[0] ? `${e.fields[0].path}:${e.fields[0].code}` : e.code;
});

async function lastMail(to: string): Promise<{ subject: string; text: string } | undefined> {
  return (await withRead(t.db, system, (tx) => tx.select().from(mails).where(eq(mails.toAddress, to)).orderBy(mails.createdAt, mails.id))).at(-1);
}
const mailCount = async (to: string) => (await withRead(t.db, system, (tx) => tx.select().from(mails).where(eq(mails.toAddress, to)))).length;
const tokenIn = (text: string, name: string) => decodeURIComponent(new RegExp(`${name}=([^\\s&]+)`).exec(text)![1]!);

async function confirmed(email: string, password = PASSWORD): Promise<string> {
  await signUp(deps, { name: 'Person', email, password, locale: 'en' });
  const token = tokenIn((await lastMail(email))!.text, 'confirm');
  return (await signIn(deps, { email, password, confirm: token }, client)).userId;
}
const cookieOf = (cookies: string[]) => cookies.map((c) => c.split(';')[0]).join('; ');
const sessionOf = async (token: string) => (await t.db.select().from(sessions).where(eq(sessions.token, token)))[0]!;

describe('registering', () => {
  it('needs the mailed link and the password together', async () => {
    const email = 'new@reg.test';
    expect(await signUp(deps, { name: '新人', email, password: PASSWORD, locale: 'zh' })).toEqual({ confirmed: false });
    const mail = (await lastMail(email))!;
    expect(mail.subject).toBe('请确认您的邮箱');
    expect(await fieldOf(signIn(deps, { email, password: PASSWORD }, client))).toBe('password:unconfirmed');
    const confirm = tokenIn(mail.text, 'confirm');
    expect(await fieldOf(signIn(deps, { email, password: 'some other password', confirm }, client))).toBe('password:wrong_credentials');
    expect(await fieldOf(signIn(deps, { email, password: PASSWORD, confirm: `${confirm.slice(0, -3)}aaa` }, client))).toBe('password:confirm_expired');
    const { cookies } = await signIn(deps, { email, password: PASSWORD, confirm }, client);
    expect(cookies.join()).toMatch(/jingzhe\.session_token=.*HttpOnly.*SameSite=Lax/i);
    expect(await fieldOf(signIn(deps, { email, password: PASSWORD }, client))).toBe('done');
  });

  it('does not take the link of another address', async () => {
    await signUp(deps, { name: 'A', email: 'a@reg.test', password: PASSWORD, locale: 'en' });
    await signUp(deps, { name: 'B', email: 'b@reg.test', password: PASSWORD, locale: 'en' });
    const confirm = tokenIn((await lastMail('b@reg.test'))!.text, 'confirm');
    expect(await fieldOf(signIn(deps, { email: 'a@reg.test', password: PASSWORD, confirm }, client))).toBe('password:confirm_other_address');
  });

  it('answers a known address like a new one, and tells its owner by mail', async () => {
    const email = 'known@reg.test';
    await confirmed(email);
    const started = performance.now();
    const again = await signUp(deps, { name: 'X', email, password: 'a wholly new password', locale: 'zh' });
    const known = performance.now() - started;
    const next = performance.now();
    const fresh = await signUp(deps, { name: 'X', email: 'fresh@reg.test', password: 'a wholly new password', locale: 'zh' });
    expect(again).toEqual(fresh);
    expect(Math.abs(performance.now() - next - known)).toBeLessThan(250);
    expect((await lastMail(email))!.subject).toBe('You already have a Jingzhe account');
    expect(await fieldOf(signIn(deps, { email, password: 'a wholly new password' }, client))).toBe('password:wrong_credentials');
    expect(await fieldOf(signIn(deps, { email, password: PASSWORD }, client))).toBe('done');
  });

  it('by invitation is confirmed at once, for the invited address only', async () => {
    expect(await fieldOf(signUp(deps, { name: 'I', email: 'other@reg.test', password: PASSWORD, locale: 'en' }, 'invited@reg.test'))).toBe('email:invited_other_address');
    expect(await signUp(deps, { name: 'I', email: 'invited@reg.test', password: PASSWORD, locale: 'en' }, 'invited@reg.test')).toEqual({ confirmed: true });
    expect(await fieldOf(signIn(deps, { email: 'invited@reg.test', password: PASSWORD }, client))).toBe('done');
    expect(await fieldOf(signUp(deps, { name: 'I', email: 'invited@reg.test', password: PASSWORD, locale: 'en' }, 'invited@reg.test'))).toBe('email:already_registered');
  });
});

describe('signing in', () => {
  it('says the same about a wrong password and an unknown address, after similar work', async () => {
    const email = 'in@sign.test';
    await confirmed(email);
    const time = async (work: () => Promise<string>) => { const s = performance.now(); const said = await work(); return { said, ms: performance.now() - s }; };
    await fieldOf(signIn(deps, { email: 'warm@sign.test', password: 'x' }, client));
    const wrong = await time(() => fieldOf(signIn(deps, { email, password: 'wrong password' }, client)));
    const unknown = await time(() => fieldOf(signIn(deps, { email: 'nobody@sign.test', password: 'wrong password' }, client)));
    expect(unknown.said).toBe(wrong.said);
    expect(wrong.said).toBe('password:wrong_credentials');
    expect(unknown.ms).toBeGreaterThan(wrong.ms / 5);
  });

  it('keeps the address the shell saw, starts a session of its own each time, and leaves a trace', async () => {
    const email = 'trace@sign.test';
    const userId = await confirmed(email);
    const one = await signIn(deps, { email, password: PASSWORD }, client);
    const two = await signIn(deps, { email, password: PASSWORD }, client);
    expect(one.sessionToken).not.toBe(two.sessionToken);
    expect(await sessionOf(one.sessionToken)).toMatchObject({ ipAddress: '203.0.113.9', userAgent: 'test' });
    const trail = await withRead(t.db, system, (tx) => tx.select({ action: auditEvents.action }).from(auditEvents).where(eq(auditEvents.chain, `user:${userId}`)).orderBy(auditEvents.seq));
    expect(trail.map((e) => e.action)).toEqual(['person.sign_up', 'person.sign_in', 'person.sign_in', 'person.sign_in']);
  });

  it('ends with the session’s row', async () => {
    await confirmed('out@sign.test');
    const { sessionToken, cookies, userId } = await signIn(deps, { email: 'out@sign.test', password: PASSWORD }, client);
    const forget = await signOut(deps, userId, cookieOf(cookies), client);
    expect(forget.join()).toMatch(/Max-Age=0/i);
    expect(await sessionOf(sessionToken)).toBeUndefined();
  });
});

describe('passwords', () => {
  it('are reset by a link that works once and ends every session', async () => {
    const email = 'forgot@pass.test';
    await confirmed(email);
    const { sessionToken } = await signIn(deps, { email, password: PASSWORD }, client);
    await requestPasswordReset(deps, email);
    const mail = (await lastMail(email))!;
    expect(mail.text).toContain('https://jingzhe.test/reset-password?token=');
    const token = tokenIn(mail.text, 'token');
    await resetPassword(deps, { token, new_password: 'brand new password' });
    expect(await sessionOf(sessionToken)).toBeUndefined();
    expect(await fieldOf(resetPassword(deps, { token, new_password: 'brand new password 2' }))).toBe('new_password:link_expired');
    expect(await fieldOf(signIn(deps, { email, password: PASSWORD }, client))).toBe('password:wrong_credentials');
    expect(await fieldOf(signIn(deps, { email, password: 'brand new password' }, client))).toBe('done');
  });

  it('are asked for without telling whether the address is known', async () => {
    const time = async (email: string) => { const s = performance.now(); await requestPasswordReset(deps, email); return performance.now() - s; };
    await confirmed('time@pass.test');
    const known = await time('time@pass.test');
    const unknown = await time('nobody@pass.test');
    expect(Math.abs(known - unknown)).toBeLessThan(150);
    expect(await mailCount('nobody@pass.test')).toBe(0);
  });

  it('confirm the address when reset by mail: somebody else’s unconfirmed registration is taken over by its owner', async () => {
    const email = 'victim@pass.test';
    await signUp(deps, { name: 'Attacker', email, password: 'attackers password', locale: 'en' });
    await requestPasswordReset(deps, email);
    await resetPassword(deps, { token: tokenIn((await lastMail(email))!.text, 'token'), new_password: 'owners own password' });
    expect(await fieldOf(signIn(deps, { email, password: 'attackers password' }, client))).toBe('password:wrong_credentials');
    expect(await fieldOf(signIn(deps, { email, password: 'owners own password' }, client))).toBe('done');
  });

  it('change only with the old one, and end the other sessions', async () => {
    const email = 'change@pass.test';
    const userId = await confirmed(email);
    const other = await signIn(deps, { email, password: PASSWORD }, client);
    const here = await signIn(deps, { email, password: PASSWORD }, client);
    const who = { userId, sessionId: (await sessionOf(here.sessionToken)).id, cookie: cookieOf(here.cookies) };
    expect(await fieldOf(changePassword(deps, who, { current_password: 'not the password', new_password: 'the next password' }, client))).toBe('current_password:wrong_credentials');
    await changePassword(deps, who, { current_password: PASSWORD, new_password: 'the next password' }, client);
    expect(await sessionOf(other.sessionToken)).toBeUndefined();
    expect(await sessionOf(here.sessionToken)).toBeDefined();
    expect(await fieldOf(signIn(deps, { email, password: 'the next password' }, client))).toBe('done');
  });
});

describe('sessions', () => {
  it('are listed without tokens and ended one by one or all, one’s own only', async () => {
    const mine = await confirmed('mine@sess.test');
    const theirs = await confirmed('theirs@sess.test');
    await signIn(deps, { email: 'mine@sess.test', password: PASSWORD }, client);
    const list = await listSessions({ db: t.db, clock }, mine);
    expect(list).toHaveLength(2);
    expect(Object.keys(list[0]!)).not.toContain('token');
    const [foreign] = await listSessions({ db: t.db, clock }, theirs);
    expect(await fieldOf(endSession({ db: t.db }, mine, foreign!.id))).toBe('not_found');
    await endSession({ db: t.db }, mine, list[0]!.id);
    expect(await listSessions({ db: t.db, clock }, mine)).toHaveLength(1);
    expect(await endSessions({ db: t.db }, mine)).toBe(1);
    expect(await listSessions({ db: t.db, clock }, theirs)).toHaveLength(1);
  });

  it('keep the person’s name and language', async () => {
    const userId = await confirmed('profile@sess.test');
    await updateProfile({ db: t.db }, userId, { name: '改名', locale: 'zh' });
    expect((await t.db.select().from(users).where(eq(users.id, userId)))[0]).toMatchObject({ name: '改名', locale: 'zh' });
  });
});
