import type postgres from 'postgres';
import type { Tx } from './client.ts';

/**
 * Runs a statement of the transaction that its connection prepares once and then only binds: for statements that are long and run all day,
 * where reading and planning them again would cost more than their answer. JSON goes in as text with a cast.
 */
export async function prepared<T extends object>(tx: Tx, text: string, params: (string | number | boolean | null)[]): Promise<T[]> {
  const { session } = tx as unknown as { session: { client: postgres.Sql } };
  return await session.client.unsafe<T[]>(text, params, { prepare: true });
}
