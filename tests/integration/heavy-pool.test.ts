import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { AppError } from '#app/core/errors.ts';
import { threadPool, type HeavyPool } from '#app/platform/heavy/pool.server.ts';
import { valuationReport } from '#app/modules/valuation/report.server.ts';
import { REFERENCE_2026_2 } from '#app/modules/valuation/methods/reference.ts';
import { currentMethod } from '#app/modules/valuation/methods/registry.server.ts';
import { figuresOf } from '#app/modules/valuation/methods/run.server.ts';
import { requestValuation } from '#app/modules/valuation/request-valuation.server.ts';
import { reportDrawings } from '#app/routes/valuation/report-drawings.server.tsx';
import { sampleReport, wordsOf } from '#app/routes/valuation/sample.helper.ts';
import { personalData, personalDataFile } from '#app/modules/identity/personal-data.server.ts';
import { sniffDocument } from '#app/modules/documents/sniff.ts';
import { inspectIn } from '#app/platform/uploads/inspect-apart.server.ts';
import { startWeb } from '#tests/fixtures/web.ts';
import { makeParty, makePatent } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { testApi, type TestApi } from '#tests/fixtures/http.ts';

const entry = new URL('../fixtures/heavy-toy.ts', import.meta.url);
let pool: HeavyPool;
const open = (over: Parameters<typeof threadPool>[0] = {}) => (pool = threadPool({ entry, size: 1, ...over }));
afterEach(() => pool.close());

interface Counted { label: string; run: number }
const count = (tenant: string, n: number, signal?: AbortSignal) => pool.run<Counted>('count', `${tenant}${n}`, { tenant, ...(signal ? { signal } : {}) });

describe('the pool of heavy work', () => {
  it('serves tenants in turn: what one asks for once does not wait behind what another asked for twenty times', async () => {
    open();
    const held = pool.run('hold', 50, { tenant: 'a' });
    const many = Array.from({ length: 20 }, (_, n) => count('a', n));
    const [other, third] = [count('b', 0), count('c', 0)];
    const order = (await Promise.all([...many, other, third])).sort((x, y) => x.run - y.run).map((r) => r.label);
    await held;
    expect(order.slice(0, 4)).toEqual(['a0', 'b0', 'c0', 'a1']);
    expect(order).toHaveLength(22);
  });

  it('is bounded: beyond its list a tenant is told to come back, and others are not', async () => {
    open({ limits: { perTenant: 3, total: 5 } });
    const held = pool.run('hold', 100, { tenant: 'a' });
    const accepted = Array.from({ length: 3 }, (_, n) => count('a', n));
    await expect(count('a', 3)).rejects.toMatchObject({ code: 'busy', status: 503, details: { retry_after: 15, waiting: 3 } });
    accepted.push(count('b', 0), count('c', 0));
    await expect(count('d', 0), 'all lists together').rejects.toMatchObject({ code: 'busy' });
    expect(pool.load()).toEqual({ waiting: 5, running: 1 });
    await Promise.all([held, ...accepted]);
    await expect(count('a', 9)).resolves.toMatchObject({ label: 'a9' });
  });

  it('gives back the place of a caller who has gone, and never does its work', async () => {
    open({ limits: { perTenant: 3, total: 5 } });
    const held = pool.run('hold', 100, { tenant: 'a' });
    const leaving = new AbortController();
    const gone = [count('a', 0, leaving.signal), count('a', 1, leaving.signal)];
    const stays = count('a', 2);
    leaving.abort();
    for (const one of gone) await expect(one).rejects.toMatchObject({ code: 'unavailable', details: { reason: 'caller_gone' } });
    expect(pool.load()).toEqual({ waiting: 1, running: 1 });
    await held;
    expect((await stays).run, 'the second thing the thread ever did').toBe(2);
    await expect(count('a', 3, leaving.signal)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('outlives a thread that dies, one that never ends, and a task that fails', async () => {
    const ended: string[] = [];
    open({ mostMs: 4_000, onEnd: (e) => ended.push(e.message) });
    await expect(pool.run('fail', null, { tenant: 'a' })).rejects.toThrow('fail: as told');
    await expect(pool.run('unknown', null, { tenant: 'a' })).rejects.toThrow(/no heavy task/);
    const waits = count('b', 1);
    await expect(pool.run('die', null, { tenant: 'a' })).rejects.toMatchObject({ code: 'unavailable', details: { reason: 'thread_ended' } });
    expect((await waits).label, 'what waits is done by the next thread').toBe('b1');
    await expect(pool.run('spin', null, { tenant: 'a' })).rejects.toMatchObject({ code: 'unavailable' });
    expect((await count('b', 2)).run, 'a new thread').toBe(1);
    expect(ended.length).toBe(2);
  }, 60_000);

  it('reads what a task needs when its turn comes, and not before; a reading that fails is the caller’s answer and nobody else’s', async () => {
    open();
    const read: string[] = [];
    const reading = (name: string) => async () => { read.push(name); await new Promise((go) => setImmediate(go)); if (name === 'bad') throw new AppError('not_found', { name }); return name; };
    const held = pool.run('hold', 50, { tenant: 'a' });
    const rest = [pool.run<Counted>('count', reading('one'), { tenant: 'a' }), pool.run<Counted>('count', reading('bad'), { tenant: 'a' }).catch((e: unknown) => e), pool.run<Counted>('count', reading('two'), { tenant: 'a' })];
    await new Promise((go) => setImmediate(go));
    expect(read).toEqual([]);
    await held;
    expect(await Promise.all(rest)).toEqual([{ label: 'one', run: 2 }, expect.objectContaining({ code: 'not_found', details: { name: 'bad' } }), { label: 'two', run: 3 }]);
    expect(read).toEqual(['one', 'bad', 'two']);
  });

  it('moves bytes to the thread and back, and gives refusals as what they are', async () => {
    open();
    const bytes = new Uint8Array([1, 2, 3]);
    expect(await pool.run('echo', { bytes }, { tenant: 'a' })).toEqual({ bytes: new Uint8Array([1, 2, 3]), sum: 6 });
    expect(bytes.byteLength, 'moved, not copied').toBe(0);
    const refused = await pool.run('refuse', null, { tenant: 'a' }).catch((e: unknown) => e);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ code: 'bad_file', details: { reason: 'empty' }, fields: [{ path: 'file', code: 'empty' }] });
  });

  it('ends what waits when it closes', async () => {
    open();
    const open1 = pool.run('hold', 10_000, { tenant: 'a' });
    const open2 = count('a', 0);
    const told = Promise.all([open1, open2].map((p) => p.then(() => 'done', (e: { code: string }) => e.code)));
    await pool.close();
    expect(await told).toEqual(['unavailable', 'unavailable']);
    await expect(count('a', 1)).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('reports and simulations in a thread', () => {
  let t: TestDatabase;
  let api: TestApi;
  beforeAll(async () => { t = await testDatabase(); api = testApi(t); });
  afterAll(async () => { api.close(); await t.close(); });

  it('are the same to the last byte as made here', async () => {
    pool = threadPool({ size: 1 });
    const source = sampleReport();
    const words = wordsOf('zh');
    const parts: Buffer[] = [];
    for await (const part of (await valuationReport(source, reportDrawings(source, words), words)).stream) parts.push(part as Buffer);
    const made = await pool.run<{ fileName: string; bytes: Uint8Array }>('valuation_report', { source, language: 'zh' }, { tenant: 'a' });
    expect(Buffer.from(made.bytes).equals(Buffer.concat(parts))).toBe(true);
    const method = currentMethod();
    const run = { inputs: REFERENCE_2026_2, seed: 7, draws: 500 };
    expect(await figuresOf({ heavy: pool }, 'a', method, run)).toEqual(await figuresOf({}, 'a', method, run));
  }, 60_000);

  it('come through the API as a PDF, and as 503 with a time to come back when the tenant’s list is full', async () => {
    pool = threadPool({ size: 1, limits: { perTenant: 1, total: 10 } });
    const { org, scope } = await makeParty(t.db, 'university');
    const patent = await makePatent(t.db, org);
    const made = await requestValuation({ db: t.db, clock: api.services.clock }, scope, patent.number, {});
    const token = await api.token(scope);
    const own = api.services.heavy;
    api.services.heavy = pool;
    try {
      const answers = await Promise.all(Array.from({ length: 4 }, () => api.call(token, 'get', `/valuations/${made.id}/report?lang=en`)));
      const refused = answers.filter((a) => a.status === 503);
      expect(answers.filter((a) => a.status === 200).map((a) => [a.headers.get('content-type'), a.text.startsWith('%PDF')])[0]).toEqual(['application/pdf', true]);
      expect(refused.length).toBeGreaterThanOrEqual(2);
      for (const a of refused) expect([a.headers.get('retry-after'), (a.body as { code?: string }).code ?? JSON.stringify(a.body)]).toEqual(['15', expect.stringContaining('busy')]);
    } finally {
      api.services.heavy = own;
    }
  }, 60_000);
});

describe('what else leaves the page’s thread', () => {
  let t: TestDatabase;
  beforeAll(async () => { t = await testDatabase(); });
  afterAll(async () => { await t.close(); });
  afterEach(() => inspectIn(null));

  /** A pool that keeps who asked for what, in front of the real one. */
  function watched(): { asked: string[] } {
    const asked: string[] = [];
    pool = threadPool({ size: 1 });
    inspectIn({ ...pool, run: (name, input, caller) => { asked.push(`${name} ${caller.tenant}`); return pool.run(name, input, caller); } });
    return { asked };
  }
  async function* once(bytes: Buffer) { yield bytes; }

  it('a look into an upload: same type, same bytes, same refusals', async () => {
    const { asked } = watched();
    const plain = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n', 'latin1');
    const taken = await sniffDocument(once(plain), 'paper.txt');
    const kept: Uint8Array[] = [];
    for await (const part of taken.bytes) kept.push(part);
    expect([taken.mime, taken.name, Buffer.concat(kept).equals(plain)]).toEqual(['application/pdf', 'paper.pdf', true]);
    await expect(sniffDocument(once(Buffer.from('%PDF-1.7\n<< /JS (1) >>\n%%EOF\n')), 'x.pdf')).rejects.toMatchObject({ code: 'bad_file', details: { reason: 'pdf_active', found: 'JS' }, fields: [{ path: 'file' }] });
    await expect(sniffDocument(once(Buffer.from('plain words')), 'x.pdf')).rejects.toMatchObject({ code: 'unsupported_media' });
    expect(asked).toEqual(Array(3).fill('inspect_document nobody'));
  }, 60_000);

  it('in the line of the organisation that sends it', async () => {
    const { asked } = watched();
    const web = await startWeb(t);
    try {
      const { org, scope } = await makeParty(t.db, 'university');
      const patent = await makePatent(t.db, org);
      await sniffDocument(once(Buffer.from('nothing')), 'x').catch(() => {}); // the thread and its code
      const form = new FormData();
      form.set('file', new File([Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from('obj '.repeat(2_900_000)), Buffer.from('\n%%EOF\n')])], 'slow.pdf'));
      for (const [name, value] of [['extract_no', 'ZLDB-1'], ['as_of', new Date().toISOString().slice(0, 10)], ['owner_names', org.nameZh]] as const) form.set(name, value);
      const answer = await fetch(`${web.url}/api/v1/patents/${encodeURIComponent(patent.number)}/ownership/proofs`, { method: 'POST', headers: { authorization: `Bearer ${await web.api.token(scope)}` }, body: form });
      expect([answer.status, await answer.text()]).toEqual([201, expect.any(String)]);
      expect(asked.at(-1)).toBe(`inspect_document ${org.id}`);
    } finally {
      await web.close();
    }
  }, 60_000);

  it('a person’s file, with the same in it', async () => {
    pool = threadPool({ size: 1 });
    const { scope } = await makeParty(t.db, 'company');
    const deps = { db: t.db, clock: { now: () => new Date('2026-03-04T05:06:07Z') }, heavy: pool };
    const { writtenOn, bytes } = await personalDataFile(deps, scope.userId);
    const file = JSON.parse(Buffer.from(bytes).toString()) as Awaited<ReturnType<typeof personalData>>;
    const { records: { 'audit_events.actor': _trail, ...here } } = await personalData(deps, scope.userId);
    const { 'audit_events.actor': _own, ...there } = file.records;
    expect([writtenOn, there]).toEqual(['2026-03-04', here]);
  }, 60_000);

  it('a caller who goes away while a report waits gives its place back', async () => {
    const web = await startWeb(t);
    const own = web.api.services.heavy;
    pool = threadPool({ entry, size: 1 });
    web.api.services.heavy = pool;
    try {
      const { org, scope } = await makeParty(t.db, 'university');
      const patent = await makePatent(t.db, org);
      const made = await requestValuation({ db: t.db, clock: web.api.services.clock }, scope, patent.number, {});
      const token = await web.api.token(scope);
      void pool.run('hold', 60_000, { tenant: 'z' }).catch(() => {});
      const leaving = new AbortController();
      const asked = fetch(`${web.url}/api/v1/valuations/${made.id}/report`, { headers: { authorization: `Bearer ${token}` }, signal: leaving.signal }).catch(() => 'gone');
      await vi.waitFor(() => { expect(pool.load().waiting).toBe(1); }, 20_000);
      leaving.abort();
      expect(await asked).toBe('gone');
      await vi.waitFor(() => { expect(pool.load().waiting).toBe(0); }, 20_000);
    } finally {
      web.api.services.heavy = own;
      await pool.close();
      await web.close();
    }
  }, 60_000);
});
