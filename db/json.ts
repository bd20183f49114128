import { getTableColumns } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/** A row of the table out of `to_jsonb(row)`: column names become properties, instants become dates; days and amounts are as the schema has them. Columns the JSON lacks are left out. */
export function rowFromJson<T extends PgTable>(table: T, json: Record<string, unknown>): T['$inferSelect'] {
  const row: Record<string, unknown> = {};
  for (const [property, column] of Object.entries(getTableColumns(table))) {
    if (!(column.name in json)) continue;
    const value = json[column.name];
    row[property] = column.dataType === 'date' && typeof value === 'string' ? new Date(value) : value;
  }
  return row as T['$inferSelect'];
}
