import { type CorpusModel, type Term } from './corpus-model.ts';
import { documentUnits, type DocumentUnits, type ModelDocument } from './document.ts';
import { featuresOf, titleFacts, type ChannelScores, type FeatureVector, type TitleFacts } from './features.ts';
import { InvertedChannel } from './inverted.ts';
import type { Profile } from './profile.ts';
import { explainer, weighQuery, type WeighedQuery } from './query-terms.ts';
import { rankerScore, type RankerModel } from './ranker/ranker.ts';

export interface Ranked { id: string; score: number; features: FeatureVector }

/** Candidates re-ranked per demand: what the cheap stage puts below them is not worth the dear one. */
const CANDIDATES = 400;
const FEEDBACK_DOCS = 15;
const FEEDBACK_TERMS = 30;
const FEEDBACK_CANDIDATES = 100;

type Slot = 'fine' | 'fineTitle' | 'words' | 'concepts' | 'nearConcepts' | 'feedback' | 'first';
const SLOTS: readonly Slot[] = ['fine', 'fineTitle', 'words', 'concepts', 'nearConcepts', 'feedback', 'first'];

/**
 * Listings in memory, ready to be ranked for a demand: inverted channels for the first stage, title facts for the second.
 * Term statistics come from the corpus model, not from what happens to be loaded, so a model version ranks alike everywhere.
 */
export class MatchIndex {
  readonly model: CorpusModel;
  private readonly fine = new InvertedChannel();
  private readonly words = new InvertedChannel();
  private readonly concepts = new InvertedChannel();
  private readonly ids: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly facts: (TitleFacts | null)[] = [];
  private scratch: Record<Slot, Float32Array> | null = null;

  constructor(model: CorpusModel) { this.model = model; }

  /** Listings that can be found. */
  get size(): number { return this.numbers.size; }

  /** Share of dead weight: removed or replaced documents that still take room. */
  get wasted(): number { return this.ids.length === 0 ? 0 : 1 - this.numbers.size / this.ids.length; }

  has(id: string): boolean { return this.numbers.has(id); }

  /** Adds or replaces a document. */
  put(document: ModelDocument): void { this.putUnits(documentUnits(document)); }

  /** The same for a document already read. */
  putUnits(units: DocumentUnits): void {
    this.remove(units.id);
    const n = this.ids.length;
    this.ids.push(units.id);
    this.numbers.set(units.id, n);
    this.fine.add(n, units.fine, units.fineLength);
    this.words.add(n, units.words, units.wordsLength);
    this.concepts.add(n, units.concepts, units.conceptsLength);
    this.facts.push(titleFacts(this.model, units));
  }

  /** Takes a document out; no error when it is not there. */
  remove(id: string): void {
    const n = this.numbers.get(id);
    if (n === undefined) return;
    this.numbers.delete(id);
    this.facts[n] = null;
  }

  /** Ids of everything that can be found, in the order it came. */
  all(): string[] { return [...this.numbers.keys()]; }

  /** Best listings for a demand, best first; ties go to the smaller id. At most `limit` of at most about 500 re-ranked. */
  rank(profile: Profile, ranker: RankerModel, options: { limit?: number; skip?: (id: string) => boolean } = {}): Ranked[] {
    return this.rankQuery(weighQuery(this.model, profile), ranker, options);
  }

  /** {@link rank} for a demand already weighed against this index' model. */
  rankQuery(query: WeighedQuery, ranker: RankerModel, options: { limit?: number; skip?: (id: string) => boolean } = {}): Ranked[] {
    const candidates = this.firstStage(query, options.skip);
    return this.rerank(query, candidates, ranker).slice(0, options.limit ?? CANDIDATES);
  }

  /** Ids of the documents the cheap stage would re-rank for a query, best first, at most `limit`. */
  candidates(profile: Profile, options: { limit?: number; skip?: (id: string) => boolean } = {}): string[] {
    return this.firstStage(weighQuery(this.model, profile), options.skip).slice(0, options.limit ?? CANDIDATES).map((n) => this.ids[n]!);
  }

  /** The named listings scored as {@link rank} would score them; unknown ids are left out. */
  score(profile: Profile, ids: readonly string[], ranker: RankerModel): Ranked[] {
    return this.scoreQuery(weighQuery(this.model, profile), ids, ranker);
  }

  /** {@link score} for a demand already weighed against this index' model. */
  scoreQuery(query: WeighedQuery, ids: readonly string[], ranker: RankerModel): Ranked[] {
    this.firstStage(query);
    return this.rerank(query, ids.flatMap((id) => this.numbers.get(id) ?? []), ranker);
  }

  private rerank(query: WeighedQuery, numbers: readonly number[], ranker: RankerModel): Ranked[] {
    const explain = explainer(this.model, query);
    const s = this.scratch!;
    const out = numbers.map((n): Ranked => {
      const scores: ChannelScores = {
        fine: s.fine[n]! / query.scale.fine, fineTitle: s.fineTitle[n]! / query.scale.fineTitle, concepts: s.concepts[n]! / query.scale.concepts,
        nearConcepts: s.nearConcepts[n]! / query.scale.concepts, feedback: s.feedback[n]!,
      };
      const features = featuresOf(this.model, query, this.facts[n]!, scores, explain);
      return { id: this.ids[n]!, features, score: rankerScore(ranker, features) };
    });
    return out.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  }

  /** Fills the scratch arrays for a query and gives the numbers of the candidates. */
  private firstStage(query: WeighedQuery, skip?: (id: string) => boolean): number[] {
    const s = this.cleared();
    const { averageLength } = this.model;
    const run = (channel: InvertedChannel, terms: ReadonlyMap<Term, number>, average: number, into: Float32Array) => {
      for (const [term, weight] of terms) channel.accumulate(term, weight, average, into);
    };
    run(this.fine, query.fine, averageLength.fine, s.fine);
    run(this.fine, query.fineTitle, averageLength.fine, s.fineTitle);
    run(this.words, query.words, averageLength.words, s.words);
    run(this.concepts, query.concepts, averageLength.concepts, s.concepts);
    run(this.concepts, query.nearConcepts, averageLength.concepts, s.nearConcepts);
    const n = this.ids.length;
    for (let i = 0; i < n; i++) {
      if (this.facts[i] === null) continue;
      s.first[i] = s.fine[i]! / query.scale.fine + s.words[i]! / query.scale.words + 0.5 * ((s.concepts[i]! + s.nearConcepts[i]!) / query.scale.concepts);
    }
    const alive = (i: number) => this.facts[i] !== null && !skip?.(this.ids[i]!);
    const best = largest(s.first, n, CANDIDATES, alive);
    this.feedback(best.slice(0, FEEDBACK_DOCS), s);
    const found = new Set(best);
    for (const i of largest(s.feedback, n, FEEDBACK_CANDIDATES, alive)) found.add(i);
    return [...found];
  }

  /** Words of the best titles so far, weighed by how good their titles are, sought again (Lavrenko, Croft 2001, simplified). */
  private feedback(best: readonly number[], s: Record<Slot, Float32Array>): void {
    const top = s.first[best[0] ?? 0] ?? 0;
    if (!(top > 0)) return;
    const weights = new Map<string, number>();
    for (const i of best) {
      const share = Math.exp(3 * (s.first[i]! / top - 1));
      for (const part of this.facts[i]!.parts) part.words.forEach((w, k) => weights.set(w, (weights.get(w) ?? 0) + share * part.weights.words[k]!));
    }
    const terms = [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, FEEDBACK_TERMS);
    for (const [w, weight] of terms) this.words.accumulate(w, weight, this.model.averageLength.words, s.feedback);
    let most = 0;
    for (let i = 0; i < this.ids.length; i++) if (s.feedback[i]! > most) most = s.feedback[i]!;
    if (most > 0) for (let i = 0; i < this.ids.length; i++) s.feedback[i]! /= most;
  }

  private cleared(): Record<Slot, Float32Array> {
    const n = this.ids.length;
    if (!this.scratch || this.scratch.fine.length < n) {
      const capacity = Math.max(1024, Math.ceil(n * 1.25));
      this.scratch = Object.fromEntries(SLOTS.map((slot) => [slot, new Float32Array(capacity)])) as Record<Slot, Float32Array>;
    } else for (const slot of SLOTS) this.scratch[slot].fill(0, 0, n);
    return this.scratch;
  }

  /** Bytes of the inverted channels; titles and ids come on top. */
  get bytes(): number { return this.fine.bytes + this.words.bytes + this.concepts.bytes; }
}

/** Numbers of the `k` largest positive values among the first `n` that `keep` allows, largest first; ties to the smaller number. */
export function largest(values: Float32Array, n: number, k: number, keep: (i: number) => boolean): number[] {
  const heap: number[] = [];
  const worse = (a: number, b: number) => values[a]! < values[b]! || (values[a]! === values[b]! && a > b);
  const down = (at: number) => {
    for (let i = at; ;) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2]) if (child < heap.length && worse(heap[child]!, heap[least]!)) least = child;
      if (least === i) return;
      [heap[i], heap[least]] = [heap[least]!, heap[i]!];
      i = least;
    }
  };
  for (let i = 0; i < n; i++) {
    if (!(values[i]! > 0)) continue;
    if (heap.length === k && !worse(heap[0]!, i)) continue;
    if (!keep(i)) continue;
    if (heap.length < k) {
      heap.push(i);
      for (let c = heap.length - 1; c > 0;) {
        const parent = (c - 1) >> 1;
        if (!worse(heap[c]!, heap[parent]!)) break;
        [heap[c], heap[parent]] = [heap[parent]!, heap[c]!];
        c = parent;
      }
    } else { heap[0] = i; down(0); }
  }
  return heap.sort((a, b) => values[b]! - values[a]! || a - b);
}

