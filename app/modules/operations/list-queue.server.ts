import type { Scope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { withRead } from '#db/tx.ts';
import { QUEUE_VIEWS, type Queue, type QueueView } from './contract.ts';
import { requireOperator } from '#app/core/require.ts';
import { bankMoney, doubtfulMoney, machineTrouble, openIncidents, troubledDeals, waitingMoves } from './queue.store.server.ts';
import { waitingCases } from './queue-cases.server.ts';
import { waitingOrgs, waitingRights } from './queue-identity.server.ts';

const VIEWS = Object.keys(QUEUE_VIEWS) as QueueView[];
const belongs = (view: QueueView, kind: string) => (QUEUE_VIEWS[view] as readonly string[]).includes(kind);

/** Everything that waits for a person of the platform, oldest first, from one snapshot; `counts` are of all views. Needs `operator.review`. */
export async function listQueue(deps: { db: Db }, scope: Scope, query: { view?: QueueView | undefined } = {}): Promise<Queue> {
  const me = requireOperator(scope, 'operator.review');
  const all = await withRead(deps.db, me, async (tx) => [
    ...await waitingMoves(tx, me), ...await waitingCases(tx), ...await troubledDeals(tx, me), ...await bankMoney(tx, me), ...await doubtfulMoney(tx), ...await waitingOrgs(tx), ...await waitingRights(tx, me), ...await openIncidents(tx), ...await machineTrouble(tx),
  ]);
  const items = all.filter((i) => !query.view || belongs(query.view, i.kind)).sort((a, b) => (a.since === b.since ? (a.key < b.key ? -1 : 1) : a.since < b.since ? -1 : 1));
  return { items, counts: Object.fromEntries(VIEWS.map((v) => [v, all.filter((i) => belongs(v, i.kind)).length])) as Record<QueueView, number> };
}
