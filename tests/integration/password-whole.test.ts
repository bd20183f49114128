import { and, eq } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#app/core/clock.ts';
import { systemScope } from '#app/core/scope.ts';
import type { Auth } from '#app/modules/identity/auth.server.ts';
import { changePassword, requestPasswordReset, resetPassword } from '#app/modules/identity/passwords.server.ts';
import { beginSignIn } from '#app/modules/identity/sign-in.server.ts';
import { createApiToken, viewerOfToken } from '#app/modules/orgs/api-tokens.server.ts';
import { accounts, verifications } from '#db/schema/identity.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeMember, makeOrg } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { authFor, BASE_URL, client, linkIn, mailsTo, PASSWORD, refusalOf, signedIn } from '#tests/fixtures/people.ts';

/** A new password and the end of what the old one had opened are one thing: whatever goes wrong, neither stands without the other. */
let t: TestDatabase;
let owner: postgres.Sql;
let deps: { db: TestDatabase['db']; auth: Auth; clock: typeof systemClock; publicUrl: string };
beforeAll(async () => {
  t = await testDatabase();
  deps = { db: t.db, auth: authFor(t), clock: systemClock, publicUrl: BASE_URL };
  owner = postgres(t.ownerUrl, { max: 1, onnotice: () => {} });
  await owner.unsafe(`create function fails() returns trigger language plpgsql as $$ begin raise exception 'the machine went down'; end $$`);
});
afterAll(async () => { await owner.end({ timeout: 5 }); await t.close(); });

const NEW = 'the next long password';
const system = systemScope('test');
const isIn = async (cookie: string) => (await deps.auth.api.getSession({ headers: new Headers({ cookie }) })) !== null;
const opens = (email: string, password: string) => refusalOf(beginSignIn(deps, { email, password }, client));
const resetToken = async (email: string) => linkIn((await mailsTo(t, email)).filter((m) => m.subject === 'Reset your Jingzhe password').at(-1)!.text, 'token');

/** Somebody signed in, with a token. */
async function person(email: string) {
  const me = await signedIn(t, deps, email);
  const scope = await makeMember(t.db, await makeOrg(t.db, 'company'), 'owner', { userId: me.userId });
  const { token } = await createApiToken(deps, scope, { name: 'sync' });
  return { ...me, token, who: { userId: me.userId, sessionId: me.sessionId, cookie: me.cookie } };
}

/** Runs `work` while writing to `table` fails: the process dies on its way, at that statement. */
async function dying(table: 'mails' | 'sessions' | 'api_tokens', work: () => Promise<unknown>): Promise<void> {
  const event = table === 'mails' ? 'insert' : table === 'sessions' ? 'delete' : 'update';
  await owner.unsafe(`create trigger a_fails before ${event} on ${table} for each row execute function fails()`);
  try {
    await expect(work()).rejects.toThrow();
  } finally {
    await owner.unsafe(`drop trigger a_fails on ${table}`);
  }
}

describe.each(['mails', 'sessions', 'api_tokens'] as const)('cut off while it writes %s', (table) => {
  it('a reset leaves the old password, and the link for another try', async () => {
    const me = await person(`reset.${table}@whole.test`);
    await requestPasswordReset(deps, me.email);
    const token = await resetToken(me.email);
    await dying(table, () => resetPassword(deps, { token, new_password: NEW }));
    expect(await opens(me.email, NEW)).toBe('password:wrong_credentials');
    expect([await isIn(me.cookie), (await viewerOfToken(deps, me.token)) !== null]).toEqual([true, true]);
    await resetPassword(deps, { token, new_password: NEW });
    expect(await opens(me.email, NEW)).toBe('done');
    expect([await isIn(me.cookie), await viewerOfToken(deps, me.token)]).toEqual([false, null]);
  });

  it('a change leaves the old password', async () => {
    const me = await person(`change.${table}@whole.test`);
    await beginSignIn(deps, { email: me.email, password: PASSWORD }, client); // another session, which has to end
    const change = () => changePassword(deps, me.who, { current_password: PASSWORD, new_password: NEW }, client);
    await dying(table, change);
    expect(await opens(me.email, NEW)).toBe('password:wrong_credentials');
    expect((await viewerOfToken(deps, me.token)) !== null).toBe(true);
    await change();
    expect(await opens(me.email, NEW)).toBe('done');
    expect(await viewerOfToken(deps, me.token)).toBeNull();
  });
});

describe('two at once', () => {
  it('of two changes one holds: the other finds that its old password is none any more', async () => {
    const me = await person('twice@whole.test');
    const outcomes = await Promise.all([`${NEW} one`, `${NEW} two`].map((new_password) => refusalOf(changePassword(deps, me.who, { current_password: PASSWORD, new_password }, client))));
    expect(outcomes.sort()).toEqual(['current_password:wrong_credentials', 'done']);
    expect([await opens(me.email, `${NEW} one`), await opens(me.email, `${NEW} two`)].sort()).toEqual(['done', 'password:wrong_credentials']);
  });

  it('of two resets by one link one holds', async () => {
    const me = await person('link@whole.test');
    await requestPasswordReset(deps, me.email);
    const token = await resetToken(me.email);
    const outcomes = await Promise.all([`${NEW} one`, `${NEW} two`].map((new_password) => refusalOf(resetPassword(deps, { token, new_password }))));
    expect(outcomes.sort()).toEqual(['done', 'new_password:link_expired']);
  });
});

describe('a reset', () => {
  it('by a link whose hour is over does nothing', async () => {
    const me = await person('late@whole.test');
    await requestPasswordReset(deps, me.email);
    const token = await resetToken(me.email);
    await withTx(t.db, system, (tx) => tx.update(verifications).set({ expiresAt: new Date(Date.now() - 1_000) }).where(eq(verifications.value, me.userId)));
    expect(await refusalOf(resetPassword(deps, { token, new_password: NEW }))).toBe('new_password:link_expired');
    expect(await isIn(me.cookie)).toBe(true);
  });

  it('keeps the rules of a password whoever calls it', async () => {
    expect(await refusalOf(resetPassword(deps, { token: 'x', new_password: 'short' }))).toBe('new_password:password_too_short');
    expect(await refusalOf(resetPassword(deps, { token: 'x', new_password: 'y'.repeat(201) }))).toBe('new_password:too_long');
  });

  it('gives a password to somebody who has none', async () => {
    const me = await person('none@whole.test');
    await withTx(t.db, system, (tx) => tx.delete(accounts).where(eq(accounts.userId, me.userId)));
    await requestPasswordReset(deps, me.email);
    await resetPassword(deps, { token: await resetToken(me.email), new_password: NEW });
    expect(await opens(me.email, NEW)).toBe('done');
    const rows = await withRead(t.db, system, (tx) => tx.select().from(accounts).where(and(eq(accounts.userId, me.userId), eq(accounts.providerId, 'credential'))));
    expect(rows).toMatchObject([{ accountId: me.userId }]);
  });
});
