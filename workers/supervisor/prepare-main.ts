import postgres from 'postgres';
import { migrateDatabase } from '#db/migrate.ts';
import type { PrepareAnswer, PrepareOrder } from './prepare.ts';
import { indexSeeded, seedIfEmpty } from './seed.ts';
import { StartError } from './start-error.ts';

/** Runs one order of the supervisor (see prepare.ts) and ends. */
const say = (answer: PrepareAnswer) => new Promise<void>((resolve) => { process.send!(answer, () => resolve()); });

/** The login the application will use, tried before anybody relies on it. Throws StartError. */
async function assertLogin(url: string): Promise<void> {
  const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    await client`select 1`;
  } catch (error) {
    throw new StartError('app_login', `The database does not let the application log in: ${error instanceof Error ? error.message : String(error)}.`,
      'Let jingzhe_app log in by password from this host, or set DATABASE_URL (as jingzhe_app) and DATABASE_OWNER_URL both.');
  } finally {
    await client.end({ timeout: 2 });
  }
}

async function prepare({ database, env, seed }: PrepareOrder): Promise<PrepareAnswer> {
  const steps: { name: string; ms: number }[] = [];
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await work();
    steps.push({ name, ms: Math.round(performance.now() - started) });
    return result;
  };
  await timed('migrations', () => migrateDatabase(database.ownerUrl, database.appPassword));
  await assertLogin(database.url);
  const seeded = await timed('seed', () => seedIfEmpty({ env, seed }));
  if (seeded.demo) await timed('search index', () => indexSeeded(env));
  return { prepared: { steps, firstOperator: seeded.firstOperator } };
}

process.once('disconnect', () => process.exit(0)); // the supervisor is gone
process.once('message', (order: PrepareOrder) => {
  void prepare(order)
    .catch((error: unknown): PrepareAnswer => {
      if (error instanceof StartError) return { refused: { code: error.code, what: error.what, wayOut: error.wayOut } };
      console.error(error);
      return { failed: error instanceof Error ? error.message : String(error) };
    })
    .then(say)
    .finally(() => process.exit(0));
});
