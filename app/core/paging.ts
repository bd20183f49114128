import { decodeCursor, encodeCursor } from './contract.ts';

/** The last row of a page of a list ordered by a time and, within it, an id: the next page begins after it. */
export interface TimeKey { at: Date; id: string }

/** Reads the cursor of a list by time; null (the first page) when there is none or it is not one of ours. */
export function timeKey(cursor: string | undefined): TimeKey | null {
  const key = decodeCursor(cursor);
  return key && typeof key[0] === 'number' && typeof key[1] === 'string' ? { at: new Date(key[0]), id: key[1] } : null;
}

/** Reads the cursor of a list by id; undefined (the first page) when there is none or it is not one of ours. */
export function idKey(cursor: string | undefined): string | undefined {
  const key = decodeCursor(cursor)?.[0];
  return typeof key === 'string' ? key : undefined;
}

/**
 * Cuts a page out of rows of which one more than `limit` was asked for: that one says whether there is a next page.
 * `keyOf` gives the sort key of the last row shown.
 */
export function pageOf<T>(rows: readonly T[], limit: number, keyOf: (last: T) => TimeKey | string | number): { page: T[]; next_cursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  if (rows.length <= limit || last === undefined) return { page, next_cursor: null };
  const key = keyOf(last);
  return { page, next_cursor: encodeCursor(typeof key === 'object' ? [key.at.getTime(), key.id] : [key]) };
}
