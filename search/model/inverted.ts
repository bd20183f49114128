import type { Term } from './corpus-model.ts';

/** Counts above this say no more (BM25 has long saturated); six bits hold them. */
const MAX_COUNT = 63;
const FIRST_CAPACITY = 4;
const K1 = 1.2;
const B = 0.75;

/** What stands beside the count in BM25's denominator for a document so many times as long as the average: the longer, the more. */
export function lengthNorm(relativeLength: number): number { return K1 * (1 - B + B * relativeLength); }

/** BM25's part of one term: the count saturated, long documents discounted; 0 to k1 + 1 (Robertson, Zaragoza 2009). */
export function bm25Part(count: number, norm: number): number { return (count * (K1 + 1)) / (count + norm); }

interface Postings { packed: Uint32Array; size: number }

/** One channel's inverted index: term → (document number, count) packed in 32 bits each, documents in the order they came. */
export class InvertedChannel {
  private readonly postings = new Map<Term, Postings>();
  /** BM25's denominator of each document beside the count: its relative length, discounted. */
  private norms = new Float64Array(64);
  private entries = 0;

  /** `averageLength` of a document, which lengths are read against. */
  constructor(private readonly averageLength: number) {}

  /** Adds a document under the next number; numbers must rise. */
  add(doc: number, counts: ReadonlyMap<Term, number>, length: number): void {
    if (doc >= this.norms.length) {
      const wider = new Float64Array(Math.max(doc + 1, this.norms.length * 2));
      wider.set(this.norms);
      this.norms = wider;
    }
    this.norms[doc] = lengthNorm(length / this.averageLength);
    for (const [term, n] of counts) {
      let p = this.postings.get(term);
      if (!p) this.postings.set(term, p = { packed: new Uint32Array(FIRST_CAPACITY), size: 0 });
      if (p.size === p.packed.length) {
        const wider = new Uint32Array(p.packed.length * 2);
        wider.set(p.packed);
        p.packed = wider;
      }
      p.packed[p.size++] = doc * 64 + Math.min(MAX_COUNT, Math.max(1, Math.round(n)));
      this.entries += 1;
    }
  }

  /** How many documents hold the term, removed ones included. */
  frequency(term: Term): number { return this.postings.get(term)?.size ?? 0; }

  /** Adds each document's BM25 part for one term of the given weight to `into`, and to `also` where there is one. */
  accumulate(term: Term, weight: number, into: Float32Array, also?: Float32Array): void {
    const p = this.postings.get(term);
    if (!p) return;
    const { packed, size } = p;
    const { norms } = this;
    for (let i = 0; i < size; i++) {
      const entry = packed[i]!;
      const doc = entry >>> 6;
      const part = weight * bm25Part(entry & 63, norms[doc]!);
      into[doc]! += part;
      if (also) also[doc]! += part;
    }
  }

  /** The same for the given documents only, whose numbers rise: what a common term costs when only some documents matter. */
  accumulateFor(docs: readonly number[], term: Term, weight: number, into: Float32Array, also?: Float32Array): void {
    const p = this.postings.get(term);
    if (!p) return;
    const { packed, size } = p;
    let from = 0;
    for (const doc of docs) {
      // Gallop from the last place, then halve: wanted documents are few and lie far apart.
      let step = 1;
      while (from + step < size && packed[from + step]! >>> 6 < doc) { from += step; step *= 2; }
      let end = Math.min(size, from + step + 1);
      while (from < end) {
        const middle = (from + end) >>> 1;
        if (packed[middle]! >>> 6 < doc) from = middle + 1; else end = middle;
      }
      if (from >= size) return;
      const entry = packed[from]!;
      if (entry >>> 6 !== doc) continue;
      const part = weight * bm25Part(entry & 63, this.norms[doc]!);
      into[doc]! += part;
      if (also) also[doc]! += part;
    }
  }

  /** Bytes of postings and lengths, spare room included. */
  get bytes(): number {
    let n = this.norms.byteLength;
    for (const p of this.postings.values()) n += p.packed.byteLength;
    return n;
  }

  get size(): number { return this.entries; }
}
