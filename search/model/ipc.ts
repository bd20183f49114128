import { CONCEPTS } from '../lexicon/index.ts';

/** How often words and concepts stand in items of a class: learnt from labelled items alone. */
export interface IpcCounts {
  /** Labelled items per subclass. */
  classes: Map<string, number>;
  /** Per term (words as written, concepts as `#id`) the subclasses it stood in, most frequent first. */
  terms: Map<string, [string, number][]>;
  labelled: number;
}

/** Subclass → share, sums to 1 (or empty). */
export type IpcGuess = ReadonlyMap<string, number>;

const MIN_TERM_ITEMS = 3;
const KEEP_PER_TERM = 6;
const KEEP_PER_TEXT = 10;

/** Texts without labels teach less: their classes are themselves a guess from the lexicon. */
const GUESSED_WEIGHT = 0.5;
const GUESSED_CLASSES = 3;

/** What a text teaches the classifier: its words, its concepts, and its classes where it carries any. */
export interface Taught { words: Iterable<string>; concepts: ReadonlyMap<number, number>; ipc: readonly string[] }

/**
 * Counts for the classifier. Labelled texts teach their labels; of the others those whose concepts the lexicon places teach these
 * places, so that words the lexicon does not know learn where they belong from the company they keep.
 */
export function ipcCounts(texts: Iterable<Taught>): IpcCounts {
  const classes = new Map<string, number>();
  const byTerm = new Map<string, Map<string, number>>();
  const seen = new Map<string, number>();
  let labelled = 0;
  for (const text of texts) {
    const known = text.ipc.length > 0;
    if (known) labelled += 1;
    const own = known ? text.ipc.map((c) => [c, 1] as const) : lexiconClasses(text.concepts);
    if (own.length === 0) continue;
    for (const [c, n] of own) classes.set(c, (classes.get(c) ?? 0) + n);
    for (const term of [...text.words, ...(known ? [...text.concepts.keys()].map((id) => `#${id}`) : [])]) {
      seen.set(term, (seen.get(term) ?? 0) + 1);
      const counts = byTerm.get(term) ?? new Map<string, number>();
      for (const [c, n] of own) counts.set(c, (counts.get(c) ?? 0) + n);
      byTerm.set(term, counts);
    }
  }
  const terms = new Map<string, [string, number][]>();
  for (const [term, counts] of byTerm) {
    if (seen.get(term)! < MIN_TERM_ITEMS) continue;
    terms.set(term, [...counts].map(([c, n]) => [c, Math.round(n * 1000) / 1000] as [string, number]).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, KEEP_PER_TERM));
  }
  return { classes, terms, labelled };
}

function lexiconClasses(concepts: ReadonlyMap<number, number>): (readonly [string, number])[] {
  const votes = new Map<string, number>();
  let sum = 0;
  for (const [id, n] of concepts) {
    const classes = CONCEPTS[id]?.ipc ?? [];
    for (const c of classes) { votes.set(c, (votes.get(c) ?? 0) + n / classes.length); sum += n / classes.length; }
  }
  return [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, GUESSED_CLASSES).map(([c, v]) => [c, (GUESSED_WEIGHT * v) / sum] as const);
}

/**
 * Subclasses a text speaks of. Each concept votes for the classes the lexicon gives it; each word or concept known from labelled
 * items votes for the classes it stood in, the more the fewer they are. Votes are weighted by how much the term matters.
 */
export function guessIpc(counts: IpcCounts, weights: { words: Iterable<readonly [string, number]>; concepts: Iterable<readonly [number, number]> }): IpcGuess {
  const votes = new Map<string, number>();
  const vote = (c: string, v: number) => votes.set(c, (votes.get(c) ?? 0) + v);
  const learnt = (term: string, weight: number) => {
    const known = counts.terms.get(term);
    if (!known) return;
    const all = known.reduce((n, [, k]) => n + k, 0);
    // p² favours terms that point at one class over those that stand everywhere.
    for (const [c, k] of known) vote(c, weight * (k / (all + 1)) ** 2);
  };
  for (const [word, weight] of weights.words) learnt(word, weight);
  for (const [id, weight] of weights.concepts) {
    const classes = CONCEPTS[id]?.ipc ?? [];
    for (const c of classes) vote(c, weight / classes.length);
    learnt(`#${id}`, weight);
  }
  const best = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, KEEP_PER_TEXT);
  const sum = best.reduce((n, [, v]) => n + v, 0);
  return new Map(sum > 0 ? best.map(([c, v]) => [c, v / sum]) : []);
}
