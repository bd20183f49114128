import { sql } from 'drizzle-orm';
import { bigint, char, text, timestamp, type PgColumn } from 'drizzle-orm/pg-core';

/** Instant with time zone; the database's clock fills creation times, so rows of one transaction share one instant. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
export const createdAt = () => instant('created_at').notNull().default(sql`now()`);
export const updatedAt = () => instant('updated_at').notNull().default(sql`now()`);

/** Minor units of a currency. Amounts stay below 10^13, so a JavaScript number holds them exactly. */
export const amount = (name: string) => bigint(name, { mode: 'number' });
export const currency = (name = 'currency') => char(name, { length: 3 });

/** A text column restricted to a closed list; the check is written by {@link oneOf}. */
export const term = <T extends string>(name: string) => text(name).$type<T>();

/** SQL for a check constraint: column is one of the list (null passes, as checks do). */
export const oneOf = (column: PgColumn, list: readonly string[]) =>
  sql`${column} in (${sql.raw(list.map((v) => `'${v}'`).join(', '))})`;

/** SQL for a check constraint: every element of the array column is in the list. */
export const eachOf = (column: PgColumn, list: readonly string[]) =>
  sql`${column} <@ array[${sql.raw(list.map((v) => `'${v}'`).join(', '))}]::text[]`;
