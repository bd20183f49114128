import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { BODY } from '#app/http/body-limits.ts';
import { startProduct } from '#tests/fixtures/product.ts';
import type { BenchOptions, BenchResult } from './main.ts';

/** What one refused body may cost the web process: CPU of all its threads, ms, and growth of its memory at the worst moment, MB. */
const LIMIT = { cpuMs: 50, growthMb: 20 } as const;

const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data; boundary=xx';
const part = (name: string, value: string, more = '') => `--xx\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;

/** `endless`: sent again and again until the connection is closed or 150 MB are out. */
interface Shot { name: string; path: string; type: string; body: Buffer; endless?: boolean; chunked?: boolean }

const MB = 1024 * 1024;
const text = (name: string, path: string, type: string, body: string): Shot => ({ name, path, type, body: Buffer.from(body) });

const SHOTS: Shot[] = [
  text('array of ten million', '/login', FORM, 'a[9999999]=1'),
  text('a hundred arrays of ten million', '/login', FORM, Array.from({ length: 100 }, (_, i) => `a${i}[9999999]=1`).join('&')),
  text('arrays in arrays', '/login', FORM, `a${'[400]'.repeat(9)}=1`),
  text('depth by dots', '/login', FORM, `${Array.from({ length: 60_000 }, () => 'a').join('.')}=1`),
  text('many fields', '/login', FORM, 'a=1&'.repeat(60_000)),
  text('as many fields as are read, one name', '/login', FORM, Array.from({ length: BODY.form.fields }, () => 'a=1').join('&')),
  text('as many fields as are read, arrays', '/login', FORM, Array.from({ length: BODY.form.fields }, (_, i) => `a${i}[${BODY.form.index}][${BODY.form.index}]=1`).join('&')),
  text('separators only', '/login', FORM, '&'.repeat(250_000)),
  text('broken escapes', '/login', FORM, `a=${'%'.repeat(250_000)}`),
  text('a long value', '/login', FORM, `email=${'a'.repeat(250_000)}`),
  text('a long value within the bounds', '/login', FORM, `email=${'a@'.repeat(19_000)}`),
  text('command of the form library', '/login', FORM, `__intent__=${encodeURIComponent('{"type":"insert","payload":{"name":"a","index":9999999}}')}`),
  text('JSON to a page', '/login', 'application/json', `{"a":"${'x'.repeat(250_000)}"}`),
  text('many parts', '/login', MULTIPART, `${part('a', '').repeat(4_000)}--xx--\r\n`),
  text('a part with many headers', '/login', MULTIPART, `--xx\r\n${'x: y\r\n'.repeat(30_000)}\r\n\r\n--xx--\r\n`),
  text('multipart without end', '/login', MULTIPART, '--xx\r\n'.repeat(40_000)),
  text('a file on a page', '/login', MULTIPART, `${part('f', 'x'.repeat(250_000), '; filename="a"')}--xx--\r\n`),
  text('the same to its data address', '/login.data', FORM, 'a[9999999]=1'),
  text('to a path that does not exist', '/no-such-place', FORM, 'a[9999999]=1'),
  text('to a resource route', '/preferences', FORM, 'a[9999999]=1'),
  text('deep JSON', '/api/v1/tokens', 'application/json', '['.repeat(990_000)),
  text('deep JSON objects', '/api/v1/tokens', 'application/json', '{"a":'.repeat(190_000)),
  text('wide JSON', '/api/v1/tokens', 'application/json', `{"scopes":[${'1,'.repeat(490_000)}1]}`),
  text('as wide as is read', '/api/v1/tokens', 'application/json', `{"scopes":[${'1,'.repeat(BODY.json.tokens - 10)}1]}`),
  text('a JSON text of a megabyte', '/api/v1/tokens', 'application/json', `{"email":"${'a'.repeat(990_000)}"}`),
  text('broken JSON', '/api/v1/tokens', 'application/json', `{"email":"${'\\"'.repeat(490_000)}`),
  { name: '150 MB announced to a page', path: '/login', type: FORM, body: Buffer.alloc(MB, 0x61), endless: true },
  { name: '150 MB in pieces to a page', path: '/login', type: FORM, body: Buffer.alloc(MB, 0x61), endless: true, chunked: true },
  { name: '150 MB to a data address', path: '/login.data', type: FORM, body: Buffer.alloc(MB, 0x61), endless: true },
  { name: '150 MB announced to the API', path: '/api/v1/tokens', type: 'application/json', body: Buffer.alloc(MB, 0x61), endless: true },
  { name: '150 MB in pieces to the API', path: '/api/v1/tokens', type: 'application/json', body: Buffer.alloc(MB, 0x61), endless: true, chunked: true },
  { name: '150 MB to no page', path: '/no-such-place', type: FORM, body: Buffer.alloc(MB, 0x61), endless: true },
  { name: '150 MB to a page for members', path: '/imports/upload', type: MULTIPART, body: Buffer.alloc(MB, 0x61), endless: true },
  { name: '150 MB of fields', path: '/login', type: FORM, body: Buffer.from('a=1&'.repeat(MB / 4)), endless: true, chunked: true },
  { name: 'crumbs of one byte', path: '/login', type: FORM, body: Buffer.from('1\r\na\r\n'.repeat(200_000)), endless: true },
];

/** Sends one body on a connection of its own; answers the status, or 0 when the line was cut before one came. */
function fire(port: number, shot: Shot): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let head = '';
    let sent = 0;
    const crumbs = shot.name.startsWith('crumbs');
    const framed = shot.chunked ? Buffer.concat([Buffer.from(`${shot.body.length.toString(16)}\r\n`), shot.body, Buffer.from('\r\n')]) : shot.body;
    const done = () => { socket.destroy(); resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0)); };
    socket.setEncoding('latin1');
    socket.on('data', (d: string) => { if (head.length < 100) head += d; });
    for (const end of ['end', 'error', 'close'] as const) socket.on(end, done);
    socket.setTimeout(15_000, done);
    const size = shot.chunked || crumbs ? 'transfer-encoding: chunked' : `content-length: ${shot.endless ? 150 * MB : shot.body.length}`;
    socket.write(`POST ${shot.path} HTTP/1.1\r\nhost: localhost\r\naccept: text/html\r\naccept-encoding: identity\r\nconnection: close\r\ncontent-type: ${shot.type}\r\n${size}\r\n\r\n`);
    const pump = () => {
      for (;;) {
        if (socket.destroyed || (sent > 0 && !shot.endless) || sent >= 150 * MB) return;
        sent += framed.length;
        if (!socket.write(framed)) { socket.once('drain', pump); return; }
      }
    };
    pump();
  });
}

/** The web process below the product's own: the one that holds the port. */
function webProcess(parent: number): number {
  const childrenOf = (pid: number) => readdirSync('/proc').filter((p) => /^\d+$/.test(p)).map(Number).filter((p) => {
    try { return readFileSync(`/proc/${p}/stat`, 'utf8').split(') ')[1]!.split(' ')[1] === String(pid); } catch { return false; }
  });
  const found = childrenOf(parent).find((p) => /server\.ts|build\/server/.test(readFileSync(`/proc/${p}/cmdline`, 'utf8')));
  if (!found) throw new Error('no web process below the product');
  return found;
}

const TICK_MS = 1000 / 100; // USER_HZ of every Linux on x64
const cpuMs = (pid: number) => { const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return (Number(f[11]) + Number(f[12])) * TICK_MS; };
const statusMb = (pid: number, name: 'VmRSS' | 'VmHWM') => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
/** Makes the kernel forget the highest memory so far. */
const forgetPeak = (pid: number) => { writeFileSync(`/proc/${pid}/clear_refs`, '5'); };
const round = (n: number) => Math.round(n * 10) / 10;

/** Refused bodies of every shape at a running web process over loopback: CPU and memory of each beside the limits. */
export async function bodies({ quick, flag }: BenchOptions): Promise<BenchResult> {
  const product = await startProduct({ env: { SEED: 'none' } });
  try {
    const port = Number(new URL(product.url).port);
    const pid = webProcess(product.child.pid!);
    const times = quick ? 5 : 20;
    const shots = SHOTS.filter((s) => s.name.includes(flag('only') ?? ''));
    const plain: Shot = text('a form filled in wrongly', '/login', FORM, 'email=x&password=');
    for (let i = 0; i < 60; i++) await fire(port, plain); // warm: compiled, caches filled
    for (const shot of shots) await fire(port, shot);
    await new Promise((r) => setTimeout(r, 3_000));
    const results: Record<string, unknown> = {};
    const say: string[] = [];
    let worst = { cpu: 0, growth: 0 };
    for (const shot of [plain, ...shots]) {
      let growth = 0;
      const statuses = new Set<number>();
      const before = cpuMs(pid);
      for (let i = 0; i < times; i++) {
        const rest = statusMb(pid, 'VmRSS');
        forgetPeak(pid);
        statuses.add(await fire(port, shot));
        growth = Math.max(growth, statusMb(pid, 'VmHWM') - rest);
      }
      const cpu = (cpuMs(pid) - before) / times;
      const within = cpu < LIMIT.cpuMs && growth < LIMIT.growthMb;
      if (shot !== plain) worst = { cpu: Math.max(worst.cpu, cpu), growth: Math.max(worst.growth, growth) };
      results[shot.name] = { path: shot.path, status: [...statuses], cpu_ms: round(cpu), growth_mb: round(growth), within };
      say.push(`${within ? ' ' : '!'} ${shot.name.padEnd(40)} ${[...statuses].join(',').padEnd(8)} ${round(cpu).toFixed(1).padStart(6)} ms CPU ${round(growth).toFixed(1).padStart(6)} MB at the peak`);
    }
    say.push(`worst of the refused: ${round(worst.cpu)} ms of ${LIMIT.cpuMs}, ${round(worst.growth)} MB of ${LIMIT.growthMb} (${times} of each, one after the other)`);
    return { results, ratios: { cpu_of_limit: Math.round((worst.cpu / LIMIT.cpuMs) * 1000) / 1000, memory_of_limit: Math.round((worst.growth / LIMIT.growthMb) * 1000) / 1000 }, say };
  } finally {
    await product.stop();
  }
}
