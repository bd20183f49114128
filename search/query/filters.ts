import { lifeWindow, type LifeBand } from './bands.ts';
import { priceScale } from './prices.ts';
import { FACETS, type Facet, type SearchParams } from './params.ts';

/** Filter expressions for Meilisearch. Every value goes through {@link quoted}; names come from this file only. Pure. */

/** A string literal of Meilisearch's filter language. */
export function quoted(value: string): string {
  return `"${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
}

/** `attribute IN [...]`, or null for no values. */
export function oneOfFilter(attribute: string, values: readonly string[]): string | null {
  return values.length > 0 ? `${attribute} IN [${values.map(quoted).join(', ')}]` : null;
}

/** Rights that have not ended at `now`; an unknown expiry does not hide a listing. */
export function aliveFilter(now: Date): string {
  return `(expires_at IS NULL OR expires_at > ${Math.floor(now.getTime() / 1000)})`;
}

export function lifeFilter(bands: readonly LifeBand[], now: Date): string | null {
  if (bands.length === 0) return null;
  return `(${bands.map((band) => {
    const [from, to] = lifeWindow(band, now);
    return to === null ? `expires_at >= ${from}` : `(expires_at >= ${from} AND expires_at < ${to})`;
  }).join(' OR ')})`;
}

/** The filters of a search, all of which must hold; `without` leaves one facet out, for counting its other values. */
export function filtersOf(params: SearchParams, now: Date, without?: Facet): string[] {
  const parts = FACETS.filter((f) => f !== without).map((facet) => (facet === 'life' ? lifeFilter(params.life, now) : oneOfFilter(facetAttribute(facet, params), params[facet])));
  return [aliveFilter(now), ...parts.filter((p): p is string => p !== null)];
}

/** What the index calls a facet: the price's depends on the kinds of deal chosen. */
export function facetAttribute(facet: Facet, params: Pick<SearchParams, 'deal_kind'>): string {
  const scale = facet === 'price' ? priceScale(params.deal_kind) : 'any';
  return scale === 'any' ? facet : `price_${scale}`;
}
