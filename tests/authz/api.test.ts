import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { can, ROLES, type Permission, type Role } from '#app/core/permissions.ts';
import { systemScope, type OrgKind, type OrgScope } from '#app/core/scope.ts';
import { API_V1 } from '#app/routes/api/v1/registry.server.ts';
import { withRead } from '#db/tx.ts';
import { makeMember, makeOrg } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { testApi, type TestApi } from '#tests/fixtures/http.ts';
import { bodyFor, queryFor } from './bodies.ts';
import { buildWorld, CANARY, type World } from './world.ts';

let t: TestDatabase;
let api: TestApi;
let world: World;
beforeAll(async () => {
  t = await testDatabase();
  api = testApi(t);
  world = await buildWorld(t);
});
afterAll(async () => {
  api.close();
  await t.close();
});

const name = (d: { method: string; path: string }) => `${d.method.toUpperCase()} ${d.path}`;
const endpoints = API_V1.map((e) => e.definition);
/** Open to whoever asks, by design: sign-in by password, and public reads. */
const isOpen = (access: string) => access === 'public' || access === 'guest';

/** The path with ids of things that do not exist (`ghost`) or with the private things of the world. */
function fill(path: string, ids: World['ids'] | 'ghost'): string {
  const ghost = { imports: 'imp_0ghost0', listings: 'lst_0ghost0', demands: 'dem_0ghost0', offers: 'off_0ghost0', deals: 'deal_0ghost0', payments: 'pay_0ghost0', payouts: 'pyo_0ghost0', refunds: 'cmd_0ghost0', organisations: 'org_0ghost0', patents: 'CN000000000A', 'saved-searches': 'ssr_0ghost0', notifications: 'ntf_0ghost0', valuations: 'val_0ghost0', 'valuation-batches': 'vbt_0ghost0', 'bank-orders': 'bor_0ghost0', ownership: 'clm_0ghost0', evidence: 'fil_0ghost0' };
  const real = ids === 'ghost' ? ghost : { imports: ids.import, listings: ids.listing, demands: ids.demand, offers: ids.offer, deals: ids.deal, payments: ids.payment, payouts: 'pyo_0ghost0', refunds: 'cmd_0ghost0', organisations: ids.org, patents: ids.number, 'saved-searches': ids.saved, notifications: ids.notification, valuations: ids.valuation, 'valuation-batches': ids.batch, 'bank-orders': 'bor_0ghost0', ownership: 'clm_0ghost0', evidence: ids.evidence };
  const room = path.split('/')[1] as keyof typeof ghost;
  return path.replace(/\{(\w+)\}/g, (_, key: string) => {
    if (key === 'id' || key === 'number') return real[room] ?? 'unknown';
    if (key === 'listing_id') return ids === 'ghost' ? ghost.listings : ids.listing;
    if (key === 'document_id') return ids === 'ghost' ? 'doc_0ghost0' : ids.document;
    if (key === 'payment_id') return ids === 'ghost' ? ghost.payments : ids.payment;
    return 'revenue.commission';
  });
}

const KINDS: readonly OrgKind[] = ['university', 'company', 'broker', 'operator'];

describe('who may call what', () => {
  it('refuses everybody who is nobody', async () => {
    for (const d of endpoints.filter((e) => !isOpen(e.access))) {
      const answer = await api.call(null, d.method, fill(d.path, world.ids), { ...(d.body ? { body: {} } : {}) });
      expect(answer.status, name(d)).toBe(401);
      const forged = await api.call(`jz_${'A'.repeat(43)}`, d.method, fill(d.path, world.ids), { ...(d.body ? { body: {} } : {}) });
      expect(forged.status, `${name(d)} with a forged token`).toBe(401);
    }
  });

  it.each(KINDS)('follows the permission matrix for every role of a %s', async (kind) => {
    const org = await makeOrg(t.db, kind);
    for (const role of ROLES as readonly Role[]) {
      const token = await api.token(await makeMember(t.db, org, role));
      for (const d of endpoints.filter((e) => !isOpen(e.access))) {
        const allowed = d.access === 'user' || d.access === 'member' || can({ orgKind: kind, role }, d.access as Permission);
        const answer = await api.call(token, d.method, fill(d.path, 'ghost'), { ...(d.body ? { body: {} } : {}) });
        const what = `${name(d)} as ${kind} ${role} answered ${answer.status} ${answer.text.slice(0, 160)}`;
        if (!allowed) expect(answer.status, what).toBe(403);
        // The payment provider of this world is away: a comparison with its books may say so, and nothing else may.
        else expect(d.path === '/reconciliation' ? [401, 500] : [401, 500, 503], what).not.toContain(answer.status);
      }
    }
  });

  it('lets a token do no more than its scopes', async () => {
    const token = await api.token(world.university, ['org.read']);
    for (const d of endpoints.filter((e) => !isOpen(e.access) && e.access !== 'user' && e.access !== 'member' && e.access !== 'org.read')) {
      expect((await api.call(token, d.method, fill(d.path, world.ids), { ...(d.body ? { body: {} } : {}) })).status, name(d)).toBe(403);
    }
  });
});

/** Everything the database holds, as one fingerprint a table; the tables a refused request may write are left out, with the reason. */
async function fingerprint(): Promise<Record<string, string>> {
  const mayChange = new Set(['api_tokens' /* last use */, 'rate_limits', 'idempotency_keys', 'sessions', 'deal_transitions' /* refused attempts of parties */]);
  return withRead(t.db, systemScope('fingerprint'), async (tx) => {
    const tables = await tx.execute<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'public'`);
    const prints: Record<string, string> = {};
    for (const { name: table } of tables) {
      if (mayChange.has(table)) continue;
      const [row] = await tx.execute<{ print: string }>(sql`select coalesce(md5(string_agg(r::text, '|' order by r::text)), '') as print from ${sql.identifier(table)} r`);
      prints[table] = row!.print;
    }
    return prints;
  });
}

describe('a stranger', () => {
  it.each(['university', 'company', 'broker'] as const)('(%s) finds nothing of others, changes nothing, and learns nothing', async (kind) => {
    const token = await api.token(world.strangers[kind]);
    const before = await fingerprint();
    for (const d of endpoints.filter((e) => e.path.includes('{') && !e.multipart)) {
      // Profiles of organisations are public.
      if (d.path === '/organisations/{id}') continue;
      const body = bodyFor(name(d), world.ids);
      if (d.body && body === undefined) throw new Error(`tests/authz/bodies.ts has no valid body for ${name(d)}`);
      const answer = await api.call(token, d.method, fill(d.path, world.ids) + queryFor(name(d), world.ids), { ...(d.body ? { body } : {}) });
      expect([403, 404], `${name(d)} as a foreign ${kind} answered ${answer.status} ${answer.text.slice(0, 200)}`).toContain(answer.status);
      expect(answer.text, name(d)).not.toContain(CANARY);
    }
    expect(await fingerprint()).toEqual(before);
  });

  it('sees no private row in any list, search or document', async () => {
    for (const scope of [...Object.values(world.strangers), null] as (OrgScope | null)[]) {
      const token = scope ? await api.token(scope) : null;
      for (const d of endpoints.filter((e) => e.method === 'get' && !e.path.includes('{'))) {
        const answer = await api.call(token, 'get', `${d.path}?q=${CANARY}`);
        expect(answer.text, `${name(d)} for ${scope?.orgKind ?? 'nobody'}`).not.toContain(CANARY);
      }
    }
  });

  it('cannot smuggle an owner, a state or a price into a body', async () => {
    const token = await api.token(world.strangers.company);
    const answer = await api.call(token, 'post', '/demands', { body: { ...(bodyFor('POST /demands', world.ids) as object), org_id: world.company.orgId, status: 'open', tier: 'deposit_paid', id: world.ids.demand } });
    expect(answer.status, answer.text).toBe(201);
    const made = answer.body as { id: string };
    const [row] = await withRead(t.db, systemScope('test'), (tx) => tx.execute<{ org_id: string; status: string; tier: string }>(sql`select org_id, status, tier from demands where id = ${made.id}`));
    expect(row).toMatchObject({ org_id: world.strangers.company.orgId, status: 'draft' });
    expect(row!.tier).not.toBe('deposit_paid');
  });
});

describe('an idempotency key', () => {
  it('answers the same again, refuses another body, and is nobody else’s', async () => {
    const [token, other] = [await api.token(world.company), await api.token(world.strangers.company)];
    const body = bodyFor('POST /demands', world.ids) as Record<string, unknown>;
    const first = await api.call(token, 'post', '/demands', { body, key: 'k-1' });
    const again = await api.call(token, 'post', '/demands', { body, key: 'k-1' });
    expect(first.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect((await api.call(token, 'post', '/demands', { body: { ...body, title: 'Another need altogether' }, key: 'k-1' })).status).toBe(409);
    const foreign = await api.call(other, 'post', '/demands', { body, key: 'k-1' });
    expect(foreign.status).toBe(201);
    expect((foreign.body as { id: string }).id).not.toBe((first.body as { id: string }).id);
  });

  it('makes one thing of twenty requests at once', async () => {
    const token = await api.token(world.company);
    const body = bodyFor('POST /demands', world.ids);
    const answers = await Promise.all(Array.from({ length: 20 }, () => api.call(token, 'post', '/demands', { body, key: 'k-parallel' })));
    const made = new Set(answers.filter((a) => a.status === 201).map((a) => (a.body as { id: string }).id));
    expect(made.size).toBe(1);
    for (const a of answers) expect([201, 409]).toContain(a.status);
  });
});
