import type { Element } from '#app/core/vocabulary.ts';

/**
 * Which question separates the candidates best. Pure.
 *
 * Each candidate says something of an element (a material it is made of, a use it is meant for) or nothing. If the company
 * answers with one of these values, the candidates that say another fall away; those that say nothing stay. The element whose
 * answer is expected to leave the fewest is asked first.
 */
export interface Said { /** Canonical key, one per notion whatever the language. */ key: string; label: string }
export interface Candidate { id: string; said: Partial<Record<Element, readonly Said[]>> }

export interface Option { label: string; /** Candidates that say so. */ count: number }
export interface Question { element: Element; /** Expected share of the candidates an answer sets aside, 0 to 1. */ reduction: number; options: Option[] }

const OPTIONS = 6;
/** A question that sets aside less than this says nothing about the candidates; the usual order is then the better guide. */
const WORTH = 0.05;

/**
 * The missing elements as questions, the one that separates best first; ties and questions that separate nothing keep the order
 * given. `reduction` of an element: with values v said by n(v) of N candidates and an answer as likely as its value is frequent,
 * p(v) = n(v)/Σn, the expected share set aside is Σ p(v) · (N − n(v) − silent)/N.
 */
export function questions(candidates: readonly Candidate[], missing: readonly Element[]): Question[] {
  const all = missing.map((element): Question => {
    const counts = new Map<string, { label: string; ids: Set<string> }>();
    let silent = 0;
    for (const c of candidates) {
      const said = c.said[element] ?? [];
      if (said.length === 0) silent += 1;
      for (const { key, label } of said) {
        const known = counts.get(key) ?? { label, ids: new Set<string>() };
        known.ids.add(c.id);
        counts.set(key, known);
      }
    }
    const values = [...counts.values()].map((v) => ({ label: v.label, count: v.ids.size })).sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
    const total = values.reduce((sum, v) => sum + v.count, 0);
    const reduction = total === 0 ? 0 : values.reduce((sum, v) => sum + (v.count / total) * ((candidates.length - v.count - silent) / candidates.length), 0);
    // What every candidate says separates nothing, so it is no answer to offer.
    return { element, reduction: Math.round(reduction * 1_000) / 1_000, options: values.filter((v) => v.count < candidates.length).slice(0, OPTIONS) };
  });
  const rank = (q: Question) => (q.reduction >= WORTH ? q.reduction : 0);
  return all.map((q, at) => ({ q, at })).sort((a, b) => rank(b.q) - rank(a.q) || a.at - b.at).map(({ q }) => q);
}
