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
  /** Commits without waiting for the disk. For filling an empty database alone: a crash then loses the last of what can be made again. */
  bulk?: boolean;
}

/** Connections that read for the public: few, because each answers in a millisecond. */
const READERS = 4;
/** The reading pool of each pool, opened when it is first asked for. */
const readers = new WeakMap<Db, { open: () => Db; opened?: Db }>();

/** Opens a pool. Nothing connects until the first query. `closeDb` ends it. */
export function createDb(config: DbConfig): Db {
  const db = open(config, {});
  readers.set(db, { open: () => open({ ...config, max: Math.min(READERS, config.max ?? READERS) }, { 'app.actor': 'public', default_transaction_read_only: 'on' }) });
  return db;
}

/**
 * A pool beside `db` whose every connection acts for the public and can only read: one statement by itself sees what a visitor may
 * see, without a transaction around it to say who asks. For reads of one statement that must be quick; everything else opens its own
 * transaction (`withRead`), so that a query which forgets to say who asks still sees nothing.
 */
export function publicReader(db: Db): Db {
  const entry = readers.get(db);
  if (!entry) throw new Error('no reader: this pool was not opened by createDb');
  return (entry.opened ??= entry.open());
}

/**
 * One connection that reads as the platform itself, for looks that repeat all day: one bare statement where a transaction that says who
 * asks would be four. It can write nothing. The caller ends it with `closeDb`.
 */
export function platformReader(config: DbConfig): Db {
  return open({ ...config, max: 1 }, { 'app.actor': 'system', default_transaction_read_only: 'on' });
}

function open(config: DbConfig, session: Record<string, string>): Db {
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
      ...(config.bulk ? { synchronous_commit: 'off' } : {}),
      ...session,
    },
  });
  return drizzle(client, { schema }) as Db;
}

/** Ends a pool and the reading pool beside it; open queries get five seconds. */
export async function closeDb(db: Db): Promise<void> {
  await Promise.all([db.$client.end({ timeout: 5 }), readers.get(db)?.opened?.$client.end({ timeout: 5 })]);
}
