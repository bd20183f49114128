import { type CorpusModel, type Term } from './corpus-model.ts';
import { documentUnits, type DocumentUnits, type ModelDocument } from './document.ts';
import { AT, FEATURES, type FeatureVector } from './features.ts';
import { InvertedChannel, rareFirst } from './inverted.ts';
import { largest } from './largest.ts';
import { PhraseTable } from './phrases.ts';
import type { Profile } from './profile.ts';
import { weighQuery, type WeighedQuery } from './query-terms.ts';
import type { RankerModel } from './ranker/ranker.ts';
import { rerank, type Ranked } from './rerank.ts';
import { Scratch } from './scratch.ts';
import { TitleReader } from './title-reader.ts';
import { TitleStore } from './title-store.ts';

/** Candidates re-ranked per demand: what the cheap stage puts below them is not worth the dear one. */
const CANDIDATES = 400;
const FEEDBACK_DOCS = 15;
const FEEDBACK_TERMS = 30;
const FEEDBACK_CANDIDATES = 100;
/** Postings read per query and channel before candidates are chosen. A market of some ten thousand stays below them. */
const BUDGET = { fine: 250_000, words: 150_000, concepts: 75_000, feedback: 100_000 } as const;

const SLOTS = ['fine', 'fineTitle', 'words', 'concepts', 'nearConcepts', 'feedback', 'first'] as const;
type Sums = Record<(typeof SLOTS)[number], Float32Array>;

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
  private readonly titles: TitleStore;
  private readonly reader: TitleReader;
  private readonly scratch = new Scratch(SLOTS);
  private readonly phrases = new PhraseTable();

  constructor(model: CorpusModel) {
    this.model = model;
    this.fine = new InvertedChannel(model.averageLength.fine);
    this.words = new InvertedChannel(model.averageLength.words);
    this.concepts = new InvertedChannel(model.averageLength.concepts);
    this.titles = new TitleStore(model);
    this.reader = new TitleReader(model, this.titles);
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
    this.titles.add(units);
  }

  /** Takes a document out; no error when it is not there. */
  remove(id: string): void {
    const n = this.numbers.get(id);
    if (n === undefined) return;
    this.numbers.delete(id);
    this.titles.remove(n);
  }

  /** Ids of everything that can be found, in the order it came. */
  all(): string[] { return [...this.numbers.keys()]; }

  /** Best listings for a demand, best first; ties go to the smaller id. At most `limit` of at most about 500 re-ranked. */
  rank(profile: Profile, ranker: RankerModel, limit = CANDIDATES): Ranked[] {
    return this.rankQuery(weighQuery(this.model, profile), ranker, limit);
  }

  /** {@link rank} for a demand already weighed against this index' model. */
  rankQuery(query: WeighedQuery, ranker: RankerModel, limit = CANDIDATES): Ranked[] {
    const sums = this.scratch.cleared(this.ids.length);
    return this.best(query, sums, this.firstStage(query, sums), ranker, limit);
  }

  /** The named listings scored as {@link rank} would score them; unknown ids are left out. */
  score(profile: Profile, ids: readonly string[], ranker: RankerModel): Ranked[] {
    const query = weighQuery(this.model, profile);
    const sums = this.scratch.cleared(this.ids.length);
    const named = ids.flatMap((id) => this.numbers.get(id) ?? []);
    this.firstStage(query, sums, named);
    return this.best(query, sums, named, ranker, named.length);
  }

  private best(query: WeighedQuery, sums: Sums, numbers: readonly number[], ranker: RankerModel, limit: number): Ranked[] {
    this.phrases.load(query.phrases);
    this.reader.load(query);
    const candidates = numbers.map((n) => ({ n, features: this.cheapFeatures(query, n, sums) }));
    return rerank(candidates, ranker, limit, { id: (n) => this.ids[n]!, explained: (n) => this.reader.explain(n), explainedAtMost: (n) => this.reader.explainedAtMost(n) });
  }

  /** All features but `explained`; the first stage has summed up the channels. */
  private cheapFeatures(query: WeighedQuery, n: number, s: Sums): FeatureVector {
    const f = new Float64Array(FEATURES.length);
    f[AT.characters] = s.fine[n]! / query.scale.fine;
    f[AT.title_characters] = s.fineTitle[n]! / query.scale.fineTitle;
    f[AT.concepts] = s.concepts[n]! / query.scale.concepts;
    f[AT.near_concepts] = s.nearConcepts[n]! / query.scale.concepts;
    f[AT.feedback] = s.feedback[n]!;
    f[AT.phrases] = this.phrases.score(this.titles.phrasesOf(n), this.model.phrases.average) ** 2;
    this.reader.read(n, f);
    return f;
  }

  /** Fills in the sums for a query and gives the numbers of the candidates; those `named` have theirs whole whether they are among them or not. */
  private firstStage(query: WeighedQuery, s: Sums, named: readonly number[] = []): number[] {
    const later = [
      ...this.runRare(this.fine, query.fine, BUDGET.fine, s.fine, { terms: query.fineTitle, into: s.fineTitle }),
      ...this.runRare(this.words, query.words, BUDGET.words, s.words),
      ...this.runRare(this.concepts, query.concepts, BUDGET.concepts, s.concepts),
      ...this.runRare(this.concepts, query.nearConcepts, BUDGET.concepts, s.nearConcepts),
    ];
    const n = this.ids.length;
    const sumOf = (i: number) => s.fine[i]! / query.scale.fine + s.words[i]! / query.scale.words + 0.5 * ((s.concepts[i]! + s.nearConcepts[i]!) / query.scale.concepts);
    for (let i = 0; i < n; i++) s.first[i] = sumOf(i);
    const there = (i: number) => this.titles.has(i);
    let best = largest(s.first, n, CANDIDATES, there);
    const runLater = (numbers: readonly number[]) => {
      const rising = [...numbers].sort((a, b) => a - b);
      for (const run of later) run(rising);
    };
    if (later.length > 0) {
      runLater(best);
      for (const i of best) s.first[i] = sumOf(i);
      best = best.sort((a, b) => s.first[b]! - s.first[a]! || a - b);
    }
    this.feedback(best.slice(0, FEEDBACK_DOCS), s);
    const found = new Set(best);
    const added = largest(s.feedback, n, FEEDBACK_CANDIDATES, there).filter((i) => !found.has(i));
    if (later.length > 0) runLater([...new Set([...added, ...named])].filter((i) => !found.has(i)));
    return [...best, ...added];
  }

  /** Adds up the terms of a channel that fit the budget; the others are handed back as runs for documents chosen by then. */
  private runRare(channel: InvertedChannel, terms: ReadonlyMap<Term, number>, budget: number, into: Float32Array, also?: { terms: ReadonlyMap<Term, number>; into: Float32Array }): ((docs: readonly number[]) => void)[] {
    const second = (term: Term) => (also?.terms.has(term) ? also.into : undefined);
    const { now, later } = rareFirst(terms, (term) => channel.frequency(term), budget);
    for (const [term, weight] of now) channel.accumulate(term, weight, into, second(term));
    return later.map(([term, weight]) => (docs) => channel.accumulateFor(docs, term, weight, into, second(term)));
  }

  /** Words of the best titles so far, weighed by how good their titles are, sought again (Lavrenko, Croft 2001, simplified). */
  private feedback(best: readonly number[], s: Sums): void {
    const top = s.first[best[0] ?? 0] ?? 0;
    if (!(top > 0)) return;
    const weights = new Map<string, number>();
    for (const i of best) {
      const share = Math.exp(3 * (s.first[i]! / top - 1));
      this.titles.eachWord(i, (word, weight) => weights.set(word, (weights.get(word) ?? 0) + share * weight));
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

  /** Bytes of what is kept in long arrays; terms by name and ids come on top. */
  get bytes(): number { return this.fine.bytes + this.words.bytes + this.concepts.bytes + this.titles.bytes; }
}
