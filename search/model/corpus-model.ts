import { createHash } from 'node:crypto';
import { CONCEPTS, GENERIC } from '../lexicon/index.ts';
import type { DocumentUnits } from './document.ts';
import { ipcCounts, type IpcCounts } from './ipc.ts';
import { phraseCounts, type PhraseCounts } from './phrases.ts';
import type { Profile } from './profile.ts';
import type { RankerModel } from './ranker/ranker.ts';
import { seeded, sparseRows, truncatedSvd } from './svd.ts';
import { specificity } from './text.ts';

/** Bumped whenever reading of texts or meaning of a field changes, so that an older stored model is not taken for a current one. */
export const MODEL_FORMAT = 3;

export type Channel = 'fine' | 'words' | 'concepts';
export type Term = string | number;

/**
 * Latent semantics: row i of `data` holds term i's part in each direction, `strength` the squared singular value of each
 * direction, `weights` the rarity a text's terms are summed with, and `norms` the length of a row scaled by the strengths.
 */
export interface TermVectors { dims: number; terms: Map<string, number>; data: Float32Array; strength: Float64Array; weights: Float32Array; norms: Float32Array }

const NO_VECTORS: TermVectors = { dims: 0, terms: new Map(), data: new Float32Array(0), strength: new Float64Array(0), weights: new Float32Array(0), norms: new Float32Array(0) };

/** What the product knows of its own corpus. Everything ranking reads from here is frozen, so a model version replays. */
export interface CorpusModel {
  format: number;
  /** Hash of the content; names the model in every answer. */
  version: string;
  items: number;
  demands: number;
  /** In how many items each term occurs; concepts by id. */
  df: Record<Channel, Map<Term, number>>;
  /** In how many demands: words every demand uses say nothing of what this one asks. */
  demandDf: Record<Channel, Map<Term, number>>;
  averageLength: Record<Channel, number>;
  /** Of neighbouring units in bodies. */
  phrases: PhraseCounts;
  /** Latent directions of words and characters; empty in an idf-only model. */
  vectors: TermVectors;
  ipc: IpcCounts;
  /** Weights learnt of this platform's own pairs and let through by the gate; null while the shipped ones are in use. */
  ranker: RankerModel | null;
}

/** Demands from which on their own word frequencies count. */
const ENOUGH_DEMANDS = 40;
const DIMENSIONS = 256;
/** SVD reads at most so many texts and words; more changes the vectors little and costs time. */
const MAX_TEXTS = 20_000;
const MAX_VOCABULARY = 30_000;
/** Characters stand in many words, so their frequency in demands says a little less. */
const DEMAND_POWER: Record<Channel, number> = { fine: 0.7, words: 1, concepts: 0.7 };
const GENERIC_FACTOR = 0.5;
const SPECIFICITY_POWER = 1.5;

/** How rare a term is among the items: Robertson and Spärck Jones with the +1 that keeps it positive. */
export function itemIdf(model: CorpusModel, channel: Channel, term: Term): number {
  const df = model.df[channel].get(term) ?? 0;
  return Math.log(1 + (model.items - df + 0.5) / (df + 0.5));
}

/** How little demands in general use this term, 0 to 1; from the language at large while the platform has few demands. */
export function askFactor(model: CorpusModel, channel: Channel, term: Term): number {
  if (model.demands >= ENOUGH_DEMANDS) {
    const df = model.demandDf[channel].get(term) ?? 0;
    const own = Math.log(1 + (model.demands - df + 0.5) / (df + 0.5)) / Math.log(1 + (model.demands - 0.5) / 1.5);
    return Math.min(1, Math.max(0, own)) ** DEMAND_POWER[channel] * (channel === 'words' && GENERIC.has(String(term)) ? GENERIC_FACTOR : 1);
  }
  return typeof term === 'number' ? 1 : specificity(term) ** SPECIFICITY_POWER;
}

/** Counts, vectors and classes of a corpus. Deterministic: the same texts in the same order give the same version. */
export function trainCorpusModel(items: readonly DocumentUnits[], demands: readonly Profile[], options: { dims?: number; vectors?: boolean; seed?: number } = {}): CorpusModel {
  const df = { fine: new Map<Term, number>(), words: new Map<Term, number>(), concepts: new Map<Term, number>() };
  const demandDf = { fine: new Map<Term, number>(), words: new Map<Term, number>(), concepts: new Map<Term, number>() };
  const length = { fine: 0, words: 0, concepts: 0 };
  for (const item of items) {
    for (const channel of ['fine', 'words', 'concepts'] as const) for (const term of item[channel].keys()) df[channel].set(term, (df[channel].get(term) ?? 0) + 1);
    length.fine += item.fineLength;
    length.words += item.wordsLength;
    length.concepts += item.conceptsLength;
  }
  for (const d of demands) for (const channel of ['fine', 'words', 'concepts'] as const) for (const term of d[channel].keys()) demandDf[channel].set(term, (demandDf[channel].get(term) ?? 0) + 1);
  const n = Math.max(1, items.length);
  const model: CorpusModel = {
    format: MODEL_FORMAT, version: '', items: items.length, demands: demands.length, df, demandDf,
    averageLength: { fine: length.fine / n || 1, words: length.words / n || 1, concepts: length.concepts / n || 1 },
    phrases: phraseCounts(items.map((d) => d.phrases)),
    vectors: NO_VECTORS, ranker: null,
    ipc: ipcCounts([...items.map((d) => ({ words: d.words.keys(), concepts: d.concepts, ipc: d.ipc })), ...demands.map((d) => ({ words: d.words.keys(), concepts: d.concepts, ipc: d.ipc.map((c) => c.slice(0, 4)) }))]),
  };
  if (options.vectors !== false) model.vectors = termVectors(model, items, demands, options);
  model.version = versionOf(model);
  return model;
}

/** Term vectors by latent semantics: SVD of texts × terms weighted by rarity, items and demands alike. */
function termVectors(model: CorpusModel, items: readonly DocumentUnits[], demands: readonly Profile[], options: { dims?: number; seed?: number }): TermVectors {
  const seed = options.seed ?? 7;
  const texts = [...sample(items, MAX_TEXTS - Math.min(demands.length, MAX_TEXTS / 4), seed), ...sample(demands, MAX_TEXTS / 4, seed)].map(bothChannels);
  const df = new Map<string, number>();
  for (const t of texts) for (const w of t.keys()) df.set(w, (df.get(w) ?? 0) + 1);
  const vocabulary = [...df].filter(([, n]) => n >= 2).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MAX_VOCABULARY);
  if (vocabulary.length < 3 || texts.length < 3) return NO_VECTORS;
  const terms = new Map(vocabulary.map(([w], i) => [w, i]));
  const weights = Float32Array.from(vocabulary, ([w, n]) => Math.log(1 + (texts.length - n + 0.5) / (n + 0.5)) * askFactor(model, w.length === 1 ? 'fine' : 'words', w));
  const rows = texts.map((t) => latentRow(terms, weights, t));
  const { right, values, rank } = truncatedSvd(sparseRows(rows, terms.size), options.dims ?? DIMENSIONS, { seed });
  const strength = values.map((v) => v * v);
  const norms = new Float32Array(terms.size);
  for (let i = 0; i < terms.size; i++) {
    let norm = 0;
    for (let j = 0; j < rank; j++) norm += right[i * rank + j]! ** 2 * strength[j]!;
    norms[i] = Math.sqrt(norm) || 1;
  }
  return { dims: rank, terms, data: right, strength, weights, norms };
}

/** Words and characters of a text in one map. */
function bothChannels(t: { words: ReadonlyMap<string, number>; fine: ReadonlyMap<string, number> }): Map<string, number> {
  const out = new Map(t.words);
  for (const [c, n] of t.fine) out.set(c, Math.max(n, out.get(c) ?? 0));
  return out;
}

function latentRow(terms: ReadonlyMap<string, number>, weights: Float32Array, counts: ReadonlyMap<string, number>): [number, number][] {
  const row: [number, number][] = [];
  let norm = 0;
  for (const [w, n] of counts) {
    const column = terms.get(w);
    if (column === undefined) continue;
    const value = Math.log(1 + n) * weights[column]!;
    row.push([column, value]);
    norm += value * value;
  }
  norm = Math.sqrt(norm) || 1;
  return row.map(([c, v]) => [c, v / norm]);
}

/** A text's place among the latent directions, unit length; null when the model has none or knows no term of it. */
export function latentVector(model: CorpusModel, text: { words: ReadonlyMap<string, number>; fine: ReadonlyMap<string, number> }): Float32Array | null {
  const { dims, terms, data, weights } = model.vectors;
  if (dims === 0) return null;
  const sum = new Float64Array(dims);
  const row = latentRow(terms, weights, bothChannels(text));
  addRows(sum, data, row.map(([column]) => column), row.map(([, value]) => value));
  let squares = 0;
  for (let k = 0; k < dims; k++) squares += sum[k]! * sum[k]!;
  if (!(squares > 0)) return null;
  const out = new Float32Array(dims);
  const norm = Math.sqrt(squares);
  for (let k = 0; k < dims; k++) out[k] = sum[k]! / norm;
  return out;
}

/** Adds rows of a matrix, each times its factor, to a sum as long as a row. Four at a time: what is summed is then read and written a quarter as often. */
export function addRows(sum: Float64Array, data: Float32Array, rows: readonly number[], factors: readonly number[]): void {
  const dims = sum.length;
  const four = rows.length - (rows.length % 4);
  for (let i = 0; i < four; i += 4) {
    const [a, b, c, d] = [rows[i]! * dims, rows[i + 1]! * dims, rows[i + 2]! * dims, rows[i + 3]! * dims];
    const [e, f, g, h] = [factors[i]!, factors[i + 1]!, factors[i + 2]!, factors[i + 3]!];
    for (let k = 0; k < dims; k++) sum[k]! += e * data[a + k]! + f * data[b + k]! + g * data[c + k]! + h * data[d + k]!;
  }
  for (let i = four; i < rows.length; i++) {
    const row = rows[i]! * dims;
    for (let k = 0; k < dims; k++) sum[k]! += factors[i]! * data[row + k]!;
  }
}

/** At most `max` of a list, spread over it by a seeded choice, in order. */
function sample<T>(list: readonly T[], max: number, seed: number): readonly T[] {
  if (list.length <= max) return list;
  const random = seeded(seed);
  let wanted = Math.floor(max);
  return list.filter((_, i) => { const take = random() < wanted / (list.length - i); if (take) wanted -= 1; return take; });
}

/** A word's direction for {@link wordSimilarity}: scaled by the strengths, unit length; null for an unknown word. */
export function wordDirection(model: CorpusModel, word: string): Float32Array | null {
  const { dims, terms, data, strength, norms } = model.vectors;
  const i = terms.get(word);
  if (i === undefined) return null;
  const out = new Float32Array(dims);
  for (let k = 0; k < dims; k++) out[k] = (data[i * dims + k]! * strength[k]!) / norms[i]!;
  return out;
}

/** Where a word stands among the vectors; undefined for an unknown word. */
export function wordPlace(model: CorpusModel, word: string): number | undefined { return model.vectors.terms.get(word); }

/** Nearness of the word at a place to a direction by the company words keep, -1 to 1. */
export function wordSimilarity(model: CorpusModel, direction: Float32Array, place: number): number {
  return alongDirection(model, direction, place) / model.vectors.norms[place]!;
}

/** What the term at a place has of a direction: their product. Four sums side by side: one alone waits for itself. */
export function alongDirection(model: CorpusModel, direction: Float32Array, place: number): number {
  const { dims, data } = model.vectors;
  const whole = dims - (dims % 4);
  let [a, b, c, d] = [0, 0, 0, 0];
  let p = place * dims;
  for (let k = 0; k < whole; k += 4, p += 4) {
    a += data[p]! * direction[k]!;
    b += data[p + 1]! * direction[k + 1]!;
    c += data[p + 2]! * direction[k + 2]!;
    d += data[p + 3]! * direction[k + 3]!;
  }
  for (let k = whole; k < dims; k++, p++) a += data[p]! * direction[k]!;
  return a + b + (c + d);
}

/** The model with other weights to rank by, named anew. */
export function withRanker(model: CorpusModel, ranker: RankerModel | null): CorpusModel {
  const next = { ...model, ranker };
  return { ...next, version: versionOf(next) };
}

function versionOf(model: CorpusModel): string {
  const hash = createHash('sha256');
  hash.update(`${model.format}|${model.items}|${model.demands}|${CONCEPTS.length}|${model.vectors.dims}`);
  for (const source of [model.df, model.demandDf]) {
    for (const channel of ['fine', 'words', 'concepts'] as const) {
      for (const [term, n] of [...source[channel]].sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))) hash.update(`${term}\t${n}\n`);
    }
  }
  hash.update(JSON.stringify([...model.ipc.terms]));
  if (model.ranker) hash.update(JSON.stringify(model.ranker));
  hash.update(new Uint8Array(model.phrases.df.buffer, model.phrases.df.byteOffset, model.phrases.df.byteLength));
  hash.update(new Uint8Array(model.vectors.data.buffer, model.vectors.data.byteOffset, model.vectors.data.byteLength));
  return hash.digest('hex').slice(0, 12);
}
