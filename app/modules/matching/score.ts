import { ELEMENTS, type Element } from '#app/core/vocabulary.ts';
import { missingElements } from '#app/modules/demands/rules.ts';
import { mergeRanges } from '#search/query/text.ts';
import { idf, type Analysis, type Stats } from './analysis.ts';
import { termCounts } from './terms.ts';

/** Scoring of one listing against one demand, element by element, with the sentences that carry it. Pure and deterministic. */
export type DemandTexts = Record<Element, string> & { title: string; problem: string; lang: 'zh' | 'en'; ipc: readonly string[] };

export interface DemandQuery {
  lang: 'zh' | 'en';
  /** Terms of title (twice) and problem, saturated: a word said ten times is not ten words. */
  core: ReadonlyMap<string, number>;
  elements: { element: Element; text: string; terms: ReadonlyMap<string, number> }[];
  problem: string;
  ipc: readonly string[];
}

export interface Reason { element: Element | 'problem'; text: string; evidence: { sentence: string; lang: 'zh' | 'en'; hits: [number, number][] } }
export interface Scored { score: number; reasons: Reason[]; missing: Element[] }

const K1 = 1.2;
const B = 0.75;
/** What a match is made of: the whole of title and problem, the elements one by one, and the classes. */
const WEIGHTS = { core: 0.45, elements: 0.45, ipc: 0.1 };
/** A sentence counts as evidence when it carries this share of what the element asks for. */
const EVIDENCE_SHARE = 0.18;
/** A reader's own language is preferred unless the other one says clearly more. */
const OTHER_LANGUAGE = 0.8;

export function demandQuery(d: DemandTexts): DemandQuery {
  const unsaid = new Set(missingElements(d));
  const core = new Map<string, number>();
  for (const [term, n] of termCounts(`${d.title}\n${d.title}\n${d.problem}`)) core.set(term, (3 * n) / (n + 2));
  return {
    lang: d.lang, core, problem: d.problem, ipc: d.ipc,
    elements: ELEMENTS.filter((e) => !unsaid.has(e)).map((element) => ({ element, text: d[element], terms: termCounts(d[element]) })),
  };
}

/** Scores a listing: 0 (nothing in common) to 1. `reasons` in the order of the elements; `missing` are stated ones without evidence. */
export function scoreListing(query: DemandQuery, doc: Analysis, docIpc: readonly string[], stats: Stats): Scored {
  const core = coverage(query.core, doc, stats);
  const reasons: Reason[] = [];
  const missing: Element[] = [];
  let elements = 0;
  for (const e of query.elements) {
    elements += coverage(e.terms, doc, stats);
    const evidence = bestSentence(e.terms, doc, stats, query.lang);
    if (evidence) reasons.push({ element: e.element, text: e.text, evidence });
    else missing.push(e.element);
  }
  if (reasons.length === 0) {
    const evidence = bestSentence(query.core, doc, stats, query.lang);
    if (evidence) reasons.push({ element: 'problem', text: query.problem, evidence });
  }
  const parts = [
    { weight: WEIGHTS.core, value: core },
    ...(query.elements.length ? [{ weight: WEIGHTS.elements, value: elements / query.elements.length }] : []),
    ...(query.ipc.length ? [{ weight: WEIGHTS.ipc, value: ipcAgreement(query.ipc, docIpc) }] : []),
  ];
  const score = parts.reduce((sum, p) => sum + p.weight * p.value, 0) / parts.reduce((sum, p) => sum + p.weight, 0);
  return { score: Math.round(score * 10_000) / 10_000, reasons, missing };
}

/** Share of a query's weight a text covers, BM25's saturation and length norm applied: 0 to 1. */
export function coverage(terms: ReadonlyMap<string, number>, doc: Analysis, stats: Stats): number {
  let got = 0;
  let all = 0;
  const norm = K1 * (1 - B + (B * doc.length) / stats.averageLength);
  for (const [term, weight] of terms) {
    const w = idf(stats, term) * weight;
    all += w;
    const tf = doc.counts.get(term) ?? 0;
    if (tf > 0) got += (w * tf * (K1 + 1)) / (tf + norm) / (K1 + 1);
  }
  return all > 0 ? got / all : 0;
}

/** How well the classes agree: same subclass 1, same class 0.5, same section 0.2, else 0; the best pair counts. */
export function ipcAgreement(wanted: readonly string[], symbols: readonly string[]): number {
  let best = 0;
  for (const w of wanted) {
    for (const s of symbols) best = Math.max(best, s.startsWith(w.slice(0, 4)) && w.length >= 4 ? 1 : s.slice(0, 3) === w.slice(0, 3) ? 0.5 : s[0] === w[0] ? 0.2 : 0);
  }
  return best;
}

function bestSentence(terms: ReadonlyMap<string, number>, doc: Analysis, stats: Stats, lang: 'zh' | 'en'): Reason['evidence'] | null {
  let total = 0;
  for (const term of terms.keys()) total += idf(stats, term);
  let best: { value: number; at: number } | null = null;
  doc.sentences.forEach((sentence, at) => {
    const matched = new Set(sentence.tokens.map((t) => t.term).filter((term) => terms.has(term)));
    let weight = 0;
    let notion = false;
    for (const term of matched) { weight += idf(stats, term); notion ||= term.startsWith('#'); }
    // One word in common is chance, unless it is a notion of the field.
    if (!notion && (matched.size < 2 || weight < EVIDENCE_SHARE * total)) return;
    const value = weight * (sentence.lang === lang ? 1 : OTHER_LANGUAGE);
    if (!best || value > best.value) best = { value, at };
  });
  if (!best) return null;
  const { text, lang: own, tokens } = doc.sentences[(best as { at: number }).at]!;
  return { sentence: text, lang: own, hits: mergeRanges(tokens.filter((t) => terms.has(t.term)).map((t) => [t.start, t.end] as const)) };
}
