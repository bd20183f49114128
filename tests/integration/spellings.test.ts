import { identityPool } from '#db/client.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '#app/http/shell/limits.ts';
import { addressKey } from '#app/platform/address-key.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { startWeb, type TestWeb } from '#tests/fixtures/web.ts';

/** Limits count what is done, not how its address is written. */
let t: TestDatabase;
let web: TestWeb;
beforeAll(async () => { t = await testDatabase(); web = await startWeb(t, { RATE_LIMIT_SCALE: '1', TRUST_PROXY: '1' }); });
afterAll(async () => { await web.close(); await t.close(); });

const forget = () => identityPool(t.db).execute(sql`delete from rate_limits`);
const from = (address: string) => ({ 'x-forwarded-for': address });
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  web.send('POST', path, { body, headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', 'accept-language': 'en', ...headers } });

describe('attempts at secrets', () => {
  it('count the same for every spelling of the address: data, slashes, capitals, escapes, queries', async () => {
    const spellings = ['/login', '/login/', '/login.data', '/LOGIN', '/%6cogin', '/login?x=1', '/l%6Fgin.data', '/login/.data', '/login?index', '//login'];
    const seen = [];
    for (let i = 0; i < 40; i += 1) seen.push((await post(spellings[i % spellings.length]!, 'email=a%40b.example&password=guess', from('203.0.113.7'))).status);
    // Some spellings are no page at all. Those that are share ten tries; from then on nobody is asked.
    expect(seen.filter((s) => s === 422 || s === 302)).toHaveLength(LIMITS.secret.points);
    expect([...new Set(seen)].sort()).toEqual([404, 422, 429]);
    const [row] = await identityPool(t.db).execute<{ points: number }>(sql`select points from rate_limits where key = 'secret:203.0.113.7'`);
    expect(row!.points).toBeGreaterThan(LIMITS.secret.points);
  });

  it('are one count for all that guesses: sign-in, registration, reset, tokens by password', async () => {
    await forget();
    const of = from('203.0.113.8');
    const doors = [() => post('/login', 'email=', of), () => post('/forgot-password', 'email=', of), () => post('/reset-password', 'token=x', of), () => post('/register', 'email=', of),
      () => web.send('POST', '/api/v1/tokens', { body: '{}', headers: { 'content-type': 'application/json', ...of } }), () => web.send('POST', '/api/v1/tokens/', { body: '{}', headers: { 'content-type': 'application/json', ...of } })];
    for (let i = 0; i < LIMITS.secret.points; i += 1) expect((await doors[i % doors.length]!()).status, String(i)).toBe(422);
    for (const door of doors) {
      const answer = await door();
      expect(answer.status).toBe(429);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(200);
    }
    // Not the other's count, and a right answer is still given to others.
    expect((await post('/login', 'email=', from('203.0.113.9'))).status).toBe(422);
  });

  it('of a line with many addresses are those of one: an IPv6 /64', async () => {
    await forget();
    const seen = [];
    for (let i = 0; i < LIMITS.secret.points + 3; i += 1) seen.push((await post('/login', 'email=', from(`2001:db8:1:2:${i.toString(16)}::${i}`))).status);
    expect(seen.slice(-3)).toEqual([429, 429, 429]);
    expect((await post('/login', 'email=', from('2001:db8:1:3::1'))).status).toBe(422);
    expect([addressKey('2001:db8::1'), addressKey('2001:0DB8:0:0:ffff::1'), addressKey('::ffff:192.0.2.1'), addressKey('::1'), addressKey(undefined), addressKey('fe80::1%eth0')])
      .toEqual(['2001:db8:0:0::/64', '2001:db8:0:0::/64', '192.0.2.1', '0:0:0:0::/64', 'unknown', 'fe80:0:0:0::/64']);
  });
});

describe('the sign-in page of somebody who has to wait', () => {
  it('keeps its form with what was typed, apart from the password, and says how long, in both languages', async () => {
    await forget();
    for (let i = 0; i < LIMITS.secret.points; i += 1) await post('/login', 'email=', from('203.0.113.20'));
    const typed = 'email=someone%40uni.example&password=my-secret-word&next=%2Fdeals';
    for (const [language, words] of [['en', /Please wait \d+ minutes?, then try again/], ['zh-CN', /请等 \d+ 分钟后再试/]] as const) {
      const answer = await post('/login', typed, { ...from('203.0.113.20'), 'accept-language': language });
      expect([answer.status, answer.headers['content-type'], Number(answer.headers['retry-after']) > 0]).toEqual([429, 'text/html; charset=utf-8', true]);
      expect(answer.text).toMatch(words);
      expect(answer.text).toMatch(/<form[^>]*id="login"/);
      expect(answer.text).toMatch(/<input[^>]*value="someone@uni.example"/);
      expect(answer.text).not.toContain('my-secret-word');
    }
    const data = await post('/login.data', typed, from('203.0.113.20'));
    expect([data.status, Number(data.headers['retry-after']) > 0, data.text.includes('my-secret-word')]).toEqual([429, true, false]);
  });

  it('does the same for the account that is guessed at from many addresses', async () => {
    await forget();
    for (let i = 0; i < 10; i += 1) await post('/login', 'email=guessed%40uni.example&password=x', from(`203.0.113.${100 + i}`));
    const answer = await post('/login', 'email=guessed%40uni.example&password=x', from('203.0.113.150'));
    expect([answer.status, Number(answer.headers['retry-after']) > 0]).toEqual([429, true]);
    expect(answer.text).toMatch(/<input[^>]*value="guessed@uni.example"/);
    expect(answer.text).toContain('wait 15 minutes');
  });
});

describe('requests beyond the ordinary', () => {
  it('of writes are refused by the page, of reads by a short page of their own, of programs as a problem', async () => {
    const of = from('203.0.113.30');
    for (let i = 0; i < LIMITS.write.points; i += 1) await post('/preferences', 'lang=en', of);
    const written = await post('/alerts/abcdefghijkl', 'frequency=off', of);
    expect([written.status, Number(written.headers['retry-after']) > 0]).toEqual([429, true]);
    expect((await web.send('POST', '/api/v1/demands', { body: '{}', headers: { 'content-type': 'application/json', ...of } })).status).toBe(401);
    const token = await web.send('POST', '/api/v1/tokens', { body: '{}', headers: { 'content-type': 'application/json', ...of } });
    expect([token.status, (JSON.parse(token.text) as { title: string }).title]).toEqual([429, 'rate_limited']);
    for (let i = 0; i < LIMITS.read.points; i += 1) await web.send('GET', '/api/v1/nothing', { headers: of });
    const page = await web.send('GET', '/search', { headers: { ...of, accept: 'text/html', 'accept-language': 'zh' } });
    expect([page.status, page.text.includes('操作过于频繁'), Number(page.headers['retry-after']) > 0, page.headers['cache-control']]).toEqual([429, true, true, 'private, no-store']);
    const api = await web.send('GET', '/api/v1/listings', { headers: of });
    expect([api.status, api.headers['content-type']]).toEqual([429, 'application/problem+json; charset=utf-8']);
  });
});
