import { hash, verify } from '@node-rs/argon2';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fixedClock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { systemScope } from '#app/core/scope.ts';
import { createAuth, type Auth } from '#app/modules/identity/auth.server.ts';
import { changePassword, requestPasswordReset, resetPassword } from '#app/modules/identity/passwords.server.ts';
import { endSession, endSessions, listSessions, updateProfile } from '#app/modules/identity/sessions.server.ts';
import { signIn } from '#app/modules/identity/sign-in.server.ts';
import { signOut } from '#app/modules/identity/sign-out.server.ts';
import { signUp } from '#app/modules/identity/sign-up.server.ts';
import { STEADY_MS } from '#app/modules/identity/steady-time.server.ts';
import { steadyTimes } from '#tests/fixtures/steady.setup.ts';
import { storedSessionToken } from '#app/modules/identity/stored-tokens.server.ts';
import { sessions, users } from '#db/schema/identity.ts';
import { auditEvents, mails } from '#db/schema/platform.ts';
import { withRead } from '#db/tx.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';

// The work that takes time: counted, because the time it takes says more of the machine than of the code.
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  return { ...real, hash: vi.fn(real.hash), verify: vi.fn(real.verify) };
});
/** A timer may come this much early by the finer clock. */
const TIMER_MS = 5;
const hashings = () => vi.mocked(hash).mock.calls.length + vi.mocked(verify).mock.calls.length;
/** What some work answered, how many passwords it hashed, and the least time it can have taken. */
async function told<T>(work: () => Promise<T>): Promise<{ said: T; hashed: number; ms: number }> {
  const [before, began] = [hashings(), performance.now()];
  const said = await work();
  return { said, hashed: hashings() - before, ms: performance.now() - began };
}

let t: TestDatabase;
let deps: { db: TestDatabase['db']; auth: Auth };
beforeAll(async () => {
  steadyTimes(); // here the time itself is looked at
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
const sessionOf = async (token: string) => (await withRead(t.db, systemScope('test'), (tx) => tx.select().from(sessions).where(eq(sessions.token, storedSessionToken(token)))))[0]!;

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
    const again = await told(() => signUp(deps, { name: 'X', email, password: 'a wholly new password', locale: 'zh' }));
    const fresh = await told(() => signUp(deps, { name: 'X', email: 'fresh@reg.test', password: 'a wholly new password', locale: 'zh' }));
    expect([again.said, again.hashed]).toEqual([fresh.said, 1]);
    expect(fresh.hashed).toBe(1);
    for (const { ms } of [again, fresh]) expect(ms).toBeGreaterThan(STEADY_MS.signUp - TIMER_MS);
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
    const wrong = await told(() => fieldOf(signIn(deps, { email, password: 'wrong password' }, client)));
    const unknown = await told(() => fieldOf(signIn(deps, { email: 'nobody@sign.test', password: 'wrong password' }, client)));
    expect(unknown.said).toBe(wrong.said);
    expect(wrong.said).toBe('password:wrong_credentials');
    expect([wrong.hashed, unknown.hashed]).toEqual([1, 1]);
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
    await confirmed('time@pass.test');
    const known = await told(() => requestPasswordReset(deps, 'time@pass.test'));
    const unknown = await told(() => requestPasswordReset(deps, 'nobody@pass.test'));
    expect([known.said, known.hashed]).toEqual([unknown.said, unknown.hashed]);
    for (const { ms } of [known, unknown]) expect(ms).toBeGreaterThan(STEADY_MS.passwordReset - TIMER_MS);
    expect(await mailCount('nobody@pass.test')).toBe(0);
  });

  it('confirm the address when reset by mail: somebody else’s unconfirmed registration is taken over by its owner', async () => {
    const email = 'victim@pass.test';
    await signUp(deps, { name: 'Attacker', email, password: 'an attacker chose this', locale: 'en' });
    await requestPasswordReset(deps, email);
    await resetPassword(deps, { token: tokenIn((await lastMail(email))!.text, 'token'), new_password: 'its owner chose another' });
    expect(await fieldOf(signIn(deps, { email, password: 'an attacker chose this' }, client))).toBe('password:wrong_credentials');
    expect(await fieldOf(signIn(deps, { email, password: 'its owner chose another' }, client))).toBe('done');
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
    expect((await withRead(t.db, systemScope('test'), (tx) => tx.select().from(users).where(eq(users.id, userId))))[0]).toMatchObject({ name: '改名', locale: 'zh' });
  });
});
