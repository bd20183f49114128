import { LEXICON } from '../lexicon/index.ts';
import { askFactor, itemIdf, latentVector, type Channel, type CorpusModel, type Term } from './corpus-model.ts';
import type { DocumentUnits } from './document.ts';
import { guessIpc, type IpcGuess } from './ipc.ts';
import { weighPhrases, type WeighedPhrases } from './phrases.ts';
import type { Profile, Translated } from './profile.ts';

/** A demand's profile weighed against a corpus model: what every stage of ranking reads. */
export interface WeighedQuery {
  fine: ReadonlyMap<Term, number>;
  words: ReadonlyMap<Term, number>;
  concepts: ReadonlyMap<Term, number>;
  /** Concepts one step from the stated ones, none of these themselves. */
  nearConcepts: ReadonlyMap<Term, number>;
  fineTitle: ReadonlyMap<Term, number>;
  phrases: WeighedPhrases;
  /** Place among the latent directions; null without vectors. */
  latent: Float32Array | null;
  /** What a text answering everything that matters would score: the scale a feature is read on. */
  scale: { fine: number; words: number; concepts: number; fineTitle: number };
  profile: Profile;
  /** The most telling words with their weight relative to the first. */
  top: { word: string; share: number }[];
  ipc: IpcGuess;
}

/** Terms kept per channel, most telling first: the rest changes no rank and costs time. */
const KEEP = { fine: 130, words: 130, concepts: 60, foreign: 60 } as const;
/** So many of the heaviest terms make the scale: a text that answers these answers the demand. */
const SCALE_TERMS = 12;
const TOP_WORDS = 25;
const CHOSEN_IPC_SHARE = 0.6;

/** Weighs a profile. Deterministic for a model version. */
export function weighQuery(model: CorpusModel, profile: Profile): WeighedQuery {
  const own = { fine: weigh(model, 'fine', profile.fine, KEEP.fine), words: weigh(model, 'words', profile.words, KEEP.words) };
  const fine = joined(own.fine, weighForeign(model, 'fine', profile.foreign.fine));
  const words = joined(own.words, weighForeign(model, 'words', profile.foreign.words));
  const stated = weigh(model, 'concepts', profile.concepts, KEEP.concepts);
  const near = neighboursOf(model, stated);
  const fineTitle = new Map([...fine].filter(([t]) => profile.titleFine.has(t as string) || profile.foreign.titleFine.has(t as string)));
  const ownTitle = new Map([...own.fine].filter(([t]) => profile.titleFine.has(t as string)));
  const ranked = ([...words] as [string, number][]).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const first = ranked[0]?.[1] ?? 1;
  return {
    fine, words, concepts: stated, nearConcepts: near, fineTitle, phrases: weighPhrases(model.phrases, model.items, profile.phrases), profile, latent: latentVector(model, profile),
    // The demand's own words make the scale: names in two languages do not ask for twice as much.
    scale: { fine: scaleOf(own.fine), words: scaleOf(own.words), concepts: scaleOf(stated), fineTitle: scaleOf(ownTitle) },
    top: ranked.slice(0, TOP_WORDS).map(([word, w]) => ({ word, share: w / first })),
    ipc: demandIpc(model, profile, own.words, stated),
  };
}

function weigh(model: CorpusModel, channel: Channel, terms: ReadonlyMap<Term, number>, keep: number): Map<Term, number> {
  const weighed = [...terms].map(([t, n]) => [t, n * termWeight(model, channel, t)] as [Term, number]).filter(([, w]) => w > 0);
  return new Map(weighed.sort((a, b) => b[1] - a[1] || (String(a[0]) < String(b[0]) ? -1 : 1)).slice(0, keep));
}

/** Where the other language is seldom its words look rarer than they are; the concept, counted in both, bounds them. */
function weighForeign(model: CorpusModel, channel: 'fine' | 'words', terms: ReadonlyMap<string, Translated>): Map<Term, number> {
  const bounded = [...terms].map(([t, { weight, concept }]) => [t, weight * Math.min(termWeight(model, channel, t), termWeight(model, 'concepts', concept))] as [Term, number]);
  return new Map(bounded.sort((a, b) => b[1] - a[1] || (String(a[0]) < String(b[0]) ? -1 : 1)).slice(0, KEEP.foreign));
}

/** Two sets of weighed terms in one; a term in both keeps its own weight. */
function joined(own: ReadonlyMap<Term, number>, foreign: ReadonlyMap<Term, number>): Map<Term, number> {
  const out = new Map(own);
  for (const [t, w] of foreign) if (!out.has(t)) out.set(t, w);
  return out;
}

/** Weights worked out so far, per model: the same few ten thousand terms are asked for again and again. */
const known = new WeakMap<CorpusModel, Record<Channel, Map<Term, number>>>();

/** Rarity among items, a little flattened, times rarity in demands. */
export function termWeight(model: CorpusModel, channel: Channel, term: Term): number {
  let memo = known.get(model);
  if (!memo) known.set(model, memo = { fine: new Map(), words: new Map(), concepts: new Map() });
  let weight = memo[channel].get(term);
  if (weight === undefined) {
    weight = itemIdf(model, channel, term) ** 0.9 * askFactor(model, channel, term);
    if (memo[channel].size < 500_000) memo[channel].set(term, weight);
  }
  return weight;
}

/** Concepts one step away from stated ones, weighed down by the distance. */
function neighboursOf(model: CorpusModel, stated: ReadonlyMap<Term, number>): Map<Term, number> {
  const out = new Map<Term, number>();
  for (const [id, weight] of stated) {
    for (const [near, nearness] of LEXICON.neighbours(id as number)) {
      if (stated.has(near)) continue;
      // A broad neighbour is common among items; its own rarity bounds what it can say.
      const w = Math.min(weight, weight * (itemIdf(model, 'concepts', near) / Math.max(1e-6, itemIdf(model, 'concepts', id)))) * nearness;
      if (w > (out.get(near) ?? 0)) out.set(near, w);
    }
  }
  return out;
}

function scaleOf(weights: ReadonlyMap<Term, number>): number {
  let sum = 0;
  let n = 0;
  for (const w of weights.values()) { sum += w; if (++n === SCALE_TERMS) break; }
  return sum || 1;
}

/** Labels of an item that count. */
const MOST_LABELS = 6;

/** Classes an item is in: its labels in equal shares, else what its words and concepts say. */
export function itemIpc(model: CorpusModel, doc: Pick<DocumentUnits, 'ipc' | 'titleWords' | 'concepts'>): IpcGuess {
  const labels = doc.ipc.slice(0, MOST_LABELS);
  if (labels.length > 0) return new Map(labels.map((c) => [c, 1 / labels.length]));
  return guessIpc(model.ipc, {
    words: doc.titleWords.map((w) => [w, termWeight(model, 'words', w)] as const),
    concepts: [...doc.concepts].map(([id, n]) => [id, n * termWeight(model, 'concepts', id)] as const),
  });
}

/** Classes a demand speaks of: those its author chose count most. */
function demandIpc(model: CorpusModel, profile: Profile, words: ReadonlyMap<Term, number>, concepts: ReadonlyMap<Term, number>): IpcGuess {
  const guess = guessIpc(model.ipc, { words: words as ReadonlyMap<string, number>, concepts: concepts as ReadonlyMap<number, number> });
  const chosen = profile.ipc.map((c) => c.slice(0, 4));
  if (chosen.length === 0) return guess;
  const out = new Map([...guess].map(([c, v]) => [c, v * (1 - CHOSEN_IPC_SHARE)]));
  for (const c of chosen) out.set(c, (out.get(c) ?? 0) + CHOSEN_IPC_SHARE / chosen.length);
  return out;
}
