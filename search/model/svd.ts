/** A sparse matrix by rows: row i holds columns `columns[starts[i] … starts[i+1])` with their values. */
export interface SparseRows { rows: number; columns: number; starts: Int32Array; index: Int32Array; values: Float32Array }

/** Packs rows of [column, value] pairs. */
export function sparseRows(rows: readonly (readonly (readonly [number, number])[])[], columns: number): SparseRows {
  const size = rows.reduce((n, r) => n + r.length, 0);
  const m: SparseRows = { rows: rows.length, columns, starts: new Int32Array(rows.length + 1), index: new Int32Array(size), values: new Float32Array(size) };
  let at = 0;
  rows.forEach((row, i) => {
    for (const [column, value] of row) { m.index[at] = column; m.values[at++] = value; }
    m.starts[i + 1] = at;
  });
  return m;
}

/** A small deterministic generator (mulberry32): uniform in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Extra directions the random start carries so that the wanted ones come out clean (Halko, Martinsson, Tropp 2011). */
const OVERSAMPLING = 8;

/**
 * Truncated SVD by randomised subspace iteration: the `rank` leading right singular vectors (columns × rank, row by row) and
 * singular values. Deterministic for a seed. Costs about 2·iterations·nonzeros·rank multiplications.
 */
export function truncatedSvd(a: SparseRows, rank: number, options: { iterations?: number; seed?: number } = {}): { right: Float32Array; values: Float64Array; rank: number } {
  const k = Math.max(1, Math.min(rank, a.rows, a.columns));
  const width = Math.min(k + OVERSAMPLING, a.rows, a.columns);
  const random = seeded(options.seed ?? 7);
  let basis: Float32Array = new Float32Array(a.columns * width);
  for (let i = 0; i < basis.length; i++) basis[i] = random() + random() + random() - 1.5;
  for (let n = 0; n < (options.iterations ?? 3); n++) {
    basis = orthonormal(timesTransposed(a, orthonormal(times(a, basis, width), a.rows, width), width), a.columns, width);
  }
  const image = times(a, basis, width);
  const { vectors, values } = symmetricEigen(gram(image, a.rows, width));
  const order = [...values.keys()].sort((p, q) => values[q]! - values[p]!).slice(0, k);
  const right = new Float32Array(a.columns * k);
  for (let i = 0; i < a.columns; i++) {
    for (let j = 0; j < k; j++) {
      let sum = 0;
      for (let c = 0; c < width; c++) sum += basis[i * width + c]! * vectors[c]![order[j]!]!;
      right[i * k + j] = sum;
    }
  }
  return { right, values: Float64Array.from(order, (o) => Math.sqrt(Math.max(0, values[o]!))), rank: k };
}

function times(a: SparseRows, x: Float32Array, width: number): Float32Array {
  const y = new Float32Array(a.rows * width);
  for (let i = 0; i < a.rows; i++) {
    for (let p = a.starts[i]!; p < a.starts[i + 1]!; p++) {
      const value = a.values[p]!;
      const from = a.index[p]! * width;
      for (let j = 0, to = i * width; j < width; j++, to++) y[to]! += value * x[from + j]!;
    }
  }
  return y;
}

function timesTransposed(a: SparseRows, x: Float32Array, width: number): Float32Array {
  const y = new Float32Array(a.columns * width);
  for (let i = 0; i < a.rows; i++) {
    for (let p = a.starts[i]!; p < a.starts[i + 1]!; p++) {
      const value = a.values[p]!;
      const to = a.index[p]! * width;
      for (let j = 0, from = i * width; j < width; j++, from++) y[to + j]! += value * x[from]!;
    }
  }
  return y;
}

function gram(y: Float32Array, rows: number, width: number): Float64Array[] {
  const g = Array.from({ length: width }, () => new Float64Array(width));
  for (let i = 0; i < rows; i++) {
    for (let a = 0; a < width; a++) {
      const value = y[i * width + a]!;
      if (value === 0) continue;
      const row = g[a]!;
      for (let b = a; b < width; b++) row[b]! += value * y[i * width + b]!;
    }
  }
  for (let a = 0; a < width; a++) for (let b = 0; b < a; b++) g[a]![b] = g[b]![a]!;
  return g;
}

/** Makes the columns orthonormal by Cholesky's factor of their Gram matrix, twice for accuracy. In place. */
function orthonormal(y: Float32Array, rows: number, width: number): Float32Array {
  const row = new Float64Array(width);
  for (let round = 0; round < 2; round++) {
    const r = cholesky(gram(y, rows, width));
    for (let i = 0; i < rows; i++) {
      for (let a = 0; a < width; a++) {
        let value = y[i * width + a]!;
        for (let c = 0; c < a; c++) value -= row[c]! * r[c]![a]!;
        row[a] = value / r[a]![a]!;
      }
      for (let a = 0; a < width; a++) y[i * width + a] = row[a]!;
    }
  }
  return y;
}

/** Upper factor R with RᵀR = g; a vanishing pivot is lifted so that a rank-deficient start stays finite. */
function cholesky(g: readonly Float64Array[]): Float64Array[] {
  const n = g.length;
  const floor = g.reduce((sum, row, i) => sum + row[i]!, 0) * 1e-12 + 1e-30;
  const r = Array.from({ length: n }, () => new Float64Array(n));
  for (let a = 0; a < n; a++) {
    for (let b = a; b < n; b++) {
      let value = g[a]![b]! + (a === b ? floor : 0);
      for (let c = 0; c < a; c++) value -= r[c]![a]! * r[c]![b]!;
      if (a === b) r[a]![a] = Math.sqrt(Math.max(value, floor)); else r[a]![b] = value / r[a]![a]!;
    }
  }
  return r;
}

/** Eigenvectors (columns) and values of a symmetric matrix by Jacobi's rotations. Changes its argument. */
export function symmetricEigen(a: Float64Array[]): { vectors: Float64Array[]; values: number[] } {
  const n = a.length;
  const v = a.map((_, i) => { const row = new Float64Array(n); row[i] = 1; return row; });
  for (let sweep = 0; sweep < 15; sweep++) {
    let off = 0;
    let scale = 0;
    for (let p = 0; p < n; p++) { scale += a[p]![p]! ** 2; for (let q = p + 1; q < n; q++) off += a[p]![q]! ** 2; }
    if (off <= 1e-18 * (scale || 1)) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) if (Math.abs(a[p]![q]!) > 1e-300) rotate(a, v, p, q);
  }
  return { vectors: v, values: a.map((row, i) => row[i]!) };
}

function rotate(a: Float64Array[], v: Float64Array[], p: number, q: number): void {
  const n = a.length;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  const mix = (row: Float64Array) => { const x = row[p]!; const y = row[q]!; row[p] = c * x - s * y; row[q] = s * x + c * y; };
  for (const row of a) mix(row);
  const rowP = a[p]!;
  const rowQ = a[q]!;
  for (let i = 0; i < n; i++) { const x = rowP[i]!; const y = rowQ[i]!; rowP[i] = c * x - s * y; rowQ[i] = s * x + c * y; }
  for (const row of v) mix(row);
}
