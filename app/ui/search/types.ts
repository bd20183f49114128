import type { SearchHit, Understood } from '#app/modules/listings/contract.ts';
import type { Facet, Sort } from '#search/query/params.ts';

export interface FacetOption { value: string; label: string; count: number; on: boolean }
export interface FacetGroup { facet: Facet; options: FacetOption[] }

/** What the search page is given. */
export interface SearchPageData {
  q: string;
  /** A patent number was looked up, not words. */
  number: boolean;
  sort: Sort;
  page: number;
  pages: number;
  total: number;
  /** The search engine was away and the database answered. */
  reduced: boolean;
  /** What the query was taken for; null without one. */
  understood: Understood | null;
  /** The one scale prices are compared by, decided by the chosen kinds of deal. */
  priceScale: 'sale' | 'licence' | 'any';
  items: SearchHit[];
  /** Id of the last item when it stands there to be seen for once (the explore place), else null. */
  explore: string | null;
  facets: FacetGroup[];
  /** The search in its one canonical spelling, on its first page: what a saved search keeps. */
  query: string;
  /** Ids among `items` the person has saved. */
  saved: string[];
  canSave: boolean;
  /** `YYYY-MM-DD` in China Standard Time, so that server and browser count the same remaining life. */
  today: string;
}
