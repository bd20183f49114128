import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BODY } from '#app/http/body-limits.ts';
import { readForm, readJson } from '#app/http/body.server.ts';
import { readMultipart } from '#app/http/upload.server.ts';
import { makeParty } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { allRoutes, loadRoute, startWeb, type Reply, type TestWeb } from '#tests/fixtures/web.ts';

let t: TestDatabase;
let web: TestWeb;
let officer = '';
beforeAll(async () => {
  t = await testDatabase();
  web = await startWeb(t);
  officer = await web.api.cookieOf((await makeParty(t.db, 'university')).scope);
});
afterAll(async () => { await web.close(); await t.close(); });

const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data; boundary=xx';
const part = (name: string, value: string, more = '') => `--xx\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const closed = (body: string) => `${body}--xx--\r\n`;
const post = (path: string, body: string | Buffer, type: string | null = FORM, more: Record<string, string> = {}) =>
  web.send('POST', path, { body, headers: { ...(type ? { 'content-type': type } : {}), 'accept-language': 'en', accept: 'text/html', 'sec-fetch-site': 'same-origin', ...more } });

/** Bodies no form sends, each with the status it is refused with. Harmless in size; what they would have asked for is not. */
const SHAPES: [what: string, body: string, type: string | null, status: number][] = [
  ['an array of ten million', 'a[9999999]=1', FORM, 422],
  ['arrays in arrays', `a${'[400]'.repeat(9)}=1`, FORM, 422],
  ['a thousand dots', `${Array.from({ length: 1_000 }, () => 'a').join('.')}=1`, FORM, 422],
  ['a long name', `${'a'.repeat(5_000)}=1`, FORM, 422],
  ['very many fields', Array.from({ length: BODY.form.fields + 1 }, () => 'a=1').join('&'), FORM, 422],
  ['very many empty fields', '&'.repeat(200_000), FORM, 422],
  ['a long value', `a=${'x'.repeat(BODY.form.value + 1)}`, FORM, 422],
  ['the character no text holds', 'email=a%00b', FORM, 422],
  ['a command of the form library', '__intent__=%7B%22type%22%3A%22insert%22%2C%22payload%22%3A%7B%22name%22%3A%22a%22%2C%22index%22%3A9999999%7D%7D', FORM, 422],
  ['a broken state of the form library', '__state__=%7B', FORM, 422],
  ['a prototype', '__proto__.a=1', FORM, 422],
  ['more than a form weighs', `a=${'x'.repeat(BODY.form.bytes)}`, FORM, 413],
  ['JSON', '{"email":"a@b.example"}', 'application/json', 415],
  ['plain text', 'email=a', 'text/plain', 415],
  ['no type at all', 'email=a', null, 415],
  ['a type that is none', 'email=a', ';;;', 415],
  ['multipart without a boundary', 'x', 'multipart/form-data', 422],
  ['multipart that is none', 'x'.repeat(200), MULTIPART, 422],
  ['multipart that breaks off', part('email', 'a').slice(0, -10), MULTIPART, 422],
  ['very many parts', closed(Array.from({ length: BODY.form.fields + 1 }, () => part('a', '')).join('')), MULTIPART, 422],
  ['an array of ten million in parts', closed(part('a[9999999]', '1')), MULTIPART, 422],
  ['a part with a long value', closed(part('a', 'x'.repeat(BODY.form.value * 4 + 10))), MULTIPART, 422],
  ['a part without a name', closed('--xx\r\ncontent-disposition: form-data\r\n\r\n1\r\n'), MULTIPART, 422],
  ['a file where none is asked for, too large', closed(part('file', 'x'.repeat(BODY.form.bytes), '; filename="a.pdf"')), MULTIPART, 413],
];

describe('a page', () => {
  it.each(SHAPES)('refuses %s', async (_what, body, type, status) => {
    const answer = await post('/login', body, type);
    expect(answer.status).toBe(status);
    // Within the product: the page itself, saying why.
    expect([answer.text.includes('<h1>Sign in'), answer.text.includes('role="alert"')]).toEqual([true, true]);
    const data = await post('/login.data', body, type, { accept: '*/*' });
    expect(data.status).toBe(status);
  });

  it('says so in the language of the reader', async () => {
    expect((await post('/login', 'a[9999999]=1')).text).toContain('does not look like this form');
    expect((await post('/login', 'a[9999999]=1', FORM, { 'accept-language': 'zh-CN' })).text).toContain('超出了表单的范围');
    expect((await post('/login', `a=${'x'.repeat(BODY.form.bytes)}`, FORM, { 'accept-language': 'zh-CN' })).text).toContain('最多 256 kB');
  });

  it('still reads what people send', async () => {
    const answer = await post('/login', 'email=&password=');
    expect([answer.status, (answer.text.match(/Required\./g) ?? []).length]).toEqual([422, expect.any(Number)]);
    expect(answer.text).toContain('Required.');
    const multipart = await post('/login', closed(part('email', 'x') + part('password', '秘密')), MULTIPART);
    expect(multipart.text).toContain('Not a valid e-mail address.');
    expect(multipart.text).not.toContain('秘密');
    expect((await post('/logout', '')).status).toBe(302);
  });

  it('of every kind refuses them: each action of the product, signed in', async () => {
    const few = [['a[9999999]=1', FORM, 422], ['{}', 'application/json', 415], [`a=${'x'.repeat(BODY.form.bytes)}`, FORM, 413], ['x', 'multipart/form-data', 422]] as const;
    let tried = 0;
    for (const { path, file } of allRoutes()) {
      const { action } = await loadRoute(file) as { action?: { access?: unknown } };
      if (!action) continue;
      const at = `/${path.replace(/\*/, 'no-such-place').replace(/:token/, 'A'.repeat(43)).replace(/:number/, 'CN112345678A').replace(/:document/, 'doc_0ghost0')}`
        .replace(/:id/, () => ({ deals: 'deal_0ghost0', offers: 'off_0ghost0', listings: 'lst_0ghost0', demands: 'dem_0ghost0', my: 'lst_0ghost0', imports: 'imp_0ghost0' })[path.split('/')[0]!] ?? 'x');
      for (const [body, type, status] of few) {
        for (const cookie of ['', officer]) {
          const answer = await post(at, body, type, cookie ? { cookie } : {});
          const what = `${file} answered ${answer.status} to ${body.slice(0, 20)} ${cookie ? 'of the officer' : 'of nobody'}`;
          // Before the body is looked at: to the sign-in, not allowed, no such thing; the upload leads back to its form.
          expect([status, 302, 403, 404], what).toContain(answer.status);
          if (cookie === '' && action.access === 'public' && !file.includes('not-found')) expect(answer.status, what).toBe(status);
        }
      }
      tried += 1;
    }
    expect(tried).toBeGreaterThan(30);
  });
});

describe('the API', () => {
  const json = (body: string, type: string | null = 'application/json', headers: Record<string, string> = {}) => web.send('POST', '/api/v1/tokens', { body, headers: { ...(type ? { 'content-type': type } : {}), 'accept-language': 'en', ...headers } });
  const codeOf = (answer: Reply) => { expect(answer.headers['content-type']).toContain('application/problem+json'); return (JSON.parse(answer.text) as { title: string }).title; };

  it.each([
    ['depth', '['.repeat(100_000), 422, 'bad_form'], ['depth of objects', '{"a":'.repeat(50_000), 422, 'bad_form'], ['very many values', `{"scopes":[${'1,'.repeat(50_000)}1]}`, 422, 'bad_form'],
    ['the character no text holds', '{"email":"a@b.example","password":"x","name":"\\u0000"}', 422, 'bad_form'], ['broken JSON', '{"email":', 422, 'validation'], ['more than a megabyte', `"${'x'.repeat(1_000_001)}"`, 413, 'body_too_large'],
    ['a number for an object', '7', 422, 'validation'], ['nothing', '', 422, 'validation'], ['many wrong values', `{"scopes":[${'1,'.repeat(9_000)}1]}`, 422, 'validation'],
  ])('refuses %s', async (_what, body, status, code) => {
    const answer = await json(body);
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect(answer.text.length).toBeLessThan(40_000);
  });

  it('takes JSON and nothing else', async () => {
    const answer = await json('email=a', FORM, { 'accept-language': 'zh' });
    expect([answer.status, codeOf(answer), answer.text]).toEqual([415, 'unsupported_body', expect.stringContaining('请用 application/json 提交')]);
  });
});

describe('work is bounded by the limit, not by what is sent', () => {
  /** A body without end, in pieces of a kilobyte, that counts how much was asked of it. */
  const endless = (piece = new Uint8Array(1024).fill(0x61)) => {
    const seen = { bytes: 0, given: false };
    const body = new ReadableStream<Uint8Array>({ pull(c) { seen.bytes += piece.byteLength; c.enqueue(piece); }, cancel() { seen.given = true; } }, { highWaterMark: 0 });
    return { seen, request: (type: string, headers: Record<string, string> = {}) => new Request('http://localhost/x', { method: 'POST', body, headers: { 'content-type': type, ...headers }, duplex: 'half' } as RequestInit) };
  };

  it.each([['a form', FORM, readForm, BODY.form.bytes], ['a multipart form', MULTIPART, readForm, BODY.form.bytes], ['JSON', 'application/json', readJson, BODY.json.bytes]] as const)('for %s', async (_what, type, read, limit) => {
    const { seen, request } = endless();
    await expect(read(request(type))).rejects.toMatchObject({ code: expect.stringMatching(/body_too_large|bad_form/) as string });
    expect(seen.bytes).toBeLessThanOrEqual(limit + 128 * 1024);
    expect(seen.given).toBe(true);
  });

  it('for an announced length: nothing is read at all', async () => {
    const { seen, request } = endless();
    await expect(readForm(request(FORM, { 'content-length': '150000000' }))).rejects.toMatchObject({ code: 'body_too_large' });
    expect(seen.bytes).toBe(0);
  });

  it('for uploads: by the file’s limit, with whatever stands beside it', async () => {
    const files = web.api.services.files;
    const head = Buffer.from('--xx\r\ncontent-disposition: form-data; name="other"; filename="a"\r\n\r\n');
    const { seen, request } = endless(new Uint8Array(64 * 1024));
    const first = request(MULTIPART);
    const body = new ReadableStream<Uint8Array>({ async start(c) { c.enqueue(head); const reader = first.body!.getReader(); for (;;) { const { value, done } = await reader.read(); if (done) break; try { c.enqueue(value); } catch { await reader.cancel(); break; } await new Promise((r) => setImmediate(r)); } } });
    const upload = new Request('http://localhost/x', { method: 'POST', body, headers: { 'content-type': MULTIPART }, duplex: 'half' } as RequestInit);
    await expect(readMultipart(upload, files, { fileField: 'file', maxBytes: 1024 * 1024 })).rejects.toMatchObject({ code: 'payload_too_large' });
    expect(seen.bytes).toBeLessThan(8 * 1024 * 1024);
  });

  it('on the line: the answer comes, the rest is not taken, the connection is closed', async () => {
    for (const [path, length] of [['/login', 'content-length: 150000000'], ['/no-such-place', 'content-length: 150000000'], ['/api/v1/tokens', 'content-length: 150000000'], ['/login', 'transfer-encoding: chunked'], ['/home', 'content-length: 150000000']] as const) {
      const seen = await new Promise<{ written: number; text: string; closed: boolean }>((resolve) => {
        const socket = connect(web.port, '127.0.0.1');
        let text = '';
        let written = 0;
        let finished = false;
        const chunk = Buffer.alloc(64 * 1024, 0x61);
        const framed = length.startsWith('transfer') ? Buffer.concat([Buffer.from('10000\r\n'), chunk, Buffer.from('\r\n')]) : chunk;
        const end = (closed: boolean) => { if (finished) return; finished = true; clearTimeout(timer); socket.destroy(); resolve({ written, text, closed }); };
        const timer = setTimeout(() => end(false), 20_000);
        const pump = () => { while (!finished && written < 150_000_000) { written += framed.length; if (!socket.write(framed)) { socket.once('drain', pump); return; } } };
        socket.setEncoding('utf8');
        socket.on('data', (d: string) => { text += d; });
        socket.on('error', () => end(true));
        socket.on('close', () => end(true));
        socket.on('end', () => end(true));
        const type = path.startsWith('/api') ? 'application/json' : FORM;
        socket.write(`POST ${path} HTTP/1.1\r\nhost: localhost\r\naccept: text/html\r\ncontent-type: ${type}\r\n${length}\r\n\r\n`);
        pump();
      });
      expect(seen.text, `${path} ${length}`).toMatch(/^HTTP\/1\.1 (413|422|404|302) /);
      expect(seen.text.toLowerCase(), path).toContain('connection: close');
      expect(seen.closed, path).toBe(true);
      expect(seen.written, path).toBeLessThan(40_000_000); // what the two ends of the line hold, and the little that is thrown away
    }
  });

  it('in crumbs: refused after a thousand of them', async () => {
    const crumbs = Buffer.from('1\r\na\r\n'.repeat(50_000));
    const text = await web.raw(Buffer.concat([Buffer.from(`POST /login HTTP/1.1\r\nhost: localhost\r\naccept: text/html\r\ncontent-type: ${FORM}\r\ntransfer-encoding: chunked\r\n\r\n`), crumbs]), 8_000);
    expect(text).toMatch(/^HTTP\/1\.1 422 /);
  });
});
