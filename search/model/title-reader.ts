import { alongDirection, wordDirection, wordSimilarity, type CorpusModel } from './corpus-model.ts';
import { AT, type FeatureVector } from './features.ts';
import { termWeight, type WeighedQuery } from './query-terms.ts';
import type { TitleStore } from './title-store.ts';

/** A word less like another than this has nothing of it. */
export const SIMILAR_ENOUGH = 0.2;

/** One of the demand's telling words: its number among the titles' words (−1: in none), how much it weighs, and where it points. */
interface Asked { number: number; root: number; word: string; direction: Float32Array | null | undefined }

/** Reads what titles say to one demand: set up once by {@link load}, then asked for one listing after another. */
export class TitleReader {
  private query: WeighedQuery | null = null;
  private words = new Set<number>();
  private fine = new Set<number>();
  private asked: Asked[] = [];
  private readonly unsaid: number;
  /** What one term gives, by number, worked out when first met; `…For` names the demand it holds for. */
  private explained = new Float64Array(0);
  private explainedFor = new Uint32Array(0);
  private nearness = new Float64Array(0);
  private nearnessFor = new Uint32Array(0);
  private loaded = 0;

  constructor(private readonly model: CorpusModel, private readonly store: TitleStore) {
    // What a word weighs that stands in no item and no demand.
    this.unsaid = termWeight(model, 'words', '');
  }

  /** Makes the reader a demand's. */
  load(query: WeighedQuery): void {
    const { store, model } = this;
    const { profile } = query;
    this.query = query;
    this.words = new Set([...store.words.among(profile.words), ...store.words.among(profile.foreign.words)]);
    this.fine = new Set([...store.fine.among(profile.titleFine), ...store.fine.among(profile.foreign.titleFine)]);
    this.asked = query.top.map(({ word, share }) => ({ word, number: store.words.find(word) ?? -1, root: Math.sqrt(share), direction: undefined }));
    store.classes.load(query.ipc);
    if (this.explained.length < store.words.names.length) {
      const room = Math.ceil(store.words.names.length * 1.25);
      [this.explained, this.explainedFor] = [new Float64Array(room), new Uint32Array(room)];
    }
    if (this.nearness.length < model.vectors.terms.size) [this.nearness, this.nearnessFor] = [new Float64Array(model.vectors.terms.size), new Uint32Array(model.vectors.terms.size)];
    this.loaded += 1;
  }

  /**
   * Fills in what a title gives, each feature where one language's title says more than the other's did. Shares are taken as if the
   * title had one more rare word, `unsaid`, that the demand has not: a title of a single word ("Imaging device") is no whole answer.
   */
  read(n: number, f: FeatureVector): void {
    const { store } = this;
    const end = store.firstPart.data[n + 1]!;
    for (let part = store.firstPart.data[n]!; part < end; part++) { this.readWords(part, f); this.readUnits(part, f); }
    f[AT.classes] = this.store.classes.agreement(n);
    f[AT.latent] = this.latent(n);
  }

  private readWords(part: number, f: FeatureVector): void {
    const { partWords, words: { weights } } = this.store;
    const end = partWords.starts.data[part + 1]!;
    let [all, named, rarest] = [0, 0, 0];
    for (let i = partWords.starts.data[part]!; i < end; i++) {
      const word = partWords.values.data[i]!;
      const weight = weights.data[word]!;
      all += weight;
      if (!this.words.has(word)) continue;
      named += weight;
      if (weight > rarest) rarest = weight;
    }
    if (all > 0) raise(f, AT.named, named / (all + this.unsaid));
    raise(f, AT.rarest, rarest / 8);
  }

  private readUnits(part: number, f: FeatureVector): void {
    const { partFine, partPairs, fine: { weights } } = this.store;
    const { phrases: asked } = this.query!.profile;
    const [from, end] = [partFine.starts.data[part]!, partFine.starts.data[part + 1]!];
    let [all, covered, pairsAll, pairs, before] = [0, 0, 0, 0, 0];
    for (let i = from; i < end; i++) {
      const unit = partFine.values.data[i]!;
      const weight = weights.data[unit]!;
      all += weight;
      if (this.fine.has(unit)) covered += weight;
      if (i > from) {
        pairsAll += weight + before;
        if (asked.has(partPairs.data[i]!)) pairs += weight + before;
      }
      before = weight;
    }
    if (all > 0) raise(f, AT.covered_by_title, covered / (all + this.unsaid));
    if (pairsAll > 0) raise(f, AT.pairs, pairs / (pairsAll + 2 * this.unsaid));
  }

  /** Nearness of the title among the latent directions, 0 to 1: the sum of what each of its terms has of the demand's direction. */
  private latent(n: number): number {
    const { places, latentLength } = this.store;
    const direction = this.query!.latent;
    if (!direction || !(latentLength.data[n]! > 0)) return 0;
    const { weights } = this.model.vectors;
    const end = places.starts.data[n + 1]!;
    let sum = 0;
    for (let i = places.starts.data[n]!; i < end; i++) {
      const place = places.values.data[i]!;
      if (this.nearnessFor[place] !== this.loaded) {
        this.nearnessFor[place] = this.loaded;
        this.nearness[place] = weights[place]! * alongDirection(this.model, direction, place);
      }
      sum += this.nearness[place]!;
    }
    return Math.max(0, sum / latentLength.data[n]!);
  }

  /** Share of the title, by weight, that the demand's telling words explain: the same word or one of like company. Dear: every word is held against every telling word. */
  explain(n: number): number {
    return this.shareOf(n, (word) => {
      if (this.explainedFor[word] !== this.loaded) {
        this.explainedFor[word] = this.loaded;
        this.explained[word] = this.explainWord(word);
      }
      return this.explained[word]!;
    });
  }

  /** What {@link explain} can give at most, without looking. */
  explainedAtMost(n: number): number { return this.shareOf(n, () => 1); }

  private shareOf(n: number, of: (word: number) => number): number {
    const { firstPart, partWords, words: { weights } } = this.store;
    let best = 0;
    for (let part = firstPart.data[n]!; part < firstPart.data[n + 1]!; part++) {
      let [all, said] = [0, 0];
      for (let i = partWords.starts.data[part]!; i < partWords.starts.data[part + 1]!; i++) {
        const word = partWords.values.data[i]!;
        const weight = weights.data[word]!;
        all += weight;
        said += weight * of(word);
      }
      if (all > 0) best = Math.max(best, said / (all + this.unsaid));
    }
    return best;
  }

  private explainWord(word: number): number {
    const place = this.store.words.places.data[word]!;
    let best = 0;
    for (const a of this.asked) {
      // What this one could add at most is below what another has given.
      if (a.root <= best) break;
      if (a.number === word) { best = a.root; continue; }
      if (place < 0) continue;
      if (a.direction === undefined) a.direction = wordDirection(this.model, a.word);
      if (!a.direction) continue;
      const near = wordSimilarity(this.model, a.direction, place);
      if (near > SIMILAR_ENOUGH && near * a.root > best) best = near * a.root;
    }
    return best;
  }
}

function raise(f: FeatureVector, at: number, value: number): void { if (value > f[at]!) f[at] = value; }
