import { isLeaseLost } from './lease.ts';

/**
 * Runs `fn` for each item in turn, until `signal` aborts. One that fails keeps the others from nothing: its error is thrown when all have had
 * their turn (the first, when several failed). A lost lease ends it at once.
 */
export async function tryEach<T>(items: readonly T[], signal: AbortSignal | undefined, fn: (item: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const item of items) {
    if (signal?.aborted) break;
    try {
      await fn(item);
    } catch (error) {
      if (isLeaseLost(error)) throw error;
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/**
 * Works through everything that is due, page after page in the order of ids, each row by itself ({@link tryEach}): a row that fails or is put
 * off is passed by and found again at the next turn, so it never stands before the others. `page` returns the rows after an id.
 */
export async function eachPage<T extends { id: string }>(signal: AbortSignal | undefined, limit: number, page: (after: string) => Promise<T[]>, fn: (row: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (let after = ''; !signal?.aborted;) {
    const rows = await page(after);
    await tryEach(rows, signal, fn).catch((error: unknown) => {
      if (isLeaseLost(error)) throw error;
      failures.push(error);
    });
    const last = rows.at(-1);
    if (rows.length < limit || !last) break;
    after = last.id;
  }
  if (failures.length > 0) throw failures[0];
}
