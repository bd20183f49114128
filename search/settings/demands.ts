import type { Settings } from 'meilisearch';
import { SHAPE } from '../documents/tokens.ts';
import { LISTING_SETTINGS } from './listings.ts';

/** Settings of the demands index. A demand has one language, and the words of its title and problem say most. */
export const DEMAND_SETTINGS: Settings = {
  searchableAttributes: [
    'title_zh', 'title_en', 'named', 'problem_zh', 'problem_en', 'elements_zh', 'elements_en', 'notions', 'org_name_zh', 'org_name_en', 'ipc',
  ],
  filterableAttributes: ['id', 'ipc_subclass', 'deal_kind', 'territory', 'region', 'tier', 'deadline_at', 'org_id', SHAPE],
  sortableAttributes: ['opened_at'],
  rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness', 'opened_at:desc'],
  localizedAttributes: LISTING_SETTINGS.localizedAttributes!,
  typoTolerance: { ...LISTING_SETTINGS.typoTolerance!, disableOnAttributes: ['named', 'notions', 'ipc'] },
  synonyms: LISTING_SETTINGS.synonyms!,
  pagination: { maxTotalHits: 2_000 },
  faceting: LISTING_SETTINGS.faceting!,
  displayedAttributes: ['id', 'title_zh', 'title_en', 'named', 'problem_zh', 'problem_en'],
  searchCutoffMs: 800,
};
