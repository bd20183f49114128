/** Buffers of bytes at the first level of a message between threads, to be moved and not copied. A buffer out of Node's shared slab stays: others live in it. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((v) => (v instanceof Uint8Array && v.buffer instanceof ArrayBuffer && v.byteLength === v.buffer.byteLength ? [v.buffer] : []));
}
