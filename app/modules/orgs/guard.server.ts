import { eq } from 'drizzle-orm';
import { legalDay } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import type { Tx } from '#db/client.ts';
import { orgs } from '#db/schema/orgs.ts';
import { isVerified } from './verification.ts';

/** What guards ask of an organisation: is it verified on that day, and is its name held for review. */
export async function standingOf(tx: Tx, orgId: string, at: Date): Promise<{ verified: boolean; nameHeld: boolean }> {
  const [row] = await tx.select({ verifiedAt: orgs.verifiedAt, verifiedUntil: orgs.verifiedUntil, held: orgs.nameHeldAt }).from(orgs).where(eq(orgs.id, orgId));
  return { verified: row !== undefined && isVerified(row, legalDay(at)), nameHeld: row?.held != null };
}

/** Refuses (`unverified`) what only a verified organisation may do. `side` says whose verification is missing. */
export async function assertVerified(tx: Tx, orgId: string, at: Date, side: 'own' | 'other' = 'own'): Promise<void> {
  if (!(await standingOf(tx, orgId, at)).verified) throw new AppError('unverified', { side });
}

/** Refuses (`unverified`, reason `name_held`) to put an organisation before others while its name waits for review. */
export async function assertNameClear(tx: Tx, orgId: string, at: Date): Promise<void> {
  if ((await standingOf(tx, orgId, at)).nameHeld) throw new AppError('unverified', { side: 'own', reason: 'name_held' });
}
