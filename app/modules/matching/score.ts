import { ELEMENTS, type Element } from '#app/core/vocabulary.ts';
import { missingElements } from '#app/modules/demands/rules.ts';
import { mergeRanges } from '#search/query/text.ts';
import { idf, type Analysis, type Stats } from './analysis.ts';
import { LEXICON } from '#search/lexicon/index.ts';
import { fold, isJoint, specificity } from '#search/model/text.ts';
import { termCounts } from './terms.ts';

/** Why a listing answers a demand: element by element, with the sentences that carry it. Pure and deterministic. */
export type DemandTexts = Record<Element, string> & { title: string; problem: string; lang: 'zh' | 'en'; ipc: readonly string[] };

export interface DemandQuery {
  lang: 'zh' | 'en';
  /** Terms of title (twice) and problem, saturated: a word said ten times is not ten words. */
  core: ReadonlyMap<string, number>;
  elements: { element: Element; text: string; terms: ReadonlyMap<string, number> }[];
  problem: string;
  /** Chinese characters of title and problem that carry matter. */
  characters: ReadonlySet<string>;
  /** Notions title and problem name, and those one step from them: broader, narrower, related. */
  notions: ReadonlySet<number>;
}

export interface Reason { element: Element | 'problem'; text: string; evidence: { sentence: string; lang: 'zh' | 'en'; hits: [number, number][] } }
export interface Explained { reasons: Reason[]; missing: Element[] }

/** A sentence counts as evidence when it carries this share of what the element asks for… */
const EVIDENCE_SHARE = 0.18;
/** …in the other language, where only notions can be in common, this share… */
const FOREIGN_SHARE = 0.08;
/** …and, where the element names notions of the field, this share of them or of the whole, or so many things apart: `燃料电池` alone answers no `燃料电池金属双极板`. */
const NOTION_SHARE = 0.5;
const THINGS_APART = 3;
/** A reader's own language is preferred unless the other one says clearly more. */
const OTHER_LANGUAGE = 0.8;
/** A character this rare in the language at large tells something by itself. */
const TELLING = 0.45;

export function demandQuery(d: DemandTexts): DemandQuery {
  const unsaid = new Set(missingElements(d));
  const core = new Map<string, number>();
  for (const [term, n] of termCounts(`${d.title}\n${d.title}\n${d.problem}`)) core.set(term, (3 * n) / (n + 2));
  const named = LEXICON.find(fold(`${d.title}\n${d.problem}`)).map((h) => h.id);
  return {
    lang: d.lang, core, problem: d.problem, notions: new Set(named.flatMap((id) => [id, ...LEXICON.neighbours(id).keys()])),
    characters: new Set((fold(`${d.title}\n${d.problem}`).match(/[\u3400-\u9fff]/g) ?? []).filter((c) => !isJoint(c) && specificity(c) >= TELLING)),
    elements: ELEMENTS.filter((e) => !unsaid.has(e)).map((element) => ({ element, text: d[element], terms: termCounts(d[element]) })),
  };
}

/** The sentences that answer, in the order of the elements; `missing` are elements stated without an answer here. */
export function explainListing(query: DemandQuery, doc: Analysis, stats: Stats): Explained {
  const reasons: Reason[] = [];
  const missing: Element[] = [];
  for (const e of query.elements) {
    const evidence = bestSentence(e.terms, doc, stats, query.lang, EVIDENCE_SHARE);
    if (evidence) reasons.push({ element: e.element, text: e.text, evidence });
    else missing.push(e.element);
  }
  if (reasons.length === 0) {
    const evidence = bestSentence(query.core, doc, stats, query.lang, EVIDENCE_SHARE) ?? bestSentence(query.core, doc, stats, query.lang, 0) ?? titleInCommon(query, doc);
    if (evidence) reasons.push({ element: 'problem', text: query.problem, evidence });
  }
  return { reasons, missing };
}

/** Two of its characters at the least must stand in the demand for a title to be shown as the reason, or one that hardly any other text has. */
const TITLE_CHARACTERS = 2;
const TELLING_ALONE = 0.6;

/** The title with what it shares with the demand marked, characters or a notion next to one of the demand's: the thinnest reason there is, shown when no sentence says more. */
function titleInCommon(query: DemandQuery, doc: Analysis): Reason['evidence'] | null {
  const title = doc.sentences[0];
  if (!title) return null;
  const hits = [...title.text.matchAll(/[\u3400-\u9fff]/g)].filter((m) => query.characters.has(m[0])).map((m) => [m.index, m.index + 1] as const);
  const shared = new Set(hits.map(([at]) => title.text[at]!));
  const notions = LEXICON.find(fold(title.text)).filter((h) => query.notions.has(h.id)).map((h) => [h.start, h.end] as const);
  const enough = shared.size >= TITLE_CHARACTERS || notions.length > 0 || [...shared].some((c) => specificity(c) >= TELLING_ALONE);
  return enough ? { sentence: title.text, lang: title.lang, hits: mergeRanges([...hits, ...notions]) } : null;
}

const isNotion = (term: string) => term.startsWith('#');

/**
 * Is what a sentence has in common with an element enough to call it an answer? One word in common is chance, unless it is what
 * the element is about.
 */
function answers(s: { weight: number; total: number; named: number; notions: number; words: number; foreign: boolean; apart: () => number }): boolean {
  if (s.notions > 0 && s.named >= NOTION_SHARE * s.notions && s.weight >= (s.foreign ? FOREIGN_SHARE : EVIDENCE_SHARE) * s.total) return true;
  if (s.words < 2 || s.weight < EVIDENCE_SHARE * s.total) return false;
  return s.notions === 0 || s.weight >= NOTION_SHARE * s.total || s.apart() >= THINGS_APART;
}

/** How many different pieces of a sentence stand in the terms too; neighbouring bigrams are one. */
function piecesOf(sentence: Analysis['sentences'][number], terms: ReadonlyMap<string, number>): number {
  return new Set(hitsOf(sentence, terms).map(([from, to]) => sentence.text.slice(from, to))).size;
}

function hitsOf(sentence: Analysis['sentences'][number], terms: ReadonlyMap<string, number>): [number, number][] {
  return mergeRanges(sentence.tokens.filter((t) => terms.has(t.term)).map((t) => [t.start, t.end] as const));
}

function bestSentence(terms: ReadonlyMap<string, number>, doc: Analysis, stats: Stats, lang: 'zh' | 'en', share: number): Reason['evidence'] | null {
  let total = 0;
  let notions = 0;
  for (const term of terms.keys()) {
    total += idf(stats, term);
    if (isNotion(term)) notions += idf(stats, term);
  }
  let best: { value: number; at: number } | null = null;
  doc.sentences.forEach((sentence, at) => {
    const matched = new Set(sentence.tokens.map((t) => t.term).filter((term) => terms.has(term)));
    let weight = 0;
    let named = 0;
    for (const term of matched) {
      weight += idf(stats, term);
      if (isNotion(term)) named += idf(stats, term);
    }
    if (matched.size === 0 || (share > 0 && !answers({ weight, total, named, notions, words: matched.size, foreign: sentence.lang !== lang, apart: () => piecesOf(sentence, terms) }))) return;
    const value = weight * (sentence.lang === lang ? 1 : OTHER_LANGUAGE);
    if (!best || value > best.value) best = { value, at };
  });
  if (!best) return null;
  const sentence = doc.sentences[(best as { at: number }).at]!;
  return { sentence: sentence.text, lang: sentence.lang, hits: hitsOf(sentence, terms) };
}
