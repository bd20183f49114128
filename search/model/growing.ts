type Numbers = Uint8Array | Uint16Array | Uint32Array | Int16Array | Int32Array | Float32Array | Float64Array;

/** A list of numbers of one width that grows at its end: hundreds of thousands of listings in a few blocks of memory instead of millions of small objects. */
export class Growing<T extends Numbers> {
  /** Read as far as {@link length}; another array after each growth. */
  data: T;
  length = 0;

  constructor(private readonly make: (size: number) => T, room = 256) { this.data = make(room); }

  push(value: number): void {
    this.makeRoom(1);
    this.data[this.length++] = value;
  }

  /** Adds many at once. */
  append(values: ArrayLike<number>): void {
    this.makeRoom(values.length);
    this.data.set(values, this.length);
    this.length += values.length;
  }

  private makeRoom(more: number): void {
    if (this.length + more <= this.data.length) return;
    const wider = this.make(Math.ceil(this.length * 1.5) + more);
    wider.set(this.data);
    this.data = wider;
  }

  /** Bytes taken, spare room included. */
  get bytes(): number { return this.data.byteLength; }
}

export const bytes8 = (room?: number): Growing<Uint8Array> => new Growing((n) => new Uint8Array(n), room);
export const words16 = (room?: number): Growing<Uint16Array> => new Growing((n) => new Uint16Array(n), room);
export const words32 = (room?: number): Growing<Uint32Array> => new Growing((n) => new Uint32Array(n), room);
export const signed16 = (room?: number): Growing<Int16Array> => new Growing((n) => new Int16Array(n), room);
export const signed32 = (room?: number): Growing<Int32Array> => new Growing((n) => new Int32Array(n), room);
export const floats32 = (room?: number): Growing<Float32Array> => new Growing((n) => new Float32Array(n), room);
export const floats64 = (room?: number): Growing<Float64Array> => new Growing((n) => new Float64Array(n), room);

/** Lists of numbers one after another: list `i` stands from `starts[i]` to `starts[i + 1]`. */
export class Lists<T extends Numbers> {
  readonly starts = words32();
  readonly values: Growing<T>;

  constructor(values: Growing<T>) {
    this.values = values;
    this.starts.push(0);
  }

  /** Adds the next list. */
  add(list: ArrayLike<number>): void {
    this.values.append(list);
    this.starts.push(this.values.length);
  }

  get bytes(): number { return this.starts.bytes + this.values.bytes; }
}

/** Bytes of all of them together. */
export function bytesOf(parts: Iterable<{ bytes: number }>): number {
  let sum = 0;
  for (const part of parts) sum += part.bytes;
  return sum;
}
