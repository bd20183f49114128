import { CONCEPTS, CUES } from '../lexicon/index.ts';
import { bucketsOf } from './phrases.ts';
import { folded, plainUnits, unitsOf } from './text.ts';

/** What a demand asks for, read into weighted terms: the title says most, asking sentences more than background. Pure. */
export interface Profile {
  /** Term → weight by place and repetition, not yet by rarity. */
  fine: ReadonlyMap<string, number>;
  words: ReadonlyMap<string, number>;
  concepts: ReadonlyMap<number, number>;
  titleFine: ReadonlySet<string>;
  titleWords: ReadonlySet<string>;
  titleConcepts: ReadonlySet<number>;
  /** Buckets of neighbouring pairs of fine units (see `phrases.ts`) with their weight by place and repetition. */
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
  const phrases = new Map<number, number>();
  const add = (text: string, weight: number) => {
    const u = unitsOf(text);
    for (const t of u.fine) fine.set(t, (fine.get(t) ?? 0) + weight);
    for (const t of u.words) words.set(t, (words.get(t) ?? 0) + weight);
    for (const c of u.concepts) concepts.set(c, (concepts.get(c) ?? 0) + weight);
    for (const h of bucketsOf(u.fine)) phrases.set(h, (phrases.get(h) ?? 0) + weight);
  };
  for (const s of sentenceRoles(d.problem)) add(s.text, ROLE_WEIGHT[s.role]);
  for (const text of d.elements) if (text.trim()) add(text.slice(0, MAX_CHARACTERS), ELEMENT_WEIGHT);
  for (const map of [fine, words, concepts, phrases] as Map<unknown, number>[]) for (const [t, n] of map) map.set(t, saturate(n));
  const title = unitsOf(d.title);
  const raise = <T>(map: Map<T, number>, terms: Iterable<T>) => {
    const set = new Set(terms);
    for (const t of set) map.set(t, (map.get(t) ?? 0) + TITLE_WEIGHT);
    return set;
  };
  raise(phrases, bucketsOf(title.fine));
  const titleConcepts = raise(concepts, title.concepts);
  const foreign = translated(concepts, titleConcepts, /[\u3400-\u9fff]/.test(d.title) ? 'en' : 'zh', phrases);
  return { fine, words, concepts, phrases, titleFine: raise(fine, title.fine), titleWords: raise(words, title.words), titleConcepts, foreign, ipc: d.ipc };
}

/** A translated name says a little less than the author's own word: it may be the wrong one of several. */
const TRANSLATION_WEIGHT = 0.8;
const NAMES = 2;

function translated(concepts: ReadonlyMap<number, number>, titled: ReadonlySet<number>, into: 'zh' | 'en', phrases: Map<number, number>): Profile['foreign'] {
  const fine = new Map<string, Translated>();
  const words = new Map<string, Translated>();
  const titleFine = new Set<string>();
  const add = (map: Map<string, Translated>, term: string, concept: number, weight: number) => { if (weight > (map.get(term)?.weight ?? 0)) map.set(term, { weight, concept }); };
  for (const [id, said] of concepts) {
    const weight = said * TRANSLATION_WEIGHT;
    for (const name of namesOf(id, into)) {
      for (const t of name.fine) { add(fine, t, id, weight); if (titled.has(id)) titleFine.add(t); }
      for (const t of name.words) add(words, t, id, weight);
      for (const h of name.pairs) if (!phrases.has(h)) phrases.set(h, weight);
    }
  }
  return { fine, words, titleFine };
}

interface Name { fine: readonly string[]; words: readonly string[]; pairs: readonly number[] }
const names = { zh: [] as (Name[] | undefined)[], en: [] as (Name[] | undefined)[] };

/** The first names of a concept in a language as terms; read once, for every demand that states the concept. */
function namesOf(concept: number, lang: 'zh' | 'en'): readonly Name[] {
  return (names[lang][concept] ??= CONCEPTS[concept]![lang].slice(0, NAMES).map((name) => {
    const units = plainUnits(folded(name));
    return { ...units, pairs: bucketsOf(units.fine) };
  }));
}
