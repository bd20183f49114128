import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { startWeb, type TestWeb } from '#tests/fixtures/web.ts';

/** What every answer says to the browser about itself, page, call, refusal and failure alike. */
let t: TestDatabase;
let plain: TestWeb;
let https: TestWeb;
const errors: unknown[][] = [];
beforeAll(async () => {
  t = await testDatabase();
  plain = await startWeb(t);
  https = await startWeb(t, { PUBLIC_URL: 'https://jingzhe.test' });
  plain.api.services.log.error = (...args: unknown[]) => { errors.push(args); };
});
afterAll(async () => { await plain.close(); await https.close(); await t.close(); });

const ASKED = ['/login', '/api/v1/listings?limit=1', '/api/v1/me', '/no-such-place', '/%', '/healthz', '/assets/', '/metrics'];

describe('headers', () => {
  it('stand on every answer: no framing, no plug-ins, no sniffing, no reading from elsewhere, little said of where one was', async () => {
    for (const path of ASKED) {
      const { headers } = await plain.send('GET', path, { headers: { origin: 'https://elsewhere.example' } });
      const policy = String(headers['content-security-policy']);
      for (const rule of ["frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'", "default-src 'self'"]) expect(policy, path).toContain(rule);
      expect(policy, path).not.toContain('unsafe-eval');
      expect(headers, path).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'strict-origin-when-cross-origin', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin' });
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-') || name === 'x-powered-by'), path).toEqual([]);
    }
  });

  it('keep browsers on https for a year where the platform is served by it, and only there', async () => {
    for (const path of ASKED) {
      expect((await https.send('GET', path)).headers['strict-transport-security'], path).toBe('max-age=31536000; includeSubDomains');
      expect((await plain.send('GET', path)).headers['strict-transport-security'], path).toBeUndefined();
    }
  });

  it('of a cookie say that it is this host’s alone, over https alone', async () => {
    const chosen = async (web: TestWeb, origin: string) => {
      const answer = await web.send('POST', '/preferences', { body: 'lang=en&next=%2F', headers: { origin, 'content-type': 'application/x-www-form-urlencoded' } });
      expect(answer.text).toBe('');
      return answer.headers['set-cookie']?.[0];
    };
    expect(await chosen(https, 'https://jingzhe.test')).toMatch(/^__Host-jingzhe_lang=en; Path=\/; Max-Age=\d+; SameSite=Lax; Secure$/);
    expect(await chosen(plain, 'http://localhost:3000')).toMatch(/^jingzhe_lang=en; Path=\/; Max-Age=\d+; SameSite=Lax$/);
  });

  it('and answers list no folder', async () => {
    for (const path of ['/assets', '/assets/', '/build/', '/.data/', '/app/', '/node_modules/']) {
      const answer = await plain.send('GET', path);
      expect(answer.status, path).toBe(404);
      expect(answer.text, path).not.toMatch(/\.(js|ts|css|json)<|Index of/);
    }
  });

  it('of a proxy count from a named proxy alone: an address written by the client is nobody’s', async () => {
    const countedFor = async (over: Record<string, string>) => {
      const web = await startWeb(t, over);
      const keys: string[] = [];
      web.api.services.limits.take = async (_limit, key) => { keys.push(key); return null; };
      await web.send('GET', '/ping', { headers: { 'x-forwarded-for': '198.51.100.7' } });
      await web.close();
      return keys;
    };
    expect(await countedFor({})).toEqual(['127.0.0.1']);
    expect(await countedFor({ TRUST_PROXY: '1' })).toEqual(['198.51.100.7']);
  });

  it('and bodies of a failure tell nothing of it; the log does', async () => {
    const { db } = plain.api.services;
    plain.api.services.db = new Proxy(db, { get: () => { throw new Error('the inside of it'); } });
    try {
      const answer = await plain.send('GET', '/api/v1/listings?limit=1');
      expect(answer.status).toBe(500);
      expect(answer.text).not.toContain('inside');
      expect(JSON.stringify(errors.map((e) => String((e[0] as { err?: Error }).err?.message)))).toContain('the inside of it');
    } finally {
      plain.api.services.db = db;
    }
  });
});
