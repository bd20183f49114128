import { systemScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { withRead } from '#db/tx.ts';
import { claimsOfDeal, detectBypass } from './attribution.server.ts';
import { feePaid } from './move-brokerage.server.ts';

/** A deal has opened: a broker that was passed over hears of it. Idempotent. */
export async function onDealOpened(deps: { db: Db }, dealId: string): Promise<void> { await detectBypass(deps, dealId); }

/** Something was paid under a deal: claims whose fee is owed there look whether it was theirs. Idempotent. */
export async function onFeePayment(deps: { db: Db }, dealId: string): Promise<void> {
  for (const id of await withRead(deps.db, systemScope('brokerage'), (tx) => claimsOfDeal(tx, dealId))) await feePaid(deps, id);
}
