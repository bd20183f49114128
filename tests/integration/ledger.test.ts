import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Money } from '#app/core/money.ts';
import { systemScope } from '#app/core/scope.ts';
import * as facts from '#app/modules/payments/ledger/facts.ts';
import type { Fact } from '#app/modules/payments/ledger/journal.ts';
import { convertCurrency } from '#app/modules/payments/convert-currency.server.ts';
import { askCorrection, confirmCorrection, listCorrections, rejectCorrection } from '#app/modules/payments/correct-journal.server.ts';
import { natureOf } from '#app/modules/payments/ledger/chart.ts';
import { callLedger, post, postAtOnce, reverse } from '#app/modules/payments/ledger/post.server.ts';
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
    expect((await withRead(t.db, s, (tx) => account(tx, 'held.deal:deal_c')))!.balances).toEqual([{ currency: 'CNY', balance: -100_000, reserved: 0 }]);
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

  it('posts N random journals and takes each back, all at once and twice over: the books are as before', async () => {
    const many = size(300, 50_000);
    const before = (await withRead(t.db, s, trialBalance)).accounts.filter((a) => a.balance !== 0).map((a) => [a.code, a.balance]);
    let seed = 11;
    const random = (n: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % n;
    const told = Array.from({ length: many }, (_, i) => ({ ...captured(`ch_revert${i}`, `deal_revert${random(40)}`, 1 + random(100_000)), occurredAt: at }));
    const posted: string[] = [];
    for (let i = 0; i < many; i += 500) posted.push(...(await postAtOnce(t.db, 'test', told.slice(i, i + 500))).map((o) => (o as { id: string }).id));
    const results: string[] = [];
    for (let i = 0; i < many; i += 50) {
      results.push(...await Promise.all(posted.slice(i, i + 50).flatMap((id) => [id, id]).map((id) => withTx(t.db, s, (tx) => reverse(tx, id, 'storm')).then(() => 'done', (e: Error) => e.message))));
    }
    expect(results.filter((r) => r === 'done')).toHaveLength(many);
    expect(results.filter((r) => /already_reversed/.test(r))).toHaveLength(many);
    expect((await withRead(t.db, s, trialBalance)).accounts.filter((a) => a.balance !== 0).map((a) => [a.code, a.balance])).toEqual(before);
    expect(await withRead(t.db, s, checkLedger)).toEqual([]);
  }, 1_800_000);

  it('tells an account as it stood, by posting and by event', async () => {
    const code = 'held.deal:deal_then';
    for (const [charge, day] of [['ch_t1', '2026-01-10'], ['ch_t2', '2026-02-10']] as const) await withTx(t.db, s, (tx) => post(tx, { ...captured(charge, 'deal_then', 100), occurredAt: new Date(`${day}T00:00:00Z`) }));
    const then = (page: Parameters<typeof account>[2]) => withRead(t.db, s, async (tx) => (await account(tx, code, page))!).then((a) => [a.balances[0]!.balance, a.entries.length]);
    expect(await then({})).toEqual([-200, 2]);
    expect(await then({ at: new Date('2026-01-31T00:00:00Z'), by: 'event' })).toEqual([-100, 1]);
    expect(await then({ at: new Date('2026-01-31T00:00:00Z'), by: 'posted' })).toEqual([0, 0]);
    expect(await then({ at: new Date(Date.now() + 60_000), by: 'posted' })).toEqual([-200, 2]);
  });

  it('converts currencies in one journal through clearing, with rate and source kept', async () => {
    const usd = { currency: 'USD' as const, amount: 100_000 };
    await withTx(t.db, s, (tx) => post(tx, { ...facts.bankReceiptConfirmed({ bank: 'FX', serial: '1', amount: usd, held: { bidId: 'fx' } }), occurredAt: at }));
    const conversion = { conversionId: 'fx_1', from: usd, to: cny(712_340), rail: 'bank' as const, rate: '7.1234', source: 'Bank of China advice 77', at };
    await expect(withTx(t.db, s, (tx) => convertCurrency(tx, { ...conversion, to: cny(812_340) }))).rejects.toThrow(/rate/);
    expect(await withTx(t.db, s, (tx) => convertCurrency(tx, conversion))).toMatchObject({ created: true });
    expect(await withTx(t.db, s, (tx) => convertCurrency(tx, conversion))).toMatchObject({ created: false });
    const { accounts, totals } = await withRead(t.db, s, trialBalance);
    expect(accounts.filter((a) => a.code === 'clearing.fx').map((a) => [a.currency, a.balance])).toEqual([['CNY', -712_340], ['USD', 100_000]]);
    expect(totals.every((x) => x.difference === 0)).toBe(true);
    expect(await withRead(t.db, s, (tx) => tx.execute(sql`select rate, source from ledger_conversions`))).toMatchObject([{ rate: '7.1234', source: 'Bank of China advice 77' }]);
    await expect(withTx(t.db, s, (tx) => tx.execute(sql`update ledger_conversions set rate = '1'`))).rejects.toThrow();
  });

  it('is corrected by counter-entries of two persons', async () => {
    const org = await makeOrg(t.db, 'operator');
    const [one, two] = [await makeMember(t.db, org), await makeMember(t.db, org)];
    const { journalId } = await tell(facts.paymentCaptured({ chargeId: 'ch_wrong', amount: cny(500), held: { bidId: 'wrong' } }));
    const asked = await askCorrection(t, one, { journal_id: journalId, reason: 'posted to the wrong deal' });
    expect(asked).toMatchObject({ state: 'asked', mine: true });
    await expect(askCorrection(t, two, { journal_id: journalId, reason: 'again' })).rejects.toThrow(/correction_asked/);
    await expect(confirmCorrection(t, one, asked.id)).rejects.toMatchObject({ code: 'same_person' });
    await expect(withTx(t.db, s, (tx) => tx.execute(sql`update ledger_corrections set confirmed_by = asked_by, confirmed_at = now(), journal_id = ${journalId} where id = ${asked.id}`))).rejects.toThrow();
    expect((await listCorrections(t, two)).items).toMatchObject([{ id: asked.id, mine: false }]);
    expect(await confirmCorrection(t, two, asked.id)).toMatchObject({ state: 'confirmed' });
    await expect(confirmCorrection(t, two, asked.id)).rejects.toThrow(/already_decided/);
    await expect(askCorrection(t, one, { journal_id: journalId, reason: 'once more' })).rejects.toThrow(/already_reversed/);
    expect((await withRead(t.db, s, (tx) => account(tx, 'held.deposit:wrong')))!.balances).toMatchObject([{ balance: 0 }]);
    const { journalId: other } = await tell(facts.paymentCaptured({ chargeId: 'ch_right', amount: cny(500), held: { bidId: 'wrong' } }));
    const mistaken = await askCorrection(t, one, { journal_id: other, reason: 'mistaken' });
    expect(await rejectCorrection(t, two, mistaken.id)).toMatchObject({ state: 'rejected' });
  });

  it('never overdraws what is held, also when 20 releases of different milestones race', async () => {
    await tell(captured('ch_race', 'deal_race', 5_000));
    const results = await Promise.all(Array.from({ length: 20 }, (_, i) => tell(facts.milestoneReleased({
      dealId: 'deal_race', milestone: `m${i}`, currency: 'CNY', payees: [{ orgId: 'org_r', amount: 900 }], commission: 100,
    })).then(() => 'done', (e: Error) => e.message)));
    expect(results.filter((r) => r === 'done')).toHaveLength(5);
    expect(results.filter((r) => /overdraw/.test(r))).toHaveLength(15);
  });

  it('is refused by the database when unbalanced, too short, of a strange account, or touched afterwards', async () => {
    const raw = (statements: string[]) => withTx(t.db, s, async (tx) => { for (const q of statements) await tx.execute(sql.raw(q)); });
    const ask = (over: Record<string, unknown>) => withTx(t.db, s, (tx) => callLedger(tx, [{ id: `j_${Math.random()}`, key: `k_${Math.random()}`, kind: 'provider_fee', at: at.toISOString(), ...over }], false)).then((o) => o[0]);
    const fee = (debit: number, credit: number, to = 'expense.stripe_fee') => ({ lines: [['asset.stripe', 'CNY', credit], [to, 'CNY', debit]] });
    expect(await ask(fee(5, -4))).toMatchObject({ reason: 'unbalanced' });
    expect(await ask({ lines: [['asset.stripe', 'CNY', 5]] })).toMatchObject({ reason: 'too_few_lines' });
    expect(await ask({ lines: [['asset.stripe', 'CNY', 5], ['asset.stripe', 'CNY', -5]] })).toMatchObject({ reason: 'lines' });
    expect(await ask({ lines: [['expense.stripe_fee', 'CNY', 5], ['asset.stripe', 'CNY', -5]] })).toMatchObject({ reason: 'lines' });
    expect(await ask({ lines: [['asset.stripe', 'CNY', 5], ['expense.stripe_fee', 'USD', -5]] })).toMatchObject({ reason: 'unbalanced' });
    expect(await ask(fee(5, -5, 'revenue.other'))).toMatchObject({ reason: 'unknown_account', account: 'revenue.other' });
    expect(await ask(fee(5, -5, 'held.deal:x'))).toMatchObject({ reason: 'kind_may_not_touch_deal' });
    const { journalId } = await tell(captured('ch_fixed', 'deal_fixed'));
    expect(await ask({ kind: 'reversal', reverses: journalId, lines: [['asset.stripe', 'CNY', -1], ['held.deal:deal_fixed', 'CNY', 1]] })).toMatchObject({ reason: 'not_its_mirror' });
    await expect(raw([`insert into ledger_entries(journal_id, line, account, currency, amount) values ('${journalId}', 3, 'asset.stripe', 'CNY', 5)`])).rejects.toThrow();
    await expect(raw(["insert into ledger_journals(id, idem_key, input_hash, kind, event_at) values ('j', 'j', 'x', 'refund', now())"])).rejects.toThrow();
    await expect(raw(["insert into ledger_accounts(code, currency, kind, balance) values ('held.deal:gift', 'CNY', 'liability', -5)"])).rejects.toThrow();
    await expect(raw(['update ledger_entries set amount = 1'])).rejects.toThrow();
    await expect(raw(['delete from ledger_journals'])).rejects.toThrow();
    await expect(raw(['truncate ledger_entries'])).rejects.toThrow();
    await expect(raw(["update ledger_accounts set balance = 0 where code = 'asset.stripe'"])).rejects.toThrow();
    await expect(raw(["select ledger_post_one('{}')"])).rejects.toThrow();
    expect(await withRead(t.db, s, checkLedger)).toEqual([]);
  });

  it('finds the hand of an owner of the schema who writes by himself, and lets him change nothing', async () => {
    const copy = await testDatabase();
    const owner = postgres(copy.ownerUrl, { max: 1, onnotice: () => {} });
    try {
      await withTx(copy.db, s, (tx) => post(tx, { ...captured('ch_o', 'deal_o'), occurredAt: at }));
      await expect(owner.unsafe('delete from ledger_entries')).rejects.toThrow(/append_only/);
      await expect(owner.unsafe("update ledger_accounts set kind = 'asset'")).rejects.toThrow(/append_only/);
      await owner.unsafe("insert into ledger_journals(id, idem_key, input_hash, kind, event_at) values ('j_bad', 'j_bad', 'x', 'refund', now())");
      await owner.unsafe("insert into ledger_entries(journal_id, line, account, currency, amount) values ('j_bad', 1, 'held.deal:deal_o', 'CNY', 5), ('nowhere', 1, 'held.deal:deal_o', 'CNY', 5)");
      expect((await withRead(copy.db, s, checkLedger)).map((p) => p.code)).toEqual(expect.arrayContaining(['too_few_lines', 'no_journal', 'balance_differs']));
    } finally {
      await owner.end();
      await copy.close();
    }
  });

  it('knows the same accounts in the database as in its chart', async () => {
    const codes = ['asset.stripe', 'asset.bank_custody', 'asset.dispute_hold:d1', 'asset.receivable:org_1', 'held.deposit:b', 'held.deal:deal_1', 'payable.org:org_1', 'payable.person:p', 'payable.tax',
      'liability.customer_cash:org_1', 'revenue.commission', 'revenue.forfeit', 'expense.stripe_fee', 'expense.dispute_fee', 'clearing.fx', 'held.deal:', 'payable.org:a b', 'asset.stripe2', 'revenue.other', 'asset.stripe:x', "held.deal:x'; drop"];
    const rows = await withRead(t.db, s, (tx) => tx.execute<{ kind: string | null; may_overdraw: boolean; deal_id: string | null; org_id: string | null }>(sql`
      select n.kind, n.may_overdraw, n.deal_id, n.org_id from jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb) with ordinality c(code, no) cross join lateral ledger_nature(c.code) n order by no`));
    const here = codes.map((code) => { try { const n = natureOf(code); return [n.kind, n.mayOverdraw, n.dealId, n.orgId]; } catch { return [null, false, null, null]; } });
    expect(rows.map((r) => [r.kind, r.may_overdraw, r.deal_id, r.org_id])).toEqual(here);
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
    expect(whole.totals.every((x) => x.difference === 0)).toBe(true);
  });
});
