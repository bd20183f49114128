import type { Term } from './corpus-model.ts';

/** Counts above this say no more (BM25 has long saturated); six bits hold them. */
const MAX_COUNT = 63;
const FIRST_CAPACITY = 4;

interface Postings { packed: Uint32Array; size: number }

/** One channel's inverted index: term → (document number, count) packed in 32 bits each, documents in the order they came. */
export class InvertedChannel {
  private readonly postings = new Map<Term, Postings>();
  private lengths = new Float32Array(1024);
  private entries = 0;

  /** Adds a document under the next number; numbers must rise. */
  add(doc: number, counts: ReadonlyMap<Term, number>, length: number): void {
    if (doc >= this.lengths.length) {
      const wider = new Float32Array(Math.max(doc + 1, this.lengths.length * 2));
      wider.set(this.lengths);
      this.lengths = wider;
    }
    this.lengths[doc] = length;
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

  /** Adds each document's BM25 part for one term of the given weight to `into`. */
  accumulate(term: Term, weight: number, averageLength: number, into: Float32Array): void {
    const p = this.postings.get(term);
    if (!p) return;
    const { packed, size } = p;
    const lengths = this.lengths;
    for (let i = 0; i < size; i++) {
      const entry = packed[i]!;
      const doc = entry >>> 6;
      into[doc]! += weight * bm25Part(entry & 63, lengths[doc]! / averageLength);
    }
  }

  /** Bytes of postings and lengths, spare room included. */
  get bytes(): number {
    let n = this.lengths.byteLength;
    for (const p of this.postings.values()) n += p.packed.byteLength;
    return n;
  }

  get size(): number { return this.entries; }
}

const K1 = 1.2;
const B = 0.75;

/** BM25's part of one term: count saturated, long documents discounted; 0 to k1 + 1 (Robertson, Zaragoza 2009). */
export function bm25Part(count: number, relativeLength: number): number {
  return (count * (K1 + 1)) / (count + K1 * (1 - B + B * relativeLength));
}
