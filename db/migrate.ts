import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';

/** Arbitrary but fixed: two processes starting at once migrate one after the other. */
const MIGRATION_LOCK = 738_201_945;

/**
 * Brings the schema up to date as the owner and lets the application's role log in.
 * `appPassword` null leaves the role without a login (it is then entered with the `role` setting, see ADR on roles).
 */
export async function migrateDatabase(ownerUrl: string, appPassword: string | null): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle(client), { migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)) });
    await sealDatabase(client);
    const [{ safe }] = await client<[{ safe: string }]>`select quote_literal(${appPassword ?? ''}) as safe`;
    if (appPassword) await client.unsafe(`ALTER ROLE jingzhe_app LOGIN PASSWORD ${safe}`);
    else await client.unsafe('DO $$ BEGIN EXECUTE format(\'GRANT jingzhe_app TO %I\', current_user); END $$');
  } finally {
    await client.end({ timeout: 5 });
  }
}

/**
 * Takes from the application, and from everybody, the right to make temporary tables in this database and anything in its schema: such a
 * table could stand in for one of ours. Kept by the database and not by the schema, so it is said at every start: a copy or a
 * restored backup begins without it. An owner who may not say it is told at the start what to run ({@link assertSafeServer}).
 */
export async function sealDatabase(owner: postgres.Sql): Promise<void> {
  await owner.unsafe(`DO $$ BEGIN
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC, jingzhe_app', current_database());
    REVOKE CREATE ON SCHEMA public FROM PUBLIC, jingzhe_app;
  EXCEPTION WHEN insufficient_privilege THEN NULL; END $$`);
}

/**
 * Refuses a server that could lose committed money (fsync and friends off), a login that row-level security does not bind, and one that
 * may make tables of its own in our database.
 * Throws an Error with one sentence for the person starting the platform.
 */
export async function assertSafeServer(appClient: postgres.Sql): Promise<void> {
  const rows = await appClient<{ name: string; setting: string }[]>`
    select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')`;
  const off = rows.filter((r) => r.setting === 'off').map((r) => r.name);
  if (off.length) throw new Error(`Postgres runs with ${off.join(', ')} = off: committed money could be lost. Switch it on and start again.`);
  const [role] = await appClient<[{ name: string; database: string; super: boolean; bypass: boolean; owns: number; temp: boolean; creates: boolean }]>`
    select current_user as name, current_database() as database, rolsuper as super, rolbypassrls as bypass,
      has_database_privilege(current_database(), 'TEMPORARY') as temp, has_schema_privilege('public', 'CREATE') as creates,
      (select count(*)::int from pg_tables where schemaname = 'public' and tableowner = current_user) as owns
    from pg_roles where rolname = current_user`;
  if (role.super || role.bypass || role.owns > 0) {
    throw new Error(`The application is connected as "${role.name}", which row-level security does not bind. Use the role jingzhe_app (README: your own Postgres).`);
  }
  if (role.temp || role.creates) {
    throw new Error(`"${role.name}" may make tables in the database "${role.database}", which could stand in for the platform's. As an administrator: `
      + `REVOKE TEMPORARY ON DATABASE "${role.database}" FROM PUBLIC, jingzhe_app; REVOKE CREATE ON SCHEMA public FROM PUBLIC, jingzhe_app; then start again.`);
  }
}
