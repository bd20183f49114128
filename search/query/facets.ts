import type { FacetCount } from './card.ts';

/** What a search found before the database had its say: ids in order, counts. */
export interface RawResult { ids: string[]; total: number; facets: Record<string, FacetCount[]> }

/** Facet values with their counts, most first; a chosen value stays visible at 0 so that it can be taken back. */
export function facetCounts(distribution: Record<string, number> | undefined, chosen: readonly string[] = []): FacetCount[] {
  const all = new Map(Object.entries(distribution ?? {}));
  for (const value of chosen) if (!all.has(value)) all.set(value, 0);
  return [...all].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
