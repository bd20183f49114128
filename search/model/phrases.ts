/**
 * Neighbouring units of running text (character pairs in Chinese, word pairs in English) as 16-bit hashes: what tells a quoted
 * passage from one on the same subject. A listing keeps only the set of its hashes, two bytes each, so that a market of hundreds of
 * thousands fits; with some three hundred pairs a text, one in two hundred is met by chance, which is below what ranking notices. Pure.
 */
export const BUCKETS = 1 << 16;

/** Bucket of a pair of neighbouring units, 0 to {@link BUCKETS} − 1 (FNV-1a with a final mix). */
export function bucketOf(a: string, b: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < a.length; i++) h = Math.imul(h ^ a.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ 0x20, 0x01000193);
  for (let i = 0; i < b.length; i++) h = Math.imul(h ^ b.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return (h ^ (h >>> 13)) & (BUCKETS - 1);
}

/** Buckets of the neighbouring pairs of units, in order: one fewer than there are units. */
export function bucketsOf(fine: readonly string[]): number[] {
  const out: number[] = [];
  for (let i = 1; i < fine.length; i++) out.push(bucketOf(fine[i - 1]!, fine[i]!));
  return out;
}

const NONE = new Uint16Array(0);

/** Buckets of the distinct pairs of a text's units, in order. */
export function phraseSet(fine: readonly string[]): Uint16Array {
  if (fine.length < 2) return NONE;
  return Uint16Array.from(new Set(bucketsOf(fine))).sort();
}

/** In how many texts each pair stands, and how many a text with any has on average. */
export interface PhraseCounts { df: Uint32Array; average: number }

export function phraseCounts(texts: Iterable<Uint16Array>): PhraseCounts {
  const df = new Uint32Array(BUCKETS);
  let filled = 0;
  let sum = 0;
  for (const text of texts) {
    if (text.length === 0) continue;
    filled += 1;
    sum += text.length;
    for (const h of text) df[h]! += 1;
  }
  return { df, average: filled > 0 ? sum / filled : 1 };
}

/** How rare a pair is among `items` texts. */
export function pairRarity(counts: PhraseCounts, items: number, bucket: number): number {
  const df = counts.df[bucket]!;
  return Math.log(1 + (Math.max(items, df) - df + 0.5) / (df + 0.5));
}

/** A demand's pairs weighed by rarity. `scale` is what a text answering its heaviest pairs scores. */
export interface WeighedPhrases { weights: ReadonlyMap<number, number>; scale: number }

const SCALE_TERMS = 12;

/** Weighs pairs (hash → weight by place and repetition) against counts over `items` texts. */
export function weighPhrases(counts: PhraseCounts, items: number, said: ReadonlyMap<number, number>): WeighedPhrases {
  const weights = new Map<number, number>();
  for (const [h, n] of said) weights.set(h, n * pairRarity(counts, items, h));
  const scale = Float64Array.from(weights.values()).sort().subarray(-SCALE_TERMS).reduce((a, b) => a + b, 0);
  return { weights, scale: scale || 1 };
}

const K1 = 1.2;
const B = 0.75;

/** One demand's table for many listings: filled once, read for each, emptied again; a table per demand kept would be too large. */
export class PhraseTable {
  private readonly table = new Float32Array(BUCKETS);
  private query: WeighedPhrases | null = null;

  /** Makes the table a demand's; undoes the one before. */
  load(query: WeighedPhrases): void {
    if (this.query) for (const h of this.query.weights.keys()) this.table[h] = 0;
    for (const [h, w] of query.weights) this.table[h] = w;
    this.query = query;
  }

  /** BM25 of one text's pairs on the demand's scale, each pair counted once; 0 for a text without any. */
  score(text: Uint16Array, average: number): number {
    const { query, table } = this;
    if (!query || text.length === 0) return 0;
    let sum = 0;
    for (let i = 0; i < text.length; i++) sum += table[text[i]!]!;
    return pairScore(sum, text.length, average) / query.scale;
  }
}

/** BM25 of a text of so many distinct pairs, of which those in common weigh `sum`. */
export function pairScore(sum: number, length: number, average: number): number {
  return (sum * (K1 + 1)) / (1 + K1 * (1 - B + (B * length) / average));
}
