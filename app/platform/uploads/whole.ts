import { AppError } from '#app/core/errors.ts';

/** Reads a file whole into a buffer of its own (it can be moved to another thread). Throws `payload_too_large` (`max`, bytes) as soon as it is over. */
export async function readWhole(bytes: AsyncIterable<Uint8Array>, max: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > max) throw new AppError('payload_too_large', { max });
    chunks.push(chunk);
  }
  const whole = new Uint8Array(size);
  chunks.reduce((at, chunk) => { whole.set(chunk, at); return at + chunk.byteLength; }, 0);
  return whole;
}
