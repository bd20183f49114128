import { phraseSet } from './phrases.ts';
import { conceptsIn, folded, plainUnits, unitsOf } from './text.ts';

/** A listing as the matching model reads it. */
export interface ModelDocument {
  id: string;
  /** Titles in every language there is, joined by a line end. */
  title: string;
  /** Benefit, problem and abstract; may be empty. */
  body: string;
  /** IPC symbols or subclasses; empty when not known. */
  ipc: readonly string[];
}

/** Its terms: how often each, the title counted twice, and the title's own units in order. */
export interface DocumentUnits {
  id: string;
  fine: Map<string, number>;
  words: Map<string, number>;
  concepts: Map<number, number>;
  /** One part a title language: a title in two languages answers as well as either does. */
  titles: { fine: string[]; words: string[] }[];
  titleWords: string[];
  /** Hashes of the body's neighbouring units; empty without a body. */
  phrases: Uint16Array;
  /** Sums of the counts: the lengths BM25 divides by. */
  fineLength: number;
  wordsLength: number;
  conceptsLength: number;
  /** IPC subclasses as labelled. */
  ipc: string[];
}

const TITLE_COUNT = 2;
const UNTITLED = 60;
/** Only so much of a body takes part: long abstracts repeat themselves, and memory is per term. */
const MAX_BODY = 1_200;

/** Reads a document. Deterministic. */
export function documentUnits(d: ModelDocument): DocumentUnits {
  // Without a title the beginning of the text stands for it.
  const named = d.title.trim() ? d.title : d.body.slice(0, UNTITLED).replace(/\n/g, ' ');
  const lines = named.split('\n').filter((t) => t.trim() !== '').map((t) => plainUnits(folded(t)));
  const body = unitsOf(d.body.slice(0, MAX_BODY));
  const titleWords = lines.flatMap((l) => l.words);
  const fine = counts(lines.flatMap((l) => l.fine), body.fine);
  const words = counts(titleWords, body.words);
  const concepts = counts(conceptsIn(folded(named)), body.concepts);
  return {
    id: d.id, fine, words, concepts, titleWords: [...new Set(titleWords)], phrases: phraseSet(body.fine),
    titles: lines.map((l) => ({ fine: l.fine, words: [...new Set(l.words)] })),
    fineLength: total(fine), wordsLength: total(words), conceptsLength: total(concepts),
    ipc: [...new Set(d.ipc.map((s) => s.slice(0, 4)).filter((s) => s.length === 4))],
  };
}

function counts<T>(title: readonly T[], body: readonly T[]): Map<T, number> {
  const map = new Map<T, number>();
  for (const t of title) map.set(t, (map.get(t) ?? 0) + TITLE_COUNT);
  for (const t of body) map.set(t, (map.get(t) ?? 0) + 1);
  return map;
}

function total(map: ReadonlyMap<unknown, number>): number {
  let sum = 0;
  for (const n of map.values()) sum += n;
  return sum;
}
