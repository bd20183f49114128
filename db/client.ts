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

/** Connections that read for the public: few, because each answers in a millisecond. */
const READERS = 4;
/** The reading pool of each pool, opened when it is first asked for. */
const readers = new WeakMap<Db, { open: () => Db; opened?: Db }>();

/** Opens a pool. Nothing connects until the first query. `closeDb` ends it. */
export function createDb(config: DbConfig): Db {
  const db = open(config, {});
  readers.set(db, { open: () => open({ ...config, max: Math.min(READERS, config.max ?? READERS) }, { 'app.actor': 'public', default_transaction_read_only: 'on' }) });
  logins.set(db, { open: () => open({ ...config, max: Math.min(LOGIN_CONNECTIONS, config.max ?? LOGIN_CONNECTIONS) }, { 'app.actor': 'login' }) });
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

/** Connections of the login library: one short statement each. */
const LOGIN_CONNECTIONS = 4;
const logins = new WeakMap<Db, { open: () => Db; opened?: Db }>();

/**
 * The login library's pool beside `db`: its statements stand alone, without a transaction to say who asks, so each of its connections says
 * it acts for the `login`, to whom row-level security shows second factors and passkeys and nothing of any organisation.
 */
export function loginPool(db: Db): Db {
  const entry = logins.get(db);
  if (!entry) throw new Error('no login pool: this pool was not opened by createDb');
  return (entry.opened ??= entry.open());
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
      ...session,
    },
  });
  return drizzle(client, { schema }) as Db;
}

/** Ends a pool and those beside it; open queries get five seconds. */
export async function closeDb(db: Db): Promise<void> {
  await Promise.all([db, readers.get(db)?.opened, logins.get(db)?.opened].map(async (pool) => { await pool?.$client.end({ timeout: 5 }); }));
}
