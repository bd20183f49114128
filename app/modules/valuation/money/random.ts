/**
 * Random numbers of the simulation: a counter through a 32-bit finaliser (the mixing steps are those of MurmurHash3, public
 * domain). Number i of a stream needs no numbers before it, and every input has a stream of its own, named after it:
 * adding an input, or changing one, leaves the draws of all others as they were. Two valuations with one seed can therefore
 * be compared draw by draw, and a higher revenue never meets worse luck.
 */
function mix(value: number): number {
  let h = value >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** FNV-1a of a text, as the 32-bit seed of a patent number or the offset of an input's stream. */
export function hash32(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
}

/**
 * `n` stratified uniforms in (0, 1) of the stream `name`: one in each of n equal slices, in shuffled order (Latin hypercube),
 * so that a few hundred draws place a quantile as well as thousands of plain ones.
 */
export function uniforms(seed: number, name: string, n: number): Float64Array {
  const stream = mix(seed ^ hash32(name));
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) out[i] = (i + (mix(stream + Math.imul(i, 0x9e3779b9)) + 0.5) / 4_294_967_296) / n;
  for (let i = n - 1; i > 0; i--) {
    const j = mix(stream ^ Math.imul(i + n, 0x7feb352d)) % (i + 1);
    const kept = out[i]!;
    out[i] = out[j]!;
    out[j] = kept;
  }
  return out;
}
