import { termWeight, type WeighedQuery } from './query-terms.ts';
import { latentVector, type CorpusModel } from './corpus-model.ts';
import { guessIpc, ipcAgreement, type IpcGuess } from './ipc.ts';

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
const AT = Object.fromEntries(FEATURES.map((n, i) => [n, i])) as Record<FeatureName, number>;

/** One title in one language, with its terms' weights under the model. */
export interface TitlePart { fine: readonly string[]; words: readonly string[]; weights: { fine: readonly number[]; words: readonly number[] }; pairs?: readonly string[] }

/** What is kept of a listing for re-ranking, besides its place in the inverted channels. */
export interface TitleFacts { parts: readonly TitlePart[]; ipc: IpcGuess; phrases: Uint16Array; latent?: Float32Array | null }

/** Facts of a document's titles under a model. */
export function titleFacts(model: CorpusModel, doc: { titles: readonly { fine: readonly string[]; words: readonly string[] }[]; titleWords: readonly string[]; concepts: ReadonlyMap<number, number>; ipc: readonly string[]; phrases: Uint16Array }): TitleFacts {
  const labelled = doc.ipc.length > 0
    ? new Map(doc.ipc.slice(0, 6).map((c, _, all) => [c, 1 / Math.min(6, all.length)]))
    : guessIpc(model.ipc, {
      words: doc.titleWords.map((w) => [w, termWeight(model, 'words', w)] as const),
      concepts: [...doc.concepts].map(([id, n]) => [id, n * termWeight(model, 'concepts', id)] as const),
    });
  return {
    ipc: labelled, phrases: doc.phrases,
    parts: doc.titles.map((t) => ({ ...t, weights: { fine: t.fine.map((x) => termWeight(model, 'fine', x)), words: t.words.map((w) => termWeight(model, 'words', w)) } })),
  };
}

export interface ChannelScores { fine: number; fineTitle: number; concepts: number; nearConcepts: number; feedback: number; phrases: number }

/** Features that {@link addDear} fills in, each 0 to 1: they look at every word of a title among hundreds of directions. */
export const DEAR = ['latent', 'explained'] as const satisfies readonly FeatureName[];

/** The features of one listing for one demand, without the {@link DEAR} ones. Channel scores already on scale. */
export function featuresOf(model: CorpusModel, query: WeighedQuery, title: TitleFacts, scores: ChannelScores): FeatureVector {
  const f = new Float64Array(FEATURES.length);
  f[AT.characters] = scores.fine;
  f[AT.title_characters] = scores.fineTitle;
  f[AT.concepts] = scores.concepts;
  f[AT.near_concepts] = scores.nearConcepts;
  f[AT.feedback] = scores.feedback;
  const unsaid = rarestWeight(model);
  for (const part of title.parts) titlePart(f, query, part, unsaid);
  f[AT.classes] = ipcAgreement(query.ipc, title.ipc);
  f[AT.phrases] = scores.phrases ** 2;
  return f;
}

/** Fills in the {@link DEAR} features. `explain` from {@link WeighedQuery}'s explainer. */
export function addDear(f: FeatureVector, model: CorpusModel, query: WeighedQuery, title: TitleFacts, explain: (word: string) => number): void {
  f[AT.latent] = latentNearness(model, query, title);
  const unsaid = rarestWeight(model);
  for (const { words, weights } of title.parts) {
    let all = 0;
    let explained = 0;
    for (let i = 0; i < words.length; i++) {
      all += weights.words[i]!;
      explained += weights.words[i]! * explain(words[i]!);
    }
    if (all > 0) f[AT.explained] = Math.max(f[AT.explained]!, explained / (all + unsaid));
  }
}

/** What a word weighs that stands in no item and no demand. */
function rarestWeight(model: CorpusModel): number { return termWeight(model, 'words', ''); }

/**
 * The features a title gives, each raised where this title says more than another language's did. Shares are taken as if the title
 * had one more rare word, `unsaid`, that the demand has not: a title of a single word ("Imaging device") is no whole answer.
 */
function titlePart(f: FeatureVector, query: WeighedQuery, title: TitlePart, unsaid: number): void {
  const raise = (feature: FeatureName, value: number) => { if (value > f[AT[feature]]!) f[AT[feature]] = value; };
  let all = 0;
  let rarest = 0;
  let named = 0;
  title.words.forEach((w, i) => {
    const weight = title.weights.words[i]!;
    all += weight;
    if (!query.profile.words.has(w) && !query.profile.foreign.words.has(w)) return;
    named += weight;
    rarest = Math.max(rarest, weight);
  });
  if (all > 0) raise('named', named / (all + unsaid));
  raise('rarest', rarest / 8);
  let fineAll = 0;
  let covered = 0;
  let pairsAll = 0;
  let pairs = 0;
  const keys = (title.pairs ??= title.fine.map((t, i) => (i === 0 ? '' : `${title.fine[i - 1]} ${t}`)));
  title.fine.forEach((t, i) => {
    const weight = title.weights.fine[i]!;
    fineAll += weight;
    if (query.profile.titleFine.has(t) || query.profile.foreign.titleFine.has(t)) covered += weight;
    if (i === 0) return;
    const pair = weight + title.weights.fine[i - 1]!;
    pairsAll += pair;
    if (query.profile.pairs.has(keys[i]!)) pairs += pair;
  });
  if (fineAll > 0) raise('covered_by_title', covered / (fineAll + unsaid));
  if (pairsAll > 0) raise('pairs', pairs / (pairsAll + 2 * unsaid));
}

function latentNearness(model: CorpusModel, query: WeighedQuery, title: TitleFacts): number {
  if (!query.latent) return 0;
  // Made when first asked for: only re-ranked listings need one.
  const own = title.latent === undefined ? (title.latent = latentVector(model, { words: once(title.parts.flatMap((p) => [...p.words])), fine: once(title.parts.flatMap((p) => [...p.fine])) })) : title.latent;
  if (!own) return 0;
  let sum = 0;
  for (let j = 0; j < own.length; j++) sum += own[j]! * query.latent[j]!;
  return Math.max(0, sum);
}

function once(terms: readonly string[]): Map<string, number> { return new Map(terms.map((t) => [t, 1])); }
