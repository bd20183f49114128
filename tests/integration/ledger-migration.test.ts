import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OldDatabase } from '#tests/fixtures/old-database.ts';

/** An installation of the first ledger, with money in it and on its way, and then migrated: every balance and every line stays what it was. */
let old: OldDatabase;
let db: OldDatabase['owner'];
const trial = (table: string) => db.unsafe<{ code: string; currency: string; balance: string }[]>(`select code, currency, balance::text from ${table} order by code collate "C", currency`);
const entries = () => db.unsafe('select journal_id, line, account, currency, amount::text from ledger_entries order by 1, 2');

type Line = [string, string, number];
const hashOf = (kind: string, deal: string | null, lines: Line[]) => createHash('sha256').update(JSON.stringify({ kind, deal, reverses: null, lines })).digest('hex');
/** A fact as the first ledger wrote it: accounts, journal, lines, one by one; its triggers moved the balances. */
async function oldPost(key: string, kind: string, deal: string | null, lines: Line[]): Promise<void> {
  await db.begin(async (tx) => {
    for (const [code, currency] of lines) {
      const kindOf = /^asset/.test(code) ? 'asset' : /^(held|payable)/.test(code) ? 'liability' : code.split('.')[0]!;
      await tx`insert into ledger_accounts (code, currency, kind, deal_id, org_id, may_overdraw) values (${code}, ${currency}, ${kindOf}, ${code.startsWith('held.deal:') ? code.slice(10) : null}, ${code.startsWith('payable.org:') ? code.slice(12) : null}, ${code === 'asset.stripe'}) on conflict do nothing`;
    }
    await tx`insert into ledger_journals (id, idem_key, input_hash, kind, deal_id, occurred_at) values (${`jrn_${key}`}, ${key}, ${hashOf(kind, deal, lines)}, ${kind}, ${deal}, now())`;
    for (const [i, [code, currency, amount]] of lines.entries()) await tx`insert into ledger_entries (journal_id, line, account, currency, amount) values (${`jrn_${key}`}, ${i + 1}, ${code}, ${currency}, ${amount})`;
  });
}

let before: { trial: unknown; entries: unknown };
beforeAll(async () => {
  old = await OldDatabase.before('ledger_tables');
  db = old.owner;
  await db.unsafe(`
    insert into users (id, name, email, email_verified) values ('usr_1', 'A', 'a@example.test', true);
    insert into orgs (id, slug, kind, name_zh, name_en) values ('org_s', 's', 'university', '卖', 'S'), ('org_b', 'b', 'company', '买', 'B');
    insert into patents (id, org_id, owner_org_id, number, authority, kind) values ('pat_1', 'org_s', 'org_s', 'CN100000001B', 'CN', 'invention');
    insert into listings (id, org_id, patent_id, status) values ('lst_1', 'org_s', 'pat_1', 'draft');
    insert into offers (id, listing_id, seller_org_id, buyer_org_id, kind, status, turn_org_id, expires_at) values ('off_1', 'lst_1', 'org_s', 'org_b', 'transfer', 'accepted', 'org_s', now() + interval '1 day');
    insert into deals (id, offer_id, listing_id, patent_id, patent_number, kind, process, process_version, rule_pack, state, seller_org_id, buyer_org_id, currency, price_amount, territory, platform_fee_bps)
      select d, 'off_1', 'lst_1', 'pat_1', 'CN100000001B', 'transfer', 'transfer', 1, 'test', 'opened', 'org_s', 'org_b', 'CNY', 100000, 'CN', 200 from unnest(array['deal_a']) d;
    insert into payments (id, deal_id, payer_org_id, rail, currency, amount, status, charge_id, created_by) values ('pay_1', 'deal_a', 'org_b', 'stripe', 'CNY', 100000, 'settled', 'ch_1', 'usr_1');
  `);
  await oldPost('charge:ch_1:captured', 'payment_captured', 'deal_a', [['asset.stripe', 'CNY', 100_000], ['held.deal:deal_a', 'CNY', -100_000]]);
  await oldPost('txn:t1:fee', 'provider_fee', null, [['asset.stripe', 'CNY', -300], ['expense.stripe_fee', 'CNY', 300]]);
  await oldPost('milestone:deal_a:price:released', 'milestone_released', 'deal_a', [['held.deal:deal_a', 'CNY', 60_000], ['payable.org:org_s', 'CNY', -58_000], ['revenue.commission', 'CNY', -2_000]]);
  await oldPost('transfer:tr_1', 'transfer', 'deal_a', [['asset.stripe', 'CNY', -20_000], ['payable.org:org_s', 'CNY', 20_000]]);
  await oldPost('offline:B:1', 'bank_receipt', null, [['asset.bank_custody', 'CNY', 500], ['held.deposit:bid_1', 'CNY', -500]]);
  // One payout left, one is under way, and a refund was asked for: none of it is kept by the first ledger.
  await db.unsafe(`
    insert into payouts (id, deal_id, payee_org_id, role, currency, amount, state, transfer_id) values ('pyo_1', 'deal_a', 'org_s', 'seller', 'CNY', 20000, 'sent', 'tr_1'), ('pyo_2', 'deal_a', 'org_s', 'broker', 'CNY', 38000, 'pending', null);
    insert into payment_commands (id, key, kind, deal_id, subject_id, request, state) values
      ('cmd_t2', 'payout:pyo_2:transfer', 'transfer', 'deal_a', 'pyo_2', '{"amount":38000,"currency":"CNY"}', 'unknown'),
      ('cmd_r1', 'refund:cmd_r1', 'refund', 'deal_a', 'pay_1', '{"rail":"stripe","amount":15000,"currency":"CNY"}', 'pending'),
      ('cmd_r2', 'refund:cmd_r2', 'refund', 'deal_a', 'pay_1', '{"rail":"stripe","amount":90000,"currency":"CNY"}', 'pending');
  `);
  before = { trial: [...await trial('ledger_accounts')], entries: [...await entries()] };
  await old.migrate();
});
afterAll(async () => { await old.end(); });

const ledger = (items: object[]) => db.begin(async (tx) => {
  await tx`select set_config('app.actor', 'system', true)`;
  return (await tx<{ o: { o: string; id?: string; reason?: string }[] }[]>`select ledger_post(${tx.json(items as never)}, true) as o`)[0]!.o;
});
const fact = (key: string, kind: string, deal: string | null, lines: Line[], more: object = {}) => ({ id: `jrn_n_${key}`, key, kind, ...(deal ? { deal } : {}), at: '2026-03-01T00:00:00Z', lines, ...more });

describe('an installation of the first ledger', () => {
  it('keeps every balance and every line', async () => {
    expect([...await trial('ledger_balances')]).toEqual(before.trial);
    expect([...await entries()]).toEqual(before.entries);
    expect(await db`select count(*)::int as n from ledger_journals where event_at is null or posted_at is null`).toMatchObject([{ n: 0 }]);
  });

  it('knows its facts again: told once more they are the same, told otherwise they are refused', async () => {
    const same: Line[] = [['asset.stripe', 'CNY', 100_000], ['held.deal:deal_a', 'CNY', -100_000]];
    expect(await ledger([fact('charge:ch_1:captured', 'payment_captured', 'deal_a', same)])).toMatchObject([{ o: 'repeated', id: 'jrn_charge:ch_1:captured' }]);
    expect(await ledger([fact('charge:ch_1:captured', 'payment_captured', null, same)])).toMatchObject([{ o: 'mismatch' }]);
    expect([...await trial('ledger_balances')]).toEqual(before.trial);
  });

  it('keeps from now on what was on its way, as far as it was there', async () => {
    expect([...await db`select idem_key as key, state from ledger_pendings order by 1`]).toEqual([{ key: 'refund:cmd_r1', state: 'pending' }, { key: 'transfer:cmd_t2:0', state: 'pending' }]);
    expect([...await db`select code, reserved::int from ledger_accounts where reserved > 0 order by 1`]).toEqual([{ code: 'held.deal:deal_a', reserved: 15_000 }, { code: 'payable.org:org_s', reserved: 38_000 }]);
    expect([...await db`select id, paid::int from payouts order by 1`]).toEqual([{ id: 'pyo_1', paid: 20_000 }, { id: 'pyo_2', paid: 0 }]);
  });

  it('goes on: shared accounts move in their stripes, floors hold', async () => {
    const [fee] = await ledger([fact('txn:t2:fee', 'provider_fee', null, [['asset.stripe', 'CNY', -100], ['expense.stripe_fee', 'CNY', 100]])]);
    expect(fee).toMatchObject({ o: 'posted' });
    expect(await db`select balance::int from ledger_accounts where code = 'asset.stripe'`).toMatchObject([{ balance: 79_700 }]);
    expect(await db`select balance::int from ledger_balances where code = 'asset.stripe'`).toMatchObject([{ balance: 79_600 }]);
    const [tooMuch] = await ledger([fact('refund:x', 'refund', 'deal_a', [['asset.stripe', 'CNY', -30_000], ['held.deal:deal_a', 'CNY', 30_000]])]);
    expect(tooMuch).toMatchObject({ o: 'refused', reason: 'overdraw', available: 25_000 });
  });
});
