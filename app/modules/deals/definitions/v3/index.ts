import type { Definition, Edge } from '#app/modules/process/definition/types.ts';
import { equity2 } from '../v2/equity.ts';
import { licence2 } from '../v2/licence.ts';
import { transfer2 } from '../v2/transfer.ts';
import { withApprovalHold } from './approval-hold.ts';

/** Holds that stop the other side's clocks because of what the seller's record says of the patent. */
const CONFIRMED: ReadonlySet<string> = new Set(['freeze_begins', 'lapse_begins']);

/** The hold begins by an operator who has seen the court's or the register's paper; what it rests on is the reason. */
function confirmed(edge: Edge): Edge {
  const { auto: _auto, ...rest } = edge;
  return CONFIRMED.has(edge.name) ? { ...rest, actor: 'operator', permission: 'operator.review', reason: true } : edge;
}

/**
 * The third versions take nothing on the seller's word alone. Gate G1 asks how fresh accepted evidence of ownership is, not when the seller
 * read the register (revision 2). A freeze or a death the seller recorded still closes gates G2 and G3, but stops no clock before an operator
 * confirms it: those clocks give the buyer their money back. And a hold stops what waits for a second person of the platform. Everything else
 * is as in the second versions.
 */
const third = (second: Definition): Definition => withApprovalHold({ ...second, version: 3, gates: { ...second.gates, G1: 2 }, edges: second.edges.map(confirmed) });

export const transfer3 = third(transfer2);
export const licence3 = third(licence2);
export const equity3 = third(equity2);
