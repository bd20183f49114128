import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { Money } from '#app/core/money.ts';
import { systemScope } from '#app/core/scope.ts';
import * as facts from '#app/modules/payments/ledger/facts.ts';
import type { Fact } from '#app/modules/payments/ledger/journal.ts';
import { postAtOnce, type PostInput } from '#app/modules/payments/ledger/post.server.ts';
import { checkLedger } from '#app/modules/payments/ledger/read.server.ts';
import { closeDb, createDb, type Db } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { withRead } from '#db/tx.ts';
import { startPostgres } from '#workers/supervisor/engines/postgres.ts';
import { freePort } from '#workers/supervisor/ports.ts';
import type { BenchOptions, BenchResult } from './main.ts';
import { round } from './stats.ts';

/** Accounts the spread posts go to, and journals of one batched call. */
const SPREAD = 2_000;
const BATCH = 250;
const WIDTHS = [1, 8, 32] as const;
const at = new Date('2026-03-01T00:00:00Z');
const cny = (amount: number): Money => ({ currency: 'CNY', amount });

/**
 * The rival: the same rows (journal, lines, balances) in tables of the same shape and indexes, by one server-side function, with nothing
 * checked: no key looked up, no sum, no floor, no chart, no rights.
 */
const BARE = `
  create schema bare;
  create table bare.journals (like ledger_journals including defaults including indexes);
  create table bare.entries (like ledger_entries including defaults including indexes);
  create table bare.balances (code text, currency char(3), balance bigint not null, primary key (code, currency));
  create table bare.tick (id int primary key, n bigint not null);
  insert into bare.tick values (1, 0);
  create function bare.post(p jsonb) returns text language plpgsql as $$
  declare l jsonb := p -> 'lines';
  begin
    insert into bare.journals (id, idem_key, input_hash, kind, deal_id, event_at) values (p ->> 'id', p ->> 'key', p ->> 'hash', p ->> 'kind', p ->> 'deal', (p ->> 'at')::timestamptz);
    insert into bare.entries (journal_id, line, account, currency, amount) values (p ->> 'id', 1, l -> 0 ->> 0, l -> 0 ->> 1, (l -> 0 ->> 2)::bigint), (p ->> 'id', 2, l -> 1 ->> 0, l -> 1 ->> 1, (l -> 1 ->> 2)::bigint);
    update bare.balances set balance = balance + (l -> 0 ->> 2)::bigint where code = l -> 0 ->> 0 and currency = (l -> 0 ->> 1)::bpchar;
    update bare.balances set balance = balance + (l -> 1 ->> 2)::bigint where code = l -> 1 ->> 0 and currency = (l -> 1 ->> 1)::bpchar;
    return p ->> 'id';
  end $$;
  grant usage on schema bare to jingzhe_app; grant select, insert, update on all tables in schema bare to jingzhe_app; grant execute on all functions in schema bare to jingzhe_app;`;

let serial = 0;
const unique = () => `${process.pid}x${(serial += 1)}`;
/** Between two accounts of the many: a bid's deposit becomes part of a price. */
const spread = (): Fact => { const n = unique(); return { ...facts.bidWon({ bidId: `b${serial % SPREAD}`, dealId: `d${(serial * 7) % SPREAD}`, amount: cny(100) }), key: `bid:${n}:won` }; };
/** Into one deal, from the platform's own shared account. */
const hot = (): Fact => facts.paymentCaptured({ chargeId: `ch${unique()}`, amount: cny(100), held: { dealId: 'hot' } });
const input = (fact: Fact): PostInput => ({ ...fact, occurredAt: at });

type Work = (db: Db) => Promise<unknown>;
const ours = (fact: () => Fact): Work => (db) => postAtOnce(db, 'bench', [input(fact())]);
const bare = (fact: () => Fact): Work => (db) => {
  const f = fact();
  const item = { id: `jrn_${unique()}`, key: f.key, hash: 'x'.repeat(64), kind: f.kind, deal: f.dealId, at: at.toISOString(), lines: f.lines.map((l) => [l.account, l.currency, l.amount]) };
  return db.$client`select bare.post(${JSON.stringify(item)}::jsonb)`;
};
/** The least a commit on one row can cost: one row changed, one flush, one round trip. */
const tick: Work = (db) => db.$client`update bare.tick set n = n + 1 where id = 1`;

/** Calls a second of `width` callers that wait for nothing but their own answers. */
async function rate(db: Db, work: Work, width: number, ms: number): Promise<number> {
  const until = performance.now() + ms;
  let done = 0;
  const since = performance.now();
  await Promise.all(Array.from({ length: width }, async () => { while (performance.now() < until) { await work(db); done += 1; } }));
  return done / ((performance.now() - since) / 1_000);
}

const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;

/** Several kinds of work in turns, round after round, so that whatever else the machine does meets all alike. Calls a second, per kind. */
async function interleaved<K extends string>(db: Db, works: Record<K, Work>, width: number, rounds: number, ms: number): Promise<Record<K, number>> {
  const names = Object.keys(works) as K[];
  const seen = Object.fromEntries(names.map((k) => [k, [] as number[]])) as Record<K, number[]>;
  for (let i = 0; i < rounds; i++) for (const k of i % 2 ? [...names].reverse() : names) seen[k].push(await rate(db, works[k], width, ms));
  return Object.fromEntries(names.map((k) => [k, median(seen[k])])) as Record<K, number>;
}

async function grow(db: Db, from: number, to: number): Promise<void> {
  const each = 1_000;
  for (let n = from; n < to; n += each) await postAtOnce(db, 'bench', Array.from({ length: Math.min(each, to - n) }, () => input(spread())));
}

async function prepare(db: Db): Promise<void> {
  const deposits = Array.from({ length: SPREAD }, (_, i) => facts.paymentCaptured({ chargeId: `seed${i}`, amount: cny(1_000_000_000), held: { bidId: `b${i}` } }));
  const held = Array.from({ length: SPREAD }, (_, i) => facts.paymentCaptured({ chargeId: `held${i}`, amount: cny(100), held: { dealId: `d${i}` } }));
  for (const list of [deposits, held]) for (let i = 0; i < list.length; i += 500) await postAtOnce(db, 'bench', list.slice(i, i + 500).map(input));
  await postAtOnce(db, 'bench', [input(hot())]);
}

/** Journals a second with every guard beside a bare function that writes the same rows, at 1, 8 and 32 connections; the batched call; how the cost grows. */
export async function ledger({ quick }: BenchOptions): Promise<BenchResult> {
  const dir = mkdtempSync(join(tmpdir(), 'jingzhe-bench-'));
  const pg = await startPostgres({ dir, port: await freePort(), log: () => {} });
  await migrateDatabase(pg.ownerUrl, pg.appPassword);
  const owner = postgres(pg.ownerUrl, { max: 1, onnotice: () => {} });
  const db = createDb({ url: pg.appUrl, max: 32, applicationName: 'bench' });
  const [rounds, ms] = quick ? [5, 300] : [9, 700];
  const [results, ratios, say]: [Record<string, unknown>, Record<string, number>, string[]] = [{}, {}, []];
  const note = (name: string, rates: Record<string, number>, ratio: Record<string, number>) => {
    results[name] = Object.fromEntries(Object.entries(rates).map(([k, v]) => [k, Math.round(v)]));
    for (const [k, v] of Object.entries(ratio)) ratios[k] = round(v, 2);
    say.push(`${name}: ${Object.entries(rates).map(([k, v]) => `${k} ${Math.round(v)}/s`).join(', ')}; ${Object.entries(ratio).map(([k, v]) => `${k} ${round(v, 2)}`).join(', ')}`);
  };
  try {
    await prepare(db);
    await owner.unsafe(BARE);
    await owner.unsafe('insert into bare.balances select code, currency, balance from ledger_accounts on conflict do nothing; analyze');
    await interleaved(db, { ours: ours(spread), bare: bare(spread), hot: ours(hot) }, 32, 1, 1_000);
    for (const width of WIDTHS) {
      const r = await interleaved(db, { ours: ours(spread), bare: bare(spread) }, width, rounds, ms);
      note(`spread_${width}`, r, { [`spread_${width}_of_bare`]: r.ours / r.bare });
    }
    const least = (await interleaved(db, { tick }, 1, rounds, ms)).tick;
    for (const width of WIDTHS) {
      const r = await interleaved(db, { ours: ours(hot), bare: bare(hot) }, width, rounds, ms);
      note(`hot_${width}`, { ...r, flush_and_round_trip: least }, { [`hot_${width}_of_flush`]: r.ours / least, [`hot_${width}_of_bare`]: r.ours / r.bare });
    }
    const many: Work = (d) => postAtOnce(d, 'bench', Array.from({ length: BATCH }, () => input(hot())));
    const b = await interleaved(db, { batched: many, single: ours(hot) }, 1, rounds, ms);
    note('batch', { journals_batched: b.batched * BATCH, journals_single: b.single }, { batch_of_single: (b.batched * BATCH) / b.single });
    await growth(db, owner, quick, rounds, ms, note);
    const problems = await withRead(db, systemScope('bench'), checkLedger);
    if (problems.length) throw new Error(`the ledger does not hold: ${JSON.stringify(problems.slice(0, 3))}`);
  } finally {
    await closeDb(db);
    await owner.end();
    await pg.stop();
    rmSync(dir, { recursive: true, force: true });
  }
  return { results, ratios, say };
}

/** The same post at a small and a large ledger, each beside the bare minimum of that moment, so that the machine's mood cancels out. */
async function growth(db: Db, owner: postgres.Sql, quick: boolean, rounds: number, ms: number, note: (name: string, rates: Record<string, number>, ratio: Record<string, number>) => void): Promise<void> {
  const size = async () => Number((await owner<{ n: string }[]>`select count(*)::text as n from ledger_journals`)[0]!.n);
  const measure = async () => { await owner.unsafe('vacuum analyze'); return interleaved(db, { ours: ours(spread), tick }, 1, rounds, ms); };
  const start = await size();
  const small = await measure();
  const target = quick ? Math.max(start * 4, 50_000) : 1_000_000;
  await grow(db, await size(), target);
  const large = await measure();
  note('growth', { journals_small: start, ours_small: small.ours, journals_large: target, ours_large: large.ours }, { growth: (small.ours / small.tick) / (large.ours / large.tick) });
}
