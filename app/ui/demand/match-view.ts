import type { Element } from '#app/core/vocabulary.ts';
import type { Match, Matches } from '#app/modules/matching/contract.ts';
import type { Segment } from '../kit/values.tsx';

/** A match as its page needs it: the sentence cut into marked segments, so that the browser has nothing to compute. */
export interface MatchView extends Omit<Match, 'reasons'> {
  reasons: { element: Element | 'problem'; text: string; lang: 'zh' | 'en'; parts: Segment[] }[];
}
export interface MatchesView { items: MatchView[]; apart: MatchView[]; missing_elements: Element[]; reduced: boolean }

/** Claims run long; a reader wants the words around what was found. */
const WINDOW = 240;

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

/** The answer of the matching as its page shows it. `crop` shortens marked text to a window around the first mark. */
export function matchesView(matches: Matches, crop: (parts: Segment[], size: number) => Segment[]): MatchesView {
  const view = (m: Match): MatchView => ({
    ...m, reasons: m.reasons.map((r) => ({ element: r.element, text: r.text, lang: r.evidence.lang, parts: crop(segmentsAt(r.evidence.sentence, r.evidence.hits), WINDOW) })),
  });
  return { items: matches.items.map(view), apart: matches.apart.map(view), missing_elements: matches.missing_elements, reduced: matches.reduced };
}
