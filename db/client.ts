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
  /** Commits without waiting for the disk, and keeps the plans of statements. For filling an empty database alone: a crash then loses the last of what can be made again. */
  bulk?: boolean;
}

/** Connections that read for the public: few, because each answers in a millisecond. The same number for the login library. */
const READERS = 4;
interface Beside { open: () => Db; opened?: Db }
/** Pools that have been closed: what stands beside them is closed too, also what nobody had opened yet. */
const closed = new WeakSet<Db>();
/** Pools beside each pool, opened when first asked for: the public's reading one, and the login library's. */
const beside = new WeakMap<Db, { reader: Beside; identity: Beside }>();

/** Opens a pool. Nothing connects until the first query. `closeDb` ends it. */
export function createDb(config: DbConfig): Db {
  const db = open(config, {});
  const few = { ...config, max: Math.min(READERS, config.max ?? READERS) };
  beside.set(db, {
    reader: { open: () => open(few, { 'app.actor': 'public', default_transaction_read_only: 'on' }) },
    identity: { open: () => open(few, { 'app.actor': 'identity' }) },
  });
  return db;
}

/**
 * A pool beside `db` whose every connection acts for the public and can only read: one statement by itself sees what a visitor may
 * see, without a transaction around it to say who asks. For reads of one statement that must be quick; everything else opens its own
 * transaction (`withRead`), so that a query which forgets to say who asks still sees nothing.
 */
export function publicReader(db: Db): Db {
  return poolBeside(db, 'reader');
}

/**
 * A pool beside `db` for what works before anybody is known: the login library and the counters of attempts. Row-level security shows it
 * people, sessions, passwords and counters, and of everything else what the public sees. Nothing but those two may use it.
 */
export function identityPool(db: Db): Db {
  return poolBeside(db, 'identity');
}

function poolBeside(db: Db, which: 'reader' | 'identity'): Db {
  const entry = beside.get(db)?.[which];
  if (!entry) throw new Error(`no ${which} pool: this pool was not opened by createDb`);
  if (!entry.opened) {
    entry.opened = entry.open();
    if (closed.has(db)) void entry.opened.$client.end();
  }
  return entry.opened;
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
      ...(config.bulk ? { synchronous_commit: 'off', plan_cache_mode: 'force_generic_plan' } : {}),
      ...session,
    },
  });
  if (config.bulk) keepPlans(client as unknown as Opens);
  return drizzle(client, { schema }) as Db;
}

type Unsafe = postgres.Sql['unsafe'];
/** A client, and what it hands to whoever opens a transaction or a savepoint. */
interface Opens { unsafe: Unsafe; begin?: (...given: unknown[]) => Promise<unknown>; savepoint?: (...given: unknown[]) => Promise<unknown> }

/**
 * Lets the server keep the plan of each statement for the life of the connection. Drizzle asks for every statement to be parsed, described and planned
 * anew, which is a round trip more and, under row-level security, costs more than running it. Only where connections are few and short-lived: kept plans take memory for each
 * different statement.
 */
function keepPlans(client: Opens): void {
  const { unsafe } = client;
  client.unsafe = ((query, parameters, options) => unsafe(query, parameters, { ...options, prepare: true })) as Unsafe;
  for (const name of ['begin', 'savepoint'] as const) {
    const opens = client[name];
    if (opens) client[name] = (...given) => opens(...given.slice(0, -1), (inside: Opens) => { keepPlans(inside); return (given.at(-1) as (inside: Opens) => unknown)(inside); });
  }
}

/** Ends a pool and those beside it; open queries get five seconds. */
export async function closeDb(db: Db): Promise<void> {
  const others = beside.get(db);
  closed.add(db);
  const pools = [db, others?.reader.opened, others?.identity.opened].filter((pool) => pool !== undefined);
  await Promise.all(pools.map(async (pool) => { await pool.$client.end({ timeout: 5 }); }));
}
