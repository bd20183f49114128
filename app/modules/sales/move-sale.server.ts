import { z } from 'zod';
import { zText } from '#app/core/contract.ts';
import { parseInput } from '#app/core/input.ts';
import type { Scope } from '#app/core/scope.ts';
import { tellOrg } from '#app/modules/orgs/notice.server.ts';
import { takeMove } from '#app/modules/process/engine/move.server.ts';
import type { Db } from '#db/client.ts';
import { systemScope } from '#app/core/scope.ts';
import { withTx } from '#db/tx.ts';
import { titlesOf } from './deposits.server.ts';
import { SALE_MOVES } from './moves.pure.ts';
import { entrantsOf, readSale } from './sale.store.server.ts';
import { saleSubject } from './sale-subject.server.ts';

/** Body of a move of a sale made by hand. */
export const zSaleMove = z.object({ name: z.enum(SALE_MOVES), reason: zText(1_000, 1) });

/**
 * Moves a sale by somebody's hand: the seller withdraws it before it opens; an operator proposes that a winner's deposit is forfeited, another decides; the winner objects. Refuses
 * what the definition refuses (`transition_refused`, `same_person`, `forbidden`), and every attempt leaves a row.
 */
export async function moveSale(deps: { db: Db }, scope: Scope, saleId: string, raw: z.input<typeof zSaleMove>): Promise<{ state: string }> {
  const input = parseInput(zSaleMove, raw);
  const done = await takeMove(deps, saleSubject, scope, { id: saleId, name: input.name, evidence: {}, reason: input.reason, dryRun: false, caller: null });
  if (input.name === 'propose_forfeit') await tellWinner(deps, saleId);
  return { state: done.state };
}

async function tellWinner(deps: { db: Db }, saleId: string): Promise<void> {
  await withTx(deps.db, systemScope('sales'), async (tx) => {
    const sale = await readSale(tx, saleId);
    const winner = (await entrantsOf(tx, saleId)).find((e) => e.no === sale.leaderNo);
    if (winner) await tellOrg(tx, winner.orgId, 'sale_forfeit_proposed', saleId, await titlesOf(tx, sale), `/sales/${saleId}`);
  });
}
