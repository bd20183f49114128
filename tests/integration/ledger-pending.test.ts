import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '#app/core/scope.ts';
import type { Fact } from '#app/modules/payments/ledger/journal.ts';
import { expirePendings, release, reserve } from '#app/modules/payments/ledger/pending.server.ts';
import { post, postAll, postEach } from '#app/modules/payments/ledger/post.server.ts';
import { checkLedger } from '#app/modules/payments/ledger/read.server.ts';
import { createDb, closeDb, type Db } from '#db/client.ts';
import { ledgerBalances, ledgerPendings } from '#db/schema/ledger.ts';
import { withRead, withTx } from '#db/tx.ts';
import { size } from '#tests/fixtures/sizes.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';

let t: TestDatabase;
const s = systemScope('test');
const at = new Date('2026-03-01T00:00:00Z');
const ACCOUNTS = ['payable.org:p0', 'payable.org:p1', 'asset.receivable:p2', 'asset.bank_custody'] as const;

beforeAll(async () => { t = await testDatabase(); });
afterAll(async () => { await t.close(); });

/** Moves money of the world beyond the fence between two accounts: debit `to`, credit `from`. */
const moved = (key: string, to: string, from: string, amount: number): Fact => ({
  key, kind: 'transfer', lines: [{ account: to, currency: 'CNY' as const, amount }, { account: from, currency: 'CNY' as const, amount: -amount }].sort((a, b) => (a.account < b.account ? -1 : 1)),
});
const side = (code: string) => (code.startsWith('asset.') ? 1 : -1);
/** What a move takes out of an account with a floor. */
const outOf = (code: string, amount: number) => (side(code) * amount < 0 ? Math.abs(amount) : 0);

type Step =
  | { do: 'post' | 'reserve'; to: number; from: number; amount: number }
  | { do: 'expiring'; to: number; from: number; amount: number }
  | { do: 'settle'; which: number; part: number }
  | { do: 'release'; which: number }
  | { do: 'repeat'; which: number };

const index = fc.integer({ min: 0, max: ACCOUNTS.length - 1 });
const amount = fc.integer({ min: 1, max: 60 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('post' as const, 'reserve' as const, 'expiring' as const), to: index, from: index, amount }),
  fc.record({ do: fc.constant('settle' as const), which: fc.nat(30), part: fc.integer({ min: 1, max: 110 }) }),
  fc.record({ do: fc.constant('release' as const), which: fc.nat(30) }),
  fc.record({ do: fc.constant('repeat' as const), which: fc.nat(30) }),
);

/** The rules in memory: what the database must agree with. */
class Model {
  balance = new Map<string, number>();
  pending = new Map<string, { fact: Fact; state: string }>();
  reserved(code: string): number {
    let sum = 0;
    for (const p of this.pending.values()) if (p.state === 'pending') for (const l of p.fact.lines) if (l.account === code) sum += outOf(code, l.amount);
    return sum;
  }
  available(code: string): number { return side(code) * (this.balance.get(code) ?? 0) - this.reserved(code); }
  fits(fact: Fact): boolean { return fact.lines.every((l) => outOf(l.account, l.amount) === 0 || this.available(l.account) >= outOf(l.account, l.amount)); }
  write(fact: Fact): void { for (const l of fact.lines) this.balance.set(l.account, (this.balance.get(l.account) ?? 0) + l.amount); }
}

async function compare(db: Db, model: Model): Promise<void> {
  const rows = await withRead(db, s, (tx) => tx.select().from(ledgerBalances));
  for (const code of ACCOUNTS) {
    const row = rows.find((r) => r.code === code);
    expect([code, row?.balance ?? 0, row?.reserved ?? 0]).toEqual([code, model.balance.get(code) ?? 0, model.reserved(code)]);
    if (row) expect(side(code) * row.balance - row.reserved).toBeGreaterThanOrEqual(0);
  }
}

async function live(db: Db, steps: Step[], run: string): Promise<void> {
  const model = new Model();
  const told: { fact: Fact; kind: 'post' | 'reserve'; pending?: string }[] = [];
  const seedMoney = moved(`${run}:seed`, 'asset.bank_custody', 'payable.org:p0', 100);
  await withTx(db, s, (tx) => post(tx, { ...seedMoney, occurredAt: at }));
  model.write(seedMoney);
  const attempt = (work: () => Promise<unknown>) => work().then(() => true, (e: Error) => { if (!/overdraw|pending_|exceeds/.test(e.message)) throw e; return false; });
  for (const [n, step] of steps.entries()) {
    const key = `${run}:${n}`;
    const keys = [...model.pending.keys()];
    if (step.do === 'post' || step.do === 'reserve' || step.do === 'expiring') {
      if (step.to === step.from) continue;
      const fact = moved(key, ACCOUNTS[step.to]!, ACCOUNTS[step.from]!, step.amount);
      const fits = model.fits(fact);
      const expiresAt = step.do === 'expiring' ? new Date(Date.now() - 1_000) : undefined;
      const done = await attempt(() => withTx<unknown>(db, s, (tx) => (step.do === 'post' ? post(tx, { ...fact, occurredAt: at }) : reserve(tx, { ...fact, occurredAt: at, ...(expiresAt ? { expiresAt } : {}) }))));
      expect(done, JSON.stringify({ step, n })).toBe(fits);
      if (!fits) continue;
      told.push({ fact, kind: step.do === 'post' ? 'post' : 'reserve' });
      if (step.do === 'post') model.write(fact);
      else model.pending.set(key, { fact, state: 'pending' });
      if (step.do === 'expiring') {
        await compare(db, model);
        expect(await expirePendings(db, new Date())).toBe(1);
        model.pending.get(key)!.state = 'expired';
      }
    } else if (step.do === 'settle' && keys.length) {
      const of = keys[step.which % keys.length]!;
      const p = model.pending.get(of)!;
      const part = Math.max(1, Math.floor((Math.max(...p.fact.lines.map((l) => l.amount)) * step.part) / 100));
      const [to, from] = [p.fact.lines.find((l) => l.amount > 0)!.account, p.fact.lines.find((l) => l.amount < 0)!.account];
      const fact = moved(`${key}:settles`, to, from, part);
      const may = p.state === 'pending' && part <= p.fact.lines.find((l) => l.amount > 0)!.amount;
      const done = await attempt(() => withTx(db, s, (tx) => post(tx, { ...fact, occurredAt: at, pending: of })));
      expect(done, JSON.stringify({ step, n, state: p.state })).toBe(may);
      if (may) { p.state = 'posted'; model.write(fact); told.push({ fact, kind: 'post', pending: of }); }
    } else if (step.do === 'release' && keys.length) {
      const of = keys[step.which % keys.length]!;
      const p = model.pending.get(of)!;
      expect(await withTx(db, s, (tx) => release(tx, of))).toBe(p.state === 'pending' || p.state === 'voided');
      if (p.state === 'pending') p.state = 'voided';
    } else if (step.do === 'repeat' && told.length) {
      const again = told[step.which % told.length]!;
      const result = await withTx<{ created: boolean }>(db, s, (tx) => (again.kind === 'post' ? post(tx, { ...again.fact, occurredAt: new Date(), ...(again.pending ? { pending: again.pending } : {}) }) : reserve(tx, { ...again.fact, occurredAt: new Date() })));
      expect(result.created).toBe(false);
    }
    await compare(db, model);
  }
  // Everything told once more, all in one call: nothing changes.
  const outcomes = await withTx(db, s, (tx) => postEach(tx, told.filter((x) => x.kind === 'post').map((x) => ({ ...x.fact, occurredAt: at, ...(x.pending ? { pending: x.pending } : {}) }))));
  expect(outcomes.every((o) => o.o === 'repeated')).toBe(true);
  await compare(db, model);
  // Leave the accounts as they were found, so that the next life begins at nothing.
  for (const [key, p] of model.pending) if (p.state === 'pending') await withTx(db, s, (tx) => release(tx, key));
  expect(await withRead(db, s, checkLedger)).toEqual([]);
}

describe('journals under way', () => {
  it('agree with the rules in memory over random lives: available and posted are never wrong, replay changes nothing', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const copy = await testDatabase();
      try { await live(copy.db, steps, 'r'); } finally { await copy.close(); }
    }), { numRuns: size(6, 200), seed: 20_260_301 });
  }, 900_000);

  it('are promised once: 32 connections that race for one account never take more than it has', async () => {
    await withTx(t.db, s, (tx) => post(tx, { ...moved('race:seed', 'asset.bank_custody', 'payable.org:race', 1_000), occurredAt: at }));
    const db = createDb({ url: t.url, max: 32, applicationName: 'race' });
    try {
      const results = await Promise.all(Array.from({ length: size(96, 2_000) }, (_, i) => withTx(db, s, async (tx) => {
        const fact = moved(`race:${i}`, 'payable.org:race', 'asset.bank_custody', 40);
        if (i % 3 === 0) return post(tx, { ...fact, occurredAt: at });
        await reserve(tx, { ...fact, occurredAt: at });
        return i % 3 === 1 ? release(tx, `race:${i}`) : post(tx, { ...fact, key: `race:${i}:settles`, occurredAt: at, pending: `race:${i}` });
      }).then(() => 'done', (e: Error) => e.message)));
      expect(results.filter((r) => r !== 'done' && !/overdraw/.test(r))).toEqual([]);
      expect(results.some((r) => r !== 'done')).toBe(true);
      const [row] = await withRead(db, s, (tx) => tx.select().from(ledgerBalances).where(sql`code = 'payable.org:race'`));
      expect(row!.reserved).toBe(0);
      expect(row!.balance).toBeLessThanOrEqual(0);
      expect(row!.balance).toBeGreaterThan(-40 - 1);
    } finally {
      await closeDb(db);
    }
    expect(await withRead(t.db, s, checkLedger)).toEqual([]);
  });

  it('count against every later one, and against posts, until they end', async () => {
    await withTx(t.db, s, (tx) => post(tx, { ...moved('count:seed', 'asset.bank_custody', 'payable.org:count', 100), occurredAt: at }));
    const out = (key: string, amount: number) => ({ ...moved(`count:${key}`, 'payable.org:count', 'asset.receivable:count', amount), occurredAt: at });
    await withTx(t.db, s, (tx) => post(tx, { ...moved('count:asset', 'asset.receivable:count', 'asset.bank_custody', 100), occurredAt: at }));
    await withTx(t.db, s, (tx) => reserve(tx, out('a', 60)));
    await expect(withTx(t.db, s, (tx) => reserve(tx, out('b', 60)))).rejects.toMatchObject({ code: 'conflict', details: { reason: 'overdraw', available: 40, wanted: 60 } });
    await expect(withTx(t.db, s, (tx) => post(tx, out('c', 41)))).rejects.toMatchObject({ details: { reason: 'overdraw', available: 40 } });
    await withTx(t.db, s, (tx) => reserve(tx, out('d', 40)));
    expect(await withTx(t.db, s, (tx) => release(tx, 'count:a'))).toBe(true);
    await withTx(t.db, s, (tx) => post(tx, out('e', 60)));
    await expect(withTx(t.db, s, (tx) => post(tx, { ...out('f', 10), pending: 'count:a' }))).rejects.toThrow(/pending_voided/);
    await expect(withTx(t.db, s, (tx) => post(tx, { ...out('g', 41), pending: 'count:d' }))).rejects.toThrow(/exceeds_pending/);
    await withTx(t.db, s, (tx) => post(tx, { ...out('h', 15), pending: 'count:d' }));
    const [row] = await withRead(t.db, s, (tx) => tx.select().from(ledgerBalances).where(sql`code = 'payable.org:count'`));
    expect([row!.balance, row!.reserved]).toEqual([-25, 0]);
    expect(await withTx(t.db, s, (tx) => release(tx, 'count:d'))).toBe(false);
  });

  it('belong to the ledger alone: no row of them is written or changed by hand', async () => {
    await withTx(t.db, s, (tx) => post(tx, { ...moved('hand:seed', 'asset.bank_custody', 'payable.org:hand', 10), occurredAt: at }));
    await withTx(t.db, s, (tx) => reserve(tx, { ...moved('hand', 'payable.org:hand', 'asset.bank_custody', 10), occurredAt: at }));
    for (const text of ["update ledger_pendings set state = 'voided'", 'delete from ledger_pending_lines', 'update ledger_accounts set reserved = 0', "insert into ledger_pendings(id, idem_key, input_hash, kind, event_at) values ('x', 'x', 'x', 'x', now())"]) {
      await expect(withTx(t.db, s, (tx) => tx.execute(sql.raw(text))), text).rejects.toThrow();
    }
    const [row] = await withRead(t.db, s, (tx) => tx.select().from(ledgerPendings).where(sql`idem_key = 'hand'`));
    expect(row!.state).toBe('pending');
  });
});

describe('the batched call', () => {
  const custody = (n: number, amount: number) => moved(`batch:${n}`, 'payable.org:batch', 'asset.bank_custody', amount);
  it('posts each on its own with an outcome of its own, or all or none', async () => {
    await withTx(t.db, s, (tx) => post(tx, { ...moved('batch:seed', 'asset.bank_custody', 'payable.org:batch', 100), occurredAt: at }));
    const told = [custody(1, 60), custody(2, 60), custody(1, 60), custody(1, 50), custody(3, 30), { ...custody(4, 5), lines: [] as Fact['lines'] }];
    await expect(withTx(t.db, s, (tx) => postEach(tx, told.map((f) => ({ ...f, occurredAt: at }))))).rejects.toThrow(/"lines"/);
    const outcomes = await withTx(t.db, s, (tx) => postEach(tx, told.slice(0, 5).map((f) => ({ ...f, occurredAt: at }))));
    expect(outcomes.map((o) => o.o)).toEqual(['posted', 'refused', 'repeated', 'mismatch', 'posted']);
    expect(outcomes[1]).toMatchObject({ reason: 'overdraw', wanted: 60 });
    await expect(withTx(t.db, s, (tx) => postAll(tx, [custody(5, 5), custody(6, 50)].map((f) => ({ ...f, occurredAt: at }))))).rejects.toThrow(/overdraw/);
    const [row] = await withRead(t.db, s, (tx) => tx.select().from(ledgerBalances).where(sql`code = 'payable.org:batch'`));
    expect(row!.balance).toBe(-10);
    expect(await withRead(t.db, s, checkLedger)).toEqual([]);
  });
});
