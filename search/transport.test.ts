import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MeiliSearch, MeiliSearchRequestError } from 'meilisearch';
import { afterEach, describe, expect, it } from 'vitest';
import { keptOpen } from './transport.ts';

let server: Server | undefined;
afterEach(() => { server?.closeAllConnections(); server?.close(); });

async function standIn(answer: (req: IncomingMessage, res: ServerResponse, n: number) => void): Promise<{ url: string; asked: () => number; lines: () => number }> {
  let n = 0;
  let lines = 0;
  server = createServer((req, res) => { n += 1; req.resume(); req.on('end', () => answer(req, res, n)); });
  server.on('connection', () => { lines += 1; });
  await new Promise<void>((r) => server!.listen(0, '127.0.0.1', r));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => n, lines: () => lines };
}
const client = (host: string, timeout = 1_000) => new MeiliSearch({ host, apiKey: 'k', timeout, httpClient: keptOpen() });
const ok = (res: ServerResponse, body: unknown) => { res.writeHead(200, { 'content-type': 'application/json' }); res.end(JSON.stringify(body)); };

describe('the transport of queries', () => {
  it('carries texts of any script there and back over one line', async () => {
    const s = await standIn((req, res) => ok(res, { hits: [{ id: '双极板 é 𠮷' }], key: req.headers.authorization }));
    const c = client(s.url);
    for (let i = 0; i < 3; i++) expect(await c.index('a').search('双极板')).toMatchObject({ hits: [{ id: '双极板 é 𠮷' }], key: 'Bearer k' });
    expect(s.lines()).toBe(1);
  });

  it('tries a line that died unused once more, and a fault of the engine never', async () => {
    const s = await standIn((req, res, n) => { if (n === 2) req.socket.destroy(); else ok(res, { hits: [] }); });
    const c = client(s.url);
    await c.index('a').search('x');
    await expect(c.index('a').search('x')).resolves.toMatchObject({ hits: [] });
    expect(s.asked()).toBe(3);
    const broken = await standIn((_req, res) => { res.writeHead(500); res.end('{"message":"no"}'); });
    await expect(client(broken.url).index('a').search('x')).rejects.toThrow(MeiliSearchRequestError);
    expect(broken.asked()).toBe(1);
  });

  it('gives up when time is over, and on an answer that is not one', async () => {
    const s = await standIn((_req, res, n) => { if (n === 1) return; res.writeHead(200); res.end('<html>'); });
    await expect(client(s.url, 60).index('a').search('x')).rejects.toThrow(MeiliSearchRequestError);
    await expect(client(s.url).index('a').search('x')).rejects.toThrow(MeiliSearchRequestError);
  });

  it('tells at once that nobody is there', async () => {
    await expect(client('http://127.0.0.1:9').index('a').search('x')).rejects.toThrow(MeiliSearchRequestError);
  });
});
