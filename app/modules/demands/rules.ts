import { AppError } from '#app/core/errors.ts';
import { ELEMENTS, type DemandStatus, type Element } from '#app/core/vocabulary.ts';

/** Rules of a demand. Pure. */

/**
 * Order of the interview: what it is for and what it must achieve narrow the search most, so they are asked first; material
 * and method come last, because a company often does not care how.
 */
const INTERVIEW: readonly Element[] = ['application', 'efficacy', 'product', 'material', 'method'];

/** Elements not stated yet, in the order the interview asks for them. A word that says nothing counts as not stated. */
export function missingElements(demand: Record<Element, string>): Element[] {
  return INTERVIEW.filter((element) => isEmpty(demand[element]));
}

/** Share of the five elements that are stated, 0 to 1. */
export function completeness(demand: Record<Element, string>): number {
  return 1 - missingElements(demand).length / ELEMENTS.length;
}

function isEmpty(text: string): boolean {
  return /^(?:无|暂无|不限|没有|未定|待定|n\/?a|none|any|tbd|unknown|[-—/.。\s]*)$/i.test(text.trim());
}

const MOVES = { publish: ['draft', 'paused'], pause: ['open'], close: ['draft', 'open', 'paused'] } as const satisfies Record<string, readonly DemandStatus[]>;
export type DemandMove = keyof typeof MOVES;
export const MOVED_TO: Record<DemandMove, DemandStatus> = { publish: 'open', pause: 'paused', close: 'closed' };

/** Throws `state_changed` with the present status when this move is not possible from it. */
export function assertMove(move: DemandMove, status: DemandStatus): void {
  if (!(MOVES[move] as readonly DemandStatus[]).includes(status)) throw new AppError('state_changed', { status, move });
}
