import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperatorScope } from '#app/core/scope.ts';
import { createDiskStore } from '#app/platform/files.disk.server.ts';
import { createLogger } from '#app/platform/logger.ts';
import { listQueue } from '#app/modules/operations/list-queue.server.ts';
import { queueDetail } from '#app/modules/operations/queue-item.server.ts';
import { seedAccounts, type SeededPeople } from '#db/seed/seed-accounts.ts';
import { seedWorld } from '#db/seed/seed-world.ts';
import { drainOnce } from '#workers/dispatcher.ts';
import { INVARIANTS } from '#workers/invariants.ts';
import { consumers } from '#workers/registry.ts';
import type { WorkerServices } from '#workers/services.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { testApi, type TestApi } from '#tests/fixtures/http.ts';

let t: TestDatabase;
let api: TestApi;
let people: SeededPeople;
beforeAll(async () => {
  t = await testDatabase();
  api = testApi(t);
  people = await seedAccounts(t.db);
  await seedWorld(t.db, createDiskStore(`${api.services.env.DATA_DIR}/files`), people);
});
afterAll(async () => { api.close(); await t.close(); });

describe('the demo world', () => {
  it('shows an operator one of everything that can wait for a person', async () => {
    const log = createLogger({ level: 'silent', name: 'test' });
    const services = { ...api.services, log } as unknown as WorkerServices;
    // What the worker does about money and deals right after the seed; by bank nothing outside is asked.
    for (const consumer of consumers(services).filter((c) => c.name === 'payments' || c.name === 'deals')) while (await drainOnce(t.db, consumer, log)) { /* on */ }
    const operator = people.byEmail.get('operator@jingzhe.demo') as OperatorScope;
    const { items } = await listQueue(api.services, operator);
    const kinds = ['registration', 'handover', 'release', 'review', 'dispute', 'bank_record', 'bank_confirm', 'bank_payout', 'bank_refund'];
    expect([...new Set(items.map((i) => i.kind))]).toEqual(expect.arrayContaining(kinds));
    for (const item of items) expect(await queueDetail(api.services, operator, item), item.key).not.toBeNull();
  });

  it('breaks none of the platform’s own rules', async () => {
    const broken = [];
    for (const invariant of INVARIANTS) broken.push(...(await invariant.check({ db: t.db, search: null })).map((finding) => `${invariant.name}: ${finding}`));
    expect(broken).toEqual([]);
  });
});
