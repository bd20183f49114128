import { CONCEPTS } from '#search/lexicon/index.ts';
import { idf, type Stats } from './analysis.ts';
import { chunks, termCounts, tokenize } from './terms.ts';

/** Short queries for an engine that reads ten words of each. Pure. */
const WORDS = 10;

/** The most telling words of a text, at most ten as the engine counts (two Chinese characters are about a word), in their own order. */
export function shortQuery(text: string, stats: Stats): string {
  const parts = [...new Set(chunks(text))];
  const worth = (part: string) => {
    const terms = tokenize(part);
    return terms.length ? terms.reduce((sum, t) => sum + idf(stats, t.term), 0) / terms.length : 0;
  };
  const ranked = parts.map((part, at) => ({ part, at, worth: worth(part) })).sort((a, b) => b.worth - a.worth || a.at - b.at);
  const taken: typeof ranked = [];
  let room = WORDS;
  for (const p of ranked) {
    const cost = /[\u3400-\u9fff]/.test(p.part) ? Math.ceil(p.part.length / 2) : 1;
    if (cost > room || p.worth <= 0) continue;
    taken.push(p);
    room -= cost;
    if (room === 0) break;
  }
  return taken.sort((a, b) => a.at - b.at).map((p) => p.part).join(' ');
}

/** The lexicon's words of the other language for the notions a text names: how a Chinese demand reaches an English text. */
export function otherLanguage(text: string, lang: 'zh' | 'en'): string[] {
  const named = new Set([...termCounts(text).keys()].filter((t) => t.startsWith('#')));
  return CONCEPTS.filter((c) => named.has(`#${c.zh[0]}`)).flatMap((c) => (lang === 'zh' ? c.en.slice(0, 1) : c.zh.slice(0, 1)));
}

/** Terms for a plain substring search in the database, the most telling first. */
export function plainTerms(text: string, stats: Stats, max = 30): string[] {
  return [...termCounts(text).keys()].filter((t) => !t.startsWith('#') && t.length >= 2).sort((a, b) => idf(stats, b) - idf(stats, a) || (a < b ? -1 : 1)).slice(0, max);
}
