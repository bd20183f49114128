import { absentGrades, formulas, grades, keywords, negatives, slips, strangers, traditional, units } from './queries/words.ts';
import { sentencesEn } from './queries/sentences-en.ts';
import { sentencesZh } from './queries/sentences-zh.ts';
import type { QualityItem } from './corpus.ts';

export type Kind = 'sentence_zh' | 'sentence_en' | 'keywords' | 'grades' | 'units' | 'formulas' | 'negatives' | 'traditional' | 'slips' | 'numbers' | 'stranger' | 'absent_number' | 'absent_grade';
/** One query with the listings that answer it, any of them; none for what nothing in the corpus is about. */
export interface QualityQuery { kind: Kind; q: string; right: string[]; half: 'tuning' | 'held' }

/** Kinds whose right answer is that nothing fits. */
export const OUTSIDE: readonly Kind[] = ['stranger', 'absent_number'];

const BLOCKS: readonly (readonly [Kind, string])[] = [
  ['sentence_zh', sentencesZh], ['sentence_en', sentencesEn], ['keywords', keywords], ['grades', grades], ['units', units], ['formulas', formulas], ['negatives', negatives], ['traditional', traditional], ['slips', slips],
  ['stranger', strangers], ['absent_grade', absentGrades],
];

const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ');

/**
 * The quality set: every query with ids of its right answers among `items`. Every second query of a kind is for tuning; what was
 * measured on the others is the figure to believe. Throws when a query names no listing.
 */
export function qualityQueries(items: readonly QualityItem[]): QualityQuery[] {
  const out: Omit<QualityQuery, 'half'>[] = [];
  for (const [kind, block] of BLOCKS) {
    for (const line of block.trim().split('\n')) {
      const [q, ...pieces] = line.split('|').map((s) => s.trim()) as [string, ...string[]];
      const right = items.filter((i) => pieces.some((p) => plain(`${i.titleZh} ${i.titleEn}`).includes(plain(p)))).map((i) => i.id);
      if (pieces.length > 0 && right.length === 0) throw new Error(`quality set: "${line}" names no listing`);
      out.push({ kind, q, right });
    }
  }
  const numbered = items.filter((_i, n) => n % 14 === 3);
  numbered.forEach((item, n) => out.push({ kind: 'numbers', q: SPELLINGS[n % SPELLINGS.length]!(item.number), right: [item.id] }));
  for (const number of ABSENT) out.push({ kind: 'absent_number', q: number, right: [] });
  const seen = new Map<Kind, number>();
  return out.map((query) => {
    const n = seen.get(query.kind) ?? 0;
    seen.set(query.kind, n + 1);
    return { ...query, half: n % 2 === 0 ? 'tuning' : 'held' };
  });
}

const SPELLINGS: readonly ((docdb: string) => string)[] = [(n) => n, (n) => n.toLowerCase(), (n) => `${n.slice(0, 2)} ${n.slice(2, -1)} ${n.slice(-1)}`, (n) => n.slice(2, -1), (n) => `公开号：${n}`];
const ABSENT = ['CN114081027A', 'US8927119B2', 'ZL201220249999.1', 'CN 109 876 543 B', 'EP3456789A1', '201999999999.9', 'WO2020123456A1', '公开号：CN108888888A', '8927120', 'JP6543210B2'];
