import { z } from 'zod';
import { decodeCursor } from '#app/core/contract.ts';
import { DEAL_KINDS, IPC_SECTIONS, PATENT_KINDS, TERRITORIES } from '#app/core/vocabulary.ts';
import { LIFE_BANDS, PRICE_BANDS } from './bands.ts';
import { wellFormed } from './text.ts';

/**
 * The whole state of a search page as its query string. Pure and browser-safe: the page, the API, saved searches and the
 * engine read one schema. A value that is not in its list never travels further than here.
 */
export const SORTS = ['relevance', 'newest', 'price_asc', 'price_desc', 'life_desc'] as const;
export type Sort = (typeof SORTS)[number];

/** Facets in the order pages show them. */
export const FACETS = ['ipc_section', 'ipc_class', 'kind', 'deal_kind', 'trl', 'price', 'life', 'territory', 'region', 'org'] as const;
export type Facet = (typeof FACETS)[number];

export const MAX_QUERY_LENGTH = 300;
export const MAX_PAGE_SIZE = 50;

const values = <T extends z.ZodType<string>>(item: T) => z.array(item).max(30).default([]);

export const searchParamsSchema = z.object({
  q: z.string().max(MAX_QUERY_LENGTH).default(''),
  ipc_section: values(z.enum(IPC_SECTIONS)),
  ipc_class: values(z.string().regex(/^[A-H]\d{2}$/)),
  kind: values(z.enum(PATENT_KINDS)),
  deal_kind: values(z.enum(DEAL_KINDS)),
  trl: values(z.string().regex(/^[1-9]$/)),
  price: values(z.enum(PRICE_BANDS)),
  life: values(z.enum(LIFE_BANDS)),
  territory: values(z.enum(TERRITORIES)),
  region: values(z.string().regex(/^[A-Z0-9-]{2,8}$/)),
  /** Slugs of universities. */
  org: values(z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/)),
  sort: z.enum(SORTS).default('relevance'),
  page: z.number().int().min(1).max(250).default(1),
  limit: z.number().int().min(1).max(MAX_PAGE_SIZE).default(20),
});
export type SearchParams = z.infer<typeof searchParamsSchema>;

/** A search with nothing chosen. */
export const EMPTY_SEARCH: SearchParams = searchParamsSchema.parse({});

/**
 * Reads a query string. Never fails: an unknown name is ignored, a value outside its list is dropped, a page out of range
 * becomes the first. `cursor` (lists of the API) stands for the page when given. Repeated and comma-separated values are the same.
 */
export function parseSearchParams(source: URLSearchParams): SearchParams {
  const draft: Record<string, unknown> = { q: tidyQuery(source.get('q') ?? '') };
  const shape = searchParamsSchema.shape;
  for (const facet of FACETS) {
    const item = (shape[facet].unwrap() as unknown as z.ZodArray<z.ZodType<string>>).element;
    const given = source.getAll(facet).flatMap((v) => v.split(',')).map((v) => v.trim()).filter((v) => item.safeParse(v).success);
    draft[facet] = [...new Set(given)].sort().slice(0, 30);
  }
  const sort = shape.sort.safeParse(source.get('sort') ?? undefined);
  draft.sort = sort.success ? sort.data : 'relevance';
  const cursor = decodeCursor(source.get('cursor') ?? undefined);
  draft.page = whole(cursor ? String(cursor[0]) : source.get('page'), 250) ?? 1;
  draft.limit = whole(source.get('limit'), MAX_PAGE_SIZE) ?? 20;
  return searchParamsSchema.parse(draft);
}

/** Writes a search back as its one canonical query string: fixed order, defaults left out. Two equal searches give equal strings. */
export function searchParamsToString(params: SearchParams): string {
  const out = new URLSearchParams();
  if (params.q) out.set('q', params.q);
  for (const facet of FACETS) for (const value of [...params[facet]].sort()) out.append(facet, value);
  if (params.sort !== 'relevance') out.set('sort', params.sort);
  if (params.page !== 1) out.set('page', String(params.page));
  if (params.limit !== 20) out.set('limit', String(params.limit));
  return out.toString();
}

/** The search with one facet value switched on or off, back on its first page: what a click on a facet does. */
export function toggleFacet(params: SearchParams, facet: Facet, value: string): SearchParams {
  const chosen = params[facet] as string[];
  const next = chosen.includes(value) ? chosen.filter((v) => v !== value) : [...chosen, value];
  return parseSearchParams(new URLSearchParams(searchParamsToString({ ...params, [facet]: next.sort(), page: 1 } as SearchParams)));
}

/** True when any facet is chosen. */
export function hasFilters(params: SearchParams): boolean {
  return FACETS.some((facet) => params[facet].length > 0);
}

/** Spaces and marks only: a query is kept as it was typed, and folded where it is read (10⁵ must not become 105 before that). */
function tidyQuery(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters and the markers of highlights have no place in a query
  const clean = text.replace(/[\u0000-\u001f\u007f\ue000\ue001\ufffe\uffff]/g, ' ').replace(/\s+/g, ' ').trim().slice(0, MAX_QUERY_LENGTH);
  // Cutting between the halves of a surrogate pair would leave a character no engine accepts.
  return wellFormed(clean.replace(/[\ud800-\udbff]$/, '')).trim();
}

function whole(text: string | null, max: number): number | null {
  return text !== null && /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= max ? Number(text) : null;
}
