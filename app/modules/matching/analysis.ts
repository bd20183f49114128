import { tokenize, type Token } from './terms.ts';

/** A listing's texts cut into sentences and terms: what scoring and evidence read. Pure. */
export interface Sentence { text: string; lang: 'zh' | 'en'; tokens: Token[] }
export interface Analysis { sentences: Sentence[]; counts: ReadonlyMap<string, number>; length: number }

export interface ListingTexts {
  titleZh: string; titleEn: string; benefitZh: string; benefitEn: string; problemZh: string; problemEn: string; abstractZh: string; abstractEn: string;
  claims: readonly { text: string; lang: string; independent: boolean }[];
}

/** Only so much of a text takes part: an abstract is never longer, and a claim set repeats itself. */
const MAX_CHARACTERS = 4_000;
const TITLE_WEIGHT = 2;

export function analyse(t: ListingTexts): Analysis {
  const sentences: Sentence[] = [];
  const counts = new Map<string, number>();
  let length = 0;
  const add = (text: string, lang: 'zh' | 'en', weight: number) => {
    for (const part of sentencesOf(text.slice(0, MAX_CHARACTERS))) {
      const tokens = tokenize(part);
      sentences.push({ text: part, lang, tokens });
      for (const { term } of tokens) counts.set(term, (counts.get(term) ?? 0) + weight);
      length += tokens.length;
    }
  };
  add(t.titleZh, 'zh', TITLE_WEIGHT);
  add(t.titleEn, 'en', TITLE_WEIGHT);
  for (const lang of ['zh', 'en'] as const) {
    const own = lang === 'zh' ? [t.benefitZh, t.problemZh, t.abstractZh] : [t.benefitEn, t.problemEn, t.abstractEn];
    for (const text of own) add(text, lang, 1);
    const claim = t.claims.find((c) => c.independent && c.lang.startsWith(lang));
    if (claim) add(claim.text, lang, 1);
  }
  return { sentences, counts, length };
}

/** Sentences of a text: at 。！？； and line ends, and at a full stop or semicolon before white space (not inside 0.3 or "e.g."). */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[。！？；\n])|(?<=[a-z0-9%)][.;!?])\s+(?=[A-Z0-9\u3400-\u9fff])/).map((s) => s.trim()).filter((s) => s.length > 1);
}

/** How many texts each term occurs in, over a body of `n` texts. */
export interface Stats { n: number; df: ReadonlyMap<string, number>; averageLength: number }

export function statsOf(analyses: Iterable<Analysis>): Stats {
  const df = new Map<string, number>();
  let n = 0;
  let total = 0;
  for (const a of analyses) {
    n += 1;
    total += a.length;
    for (const term of a.counts.keys()) df.set(term, (df.get(term) ?? 0) + 1);
  }
  return { n, df, averageLength: n ? total / n : 1 };
}

/** Inverse document frequency (Robertson, Spärck Jones, with the +1 that keeps it positive). */
export function idf(stats: Stats, term: string): number {
  const df = stats.df.get(term) ?? 0;
  return Math.log(1 + (stats.n - df + 0.5) / (df + 0.5));
}
