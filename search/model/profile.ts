import { CONCEPTS, CUES } from '../lexicon/index.ts';
import { phraseHash } from './phrases.ts';
import { fineOf, unitsOf, wordsOf } from './text.ts';

/** What a demand asks for, read into weighted terms: the title says most, asking sentences more than background. Pure. */
export interface Profile {
  /** Term → weight by place and repetition, not yet by rarity. */
  fine: ReadonlyMap<string, number>;
  words: ReadonlyMap<string, number>;
  concepts: ReadonlyMap<number, number>;
  titleFine: ReadonlySet<string>;
  titleWords: ReadonlySet<string>;
  titleConcepts: ReadonlySet<number>;
  /** Neighbouring pairs of fine units, `a b`. */
  pairs: ReadonlySet<string>;
  /** The same as hashes (see `phrases.ts`) with their weight by place and repetition. */
  phrases: ReadonlyMap<number, number>;
  /** The names the stated concepts have in the other language, as terms: how a Chinese demand reaches an English text and back. */
  foreign: { fine: ReadonlyMap<string, Translated>; words: ReadonlyMap<string, Translated>; titleFine: ReadonlySet<string> };
  /** IPC subclasses the author chose. */
  ipc: readonly string[];
}

/** A term of the other language: its weight, and the concept it names, whose rarity bounds its own. */
export interface Translated { weight: number; concept: number }

export interface AskTexts { title: string; problem: string; elements: readonly string[]; ipc: readonly string[] }

/** A word in the title weighs as much as about five mentions in the text. */
const TITLE_WEIGHT = 3;
const ROLE_WEIGHT = { background: 0.5, neutral: 1, ask: 1 } as const;
const ELEMENT_WEIGHT = 1;
/** Saturation c·3/(c+2): a word said ten times is not ten words. */
const saturate = (n: number) => (3 * n) / (n + 2);
/** Only so much of a text takes part. */
const MAX_CHARACTERS = 6_000;

export type Role = keyof typeof ROLE_WEIGHT;

/** Sentences of a need with what each does: asks, or tells of company, market and conditions. A heading rules until the next one. */
export function sentenceRoles(text: string): { text: string; role: Role }[] {
  const out: { text: string; role: Role }[] = [];
  let section: Role = 'neutral';
  for (const line of text.slice(0, MAX_CHARACTERS).normalize('NFKC').toLowerCase().split(/[\r\n]+/)) {
    for (const raw of line.split(/(?<=[。；;！？!?])|(?<=[a-z0-9)][.])\s+/)) {
      const sentence = raw.trim();
      if (!sentence) continue;
      const opening = sentence.replace(/^[\s\d一二三四五六七八九十、.．()（）【】[\]:：]+/, '');
      const background = CUES.background.some((c) => opening.startsWith(c));
      const asks = !background && CUES.ask.some((c) => opening.startsWith(c));
      if (background || asks) {
        const role: Role = background ? 'background' : 'ask';
        if (sentence.length < 16 || /[:：]/.test(opening.slice(0, 24))) section = role;
        out.push({ text: sentence, role });
      } else out.push({ text: sentence, role: section });
    }
  }
  return out;
}

/** Builds the profile of a demand. Deterministic. */
export function profileOf(d: AskTexts): Profile {
  const fine = new Map<string, number>();
  const words = new Map<string, number>();
  const concepts = new Map<number, number>();
  const pairs = new Set<string>();
  const phrases = new Map<number, number>();
  const add = (text: string, weight: number) => {
    const u = unitsOf(text);
    for (const t of u.fine) fine.set(t, (fine.get(t) ?? 0) + weight);
    for (const t of u.words) words.set(t, (words.get(t) ?? 0) + weight);
    for (const c of u.concepts) concepts.set(c, (concepts.get(c) ?? 0) + weight);
    eachPair(u.fine, (a, b) => { pairs.add(`${a} ${b}`); const h = phraseHash(a, b); phrases.set(h, (phrases.get(h) ?? 0) + weight); });
    return u;
  };
  for (const s of sentenceRoles(d.problem)) add(s.text, ROLE_WEIGHT[s.role]);
  for (const text of d.elements) if (text.trim()) add(text.slice(0, MAX_CHARACTERS), ELEMENT_WEIGHT);
  for (const map of [fine, words, concepts, phrases] as Map<unknown, number>[]) for (const [t, n] of map) map.set(t, saturate(n));
  const title = unitsOf(d.title);
  const titled = new Set<number>();
  eachPair(title.fine, (a, b) => { pairs.add(`${a} ${b}`); titled.add(phraseHash(a, b)); });
  const raise = <T>(map: Map<T, number>, terms: Iterable<T>) => {
    const set = new Set(terms);
    for (const t of set) map.set(t, (map.get(t) ?? 0) + TITLE_WEIGHT);
    return set;
  };
  raise(phrases, titled);
  const titleConcepts = raise(concepts, title.concepts);
  const foreign = translated(concepts, titleConcepts, /[\u3400-\u9fff]/.test(d.title) ? 'en' : 'zh', pairs, phrases);
  return { fine, words, concepts, pairs, phrases, titleFine: raise(fine, title.fine), titleWords: raise(words, title.words), titleConcepts, foreign, ipc: d.ipc };
}

function eachPair(units: readonly string[], use: (a: string, b: string) => void): void { for (let i = 1; i < units.length; i++) use(units[i - 1]!, units[i]!); }

/** A translated name says a little less than the author's own word: it may be the wrong one of several. */
const TRANSLATION_WEIGHT = 0.8;
const NAMES = 2;

function translated(concepts: ReadonlyMap<number, number>, titled: ReadonlySet<number>, into: 'zh' | 'en', pairs: Set<string>, phrases: Map<number, number>): Profile['foreign'] {
  const fine = new Map<string, Translated>();
  const words = new Map<string, Translated>();
  const titleFine = new Set<string>();
  const add = (map: Map<string, Translated>, term: string, concept: number, weight: number) => { if (weight > (map.get(term)?.weight ?? 0)) map.set(term, { weight, concept }); };
  for (const [id, weight] of concepts) {
    for (const name of CONCEPTS[id]![into].slice(0, NAMES)) {
      const folded = name.normalize('NFKC').toLowerCase();
      const units = fineOf(folded);
      for (const t of units) { add(fine, t, id, weight * TRANSLATION_WEIGHT); if (titled.has(id)) titleFine.add(t); }
      for (const t of wordsOf(folded)) add(words, t, id, weight * TRANSLATION_WEIGHT);
      eachPair(units, (a, b) => { pairs.add(`${a} ${b}`); const h = phraseHash(a, b); if (!phrases.has(h)) phrases.set(h, weight * TRANSLATION_WEIGHT); });
    }
  }
  return { fine, words, titleFine };
}
