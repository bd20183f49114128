import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope, type MemberScope, type OrgScope } from '#app/core/scope.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { listDeals } from '#app/modules/deals/list-deals.server.ts';
import { nextTask } from '#app/modules/deals/next-task.pure.ts';
import { listApprovals } from '#app/modules/approvals/list-approvals.server.ts';
import { listOffers } from '#app/modules/offers/list-offers.server.ts';
import { listQueue } from '#app/modules/operations/list-queue.server.ts';
import { getFeeClaim, getIntroduction, getMandate, listFeeClaims, listIntroductions, listMandates } from '#app/modules/brokerage/get-brokerage.server.ts';
import { getService, listServices } from '#app/modules/services/get-service.server.ts';
import { listTasks } from '#app/modules/tasks/list-tasks.server.ts';
import { taskLines } from '#app/routes/tasks/task-lines.server.ts';
import type { SeededPeople } from '#db/seed/seed-accounts.ts';
import { withTx } from '#db/tx.ts';
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

const everybody = () => [...people.byEmail].filter((e): e is [string, MemberScope] => e[1].kind === 'org' || e[1].kind === 'operator');
/** Who has seats in the organisation; an inventor has a page of own inventions and no tasks of the house. */
const members = () => everybody().filter(([, scope]) => scope.role !== 'inventor');

/** Every page of a list. */
async function every<T>(read: (cursor?: string) => Promise<{ items: T[]; next_cursor: string | null }>): Promise<T[]> {
  const out: T[] = [];
  for (let cursor: string | undefined, more = true; more;) {
    const page = await read(cursor);
    out.push(...page.items);
    cursor = page.next_cursor ?? undefined;
    more = page.next_cursor !== null;
  }
  return out;
}

describe('tasks over the demo world', () => {
  it('are, for everybody, those of the pages they lead to', async () => {
    let seen = 0;
    for (const [email, scope] of members()) {
      const list = await listTasks(api.services, scope);
      seen += list.items.length;
      const keys = (area: string, whose = 'mine') => [...new Set(list.items.filter((i) => i.area === area && i.whose === whose).map((i) => i.key.split(':')[1]!))].sort();
      expect(new Set(list.items.map((i) => i.key)).size, email).toBe(list.items.length);
      expect(list.mine, email).toBe(Object.values(list.counts).reduce((a, b) => a + b, 0));
      if (scope.kind === 'org' && scope.orgKind !== 'broker') {
        const deals = await every((cursor) => listDeals(api.services, scope, { open: true, limit: 20, ...(cursor ? { cursor } : {}) }));
        const waiting: string[] = [];
        for (const card of deals) if (nextTask(await getDeal(api.services, scope, card.id)).kind === 'do') waiting.push(card.id);
        expect(keys('deals').filter((id) => !list.items.every((i) => !i.key.startsWith(`deal:${id}`) || i.key.includes(':report.'))), email).toEqual(waiting.sort());
        const offers = await every((cursor) => listOffers(api.services, scope, { status: 'open', limit: 20, ...(cursor ? { cursor } : {}) }));
        expect([...keys('offers'), ...keys('offers', 'colleague')].sort(), email).toEqual(offers.filter((o) => o.turn === (o.buyer.id === scope.orgId ? 'buyer' : 'seller')).map((o) => o.id).sort());
      }
      const approvals = (await listApprovals(api.services, scope, { state: 'open' })).items.filter((a) => a.state === 'open' && (scope.kind !== 'operator' || ['override', 'correction'].includes(a.kind)));
      expect(keys('approvals'), email).toEqual(approvals.filter((a) => a.bars_me === null).map((a) => a.id).sort());
      expect(keys('approvals', 'colleague'), email).toEqual(approvals.filter((a) => a.bars_me !== null).map((a) => a.id).sort());
      if (scope.kind === 'operator') {
        const { items } = await listQueue(api.services, scope);
        expect(list.items.filter((i) => i.area === 'queue').length, email).toBe(items.length);
        expect(list.counts.queue, email).toBe(items.filter((i) => !i.mine).length);
        expect(items.length).toBeGreaterThan(5);
      }
    }
    expect(seen).toBeGreaterThan(20);
  });

  it('are none for an inventor', async () => {
    const inventors = everybody().filter(([, scope]) => scope.role === 'inventor');
    expect(inventors.length).toBeGreaterThan(0);
    for (const [email, scope] of inventors) expect((await listTasks(api.services, scope)).items, email).toEqual([]);
  });

  it('tell what a mandate, an introduction, a claim and a service case let its side do', async () => {
    const possible = new Set(['accept', 'owner_consent', 'company_consent', 'claim', 'answer', 'choose', 'deliver', 'rate']);
    for (const [email, scope] of members()) {
      if (scope.kind === 'operator') continue;
      const expected: string[] = [];
      for (const m of await listMandates(api.services, scope, { limit: 100 })) if ((await getMandate(api.services, scope, m.id)).moves.some((x) => possible.has(x.name) && !x.blocked_by.length)) expected.push(m.id);
      for (const m of await listIntroductions(api.services, scope, { limit: 100 })) if ((await getIntroduction(api.services, scope, m.id)).moves.some((x) => possible.has(x.name) && !x.blocked_by.length)) expected.push(m.id);
      for (const m of await listFeeClaims(api.services, scope, { limit: 100 })) {
        const claim = await getFeeClaim(api.services, scope, m.id);
        if (!claim.answer && claim.moves.some((x) => possible.has(x.name) && !x.blocked_by.length)) expected.push(m.id);
      }
      const { items } = await listTasks(api.services, scope);
      expect(items.filter((i) => i.area === 'brokerage' && i.whose === 'mine').map((i) => i.key.split(':')[1]).sort(), email).toEqual(expected.sort());
      const services: string[] = [];
      for (const s of (await listServices(api.services, scope)).items) {
        const c = await getService(api.services, scope, s.id);
        if (c.may_quote || c.fee?.due || c.moves.some((x) => possible.has(x.name) && !x.blocked_by.length && (x.name !== 'choose' || c.quotes.some((q) => q.state === 'open')))) services.push(s.id);
      }
      expect([...new Set(items.filter((i) => i.area === 'services').map((i) => i.key.split(':')[1]))].sort(), email).toEqual(services.sort());
    }
  });

  it('stand by their day, overdue first, in words of both languages, and open', async () => {
    for (const [email, scope] of members()) {
      const list = await listTasks(api.services, scope);
      const days = list.items.map((i) => i.due_at ?? '9');
      expect(days, email).toEqual([...days].sort());
      for (const locale of ['zh', 'en'] as const) {
        for (const line of taskLines(list, locale).items) {
          expect(line.what, line.key).not.toMatch(/\{\{|undefined|[a-z]+_[a-z_]+|^$/);
          expect(line.href, line.key).toMatch(/^\/[a-z]/);
        }
      }
    }
  });

  it('that a colleague looks after, or whose role it is, are the colleague’s', async () => {
    const owner = people.byEmail.get('tto@jlu.demo') as OrgScope;
    const system = systemScope('test');
    const [fee] = await withTx(t.db, system, (tx) => tx.execute<{ patent_id: string; number: string }>(sql`select patent_id, number from portfolio_rows where org_id = ${owner.orgId} and not removed and decision is null limit 1`));
    const near = new Date(api.services.clock.now().getTime() - 5 * 86_400_000).toISOString().slice(0, 10);
    await withTx(t.db, system, (tx) => tx.execute(sql`update portfolio_rows set live = true, next_fee_due = ${near}, assigned_to = ${owner.userId} where patent_id = ${fee!.patent_id}`));
    const whose = async (scope: OrgScope) => (await listTasks(api.services, scope)).items.find((i) => i.key === `fee:${fee!.number}`)?.whose;
    expect(await whose(owner)).toBe('mine');
    expect(await whose({ ...owner, userId: 'usr_colleague' })).toBe('colleague');
    expect(await whose({ ...owner, role: 'viewer' })).toBe('colleague');
    const viewer = await listTasks(api.services, { ...owner, role: 'viewer' });
    expect(viewer.counts.deals).toBe(0);
    expect(viewer.items.filter((i) => i.area === 'deals').map((i) => i.key)).toEqual((await listTasks(api.services, owner)).items.filter((i) => i.area === 'deals').map((i) => i.key));
  });
});
