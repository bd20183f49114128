import type { EmbeddingConfig } from '#search/model/embeddings.server.ts';
import type { QueryDeps } from '#search/query/listings.server.ts';

/** `embeddings`: an outside service whose vectors stand in for the product's own; without one they serve. */
export interface MatchDeps extends QueryDeps { embeddings?: EmbeddingConfig | null }
