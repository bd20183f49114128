import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { migrateDatabase } from '#db/migrate.ts';
import { startPostgres } from '../supervisor/engines/postgres.ts';
import { isRunning, takeLock } from '../supervisor/lock.ts';
import { freePort } from '../supervisor/ports.ts';
import { seedIfEmpty } from '../supervisor/seed.ts';

/** Where the running platform's services are; written by the supervisor, readable by its user alone. */
export interface Runtime { env: Record<string, string> }

export interface Connection { env: Record<string, string>; running: boolean; close(): Promise<void> }

/**
 * Finds the services a command works on: those of the environment (DATABASE_URL), else those of the platform that runs on
 * DATA_DIR, else an embedded PostgreSQL started on DATA_DIR for the length of the command (with the demo world if it is new).
 */
export async function connect(): Promise<Connection> {
  if (process.env.DATABASE_URL) {
    const ownerUrl = process.env.DATABASE_OWNER_URL;
    return { env: { ...(process.env as Record<string, string>), ...(ownerUrl ? {} : { DATABASE_ROLE: 'jingzhe_app' }) }, running: false, close: async () => {} };
  }
  const dataDir = resolve(process.env.DATA_DIR ?? '.data');
  const runtimeFile = join(dataDir, 'runtime.json');
  const pidFile = join(dataDir, 'supervisor.pid');
  if (existsSync(runtimeFile) && existsSync(pidFile) && isRunning(Number(readFileSync(pidFile, 'utf8')), 'node')) {
    return { env: (JSON.parse(readFileSync(runtimeFile, 'utf8')) as Runtime).env, running: true, close: async () => {} };
  }
  const release = takeLock(dataDir);
  const engine = await startPostgres({ dir: dataDir, port: await freePort(), log: () => {} });
  const seed = process.env.SEED === 'none' || (process.env.NODE_ENV === 'production' && process.env.SEED !== 'demo') ? 'none' : 'demo';
  const env = {
    NODE_ENV: 'production', DATABASE_URL: engine.appUrl, DATA_DIR: dataDir, MEILI_URL: 'http://127.0.0.1:1', AUTH_SECRET: 'unused'.repeat(6),
    STRIPE_SECRET_KEY: 'sk_test_unused', STRIPE_WEBHOOK_SECRET: 'unused-secret', STRIPE_API_BASE: 'http://127.0.0.1:1', PAYMENTS: 'sandbox', LOG_LEVEL: 'silent',
  };
  await migrateDatabase(engine.ownerUrl, engine.appPassword);
  await seedIfEmpty({ env, seed });
  return { env, running: false, close: async () => { await engine.stop(); release(); } };
}
