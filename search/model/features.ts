/**
 * What the re-ranker reads of one demand and one listing. Every name has one meaning, each value is comparable between demands
 * (parts of a whole, or BM25 on the scale of the demand's own telling terms), and more is never worse.
 */
export const FEATURES = [
  /** BM25 of characters and stems, whole demand against whole listing. */
  'characters',
  /** The same, terms of the demand's title only. */
  'title_characters',
  /** BM25 of lexicon concepts the demand states. */
  'concepts',
  /** BM25 of concepts one step from stated ones: broader, narrower, related. */
  'near_concepts',
  /** Nearness of demand and listing title among the latent directions of the corpus. */
  'latent',
  /** BM25 of words typical of the listings found first (relevance feedback). */
  'feedback',
  /** Share of the listing's title, by weight, that the demand's words explain: the same word or one of like company. */
  'explained',
  /** Share of the listing's title words, by weight, that stand in the demand as they are. */
  'named',
  /** Share of the listing's title characters that stand in the demand's title. */
  'covered_by_title',
  /** Share of neighbouring character pairs of the listing's title that stand in the demand. */
  'pairs',
  /** Agreement of IPC classes, labelled or guessed. */
  'classes',
  /** Weight of the rarest word both share. */
  'rarest',
  /** BM25 of neighbouring units in the listing's body, squared: passages in common tell much, pairs of a common subject little. */
  'phrases',
] as const;
export type FeatureName = (typeof FEATURES)[number];
export type FeatureVector = Float64Array;
/** Places of the features in a vector. */
export const AT = Object.fromEntries(FEATURES.map((n, i) => [n, i])) as Readonly<Record<FeatureName, number>>;
