import type { Element } from '#app/core/vocabulary.ts';
import type { Match, Matches } from '#app/modules/matching/contract.ts';
import type { Segment } from '../kit/values.tsx';

/** An element with the sentence that answers it. */
export interface ReasonView { element: Element | 'problem'; text: string; lang: 'zh' | 'en'; parts: Segment[] }

/** A match as its page needs it: the sentence cut into marked segments, so that the browser has nothing to compute. */
export interface MatchView extends Omit<Match, 'reasons'> { reasons: ReasonView[] }
export interface MatchesView { items: MatchView[]; apart: MatchView[]; missing_elements: Element[]; reduced: boolean }

/** Claims run long; a reader wants the words around what was found. A problem told at length is only recalled. */
const WINDOW = 240;
const RECALL = 140;

/** Cuts a sentence at its hits ([start, end) offsets, sorted, not overlapping). What lies outside the text is left out. */
export function segmentsAt(sentence: string, hits: readonly (readonly [number, number])[]): Segment[] {
  const parts: Segment[] = [];
  let at = 0;
  for (const [from, to] of hits) {
    if (from < at || to > sentence.length || to <= from) continue;
    if (from > at) parts.push({ text: sentence.slice(at, from), hit: false });
    parts.push({ text: sentence.slice(from, to), hit: true });
    at = to;
  }
  if (at < sentence.length) parts.push({ text: sentence.slice(at), hit: false });
  return parts;
}

const recall = (text: string) => (text.length > RECALL ? `${text.slice(0, RECALL)}…` : text);

type Crop = (parts: Segment[], size: number) => Segment[];

/** One match as its page shows it. `crop` shortens marked text to a window around the first mark. */
export function matchView<M extends { reasons: Match['reasons'] }>(match: M, crop: Crop): Omit<M, 'reasons'> & { reasons: ReasonView[] } {
  return { ...match, reasons: match.reasons.map((r) => ({ element: r.element, text: r.element === 'problem' ? recall(r.text) : r.text, lang: r.evidence.lang, parts: crop(segmentsAt(r.evidence.sentence, r.evidence.hits), WINDOW) })) };
}

/** The answer of the matching as its page shows it. */
export function matchesView(matches: Matches, crop: Crop): MatchesView {
  return { items: matches.items.map((m) => matchView(m, crop)), apart: matches.apart.map((m) => matchView(m, crop)), missing_elements: matches.missing_elements, reduced: matches.reduced };
}

/** Does it answer anything that was asked for by name? The rest is near in its subject and no more. */
export const answersAnElement = (match: Pick<MatchView, 'reasons'>): boolean => match.reasons.some((r) => r.element !== 'problem');
