import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { createDiskStore } from '#app/platform/files.disk.server.ts';
import { readEnv } from '#app/platform/env.ts';
import { systemScope } from '#app/core/scope.ts';
import { closeDb, createDb } from '#db/client.ts';
import { assertSafeServer } from '#db/migrate.ts';
import { withRead } from '#db/tx.ts';
import { createSearch } from '#search/client.ts';
import { rebuildAll } from '#search/rebuild.server.ts';

/**
 * Fills an empty database once: the demo world, or with `none` one operator whose password is shown once.
 * A database that has any organisation is left alone.
 */
export async function seedIfEmpty(options: { env: Record<string, string>; seed: 'demo' | 'none' }): Promise<{ demo: boolean; firstOperator: { email: string; password: string } | null }> {
  const env = readEnv(options.env);
  const db = createDb({ url: env.DATABASE_URL, role: env.DATABASE_ROLE, max: 4, applicationName: 'jingzhe-seed' });
  try {
    await assertSafeServer(db.$client);
    const filled = await withRead(db, systemScope('seed'), (tx) => tx.execute(sql`select 1 from orgs limit 1`));
    if (filled.length) return { demo: false, firstOperator: null };
    const { seedFirstOperator } = await import('#db/seed/seed-accounts.ts');
    if (options.seed === 'none') {
      const password = randomBytes(12).toString('base64url');
      const email = process.env.OPERATOR_EMAIL ?? 'operator@localhost';
      await seedFirstOperator(db, { email, password });
      return { demo: false, firstOperator: { email, password } };
    }
    await seedDemo(env);
    return { demo: true, firstOperator: null };
  } finally {
    await closeDb(db);
  }
}

/** The demo world, over connections that do not wait for the disk at each of its hundreds of commits. */
async function seedDemo(env: ReturnType<typeof readEnv>): Promise<void> {
  const db = createDb({ url: env.DATABASE_URL, role: env.DATABASE_ROLE, max: 6, applicationName: 'jingzhe-seed', bulk: true });
  try {
    const { seedAccounts } = await import('#db/seed/seed-accounts.ts');
    const { seedWorld } = await import('#db/seed/seed-world.ts');
    await seedWorld(db, createDiskStore(join(env.DATA_DIR, 'files')), await seedAccounts(db));
  } finally {
    await closeDb(db);
  }
}

/**
 * Fills the search indexes of a world just seeded while the build still runs, so that the first visitor searches in full.
 * An engine that fails here only postpones it: the worker builds what is missing.
 */
export async function indexSeeded(given: Record<string, string>): Promise<void> {
  const env = readEnv(given);
  const db = createDb({ url: env.DATABASE_URL, role: env.DATABASE_ROLE, max: 2, applicationName: 'jingzhe-seed-index' });
  try {
    const search = createSearch({ url: env.MEILI_URL, key: env.MEILI_KEY, prefix: env.MEILI_PREFIX });
    await rebuildAll({ db, search });
  } catch { /* the worker finds the index missing and says why */ } finally {
    await closeDb(db);
  }
}
