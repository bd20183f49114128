import { ipcLevels } from '../documents/listing.server.ts';
import { dayStart, lifeBand, priceBand } from './bands.ts';
import type { FacetCount } from './card.ts';
import type { CardSource } from './cards.server.ts';
import { facetCounts } from './facets.ts';
import { FACETS, type Facet, type SearchParams, type Sort } from './params.ts';
import { licencePrice, pricesOf, priceScale, salePrice, type PriceScale } from './prices.ts';

/** Facets and orders counted here in memory, for results the engine did not count: the same facts, bands and scales as the index has. Pure. */

export type FactRow = Pick<CardSource, 'ipc' | 'kind' | 'dealKinds' | 'territories' | 'trl' | 'currency' | 'askAmount' | 'entryFeeAmount' | 'expiryDate' | 'publishedAt'> & { region: string; org: string };
export type Facts = Record<Facet, string[]>;

export function factsOf(row: FactRow, now: Date, scale: PriceScale): Facts {
  const { ipc_section, ipc_class } = ipcLevels(row.ipc);
  const life = lifeBand(row.expiryDate ? dayStart(row.expiryDate) : null, now);
  return {
    ipc_section, ipc_class, kind: [row.kind], deal_kind: row.dealKinds, territory: row.territories, trl: row.trl === null ? [] : [String(row.trl)],
    price: [...new Set(pricesOf(row, scale).map((p) => priceBand(p, row.currency)))], life: life ? [life] : [], region: [row.region], org: [row.org],
  };
}

export function passes(facts: Facts, params: SearchParams, without?: Facet): boolean {
  return FACETS.every((f) => f === without || params[f].length === 0 || (params[f] as string[]).some((v) => facts[f].includes(v)));
}

export function facetsOf(all: readonly Facts[], params: SearchParams): Record<string, FacetCount[]> {
  return Object.fromEntries(FACETS.map((facet) => {
    const seen: Record<string, number> = {};
    for (const facts of all) if (passes(facts, params, facet)) for (const value of facts[facet]) seen[value] = (seen[value] ?? 0) + 1;
    return [facet, facetCounts(seen, params[facet])];
  }));
}

/** Compares rows in an order other than relevance (then 0); what has no value stands last. Ties are left as they were. */
export function compareBy(sort: Sort, params: Pick<SearchParams, 'deal_kind'>): (a: FactRow, b: FactRow) => number {
  const scale = priceScale(params.deal_kind);
  const cny = (r: FactRow, amount: number | null) => (r.currency === 'CNY' ? amount : null);
  const sale = (r: FactRow) => cny(r, salePrice(r));
  const licence = (r: FactRow) => cny(r, licencePrice(r));
  const byPrice = (down: boolean) => {
    const keys = (scale === 'sale' ? [sale] : scale === 'licence' ? [licence] : [sale, licence]).map((value) => byNumber(value, down));
    return (a: FactRow, b: FactRow) => keys.reduce((n, key) => n || key(a, b), 0);
  };
  if (sort === 'price_asc' || sort === 'price_desc') return byPrice(sort === 'price_desc');
  if (sort === 'life_desc') return byNumber((r) => (r.expiryDate ? dayStart(r.expiryDate) : null), true);
  if (sort === 'newest') return byNumber((r) => r.publishedAt?.getTime() ?? null, true);
  return () => 0;
}

function byNumber<T>(value: (r: T) => number | null, down: boolean): (a: T, b: T) => number {
  return (a, b) => {
    const [x, y] = [value(a), value(b)];
    return x === y ? 0 : x === null ? 1 : y === null ? -1 : down ? y - x : x - y;
  };
}
