import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from './client.ts';

/** A rule every object of the schema keeps, and the query that names those which do not. */
interface CatalogueRule { name: string; broken: SQL }

const mine = sql`n.nspname = 'public'`;
/** Functions and tables an extension brought along are the extension's business. */
const ours = (catalogue: string, column: SQL) => sql`not exists (select 1 from pg_depend x where x.classid = ${catalogue}::regclass and x.objid = ${column} and x.deptype = 'e')`;

/** What the database must say of itself: read by `npm run doctor` and by the tests, so that a table added next year is judged as well. */
export const CATALOGUE: readonly CatalogueRule[] = [
  {
    name: 'row-level security is on and forced for every table',
    broken: sql`select c.relname as id from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${mine} and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`,
  },
  { name: 'no policy is for everybody', broken: sql`select tablename || '.' || policyname as id from pg_policies where schemaname = 'public' and 'public' = any (roles)` },
  {
    name: 'no view shows more than its reader may see',
    broken: sql`select c.relname as id from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${mine} and c.relkind in ('v', 'm') and not coalesce('security_invoker=true' = any (c.reloptions), false)`,
  },
  {
    name: 'every function has its names bound, or a search path that ends in pg_temp',
    broken: sql`select p.oid::regprocedure::text as id from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${mine} and p.prosqlbody is null and ${ours('pg_proc', sql`p.oid`)} and not coalesce('search_path=pg_catalog, public, pg_temp' = any (p.proconfig), false)`,
  },
  {
    name: 'functions that run as their owner belong to a plain role, and not everybody may call them',
    broken: sql`select p.oid::regprocedure::text as id from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
      where ${mine} and p.prosecdef and (r.rolsuper or r.rolcanlogin or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb
        or exists (select 1 from pg_class c where c.relowner = p.proowner) or exists (select 1 from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0))`,
  },
  {
    name: 'every table says which columns a member may write',
    // A table the application has no privilege to write (the ledger's: its functions do) needs no such guard.
    broken: sql`select c.relname as id from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${mine} and c.relkind in ('r', 'p')
      and (c.relname not like 'ledger\\_%' or has_any_column_privilege('jingzhe_app', c.oid, 'INSERT, UPDATE'))
      and not exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'tenant_columns' and t.tgenabled in ('O', 'A'))`,
  },
  {
    name: 'what is written once cannot be changed or emptied by the application',
    broken: sql`select c.relname as id from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'append_only_row'
      and (t.tgenabled not in ('O', 'A') or has_table_privilege('jingzhe_app', c.oid, 'UPDATE') or has_table_privilege('jingzhe_app', c.oid, 'TRUNCATE')
        or not exists (select 1 from pg_trigger b where b.tgrelid = c.oid and b.tgname = 'append_only_table' and b.tgenabled in ('O', 'A')))`,
  },
  {
    name: 'the application can make no table of its own',
    broken: sql`select what as id from (values ('temporary tables', has_database_privilege('jingzhe_app', current_database(), 'TEMPORARY')), ('tables in public', has_schema_privilege('jingzhe_app', 'public', 'CREATE'))) v(what, may) where may`,
  },
];

/** Objects that break a rule, as `rule: object`; empty when the database keeps its word. */
export async function catalogueFindings(tx: Tx): Promise<string[]> {
  const findings: string[] = [];
  for (const rule of CATALOGUE) findings.push(...(await tx.execute<{ id: string }>(rule.broken)).map((r) => `${rule.name}: ${r.id}`).sort());
  return findings;
}

/** What members may write in a table: columns at insert and at update, as the table's guard has them. */
export interface TenantRule { table: string; inserts: string[]; updates: string[] }

/** Every table's rule, by name of the table. */
export async function tenantRules(tx: Tx): Promise<TenantRule[]> {
  return tx.execute<TenantRule & Record<string, unknown>>(sql`
    select c.relname as "table", (args)[1]::text[] as inserts, (args)[2]::text[] as updates
    from pg_trigger t join pg_class c on c.oid = t.tgrelid cross join lateral (select string_to_array(encode(t.tgargs, 'escape'), '\\000') as args) a
    where t.tgname = 'tenant_columns' order by 1`);
}
