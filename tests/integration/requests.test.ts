import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeParty } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { allRoutes, startWeb, type TestWeb } from '#tests/fixtures/web.ts';

/** Requests nobody should send, to the whole application on a socket: each is answered, and never as a fault of ours. */
let t: TestDatabase;
let web: TestWeb;
let officer = '';
const logged: { level: string; line: string }[] = [];
beforeAll(async () => {
  t = await testDatabase();
  web = await startWeb(t);
  officer = await web.api.cookieOf((await makeParty(t.db, 'university')).scope);
  const keep = (level: string) => (...args: unknown[]) => { logged.push({ level, line: JSON.stringify(args, (_, v: unknown) => (v instanceof Error ? `${v.message} ${v.stack}` : v)) }); };
  Object.assign(web.api.services.log, { info: keep('info'), warn: keep('warn'), error: keep('error') });
});
afterAll(async () => { await web.close(); await t.close(); });

const SPELLINGS = ['', '/', '.data', '/_.data', '//', '/.data', '%2F', ';a=b', '/..', '?', '?index', '?lang=en&lang=zh', '?_routes=root', '?%', '?a=%FF'];
const RUNS = Number(process.env.FUZZ_RUNS ?? 400);

describe('cookies', () => {
  it.each(['%', 'jingzhe_lang=%E0%A4%A', 'jingzhe.session_token=%', 'jingzhe.session_token=%E0%A4%A; x', 'jingzhe.session_token=a.b', 'jingzhe.session_token', '=;=;=', '__proto__=x; jingzhe.session_token="', `jingzhe.session_token=${'a'.repeat(4_000)}`, 'jingzhe.session_token=\u00e9\u00ff', 'jingzhe.session_data=%7B'])('that are broken are ignored: %s', async (cookie) => {
    for (const path of ['/login', '/login.data', '/api/v1/listings?limit=1']) expect((await web.send('GET', path, { headers: { cookie } })).status, path).toBe(200);
    expect((await web.send('GET', '/account', { headers: { cookie } })).status).toBe(302);
    expect((await web.send('POST', '/logout', { headers: { cookie, 'sec-fetch-site': 'same-origin' } })).status).toBe(302);
  });

  it('beside ours change nothing', async () => {
    for (const cookie of [`%=%; ${officer}; jingzhe_lang=%E0`, `${officer}; other=%ZZ`]) expect((await web.send('GET', '/account', { headers: { cookie } })).status).toBe(200);
  });
});

describe('methods and addresses', () => {
  it('that do not exist are told so', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']) {
      for (const path of ['/', '/login', '/login.data', '/ping', '/no-such-place', '/imports/upload']) expect([405, 403], `${method} ${path}`).toContain((await web.send(method, path, { headers: { 'sec-fetch-site': 'same-origin' } })).status);
      expect([404, 405], method).toContain((await web.send(method, '/api/v1/listings', { headers: { 'sec-fetch-site': 'same-origin' } })).status);
    }
    for (const path of ['/no-such-place', '/no-such-place.data', '/a/b/c/d', '/login/more', '/api', '/api/v2/x', '/%F0%9F%8C%B1']) {
      expect((await web.send('GET', path)).status, path).toBe(404);
      expect([404, 405], `POST ${path}`).toContain((await web.send('POST', path, { body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status);
    }
    for (const path of ['/', '/search', '/ping', '/_root.data', '/deals.data']) expect([404, 405], `POST ${path}`).toContain((await web.send('POST', path, { body: 'a=b' })).status);
  });

  it('that cannot be read are bad requests, told in the reader’s language', async () => {
    for (const path of ['/%', '/%E0%A4%A', '/login%00', '/search?q=%00', `/search?${'a=1&'.repeat(300)}`, `/search?q=${'x'.repeat(9_000)}`, '/api/v1/patents/%E0%A4%A', '/api/v1/listings?q=%00', `/__manifest?paths=${Array.from({ length: 900 }, () => '/a').join(',')}`]) {
      const answer = await web.send('GET', path, { headers: { accept: 'text/html', 'accept-language': 'en' } });
      expect(answer.status, path.slice(0, 40)).toBe(400);
      expect(answer.text).toContain('incomplete, mistyped or too long');
    }
    expect((await web.send('GET', '/%', { headers: { accept: 'text/html', 'accept-language': 'zh' } })).text).toContain('网址不完整、有误或太长');
    for (const line of ['GET http://elsewhere.example/ HTTP/1.1', 'GET * HTTP/1.1', 'OPTIONS * HTTP/1.1', 'GET /login HTTP/9.9', 'GET //evil.example/.. HTTP/1.1', 'get / HTTP/1.1', '\0\0\0']) {
      const text = await web.raw(`${line}\r\nhost: a b c\r\nconnection: close\r\n\r\n`);
      expect(text, line).toMatch(/^HTTP\/1\.1 (?!5)/);
    }
  });

  it('do not depend on the host a client names', async () => {
    for (const host of ['', 'a b', '[::', 'x:99999999', 'evil.example', 'localhost:3000@evil.example']) {
      const text = await web.raw(`GET /login HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
      expect(text, host).toMatch(/^HTTP\/1\.1 200 /);
    }
  });
});

describe('whatever is sent', () => {
  it(`is answered, and not with a fault of ours (${RUNS} requests)`, async () => {
    const paths = allRoutes().map((r) => `/${r.path}`);
    const word = fc.oneof(fc.constantFrom('deal_0ghost0', 'lst_0ghost0', 'off_0ghost0', 'x', 'A'.repeat(43), '%E4%B8%AD', '%F0%9F%8C%B1', '%2F', '..', '%', '%ff', "'", '"><', '__proto__', 'constructor', '-1', '9'.repeat(40)), fc.string({ maxLength: 12 }).map((s) => encodeURIComponent(s.replace(/[\ud800-\udfff]/g, ''))));
    const path = fc.oneof(
      fc.record({ path: fc.constantFrom(...paths), words: fc.array(word, { minLength: 3, maxLength: 3 }), end: fc.constantFrom(...SPELLINGS) }).map(({ path: p, words, end }) => { let i = 0; return p.replace(/:\w+|\*/g, () => words[i++ % 3]!) + end; }),
      fc.array(word, { maxLength: 5 }).map((w) => `/${w.join('/')}`),
      fc.array(word, { maxLength: 4 }).map((w) => `/api/v1/${w.join('/')}`),
      fc.constantFrom('listings', 'deals', 'offers', 'demands', 'tokens', 'patents/x', 'imports').map((p) => `/api/v1/${p}`),
    );
    const printable = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((c) => String.fromCharCode(c)), maxLength: 60 });
    const headers = fc.record({
      'content-type': fc.oneof(fc.constantFrom('application/x-www-form-urlencoded', 'application/json', 'multipart/form-data; boundary=xx', 'multipart/form-data', 'text/plain', 'application/x-www-form-urlencoded; charset=utf-7', 'multipart/form-data; boundary="'), printable),
      cookie: fc.oneof(fc.constantFrom('jingzhe.session_token=%', 'jingzhe_lang=%'), fc.constant('OFFICER'), printable), 'accept-language': fc.oneof(fc.constantFrom('zh', 'en;q=x', ';;;', '*'), printable), accept: fc.oneof(fc.constantFrom('text/html', '*/*'), printable),
      origin: fc.constantFrom('null', 'x', 'http://localhost:3000', 'http://['), authorization: fc.oneof(fc.constantFrom('Bearer', 'Bearer jz_x', `Bearer jz_${'A'.repeat(43)}`, 'Basic eDp5'), printable), 'x-forwarded-host': printable, 'x-forwarded-for': printable, 'x-forwarded-proto': printable,
      'idempotency-key': printable, range: printable, 'if-none-match': printable, 'x-request-id': printable, 'x-react-router-prerender-data': printable, 'sec-fetch-site': fc.constantFrom('same-origin', 'cross-site'), 'user-agent': fc.oneof(fc.constant('Googlebot'), printable),
    }, { requiredKeys: [] });
    const body = fc.oneof(
      fc.array(fc.tuple(fc.constantFrom('email', 'intent', 'a[0]', 'a[]', 'a.b', 'a[9999999]', 'version', 'lang', 'next', 'price.amount', 'evidence.x', '__state__', 'toString', 'hasOwnProperty', 'then'), fc.string({ maxLength: 40 })), { maxLength: 12 }).map((f) => new URLSearchParams(f.map(([k, v]) => [k, v.replace(/[\ud800-\udfff]/g, '')])).toString()),
      fc.json(), fc.string(), fc.constantFrom('%', 'a=%', '{', '--xx\r\n', '--xx--', '--xx\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--xx--\r\n', '\0\u0001'), fc.uint8Array({ maxLength: 200 }).map((b) => Buffer.from(b).toString('latin1')),
    );
    await fc.assert(fc.asyncProperty(fc.constantFrom('GET', 'GET', 'POST', 'POST', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'), path, headers, body, async (method, at, head, text) => {
      const clean = Object.fromEntries(Object.entries(head).map(([k, v]) => [k, (v as string) === 'OFFICER' ? officer : v as string]));
      const answer = await web.send(method, encodeURI(at).replace(/%25/g, '%'), { headers: clean, ...(method === 'GET' || method === 'HEAD' ? {} : { body: text }) });
      // Payments of this world have no provider: an honest 503 is no fault.
      if (answer.status >= 500 && answer.status !== 503) throw new Error(`${method} ${at} answered ${answer.status}: ${answer.text.slice(0, 300)}\n${logged.filter((l) => l.level === 'error').at(-1)?.line.slice(0, 1_500)}`);
      expect(String(answer.headers['cache-control'] ?? '')).toMatch(/no-store|public/);
    }), { numRuns: RUNS, endOnFailure: true });
    expect(logged.filter((l) => l.level === 'error').map((l) => l.line.slice(0, 600))).toEqual([]);
  });
});

describe('what depends on who asks', () => {
  it('is kept by nobody: pages, data, API and downloads, each with what it varies on', async () => {
    const targets = [...allRoutes().map((r) => `/${r.path.replace('*', 'no-such-place').replace(/:\w+/g, 'x')}`), '/api/v1/me', '/api/v1/deals', '/api/v1/listings', '/api/v1/no-such', '/api/v1/tokens'];
    for (const path of targets) {
      for (const at of path.startsWith('/api/v1') ? [path] : [path, path === '/' ? '/_root.data' : `${path}.data`]) {
        for (const headers of [{}, { cookie: officer }] as Record<string, string>[]) {
          const answer = await web.send('GET', at, { headers });
          expect([answer.headers['cache-control'], /\bcookie\b/.test(String(answer.headers.vary)), /accept-language/.test(String(answer.headers.vary))], at).toEqual(['private, no-store', true, true]);
        }
      }
    }
  });

  it('is not said of what is everybody’s', async () => {
    expect((await web.send('GET', '/api/v1/openapi.json')).headers['cache-control']).toBe('public, max-age=300');
  });
});

describe('logs', () => {
  it('name the route that answered, never the address: it may be an invitation, a reset, a search', async () => {
    logged.length = 0;
    const secret = `s3cret${'A'.repeat(37)}`;
    for (const path of [`/invitations/${secret}`, `/reset-password?token=${secret}`, `/invitations/${secret}.data`, `/alerts/${secret}`, `/register?invitation=${secret}`, `/api/v1/patents/${secret}?q=${secret}`, `/no-such-place/${secret}`, `/${secret}`, `/invitations/${secret}/%`]) {
      await web.send('GET', path);
      await web.send('POST', path, { body: `x=${secret}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
      await web.send('POST', path, { body: `a[9999999]=${secret}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    }
    expect(logged.filter((l) => l.line.includes('s3cret'))).toEqual([]);
    const routes = logged.filter((l) => l.level === 'info').map((l) => (JSON.parse(l.line) as [{ route?: string }])[0].route);
    expect(new Set(routes)).toEqual(new Set(['/invitations/:token', '/reset-password', '/alerts/:token', '/register', '/api/v1/patents/{number}', '/*', 'none']));
  });
});
