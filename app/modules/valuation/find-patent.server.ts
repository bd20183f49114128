import { AppError } from '#app/core/errors.ts';
import { keysOfText } from '#app/modules/patents/get-patent.server.ts';
import { findByNumber } from '#app/modules/patents/patent.store.server.ts';
import type { Tx } from '#db/client.ts';

/** The patent a number (in any spelling) means to an organisation: its own row first, else one its scope may see. `not_found` for everything else. */
export async function patentOfNumber(tx: Tx, orgId: string, number: string): Promise<{ id: string; orgId: string; number: string }> {
  const row = await findByNumber(tx, keysOfText(number), orgId);
  if (!row) throw new AppError('not_found', { number });
  return row;
}
