import type { Term } from './corpus-model.ts';
import { bytesOf, words16, words32, type Growing } from './growing.ts';
import { FEW, meet } from './inverted.ts';

/** Weights are kept in sixteen bits each, as shares of the demand's scale up to two. */
const ONE = 32_767;
const MOST = 65_535;
/** Below the demand's number one bit: does the term stand in its title? */
const TITLE_BITS = 1;

interface Postings { demands: Growing<Uint32Array>; weights: Growing<Uint16Array> }

/** One channel of what many demands ask for: term → (demand, weight, in its title or not), demands in the order they came. */
export class AskedChannel {
  private readonly postings = new Map<Term, Postings>();

  /** Adds a term of a demand; demands' numbers must rise. `weight` as a share of the demand's scale, 0 for a term only known to be there. */
  add(demand: number, term: Term, weight: number, titled: boolean): void {
    let p = this.postings.get(term);
    if (!p) this.postings.set(term, p = { demands: words32(FEW), weights: words16(FEW) });
    p.demands.push(demand * 2 + (titled ? 1 : 0));
    p.weights.push(Math.min(MOST, Math.round(weight * ONE)));
  }

  /** How many demands hold the term, removed ones included. */
  frequency(term: Term): number { return this.postings.get(term)?.demands.length ?? 0; }

  /** Adds each demand's weight for a term, times `part`, to `into`, and where it stands in the title to `titled` as well. */
  accumulate(term: Term, part: number, into: Float32Array, titled?: Float32Array): void {
    const p = this.postings.get(term);
    if (!p) return;
    const { demands: { data, length }, weights } = p;
    const unit = part / ONE;
    for (let i = 0; i < length; i++) {
      const demand = data[i]! >>> TITLE_BITS;
      const value = weights.data[i]! * unit;
      into[demand]! += value;
      if (titled && (data[i]! & 1) === 1) titled[demand]! += value;
    }
  }

  /** The same for the given demands only, whose numbers rise. */
  accumulateFor(demands: readonly number[], term: Term, part: number, into: Float32Array, titled?: Float32Array): void {
    const unit = part / ONE;
    this.meet(demands, term, (p, place) => {
      const entry = p.demands.data[place]!;
      const value = p.weights.data[place]! * unit;
      into[entry >>> TITLE_BITS]! += value;
      if (titled && (entry & 1) === 1) titled[entry >>> TITLE_BITS]! += value;
    });
  }

  /** Which of the given demands, by their place in the list, hold the term, and whether in the title. */
  holders(demands: readonly number[], term: Term, use: (at: number, titled: boolean) => void): void {
    this.meet(demands, term, (p, place, at) => use(at, (p.demands.data[place]! & 1) === 1));
  }

  private meet(demands: readonly number[], term: Term, use: (p: Postings, place: number, at: number) => void): void {
    const p = this.postings.get(term);
    if (p) meet(p.demands, TITLE_BITS, demands, (place, at) => use(p, place, at));
  }

  /** Bytes of the postings, spare room included. */
  get bytes(): number {
    let n = 0;
    for (const p of this.postings.values()) n += bytesOf([p.demands, p.weights]);
    return n;
  }
}
