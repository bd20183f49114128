import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { breachedPasswordsAt } from './breached-passwords.ts';

let server: Server | undefined;
afterEach(() => { server?.closeAllConnections(); server?.close(); server = undefined; });

async function listWith(answer: (path: string) => { status?: number; body: string } | null) {
  const asked: { path: string; padding: unknown }[] = [];
  const troubles: unknown[] = [];
  server = createServer((req, res) => {
    asked.push({ path: req.url!, padding: req.headers['add-padding'] });
    const said = answer(req.url!);
    if (said) res.writeHead(said.status ?? 200).end(said.body);
  });
  await new Promise<void>((ready) => server!.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { asked, troubles, list: breachedPasswordsAt(`http://127.0.0.1:${port}/range`, (err) => troubles.push(err)) };
}
const hash = (password: string) => createHash('sha1').update(password).digest('hex').toUpperCase();
const KNOWN = 'once upon a breach';

describe('the list of breached passwords', () => {
  it('is told five letters of a hash and nothing else, and the answer is looked through here', async () => {
    const { asked, list, troubles } = await listWith(() => ({ body: `${'0'.repeat(35)}:7\r\n${hash(KNOWN).slice(5)}:12\r\n${hash('padding').slice(5)}:0\r\n` }));
    expect(await list.timesSeen(KNOWN)).toBe(12);
    expect(await list.timesSeen('another one altogether')).toBe(0);
    expect(await list.timesSeen('padding'), 'padding is no breach').toBe(0);
    expect(asked[0]).toEqual({ path: `/range/${hash(KNOWN).slice(0, 5)}`, padding: 'true' });
    expect(troubles).toEqual([]);
  });

  it.each([
    ['is out of order', () => ({ status: 503, body: '' })],
    ['sends people elsewhere', () => ({ status: 302, body: '' })],
    ['never ends', () => ({ body: 'A'.repeat(1_100_000) })],
    ['never answers', () => null],
  ])('that %s stops nobody, and the log hears of it', async (_what, answer) => {
    const { list, troubles } = await listWith(answer);
    expect(await list.timesSeen(KNOWN)).toBe(0);
    expect(troubles).toHaveLength(1);
  });
});
