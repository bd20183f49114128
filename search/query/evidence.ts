import { LEXICON, CONCEPTS } from '../lexicon/index.ts';
import { stem } from '../model/stem.ts';
import { isJoint, specificity } from '../model/text.ts';
import { fold, piecesOf } from './fold.ts';
import type { Term } from './understand.server.ts';
import { nameForm } from './understand.server.ts';

/** What a text holds of what was asked, and whether that is enough to show it. Pure. */

/** A document as it is compared: titles, what its owner says of it, the rest; each as names are, with a space at both ends. */
export interface Compared { title: string; near: string; far: string; /** The same folded only, English words in full: where slips are looked for. */ full: { title: string; near: string; far: string } }

/** Texts in the form names are compared in (`nameForm`), between spaces. */
export function comparedTexts(texts: Record<'title' | 'near' | 'far', readonly string[]>): Compared {
  const full = { title: foldAll(texts.title), near: foldAll(texts.near), far: foldAll(texts.far) };
  const form = (folded: string) => ` ${piecesOf(folded).map((p) => (p.han ? p.text : stem(p.text))).join(' ')} `;
  return { title: form(full.title), near: form(full.near), far: form(full.far), full };
}
const foldAll = (texts: readonly string[]) => texts.map(fold).join('\n');

/** What a word found there is worth: a title says what a thing is. */
const PLACE = { title: 1, near: 0.8, far: 0.65 } as const;
/** A name that is not there but whose pairs of characters are, this share of them at least, counts for so much of that share. */
const PIECES = { from: 0.5, worth: 0.7 };
const NEIGHBOUR_WORTH = 1;
const SLIP_WORTH = 0.8;
/** What patents call it may mean more than was asked. */
const ALSO_WORTH = 0.75;

function has(text: string, name: string): boolean {
  const start = /^[a-z0-9]/.test(name) ? ' ' : '';
  const end = /[a-z0-9]$/.test(name) ? ' ' : '';
  return text.includes(start + name + end);
}

/** Worth of a term in a document, 0 to 1, and whether it is there as such (under one of its names). */
export function found(term: Term, d: Compared): { worth: number; exact: boolean } {
  for (const place of ['title', 'near', 'far'] as const) if (term.names.some((n) => has(d[place], n) || (term.kind === 'grade' && hasSize(d[place], n)))) return { worth: PLACE[place], exact: true };
  if (term.kind === 'grade') return { worth: 0, exact: false };
  const slip = term.slips ? withSlip(term, d) : 0;
  const said = term.also.length > 0 ? (['title', 'near', 'far'] as const).find((p) => term.also.some((n) => has(d[p], n))) : undefined;
  if (said) return { worth: ALSO_WORTH * PLACE[said], exact: false };
  return slip > 0 ? { worth: slip, exact: true } : { worth: Math.max(inPieces(term, d), nextTo(term, d)), exact: false };
}

/** `-25~40 ℃` holds -25 ℃: the number, and the unit soon after. */
function hasSize(text: string, size: string): boolean {
  const [number, unit] = size.split(' ');
  if (!unit || !number) return false;
  for (let at = text.indexOf(` ${number} `); at >= 0; at = text.indexOf(` ${number} `, at + 1)) if (text.slice(at + number.length + 1).split(' ', 4).includes(unit)) return true;
  return false;
}

function inPieces(term: Term, d: Compared): number {
  const name = nameForm(term.text);
  if (/^[\u3400-\u9fff]{3,}$/.test(name)) {
    const pairs = name.length - 1;
    let best = 0;
    for (const [text, worth] of [[d.title, PLACE.title], [`${d.title}${d.near}`, PLACE.near], [`${d.title}${d.near}${d.far}`, PLACE.far]] as const) {
      let n = 0;
      for (let i = 0; i < pairs; i++) if (text.includes(name.slice(i, i + 2))) n += 1;
      if (n / pairs >= PIECES.from) best = Math.max(best, (n / pairs) * worth * PIECES.worth);
    }
    return best;
  }
  const words = name.split(' ');
  if (words.length < 2) return 0;
  let [n, worth] = [0, 1];
  for (const w of words) {
    const place = (['title', 'near', 'far'] as const).find((p) => has(d[p], w));
    if (place) { n += 1; worth = Math.min(worth, PLACE[place]); }
  }
  return n / words.length >= PIECES.from ? (n / words.length) * worth * PIECES.worth : 0;
}

/** A notion one step away (broader, narrower, related) is a weaker word for the same wish. */
function nextTo(term: Term, d: Compared): number {
  if (term.concept === null) return 0;
  let best = 0;
  for (const [id, nearness] of LEXICON.neighbours(term.concept)) {
    if (nearness * NEIGHBOUR_WORTH <= best) continue;
    const names = neighbourNames(id);
    const place = (['title', 'near', 'far'] as const).find((p) => names.some((n) => has(d[p], n)));
    if (place) best = Math.max(best, nearness * NEIGHBOUR_WORTH * PLACE[place]);
  }
  return best;
}
const forms: (string[] | undefined)[] = [];
function neighbourNames(id: number): readonly string[] { return (forms[id] ??= [...CONCEPTS[id]!.zh, ...CONCEPTS[id]!.en].map((n) => nameForm(fold(n)))); }

/** English words with one slip (two in a long word) in them. */
function withSlip(term: Term, d: Compared): number {
  const word = /^[a-z]{5,}$/.test(term.text) ? term.text : null;
  if (!word) return 0;
  const most = word.length >= 8 ? 2 : 1;
  for (const place of ['title', 'near', 'far'] as const) {
    for (const other of new Set(d.full[place].match(/[a-z]{4,}/g) ?? [])) {
      if (other[0] === word[0] && Math.abs(other.length - word.length) <= most && distance(other, word, most) <= most) return PLACE[place] * SLIP_WORTH;
    }
  }
  return 0;
}

/** Damerau-Levenshtein distance (neighbours swapped are one slip), given up beyond `most`. */
export function distance(a: string, b: string, most: number): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      let n = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) n = Math.min(n, before[j - 2]! + 1);
      row.push(n);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length]!;
}

/** What a market says of a term beside the language at large: how many documents hold it. */
export interface Market { size: number; holding: ReadonlyMap<string, number> }

/** Weight of each term: how it tells in the language times how rare it is here. What nobody holds is as rare as can be. */
export function weightsOf(terms: readonly Term[], market: Market): number[] {
  const most = Math.log(1 + market.size / 0.5) || 1;
  return terms.map((t) => t.weight * (0.35 + 0.65 * Math.min(1, Math.log(1 + market.size / ((market.holding.get(t.token) ?? 0) + 0.5)) / most)));
}

export interface Judged {
  /** Share of what was asked that is there, however well placed, 0 to 1. */
  coverage: number;
  /** The same by how well it is placed. */
  score: number;
  /** Weight of the most telling term found by name. */
  exact: number;
  /** Share of the question's single Chinese characters, weighed by how they tell, that stand in the document; null without any. */
  characters: number | null;
  /** Are all grades and sizes there? */
  grades: boolean;
}

/** The Chinese characters of a question that carry matter, with their weights: people and patents often share only these (铣刀, 刀具). */
export function charactersOf(asked: string): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  for (const [c] of asked.matchAll(/[\u3400-\u9fff]/g)) if (!isJoint(c)) out.set(c, specificity(c) ** 2);
  return out;
}

/** How much of the terms, weighed, and of the characters a document holds. */
export function judge(terms: readonly Term[], weights: readonly number[], characters: ReadonlyMap<string, number>, d: Compared): Judged {
  let [sum, there, worth, exact] = [0, 0, 0, 0];
  let grades = true;
  terms.forEach((t, i) => {
    const w = weights[i]!;
    const f = found(t, d);
    sum += w;
    worth += w * f.worth;
    there += w * (f.exact ? 1 : f.worth);
    if (f.exact) exact = Math.max(exact, t.weight);
    else if (t.kind === 'grade') grades = false;
  });
  let [all, held] = [0, 0];
  for (const [c, w] of characters) {
    all += w;
    if (d.title.includes(c) || d.near.includes(c) || d.far.includes(c)) held += w;
  }
  return { coverage: sum > 0 ? there / sum : 0, score: sum > 0 ? worth / sum : 0, exact, characters: all > 0 ? held / all : null, grades };
}

/**
 * Evidence that a document answers a question, 0 to 1: the mean of the share of its words that are there, of its characters, and, where
 * the matching model was asked, of what that makes of the two (`sum`, full at {@link MODEL_FULL}).
 */
export function evidence(j: Judged, sum: number | null): number {
  const parts = [j.coverage,
    // A text in the other language holds none of the characters and all of the words: characters may add, not take away.
    ...(j.characters === null ? [] : [Math.max(j.characters, j.coverage)]), ...(sum === null ? [] : [Math.max(0, Math.min(1, sum / MODEL_FULL))])];
  return parts.reduce((a, b) => a + b, 0) / parts.length;
}
const MODEL_FULL = 5;

/**
 * Something fits from this much evidence on (`model`: with the matching model's word, `plain`: without), and only with one telling term in it by name; measured on the tuning half of
 * `tests/quality` (`npm run bench -- box`). Where a grade nobody offers was asked, what remains must be there whole. `tail`: share of the best one's evidence that whatever else is shown has.
 */
export const ENOUGH = { model: 0.43, plain: 0.38, exact: 0.45, withoutGrade: 0.72, tail: 0.6 } as const;
