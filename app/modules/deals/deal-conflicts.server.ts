import { AppError } from '#app/core/errors.ts';
import type { Scope } from '#app/core/scope.ts';
import { requireMember } from '#app/core/require.ts';
import type { Db } from '#db/client.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import { loadContext, roleIn } from './context.server.ts';
import type { StandingRight } from './contract.ts';
import { readDeal } from './deal.store.server.ts';

/**
 * What stands in the way of a deal (gate G5): rights in force and earlier deals on the same patent, with the ids a buyer's
 * acknowledgement names. For the parties and the operator; a running deal of others is told by its existence alone.
 */
export async function dealConflicts(deps: { db: Db }, scope: Scope, dealId: string): Promise<StandingRight[]> {
  const member = requireMember(scope, 'deal.read');
  return withRead(deps.db, member, async (tx) => {
    const deal = await readDeal(tx, dealId);
    const role = roleIn(deal, member);
    if (!role || role === 'broker') throw new AppError(role ? 'forbidden' : 'not_found', { deal: dealId });
    return asPlatform(tx, member, 'read the rights ledger', async () => {
      const ctx = await loadContext(tx, deal.id);
      return ctx.conflicts.map((c) => {
        const right = ctx.rights.find((r) => r.id === c.rightId);
        return {
          id: c.rightId, severity: c.severity, kind: right?.kind ?? 'deal', holder: right?.holderName ?? '', field_of_use: right?.fieldOfUse ?? '',
          territory: right?.territory ?? '', ends_on: right?.endsOn ?? null,
        };
      });
    });
  });
}
