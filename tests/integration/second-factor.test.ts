import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '#app/core/scope.ts';
import type { Services } from '#app/http/services.server.ts';
import { addPasskey, askForNewPasskey, askForPasskey, listPasskeys, removePasskey, signInWithPasskey } from '#app/modules/identity/passkeys.server.ts';
import { proveAgain } from '#app/modules/identity/prove-again.server.ts';
import { beginApp, confirmApp, removeApp, renewBackupCodes, secondFactorState } from '#app/modules/identity/second-factor.server.ts';
import { backupCodesLeft, finishSignIn } from '#app/modules/identity/second-step.server.ts';
import { beginSignIn, provePassword } from '#app/modules/identity/sign-in.server.ts';
import { ATTEMPTS } from '#app/modules/identity/sign-in-attempts.server.ts';
import { identityPool } from '#db/client.ts';
import { sessions, twoFactors, verifications } from '#db/schema/identity.ts';
import { orgPayoutAccounts } from '#db/schema/orgs.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeMember, makeOrg } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { testApi, type TestApi } from '#tests/fixtures/http.ts';
import { client, cookieHeader, mailsTo, PASSWORD, personOf, refusalOf, signedIn, type SignedInPerson } from '#tests/fixtures/people.ts';
import { SoftPasskey } from '#tests/fixtures/soft-passkey.ts';
import { appCode } from '#tests/fixtures/totp.ts';

let t: TestDatabase;
/** The installation others can reach, where nothing switches the second factor off; and the demo on this machine. */
let open: TestApi;
let demo: TestApi;
let deps: Services;
const ORIGIN = 'https://jingzhe.test';
beforeAll(async () => {
  t = await testDatabase();
  open = testApi(t, { DEMO: '0', PUBLIC_URL: ORIGIN });
  demo = testApi(t);
  deps = open.services;
});
afterAll(async () => { open.close(); demo.close(); await t.close(); });

const subjects = async (to: string) => (await mailsTo(t, to)).map((m) => m.subject);
/** As if the windows of all codes used had passed. */
const forgetUsedCodes = () => identityPool(t.db).delete(verifications).where(eq(verifications.value, 'used'));
const passwordStep = async (email: string) => {
  const step = await beginSignIn(deps, { email, password: PASSWORD }, client);
  if (!('secondStep' in step)) throw new Error('no second step was asked');
  return step;
};

/** A person with an authenticator app. The code of now is used up by it; a later one stays good while time goes on. */
async function withApp(email: string) {
  const me = await signedIn(t, deps, email);
  await beginApp(deps, me.userId);
  const { pending } = await secondFactorState(deps, me.userId);
  const { cookies, backupCodes } = await confirmApp(deps, me, appCode(pending!.secret), client);
  return { ...me, cookie: cookieHeader(me.cookies, cookies), secret: pending!.secret, backupCodes };
}

describe('an authenticator app', () => {
  it('stands between the password and a session, once its first code was right', async () => {
    const me = await signedIn(t, deps, 'app@two.test');
    await beginApp(deps, me.userId);
    const { pending } = await secondFactorState(deps, me.userId);
    expect(pending!.uri).toMatch(/^otpauth:\/\/totp\//);
    expect(await refusalOf(confirmApp(deps, me, '000000', client))).toBe('code:wrong_code');
    expect('secondStep' in await beginSignIn(deps, { email: me.email, password: PASSWORD }, client)).toBe(false);
    const { backupCodes, cookies } = await confirmApp(deps, me, appCode(pending!.secret), client);
    expect(new Set(backupCodes).size).toBe(10);
    expect((await secondFactorState(deps, me.userId))).toEqual({ app: true, pending: null, passkeys: 0 });
    expect(await subjects(me.email)).toContain('Two-step sign-in is on');
    // The session was renewed: the old cookie is nobody's.
    const who = (cookie: string) => deps.auth.api.getSession({ headers: new Headers({ cookie }) });
    expect([await who(me.cookie), (await who(cookieHeader(me.cookies, cookies)))?.user.id]).toEqual([null, me.userId]);
    const step = await passwordStep(me.email);
    expect(step.app).toBe(true);
    expect(await who(cookieHeader(step.cookies))).toBeNull();
    const done = await finishSignIn(deps, { code: appCode(pending!.secret, 1), kind: 'app' }, cookieHeader(step.cookies), client);
    expect((await who(cookieHeader(done.cookies)))?.user.id).toBe(me.userId);
  });

  it('takes a code once: not again in the same minute, not by two at once', async () => {
    const me = await withApp('replay@two.test');
    const code = appCode(me.secret, 1);
    const [first, second] = [await passwordStep(me.email), await passwordStep(me.email)];
    const outcomes = await Promise.all([first, second].map((s) => refusalOf(finishSignIn(deps, { code, kind: 'app' }, cookieHeader(s.cookies), client))));
    expect(outcomes.sort()).toEqual(['code:wrong_code', 'done']);
    // Typed twice, it is refused without ending the sign-in: the next code goes through.
    const third = cookieHeader((await passwordStep(me.email)).cookies);
    expect(await refusalOf(finishSignIn(deps, { code, kind: 'app' }, third, client))).toBe('code:wrong_code');
    const live = await identityPool(t.db).select().from(sessions).where(eq(sessions.userId, me.userId));
    expect(live).toHaveLength(2); // the one it was set up in, and the one that came through
    await forgetUsedCodes();
    expect(await refusalOf(finishSignIn(deps, { code, kind: 'app' }, third, client))).toBe('done');
  });

  it('is not guessed: five wrong codes end the half-done sign-in, ten lock the step', async () => {
    const me = await withApp('guess@two.test');
    const wrong = (cookie: string) => refusalOf(finishSignIn(deps, { code: '000000', kind: 'app' }, cookie, client));
    const first = cookieHeader((await passwordStep(me.email)).cookies);
    for (let i = 0; i < 5; i++) expect(await wrong(first)).toBe('code:wrong_code');
    expect(await refusalOf(finishSignIn(deps, { code: appCode(me.secret, 1), kind: 'app' }, first, client))).toBe('unauthenticated:second_step_over');
    const second = cookieHeader((await passwordStep(me.email)).cookies);
    for (let i = 0; i < 5; i++) await wrong(second);
    const third = cookieHeader((await passwordStep(me.email)).cookies);
    expect(await refusalOf(finishSignIn(deps, { code: appCode(me.secret, 1), kind: 'app' }, third, client))).toBe('code:second_step_wait');
    // A backup code is no way around the lock.
    expect(await refusalOf(finishSignIn(deps, { code: me.backupCodes[0]!, kind: 'backup' }, third, client))).toBe('code:second_step_wait');
  });

  it('leaves nothing in the database that opens anything', async () => {
    const me = await withApp('stored@two.test');
    const [row] = await withRead(t.db, systemScope('test'), (tx) => tx.select().from(twoFactors).where(eq(twoFactors.userId, me.userId)));
    const all = JSON.stringify([row, await identityPool(t.db).select().from(verifications)]);
    for (const secret of [me.secret, ...me.backupCodes, ...me.backupCodes.map((c) => c.replace('-', ''))]) expect(all).not.toContain(secret);
    // Even decrypted, the codes are hashes: what the library reads back is none of them.
    const { backupCodes } = await deps.auth.api.viewBackupCodes({ body: { userId: me.userId } });
    expect(backupCodes).toHaveLength(10);
    expect(backupCodes.filter((c) => me.backupCodes.includes(c))).toEqual([]);
  });

  it('of another person cannot be seen or set up', async () => {
    const me = await withApp('mine@two.test');
    const other = await signedIn(t, deps, 'other@two.test');
    const rows = await withRead(t.db, { kind: 'user', userId: other.userId }, (tx) => tx.select().from(twoFactors));
    expect(rows).toEqual([]);
    expect(await withRead(t.db, { kind: 'user', userId: me.userId }, (tx) => tx.select().from(twoFactors))).toHaveLength(1);
    expect(await refusalOf(beginApp(deps, me.userId))).toBe('conflict:app_in_use');
  });
});

describe('a backup code', () => {
  it('signs in once, is told by mail, and is worth nothing after a new set', async () => {
    const me = await withApp('backup@two.test');
    const use = async (code: string) => refusalOf(finishSignIn(deps, { code, kind: 'backup' }, cookieHeader((await passwordStep(me.email)).cookies), client));
    expect(await use(me.backupCodes[0]!.toUpperCase().replace('-', ' '))).toBe('done');
    expect(await use(me.backupCodes[0]!)).toBe('code:wrong_code');
    expect(await backupCodesLeft(deps.auth, me.userId)).toBe(9);
    expect((await mailsTo(t, me.email)).at(-1)!.text).toContain('9 are left');
    const fresh = await renewBackupCodes(deps, me.userId, client);
    expect(await use(me.backupCodes[1]!)).toBe('code:wrong_code');
    expect(await use(fresh[0]!)).toBe('done');
  });
});

describe('a passkey', () => {
  const key = () => new SoftPasskey({ rpId: 'jingzhe.test', origin: ORIGIN });
  async function withPasskey(email: string) {
    const me = await signedIn(t, deps, email);
    const passkey = key();
    const { options, cookies } = await askForNewPasskey(deps, me, client);
    const { backupCodes } = await addPasskey(deps, { ...me, cookie: cookieHeader(me.cookies, cookies) }, { response: passkey.register(options), name: 'Laptop' }, client);
    return { me, passkey, backupCodes: backupCodes! };
  }
  const signInBy = async (passkey: SoftPasskey, verified = true) => {
    const { options, cookies } = await askForPasskey(deps, client);
    return signInWithPasskey(deps, passkey.answer(options, verified), cookieHeader(cookies), client);
  };

  it('signs in by itself, and makes the password alone too little', async () => {
    const { me, passkey, backupCodes } = await withPasskey('key@two.test');
    expect((await signInBy(passkey)).userId).toBe(me.userId);
    const step = await passwordStep(me.email);
    expect(step.app).toBe(false);
    expect(await refusalOf(finishSignIn(deps, { code: '123456', kind: 'app' }, cookieHeader(step.cookies), client))).toBe('code:wrong_code');
    expect(await refusalOf(finishSignIn(deps, { code: backupCodes[0]!, kind: 'backup' }, cookieHeader(step.cookies), client))).toBe('done');
    expect(await subjects(me.email)).toContain('A passkey was added');
  });

  it('is refused when the device did not ask for its person, when it is unknown, for another site, or played again', async () => {
    const { passkey } = await withPasskey('strict@two.test');
    expect(await refusalOf(signInBy(passkey, false))).toBe('response:passkey_refused');
    expect(await refusalOf(signInBy(key()))).toBe('response:passkey_refused');
    const { options, cookies } = await askForPasskey(deps, client);
    const said = passkey.answer(options);
    expect(await refusalOf(signInWithPasskey(deps, said, cookieHeader(cookies), client))).toBe('done');
    expect(await refusalOf(signInWithPasskey(deps, said, cookieHeader(cookies), client))).toBe('response:passkey_refused');
    const me = await signedIn(t, deps, 'phished@two.test');
    const question = await askForNewPasskey(deps, me, client);
    const elsewhere = new SoftPasskey({ rpId: 'jingzhe.test', origin: 'https://jingzhe-login.test' });
    const who = { ...me, cookie: cookieHeader(me.cookies, question.cookies) };
    expect(await refusalOf(addPasskey(deps, who, { response: elsewhere.register(question.options), name: 'x' }, client))).toBe('response:passkey_refused');
    expect(await refusalOf(addPasskey(deps, who, { response: '{"id":"x"}', name: 'x' }, client))).toBe('response:passkey_refused');
    expect(await listPasskeys(deps, me.userId)).toEqual([]);
  });

  it('is removed by its owner only, and the last second factor stays with who must have one', async () => {
    const { me, passkey } = await withPasskey('remove@two.test');
    const other = await signedIn(t, deps, 'thief@two.test');
    const [row] = await listPasskeys(deps, me.userId);
    expect(await refusalOf(removePasskey(deps, other.userId, row!.id, { required: false }, client))).toBe('not_found');
    expect(await refusalOf(removePasskey(deps, me.userId, row!.id, { required: true }, client))).toBe('conflict:last_second_factor');
    await beginApp(deps, me.userId);
    const { pending } = await secondFactorState(deps, me.userId);
    await confirmApp(deps, me, appCode(pending!.secret), client);
    await removePasskey(deps, me.userId, row!.id, { required: true }, client);
    expect(await refusalOf(signInBy(passkey))).toBe('response:passkey_refused');
    expect(await refusalOf(removeApp(deps, me.userId, { required: true }, client))).toBe('conflict:last_second_factor');
    await removeApp(deps, me.userId, { required: false }, client);
    expect('secondStep' in await beginSignIn(deps, { email: me.email, password: PASSWORD }, client)).toBe(false);
  });

  it('and an app removed at once leave one of them to who must have one', async () => {
    const { me } = await withPasskey('race@two.test');
    await beginApp(deps, me.userId);
    await confirmApp(deps, me, appCode((await secondFactorState(deps, me.userId)).pending!.secret), client);
    const [row] = await listPasskeys(deps, me.userId);
    const outcomes = await Promise.all([refusalOf(removePasskey(deps, me.userId, row!.id, { required: true }, client)), refusalOf(removeApp(deps, me.userId, { required: true }, client))]);
    expect(outcomes.sort()).toEqual(['conflict:last_second_factor', 'done']);
  });
});

/** Calls a page of the product with the person's cookie, as the router would. */
async function page(api: TestApi, module: { loader?: unknown; action?: unknown }, path: string, cookie: string | null, form?: Record<string, string>, headers: Record<string, string> = {}) {
  const request = new Request(`http://localhost:3000${path}`, { headers: { ...(cookie ? { cookie } : {}), ...headers }, ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}) });
  const handler = (form ? module.action : module.loader) as (args: unknown) => Promise<unknown>;
  const answer = await handler({ request, params: {}, context: api.context() }).catch((thrown: unknown) => thrown);
  if (answer instanceof Response) return { status: answer.status, to: answer.headers.get('location'), body: null };
  const { init, data } = answer as { init?: { status?: number } | null; data?: unknown };
  return { status: init?.status ?? 200, to: null, body: data ?? answer };
}
const searchPage = () => import('#app/routes/compare.tsx');
const tokensPage = () => import('#app/routes/org/tokens.tsx');
const factorPage = () => import('#app/routes/account/second-factor.tsx');
const payoutsPage = () => import('#app/routes/org/payouts.ts');

describe('who must have a second factor', () => {
  let owner: SignedInPerson;
  let reader: SignedInPerson;
  let token: string;
  beforeAll(async () => {
    const org = await makeOrg(t.db, 'company');
    owner = await signedIn(t, deps, 'owner@forced.test');
    reader = await signedIn(t, deps, 'reader@forced.test');
    token = await open.token(await makeMember(t.db, org, 'owner', { userId: owner.userId }));
    await makeMember(t.db, org, 'viewer', { userId: reader.userId });
  });

  it('is led to set it up, and reaches nothing else, public pages included', async () => {
    const [tokens, compare, factor] = [await tokensPage(), await searchPage(), await factorPage()];
    for (const [module, path] of [[tokens, '/organisation/tokens'], [compare, '/compare']] as const) {
      expect(await page(open, module, path, owner.cookie)).toMatchObject({ status: 302, to: '/account/second-factor' });
      expect((await page(open, module, path, reader.cookie)).to, path).not.toBe('/account/second-factor');
    }
    expect(await page(open, tokens, '/organisation/tokens', owner.cookie, { intent: 'create', name: 'x' })).toMatchObject({ status: 302, to: '/account/second-factor' });
    expect(await page(open, factor, '/account/second-factor', owner.cookie)).toMatchObject({ status: 200, body: { due: true, app: false } });
  });

  it('finds no way around it by an API token made before, or by one for the password', async () => {
    expect(await open.call(token, 'get', '/me')).toMatchObject({ status: 403, body: { title: 'second_factor_required' } });
    const asked = await open.call(null, 'post', '/tokens', { body: { email: owner.email, password: PASSWORD, name: 'x' } });
    expect(asked).toMatchObject({ status: 403, body: { title: 'second_factor_required' } });
    expect((asked.body as { detail: string }).detail).toMatch(/two steps/);
    // A reader makes no tokens on the page, and none by password either.
    expect((await open.call(null, 'post', '/tokens', { body: { email: reader.email, password: PASSWORD, name: 'x' } })).status).toBe(403);
    // Who does not know the password learns nothing of it.
    expect(await open.call(null, 'post', '/tokens', { body: { email: owner.email, password: 'not the password', name: 'x' } })).toMatchObject({ status: 401 });
  });

  it('is not asked in the demo on this machine', async () => {
    expect((await page(demo, await tokensPage(), '/organisation/tokens', owner.cookie.replaceAll('__Secure-', ''))).to ?? '').not.toBe('/account/second-factor');
    expect((await demo.call(token, 'get', '/me')).status).toBe(200);
  });

  it('gets in once it is set up; tokens by password stay refused', async () => {
    await beginApp(deps, owner.userId);
    const { cookies } = await confirmApp(deps, owner, appCode((await secondFactorState(deps, owner.userId)).pending!.secret), client);
    expect((await page(open, await tokensPage(), '/organisation/tokens', cookieHeader(owner.cookies, cookies))).status).toBe(200);
    expect((await open.call(token, 'get', '/me')).status).toBe(200);
    expect(await refusalOf(provePassword(deps, { email: owner.email, password: PASSWORD }, client))).toBe('second_factor_required');
    expect((await demo.call(null, 'post', '/tokens', { body: { email: owner.email, password: PASSWORD, name: 'x' } })).status).toBe(403);
  });
});

describe('what hands out keys or moves money', () => {
  let me: Awaited<ReturnType<typeof withApp>>;
  let orgId: string;
  let sessionId: string;
  beforeAll(async () => {
    const org = await makeOrg(t.db, 'university');
    orgId = org.id;
    me = await withApp('keys@proof.test');
    await makeMember(t.db, org, 'owner', { userId: me.userId });
    const started = await finishSignIn(deps, { code: appCode(me.secret, 1), kind: 'app' }, cookieHeader((await passwordStep(me.email)).cookies), client);
    const person = await personOf(t, me.email, started);
    [me.cookie, sessionId] = [person.cookie, person.sessionId];
  });
  const create = async () => page(open, await tokensPage(), '/organisation/tokens', me.cookie, { intent: 'create', name: 'sync' });
  const forget = () => withTx(t.db, systemScope('test'), (tx) => tx.update(sessions).set({ provedAt: null }).where(eq(sessions.id, sessionId)));

  it('asks again who is there: having signed in a moment ago is not enough', async () => {
    expect(await create()).toMatchObject({ status: 302, to: '/account/proof?next=%2Forganisation%2Ftokens' });
    expect(await page(open, await payoutsPage(), '/organisation/payouts', me.cookie, {})).toMatchObject({ status: 302, to: '/account/proof?next=%2Forganisation' });
    expect(await withRead(t.db, systemScope('test'), (tx) => tx.select().from(orgPayoutAccounts).where(eq(orgPayoutAccounts.orgId, orgId)))).toEqual([]);
  });

  it('is open for ten minutes after the password, in that session only', async () => {
    const who = { userId: me.userId, sessionId, cookie: me.cookie };
    expect(await refusalOf(proveAgain(deps, who, { password: 'not the password' }, client))).toBe('password:wrong_credentials');
    expect(await create()).toMatchObject({ status: 302 });
    await proveAgain(deps, who, { password: PASSWORD }, client);
    expect(await create()).toMatchObject({ status: 200, body: { done: { intent: 'create' } } });
    const late = new Date(Date.now() - 601_000);
    await withTx(t.db, systemScope('test'), (tx) => tx.update(sessions).set({ provedAt: late }).where(eq(sessions.id, sessionId)));
    expect(await create()).toMatchObject({ status: 302 });
  });

  it('takes the app’s code as well, each once; wrong ones are counted', async () => {
    await forget();
    const who = { userId: me.userId, sessionId, cookie: me.cookie };
    await forgetUsedCodes();
    const code = appCode(me.secret, 1);
    expect(await refusalOf(proveAgain(deps, who, { code }, client))).toBe('done');
    expect(await refusalOf(proveAgain(deps, who, { code }, client))).toBe('code:wrong_code');
    expect((await create()).status).toBe(200);
    for (let i = 0; i < ATTEMPTS.points; i++) await refusalOf(proveAgain(deps, who, { code: `00000${i}` }, client));
    expect(await refusalOf(proveAgain(deps, who, { code: '123456' }, client))).toBe('code:wrong_code_wait');
  });
});
