import { sql } from 'drizzle-orm';
import { systemScope } from '#app/core/scope.ts';
import { withRead } from '#db/tx.ts';
import type { TestDatabase } from '#tests/fixtures/database.ts';

/** Everything the database holds, as one fingerprint a table; what a refused request may write is left out, with the reason. */
export async function fingerprint(t: TestDatabase): Promise<Record<string, string>> {
  const mayChange = new Set(['api_tokens' /* last use */, 'rate_limits', 'idempotency_keys', 'sessions', 'case_moves' /* refused attempts of parties */]);
  return withRead(t.db, systemScope('fingerprint'), async (tx) => {
    const tables = await tx.execute<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'public'`);
    const prints: Record<string, string> = {};
    for (const { name } of tables) {
      if (mayChange.has(name)) continue;
      const [row] = await tx.execute<{ print: string }>(sql`select coalesce(md5(string_agg(r::text, '|' order by r::text)), '') as print from ${sql.identifier(name)} r`);
      prints[name] = row!.print;
    }
    return prints;
  });
}
