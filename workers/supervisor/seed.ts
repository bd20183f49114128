import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { createDiskStore } from '#app/platform/files.disk.server.ts';
import { readEnv } from '#app/platform/env.ts';
import { systemScope } from '#app/core/scope.ts';
import { closeDb, createDb } from '#db/client.ts';
import { assertSafeServer } from '#db/migrate.ts';
import { withRead } from '#db/tx.ts';

/**
 * Fills an empty database once: the demo world, or with `none` one operator whose password is shown once.
 * A database that has any organisation is left alone.
 */
export async function seedIfEmpty(options: { env: Record<string, string>; seed: 'demo' | 'none' }): Promise<{ firstOperator: { email: string; password: string } | null }> {
  const env = readEnv(options.env);
  const db = createDb({ url: env.DATABASE_URL, role: env.DATABASE_ROLE, max: 4, applicationName: 'jingzhe-seed' });
  try {
    await assertSafeServer(db.$client);
    const filled = await withRead(db, systemScope('seed'), (tx) => tx.execute(sql`select 1 from orgs limit 1`));
    if (filled.length) return { firstOperator: null };
    const { seedAccounts, seedFirstOperator } = await import('#db/seed/seed-accounts.ts');
    if (options.seed === 'none') {
      const password = randomBytes(12).toString('base64url');
      const email = process.env.OPERATOR_EMAIL ?? 'operator@localhost';
      await seedFirstOperator(db, { email, password });
      return { firstOperator: { email, password } };
    }
    const people = await seedAccounts(db);
    const { seedWorld } = await import('#db/seed/seed-world.ts');
    await seedWorld(db, createDiskStore(join(env.DATA_DIR, 'files')), people);
    return { firstOperator: null };
  } finally {
    await closeDb(db);
  }
}
