import { itemIpc, termWeight } from './query-terms.ts';
import { addRows, type CorpusModel } from './corpus-model.ts';
import type { DocumentUnits } from './document.ts';
import { ClassLists } from './class-lists.ts';
import { bytes8, bytesOf, floats32, floats64, Lists, signed32, words16, words32, type Growing } from './growing.ts';
import { bucketsOf } from './phrases.ts';

/** Terms by number, each with its weight under the model and its place among the latent directions (−1: none). */
class Terms {
  readonly names: string[] = [];
  readonly weights: Growing<Float64Array> = floats64();
  readonly places: Growing<Int32Array> = signed32();
  private readonly numbers = new Map<string, number>();

  constructor(private readonly model: CorpusModel, private readonly channel: 'fine' | 'words') {}

  /** The number of a term; undefined for one no title has. */
  find(term: string): number | undefined { return this.numbers.get(term); }

  /** The number of a term, a new one when it has none yet. */
  number(term: string): number {
    let n = this.numbers.get(term);
    if (n === undefined) {
      this.numbers.set(term, n = this.names.length);
      this.names.push(term);
      this.weights.push(termWeight(this.model, this.channel, term));
      this.places.push(this.model.vectors.terms.get(term) ?? -1);
    }
    return n;
  }

  /** Numbers of those among `asked` that stand in a title, whichever of the two lists is shorter being gone through. */
  among(asked: ReadonlyMap<string, unknown> | ReadonlySet<string>): number[] {
    const out: number[] = [];
    if (asked.size > this.names.length) this.names.forEach((term, n) => { if (asked.has(term)) out.push(n); });
    else for (const term of asked.keys()) { const n = this.numbers.get(term); if (n !== undefined) out.push(n); }
    return out;
  }

  get bytes(): number { return this.weights.bytes + this.places.bytes; }
}

/**
 * What is kept of listings for re-ranking besides their places in the inverted channels: the terms of their titles, their classes
 * and the pairs of their bodies, in a few long arrays. Listing `n` is the n-th added; a title in two languages is two parts.
 */
export class TitleStore {
  readonly words: Terms;
  readonly fine: Terms;
  /** Per listing the number of its first part; the next listing's is where its parts end. */
  readonly firstPart = words32();
  /** Per part: distinct words; units in order; bucket of each unit with the one before it (0 for the first). */
  readonly partWords = new Lists(words32());
  readonly partFine = new Lists(words32());
  readonly partPairs = words16();
  /** Per listing the distinct places of its title's terms among the latent directions, and the length of their weighed sum (0: nowhere). */
  readonly places = new Lists(words32());
  readonly latentLength = floats32();
  readonly classes = new ClassLists();
  /** Per listing the buckets of its body's neighbouring units, in order. */
  readonly phrases = new Lists(words16());
  private readonly alive = bytes8();

  constructor(private readonly model: CorpusModel) {
    this.words = new Terms(model, 'words');
    this.fine = new Terms(model, 'fine');
    this.firstPart.push(0);
  }

  /** Adds the next listing. */
  add(doc: Pick<DocumentUnits, 'titles' | 'titleWords' | 'concepts' | 'ipc' | 'phrases'>): void {
    for (const title of doc.titles) {
      this.partWords.add(title.words.map((w) => this.words.number(w)));
      this.partFine.add(title.fine.map((t) => this.fine.number(t)));
      if (title.fine.length > 0) this.partPairs.push(0);
      this.partPairs.append(bucketsOf(title.fine));
    }
    this.firstPart.push(this.firstPart.data[this.firstPart.length - 1]! + doc.titles.length);
    this.addPlaces(doc);
    this.classes.add(itemIpc(this.model, doc));
    this.phrases.add(doc.phrases);
    this.alive.push(1);
  }

  /** Is this listing there, and not taken out? */
  has(n: number): boolean { return this.alive.data[n] === 1; }

  /** Takes a listing out; what is kept of it stays until the index is built anew. */
  remove(n: number): void { this.alive.data[n] = 0; }

  /** The buckets of a listing's body. */
  phrasesOf(n: number): Uint16Array { return this.phrases.values.data.subarray(this.phrases.starts.data[n]!, this.phrases.starts.data[n + 1]!); }

  /** Every word of a listing's titles with its weight, a word in two titles twice. */
  eachWord(n: number, use: (word: string, weight: number) => void): void {
    const { starts, values } = this.partWords;
    const end = starts.data[this.firstPart.data[n + 1]!]!;
    for (let i = starts.data[this.firstPart.data[n]!]!; i < end; i++) use(this.words.names[values.data[i]!]!, this.words.weights.data[values.data[i]!]!);
  }

  private addPlaces(doc: Pick<DocumentUnits, 'titles'>): void {
    const { terms, data, dims, weights } = this.model.vectors;
    const found = new Set<number>();
    for (const title of doc.titles) for (const term of [...title.words, ...title.fine]) { const place = terms.get(term); if (place !== undefined) found.add(place); }
    const places = [...found];
    this.places.add(places);
    const sum = new Float64Array(dims);
    addRows(sum, data, places, places.map((place) => weights[place]!));
    let squares = 0;
    for (const x of sum) squares += x * x;
    this.latentLength.push(Math.sqrt(squares));
  }

  /** Bytes of the arrays, spare room included. */
  get bytes(): number {
    return bytesOf([this.words, this.fine, this.firstPart, this.partWords, this.partFine, this.partPairs, this.places, this.latentLength, this.classes, this.phrases, this.alive]);
  }
}
