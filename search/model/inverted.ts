import type { Term } from './corpus-model.ts';
import { bytesOf, floats64, words32, type Growing } from './growing.ts';

/** Counts above what six bits hold say no more: BM25 has long saturated. */
const COUNT_BITS = 6;
const MAX_COUNT = 63;
/** Room a term's postings begin with: most terms stand in few texts. */
export const FEW = 4;
const K1 = 1.2;
const B = 0.75;

/** What stands beside the count in BM25's denominator for a document so many times as long as the average: the longer, the more. */
export function lengthNorm(relativeLength: number): number { return K1 * (1 - B + B * relativeLength); }

/** BM25's part of one term: the count saturated, long documents discounted; 0 to k1 + 1 (Robertson, Zaragoza 2009). */
export function bm25Part(count: number, norm: number): number { return (count * (K1 + 1)) / (count + norm); }

/** A count as a posting holds it. */
export function heldCount(n: number): number { return Math.min(MAX_COUNT, Math.max(1, Math.round(n))); }

/**
 * Goes through the entries of the given documents among postings, whose document numbers (above `bits`) rise as `docs` do: gallops
 * from the last place, then halves, because wanted documents are few and lie far apart.
 */
export function meet({ data, length }: Growing<Uint32Array>, bits: number, docs: readonly number[], use: (place: number, at: number) => void): void {
  let from = 0;
  for (let at = 0; at < docs.length; at++) {
    const doc = docs[at]!;
    let step = 1;
    while (from + step < length && data[from + step]! >>> bits < doc) { from += step; step *= 2; }
    let end = Math.min(length, from + step + 1);
    while (from < end) {
      const middle = (from + end) >>> 1;
      if (data[middle]! >>> bits < doc) from = middle + 1; else end = middle;
    }
    if (from >= length) return;
    if (data[from]! >>> bits === doc) use(from, at);
  }
}

/**
 * Splits terms by what fits a budget of postings read: rare ones first where not all fit, because they tell most and most of them
 * fit, and those left for documents chosen by then. In a small corpus nothing is left over, and a large one costs about the same.
 */
export function rareFirst(terms: ReadonlyMap<Term, number>, frequency: (term: Term) => number, budget: number): { now: [Term, number][]; later: [Term, number][] } {
  const sized: { term: Term; weight: number; size: number }[] = [];
  let all = 0;
  for (const [term, weight] of terms) {
    const size = frequency(term);
    if (size === 0) continue;
    sized.push({ term, weight, size });
    all += size;
  }
  if (all > budget) sized.sort((a, b) => a.size - b.size);
  const now: [Term, number][] = [];
  const later: [Term, number][] = [];
  let left = budget;
  for (const { term, weight, size } of sized) {
    if (size > left) { later.push([term, weight]); continue; }
    left -= size;
    now.push([term, weight]);
  }
  return { now, later };
}

/** One channel's inverted index: term → (document number, count) packed in 32 bits each, documents in the order they came. */
export class InvertedChannel {
  private readonly postings = new Map<Term, Growing<Uint32Array>>();
  /** BM25's denominator of each document beside the count: its relative length, discounted. */
  private readonly norms = floats64();

  /** `averageLength` of a document, which lengths are read against. */
  constructor(private readonly averageLength: number) {}

  /** Adds a document under the next number. */
  add(doc: number, counts: ReadonlyMap<Term, number>, length: number): void {
    this.norms.push(lengthNorm(length / this.averageLength));
    for (const [term, n] of counts) {
      let p = this.postings.get(term);
      if (!p) this.postings.set(term, p = words32(FEW));
      p.push(doc * (MAX_COUNT + 1) + heldCount(n));
    }
  }

  /** How many documents hold the term, removed ones included. */
  frequency(term: Term): number { return this.postings.get(term)?.length ?? 0; }

  /** Adds each document's BM25 part for one term of the given weight to `into`, and to `also` where there is one. */
  accumulate(term: Term, weight: number, into: Float32Array, also?: Float32Array): void {
    const p = this.postings.get(term);
    if (!p) return;
    const { data, length } = p;
    const norms = this.norms.data;
    for (let i = 0; i < length; i++) {
      const entry = data[i]!;
      const doc = entry >>> COUNT_BITS;
      const part = weight * bm25Part(entry & MAX_COUNT, norms[doc]!);
      into[doc]! += part;
      if (also) also[doc]! += part;
    }
  }

  /** The same for the given documents only, whose numbers rise: what a common term costs when only some documents matter. */
  accumulateFor(docs: readonly number[], term: Term, weight: number, into: Float32Array, also?: Float32Array): void {
    const p = this.postings.get(term);
    if (!p) return;
    const norms = this.norms.data;
    meet(p, COUNT_BITS, docs, (place) => {
      const entry = p.data[place]!;
      const doc = entry >>> COUNT_BITS;
      const part = weight * bm25Part(entry & MAX_COUNT, norms[doc]!);
      into[doc]! += part;
      if (also) also[doc]! += part;
    });
  }

  /** Bytes of postings and lengths, spare room included. */
  get bytes(): number {
    return this.norms.bytes + bytesOf(this.postings.values());
  }
}
