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
    const [{ safe }] = await client<[{ safe: string }]>`select quote_literal(${appPassword ?? ''}) as safe`;
    if (appPassword) await client.unsafe(`ALTER ROLE jingzhe_app LOGIN PASSWORD ${safe}`);
    else await client.unsafe('DO $$ BEGIN EXECUTE format(\'GRANT jingzhe_app TO %I\', current_user); END $$');
  } finally {
    await client.end({ timeout: 5 });
  }
}

/**
 * Refuses a server that could lose committed money (fsync and friends off) and a login that row-level security does not bind.
 * Throws an Error with one sentence for the person starting the platform.
 */
export async function assertSafeServer(appClient: postgres.Sql): Promise<void> {
  const rows = await appClient<{ name: string; setting: string }[]>`
    select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')`;
  const off = rows.filter((r) => r.setting === 'off').map((r) => r.name);
  if (off.length) throw new Error(`Postgres runs with ${off.join(', ')} = off: committed money could be lost. Switch it on and start again.`);
  const [role] = await appClient<[{ name: string; super: boolean; bypass: boolean; owns: number }]>`
    select current_user as name, rolsuper as super, rolbypassrls as bypass,
      (select count(*)::int from pg_tables where schemaname = 'public' and tableowner = current_user) as owns
    from pg_roles where rolname = current_user`;
  if (role.super || role.bypass || role.owns > 0) {
    throw new Error(`The application is connected as "${role.name}", which row-level security does not bind. Use the role jingzhe_app (README: your own Postgres).`);
  }
}
