import { floats32, Lists, words16 } from './growing.ts';
import type { IpcGuess } from './ipc.ts';

/** The IPC subclasses of many documents by number, compared with those of one. */
export class ClassLists {
  private readonly classes = new Lists(words16());
  private readonly shares = floats32();
  /** Of each subclass the number of the class it is in (`H01M` in `H01`). */
  private readonly parents = words16();
  private readonly numbers = new Map<string, number>();
  private readonly parentNumbers = new Map<string, number>();
  private own = new Float64Array(0);
  private above = new Float64Array(0);
  private sums = new Float64Array(0);

  /** Adds the next document. */
  add(guess: IpcGuess): void {
    this.classes.add(Array.from(guess.keys(), (name) => this.number(name)));
    this.shares.append([...guess.values()]);
  }

  /** Makes {@link agreement} about one guess. */
  load(guess: IpcGuess): void {
    this.own = new Float64Array(this.numbers.size);
    this.above = new Float64Array(this.parentNumbers.size);
    this.sums = new Float64Array(this.parentNumbers.size);
    for (const [name, share] of guess) {
      const [own, above] = [this.numbers.get(name), this.parentNumbers.get(parentOf(name))];
      if (own !== undefined) this.own[own] = share;
      if (above !== undefined) this.above[above]! += share;
    }
  }

  /** Agreement of document `n` with the guess loaded, 0 to 1: shares that meet in one subclass count whole, in one class half. */
  agreement(n: number): number {
    const { starts, values } = this.classes;
    const [from, end] = [starts.data[n]!, starts.data[n + 1]!];
    let whole = 0;
    for (let i = from; i < end; i++) {
      const subclass = values.data[i]!;
      whole += Math.min(this.shares.data[i]!, this.own[subclass]!);
      this.sums[this.parents.data[subclass]!]! += this.shares.data[i]!;
    }
    let half = 0;
    for (let i = from; i < end; i++) {
      const parent = this.parents.data[values.data[i]!]!;
      half += Math.min(this.sums[parent]!, this.above[parent]!);
      this.sums[parent] = 0;
    }
    return 0.5 * whole + 0.5 * half;
  }

  private number(name: string): number {
    let n = this.numbers.get(name);
    if (n === undefined) {
      this.numbers.set(name, n = this.numbers.size);
      const parent = parentOf(name);
      if (!this.parentNumbers.has(parent)) this.parentNumbers.set(parent, this.parentNumbers.size);
      this.parents.push(this.parentNumbers.get(parent)!);
    }
    return n;
  }

  get bytes(): number { return this.classes.bytes + this.shares.bytes; }
}

const parentOf = (subclass: string) => subclass.slice(0, 3);
