import { type CorpusModel, type Term } from './corpus-model.ts';
import { documentUnits, type DocumentUnits, type ModelDocument } from './document.ts';
import { addDear, DEAR, featuresOf, titleFacts, type FeatureVector, type TitleFacts } from './features.ts';
import { InvertedChannel } from './inverted.ts';
import { PhraseTable } from './phrases.ts';
import type { Profile } from './profile.ts';
import { explainer, weighQuery, type WeighedQuery } from './query-terms.ts';
import { rankerScore, type RankerModel } from './ranker/ranker.ts';

export interface Ranked { id: string; score: number; features: FeatureVector }

/** Candidates re-ranked per demand: what the cheap stage puts below them is not worth the dear one. */
const CANDIDATES = 400;
const FEEDBACK_DOCS = 15;
const FEEDBACK_TERMS = 30;
const FEEDBACK_CANDIDATES = 100;
/** Postings read per query and channel before candidates are chosen. A market of some ten thousand stays below them. */
const BUDGET = { fine: 250_000, words: 150_000, concepts: 75_000, feedback: 100_000 } as const;

/** Sums of the same parts in another order may differ by this little. */
const ROUNDING = 1e-9;

type Slot = 'fine' | 'fineTitle' | 'words' | 'concepts' | 'nearConcepts' | 'feedback' | 'first';
const SLOTS: readonly Slot[] = ['fine', 'fineTitle', 'words', 'concepts', 'nearConcepts', 'feedback', 'first'];

/**
 * Listings in memory, ready to be ranked for a demand: inverted channels for the first stage, title facts for the second.
 * Term statistics come from the corpus model, not from what happens to be loaded, so a model version ranks alike everywhere.
 */
export class MatchIndex {
  readonly model: CorpusModel;
  private readonly fine: InvertedChannel;
  private readonly words: InvertedChannel;
  private readonly concepts: InvertedChannel;
  private readonly ids: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly facts: (TitleFacts | null)[] = [];
  private scratch: Record<Slot, Float32Array> | null = null;
  private readonly phrases = new PhraseTable();

  constructor(model: CorpusModel) {
    this.model = model;
    this.fine = new InvertedChannel(model.averageLength.fine);
    this.words = new InvertedChannel(model.averageLength.words);
    this.concepts = new InvertedChannel(model.averageLength.concepts);
  }

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
    return this.rerank(query, candidates, ranker, options.limit ?? CANDIDATES);
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

  /**
   * The best of the candidates by all features. The dear ones are looked at as long as they could still bring a candidate among the
   * first `limit`: the answer is the one that looking at all of them would give.
   */
  private rerank(query: WeighedQuery, numbers: readonly number[], ranker: RankerModel, limit = numbers.length): Ranked[] {
    const explain = explainer(this.model, query);
    const s = this.scratch!;
    this.phrases.load(query.phrases);
    const cheap = numbers.map((n) => {
      const facts = this.facts[n]!;
      const features = featuresOf(this.model, query, facts, {
        fine: s.fine[n]! / query.scale.fine, fineTitle: s.fineTitle[n]! / query.scale.fineTitle, concepts: s.concepts[n]! / query.scale.concepts,
        nearConcepts: s.nearConcepts[n]! / query.scale.concepts, feedback: s.feedback[n]!, phrases: this.phrases.score(facts.phrases, this.model.phrases.average),
      });
      return { n, features, score: rankerScore(ranker, features) };
    }).sort((a, b) => b.score - a.score);
    const most = DEAR.reduce((sum, name) => sum + Math.max(0, ranker.weights[name]), 0) + ROUNDING;
    const scores: number[] = [];
    const out: Ranked[] = [];
    for (const { n, features, score } of cheap) {
      if (scores.length >= limit && score + most < scores[limit - 1]!) break;
      addDear(features, this.model, query, this.facts[n]!, explain);
      const whole = rankerScore(ranker, features);
      out.push({ id: this.ids[n]!, features, score: whole });
      insertDown(scores, whole, limit);
    }
    return out.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit);
  }

  /** Fills the scratch arrays for a query and gives the numbers of the candidates. */
  private firstStage(query: WeighedQuery, skip?: (id: string) => boolean): number[] {
    const s = this.cleared();
    const later = [
      ...this.runRare(this.fine, query.fine, BUDGET.fine, s.fine, { terms: query.fineTitle, into: s.fineTitle }),
      ...this.runRare(this.words, query.words, BUDGET.words, s.words),
      ...this.runRare(this.concepts, query.concepts, BUDGET.concepts, s.concepts),
      ...this.runRare(this.concepts, query.nearConcepts, BUDGET.concepts, s.nearConcepts),
    ];
    const n = this.ids.length;
    const sumOf = (i: number) => s.fine[i]! / query.scale.fine + s.words[i]! / query.scale.words + 0.5 * ((s.concepts[i]! + s.nearConcepts[i]!) / query.scale.concepts);
    for (let i = 0; i < n; i++) if (this.facts[i] !== null) s.first[i] = sumOf(i);
    const alive = (i: number) => this.facts[i] !== null && !skip?.(this.ids[i]!);
    let best = largest(s.first, n, CANDIDATES, alive);
    if (later.length > 0) {
      const chosen = [...best].sort((a, b) => a - b);
      for (const run of later) run(chosen);
      for (const i of chosen) s.first[i] = sumOf(i);
      best = best.sort((a, b) => s.first[b]! - s.first[a]! || a - b);
    }
    this.feedback(best.slice(0, FEEDBACK_DOCS), s);
    const found = new Set(best);
    const added = largest(s.feedback, n, FEEDBACK_CANDIDATES, alive).filter((i) => !found.has(i));
    if (later.length > 0) { const chosen = [...added].sort((a, b) => a - b); for (const run of later) run(chosen); }
    return [...best, ...added];
  }

  /**
   * Adds up the terms of a channel as long as their postings fit the budget; the others, common ones, are handed
   * back as runs for documents chosen by then. In a small market nothing is left over, and a large one costs about the same.
   */
  private runRare(channel: InvertedChannel, terms: ReadonlyMap<Term, number>, budget: number, into: Float32Array, also?: { terms: ReadonlyMap<Term, number>; into: Float32Array }): ((docs: readonly number[]) => void)[] {
    const later: ((docs: readonly number[]) => void)[] = [];
    const sized = [...terms].map(([term, weight]) => ({ term, weight, size: channel.frequency(term) }));
    // Rare terms first where not all fit: they tell most, and most of them fit.
    if (sized.reduce((sum, t) => sum + t.size, 0) > budget) sized.sort((a, b) => a.size - b.size);
    let left = budget;
    for (const { term, weight, size } of sized) {
      const second = also?.terms.has(term) ? also.into : undefined;
      if (size > left) { later.push((docs) => channel.accumulateFor(docs, term, weight, into, second)); continue; }
      left -= size;
      channel.accumulate(term, weight, into, second);
    }
    return later;
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
    let left = BUDGET.feedback;
    for (const [w, weight] of terms) {
      if ((left -= this.words.frequency(w)) >= 0) this.words.accumulate(w, weight, s.feedback);
    }
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

/** Puts a value into a falling list that keeps its `most` largest. */
function insertDown(list: number[], value: number, most: number): void {
  if (list.length >= most && value <= list[most - 1]!) return;
  let at = list.length;
  while (at > 0 && list[at - 1]! < value) at -= 1;
  list.splice(at, 0, value);
  if (list.length > most) list.pop();
}
