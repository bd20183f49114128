import { ELEMENTS, type Element } from '#app/core/vocabulary.ts';

/** Which matches are worth a company's attention, and how many. Pure. */

/** Listings a demand's company is told of within any seven days, at once and by digest together. */
export const WEEK_LIMIT = 5;
export const WEEK_MS = 7 * 86_400_000;

/** Share of the stated elements a listing must answer with a sentence before anybody is told at once. */
const AT_ONCE_SHARE = 0.5;

interface Judged { reasons: readonly { element: Element | 'problem' }[]; constraints: readonly { met: boolean }[]; score: number }

/** Elements the demand states. */
const stated = (missing: readonly Element[]) => ELEMENTS.length - missing.length;
const answered = (match: Judged) => new Set(match.reasons.map((r) => r.element).filter((e) => e !== 'problem')).size;

/** Worth a line in the week's digest: every hard constraint kept, and something that was asked for by name answered (anything, while the demand names nothing). */
export function worthTelling(match: Judged, missing: readonly Element[]): boolean {
  if (match.score <= 0 || !match.constraints.every((c) => c.met)) return false;
  return stated(missing) === 0 ? match.reasons.length > 0 : answered(match) > 0;
}

/** Worth interrupting somebody for: at least half of what the demand states is answered. */
export function worthTellingAtOnce(match: Judged, missing: readonly Element[]): boolean {
  return worthTelling(match, missing) && answered(match) >= AT_ONCE_SHARE * stated(missing);
}
