import { AppError } from '#app/core/errors.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { withRead } from '#db/tx.ts';
import { roleIn } from './context.server.ts';
import type { FiledEvidence } from './contract.ts';
import { readDeal, readEvidence } from './deal.store.server.ts';

/**
 * What was put forward in a deal, oldest first, for its parties and the operator: whoever confirms a certificate or a
 * hand-over has to see it beside the button. `not_found` for strangers, `forbidden` for a broker.
 */
export async function filedEvidence(deps: { db: Db }, scope: Scope, dealId: string): Promise<FiledEvidence[]> {
  const member = requireMember(scope, 'deal.read');
  return withRead(deps.db, member, async (tx) => {
    const deal = await readDeal(tx, dealId);
    const role = roleIn(deal, member);
    if (!role || role === 'broker') throw new AppError(role ? 'forbidden' : 'not_found', { deal: dealId });
    const rows = await readEvidence(tx, dealId);
    return rows.map((r) => ({
      id: r.id, gate: r.gate, kind: r.kind, data: r.data, at: r.at.toISOString(),
      by: r.byOrgId === deal.sellerOrgId ? 'seller' as const : r.byOrgId === deal.buyerOrgId ? 'buyer' as const : 'operator' as const,
    }));
  });
}
