import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Money } from '#app/core/money.ts';
import { systemScope } from '#app/core/scope.ts';
import * as facts from '#app/modules/payments/ledger/facts.ts';
import type { Fact } from '#app/modules/payments/ledger/journal.ts';
import { post, reverse } from '#app/modules/payments/ledger/post.server.ts';
import { account, checkLedger, dealMoney, trialBalance } from '#app/modules/payments/ledger/read.server.ts';
import { withRead, withTx } from '#db/tx.ts';
import { makeMember, makeOrg } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { size } from '#tests/fixtures/sizes.ts';

let t: TestDatabase;
const s = systemScope('test');
const cny = (amount: number): Money => ({ currency: 'CNY', amount });
const at = new Date('2026-03-01T00:00:00Z');
const tell = (fact: Fact) => withTx(t.db, s, (tx) => post(tx, { ...fact, occurredAt: at }));
const captured = (charge: string, dealId: string, amount = 100_000) => facts.paymentCaptured({ chargeId: charge, amount: cny(amount), held: { dealId } });

beforeAll(async () => { t = await testDatabase(); });
afterAll(async () => { await t.close(); });

describe('ledger', () => {
  it('posts one journal for 20 concurrent posts of one key', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => tell(captured('ch_same', 'deal_c'))));
    expect(new Set(results.map((r) => r.journalId)).size).toBe(1);
    expect(results.filter((r) => r.created)).toHaveLength(1);
    await expect(tell(captured('ch_same', 'deal_c', 99_999))).rejects.toThrow(/idempotency_mismatch/);
    await expect(tell(captured('ch_same', 'deal_other'))).rejects.toThrow(/idempotency_mismatch/);
    expect((await withRead(t.db, s, (tx) => account(tx, 'held.deal:deal_c')))!.balances).toEqual([{ currency: 'CNY', balance: -100_000 }]);
  });

  it('gives the same journals and balances for every fact told three times in a shuffled order', async () => {
    const told = (deal: string): Fact[] => [
      captured(`ch1${deal}`, deal, 70_000), facts.bankReceiptConfirmed({ bank: 'ABC', serial: deal, amount: cny(30_000), held: { dealId: deal } }),
      facts.refundSucceeded({ refundId: `re${deal}`, amount: cny(10_000), held: { dealId: deal } }),
      facts.milestoneReleased({ dealId: deal, milestone: 'price', currency: 'CNY', payees: [{ orgId: `s_${deal}`, amount: 85_000 }], commission: 5_000 }),
      facts.transferSent({ transferId: `tr${deal}`, payeeOrgId: `s_${deal}`, amount: cny(85_000) }),
    ];
    let seed = 7;
    const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
    for (const deal of ['deal_x1', 'deal_x2', 'deal_x3']) {
      let waiting = [...told(deal), ...told(deal), ...told(deal)].map((fact) => ({ fact, order: random() })).sort((a, b) => a.order - b.order).map((x) => x.fact);
      for (let pass = 0; waiting.length > 0 && pass < 10; pass++) {
        const deferred: Fact[] = [];
        for (const fact of waiting) await tell(fact).catch((e: Error) => { if (!/overdraw/.test(e.message)) throw e; deferred.push(fact); });
        waiting = deferred;
      }
      expect(waiting).toEqual([]);
      expect(await withRead(t.db, s, (tx) => dealMoney(tx, deal))).toEqual({ currency: 'CNY', funded: 100_000, held: 0, released: 85_000, refunded: 10_000, fees: 5_000 });
      const [n] = await t.db.transaction(async (tx) => { await tx.execute(sql`select set_config('app.actor', 'system', true)`); return tx.execute<{ n: number }>(sql`select count(*)::int as n from ledger_journals where deal_id = ${deal}`); });
      expect(n!.n).toBe(4); // the transfer carries no deal here
    }
    expect(await withRead(t.db, s, checkLedger)).toEqual([]);
  });

  it('takes each journal back exactly once in a storm of reversals', async () => {
    const many = size(10, 100);
    const journals = await Promise.all(Array.from({ length: many }, (_, i) => tell(captured(`ch_storm${i}`, 'deal_storm', 1_000 + i))));
    const attempts = journals.flatMap((j) => [j, j, j]).map((j) => withTx(t.db, s, (tx) => reverse(tx, j.journalId, 'test')).then(() => 'done', (e: Error) => e.message));
    const results = await Promise.all(attempts);
    expect(results.filter((r) => r === 'done')).toHaveLength(many);
    expect(results.filter((r) => /already_reversed/.test(r))).toHaveLength(2 * many);
    expect(await withRead(t.db, s, (tx) => dealMoney(tx, 'deal_storm'))).toMatchObject({ funded: 0, held: 0 });
    const [reversal] = await withRead(t.db, s, (tx) => tx.execute<{ id: string }>(sql`select id from ledger_journals where reverses = ${journals[0]!.journalId}`));
    await expect(withTx(t.db, s, (tx) => reverse(tx, reversal!.id, 'again'))).rejects.toThrow(/is_reversal/);
  });

  it('never overdraws what is held, also when 20 releases of different milestones race', async () => {
    await tell(captured('ch_race', 'deal_race', 5_000));
    const results = await Promise.all(Array.from({ length: 20 }, (_, i) => tell(facts.milestoneReleased({
      dealId: 'deal_race', milestone: `m${i}`, currency: 'CNY', payees: [{ orgId: 'org_r', amount: 900 }], commission: 100,
    })).then(() => 'done', (e: Error) => e.message)));
    expect(results.filter((r) => r === 'done')).toHaveLength(5);
    expect(results.filter((r) => /overdraw/.test(r))).toHaveLength(15);
  });

  it('is refused by the database when unbalanced, too short, or touched afterwards', async () => {
    const raw = (statements: string[], actor = s) => withTx(t.db, actor, async (tx) => { for (const q of statements) await tx.execute(sql.raw(q)); });
    const journal = (id: string) => `insert into ledger_journals(id, idem_key, input_hash, kind, occurred_at) values ('${id}', '${id}', 'x', 'refund', now())`;
    const entry = (id: string, line: number, amount: number) => `insert into ledger_entries(journal_id, line, account, currency, amount) values ('${id}', ${line}, 'asset.stripe', 'CNY', ${amount})`;
    await expect(raw([journal('j_bad'), entry('j_bad', 1, 5), entry('j_bad', 2, -4)])).rejects.toThrow(/does not sum to zero/);
    await expect(raw([journal('j_one')])).rejects.toThrow(/fewer than two lines/);
    const { journalId } = await tell(captured('ch_fixed', 'deal_fixed'));
    await expect(raw([entry(journalId, 3, 5)])).rejects.toThrow();
    await expect(raw(['update ledger_entries set amount = 1'])).rejects.toThrow();
    await expect(raw(['delete from ledger_journals'])).rejects.toThrow();
    await expect(raw(['truncate ledger_entries'])).rejects.toThrow();
    await expect(raw(["update ledger_accounts set balance = 0 where code = 'asset.stripe'"])).rejects.toThrow();
    expect(await withRead(t.db, s, checkLedger)).toEqual([]);
  });

  it('lets no member write, and shows a payee only its own account', async () => {
    const org = await makeOrg(t.db, 'company');
    const scope = await makeMember(t.db, org);
    await expect(withTx(t.db, scope, (tx) => post(tx, { ...captured('ch_member', 'deal_m'), occurredAt: at }))).rejects.toThrow();
    await tell(captured('ch_seen', 'deal_seen', 1_000));
    await tell(facts.milestoneReleased({ dealId: 'deal_seen', milestone: 'price', currency: 'CNY', payees: [{ orgId: org.id, amount: 900 }], commission: 100 }));
    const seen = await withRead(t.db, scope, trialBalance);
    expect(seen.accounts.map((a) => a.code)).toEqual([`payable.org:${org.id}`]);
    const whole = await withRead(t.db, s, trialBalance);
    expect(whole.totals.map((x) => x.difference)).toEqual([0]);
  });
});
