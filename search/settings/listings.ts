import type { Settings } from 'meilisearch';
import { SHAPE } from '../documents/tokens.ts';

/**
 * Settings of the listings index, with their reasons. Changed here only: the worker applies them at start, and a change that
 * touches how texts are cut into words makes Meilisearch index again by itself.
 */
export const LISTING_SETTINGS: Settings = {
  // Order is weight. Titles and benefits are written for readers; claims are long and legal, so a word there says least.
  searchableAttributes: [
    'number_keys', 'title_zh', 'title_en', 'named', 'benefit_zh', 'benefit_en', 'notions', 'problem_zh', 'problem_en',
    'abstract_zh', 'abstract_en', 'claims_zh', 'claims_en', 'org_name_zh', 'org_name_en', 'inventors', 'ipc', 'ipc_keys',
  ],
  // `id` for "not this one" and for matching inside a set; `expires_at` so that an ended right is filtered by the clock, not by the last sync.
  filterableAttributes: [
    'id', 'number_keys', 'ipc_section', 'ipc_class', 'ipc_subclass', 'kind', 'deal_kind', 'territory', 'trl', 'price', 'price_sale', 'price_licence', 'region', 'org', 'org_id', 'expires_at',
    // No document has it. It says how documents are made, so that a worker that makes them otherwise fills the index anew at its start.
    SHAPE,
  ],
  sortableAttributes: ['published_at', 'sale_cny', 'licence_cny', 'expires_at'],
  // `sort` first: who asks for the lowest price wants that order among everything that matches. The newest wins a tie.
  rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness', 'published_at:desc'],
  // Without it a Chinese title next to Latin letters is now and then taken for Japanese and cut into single characters.
  localizedAttributes: [
    { attributePatterns: ['*_zh'], locales: ['cmn'] },
    { attributePatterns: ['*_en'], locales: ['eng'] },
  ],
  typoTolerance: {
    enabled: true,
    // Technical words are long; two typos in a nine-letter word already reach another term (catalytic, cathodic).
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 10 },
    // A patent number with one wrong digit is another patent.
    disableOnAttributes: ['number_keys', 'named', 'notions', 'ipc', 'ipc_keys'],
    disableOnNumbers: true,
  },
  // Other names of a thing are found by its notion (`named`, `notions`).
  synonyms: {},
  // Deep paging is for machines, and they have the API's lists; counts stay exact up to here.
  pagination: { maxTotalHits: 5_000 },
  faceting: { maxValuesPerFacet: 200, sortFacetValuesBy: { '*': 'count' } },
  // Cards and what is marked in them are read from the database.
  displayedAttributes: ['id'],
  proximityPrecision: 'byWord',
  // A pathological query is cut here and answers with what it has; the caller's own timeout lies above.
  searchCutoffMs: 800,
};
