import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createQueries, QueryFailed } from './transport.ts';

let server: Server | undefined;
afterEach(() => { server?.closeAllConnections(); server?.close(); });

async function standIn(answer: (req: IncomingMessage, res: ServerResponse, n: number, body: string) => void): Promise<{ url: string; asked: () => number; lines: () => number }> {
  let n = 0;
  let lines = 0;
  server = createServer((req, res) => {
    const nth = n += 1;
    let body = '';
    req.setEncoding('utf8').on('data', (part: string) => { body += part; }).on('end', () => answer(req, res, nth, body));
  });
  server.on('connection', () => { lines += 1; });
  await new Promise<void>((r) => server!.listen(0, '127.0.0.1', r));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => n, lines: () => lines };
}
const client = (url: string, timeoutMs = 1_000) => createQueries({ url, key: 'k', timeoutMs });
const Q = [{ indexUid: 'a', q: '双极板' }];
const ok = (res: ServerResponse, body: unknown) => { res.writeHead(200, { 'content-type': 'application/json' }); res.end(JSON.stringify(body)); };

describe('the way of queries', () => {
  it('carries texts of any script there and back over one line', async () => {
    const s = await standIn((req, res, _n, body) => ok(res, { results: [{ hits: [{ id: '双极板 é 𠮷' }], key: req.headers.authorization, encoding: req.headers['accept-encoding'], asked: `${req.method} ${req.url} ${body}` }] }));
    const c = client(`${s.url}/engine/`);
    for (let i = 0; i < 3; i++) {
      expect(await c.multiSearch(Q)).toMatchObject([{ hits: [{ id: '双极板 é 𠮷' }], key: 'Bearer k', encoding: 'identity', asked: 'POST /engine/multi-search {"queries":[{"indexUid":"a","q":"双极板"}]}' }]);
    }
    expect(s.lines()).toBe(1);
  });

  it('tries a line that died unused once more, and a fault of the engine never', async () => {
    const s = await standIn((req, res, n) => { if (n === 2) req.socket.destroy(); else ok(res, { results: [{ hits: [] }] }); });
    const c = client(s.url);
    await c.multiSearch(Q);
    await expect(c.multiSearch(Q)).resolves.toEqual([{ hits: [] }]);
    expect(s.asked()).toBe(3);
    const broken = await standIn((_req, res) => { res.writeHead(500); res.end('{"message":"no"}'); });
    await expect(client(broken.url).multiSearch(Q)).rejects.toThrow(/answered 500: no/);
    expect(broken.asked()).toBe(1);
  });

  it('gives up when time is over, before an answer or in the middle of one', async () => {
    const s = await standIn((_req, res, n) => { if (n === 1) ok(res, { results: [{}] }); else if (n === 3) { res.writeHead(200); res.write('{"results":'); } });
    const c = client(s.url, 60);
    await c.multiSearch(Q);
    await expect(c.multiSearch(Q)).rejects.toThrow(/no answer in 60 ms/);
    await expect(c.multiSearch(Q)).rejects.toThrow(/no answer in 60 ms/);
    expect(s.asked()).toBe(3);
  });

  it('asks once what several ask at the same time, and anew afterwards', async () => {
    const s = await standIn((_req, res, n) => { setTimeout(() => ok(res, { results: [{ n }] }), 30); });
    const c = client(s.url);
    const other = [{ indexUid: 'a', q: '播种机' }];
    const answers = await Promise.all([c.multiSearch(Q), c.multiSearch([...Q]), c.multiSearch(other)]);
    expect(answers[1]).toBe(answers[0]);
    expect(s.asked()).toBe(2);
    expect(await c.multiSearch(Q)).toEqual([{ n: 3 }]);
  });

  it('tells a failure to all who shared the question, and keeps none', async () => {
    const s = await standIn((_req, res, n) => { if (n === 1) { res.writeHead(503); res.end('{}'); } else ok(res, { results: [{}] }); });
    const c = client(s.url);
    expect((await Promise.allSettled([c.multiSearch(Q), c.multiSearch(Q)])).map((r) => r.status)).toEqual(['rejected', 'rejected']);
    expect(await c.multiSearch(Q)).toEqual([{}]);
  });

  it.each([['<html>', /not JSON/], ['null', /not an answer/], ['{}', /no results for 1/], ['{"results":[{},{}]}', /2 results for 1/]])('refuses %s as an answer', async (text, why) => {
    const s = await standIn((_req, res) => { res.writeHead(200); res.end(text); });
    const said = await client(s.url).multiSearch(Q).catch((e: unknown) => e);
    expect(said).toBeInstanceOf(QueryFailed);
    expect((said as Error).message).toMatch(why);
  });

  it('tells at once that nobody is there, and what is cut off', async () => {
    await expect(client('http://127.0.0.1:9').multiSearch(Q)).rejects.toThrow(QueryFailed);
    const s = await standIn((_req, res) => { res.writeHead(200, { 'content-length': '100' }); res.write('{"resu', () => res.destroy()); });
    await expect(client(s.url).multiSearch(Q)).rejects.toThrow(QueryFailed);
  });

  it('asks whether the engine is well', async () => {
    const s = await standIn((_req, res, n) => ok(res, { status: n === 1 ? 'available' : 'starting' }));
    expect([await client(s.url).available(), await client(s.url).available()]).toEqual([true, false]);
  });
});
