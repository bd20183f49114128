import { DEAL_DEFINITIONS } from '#app/modules/deals/definitions/index.ts';

/** Moves the queue offers: the operator's own of every definition that need no form; anything else is done in the deal room. */
export const QUEUE_MOVES: ReadonlySet<string> = new Set(DEAL_DEFINITIONS.flatMap((d) => d.edges.filter((e) => (e.actor === 'operator' || e.orOperator) && (!e.form || e.form === 'override')).map((e) => e.name)));
