import { ELEMENTS, type Element } from '#app/core/vocabulary.ts';
import { missingElements } from '#app/modules/demands/rules.ts';
import { mergeRanges } from '#search/query/text.ts';
import { idf, type Analysis, type Stats } from './analysis.ts';
import { fineOf, fold, specificity } from '#search/model/text.ts';
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
}

export interface Reason { element: Element | 'problem'; text: string; evidence: { sentence: string; lang: 'zh' | 'en'; hits: [number, number][] } }
export interface Explained { reasons: Reason[]; missing: Element[] }

/** A sentence counts as evidence when it carries this share of what the element asks for. */
const EVIDENCE_SHARE = 0.18;
/** A reader's own language is preferred unless the other one says clearly more. */
const OTHER_LANGUAGE = 0.8;
/** A character this rare in the language at large tells something by itself. */
const TELLING = 0.45;

export function demandQuery(d: DemandTexts): DemandQuery {
  const unsaid = new Set(missingElements(d));
  const core = new Map<string, number>();
  for (const [term, n] of termCounts(`${d.title}\n${d.title}\n${d.problem}`)) core.set(term, (3 * n) / (n + 2));
  return {
    lang: d.lang, core, problem: d.problem,
    characters: new Set(fineOf(fold(`${d.title}\n${d.problem}`)).filter((c) => /[\u3400-\u9fff]/.test(c) && specificity(c) >= TELLING)),
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

/** Two of its characters at the least must stand in the demand for a title to be shown as the reason. */
const TITLE_CHARACTERS = 2;

/** The title with the demand's own characters marked: the thinnest reason there is, shown when no sentence says more. */
function titleInCommon(query: DemandQuery, doc: Analysis): Reason['evidence'] | null {
  const title = doc.sentences[0];
  if (!title) return null;
  const hits = [...title.text.matchAll(/[\u3400-\u9fff]/g)].filter((m) => query.characters.has(m[0])).map((m) => [m.index, m.index + 1] as const);
  return new Set(hits.map(([at]) => title.text[at])).size >= TITLE_CHARACTERS ? { sentence: title.text, lang: title.lang, hits: mergeRanges(hits) } : null;
}

function bestSentence(terms: ReadonlyMap<string, number>, doc: Analysis, stats: Stats, lang: 'zh' | 'en', share: number): Reason['evidence'] | null {
  let total = 0;
  for (const term of terms.keys()) total += idf(stats, term);
  let best: { value: number; at: number } | null = null;
  doc.sentences.forEach((sentence, at) => {
    const matched = new Set(sentence.tokens.map((t) => t.term).filter((term) => terms.has(term)));
    let weight = 0;
    let notion = false;
    for (const term of matched) { weight += idf(stats, term); notion ||= term.startsWith('#'); }
    // One word in common is chance, unless it is a notion of the field.
    if (matched.size === 0 || (!notion && share > 0 && (matched.size < 2 || weight < share * total))) return;
    const value = weight * (sentence.lang === lang ? 1 : OTHER_LANGUAGE);
    if (!best || value > best.value) best = { value, at };
  });
  if (!best) return null;
  const { text, lang: own, tokens } = doc.sentences[(best as { at: number }).at]!;
  return { sentence: text, lang: own, hits: mergeRanges(tokens.filter((t) => terms.has(t.term)).map((t) => [t.start, t.end] as const)) };
}
