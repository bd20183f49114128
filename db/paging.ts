import { and, desc, eq, lt, or, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/**
 * Order and beginning of a list by time, newest first: the rows after a (time, id) key. Times are compared to the
 * millisecond a cursor holds; the database keeps microseconds, and rows between the two would be skipped or repeated.
 */
export function newestFirst(time: PgColumn, id: PgColumn, after: { at: Date; id: string } | null): { where: SQL | undefined; orderBy: SQL[] } {
  const at = sql`date_trunc('milliseconds', ${time})`;
  const from = after?.at.toISOString();
  return { where: after ? or(lt(at, from), and(eq(at, from), lt(id, after.id))) : undefined, orderBy: [desc(at), desc(id)] };
}
