import { AppError } from '#app/core/errors.ts';
import type { MemberScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { withRead } from '#db/tx.ts';
import { roleIn } from './context.server.ts';
import { readDeal } from './deal.store.server.ts';

/** Throws `not_found` unless the member's organisation has a part in the deal: asked before a file sent for it is read. Shows nothing of it. */
export async function requirePart(deps: { db: Db }, member: MemberScope, dealId: string): Promise<void> {
  await withRead(deps.db, member, async (tx) => {
    if (!roleIn(await readDeal(tx, dealId), member)) throw new AppError('not_found', { deal: dealId });
  });
}
