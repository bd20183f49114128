import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { GENERIC, LEXICON } from '../lexicon/index.ts';
import { fold as folding } from '../query/fold.ts';
import { simplifiedInPlace } from '../query/hanzi.ts';
import { isStopWord, stem } from './stem.ts';

/**
 * A text as the matching model reads it, in three channels: `fine`, single Chinese characters and English stems (no dictionary knows
 * the newest words of a field, yet their characters carry the matter: 膜, 酶, 钢); `words`, dictionary words and stems; and
 * `concepts`, notions of the lexicon, which are the same in either language.
 */
export interface Units {
  /** In text order, with repeats. */
  fine: string[];
  words: string[];
  /** Concept ids with repeats. */
  concepts: number[];
}

let cutter: Jieba | null = null;

/** The segmenter with its own dictionary, loaded on first use (some 100 ms). The lexicon's names added to it change no ranking: concepts carry them. */
function jieba(): Jieba { return (cutter ??= Jieba.withDict(dict)); }

/** NFKC, lower case and simplified characters, unless that would move places in the text (İ); then the text as it is. For marking sentences: what is compared is {@link folded}. */
export function fold(text: string): string {
  const lower = simplifiedInPlace(text.normalize('NFKC').toLowerCase());
  return lower.length === text.length ? lower : text;
}

const HAN = /[\u3400-\u9fff]/;
const JOINT = new Set('的了和与及或在是为对于以将被把从到等其该所之且并而则也又很更最我你他它们这那个种');

/** Is this a character that binds words and carries no matter? */
export function isJoint(character: string): boolean { return JOINT.has(character); }

/** Reads a text into its three channels. Deterministic. */
export function unitsOf(text: string): Units {
  const t = folded(text);
  return { ...plainUnits(t), concepts: conceptsIn(t) };
}

/** The one folding of search and matching: what the channels are read from. Places may move; {@link fold} keeps them. */
export function folded(text: string): string { return folding(text); }

/** A run of Han characters as dictionary words. `all`: long words also as the shorter ones in them (what is looked up in), else each character once (what asks). */
export function cutHan(run: string, all: boolean): string[] { return all ? jieba().cutForSearch(run, true) : jieba().cut(run, true); }

/** The two channels that need no lexicon, of a folded text, in order: characters and stems; dictionary words (a long one also as the shorter ones in it) and stems. */
export function plainUnits(text: string): { fine: string[]; words: string[] } {
  const fine: string[] = [];
  const words: string[] = [];
  for (let i = 0; i < text.length;) {
    const kind = kindAt(text, i);
    let end = i + 1;
    while (end < text.length && kindAt(text, end) === kind) end += 1;
    if (kind === HAN_RUN) {
      for (let k = i; k < end; k++) { const c = text[k]!; if (!JOINT.has(c)) fine.push(c); }
      for (const w of jieba().cutForSearch(text.slice(i, end), true)) if (w.length > 1 || !JOINT.has(w)) words.push(w);
    } else if (kind === LATIN_RUN) {
      const s = latin(text.slice(i, end));
      if (s) { fine.push(s); words.push(s); }
    }
    i = end;
  }
  return { fine, words };
}

/** Concepts of a folded text with repeats. */
export function conceptsIn(text: string): number[] { return LEXICON.find(text).map((h) => h.id); }

const BETWEEN = 0;
const HAN_RUN = 1;
const LATIN_RUN = 2;

/** Which kind of run the character belongs to. */
function kindAt(text: string, i: number): number {
  const c = text.charCodeAt(i);
  if (c >= 0x3400 && c <= 0x9fff) return HAN_RUN;
  return (c >= 0x61 && c <= 0x7a) || (c >= 0x30 && c <= 0x39) ? LATIN_RUN : BETWEEN;
}

/** A Latin token as a term; null for numbers, single letters and words that carry no matter. */
function latin(token: string): string | null {
  if (token.length < 2 || /^\d+$/.test(token) || isStopWord(token)) return null;
  return stem(token);
}

/** General frequency of words and characters in Chinese, per million, from the segmenter's own dictionary. */
let frequency: { words: Map<string, number>; chars: Map<string, number>; total: number; totalChars: number } | null = null;

function frequencies() {
  if (!frequency) {
    const words = new Map<string, number>();
    const chars = new Map<string, number>();
    let total = 0;
    let totalChars = 0;
    for (const line of Buffer.from(dict).toString('utf8').split('\n')) {
      const [word, count] = line.split(' ');
      const n = Number(count);
      if (!word || !(n > 0)) continue;
      words.set(word, n);
      total += n;
      for (const c of word) { chars.set(c, (chars.get(c) ?? 0) + n); totalChars += n; }
    }
    frequency = { words, chars, total, totalChars };
  }
  return frequency;
}

const LATIN_SPECIFICITY = 0.9;
const GENERIC_FACTOR = 0.5;
/** What is rarer than one in this many counts as rare as that. */
const RARE = 1e6;

/**
 * How specific a term is in the language at large: 0.02 (的) to 1 (never seen outside a field), on a logarithmic scale of its
 * general frequency. Halved for words that are general within technology. Independent of any corpus.
 */
export function specificity(term: string): number {
  const generic = GENERIC.has(term) ? GENERIC_FACTOR : 1;
  if (!HAN.test(term)) return LATIN_SPECIFICITY * generic;
  const f = frequencies();
  const [count, total] = term.length === 1 ? [f.chars.get(term) ?? 0, f.totalChars] : [f.words.get(term) ?? 0, f.total];
  return generic * Math.min(1, Math.max(0.02, Math.log(total / (count + total / RARE)) / Math.log(RARE)));
}
