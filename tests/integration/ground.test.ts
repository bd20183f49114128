import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SUBSCRIPTIONS } from '#app/core/events.ts';
import { publicScope, systemScope } from '#app/core/scope.ts';
import { audit, verifyChain } from '#db/audit.ts';
import { closeDb, createDb, publicReader, type Tx } from '#db/client.ts';
import { assertSafeServer } from '#db/migrate.ts';
import { emit } from '#db/outbox.ts';
import { withRead, withTx } from '#db/tx.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';

let t: TestDatabase;
beforeAll(async () => { t = await testDatabase(); });
afterAll(async () => { await t.close(); });

describe('row-level security', () => {
  it('is on and forced for every table', async () => {
    const rows = await t.db.execute<{ relname: string }>(sql`
      select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`);
    expect(rows.map((r) => r.relname)).toEqual([]);
  });

  it('has no view that escapes it and no definer function with an open search path', async () => {
    const views = await t.db.execute(sql`
      select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'v' and not coalesce('security_invoker=true' = any(c.reloptions), false)`);
    expect(views).toHaveLength(0);
    const functions = await t.db.execute(sql`
      select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and prosecdef and not exists (select 1 from unnest(coalesce(proconfig, '{}')) c where c like 'search_path=%')`);
    expect(functions).toHaveLength(0);
  });

  it('shows no row of any protected table when no scope is set', async () => {
    const s = systemScope('test');
    await withTx(t.db, s, async (tx) => {
      await tx.execute(sql`insert into orgs(id, slug, kind, name_zh, name_en) values ('org_a', 'a', 'company', '甲', 'A') on conflict do nothing`);
    });
    const tables = await t.db.execute<{ relname: string }>(sql`
      select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and relkind = 'r' and relrowsecurity`);
    for (const { relname } of tables) {
      const [row] = await t.db.execute<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(relname)}`);
      expect(row!.n, relname).toBe(0);
    }
  });

  it('binds the role the tests run as, and refuses a login it would not bind', async () => {
    await assertSafeServer(t.db.$client);
    const owner = postgres(t.ownerUrl, { max: 1 });
    await expect(assertSafeServer(owner)).rejects.toThrow(/row-level security does not bind/);
    await owner.end();
  });
});

describe('the public reader', () => {
  it('sees what a visitor sees and cannot write, whatever its statement says', async () => {
    const s = systemScope('test');
    await withTx(t.db, s, (tx) => tx.execute(sql`insert into orgs(id, slug, kind, name_zh, name_en) values ('org_a', 'a', 'company', '甲', 'A') on conflict do nothing`));
    const reader = publicReader(t.db);
    expect(publicReader(t.db)).toBe(reader);
    const count = async (table: string) => (await reader.execute<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(table)}`))[0]!.n;
    expect(await count('orgs')).toBe(await withRead(t.db, publicScope, async (tx) => (await tx.execute<{ n: number }>(sql`select count(*)::int as n from orgs`))[0]!.n));
    for (const table of ['members', 'outbox', 'audit_events', 'imports', 'files']) expect(await count(table), table).toBe(0);
    await expect(reader.execute(sql`update orgs set name_en = 'B' where id = 'org_a'`)).rejects.toThrow();
  });
});

describe('audit chain', () => {
  const s = systemScope('test');
  it('verifies from its beginning and finds tampering', async () => {
    await withTx(t.db, s, async (tx) => { for (let i = 0; i < 5; i++) await audit(tx, s, { chain: 'org:org_a', action: 'test.event', subject: `s${i}`, data: { i } }); });
    // @ts-expect-error -- a chain is a deal's, an organisation's or a person's: nothing else has readers
    void ((tx: Tx) => audit(tx, s, { chain: 'listing:lst_a', action: 'test.event', subject: 's' }));
    const clean = await withRead(t.db, s, (tx) => verifyChain(tx, 'org:org_a'));
    expect(clean).toMatchObject({ events: 5, broken: [] });
    const owner = postgres(t.ownerUrl, { max: 1 });
    await owner.unsafe('alter table audit_events disable trigger append_only_row');
    await owner`update audit_events set data = '{"i": 99}' where chain = 'org:org_a' and seq = 3`;
    expect((await withRead(t.db, s, (tx) => verifyChain(tx, 'org:org_a'))).broken).toEqual([{ seq: 3, problem: 'hash' }]);
    await owner`update audit_events set data = '{"i": 2}' where chain = 'org:org_a' and seq = 3`;
    await owner`delete from audit_events where chain = 'org:org_a' and seq = 5`;
    expect((await withRead(t.db, s, (tx) => verifyChain(tx, 'org:org_a'))).broken).toEqual([{ seq: 4, problem: 'head' }]);
    await owner.unsafe('alter table audit_events enable trigger append_only_row');
    await owner.end();
  });

  it('cannot be written, changed or cut by the application', async () => {
    const attempt = (statement: string) => withTx(t.db, s, (tx) => tx.execute(sql.raw(statement)));
    await expect(attempt("insert into audit_events(chain, seq, at, actor, action, subject, data, prev_hash, hash) values ('org:org_a', 99, now(), 'x', 'x', 'x', '{}', '', '')")).rejects.toThrow();
    await expect(attempt("update audit_events set actor = 'someone'")).rejects.toThrow();
    await expect(attempt('delete from audit_events')).rejects.toThrow();
    await expect(attempt('truncate audit_events')).rejects.toThrow();
  });
});

describe('the pool that fills an empty database', () => {
  it('has its statements planned once a connection, in transactions and savepoints too; the ordinary one keeps none', async () => {
    const kept = async (bulk: boolean) => {
      const db = createDb({ url: t.url, max: 1, applicationName: 'kept', bulk });
      try {
        for (let n = 0; n < 3; n++) {
          await withTx(db, systemScope('test'), async (tx) => {
            await tx.execute(sql`select ${n}::int + 1 as outer`);
            await tx.transaction((inner) => inner.execute(sql`select ${n}::int + 2 as inner`));
          });
        }
        return (await db.execute<{ statement: string }>(sql`select statement from pg_prepared_statements where statement ~ '^select .1::int'`)).map((r) => r.statement.slice(-5)).sort();
      } finally {
        await closeDb(db);
      }
    };
    expect(await kept(true)).toEqual(['inner', 'outer']);
    expect(await kept(false)).toEqual([]);
  });
});

describe('outbox', () => {
  it('records one row per consumer, once per key, and only if the transaction commits', async () => {
    const s = systemScope('test');
    await withTx(t.db, s, async (tx) => {
      await emit(tx, 'patent.changed', { patentId: 'pat_x', orgId: 'org_a' }, { key: 'once' });
      await emit(tx, 'patent.changed', { patentId: 'pat_x', orgId: 'org_a' }, { key: 'once' });
    });
    await expect(withTx(t.db, s, async (tx) => {
      await emit(tx, 'demand.changed', { demandId: 'dem_x', orgId: 'org_a' });
      throw new Error('rolled back');
    })).rejects.toThrow('rolled back');
    const rows = await withRead(t.db, s, (tx) => tx.execute<{ consumer: string }>(sql`select consumer from outbox order by consumer`));
    expect(rows.map((r) => r.consumer)).toEqual([...SUBSCRIPTIONS['patent.changed']].sort());
    const seen = await withRead(t.db, publicScope, (tx) => tx.execute(sql`select 1 from outbox`));
    expect(seen).toHaveLength(0);
  });
});
