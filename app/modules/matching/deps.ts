import type { QueryDeps } from '#search/query/listings.server.ts';

export type MatchDeps = QueryDeps;
