import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope, type OrgScope } from '#app/core/scope.ts';
import { audit, verifyChain } from '#db/audit.ts';
import { catalogueFindings, tenantRules, type TenantRule } from '#db/catalogue.ts';
import { assertSafeServer, sealDatabase } from '#db/migrate.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import { makeMember, makeOrg, makeParty } from '#tests/fixtures/builders.ts';
import { testDatabase, type TestDatabase } from '#tests/fixtures/database.ts';

let t: TestDatabase;
let owner: postgres.Sql;
let rules: TenantRule[];
const system = systemScope('test');
beforeAll(async () => {
  t = await testDatabase();
  owner = postgres(t.ownerUrl, { max: 1, onnotice: () => {} });
  rules = await withRead(t.db, system, tenantRules);
});
afterAll(async () => { await owner.end(); await t.close(); });

const findings = () => withRead(t.db, system, catalogueFindings);

describe('the catalogue', () => {
  it('keeps every rule', async () => { expect(await findings()).toEqual([]); });

  it.each([
    ['a table without policies, guard and force', 'create table zz_bare (id text)', 'drop table zz_bare', ['row-level security is on and forced for every table: zz_bare', 'every table says which columns a member may write: zz_bare']],
    ['a table that is not forced', 'alter table imports no force row level security', 'alter table imports force row level security', ['row-level security is on and forced for every table: imports']],
    ['a guard switched off', 'alter table orgs disable trigger tenant_columns', 'alter table orgs enable trigger tenant_columns', ['every table says which columns a member may write: orgs']],
    ['a policy for everybody', 'create policy zz on orgs using (true)', 'drop policy zz on orgs', ['no policy is for everybody: orgs.zz']],
    ['a view that runs as its owner', 'create view zz_all as select * from users', 'drop view zz_all', ['no view shows more than its reader may see: zz_all']],
    ['a function without a path', "create function zz() returns int language sql as 'select 1'", 'drop function zz', ['every function has its names bound, or a search path that ends in pg_temp: zz()']],
    ['a path that forgets pg_temp', "create function zz() returns int language sql set search_path = pg_catalog, public as 'select 1'", 'drop function zz', ['every function has its names bound, or a search path that ends in pg_temp: zz()']],
    ['a definer of the owner', "create function zz() returns int language sql security definer set search_path = pg_catalog, public, pg_temp as 'select 1'", 'drop function zz', ['functions that run as their owner belong to a plain role, and not everybody may call them: zz()']],
    ['an update allowed on what is written once', 'grant update on files to jingzhe_app', 'revoke update on files from jingzhe_app', ['what is written once cannot be changed or emptied by the application: files']],
    ['temporary tables', 'do $$ begin execute format(\'grant temporary on database %I to jingzhe_app\', current_database()); end $$', 'do $$ begin execute format(\'revoke temporary on database %I from jingzhe_app\', current_database()); end $$', ['the application can make no table of its own: temporary tables']],
  ])('finds %s', async (_what, make, undo, found) => {
    await owner.unsafe(make);
    try { expect(await findings()).toEqual(found); } finally { await owner.unsafe(undo); }
    expect(await findings()).toEqual([]);
  });

  it('refuses to start where the application may make tables, and sealing again closes it', async () => {
    await owner.unsafe('do $$ begin execute format(\'grant temporary on database %I to public\', current_database()); end $$');
    await expect(assertSafeServer(t.db.$client)).rejects.toThrow(/REVOKE TEMPORARY/);
    await sealDatabase(owner);
    await assertSafeServer(t.db.$client);
    await expect(t.db.execute(sql`create temporary table orgs (id text)`)).rejects.toThrow();
    await expect(t.db.execute(sql`create table mine (id text)`)).rejects.toThrow();
  });
});

/** A value of a column's type that is neither null nor the one there. */
function other(type: string, now: unknown): string {
  if (type.endsWith('[]')) return "'{zz}'";
  if (type === 'boolean') return now === true ? 'false' : 'true';
  if (type === 'jsonb') return "'{\"zz\": 1}'";
  if (type === 'bytea') return "'\\x7a7a'";
  if (type === 'date') return "'1999-12-31'";
  if (type.startsWith('timestamp')) return "'1999-12-31T00:00:00Z'";
  if (/int|numeric/.test(type)) return '7';
  return "'zz'";
}

/**
 * For each guarded table a copy of it (columns, types and defaults; no other rules) under the very same guard: what a member's update
 * or insert of each single column answers. Derived from the catalogue, so a column added later is tried as well.
 */
async function tryColumns(rule: TenantRule): Promise<{ updates: string[]; inserts: string[] }> {
  const probe = `probe_${rule.table}`;
  const columns = await owner.unsafe<{ name: string; type: string; serial: boolean }[]>(`
    select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, pg_get_serial_sequence('${rule.table}', a.attname) is not null as serial
    from pg_attribute a where a.attrelid = '${rule.table}'::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`);
  const [trigger] = await owner.unsafe<{ definition: string }[]>(`select pg_get_triggerdef(oid) as definition from pg_trigger where tgrelid = '${rule.table}'::regclass and tgname = 'tenant_columns'`);
  await owner.unsafe(`create table ${probe} (like ${rule.table} including defaults)`);
  const notNull = await owner.unsafe<{ name: string }[]>(`select attname as name from pg_attribute where attrelid = '${probe}'::regclass and attnum > 0 and attnotnull`);
  await owner.unsafe([...notNull.map((c) => `alter table ${probe} alter column "${c.name}" drop not null`), ...columns.filter((c) => c.serial).map((c) => `alter table ${probe} alter column "${c.name}" drop default`),
    `insert into ${probe} default values`, `grant select, insert, update on ${probe} to jingzhe_app`, trigger!.definition.replace(/ ON \S+ /, ` ON ${probe} `)].join(';'));
  const member: OrgScope = { kind: 'org', userId: 'usr_p', orgId: 'org_p', orgKind: 'company', role: 'owner' };
  const allowed = { updates: [] as string[], inserts: [] as string[] };
  await withTx(t.db, member, async (tx) => {
    const [row] = await tx.execute<Record<string, unknown>>(sql.raw(`select * from ${probe}`));
    for (const c of columns) {
      const value = other(c.type, row![c.name]);
      const may = async (statement: string) => tx.transaction((inner) => inner.execute(sql.raw(statement))).then(() => true, (e: { cause?: { code?: string } }) => {
        expect(e.cause?.code, statement).toBe('42501');
        return false;
      });
      if (await may(`update ${probe} set "${c.name}" = ${value}`)) allowed.updates.push(c.name);
      if (await may(`insert into ${probe} ("${c.name}") values (${value})`)) allowed.inserts.push(c.name);
    }
  });
  await owner.unsafe(`drop table ${probe}`);
  return allowed;
}

/** Names that speak of standing, money, proof or time. What a member may write of these is said here once more, with the reason. */
const TELLING = /verified|status|state|tier|kind|fee|balance|settled|amount|cleared|_by$|_at$|score|frozen|pledged|owner|role|evidence|hash|sha256/;
const MAY_ALL_THE_SAME: Record<string, string[]> = {
  // A profile's and a session's own marks of change; roles are given by who manages members, and checked there.
  users: ['updated_at'], orgs: ['updated_at'], members: ['role', 'removed_at'], invitations: ['revoked_at'], api_tokens: ['revoked_at'], notifications: ['read_at'],
  // Where one's own devices were last seen; that the code of one's own app was right once (the step-up mark of a session is the platform's).
  known_devices: ['last_seen_at'], two_factors: ['verified'],
  // How one wants to be told, and the secret of one's own calendar.
  notice_preferences: ['updated_at'], calendar_feeds: ['token_hash'],
  // Asked prices, and the owner's own opening and closing of what it needs.
  listings: ['deal_kinds', 'ask_amount', 'entry_fee_amount', 'equity_valuation_amount', 'updated_at'], demands: ['status', 'deal_kinds', 'updated_at'], offers: ['expires_at', 'updated_at'],
  // A step over the portfolio says itself when and by whom it was undone; a decision about fees who made it.
  portfolio_batches: ['undone_at', 'undone_by'], portfolio_rows: ['decided_at', 'decided_by'], portfolio_views: ['updated_at'],
  saved_search_alerts: ['updated_at'], demand_alerts: ['updated_at'],
  // What an owner shows is copied from its own snapshot.
  valuation_publications: ['score', 'low_amount', 'base_amount', 'high_amount', 'updated_at'],
  // The answer kept under a key of one's own request.
  idempotency_keys: ['status'],
};

describe('columns of a member', () => {
  it('are the declared ones and no other, in every table', async () => {
    expect(rules.length).toBeGreaterThan(50);
    for (const rule of rules) {
      const allowed = await tryColumns(rule);
      expect(allowed.updates.sort(), `${rule.table}: update`).toEqual([...rule.updates].sort());
      expect(allowed.inserts.sort(), `${rule.table}: insert`).toEqual([...rule.inserts].sort());
    }
  }, 120_000);

  it('added later are closed until somebody opens them, and stand in nobody’s way', async () => {
    const { org, scope } = await makeParty(t.db, 'company');
    const make = (id: string, more = '') => withTx(t.db, scope, (tx) => tx.execute(sql.raw(`insert into saved_searches(id, org_id, user_id, name, query${more ? ', stars' : ''}) values ('${id}', '${org.id}', '${scope.userId}', 'n', 'q'${more})`)));
    await owner.unsafe('alter table saved_searches add column stars integer not null default 3');
    try {
      await make('ssr_new1');
      await expect(make('ssr_new2', ', 5')).rejects.toMatchObject({ cause: { code: '42501' } });
      await expect(withTx(t.db, scope, (tx) => tx.execute(sql`update saved_searches set stars = 5`))).rejects.toMatchObject({ cause: { code: '42501' } });
      await owner.unsafe(`select tenant_may('saved_searches', inserts => '{stars}', updates => '{stars}')`);
      await make('ssr_new2', ', 5');
      await withTx(t.db, scope, (tx) => tx.execute(sql`update saved_searches set stars = 4`));
      await expect(owner.unsafe(`select tenant_may('saved_searches', updates => '{nonsense}')`)).rejects.toThrow(/has no column nonsense/);
    } finally {
      await owner.unsafe('alter table saved_searches drop column stars');
    }
  });

  it('include nothing that tells of standing, money or proof but what is said here', () => {
    const telling = Object.fromEntries(rules.map((r) => [r.table, r.updates.filter((c) => TELLING.test(c)).sort()]).filter(([, columns]) => columns!.length > 0));
    expect(telling).toEqual(Object.fromEntries(Object.entries(MAY_ALL_THE_SAME).map(([table, columns]) => [table, [...columns].sort()])));
  });

  it('leave verification, kind, tokens and payments to the platform, in the real tables', async () => {
    const { org, scope } = await makeParty(t.db, 'company', { verifiedAt: null });
    const attempt = (statement: string) => withTx(t.db, scope, (tx) => tx.execute(sql.raw(statement))).then((r) => `did ${r.count}`, (e: { cause?: { code?: string } }) => e.cause?.code);
    const refused = [
      `update orgs set verified_at = now() where id = '${org.id}'`, `update orgs set kind = 'operator' where id = '${org.id}'`, `update orgs set state_owned = true where id = '${org.id}'`,
      `insert into orgs(id, slug, kind, name_zh, name_en) values ('org_zz', 'zz', 'operator', 'z', 'z')`,
      `insert into members(id, org_id, user_id, role) values ('mem_zz', '${org.id}', '${scope.userId}', 'owner')`,
      `update users set email_verified = false where id = '${scope.userId}'`, `update users set email = 'zz@zz.zz' where id = '${scope.userId}'`,
      `insert into org_payout_accounts(org_id, provider_account_id) values ('${org.id}', 'acct_zz')`,
      `insert into patents(id, org_id, owner_org_id, number, authority, kind) values ('pat_zz', '${org.id}', '${org.id}', 'CN1', 'CN', 'invention')`,
      `insert into demands(id, org_id, created_by, lang, title, problem, tier) values ('dem_zz', '${org.id}', '${scope.userId}', 'zh', 't', 'p', 'verified')`,
      `insert into notifications(id, org_id, kind, data, href, dedupe_key) values ('ntf_zz', '${org.id}', 'k', '{}', '/', 'z')`,
      `insert into outbox(topic, consumer, key, payload, done_at) values ('demand.changed', 'search', 'zz', '{}', now())`,
      `insert into api_tokens(id, token_hash, name, user_id, org_id, expires_at) values ('tok_zz', 'h', 'n', 'usr_other', '${org.id}', now())`,
      `delete from orgs where id = '${org.id}'`, `delete from members where org_id = '${org.id}'`,
    ];
    for (const statement of refused) expect(await attempt(statement), statement).toBe('42501');
    expect(await attempt(`update orgs set about_zh = '我们' where id = '${org.id}'`)).toBe('did 1');
  });

  it('show people, sessions, passwords and tokens to nobody else', async () => {
    const [a, b] = [await makeParty(t.db, 'company'), await makeParty(t.db, 'company')];
    const mate = await makeMember(t.db, a.org, 'member');
    await withTx(t.db, system, async (tx) => {
      for (const p of [a, b]) {
        await tx.execute(sql`insert into sessions(id, token, user_id, expires_at) values (${`ses_${p.scope.userId}`}, ${`secret-${p.scope.userId}`}, ${p.scope.userId}, now() + interval '1 day')`);
        await tx.execute(sql`insert into accounts(id, account_id, provider_id, user_id, password) values (${`acc_${p.scope.userId}`}, ${p.scope.userId}, 'credential', ${p.scope.userId}, 'hash')`);
        await tx.execute(sql`insert into api_tokens(id, token_hash, name, user_id, org_id, expires_at) values (${`tok_${p.scope.userId}`}, ${`hash-${p.scope.userId}`}, 'n', ${p.scope.userId}, ${p.org.id}, now() + interval '1 day')`);
      }
    });
    const seen = (scope: OrgScope, what: string) => withRead(t.db, scope, async (tx) => (await tx.execute<{ id: string }>(sql.raw(`select id from ${what} order by 1`))).map((r) => r.id));
    expect(await seen(a.scope, 'users')).toEqual([a.scope.userId, mate.userId].sort());
    expect(await seen(a.scope, 'sessions')).toEqual([`ses_${a.scope.userId}`]);
    expect(await seen(mate, 'sessions'), 'a colleague’s session is none of mine').toEqual([]);
    expect(await seen(a.scope, 'accounts')).toEqual([]);
    expect(await seen(b.scope, 'api_tokens')).toEqual([`tok_${b.scope.userId}`]);
    for (const table of ['users', 'sessions', 'accounts', 'verifications', 'api_tokens', 'rate_limits']) {
      expect((await t.db.execute<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(table)}`))[0]!.n, `${table} without a scope`).toBe(0);
    }
    const ended = await withTx(t.db, a.scope, (tx) => tx.execute(sql`update api_tokens set revoked_at = now() where id = ${`tok_${b.scope.userId}`}`));
    expect(ended.count).toBe(0);
  });
});

describe('who the audit trail says acts', () => {
  it('is taken from the settings: the member, with the platform’s step, or the platform under its name', async () => {
    const { org, scope } = await makeParty(t.db, 'company');
    const event = { chain: `org:${org.id}` as const, action: 'test.event', subject: 's' };
    await withTx(t.db, scope, async (tx) => {
      await audit(tx, scope, event);
      await asPlatform(tx, scope, 'outer step', async () => {
        await asPlatform(tx, systemScope('robot'), 'inner step', () => audit(tx, systemScope('robot'), { ...event, data: { n: 1 } }));
        await audit(tx, scope, event);
      });
      await asPlatform(tx, scope, 'a step that fails', () => Promise.reject(new Error('no'))).catch(() => {});
      await audit(tx, scope, event);
      await expect(audit(tx, systemScope('robot'), event), 'another actor than the transaction’s').rejects.toThrow(/acts for/);
    });
    const rows = await withRead(t.db, scope, (tx) => tx.execute(sql`select actor, actor_org_id, data from audit_events where chain = ${event.chain} order by seq`));
    expect(rows.map((r) => ({ ...r }))).toEqual([
      { actor: scope.userId, actor_org_id: org.id, data: {} }, { actor: 'system:robot', actor_org_id: null, data: { n: 1, step: 'inner step' } },
      { actor: scope.userId, actor_org_id: org.id, data: { step: 'outer step' } }, { actor: scope.userId, actor_org_id: org.id, data: {} },
    ]);
    expect((await withRead(t.db, system, (tx) => verifyChain(tx, event.chain))).broken).toEqual([]);
  });

  it('cannot be written into the chain of others, nor without an actor', async () => {
    const { scope } = await makeParty(t.db, 'company');
    const other = await makeOrg(t.db, 'company');
    const write = (chain: string) => withTx(t.db, scope, (tx) => tx.execute(sql`select audit_append(${chain}, 'a', 's', '{}'::jsonb)`));
    for (const chain of [`org:${other.id}`, 'user:usr_other', 'deal:deal_none', 'org:']) await expect(write(chain), chain).rejects.toMatchObject({ cause: { code: '42501' } });
    await expect(t.db.execute(sql`select audit_append('org:x', 'a', 's', '{}'::jsonb)`)).rejects.toThrow();
    await expect(withTx(t.db, scope, (tx) => tx.execute(sql`select audit_append('org:x', 'usr_forged', 'org_forged', 'a', 's', '{}'::jsonb)`)), 'no argument says who acts').rejects.toMatchObject({ cause: { code: '42883' } });
  });
});
