import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from './schema/index.ts';

export type Db = PostgresJsDatabase<typeof schema> & { $client: postgres.Sql };
/** A transaction opened by `withTx`; the only thing stores accept. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

export interface DbConfig {
  url: string;
  /** Connections of this process; the supervisor's embedded server allows 100 in all. */
  max?: number;
  applicationName?: string;
  /** Set when the login is the owner: every connection becomes this role at start (see ADR on database roles). */
  role?: string;
}

/** Opens a pool. Nothing connects until the first query. `closeDb` ends it. */
export function createDb(config: DbConfig): Db {
  const client = postgres(config.url, {
    max: config.max ?? 10,
    onnotice: () => {},
    connect_timeout: 10,
    idle_timeout: 60,
    connection: {
      application_name: config.applicationName ?? 'jingzhe',
      // A statement that hangs must not hold locks for ever; migrations and bulk work use their own client.
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
      ...(config.role ? { role: config.role } : {}),
    },
  });
  return drizzle(client, { schema }) as Db;
}

export async function closeDb(db: Db): Promise<void> {
  await db.$client.end({ timeout: 5 });
}
