import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#app/core/errors.ts';
import { createLimits, LIMITS, type Limits } from '#app/http/shell/limits.ts';
import { requestPasswordReset, resetPassword } from '#app/modules/identity/passwords.server.ts';
import { ATTEMPTS } from '#app/modules/identity/sign-in-attempts.server.ts';
import { signIn } from '#app/modules/identity/sign-in.server.ts';
import { signUp } from '#app/modules/identity/sign-up.server.ts';
import { action as loginAction } from '#app/routes/auth/login.tsx';
import { closeDb, createDb, identityPool } from '#db/client.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { testApi, type TestApi } from '#tests/fixtures/http.ts';

let t: TestDatabase;
let api: TestApi;
beforeAll(async () => { t = await testDatabase(); api = testApi(t); });
afterAll(async () => { api.close(); await t.close(); });

const PASSWORD = 'correct horse battery';
const from = (n: number) => ({ address: `203.0.113.${n}`, userAgent: 'test' });
const lastLink = async (to: string, name: string) => {
  const [mail] = await t.db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.actor', 'system', true)`);
    return tx.execute<{ text: string }>(sql`select text from mails where to_address = ${to} order by created_at desc, id desc limit 1`);
  });
  return decodeURIComponent(new RegExp(`${name}=([^\\s&]+)`).exec(mail!.text)![1]!);
};
/** What a try to sign in comes to: `done`, or the field's code, with the seconds to wait if any are named. */
const attempt = async (email: string, password: string, n = 1): Promise<string> => signIn(api.services, { email, password }, from(n)).then(() => 'done', (e: unknown) => {
  if (!(e instanceof AppError)) throw e;
  return `${e.fields[0]?.code}${e.details.retry_after === undefined ? '' : ' wait'}`;
});
const person = async (email: string) => {
  await signUp(api.services, { name: 'Person', email, password: PASSWORD, locale: 'en' });
  await signIn(api.services, { email, password: PASSWORD, confirm: await lastLink(email, 'confirm') }, from(1));
};
const counters = () => identityPool(t.db).execute<{ key: string; points: number }>(sql`select key, points from rate_limits order by key`);
const guess = async (email: string, times = ATTEMPTS.points as number) => { const seen = []; for (let i = 0; i < times; i += 1) seen.push(await attempt(email, `guess number ${i}`, i + 10)); return seen; };

describe('wrong passwords for one account', () => {
  it('are borne ten times, from wherever they come; then even the right one waits', async () => {
    await person('guessed@limit.test');
    expect(new Set(await guess('guessed@limit.test'))).toEqual(new Set(['wrong_credentials']));
    expect(await attempt('guessed@limit.test', 'one more guess', 99)).toBe('wrong_credentials_wait wait');
    expect(await attempt('Guessed@Limit.test', PASSWORD)).toBe('wrong_credentials_wait wait');
    await identityPool(t.db).execute(sql`update rate_limits set expire = now() - interval '1 second' where key like 'sign-in:%'`);
    expect(await attempt('guessed@limit.test', PASSWORD)).toBe('done');
  });

  it('tell nothing about who has an account', async () => {
    expect(new Set(await guess('nobody@limit.test'))).toEqual(new Set(['wrong_credentials']));
    expect(await attempt('nobody@limit.test', PASSWORD)).toBe('wrong_credentials_wait wait');
  });

  it('are forgotten when the right one comes, or a new one is set by mail', async () => {
    await person('owner@limit.test');
    await guess('owner@limit.test', ATTEMPTS.points - 1);
    expect(await attempt('owner@limit.test', PASSWORD)).toBe('done');
    expect(await attempt('owner@limit.test', 'wrong again')).toBe('wrong_credentials');
    await guess('owner@limit.test');
    await requestPasswordReset(api.services, 'owner@limit.test');
    await resetPassword(api.services, { token: await lastLink('owner@limit.test', 'token'), new_password: 'a brand new password' });
    expect(await attempt('owner@limit.test', 'a brand new password')).toBe('done');
  });

  it('are counted one by one when they come all at once', async () => {
    const seen = await Promise.all(Array.from({ length: 25 }, (_, i) => attempt('storm@limit.test', `guess ${i}`, i)));
    expect(seen.filter((s) => s === 'wrong_credentials')).toHaveLength(ATTEMPTS.points);
  });

  it('name nobody in the table', async () => {
    const rows = await counters();
    expect(rows.filter((r) => r.key.startsWith('sign-in:')).length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain('limit.test');
  });

  it('count for tokens of the API too, which are told how long to wait', async () => {
    await guess('machine@limit.test');
    const answer = await api.call(null, 'post', '/tokens', { body: { email: 'machine@limit.test', password: PASSWORD, name: 'x' } });
    expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([401, true]);
    const other = await api.call(null, 'post', '/tokens', { body: { email: 'other@limit.test', password: PASSWORD, name: 'x' } });
    expect([other.status, other.headers.get('retry-after')]).toEqual([401, null]);
  });
});

describe('the form', () => {
  const post = async (fields: Record<string, string>) => {
    const request = new Request('http://localhost:3000/login', { method: 'POST', body: new URLSearchParams(fields) });
    const result = (await loginAction({ request, params: {}, context: api.context() } as never)) as { data: { result: { error: Record<string, string[]> } }; init: { status: number } };
    return { status: result.init.status, error: result.data.result.error };
  };

  it('says what is missing and what is wrong in the reader’s words', async () => {
    expect(await post({})).toEqual({ status: 422, error: { email: ['Required.'], password: ['Required.'] } });
    expect(await post({ email: 'x', password: 'y', confirm: 'z'.repeat(4_001) })).toEqual({ status: 422, error: { email: ['Not a valid e-mail address.'], confirm: ['Too long.'] } });
  });

  it('asks a guesser to wait', async () => {
    await guess('form@limit.test');
    expect((await post({ email: 'form@limit.test', password: 'guess' })).error.password![0]).toContain('wait 15 minutes');
  });
});

describe('attempts at secrets from one address', () => {
  const times = async (limits: Limits, ip: string, n: number) => { const seen = []; for (let i = 0; i < n; i += 1) seen.push(await limits.take('secret', ip) === null); return seen; };

  it('are counted in the database, for every process the same', async () => {
    const [one, other] = [createLimits(t.db, { scale: 1 }), createLimits(t.db, { scale: 1 })];
    expect(await times(one, '198.51.100.1', 6)).toEqual(Array.from({ length: 6 }, () => true));
    expect((await counters()).find((r) => r.key === 'secret:198.51.100.1')).toMatchObject({ points: 6 });
    expect(await times(other, '198.51.100.1', 5)).toEqual([true, true, true, true, false]);
    expect(await one.take('secret', '198.51.100.1')).toBeGreaterThan(0);
  });

  it('are counted in memory only while the database is away', async () => {
    const away = createDb({ url: t.url, max: 1 });
    await closeDb(away);
    const limits = createLimits(away, { scale: 1 });
    expect(await times(limits, '198.51.100.2', LIMITS.secret.points + 1)).toEqual([...Array.from({ length: LIMITS.secret.points }, () => true), false]);
    expect((await counters()).some((r) => r.key.includes('198.51.100.2'))).toBe(false);
    expect(await createLimits(t.db, { scale: 1 }).take('secret', '198.51.100.2'), 'the database knows nothing of what memory counted').toBe(null);
  });
});
