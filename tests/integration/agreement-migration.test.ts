import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '#app/core/scope.ts';
import { checkObligations } from '#app/modules/obligations/check.server.ts';
import { checkLedger } from '#app/modules/payments/ledger/read.server.ts';
import { closeDb, createDb, type Db } from '#db/client.ts';
import { withRead } from '#db/tx.ts';
import { OldDatabase } from '#tests/fixtures/old-database.ts';

/** An installation whose deals knew one number and one account, migrated: the trial balance is what it was, and every fen has its obligation. */
let old: OldDatabase;
let owner: OldDatabase['owner'];
let db: Db;
type Line = [string, number];
const trial = () => owner<{ code: string; balance: string }[]>`select code, balance::text from ledger_balances order by code collate "C", currency`;

/** A fact as the ledger of that time wrote it. */
async function fact(key: string, kind: string, deal: string, lines: Line[], reverses?: string): Promise<void> {
  await owner.begin(async (tx) => {
    await tx`select set_config('app.actor', 'system', true)`;
    const item = { id: `jrn_${key.replace(/[^a-z0-9]/gi, '')}`, key, kind, deal, at: '2026-03-01T00:00:00Z', lines: [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([a, n]) => [a, 'CNY', Math.round(n)]), ...(reverses ? { reverses } : {}) };
    const [row] = await tx<{ o: { o: string }[] }[]>`select ledger_post(${tx.json([item] as never)}, true) as o`;
    if (row!.o[0]!.o !== 'posted') throw new Error(`${key}: ${JSON.stringify(row!.o)}`);
  });
}
const captured = (deal: string, ch: string, amount: number) => fact(`charge:${ch}:captured`, 'payment_captured', deal, [['asset.stripe', amount], [`held.deal:${deal}`, -amount]]);
const released = (deal: string, amount: number) => fact(`milestone:${deal}:price:released`, 'milestone_released', deal, [[`held.deal:${deal}`, amount], ['payable.org:org_s', -amount * 0.95], ['payable.org:org_k', -amount * 0.03], ['revenue.commission', -amount * 0.02]]);
const lost = async (deal: string, dp: string, amount: number, lines: Line[]) => {
  await fact(`dispute:${dp}:withdrawn`, 'dispute_withdrawn', deal, [[`asset.dispute_hold:${dp}`, amount], ['asset.stripe', -amount]]);
  await fact(`dispute:${dp}:lost`, 'dispute_lost', deal, [...lines, [`asset.dispute_hold:${dp}`, -amount]]);
};

let before: unknown;
beforeAll(async () => {
  old = await OldDatabase.before('agreement_tables');
  owner = old.owner;
  await owner.unsafe(`
    insert into users (id, name, email, email_verified) values ('usr_1', 'A', 'a@example.test', true);
    insert into orgs (id, slug, kind, name_zh, name_en) values ('org_s', 's', 'university', '卖', 'S'), ('org_b', 'b', 'company', '买', 'B'), ('org_k', 'k', 'broker', '介', 'K');
    insert into patents (id, org_id, owner_org_id, number, authority, kind) values ('pat_1', 'org_s', 'org_s', 'CN100000001B', 'CN', 'invention');
    insert into listings (id, org_id, patent_id, status) values ('lst_1', 'org_s', 'pat_1', 'draft');
    insert into offers (id, listing_id, seller_org_id, buyer_org_id, kind, status, turn_org_id, expires_at)
      select 'off_' || d, 'lst_1', 'org_s', 'org_b', 'transfer', 'accepted', 'org_s', now() + interval '1 day' from unnest('{unpaid,paid,part,sold,lost,double,gone,run}'::text[]) d;
    insert into deals (id, offer_id, listing_id, patent_id, patent_number, kind, process, process_version, rule_pack, state, seller_org_id, buyer_org_id, broker_org_id, broker_fee_bps, currency, price_amount, royalty_bps, territory, platform_fee_bps, outcome, closed_at)
      select 'deal_' || d, 'off_' || d, 'lst_1', 'pat_1', 'CN100000001B', 'transfer', 'transfer', 2, 'test', 'opened', 'org_s', 'org_b', 'org_k', 300, 'CNY', case d when 'run' then 0 else 100000 end, case d when 'run' then 500 else 0 end, 'CN', 200,
        case d when 'gone' then 'cancelled' end, case d when 'gone' then now() end from unnest('{unpaid,paid,part,sold,lost,double,gone,run}'::text[]) d;
    insert into payments (id, deal_id, payer_org_id, rail, currency, amount, status, charge_id, created_by)
      select 'pay_' || d, 'deal_' || d, 'org_b', 'stripe', 'CNY', 100000, 'settled', 'ch_' || d, 'usr_1' from unnest('{paid,part,sold,lost,double,gone}'::text[]) d;
    insert into deal_royalties (deal_id, period_start, period_end, due_on, sales_amount, royalty_amount, reported_at) values
      ('deal_run', '2024-01-01', '2024-12-31', '2025-03-01', 900000, 45000, '2025-02-01'), ('deal_run', '2025-01-01', '2025-12-31', '2026-03-01', 0, 0, '2026-02-01'), ('deal_run', '2026-01-01', '2026-12-31', '2027-03-01', null, null, null);
  `);
  for (const d of ['paid', 'part', 'sold', 'lost', 'double', 'gone']) await captured(`deal_${d}`, `ch_${d}`, 100_000);
  await fact('refund:re_part', 'refund', 'deal_part', [['held.deal:deal_part', 30_000], ['asset.stripe', -30_000]]);
  await fact('refund:re_back', 'refund', 'deal_part', [['held.deal:deal_part', 5_000], ['asset.stripe', -5_000]]);
  await fact('refund:re_back:failed', 'refund_failed', 'deal_part', [['held.deal:deal_part', -5_000], ['asset.stripe', 5_000]]);
  await released('deal_sold', 100_000);
  await released('deal_lost', 100_000);
  await lost('deal_lost', 'dp_1', 40_000, [['asset.receivable:org_s', 38_000], ['asset.receivable:org_k', 1_200], ['revenue.commission', 800]]);
  // The payer was refunded and charged back: it owes that itself, and it is no part of what it paid for.
  await fact('refund:re_double', 'refund', 'deal_double', [['held.deal:deal_double', 100_000], ['asset.stripe', -100_000]]);
  await lost('deal_double', 'dp_2', 10_000, [['asset.receivable:org_b', 10_000]]);
  await fact('refund:re_gone', 'refund', 'deal_gone', [['held.deal:deal_gone', 100_000], ['asset.stripe', -100_000]]);
  // One release was wrong and was taken back.
  await released('deal_paid', 100_000);
  await fact('reversal-of:x', 'reversal', 'deal_paid', [['held.deal:deal_paid', -100_000], ['payable.org:org_s', 95_000], ['payable.org:org_k', 3_000], ['revenue.commission', 2_000]], 'jrn_milestonedealpaidpricereleased');
  before = [...await trial()];
  await old.migrate();
  db = createDb({ url: old.appUrl, max: 2 });
});
afterAll(async () => { if (db) await closeDb(db); await old.end(); });

const owed = () => owner<{ code: string; deal: string; state: string; settled: number; released: number }[]>`select substr(deal_id, 6) as deal, code, state, settled::int, released::int from obligations where kind <> 'claim' order by 1, 2`;

describe('an installation from before there were obligations', () => {
  it('keeps every balance, and the doctor finds nothing', async () => {
    expect([...await trial()]).toEqual(before);
    const check = (what: typeof checkObligations) => withRead(db, systemScope('test'), what);
    expect(await check(checkObligations)).toEqual([]);
    expect(await withRead(db, systemScope('test'), checkLedger)).toEqual([]);
  });

  it('has the price of every deal owed, as far as it was paid, released and taken back', async () => {
    expect((await owed()).map((o) => `${o.deal} ${o.code} ${o.state} ${o.settled} ${o.released}`)).toEqual([
      'double price reopened 0 0', 'gone price waived 0 0', 'lost price reopened 60000 60000', 'paid price settled 100000 0', 'part price reopened 70000 0',
      'run royalty_20240101 open 0 0', 'run royalty_20250101 released 0 0', 'sold price released 100000 100000', 'unpaid price open 0 0',
    ]);
    expect([...await owner`select payment_id from settlements where deal_id = 'deal_sold' and kind = 'paid'`]).toEqual([{ payment_id: 'pay_sold' }]);
    expect([...await owner`select role, org_id, share_bps from obligation_payees where obligation_id = 'obl_sold' order by share_bps desc`]).toEqual([
      { role: 'seller', org_id: 'org_s', share_bps: 9_500 }, { role: 'broker', org_id: 'org_k', share_bps: 300 }, { role: 'platform', org_id: null, share_bps: 200 },
    ]);
  });

  it('claims what payees owe, and asks for royalties that were only reported, from the day of the migration on', async () => {
    expect([...await owner`select debtor_org_id as org, amount::int, state from obligations where kind = 'claim' order by amount`]).toEqual([
      { org: 'org_k', amount: 1_200, state: 'open' }, { org: 'org_b', amount: 10_000, state: 'open' }, { org: 'org_s', amount: 38_000, state: 'open' },
    ]);
    expect([...await owner`select amount::int, due_on - (now() at time zone 'Asia/Shanghai')::date as days from obligations where code = 'royalty_20240101'`]).toEqual([{ amount: 45_000, days: 30 }]);
    expect([...await owner`select period_start::text as start, no, sales_amount::int as sales from royalty_reports order by 1`]).toEqual([{ start: '2024-01-01', no: 1, sales: 900_000 }, { start: '2025-01-01', no: 1, sales: 0 }]);
  });
});
