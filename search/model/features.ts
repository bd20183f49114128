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
  /** Share of the listing's title characters that stand in the demand's title. */
  'covered_by_title',
  /** Share of neighbouring character pairs of the listing's title that stand in the demand. */
  'pairs',
  /** Agreement of IPC classes, labelled or guessed. */
  'classes',
  /** Weight of the rarest word both share. */
  'rarest',
] as const;
export type FeatureName = (typeof FEATURES)[number];
export type FeatureVector = Float64Array;
const AT = Object.fromEntries(FEATURES.map((n, i) => [n, i])) as Record<FeatureName, number>;

/** One title in one language, with its terms' weights under the model. */
export interface TitlePart { fine: readonly string[]; words: readonly string[]; weights: { fine: readonly number[]; words: readonly number[] }; pairs?: readonly string[] }

/** What is kept of a listing for re-ranking, besides its place in the inverted channels. */
export interface TitleFacts { parts: readonly TitlePart[]; ipc: IpcGuess; latent?: Float32Array | null }

/** Facts of a document's titles under a model. */
export function titleFacts(model: CorpusModel, doc: { titles: readonly { fine: readonly string[]; words: readonly string[] }[]; titleWords: readonly string[]; concepts: ReadonlyMap<number, number>; ipc: readonly string[] }): TitleFacts {
  const labelled = doc.ipc.length > 0
    ? new Map(doc.ipc.slice(0, 6).map((c, _, all) => [c, 1 / Math.min(6, all.length)]))
    : guessIpc(model.ipc, {
      words: doc.titleWords.map((w) => [w, termWeight(model, 'words', w)] as const),
      concepts: [...doc.concepts].map(([id, n]) => [id, n * termWeight(model, 'concepts', id)] as const),
    });
  return {
    ipc: labelled,
    parts: doc.titles.map((t) => ({ ...t, weights: { fine: t.fine.map((x) => termWeight(model, 'fine', x)), words: t.words.map((w) => termWeight(model, 'words', w)) } })),
  };
}

export interface ChannelScores { fine: number; fineTitle: number; concepts: number; nearConcepts: number; feedback: number }

/** The features of one listing for one demand. `explain` from {@link WeighedQuery}'s explainer; channel scores already on scale. */
export function featuresOf(model: CorpusModel, query: WeighedQuery, title: TitleFacts, scores: ChannelScores, explain: (word: string) => number): FeatureVector {
  const f = new Float64Array(FEATURES.length);
  f[AT.characters] = scores.fine;
  f[AT.title_characters] = scores.fineTitle;
  f[AT.concepts] = scores.concepts;
  f[AT.near_concepts] = scores.nearConcepts;
  f[AT.latent] = latentNearness(model, query, title);
  f[AT.feedback] = scores.feedback;
  for (const part of title.parts) titlePart(f, query, part, explain);
  f[AT.classes] = ipcAgreement(query.ipc, title.ipc);
  return f;
}

/** The features a title gives, each raised where this title says more than another language's did. */
function titlePart(f: FeatureVector, query: WeighedQuery, title: TitlePart, explain: (word: string) => number): void {
  const raise = (feature: FeatureName, value: number) => { if (value > f[AT[feature]]!) f[AT[feature]] = value; };
  let all = 0;
  let explained = 0;
  let rarest = 0;
  title.words.forEach((w, i) => {
    const weight = title.weights.words[i]!;
    all += weight;
    explained += weight * explain(w);
    if (query.profile.words.has(w) || query.profile.foreign.words.has(w)) rarest = Math.max(rarest, weight);
  });
  if (all > 0) raise('explained', explained / all);
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
  if (fineAll > 0) raise('covered_by_title', covered / fineAll);
  if (pairsAll > 0) raise('pairs', pairs / pairsAll);
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
