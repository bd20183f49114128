import { CONCEPTS, GENERIC, LEXICON } from '../lexicon/index.ts';
import { isStopWord, stem } from '../model/stem.ts';
import { cutHan, isJoint, specificity } from '../model/text.ts';
import { notionToken } from '../documents/tokens.ts';
import { corrected } from './correct.ts';
import { isEveryday } from './everyday.ts';
import { isFiller, withoutFiller } from './filler.ts';
import { patentWords } from './plain-words.ts';
import { fold, isGrade, piecesOf } from './fold.ts';

/** What a query asks for, word by word. */
export interface Term {
  /** As the reader may take it away: folded. */
  text: string;
  /** `notion`: a thing the lexicon knows by several names; `grade`: a grade, model, number or size; `word`: anything else. */
  kind: 'notion' | 'grade' | 'word';
  /** How much it tells in the language at large, 0 to 1; what the market says of it comes on top. */
  weight: number;
  /** Must be found where every word is asked for: what is general within technology need not. */
  essential: boolean;
  /** What the engine is asked: one word of the index, or neighbours in quotes. */
  token: string;
  /** Spellings in which a text may hold it: Han forms, and English ones as stems with one space between. */
  names: readonly string[];
  /** How patents may say it: weaker than its names. */
  also: readonly string[];
  concept: number | null;
  /** What was typed when it was read as something else (a slip of one character). */
  typed?: string;
  /** Nobody on the market holds it: words one slip away are looked for. */
  slips?: boolean;
}

/** `asked`: the folded query without what only asks. */
export interface Understanding { folded: string; asked: string; terms: Term[]; ignored: string[] }

/** Terms a query may have: more are not read by anybody who typed them. */
const MOST_TERMS = 24;
/** Weights by what a term is. A notion or a grade is why somebody asks. */
const NOTION = 1;
const GRADE = 1.1;
const LONE_CHARACTER = 0.35;
const GENERIC_MOST = 0.25;
const ESSENTIAL_FROM = 0.3;
/** Specificity of what the dictionary has never seen. */
const UNKNOWN = 0.99;

/** Reads a query into its terms. Deterministic, some tenths of a millisecond. */
export function understand(q: string): Understanding {
  const folded = fold(q);
  const asked = withoutFiller(folded);
  const hits = LEXICON.find(asked);
  const covered = new Uint8Array(asked.length);
  const placed: { at: number; term: Term }[] = [];
  const ignored: string[] = [];
  for (const hit of hits) {
    const text = asked.slice(hit.start, hit.end);
    if (isGeneric(text) || overlaps(covered, hit.start, hit.end)) continue;
    covered.fill(1, hit.start, hit.end);
    placed.push({ at: hit.start, term: notionTerm(hit.id, text) });
  }
  for (const piece of piecesOf(asked)) {
    if (piece.han) {
      for (const run of uncovered(covered, piece)) for (const w of wordsOf(asked.slice(run.start, run.end), run.start)) place(w.text, w.at);
    } else if (!covered[piece.start]) place(piece.text, piece.start);
  }
  function place(text: string, at: number) {
    const term = termOf(text);
    if (term) placed.push({ at, term }); else if (text.length > 1) ignored.push(text);
  }
  const terms = joinSizes(placed.sort((a, b) => a.at - b.at).map((p) => p.term), asked);
  return { folded, asked, terms: distinct(terms).slice(0, MOST_TERMS), ignored: [...new Set(ignored)] };
}

/** A query that is taken literally when nothing of it is a term ("方法", "the"). */
export function literalTerms(u: Understanding): Term[] {
  return piecesOf(u.folded).flatMap((p) => (p.han ? cutHan(p.text, false) : [p.text])).map((w) => plainTerm(w, 0.2)).slice(0, MOST_TERMS);
}

const overlaps = (covered: Uint8Array, from: number, to: number) => { for (let i = from; i < to; i++) if (covered[i]) return true; return false; };

function uncovered(covered: Uint8Array, piece: { start: number; end: number }): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  for (let i = piece.start; i < piece.end; i++) {
    if (covered[i]) continue;
    const start = i;
    while (i < piece.end && !covered[i]) i += 1;
    runs.push({ start, end: i });
  }
  return runs;
}

function wordsOf(run: string, at: number): { text: string; at: number }[] {
  let place = at;
  const words = cutHan(run, false).map((text) => { const here = place; place += text.length; return { text, at: here }; });
  // The dictionary does not know a word that was mistyped and cuts it into characters: seen whole, it may be one of ours with a slip in it.
  const whole = run.length >= 3 && run.length <= 8 && words.some((w) => w.text.length === 1 && !isJoint(w.text)) && words.every((w) => w.text.length <= 2 && !isFiller(w.text) && !isGeneric(w.text)) ? corrected(run) : null;
  return whole ? [{ text: run, at }] : words;
}

function termOf(text: string): Term | null {
  if (isFiller(text) || (text.length === 1 && (isJoint(text) || !/[\u3400-\u9fff]/.test(text)))) return null;
  if (/[\u3400-\u9fff]/.test(text)) {
    // A word the dictionary knows was meant as it stands.
    const slip = text.length >= 3 && specificity(text) >= UNKNOWN && !cutHan(text, false).some((w) => isFiller(w) || isGeneric(w)) && !LEXICON.find(text).length ? corrected(text) : null;
    if (slip !== null) return { ...notionTerm(slip.id, slip.name), typed: text };
    if (text.length === 1) return plainTerm(text, LONE_CHARACTER * specificity(text));
    return plainTerm(text, isGeneric(text) ? Math.min(GENERIC_MOST, specificity(text)) : specificity(text));
  }
  if (isGrade(text)) return { text, kind: 'grade', weight: GRADE, essential: true, token: `"${text}"`, names: [text], also: [], concept: null };
  if (isStopWord(text) || (/^[a-z]+$/.test(text) && text.length === 1)) return null;
  return plainTerm(text, isGeneric(text) ? GENERIC_MOST : 0.7);
}

const isGeneric = (text: string) => GENERIC.has(text) || GENERIC.has(stem(text));

/** What no listing is about weighs so much that what does not hold it answers little. */
const EVERYDAY = 1.6;

function plainTerm(text: string, said: number): Term {
  const weight = isEveryday(text) ? EVERYDAY : said;
  const han = /[\u3400-\u9fff]/.test(text);
  return { text, kind: 'word', weight, essential: weight >= ESSENTIAL_FROM, token: `"${han ? text : stem(text)}"`, names: [han ? text : stem(text)], also: alsoOf(text), concept: null };
}

const alsoOf = (text: string) => patentWords(text).map((w) => nameForm(fold(w)));

/** A notion with every name it goes by. */
function notionTerm(id: number, text: string): Term {
  const concept = CONCEPTS[id]!;
  const names = [...new Set([text, ...concept.zh, ...concept.en].map((n) => nameForm(fold(n))))];
  const weight = /[\u3400-\u9fff]/.test(text) ? Math.max(0.55, Math.min(NOTION, specificity(text))) : NOTION * 0.9;
  return { text, kind: 'notion', weight, essential: true, token: `"${notionToken(id)}"`, names, also: alsoOf(text), concept: id };
}

/** A folded name as texts are compared: pieces with one space between, English ones as stems. */
export function nameForm(folded: string): string { return piecesOf(folded).map((p) => (p.han ? p.text : stem(p.text))).join(' '); }

const UNITS = new Set('um nm mm cm km kwh kw mw mah ah kv mv v w mpa kpa gpa thz ghz mhz khz hz ml ul kg mg ug degc degf db ohm kohm mohm rpm h min'.split(' '));
/** `100 kw` is one size, not a number and a unit. */
function joinSizes(terms: readonly Term[], asked: string): Term[] {
  const out: Term[] = [];
  for (const term of terms) {
    const last = out.at(-1);
    if (last?.kind === 'grade' && UNITS.has(term.text) && new RegExp(`(?<![a-z0-9.])${last.text.replace('.', '\\.')} ${term.text}(?![a-z0-9])`).test(asked)) {
      const text = `${last.text} ${term.text}`;
      out[out.length - 1] = { ...last, text, token: `"${text}"`, names: [text] };
    } else out.push(term);
  }
  return out;
}

function distinct(terms: readonly Term[]): Term[] {
  const seen = new Set<string>();
  return terms.filter((t) => !seen.has(t.token) && seen.add(t.token));
}
