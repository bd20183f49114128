import type { GlossaryEntry } from '../glossary/entry.ts';
import { ENERGY_MATERIALS } from '../glossary/energy-materials.ts';
import { SYSTEMS_LIFE } from '../glossary/systems-life.ts';

/** The field glossary: what lets a Chinese question find an English text and the other way round. */
export const GLOSSARY: readonly GlossaryEntry[] = [...ENERGY_MATERIALS, ...SYSTEMS_LIFE];

/** An English term in its other number, as the engine, which takes synonyms by the letter, must be told it. */
function plural(term: string): string {
  return /(?:s|x|z|ch|sh)$/.test(term) ? `${term}es` : /[^aeiou]y$/.test(term) ? `${term.slice(0, -1)}ies` : `${term}s`;
}

/** Every term of an entry, and every English one in the plural too, mapped to the entry's other terms, lower case: the form Meilisearch takes synonyms in. */
export function synonymsOf(glossary: readonly GlossaryEntry[] = GLOSSARY): Record<string, string[]> {
  const synonyms = new Map<string, Set<string>>();
  for (const entry of glossary) {
    const all = [...entry.zh, ...entry.en].map((t) => t.toLowerCase());
    const plurals = entry.en.map((t) => plural(t.toLowerCase()));
    for (const term of [...all, ...plurals]) {
      const others = synonyms.get(term) ?? new Set<string>();
      for (const other of all) if (other !== term) others.add(other);
      synonyms.set(term, others);
    }
  }
  return Object.fromEntries([...synonyms].map(([term, others]) => [term, [...others]]));
}

/** A glossary entry found in a text, with the term that was found. */
export interface GlossaryHit { entry: GlossaryEntry; term: string; lang: 'zh' | 'en' }

const EN_TERMS = GLOSSARY.flatMap((entry) => entry.en.map((term) => ({ entry, term, pattern: new RegExp(`(?<![a-z0-9])${term.toLowerCase().replace(/[-\s]+/g, '[-\\s]+')}(?:s|es)?(?![a-z0-9])`) })));
const ZH_TERMS = GLOSSARY.flatMap((entry) => entry.zh.map((term) => ({ entry, term })));

/** Entries whose terms occur in `text`, each once, in glossary order. English terms match as whole words, plural included. */
export function glossaryIn(text: string): GlossaryHit[] {
  const lower = text.normalize('NFKC').toLowerCase();
  const found = new Map<GlossaryEntry, GlossaryHit>();
  for (const { entry, term } of ZH_TERMS) if (!found.has(entry) && lower.includes(term.toLowerCase())) found.set(entry, { entry, term, lang: 'zh' });
  for (const { entry, term, pattern } of EN_TERMS) if (!found.has(entry) && pattern.test(lower)) found.set(entry, { entry, term, lang: 'en' });
  return [...found.values()];
}
