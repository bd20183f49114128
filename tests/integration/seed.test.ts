import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperatorScope, OrgScope } from '#app/core/scope.ts';
import { listSavedListings } from '#app/modules/saved/list-saved-listings.server.ts';
import { listSavedSearches } from '#app/modules/saved/saved-searches.server.ts';
import { createDiskStore } from '#app/platform/files.disk.server.ts';
import { createLogger } from '#app/platform/logger.ts';
import { listQueue } from '#app/modules/operations/list-queue.server.ts';
import { queueDetail } from '#app/modules/operations/queue-item.server.ts';
import type { SeededPeople } from '#db/seed/seed-accounts.ts';
import { drainOnce } from '#workers/dispatcher.ts';
import { INVARIANTS } from '#workers/invariants.ts';
import { searchListings } from '#search/query/listings.server.ts';
import { parseSearchParams } from '#search/query/params.ts';
import { consumers } from '#workers/registry.ts';
import type { WorkerServices } from '#workers/services.ts';
import type { TestDatabase } from '#tests/fixtures/database.ts';
import { demoWorld } from '#tests/fixtures/demo-world.ts';
import type { TestApi } from '#tests/fixtures/http.ts';

let t: TestDatabase;
let api: TestApi;
let people: SeededPeople;
beforeAll(async () => {
  ({ t, api, people } = await demoWorld());
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
    const kinds = ['registration', 'handover', 'release', 'review', 'dispute', 'bank_record', 'bank_confirm', 'bank_payout', 'payout_confirm', 'bank_refund', 'refund_ask'];
    expect([...new Set(items.map((i) => i.kind))]).toEqual(expect.arrayContaining(kinds));
    for (const item of items) expect(await queueDetail(api.services, operator, item), item.key).not.toBeNull();
  });

  it('lets buyers keep searches in every rhythm, and listings', async () => {
    const buyer = people.byEmail.get('buyer@faw.demo') as OrgScope;
    const { items } = await listSavedSearches(api.services, buyer);
    expect(items.map((s) => s.digest).sort()).toEqual(['daily', 'off', 'weekly']);
    for (const s of items) expect((await searchListings({ db: t.db, search: api.services.search }, parseSearchParams(new URLSearchParams(s.query)), 'zh')).total_estimate, s.name).toBeGreaterThan(0);
    expect((await listSavedListings(api.services, buyer)).items.every((l) => l.card !== null)).toBe(true);
  });

  it('breaks none of the platform’s own rules', async () => {
    const broken = [];
    const files = createDiskStore(`${api.services.env.DATA_DIR}/files`);
    for (const invariant of INVARIANTS) broken.push(...(await invariant.check({ db: t.db, search: null, files })).map((finding) => `${invariant.name}: ${finding}`));
    expect(broken).toEqual([]);
  });
});
