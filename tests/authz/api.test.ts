import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '#app/core/scope.ts';
import { withRead } from '#db/tx.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { testApi, type TestApi } from '#tests/fixtures/http.ts';
import { bodyFor } from './bodies.ts';
import { buildWorld, type World } from './world.ts';

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

describe('a stranger', () => {
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
