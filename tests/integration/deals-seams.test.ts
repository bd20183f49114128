import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { legalDay, systemClock } from '#app/core/clock.ts';
import { systemScope, type MemberScope } from '#app/core/scope.ts';
import { transfer2 } from '#app/modules/deals/definitions/v2/transfer.ts';
import { recordStatus } from '#app/modules/patents/record-status.server.ts';
import { advanceWaitingDeals, markDeadlines } from '#app/modules/deals/sweep-deals.server.ts';
import { paymentCaptured } from '#app/modules/payments/ledger/facts.ts';
import { post } from '#app/modules/payments/ledger/post.server.ts';
import { withRead, withTx } from '#db/tx.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';
import { makeMarket, move, openedDeal, pay, toRegistered } from '#tests/fixtures/deals.ts';

/** What has happened already, and only nobody has told the deal yet, counts before its clock does. */
let t: TestDatabase;
let owner: postgres.Sql;
const s = systemScope('test');
const rows = <T extends Record<string, unknown>>(q: ReturnType<typeof sql>) => withRead(t.db, s, (tx) => tx.execute<T>(q));
const state = async (id: string) => (await rows<{ state: string }>(sql`select state from deals where id = ${id}`))[0]!.state;
const clock = async (id: string, code: string) => (await rows<{ state: string; holds: string[] }>(sql`select state, holds from case_timers where case_id = ${id} and code = ${code}`))[0];
/** Puts a deal under the second version of its definition, as one opened before the third was shipped. */
const secondVersion = async (id: string) => {
  await owner.begin(async (tx) => {
    await tx`alter table cases disable trigger case_guard`;
    await tx`update cases set definition_version = 2, definition_hash = ${transfer2.hash} where id = ${id}`;
    await tx`alter table cases enable trigger case_guard`;
  });
  return id;
};
const past = (id: string, code: string) => withTx(t.db, s, (tx) => tx.execute(sql`update case_timers set due_at = now() - interval '1 minute' where case_id = ${id} and code = ${code}`));

beforeAll(async () => { t = await testDatabase(); owner = postgres(t.ownerUrl, { max: 1, onnotice: () => {} }); });
afterAll(async () => { await owner.end({ timeout: 5 }); await t.close(); });

describe('a clock that has run out', () => {
  it('does not send back a price that was paid before: the news of it may come later', async () => {
    const m = await makeMarket(t.db);
    const dealId = await openedDeal(t.db, m, 'transfer');
    await withTx(t.db, s, (tx) => post(tx, { ...paymentCaptured({ chargeId: `ch_${dealId}`, amount: { currency: 'CNY', amount: 1_000_000_00 }, held: { dealId } }), occurredAt: new Date() }));
    await past(dealId, 'payment');
    expect(await markDeadlines({ db: t.db })).toEqual([]);
    expect(await state(dealId)).toBe('funded');
    expect(await clock(dealId, 'payment')).toMatchObject({ state: 'met' });
  });

  it('stands still when the patent was frozen before, though nobody has looked at the deal since', async () => {
    const m = await makeMarket(t.db);
    const dealId = await secondVersion(await openedDeal(t.db, m, 'transfer'));
    await withTx(t.db, s, (tx) => tx.execute(sql`update patents set frozen = true where id = ${m.patent.id}`));
    await past(dealId, 'signing');
    expect(await markDeadlines({ db: t.db })).toEqual([]);
    expect(await state(dealId)).toBe('opened');
    expect(await clock(dealId, 'signing')).toMatchObject({ state: 'held', holds: ['freeze'] });
  });
});

describe('a deal of the newest version', () => {
  it('times out although the seller has recorded a freeze or a death: that word stops no clock of the buyer’s', async () => {
    for (const told of [{ frozen: true }, { legal_status: 'lapsed' as const }]) {
      const m = await makeMarket(t.db);
      const dealId = await openedDeal(t.db, m, 'transfer');
      await recordStatus({ db: t.db, clock: systemClock }, m.university.scope as MemberScope, m.patent.id, { legal_status: 'in_force', as_of: legalDay(new Date()), source: 'typed by the seller', frozen: false, pledged: false, ...told });
      expect(await advanceWaitingDeals({ db: t.db })).toBe(0);
      await past(dealId, 'signing');
      expect(await markDeadlines({ db: t.db })).toMatchObject([{ dealId, code: 'signing', fired: 'time_out_signing' }]);
      expect(await state(dealId)).toBe('cancelled');
    }
  });
});

describe('a patent whose term has run out', () => {
  it('holds its deals’ clocks like one the register calls dead, and is not asked about in every turn', async () => {
    const m = await makeMarket(t.db);
    const dealId = await secondVersion(await openedDeal(t.db, m, 'transfer'));
    await withTx(t.db, s, (tx) => tx.execute(sql`update patents set expiry_date = '2020-01-01' where id = ${m.patent.id}`));
    expect(await advanceWaitingDeals({ db: t.db })).toBe(1);
    expect(await clock(dealId, 'signing')).toMatchObject({ state: 'held', holds: ['lapse'] });
    expect(await advanceWaitingDeals({ db: t.db })).toBe(0);
    expect(await rows(sql`select look_at from cases where id = ${dealId}`)).toEqual([{ look_at: null }]);
  });
});

describe('money that comes after the release', () => {
  it('goes back, also while the deal is disputed: nothing of it will ever use the money', async () => {
    const m = await makeMarket(t.db);
    const dealId = await toRegistered(t.db, m);
    const due = (paymentId: string) => rows(sql`select id from payment_commands where kind = 'refund' and subject_id = ${paymentId}`);
    await move(t.db, m.operator.scope, dealId, 'release');
    expect(await due(await pay(t.db, m, dealId, 5_00))).toHaveLength(1);
    await move(t.db, m.company.scope, dealId, 'open_dispute', {}, 'not what was agreed');
    expect(await due(await pay(t.db, m, dealId, 5_00))).toHaveLength(1);
    expect(await state(dealId)).toBe('disputed');
  });
});
